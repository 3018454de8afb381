/* Names as the ontology teaches them, found however they are written. */
#include "extract/lexicon.h"
#include "model/vocab.h"
#include "tests/check.h"
#include "tests/failing_allocator.h"

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
  say(model, "ex:kettle", QUOTH_V_QUOTH_P_MENTION, "Kettle #[0-9]+");
  return model;
}

static quoth_text label_of(const quoth_lexicon *lexicon, const char *text) {
  bool prefix;
  const quoth_name_form *form = quoth_lexicon_find(lexicon, key(text), &prefix);
  CHECK(form && prefix);
  return quoth_lexicon_known(lexicon, form->known)->label;
}

static void check_names(const quoth_grammar *grammar) {
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
  CHECK(quoth_lexicon_pattern_count(lexicon) == 1);
}

static void test_taught_names_are_found(void) {
  quoth_model *model = ontology();
  quoth_grammar *grammar;
  CHECK(quoth_grammar_new(model, NULL, NULL, &grammar) == QUOTH_OK);
  check_names(grammar);
  quoth_grammar_free(grammar);
  quoth_model_free(model);
}

/* ---- kept names ---- */

static quoth_buffer keep(const quoth_model *model) {
  quoth_grammar *grammar;
  quoth_buffer bytes = {0};
  CHECK(quoth_grammar_new(model, NULL, NULL, &grammar) == QUOTH_OK);
  CHECK(quoth_lexicon_write(quoth_grammar_lexicon(grammar), &bytes) ==
        QUOTH_OK);
  quoth_grammar_free(grammar);
  return bytes;
}

static quoth_status restore(const quoth_model *model, quoth_text bytes,
                            quoth_allocator *allocator,
                            quoth_grammar **grammar) {
  return quoth_grammar_restore(model, bytes, allocator, NULL, grammar);
}

static void test_kept_names_are_the_same(void) {
  quoth_model *model = ontology(), *other;
  quoth_buffer bytes = keep(model), again = {0};
  quoth_grammar *grammar;
  CHECK(restore(model, quoth_buffer_text(&bytes), NULL, &grammar) == QUOTH_OK);
  check_names(grammar);
  CHECK(quoth_lexicon_write(quoth_grammar_lexicon(grammar), &again) ==
        QUOTH_OK);
  CHECK(quoth_text_equal(quoth_buffer_text(&bytes), quoth_buffer_text(&again)));
  quoth_grammar_free(grammar);
  CHECK(quoth_model_new(NULL, &other) == QUOTH_OK);
  CHECK(restore(other, quoth_buffer_text(&bytes), NULL, &grammar) ==
        QUOTH_BAD_DATA);
  quoth_model_free(other);
  quoth_buffer_free(&bytes);
  quoth_buffer_free(&again);
  quoth_model_free(model);
}

static void test_damage_is_refused(void) {
  quoth_model *model = ontology();
  quoth_buffer bytes = keep(model);
  quoth_grammar *grammar;
  for (size_t size = 0; size < bytes.size; size += size < 80 ? 1 : 37) {
    CHECK(restore(model, (quoth_text){bytes.bytes, size}, NULL, &grammar) ==
          QUOTH_BAD_DATA);
  }
  for (size_t i = 0; i < bytes.size; i++) {
    bytes.bytes[i] ^= 0x20;
    CHECK(restore(model, quoth_buffer_text(&bytes), NULL, &grammar) ==
          QUOTH_BAD_DATA);
    bytes.bytes[i] ^= 0x20;
  }
  quoth_buffer_free(&bytes);
  quoth_model_free(model);
}

/* Asks for everything that could be told wrongly. */
static void ask(const quoth_grammar *grammar) {
  static const char *const names[] = {"kettle pro two", "KP2", "mini pot",
                                      "Kettle",         "Urn", "Samovar"};
  const quoth_lexicon *lexicon = quoth_grammar_lexicon(grammar);
  size_t asked = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    bool prefix;
    const quoth_name_form *form =
        quoth_lexicon_find(lexicon, key(names[i]), &prefix);
    asked += form ? quoth_lexicon_known(lexicon, form->known)->label.size : 0;
    (void)quoth_lexicon_word(lexicon, key(names[i]));
  }
  for (uint32_t i = 0; i < quoth_lexicon_known_count(lexicon); i++) {
    const quoth_known *known = quoth_lexicon_known(lexicon, i);
    CHECK(quoth_utf8_check(known->label, NULL));
    asked += quoth_text_hash(known->label) + quoth_text_hash(known->same_as);
    asked += quoth_grammar_family(grammar, known->class_id);
  }
  CHECK(asked > 0);
}

/* Whoever damages the bytes may know how to sum them. */
static void test_lies_are_harmless(void) {
  enum { CHECKSUM = 8, SUMMED = 16 };
  static const unsigned char lies[] = {0x01, 0x80, 0xff};
  quoth_model *model = ontology();
  quoth_buffer bytes = keep(model);
  quoth_grammar *grammar;
  size_t believed = 0;
  for (size_t i = SUMMED; i < bytes.size; i++) {
    for (size_t k = 0; k < sizeof lies; k++) {
      bytes.bytes[i] = (char)(bytes.bytes[i] ^ lies[k]);
      const uint64_t sum = quoth_text_checksum(
          (quoth_text){bytes.bytes + SUMMED, bytes.size - SUMMED});
      memcpy(bytes.bytes + CHECKSUM, &sum, sizeof sum);
      if (restore(model, quoth_buffer_text(&bytes), NULL, &grammar) ==
          QUOTH_OK) {
        believed++;
        ask(grammar);
        quoth_grammar_free(grammar);
      }
      bytes.bytes[i] = (char)(bytes.bytes[i] ^ lies[k]);
    }
  }
  CHECK(believed > 0);
  quoth_buffer_free(&bytes);
  quoth_model_free(model);
}

static void test_no_memory_is_told(void) {
  quoth_model *model = ontology();
  quoth_buffer bytes = keep(model);
  quoth_grammar *grammar;
  quoth_status status = QUOTH_NO_MEMORY;
  for (size_t n = 0; status != QUOTH_OK; n++) {
    failing_allocator allocator = failing_allocator_after(n);
    status =
        restore(model, quoth_buffer_text(&bytes), &allocator.base, &grammar);
    CHECK(status == QUOTH_OK || status == QUOTH_NO_MEMORY);
    if (status == QUOTH_OK) {
      check_names(grammar);
      quoth_grammar_free(grammar);
    }
  }
  quoth_buffer_free(&bytes);
  quoth_model_free(model);
}

/* ---- mistakes ---- */

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
  test_kept_names_are_the_same();
  test_damage_is_refused();
  test_lies_are_harmless();
  test_no_memory_is_told();
  test_a_list_must_hang_on_a_kind();
  return 0;
}
