/* diagram.h - a graph of claims as Graphviz diagrams.
 *
 *   entities   who relates to whom; claims are edges, equal ones merged
 *   claims     claims as cards, grouped by what they are about
 *   timeline   dated claims in order, on one column
 *   answers    questions with the claims that answer them
 *
 * A diagram shows the most telling claims within a budget and says how many it
 * leaves out. All text is data: it reaches labels and tooltips, never names,
 * classes or links. Graphviz is single-threaded, so this is, too. */
#ifndef QUOTH_EXPORT_DIAGRAM_H
#define QUOTH_EXPORT_DIAGRAM_H

#include "export/style.h"
#include "export/view.h"

#include <stdio.h>

typedef enum {
  QUOTH_DRAW_ENTITIES,
  QUOTH_DRAW_CLAIMS,
  QUOTH_DRAW_TIMELINE,
  QUOTH_DRAW_ANSWERS
} quoth_draw_kind;

typedef enum {
  QUOTH_PICTURE_DOT,
  QUOTH_PICTURE_SVG,
  QUOTH_PICTURE_PNG,
  QUOTH_PICTURE_PDF
} quoth_picture;

/* What stands together in the entities and claims views. */
typedef enum {
  QUOTH_CLUSTER_AUTO,  /* documents when there are several; else the topic */
  QUOTH_CLUSTER_TOPIC, /* what claims are about; in `entities` as none */
  QUOTH_CLUSTER_SPEAKER,
  QUOTH_CLUSTER_DOCUMENT,
  QUOTH_CLUSTER_NONE
} quoth_cluster;

typedef struct {
  quoth_draw_kind kind;
  quoth_theme theme;
  quoth_filter filter;
  quoth_cluster cluster;
  uint32_t limit;     /* claims at most; 0: as many as read well */
  bool embedded;      /* in the report: no title, no legend, links to #c1 … */
  const bool *linked; /* embedded: nodes with a place on the page; or NULL */
  const char *name;   /* prefix of ids in the SVG; NULL: the kind's name */
  unsigned seconds;   /* for the layout; 0: 20 */
} quoth_draw_options;

#define QUOTH_DRAW_DEFAULTS ((quoth_draw_options){.filter = QUOTH_FILTER_NONE})

/* Draws into `out`. DOT needs no layout and is linear in the graph. A picture
 * is laid out in a child process: a layout that takes too long is repeated
 * with half the claims. Fails with QUOTH_NO_MEMORY, QUOTH_IO (`out` in error,
 * or no process), QUOTH_LIMIT (no layout in time). */
quoth_status quoth_draw(const quoth_view *view,
                        const quoth_draw_options *options, quoth_picture as,
                        FILE *out, quoth_error *error);

/* The `entities` diagram of a whole model as DOT. */
quoth_status quoth_dot_write(const quoth_model *model, FILE *out);

/* Finds kinds, pictures, clusters and themes by word; false when there is none.
 */
bool quoth_draw_kind_of(quoth_text word, quoth_draw_kind *out);
bool quoth_picture_of(quoth_text word, quoth_picture *out);
bool quoth_cluster_of(quoth_text word, quoth_cluster *out);
bool quoth_theme_of(quoth_text word, quoth_theme *out);

#endif
