/* Graph Stores over HTTP, with libcurl. */
#include "bridge/session.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <time.h>

enum { BATCH = 4 * 1024 * 1024 }; /* bytes in one request */

struct endpoint {
  quoth_store store; /* first: it is one */
  quoth_store_options options;
  CURL *curl;
  char *address;
  struct curl_slist *headers;
  char answer[200]; /* beginning of the server's answer */
  size_t answer_size;
};

static size_t keep_answer(char *bytes, size_t size, size_t count, void *data) {
  struct endpoint *store = data;
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

static quoth_status prepare(struct endpoint *store) {
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

/* ---- one request ---- */

typedef enum { PUT, POST, DELETE } method;

/* ENDPOINT?graph=… or ENDPOINT?default. */
static quoth_status set_address(struct endpoint *store, quoth_text graph) {
  quoth_buffer url = {.from = NULL};
  char *escaped = NULL;
  quoth_buffer_string(&url, store->address);
  quoth_buffer_char(&url, strchr(store->address, '?') ? '&' : '?');
  if (graph.size) {
    escaped = curl_easy_escape(store->curl, graph.at, (int)graph.size);
    quoth_buffer_string(&url, "graph=");
    quoth_buffer_string(&url, escaped ? escaped : "");
  } else {
    quoth_buffer_string(&url, "default");
  }
  quoth_buffer_char(&url, '\0');
  const bool made = url.status == QUOTH_OK && (!graph.size || escaped);
  if (made) {
    curl_easy_setopt(store->curl, CURLOPT_URL, url.bytes);
  }
  curl_free(escaped);
  quoth_buffer_free(&url);
  return made ? QUOTH_OK : QUOTH_NO_MEMORY;
}

/* The body lies in memory, so that curl can send it again when the server
 * first asks who is there. */
static void set_method(struct endpoint *store, method how, quoth_text body) {
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

static void wait_before(struct endpoint *store, unsigned try) {
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

static quoth_status judge(struct endpoint *store, CURLcode code, long answer,
                          method how, quoth_error *error) {
  if (code != CURLE_OK) {
    return quoth_error_set(error, QUOTH_IO, store->address, 0, "%s",
                           curl_easy_strerror(code));
  }
  if ((answer >= 200 && answer < 300) || (how == DELETE && answer == 404)) {
    return QUOTH_OK;
  }
  const char *reason = answer == 401 ? "who are you? (see ~/.netrc, QUOTH_USER)"
                       : answer == 403 ? "that is not allowed"
                       : answer == 404 ? "there is no Graph Store"
                                       : store->answer;
  return quoth_error_set(error, QUOTH_IO, store->address, 0,
                         "the server answers %ld: %s", answer, reason);
}

static quoth_status request(struct endpoint *store, method how,
                            quoth_text graph, quoth_text body,
                            quoth_error *error) {
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

static quoth_status put_parts(struct endpoint *store, const quoth_model *model,
                              const quoth_graph_part *part, bool replace,
                              quoth_buffer *body, quoth_error *error) {
  const quoth_text name = part->graph ? quoth_model_get(model, part->graph).text
                                      : (quoth_text){"", 0};
  const size_t most = may_split(model, part) ? BATCH : SIZE_MAX;
  method how = replace ? PUT : POST;
  for (size_t at = 0; at < part->count;) {
    QUOTH_TRY(quoth_part_triples(model, part, most, &at, body));
    QUOTH_TRY(request(store, how, name, quoth_buffer_text(body), error));
    how = POST;
  }
  return QUOTH_OK;
}

/* ---- as a store ---- */

static quoth_status put(quoth_store *self, const quoth_model *model,
                        const quoth_graph_part *part, bool replace,
                        quoth_error *error) {
  quoth_buffer body = {.from = NULL};
  const quoth_status status =
      put_parts((struct endpoint *)self, model, part, replace, &body, error);
  quoth_buffer_free(&body);
  return status;
}

static quoth_status remove_graph(quoth_store *self, quoth_text graph,
                                 quoth_error *error) {
  return request((struct endpoint *)self, DELETE, graph, (quoth_text){"", 0},
                 error);
}

/* The server has what it answered for. */
static quoth_status finish(quoth_store *self, quoth_error *error) {
  (void)self;
  (void)error;
  return QUOTH_OK;
}

static void release(quoth_store *self) {
  struct endpoint *store = (struct endpoint *)self;
  if (store->curl) {
    curl_easy_cleanup(store->curl);
  }
  curl_slist_free_all(store->headers);
  free(store->address);
  free(store);
}

quoth_status quoth_curl_open(const char *endpoint, quoth_store_options options,
                             quoth_store **out) {
  struct endpoint *store = calloc(1, sizeof *store);
  if (!store) {
    return QUOTH_NO_MEMORY;
  }
  store->store = (quoth_store){release, put, remove_graph, finish};
  store->options = options;
  store->curl = curl_easy_init();
  store->address = strdup(endpoint);
  const quoth_status status =
      store->curl && store->address ? prepare(store) : QUOTH_NO_MEMORY;
  if (status != QUOTH_OK) {
    release(&store->store);
    return status;
  }
  *out = &store->store;
  return QUOTH_OK;
}
