/* Digests that others compute, too: the examples of FIPS 180-4, and every way
 * to cut a text. */
#include "model/sha256.h"
#include "tests/check.h"

static bool is_digest(quoth_text text, const char *hex) {
  char out[2 * QUOTH_SHA256_SIZE + 1];
  quoth_sha256 sum = quoth_sha256_begin();
  quoth_sha256_add(&sum, text);
  quoth_sha256_hex(&sum, out);
  return strcmp(out, hex) == 0;
}

static void test_known_digests(void) {
  CHECK(is_digest(
      (quoth_text){NULL, 0},
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  CHECK(is_digest(
      quoth_text_of("abc"),
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  CHECK(is_digest(
      quoth_text_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
}

static void test_a_million_letters(void) {
  char letters[1000], out[2 * QUOTH_SHA256_SIZE + 1];
  quoth_sha256 sum = quoth_sha256_begin();
  memset(letters, 'a', sizeof letters);
  for (size_t i = 0; i < 1000; i++) {
    quoth_sha256_add(&sum, (quoth_text){letters, sizeof letters});
  }
  quoth_sha256_hex(&sum, out);
  CHECK(strcmp(out, "cdc76e5c9914fb9281a1c7e284d73e67"
                    "f1809a48a497200e046d39ccc7112cd0") == 0);
}

static void test_it_does_not_matter_how_a_text_is_cut(void) {
  unsigned char text[200], whole[QUOTH_SHA256_SIZE], cut[QUOTH_SHA256_SIZE];
  for (size_t i = 0; i < sizeof text; i++) {
    text[i] = (unsigned char)(i * 37);
  }
  for (size_t size = 0; size <= sizeof text; size++) {
    quoth_sha256 sum = quoth_sha256_begin();
    quoth_sha256_add(&sum, (quoth_text){(char *)text, size});
    quoth_sha256_end(&sum, whole);
    for (size_t at = 0; at <= size; at += 7) {
      sum = quoth_sha256_begin();
      quoth_sha256_add(&sum, (quoth_text){(char *)text, at});
      quoth_sha256_add(&sum, (quoth_text){(char *)text + at, size - at});
      quoth_sha256_end(&sum, cut);
      CHECK(memcmp(whole, cut, sizeof whole) == 0);
    }
  }
}

/* Of every size, so that lanes end at different times. */
static void test_many_at_once_are_as_one_by_one(void) {
  enum { MOST = 300 };
  static char bytes[MOST];
  static quoth_text texts[MOST];
  static uint64_t heads[MOST];
  for (size_t i = 0; i < MOST; i++) {
    bytes[i] = (char)(i * 41 + 7);
    texts[i] = (quoth_text){bytes, i * 97 % MOST};
  }
  for (size_t count = 0; count <= MOST; count += 1 + count / 3) {
    memset(heads, 0, sizeof heads);
    quoth_sha256_heads(texts, count, heads);
    for (size_t i = 0; i < MOST; i++) {
      unsigned char digest[QUOTH_SHA256_SIZE];
      uint64_t head = 0;
      quoth_sha256 sum = quoth_sha256_begin();
      quoth_sha256_add(&sum, texts[i]);
      quoth_sha256_end(&sum, digest);
      for (size_t k = 0; k < sizeof head; k++) {
        head = head << 8 | digest[k];
      }
      CHECK(heads[i] == (i < count ? head : 0));
    }
  }
}

int main(void) {
  test_known_digests();
  test_a_million_letters();
  test_it_does_not_matter_how_a_text_is_cut();
  test_many_at_once_are_as_one_by_one();
  return 0;
}
