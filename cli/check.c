#include "cli/check.h"
#include "cli/turtle_line.h"
#include "model/vocab.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { RULES = 1, CORPUS, GOLD, SOURCES };

enum { RULES_MAX = 64 };

static const quoth_option options[] = {
    {RULES, 0, "rules", "FILE", "knowledge that the packs build on"},
    {CORPUS, 0, "corpus", "PATH", "count which rules fire on these texts"},
    {GOLD, 0, "gold", "FILE",
     "annotated claims of the corpus, for the precision of each rule"},
    {SOURCES, 0, "sources", "FOLDER", "where the sources of graphs are"},
    {0, 0, NULL, NULL, NULL},
};

typedef struct {
  const char *rules[RULES_MAX];
  size_t rule_count;
  const char *corpus, *gold, *sources;
  quoth_inputs packs, graphs;
} job;

/* ---- messages ---- */

/* The line on which `spelling` first stands; 0: nowhere. */
static uint32_t line_spelled(quoth_text text, quoth_text spelling) {
  uint32_t line = 1;
  for (size_t i = 0; spelling.size && i + spelling.size <= text.size; i++) {
    if (memcmp(text.at + i, spelling.at, spelling.size) == 0) {
      return line;
    }
    line += text.at[i] == '\n';
  }
  return 0;
}

/* Ways to find a line, the surest first. */
enum { BY_VALUE, BY_SUBJECT, BY_SPELLING, WAYS };

static uint32_t line_of(const quoth_check *check, const quoth_check_file *file,
                        quoth_id id, quoth_text near, int way) {
  const quoth_text text = quoth_buffer_text(&file->bytes);
  if (way == BY_SPELLING) {
    return line_spelled(text, near);
  }
  if (!id || (way == BY_VALUE && !near.size)) {
    return 0;
  }
  return quoth_turtle_line(text,
                           quoth_model_get(check->engine->ontology, id).text,
                           way == BY_VALUE ? near : (quoth_text){"", 0});
}

static void print_place(const quoth_check *check, quoth_id id,
                        quoth_text near) {
  for (int way = 0; way < WAYS; way++) {
    for (size_t i = 0; i < check->file_count; i++) {
      const uint32_t line = line_of(check, &check->files[i], id, near, way);
      if (line) {
        printf("%s:%u: ", check->files[i].path, line);
        return;
      }
    }
  }
}

static void say(quoth_check *check, quoth_id id, quoth_text near,
                const char *format, va_list arguments) {
  print_place(check, id, near);
  if (id) {
    const quoth_text iri = quoth_model_get(check->engine->ontology, id).text;
    printf("<%.*s>: ", (int)iri.size, iri.at);
  }
  vprintf(format, arguments);
  putchar('\n');
}

void quoth_check_fail(quoth_check *check, quoth_id id, quoth_text near,
                      const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  say(check, id, near, format, arguments);
  va_end(arguments);
  check->failures++;
}

void quoth_check_warn(quoth_check *check, quoth_id id, quoth_text near,
                      const char *format, ...) {
  check->warnings++;
  if (!check->cli->quiet) {
    va_list arguments;
    va_start(arguments, format);
    printf("warning: ");
    say(check, id, near, format, arguments);
    va_end(arguments);
  }
}

bool quoth_check_says(const quoth_check *check, quoth_id subject,
                      quoth_id predicate) {
  const quoth_id here = quoth_model_find_iri(
      check->pack, quoth_model_get(check->engine->ontology, subject).text);
  return here &&
         quoth_model_has(check->pack, (quoth_quad){here, predicate, 0, 0});
}

/* ---- reading ---- */

/* Packs that the engine reads anyway: the shipped ones, however named. */
static bool is_shipped(const quoth_inputs *shipped, const char *path) {
  struct stat here, there;
  if (stat(path, &here) != 0) {
    return false;
  }
  for (size_t i = 0; i < shipped->count; i++) {
    if (stat(shipped->paths[i], &there) == 0 && here.st_dev == there.st_dev &&
        here.st_ino == there.st_ino) {
      return true;
    }
  }
  return false;
}

static quoth_status list_shipped(quoth_inputs *out, quoth_error *error) {
  char folder[4096];
  QUOTH_TRY(quoth_data_path("ontology", folder, error));
  return quoth_inputs_add(out, folder, quoth_graph_extensions, error);
}

static quoth_status read_pack(quoth_check *check, const char *path,
                              quoth_error *error) {
  QUOTH_TRY(quoth_grow(NULL, &check->files, &check->file_capacity,
                       check->file_count, check->file_count + 1,
                       sizeof *check->files));
  quoth_check_file *file = &check->files[check->file_count++];
  *file = (quoth_check_file){.path = path};
  QUOTH_TRY(quoth_read_file(path, &file->bytes, error));
  quoth_rdf *rdf;
  QUOTH_TRY(quoth_cli_rdf(check->cli, &rdf));
  return quoth_rdf_read(rdf, quoth_buffer_text(&file->bytes), path, NULL,
                        check->pack, error);
}

static quoth_status read_packs(quoth_check *check, job *j,
                               const quoth_inputs *shipped,
                               quoth_error *error) {
  for (size_t i = 0; i < j->packs.count; i++) {
    const char *path = j->packs.paths[i];
    QUOTH_TRY(read_pack(check, path, error));
    if (!is_shipped(shipped, path)) {
      if (j->rule_count == RULES_MAX) {
        return quoth_error_set(error, QUOTH_LIMIT, path, 0,
                               "more than %d packs", RULES_MAX);
      }
      j->rules[j->rule_count++] = path;
    }
  }
  return QUOTH_OK;
}

static quoth_status read_gold(const char *path, quoth_gold *gold,
                              quoth_error *error) {
  quoth_buffer bytes = {0};
  quoth_status status = quoth_read_file(path, &bytes, error);
  if (status == QUOTH_OK) {
    status = quoth_gold_read(quoth_buffer_text(&bytes), path, error, gold);
  }
  quoth_buffer_free(&bytes);
  return status;
}

static quoth_status check_corpus(quoth_check *check, const job *j,
                                 quoth_error *error) {
  quoth_gold gold = {.count = 0};
  quoth_status status = j->gold ? read_gold(j->gold, &gold, error) : QUOTH_OK;
  if (status == QUOTH_OK) {
    status = quoth_check_corpus(check, j->corpus, &gold, error);
  }
  quoth_gold_free(&gold);
  return status;
}

static quoth_status check_packs(quoth_check *check, job *j,
                                quoth_error *error) {
  quoth_inputs shipped = {0};
  QUOTH_TRY(quoth_model_new(NULL, &check->pack));
  quoth_status status = list_shipped(&shipped, error);
  if (status == QUOTH_OK) {
    status = read_packs(check, j, &shipped, error);
  }
  quoth_inputs_free(&shipped);
  QUOTH_TRY(status);
  QUOTH_TRY(quoth_cli_engine(check->cli, j->rules, j->rule_count, error,
                             &check->engine));
  quoth_check_pack(check);
  QUOTH_TRY(quoth_check_rules(check, error));
  QUOTH_TRY(quoth_check_names(check, error));
  return j->corpus ? check_corpus(check, j, error) : QUOTH_OK;
}

/* ---- the command ---- */

static bool holds_graph(const char *path) {
  quoth_buffer bytes = {0};
  bool found = false;
  if (quoth_read_file(path, &bytes, NULL) == QUOTH_OK) {
    const quoth_text text = quoth_buffer_text(&bytes);
    static const char mark[] = "#offset_";
    for (size_t i = 0; !found && i + sizeof mark < text.size; i++) {
      found = memcmp(text.at + i, mark, sizeof mark - 1) == 0;
    }
  }
  quoth_buffer_free(&bytes);
  return found;
}

static quoth_status sort_operands(job *j, int argc, char **argv,
                                  quoth_error *error) {
  quoth_inputs all = {0};
  quoth_status status = argc == 0 ? list_shipped(&all, error) : QUOTH_OK;
  for (int i = 0; i < argc && status == QUOTH_OK; i++) {
    status = quoth_inputs_add(&all, argv[i], quoth_graph_extensions, error);
  }
  for (size_t i = 0; i < all.count && status == QUOTH_OK; i++) {
    const char *name = strrchr(all.paths[i], '/');
    name = name ? name + 1 : all.paths[i];
    if (strcmp(name, "shapes.ttl") != 0) {
      status =
          quoth_inputs_add(holds_graph(all.paths[i]) ? &j->graphs : &j->packs,
                           all.paths[i], NULL, error);
    }
  }
  quoth_inputs_free(&all);
  return status;
}

static quoth_status run_job(quoth_check *check, job *j, quoth_error *error) {
  size_t quotes = 0, wrong = 0;
  for (size_t i = 0; i < j->graphs.count; i++) {
    QUOTH_TRY(quoth_check_graph(check->cli, j->graphs.paths[i], j->sources,
                                &quotes, &wrong, error));
  }
  check->failures += wrong;
  if (j->graphs.count) {
    printf("%zu spans and quotes, %zu wrong\n", quotes, wrong);
  }
  if (!j->packs.count) {
    return QUOTH_OK;
  }
  QUOTH_TRY(check_packs(check, j, error));
  printf("%zu rules, ", check->rules);
  if (check->patterns) {
    printf("%zu patterns, ", check->patterns);
  }
  printf("%zu examples, %zu counter-examples: %zu failures, %zu warnings\n",
         check->examples, check->counter_examples, check->failures,
         check->warnings);
  return QUOTH_OK;
}

static int finish(quoth_check *check, job *j, quoth_status status,
                  const quoth_error *error) {
  for (size_t i = 0; i < check->file_count; i++) {
    quoth_buffer_free(&check->files[i].bytes);
  }
  free(check->files);
  quoth_model_free(check->pack);
  quoth_inputs_free(&j->packs);
  quoth_inputs_free(&j->graphs);
  if (status != QUOTH_OK) {
    quoth_report(NULL, status, error);
    return status == QUOTH_BAD_RULE ? QUOTH_EXIT_PARTLY : QUOTH_EXIT_FAILED;
  }
  return check->failures ? QUOTH_EXIT_PARTLY : QUOTH_EXIT_DONE;
}

static int run(quoth_cli *cli, int argc, char **argv);

const quoth_command quoth_command_check = {
    "check", "prove a rule pack, or the quotes of a graph", "[PATH...]",
    options, run};

static int run(quoth_cli *cli, int argc, char **argv) {
  quoth_args args = quoth_args_of(cli, &quoth_command_check, argc, argv);
  job j = {.rule_count = 0};
  const char *value;
  for (int id; (id = quoth_args_next(&args, &value)) != QUOTH_ARGS_END;) {
    if (id == QUOTH_ARGS_EXIT) {
      return args.exit;
    }
    if (id == RULES && j.rule_count == RULES_MAX) {
      return quoth_usage("check", "more than %d packs", RULES_MAX);
    }
    if (id == RULES) {
      j.rules[j.rule_count++] = value;
    } else {
      *(id == CORPUS ? &j.corpus : id == GOLD ? &j.gold : &j.sources) = value;
    }
  }
  if (j.gold && !j.corpus) {
    return quoth_usage("check", "--gold needs --corpus, the texts it is of");
  }
  quoth_check check = {.cli = cli};
  quoth_error error = {0};
  quoth_status status = sort_operands(&j, args.argc, args.argv, &error);
  if (status == QUOTH_OK) {
    status = run_job(&check, &j, &error);
  }
  return finish(&check, &j, status, &error);
}
