#include "bench/graph.h"

#include "model/vocab.h"

#include <stdio.h>

typedef struct {
  quoth_model *model;
  uint32_t state; /* of the random numbers */
  uint32_t document;
  quoth_id graph, activity;
} maker;

static uint32_t draw(maker *m, uint32_t below) {
  m->state = m->state * 1664525u + 1013904223u;
  return (m->state >> 8) % below;
}

#define DOCUMENT "https://w3id.org/quoth/id/doc/season-1/episode-%u.md"

/* An IRI whose format takes two numbers. */
static quoth_status iri(maker *m, const char *format, uint32_t a, uint32_t b,
                        quoth_id *out) {
  char text[200];
  const int size = snprintf(text, sizeof text, format, a, b);
  return quoth_model_iri(m->model, (quoth_text){text, (size_t)size}, out);
}

static quoth_status literal(maker *m, const char *format, uint32_t number,
                            quoth_id datatype, quoth_id *out) {
  char text[200];
  const int size = snprintf(text, sizeof text, format, number);
  return quoth_model_literal(m->model, (quoth_text){text, (size_t)size},
                             datatype, (quoth_text){"", 0}, out);
}

static quoth_status say(maker *m, quoth_id s, quoth_id p, quoth_id o) {
  return quoth_model_add(m->model, s, p, o, m->graph);
}

static quoth_status say_words(maker *m, quoth_id subject, quoth_id property) {
  quoth_id words;
  QUOTH_TRY(literal(m,
                    "and then somebody said that the thing number %u would "
                    "be \"better\" than the last one",
                    draw(m, 1u << 24), 0, &words));
  return say(m, subject, property, words);
}

static quoth_status add_span(maker *m, uint32_t begin, quoth_id *out) {
  char text[200];
  const int size = snprintf(text, sizeof text, DOCUMENT "#offset_%u_%u",
                            m->document, begin, begin + 80);
  QUOTH_TRY(quoth_model_iri(m->model, (quoth_text){text, (size_t)size}, out));
  quoth_id number;
  QUOTH_TRY(say(m, *out, QUOTH_V_RDF_TYPE, QUOTH_V_NIF_OFFSET_BASED_STRING));
  QUOTH_TRY(say(m, *out, QUOTH_V_NIF_REFERENCE_CONTEXT, m->graph));
  QUOTH_TRY(literal(m, "%u", begin, QUOTH_V_XSD_NON_NEGATIVE_INTEGER, &number));
  QUOTH_TRY(say(m, *out, QUOTH_V_NIF_BEGIN_INDEX, number));
  QUOTH_TRY(
      literal(m, "%u", begin + 80, QUOTH_V_XSD_NON_NEGATIVE_INTEGER, &number));
  QUOTH_TRY(say(m, *out, QUOTH_V_NIF_END_INDEX, number));
  return say_words(m, *out, QUOTH_V_NIF_ANCHOR_OF);
}

typedef struct {
  quoth_id claim, speaker, subject, relation, object, proposition, span;
} nodes;

static quoth_status name_nodes(maker *m, uint32_t number, nodes *n) {
  QUOTH_TRY(iri(m, DOCUMENT "/claim/%016x", m->document, number, &n->claim));
  QUOTH_TRY(iri(m, "https://w3id.org/quoth/id/entity/person/speaker-%u-%u",
                m->document % 50, draw(m, 2), &n->speaker));
  QUOTH_TRY(iri(m, "https://w3id.org/quoth/id/entity/organization/org-%u-%u",
                draw(m, 40), draw(m, 20), &n->subject));
  QUOTH_TRY(iri(m, "https://w3id.org/quoth/id/entity/thing/name-%u-%u",
                draw(m, 60), draw(m, 60), &n->object));
  QUOTH_TRY(iri(m, "https://w3id.org/quoth/id/rel/lemma-%u-%u", draw(m, 30),
                draw(m, 9), &n->relation));
  QUOTH_TRY(iri(m, "https://w3id.org/quoth/id/proposition/%08x%08x", number,
                draw(m, 1u << 16), &n->proposition));
  return add_span(m, number * 90, &n->span);
}

static quoth_status add_claim(maker *m, uint32_t number) {
  static const quoth_id modalities[] = {
      QUOTH_V_QUOTH_ASSERTED, QUOTH_V_QUOTH_ASSERTED, QUOTH_V_QUOTH_HEDGED,
      QUOTH_V_QUOTH_PREDICTED};
  nodes n;
  QUOTH_TRY(name_nodes(m, number, &n));
  const quoth_id polarity =
      draw(m, 10) ? QUOTH_V_QUOTH_AFFIRMED : QUOTH_V_QUOTH_NEGATED;
  const quoth_id said[][3] = {
      {n.claim, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_CLAIM},
      {n.claim, QUOTH_V_RDF_TYPE, QUOTH_V_SCHEMA_CLAIM},
      {n.claim, QUOTH_V_RDF_SUBJECT, n.subject},
      {n.claim, QUOTH_V_RDF_PREDICATE, n.relation},
      {n.claim, QUOTH_V_RDF_OBJECT, n.object},
      {n.claim, QUOTH_V_QUOTH_STATES, n.proposition},
      {n.claim, QUOTH_V_QUOTH_SPEAKER, n.speaker},
      {n.claim, QUOTH_V_PROV_WAS_ATTRIBUTED_TO, n.speaker},
      {n.claim, QUOTH_V_QUOTH_POLARITY, polarity},
      {n.claim, QUOTH_V_QUOTH_MODALITY, modalities[draw(m, 4)]},
      {n.claim, QUOTH_V_QUOTH_TENSE, QUOTH_V_QUOTH_PAST},
      {n.claim, QUOTH_V_SCHEMA_ABOUT, n.subject},
      {n.claim, QUOTH_V_SCHEMA_ABOUT, n.object},
      {n.claim, QUOTH_V_PROV_WAS_DERIVED_FROM, n.span},
      {n.claim, QUOTH_V_PROV_WAS_GENERATED_BY, m->activity},
      {n.proposition, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_PROPOSITION},
  };
  for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
    QUOTH_TRY(say(m, said[i][0], said[i][1], said[i][2]));
  }
  quoth_id label;
  QUOTH_TRY(literal(m, "Name %u", n.subject, 0, &label));
  QUOTH_TRY(say(m, n.subject, QUOTH_V_RDFS_LABEL, label));
  return say_words(m, n.claim, QUOTH_V_QUOTH_QUOTE);
}

quoth_status quoth_bench_graph(quoth_model *model, uint32_t quads) {
  maker m = {.model = model, .state = 1};
  while (quoth_model_quad_count(model) < quads) {
    m.document++;
    QUOTH_TRY(iri(&m, DOCUMENT, m.document, 0, &m.graph));
    QUOTH_TRY(iri(&m, DOCUMENT "#extraction", m.document, 0, &m.activity));
    for (uint32_t i = 0; i < 300 && quoth_model_quad_count(model) < quads;
         i++) {
      QUOTH_TRY(add_claim(&m, i));
    }
  }
  return QUOTH_OK;
}
