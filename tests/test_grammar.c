#include "extract/grammar.h"
#include "model/vocab.h"
#include "tests/check.h"
#include "tests/failing_allocator.h"

static quoth_id iri(quoth_model *model, const char *text) {
  quoth_id id;
  CHECK(quoth_model_iri(model, quoth_text_of(text), &id) == QUOTH_OK);
  return id;
}

static void add(quoth_model *model, quoth_id subject, quoth_id predicate,
                quoth_id object) {
  CHECK(quoth_model_add(model, subject, predicate, object, 0) == QUOTH_OK);
}

static void add_text(quoth_model *model, quoth_id subject, quoth_id predicate,
                     const char *text) {
  quoth_id object;
  CHECK(quoth_model_literal(model, quoth_text_of(text), 0, quoth_text_of(""),
                            &object) == QUOTH_OK);
  add(model, subject, predicate, object);
}

static void add_forms(quoth_model *model, const char *local, const char *a,
                      const char *b) {
  char text[128];
  snprintf(text, sizeof text, "%s%s", QUOTH_NS_QUOTH, local);
  const quoth_id id = iri(model, text);
  add(model, id, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_WORD_CLASS);
  add_text(model, id, QUOTH_V_QUOTH_FORM, a);
  add_text(model, id, QUOTH_V_QUOTH_FORM, b);
}

/* Brewery < Company < Organization; Pub < Place, and < Company. */
static quoth_model *pub_ontology(void) {
  quoth_model *model;
  CHECK(quoth_model_new(NULL, &model) == QUOTH_OK);
  const quoth_id company = iri(model, "ex:Company");
  const quoth_id brewery = iri(model, "ex:Brewery");
  const quoth_id pub = iri(model, "ex:Pub");
  add(model, brewery, QUOTH_V_RDFS_SUB_CLASS_OF, company);
  add(model, company, QUOTH_V_RDFS_SUB_CLASS_OF, QUOTH_V_SCHEMA_ORGANIZATION);
  add(model, pub, QUOTH_V_RDFS_SUB_CLASS_OF, QUOTH_V_SCHEMA_PLACE);
  add(model, pub, QUOTH_V_RDFS_SUB_CLASS_OF, company);
  add_text(model, QUOTH_V_SCHEMA_ORGANIZATION, QUOTH_V_QUOTH_FAMILY,
           "organization");
  add_text(model, QUOTH_V_SCHEMA_PLACE, QUOTH_V_QUOTH_FAMILY, "place");
  add_forms(model, "HedgeAdverb", "Kind Of", "maybe");
  add_forms(model, "PossibleAdverb", "maybe", "kind of  by   chance");
  return model;
}

static quoth_grammar *compile(const quoth_model *model) {
  quoth_grammar *grammar;
  CHECK(quoth_grammar_new(model, NULL, NULL, &grammar) == QUOTH_OK);
  return grammar;
}

static void test_a_class_is_what_its_superclasses_are(void) {
  quoth_model *model = pub_ontology();
  quoth_grammar *grammar = compile(model);
  const quoth_id brewery = iri(model, "ex:Brewery");
  const quoth_id pub = iri(model, "ex:Pub");
  CHECK(quoth_grammar_is_a(grammar, brewery, brewery));
  CHECK(quoth_grammar_is_a(grammar, brewery, QUOTH_V_SCHEMA_ORGANIZATION));
  CHECK(!quoth_grammar_is_a(grammar, brewery, QUOTH_V_SCHEMA_PLACE));
  CHECK(!quoth_grammar_is_a(grammar, QUOTH_V_SCHEMA_ORGANIZATION, brewery));
  CHECK(!quoth_grammar_is_a(grammar, QUOTH_V_XSD_DATE, brewery));
  CHECK(quoth_grammar_family(grammar, brewery) == QUOTH_FAMILY_ORGANIZATION);
  CHECK(quoth_grammar_family(grammar, pub) == QUOTH_FAMILY_PLACE);
  CHECK(quoth_grammar_family(grammar, 0) == QUOTH_FAMILY_THING);
  uint32_t count;
  const quoth_id *ids = quoth_grammar_ancestors(grammar, pub, &count);
  CHECK(count == 4 && ids[0] == pub && ids[1] == QUOTH_V_SCHEMA_PLACE);
  CHECK(ids[3] == QUOTH_V_SCHEMA_ORGANIZATION);
  quoth_grammar_free(grammar);
  quoth_model_free(model);
}

static void test_a_circle_of_classes_is_one_class(void) {
  quoth_model *model = pub_ontology();
  const quoth_id a = iri(model, "ex:A"), b = iri(model, "ex:B");
  add(model, a, QUOTH_V_RDFS_SUB_CLASS_OF, b);
  add(model, b, QUOTH_V_RDFS_SUB_CLASS_OF, a);
  quoth_grammar *grammar = compile(model);
  CHECK(quoth_grammar_is_a(grammar, a, b) && quoth_grammar_is_a(grammar, b, a));
  quoth_grammar_free(grammar);
  quoth_model_free(model);
}

static void test_words_and_phrases_have_classes(void) {
  quoth_model *model = pub_ontology();
  quoth_grammar *grammar = compile(model);
  CHECK(quoth_grammar_word(grammar, quoth_text_of("maybe")) ==
        (QUOTH_WORD_BIT(HEDGE_ADVERB) | QUOTH_WORD_BIT(POSSIBLE_ADVERB)));
  CHECK(quoth_grammar_word(grammar, quoth_text_of("MAYBE")) != 0);
  CHECK(quoth_grammar_word(grammar, quoth_text_of("kind")) == 0);
  CHECK(quoth_grammar_word(grammar, quoth_text_of("")) == 0);
  const quoth_text words[] = {quoth_text_of("kind"), quoth_text_of("of"),
                              quoth_text_of("by"), quoth_text_of("chance")};
  uint32_t length;
  CHECK(quoth_grammar_phrase(grammar, words, 4, &length) ==
        QUOTH_WORD_BIT(POSSIBLE_ADVERB));
  CHECK(length == 4);
  CHECK(quoth_grammar_phrase(grammar, words, 3, &length) ==
        QUOTH_WORD_BIT(HEDGE_ADVERB));
  CHECK(length == 2);
  CHECK(quoth_grammar_phrase(grammar, words + 1, 3, &length) == 0);
  CHECK(length == 0);
  quoth_grammar_free(grammar);
  quoth_model_free(model);
}

static void test_mistakes_name_the_resource(void) {
  quoth_model *model = pub_ontology();
  add_forms(model, "HedgeVreb", "reckon", "guess");
  quoth_grammar *grammar;
  quoth_error error = {0};
  CHECK(quoth_grammar_new(model, NULL, &error, &grammar) == QUOTH_BAD_RULE);
  CHECK(quoth_text_is(quoth_text_of(error.source), QUOTH_NS_QUOTH "HedgeVreb"));
  quoth_model_free(model);

  model = pub_ontology();
  add_text(model, iri(model, "ex:Pub"), QUOTH_V_QUOTH_FAMILY, "pubs");
  error = (quoth_error){0};
  CHECK(quoth_grammar_new(model, NULL, &error, &grammar) == QUOTH_BAD_RULE);
  CHECK(quoth_text_is(quoth_text_of(error.source), "ex:Pub"));
  quoth_model_free(model);
}

static void test_every_allocation_may_fail(void) {
  quoth_model *model = pub_ontology();
  for (size_t n = 0;; n++) {
    failing_allocator allocator = failing_allocator_after(n);
    quoth_grammar *grammar = NULL;
    const quoth_status status =
        quoth_grammar_new(model, &allocator.base, NULL, &grammar);
    if (status == QUOTH_OK) {
      CHECK(n > 2);
      quoth_grammar_free(grammar);
      break;
    }
    CHECK(status == QUOTH_NO_MEMORY && !grammar);
  }
  quoth_model_free(model);
}

int main(void) {
  test_a_class_is_what_its_superclasses_are();
  test_a_circle_of_classes_is_one_class();
  test_words_and_phrases_have_classes();
  test_mistakes_name_the_resource();
  test_every_allocation_may_fail();
  return 0;
}
