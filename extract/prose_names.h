/* prose_names.h - full names of speakers that titles and texts tell. */
#ifndef QUOTH_EXTRACT_PROSE_NAMES_H
#define QUOTH_EXTRACT_PROSE_NAMES_H

#include "extract/draft.h"

/* A full name in a title such as "An interview with Jane Doe": two to four
 * capitalised words next to a word of interviewing, or that the text repeats;
 * or empty. Borrowed from `title`. */
quoth_text quoth_name_in_title(const quoth_draft *draft, quoth_text title);

/* Who is interviewed, as the title tells or else what stands above the first
 * question: "Fireside: Jane Doe of Acme" of somebody who is called Jane there,
 * "we talk to Jane Doe", or a lead that begins with her name; or empty.
 * Borrowed from `title` or the draft. */
quoth_text quoth_name_of_guest(const quoth_draft *draft, quoth_text title);

/* The first run of capitalised words in the beginning of the text that has
 * these initials ("Sam Altman" for "SA"); or empty. Borrowed from the draft. */
quoth_text quoth_name_of_initials(const quoth_draft *draft,
                                  quoth_text initials);

/* The full name with which somebody called `given`, who first speaks at byte
 * `before`, is introduced in the beginning of the text: "I'm Jane Doe", "today
 * we're talking with Jane Doe"; or else the only one that is mentioned before;
 * or empty, also when there are two. Borrowed from the draft. */
quoth_text quoth_name_introduced(const quoth_draft *draft, quoth_text given,
                                 size_t before);

/* Whom somebody calls by title and name first of all: "Castellanos" for "Mr.
 * Castellanos, why", "Good morning, Dr. Ek."; or empty. Borrowed from `speech`.
 */
quoth_text quoth_name_called(quoth_text speech);

/* The full name that somebody tells as the own: "I'm Jane Doe", "my name is
 * Jane Doe"; or empty. Borrowed from `speech`. */
quoth_text quoth_name_self_told(quoth_text speech);

#endif
