#include "extract/record.h"
#include "extract/slug.h"

#include <stdlib.h>

/* ---- arguments ---- */

/* An unresolved pronoun stands for itself: its span, as a mention. */
static quoth_status record_pronoun(quoth_recorder *r, quoth_span plain) {
  quoth_id id;
  bool first;
  QUOTH_TRY(quoth_record_span(r, plain, &id));
  QUOTH_TRY(quoth_record_first(r, QUOTH_SEEN_PRONOUN,
                               (uint64_t)plain.begin << 32 | plain.end, NULL,
                               &first));
  if (!first) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_record_add(r, id, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_MENTION));
  return quoth_record_add(r, id, QUOTH_V_QUOTH_MENTION_KIND,
                          QUOTH_V_QUOTH_PRONOUN);
}

/* What is said of an argument beside the claim. */
static quoth_status record_argument(quoth_recorder *r,
                                    const quoth_argument *argument,
                                    quoth_id id) {
  switch (argument->kind) {
  case QUOTH_ARGUMENT_CONCEPT:
    return quoth_record_phrase(r, false, argument->label, id);
  case QUOTH_ARGUMENT_AGENT:
    return quoth_record_phrase(r, true, argument->label, id);
  case QUOTH_ARGUMENT_MENTION:
    return record_pronoun(r, argument->span);
  default:
    return QUOTH_OK;
  }
}

static quoth_status add_about(quoth_recorder *r, quoth_id claim,
                              uint32_t node) {
  quoth_id id;
  if (r->from->mentions.nodes[node].kind != QUOTH_NODE_ENTITY) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_record_node_iri(r, node, &id));
  return quoth_record_add(r, claim, QUOTH_V_SCHEMA_ABOUT, id);
}

/* Named entities that the argument is, or that its words mention. */
static quoth_status record_about(quoth_recorder *r, quoth_id claim,
                                 const quoth_argument *argument) {
  const quoth_mentions *all = &r->from->mentions;
  if (argument->kind == QUOTH_ARGUMENT_NODE) {
    return add_about(r, claim, argument->node);
  }
  uint32_t low = 0, high = all->mention_count;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (all->mentions[middle].span.begin < argument->span.begin) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < all->mention_count; low++) {
    const quoth_mention *mention = &all->mentions[low];
    if (mention->span.begin >= argument->span.end) {
      break;
    }
    if (mention->node != QUOTH_NONE) {
      QUOTH_TRY(add_about(r, claim, mention->node));
    }
  }
  return QUOTH_OK;
}

/* quoth:argument-in for "in", a sub-property of quoth:argument. */
static quoth_status make_preposition(quoth_recorder *r, quoth_text words,
                                     quoth_id *out) {
  quoth_buffer_clear(&r->buffer);
  quoth_buffer_string(&r->buffer, QUOTH_NS_QUOTH "argument");
  if (words.size) {
    quoth_buffer_char(&r->buffer, '-');
    quoth_slug_add(&r->buffer, words);
  }
  QUOTH_TRY(quoth_record_built(r, out));
  bool first;
  QUOTH_TRY(quoth_record_first(r, QUOTH_SEEN_PREPOSITION,
                               quoth_text_hash(words), NULL, &first));
  if (first && *out != QUOTH_V_QUOTH_ARGUMENT) {
    QUOTH_TRY(quoth_record_add(r, *out, QUOTH_V_RDFS_SUB_PROPERTY_OF,
                               QUOTH_V_QUOTH_ARGUMENT));
    QUOTH_TRY(quoth_record_literal(r, *out, QUOTH_V_RDFS_LABEL, words, 0));
  }
  return QUOTH_OK;
}

static quoth_status record_preposition(quoth_recorder *r, quoth_text words,
                                       quoth_id *out) {
  quoth_recorded_words *row =
      &r->recorded.prepositions[quoth_text_hash(words) % QUOTH_RECORDED];
  if (!row->id || !quoth_text_equal(row->words, words)) {
    QUOTH_TRY(make_preposition(r, words, &row->id));
    row->words = words;
  }
  *out = row->id;
  return QUOTH_OK;
}

/* ---- relations ---- */

static quoth_text ontology_label(const quoth_recorder *r, quoth_id term) {
  const quoth_model *ontology = quoth_grammar_ontology(r->grammar);
  const quoth_id label = quoth_model_object(ontology, term, QUOTH_V_RDFS_LABEL);
  return label ? quoth_model_get(ontology, label).text : (quoth_text){"", 0};
}

/* A property or rule of the ontology, with its label. */
static quoth_status record_known(quoth_recorder *r, quoth_id term,
                                 quoth_id id) {
  bool first;
  QUOTH_TRY(quoth_record_first(r, QUOTH_SEEN_KNOWN, term, NULL, &first));
  const quoth_text label =
      first ? ontology_label(r, term) : (quoth_text){"", 0};
  return label.size ? quoth_record_literal(r, id, QUOTH_V_RDFS_LABEL, label, 0)
                    : QUOTH_OK;
}

/* The label of a relation in words is how it was said first: `number` is the
 * claim's, and becomes that one's. */
static quoth_status record_lexical(quoth_recorder *r,
                                   const quoth_named_claim *named,
                                   uint32_t *number) {
  bool first;
  QUOTH_TRY(quoth_record_first(
      r, QUOTH_SEEN_LEXICAL,
      quoth_text_hash(quoth_model_get(r->model, named->lexical).text), number,
      &first));
  return first ? quoth_record_literal(r, named->lexical, QUOTH_V_RDFS_LABEL,
                                      named->claim->lexical, 0)
               : QUOTH_OK;
}

/* `*label` is set to what the relation is called. */
static quoth_status record_relation(quoth_recorder *r,
                                    const quoth_named_claim *named,
                                    quoth_text *label) {
  const quoth_claim *claim = named->claim, *all = r->from->claims.claims;
  uint32_t number = (uint32_t)(claim - all);
  bool first;
  QUOTH_TRY(record_lexical(r, named, &number));
  *label = all[number].lexical;
  if (!claim->relation) {
    return QUOTH_OK;
  }
  const quoth_text known = ontology_label(r, claim->relation);
  *label = known.size ? known : claim->lexical;
  QUOTH_TRY(record_known(r, claim->relation, named->predicate));
  QUOTH_TRY(quoth_record_first(
      r, QUOTH_SEEN_ALTERNATIVE,
      quoth_text_hash(claim->lexical) * 3 + claim->relation, NULL, &first));
  return first ? quoth_record_literal(r, named->predicate,
                                      QUOTH_V_SKOS_ALT_LABEL, claim->lexical, 0)
               : QUOTH_OK;
}

/* ---- propositions ---- */

static void add_words(quoth_buffer *out, quoth_text words) {
  if (words.size) {
    if (out->size) {
      quoth_buffer_char(out, ' ');
    }
    quoth_buffer_add(out, words);
  }
}

static void add_argument(quoth_recorder *r, const quoth_argument *argument,
                         quoth_id id) {
  if (argument->kind == QUOTH_ARGUMENT_NONE) {
    return;
  }
  if (quoth_record_is_shared(r, argument)) {
    add_words(&r->buffer, quoth_record_argument_label(r, argument));
    return;
  }
  quoth_buffer_clear(&r->keys);
  quoth_record_argument_slug(r, argument, id, &r->keys);
  for (size_t i = 0; i < r->keys.size; i++) {
    r->keys.bytes[i] = r->keys.bytes[i] == '-' ? ' ' : r->keys.bytes[i];
  }
  add_words(&r->buffer, quoth_buffer_text(&r->keys));
}

/* In the words that make it this proposition, so that documents that say it
 * with other capitals or hyphens give it the same label. */
static quoth_status record_proposition(quoth_recorder *r,
                                       const quoth_named_claim *named,
                                       quoth_text relation) {
  const quoth_claim *claim = named->claim;
  const quoth_id id = named->proposition;
  bool first;
  QUOTH_TRY(quoth_record_add(r, named->id, QUOTH_V_QUOTH_STATES, id));
  QUOTH_TRY(quoth_record_first(r, QUOTH_SEEN_PROPOSITION,
                               named->proposition_key, NULL, &first));
  if (!first) {
    return QUOTH_OK;
  }
  QUOTH_TRY(
      quoth_record_add(r, id, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_PROPOSITION));
  quoth_buffer_clear(&r->buffer);
  add_argument(r, &claim->subject, named->subject);
  add_words(&r->buffer, relation);
  add_argument(r, &claim->object, named->object);
  for (uint32_t i = 0; i < named->argument_count; i++) {
    add_words(&r->buffer, claim->arguments[i].preposition);
    add_argument(r, &claim->arguments[i], named->arguments[i]);
  }
  QUOTH_TRY(r->buffer.status);
  QUOTH_TRY(r->keys.status);
  quoth_id label;
  QUOTH_TRY(quoth_model_literal(r->model, quoth_buffer_text(&r->buffer), 0,
                                quoth_text_of(""), &label));
  return quoth_record_add(r, id, QUOTH_V_RDFS_LABEL, label);
}

/* ---- the claim itself ---- */

static const quoth_id certainties[] = {
    QUOTH_V_QUOTH_CERTAIN, QUOTH_V_QUOTH_PROBABLE, QUOTH_V_QUOTH_POSSIBLE};
static const quoth_id tenses[] = {QUOTH_V_QUOTH_PAST, QUOTH_V_QUOTH_PRESENT,
                                  QUOTH_V_QUOTH_FUTURE};

static quoth_status record_core(quoth_recorder *r, const quoth_named_claim *e) {
  const quoth_claim *claim = e->claim;
  const quoth_id rows[][2] = {
      {QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_CLAIM},
      {QUOTH_V_RDF_TYPE, QUOTH_V_SCHEMA_CLAIM},
      {QUOTH_V_RDF_SUBJECT, e->subject},
      {QUOTH_V_RDF_PREDICATE, e->predicate},
      {QUOTH_V_RDF_OBJECT, e->object},
      {QUOTH_V_QUOTH_LEXICAL_RELATION, e->lexical},
      {QUOTH_V_QUOTH_POLARITY, claim->polarity == QUOTH_NEGATED
                                   ? (quoth_id)QUOTH_V_QUOTH_NEGATED
                                   : (quoth_id)QUOTH_V_QUOTH_AFFIRMED},
      {QUOTH_V_QUOTH_MODALITY, quoth_record_modalities[claim->modality]},
      {QUOTH_V_QUOTH_CERTAINTY, certainties[claim->certainty]},
      {QUOTH_V_QUOTH_TENSE, tenses[claim->tense]},
      {QUOTH_V_PROV_WAS_GENERATED_BY, r->recorded.extraction},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (rows[i][1]) {
      QUOTH_TRY(quoth_record_add(r, e->id, rows[i][0], rows[i][1]));
    }
  }
  for (uint32_t i = 0; i < e->argument_count; i++) {
    quoth_id predicate;
    QUOTH_TRY(
        record_preposition(r, claim->arguments[i].preposition, &predicate));
    QUOTH_TRY(quoth_record_add(r, e->id, predicate, e->arguments[i]));
  }
  return QUOTH_OK;
}

static quoth_status record_who(quoth_recorder *r, const quoth_named_claim *e) {
  const quoth_claim *claim = e->claim;
  if (claim->speaker != QUOTH_NONE) {
    quoth_id speaker;
    QUOTH_TRY(quoth_record_node_iri(r, claim->speaker, &speaker));
    QUOTH_TRY(quoth_record_add(r, e->id, QUOTH_V_QUOTH_SPEAKER, speaker));
    QUOTH_TRY(
        quoth_record_add(r, e->id, QUOTH_V_PROV_WAS_ATTRIBUTED_TO, speaker));
  }
  const struct {
    quoth_id predicate;
    const quoth_argument *argument;
  } others[] = {{QUOTH_V_QUOTH_REPORTED_BY, claim->reported_by},
                {QUOTH_V_QUOTH_AGENT, claim->agent}};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    quoth_id other;
    if (!others[i].argument) {
      continue;
    }
    QUOTH_TRY(quoth_record_argument_iri(r, others[i].argument, &other));
    QUOTH_TRY(record_argument(r, others[i].argument, other));
    if (other) {
      QUOTH_TRY(quoth_record_add(r, e->id, others[i].predicate, other));
    }
  }
  return QUOTH_OK;
}

static quoth_status record_when(quoth_recorder *r, const quoth_named_claim *e) {
  const struct {
    quoth_id predicate, datatype;
    quoth_text text;
  } rows[] = {
      {QUOTH_V_QUOTH_TIME, 0, e->claim->time},
      {QUOTH_V_QUOTH_FROM, QUOTH_V_XSD_DATE, e->claim->from},
      {QUOTH_V_QUOTH_UNTIL, QUOTH_V_XSD_DATE, e->claim->until},
      {QUOTH_V_QUOTH_SAID_AT, QUOTH_V_XSD_DATE,
       r->document->date.size == 10 ? r->document->date : (quoth_text){0}},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (rows[i].text.size) {
      QUOTH_TRY(quoth_record_literal(r, e->id, rows[i].predicate, rows[i].text,
                                     rows[i].datatype));
    }
  }
  return QUOTH_OK;
}

static quoth_status record_where(quoth_recorder *r,
                                 const quoth_named_claim *e) {
  const quoth_claim *claim = e->claim;
  const quoth_sentence *sentence = &r->from->trees.sentences[claim->sentence];
  const quoth_token *tokens = r->from->trees.tokens + sentence->first;
  const struct {
    quoth_id predicate;
    quoth_span span;
  } spans[] = {
      {QUOTH_V_PROV_WAS_DERIVED_FROM, claim->quote},
      {QUOTH_V_QUOTH_ANSWERS, claim->answers},
      {QUOTH_V_QUOTH_SENTENCE,
       {tokens[0].span.begin, tokens[sentence->count - 1].span.end}},
  };
  for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
    if (spans[i].span.end > spans[i].span.begin) {
      quoth_id span;
      QUOTH_TRY(quoth_record_span(r, spans[i].span, &span));
      QUOTH_TRY(quoth_record_add(r, e->id, spans[i].predicate, span));
    }
  }
  QUOTH_TRY(quoth_record_literal(r, e->id, QUOTH_V_QUOTH_QUOTE,
                                 quoth_record_quote(r, claim), 0));
  if (claim->condition.end > claim->condition.begin) {
    QUOTH_TRY(quoth_record_literal(
        r, e->id, QUOTH_V_QUOTH_CONDITION,
        quoth_text_slice(r->document->plain, claim->condition), 0));
  }
  return QUOTH_OK;
}

static quoth_status record_why(quoth_recorder *r, const quoth_named_claim *e) {
  quoth_id rule;
  QUOTH_TRY(quoth_record_known(r, e->claim->rule, &rule));
  QUOTH_TRY(record_known(r, e->claim->rule, rule));
  QUOTH_TRY(quoth_record_add(r, e->id, QUOTH_V_QUOTH_P_RULE, rule));
  QUOTH_TRY(quoth_record_percent(r, e->id, QUOTH_V_QUOTH_CONFIDENCE,
                                 e->claim->confidence));
  QUOTH_TRY(quoth_record_percent(r, e->id, QUOTH_V_QUOTH_SALIENCE,
                                 e->claim->salience));
  QUOTH_TRY(record_about(r, e->id, &e->claim->subject));
  QUOTH_TRY(record_about(r, e->id, &e->claim->object));
  for (uint32_t i = 0; i < e->argument_count; i++) {
    QUOTH_TRY(record_about(r, e->id, &e->claim->arguments[i]));
  }
  return QUOTH_OK;
}

static quoth_status record_claim(quoth_recorder *r,
                                 const quoth_named_claim *e) {
  const quoth_claim *claim = e->claim;
  quoth_text relation;
  QUOTH_TRY(record_argument(r, &claim->subject, e->subject));
  QUOTH_TRY(record_argument(r, &claim->object, e->object));
  for (uint32_t i = 0; i < e->argument_count; i++) {
    QUOTH_TRY(record_argument(r, &claim->arguments[i], e->arguments[i]));
  }
  QUOTH_TRY(record_relation(r, e, &relation));
  QUOTH_TRY(record_core(r, e));
  QUOTH_TRY(record_who(r, e));
  QUOTH_TRY(record_when(r, e));
  QUOTH_TRY(record_where(r, e));
  QUOTH_TRY(record_why(r, e));
  return record_proposition(r, e, relation);
}

/* ---- occurrence numbers ---- */

/* A quote, for counting equal ones. */
struct quote {
  quoth_text text;
  uint32_t begin, claim;
};

static int by_text_and_place(const void *left, const void *right) {
  const struct quote *a = left, *b = right;
  const int order = quoth_text_compare(a->text, b->text);
  if (order) {
    return order;
  }
  if (a->begin != b->begin) {
    return a->begin < b->begin ? -1 : 1;
  }
  return (a->claim > b->claim) - (a->claim < b->claim);
}

/* Numbers each place where the same words stand: 0 for the first. */
static quoth_status number_occurrences(quoth_recorder *r, uint32_t *numbers) {
  const quoth_claims *claims = &r->from->claims;
  struct quote *quotes = quoth_arena_alloc(
      &r->arena, (claims->claim_count + (size_t)1) * sizeof *quotes);
  if (!quotes) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < claims->claim_count; i++) {
    quotes[i] = (struct quote){quoth_record_quote(r, &claims->claims[i]),
                               claims->claims[i].quote.begin, i};
  }
  qsort(quotes, claims->claim_count, sizeof *quotes, by_text_and_place);
  uint32_t number = 0;
  for (uint32_t i = 0; i < claims->claim_count; i++) {
    if (i > 0 && quoth_text_equal(quotes[i].text, quotes[i - 1].text)) {
      number += quotes[i].begin != quotes[i - 1].begin;
    } else {
      number = 0;
    }
    numbers[quotes[i].claim] = number;
  }
  return QUOTH_OK;
}

/* How many claims from `at` on are recorded together. A batch ends with a
 * sentence where it can, since what a sentence says twice is one claim. */
static uint32_t batch_size(const quoth_claims *claims, uint32_t at) {
  const uint32_t left = claims->claim_count - at;
  if (left <= QUOTH_CLAIM_BATCH) {
    return left;
  }
  uint32_t size = QUOTH_CLAIM_BATCH;
  while (size > 1 && claims->claims[at + size].sentence ==
                         claims->claims[at + size - 1].sentence) {
    size--;
  }
  return size > 1 ? size : QUOTH_CLAIM_BATCH;
}

static quoth_status record_batch(quoth_recorder *r, quoth_named_claim *batch,
                                 uint32_t at, const uint32_t *numbers,
                                 uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    batch[i].claim = &r->from->claims.claims[at + i];
    batch[i].occurrence = numbers[at + i];
  }
  QUOTH_TRY(quoth_record_name_claims(r, batch, count));
  for (uint32_t i = 0; i < count; i++) {
    QUOTH_TRY(record_claim(r, &batch[i]));
  }
  return quoth_record_hand_over(r);
}

quoth_status quoth_record_claims(quoth_recorder *r) {
  const quoth_claims *claims = &r->from->claims;
  uint32_t *numbers = quoth_arena_alloc(
      &r->arena, (claims->claim_count + (size_t)1) * sizeof *numbers);
  quoth_named_claim *batch =
      quoth_arena_alloc(&r->arena, QUOTH_CLAIM_BATCH * sizeof *batch);
  if (!numbers || !batch) {
    return QUOTH_NO_MEMORY;
  }
  QUOTH_TRY(number_occurrences(r, numbers));
  for (uint32_t at = 0; at < claims->claim_count;) {
    const uint32_t count = batch_size(claims, at);
    QUOTH_TRY(record_batch(r, batch, at, numbers, count));
    at += count;
  }
  return QUOTH_OK;
}
