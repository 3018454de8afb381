/* sparql.h - ask a model in SPARQL.
 *
 * Patterns are matched by rasqal over the model itself (storage.h), after the
 * query was put in a good order; what rasqal is known to answer wrongly is
 * refused, and grouping is done here. docs/query.md lists what is supported.
 * All graphs are searched as one. */
#ifndef QUOTH_EXPORT_SPARQL_H
#define QUOTH_EXPORT_SPARQL_H

#include "export/rdf.h"

typedef enum {
  QUOTH_ANSWER_TABLE,   /* SELECT */
  QUOTH_ANSWER_BOOLEAN, /* ASK */
  QUOTH_ANSWER_GRAPH    /* CONSTRUCT */
} quoth_answer_kind;

typedef struct {
  quoth_answer_kind kind;
  bool truth;         /* of BOOLEAN */
  quoth_model *terms; /* of the cells; of GRAPH: the graph; owned */
  quoth_text *names;  /* of the columns, without ? */
  size_t columns, rows;
  quoth_id *cells; /* row after row; 0: unbound; owned */
  size_t room;
  quoth_arena arena; /* of the names */
} quoth_answer;

/* Answers `query`. QUOTH_BAD_SYNTAX and QUOTH_UNSUPPORTED say what and in
 * which line; nothing is fetched from anywhere. Free the answer in any case.
 */
quoth_status quoth_sparql_ask(quoth_rdf *rdf, const quoth_model *model,
                              quoth_text query, quoth_error *error,
                              quoth_answer *out);
void quoth_answer_free(quoth_answer *answer);

typedef enum {
  QUOTH_AS_TABLE, /* for reading; booleans as yes and no */
  QUOTH_AS_CSV,   /* the four of SPARQL 1.1 */
  QUOTH_AS_TSV,
  QUOTH_AS_JSON,
  QUOTH_AS_XML,
  QUOTH_AS_TURTLE /* graphs only */
} quoth_answer_format;

bool quoth_answer_format_named(quoth_text name, quoth_answer_format *out);

/* Writes an answer. A table of `width` columns of a terminal at most (0: as
 * wide as it comes). QUOTH_UNSUPPORTED when the kind has no such format,
 * QUOTH_IO. */
quoth_status quoth_answer_write(const quoth_answer *answer,
                                quoth_answer_format format, size_t width,
                                FILE *out, quoth_error *error);

#endif
