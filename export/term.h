/* term.h - which terms can be written so that every parser reads them back.
 *
 * Raptor writes bad IRIs as they are and cuts a literal at a bad byte, both
 * without a word: so terms are checked before they go out, and when they come
 * in from foreign files. */
#ifndef QUOTH_EXPORT_TERM_H
#define QUOTH_EXPORT_TERM_H

#include "model/model.h"

/* True for an absolute IRI: a scheme and a colon, then no white space, control
 * character, <>"{}|^` or backslash, and no % without two hex digits; UTF-8. */
bool quoth_iri_check(quoth_text iri);

enum { QUOTH_TAG_SIZE = 64 };

/* True for a language tag such as en or pt-BR, of QUOTH_TAG_SIZE at most. */
bool quoth_tag_check(quoth_text tag);

/* Language tags are the same in any case: `tag` in lower case, written to
 * `out`, or an empty text when it is no tag. */
quoth_text quoth_tag_lower(quoth_text tag, char out[QUOTH_TAG_SIZE]);

/* True for a blank node label as N-Quads writes it behind `_:`. */
bool quoth_label_check(quoth_text label);

/* Checks every term of the model that is not vocabulary, and that each quad
 * has an IRI as predicate, no literal as subject, and an IRI or blank node as
 * graph. QUOTH_BAD_DATA says which term is wrong. */
quoth_status quoth_model_check(const quoth_model *model, quoth_error *error);

#endif
