/* arcs.h - private: the dependency tree of the sentence just tagged. */
#ifndef QUOTH_EXTRACT_ARCS_H
#define QUOTH_EXTRACT_ARCS_H

#include "extract/tagger.h"

/* Fills in head and deprel of the tokens that quoth_tag_sentence was given
 * last on `reading`. A head is `first` + its place in the sentence (`first` is
 * the index of tokens[0] among all tokens of the text), QUOTH_NONE for the
 * root, whose place is stored in `*root` the same way. The result is a tree:
 * one root, no cycle. Sentences of more than QUOTH_ARCS_REACH tokens are cut
 * inside and joined again. QUOTH_NO_MEMORY is the only failure. */
quoth_status quoth_parse_sentence(quoth_reading *reading, quoth_token *tokens,
                                  uint32_t count, uint32_t first,
                                  uint32_t *root);

enum { QUOTH_ARCS_REACH = 192 };

#endif
