#include "cli/pack.h"
#include "cli/shards.h"
#include "cli/workers.h"
#include "export/diagram.h"
#include "export/graphml.h"
#include "export/rdf.h"
#include "export/tables.h"
#include "model/sha256.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { FORMAT = 1, OUTPUT, INTO, INPUT, SPREADSHEET };

static const quoth_option options[] = {
    {FORMAT, 'f', "format", "NAME",
     "turtle ntriples nquads rdfxml jsonld jsonl csv nodes edges dot "
     "graphml"},
    {OUTPUT, 'o', "output", "FILE", "where to (default: standard output)"},
    {INTO, 0, "into", "DIR",
     "a file in DIR for each document; only what changed is done again "
     "(-f nquads, turtle, ntriples or jsonl, with .gz or .zst behind it)"},
    {INPUT, 0, "input", "KIND",
     "text (default); paths: the path of a text a line; jsonl: an object a "
     "line, with path and text, perhaps id, title, date, author"},
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
  NODES,
  EDGES,
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
    {"nodes", ".nodes.csv", NODES, 0}, /* before .csv, which they end in */
    {"edges", ".edges.csv", EDGES, 0},
    {"csv", ".csv", CSV, 0},
    {"dot", ".dot", DOT, 0},
    {"graphml", ".graphml", GRAPHML, 0},
};

/* What was asked for. */
struct job {
  quoth_cli *cli;
  const struct format *format;
  quoth_pack pack; /* of shards */
  const char *output, *into;
  quoth_intake intake;
  quoth_inputs inputs;
  quoth_model *all; /* of formats that need every document */
  FILE *out;
  quoth_shards *shards;
  quoth_tally tally;
  quoth_source_kind kind; /* of the inputs */
  bool spreadsheet;
};

/* True when a file holds one document, which then needs only its own
 * prefixes. */
static bool is_alone(const struct job *job) {
  return job->into ||
         (job->inputs.count == 1 && job->kind == QUOTH_SOURCE_TEXT);
}

/* Terms are checked as they are written, so that nothing broken gets out. */
static quoth_status render(void *context, const quoth_model *model,
                           quoth_kept *kept, FILE *out, quoth_error *error) {
  const struct job *job = context;
  const quoth_text base = job->intake.record.base;
  (void)kept;
  if (job->format->way == LINES) {
    return quoth_jsonl_write(model, out);
  }
  if (is_alone(job)) {
    QUOTH_TRY(quoth_rdf_begin(model, job->format->rdf, base, out));
  }
  return quoth_rdf_part(model, job->format->rdf, base, out, error);
}

static quoth_status write_whole(struct job *job, quoth_error *error) {
  quoth_rdf *rdf;
  switch (job->format->way) {
  case CSV:
    return quoth_csv_write(job->all, job->spreadsheet, job->out);
  case NODES:
    return quoth_csv_nodes_write(job->all, job->spreadsheet, job->out);
  case EDGES:
    return quoth_csv_edges_write(job->all, job->spreadsheet, job->out);
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

/* True when quads are lines that need no others. */
static bool is_by_quads(const struct format *format) {
  return format->way == RDF_PARTS && format->rdf != QUOTH_TURTLE;
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

/* ---- one output ---- */

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

static quoth_status extract_all(struct job *job, const quoth_sink *sink,
                                quoth_error *error) {
  quoth_source source = {.inputs = &job->inputs, .kind = job->kind};
  return quoth_extract_all(job->cli, &job->intake, &source, sink, &job->tally,
                           error);
}

static bool is_fruitless(const struct job *job) {
  return job->tally.failed && job->tally.failed == job->tally.documents;
}

static quoth_status write_one(struct job *job, quoth_error *error) {
  const bool whole = is_whole(job->format);
  const quoth_sink sink = {.render = whole ? NULL : render,
                           .take = take,
                           .context = job,
                           .parts = is_by_quads(job->format),
                           .silent = !job->output && isatty(STDOUT_FILENO)};
  if (job->format->way == RDF_PARTS && !is_alone(job)) {
    QUOTH_TRY(quoth_rdf_begin(NULL, job->format->rdf, job->intake.record.base,
                              job->out));
  }
  QUOTH_TRY(extract_all(job, &sink, error));
  return whole && !is_fruitless(job) ? write_whole(job, error) : QUOTH_OK;
}

static quoth_status extract(struct job *job, quoth_error *error) {
  quoth_output *output;
  if (is_whole(job->format)) {
    QUOTH_TRY(quoth_model_new(NULL, &job->all));
  }
  QUOTH_TRY(quoth_output_open(job->output, &job->inputs, error, &output));
  job->out = quoth_output_file(output);
  const quoth_status status = write_one(job, error);
  if (status != QUOTH_OK || is_fruitless(job)) {
    quoth_output_abort(output); /* nothing to show for it */
    return status;
  }
  return quoth_output_commit(output, error);
}

/* ---- a shard for each document ---- */

static quoth_status begin_shard(void *context, const quoth_item *item,
                                quoth_kept *kept, bool *needed, FILE *out,
                                quoth_error *error) {
  const struct job *job = context;
  (void)error;
  QUOTH_TRY(quoth_shards_key(job->shards, item, kept->key, out));
  *needed = !quoth_shards_has(job->shards, kept->key);
  return QUOTH_OK;
}

/* The shard is written here; `out` leads to the manifest. */
static quoth_status render_shard(void *context, const quoth_model *model,
                                 quoth_kept *kept, FILE *out,
                                 quoth_error *error) {
  const struct job *job = context;
  quoth_output *shard = kept->place;
  (void)out;
  if (!shard) {
    QUOTH_TRY(quoth_shards_output(job->shards, kept->key, error, &shard));
    kept->place = shard;
  }
  const quoth_status status =
      render(context, model, kept, quoth_output_file(shard), error);
  if (status == QUOTH_IO) { /* a writer knows no name */
    quoth_error_set(error, status, job->into, 0, "%s", strerror(errno));
  }
  return status;
}

static quoth_status end_shard(void *context, quoth_kept *kept, bool good,
                              quoth_error *error) {
  (void)context;
  if (good) {
    return quoth_output_commit(kept->place, error);
  }
  quoth_output_abort(kept->place);
  return QUOTH_OK;
}

static quoth_status add_line(void *context, const quoth_model *model,
                             quoth_text line, quoth_error *error) {
  const struct job *job = context;
  (void)model;
  return quoth_shards_add(job->shards, line, error);
}

/* A digest of what every document depends on. */
static quoth_status digest_setting(struct job *job, char out[65],
                                   quoth_error *error) {
  char path[4096];
  quoth_buffer weights = {.from = NULL};
  const quoth_engine *engine;
  QUOTH_TRY(quoth_cli_engine(job->cli, job->intake.rules,
                             job->intake.rule_count, error, &engine));
  QUOTH_TRY(quoth_data_path("weights/english.weights", path, error));
  const quoth_status status = quoth_read_file(path, &weights, error);
  if (status == QUOTH_OK) {
    quoth_sha256 sum = quoth_sha256_begin();
    const quoth_record_options *record = &job->intake.record;
    const char flags[] = {record->facts ? 'f' : '-', record->text ? 't' : '-',
                          job->intake.document.lenient ? 'l' : '-', '\0'};
    const quoth_text parts[] = {quoth_text_of(QUOTH_VERSION),
                                quoth_text_of(engine->rule_pack),
                                quoth_buffer_text(&weights),
                                quoth_text_of(job->format->name),
                                record->base,
                                quoth_text_of(flags),
                                job->intake.document.speakers};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
      quoth_sha256_part(&sum, parts[i]);
    }
    quoth_sha256_hex(&sum, out);
  }
  quoth_buffer_free(&weights);
  return status;
}

static quoth_status fill_shards(struct job *job, quoth_error *error) {
  const quoth_sink sink = {.begin = begin_shard,
                           .render = render_shard,
                           .end = end_shard,
                           .take = add_line,
                           .context = job,
                           .parts = is_by_quads(job->format)};
  size_t removed = 0;
  QUOTH_TRY(extract_all(job, &sink, error));
  if (is_fruitless(job)) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_shards_commit(job->shards, &removed, error));
  const size_t good = job->tally.documents - job->tally.failed;
  if (!job->cli->quiet) {
    printf("%zu documents extracted, %zu unchanged, %zu old shards removed\n",
           job->tally.extracted, good - job->tally.extracted, removed);
  }
  return QUOTH_OK;
}

static quoth_status extract_into(struct job *job, quoth_error *error) {
  char extension[32], setting[65];
  QUOTH_TRY(digest_setting(job, setting, error));
  snprintf(extension, sizeof extension, "%s%s", job->format->extension,
           quoth_pack_extension(job->pack));
  QUOTH_TRY(
      quoth_shards_open(job->into, extension, setting, error, &job->shards));
  return fill_shards(job, error);
}

/* ---- the command ---- */

/* NAME, or for shards NAME.gz and NAME.zst. */
static int take_format(struct job *job, const char *value) {
  char name[32];
  job->pack = quoth_pack_of(value);
  const char *extension = quoth_pack_extension(job->pack);
  snprintf(name, sizeof name, "%.*s", (int)(strlen(value) - strlen(extension)),
           value);
  job->format = format_named(name);
  return job->format ? 0 : quoth_usage("extract", "unknown format '%s'", value);
}

static int take_kind(struct job *job, const char *value) {
  static const char *const kinds[] = {"text", "jsonl", "paths"};
  for (quoth_source_kind i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (strcmp(value, kinds[i]) == 0) {
      job->kind = i;
      return 0;
    }
  }
  return quoth_usage("extract", "--input takes text, paths or jsonl, not '%s'",
                     value);
}

static int take_option(void *context, const quoth_args *args, int id,
                       const char *value) {
  struct job *job = context;
  (void)args;
  switch (id) {
  case FORMAT:
    return take_format(job, value);
  case OUTPUT:
    job->output = value;
    return 0;
  case INTO:
    job->into = value;
    return 0;
  case INPUT:
    return take_kind(job, value);
  default:
    job->spreadsheet = true;
    return 0;
  }
}

/* Of what a folder holds, by kind. */
static const char *const *extensions_of(quoth_source_kind kind) {
  static const char *const jsonl[] = {".jsonl", ".ndjson", NULL};
  static const char *const paths[] = {".paths", NULL};
  return kind == QUOTH_SOURCE_TEXT    ? quoth_text_extensions
         : kind == QUOTH_SOURCE_JSONL ? jsonl
                                      : paths;
}

static quoth_status list_inputs(struct job *job, const quoth_args *args,
                                quoth_error *error) {
  for (int i = 0; i < args->argc; i++) {
    QUOTH_TRY(quoth_inputs_add(&job->inputs, args->argv[i],
                               extensions_of(job->kind), error));
  }
  return QUOTH_OK;
}

static void choose_format(struct job *job) {
  if (!job->format) {
    job->format = job->into ? format_named("nquads") : format_of(job->output);
  }
}

/* 0, or the exit status after telling what goes not together. */
static int check_usage(const struct job *job) {
  if (job->into && job->output) {
    return quoth_usage("extract", "--into and -o exclude each other");
  }
  if (job->into && is_whole(job->format)) {
    return quoth_usage("extract",
                       "--into writes nquads, ntriples, turtle or jsonl");
  }
  if (!job->into && job->pack != QUOTH_PACK_NONE) {
    return quoth_usage(
        "extract", "-o FILE%s compresses; only --into takes -f NAME%s",
        quoth_pack_extension(job->pack), quoth_pack_extension(job->pack));
  }
  if (job->intake.document.id.size &&
      (job->inputs.count > 1 || job->kind != QUOTH_SOURCE_TEXT)) {
    return quoth_usage("extract", "--id names one document, not many");
  }
  return 0;
}

static int run_job(struct job *job, const quoth_args *args) {
  quoth_error error = {0};
  if (args->argc < 1) {
    return quoth_usage("extract", "extract: which text?");
  }
  choose_format(job);
  quoth_status status = list_inputs(job, args, &error);
  const int wrong = status == QUOTH_OK ? check_usage(job) : 0;
  if (wrong) {
    return wrong;
  }
  if (status == QUOTH_OK) {
    status = job->into ? extract_into(job, &error) : extract(job, &error);
  }
  if (status != QUOTH_OK) {
    quoth_report(job->into ? job->into : job->output, status, &error);
    return QUOTH_EXIT_FAILED;
  }
  return job->tally.failed ? QUOTH_EXIT_PARTLY : QUOTH_EXIT_DONE;
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
  quoth_shards_close(job.shards);
  quoth_model_free(job.all);
  quoth_inputs_free(&job.inputs);
  quoth_intake_free(&job.intake);
  return status;
}
