#include "cli/workers.h"

#include <stdlib.h>
#include <string.h>

quoth_intake quoth_intake_default(void) {
  return (quoth_intake){.record = {.version = QUOTH_VERSION, .rule_pack = ""}};
}

void quoth_intake_free(quoth_intake *intake) {
  quoth_buffer_free(&intake->speakers);
}

static int read_speakers(quoth_intake *intake, const char *path) {
  quoth_error error = {0};
  const quoth_status status = quoth_read_file(path, &intake->speakers, &error);
  if (status != QUOTH_OK) {
    quoth_report(path, status, &error);
    return QUOTH_EXIT_FAILED;
  }
  intake->document.speakers = quoth_buffer_text(&intake->speakers);
  intake->document.speakers_path = path;
  return 0;
}

static int add_rules(quoth_intake *intake, const quoth_args *args,
                     const char *path) {
  const size_t most = sizeof intake->rules / sizeof *intake->rules;
  if (intake->rule_count == most) {
    return quoth_usage(args->command->name, "more than %zu --rules", most);
  }
  intake->rules[intake->rule_count++] = path;
  return 0;
}

static int take_option(quoth_intake *intake, const quoth_args *args, int id,
                       const char *value) {
  switch (id) {
  case QUOTH_OPTION_TITLE:
    intake->document.title = quoth_text_of(value);
    return 0;
  case QUOTH_OPTION_DATE:
    intake->document.date = quoth_text_of(value);
    return 0;
  case QUOTH_OPTION_AUTHOR:
    intake->document.author = quoth_text_of(value);
    return 0;
  case QUOTH_OPTION_SPEAKERS:
    return read_speakers(intake, value);
  case QUOTH_OPTION_ID:
    intake->document.id = quoth_text_of(value);
    return 0;
  case QUOTH_OPTION_BASE:
    intake->document.base = intake->record.base = quoth_text_of(value);
    return 0;
  case QUOTH_OPTION_RULES:
    return add_rules(intake, args, value);
  case QUOTH_OPTION_FACTS:
    intake->record.facts = true;
    return 0;
  case QUOTH_OPTION_TEXT:
    intake->record.text = true;
    return 0;
  case QUOTH_OPTION_LENIENT:
    intake->document.lenient = true;
    return 0;
  case QUOTH_OPTION_JOBS:
    return quoth_args_number(args, "jobs", value, 1, QUOTH_MOST_JOBS,
                             &intake->jobs)
               ? 0
               : QUOTH_EXIT_USAGE;
  default:
    return QUOTH_EXIT_USAGE;
  }
}

int quoth_intake_options(quoth_intake *intake, quoth_args *args,
                         quoth_take_option *own, void *context) {
  const char *value;
  int id;
  while ((id = quoth_args_next(args, &value)) > 0) {
    const int wrong = id >= QUOTH_OPTION_TITLE
                          ? take_option(intake, args, id, value)
                          : own(context, args, id, value);
    if (wrong) {
      return wrong;
    }
  }
  return id == QUOTH_ARGS_EXIT ? args->exit : -1;
}

/* ---- texts and graphs into one model ---- */

static quoth_status merge_model(void *context, const quoth_model *model,
                                quoth_text rendered, quoth_error *error) {
  (void)rendered;
  (void)error;
  return quoth_model_merge(context, model);
}

quoth_status quoth_read_graph(quoth_cli *cli, const char *path,
                              quoth_model *into, quoth_error *error) {
  quoth_rdf *rdf;
  FILE *file = NULL;
  QUOTH_TRY(quoth_cli_rdf(cli, &rdf));
  QUOTH_TRY(quoth_open_file(path, &file, error));
  quoth_status status = quoth_rdf_load(rdf, file, path, NULL, into, error);
  if (status == QUOTH_IO) {
    *error = (quoth_error){0}; /* it cannot know why */
    status = quoth_read_failed(path, error);
  }
  if (file != stdin) {
    fclose(file);
  }
  return status;
}

static const char *const any_extension[] = {
    ".md", ".markdown", ".txt",  ".srt", ".vtt", ".text", ".ttl",
    ".nt", ".nq",       ".trig", ".rdf", ".owl", NULL};

static quoth_status load_inputs(quoth_cli *cli, quoth_intake *intake,
                                const quoth_inputs *inputs, quoth_model *into,
                                size_t *failed, quoth_error *error) {
  quoth_inputs texts = {0}; /* borrows the paths */
  texts.paths = calloc(inputs->count + 1, sizeof *texts.paths);
  if (!texts.paths) {
    return QUOTH_NO_MEMORY;
  }
  quoth_status status = QUOTH_OK;
  for (size_t i = 0; i < inputs->count && status == QUOTH_OK; i++) {
    if (quoth_has_extension(inputs->paths[i], quoth_graph_extensions)) {
      status = quoth_read_graph(cli, inputs->paths[i], into, error);
    } else {
      texts.paths[texts.count++] = inputs->paths[i];
    }
  }
  if (status == QUOTH_OK && texts.count) {
    const quoth_sink sink = {.take = merge_model, .context = into};
    quoth_source source = {.inputs = &texts};
    quoth_tally tally = {0};
    status = quoth_extract_all(cli, intake, &source, &sink, &tally, error);
    *failed += tally.failed;
  }
  free(texts.paths);
  return status;
}

/* Every operand — graph files by extension, texts otherwise — into `into`. */
static quoth_status load(quoth_cli *cli, quoth_intake *intake,
                         const quoth_inputs *operands, quoth_model *into,
                         size_t *failed, quoth_error *error) {
  quoth_inputs inputs = {0};
  quoth_status status = QUOTH_OK;
  for (size_t i = 0; i < operands->count && status == QUOTH_OK; i++) {
    status =
        quoth_inputs_add(&inputs, operands->paths[i], any_extension, error);
  }
  if (status == QUOTH_OK) {
    status = load_inputs(cli, intake, &inputs, into, failed, error);
  }
  quoth_inputs_free(&inputs);
  return status;
}

int quoth_intake_use(quoth_cli *cli, quoth_intake *intake,
                     const quoth_args *operands, quoth_use_model *use,
                     void *context) {
  quoth_error error = {0};
  const quoth_inputs inputs = {.paths = operands->argv,
                               .count = (size_t)operands->argc};
  quoth_model *model = NULL;
  size_t failed = 0;
  quoth_status status = quoth_model_new(NULL, &model);
  if (status == QUOTH_OK) {
    status = load(cli, intake, &inputs, model, &failed, &error);
  }
  if (status == QUOTH_OK && failed && quoth_model_quad_count(model) == 0) {
    quoth_model_free(model); /* each failure was told */
    return QUOTH_EXIT_FAILED;
  }
  if (status == QUOTH_OK) {
    status = use(context, model, &inputs, &error);
  }
  quoth_model_free(model);
  if (status != QUOTH_OK) {
    quoth_report(NULL, status, &error);
    return QUOTH_EXIT_FAILED;
  }
  return failed ? QUOTH_EXIT_PARTLY : QUOTH_EXIT_DONE;
}
