#include "export/store.h"

#include "export/nquads.h"
#include "export/session.h"
#include "export/storage.h"

#include <curl/curl.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <time.h>

enum { BATCH = 4 * 1024 * 1024 }; /* bytes in one request */

struct quoth_store {
  quoth_store_options options;
  /* Over HTTP. */
  CURL *curl;
  char *endpoint;
  struct curl_slist *headers;
  char answer[200]; /* beginning of the server's answer */
  size_t answer_size;
  /* Of librdf. */
  quoth_rdf *rdf;
  librdf_storage *storage;
  librdf_model *model;
};

static bool has_password(const char *address) {
  const char *host = strstr(address, "://");
  const char *slash = host ? strchr(host + 3, '/') : NULL;
  const char *at = host ? strchr(host + 3, '@') : NULL;
  return at && (!slash || at < slash);
}

static size_t keep_answer(char *bytes, size_t size, size_t count, void *data) {
  quoth_store *store = data;
  const size_t room = sizeof store->answer - 1 - store->answer_size;
  const size_t taken = size * count < room ? size * count : room;
  memcpy(store->answer + store->answer_size, bytes, taken);
  store->answer_size += taken;
  store->answer[store->answer_size] = '\0';
  return size * count;
}

/* Certificates are verified; whom to believe besides can be told as other
 * programs are told. */
static void trust(CURL *curl) {
  static const char *const names[] = {"SSL_CERT_FILE", "CURL_CA_BUNDLE"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *file = getenv(names[i]);
    if (file && *file) {
      curl_easy_setopt(curl, CURLOPT_CAINFO, file);
    }
  }
}

static quoth_status prepare(quoth_store *store) {
  CURL *curl = store->curl;
  const char *user = getenv("QUOTH_USER");
  const char *password = getenv("QUOTH_PASSWORD");
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 30L);
  /* Slower than a byte a second for two minutes: nobody is there. */
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, 120L);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep_answer);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, store);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "quoth");
  trust(curl);
  store->headers =
      curl_slist_append(store->headers, "Content-Type: text/turtle");
  /* Without this curl waits for leave to send a large body. */
  struct curl_slist *more =
      store->headers ? curl_slist_append(store->headers, "Expect:") : NULL;
  if (!more) {
    return QUOTH_NO_MEMORY;
  }
  store->headers = more;
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, store->headers);
  if (user) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_ANY);
    curl_easy_setopt(curl, CURLOPT_USERNAME, user);
    curl_easy_setopt(curl, CURLOPT_PASSWORD, password ? password : "");
  } else if (store->options.netrc) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_ANY);
    curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_OPTIONAL);
  }
  return QUOTH_OK;
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
  quoth_store *store = calloc(1, sizeof *store);
  if (!store) {
    return QUOTH_NO_MEMORY;
  }
  store->options = options;
  store->curl = curl_easy_init();
  store->endpoint = strdup(endpoint);
  const quoth_status status =
      store->curl && store->endpoint ? prepare(store) : QUOTH_NO_MEMORY;
  if (status != QUOTH_OK) {
    quoth_store_free(store);
    return status;
  }
  *out = store;
  return QUOTH_OK;
}

void quoth_store_free(quoth_store *store) {
  if (!store) {
    return;
  }
  if (store->curl) {
    curl_easy_cleanup(store->curl);
  }
  curl_slist_free_all(store->headers);
  if (store->model) {
    librdf_free_model(store->model);
  }
  if (store->storage) {
    librdf_free_storage(store->storage);
  }
  free(store->endpoint);
  free(store);
}

/* ---- one request ---- */

typedef enum { PUT, POST, DELETE } method;

/* ENDPOINT?graph=… or ENDPOINT?default. */
static quoth_status set_address(quoth_store *store, quoth_text graph) {
  quoth_buffer address = {.from = NULL};
  char *escaped = NULL;
  quoth_buffer_string(&address, store->endpoint);
  quoth_buffer_char(&address, strchr(store->endpoint, '?') ? '&' : '?');
  if (graph.size) {
    escaped = curl_easy_escape(store->curl, graph.at, (int)graph.size);
    quoth_buffer_string(&address, "graph=");
    quoth_buffer_string(&address, escaped ? escaped : "");
  } else {
    quoth_buffer_string(&address, "default");
  }
  quoth_buffer_char(&address, '\0');
  const bool made = address.status == QUOTH_OK && (!graph.size || escaped);
  if (made) {
    curl_easy_setopt(store->curl, CURLOPT_URL, address.bytes);
  }
  curl_free(escaped);
  quoth_buffer_free(&address);
  return made ? QUOTH_OK : QUOTH_NO_MEMORY;
}

/* The body lies in memory, so that curl can send it again when the server
 * first asks who is there. */
static void set_method(quoth_store *store, method how, quoth_text body) {
  static const char *const names[] = {"PUT", "POST", "DELETE"};
  CURL *curl = store->curl;
  if (how == DELETE) {
    curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
  } else {
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)body.size);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.at);
  }
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, names[how]);
}

static bool is_passing(CURLcode code, long answer) {
  switch (code) {
  case CURLE_OK:
    return answer == 429 || (answer >= 500 && answer != 501);
  case CURLE_COULDNT_CONNECT:
  case CURLE_COULDNT_RESOLVE_HOST:
  case CURLE_OPERATION_TIMEDOUT:
  case CURLE_SEND_ERROR:
  case CURLE_RECV_ERROR:
  case CURLE_GOT_NOTHING:
  case CURLE_PARTIAL_FILE:
    return true;
  default:
    return false;
  }
}

static void wait_before(quoth_store *store, unsigned try) {
  curl_off_t asked = 0;
  unsigned long wait =
      store->options.first_wait ? store->options.first_wait : 500;
  for (unsigned i = 1; i < try && wait < 60000; i++) {
    wait *= 2;
  }
  if (curl_easy_getinfo(store->curl, CURLINFO_RETRY_AFTER, &asked) ==
          CURLE_OK &&
      asked > 0 && asked < 600) {
    wait = (unsigned long)asked * 1000;
  }
  wait = wait < 60000 ? wait : 60000;
  const struct timespec pause = {(time_t)(wait / 1000),
                                 (long)(wait % 1000) * 1000000};
  nanosleep(&pause, NULL);
}

static quoth_status judge(quoth_store *store, CURLcode code, long answer,
                          method how, quoth_error *error) {
  if (code != CURLE_OK) {
    return quoth_error_set(error, QUOTH_IO, store->endpoint, 0, "%s",
                           curl_easy_strerror(code));
  }
  if ((answer >= 200 && answer < 300) || (how == DELETE && answer == 404)) {
    return QUOTH_OK;
  }
  const char *reason = answer == 401 ? "who are you? (see ~/.netrc, QUOTH_USER)"
                       : answer == 403 ? "that is not allowed"
                       : answer == 404 ? "there is no Graph Store"
                                       : store->answer;
  return quoth_error_set(error, QUOTH_IO, store->endpoint, 0,
                         "the server answers %ld: %s", answer, reason);
}

static quoth_status request(quoth_store *store, method how, quoth_text graph,
                            quoth_text body, quoth_error *error) {
  const unsigned tries = store->options.tries ? store->options.tries : 8;
  CURLcode code = CURLE_OK;
  long answer = 0;
  for (unsigned try = 0; try < tries; try++) {
    if (try > 0) {
      wait_before(store, try);
    }
    QUOTH_TRY(set_address(store, graph));
    set_method(store, how, body);
    store->answer_size = 0;
    store->answer[0] = '\0';
    code = curl_easy_perform(store->curl);
    curl_easy_getinfo(store->curl, CURLINFO_RESPONSE_CODE, &answer);
    if (!is_passing(code, answer)) {
      break;
    }
  }
  return judge(store, code, answer, how, error);
}

/* ---- graphs ---- */

/* Blank nodes of one request are not those of the next: then all at once. */
static bool may_split(const quoth_model *model, const quoth_graph_part *part) {
  for (size_t i = 0; i < part->count; i++) {
    const quoth_quad quad = quoth_model_quad(model, part->quads[i]);
    if (quoth_model_get(model, quad.subject).kind == QUOTH_BLANK ||
        quoth_model_get(model, quad.object).kind == QUOTH_BLANK) {
      return false;
    }
  }
  return true;
}

/* N-Triples of the part from its quad `*at` on, until `body` is full. */
static quoth_status fill(const quoth_model *model, const quoth_graph_part *part,
                         size_t most, size_t *at, quoth_buffer *body) {
  quoth_stream stream;
  quoth_stream_to_buffer(&stream, body);
  quoth_buffer_clear(body);
  for (; *at < part->count && body->size < most; ++*at) {
    quoth_nquads_triple(&stream, model,
                        quoth_model_quad(model, part->quads[*at]));
  }
  return quoth_stream_finish(&stream);
}

static quoth_status put_http(quoth_store *store, const quoth_model *model,
                             const quoth_graph_part *part, bool replace,
                             quoth_buffer *body, quoth_error *error) {
  const quoth_text name = part->graph ? quoth_model_get(model, part->graph).text
                                      : (quoth_text){"", 0};
  const size_t most = may_split(model, part) ? BATCH : SIZE_MAX;
  method how = replace ? PUT : POST;
  for (size_t at = 0; at < part->count;) {
    QUOTH_TRY(fill(model, part, most, &at, body));
    QUOTH_TRY(request(store, how, name, quoth_buffer_text(body), error));
    how = POST;
  }
  return QUOTH_OK;
}

/* ---- librdf ---- */

static quoth_status fail_librdf(const quoth_store *store, quoth_error *error,
                                const char *what) {
  return store->rdf->status != QUOTH_OK
             ? store->rdf->status
             : quoth_error_set(error, QUOTH_IO, store->endpoint, 0, "%s", what);
}

quoth_status quoth_store_librdf(quoth_rdf *rdf, const char *name, bool fresh,
                                quoth_error *error, quoth_store **out) {
  char type[32];
  const char *colon = strchr(name, ':');
  const char *given = getenv("QUOTH_STORE_OPTIONS");
  if (!colon || colon == name || (size_t)(colon - name) >= sizeof type) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "a store is TYPE:NAME, such as hashes:base");
  }
  snprintf(type, sizeof type, "%.*s", (int)(colon - name), name);
  const char *more = given                         ? given
                     : strcmp(type, "hashes") == 0 ? "hash-type='bdb',dir='.'"
                                                   : "";
  char options[400];
  if (snprintf(options, sizeof options, "new='%s',contexts='yes'%s%s",
               fresh ? "yes" : "no", more[0] ? "," : "",
               more) >= (int)sizeof options) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "QUOTH_STORE_OPTIONS is too long");
  }
  QUOTH_TRY(quoth_librdf_start(rdf, error));
  quoth_store *store = calloc(1, sizeof *store);
  if (!store || !(store->endpoint = strdup(name))) {
    free(store);
    return QUOTH_NO_MEMORY;
  }
  store->rdf = rdf;
  rdf->error = error;
  rdf->name = store->endpoint;
  store->storage = librdf_new_storage(rdf->librdf, type, colon + 1, options);
  store->model = store->storage
                     ? librdf_new_model(rdf->librdf, store->storage, NULL)
                     : NULL;
  quoth_status status = QUOTH_OK;
  if (!store->model) {
    status = fail_librdf(store, error, "librdf cannot open this storage");
  }
  rdf->error = NULL;
  rdf->name = NULL;
  rdf->status = QUOTH_OK;
  if (status != QUOTH_OK) {
    quoth_store_free(store);
    return status;
  }
  *out = store;
  return QUOTH_OK;
}

static quoth_status put_quad(quoth_store *store, quoth_storage *source,
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

static librdf_node *graph_node(quoth_store *store, quoth_text name) {
  return librdf_new_node_from_counted_uri_string(
      store->rdf->librdf, (const unsigned char *)name.at, name.size);
}

static quoth_status put_librdf(quoth_store *store, const quoth_model *model,
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

/* ---- either ---- */

quoth_status quoth_store_put(quoth_store *store, const quoth_model *model,
                             const quoth_graph_part *part, bool replace,
                             quoth_error *error) {
  quoth_status status;
  if (store->model) {
    if (replace && part->graph) {
      QUOTH_TRY(quoth_store_delete(
          store, quoth_model_get(model, part->graph).text, error));
    }
    status = put_librdf(store, model, part);
    return status == QUOTH_IO
               ? fail_librdf(store, error, "librdf cannot store a triple")
               : status;
  }
  quoth_buffer body = {.from = NULL};
  status = put_http(store, model, part, replace, &body, error);
  quoth_buffer_free(&body);
  return status;
}

quoth_status quoth_store_delete(quoth_store *store, quoth_text graph,
                                quoth_error *error) {
  if (!store->model) {
    return request(store, DELETE, graph, (quoth_text){"", 0}, error);
  }
  librdf_node *node = graph.size ? graph_node(store, graph) : NULL;
  if (!node) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, store->endpoint, 0,
                           "only a named graph can be deleted here");
  }
  const int failed = librdf_model_context_remove_statements(store->model, node);
  librdf_free_node(node);
  return failed ? fail_librdf(store, error, "librdf cannot delete a graph")
                : QUOTH_OK;
}

quoth_status quoth_store_finish(quoth_store *store, quoth_error *error) {
  if (store->model && librdf_model_sync(store->model) != 0) {
    return fail_librdf(store, error, "librdf cannot write to the storage");
  }
  return QUOTH_OK;
}

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
    status = fill(model, part, BATCH, &at, &body);
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
