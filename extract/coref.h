/* coref.h - (private) pronouns and nouns that stand for a name.
 *
 * High precision first: what cannot be told is left alone. Each decision is
 * one rule of a short list:
 *
 *   speaker    I, me, my: who speaks; inside quotation marks who is quoted
 *   addressee  you: whom the speaker answers
 *   relative   who, which, that: the name the clause hangs on
 *   agreement  he, she, it, they: the most salient of the last few things
 *              spoken of that agree in gender and number
 *   nominal    "the company": the last company named */
#ifndef QUOTH_EXTRACT_COREF_H
#define QUOTH_EXTRACT_COREF_H

#include "extract/name.h"

/* Adds mentions to names->mentions, which must hold the named ones in order of
 * the text; leaves them unsorted. */
quoth_status quoth_coref_find(quoth_names *names);

#endif
