/* coref.h - (private) pronouns and nouns that stand for a name.
 *
 * High precision first: what cannot be told is left alone. Each decision is
 * one rule of a short list:
 *
 *   speaker    I, me, my: who speaks; inside quotation marks who is quoted
 *   addressee  you: whom the speaker answers, unless anybody is meant
 *   agreement  he, she, it, they: the most salient of the last few things
 *              spoken of that agree in gender and number; a person without a
 *              name gets a node then: "a nurse from Leeds"
 *   nominal    "the company": the last company named; "the mayor": who was
 *              said to be one
 *   pair       "the latter": the second of two named together
 *
 * Relative pronouns get no mention: they are part of the phrase of their name,
 * and clauses find what they stand for in the tree. */
#ifndef QUOTH_EXTRACT_COREF_H
#define QUOTH_EXTRACT_COREF_H

#include "extract/name.h"

/* Adds mentions to names->mentions, which must hold the named ones in order of
 * the text; leaves them unsorted. */
quoth_status quoth_coref_find(quoth_names *names);

#endif
