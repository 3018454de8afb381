#include "extract/fact.h"
#include "model/vocab.h"
#include "tests/check.h"

typedef struct {
  quoth_model *ontology, *model;
  quoth_id founded, founder_of, created, year, acme, ada, date, graph;
} world;

static quoth_id iri(quoth_model *model, const char *text) {
  quoth_id id;
  CHECK(quoth_model_iri(model, quoth_text_of(text), &id) == QUOTH_OK);
  return id;
}

static void add(quoth_model *model, quoth_id s, quoth_id p, quoth_id o,
                quoth_id graph) {
  CHECK(quoth_model_add(model, s, p, o, graph) == QUOTH_OK);
}

static void add_text(quoth_model *model, quoth_id s, quoth_id p,
                     const char *text, quoth_id graph) {
  quoth_id object;
  CHECK(quoth_model_literal(model, quoth_text_of(text), 0, quoth_text_of(""),
                            &object) == QUOTH_OK);
  add(model, s, p, object, graph);
}

/* Person founded Organization: a kind of created, and inverse of foundedBy;
 * foundingYear asks for a literal. */
static quoth_model *make_ontology(void) {
  quoth_model *o;
  CHECK(quoth_model_new(NULL, &o) == QUOTH_OK);
  const quoth_id startup = iri(o, "ex:Startup");
  const quoth_id founded = iri(o, "ex:founded");
  const quoth_id created = iri(o, "ex:created");
  add(o, startup, QUOTH_V_RDFS_SUB_CLASS_OF, QUOTH_V_SCHEMA_ORGANIZATION, 0);
  add(o, QUOTH_V_SCHEMA_PERSON, QUOTH_V_RDF_TYPE, QUOTH_V_RDFS_CLASS, 0);
  add_text(o, QUOTH_V_SCHEMA_ORGANIZATION, QUOTH_V_QUOTH_FAMILY, "organization",
           0);
  add_text(o, QUOTH_V_SCHEMA_PERSON, QUOTH_V_QUOTH_FAMILY, "person", 0);
  add(o, founded, QUOTH_V_RDFS_DOMAIN, QUOTH_V_SCHEMA_PERSON, 0);
  add(o, founded, QUOTH_V_RDFS_RANGE, startup, 0);
  add(o, founded, QUOTH_V_RDFS_SUB_PROPERTY_OF, created, 0);
  add_text(o, created, QUOTH_V_RDFS_LABEL, "created", 0);
  add(o, iri(o, "ex:foundedBy"), QUOTH_V_OWL_INVERSE_OF, founded, 0);
  add(o, iri(o, "ex:foundingYear"), QUOTH_V_RDFS_RANGE, QUOTH_V_XSD_G_YEAR, 0);
  return o;
}

static world make_world(void) {
  world w = {.ontology = make_ontology()};
  CHECK(quoth_model_new(NULL, &w.model) == QUOTH_OK);
  w.founded = iri(w.model, "ex:founded");
  w.founder_of = iri(w.model, "ex:foundedBy");
  w.created = iri(w.model, "ex:created");
  w.year = iri(w.model, "ex:foundingYear");
  w.acme = iri(w.model, "entity:acme");
  w.ada = iri(w.model, "entity:ada");
  w.date = iri(w.model, "value:1998");
  w.graph = iri(w.model, "doc:a");
  add(w.model, w.ada, QUOTH_V_RDF_TYPE, QUOTH_V_SCHEMA_PERSON, w.graph);
  add(w.model, w.acme, QUOTH_V_RDF_TYPE, QUOTH_V_SCHEMA_ORGANIZATION, w.graph);
  add_text(w.model, w.date, QUOTH_V_QUOTH_ISO, "1998", w.graph);
  return w;
}

static void free_world(world *w) {
  quoth_model_free(w->model);
  quoth_model_free(w->ontology);
}

static quoth_id add_claim(world *w, const char *name, quoth_id s, quoth_id p,
                          quoth_id o) {
  const quoth_id claim = iri(w->model, name);
  const quoth_id rows[][2] = {{QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_CLAIM},
                              {QUOTH_V_RDF_SUBJECT, s},
                              {QUOTH_V_RDF_PREDICATE, p},
                              {QUOTH_V_RDF_OBJECT, o},
                              {QUOTH_V_QUOTH_MODALITY, QUOTH_V_QUOTH_ASSERTED},
                              {QUOTH_V_QUOTH_CERTAINTY, QUOTH_V_QUOTH_CERTAIN},
                              {QUOTH_V_QUOTH_TENSE, QUOTH_V_QUOTH_PAST}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    add(w->model, claim, rows[i][0], rows[i][1], w->graph);
  }
  return claim;
}

static void record(world *w) {
  quoth_grammar *grammar;
  CHECK(quoth_grammar_new(w->ontology, NULL, NULL, &grammar) == QUOTH_OK);
  CHECK(quoth_facts_record(w->model, grammar, w->graph) == QUOTH_OK);
  quoth_grammar_free(grammar);
}

static bool has(const world *w, quoth_id s, quoth_id p, quoth_id o) {
  return quoth_model_has(w->model, (quoth_quad){s, p, o, w->graph});
}

static void test_a_plain_claim_is_a_fact_and_what_follows(void) {
  world w = make_world();
  const quoth_id claim = add_claim(&w, "claim:1", w.ada, w.founded, w.acme);
  add(w.model, claim, QUOTH_V_QUOTH_POLARITY, QUOTH_V_QUOTH_AFFIRMED, w.graph);
  record(&w);
  CHECK(has(&w, w.ada, w.founded, w.acme));
  CHECK(has(&w, w.ada, w.created, w.acme));
  CHECK(has(&w, w.acme, w.founder_of, w.ada));
  CHECK(has(&w, w.acme, QUOTH_V_RDF_TYPE, iri(w.model, "ex:Startup")));
  CHECK(quoth_model_object(w.model, w.created, QUOTH_V_RDFS_LABEL));
  free_world(&w);
}

static void test_what_is_not_plain_is_no_fact(void) {
  static const quoth_id marks[][2] = {
      {QUOTH_V_QUOTH_POLARITY, QUOTH_V_QUOTH_NEGATED},
      {QUOTH_V_QUOTH_CONDITION, QUOTH_V_RDFS_LABEL},
      {QUOTH_V_QUOTH_REPORTED_BY, QUOTH_V_SCHEMA_PERSON}};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    world w = make_world();
    const quoth_id claim = add_claim(&w, "claim:1", w.ada, w.founded, w.acme);
    add(w.model, claim, marks[i][0], marks[i][1], w.graph);
    if (i > 0) {
      add(w.model, claim, QUOTH_V_QUOTH_POLARITY, QUOTH_V_QUOTH_AFFIRMED,
          w.graph);
    }
    record(&w);
    CHECK(!has(&w, w.ada, w.founded, w.acme));
    free_world(&w);
  }
}

static void test_what_is_denied_elsewhere_is_no_fact(void) {
  world w = make_world();
  const quoth_id yes = add_claim(&w, "claim:1", w.ada, w.founded, w.acme);
  const quoth_id no = add_claim(&w, "claim:2", w.ada, w.founded, w.acme);
  add(w.model, yes, QUOTH_V_QUOTH_POLARITY, QUOTH_V_QUOTH_AFFIRMED, w.graph);
  add(w.model, no, QUOTH_V_QUOTH_POLARITY, QUOTH_V_QUOTH_NEGATED, w.graph);
  record(&w);
  CHECK(!has(&w, w.ada, w.founded, w.acme));
  free_world(&w);
}

static void test_only_the_ontologys_relations_are_facts(void) {
  world w = make_world();
  const quoth_id claim =
      add_claim(&w, "claim:1", w.ada, iri(w.model, "rel:like"), w.acme);
  add(w.model, claim, QUOTH_V_QUOTH_POLARITY, QUOTH_V_QUOTH_AFFIRMED, w.graph);
  record(&w);
  CHECK(!has(&w, w.ada, iri(w.model, "rel:like"), w.acme));
  free_world(&w);
}

static void test_datatypes_ask_for_literals(void) {
  world w = make_world();
  const quoth_id claim = add_claim(&w, "claim:1", w.acme, w.year, w.date);
  add(w.model, claim, QUOTH_V_QUOTH_POLARITY, QUOTH_V_QUOTH_AFFIRMED, w.graph);
  record(&w);
  const quoth_id year = quoth_model_find_literal(
      w.model, quoth_text_of("1998"), QUOTH_V_XSD_G_YEAR, quoth_text_of(""));
  CHECK(year && has(&w, w.acme, w.year, year));
  free_world(&w);
}

int main(void) {
  test_a_plain_claim_is_a_fact_and_what_follows();
  test_what_is_not_plain_is_no_fact();
  test_what_is_denied_elsewhere_is_no_fact();
  test_only_the_ontologys_relations_are_facts();
  test_datatypes_ask_for_literals();
  return 0;
}
