#include "model/model.h"
#include "model/vocab.h"
#include "tests/check.h"
#include "tests/failing_allocator.h"

static const quoth_text none = {"", 0};

static quoth_model *new_model(void) {
  quoth_model *model = NULL;
  CHECK(quoth_model_new(NULL, &model) == QUOTH_OK);
  return model;
}

static quoth_id iri(quoth_model *model, const char *text) {
  quoth_id id = 0;
  CHECK(quoth_model_iri(model, quoth_text_of(text), &id) == QUOTH_OK);
  return id;
}

static quoth_id literal(quoth_model *model, const char *text, quoth_id type,
                        const char *tag) {
  quoth_id id = 0;
  CHECK(quoth_model_literal(model, quoth_text_of(text), type,
                            quoth_text_of(tag), &id) == QUOTH_OK);
  return id;
}

static void add(quoth_model *m, quoth_id s, quoth_id p, quoth_id o,
                quoth_id g) {
  CHECK(quoth_model_add(m, s, p, o, g) == QUOTH_OK);
}

static void vocabulary_has_constant_ids(void) {
  quoth_model *m = new_model();
  CHECK(quoth_model_term_count(m) == QUOTH_V_END - 1);
  CHECK(iri(m, QUOTH_NS_RDF "type") == QUOTH_V_RDF_TYPE);
  CHECK(iri(m, QUOTH_NS_QUOTH "family") == QUOTH_V_QUOTH_FAMILY);
  CHECK(quoth_text_is(quoth_model_get(m, QUOTH_V_XSD_DATE).text,
                      QUOTH_NS_XSD "date"));
  for (quoth_id id = 1; id < QUOTH_V_END; id++) {
    CHECK(quoth_model_find_iri(m, quoth_model_get(m, id).text) == id);
  }
  quoth_model_free(m);
}

static void kinds_of_term_are_apart(void) {
  quoth_model *m = new_model();
  quoth_id blank = 0;
  CHECK(quoth_model_blank(m, quoth_text_of("x"), &blank) == QUOTH_OK);
  const quoth_id ids[] = {iri(m, "x"),
                          literal(m, "x", 0, ""),
                          blank,
                          literal(m, "x", QUOTH_V_XSD_DATE, ""),
                          literal(m, "x", 0, "en"),
                          literal(m, "x", 0, "fr"),
                          literal(m, "xe", 0, "n"),
                          literal(m, "", 0, "")};
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
    for (size_t j = 0; j < i; j++) {
      CHECK(ids[i] != ids[j]);
    }
    const quoth_term term = quoth_model_get(m, ids[i]);
    CHECK(quoth_model_find_term(m, &term) == ids[i]);
  }
  CHECK(literal(m, "x", QUOTH_V_XSD_STRING, "") == ids[1]);
  CHECK(quoth_text_is(quoth_model_get(m, ids[4]).language, "en"));
  CHECK(quoth_model_get(m, ids[3]).datatype == QUOTH_V_XSD_DATE);
  CHECK(quoth_model_find_literal(m, quoth_text_of("x"), 0,
                                 quoth_text_of("de")) == 0);
  quoth_model_free(m);
}

static uint32_t count(const quoth_model *m, quoth_quad pattern) {
  quoth_cursor cursor = quoth_model_find(m, pattern);
  quoth_quad quad;
  uint32_t n = 0;
  while (quoth_model_next(&cursor, &quad)) {
    n++;
  }
  return n;
}

static void a_triple_in_many_graphs_comes_once(void) {
  quoth_model *m = new_model();
  const quoth_id s = iri(m, "s"), p = iri(m, "p"), o = iri(m, "o");
  quoth_id graph = 0;
  for (int i = 0; i < 5000; i++) {
    char name[16];
    snprintf(name, sizeof name, "g%d", i);
    graph = iri(m, name);
    add(m, s, p, o, graph);
    add(m, s, p, o, graph);
  }
  CHECK(quoth_model_quad_count(m) == 5000);
  CHECK(quoth_model_triple_count(m) == 1);
  CHECK(count(m, (quoth_quad){s, 0, 0, 0}) == 1);
  CHECK(count(m, (quoth_quad){0, 0, 0, 0}) == 1);
  CHECK(count(m, (quoth_quad){s, p, o, graph}) == 1);
  CHECK(count(m, (quoth_quad){0, 0, o, graph}) == 1);
  CHECK(!quoth_model_has(m, (quoth_quad){s, p, o, s}));
  CHECK(quoth_model_quad(m, 4999).graph == graph);
  quoth_model_free(m);
}

static void an_object_is_the_first_one_added(void) {
  quoth_model *m = new_model();
  const quoth_id s = iri(m, "s"), p = iri(m, "p");
  CHECK(quoth_model_object(m, s, p) == 0);
  add(m, s, p, literal(m, "b", 0, ""), 0);
  add(m, s, p, literal(m, "a", 0, ""), 0);
  CHECK(quoth_model_object(m, s, p) == literal(m, "b", 0, ""));
  quoth_model_free(m);
}

/* The same numbers on every machine. */
static uint32_t draw(uint32_t *state, uint32_t below) {
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) % below;
}

enum { NAIVE_MAX = 3000, TERMS = 12 };

typedef struct {
  quoth_quad quads[NAIVE_MAX];
  size_t count;
} naive;

static bool naive_has(const naive *n, const quoth_quad *q, bool any_graph,
                      size_t below) {
  for (size_t i = 0; i < below; i++) {
    const quoth_quad *x = &n->quads[i];
    if (x->subject == q->subject && x->predicate == q->predicate &&
        x->object == q->object && (any_graph || x->graph == q->graph)) {
      return true;
    }
  }
  return false;
}

static void compare_lookup(const quoth_model *m, const naive *n, quoth_quad p) {
  quoth_cursor cursor = quoth_model_find(m, p);
  quoth_quad got;
  uint32_t expected = 0;
  for (size_t i = 0; i < n->count; i++) {
    const quoth_quad *q = &n->quads[i];
    if ((p.subject && p.subject != q->subject) ||
        (p.predicate && p.predicate != q->predicate) ||
        (p.object && p.object != q->object) ||
        (p.graph && p.graph != q->graph) ||
        (!p.graph && naive_has(n, q, true, i))) {
      continue;
    }
    CHECK(quoth_model_next(&cursor, &got));
    CHECK(got.subject == q->subject && got.predicate == q->predicate &&
          got.object == q->object && got.graph == q->graph);
    expected++;
  }
  CHECK(!quoth_model_next(&cursor, &got));
  CHECK(quoth_model_has(m, p) == (expected > 0));
  CHECK(p.graph || quoth_model_estimate(m, p) >= expected);
}

static void run_like_a_naive_array(quoth_model *m, uint32_t seed) {
  static naive n;
  n.count = 0;
  quoth_id ids[TERMS];
  for (int i = 0; i < TERMS; i++) {
    char name[16];
    snprintf(name, sizeof name, "t%d-%u", i, seed);
    ids[i] = iri(m, name);
  }
  const size_t quads = 200 + draw(&seed, NAIVE_MAX - 200);
  for (size_t i = 0; i < quads; i++) {
    const quoth_quad q = {ids[draw(&seed, TERMS)], ids[draw(&seed, 3)],
                          ids[draw(&seed, TERMS)],
                          draw(&seed, 2) ? ids[draw(&seed, 4)] : 0};
    add(m, q.subject, q.predicate, q.object, q.graph);
    if (!naive_has(&n, &q, false, n.count)) {
      n.quads[n.count++] = q;
    }
    CHECK(quoth_model_quad_count(m) == n.count);
  }
  for (int i = 0; i < 200; i++) {
    quoth_id p[4];
    for (int k = 0; k < 4; k++) {
      p[k] = draw(&seed, 2) ? ids[draw(&seed, k == 1 ? 4 : TERMS)] : 0;
    }
    compare_lookup(m, &n, (quoth_quad){p[0], p[1], p[2], p[3]});
  }
}

static void behaves_like_a_naive_array(void) {
  quoth_model *m = new_model();
  for (uint32_t seed = 1; seed <= 12; seed++) {
    run_like_a_naive_array(m, seed);
    quoth_model_clear(m);
    CHECK(quoth_model_quad_count(m) == 0);
    CHECK(quoth_model_term_count(m) == QUOTH_V_END - 1);
    CHECK(!quoth_model_has(m, (quoth_quad){0, 0, 0, 0}));
  }
  quoth_model_free(m);
}

static void long_texts_survive(void) {
  quoth_model *m = new_model();
  enum { BIG = 300000 };
  char *text = malloc(BIG);
  CHECK(text != NULL);
  memset(text, 'a', BIG);
  quoth_id ids[40];
  for (size_t i = 0; i < 40; i++) {
    const quoth_text part = {text, BIG >> (i / 2)};
    CHECK(quoth_model_literal(m, part, 0, quoth_text_of(i & 1 ? "en" : ""),
                              &ids[i]) == QUOTH_OK);
  }
  for (size_t i = 0; i < 40; i++) {
    const quoth_term term = quoth_model_get(m, ids[i]);
    CHECK(quoth_text_equal(term.text, (quoth_text){text, BIG >> (i / 2)}));
    CHECK(term.language.size == (i & 1 ? 2 : 0));
  }
  free(text);
  quoth_model_free(m);
}

static void too_long_a_term_is_refused(void) {
  quoth_model *m = new_model();
  const quoth_text huge = {"x", (size_t)UINT32_MAX + 1};
  quoth_id id = 77;
  CHECK(quoth_model_iri(m, huge, &id) == QUOTH_LIMIT);
  CHECK(id == 77);
  CHECK(quoth_model_find_iri(m, huge) == 0);
  quoth_model_free(m);
}

static void merging_keeps_order_and_graphs(void) {
  quoth_model *a = new_model();
  quoth_model *b = new_model();
  const quoth_id s = iri(a, "s"), p = iri(a, "p"), g = iri(a, "g");
  add(a, s, p, literal(a, "1", iri(a, "my-type"), ""), g);
  add(a, s, p, literal(a, "one", 0, "en"), 0);
  iri(b, "other");
  add(b, iri(b, "s"), iri(b, "p"), iri(b, "o"), 0);
  CHECK(quoth_model_merge(b, a) == QUOTH_OK);
  CHECK(quoth_model_merge(b, a) == QUOTH_OK);
  CHECK(quoth_model_quad_count(b) == 3);
  const quoth_quad second = quoth_model_quad(b, 1);
  CHECK(second.graph == iri(b, "g"));
  CHECK(quoth_model_get(b, second.object).datatype == iri(b, "my-type"));
  const quoth_quad third = quoth_model_quad(b, 2);
  CHECK(third.object == literal(b, "one", 0, "en"));
  quoth_model_free(a);
  quoth_model_free(b);
}

static void merging_keeps_one_label(void) {
  quoth_model *a = new_model();
  quoth_model *b = new_model();
  add(a, iri(a, "s"), QUOTH_V_RDFS_LABEL, literal(a, "the ship", 0, ""),
      iri(a, "g"));
  add(b, iri(b, "s"), QUOTH_V_RDFS_LABEL, literal(b, "The Ship", 0, ""), 0);
  CHECK(quoth_model_merge(b, a) == QUOTH_OK);
  CHECK(!quoth_model_has(b, (quoth_quad){iri(b, "s"), QUOTH_V_RDFS_LABEL,
                                         literal(b, "the ship", 0, ""), 0}));
  CHECK(quoth_model_has(b, (quoth_quad){iri(b, "s"), QUOTH_V_SKOS_ALT_LABEL,
                                        literal(b, "the ship", 0, ""),
                                        iri(b, "g")}));
  quoth_model_free(a);
  quoth_model_free(b);
}

static quoth_status grow_a_model(quoth_model *m, quoth_model *from) {
  for (int i = 0; i < 1100; i++) {
    char name[24];
    snprintf(name, sizeof name, "name number %d", i);
    quoth_id id;
    QUOTH_TRY(quoth_model_literal(m, quoth_text_of(name), 0, none, &id));
    const uint32_t before = quoth_model_quad_count(m);
    const quoth_status status =
        quoth_model_add(m, QUOTH_V_QUOTH_CLAIM, QUOTH_V_RDFS_LABEL, id, 0);
    CHECK(status == QUOTH_OK || quoth_model_quad_count(m) == before);
    QUOTH_TRY(status);
  }
  return quoth_model_merge(m, from);
}

static quoth_status scenario(failing_allocator *memory, quoth_model *from) {
  quoth_model *m = NULL;
  QUOTH_TRY(quoth_model_new(&memory->base, &m));
  const quoth_status status = grow_a_model(m, from);
  if (status != QUOTH_OK) {
    memory->left = SIZE_MAX;
    CHECK(grow_a_model(m, from) == QUOTH_OK);
    CHECK(quoth_model_quad_count(m) == 1101);
  }
  quoth_model_clear(m);
  quoth_model_free(m);
  return status;
}

static void every_allocation_may_fail_once(void) {
  quoth_model *from = new_model();
  add(from, iri(from, "a"), iri(from, "b"), iri(from, "c"), 0);
  failing_allocator memory = failing_allocator_after(SIZE_MAX);
  CHECK(scenario(&memory, from) == QUOTH_OK);
  const size_t needed = memory.tried;
  CHECK(needed > 10);
  for (size_t i = 0; i < needed; i++) {
    memory = failing_allocator_after(i);
    CHECK(scenario(&memory, from) == QUOTH_NO_MEMORY);
  }
  quoth_model_free(from);
}

int main(void) {
  vocabulary_has_constant_ids();
  kinds_of_term_are_apart();
  a_triple_in_many_graphs_comes_once();
  an_object_is_the_first_one_added();
  behaves_like_a_naive_array();
  long_texts_survive();
  too_long_a_term_is_refused();
  merging_keeps_order_and_graphs();
  merging_keeps_one_label();
  every_allocation_may_fail_once();
  return 0;
}
