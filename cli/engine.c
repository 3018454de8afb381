#include "cli/cli.h"
#include "cli/digest.h"

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

/* The program's own folder, so that an install can be moved. */
static bool beside_program(char out[PATH_SIZE]) {
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
  return holds_data(program, "/../share/quoth", out);
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

/* Hashes each file (`engine` NULL) or reads its triples. */
static quoth_status read_knowledge(quoth_cli *cli, quoth_engine *engine,
                                   const char *path, EVP_MD_CTX *hash,
                                   quoth_error *error) {
  quoth_buffer bytes = {0};
  quoth_status status = quoth_read_file(path, &bytes, error);
  if (status == QUOTH_OK && hash) {
    quoth_digest_part(hash, quoth_buffer_text(&bytes));
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
                             const quoth_inputs *files, EVP_MD_CTX *hash,
                             quoth_error *error) {
  for (size_t i = 0; i < files->count; i++) {
    if (teaches(files->paths[i])) {
      QUOTH_TRY(read_knowledge(cli, engine, files->paths[i], hash, error));
    }
  }
  return QUOTH_OK;
}

/* Parsing Turtle takes most of a short run, so what was parsed is kept in the
 * user's cache, under the hash of what it was parsed from. */
static quoth_status load_ontology(quoth_cli *cli, quoth_engine *engine,
                                  const quoth_inputs *files,
                                  quoth_error *error) {
  EVP_MD_CTX *hash = quoth_digest_new();
  if (!hash) {
    return QUOTH_NO_MEMORY;
  }
  const quoth_status status = read_all(cli, engine, files, hash, error);
  quoth_digest_end(hash, engine->rule_pack);
  QUOTH_TRY(status);
  QUOTH_TRY(quoth_model_new(NULL, &engine->ontology));
  if (!quoth_cache_read(engine->rule_pack, engine->ontology)) {
    QUOTH_TRY(read_all(cli, engine, files, NULL, error));
    quoth_cache_write(engine->rule_pack, engine->ontology);
  }
  return quoth_grammar_new(engine->ontology, NULL, error, &engine->grammar);
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
    free(cli->engine);
  }
  quoth_rdf_free(cli->rdf);
}
