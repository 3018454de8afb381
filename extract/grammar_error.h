/* grammar_error.h - (private) errors of knowledge name the resource. */
#ifndef QUOTH_EXTRACT_GRAMMAR_ERROR_H
#define QUOTH_EXTRACT_GRAMMAR_ERROR_H

#include "model/model.h"

/* Fills `error` with the IRI of `id` as its source; returns QUOTH_BAD_RULE. */
quoth_status quoth_rule_error(quoth_error *error, const quoth_model *ontology,
                              quoth_id id, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
