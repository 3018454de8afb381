/* answer.h - parts of answering and writing answers (private to export/). */
#ifndef QUOTH_EXPORT_ANSWER_H
#define QUOTH_EXPORT_ANSWER_H

#include "export/sparql.h"
#include "export/sparql_plan.h"
#include "export/stream.h"

/* Room for one more row, zeroed; NULL when out of memory. */
quoth_id *quoth_answer_row(quoth_answer *answer);

/* Groups the rows that rasqal gave into `out` (zeroed), as the plan says. */
quoth_status quoth_answer_group(const quoth_plan *plan,
                                const quoth_answer *rows, quoth_answer *out);

/* Sorts the rows that rasqal gave, of a plan that is arranged, drops repeats
 * and what is not shown. */
quoth_status quoth_answer_arrange(const quoth_plan *plan, quoth_answer *rows);

/* The order of SPARQL: unbound, blank nodes, IRIs, literals; numbers by value,
 * other literals by their text. */
int quoth_value_compare(const quoth_model *terms, quoth_id a, quoth_id b);

/* Reads digits with sign, point and exponent, in any locale. */
bool quoth_number_parse(quoth_text text, double *out);

/* True for a literal of a numeric datatype, and its value. */
bool quoth_value_number(const quoth_model *terms, quoth_id id, double *out);

/* answer_table.c */
quoth_status quoth_answer_table(const quoth_answer *answer, size_t width,
                                quoth_stream *stream);

#endif
