/* entity.h - HTML character references in prose. */
#ifndef QUOTH_EXTRACT_ENTITY_H
#define QUOTH_EXTRACT_ENTITY_H

#include "model/text.h"

/* Decodes the character reference that `text` begins with (`&amp;`, `&#8212;`,
 * `&#x2014;`): returns its bytes and sets `*code_point`; 0 when there is none
 * or its name is unknown. Control characters and what is no Unicode scalar
 * value become U+FFFD. */
size_t quoth_entity_decode(quoth_text text, uint32_t *code_point);

#endif
