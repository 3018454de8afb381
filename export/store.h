/* store.h - graphs into triple stores.
 *
 * A store is a SPARQL 1.1 Graph Store behind HTTP, or a storage of librdf. One
 * store, one thread. Credentials come from ~/.netrc or from the environment
 * (QUOTH_USER, QUOTH_PASSWORD), never from an address, and stand in no
 * message; certificates are verified, against the authorities of the system or
 * those in the file that SSL_CERT_FILE or CURL_CA_BUNDLE names. What a server
 * refuses for the moment (429, 5xx, no connection) is tried again, after a
 * longer wait each time. */
#ifndef QUOTH_EXPORT_STORE_H
#define QUOTH_EXPORT_STORE_H

#include "export/documents.h"
#include "export/rdf.h"

typedef struct quoth_store quoth_store;

typedef struct {
  unsigned tries;      /* for each request; 0: 8 */
  unsigned first_wait; /* milliseconds; 0: 500; doubles, at most a minute */
  bool netrc;          /* look into ~/.netrc */
} quoth_store_options;

/* A Graph Store. QUOTH_UNSUPPORTED for an address that is not http or https,
 * or that holds a password. */
quoth_status quoth_store_new(const char *endpoint, quoth_store_options options,
                             quoth_error *error, quoth_store **out);

/* A storage of librdf, "TYPE:NAME" such as "hashes:folder/base" or
 * "sqlite:base.db"; QUOTH_STORE_OPTIONS in the environment is handed to it.
 * `fresh` empties it first. */
quoth_status quoth_store_librdf(quoth_rdf *rdf, const char *name, bool fresh,
                                quoth_error *error, quoth_store **out);

/* NULL is allowed. */
void quoth_store_free(quoth_store *store);

/* Adds the quads of one graph of `model` to the store's graph of that name;
 * with `replace` that holds nothing else afterwards. Large graphs go in
 * several requests. */
quoth_status quoth_store_put(quoth_store *store, const quoth_model *model,
                             const quoth_graph_part *part, bool replace,
                             quoth_error *error);

/* Deletes the graph that an IRI names (empty: the default graph); one that is
 * not there is no error. */
quoth_status quoth_store_delete(quoth_store *store, quoth_text graph,
                                quoth_error *error);

/* Writes what is still in memory to a librdf storage. */
quoth_status quoth_store_finish(quoth_store *store, quoth_error *error);

/* SHA-256 over the N-Triples of one graph, as 64 hexadecimal digits. */
quoth_status quoth_graph_digest(const quoth_model *model,
                                const quoth_graph_part *part, char out[65]);

#endif
