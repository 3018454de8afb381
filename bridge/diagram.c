#include "bridge/canvas.h"
#include "bridge/render.h"
#include "bridge/session.h"

#include <stdlib.h>

static void set_default(Agraph_t *graph, int kind, const char *name,
                        const char *value) {
  union {
    const char *read;
    char *write;
  } n = {.read = name}, v = {.read = value};
  agattr(graph, kind, n.write, v.write);
}

static void set_defaults(quoth_canvas *c) {
  static const char font[] = "Helvetica,Arial,sans-serif";
  Agraph_t *graph = c->graph;
  const int kinds[] = {AGRAPH, AGNODE, AGEDGE};
  for (size_t i = 0; i < 3; i++) {
    set_default(graph, kinds[i], "fontname", font);
    set_default(graph, kinds[i], "fontcolor",
                quoth_canvas_colour(c, QUOTH_COLOUR_INK));
  }
  set_default(graph, AGRAPH, "charset", "UTF-8");
  set_default(graph, AGRAPH, "bgcolor",
              quoth_canvas_colour(c, QUOTH_COLOUR_PAGE));
  set_default(graph, AGRAPH, "pad", "0.15");
  set_default(graph, AGRAPH, "labelloc", "t");
  set_default(graph, AGRAPH, "labeljust", "l");
  set_default(graph, AGNODE, "fontsize", "12");
  set_default(graph, AGNODE, "height", "0.35");
  set_default(graph, AGNODE, "label", "");
  set_default(graph, AGEDGE, "fontsize", "10");
  set_default(graph, AGEDGE, "arrowsize", "0.75");
  set_default(graph, AGRAPH, "outputorder",
              c->options->kind == QUOTH_DRAW_ENTITIES ? "edgesfirst"
                                                      : "nodesfirst");
  if (c->options->kind != QUOTH_DRAW_ENTITIES) { /* positions are given */
    set_default(graph, AGRAPH, "layout", "neato");
    set_default(graph, AGRAPH, "inputscale", "72");
    set_default(graph, AGRAPH, "splines", "line");
    set_default(graph, AGRAPH, "notranslate", "true");
  }
}

quoth_status quoth_diagram_build(const quoth_view *view,
                                 const quoth_draw_options *options,
                                 Agraph_t **out, uint32_t *drawn) {
  static quoth_status (*const draw[])(quoth_canvas *) = {
      quoth_diagram_entities, quoth_diagram_claims, quoth_diagram_timeline,
      quoth_diagram_answers};
  quoth_canvas canvas = {.view = view, .options = options};
  canvas.graph = quoth_canvas_open();
  if (!canvas.graph) {
    return QUOTH_NO_MEMORY;
  }
  set_defaults(&canvas);
  if (options->name) { /* several SVGs on a page: ids must differ */
    char id[40];
    snprintf(id, sizeof id, "%.32s_g", options->name);
    quoth_canvas_set(canvas.graph, "id", id);
  }
  quoth_status status = draw[options->kind](&canvas);
  if (status == QUOTH_OK) {
    status = canvas.label.status != QUOTH_OK ? canvas.label.status
                                             : canvas.text.status;
  }
  *drawn = canvas.chosen_count;
  free(canvas.chosen);
  quoth_buffer_free(&canvas.label);
  quoth_buffer_free(&canvas.text);
  quoth_buffer_free(&canvas.name);
  if (status != QUOTH_OK) {
    agclose(canvas.graph);
    return status;
  }
  *out = canvas.graph;
  return QUOTH_OK;
}

static quoth_status write_dot(const quoth_view *view,
                              const quoth_draw_options *options, FILE *out) {
  Agraph_t *graph;
  uint32_t drawn;
  QUOTH_TRY(quoth_diagram_build(view, options, &graph, &drawn));
  agwrite(graph, out);
  agclose(graph);
  return ferror(out) ? QUOTH_IO : QUOTH_OK;
}

quoth_status quoth_graphviz_draw(const quoth_view *view,
                                 const quoth_draw_options *options,
                                 quoth_picture as, FILE *out,
                                 quoth_error *error) {
  return as == QUOTH_PICTURE_DOT
             ? write_dot(view, options, out)
             : quoth_diagram_render(view, options, as, out, error);
}
