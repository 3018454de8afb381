#include "export/view_parts.h"

#include <stdlib.h>

/* "0.85" -> 85; 255 when it is no such number. */
static uint8_t percent_of(quoth_text text) {
  unsigned value = 0, digits = 0;
  bool point = false;
  for (size_t i = 0; i < text.size && digits < 3; i++) {
    if (text.at[i] == '.') {
      point = true;
    } else if (text.at[i] >= '0' && text.at[i] <= '9') {
      value = value * 10 + (unsigned)(text.at[i] - '0');
      digits++;
    } else {
      return 255;
    }
  }
  if (!digits) {
    return 255;
  }
  for (; digits < 3; digits++) {
    value *= 10;
  }
  return !point && value >= 100 ? 100 : value > 100 ? 100 : (uint8_t)value;
}

static uint8_t manner_of(quoth_id id) {
  switch (id) {
  case QUOTH_V_QUOTH_HEDGED:
    return QUOTH_MANNER_HEDGED;
  case QUOTH_V_QUOTH_PREDICTED:
    return QUOTH_MANNER_PREDICTED;
  case QUOTH_V_QUOTH_DESIRED:
    return QUOTH_MANNER_DESIRED;
  case QUOTH_V_QUOTH_HYPOTHETICAL:
    return QUOTH_MANNER_HYPOTHETICAL;
  case QUOTH_V_QUOTH_REPORTED:
    return QUOTH_MANNER_REPORTED;
  default:
    return QUOTH_MANNER_ASSERTED;
  }
}

static quoth_text degree_of(quoth_id id) {
  switch (id) {
  case QUOTH_V_QUOTH_CERTAIN:
    return quoth_text_of("certain");
  case QUOTH_V_QUOTH_PROBABLE:
    return quoth_text_of("probable");
  case QUOTH_V_QUOTH_POSSIBLE:
    return quoth_text_of("possible");
  case QUOTH_V_QUOTH_PAST:
    return quoth_text_of("past");
  case QUOTH_V_QUOTH_PRESENT:
    return quoth_text_of("present");
  case QUOTH_V_QUOTH_FUTURE:
    return quoth_text_of("future");
  default:
    return quoth_text_of("");
  }
}

static quoth_status add_argument(quoth_view_maker *m, quoth_view_claim *claim,
                                 const quoth_quad *quad) {
  static const char prefix[] = QUOTH_NS_QUOTH "argument";
  quoth_view *view = m->view;
  const quoth_text iri = quoth_model_get(view->model, quad->predicate).text;
  if (iri.size < sizeof prefix - 1 ||
      memcmp(iri.at, prefix, sizeof prefix - 1) != 0) {
    return QUOTH_OK;
  }
  quoth_view_argument argument = {.preposition = quoth_text_of("")};
  if (iri.size > sizeof prefix) {
    const quoth_id label =
        quoth_model_object(view->model, quad->predicate, QUOTH_V_RDFS_LABEL);
    argument.preposition =
        label ? quoth_model_get(view->model, label).text
              : (quoth_text){iri.at + sizeof prefix, iri.size - sizeof prefix};
  }
  QUOTH_TRY(quoth_view_node_for(m->view, quad->object, &argument.node));
  QUOTH_TRY(quoth_grow(NULL, &view->arguments, &m->argument_capacity,
                       view->argument_count, view->argument_count + (size_t)1,
                       sizeof *view->arguments));
  if (!claim->argument_count++) {
    claim->first_argument = view->argument_count;
  }
  view->arguments[view->argument_count++] = argument;
  return QUOTH_OK;
}

static uint32_t *place_for(quoth_view_claim *claim, quoth_id predicate) {
  switch (predicate) {
  case QUOTH_V_RDF_SUBJECT:
    return &claim->subject;
  case QUOTH_V_RDF_OBJECT:
    return &claim->object;
  case QUOTH_V_QUOTH_SPEAKER:
    return &claim->speaker;
  case QUOTH_V_QUOTH_AGENT:
    return &claim->agent;
  case QUOTH_V_QUOTH_REPORTED_BY:
    return &claim->reported_by;
  default:
    return NULL;
  }
}

static quoth_text *words_for(quoth_view_claim *claim, quoth_id predicate) {
  switch (predicate) {
  case QUOTH_V_QUOTH_QUOTE:
    return &claim->quote;
  case QUOTH_V_QUOTH_CONDITION:
    return &claim->condition;
  case QUOTH_V_QUOTH_TIME:
    return &claim->time;
  case QUOTH_V_QUOTH_FROM:
    return &claim->from;
  case QUOTH_V_QUOTH_UNTIL:
    return &claim->until;
  case QUOTH_V_QUOTH_CONFIDENCE:
    return &claim->confidence;
  default:
    return NULL;
  }
}

static void take_term(quoth_view_maker *m, quoth_view_claim *claim,
                      const quoth_quad *quad) {
  const quoth_model *model = m->view->model;
  switch (quad->predicate) {
  case QUOTH_V_RDF_PREDICATE:
    claim->relation = quad->object;
    claim->relation_label = quoth_label_of(model, quad->object);
    break;
  case QUOTH_V_QUOTH_LEXICAL_RELATION:
    claim->lexical = quad->object;
    claim->words = quoth_label_of(model, quad->object);
    break;
  case QUOTH_V_QUOTH_STATES:
    claim->proposition = quad->object;
    break;
  case QUOTH_V_QUOTH_P_RULE:
    claim->rule = quad->object;
    claim->rule_label = quoth_label_of(model, quad->object);
    break;
  case QUOTH_V_QUOTH_POLARITY:
    claim->negated = quad->object == QUOTH_V_QUOTH_NEGATED;
    break;
  case QUOTH_V_QUOTH_MODALITY:
    claim->manner = manner_of(quad->object);
    break;
  case QUOTH_V_QUOTH_CERTAINTY:
    claim->certainty = degree_of(quad->object);
    break;
  case QUOTH_V_QUOTH_TENSE:
    claim->tense = degree_of(quad->object);
    break;
  case QUOTH_V_QUOTH_SENTENCE:
    claim->sentence = quad->object;
    break;
  case QUOTH_V_QUOTH_SALIENCE:
    claim->salience = percent_of(quoth_model_get(model, quad->object).text);
    break;
  case QUOTH_V_QUOTH_ANSWERS:
    if (m->question_of[quad->object]) {
      claim->question = m->question_of[quad->object] - 1;
    }
    break;
  default:
    break;
  }
}

static quoth_status take(quoth_view_maker *m, quoth_view_claim *claim,
                         const quoth_quad *quad) {
  uint32_t *node = place_for(claim, quad->predicate);
  if (node) {
    return *node == QUOTH_NONE
               ? quoth_view_node_for(m->view, quad->object, node)
               : QUOTH_OK;
  }
  quoth_text *words = words_for(claim, quad->predicate);
  if (words) {
    *words = quoth_model_get(m->view->model, quad->object).text;
    return QUOTH_OK;
  }
  if (quad->predicate >= QUOTH_V_END ||
      quad->predicate == QUOTH_V_QUOTH_ARGUMENT) {
    return add_argument(m, claim, quad);
  }
  take_term(m, claim, quad);
  return QUOTH_OK;
}

static quoth_status make_claim(quoth_view_maker *m, quoth_id id,
                               quoth_view_claim *claim) {
  const uint32_t none = QUOTH_NONE;
  *claim = (quoth_view_claim){.id = id,
                              .document = none,
                              .speaker = none,
                              .subject = none,
                              .object = none,
                              .agent = none,
                              .reported_by = none,
                              .question = none,
                              .salience = 255};
  claim->span =
      quoth_model_object(m->view->model, id, QUOTH_V_PROV_WAS_DERIVED_FROM);
  if (claim->span) {
    quoth_view_locate(m, claim->span, &claim->document, &claim->begin,
                      &claim->end);
  }
  quoth_cursor cursor =
      quoth_model_find(m->view->model, (quoth_quad){id, 0, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(take(m, claim, &quad));
  }
  if (!claim->words.size) {
    claim->words = claim->relation_label;
  }
  return QUOTH_OK;
}

static void count_claim(quoth_view *view, uint32_t index) {
  const quoth_view_claim *claim = &view->claims[index];
  if (claim->subject != QUOTH_NONE) {
    view->nodes[claim->subject].claims++;
  }
  if (claim->object != QUOTH_NONE && claim->object != claim->subject) {
    view->nodes[claim->object].claims++;
  }
  if (claim->speaker != QUOTH_NONE) {
    view->nodes[claim->speaker].as_speaker++;
  }
  if (claim->question != QUOTH_NONE) {
    view->questions[claim->question].claims++;
  }
  if (claim->document != QUOTH_NONE) {
    quoth_view_document *of = &view->documents[claim->document];
    of->first_claim = of->claim_count++ ? of->first_claim : index;
  }
}

quoth_status quoth_view_claims(quoth_view_maker *m) {
  quoth_view *view = m->view;
  const quoth_model *model = view->model;
  const quoth_quad pattern = quoth_view_type(0, QUOTH_V_QUOTH_CLAIM);
  const uint32_t count = quoth_view_count(model, pattern);
  quoth_view_key *keys =
      quoth_arena_alloc(&view->arena, (count + (size_t)1) * sizeof *keys);
  view->claims = quoth_arena_alloc(&view->arena,
                                   (count + (size_t)1) * sizeof *view->claims);
  if (!keys || !view->claims) {
    return QUOTH_NO_MEMORY;
  }
  quoth_cursor cursor = quoth_model_find(model, pattern);
  quoth_quad quad;
  for (uint32_t i = 0; i < count && quoth_model_next(&cursor, &quad); i++) {
    const quoth_id span =
        quoth_model_object(model, quad.subject, QUOTH_V_PROV_WAS_DERIVED_FROM);
    keys[i] =
        (quoth_view_key){.major = QUOTH_NONE,
                         .index = quad.subject,
                         .text = quoth_model_get(model, quad.subject).text};
    if (span) {
      quoth_view_locate(m, span, &keys[i].major, &keys[i].begin, &keys[i].end);
    }
  }
  qsort(keys, count, sizeof *keys, quoth_view_key_compare);
  for (uint32_t i = 0; i < count; i++) {
    QUOTH_TRY(make_claim(m, keys[i].index, &view->claims[i]));
    count_claim(view, i);
  }
  view->claim_count = count;
  return QUOTH_OK;
}
