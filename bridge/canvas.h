/* canvas.h - what all diagrams share (private to bridge). */
#ifndef QUOTH_BRIDGE_CANVAS_H
#define QUOTH_BRIDGE_CANVAS_H

#include "export/diagram.h"
#include "export/label.h"

#include <graphviz/cgraph.h>

/* A diagram under construction. */
typedef struct {
  Agraph_t *graph;
  const quoth_view *view;
  const quoth_draw_options *options;
  quoth_buffer label;    /* scratch */
  quoth_buffer text;     /* scratch */
  quoth_buffer name;     /* scratch of quoth_canvas_name */
  uint32_t *chosen;      /* claims to draw, in order of the text */
  uint32_t chosen_count; /* … */
  uint32_t passing;      /* claims that pass the filter */
  uint32_t serial;       /* of helper nodes */
  bool manners[QUOTH_MANNER_COUNT], looks[QUOTH_LOOK_COUNT]; /* drawn */
  bool denied; /* some drawn claim is */
} quoth_canvas;

/* An empty graph whose parts are in the order of their making; NULL without
 * memory. */
Agraph_t *quoth_canvas_open(void);

/* Sets an attribute; text is data, so that Graphviz reads it back as it is. */
void quoth_canvas_set(void *object, const char *name, const char *value);
void quoth_canvas_set_number(void *object, const char *name, double value);
void quoth_canvas_set_text(quoth_canvas *c, void *object, const char *name,
                           quoth_text value);
/* The HTML-like label in c->label. */
void quoth_canvas_set_label(quoth_canvas *c, void *object);

const char *quoth_canvas_colour(const quoth_canvas *c, quoth_colour colour);

/* A node called by letter and number, as "c12"; its id gets the prefix. */
Agnode_t *quoth_canvas_node(quoth_canvas *c, char letter, uint32_t number);

/* Places a node whose middle is (x, y) points, y downwards. */
void quoth_canvas_place(Agnode_t *node, double x, double y, double width,
                        double height);

/* Text at a place, left-aligned at x; the label is in c->label. */
Agnode_t *quoth_canvas_text(quoth_canvas *c, double x, double y, double width,
                            double height);

/* A rounded frame behind what is drawn after it. */
Agnode_t *quoth_canvas_frame(quoth_canvas *c, double x, double y, double width,
                             double height, quoth_colour fill);

/* Chooses up to `limit` claims by weight; `wanted` (may be NULL) refuses. */
quoth_status quoth_canvas_choose(quoth_canvas *c, uint32_t limit,
                                 bool (*wanted)(const quoth_view *,
                                                const quoth_view_claim *));

/* Link, tooltip, class and id of claim `index` on a node or an edge. */
void quoth_canvas_claim(quoth_canvas *c, void *object, uint32_t index);

/* "c12" */
void quoth_canvas_number(quoth_buffer *out, uint32_t index);

/* "2020-06" -> "Jun 2020", "2022-11-30" -> "30 Nov 2022", "202X" -> "2020s",
 * "2016/2022" -> "2016 – 2022"; what else there is, as it is. */
void quoth_canvas_date(quoth_buffer *out, quoth_text time);

/* A node's label as drawn: dates in words. Valid until the next call. */
quoth_text quoth_canvas_name(quoth_canvas *c, uint32_t node);

/* What groups claims in a picture: a node, a document's index, or QUOTH_NONE
 * for no group. */
uint32_t quoth_canvas_group(const quoth_canvas *c,
                            const quoth_view_claim *claim);
quoth_text quoth_canvas_group_name(const quoth_canvas *c, uint32_t group);

/* How to group, after the default is settled. */
quoth_cluster quoth_canvas_cluster(const quoth_canvas *c);

/* Subject NOT verb object, and what follows, into a flow. */
void quoth_canvas_sentence(quoth_canvas *c, quoth_flow *flow,
                           const quoth_view_claim *claim);

/* Appends title, "27 of 349 claims", and a note to c->label. */
void quoth_canvas_title(quoth_canvas *c, const char *title, const char *note);

/* Appends a table of the marks that occur to c->label, in rows for about
 * `width` points; returns how wide it comes. */
double quoth_canvas_legend(quoth_canvas *c, bool things, double width);

/* The legend without things, at a place. */
void quoth_canvas_place_legend(quoth_canvas *c, double x, double y,
                               double width);

/* A claim's card in the claims and answers views: fills c->label and returns
 * the height; then make the node and let quoth_canvas_card dress it. */
double quoth_canvas_card_label(quoth_canvas *c, uint32_t index, double width);
Agnode_t *quoth_canvas_card(quoth_canvas *c, uint32_t index, double x, double y,
                            double width, double height);

/* The diagrams: fill the graph. */
quoth_status quoth_diagram_entities(quoth_canvas *c);
quoth_status quoth_diagram_claims(quoth_canvas *c);
quoth_status quoth_diagram_timeline(quoth_canvas *c);
quoth_status quoth_diagram_answers(quoth_canvas *c);

#endif
