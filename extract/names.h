/* names.h - from accepted labels to speakers. */
#ifndef QUOTH_EXTRACT_NAMES_H
#define QUOTH_EXTRACT_NAMES_H

#include "extract/roster.h"

typedef struct {
  quoth_speaker *items; /* in the arena */
  uint32_t count, capacity;
} quoth_cast;

/* Makes the speakers of all accepted entries, in the order of their first
 * line: entries that name one person share a speaker ("Sam Altman", "Sam",
 * "Altman", "Mr. Altman", "SA"; only when no second person fits). There is
 * room for `extra` more. */
quoth_status quoth_cast_make(quoth_cast *cast, quoth_roster *roster,
                             uint32_t extra, quoth_arena *arena);

/* The speaker of this name; made (a person, or a role) when there is none. */
quoth_status quoth_cast_add(quoth_cast *cast, quoth_text name,
                            quoth_speaker_kind kind, quoth_arena *arena,
                            uint32_t *index);

#endif
