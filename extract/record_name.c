/* What a claim and its proposition are called: by what they say, so that the
 * same text gives the same IRIs. Digests of many claims are made together. */
#include "extract/record.h"
#include "extract/slug.h"
#include "model/sha256.h"

const quoth_id quoth_record_modalities[] = {
    QUOTH_V_QUOTH_ASSERTED,     QUOTH_V_QUOTH_HEDGED,  QUOTH_V_QUOTH_PREDICTED,
    QUOTH_V_QUOTH_HYPOTHETICAL, QUOTH_V_QUOTH_DESIRED, QUOTH_V_QUOTH_REPORTED};

/* ---- terms ---- */

quoth_status quoth_record_argument_iri(quoth_recorder *r,
                                       const quoth_argument *argument,
                                       quoth_id *out) {
  switch (argument->kind) {
  case QUOTH_ARGUMENT_NONE:
    *out = 0;
    return QUOTH_OK;
  case QUOTH_ARGUMENT_NODE:
    return quoth_record_node_iri(r, argument->node, out);
  case QUOTH_ARGUMENT_CONCEPT:
    return quoth_record_phrase_iri(r, false, argument->label, out);
  case QUOTH_ARGUMENT_AGENT:
    return quoth_record_phrase_iri(r, true, argument->label, out);
  case QUOTH_ARGUMENT_LITERAL:
    return quoth_model_literal(r->model, argument->label, 0, quoth_text_of(""),
                               out);
  case QUOTH_ARGUMENT_MENTION:
    return quoth_record_span_iri(r, argument->span, out);
  }
  return QUOTH_OK;
}

static quoth_status name_lexical(quoth_recorder *r, quoth_text words,
                                 quoth_id *out) {
  quoth_buffer_clear(&r->buffer);
  quoth_buffer_add(&r->buffer, r->base);
  quoth_buffer_string(&r->buffer, "rel/");
  quoth_slug_add(&r->buffer, words);
  return quoth_record_built(r, out);
}

static quoth_status name_terms(quoth_recorder *r, quoth_named_claim *named) {
  const quoth_claim *claim = named->claim;
  QUOTH_TRY(quoth_record_argument_iri(r, &claim->subject, &named->subject));
  QUOTH_TRY(quoth_record_argument_iri(r, &claim->object, &named->object));
  named->argument_count = claim->argument_count < QUOTH_CLAIM_ARGUMENTS_MAX
                              ? claim->argument_count
                              : QUOTH_CLAIM_ARGUMENTS_MAX;
  for (uint32_t i = 0; i < named->argument_count; i++) {
    QUOTH_TRY(quoth_record_argument_iri(r, &claim->arguments[i],
                                        &named->arguments[i]));
  }
  QUOTH_TRY(name_lexical(r, claim->lexical, &named->lexical));
  named->predicate = named->lexical;
  return claim->relation
             ? quoth_record_known(r, claim->relation, &named->predicate)
             : QUOTH_OK;
}

/* ---- keys ---- */

static void key_part(quoth_recorder *r, quoth_text text) {
  quoth_buffer_add(&r->keys, text);
  quoth_buffer_char(&r->keys, '\x1f');
}

static void key_term(quoth_recorder *r, quoth_id id) {
  key_part(r, id ? quoth_model_get(r->model, id).text : (quoth_text){"", 0});
}

quoth_text quoth_record_quote(const quoth_recorder *r,
                              const quoth_claim *claim) {
  return quoth_text_slice(r->document->source,
                          quoth_document_source(r->document, claim->quote));
}

static void key_claim(quoth_recorder *r, const quoth_named_claim *named) {
  const quoth_claim *claim = named->claim;
  key_part(r, quoth_record_quote(r, claim));
  quoth_buffer_number(&r->keys, named->occurrence);
  key_part(r, (quoth_text){"", 0});
  key_term(r, named->subject);
  key_term(r, named->predicate);
  key_term(r, named->object);
  for (uint32_t i = 0; i < named->argument_count; i++) {
    key_part(r, claim->arguments[i].preposition);
    key_term(r, named->arguments[i]);
  }
  key_part(r, quoth_text_of(claim->polarity == QUOTH_NEGATED ? "Negated"
                                                             : "Affirmed"));
  key_term(r, quoth_record_modalities[claim->modality]);
}

quoth_text quoth_record_argument_label(const quoth_recorder *r,
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

bool quoth_record_is_shared(const quoth_recorder *r,
                            const quoth_argument *argument) {
  return argument->kind == QUOTH_ARGUMENT_MENTION ||
         (argument->kind == QUOTH_ARGUMENT_NODE &&
          (r->from->mentions.nodes[argument->node].kind == QUOTH_NODE_ENTITY ||
           r->from->mentions.nodes[argument->node].value));
}

void quoth_record_argument_slug(quoth_recorder *r,
                                const quoth_argument *argument, quoth_id id,
                                quoth_buffer *out) {
  if (argument->kind == QUOTH_ARGUMENT_LITERAL ||
      argument->kind == QUOTH_ARGUMENT_NONE) {
    quoth_slug_add(out, quoth_record_argument_label(r, argument));
  } else {
    quoth_buffer_add(out, quoth_record_phrase_slug(r, id));
  }
}

/* Nodes of one document only count by their words. */
static void key_argument(quoth_recorder *r, const quoth_argument *argument,
                         quoth_id id) {
  if (quoth_record_is_shared(r, argument) || !id) {
    key_term(r, id);
    return;
  }
  quoth_record_argument_slug(r, argument, id, &r->keys);
  key_part(r, (quoth_text){"", 0});
}

static void key_proposition(quoth_recorder *r, const quoth_named_claim *named) {
  const quoth_claim *claim = named->claim;
  key_argument(r, &claim->subject, named->subject);
  key_term(r, named->predicate);
  key_argument(r, &claim->object, named->object);
  for (uint32_t i = 0; i < named->argument_count; i++) {
    key_part(r, claim->arguments[i].preposition);
    key_argument(r, &claim->arguments[i], named->arguments[i]);
  }
  key_part(r, claim->time);
}

/* ---- IRIs ---- */

/* A claim's key, then its proposition's, and so on. */
enum { CLAIM, PROPOSITION, KEYS };

static quoth_status digest(quoth_recorder *r, const quoth_named_claim *claims,
                           size_t count,
                           uint64_t heads[QUOTH_CLAIM_BATCH * KEYS]) {
  size_t ends[QUOTH_CLAIM_BATCH * KEYS];
  quoth_text keys[QUOTH_CLAIM_BATCH * KEYS];
  quoth_buffer_clear(&r->keys);
  for (size_t i = 0; i < count; i++) {
    key_claim(r, &claims[i]);
    ends[i * KEYS + CLAIM] = r->keys.size;
    key_proposition(r, &claims[i]);
    ends[i * KEYS + PROPOSITION] = r->keys.size;
  }
  QUOTH_TRY(r->keys.status);
  for (size_t i = 0, begin = 0; i < count * KEYS; i++) {
    keys[i] = (quoth_text){r->keys.bytes + begin, ends[i] - begin};
    begin = ends[i];
  }
  quoth_sha256_heads(keys, count * KEYS, heads);
  return QUOTH_OK;
}

static quoth_status make_iri(quoth_recorder *r, quoth_text begin,
                             const char *folder, uint64_t number,
                             quoth_id *out) {
  static const char hex[] = "0123456789abcdef";
  quoth_buffer_clear(&r->buffer);
  quoth_buffer_add(&r->buffer, begin);
  quoth_buffer_string(&r->buffer, folder);
  for (int shift = 60; shift >= 0; shift -= 4) {
    quoth_buffer_char(&r->buffer, hex[number >> shift & 15]);
  }
  return quoth_record_built(r, out);
}

quoth_status quoth_record_name_claims(quoth_recorder *r,
                                      quoth_named_claim *claims, size_t count) {
  uint64_t heads[QUOTH_CLAIM_BATCH * KEYS];
  for (size_t i = 0; i < count; i++) {
    QUOTH_TRY(name_terms(r, &claims[i]));
  }
  QUOTH_TRY(digest(r, claims, count, heads));
  for (size_t i = 0; i < count; i++) {
    claims[i].proposition_key = heads[i * KEYS + PROPOSITION];
    QUOTH_TRY(make_iri(r, r->document->iri, "/claim/", heads[i * KEYS + CLAIM],
                       &claims[i].id));
    QUOTH_TRY(make_iri(r, r->base, "proposition/", claims[i].proposition_key,
                       &claims[i].proposition));
  }
  return QUOTH_OK;
}
