/* inline.h - words as they stand in a line, rid of what only a machine left
 * there: emphasis marks that found no partner, times in brackets. */
#ifndef QUOTH_EXTRACT_INLINE_H
#define QUOTH_EXTRACT_INLINE_H

#include "extract/draft.h"

/* Emphasis at this place of a line; zeroed at the line's begin. */
typedef struct {
  uint32_t strong, emphasis; /* depth, from proper markup */
  uint32_t skip;             /* source before this is markup */
  bool loose;                /* between two literal ** */
} quoth_inline;

/* Adds source bytes to the open line and accounts them as strong or emphasised.
 * Left out are literal `**` (`** Name: **`, `words**,`; not between letters or
 * digits, not after a backslash), times such as `[00:12:33]` (the line is then
 * timed) and footnote marks such as `[^1]`. */
quoth_status quoth_inline_add(quoth_draft *draft, quoth_inline *state,
                              uint32_t source, uint32_t length);

/* Adds a character that stands for `length` source bytes. */
quoth_status quoth_inline_put(quoth_draft *draft, quoth_inline *state,
                              uint32_t source, uint32_t length,
                              uint32_t code_point);

#endif
