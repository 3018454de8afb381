/* session.h - the worlds of raptor and librdf (private to bridge/). */
#ifndef QUOTH_BRIDGE_SESSION_H
#define QUOTH_BRIDGE_SESSION_H

#include "export/bridge.h"

/* Starts raptor. */
quoth_status quoth_raptor_start(quoth_rdf *rdf, quoth_error *error);

/* Starts librdf on top of raptor; both stay until the session ends. */
quoth_status quoth_librdf_start(quoth_rdf *rdf, quoth_error *error);

/* From here on raptor and librdf tell of `name` in `*error`; NULL twice when
 * what was asked of them is done. */
void quoth_rdf_tell(quoth_rdf *rdf, const char *name, quoth_error *error);

/* What the table of export/bridge.h holds. */
quoth_status quoth_raptor_read(quoth_rdf *rdf, quoth_text bytes,
                               const char *name, quoth_rdf_format format,
                               quoth_model *into, quoth_error *error);
quoth_status quoth_rdfxml_write(quoth_rdf *rdf, const quoth_model *model,
                                quoth_text base, FILE *out, quoth_error *error);
quoth_status quoth_librdf_ask(quoth_rdf *rdf, const quoth_model *model,
                              quoth_text query, quoth_error *error,
                              quoth_answer *out);
quoth_status quoth_librdf_open(quoth_rdf *rdf, const char *name, bool fresh,
                               quoth_error *error, quoth_store **out);
quoth_status quoth_curl_open(const char *endpoint, quoth_store_options options,
                             quoth_store **out);
quoth_status quoth_graphviz_draw(const quoth_view *view,
                                 const quoth_draw_options *options,
                                 quoth_picture as, FILE *out,
                                 quoth_error *error);

#endif
