/* The container of weights: what was put in comes out, and no damaged file is
 * ever accepted. */
#include "extract/weights.h"
#include "tests/check.h"

#include <unistd.h>

static char path[] = "/tmp/quoth-weights-XXXXXX";

static void write_file(const char *at, size_t size) {
  FILE *file = fopen(path, "wb");
  CHECK(file != NULL);
  CHECK(fwrite(at, 1, size, file) == size);
  CHECK(fclose(file) == 0);
}

static size_t read_file(char *at, size_t capacity) {
  FILE *file = fopen(path, "rb");
  CHECK(file != NULL);
  const size_t size = fread(at, 1, capacity, file);
  CHECK(fclose(file) == 0);
  return size;
}

static quoth_status open_status(void) {
  quoth_error error = {.line = 0};
  quoth_weights *weights;
  const quoth_status status = quoth_weights_map(path, &error, &weights);
  CHECK((status == QUOTH_OK) == (error.message[0] == 0));
  CHECK((status == QUOTH_OK) == (weights != NULL));
  quoth_weights_unmap(weights);
  return status;
}

static void put_sections(void) {
  CHECK(remove(path) == 0);
  CHECK(quoth_weights_put(path, "words", quoth_text_of("four words it holds"),
                          NULL) == QUOTH_OK);
  CHECK(quoth_weights_put(path, "empty", quoth_text_of(""), NULL) == QUOTH_OK);
  CHECK(quoth_weights_put(path, "arcs", quoth_text_of("old"), NULL) ==
        QUOTH_OK);
  CHECK(quoth_weights_put(path, "arcs", quoth_text_of("new arcs"), NULL) ==
        QUOTH_OK);
}

static void test_sections(void) {
  put_sections();
  quoth_weights *weights;
  CHECK(quoth_weights_map(path, NULL, &weights) == QUOTH_OK);
  CHECK(quoth_text_is(quoth_weights_section(weights, "arcs"), "new arcs"));
  const quoth_text words = quoth_weights_section(weights, "words");
  CHECK(quoth_text_is(words, "four words it holds"));
  CHECK((uintptr_t)words.at % 64 == 0);
  CHECK(quoth_weights_section(weights, "empty").at != NULL);
  CHECK(quoth_weights_section(weights, "empty").size == 0);
  CHECK(quoth_weights_section(weights, "none").at == NULL);
  quoth_weights_unmap(weights);
  CHECK(quoth_weights_put(path, "a name that is far too long",
                          quoth_text_of("x"), NULL) == QUOTH_LIMIT);
}

static void test_order_does_not_matter(void) {
  char first[4096], second[4096];
  put_sections();
  const size_t size = read_file(first, sizeof first);
  CHECK(remove(path) == 0);
  CHECK(quoth_weights_put(path, "arcs", quoth_text_of("new arcs"), NULL) ==
        QUOTH_OK);
  CHECK(quoth_weights_put(path, "empty", quoth_text_of(""), NULL) == QUOTH_OK);
  CHECK(quoth_weights_put(path, "words", quoth_text_of("four words it holds"),
                          NULL) == QUOTH_OK);
  CHECK(read_file(second, sizeof second) == size);
  CHECK(memcmp(first, second, size) == 0);
}

static void test_truncated(void) {
  char bytes[4096];
  put_sections();
  const size_t size = read_file(bytes, sizeof bytes);
  for (size_t length = 0; length < size; length++) {
    write_file(bytes, length);
    CHECK(open_status() == QUOTH_BAD_DATA);
  }
  bytes[size] = 0;
  write_file(bytes, size + 1);
  CHECK(open_status() == QUOTH_BAD_DATA);
}

static void test_flipped(void) {
  char bytes[4096];
  put_sections();
  const size_t size = read_file(bytes, sizeof bytes);
  for (size_t at = 0; at < size * 8; at++) {
    bytes[at / 8] = (char)(bytes[at / 8] ^ 1 << at % 8);
    write_file(bytes, size);
    CHECK(open_status() == QUOTH_BAD_DATA);
    bytes[at / 8] = (char)(bytes[at / 8] ^ 1 << at % 8);
  }
  write_file(bytes, size);
  CHECK(open_status() == QUOTH_OK);
}

static void test_messages(void) {
  quoth_error error = {.line = 0};
  quoth_weights *weights;
  CHECK(quoth_weights_map("/nowhere/english.weights", &error, &weights) ==
        QUOTH_IO);
  CHECK(strcmp(error.message, "cannot open weights") == 0);
  char bytes[4096];
  put_sections();
  const size_t size = read_file(bytes, sizeof bytes);
  bytes[8]++;
  write_file(bytes, size);
  error = (quoth_error){.line = 0};
  CHECK(quoth_weights_map(path, &error, &weights) == QUOTH_BAD_DATA);
  CHECK(strcmp(error.message,
               "weights of version 2, but version 1 is needed") == 0);
}

int main(void) {
  const int file = mkstemp(path);
  CHECK(file >= 0);
  CHECK(close(file) == 0);
  test_sections();
  test_order_does_not_matter();
  test_truncated();
  test_flipped();
  test_messages();
  CHECK(remove(path) == 0);
  return 0;
}
