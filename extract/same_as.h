/* same_as.h - (private) resources that are one thing. */
#ifndef QUOTH_EXTRACT_SAME_AS_H
#define QUOTH_EXTRACT_SAME_AS_H

#include "model/model.h"

enum { QUOTH_SAME_MAX = 32 };

/* `id` and all that owl:sameAs makes the same, directly or through others, in
 * either direction; at most QUOTH_SAME_MAX. Returns how many. */
uint32_t quoth_same_as(const quoth_model *ontology, quoth_id id,
                       quoth_id out[QUOTH_SAME_MAX]);

#endif
