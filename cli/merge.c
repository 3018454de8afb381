#include "cli/cli.h"
#include "export/compare.h"
#include "export/documents.h"

#include <stdlib.h>

enum { FORMAT = 1, OUTPUT, STREAM, BASE };

static const quoth_option options[] = {
    {FORMAT, 'f', "format", "NAME", "turtle ntriples nquads rdfxml jsonld"},
    {OUTPUT, 'o', "output", "FILE", "where to (default: standard output)"},
    {STREAM, 0, "stream", NULL,
     "a file at a time, however many there are: no links are added, and "
     "what two files say is written twice"},
    {BASE, 0, "base", "IRI", "where IRIs begin"},
    {0, 0, NULL, NULL, NULL},
};

extern const quoth_command quoth_command_merge;

/* What was asked for. */
struct merge {
  quoth_cli *cli;
  const char *output;
  quoth_rdf_format format;
  bool format_given, stream;
  quoth_text base;
  quoth_inputs inputs;
  size_t failed, read;
  FILE *out;
};

static bool is_written(quoth_rdf_format format) {
  return format != QUOTH_TRIG && format != QUOTH_RDFJSON;
}

/* Returns 0, or the exit status after telling what is wrong. */
static int take_option(struct merge *merge, int id, const char *value) {
  switch (id) {
  case FORMAT:
    merge->format_given = true;
    return quoth_rdf_format_named(quoth_text_of(value), &merge->format) &&
                   is_written(merge->format)
               ? 0
               : quoth_usage("merge", "unknown format '%s'", value);
  case OUTPUT:
    merge->output = value;
    return 0;
  case STREAM:
    merge->stream = true;
    return 0;
  default:
    merge->base = quoth_text_of(value);
    return 0;
  }
}

/* Adds one graph file; what is wrong with it is told and counted. */
static quoth_status read_graph(struct merge *merge, const char *path,
                               quoth_model *into) {
  quoth_error error = {0};
  quoth_status status = quoth_read_graph(merge->cli, path, into, &error);
  if (status == QUOTH_OK) {
    merge->read++;
  } else if (status != QUOTH_NO_MEMORY) {
    quoth_report(path, status, &error);
    merge->failed++;
    status = QUOTH_OK;
  }
  return status;
}

/* Reads one file into `scratch`, and from there into `into`, so that a file
 * that breaks off is left out as a whole. */
static quoth_status add_graph(struct merge *merge, const char *path,
                              quoth_model *scratch, quoth_model *into) {
  const size_t failed = merge->failed;
  quoth_model_clear(scratch);
  QUOTH_TRY(read_graph(merge, path, scratch));
  return merge->failed > failed ? QUOTH_OK
                                : quoth_documents_place(scratch, into);
}

static quoth_status write_stream(struct merge *merge, quoth_model *scratch,
                                 quoth_model *all, quoth_error *error) {
  QUOTH_TRY(quoth_rdf_begin(NULL, merge->format, merge->base, merge->out));
  for (size_t i = 0; i < merge->inputs.count; i++) {
    quoth_model_clear(all);
    QUOTH_TRY(add_graph(merge, merge->inputs.paths[i], scratch, all));
    QUOTH_TRY(
        quoth_rdf_part(all, merge->format, merge->base, merge->out, error));
  }
  return QUOTH_OK;
}

static quoth_status write_whole(struct merge *merge, quoth_model *scratch,
                                quoth_model *all, quoth_error *error) {
  quoth_rdf *rdf;
  QUOTH_TRY(quoth_cli_rdf(merge->cli, &rdf));
  for (size_t i = 0; i < merge->inputs.count; i++) {
    QUOTH_TRY(add_graph(merge, merge->inputs.paths[i], scratch, all));
  }
  QUOTH_TRY(quoth_model_link(all, UINT32_MAX));
  return quoth_rdf_write(rdf, all, merge->format, merge->base, merge->out,
                         error);
}

static quoth_status write_merged(struct merge *merge, quoth_error *error) {
  quoth_output *output = NULL;
  quoth_model *models[2] = {NULL, NULL};
  quoth_status status = quoth_model_new(NULL, &models[0]);
  if (status == QUOTH_OK) {
    status = quoth_model_new(NULL, &models[1]);
  }
  if (status == QUOTH_OK) {
    status = quoth_output_open(merge->output, &merge->inputs, error, &output);
  }
  if (status == QUOTH_OK) {
    merge->out = quoth_output_file(output);
    status = merge->stream ? write_stream(merge, models[0], models[1], error)
                           : write_whole(merge, models[0], models[1], error);
    if (status == QUOTH_OK && merge->read) {
      status = quoth_output_commit(output, error);
    } else {
      quoth_output_abort(output);
    }
  }
  quoth_model_free(models[0]);
  quoth_model_free(models[1]);
  return status;
}

static int merge_inputs(struct merge *merge, const quoth_args *args) {
  quoth_error error = {0};
  quoth_status status = QUOTH_OK;
  for (int i = 0; i < args->argc && status == QUOTH_OK; i++) {
    status = quoth_inputs_add(&merge->inputs, args->argv[i],
                              quoth_graph_extensions, &error);
  }
  if (status == QUOTH_OK) {
    status = write_merged(merge, &error);
  }
  if (status != QUOTH_OK) {
    quoth_report(NULL, status, &error);
    return QUOTH_EXIT_FAILED;
  }
  if (merge->failed) {
    return merge->read ? QUOTH_EXIT_PARTLY : QUOTH_EXIT_FAILED;
  }
  return QUOTH_EXIT_DONE;
}

static int run(quoth_cli *cli, int argc, char **argv) {
  struct merge merge = {.cli = cli, .format = QUOTH_TURTLE};
  quoth_args args = quoth_args_of(cli, &quoth_command_merge, argc, argv);
  const char *value;
  int id;
  int status = 0;
  while (!status && (id = quoth_args_next(&args, &value)) > 0) {
    status = take_option(&merge, id, value);
  }
  if (!status && id == QUOTH_ARGS_EXIT) {
    return args.exit;
  }
  if (!status && !merge.format_given && merge.output &&
      quoth_rdf_format_of_file(quoth_text_of(merge.output), &merge.format) &&
      !is_written(merge.format)) {
    status = quoth_usage("merge", "'%s' names a format that is only read",
                         merge.output);
  }
  if (!status && merge.stream && !quoth_rdf_is_own(merge.format)) {
    status = quoth_usage("merge", "--stream writes turtle, ntriples, nquads");
  }
  if (!status) {
    status = args.argc < 1 ? quoth_usage("merge", "which graphs?")
                           : merge_inputs(&merge, &args);
  }
  quoth_inputs_free(&merge.inputs);
  return status;
}

const quoth_command quoth_command_merge = {
    "merge", "join graphs into one", "[OPTIONS] GRAPH|FOLDER...", options, run};
