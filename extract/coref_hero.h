/* coref_hero.h - (private) who a document is about. */
#ifndef QUOTH_EXTRACT_COREF_HERO_H
#define QUOTH_EXTRACT_COREF_HERO_H

#include "extract/name.h"

/* Sets `*hero` to the person whom the document names far more often than
 * anybody else, and learns the gender from its pronouns; QUOTH_NONE in a
 * dialogue, where everybody is spoken of. `*company` likewise is the
 * organisation that it is about. */
quoth_status quoth_hero_find(quoth_names *names, uint32_t *hero,
                             uint32_t *company);

#endif
