#include "extract/record.h"
#include "extract/slug.h"

#include <stdlib.h>

enum { ARGUMENTS_HASHED = 64 }; /* more never come from one clause */

/* One claim on its way into the model. */
struct entry {
  const quoth_claim *claim;
  quoth_id id, subject, predicate, object, lexical;
  quoth_id arguments[ARGUMENTS_HASHED];
  uint32_t argument_count;
  uint32_t occurrence; /* of its quote among equal quotes, from 0 */
};

/* ---- arguments ---- */

/* An unresolved pronoun stands for itself: its span, as a mention. */
static quoth_status record_pronoun(quoth_recorder *r, quoth_span plain,
                                   quoth_id *out) {
  QUOTH_TRY(quoth_record_span(r, plain, out));
  QUOTH_TRY(quoth_record_add(r, *out, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_MENTION));
  return quoth_record_add(r, *out, QUOTH_V_QUOTH_MENTION_KIND,
                          QUOTH_V_QUOTH_PRONOUN);
}

static quoth_status record_argument(quoth_recorder *r,
                                    const quoth_argument *argument,
                                    quoth_id *out) {
  switch (argument->kind) {
  case QUOTH_ARGUMENT_NONE:
    *out = 0;
    return QUOTH_OK;
  case QUOTH_ARGUMENT_NODE:
    *out = r->nodes[argument->node];
    return QUOTH_OK;
  case QUOTH_ARGUMENT_CONCEPT:
    return quoth_record_phrase(r, false, argument->label, out);
  case QUOTH_ARGUMENT_AGENT:
    return quoth_record_phrase(r, true, argument->label, out);
  case QUOTH_ARGUMENT_LITERAL:
    return quoth_model_literal(r->model, argument->label, 0, quoth_text_of(""),
                               out);
  case QUOTH_ARGUMENT_MENTION:
    return record_pronoun(r, argument->span, out);
  }
  return QUOTH_OK;
}

/* Named entities that the argument is, or that its words mention. */
static quoth_status record_about(quoth_recorder *r, quoth_id claim,
                                 const quoth_argument *argument) {
  const quoth_mentions *all = &r->from->mentions;
  if (argument->kind == QUOTH_ARGUMENT_NODE) {
    return all->nodes[argument->node].kind == QUOTH_NODE_ENTITY
               ? quoth_record_add(r, claim, QUOTH_V_SCHEMA_ABOUT,
                                  r->nodes[argument->node])
               : QUOTH_OK;
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
    if (mention->node != QUOTH_NONE &&
        all->nodes[mention->node].kind == QUOTH_NODE_ENTITY) {
      QUOTH_TRY(quoth_record_add(r, claim, QUOTH_V_SCHEMA_ABOUT,
                                 r->nodes[mention->node]));
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
  if (*out != QUOTH_V_QUOTH_ARGUMENT) {
    QUOTH_TRY(quoth_record_add(r, *out, QUOTH_V_RDFS_SUB_PROPERTY_OF,
                               QUOTH_V_QUOTH_ARGUMENT));
    QUOTH_TRY(quoth_record_literal(r, *out, QUOTH_V_RDFS_LABEL, words, 0));
  }
  return QUOTH_OK;
}

static quoth_status record_preposition(quoth_recorder *r, quoth_text words,
                                       quoth_id *out) {
  quoth_recorded_words *row =
      &r->prepositions[quoth_text_hash(words) % QUOTH_RECORDED];
  if (!row->id || !quoth_text_equal(row->words, words)) {
    QUOTH_TRY(make_preposition(r, words, &row->id));
    row->words = words;
  }
  *out = row->id;
  return QUOTH_OK;
}

/* ---- relations ---- */

static quoth_status record_lexical(quoth_recorder *r, quoth_text words,
                                   quoth_id *out) {
  quoth_buffer_clear(&r->buffer);
  quoth_buffer_add(&r->buffer, r->base);
  quoth_buffer_string(&r->buffer, "rel/");
  quoth_slug_add(&r->buffer, words);
  QUOTH_TRY(quoth_record_built(r, out));
  if (quoth_model_has(r->model,
                      (quoth_quad){*out, QUOTH_V_RDFS_LABEL, 0, r->graph})) {
    return QUOTH_OK;
  }
  return quoth_record_literal(r, *out, QUOTH_V_RDFS_LABEL, words, 0);
}

static quoth_status make_known(quoth_recorder *r, quoth_id term,
                               quoth_id *out) {
  const quoth_model *ontology = quoth_grammar_ontology(r->grammar);
  QUOTH_TRY(quoth_record_ontology(r, term, out));
  const quoth_id label = quoth_model_object(ontology, term, QUOTH_V_RDFS_LABEL);
  return label ? quoth_record_literal(r, *out, QUOTH_V_RDFS_LABEL,
                                      quoth_model_get(ontology, label).text, 0)
               : QUOTH_OK;
}

/* A property or rule of the ontology, with its label. */
static quoth_status record_known(quoth_recorder *r, quoth_id term,
                                 quoth_id *out) {
  quoth_recorded_term *row = &r->known[term % QUOTH_RECORDED];
  if (!row->id || row->term != term) {
    QUOTH_TRY(make_known(r, term, &row->id));
    row->term = term;
  }
  *out = row->id;
  return QUOTH_OK;
}

/* ---- identity ---- */

static quoth_text polarity_word(uint8_t polarity) {
  return quoth_text_of(polarity == QUOTH_NEGATED ? "Negated" : "Affirmed");
}

static const quoth_id modalities[] = {
    QUOTH_V_QUOTH_ASSERTED,     QUOTH_V_QUOTH_HEDGED,  QUOTH_V_QUOTH_PREDICTED,
    QUOTH_V_QUOTH_HYPOTHETICAL, QUOTH_V_QUOTH_DESIRED, QUOTH_V_QUOTH_REPORTED};
static const quoth_id certainties[] = {
    QUOTH_V_QUOTH_CERTAIN, QUOTH_V_QUOTH_PROBABLE, QUOTH_V_QUOTH_POSSIBLE};
static const quoth_id tenses[] = {QUOTH_V_QUOTH_PAST, QUOTH_V_QUOTH_PRESENT,
                                  QUOTH_V_QUOTH_FUTURE};

static void key_part(quoth_recorder *r, quoth_text text) {
  quoth_buffer_add(&r->key, text);
  quoth_buffer_char(&r->key, '\x1f');
}

static void key_term(quoth_recorder *r, quoth_id id) {
  key_part(r, id ? quoth_model_get(r->model, id).text : quoth_text_of(""));
}

static quoth_text quote_of(const quoth_recorder *r, const quoth_claim *claim) {
  return quoth_text_slice(r->document->source,
                          quoth_document_source(r->document, claim->quote));
}

static quoth_status identify(quoth_recorder *r, struct entry *e) {
  char hash[17];
  quoth_buffer_clear(&r->key);
  key_part(r, quote_of(r, e->claim));
  quoth_buffer_number(&r->key, e->occurrence);
  key_part(r, quoth_text_of(""));
  key_term(r, e->subject);
  key_term(r, e->predicate);
  key_term(r, e->object);
  for (uint32_t i = 0; i < e->argument_count; i++) {
    key_part(r, e->claim->arguments[i].preposition);
    key_term(r, e->arguments[i]);
  }
  key_part(r, polarity_word(e->claim->polarity));
  key_term(r, modalities[e->claim->modality]);
  QUOTH_TRY(r->key.status);
  quoth_record_hash(quoth_buffer_text(&r->key), hash);
  quoth_buffer_clear(&r->buffer);
  quoth_buffer_add(&r->buffer, r->document->iri);
  quoth_buffer_string(&r->buffer, "/claim/");
  quoth_buffer_string(&r->buffer, hash);
  return quoth_record_built(r, &e->id);
}

/* ---- propositions ---- */

static quoth_text argument_label(const quoth_recorder *r,
                                 const quoth_argument *argument) {
  switch (argument->kind) {
  case QUOTH_ARGUMENT_NODE:
    return r->from->mentions.nodes[argument->node].label;
  case QUOTH_ARGUMENT_MENTION:
    return quoth_text_slice(r->document->plain, argument->span);
  case QUOTH_ARGUMENT_NONE:
    return quoth_text_of("");
  default:
    return argument->label;
  }
}

/* Names and values are one node in every document. */
static bool is_shared(const quoth_recorder *r, const quoth_argument *argument) {
  return argument->kind == QUOTH_ARGUMENT_MENTION ||
         (argument->kind == QUOTH_ARGUMENT_NODE &&
          (r->from->mentions.nodes[argument->node].kind == QUOTH_NODE_ENTITY ||
           r->from->mentions.nodes[argument->node].value));
}

/* Nodes of one document only count by their words. */
static void key_argument(quoth_recorder *r, const quoth_argument *argument,
                         quoth_id id) {
  if (is_shared(r, argument) || !id) {
    key_term(r, id);
    return;
  }
  quoth_slug_add(&r->key, argument_label(r, argument));
  key_part(r, quoth_text_of(""));
}

static void add_words(quoth_buffer *out, quoth_text words) {
  if (words.size) {
    if (out->size) {
      quoth_buffer_char(out, ' ');
    }
    quoth_buffer_add(out, words);
  }
}

static void add_argument(quoth_recorder *r, const quoth_argument *argument) {
  const quoth_text label = argument_label(r, argument);
  if (is_shared(r, argument)) {
    add_words(&r->buffer, label);
    return;
  }
  quoth_buffer_clear(&r->key);
  quoth_slug_add(&r->key, label);
  for (size_t i = 0; i < r->key.size; i++) {
    r->key.bytes[i] = r->key.bytes[i] == '-' ? ' ' : r->key.bytes[i];
  }
  add_words(&r->buffer, quoth_buffer_text(&r->key));
}

/* In the words that make it this proposition, so that documents that say it
 * with other capitals or hyphens give it the same label. */
static quoth_status label_proposition(quoth_recorder *r, const struct entry *e,
                                      quoth_id id) {
  const quoth_claim *claim = e->claim;
  const quoth_id named =
      quoth_model_object(r->model, e->predicate, QUOTH_V_RDFS_LABEL);
  quoth_buffer_clear(&r->buffer);
  add_argument(r, &claim->subject);
  add_words(&r->buffer,
            named ? quoth_model_get(r->model, named).text : claim->lexical);
  add_argument(r, &claim->object);
  for (uint32_t i = 0; i < e->argument_count; i++) {
    add_words(&r->buffer, claim->arguments[i].preposition);
    add_argument(r, &claim->arguments[i]);
  }
  QUOTH_TRY(r->buffer.status);
  QUOTH_TRY(r->key.status);
  quoth_id label;
  QUOTH_TRY(quoth_model_literal(r->model, quoth_buffer_text(&r->buffer), 0,
                                quoth_text_of(""), &label));
  return quoth_record_add(r, id, QUOTH_V_RDFS_LABEL, label);
}

static quoth_status record_proposition(quoth_recorder *r,
                                       const struct entry *e) {
  char hash[17];
  quoth_id id;
  quoth_buffer_clear(&r->key);
  key_argument(r, &e->claim->subject, e->subject);
  key_term(r, e->predicate);
  key_argument(r, &e->claim->object, e->object);
  for (uint32_t i = 0; i < e->argument_count; i++) {
    key_part(r, e->claim->arguments[i].preposition);
    key_argument(r, &e->claim->arguments[i], e->arguments[i]);
  }
  key_part(r, e->claim->time);
  QUOTH_TRY(r->key.status);
  quoth_record_hash(quoth_buffer_text(&r->key), hash);
  quoth_buffer_clear(&r->buffer);
  quoth_buffer_add(&r->buffer, r->base);
  quoth_buffer_string(&r->buffer, "proposition/");
  quoth_buffer_string(&r->buffer, hash);
  QUOTH_TRY(quoth_record_built(r, &id));
  QUOTH_TRY(quoth_record_add(r, e->id, QUOTH_V_QUOTH_STATES, id));
  if (quoth_model_has(r->model,
                      (quoth_quad){id, QUOTH_V_RDFS_LABEL, 0, r->graph})) {
    return QUOTH_OK;
  }
  QUOTH_TRY(
      quoth_record_add(r, id, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_PROPOSITION));
  return label_proposition(r, e, id);
}

/* ---- the claim itself ---- */

static quoth_status record_core(quoth_recorder *r, const struct entry *e) {
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
      {QUOTH_V_QUOTH_MODALITY, modalities[claim->modality]},
      {QUOTH_V_QUOTH_CERTAINTY, certainties[claim->certainty]},
      {QUOTH_V_QUOTH_TENSE, tenses[claim->tense]},
      {QUOTH_V_PROV_WAS_GENERATED_BY, r->extraction},
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

static quoth_status record_who(quoth_recorder *r, const struct entry *e) {
  const quoth_claim *claim = e->claim;
  if (claim->speaker != QUOTH_NONE) {
    const quoth_id speaker = r->nodes[claim->speaker];
    QUOTH_TRY(quoth_record_add(r, e->id, QUOTH_V_QUOTH_SPEAKER, speaker));
    QUOTH_TRY(
        quoth_record_add(r, e->id, QUOTH_V_PROV_WAS_ATTRIBUTED_TO, speaker));
  }
  const struct {
    quoth_id predicate;
    const quoth_argument *argument;
  } others[] = {{QUOTH_V_QUOTH_REPORTED_BY, &claim->reported_by},
                {QUOTH_V_QUOTH_AGENT, &claim->agent}};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    quoth_id other;
    QUOTH_TRY(record_argument(r, others[i].argument, &other));
    if (other) {
      QUOTH_TRY(quoth_record_add(r, e->id, others[i].predicate, other));
    }
  }
  return QUOTH_OK;
}

static quoth_status record_when(quoth_recorder *r, const struct entry *e) {
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

static quoth_status record_where(quoth_recorder *r, const struct entry *e) {
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
                                 quote_of(r, claim), 0));
  if (claim->condition.end > claim->condition.begin) {
    QUOTH_TRY(quoth_record_literal(
        r, e->id, QUOTH_V_QUOTH_CONDITION,
        quoth_text_slice(r->document->plain, claim->condition), 0));
  }
  return QUOTH_OK;
}

static quoth_status record_why(quoth_recorder *r, const struct entry *e) {
  quoth_id rule;
  QUOTH_TRY(record_known(r, e->claim->rule, &rule));
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

static quoth_status record_claim(quoth_recorder *r, struct entry *e) {
  const quoth_claim *claim = e->claim;
  QUOTH_TRY(record_argument(r, &claim->subject, &e->subject));
  QUOTH_TRY(record_argument(r, &claim->object, &e->object));
  e->argument_count = claim->argument_count < ARGUMENTS_HASHED
                          ? claim->argument_count
                          : ARGUMENTS_HASHED;
  for (uint32_t i = 0; i < e->argument_count; i++) {
    QUOTH_TRY(record_argument(r, &claim->arguments[i], &e->arguments[i]));
  }
  QUOTH_TRY(record_lexical(r, claim->lexical, &e->lexical));
  e->predicate = e->lexical;
  if (claim->relation) {
    QUOTH_TRY(record_known(r, claim->relation, &e->predicate));
    QUOTH_TRY(quoth_record_literal(r, e->predicate, QUOTH_V_SKOS_ALT_LABEL,
                                   claim->lexical, 0));
  }
  QUOTH_TRY(identify(r, e));
  QUOTH_TRY(record_core(r, e));
  QUOTH_TRY(record_who(r, e));
  QUOTH_TRY(record_when(r, e));
  QUOTH_TRY(record_where(r, e));
  QUOTH_TRY(record_why(r, e));
  return record_proposition(r, e);
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
    quotes[i] = (struct quote){quote_of(r, &claims->claims[i]),
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

quoth_status quoth_record_claims(quoth_recorder *r) {
  const quoth_claims *claims = &r->from->claims;
  uint32_t *numbers = quoth_arena_alloc(
      &r->arena, (claims->claim_count + (size_t)1) * sizeof *numbers);
  if (!numbers) {
    return QUOTH_NO_MEMORY;
  }
  QUOTH_TRY(number_occurrences(r, numbers));
  for (uint32_t i = 0; i < claims->claim_count; i++) {
    struct entry entry = {.claim = &claims->claims[i],
                          .occurrence = numbers[i]};
    QUOTH_TRY(record_claim(r, &entry));
  }
  return QUOTH_OK;
}
