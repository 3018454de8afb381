#include "export/view.h"

static const char *const manner_words[QUOTH_MANNER_COUNT] = {
    "asserted", "hedged", "predicted", "desired", "hypothetical", "reported"};

const char *quoth_manner_word(uint8_t manner) {
  return manner < QUOTH_MANNER_COUNT ? manner_words[manner] : "asserted";
}

int quoth_manner_of(quoth_text word) {
  for (int i = 0; i < QUOTH_MANNER_COUNT; i++) {
    if (quoth_text_equal_nocase(word, quoth_text_of(manner_words[i]))) {
      return i;
    }
  }
  return -1;
}

static bool holds(quoth_text text, quoth_text part) {
  for (size_t i = 0; i + part.size <= text.size; i++) {
    if (quoth_text_equal_nocase((quoth_text){text.at + i, part.size}, part)) {
      return true;
    }
  }
  return false;
}

/* By label, or by one of the names the graph has for it. */
static bool is_called(const quoth_view *view, uint32_t index, quoth_text name) {
  if (index == QUOTH_NONE) {
    return false;
  }
  const quoth_view_node *node = &view->nodes[index];
  if (holds(node->label, name)) {
    return true;
  }
  quoth_cursor cursor = quoth_model_find(
      view->model, (quoth_quad){node->id, QUOTH_V_SKOS_ALT_LABEL, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    if (holds(quoth_model_get(view->model, quad.object).text, name)) {
      return true;
    }
  }
  return false;
}

static bool is_about(const quoth_view *view, const quoth_view_claim *claim,
                     quoth_text name) {
  if (is_called(view, claim->subject, name) ||
      is_called(view, claim->object, name) ||
      is_called(view, claim->agent, name)) {
    return true;
  }
  for (uint32_t i = 0; i < claim->argument_count; i++) {
    if (is_called(view, view->arguments[claim->first_argument + i].node,
                  name)) {
      return true;
    }
  }
  return false;
}

bool quoth_filter_passes(const quoth_filter *filter, const quoth_view *view,
                         const quoth_view_claim *claim) {
  return (filter->document == QUOTH_NONE ||
          claim->document == filter->document) &&
         (filter->manner < 0 || claim->manner == filter->manner) &&
         (!filter->speaker.size ||
          is_called(view, claim->speaker, filter->speaker)) &&
         (!filter->about.size || is_about(view, claim, filter->about));
}

bool quoth_claim_is_vague(const quoth_view *view,
                          const quoth_view_claim *claim) {
  return (claim->subject != QUOTH_NONE &&
          view->nodes[claim->subject].thing == QUOTH_THING_PRONOUN) ||
         (claim->object != QUOTH_NONE &&
          view->nodes[claim->object].thing == QUOTH_THING_PRONOUN);
}

/* What an argument tells by itself. */
static int argument_weight(const quoth_view *view, uint32_t index) {
  if (index == QUOTH_NONE) {
    return 2;
  }
  const quoth_view_node *node = &view->nodes[index];
  switch ((quoth_thing)node->thing) {
  case QUOTH_THING_ENTITY:
    return 24;
  case QUOTH_THING_VALUE:
    return 20;
  case QUOTH_THING_CONCEPT: /* one word alone says little: "number" */
    return node->label.size > 60                           ? 6
           : memchr(node->label.at, ' ', node->label.size) ? 14
                                                           : 2;
  case QUOTH_THING_AGENT:
    return 8;
  case QUOTH_THING_WORDS:
    return node->label.size > 60 ? 3 : 8;
  case QUOTH_THING_PRONOUN:
    return 0;
  }
  return 0;
}

int quoth_claim_weight(const quoth_view *view, uint32_t index) {
  const quoth_view_claim *claim = &view->claims[index];
  const int subject = argument_weight(view, claim->subject);
  const int object = argument_weight(view, claim->object);
  int weight = subject + object;
  if (claim->salience != 255) {
    weight = weight / 2 + claim->salience / 3;
  }
  if (quoth_claim_is_vague(view, claim)) {
    return weight / 4;
  }
  weight += claim->disputed ? 30 : 0;
  weight += claim->negated ? 8 : 0;
  weight += claim->manner == QUOTH_MANNER_PREDICTED ? 9 : 0;
  weight += claim->manner == QUOTH_MANNER_REPORTED ? 4 : 0;
  weight += claim->time.size ? 8 : 0;
  weight += subject >= 20 && object >= 20 ? 20 : 0;
  for (uint32_t k = 1; k < 32 && claim->subject != QUOTH_NONE; k *= 2) {
    weight += view->nodes[claim->subject].claims > k;
  }
  return weight;
}
