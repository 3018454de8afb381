#include "cli/cli.h"
#include "cli/journal.h"
#include "export/store.h"
#include "export/term.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { ENDPOINT = 1, STORE, GRAPH, REPLACE, DELETE, RESUME, TRIES };

static const quoth_option options[] = {
    {ENDPOINT, 0, "endpoint", "URL", "a SPARQL 1.1 Graph Store"},
    {STORE, 0, "store", "TYPE:NAME",
     "a storage of librdf, such as hashes:base or sqlite:base.db"},
    {GRAPH, 0, "graph", "IRI",
     "where triples without a graph go (default: the default graph, which "
     "Virtuoso lacks)"},
    {REPLACE, 0, "replace", NULL,
     "a graph holds only what is loaded now, nothing from before"},
    {DELETE, 0, "delete", NULL, "delete the graphs of these files instead"},
    {RESUME, 0, "resume", "FILE",
     "remember in FILE what is loaded, and send only what is missing"},
    {TRIES, 0, "tries", "N", "for each request (default 8)"},
    {0, 0, NULL, NULL, NULL},
};

extern const quoth_command quoth_command_load;

/* What was asked for, and what was done. */
struct load {
  quoth_cli *cli;
  const char *endpoint, *name, *graph, *resume;
  bool replace, removing;
  quoth_store_options options;
  quoth_inputs inputs;
  quoth_store *store;
  quoth_journal *journal; /* NULL without --resume */
  quoth_model *touched;   /* graphs of this run, by name */
  size_t failed, graphs, skipped;
  uint64_t triples;
  time_t told;
};

/* Returns 0, or the exit status after telling what is wrong. */
static int take_option(struct load *load, const quoth_args *args, int id,
                       const char *value) {
  long number = 0;
  switch (id) {
  case ENDPOINT:
    load->endpoint = value;
    return 0;
  case STORE:
    load->name = value;
    return 0;
  case GRAPH:
    load->graph = value;
    return 0;
  case REPLACE:
    load->replace = true;
    return 0;
  case DELETE:
    load->removing = true;
    return 0;
  case RESUME:
    load->resume = value;
    return 0;
  default:
    if (!quoth_args_number(args, "tries", value, 1, 100, &number)) {
      return QUOTH_EXIT_USAGE;
    }
    load->options.tries = (unsigned)number;
    return 0;
  }
}

/* ---- graphs ---- */

static void tell(struct load *load) {
  const time_t now = time(NULL);
  if (load->cli->quiet || !isatty(STDERR_FILENO) || now == load->told) {
    return;
  }
  load->told = now;
  fprintf(stderr, "\r%zu graphs, %llu triples", load->graphs,
          (unsigned long long)load->triples);
}

/* Notes that this run meets a graph; of two files with the same graph the
 * second adds to it. */
static quoth_status meet(struct load *load, quoth_text graph, bool *first) {
  const uint32_t before = quoth_model_term_count(load->touched);
  quoth_id id;
  QUOTH_TRY(quoth_model_blank(load->touched, graph, &id));
  *first = quoth_model_term_count(load->touched) > before;
  return QUOTH_OK;
}

static quoth_status delete_graph(struct load *load, quoth_text name,
                                 quoth_error *error) {
  if (load->journal) {
    QUOTH_TRY(quoth_journal_note(load->journal, QUOTH_JOURNAL_UNSURE, "", name,
                                 error));
  }
  QUOTH_TRY(quoth_store_delete(load->store, name, error));
  load->graphs++;
  tell(load);
  return QUOTH_OK;
}

/* Sends a part; `digest` is of its triples, with a journal. */
static quoth_status put_part(struct load *load, const quoth_model *model,
                             const quoth_graph_part *part, quoth_text name,
                             bool alone, const char *digest,
                             quoth_error *error) {
  if (load->journal && alone) {
    QUOTH_TRY(quoth_journal_note(load->journal, QUOTH_JOURNAL_UNSURE, "", name,
                                 error));
  }
  QUOTH_TRY(quoth_store_put(load->store, model, part, alone, error));
  if (load->journal) {
    QUOTH_TRY(quoth_journal_note(
        load->journal, alone ? QUOTH_JOURNAL_ALONE : QUOTH_JOURNAL_ADDED,
        digest, name, error));
  }
  load->triples += part->count;
  load->graphs++;
  tell(load);
  return QUOTH_OK;
}

static quoth_status load_part(struct load *load, const quoth_model *model,
                              const quoth_graph_part *part,
                              quoth_error *error) {
  const quoth_text name = part->graph ? quoth_model_get(model, part->graph).text
                                      : (quoth_text){"", 0};
  char digest[65] = "";
  bool first, there = false;
  if (load->removing) {
    return delete_graph(load, name, error);
  }
  QUOTH_TRY(meet(load, name, &first));
  const bool alone = load->replace && first;
  if (load->journal) {
    QUOTH_TRY(quoth_graph_digest(model, part, digest));
    QUOTH_TRY(quoth_journal_holds(load->journal, digest, name, alone, &there));
  }
  if (there) {
    load->skipped++;
    return QUOTH_OK;
  }
  return put_part(load, model, part, name, alone, digest, error);
}

static quoth_status load_model(struct load *load, quoth_model *model,
                               quoth_error *error) {
  quoth_graph_list list;
  quoth_id rest = 0;
  quoth_status status = QUOTH_OK;
  if (load->graph) {
    QUOTH_TRY(quoth_model_iri(model, quoth_text_of(load->graph), &rest));
  }
  status = quoth_graph_list_make(model, &list);
  for (size_t i = 0; i < list.count && status == QUOTH_OK; i++) {
    if (!list.parts[i].graph) {
      list.parts[i].graph = rest;
    }
    /* Deleting touches what a document owns, not what all share. */
    if (!load->removing || list.parts[i].graph) {
      status = load_part(load, model, &list.parts[i], error);
    }
  }
  quoth_graph_list_free(&list);
  return status;
}

/* Reads one file; what is wrong with it is told and counted. */
static quoth_status read_graph(struct load *load, const char *path,
                               quoth_model *into, bool *read) {
  quoth_error error = {0};
  quoth_status status = quoth_read_graph(load->cli, path, into, &error);
  *read = status == QUOTH_OK;
  if (status != QUOTH_OK && status != QUOTH_NO_MEMORY) {
    quoth_report(path, status, &error);
    load->failed++;
    status = QUOTH_OK;
  }
  return status;
}

static quoth_status load_files(struct load *load, quoth_model *scratch,
                               quoth_model *model, quoth_error *error) {
  for (size_t i = 0; i < load->inputs.count; i++) {
    bool read = false;
    quoth_model_clear(scratch);
    quoth_model_clear(model);
    QUOTH_TRY(read_graph(load, load->inputs.paths[i], scratch, &read));
    if (read) {
      QUOTH_TRY(quoth_documents_place(scratch, model));
      QUOTH_TRY(load_model(load, model, error));
    }
  }
  return quoth_store_finish(load->store, error);
}

static quoth_status open_store(struct load *load, quoth_error *error) {
  quoth_rdf *rdf;
  load->options.netrc = true;
  if (load->endpoint) {
    return quoth_store_new(load->endpoint, load->options, error, &load->store);
  }
  QUOTH_TRY(quoth_cli_rdf(load->cli, &rdf));
  return quoth_store_librdf(rdf, load->name,
                            access(strchr(load->name, ':') + 1, F_OK) != 0 &&
                                !load->removing,
                            error, &load->store);
}

static quoth_status load_all(struct load *load, const quoth_args *args,
                             quoth_error *error) {
  quoth_model *models[2] = {NULL, NULL};
  for (int i = 0; i < args->argc; i++) {
    QUOTH_TRY(quoth_inputs_add(&load->inputs, args->argv[i],
                               quoth_graph_extensions, error));
  }
  QUOTH_TRY(quoth_model_new(NULL, &load->touched));
  if (load->resume) {
    QUOTH_TRY(quoth_journal_open(load->resume,
                                 load->endpoint ? load->endpoint : load->name,
                                 error, &load->journal));
  }
  QUOTH_TRY(open_store(load, error));
  quoth_status status = quoth_model_new(NULL, &models[0]);
  if (status == QUOTH_OK) {
    status = quoth_model_new(NULL, &models[1]);
  }
  if (status == QUOTH_OK) {
    status = load_files(load, models[0], models[1], error);
  }
  quoth_model_free(models[0]);
  quoth_model_free(models[1]);
  return status;
}

static int run_load(struct load *load, const quoth_args *args) {
  quoth_error error = {0};
  const quoth_status status = load_all(load, args, &error);
  if (load->told) {
    fputc('\n', stderr);
  }
  if (status != QUOTH_OK) {
    quoth_report(NULL, status, &error);
  }
  if (!load->cli->quiet && (status == QUOTH_OK || load->graphs)) {
    printf("%s %zu graphs, %llu triples", load->removing ? "deleted" : "loaded",
           load->graphs, (unsigned long long)load->triples);
    printf(load->skipped ? "; %zu were there already\n" : "\n", load->skipped);
  }
  if (status != QUOTH_OK) {
    return load->graphs ? QUOTH_EXIT_PARTLY : QUOTH_EXIT_FAILED;
  }
  return load->failed ? load->graphs ? QUOTH_EXIT_PARTLY : QUOTH_EXIT_FAILED
                      : QUOTH_EXIT_DONE;
}

static int check_usage(const struct load *load, const quoth_args *args) {
  if (!load->endpoint == !load->name) {
    return quoth_usage("load", "takes --endpoint URL or --store TYPE:NAME");
  }
  if (load->name && !strchr(load->name, ':')) {
    return quoth_usage("load", "--store takes TYPE:NAME, not '%s'", load->name);
  }
  if (load->removing && load->replace) {
    return quoth_usage("load", "--delete goes without --replace");
  }
  if (load->graph && !quoth_iri_check(quoth_text_of(load->graph))) {
    return quoth_usage("load", "not a valid IRI: '%s'", load->graph);
  }
  return args->argc < 1 ? quoth_usage("load", "which graphs?") : 0;
}

static int run(quoth_cli *cli, int argc, char **argv) {
  struct load load = {.cli = cli};
  quoth_args args = quoth_args_of(cli, &quoth_command_load, argc, argv);
  const char *value;
  int id;
  int status = 0;
  while (!status && (id = quoth_args_next(&args, &value)) > 0) {
    status = take_option(&load, &args, id, value);
  }
  if (!status && id == QUOTH_ARGS_EXIT) {
    return args.exit;
  }
  if (!status) {
    status = check_usage(&load, &args);
  }
  if (!status) {
    status = run_load(&load, &args);
  }
  quoth_journal_free(load.journal);
  quoth_store_free(load.store);
  quoth_model_free(load.touched);
  quoth_inputs_free(&load.inputs);
  return status;
}

const quoth_command quoth_command_load = {
    "load", "put graphs into a store",
    "--endpoint URL|--store TYPE:NAME [OPTIONS] GRAPH...", options, run};
