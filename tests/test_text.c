#include "model/text.h"
#include "tests/check.h"

static void test_utf8_check_finds_the_first_bad_byte(void) {
  size_t bad = 99;
  CHECK(quoth_utf8_check(quoth_text_of("naïve DALL·E 😀"), &bad));
  CHECK(bad == 99);
  static const char *const broken[] = {"ab\xff", "ab\xc0\xaf", "ab\xed\xa0\x80",
                                       "ab\xf4\x90\x80\x80", "ab\xe2\x82"};
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    CHECK(!quoth_utf8_check(quoth_text_of(broken[i]), &bad));
    CHECK(bad == 2);
  }
}

static void test_code_points_round_trip(void) {
  static const uint32_t points[] = {0x24, 0xe9, 0x20ac, 0x1f600};
  for (size_t i = 0; i < 4; i++) {
    char bytes[4];
    const quoth_text text = {bytes, quoth_utf8_put(points[i], bytes)};
    size_t at = 0;
    CHECK(text.size == i + 1);
    CHECK(quoth_utf8_next(text, &at) == points[i] && at == text.size);
  }
  CHECK(quoth_utf8_count(quoth_text_of("é€😀x")) == 4);
}

static void test_letters_have_case(void) {
  CHECK(quoth_char_lower(0xc9) == 0xe9);   /* É */
  CHECK(quoth_char_lower(0x141) == 0x142); /* Ł */
  CHECK(quoth_char_lower(0x416) == 0x436); /* Ж */
  CHECK(quoth_char_is_upper('Q') && !quoth_char_is_upper('q'));
  CHECK(!quoth_char_is_upper('1') && quoth_char_is_letter(0x4e2d));
}

static void test_trim_and_compare(void) {
  CHECK(quoth_text_is(quoth_text_trim(quoth_text_of(" \t a b \xc2\xa0\n")),
                      "a b"));
  CHECK(quoth_text_trim(quoth_text_of(" \n")).size == 0);
  CHECK(quoth_text_compare(quoth_text_of("a"), quoth_text_of("ab")) < 0);
  CHECK(quoth_text_equal_nocase(quoth_text_of("YouTube"),
                                quoth_text_of("youtube")));
}

int main(void) {
  test_utf8_check_finds_the_first_bad_byte();
  test_code_points_round_trip();
  test_letters_have_case();
  test_trim_and_compare();
  return 0;
}
