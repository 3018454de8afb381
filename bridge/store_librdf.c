/* Storages of librdf. */
#include "bridge/session.h"
#include "bridge/storage.h"

#include <stdlib.h>

struct storage {
  quoth_store store; /* first: it is one */
  quoth_rdf *rdf;
  char *name;
  librdf_storage *storage;
  librdf_model *model;
};

static quoth_status fail(const struct storage *store, quoth_error *error,
                         const char *what) {
  return store->rdf->status != QUOTH_OK
             ? store->rdf->status
             : quoth_error_set(error, QUOTH_IO, store->name, 0, "%s", what);
}

static quoth_status put_quad(struct storage *store, quoth_storage *source,
                             quoth_quad quad, librdf_node *graph) {
  librdf_statement *statement = quoth_storage_statement(source, quad);
  if (!statement) {
    return QUOTH_NO_MEMORY;
  }
  const int failed =
      graph ? librdf_model_context_add_statement(store->model, graph, statement)
            : librdf_model_add_statement(store->model, statement);
  librdf_free_statement(statement);
  return failed ? QUOTH_IO : QUOTH_OK;
}

static librdf_node *graph_node(struct storage *store, quoth_text name) {
  return librdf_new_node_from_counted_uri_string(
      store->rdf->librdf, (const unsigned char *)name.at, name.size);
}

static quoth_status put_part(struct storage *store, const quoth_model *model,
                             const quoth_graph_part *part) {
  quoth_storage source;
  librdf_node *graph = NULL;
  QUOTH_TRY(quoth_storage_new(store->rdf->librdf, model, &source));
  if (part->graph) {
    graph = graph_node(store, quoth_model_get(model, part->graph).text);
  }
  quoth_status status = part->graph && !graph ? QUOTH_NO_MEMORY : QUOTH_OK;
  for (size_t i = 0; i < part->count && status == QUOTH_OK; i++) {
    status = put_quad(store, &source, quoth_model_quad(model, part->quads[i]),
                      graph);
  }
  if (graph) {
    librdf_free_node(graph);
  }
  quoth_storage_free(&source);
  return status;
}

/* ---- as a store ---- */

static quoth_status remove_graph(quoth_store *self, quoth_text graph,
                                 quoth_error *error) {
  struct storage *store = (struct storage *)self;
  librdf_node *node = graph.size ? graph_node(store, graph) : NULL;
  if (!node) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, store->name, 0,
                           "only a named graph can be deleted here");
  }
  const int failed = librdf_model_context_remove_statements(store->model, node);
  librdf_free_node(node);
  return failed ? fail(store, error, "librdf cannot delete a graph") : QUOTH_OK;
}

static quoth_status put(quoth_store *self, const quoth_model *model,
                        const quoth_graph_part *part, bool replace,
                        quoth_error *error) {
  struct storage *store = (struct storage *)self;
  if (replace && part->graph) {
    QUOTH_TRY(
        remove_graph(self, quoth_model_get(model, part->graph).text, error));
  }
  const quoth_status status = put_part(store, model, part);
  return status == QUOTH_IO ? fail(store, error, "librdf cannot store a triple")
                            : status;
}

static quoth_status finish(quoth_store *self, quoth_error *error) {
  struct storage *store = (struct storage *)self;
  return librdf_model_sync(store->model) == 0
             ? QUOTH_OK
             : fail(store, error, "librdf cannot write to the storage");
}

static void release(quoth_store *self) {
  struct storage *store = (struct storage *)self;
  if (store->model) {
    librdf_free_model(store->model);
  }
  if (store->storage) {
    librdf_free_storage(store->storage);
  }
  free(store->name);
  free(store);
}

/* ---- opening ---- */

/* TYPE of TYPE:NAME, and the options for librdf. */
static quoth_status read_name(const char *name, bool fresh, char type[32],
                              char options[400], quoth_error *error) {
  const char *colon = strchr(name, ':');
  const char *given = getenv("QUOTH_STORE_OPTIONS");
  if (!colon || colon == name || colon - name >= 32) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "a store is TYPE:NAME, such as hashes:base");
  }
  snprintf(type, 32, "%.*s", (int)(colon - name), name);
  const char *more = given                         ? given
                     : strcmp(type, "hashes") == 0 ? "hash-type='bdb',dir='.'"
                                                   : "";
  if (snprintf(options, 400, "new='%s',contexts='yes'%s%s",
               fresh ? "yes" : "no", more[0] ? "," : "", more) >= 400) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "QUOTH_STORE_OPTIONS is too long");
  }
  return QUOTH_OK;
}

static quoth_status open_model(struct storage *store, const char *type,
                               const char *options, quoth_error *error) {
  quoth_rdf *rdf = store->rdf;
  quoth_rdf_tell(rdf, store->name, error);
  store->storage = librdf_new_storage(rdf->librdf, type,
                                      strchr(store->name, ':') + 1, options);
  store->model = store->storage
                     ? librdf_new_model(rdf->librdf, store->storage, NULL)
                     : NULL;
  const quoth_status status =
      store->model ? QUOTH_OK
                   : fail(store, error, "librdf cannot open this storage");
  quoth_rdf_tell(rdf, NULL, NULL);
  return status;
}

quoth_status quoth_librdf_open(quoth_rdf *rdf, const char *name, bool fresh,
                               quoth_error *error, quoth_store **out) {
  char type[32], options[400];
  QUOTH_TRY(read_name(name, fresh, type, options, error));
  QUOTH_TRY(quoth_librdf_start(rdf, error));
  struct storage *store = calloc(1, sizeof *store);
  if (!store) {
    return QUOTH_NO_MEMORY;
  }
  store->store = (quoth_store){release, put, remove_graph, finish};
  store->rdf = rdf;
  store->name = strdup(name);
  const quoth_status status =
      store->name ? open_model(store, type, options, error) : QUOTH_NO_MEMORY;
  if (status != QUOTH_OK) {
    release(&store->store);
    return status;
  }
  *out = &store->store;
  return QUOTH_OK;
}
