#include "export/canvas.h"

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

/* ---- verbs as they were said ---- */

static const char *const be_forms[] = {"is",   "was", "are", "were",
                                       "been", "am",  "be",  "being",
                                       "'s",   "'re", "'m",  NULL};
static const char *const have_forms[] = {"has", "had", "have", "having", NULL};
static const char *const do_forms[] = {"does", "did",   "done",
                                       "do",   "doing", NULL};

static bool in_forms(const char *const *forms, quoth_text word) {
  for (; *forms; forms++) {
    if (quoth_text_equal_nocase(word, quoth_text_of(*forms))) {
      return true;
    }
  }
  return false;
}

static bool has_ending(quoth_text rest) {
  static const char *const endings[] = {"",  "s",  "es",  "d",   "ed", "ing",
                                        "n", "en", "ies", "ied", NULL};
  return in_forms(endings, rest);
}

/* A form of `lemma`: listed for be, have, do; else by regular endings, with a
 * last e dropped, y turned to i, or a last consonant doubled. */
static bool is_form(quoth_text lemma, quoth_text word) {
  if (quoth_text_is(lemma, "be")) {
    return in_forms(be_forms, word);
  }
  if (quoth_text_is(lemma, "have")) {
    return in_forms(have_forms, word);
  }
  if (quoth_text_is(lemma, "do")) {
    return in_forms(do_forms, word);
  }
  size_t common = 0;
  while (common < lemma.size && common < word.size &&
         quoth_text_equal_nocase((quoth_text){lemma.at + common, 1},
                                 (quoth_text){word.at + common, 1})) {
    common++;
  }
  quoth_text rest = {word.at + common, word.size - common};
  if (common + 1 == lemma.size &&
      (lemma.at[common] == 'e' || lemma.at[common] == 'y')) {
    return rest.size > 0 && has_ending(rest);
  }
  if (common == lemma.size && common > 1 && rest.size > 2 &&
      rest.at[0] == lemma.at[common - 1]) {
    rest = (quoth_text){rest.at + 1, rest.size - 1};
  }
  return common == lemma.size && has_ending(rest);
}

static quoth_text next_word(quoth_text text, size_t *at) {
  while (*at < text.size && (text.at[*at] == ' ' || text.at[*at] == '\n')) {
    ++*at;
  }
  const size_t begin = *at;
  while (*at < text.size && (unsigned char)text.at[*at] > ' ' &&
         !strchr(".,;:!?\"()", text.at[*at])) {
    ++*at;
  }
  if (*at == begin && *at < text.size) {
    ++*at;
    return (quoth_text){text.at + begin, 0};
  }
  return (quoth_text){text.at + begin, *at - begin};
}

static const char *full_form(quoth_text word) {
  return quoth_text_is(word, "'s")    ? "is"
         : quoth_text_is(word, "'re") ? "are"
         : quoth_text_is(word, "'m")  ? "am"
                                      : NULL;
}

/* "it's" is two words, "don't" too; a typographic apostrophe counts. */
static bool find_form(quoth_text quote, quoth_text lemma, quoth_text *out) {
  for (size_t at = 0; at < quote.size;) {
    quoth_text word = next_word(quote, &at);
    for (size_t i = 0; i < word.size; i++) {
      const size_t mark =
          word.at[i] == '\'' ? 1
          : i + 2 < word.size && memcmp(word.at + i, "\xe2\x80\x99", 3) == 0
              ? 3
              : 0;
      if (mark && i > 0) {
        static const char *const tails[] = {"'s", "'re", "'m"};
        for (size_t k = 0; k < 3; k++) {
          const quoth_text tail = quoth_text_of(tails[k]);
          if (quoth_text_equal(
                  (quoth_text){word.at + i + mark, word.size - i - mark},
                  (quoth_text){tail.at + 1, tail.size - 1}) &&
              is_form(lemma, tail)) {
            *out = quoth_text_of(full_form(tail));
            return true;
          }
        }
        word.size = i;
        if (i > 1 && (word.at[i - 1] == 'n') && mark) {
          word.size = i - 1; /* didn't: did */
        }
      }
    }
    if (word.size && is_form(lemma, word)) {
      *out = word;
      return true;
    }
  }
  return false;
}

void quoth_canvas_verb(quoth_buffer *out, const quoth_view_claim *claim) {
  size_t end = 0;
  while (end < claim->words.size && claim->words.at[end] != ' ') {
    end++;
  }
  quoth_text form;
  if (end &&
      find_form(claim->quote, (quoth_text){claim->words.at, end}, &form)) {
    quoth_buffer_add(out, quoth_text_equal_nocase(form, quoth_text_of("am"))
                              ? quoth_text_of("is") /* "I" has a name here */
                              : form);
    quoth_buffer_add(
        out, (quoth_text){claim->words.at + end, claim->words.size - end});
  } else if (quoth_text_is((quoth_text){claim->words.at, end}, "be")) {
    quoth_buffer_string(out, "is"); /* "Ana, head of": nobody says the verb */
    quoth_buffer_add(
        out, (quoth_text){claim->words.at + end, claim->words.size - end});
  } else {
    quoth_buffer_add(out, claim->words);
  }
}

/* Many an argument says again what the subject or object said. */
static bool is_repeated(const quoth_canvas *c, const quoth_view_claim *claim,
                        uint32_t node) {
  const quoth_text label = c->view->nodes[node].label;
  const uint32_t ends[] = {claim->subject, claim->object};
  for (size_t i = 0; i < 2; i++) {
    if (ends[i] == QUOTH_NONE) {
      continue;
    }
    const quoth_text end = c->view->nodes[ends[i]].label;
    if (ends[i] == node || quoth_text_equal_nocase(end, label) ||
        (label.size < end.size &&
         quoth_text_equal_nocase(
             label,
             (quoth_text){end.at + end.size - label.size, label.size}))) {
      return true;
    }
  }
  return false;
}

static int digits(quoth_text text, size_t at, size_t count) {
  int value = 0;
  for (size_t i = at; i < at + count; i++) {
    if (i >= text.size || text.at[i] < '0' || text.at[i] > '9') {
      return -1;
    }
    value = value * 10 + (text.at[i] - '0');
  }
  return value;
}

void quoth_canvas_date(quoth_buffer *out, quoth_text time) {
  static const char *const months[] = {"Jan", "Feb", "Mar", "Apr",
                                       "May", "Jun", "Jul", "Aug",
                                       "Sep", "Oct", "Nov", "Dec"};
  for (size_t i = 0; i < time.size; i++) {
    if (time.at[i] == '/') {
      quoth_canvas_date(out, (quoth_text){time.at, i});
      quoth_buffer_string(out, " \xe2\x80\x93 ");
      time = (quoth_text){time.at + i + 1, time.size - i - 1};
      i = 0;
    }
  }
  const int year = digits(time, 0, 4);
  const int month = time.size >= 7 ? digits(time, 5, 2) : -1;
  const int day = time.size >= 10 ? digits(time, 8, 2) : -1;
  if (time.size == 4 && time.at[3] == 'X' && digits(time, 0, 3) > 0) {
    quoth_buffer_add(out, (quoth_text){time.at, 3});
    quoth_buffer_string(out, "0s");
  } else if (year >= 0 && month >= 1 && month <= 12 &&
             (time.size == 7 || (time.size == 10 && day > 0))) {
    if (time.size == 10) {
      quoth_buffer_number(out, (uint64_t)day);
      quoth_buffer_char(out, ' ');
    }
    quoth_buffer_string(out, months[month - 1]);
    quoth_buffer_char(out, ' ');
    quoth_buffer_number(out, (uint64_t)year);
  } else {
    quoth_buffer_add(out, time);
  }
}

quoth_text quoth_canvas_name(quoth_canvas *c, uint32_t node) {
  const quoth_view_node *at = &c->view->nodes[node];
  if (!quoth_text_is(at->type, "date")) {
    return at->label;
  }
  quoth_buffer_clear(&c->name);
  quoth_canvas_date(&c->name, at->label);
  return c->name.status == QUOTH_OK ? quoth_buffer_text(&c->name) : at->label;
}

static void flow_node(quoth_canvas *c, quoth_flow *flow, uint32_t node) {
  if (node != QUOTH_NONE) {
    const quoth_view_node *at = &c->view->nodes[node];
    quoth_flow_add(flow, quoth_canvas_name(c, node),
                   at->thing == QUOTH_THING_WORDS ||
                           at->thing == QUOTH_THING_PRONOUN
                       ? QUOTH_TYPE_PLAIN
                       : QUOTH_TYPE_BOLD);
  }
}

void quoth_canvas_sentence(quoth_canvas *c, quoth_flow *flow,
                           const quoth_view_claim *claim) {
  flow_node(c, flow, claim->subject);
  if (claim->negated) {
    quoth_flow_add(flow, quoth_text_of("NOT"), QUOTH_TYPE_NOT);
  }
  quoth_buffer_clear(&c->text);
  quoth_canvas_verb(&c->text, claim);
  quoth_flow_add(flow, quoth_buffer_text(&c->text), QUOTH_TYPE_ITALIC);
  flow_node(c, flow, claim->object);
  for (uint32_t i = 0; i < claim->argument_count && i < 3; i++) {
    const quoth_view_argument *argument =
        &c->view->arguments[claim->first_argument + i];
    if (is_repeated(c, claim, argument->node)) {
      continue;
    }
    quoth_flow_add(flow, argument->preposition, QUOTH_TYPE_ITALIC);
    quoth_flow_add(flow, quoth_canvas_name(c, argument->node),
                   QUOTH_TYPE_PLAIN);
  }
  quoth_flow_end(flow);
}
