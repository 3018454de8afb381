/* coref_nominal.h - (private) nouns that stand for a name: "the company". */
#ifndef QUOTH_EXTRACT_COREF_NOMINAL_H
#define QUOTH_EXTRACT_COREF_NOMINAL_H

#include "extract/coref_memory.h"

/* The node that the noun `token` with its article means, or QUOTH_NONE: the
 * only thing spoken of lately that is of the kind the noun names. */
uint32_t quoth_nominal_find(const quoth_memory *memory, uint32_t token);

#endif
