/* bridge.h - what large libraries do for export/ (private to export/ and
 * bridge/).
 *
 * raptor2, librdf, rasqal, graphviz and libcurl draw in fifty libraries, which
 * take longer to load than a page takes to extract. So only bridge/ calls
 * them, and export/ calls bridge/ through this table: part of libquoth, but a
 * module of its own to the program, loaded when first asked for. */
#ifndef QUOTH_EXPORT_BRIDGE_H
#define QUOTH_EXPORT_BRIDGE_H

#include "export/diagram.h"
#include "export/sparql.h"
#include "export/store.h"
#include "model/buffer.h"

struct quoth_rdf {
  struct raptor_world_s *raptor; /* NULL until it is needed; owned */
  struct librdf_world_s *librdf; /* likewise */
  void (*end)(quoth_rdf *rdf);   /* frees them; NULL without */
  unsigned files; /* read so far: blank labels carry the number */
  /* Where messages of the library go while a call is running. */
  quoth_error *error;
  const char *name;
  quoth_status status;
};

/* What a store begins with; see the functions of store.h. */
struct quoth_store {
  void (*free)(quoth_store *store);
  quoth_status (*put)(quoth_store *store, const quoth_model *model,
                      const quoth_graph_part *part, bool replace,
                      quoth_error *error);
  quoth_status (*remove)(quoth_store *store, quoth_text graph,
                         quoth_error *error);
  quoth_status (*finish)(quoth_store *store, quoth_error *error);
};

typedef struct {
  /* Reads with one of raptor's parsers; bytes are well-formed UTF-8 without
   * NUL. */
  quoth_status (*read)(quoth_rdf *rdf, quoth_text bytes, const char *name,
                       quoth_rdf_format format, quoth_model *into,
                       quoth_error *error);
  /* Writes RDF/XML with raptor; terms are checked. */
  quoth_status (*write_rdfxml)(quoth_rdf *rdf, const quoth_model *model,
                               quoth_text base, FILE *out, quoth_error *error);
  /* As quoth_sparql_ask, quoth_draw, quoth_store_new, quoth_store_librdf. */
  quoth_status (*ask)(quoth_rdf *rdf, const quoth_model *model,
                      quoth_text query, quoth_error *error, quoth_answer *out);
  quoth_status (*draw)(const quoth_view *view,
                       const quoth_draw_options *options, quoth_picture as,
                       FILE *out, quoth_error *error);
  quoth_status (*open_endpoint)(const char *endpoint,
                                quoth_store_options options, quoth_store **out);
  quoth_status (*open_storage)(quoth_rdf *rdf, const char *name, bool fresh,
                               quoth_error *error, quoth_store **out);
} quoth_bridge;

/* The one table there is; `quoth_bridge_table` by name in the module. */
extern const quoth_bridge quoth_bridge_table;

/* Where it is: bridge/table.c for libquoth, cli/bridge.c for the program.
 * QUOTH_UNSUPPORTED when the module cannot be loaded. */
quoth_status quoth_bridge_get(const quoth_bridge **out, quoth_error *error);

/* N-Triples of the part from its quad `*at` on, until `body` has `most` bytes;
 * see store.c. */
quoth_status quoth_part_triples(const quoth_model *model,
                                const quoth_graph_part *part, size_t most,
                                size_t *at, quoth_buffer *body);

#endif
