#include "model/snapshot.h"
#include "model/vocab.h"
#include "tests/check.h"

static const char key[QUOTH_SNAPSHOT_KEY] = "made from this";

static quoth_model *sample(void) {
  quoth_model *model;
  quoth_id pump, label, date, graph;
  CHECK(quoth_model_new(NULL, &model) == QUOTH_OK);
  CHECK(quoth_model_iri(model, quoth_text_of("https://example.org/pump"),
                        &pump) == QUOTH_OK);
  CHECK(quoth_model_literal(model, quoth_text_of("Pümpel"), 0,
                            quoth_text_of("de"), &label) == QUOTH_OK);
  CHECK(quoth_model_literal(model, quoth_text_of("2020-01-01"),
                            QUOTH_V_XSD_DATE, quoth_text_of(""),
                            &date) == QUOTH_OK);
  CHECK(quoth_model_iri(model, quoth_text_of("https://example.org/doc"),
                        &graph) == QUOTH_OK);
  CHECK(quoth_model_add(model, pump, QUOTH_V_RDFS_LABEL, label, graph) ==
        QUOTH_OK);
  CHECK(quoth_model_add(model, pump, QUOTH_V_DCTERMS_DATE, date, 0) ==
        QUOTH_OK);
  return model;
}

static void test_a_snapshot_gives_the_same_model(void) {
  quoth_model *model = sample(), *copy;
  quoth_buffer bytes = {0}, again = {0};
  CHECK(quoth_snapshot_write(model, key, &bytes) == QUOTH_OK);
  CHECK(quoth_model_new(NULL, &copy) == QUOTH_OK);
  CHECK(quoth_snapshot_read(quoth_buffer_text(&bytes), key, copy) == QUOTH_OK);
  CHECK(quoth_model_quad_count(copy) == 2);
  CHECK(quoth_snapshot_write(copy, key, &again) == QUOTH_OK);
  CHECK(quoth_text_equal(quoth_buffer_text(&bytes), quoth_buffer_text(&again)));
  quoth_buffer_free(&bytes);
  quoth_buffer_free(&again);
  quoth_model_free(copy);
  quoth_model_free(model);
}

static void test_damage_and_other_keys_are_refused(void) {
  quoth_model *model = sample(), *copy;
  quoth_buffer bytes = {0};
  CHECK(quoth_snapshot_write(model, key, &bytes) == QUOTH_OK);
  CHECK(quoth_model_new(NULL, &copy) == QUOTH_OK);
  const char other[QUOTH_SNAPSHOT_KEY] = "made from that";
  CHECK(quoth_snapshot_read(quoth_buffer_text(&bytes), other, copy) ==
        QUOTH_BAD_DATA);
  for (size_t size = 0; size < bytes.size; size++) {
    CHECK(quoth_snapshot_read((quoth_text){bytes.bytes, size}, key, copy) ==
          QUOTH_BAD_DATA);
  }
  for (size_t i = 0; i < bytes.size; i++) {
    bytes.bytes[i] ^= 0x40;
    CHECK(quoth_snapshot_read(quoth_buffer_text(&bytes), key, copy) ==
          QUOTH_BAD_DATA);
    bytes.bytes[i] ^= 0x40;
  }
  CHECK(quoth_model_quad_count(copy) == 0);
  quoth_buffer_free(&bytes);
  quoth_model_free(copy);
  quoth_model_free(model);
}

/* Whoever damages the bytes may know how to sum them. */
static void test_lies_are_harmless(void) {
  enum { CHECKSUM = 88, SUMMED = 96 };
  static const unsigned char lies[] = {0x01, 0x80, 0xff};
  quoth_model *model = sample(), *copy;
  quoth_buffer bytes = {0};
  CHECK(quoth_snapshot_write(model, key, &bytes) == QUOTH_OK);
  for (size_t i = 0; i < bytes.size; i++) {
    for (size_t k = 0; k < sizeof lies; k++) {
      bytes.bytes[i] = (char)(bytes.bytes[i] ^ lies[k]);
      const uint64_t sum = quoth_text_checksum(
          (quoth_text){bytes.bytes + SUMMED, bytes.size - SUMMED});
      memcpy(bytes.bytes + CHECKSUM, &sum, sizeof sum);
      CHECK(quoth_model_new(NULL, &copy) == QUOTH_OK);
      if (quoth_snapshot_read(quoth_buffer_text(&bytes), key, copy) ==
          QUOTH_OK) {
        for (quoth_id id = 1; id <= quoth_model_term_count(copy); id++) {
          CHECK(quoth_utf8_check(quoth_model_get(copy, id).text, NULL));
        }
      }
      quoth_model_free(copy);
      bytes.bytes[i] = (char)(bytes.bytes[i] ^ lies[k]);
    }
  }
  quoth_buffer_free(&bytes);
  quoth_model_free(model);
}

int main(void) {
  test_a_snapshot_gives_the_same_model();
  test_damage_and_other_keys_are_refused();
  test_lies_are_harmless();
  return 0;
}
