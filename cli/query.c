#include "cli/cli.h"
#include "export/sparql.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

enum { RESULTS = 1, OUTPUT, QUERY_FILE, NAMED, SET };

static const quoth_option options[] = {
    {RESULTS, 'r', "results", "FORMAT",
     "table (default), csv, tsv, json, xml; turtle for CONSTRUCT"},
    {OUTPUT, 'o', "output", "FILE",
     "where to write (default: standard output)"},
    {QUERY_FILE, 0, "file", "FILE", "the query is in FILE"},
    {NAMED, 0, "named", "NAME",
     "a query of ontology/queries (--named '?' lists them)"},
    {SET, 0, "set", "NAME=VALUE",
     "what $NAME stands for in a named query (repeatable)"},
    QUOTH_INTAKE_OPTIONS,
    {0, 0, NULL, NULL, NULL},
};

extern const quoth_command quoth_command_query;

enum { MAX_SETTINGS = 16 };

/* What was asked for. */
struct query {
  quoth_cli *cli;
  quoth_answer_format format;
  const char *output, *file, *named;
  const char *settings[MAX_SETTINGS];
  size_t setting_count;
  quoth_buffer text;
};

/* Returns 0, or the exit status after telling what is wrong. */
static int take_option(void *context, const quoth_args *args, int id,
                       const char *value) {
  struct query *query = context;
  (void)args;
  switch (id) {
  case RESULTS:
    return quoth_answer_format_named(quoth_text_of(value), &query->format)
               ? 0
               : quoth_usage("query", "unknown result format '%s'", value);
  case OUTPUT:
    query->output = value;
    return 0;
  case QUERY_FILE:
    query->file = value;
    return 0;
  case NAMED:
    query->named = value;
    return 0;
  default:
    break;
  }
  if (!strchr(value, '=') || query->setting_count == MAX_SETTINGS) {
    return quoth_usage("query", "--set takes NAME=VALUE, not '%s'", value);
  }
  query->settings[query->setting_count++] = value;
  return 0;
}

/* ---- named queries ---- */

static bool is_query_name(const char *name) {
  return name[0] &&
         strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

static int is_query_file(const struct dirent *entry) {
  const size_t size = strlen(entry->d_name);
  return size > 3 && strcmp(entry->d_name + size - 3, ".rq") == 0;
}

/* `name` and the first comment of its file, for people. */
static void list_query(const char *folder, const char *file) {
  char path[4400];
  char line[200] = "";
  snprintf(path, sizeof path, "%s/%s", folder, file);
  FILE *in = fopen(path, "r");
  if (in) {
    if (!fgets(line, sizeof line, in) || line[0] != '#') {
      line[0] = '\0';
    }
    fclose(in);
  }
  line[strcspn(line, "\r\n")] = '\0';
  printf("%-15.*s %s\n", (int)strlen(file) - 3, file,
         line[0] ? line + 1 + (line[1] == ' ') : "");
}

static int list_queries(void) {
  char folder[4096];
  quoth_error error = {0};
  struct dirent **files = NULL;
  const quoth_status status =
      quoth_data_path("ontology/queries", folder, &error);
  const int count = status == QUOTH_OK
                        ? scandir(folder, &files, is_query_file, alphasort)
                        : -1;
  if (count < 0) {
    quoth_report("ontology/queries", QUOTH_IO, &error);
    return QUOTH_EXIT_FAILED;
  }
  for (int i = 0; i < count; i++) {
    list_query(folder, files[i]->d_name);
    free(files[i]);
  }
  free(files);
  return QUOTH_EXIT_DONE;
}

static quoth_status read_named(struct query *query, quoth_error *error) {
  char name[128];
  char path[4096];
  if (!is_query_name(query->named) ||
      snprintf(name, sizeof name, "ontology/queries/%s.rq", query->named) >=
          (int)sizeof name) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "no query is named '%s' (--named '?' lists them)",
                           query->named);
  }
  QUOTH_TRY(quoth_data_path(name, path, error));
  if (access(path, R_OK) != 0) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "no query is named '%s' (--named '?' lists them)",
                           query->named);
  }
  return quoth_read_file(path, &query->text, error);
}

/* ---- parameters: BIND ("default" AS $name) ---- */

/* Where the default of $name stands in `text`: between its quotation marks. */
static bool find_default(quoth_text text, quoth_text name, size_t *begin,
                         size_t *end) {
  for (size_t i = 0; i + name.size < text.size; i++) {
    const bool whole = i + 1 + name.size >= text.size ||
                       text.at[i + 1 + name.size] == ')' ||
                       text.at[i + 1 + name.size] == ' ';
    if (text.at[i] != '$' || !whole ||
        memcmp(text.at + i + 1, name.at, name.size) != 0) {
      continue;
    }
    size_t at = i;
    while (at && text.at[at - 1] == ' ') {
      at--;
    }
    if (at < 4 || memcmp(text.at + at - 3, " AS", 3) != 0 ||
        text.at[at - 4] != '"') {
      continue;
    }
    *end = at - 4;
    for (at = *end; at && text.at[at - 1] != '"';) {
      at--;
    }
    *begin = at;
    return at > 0;
  }
  return false;
}

static void add_escaped(quoth_buffer *out, const char *value) {
  static const char raw[] = "\"\\\n\r\t";
  static const char letters[] = "\"\\nrt";
  for (; *value; value++) {
    const char *found = strchr(raw, *value);
    if (found) {
      quoth_buffer_char(out, '\\');
    }
    quoth_buffer_char(out, *(found ? letters + (found - raw) : value));
  }
}

static quoth_status apply(struct query *query, const char *setting,
                          quoth_error *error) {
  const char *equals = strchr(setting, '=');
  const quoth_text name = {setting, (size_t)(equals - setting)};
  const quoth_text text = quoth_buffer_text(&query->text);
  size_t begin = 0;
  size_t end = 0;
  if (!name.size || !find_default(text, name, &begin, &end)) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "the query has no BIND (\"…\" AS $%.*s) to set",
                           (int)name.size, name.at);
  }
  quoth_buffer changed = {.from = NULL};
  quoth_buffer_add(&changed, (quoth_text){text.at, begin});
  add_escaped(&changed, equals + 1);
  quoth_buffer_add(&changed, (quoth_text){text.at + end, text.size - end});
  const quoth_status status = changed.status;
  quoth_buffer_free(&query->text);
  query->text = changed;
  return status;
}

/* ---- the command ---- */

static quoth_status write_answer(const struct query *query,
                                 const quoth_answer *answer,
                                 const quoth_inputs *inputs,
                                 quoth_error *error) {
  quoth_output *output = NULL;
  QUOTH_TRY(quoth_output_open(query->output, inputs, error, &output));
  const quoth_status status = quoth_answer_write(
      answer, query->format, quoth_output_columns(query->output),
      quoth_output_file(output), error);
  if (status != QUOTH_OK) {
    quoth_output_abort(output);
    return status;
  }
  return quoth_output_commit(output, error);
}

static quoth_status ask(void *context, quoth_model *model,
                        const quoth_inputs *inputs, quoth_error *error) {
  const struct query *query = context;
  quoth_rdf *rdf;
  quoth_answer answer;
  QUOTH_TRY(quoth_cli_rdf(query->cli, &rdf));
  quoth_status status = quoth_sparql_ask(
      rdf, model, quoth_buffer_text(&query->text), error, &answer);
  if (status == QUOTH_OK) {
    status = write_answer(query, &answer, inputs, error);
  }
  quoth_answer_free(&answer);
  return status;
}

static quoth_status read_query(struct query *query, quoth_error *error) {
  if (query->named) {
    QUOTH_TRY(read_named(query, error));
  } else if (query->file) {
    QUOTH_TRY(quoth_read_file(query->file, &query->text, error));
  }
  for (size_t i = 0; i < query->setting_count; i++) {
    QUOTH_TRY(apply(query, query->settings[i], error));
  }
  return query->text.status;
}

/* The query is the last operand unless a file or a name stands for it. */
static int run_query(quoth_intake *intake, struct query *query,
                     quoth_args *args) {
  quoth_error error = {0};
  if (query->named && strcmp(query->named, "?") == 0) {
    return list_queries();
  }
  if (query->named && query->file) {
    return quoth_usage("query", "--named and --file exclude each other");
  }
  if (!query->named && !query->file) {
    if (args->argc < 2) {
      return quoth_usage("query", "takes graphs or texts, then the query");
    }
    quoth_buffer_string(&query->text, args->argv[--args->argc]);
  }
  if (args->argc < 1) {
    return quoth_usage("query", "which graphs or texts?");
  }
  const quoth_status status = read_query(query, &error);
  if (status != QUOTH_OK) {
    quoth_report(NULL, status, &error);
    return QUOTH_EXIT_FAILED;
  }
  return quoth_intake_use(query->cli, intake, args, ask, query);
}

static int run(quoth_cli *cli, int argc, char **argv) {
  struct query query = {.cli = cli, .format = QUOTH_AS_TABLE};
  quoth_intake intake = quoth_intake_default();
  quoth_args args = quoth_args_of(cli, &quoth_command_query, argc, argv);
  int status = quoth_intake_options(&intake, &args, take_option, &query);
  if (status < 0) {
    status = run_query(&intake, &query, &args);
  }
  quoth_buffer_free(&query.text);
  quoth_intake_free(&intake);
  return status;
}

const quoth_command quoth_command_query = {
    "query", "ask a graph, or texts, in SPARQL",
    "[OPTIONS] GRAPH... QUERY | GRAPH... --named NAME", options, run};
