/* Who relates to whom: things as nodes, claims as edges. */
#include "bridge/canvas.h"
#include "export/verb.h"

#include <stdlib.h>

enum { DEFAULT_LIMIT = 30, NAME_WIDTH = 118, VERB_WIDTH = 130 };

static bool links_two(const quoth_view *view, const quoth_view_claim *claim) {
  return claim->subject != QUOTH_NONE && claim->object != QUOTH_NONE &&
         claim->subject != claim->object &&
         !quoth_claim_is_vague(view, claim) &&
         view->nodes[claim->subject].label.size < 80 &&
         view->nodes[claim->object].label.size < 80;
}

struct entities {
  quoth_canvas *c;
  uint32_t *drawn; /* per view node: drawn claims that touch it */
  uint32_t *piece; /* per view node: union-find parent */
  uint32_t *size;  /* per piece root: nodes */
  uint32_t *same;  /* per chosen claim: the chosen claim it repeats */
};

static uint32_t root_of(uint32_t *piece, uint32_t node) {
  while (piece[node] != node) {
    piece[node] = piece[piece[node]];
    node = piece[node];
  }
  return node;
}

static bool same_claim(const quoth_view_claim *a, const quoth_view_claim *b) {
  return a->subject == b->subject && a->object == b->object &&
         a->negated == b->negated && a->manner == b->manner &&
         (a->relation == b->relation || quoth_text_equal(a->words, b->words));
}

static void find_repeats(struct entities *e) {
  const quoth_canvas *c = e->c;
  for (uint32_t i = 0; i < c->chosen_count; i++) {
    e->same[i] = i;
    for (uint32_t k = 0; k < i && e->same[i] == i; k++) {
      if (e->same[k] == k && same_claim(&c->view->claims[c->chosen[k]],
                                        &c->view->claims[c->chosen[i]])) {
        e->same[i] = k;
      }
    }
  }
}

static void find_pieces(struct entities *e) {
  const quoth_canvas *c = e->c;
  for (uint32_t i = 0; i < c->view->node_count; i++) {
    e->piece[i] = i;
  }
  for (uint32_t i = 0; i < c->chosen_count; i++) {
    const quoth_view_claim *claim = &c->view->claims[c->chosen[i]];
    e->drawn[claim->subject]++;
    e->drawn[claim->object]++;
    const uint32_t a = root_of(e->piece, claim->subject);
    const uint32_t b = root_of(e->piece, claim->object);
    e->piece[a > b ? a : b] = a > b ? b : a;
  }
  for (uint32_t i = 0; i < c->view->node_count; i++) {
    e->size[root_of(e->piece, i)] += e->drawn[i] > 0;
  }
}

/* "ORGANISATION" above, the name, and what is left out of the picture. */
static void node_label(struct entities *e, const quoth_view_node *node,
                       uint32_t drawn, bool boxed) {
  quoth_canvas *c = e->c;
  quoth_buffer *out = &c->label;
  quoth_buffer_clear(out);
  if (boxed && node->type.size) {
    quoth_label_small(out, quoth_canvas_colour(c, QUOTH_COLOUR_TYPE), 8, false,
                      true, node->type);
    quoth_buffer_string(out, "<BR/>");
  }
  quoth_flow flow = {.out = out,
                     .theme = c->options->theme,
                     .size = boxed ? 12 : 11,
                     .width = NAME_WIDTH,
                     .most = 4,
                     .line = "<BR/>"};
  quoth_flow_add(&flow, quoth_canvas_name(c, (uint32_t)(node - c->view->nodes)),
                 boxed ? QUOTH_TYPE_BOLD : QUOTH_TYPE_ITALIC);
  quoth_flow_end(&flow);
  if (boxed && node->claims > drawn) {
    quoth_buffer_string(out, "<BR/>");
    quoth_buffer_clear(&c->text);
    quoth_buffer_string(&c->text, "+");
    quoth_buffer_number(&c->text, node->claims - drawn);
    quoth_buffer_string(&c->text, " more");
    quoth_label_small(out, quoth_canvas_colour(c, QUOTH_COLOUR_TYPE), 8, false,
                      false, quoth_buffer_text(&c->text));
  }
}

/* A phrase said once is words; said about more often, it is a concept. */
static bool is_boxed(const quoth_view_node *node, uint32_t drawn) {
  switch ((quoth_thing)node->thing) {
  case QUOTH_THING_ENTITY:
  case QUOTH_THING_VALUE:
    return true;
  case QUOTH_THING_AGENT:
  case QUOTH_THING_CONCEPT:
    return drawn > 1 || node->claims > 2;
  default:
    return false;
  }
}

static void add_node(struct entities *e, uint32_t index) {
  quoth_canvas *c = e->c;
  const quoth_view_node *node = &c->view->nodes[index];
  const uint32_t drawn = e->drawn[index];
  const bool boxed = is_boxed(node, drawn);
  const uint8_t look = boxed ? node->look : (uint8_t)QUOTH_LOOK_PHRASE;
  const quoth_look_style *style = quoth_look_style_of(look);
  char class_name[48];
  node_label(e, node, drawn, boxed);
  Agnode_t *at = quoth_canvas_node(c, 'n', index + 1);
  quoth_canvas_set_label(c, at);
  quoth_canvas_set(at, "shape", style->shape);
  quoth_canvas_set(at, "margin", style->margin);
  if (boxed) {
    quoth_canvas_set(at, "style", style->style);
    quoth_canvas_set(at, "fillcolor", quoth_canvas_colour(c, style->fill));
    quoth_canvas_set(at, "color", quoth_canvas_colour(c, style->line));
    quoth_canvas_set(at, "penwidth", drawn >= 5 ? "2.6" : "1.4");
  }
  snprintf(class_name, sizeof class_name, "ent %s", style->name);
  quoth_canvas_set(at, "class", class_name);
  quoth_canvas_set_text(c, at, "tooltip", node->label);
  if (c->options->linked && c->options->linked[index]) {
    char link[32];
    snprintf(link, sizeof link, "#n%lu", (unsigned long)index + 1);
    quoth_canvas_set(at, "URL", link);
  }
  c->looks[look] = true;
}

/* [word:] [NOT] verb  number number … */
static void edge_label(struct entities *e, uint32_t chosen) {
  quoth_canvas *c = e->c;
  const quoth_view_claim *claim = &c->view->claims[c->chosen[chosen]];
  quoth_buffer_clear(&c->label);
  quoth_flow flow = {.out = &c->label,
                     .theme = c->options->theme,
                     .size = 10,
                     .width = VERB_WIDTH,
                     .most = 3,
                     .line = "<BR/>"};
  quoth_flow_add(&flow,
                 quoth_text_of(quoth_manner_style_of(claim->manner)->word),
                 QUOTH_TYPE_ITALIC);
  if (claim->negated) {
    quoth_flow_add(&flow, quoth_text_of("NOT"), QUOTH_TYPE_NOT);
  }
  quoth_buffer_clear(&c->text);
  quoth_verb_said(&c->text, claim);
  quoth_flow_add(&flow, quoth_buffer_text(&c->text), QUOTH_TYPE_PLAIN);
  quoth_flow_end(&flow);
  quoth_buffer_clear(&c->text);
  uint32_t listed = 0;
  for (uint32_t i = chosen; i < c->chosen_count; i++) {
    if (e->same[i] == chosen && listed++ < 3) {
      quoth_buffer_string(&c->text, listed > 1 ? " " : "");
      quoth_canvas_number(&c->text, c->chosen[i]);
    }
  }
  if (listed > 3) {
    quoth_buffer_string(&c->text, " +");
    quoth_buffer_number(&c->text, listed - 3);
  }
  quoth_buffer_string(&c->label, "&#160;&#160;");
  quoth_label_small(&c->label, quoth_canvas_colour(c, QUOTH_COLOUR_QUIET), 8,
                    false, false, quoth_buffer_text(&c->text));
}

static uint32_t repeats(const struct entities *e, uint32_t chosen) {
  uint32_t count = 0;
  for (uint32_t i = chosen; i < e->c->chosen_count; i++) {
    count += e->same[i] == chosen;
  }
  return count;
}

static void set_line(struct entities *e, Agedge_t *edge,
                     const quoth_view_claim *claim, uint32_t count) {
  const quoth_canvas *c = e->c;
  const quoth_manner_style *style = quoth_manner_style_of(claim->manner);
  const char *colour = quoth_canvas_colour(
      c, claim->negated ? QUOTH_COLOUR_DENIED : style->colour);
  char text[64];
  if (claim->manner == QUOTH_MANNER_REPORTED) {
    snprintf(text, sizeof text, "%s:%s:%s", colour,
             quoth_canvas_colour(c, QUOTH_COLOUR_PAGE), colour);
  } else {
    snprintf(text, sizeof text, "%s", colour);
  }
  quoth_canvas_set(edge, "color", text);
  snprintf(text, sizeof text, "%s%s", claim->negated ? "tee" : "", style->head);
  quoth_canvas_set(edge, "arrowhead", text);
  quoth_canvas_set(edge, "style", style->dash);
  const double base =
      (double)(style->width[0] - '0') + (double)(style->width[2] - '0') / 10;
  const double width = base + 0.4 * (count - 1);
  quoth_canvas_set_number(edge, "penwidth", width > 3 ? 3 : width);
  if (claim->negated) {
    quoth_canvas_set(edge, "arrowsize", "0.95");
  }
}

static void add_edge(struct entities *e, uint32_t chosen) {
  quoth_canvas *c = e->c;
  const uint32_t index = c->chosen[chosen];
  const quoth_view_claim *claim = &c->view->claims[index];
  char name[24];
  snprintf(name, sizeof name, "c%lu", (unsigned long)index + 1);
  Agnode_t *from = quoth_canvas_node(c, 'n', claim->subject + 1);
  Agnode_t *to = quoth_canvas_node(c, 'n', claim->object + 1);
  Agedge_t *edge = agedge(c->graph, from, to, name, 1);
  if (!edge) {
    return;
  }
  edge_label(e, chosen);
  quoth_canvas_set_label(c, edge);
  set_line(e, edge, claim, repeats(e, chosen));
  quoth_canvas_claim(c, edge, index);
}

/* rankdir=LR stacks pieces from the bottom up: small ones first, so that the
 * main one stands on top. */
static void add_pieces(struct entities *e) {
  const quoth_canvas *c = e->c;
  const uint32_t count = c->view->node_count;
  for (uint32_t size = 1; size <= 2 * c->chosen_count; size++) {
    for (uint32_t i = 0; i < count; i++) {
      if (e->drawn[i] && e->size[root_of(e->piece, i)] == size) {
        add_node(e, i);
      }
    }
  }
  for (uint32_t i = 0; i < c->chosen_count; i++) {
    if (e->same[i] == i) {
      add_edge(e, i);
    }
  }
}

/* Where nodes stand that only claims of one group touch. */
static Agraph_t *cluster_for(struct entities *e, uint32_t group) {
  quoth_canvas *c = e->c;
  char name[32];
  snprintf(name, sizeof name, "cluster_%lu", (unsigned long)group + 1);
  Agraph_t *cluster = agsubg(c->graph, name, 0);
  if (!cluster) {
    cluster = agsubg(c->graph, name, 1);
    snprintf(name, sizeof name, "%.12s_u%lu",
             c->options->name ? c->options->name : "entities",
             (unsigned long)group + 1);
    quoth_canvas_set(cluster, "id", name);
    quoth_canvas_set_text(c, cluster, "label",
                          quoth_canvas_group_name(c, group));
    quoth_canvas_set(cluster, "style", "filled,rounded");
    quoth_canvas_set(cluster, "fillcolor",
                     quoth_canvas_colour(c, QUOTH_COLOUR_PANEL));
    quoth_canvas_set(cluster, "color",
                     quoth_canvas_colour(c, QUOTH_COLOUR_HAIRLINE));
    quoth_canvas_set(cluster, "fontcolor",
                     quoth_canvas_colour(c, QUOTH_COLOUR_QUIET));
    quoth_canvas_set(cluster, "fontsize", "11");
    quoth_canvas_set(cluster, "margin", "10");
  }
  return cluster;
}

static void add_clusters(struct entities *e) {
  enum { SEVERAL = UINT32_MAX - 1 };
  quoth_canvas *c = e->c;
  uint32_t *group = e->piece; /* pieces are placed: the array is free */
  for (uint32_t i = 0; i < c->view->node_count; i++) {
    group[i] = QUOTH_NONE;
  }
  for (uint32_t i = 0; i < c->chosen_count; i++) {
    const quoth_view_claim *claim = &c->view->claims[c->chosen[i]];
    const uint32_t own = quoth_canvas_group(c, claim);
    const uint32_t ends[] = {claim->subject, claim->object};
    for (size_t k = 0; k < 2; k++) {
      group[ends[k]] = group[ends[k]] == QUOTH_NONE || group[ends[k]] == own
                           ? own
                           : (uint32_t)SEVERAL;
    }
  }
  for (uint32_t i = 0; i < c->view->node_count; i++) {
    if (e->drawn[i] && group[i] < SEVERAL) {
      agsubnode(cluster_for(e, group[i]), quoth_canvas_node(c, 'n', i + 1), 1);
    }
  }
}

/* Title and legend are the graph's label: as nodes they would take part in the
 * layout, as a cluster they would tangle the edges. */
static void add_label(quoth_canvas *c) {
  quoth_buffer_clear(&c->label);
  quoth_buffer_string(&c->label, "<TABLE BORDER=\"0\" CELLBORDER=\"0\" "
                                 "CELLSPACING=\"0\" CELLPADDING=\"2\"><TR>"
                                 "<TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">");
  quoth_canvas_title(c, "Who and what: entities and the claims that link them",
                     "number = claim in the text \xc2\xb7 a diagram shows "
                     "what was said, not what is true");
  quoth_buffer_string(&c->label, "</TD></TR><TR><TD ALIGN=\"LEFT\">");
  quoth_canvas_legend(c, true, 560);
  quoth_buffer_string(&c->label, "</TD></TR></TABLE>");
  quoth_canvas_set_label(c, c->graph);
}

static quoth_status draw(struct entities *e) {
  quoth_canvas *c = e->c;
  const size_t nodes = c->view->node_count + (size_t)1;
  e->drawn = calloc(nodes, sizeof *e->drawn);
  e->piece = calloc(nodes, sizeof *e->piece);
  e->size = calloc(nodes, sizeof *e->size);
  e->same = calloc(c->chosen_count + (size_t)1, sizeof *e->same);
  if (!e->drawn || !e->piece || !e->size || !e->same) {
    return QUOTH_NO_MEMORY;
  }
  find_repeats(e);
  find_pieces(e);
  add_pieces(e);
  add_clusters(e);
  if (!c->options->embedded) {
    add_label(c);
  }
  return QUOTH_OK;
}

quoth_status quoth_diagram_entities(quoth_canvas *c) {
  struct entities e = {.c = c};
  quoth_canvas_set(c->graph, "rankdir", "LR");
  quoth_canvas_set(c->graph, "splines", "true");
  quoth_canvas_set(c->graph, "nodesep", "0.16");
  quoth_canvas_set(c->graph, "ranksep", "0.55");
  QUOTH_TRY(quoth_canvas_choose(
      c, c->options->limit ? c->options->limit : DEFAULT_LIMIT, links_two));
  const quoth_status status = draw(&e);
  free(e.drawn);
  free(e.piece);
  free(e.size);
  free(e.same);
  return status;
}
