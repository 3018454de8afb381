/* coref_pair.h - (private) "the former", "the latter", "the second": one of
 * two things that were named together. */
#ifndef QUOTH_EXTRACT_COREF_PAIR_H
#define QUOTH_EXTRACT_COREF_PAIR_H

#include "extract/name.h"

/* The node that the word `token` after its article means, or QUOTH_NONE: one
 * of the two that were joined last ("Google and Microsoft"), or of the only two
 * of their kind in the sentence or the one before. `node_of_token` has the
 * nodes of names. */
uint32_t quoth_pair_find(const quoth_names *names,
                         const uint32_t *node_of_token, uint32_t token);

#endif
