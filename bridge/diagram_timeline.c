/* Dated claims in order, one column; positions are ours. */
#include "bridge/canvas.h"

#include <stdlib.h>

enum {
  DEFAULT_LIMIT = 64,
  MOST_OF_DATE = 5, /* unless the limit was given */
  AXIS = 128,       /* x of the line */
  LEFT = 150,       /* x of the cards */
  WIDTH = 250,      /* of a card */
  GAP = 7
};

static bool is_dated(const quoth_view *view, const quoth_view_claim *claim) {
  return claim->from.size >= 4 && !quoth_claim_is_vague(view, claim);
}

struct timeline {
  quoth_canvas *c;
  double y;
  Agnode_t *dot, *first; /* on the axis */
};

/* Of the time after the interview: what begins later, and what is foreseen of
 * a time that is not over. */
static bool is_after(const quoth_view_claim *claim, quoth_text now) {
  const bool foreseen = claim->manner == QUOTH_MANNER_PREDICTED ||
                        claim->manner == QUOTH_MANNER_DESIRED;
  return now.size && (quoth_text_compare(claim->from, now) > 0 ||
                      (foreseen && quoth_text_compare(claim->until, now) > 0));
}

static int compare_dated(const quoth_view *view, quoth_text now, uint32_t a,
                         uint32_t b) {
  const quoth_view_claim *x = &view->claims[a], *y = &view->claims[b];
  int order = (int)is_after(x, now) - (int)is_after(y, now);
  order = order ? order : quoth_text_compare(x->from, y->from);
  if (!order) { /* the longer period first */
    order = quoth_text_compare(y->until, x->until);
  }
  return order ? order : a < b ? -1 : 1;
}

/* Few items: insertion keeps it free of globals. */
static void sort_dated(const quoth_view *view, quoth_text now, uint32_t *items,
                       uint32_t count) {
  for (uint32_t i = 1; i < count; i++) {
    const uint32_t item = items[i];
    uint32_t k = i;
    for (; k > 0 && compare_dated(view, now, item, items[k - 1]) < 0; k--) {
      items[k] = items[k - 1];
    }
    items[k] = item;
  }
}

static bool same_date(const quoth_view *view, quoth_text now, uint32_t a,
                      uint32_t b) {
  const quoth_view_claim *x = &view->claims[a], *y = &view->claims[b];
  return quoth_text_equal(x->time, y->time) &&
         quoth_text_equal(x->from, y->from) &&
         is_after(x, now) == is_after(y, now);
}

/* Leaves the `most` that tell most of `count` claims, in their order. */
static uint32_t keep_telling(const quoth_view *view, uint32_t *claims,
                             uint32_t count, uint32_t most) {
  for (; count > most; count--) {
    uint32_t least = 0;
    for (uint32_t i = 1; i < count; i++) {
      if (quoth_claim_weight(view, claims[i]) <
          quoth_claim_weight(view, claims[least])) {
        least = i;
      }
    }
    memmove(&claims[least], &claims[least + 1],
            (count - least - 1) * sizeof *claims);
  }
  return count;
}

/* Sorted claims, a few of each date; `more` gets, for the first of a date, how
 * many were left out. */
static void thin(quoth_canvas *c, quoth_text now, uint32_t *more) {
  const quoth_view *view = c->view;
  uint32_t kept = 0;
  for (uint32_t begin = 0, end; begin < c->chosen_count; begin = end) {
    for (end = begin + 1;
         end < c->chosen_count &&
         same_date(view, now, c->chosen[begin], c->chosen[end]);
         end++) {
    }
    const uint32_t left =
        keep_telling(view, &c->chosen[begin], end - begin, MOST_OF_DATE);
    memmove(&c->chosen[kept], &c->chosen[begin], left * sizeof *c->chosen);
    more[kept] = end - begin - left;
    kept += left;
  }
  c->chosen_count = kept;
}

/* "stated" when the quote holds the year, else the words it was found from
 * are not in the quote: it follows from the talk. */
static const char *how_found(const quoth_view_claim *claim) {
  for (size_t i = 0; i + 4 <= claim->quote.size && claim->time.size >= 4; i++) {
    if (memcmp(claim->quote.at + i, claim->time.at, 4) == 0) {
      return "stated";
    }
  }
  return "from the talk";
}

static void axis_line(struct timeline *t, Agnode_t *from, Agnode_t *to,
                      quoth_colour colour, const char *width) {
  Agedge_t *edge = agedge(t->c->graph, from, to, NULL, 1);
  char id[48];
  snprintf(id, sizeof id, "%.32s_a%lu",
           t->c->options->name ? t->c->options->name : "timeline",
           (unsigned long)++t->c->serial);
  quoth_canvas_set(edge, "id", id);
  quoth_canvas_set(edge, "color", quoth_canvas_colour(t->c, colour));
  quoth_canvas_set(edge, "penwidth", width);
  quoth_canvas_set(edge, "arrowhead", "none");
}

static Agnode_t *add_point(struct timeline *t, double x, double y) {
  Agnode_t *point = quoth_canvas_node(t->c, 'e', ++t->c->serial);
  quoth_canvas_set(point, "shape", "point");
  quoth_canvas_set(point, "style", "invis");
  quoth_canvas_place(point, x, y, 1, 1);
  return point;
}

static void add_date_mark(struct timeline *t, const quoth_view_claim *claim,
                          uint32_t more) {
  quoth_canvas *c = t->c;
  quoth_buffer date = {0};
  quoth_canvas_date(&date, claim->time.size ? claim->time : claim->from);
  quoth_buffer_clear(&c->label);
  quoth_buffer_string(&c->label,
                      "<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">"
                      "<TR><TD ALIGN=\"RIGHT\" WIDTH=\"108\">");
  quoth_label_small(&c->label, quoth_canvas_colour(c, QUOTH_COLOUR_INK),
                    date.size > 16 ? 10 : 12, true, false,
                    quoth_buffer_text(&date));
  quoth_buffer_string(&c->label,
                      "</TD></TR><TR><TD ALIGN=\"RIGHT\" WIDTH=\"108\"><I>");
  quoth_label_small(&c->label, quoth_canvas_colour(c, QUOTH_COLOUR_QUIET), 7,
                    false, false, quoth_text_of(how_found(claim)));
  if (more) {
    quoth_buffer_clear(&c->text);
    quoth_buffer_string(&c->text, " \xc2\xb7 +");
    quoth_buffer_number(&c->text, more);
    quoth_buffer_string(&c->text, " more");
    quoth_label_small(&c->label, quoth_canvas_colour(c, QUOTH_COLOUR_QUIET), 7,
                      false, false, quoth_buffer_text(&c->text));
  }
  quoth_buffer_string(&c->label, "</I></TD></TR></TABLE>");
  quoth_buffer_free(&date);
  quoth_canvas_text(c, 4, t->y + 2, 112, 28);
  Agnode_t *dot = quoth_canvas_node(c, 'a', ++c->serial);
  quoth_canvas_set(dot, "shape", "circle");
  quoth_canvas_set(dot, "label", "");
  quoth_canvas_set(dot, "style", "filled");
  quoth_canvas_set(dot, "fillcolor", quoth_canvas_colour(c, QUOTH_COLOUR_PAGE));
  quoth_canvas_set(dot, "color", quoth_canvas_colour(c, QUOTH_COLOUR_INK));
  quoth_canvas_set(dot, "penwidth", "1.6");
  quoth_canvas_place(dot, AXIS, t->y + 14, 8, 8);
  if (t->dot) {
    axis_line(t, t->dot, dot, QUOTH_COLOUR_INK, "1.8");
  }
  t->dot = dot;
  t->first = t->first ? t->first : dot;
}

/* The bar where the interview itself stands. */
static void add_now(struct timeline *t, quoth_text date) {
  quoth_canvas *c = t->c;
  quoth_buffer words = {0};
  quoth_buffer_string(&words, "INTERVIEW \xc2\xb7 ");
  quoth_canvas_date(&words, date);
  quoth_buffer_string(&words, " \xc2\xb7 below: said of the time after");
  quoth_buffer_clear(&c->label);
  quoth_label_small(&c->label, quoth_canvas_colour(c, QUOTH_COLOUR_PAGE), 9,
                    true, false, quoth_buffer_text(&words));
  quoth_buffer_free(&words);
  t->y += 6;
  if (t->dot) { /* the line ends at the bar */
    axis_line(t, t->dot, add_point(t, AXIS, t->y), QUOTH_COLOUR_INK, "1.8");
  }
  t->dot = add_point(t, AXIS, t->y + 20);
  Agnode_t *bar = quoth_canvas_text(c, 8, t->y, LEFT + WIDTH - 8, 20);
  quoth_canvas_set(bar, "shape", "box");
  quoth_canvas_set(bar, "style", "filled,rounded");
  quoth_canvas_set(bar, "fillcolor", quoth_canvas_colour(c, QUOTH_COLOUR_INK));
  quoth_canvas_set(bar, "color", quoth_canvas_colour(c, QUOTH_COLOUR_INK));
  t->y += 20 + 3 * GAP;
}

static void add_card(struct timeline *t, uint32_t index, bool first) {
  quoth_canvas *c = t->c;
  const double height = quoth_canvas_card_label(c, index, WIDTH);
  Agnode_t *card = quoth_canvas_card(c, index, LEFT, t->y, WIDTH, height);
  if (first) {
    axis_line(t, t->dot, add_point(t, LEFT, t->y + 14), QUOTH_COLOUR_LINE, "1");
  }
  (void)card;
  t->y += height + GAP;
}

static void add_title(struct timeline *t) {
  quoth_buffer_clear(&t->c->label);
  quoth_canvas_title(t->c, "When: dated claims, in order",
                     "order only, not to scale \xc2\xb7 grey italics = how "
                     "the date was found");
  quoth_canvas_set_label(t->c, t->c->graph);
}

/* The date of the interview when all documents agree on one. */
static quoth_text interview_date(const quoth_canvas *c) {
  quoth_text date = {0};
  for (uint32_t i = 0; i < c->view->document_count; i++) {
    const quoth_text own = c->view->documents[i].date;
    if ((c->options->filter.document != QUOTH_NONE &&
         c->options->filter.document != i) ||
        !own.size) {
      continue;
    }
    if (date.size && !quoth_text_equal(own, date)) {
      return (quoth_text){0};
    }
    date = own;
  }
  return date;
}

static void draw(struct timeline *t, quoth_text now, const uint32_t *more) {
  const quoth_canvas *c = t->c;
  const quoth_view *view = c->view;
  bool past = true;
  const quoth_view_claim *before = NULL;
  for (uint32_t i = 0; i < c->chosen_count; i++) {
    const quoth_view_claim *claim = &view->claims[c->chosen[i]];
    if (past && is_after(claim, now)) {
      past = false;
      add_now(t, now);
      before = NULL;
    }
    const bool fresh = !before ||
                       !quoth_text_equal(before->time, claim->time) ||
                       !quoth_text_equal(before->from, claim->from);
    if (fresh) {
      t->y += before ? 2 * GAP : 0;
      add_date_mark(t, claim, more[i]);
    }
    add_card(t, c->chosen[i], fresh);
    before = claim;
  }
}

quoth_status quoth_diagram_timeline(quoth_canvas *c) {
  struct timeline t = {.c = c};
  QUOTH_TRY(quoth_canvas_choose(
      c, c->options->limit ? c->options->limit : DEFAULT_LIMIT, is_dated));
  const quoth_text now = interview_date(c);
  sort_dated(c->view, now, c->chosen, c->chosen_count);
  uint32_t *more = calloc(c->chosen_count + (size_t)1, sizeof *more);
  if (!more) {
    return QUOTH_NO_MEMORY;
  }
  if (!c->options->limit) {
    thin(c, now, more);
  }
  draw(&t, now, more);
  free(more);
  if (!c->chosen_count) {
    quoth_buffer_clear(&c->label);
    quoth_label_small(&c->label, quoth_canvas_colour(c, QUOTH_COLOUR_QUIET), 11,
                      false, false, quoth_text_of("no claim has a date"));
    quoth_canvas_text(c, LEFT, 0, WIDTH, 30);
  }
  if (!c->options->embedded) {
    t.y += 8;
    quoth_canvas_place_legend(c, 0, t.y, LEFT + WIDTH);
    add_title(&t);
  }
  return QUOTH_OK;
}
