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

/* ---- what a claim tells ---- */

enum { LONG = 60, TELLING = 8, STRONG = 20 };

static bool is_one_word(quoth_text label) {
  return !memchr(label.at, ' ', label.size);
}

/* What an argument tells by itself. One word of a phrase says little
 * ("number", "around"), and so does "you" or "people". */
static int argument_weight(const quoth_view *view, uint32_t index) {
  if (index == QUOTH_NONE) {
    return 2;
  }
  const quoth_view_node *node = &view->nodes[index];
  const bool lower =
      node->label.size && node->label.at[0] >= 'a' && node->label.at[0] <= 'z';
  switch ((quoth_thing)node->thing) {
  case QUOTH_THING_ENTITY:
    return 24;
  case QUOTH_THING_VALUE:
    return 20;
  case QUOTH_THING_CONCEPT:
    return node->label.size > LONG ? 6 : is_one_word(node->label) ? 2 : 14;
  case QUOTH_THING_AGENT:
    return lower && is_one_word(node->label) ? 3 : 9;
  case QUOTH_THING_WORDS:
    return node->label.size > LONG / 2 ? 3 : 7;
  case QUOTH_THING_PRONOUN:
    return 0;
  }
  return 0;
}

/* Names and values in the other arguments. */
static int further_weight(const quoth_view *view,
                          const quoth_view_claim *claim) {
  int weight = 0;
  for (uint32_t i = 0; i < claim->argument_count && i < 3; i++) {
    const uint32_t node = view->arguments[claim->first_argument + i].node;
    weight += argument_weight(view, node) >= STRONG ? 5 : 0;
  }
  return weight;
}

/* "founded" says more than "did"; the relations of the ontology are such. */
static int relation_weight(const quoth_view *view,
                           const quoth_view_claim *claim) {
  static const char vocabulary[] = QUOTH_NS_QUOTH;
  const quoth_text iri =
      claim->relation ? quoth_model_get(view->model, claim->relation).text
                      : quoth_text_of("");
  return iri.size > sizeof vocabulary - 1 &&
                 memcmp(iri.at, vocabulary, sizeof vocabulary - 1) == 0
             ? 8
             : 0;
}

/* "ACM is ACM" */
static bool says_itself(const quoth_view *view, const quoth_view_claim *claim) {
  return claim->subject != QUOTH_NONE && claim->object != QUOTH_NONE &&
         quoth_text_equal_nocase(view->nodes[claim->subject].label,
                                 view->nodes[claim->object].label);
}

int quoth_claim_weight(const quoth_view *view, uint32_t index) {
  const quoth_view_claim *claim = &view->claims[index];
  const bool of_self =
      claim->subject != QUOTH_NONE && claim->subject == claim->speaker;
  const int subject = argument_weight(view, claim->subject) / (of_self ? 2 : 1);
  const int object = argument_weight(view, claim->object);
  int weight = subject + object + further_weight(view, claim);
  if (claim->salience != 255) {
    weight = weight / 2 + claim->salience / 3;
  }
  if (quoth_claim_is_vague(view, claim) || says_itself(view, claim)) {
    return weight / 4;
  }
  weight += claim->disputed ? 24 : 0;
  if (object < TELLING) { /* "we are not there": no news */
    return weight * 2 / 3;
  }
  weight += relation_weight(view, claim);
  weight += claim->negated ? 7 : 0;
  weight += claim->manner == QUOTH_MANNER_PREDICTED ? 8 : 0;
  weight += claim->manner == QUOTH_MANNER_REPORTED ? 4 : 0;
  weight += claim->time.size ? 8 : 0;
  weight += subject >= STRONG && object >= STRONG ? 18 : 0;
  for (uint32_t k = 1; k < 32 && claim->subject != QUOTH_NONE; k *= 2) {
    weight += view->nodes[claim->subject].claims > k;
  }
  return weight;
}
