/* Claims as cards, grouped by what they are about; positions are ours:
 * frames stand in shelves, cards in columns, and two claims that speak to each
 * other stand side by side with their link between them. */
#include "bridge/canvas.h"

#include <stdlib.h>

enum {
  DEFAULT_LIMIT = 30,
  CARD = 200,    /* width */
  GAP = 12,      /* between cards */
  LINK_GAP = 96, /* between linked cards, room for the word */
  HEAD = 24,     /* of a frame */
  PAD = 10,
  COLUMNS = 3,
  PAGE = COLUMNS * CARD + (COLUMNS - 1) * GAP + 2 * PAD
};

static bool has_words(const quoth_view *view, const quoth_view_claim *claim) {
  return claim->subject != QUOTH_NONE && !quoth_claim_is_vague(view, claim);
}

struct place {
  uint32_t topic;   /* node, document, or QUOTH_NONE for the rest */
  uint32_t partner; /* chosen claim at its right, or QUOTH_NONE */
  uint8_t link;     /* quoth_link_kind to the partner */
  bool paired;      /* is somebody's partner */
  bool done;
};

struct claims {
  quoth_canvas *c;
  struct place *places; /* per chosen claim */
  uint32_t *touches;    /* per node: chosen claims */
  double shelf_y, shelf_x, shelf_height;
};

/* ---- topics ---- */

static bool can_be_topic(const quoth_view_node *node) {
  return node->thing == QUOTH_THING_ENTITY ||
         node->thing == QUOTH_THING_CONCEPT;
}

static void count_touches(struct claims *t) {
  const quoth_canvas *c = t->c;
  for (uint32_t i = 0; i < c->chosen_count; i++) {
    const quoth_view_claim *claim = &c->view->claims[c->chosen[i]];
    t->touches[claim->subject]++;
    if (claim->object != QUOTH_NONE && claim->object != claim->subject) {
      t->touches[claim->object]++;
    }
  }
}

/* A topic that fills the page says little: the smaller of two that have at
 * least two claims, else the larger. */
static uint32_t topic_of(const struct claims *t,
                         const quoth_view_claim *claim) {
  const uint32_t ends[] = {claim->subject, claim->object};
  uint32_t best = QUOTH_NONE;
  for (size_t i = 0; i < 2; i++) {
    if (ends[i] == QUOTH_NONE || !can_be_topic(&t->c->view->nodes[ends[i]]) ||
        t->touches[ends[i]] < 2) {
      continue;
    }
    if (best == QUOTH_NONE || t->touches[ends[i]] < t->touches[best]) {
      best = ends[i];
    }
  }
  return best;
}

static uint32_t group_of(const struct claims *t,
                         const quoth_view_claim *claim) {
  return quoth_canvas_cluster(t->c) == QUOTH_CLUSTER_TOPIC
             ? topic_of(t, claim)
             : quoth_canvas_group(t->c, claim);
}

static uint32_t position_of(const quoth_canvas *c, uint32_t claim) {
  for (uint32_t i = 0; i < c->chosen_count; i++) {
    if (c->chosen[i] == claim) {
      return i;
    }
  }
  return QUOTH_NONE;
}

static void pair_up(struct claims *t) {
  const quoth_canvas *c = t->c;
  for (uint8_t kind = 0; kind < 3; kind++) {
    for (uint32_t i = 0; i < c->view->link_count; i++) {
      const quoth_view_link *link = &c->view->links[i];
      if (link->kind != kind) {
        continue;
      }
      const uint32_t a = position_of(c, link->from);
      const uint32_t b = position_of(c, link->to);
      if (a == QUOTH_NONE || b == QUOTH_NONE) {
        continue;
      }
      struct place *left = &t->places[a], *right = &t->places[b];
      const bool together = left->topic == right->topic ||
                            quoth_canvas_cluster(c) == QUOTH_CLUSTER_TOPIC;
      if (together && left->partner == QUOTH_NONE && !left->paired &&
          right->partner == QUOTH_NONE && !right->paired) {
        left->partner = b;
        left->link = kind;
        right->paired = true;
        right->topic = left->topic;
      }
    }
  }
}

static void find_places(struct claims *t) {
  const quoth_canvas *c = t->c;
  for (uint32_t i = 0; i < c->chosen_count; i++) {
    t->places[i] =
        (struct place){.partner = QUOTH_NONE,
                       .topic = group_of(t, &c->view->claims[c->chosen[i]])};
  }
  pair_up(t);
  if (quoth_canvas_cluster(c) != QUOTH_CLUSTER_TOPIC) {
    return;
  }
  for (uint32_t i = 0; i < c->chosen_count;
       i++) { /* lone topics are no topics */
    uint32_t members = 0;
    for (uint32_t k = 0; k < c->chosen_count; k++) {
      members += t->places[k].topic == t->places[i].topic;
    }
    if (members == 1 && t->places[i].partner == QUOTH_NONE) {
      t->places[i].topic = QUOTH_NONE;
    }
  }
}

/* ---- drawing ---- */

static const struct {
  const char *word, *style, *width, *head, *tail;
  quoth_colour colour;
} links[] = {
    [QUOTH_LINK_CONTRADICTS] = {"contradicts", "solid", "1.8", "tee", "tee",
                                QUOTH_COLOUR_DENIED},
    [QUOTH_LINK_SHIFTS] = {"differs", "dashed", "1.4", "none", "none",
                           QUOTH_COLOUR_DENIED},
    [QUOTH_LINK_CORROBORATES] = {"says the same", "solid", "1.5", "none",
                                 "none", QUOTH_COLOUR_AGREE},
};

static void draw_link(struct claims *t, Agnode_t *from, Agnode_t *to,
                      uint8_t kind) {
  quoth_canvas *c = t->c;
  Agedge_t *edge = agedge(c->graph, from, to, NULL, 1);
  const char *colour = quoth_canvas_colour(c, links[kind].colour);
  char id[48];
  snprintf(id, sizeof id, "%.32s_l%lu",
           c->options->name ? c->options->name : "claims",
           (unsigned long)++c->serial);
  quoth_canvas_set(edge, "id", id);
  quoth_canvas_set(edge, "color", colour);
  quoth_canvas_set(edge, "style", links[kind].style);
  quoth_canvas_set(edge, "penwidth", links[kind].width);
  quoth_canvas_set(edge, "dir", "both");
  quoth_canvas_set(edge, "arrowhead", links[kind].head);
  quoth_canvas_set(edge, "arrowtail", links[kind].tail);
  quoth_canvas_set(edge, "class", "link");
}

/* The word above the middle of a link. */
static void draw_link_word(struct claims *t, double x, double y, uint8_t kind) {
  quoth_canvas *c = t->c;
  quoth_buffer_clear(&c->label);
  quoth_label_small(&c->label, quoth_canvas_colour(c, links[kind].colour), 9,
                    true, false, quoth_text_of(links[kind].word));
  quoth_canvas_text(c, x, y - 14, LINK_GAP, 12);
}

static double card_height(struct claims *t, uint32_t position) {
  return quoth_canvas_card_label(t->c, t->c->chosen[position], CARD);
}

static Agnode_t *draw_card(struct claims *t, uint32_t position, double x,
                           double y) {
  const double height = card_height(t, position);
  return quoth_canvas_card(t->c, t->c->chosen[position], x, y, CARD, height);
}

static double draw_pair(struct claims *t, uint32_t position, double x,
                        double y) {
  const struct place *place = &t->places[position];
  const double left = card_height(t, position);
  const double right = card_height(t, place->partner);
  const double height = left > right ? left : right;
  Agnode_t *a = draw_card(t, position, x, y + (height - left) / 2);
  Agnode_t *b = draw_card(t, place->partner, x + CARD + LINK_GAP,
                          y + (height - right) / 2);
  draw_link(t, a, b, place->link);
  draw_link_word(t, x + CARD, y + height / 2, place->link);
  return height;
}

/* Cards of a topic without partner, in columns, each under the shortest. */
static double draw_columns(struct claims *t, uint32_t topic, double x, double y,
                           uint32_t columns, bool measure) {
  double bottom[COLUMNS] = {0};
  double lowest = 0;
  for (uint32_t i = 0; i < t->c->chosen_count; i++) {
    const struct place *place = &t->places[i];
    if (place->topic != topic || place->paired ||
        place->partner != QUOTH_NONE) {
      continue;
    }
    uint32_t column = 0;
    for (uint32_t k = 1; k < columns; k++) {
      column = bottom[k] < bottom[column] - 0.5 ? k : column;
    }
    const double at = bottom[column];
    if (!measure) {
      draw_card(t, i, x + column * (CARD + GAP), y + at);
    }
    bottom[column] = at + card_height(t, i) + GAP;
    lowest = bottom[column] > lowest ? bottom[column] : lowest;
  }
  return lowest;
}

static double pairs_height(struct claims *t, uint32_t topic, double x, double y,
                           bool measure) {
  double at = 0;
  for (uint32_t i = 0; i < t->c->chosen_count; i++) {
    const struct place *place = &t->places[i];
    if (place->topic != topic || place->partner == QUOTH_NONE) {
      continue;
    }
    if (measure) {
      const double left = card_height(t, i);
      const double right = card_height(t, place->partner);
      at += (left > right ? left : right) + GAP;
    } else {
      at += draw_pair(t, i, x, y + at) + GAP;
    }
  }
  return at;
}

static void draw_heading(struct claims *t, uint32_t topic, double x, double y,
                         double width) {
  quoth_canvas *c = t->c;
  quoth_buffer_clear(&c->label);
  quoth_buffer_string(&c->label, "<TABLE BORDER=\"0\" CELLSPACING=\"0\" "
                                 "CELLPADDING=\"0\"><TR><TD ALIGN=\"LEFT\" "
                                 "WIDTH=\"");
  quoth_buffer_number(&c->label, (uint64_t)width);
  quoth_buffer_string(&c->label, "\">");
  const quoth_text name =
      quoth_label_cut(quoth_canvas_group_name(c, topic), 11, true, width);
  quoth_label_small(&c->label, quoth_canvas_colour(c, QUOTH_COLOUR_QUIET), 11,
                    true, false, name);
  quoth_buffer_string(&c->label, "</TD></TR></TABLE>");
  quoth_canvas_text(c, x, y, width, 16);
}

static void draw_topic(struct claims *t, uint32_t topic) {
  uint32_t single = 0, pairs = 0;
  for (uint32_t i = 0; i < t->c->chosen_count; i++) {
    const struct place *place = &t->places[i];
    if (place->topic == topic && !place->paired) {
      single += place->partner == QUOTH_NONE;
      pairs += place->partner != QUOTH_NONE;
    }
  }
  if (!single && !pairs) {
    return;
  }
  uint32_t columns = single < COLUMNS ? single : COLUMNS;
  if (!pairs && single == 4) {
    columns = 2;
  }
  double width = columns ? columns * (CARD + GAP) - GAP : 0;
  if (pairs && width < 2 * CARD + LINK_GAP) {
    width = 2 * CARD + LINK_GAP;
    columns = columns > 2 ? columns : 2;
  }
  width += 2 * PAD;
  const double height = HEAD + pairs_height(t, topic, 0, 0, true) +
                        draw_columns(t, topic, 0, 0, columns, true) - GAP + PAD;
  if (t->shelf_x > 0 && t->shelf_x + width > PAGE) {
    t->shelf_y += t->shelf_height + GAP;
    t->shelf_x = 0;
    t->shelf_height = 0;
  }
  const double x = t->shelf_x, y = t->shelf_y;
  quoth_canvas_frame(t->c, x, y, width, height, QUOTH_COLOUR_PANEL);
  draw_heading(t, topic, x + PAD, y + 4, width - 2 * PAD);
  const double used = pairs_height(t, topic, x + PAD, y + HEAD, false);
  draw_columns(t, topic, x + PAD, y + HEAD + used, columns, false);
  t->shelf_x += width + GAP;
  t->shelf_height = height > t->shelf_height ? height : t->shelf_height;
}

static void draw(struct claims *t) {
  const quoth_canvas *c = t->c;
  for (uint32_t i = 0; i < c->chosen_count; i++) {
    const uint32_t topic = t->places[i].topic;
    bool first = topic != QUOTH_NONE;
    for (uint32_t k = 0; k < i && first; k++) {
      first = t->places[k].topic != topic;
    }
    if (first) {
      draw_topic(t, topic);
    }
  }
  draw_topic(t, QUOTH_NONE);
  t->shelf_y += t->shelf_height;
}

quoth_status quoth_diagram_claims(quoth_canvas *c) {
  struct claims t = {.c = c};
  QUOTH_TRY(quoth_canvas_choose(
      c, c->options->limit ? c->options->limit : DEFAULT_LIMIT, has_words));
  t.places = calloc(c->chosen_count + (size_t)1, sizeof *t.places);
  t.touches = calloc(c->view->node_count + (size_t)1, sizeof *t.touches);
  if (t.places && t.touches) {
    count_touches(&t);
    find_places(&t);
    draw(&t);
  }
  const bool failed = !t.places || !t.touches;
  free(t.places);
  free(t.touches);
  if (!failed && !c->options->embedded) {
    quoth_canvas_place_legend(c, 0, t.shelf_y + GAP, PAGE);
    quoth_buffer_clear(&c->label);
    quoth_canvas_title(c, "What was claimed, and what speaks against it",
                       "border = how it was said \xc2\xb7 beige = who asks "
                       "\xc2\xb7 number = claim in the text");
    quoth_canvas_set_label(c, c->graph);
  }
  return failed ? QUOTH_NO_MEMORY : QUOTH_OK;
}
