/* random_graph.h - graphs of awkward terms, the same for the same seed; and
 * whether two models say the same. */
#ifndef QUOTH_TESTS_RANDOM_GRAPH_H
#define QUOTH_TESTS_RANDOM_GRAPH_H

#include "model/model.h"
#include "model/vocab.h"
#include "tests/check.h"

/* The same numbers on every machine. */
static inline uint32_t draw(uint32_t *state, uint32_t below) {
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) % below;
}

/* Up to a dozen characters of all planes, in IRIs only those allowed there. */
static inline size_t draw_text(uint32_t *state, bool iri, char *out) {
  size_t size = 0;
  const uint32_t length = draw(state, 12);
  for (uint32_t i = 0; i < length; i++) {
    uint32_t c = 0;
    switch (draw(state, 4)) {
    case 0:
      c = 1 + draw(state, 0x7f);
      break;
    case 1:
      c = 0xa0 + draw(state, 0x700);
      break;
    case 2:
      c = 0x10000 + draw(state, 0xffff0);
      break;
    default:
      c = 'a' + draw(state, 26);
    }
    if (iri && c < 0x80 && (c <= ' ' || strchr("<>\"{}|^`\\%\x7f", (int)c))) {
      c = 'x';
    }
    size += quoth_utf8_put(c, out + size);
  }
  return size;
}

static inline quoth_id draw_iri(quoth_model *model, uint32_t *state) {
  static const char *const starts[] = {
      "urn:x:",
      "https://w3id.org/quoth/id/",
      "https://w3id.org/quoth/id/doc/",
      "https://w3id.org/quoth/id/entity/person/",
      "https://w3id.org/quoth/id/rel/",
      "https://schema.org/",
      QUOTH_NS_QUOTH,
      QUOTH_NS_XSD,
  };
  /* No steps of dots: resolving an IRI takes them out. */
  static const char *const ends[] = {
      "",     "a",    "..b", "b..",  "a/.b", "a/b", "//x",   "a:b",
      "a...", "a.b",  "-a",  "40-b", "a#b",  "#b",  "a?b=c", "?b",
      "%41",  "a//b", "a/",  "true", "_:x",  "a-"};
  char text[160];
  size_t size = (size_t)snprintf(
      text, sizeof text, "%s%s",
      starts[draw(state, sizeof starts / sizeof *starts)],
      draw(state, 2) ? ends[draw(state, sizeof ends / sizeof *ends)] : "");
  if (draw(state, 2)) {
    size += draw_text(state, true, text + size);
  }
  quoth_id id = 0;
  CHECK(quoth_model_iri(model, (quoth_text){text, size}, &id) == QUOTH_OK);
  return id;
}

static inline quoth_id draw_literal(quoth_model *model, uint32_t *state) {
  static const char *const tags[] = {"", "", "en", "de-at"};
  static const quoth_id types[] = {0,
                                   0,
                                   QUOTH_V_XSD_DATE,
                                   QUOTH_V_XSD_INTEGER,
                                   QUOTH_V_XSD_DECIMAL,
                                   QUOTH_V_XSD_BOOLEAN,
                                   QUOTH_V_XSD_DOUBLE};
  static const char *const forms[] = {"1",    "+1", "-1.50", "1.", ".5",
                                      "true", "no", "1e5",   "",   "0001"};
  char text[80];
  size_t size;
  if (draw(state, 2)) {
    size = (size_t)snprintf(text, sizeof text, "%s", forms[draw(state, 10)]);
  } else {
    size = draw_text(state, false, text);
  }
  quoth_id id = 0;
  CHECK(quoth_model_literal(
            model, (quoth_text){text, size}, types[draw(state, 7)],
            quoth_text_of(tags[draw(state, 4)]), &id) == QUOTH_OK);
  return id;
}

static inline void draw_graph(quoth_model *model, uint32_t seed, int quads) {
  for (int i = 0; i < quads; i++) {
    const quoth_id s =
        draw(&seed, 3) && quoth_model_quad_count(model)
            ? quoth_model_quad(model,
                               draw(&seed, quoth_model_quad_count(model)))
                  .subject
            : draw_iri(model, &seed);
    const quoth_id p =
        draw(&seed, 4) ? draw_iri(model, &seed) : (quoth_id)QUOTH_V_RDF_TYPE;
    const quoth_id o =
        draw(&seed, 2) ? draw_iri(model, &seed) : draw_literal(model, &seed);
    const quoth_id g = draw(&seed, 2) ? draw_iri(model, &seed) : 0;
    CHECK(quoth_model_add(model, s, p, o, g) == QUOTH_OK);
  }
}

/* The id in `b` of a term of `a`, 0 when `b` lacks it. */
static inline quoth_id same_term(const quoth_model *a, quoth_id id,
                                 const quoth_model *b) {
  quoth_term term = quoth_model_get(a, id);
  if (term.datatype) {
    term.datatype =
        quoth_model_find_iri(b, quoth_model_get(a, term.datatype).text);
    if (!term.datatype) {
      return 0;
    }
  }
  return quoth_model_find_term(b, &term);
}

/* Every triple of `a` (with `graphs`, every quad) is in `b`. */
static inline void check_within(const quoth_model *a, const quoth_model *b,
                                bool graphs) {
  for (uint32_t i = 0; i < quoth_model_quad_count(a); i++) {
    const quoth_quad q = quoth_model_quad(a, i);
    const quoth_quad same = {same_term(a, q.subject, b),
                             same_term(a, q.predicate, b),
                             same_term(a, q.object, b),
                             graphs && q.graph ? same_term(a, q.graph, b) : 0};
    const quoth_text subject = quoth_model_get(a, q.subject).text;
    const quoth_text object = quoth_model_get(a, q.object).text;
    if (!same.subject || !same.predicate || !same.object ||
        (graphs && q.graph && !same.graph) || !quoth_model_has(b, same)) {
      fprintf(stderr, "lost: %.*s … %.*s\n", (int)subject.size, subject.at,
              (int)object.size, object.at);
      CHECK(!"a statement is lost");
    }
  }
}

static inline void check_same(const quoth_model *a, const quoth_model *b,
                              bool graphs) {
  check_within(a, b, graphs);
  check_within(b, a, graphs);
  CHECK(quoth_model_triple_count(a) == quoth_model_triple_count(b));
  CHECK(!graphs || quoth_model_quad_count(a) == quoth_model_quad_count(b));
}

#endif
