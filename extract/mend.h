/* mend.h - private: repairs of trees that English grammar rules out.
 *
 * The parser decides arc by arc and sometimes ends with what no sentence of
 * English means: two subjects side by side, a finite verb coordinated with a
 * noun. Each repair moves one word to a place that is always above the old one
 * or beside it, so a tree stays a tree. */
#ifndef QUOTH_EXTRACT_MEND_H
#define QUOTH_EXTRACT_MEND_H

#include "extract/syntax.h"

/* Repairs the sentence tokens[0, count), whose first token has the number
 * `first`. Lemmas and tags must be known. Linear in `count`, times the depth
 * where a verb is moved; very long sentences stay as they are. */
void quoth_tree_mend(quoth_token *tokens, uint32_t count, uint32_t first);

#endif
