/* documents.h - which graph a document's triples belong to.
 *
 * All that comes from a document stands in the graph named by the document's
 * IRI, so that a store can replace or delete it alone. Formats without graphs
 * lose that; a file of one document gets it back here. */
#ifndef QUOTH_EXPORT_DOCUMENTS_H
#define QUOTH_EXPORT_DOCUMENTS_H

#include "model/model.h"

/* Copies all quads of `from` into `into`. When `from` has exactly one
 * quoth:Document, what stands in the default graph goes into the document's.
 */
quoth_status quoth_documents_place(const quoth_model *from, quoth_model *into);

/* One graph of a model: its quads by number, in the order added. */
typedef struct {
  quoth_id graph; /* 0: the default graph */
  const uint32_t *quads;
  size_t count;
} quoth_graph_part;

/* The graphs of a model in the order first used. */
typedef struct {
  quoth_graph_part *parts; /* owned, as are the numbers they point to */
  size_t count;
  uint32_t *quads; /* private */
} quoth_graph_list;

/* Takes time and memory linear in the model. Free the list in any case. */
quoth_status quoth_graph_list_make(const quoth_model *model,
                                   quoth_graph_list *out);
void quoth_graph_list_free(quoth_graph_list *list);

#endif
