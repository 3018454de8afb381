#include "bridge/canvas.h"

#include <stdlib.h>

/* ---- attributes ---- */

static char *mutable(const char *text) {
  union {
    const char *read;
    char *write;
  } both = {.read = text}; /* cgraph's prototypes lack const */
  return both.write;
}

void quoth_canvas_set(void *object, const char *name, const char *value) {
  agsafeset(object, mutable(name), mutable(value), mutable(""));
}

void quoth_canvas_set_number(void *object, const char *name, double value) {
  char text[32];
  const long long hundredths =
      (long long)(value * 100 + (value < 0 ? -.5 : .5));
  const long long whole = hundredths < 0 ? -hundredths : hundredths;
  snprintf(text, sizeof text, "%s%lld.%02lld", hundredths < 0 ? "-" : "",
           whole / 100, whole % 100); /* no locale has a say */
  quoth_canvas_set(object, name, text);
}

/* Graphviz reads escapes in plain strings: a backslash is written twice, and
 * a quotation mark would be spoiled after one. */
void quoth_canvas_set_text(quoth_canvas *c, void *object, const char *name,
                           quoth_text value) {
  quoth_buffer escaped = {0};
  quoth_buffer_clear(&c->text);
  quoth_label_text(&c->text, value);
  const quoth_text text = quoth_buffer_text(&c->text);
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] == '\\') {
      quoth_buffer_char(&escaped, '\\');
    }
    quoth_buffer_char(&escaped, text.at[i]);
  }
  quoth_buffer_char(&escaped, '\0');
  quoth_canvas_set(object, name, quoth_buffer_text(&escaped).at);
  quoth_buffer_free(&escaped);
}

void quoth_canvas_set_label(quoth_canvas *c, void *object) {
  quoth_buffer_char(&c->label, '\0');
  if (c->label.status != QUOTH_OK) {
    return;
  }
  char *label = agstrdup_html(c->graph, c->label.bytes);
  agsafeset(object, mutable("label"), label, mutable(""));
  agstrfree(c->graph, label);
}

const char *quoth_canvas_colour(const quoth_canvas *c, quoth_colour colour) {
  return quoth_colour_of(c->options->theme, colour);
}

static void set_id(quoth_canvas *c, void *object, char letter,
                   uint32_t number) {
  static const char *const names[] = {"entities", "claims", "timeline",
                                      "answers"};
  char id[96];
  snprintf(id, sizeof id, "%.64s_%c%lu",
           c->options->name ? c->options->name : names[c->options->kind],
           letter, (unsigned long)number);
  quoth_canvas_set(object, "id", id);
}

/* ---- nodes ---- */

Agnode_t *quoth_canvas_node(quoth_canvas *c, char letter, uint32_t number) {
  char name[32];
  snprintf(name, sizeof name, "%c%lu", letter, (unsigned long)number);
  Agnode_t *node = agnode(c->graph, name, 1);
  set_id(c, node, letter, number);
  return node;
}

void quoth_canvas_place(Agnode_t *node, double x, double y, double width,
                        double height) {
  char position[64];
  snprintf(position, sizeof position, "%ld,%ld!", (long)(x + .5),
           -(long)(y + .5));
  quoth_canvas_set(node, "pos", position);
  quoth_canvas_set_number(node, "width", width / 72);
  quoth_canvas_set_number(node, "height", height / 72);
  quoth_canvas_set(node, "fixedsize", "true");
}

Agnode_t *quoth_canvas_text(quoth_canvas *c, double x, double y, double width,
                            double height) {
  Agnode_t *node = quoth_canvas_node(c, 't', ++c->serial);
  quoth_canvas_set_label(c, node);
  quoth_canvas_set(node, "shape", "plaintext");
  quoth_canvas_set(node, "margin", "0,0");
  quoth_canvas_place(node, x + width / 2, y + height / 2, width, height);
  return node;
}

Agnode_t *quoth_canvas_frame(quoth_canvas *c, double x, double y, double width,
                             double height, quoth_colour fill) {
  Agnode_t *node = quoth_canvas_node(c, 'f', ++c->serial);
  quoth_canvas_set(node, "label", "");
  quoth_canvas_set(node, "shape", "box");
  quoth_canvas_set(node, "style", "filled,rounded");
  quoth_canvas_set(node, "fillcolor", quoth_canvas_colour(c, fill));
  quoth_canvas_set(node, "color",
                   quoth_canvas_colour(c, QUOTH_COLOUR_HAIRLINE));
  quoth_canvas_set(node, "penwidth", "1");
  quoth_canvas_place(node, x + width / 2, y + height / 2, width, height);
  return node;
}

/* ---- choosing ---- */

struct ranked {
  int weight;
  uint32_t claim;
};

static int compare_ranked(const void *a, const void *b) {
  const struct ranked *x = a, *y = b;
  if (x->weight != y->weight) {
    return x->weight > y->weight ? -1 : 1;
  }
  return x->claim < y->claim ? -1 : 1;
}

static int compare_index(const void *a, const void *b) {
  const uint32_t *x = a, *y = b;
  return *x < *y ? -1 : *x > *y;
}

/* One subject must not fill the picture, nor may equal claims: a subject's
 * share is a third until nothing else is left. */
static uint32_t take_ranked(quoth_canvas *c, const struct ranked *ranked,
                            uint32_t count, uint32_t limit,
                            uint32_t *of_subject, bool *taken) {
  const quoth_view *view = c->view;
  const uint32_t share = limit / 3 + 1;
  for (int round = 0; round < 2; round++) {
    for (uint32_t i = 0; i < count && c->chosen_count < limit; i++) {
      const uint32_t claim = ranked[i].claim;
      const uint32_t subject = view->claims[claim].subject;
      if (taken[i] || (round == 0 && subject != QUOTH_NONE &&
                       of_subject[subject] >= share)) {
        continue;
      }
      taken[i] = true;
      c->chosen[c->chosen_count++] = claim;
      if (subject != QUOTH_NONE) {
        of_subject[subject]++;
      }
    }
  }
  return c->chosen_count;
}

static quoth_status choose_from(quoth_canvas *c, struct ranked *ranked,
                                uint32_t count, uint32_t limit) {
  qsort(ranked, count, sizeof *ranked, compare_ranked);
  uint32_t *of_subject =
      calloc(c->view->node_count + (size_t)1, sizeof *of_subject);
  bool *taken = calloc(count + (size_t)1, sizeof *taken);
  c->chosen = calloc(limit + (size_t)1, sizeof *c->chosen);
  if (!of_subject || !taken || !c->chosen) {
    free(of_subject);
    free(taken);
    return QUOTH_NO_MEMORY;
  }
  take_ranked(c, ranked, count, limit, of_subject, taken);
  qsort(c->chosen, c->chosen_count, sizeof *c->chosen, compare_index);
  free(of_subject);
  free(taken);
  return QUOTH_OK;
}

quoth_status quoth_canvas_choose(quoth_canvas *c, uint32_t limit,
                                 bool (*wanted)(const quoth_view *,
                                                const quoth_view_claim *)) {
  const quoth_view *view = c->view;
  struct ranked *ranked =
      malloc((view->claim_count + (size_t)1) * sizeof *ranked);
  if (!ranked) {
    return QUOTH_NO_MEMORY;
  }
  uint32_t count = 0;
  c->passing = 0;
  for (uint32_t i = 0; i < view->claim_count; i++) {
    const quoth_view_claim *claim = &view->claims[i];
    if (!quoth_filter_passes(&c->options->filter, view, claim)) {
      continue;
    }
    c->passing++;
    if (!wanted || wanted(view, claim)) {
      ranked[count++] = (struct ranked){quoth_claim_weight(view, i), i};
    }
  }
  const quoth_status status =
      choose_from(c, ranked, count, limit < count ? limit : count);
  free(ranked);
  return status;
}

/* ---- groups ---- */

quoth_cluster quoth_canvas_cluster(const quoth_canvas *c) {
  const quoth_cluster wanted = c->options->cluster;
  if (wanted != QUOTH_CLUSTER_AUTO) {
    return wanted;
  }
  return c->view->document_count > 1 &&
                 c->options->filter.document == QUOTH_NONE
             ? QUOTH_CLUSTER_DOCUMENT
             : QUOTH_CLUSTER_TOPIC;
}

uint32_t quoth_canvas_group(const quoth_canvas *c,
                            const quoth_view_claim *claim) {
  switch (quoth_canvas_cluster(c)) {
  case QUOTH_CLUSTER_SPEAKER:
    return claim->speaker;
  case QUOTH_CLUSTER_DOCUMENT:
    return claim->document;
  default:
    return QUOTH_NONE;
  }
}

quoth_text quoth_canvas_group_name(const quoth_canvas *c, uint32_t group) {
  return group == QUOTH_NONE ? quoth_text_of("Other claims")
         : quoth_canvas_cluster(c) == QUOTH_CLUSTER_DOCUMENT
             ? quoth_document_name(&c->view->documents[group])
             : c->view->nodes[group].label;
}

/* ---- claims ---- */

void quoth_canvas_number(quoth_buffer *out, uint32_t index) {
  quoth_buffer_char(out, 'c');
  quoth_buffer_number(out, index + (uint64_t)1);
}

static bool is_web_address(quoth_text iri) {
  return (iri.size > 8 && memcmp(iri.at, "https://", 8) == 0) ||
         (iri.size > 7 && memcmp(iri.at, "http://", 7) == 0);
}

static void set_link(quoth_canvas *c, void *object, uint32_t index) {
  const quoth_view_claim *claim = &c->view->claims[index];
  if (c->options->embedded) {
    char link[32];
    snprintf(link, sizeof link, "#claim-%lu", (unsigned long)index + 1);
    quoth_canvas_set(object, "URL", link);
  } else if (claim->span) {
    const quoth_text iri = quoth_model_get(c->view->model, claim->span).text;
    if (is_web_address(iri)) {
      quoth_canvas_set_text(c, object, "URL", iri);
    }
  }
}

/* Speaker: “quote” */
static void set_tooltip(quoth_canvas *c, void *object,
                        const quoth_view_claim *claim) {
  quoth_buffer words = {0};
  if (claim->speaker != QUOTH_NONE) {
    quoth_buffer_add(&words, c->view->nodes[claim->speaker].label);
    quoth_buffer_string(&words, ": ");
  }
  quoth_buffer_string(&words, "\xe2\x80\x9c");
  quoth_text quote = claim->quote;
  if (quote.size > 400) {
    quote.size = 400;
    while (quote.size && ((unsigned char)quote.at[quote.size] & 0xc0) == 0x80) {
      quote.size--;
    }
  }
  quoth_buffer_add(&words, quote);
  quoth_buffer_string(&words, quote.size < claim->quote.size
                                  ? "\xe2\x80\xa6\xe2\x80\x9d"
                                  : "\xe2\x80\x9d");
  quoth_canvas_set_text(c, object, "tooltip", quoth_buffer_text(&words));
  if (AGTYPE(object) != AGNODE) { /* else it would be the label's source */
    quoth_canvas_set_text(c, object, "labeltooltip", quoth_buffer_text(&words));
  }
  quoth_buffer_free(&words);
}

void quoth_canvas_claim(quoth_canvas *c, void *object, uint32_t index) {
  const quoth_view_claim *claim = &c->view->claims[index];
  char class_name[96];
  snprintf(class_name, sizeof class_name, "claim %s %s k%lu sp%lu",
           quoth_manner_style_of(claim->manner)->name,
           claim->negated ? "negated" : "affirmed", (unsigned long)index + 1,
           claim->speaker == QUOTH_NONE ? 0UL
                                        : (unsigned long)claim->speaker + 1);
  quoth_canvas_set(object, "class", class_name);
  set_id(c, object, 'k', index + 1);
  set_link(c, object, index);
  set_tooltip(c, object, claim);
  c->manners[claim->manner] = true;
  c->denied = c->denied || claim->negated;
}
