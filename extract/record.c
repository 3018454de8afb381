#include "extract/record.h"
#include "extract/fact.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

quoth_status quoth_record_add(quoth_recorder *r, quoth_id subject,
                              quoth_id predicate, quoth_id object) {
  return quoth_model_add(r->model, subject, predicate, object,
                         r->recorded.graph);
}

/* Each byte that is no part of a character becomes U+FFFD. */
static quoth_text repaired(quoth_recorder *r, quoth_text text) {
  quoth_buffer_clear(&r->buffer);
  size_t bad;
  while (!quoth_utf8_check(text, &bad)) {
    quoth_buffer_add(&r->buffer, (quoth_text){text.at, bad});
    quoth_buffer_string(&r->buffer, "\xef\xbf\xbd");
    text.at += bad + 1;
    text.size -= bad + 1;
  }
  quoth_buffer_add(&r->buffer, text);
  return quoth_buffer_text(&r->buffer);
}

quoth_status quoth_record_literal(quoth_recorder *r, quoth_id subject,
                                  quoth_id predicate, quoth_text text,
                                  quoth_id datatype) {
  quoth_id object;
  if (!quoth_utf8_check(text, NULL)) {
    text = repaired(r, text);
    QUOTH_TRY(r->buffer.status);
  }
  QUOTH_TRY(quoth_model_literal(r->model, text, datatype, quoth_text_of(""),
                                &object));
  return quoth_record_add(r, subject, predicate, object);
}

quoth_status quoth_record_percent(quoth_recorder *r, quoth_id subject,
                                  quoth_id predicate, unsigned percent) {
  const char digits[] = {percent >= 100 ? '1' : '0', '.',
                         (char)('0' + percent % 100 / 10),
                         (char)('0' + percent % 10)};
  const quoth_text text = {digits, percent % 10 ? 4 : 3};
  quoth_id *known = &r->recorded.percents[percent < 100 ? percent : 100];
  if (!*known) {
    QUOTH_TRY(quoth_model_literal(r->model, text, QUOTH_V_XSD_DECIMAL,
                                  quoth_text_of(""), known));
  }
  return quoth_record_add(r, subject, predicate, *known);
}

quoth_status quoth_record_decimal(quoth_recorder *r, quoth_id subject,
                                  quoth_id predicate, quoth_text number) {
  const char *point = memchr(number.at, '.', number.size);
  size_t size = number.size;
  while (point && size > 1 && number.at[size - 1] == '0' &&
         number.at[size - 2] != '.') {
    size--;
  }
  quoth_buffer_clear(&r->buffer);
  quoth_buffer_add(&r->buffer, (quoth_text){number.at, size});
  quoth_buffer_string(&r->buffer, point ? "" : ".0");
  QUOTH_TRY(r->buffer.status);
  return quoth_record_literal(r, subject, predicate,
                              quoth_buffer_text(&r->buffer),
                              QUOTH_V_XSD_DECIMAL);
}

quoth_status quoth_record_built(quoth_recorder *r, quoth_id *out) {
  QUOTH_TRY(r->buffer.status);
  return quoth_model_iri(r->model, quoth_buffer_text(&r->buffer), out);
}

quoth_status quoth_record_ontology(quoth_recorder *r, quoth_id term,
                                   quoth_id *out) {
  if (term < QUOTH_V_END) {
    *out = term;
    return QUOTH_OK;
  }
  const quoth_model *ontology = quoth_grammar_ontology(r->grammar);
  return quoth_model_iri(r->model, quoth_model_get(ontology, term).text, out);
}

quoth_status quoth_record_known(quoth_recorder *r, quoth_id term,
                                quoth_id *out) {
  quoth_recorded_term *row = &r->recorded.known[term % QUOTH_RECORDED];
  if (!row->id || row->term != term) {
    QUOTH_TRY(quoth_record_ontology(r, term, &row->id));
    row->term = term;
  }
  *out = row->id;
  return QUOTH_OK;
}

static quoth_status add_number(quoth_recorder *r, quoth_id subject,
                               quoth_id predicate, uint32_t number) {
  quoth_buffer_clear(&r->buffer);
  quoth_buffer_number(&r->buffer, number);
  QUOTH_TRY(r->buffer.status);
  return quoth_record_literal(r, subject, predicate,
                              quoth_buffer_text(&r->buffer),
                              QUOTH_V_XSD_NON_NEGATIVE_INTEGER);
}

/* Milliseconds as decimal seconds: 83250 is 83.25. */
static quoth_status add_seconds(quoth_recorder *r, quoth_id subject,
                                quoth_id predicate, uint32_t milliseconds) {
  char digits[16];
  snprintf(digits, sizeof digits, "%" PRIu32 ".%03" PRIu32, milliseconds / 1000,
           milliseconds % 1000);
  return quoth_record_decimal(r, subject, predicate, quoth_text_of(digits));
}

/* Code points of the source. */
static quoth_span place_of(const quoth_recorder *r, quoth_span source) {
  return (quoth_span){quoth_document_code_point(r->document, source.begin),
                      quoth_document_code_point(r->document, source.end)};
}

static quoth_status make_span(quoth_recorder *r, quoth_span place,
                              quoth_id *out) {
  quoth_buffer_clear(&r->buffer);
  quoth_buffer_add(&r->buffer, r->document->iri);
  quoth_buffer_string(&r->buffer, "#offset_");
  quoth_buffer_number(&r->buffer, place.begin);
  quoth_buffer_char(&r->buffer, '_');
  quoth_buffer_number(&r->buffer, place.end);
  return quoth_record_built(r, out);
}

static quoth_status describe_span(quoth_recorder *r, quoth_span source,
                                  quoth_span place, quoth_id id) {
  bool first;
  QUOTH_TRY(quoth_record_first(r, QUOTH_SEEN_SPAN,
                               (uint64_t)place.begin << 32 | place.end, NULL,
                               &first));
  if (!first) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_record_add(r, id, QUOTH_V_RDF_TYPE,
                             QUOTH_V_NIF_OFFSET_BASED_STRING));
  QUOTH_TRY(quoth_record_add(r, id, QUOTH_V_RDF_TYPE, QUOTH_V_NIF_STRING));
  QUOTH_TRY(add_number(r, id, QUOTH_V_NIF_BEGIN_INDEX, place.begin));
  QUOTH_TRY(add_number(r, id, QUOTH_V_NIF_END_INDEX, place.end));
  QUOTH_TRY(quoth_record_literal(r, id, QUOTH_V_NIF_ANCHOR_OF,
                                 quoth_text_slice(r->document->source, source),
                                 0));
  return quoth_record_add(r, id, QUOTH_V_NIF_REFERENCE_CONTEXT,
                          r->recorded.graph);
}

quoth_status quoth_record_source_span(quoth_recorder *r, quoth_span source,
                                      quoth_id *out) {
  const quoth_span place = place_of(r, source);
  QUOTH_TRY(make_span(r, place, out));
  return describe_span(r, source, place, *out);
}

/* When a piece of a film was said. */
static quoth_status describe_times(quoth_recorder *r, quoth_span plain,
                                   quoth_id id) {
  bool first = true;
  const quoth_cue *begin = quoth_document_cue(r->document, plain.begin);
  if (begin) {
    QUOTH_TRY(quoth_record_first(r, QUOTH_SEEN_CUE,
                                 (uint64_t)plain.begin << 32 | plain.end, NULL,
                                 &first));
  }
  if (!begin || !first) {
    return QUOTH_OK;
  }
  const quoth_cue *end = quoth_document_cue(
      r->document, plain.end > plain.begin ? plain.end - 1 : plain.begin);
  QUOTH_TRY(add_seconds(r, id, QUOTH_V_QUOTH_START_TIME, begin->begin));
  return add_seconds(r, id, QUOTH_V_QUOTH_END_TIME,
                     end ? end->end : begin->end);
}

static quoth_recorded_span *span_row(quoth_recorder *r, quoth_span plain) {
  return &r->recorded.spans[(plain.begin * 7 + plain.end) % QUOTH_RECORDED];
}

static bool is_in(const quoth_recorded_span *row, quoth_span plain) {
  return row->id && row->span.begin == plain.begin &&
         row->span.end == plain.end;
}

quoth_status quoth_record_span_iri(quoth_recorder *r, quoth_span plain,
                                   quoth_id *out) {
  const quoth_recorded_span *row = span_row(r, plain);
  if (is_in(row, plain)) {
    *out = row->id;
    return QUOTH_OK;
  }
  return make_span(r, place_of(r, quoth_document_source(r->document, plain)),
                   out);
}

quoth_status quoth_record_span(quoth_recorder *r, quoth_span plain,
                               quoth_id *out) {
  quoth_recorded_span *row = span_row(r, plain);
  if (!is_in(row, plain)) {
    QUOTH_TRY(quoth_record_source_span(
        r, quoth_document_source(r->document, plain), &row->id));
    QUOTH_TRY(describe_times(r, plain, row->id));
    row->span = plain;
  }
  *out = row->id;
  return QUOTH_OK;
}

static quoth_id date_type(quoth_text date) {
  switch (date.size) {
  case 4:
    return QUOTH_V_XSD_G_YEAR;
  case 7:
    return QUOTH_V_XSD_G_YEAR_MONTH;
  case 10:
    return QUOTH_V_XSD_DATE;
  default:
    return 0;
  }
}

static quoth_status record_types(quoth_recorder *r) {
  static const quoth_id types[] = {
      QUOTH_V_QUOTH_DOCUMENT, QUOTH_V_SCHEMA_CREATIVE_WORK, QUOTH_V_PROV_ENTITY,
      QUOTH_V_NIF_CONTEXT, QUOTH_V_NIF_STRING};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    QUOTH_TRY(
        quoth_record_add(r, r->recorded.graph, QUOTH_V_RDF_TYPE, types[i]));
  }
  return QUOTH_OK;
}

static quoth_status record_document(quoth_recorder *r) {
  const quoth_document *d = r->document;
  QUOTH_TRY(record_types(r));
  QUOTH_TRY(quoth_record_literal(r, r->recorded.graph, QUOTH_V_RDFS_LABEL,
                                 d->title.size ? d->title : d->path, 0));
  if (d->title.size) {
    QUOTH_TRY(quoth_record_literal(r, r->recorded.graph, QUOTH_V_DCTERMS_TITLE,
                                   d->title, 0));
  }
  if (d->date.size) {
    QUOTH_TRY(quoth_record_literal(r, r->recorded.graph, QUOTH_V_DCTERMS_DATE,
                                   d->date, date_type(d->date)));
  }
  QUOTH_TRY(quoth_record_literal(r, r->recorded.graph, QUOTH_V_DCTERMS_SOURCE,
                                 d->path, 0));
  quoth_buffer_clear(&r->buffer);
  quoth_buffer_string(&r->buffer, "sha256:");
  quoth_buffer_string(&r->buffer, d->sha256);
  QUOTH_TRY(r->buffer.status);
  QUOTH_TRY(quoth_record_literal(r, r->recorded.graph,
                                 QUOTH_V_DCTERMS_IDENTIFIER,
                                 quoth_buffer_text(&r->buffer), 0));
  if (r->options->text) {
    QUOTH_TRY(quoth_record_literal(r, r->recorded.graph, QUOTH_V_NIF_IS_STRING,
                                   d->source, 0));
  }
  return QUOTH_OK;
}

static quoth_status record_extraction(quoth_recorder *r) {
  QUOTH_TRY(quoth_record_add(r, r->recorded.extraction, QUOTH_V_RDF_TYPE,
                             QUOTH_V_PROV_ACTIVITY));
  QUOTH_TRY(quoth_record_add(r, r->recorded.extraction, QUOTH_V_PROV_USED,
                             r->recorded.graph));
  QUOTH_TRY(quoth_record_literal(r, r->recorded.extraction,
                                 QUOTH_V_QUOTH_VERSION,
                                 quoth_text_of(r->options->version), 0));
  return quoth_record_literal(r, r->recorded.extraction,
                              QUOTH_V_QUOTH_RULE_PACK,
                              quoth_text_of(r->options->rule_pack), 0);
}

/* Per turn, the first claim that answers a question; all in a turn share it. */
static quoth_status find_answers(quoth_recorder *r, const quoth_claim ***out) {
  const quoth_claims *claims = &r->from->claims;
  const quoth_claim **first = quoth_arena_alloc(
      &r->arena, (r->document->turn_count + (size_t)1) * sizeof *first);
  if (!first) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = claims->claim_count; i-- > 0;) {
    const quoth_claim *claim = &claims->claims[i];
    if (claim->turn != QUOTH_NONE &&
        claim->answers.end > claim->answers.begin) {
      first[claim->turn] = claim;
    }
  }
  *out = first;
  return QUOTH_OK;
}

static quoth_status record_answers(quoth_recorder *r, const quoth_claim *claim,
                                   quoth_id turn) {
  quoth_id question;
  if (!claim) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_record_span(r, claim->answers, &question));
  return quoth_record_add(r, turn, QUOTH_V_QUOTH_ANSWERS, question);
}

static quoth_status record_speaker(quoth_recorder *r, quoth_id subject,
                                   quoth_id predicate, uint32_t speaker) {
  if (speaker == QUOTH_NONE || !r->from->mentions.of_speaker) {
    return QUOTH_OK;
  }
  const uint32_t node = r->from->mentions.of_speaker[speaker];
  quoth_id id;
  if (node == QUOTH_NONE) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_record_node_iri(r, node, &id));
  return quoth_record_add(r, subject, predicate, id);
}

static quoth_status record_label(quoth_recorder *r, const quoth_turn *turn) {
  if (turn->label.end <= turn->label.begin || turn->speaker == QUOTH_NONE) {
    return QUOTH_OK;
  }
  quoth_id span;
  QUOTH_TRY(quoth_record_source_span(r, turn->label, &span));
  QUOTH_TRY(quoth_record_add(r, span, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_MENTION));
  QUOTH_TRY(quoth_record_add(r, span, QUOTH_V_QUOTH_MENTION_KIND,
                             QUOTH_V_QUOTH_NAMED));
  return record_speaker(r, span, QUOTH_V_ITSRDF_TA_IDENT_REF, turn->speaker);
}

static quoth_status record_turns(quoth_recorder *r) {
  const quoth_claim **answers;
  QUOTH_TRY(find_answers(r, &answers));
  for (uint32_t i = 0; i < r->document->turn_count; i++) {
    const quoth_turn *turn = &r->document->turns[i];
    if (turn->span.end <= turn->span.begin) {
      continue;
    }
    quoth_id span;
    QUOTH_TRY(quoth_record_span(r, turn->span, &span));
    QUOTH_TRY(quoth_record_add(r, span, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_TURN));
    QUOTH_TRY(record_speaker(r, span, QUOTH_V_QUOTH_SPEAKER, turn->speaker));
    QUOTH_TRY(record_label(r, turn));
    QUOTH_TRY(record_answers(r, answers[i], span));
    QUOTH_TRY(quoth_record_hand_over(r));
  }
  for (uint32_t i = 0; i < r->document->speaker_count; i++) {
    QUOTH_TRY(
        record_speaker(r, r->recorded.graph, QUOTH_V_QUOTH_PARTICIPANT, i));
  }
  return QUOTH_OK;
}

static quoth_status record_questions(quoth_recorder *r) {
  const quoth_claims *claims = &r->from->claims;
  for (uint32_t i = 0; i < claims->question_count; i++) {
    quoth_id span;
    QUOTH_TRY(quoth_record_span(r, claims->questions[i], &span));
    QUOTH_TRY(
        quoth_record_add(r, span, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_QUESTION));
    if (claims->question_turns[i] != QUOTH_NONE) {
      const quoth_turn *turn = &r->document->turns[claims->question_turns[i]];
      if (turn->span.begin != claims->questions[i].begin ||
          turn->span.end != claims->questions[i].end) { /* else it is told */
        QUOTH_TRY(
            record_speaker(r, span, QUOTH_V_QUOTH_SPEAKER, turn->speaker));
      }
    }
    QUOTH_TRY(quoth_record_hand_over(r));
  }
  return QUOTH_OK;
}

/* The terms that every finding needs. */
static quoth_status begin_model(quoth_recorder *r) {
  memset(&r->recorded, 0, sizeof r->recorded);
  QUOTH_TRY(quoth_model_iri(r->model, r->document->iri, &r->recorded.graph));
  quoth_buffer_clear(&r->buffer);
  quoth_buffer_add(&r->buffer, r->document->iri);
  quoth_buffer_string(&r->buffer, "#extraction");
  return quoth_record_built(r, &r->recorded.extraction);
}

quoth_status quoth_record_hand_over(quoth_recorder *r) {
  const quoth_record_options *options = r->options;
  if (!options->take || options->facts ||
      quoth_model_quad_count(r->model) < options->most) {
    return QUOTH_OK;
  }
  QUOTH_TRY(options->take(options->context, r->model));
  quoth_model_clear(r->model);
  memset(r->nodes, 0, r->from->mentions.node_count * sizeof *r->nodes);
  return begin_model(r);
}

static quoth_status record_all(quoth_recorder *r) {
  const size_t nodes = r->from->mentions.node_count + (size_t)1;
  r->nodes = quoth_arena_alloc(&r->arena, nodes * sizeof *r->nodes);
  if (!r->nodes) {
    return QUOTH_NO_MEMORY;
  }
  QUOTH_TRY(begin_model(r));
  QUOTH_TRY(record_document(r));
  QUOTH_TRY(record_extraction(r));
  QUOTH_TRY(quoth_record_nodes(r));
  QUOTH_TRY(record_turns(r));
  QUOTH_TRY(record_questions(r));
  QUOTH_TRY(quoth_record_mentions(r));
  QUOTH_TRY(quoth_record_claims(r));
  return r->options->facts
             ? quoth_facts_record(r->model, r->grammar, r->recorded.graph)
             : QUOTH_OK;
}

quoth_status quoth_extraction_record(const quoth_extraction *extraction,
                                     const quoth_grammar *grammar,
                                     const quoth_record_options *options,
                                     quoth_model *model, quoth_error *error) {
  quoth_recorder recorder = {.model = model,
                             .from = extraction,
                             .document = extraction->document,
                             .grammar = grammar,
                             .options = options,
                             .base = options->base};
  if (!recorder.base.size) {
    recorder.base = quoth_text_of(QUOTH_DEFAULT_BASE);
  }
  const quoth_status status = record_all(&recorder);
  quoth_seen_free(&recorder.seen);
  quoth_seen_free(&recorder.placed);
  quoth_buffer_free(&recorder.buffer);
  quoth_buffer_free(&recorder.keys);
  quoth_arena_free(&recorder.arena);
  if (status != QUOTH_OK) {
    quoth_error_set(error, status, NULL, 0, "%s", quoth_status_text(status));
  }
  return status;
}
