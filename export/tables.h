/* tables.h - claims and nodes as rows, for analysts.
 *
 * Columns of claims (labels; the IRIs behind them follow as *_iri): doc, start,
 * end, quote, speaker, subject, relation, object, arguments, polarity,
 * modality, certainty, tense, time, from, until, reported_by, condition,
 * answers, confidence, rule, claim. start and end count code points of the
 * source. Rows come in order of the text.
 *
 * Each function returns QUOTH_NO_MEMORY, or QUOTH_IO when `out` is in error
 * afterwards. Time is linear in the graph but for sorting the claims. */
#ifndef QUOTH_EXPORT_TABLES_H
#define QUOTH_EXPORT_TABLES_H

#include "export/view.h"

#include <stdio.h>

/* One JSON object a line; what is absent is null; arguments are a list of
 * {"preposition", "value", "iri"}. */
quoth_status quoth_jsonl_write(const quoth_model *model, FILE *out);

/* RFC 4180 with a header line; `defuse` as in escape.h. */
quoth_status quoth_csv_write(const quoth_model *model, bool defuse, FILE *out);

/* Nodes (id, label, type, claims) and edges (source, target, relation, claim,
 * speaker, polarity, modality, time, quote) as Gephi reads them; edges lead
 * from subject to object, claims without object are left out. Ids are numbers
 * that both lists share. */
quoth_status quoth_csv_nodes_write(const quoth_model *model, bool defuse,
                                   FILE *out);
quoth_status quoth_csv_edges_write(const quoth_model *model, bool defuse,
                                   FILE *out);

#endif
