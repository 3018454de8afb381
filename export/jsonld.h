/* jsonld.h - JSON-LD 1.1, compact.
 *
 * Property names are short words (speaker, polarity, about, …), IRIs are
 * compacted, and the context that explains them stands in the file itself, so
 * that reading it needs no network; ontology/context.jsonld is the same
 * context for those who publish. Graphs are left out, as in Turtle. */
#ifndef QUOTH_EXPORT_JSONLD_H
#define QUOTH_EXPORT_JSONLD_H

#include "export/stream.h"
#include "model/model.h"

/* The context, {"@context": …}; `base` at == NULL: without @base. */
void quoth_jsonld_context(quoth_stream *stream, quoth_text base);

/* All triples of the model. Terms are not checked: see quoth_model_check.
 * QUOTH_NO_MEMORY, QUOTH_UNSUPPORTED for an IRI whose scheme is one of our
 * prefixes: it would be read as another. */
quoth_status quoth_jsonld_write(quoth_stream *stream, quoth_text base,
                                const quoth_model *model, quoth_error *error);

#endif
