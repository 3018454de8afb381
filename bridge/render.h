/* render.h - diagrams laid out and painted (private to bridge).
 *
 * Layout runs in a child process: Graphviz can neither be interrupted nor
 * trusted with every label, and what it leaks ends with the child. */
#ifndef QUOTH_BRIDGE_RENDER_H
#define QUOTH_BRIDGE_RENDER_H

#include "export/diagram.h"

#include <graphviz/cgraph.h>

/* Builds the graph of a diagram; the caller closes it with agclose. `drawn`
 * receives the number of claims in it. */
quoth_status quoth_diagram_build(const quoth_view *view,
                                 const quoth_draw_options *options,
                                 Agraph_t **out, uint32_t *drawn);

/* As quoth_draw, for pictures. SVG comes without prolog, comments and inner
 * titles, with role, title and description, and with styles for dark screens
 * and print when it is light. */
quoth_status quoth_diagram_render(const quoth_view *view,
                                  const quoth_draw_options *options,
                                  quoth_picture as, FILE *out,
                                  quoth_error *error);

#endif
