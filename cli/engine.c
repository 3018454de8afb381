#include "cli/cache.h"
#include "cli/turtle_line.h"
#include "model/sha256.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096 };

static bool is_folder(const char *path) {
  struct stat info;
  return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* True when `folder` followed by `below` holds the ontology. */
static bool holds_data(const char *folder, const char *below,
                       char out[PATH_SIZE]) {
  char probe[PATH_SIZE + 16];
  const int length = snprintf(out, PATH_SIZE, "%s%s", folder, below);
  if (length < 0 || length >= PATH_SIZE) {
    return false;
  }
  snprintf(probe, sizeof probe, "%s/ontology", out);
  return is_folder(probe);
}

bool quoth_beside_program(const char *path, char out[PATH_SIZE]) {
  char program[PATH_SIZE];
  const ssize_t length =
      readlink("/proc/self/exe", program, sizeof program - 1);
  if (length <= 0) {
    return false;
  }
  program[length] = '\0';
  char *slash = strrchr(program, '/');
  if (!slash) {
    return false;
  }
  *slash = '\0';
  const int size = snprintf(out, PATH_SIZE, "%s/%s", program, path);
  return size > 0 && size < PATH_SIZE && access(out, R_OK) == 0;
}

/* An install can be moved. */
static bool beside_program(char out[PATH_SIZE]) {
  char folder[PATH_SIZE];
  return quoth_beside_program("../share/quoth", folder) &&
         holds_data(folder, "", out);
}

const char *quoth_data_folder(void) {
  static char folder[PATH_SIZE];
  const char *given = getenv("QUOTH_DATA");
  if (given && *given) {
    return holds_data(given, "", folder) ? folder : NULL;
  }
  if (beside_program(folder) || holds_data(QUOTH_INSTALLED_DATA, "", folder) ||
      holds_data(QUOTH_SOURCE_DATA, "", folder)) {
    return folder;
  }
  return NULL;
}

quoth_status quoth_data_path(const char *name, char *out, quoth_error *error) {
  const char *folder = quoth_data_folder();
  if (!folder) {
    return quoth_error_set(error, QUOTH_IO, getenv("QUOTH_DATA"), 0,
                           "no folder with ontology/ and weights/");
  }
  const int length = snprintf(out, PATH_SIZE, "%s/%s", folder, name);
  return length > 0 && length < PATH_SIZE ? QUOTH_OK : QUOTH_LIMIT;
}

quoth_status quoth_cli_rdf(quoth_cli *cli, quoth_rdf **out) {
  if (!cli->rdf) {
    QUOTH_TRY(quoth_rdf_new(&cli->rdf));
  }
  *out = cli->rdf;
  return QUOTH_OK;
}

/* Hashes a file, or reads its triples when `sum` is NULL. */
static quoth_status read_knowledge(quoth_cli *cli, quoth_engine *engine,
                                   const char *path, quoth_sha256 *sum,
                                   quoth_error *error) {
  quoth_buffer bytes = {0};
  quoth_status status = quoth_read_file(path, &bytes, error);
  if (status == QUOTH_OK && sum) {
    quoth_sha256_part(sum, quoth_buffer_text(&bytes));
  } else if (status == QUOTH_OK) {
    quoth_rdf *rdf;
    status = quoth_cli_rdf(cli, &rdf);
    if (status == QUOTH_OK) {
      status = quoth_rdf_read(rdf, quoth_buffer_text(&bytes), path, NULL,
                              engine->ontology, error);
    }
  }
  quoth_buffer_free(&bytes);
  return status;
}

static const char *const knowledge_extensions[] = {".ttl", ".owl", ".rdf",
                                                   ".nt", NULL};

/* The shapes describe the output; they teach nothing. */
static bool teaches(const char *path) {
  const char *name = strrchr(path, '/');
  return strcmp(name ? name + 1 : path, "shapes.ttl") != 0;
}

static quoth_status list_knowledge(quoth_inputs *files,
                                   const char *const *rules, size_t rule_count,
                                   quoth_error *error) {
  char folder[PATH_SIZE];
  QUOTH_TRY(quoth_data_path("ontology", folder, error));
  QUOTH_TRY(quoth_inputs_add(files, folder, knowledge_extensions, error));
  for (size_t i = 0; i < rule_count; i++) {
    QUOTH_TRY(quoth_inputs_add(files, rules[i], knowledge_extensions, error));
  }
  return QUOTH_OK;
}

static quoth_status read_all(quoth_cli *cli, quoth_engine *engine,
                             const quoth_inputs *files, quoth_sha256 *sum,
                             quoth_error *error) {
  for (size_t i = 0; i < files->count; i++) {
    if (teaches(files->paths[i])) {
      QUOTH_TRY(read_knowledge(cli, engine, files->paths[i], sum, error));
    }
  }
  return QUOTH_OK;
}

/* ---- errors ---- */

static bool holds(quoth_text text, quoth_text part) {
  for (size_t i = 0; part.size && i + part.size <= text.size; i++) {
    if (memcmp(text.at + i, part.at, part.size) == 0) {
      return true;
    }
  }
  return false;
}

/* The value of the resource that the message quotes. */
static quoth_text quoted_value(const quoth_model *ontology, quoth_id resource,
                               const quoth_error *error) {
  quoth_text best = {"", 0};
  quoth_cursor cursor =
      quoth_model_find(ontology, (quoth_quad){resource, 0, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    const quoth_term value = quoth_model_get(ontology, quad.object);
    if (value.kind == QUOTH_LITERAL && value.text.size > best.size &&
        holds(quoth_text_of(error->message), value.text)) {
      best = value.text;
    }
  }
  return best;
}

/* The last file that says so, and the line; NULL: none. */
static const char *find_line(const quoth_inputs *files, quoth_text subject,
                             quoth_text literal, uint32_t *line) {
  for (size_t i = files->count; i-- > 0;) {
    quoth_buffer bytes = {0};
    *line = 0;
    if (quoth_read_file(files->paths[i], &bytes, NULL) == QUOTH_OK) {
      *line = quoth_turtle_line(quoth_buffer_text(&bytes), subject, literal);
    }
    quoth_buffer_free(&bytes);
    if (*line) {
      return files->paths[i];
    }
  }
  return NULL;
}

/* The grammar names the resource; here comes the file and line. */
static void place_error(const quoth_model *ontology, const quoth_inputs *files,
                        quoth_error *error) {
  const quoth_text iri = quoth_text_of(error->source);
  const quoth_id resource = quoth_model_find_iri(ontology, iri);
  const quoth_text nothing = {"", 0};
  if (!resource) {
    return;
  }
  uint32_t line;
  const char *path =
      find_line(files, iri, quoted_value(ontology, resource, error), &line);
  path = path ? path : find_line(files, iri, nothing, &line);
  if (path) {
    quoth_error placed = {0};
    quoth_error_set(&placed, QUOTH_BAD_RULE, path, line, "<%s>: %s",
                    error->source, error->message);
    *error = placed;
  }
}

/* ---- reading ---- */

static quoth_status digest_files(quoth_cli *cli, quoth_engine *engine,
                                 const quoth_inputs *files,
                                 quoth_error *error) {
  quoth_sha256 sum = quoth_sha256_begin();
  QUOTH_TRY(read_all(cli, engine, files, &sum, error));
  quoth_sha256_hex(&sum, engine->rule_pack);
  return QUOTH_OK;
}

static quoth_status read_ontology(quoth_cli *cli, quoth_engine *engine,
                                  const quoth_inputs *files,
                                  quoth_error *error) {
  if (!quoth_cache_open(engine->cache, files, engine->rule_pack)) {
    QUOTH_TRY(digest_files(cli, engine, files, error));
  }
  QUOTH_TRY(quoth_model_new(NULL, &engine->ontology));
  return quoth_cache_read(engine->cache, engine->rule_pack, engine->ontology)
             ? QUOTH_OK
             : read_all(cli, engine, files, NULL, error);
}

static quoth_status compile(quoth_engine *engine, const quoth_inputs *files,
                            quoth_error *error) {
  const quoth_cache *cache = engine->cache;
  if (cache->held && cache->names.size &&
      quoth_grammar_restore(engine->ontology, cache->names, NULL, NULL,
                            &engine->grammar) == QUOTH_OK) {
    return QUOTH_OK;
  }
  const quoth_status status =
      quoth_grammar_new(engine->ontology, NULL, error, &engine->grammar);
  if (status == QUOTH_OK) {
    quoth_cache_write(cache, engine->rule_pack, engine->grammar);
  } else if (status == QUOTH_BAD_RULE && error) {
    place_error(engine->ontology, files, error);
  }
  return status;
}

/* Reading, parsing and compiling would take most of a short run; the user's
 * cache keeps what comes of it. */
static quoth_status load_ontology(quoth_cli *cli, quoth_engine *engine,
                                  const quoth_inputs *files,
                                  quoth_error *error) {
  engine->cache = calloc(1, sizeof *engine->cache);
  if (!engine->cache) {
    return QUOTH_NO_MEMORY;
  }
  QUOTH_TRY(read_ontology(cli, engine, files, error));
  return compile(engine, files, error);
}

static quoth_status fill(quoth_cli *cli, quoth_engine *engine,
                         const char *const *rules, size_t rule_count,
                         quoth_error *error) {
  quoth_inputs files = {0};
  char weights[PATH_SIZE];
  quoth_status status = list_knowledge(&files, rules, rule_count, error);
  if (status == QUOTH_OK) {
    status = load_ontology(cli, engine, &files, error);
  }
  quoth_inputs_free(&files);
  QUOTH_TRY(status);
  QUOTH_TRY(quoth_data_path("weights/english.weights", weights, error));
  return quoth_syntax_open(weights, error, &engine->syntax);
}

quoth_status quoth_cli_engine(quoth_cli *cli, const char *const *rules,
                              size_t rule_count, quoth_error *error,
                              const quoth_engine **out) {
  if (!cli->engine) {
    cli->engine = calloc(1, sizeof *cli->engine);
    if (!cli->engine) {
      return QUOTH_NO_MEMORY;
    }
    QUOTH_TRY(fill(cli, cli->engine, rules, rule_count, error));
  }
  *out = cli->engine;
  return QUOTH_OK;
}

void quoth_cli_close(quoth_cli *cli) {
  if (cli->engine) {
    quoth_grammar_free(cli->engine->grammar);
    quoth_syntax_close(cli->engine->syntax);
    quoth_model_free(cli->engine->ontology);
    if (cli->engine->cache) {
      quoth_cache_close(cli->engine->cache);
      free(cli->engine->cache);
    }
    free(cli->engine);
  }
  quoth_rdf_free(cli->rdf);
}
