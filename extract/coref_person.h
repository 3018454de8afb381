/* coref_person.h - (private) people without a name: "the minister". */
#ifndef QUOTH_EXTRACT_COREF_PERSON_H
#define QUOTH_EXTRACT_COREF_PERSON_H

#include "extract/name.h"

/* The node of the person whom the noun `token` speaks of, made when the
 * document has none of that label, with a nominal mention. `*node` is
 * QUOTH_NONE when the phrase means nobody in particular: "no doctor". */
quoth_status quoth_person_node(quoth_names *names, uint32_t token,
                               uint32_t *node);

#endif
