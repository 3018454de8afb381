#include "extract/grammar_error.h"

#include <stdarg.h>
#include <stdio.h>

quoth_status quoth_rule_error(quoth_error *error, const quoth_model *ontology,
                              quoth_id id, const char *format, ...) {
  char message[sizeof error->message];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  char iri[sizeof error->source];
  const quoth_text text = quoth_model_get(ontology, id).text;
  const size_t cut = text.size < sizeof iri ? 0 : text.size - sizeof iri + 1;
  snprintf(iri, sizeof iri, "%.*s", (int)(text.size - cut), text.at + cut);
  return quoth_error_set(error, QUOTH_BAD_RULE, iri, 0, "%s", message);
}
