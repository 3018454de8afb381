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

#endif
