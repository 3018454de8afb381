/* coref_expletive.h - (private) "it" that stands for no thing. */
#ifndef QUOTH_EXTRACT_COREF_EXPLETIVE_H
#define QUOTH_EXTRACT_COREF_EXPLETIVE_H

#include "extract/name.h"

/* True when the "it" at `token` most likely fills a place or tells which one:
 * "it is time to go", "it takes years", "it seems", "it was the mayor". */
bool quoth_expletive_check(const quoth_names *names, uint32_t token);

#endif
