#include "export/compare.h"
#include "cli/cli.h"

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

static int take_option(void *context, const quoth_args *args, int id,
                       const char *value) {
  struct compare *compare = context;
  (void)args;
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

static quoth_status write_results(const struct compare *compare,
                                  const quoth_comparison *found,
                                  const quoth_view *view, FILE *out) {
  switch (compare->results) {
  case 'j':
    return quoth_comparison_json(found, view, out);
  case 'r':
    return quoth_comparison_turtle(found, view, out);
  default:
    return quoth_comparison_table(
        found, view, quoth_output_columns(compare->output),
        quoth_output_has_colour(compare->output), out);
  }
}

static quoth_status compare_model(void *context, quoth_model *model,
                                  const quoth_inputs *inputs,
                                  quoth_error *error) {
  const struct compare *compare = context;
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

static int run(quoth_cli *cli, int argc, char **argv) {
  struct compare compare = {.results = 't'};
  quoth_intake intake = quoth_intake_default();
  quoth_args args = quoth_args_of(cli, &quoth_command_compare, argc, argv);
  int status = quoth_intake_options(&intake, &args, take_option, &compare);
  if (status < 0) {
    status = args.argc < 1 ? quoth_usage("compare", "which texts or graphs?")
                           : quoth_intake_use(cli, &intake, &args,
                                              compare_model, &compare);
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
