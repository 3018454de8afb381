/* structure.h - who speaks where no label says so: answers set as quotes,
 * questions in bold, image captions between answers, an author's own text. */
#ifndef QUOTH_EXTRACT_STRUCTURE_H
#define QUOTH_EXTRACT_STRUCTURE_H

#include "extract/draft.h"

typedef enum {
  QUOTH_LAYOUT_PROSE,  /* one voice, or an article */
  QUOTH_LAYOUT_LABELS, /* labels say it all */
  QUOTH_LAYOUT_QUOTES, /* answers are quotes under the questions */
  QUOTH_LAYOUT_STRONG, /* questions are bold, */
  QUOTH_LAYOUT_ITALIC, /* … in italics, */
  QUOTH_LAYOUT_HEADED  /* … or headings */
} quoth_layout;

/* How the draft sets questions and answers apart; line->starts tells lines
 * with accepted labels. `title` may be empty. */
quoth_layout quoth_layout_of(const quoth_draft *draft, quoth_text title);

/* Whether the line is a question in such a layout. */
bool quoth_layout_asks(quoth_layout layout, const quoth_line *line);

/* Nine tenths of the line are bold. */
bool quoth_line_is_strong(const quoth_line *line);

/* A line that closes no sentence: short, no punctuation at its end. */
bool quoth_line_is_heading(const quoth_draft *draft, const quoth_line *line);

/* The line names an image or an editor ("Image: …", "Ed.: …"). */
bool quoth_line_is_caption(const quoth_draft *draft, const quoth_line *line);

/* The line has a word of the first person: I, my, we, … */
bool quoth_line_is_first_person(const quoth_draft *draft,
                                const quoth_line *line);

/* Somebody tells of himself, outside of quotation marks: a speech, a vlog. */
bool quoth_draft_is_monologue(const quoth_draft *draft);

#endif
