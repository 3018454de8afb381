#include "extract/pattern.h"
#include "tests/check.h"
#include "tests/failing_allocator.h"

#include <stdlib.h>

enum { PATTERNS_MAX = 100 };

static struct {
  quoth_patterns *patterns;
  quoth_pattern_matcher *matcher;
} t;

static void compile(const char *const *list, uint32_t count) {
  quoth_text texts[PATTERNS_MAX];
  uint32_t bad;
  for (uint32_t i = 0; i < count; i++) {
    texts[i] = quoth_text_of(list[i]);
  }
  CHECK(quoth_patterns_new(texts, count, NULL, NULL, &bad, &t.patterns) ==
        QUOTH_OK);
  CHECK(quoth_pattern_matcher_new(t.patterns, NULL, &t.matcher) == QUOTH_OK);
}

static void forget(void) {
  quoth_pattern_matcher_free(t.matcher);
  quoth_patterns_free(t.patterns);
}

/* "pattern:length …" of all that match at byte `at`. */
static bool finds(const char *text, size_t at, const char *expected) {
  char found[256] = "";
  size_t size = 0;
  CHECK(quoth_pattern_matcher_read(t.matcher, quoth_text_of(text)) == QUOTH_OK);
  quoth_pattern_cursor cursor = quoth_pattern_find(t.matcher, at);
  for (;;) {
    uint32_t pattern;
    size_t length;
    CHECK(quoth_pattern_next(t.matcher, &cursor, &pattern, &length) ==
          QUOTH_OK);
    if (length == 0) {
      break;
    }
    size += (size_t)snprintf(found + size, sizeof found - size, "%s%u:%zu",
                             size ? " " : "", pattern, length);
  }
  if (strcmp(found, expected) != 0) {
    printf("\"%s\" at %zu: %s\n", text, at, found);
  }
  return strcmp(found, expected) == 0;
}

static void test_all_that_match_are_told(void) {
  static const char *const list[] = {"RFC \\d+", "[A-Z]{2,}", "(?i)rfc",
                                     "é\\w*",    "\\w+\\.c",  "(?<=an )R"};
  compile(list, 6);
  CHECK(finds("RFC 2616", 0, "0:8 1:3 2:3"));
  CHECK(finds("an RFC", 3, "1:3 2:3 5:1"));
  CHECK(finds("rfc 12", 0, "2:3"));
  CHECK(finds("été", 0, "3:5"));
  CHECK(finds("main.c", 0, "4:6"));
  CHECK(finds("RFC\n7", 0, "0:5 1:3 2:3")); /* a line break is a blank */
  CHECK(finds("R", 0, ""));
  CHECK(finds("RFC 1", 0, "0:5 1:3 2:3"));
  CHECK(quoth_patterns_begin_with(t.patterns, 'x'));
  forget();
}

static void test_words_that_cannot_match_are_skipped(void) {
  static const char *const list[] = {"Ab\\d", "Q"};
  compile(list, 2);
  CHECK(quoth_patterns_begin_with(t.patterns, 'A'));
  CHECK(!quoth_patterns_begin_with(t.patterns, 'b'));
  forget();
}

/* The cache of beginnings tells of 63 patterns one by one. */
static void test_many_patterns_of_one_letter(void) {
  char text[PATTERNS_MAX][16];
  const char *list[PATTERNS_MAX];
  for (int i = 0; i < PATTERNS_MAX; i++) {
    (void)snprintf(text[i], sizeof text[i], "A%02dx", i);
    list[i] = text[i];
  }
  compile(list, PATTERNS_MAX);
  for (int i = 0; i < PATTERNS_MAX; i++) {
    char expected[16];
    (void)snprintf(expected, sizeof expected, "%d:4", i);
    CHECK(finds(text[i], 0, expected));
  }
  CHECK(finds("A0", 0, ""));
  forget();
}

static void test_mistakes_say_where(void) {
  static const struct {
    const char *pattern, *message;
  } rows[] = {{"AB(c", "missing closing parenthesis, at offset 4"},
              {"[a-", "missing terminating ] for character class"},
              {"a**+?*", "quantifier does not follow a repeatable item"},
              {"a*", "matches where there is nothing"},
              {"", "matches where there is nothing"},
              {"a\\C", "using \\C is disabled"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    const quoth_text texts[] = {quoth_text_of("fine"),
                                quoth_text_of(rows[i].pattern)};
    quoth_patterns *patterns = NULL;
    quoth_error error = {0};
    uint32_t bad = 0;
    CHECK(quoth_patterns_new(texts, 2, NULL, &error, &bad, &patterns) ==
          QUOTH_BAD_SYNTAX);
    if (!strstr(error.message, rows[i].message)) {
      printf("%s: %s\n", rows[i].pattern, error.message);
    }
    CHECK(bad == 1 && !patterns && strstr(error.message, rows[i].message));
  }
  char *big = malloc(100000);
  uint32_t bad;
  quoth_patterns *patterns;
  memset(big, '(', 100000);
  CHECK(quoth_patterns_new(&(quoth_text){big, 100000}, 1, NULL, NULL, &bad,
                           &patterns) == QUOTH_BAD_SYNTAX);
  CHECK(quoth_patterns_new(&(quoth_text){big, 1000}, 1, NULL, NULL, &bad,
                           &patterns) == QUOTH_BAD_SYNTAX);
  free(big);
}

/* Patterns that take for ever on text made for it are given up, and left out
 * when they were given up often; other patterns go on. */
static void test_hostile_patterns_are_bounded(void) {
  static const char *const list[] = {"(a+)+[bc]",       "(a|aa)+b",
                                     "(?:a*)*c",        "((((a?)+)+)+)+b",
                                     "(?R)?a(?R)?(?R)", "a{3}"};
  char text[1001];
  memset(text, 'a', 1000);
  text[1000] = '\0';
  compile(list, 6);
  CHECK(quoth_pattern_matcher_read(t.matcher, quoth_text_of(text)) == QUOTH_OK);
  for (int round = 0; round < 100; round++) {
    for (uint32_t i = 0; i < 5; i++) {
      size_t length;
      bool slow;
      CHECK(quoth_pattern_match(t.matcher, i, 0, &length, &slow) == QUOTH_OK);
    }
  }
  bool slow = false;
  size_t length;
  CHECK(quoth_pattern_match(t.matcher, 0, 0, &length, &slow) == QUOTH_OK);
  CHECK(length == 0 && !slow); /* left out */
  quoth_pattern_matcher_reset(t.matcher);
  CHECK(quoth_pattern_match(t.matcher, 0, 0, &length, &slow) == QUOTH_OK);
  CHECK(length == 0 && slow);
  CHECK(quoth_pattern_match(t.matcher, 5, 0, &length, &slow) == QUOTH_OK);
  CHECK(length == 3 && !slow);
  forget();
}

/* However long the text, and wherever the window cuts it. */
static void test_a_match_sees_a_window(void) {
  static const char *const list[] = {"[xé]+", "x.*y"};
  char text[2000];
  compile(list, 2);
  for (size_t pad = 1; pad < 4; pad++) {
    size_t size = pad;
    memset(text, 'x', pad);
    while (size + 2 < sizeof text) {
      memcpy(text + size, "é", 2);
      size += 2;
    }
    text[size] = '\0';
    size_t length;
    CHECK(quoth_pattern_matcher_read(t.matcher, quoth_text_of(text)) ==
          QUOTH_OK);
    CHECK(quoth_pattern_match(t.matcher, 0, 0, &length, NULL) == QUOTH_OK);
    CHECK(length > QUOTH_PATTERN_WINDOW - 4 && length <= QUOTH_PATTERN_WINDOW);
    CHECK(((unsigned char)text[length] & 0xc0) != 0x80);
  }
  memset(text, 'x', 1000);
  strcpy(text + 1000, "y");
  CHECK(finds(text, 0, "0:256"));
  forget();
}

static void test_every_allocation_may_fail(void) {
  const quoth_text texts[] = {quoth_text_of("A\\d+"),
                              quoth_text_of("(?i)b(c|d)+")};
  for (size_t n = 0;; n++) {
    failing_allocator allocator = failing_allocator_after(n);
    quoth_patterns *patterns = NULL;
    quoth_pattern_matcher *matcher = NULL;
    uint32_t bad;
    quoth_status status =
        quoth_patterns_new(texts, 2, &allocator.base, NULL, &bad, &patterns);
    if (status == QUOTH_OK) {
      status = quoth_pattern_matcher_new(patterns, &allocator.base, &matcher);
    }
    if (status == QUOTH_OK) {
      status = quoth_pattern_matcher_read(matcher, quoth_text_of("A\n12"));
    }
    size_t length = 0;
    if (status == QUOTH_OK) {
      status = quoth_pattern_match(matcher, 0, 0, &length, NULL);
    }
    quoth_pattern_matcher_free(matcher);
    quoth_patterns_free(patterns);
    if (status == QUOTH_OK) {
      CHECK(n > 5);
      break;
    }
    CHECK(status == QUOTH_NO_MEMORY);
  }
}

int main(void) {
  test_all_that_match_are_told();
  test_words_that_cannot_match_are_skipped();
  test_many_patterns_of_one_letter();
  test_mistakes_say_where();
  test_hostile_patterns_are_bounded();
  test_a_match_sees_a_window();
  test_every_allocation_may_fail();
  return 0;
}
