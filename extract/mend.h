/* mend.h - private: repairs of trees that English grammar rules out.
 *
 * The parser decides arc by arc and sometimes ends with what no sentence of
 * English means: two subjects side by side, a finite verb that is an object, a
 * sentence without a verb. Each repair moves words to places above the old one
 * or beside it, so that a tree stays a tree. */
#ifndef QUOTH_EXTRACT_MEND_H
#define QUOTH_EXTRACT_MEND_H

#include "extract/syntax.h"

/* Gives words the part of speech that their place in the tree asks for: what
 * has a subject and no copula is a verb. Before lemmas are looked up. */
void quoth_tags_mend(quoth_text text, quoth_token *tokens, uint32_t count,
                     uint32_t first);

/* Repairs the tree of tokens[0, count), whose first token has the number
 * `first`, and returns its root as such a number. Lemmas and features must be
 * known. Linear in `count` for each of a fixed number of repairs, times the
 * depth where a verb is moved; very long sentences stay as they are. */
uint32_t quoth_tree_mend(quoth_text text, quoth_token *tokens, uint32_t count,
                         uint32_t first, uint32_t root);

#endif
