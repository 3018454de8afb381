#include "cli/cli.h"
#include "export/diagram.h"

#include <string.h>

enum {
  VIEW = 1,
  PICTURE,
  OUTPUT,
  ABOUT,
  SPEAKER,
  MODALITY,
  LIMIT,
  THEME,
  CLUSTER
};

static const quoth_option options[] = {
    {VIEW, 0, "view", "VIEW", "entities (default), claims, timeline, answers"},
    {PICTURE, 'T', "type", "FORMAT",
     "svg (default, or by the extension of -o), png, pdf, dot"},
    {OUTPUT, 'o', "output", "FILE",
     "where to write (default: standard output)"},
    {ABOUT, 0, "about", "NAME", "only claims about NAME"},
    {SPEAKER, 0, "speaker", "NAME", "only what NAME says"},
    {MODALITY, 0, "modality", "WORD",
     "only asserted, hedged, predicted, desired, hypothetical or reported"},
    {CLUSTER, 0, "cluster", "GROUP",
     "speaker, document, none, or topic (default; document when there are "
     "several)"},
    {LIMIT, 0, "limit", "N", "claims at most (default: about 30)"},
    {THEME, 0, "theme", "THEME",
     "light (default; SVG follows the screen), dark, print"},
    QUOTH_INTAKE_OPTIONS,
    {0, 0, NULL, NULL, NULL},
};

extern const quoth_command quoth_command_draw;

struct draw {
  quoth_draw_options options;
  quoth_picture picture;
  bool picture_given;
  const char *output;
};

static int wrong(const char *what, const char *value) {
  return quoth_usage("draw", "unknown %s '%s'", what, value);
}

/* Returns 0, or the exit status after telling what is wrong. */
static int take_option(void *context, const quoth_args *args, int id,
                       const char *value) {
  struct draw *draw = context;
  const quoth_text word = quoth_text_of(value ? value : "");
  long number;
  switch (id) {
  case VIEW:
    return quoth_draw_kind_of(word, &draw->options.kind) ? 0
                                                         : wrong("view", value);
  case PICTURE:
    draw->picture_given = true;
    return quoth_picture_of(word, &draw->picture) ? 0 : wrong("type", value);
  case THEME:
    return quoth_theme_of(word, &draw->options.theme) ? 0
                                                      : wrong("theme", value);
  case CLUSTER:
    return quoth_cluster_of(word, &draw->options.cluster)
               ? 0
               : wrong("cluster", value);
  case OUTPUT:
    draw->output = value;
    return 0;
  case ABOUT:
    draw->options.filter.about = word;
    return 0;
  case SPEAKER:
    draw->options.filter.speaker = word;
    return 0;
  case MODALITY:
    draw->options.filter.manner = quoth_manner_of(word);
    return draw->options.filter.manner >= 0 ? 0 : wrong("modality", value);
  case LIMIT:
    if (!quoth_args_number(args, "limit", value, 1, 400, &number)) {
      return QUOTH_EXIT_USAGE;
    }
    draw->options.limit = (uint32_t)number;
    return 0;
  default:
    return 0;
  }
}

static void picture_of_file(struct draw *draw) {
  const char *dot = draw->output ? strrchr(draw->output, '.') : NULL;
  if (!draw->picture_given &&
      !(dot && quoth_picture_of(quoth_text_of(dot + 1), &draw->picture))) {
    draw->picture = QUOTH_PICTURE_SVG;
  }
}

static quoth_status write_picture(void *context, quoth_model *model,
                                  const quoth_inputs *inputs,
                                  quoth_error *error) {
  const struct draw *draw = context;
  quoth_output *output;
  quoth_view view;
  QUOTH_TRY(quoth_output_open(draw->output, inputs, error, &output));
  quoth_status status = quoth_view_make(model, &view);
  if (status == QUOTH_OK) {
    status = quoth_draw(&view, &draw->options, draw->picture,
                        quoth_output_file(output), error);
  }
  quoth_view_free(&view);
  if (status != QUOTH_OK) {
    quoth_output_abort(output);
    return status;
  }
  return quoth_output_commit(output, error);
}

static int run(quoth_cli *cli, int argc, char **argv) {
  struct draw draw = {.options = QUOTH_DRAW_DEFAULTS};
  quoth_intake intake = quoth_intake_default();
  quoth_args args = quoth_args_of(cli, &quoth_command_draw, argc, argv);
  int status = quoth_intake_options(&intake, &args, take_option, &draw);
  if (status < 0) {
    picture_of_file(&draw);
    status = args.argc < 1
                 ? quoth_usage("draw", "which text or graph?")
                 : quoth_intake_use(cli, &intake, &args, write_picture, &draw);
  }
  quoth_intake_free(&intake);
  return status;
}

const quoth_command quoth_command_draw = {
    .name = "draw",
    .summary = "draw a diagram of a text or a graph",
    .usage = "[OPTIONS] INPUT...",
    .options = options,
    .run = run,
};
