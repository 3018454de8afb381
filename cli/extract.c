#include "cli/cli.h"
#include "export/diagram.h"
#include "export/graphml.h"
#include "export/rdf.h"
#include "export/tables.h"

#include <errno.h>
#include <string.h>

enum { FORMAT = 1, OUTPUT, SPREADSHEET };

static const quoth_option options[] = {
    {FORMAT, 'f', "format", "NAME",
     "turtle ntriples nquads rdfxml jsonld jsonl csv dot graphml"},
    {OUTPUT, 'o', "output", "FILE", "where to (default: standard output)"},
    QUOTH_INTAKE_OPTIONS,
    {SPREADSHEET, 0, "spreadsheet", NULL,
     "defuse CSV cells that a spreadsheet would run"},
    {0, 0, NULL, NULL, NULL},
};

/* How a format is written. */
enum way {
  RDF_PARTS, /* document by document, on worker threads, after a beginning */
  RDF_WHOLE, /* from one model of all documents */
  LINES,     /* document by document */
  CSV,       /* and the rest from one model, too */
  DOT,
  GRAPHML
};

static const struct format {
  const char *name, *extension;
  enum way way;
  quoth_rdf_format rdf;
} formats[] = {
    {"turtle", ".ttl", RDF_PARTS, QUOTH_TURTLE},
    {"ntriples", ".nt", RDF_PARTS, QUOTH_NTRIPLES},
    {"nquads", ".nq", RDF_PARTS, QUOTH_NQUADS},
    {"rdfxml", ".rdf", RDF_WHOLE, QUOTH_RDFXML},
    {"jsonld", ".jsonld", RDF_WHOLE, QUOTH_JSONLD},
    {"jsonl", ".jsonl", LINES, 0},
    {"csv", ".csv", CSV, 0},
    {"dot", ".dot", DOT, 0},
    {"graphml", ".graphml", GRAPHML, 0},
};

/* What was asked for. */
struct job {
  quoth_cli *cli;
  const struct format *format;
  const char *output;
  quoth_intake intake;
  quoth_inputs inputs;
  quoth_model *all; /* of formats that need every document */
  FILE *out;
  size_t failed;
  bool spreadsheet;
};

/* Terms are checked as they are written, so that nothing broken gets out. */
static quoth_status render(void *context, const quoth_model *model, FILE *out,
                           quoth_error *error) {
  const struct job *job = context;
  const quoth_text base = job->intake.record.base;
  if (job->format->way == LINES) {
    return quoth_jsonl_write(model, out);
  }
  if (job->inputs.count == 1) {
    QUOTH_TRY(quoth_rdf_begin(model, job->format->rdf, base, out));
  }
  return quoth_rdf_part(model, job->format->rdf, base, out, error);
}

static quoth_status write_whole(struct job *job, quoth_error *error) {
  quoth_rdf *rdf;
  switch (job->format->way) {
  case CSV:
    return quoth_csv_write(job->all, job->spreadsheet, job->out);
  case DOT:
    return quoth_dot_write(job->all, job->out);
  case GRAPHML:
    return quoth_graphml_write(job->all, job->out);
  default:
    QUOTH_TRY(quoth_cli_rdf(job->cli, &rdf));
    return quoth_rdf_write(rdf, job->all, job->format->rdf,
                           job->intake.record.base, job->out, error);
  }
}

static bool is_whole(const struct format *format) {
  return format->way != RDF_PARTS && format->way != LINES;
}

static const struct format *format_named(const char *name) {
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    if (strcmp(formats[i].name, name) == 0) {
      return &formats[i];
    }
  }
  return NULL;
}

/* Turtle unless the output's extension says otherwise. */
static const struct format *format_of(const char *path) {
  for (size_t i = 0; path && i < sizeof formats / sizeof *formats; i++) {
    const char *const extension[] = {formats[i].extension, NULL};
    if (quoth_has_extension(path, extension)) {
      return &formats[i];
    }
  }
  return &formats[0];
}

/* ---- the command ---- */

static quoth_status take(void *context, const quoth_model *model,
                         quoth_text rendered, quoth_error *error) {
  struct job *job = context;
  if (model) {
    return quoth_model_merge(job->all, model);
  }
  if (fwrite(rendered.at, 1, rendered.size, job->out) != rendered.size) {
    return quoth_error_set(error, QUOTH_IO, job->output, 0, "%s",
                           strerror(errno));
  }
  return QUOTH_OK;
}

static quoth_status extract_into(struct job *job, quoth_error *error) {
  const bool whole = is_whole(job->format);
  const quoth_sink sink = {
      .render = whole ? NULL : render, .take = take, .context = job};
  if (job->format->way == RDF_PARTS && job->inputs.count > 1) {
    QUOTH_TRY(quoth_rdf_begin(NULL, job->format->rdf, job->intake.record.base,
                              job->out));
  }
  QUOTH_TRY(quoth_intake_extract(job->cli, &job->intake, &job->inputs, sink,
                                 &job->failed, error));
  return whole && job->failed < job->inputs.count ? write_whole(job, error)
                                                  : QUOTH_OK;
}

static quoth_status extract(struct job *job, quoth_error *error) {
  quoth_output *output;
  const quoth_engine *engine;
  QUOTH_TRY(quoth_cli_engine(job->cli, job->intake.rules,
                             job->intake.rule_count, error, &engine));
  if (is_whole(job->format)) {
    QUOTH_TRY(quoth_model_new(NULL, &job->all));
  }
  QUOTH_TRY(quoth_output_open(job->output, &job->inputs, error, &output));
  job->out = quoth_output_file(output);
  const quoth_status status = extract_into(job, error);
  if (status != QUOTH_OK || job->failed == job->inputs.count) {
    quoth_output_abort(output); /* nothing to show for it */
    return status;
  }
  return quoth_output_commit(output, error);
}

static int take_option(void *context, const quoth_args *args, int id,
                       const char *value) {
  struct job *job = context;
  (void)args;
  switch (id) {
  case FORMAT:
    job->format = format_named(value);
    return job->format ? 0
                       : quoth_usage("extract", "unknown format '%s'", value);
  case OUTPUT:
    job->output = value;
    return 0;
  default:
    job->spreadsheet = true;
    return 0;
  }
}

static quoth_status list_inputs(struct job *job, const quoth_args *args,
                                quoth_error *error) {
  for (int i = 0; i < args->argc; i++) {
    QUOTH_TRY(quoth_inputs_add(&job->inputs, args->argv[i],
                               quoth_text_extensions, error));
  }
  return QUOTH_OK;
}

static int run_job(struct job *job, const quoth_args *args) {
  quoth_error error = {0};
  if (args->argc < 1) {
    return quoth_usage("extract", "extract: which text?");
  }
  if (!job->format) {
    job->format = format_of(job->output);
  }
  quoth_status status = list_inputs(job, args, &error);
  if (status == QUOTH_OK && job->intake.document.id.size &&
      job->inputs.count > 1) {
    return quoth_usage("extract", "--id names one document, not %zu",
                       job->inputs.count);
  }
  if (status == QUOTH_OK) {
    status = extract(job, &error);
  }
  if (status != QUOTH_OK) {
    quoth_report(job->output, status, &error);
    return QUOTH_EXIT_FAILED;
  }
  return job->failed ? QUOTH_EXIT_PARTLY : QUOTH_EXIT_DONE;
}

static int run(quoth_cli *cli, int argc, char **argv);

const quoth_command quoth_command_extract = {
    "extract", "turn texts into a graph", "[OPTIONS] TEXT|FOLDER|-...", options,
    run};

static int run(quoth_cli *cli, int argc, char **argv) {
  struct job job = {.cli = cli, .intake = quoth_intake_default()};
  quoth_args args = quoth_args_of(cli, &quoth_command_extract, argc, argv);
  int status = quoth_intake_options(&job.intake, &args, take_option, &job);
  if (status < 0) {
    status = run_job(&job, &args);
  }
  quoth_model_free(job.all);
  quoth_inputs_free(&job.inputs);
  quoth_intake_free(&job.intake);
  return status;
}
