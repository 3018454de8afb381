/* Names as the ontology teaches them, found however they are written. */
#include "extract/lexicon.h"
#include "model/vocab.h"
#include "tests/check.h"

static uint64_t key(const char *text) {
  return quoth_name_key(quoth_text_of(text));
}

static void test_variants_share_a_key(void) {
  CHECK(key("DALL·E") == key("DALL-E") && key("DALL·E") == key("Dall.E"));
  CHECK(key("DALL·E") == key("DALL E"));
  CHECK(key("GPT-3") == key("GPT3") && key("GPT-3") == key("gpt three"));
  CHECK(key("Citroën") == key("CITROEN"));
  CHECK(key("Citroe\xcc\x88n") == key("Citroën")); /* combining accent */
  CHECK(key("O'Neill") == key("O’Neill"));
}

static void test_different_names_do_not(void) {
  CHECK(key("C++") != key("C") && key("C#") != key("C++"));
  CHECK(key("One Direction") != key("1 Direction"));
  CHECK(key("GPT-3") != key("GPT-4"));
  CHECK(key("— …") == 0 && key("") == 0);
}

static void say(quoth_model *model, const char *subject, quoth_id predicate,
                const char *text) {
  quoth_id id, literal;
  CHECK(quoth_model_iri(model, quoth_text_of(subject), &id) == QUOTH_OK);
  CHECK(quoth_model_literal(model, quoth_text_of(text), 0, quoth_text_of(""),
                            &literal) == QUOTH_OK);
  CHECK(quoth_model_add(model, id, predicate, literal, 0) == QUOTH_OK);
}

static quoth_model *ontology(void) {
  quoth_model *model;
  quoth_id brand, list;
  CHECK(quoth_model_new(NULL, &model) == QUOTH_OK);
  CHECK(quoth_model_iri(model, quoth_text_of("ex:kettle"), &brand) == QUOTH_OK);
  CHECK(quoth_model_add(model, QUOTH_V_SCHEMA_PRODUCT,
                        QUOTH_V_RDFS_SUB_CLASS_OF, QUOTH_V_SCHEMA_THING,
                        0) == QUOTH_OK);
  CHECK(quoth_model_add(model, brand, QUOTH_V_RDF_TYPE, QUOTH_V_SCHEMA_PRODUCT,
                        0) == QUOTH_OK);
  say(model, "ex:kettle", QUOTH_V_RDFS_LABEL, "Kettle-Pro 2");
  say(model, "ex:kettle", QUOTH_V_SKOS_ALT_LABEL, "KP2");
  CHECK(quoth_model_iri(model, quoth_text_of(QUOTH_NS_QUOTH "nameList"),
                        &list) == QUOTH_OK);
  say(model, QUOTH_NS_SCHEMA "Product", list,
      "\nTeapot Mini | Mini Pot\n\nUrn");
  say(model, QUOTH_NS_QUOTH "GivenNameFemale", list, "Zoë\nAda|Ida");
  return model;
}

static quoth_text label_of(const quoth_lexicon *lexicon, const char *text) {
  bool prefix;
  const quoth_name_form *form = quoth_lexicon_find(lexicon, key(text), &prefix);
  CHECK(form && prefix);
  return quoth_lexicon_known(lexicon, form->known)->label;
}

static void test_taught_names_are_found(void) {
  quoth_model *model = ontology();
  quoth_grammar *grammar;
  CHECK(quoth_grammar_new(model, NULL, NULL, &grammar) == QUOTH_OK);
  const quoth_lexicon *lexicon = quoth_grammar_lexicon(grammar);
  CHECK(quoth_text_is(label_of(lexicon, "kettle pro two"), "Kettle-Pro 2"));
  CHECK(quoth_text_is(label_of(lexicon, "KP2"), "Kettle-Pro 2"));
  CHECK(quoth_text_is(label_of(lexicon, "mini pot"), "Teapot Mini"));
  bool prefix;
  CHECK(!quoth_lexicon_find(lexicon, key("Kettle"), &prefix) && prefix);
  CHECK(!quoth_lexicon_find(lexicon, key("Samovar"), &prefix) && !prefix);
  CHECK(quoth_lexicon_word(lexicon, quoth_text_hash(quoth_text_of("zoe"))) ==
        QUOTH_NAME_BIT(GIVEN_FEMALE));
  CHECK(quoth_lexicon_word(lexicon, quoth_text_hash(quoth_text_of("bob"))) ==
        0);
  quoth_grammar_free(grammar);
  quoth_model_free(model);
}

static void test_a_list_must_hang_on_a_kind(void) {
  quoth_model *model = ontology();
  quoth_id list;
  quoth_error error = {0};
  quoth_grammar *grammar = NULL;
  CHECK(quoth_model_iri(model, quoth_text_of(QUOTH_NS_QUOTH "nameList"),
                        &list) == QUOTH_OK);
  say(model, "ex:nothing", list, "Zoë");
  CHECK(quoth_grammar_new(model, NULL, &error, &grammar) == QUOTH_BAD_RULE);
  CHECK(strcmp(error.source, "ex:nothing") == 0);
  quoth_model_free(model);
}

int main(void) {
  test_variants_share_a_key();
  test_different_names_do_not();
  test_taught_names_are_found();
  test_a_list_must_hang_on_a_kind();
  return 0;
}
