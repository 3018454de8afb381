/* Words as UD English cuts them. */
#include "extract/token.h"

#include "tests/check.h"

/* The tokens of `text` with "|" where two touch and " " where they do not. */
static void show(const char *text, char *out, size_t room) {
  const quoth_text whole = quoth_text_of(text);
  quoth_token_list list = {0};
  CHECK(quoth_tokens_find(whole, (quoth_span){0, (uint32_t)whole.size},
                          &list) == QUOTH_OK);
  size_t size = 0;
  for (size_t i = 0; i < list.count; i++) {
    const quoth_text word = quoth_text_slice(whole, list.items[i].span);
    CHECK(size + word.size + 2 < room);
    if (i > 0) {
      out[size++] = list.items[i].space_before ? ' ' : '|';
    }
    memcpy(out + size, word.at, word.size);
    size += word.size;
  }
  out[size] = 0;
  quoth_release(NULL, list.items);
}

static void expect(const char *text, const char *tokens) {
  char got[512];
  show(text, got, sizeof got);
  if (strcmp(got, tokens) != 0) {
    fprintf(stderr, "%s\n  got  %s\n  want %s\n", text, got, tokens);
  }
  CHECK(strcmp(got, tokens) == 0);
}

static void test_clitics(void) {
  expect("They don't; we can’t, she'd've.",
         "They do|n't|; we ca|n’t|, she|'d|'ve|.");
  expect("I'm sure he's theirs' friend's",
         "I|'m sure he|'s theirs|' friend|'s");
  expect("We cannot, gonna, dunno, dont IM",
         "We can|not|, gon|na|, du|n|no|, do|nt IM");
  expect("y'all at five o'clock with O'Neil",
         "y'|all at five o'clock with O'Neil");
  expect("rock 'n' roll, tell 'em in '98", "rock 'n|' roll|, tell 'em in '98");
  expect("its not its colour", "it|s not its colour");
  expect("the '60s and the 60's", "the '60s and the 60's");
}

static void test_hyphens(void) {
  expect("a well-known co-founder's pre-war, state-of-the-art radio",
         "a well|-|known co-founder|'s pre-war|, state|-|of|-|the|-|art radio");
  expect("GPT-4o and a DGX-1, COVID-19, in 3-D",
         "GPT-4o and a DGX-1|, COVID-19|, in 3-D");
  expect("call 555-0143 on 2021-03-04 between 9-11",
         "call 555-0143 on 2021-03-04 between 9|-|11");
  expect("we built--slowly—a thing – ok", "we built|--|slowly|—|a thing – ok");
  expect("th- the s- uh-huh", "th- the s- uh-huh");
}

static void test_numbers(void) {
  expect("$40, 70% of 1,250.75 is 10x €5",
         "$|40|, 70|% of 1,250.75 is 10|x €|5");
  expect("at 10:30am on 3/14/2015, the 21st",
         "at 10:30|am on 3/14/2015|, the 21st");
  expect("3/4 of -5 and .5", "3|/|4 of -|5 and .5");
}

static void test_names(void) {
  expect("DALL·E, AT&T, C++, C# and .NET in Node.js",
         "DALL·E|, AT&T|, C++|, C# and .NET in Node.js");
  expect("Mr. T. Lee of the U.S. met Ph.D. folks, e.g. Dr. Wu.",
         "Mr. T. Lee of the U.S. met Ph.D. folks|, e.g. Dr. Wu|.");
  expect("bread, milk, etc. Then home. Milk etc., too",
         "bread|, milk|, etc|. Then home|. Milk etc.|, too");
  expect("no. 5, no. Really", "no. 5|, no|. Really");
}

static void test_addresses(void) {
  expect("(see https://example.org/a_(b)?c=d).",
         "(|see https://example.org/a_(b)?c=d|)|.");
  expect("mail ann.lee+x@example.com, or @ann #tea",
         "mail ann.lee+x@example.com|, or @ann #tea");
  expect("www.example.com/x, example.com.",
         "www.example.com/x|, example.com|.");
}

static void test_marks(void) {
  expect("\"Well,\" she said... “no!?” (yes) [x]",
         "\"|Well|,|\" she said|... “|no|!?|” (|yes|) [|x|]");
  expect("Nice :-) great;) <3 👍🏽👩‍💻 ok",
         "Nice :-) great|;) <3 👍🏽|👩‍💻 ok");
  expect("either/or, b/c it ended.Then", "either|/|or|, b/c it ended|.|Then");
}

static void test_odd_bytes(void) {
  expect("a\x01"
         "b\tc\xc2\xa0"
         "d",
         "a b c d");
  const char raw[] = {'a', 0, 'b'};
  quoth_token_list list = {0};
  CHECK(quoth_tokens_find((quoth_text){raw, 3}, (quoth_span){0, 3}, &list) ==
        QUOTH_OK);
  CHECK(list.count == 2);
  quoth_release(NULL, list.items);
}

/* No blanks for a megabyte: tokens are cut, and every byte is in one. */
static void test_long_runs(void) {
  static const char *const units[] = {"a",  "é",  "a.", "1-",  "a-",
                                      "'",  ":",  "@",  "://", "www.",
                                      "a@", "_a", "x/", "a'"};
  enum { SIZE = 1 << 20 };
  char *text = malloc(SIZE);
  CHECK(text != NULL);
  for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
    const size_t unit = strlen(units[u]), size = SIZE / unit * unit;
    for (size_t i = 0; i < size; i += unit) {
      memcpy(text + i, units[u], unit);
    }
    quoth_token_list list = {0};
    CHECK(quoth_tokens_find((quoth_text){text, size},
                            (quoth_span){0, (uint32_t)size},
                            &list) == QUOTH_OK);
    uint32_t at = 0;
    for (size_t i = 0; i < list.count; i++) {
      CHECK(list.items[i].span.begin == at);
      at = list.items[i].span.end;
      CHECK(at - list.items[i].span.begin <= QUOTH_TOKEN_BYTES);
    }
    CHECK(at == size);
    quoth_release(NULL, list.items);
  }
  free(text);
}

static void test_contract(void) {
  CHECK(quoth_tokens_contract(quoth_text_of("do"), quoth_text_of("n't")));
  CHECK(quoth_tokens_contract(quoth_text_of("Ann"), quoth_text_of("’s")));
  CHECK(quoth_tokens_contract(quoth_text_of("y'"), quoth_text_of("all")));
  CHECK(!quoth_tokens_contract(quoth_text_of("10"), quoth_text_of("am")));
  CHECK(!quoth_tokens_contract(quoth_text_of("'"), quoth_text_of("The")));
  CHECK(!quoth_tokens_contract(quoth_text_of("well"), quoth_text_of("-")));
}

int main(void) {
  test_clitics();
  test_hyphens();
  test_numbers();
  test_names();
  test_addresses();
  test_marks();
  test_odd_bytes();
  test_long_runs();
  test_contract();
  return 0;
}
