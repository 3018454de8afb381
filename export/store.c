#include "export/store.h"

#include "export/bridge.h"
#include "export/nquads.h"
#include "model/sha256.h"

static bool has_password(const char *address) {
  const char *host = strstr(address, "://");
  const char *slash = host ? strchr(host + 3, '/') : NULL;
  const char *at = host ? strchr(host + 3, '@') : NULL;
  return at && (!slash || at < slash);
}

quoth_status quoth_store_new(const char *endpoint, quoth_store_options options,
                             quoth_error *error, quoth_store **out) {
  if (strncmp(endpoint, "http://", 7) != 0 &&
      strncmp(endpoint, "https://", 8) != 0) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "an endpoint begins with http:// or https://");
  }
  if (has_password(endpoint)) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "credentials belong into ~/.netrc or QUOTH_USER "
                           "and QUOTH_PASSWORD, not into the address");
  }
  const quoth_bridge *bridge;
  QUOTH_TRY(quoth_bridge_get(&bridge, error));
  return bridge->open_endpoint(endpoint, options, out);
}

quoth_status quoth_store_librdf(quoth_rdf *rdf, const char *name, bool fresh,
                                quoth_error *error, quoth_store **out) {
  const quoth_bridge *bridge;
  QUOTH_TRY(quoth_bridge_get(&bridge, error));
  return bridge->open_storage(rdf, name, fresh, error, out);
}

void quoth_store_free(quoth_store *store) {
  if (store) {
    store->free(store);
  }
}

quoth_status quoth_store_put(quoth_store *store, const quoth_model *model,
                             const quoth_graph_part *part, bool replace,
                             quoth_error *error) {
  return store->put(store, model, part, replace, error);
}

quoth_status quoth_store_delete(quoth_store *store, quoth_text graph,
                                quoth_error *error) {
  return store->remove(store, graph, error);
}

quoth_status quoth_store_finish(quoth_store *store, quoth_error *error) {
  return store->finish(store, error);
}

/* N-Triples of the part from its quad `*at` on, until `body` is full. */
quoth_status quoth_part_triples(const quoth_model *model,
                                const quoth_graph_part *part, size_t most,
                                size_t *at, quoth_buffer *body) {
  quoth_stream stream;
  quoth_stream_to_buffer(&stream, body);
  quoth_buffer_clear(body);
  for (; *at < part->count && body->size < most; ++*at) {
    quoth_nquads_triple(&stream, model,
                        quoth_model_quad(model, part->quads[*at]));
  }
  return quoth_stream_finish(&stream);
}

enum { BATCH = 4 * 1024 * 1024 }; /* bytes digested at once */

quoth_status quoth_graph_digest(const quoth_model *model,
                                const quoth_graph_part *part, char out[65]) {
  quoth_buffer body = {.from = NULL};
  quoth_sha256 sum = quoth_sha256_begin();
  quoth_status status = QUOTH_OK;
  for (size_t at = 0; status == QUOTH_OK && at < part->count;) {
    status = quoth_part_triples(model, part, BATCH, &at, &body);
    quoth_sha256_add(&sum, quoth_buffer_text(&body));
  }
  quoth_sha256_hex(&sum, out);
  quoth_buffer_free(&body);
  return status;
}
