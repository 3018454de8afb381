/* coref_nominal.h - (private) nouns that stand for a name: "the company". */
#ifndef QUOTH_EXTRACT_COREF_NOMINAL_H
#define QUOTH_EXTRACT_COREF_NOMINAL_H

#include "extract/coref_memory.h"

/* The node that the noun `token` with its article means, or QUOTH_NONE: the
 * only person who was said to be one, or the only thing spoken of lately that
 * is of the kind the noun names. */
uint32_t quoth_nominal_find(const quoth_memory *memory, uint32_t token);

/* The person of whom the noun `token` only says what they are, or QUOTH_NONE:
 * "Jan Smit, the mayor", "the mayor, Jan Smit", "mayor Jan Smit", "Jan Smit is
 * the mayor". */
uint32_t quoth_nominal_bearer(const quoth_names *names,
                              const uint32_t *node_of_token, uint32_t token);

/* Notes that `node` is what the noun `token` says, so that "the mayor" is known
 * later on. */
void quoth_nominal_note(quoth_memory *memory, uint32_t token, uint32_t node);

/* The same for the title of a name: "Senator Ruth Hale". */
void quoth_nominal_note_title(quoth_memory *memory,
                              const quoth_mention *mention);

/* True when the noun only says something of its subject: "he is a nurse". */
bool quoth_nominal_is_predicate(const quoth_names *names, uint32_t token);

/* True when the noun stands beside another for the same thing, and not, by a
 * slip of the tree, a person beside a thing: "back in Dayton, my mother …". */
bool quoth_nominal_is_beside(const quoth_names *names,
                             const uint32_t *node_of_token, uint32_t token);

#endif
