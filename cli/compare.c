#include "export/compare.h"
#include "cli/cli.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { RESULTS = 1, OUTPUT };

static const quoth_option options[] = {
    {RESULTS, 'r', "results", "FORMAT", "table (default), json, turtle"},
    {OUTPUT, 'o', "output", "FILE",
     "where to write (default: standard output)"},
    QUOTH_INTAKE_OPTIONS,
    {0, 0, NULL, NULL, NULL},
};

extern const quoth_command quoth_command_compare;

struct compare {
  const char *output;
  char results; /* t, j or r */
};

static int take_option(struct compare *compare, int id, const char *value) {
  const quoth_text word = quoth_text_of(value ? value : "");
  if (id == OUTPUT) {
    compare->output = value;
    return 0;
  }
  compare->results = quoth_text_is(word, "table")    ? 't'
                     : quoth_text_is(word, "json")   ? 'j'
                     : quoth_text_is(word, "turtle") ? 'r'
                                                     : '\0';
  return compare->results
             ? 0
             : quoth_usage("compare", "unknown result format '%s'", value);
}

/* Width of the terminal; 0 when the output is none. */
static unsigned columns_of(const char *output) {
  struct winsize size;
  return !output && isatty(STDOUT_FILENO) &&
                 ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0
             ? size.ws_col
             : 0;
}

static quoth_status write_results(const struct compare *compare,
                                  const quoth_comparison *found,
                                  const quoth_view *view, FILE *out) {
  switch (compare->results) {
  case 'j':
    return quoth_comparison_json(found, view, out);
  case 'r':
    return quoth_comparison_turtle(found, view, out);
  default:
    return quoth_comparison_table(found, view, columns_of(compare->output),
                                  out);
  }
}

static quoth_status compare_model(const struct compare *compare,
                                  const quoth_model *model,
                                  const quoth_inputs *inputs,
                                  quoth_error *error) {
  quoth_view view;
  quoth_comparison found = {0};
  quoth_output *output = NULL;
  quoth_status status = quoth_view_make(model, &view);
  if (status == QUOTH_OK && view.document_count < 2) {
    status = quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                             "comparing takes two documents or more");
  }
  if (status == QUOTH_OK) {
    status = quoth_compare(&view, &found);
  }
  if (status == QUOTH_OK) {
    status = quoth_output_open(compare->output, inputs, error, &output);
  }
  if (status == QUOTH_OK) {
    status = write_results(compare, &found, &view, quoth_output_file(output));
    if (status == QUOTH_OK) {
      status = quoth_output_commit(output, error);
    } else {
      quoth_output_abort(output);
    }
  }
  quoth_comparison_free(&found);
  quoth_view_free(&view);
  return status;
}

static int compare_inputs(quoth_cli *cli, quoth_intake *intake,
                          const struct compare *compare, int count,
                          char **operands) {
  quoth_error error = {0};
  const quoth_inputs inputs = {.paths = operands, .count = (size_t)count};
  quoth_model *model = NULL;
  size_t failed = 0;
  quoth_status status = quoth_model_new(NULL, &model);
  if (status == QUOTH_OK) {
    status = quoth_intake_load(cli, intake, (const char *const *)operands,
                               (size_t)count, model, &failed, &error);
  }
  if (status == QUOTH_OK && failed && quoth_model_quad_count(model) == 0) {
    quoth_model_free(model); /* each failure was told */
    return QUOTH_EXIT_FAILED;
  }
  if (status == QUOTH_OK) {
    status = compare_model(compare, model, &inputs, &error);
  }
  quoth_model_free(model);
  if (status != QUOTH_OK) {
    quoth_report(NULL, status, &error);
    return QUOTH_EXIT_FAILED;
  }
  return failed ? QUOTH_EXIT_PARTLY : QUOTH_EXIT_DONE;
}

static int run(quoth_cli *cli, int argc, char **argv) {
  struct compare compare = {.results = 't'};
  quoth_intake intake = quoth_intake_default();
  quoth_args args = quoth_args_of(cli, &quoth_command_compare, argc, argv);
  const char *value;
  int id, status = 0;
  while (!status && (id = quoth_args_next(&args, &value)) > 0) {
    status = id >= QUOTH_OPTION_TITLE
                 ? quoth_intake_option(&intake, &args, id, value)
                 : take_option(&compare, id, value);
  }
  if (!status && id == QUOTH_ARGS_EXIT) {
    status = args.exit;
  } else if (!status && args.argc < 1) {
    status = quoth_usage("compare", "which texts or graphs?");
  } else if (!status) {
    status = compare_inputs(cli, &intake, &compare, args.argc, args.argv);
  }
  quoth_intake_free(&intake);
  return status;
}

const quoth_command quoth_command_compare = {
    .name = "compare",
    .summary = "find the same claim in several documents, and what differs",
    .usage = "[OPTIONS] INPUT INPUT...",
    .options = options,
    .run = run,
};
