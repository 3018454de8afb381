#include "export/store.h"

#include "export/bridge.h"
#include "export/nquads.h"

#include <openssl/evp.h>

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
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_MD_CTX *sum = EVP_MD_CTX_new();
  quoth_status status = sum && EVP_DigestInit_ex(sum, EVP_sha256(), NULL)
                            ? QUOTH_OK
                            : QUOTH_NO_MEMORY;
  for (size_t at = 0; status == QUOTH_OK && at < part->count;) {
    status = quoth_part_triples(model, part, BATCH, &at, &body);
    if (status == QUOTH_OK && !EVP_DigestUpdate(sum, body.bytes, body.size)) {
      status = QUOTH_NO_MEMORY;
    }
  }
  if (status == QUOTH_OK && !EVP_DigestFinal_ex(sum, digest, &size)) {
    status = QUOTH_NO_MEMORY;
  }
  for (unsigned i = 0; status == QUOTH_OK && i < 32; i++) {
    snprintf(out + (size_t)2 * i, 3, "%02x", digest[i]);
  }
  EVP_MD_CTX_free(sum);
  quoth_buffer_free(&body);
  return status;
}
