/* From text to trees, with the weights that ship. */
#include "extract/syntax.h"
#include "tests/check.h"
#include "tests/failing_allocator.h"

static quoth_syntax *open_weights(void) {
  const char *folder = getenv("QUOTH_DATA");
  char path[4096];
  (void)snprintf(path, sizeof path, "%s/weights/english.weights",
                 folder != NULL ? folder : ".");
  quoth_syntax *syntax = NULL;
  quoth_error error = {0};
  if (quoth_syntax_open(path, &error, &syntax) != QUOTH_OK) {
    fprintf(stderr, "%s: %s\n", path, error.message);
    exit(1);
  }
  return syntax;
}

static quoth_trees parse(quoth_parser *parser, const char *string) {
  const quoth_text text = quoth_text_of(string);
  const quoth_span block = {0, (uint32_t)text.size};
  quoth_trees trees;
  CHECK(quoth_parse_text(parser, text, &block, 1, NULL, &trees) == QUOTH_OK);
  return trees;
}

/* The token of `trees` that is written `word`. */
static const quoth_token *find(const char *string, const quoth_trees *trees,
                               const char *word) {
  const quoth_text text = quoth_text_of(string);
  for (uint32_t i = 0; i < trees->token_count; i++) {
    if (quoth_text_is(quoth_text_slice(text, trees->tokens[i].span), word)) {
      return &trees->tokens[i];
    }
  }
  fprintf(stderr, "no '%s' in: %s\n", word, string);
  exit(1);
}

static void test_sentences(quoth_parser *parser) {
  static const struct {
    const char *text;
    uint32_t sentences;
  } cases[] = {
      {"", 0},
      {" \n\t ", 0},
      {"We met Dr. Wu in the U.S. last May. She was kind.", 2},
      {"\"Is it ready?\" he asked. \"Not yet!\" (They waited.) Fine.", 4},
      {"A heading without a stop\n\nThen a sentence follows.", 2},
      {"The first line of a paragraph\nthat was wrapped goes on\nhere.", 1},
      {"Prices rose by 3.5% to $1.20. Nobody was surprised.", 2},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const quoth_trees trees = parse(parser, cases[i].text);
    if (trees.sentence_count != cases[i].sentences) {
      fprintf(stderr, "%s: %u sentences\n", cases[i].text,
              trees.sentence_count);
    }
    CHECK(trees.sentence_count == cases[i].sentences);
  }
}

static void test_blocks(quoth_parser *parser) {
  const quoth_text text = quoth_text_of("this goes on and on");
  const quoth_span blocks[] = {{0, 9}, {10, 19}};
  quoth_trees trees;
  CHECK(quoth_parse_text(parser, text, blocks, 2, NULL, &trees) == QUOTH_OK);
  CHECK(trees.sentence_count == 2);
  CHECK(trees.sentences[0].block == 0 && trees.sentences[1].block == 1);
  CHECK(trees.tokens[2].sentence == 1);
}

static void test_lemmas(quoth_parser *parser) {
  static const struct {
    const char *text, *word, *lemma;
  } cases[] = {
      {"The children ran home.", "children", "child"},
      {"The children ran home.", "ran", "run"},
      {"It's been a year.", "'s", "have"},
      {"It's a year.", "'s", "be"},
      {"She can’t swim.", "n’t", "not"},
      {"Two companies released better robots.", "companies", "company"},
      {"Two companies released better robots.", "better", "good"},
      {"He met Maria in Lisbon.", "Lisbon", "Lisbon"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const quoth_trees trees = parse(parser, cases[i].text);
    const quoth_token *token = find(cases[i].text, &trees, cases[i].word);
    if (!quoth_text_is(token->lemma, cases[i].lemma)) {
      fprintf(stderr, "%s: %s is of '%.*s'\n", cases[i].text, cases[i].word,
              (int)token->lemma.size, token->lemma.at);
      exit(1);
    }
  }
}

static void test_features(quoth_parser *parser) {
  static const struct {
    const char *text, *word;
    uint32_t bits, not_bits;
  } cases[] = {
      {"They were told to wait.", "told", QUOTH_PASSIVE | QUOTH_PAST,
       QUOTH_FINITE},
      {"They have told us.", "told", QUOTH_PAST, QUOTH_PASSIVE},
      {"Tell me more about it.", "Tell", QUOTH_IMPERATIVE, QUOTH_INFINITIVE},
      {"I want to tell you.", "tell", QUOTH_INFINITIVE, QUOTH_IMPERATIVE},
      {"We don't know.", "n't", QUOTH_NEGATIVE, 0},
      {"Nobody knows.", "Nobody", QUOTH_NEGATIVE, 0},
      {"She never called her friends.", "friends", QUOTH_PLURAL, 0},
      {"She never called her friends.", "She",
       QUOTH_FEMININE | QUOTH_SINGULAR | QUOTH_THIRD | QUOTH_NOMINATIVE, 0},
      {"We built the fastest boat.", "We", QUOTH_FIRST | QUOTH_PLURAL, 0},
      {"We built the fastest boat.", "fastest", QUOTH_SUPERLATIVE, 0},
      {"We built the fastest boat.", "the", QUOTH_DEFINITE, 0},
      {"We built the fastest boat.", "built",
       QUOTH_PAST | QUOTH_FINITE | QUOTH_INDICATIVE | QUOTH_PLURAL, 0},
      {"Who built it?", "Who", QUOTH_INTERROGATIVE, QUOTH_RELATIVE},
      {"The man who built it left.", "who", QUOTH_RELATIVE, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const quoth_trees trees = parse(parser, cases[i].text);
    const quoth_token *token = find(cases[i].text, &trees, cases[i].word);
    if ((token->features & cases[i].bits) != cases[i].bits ||
        (token->features & cases[i].not_bits)) {
      fprintf(stderr, "%s: %s has %x\n", cases[i].text, cases[i].word,
              token->features);
      exit(1);
    }
  }
}

static void check_trees(const quoth_trees *trees) {
  uint32_t tokens = 0;
  for (uint32_t i = 0; i < trees->sentence_count; i++) {
    const quoth_sentence *s = &trees->sentences[i];
    CHECK(s->first == tokens && s->count > 0);
    tokens += s->count;
    CHECK(s->root >= s->first && s->root < tokens);
    for (uint32_t t = s->first; t < tokens; t++) {
      const uint32_t head = trees->tokens[t].head;
      CHECK((head == QUOTH_NONE) == (t == s->root));
      CHECK(head == QUOTH_NONE || (head >= s->first && head < tokens));
      CHECK(trees->tokens[t].sentence == i);
    }
  }
  CHECK(tokens == trees->token_count);
}

/* Captions without any punctuation are cut into sentences of some length. */
static void test_captions(quoth_parser *parser) {
  enum { TIMES = 300 };
  static const char words[] =
      "so we started the shop in may and it went well i think people liked "
      "the bread and then we hired two bakers because the line was long ";
  char *text = malloc(TIMES * sizeof words);
  CHECK(text != NULL);
  size_t size = 0;
  for (int i = 0; i < TIMES; i++) {
    memcpy(text + size, words, sizeof words - 1);
    size += sizeof words - 1;
  }
  text[size] = 0;
  const quoth_trees trees = parse(parser, text);
  check_trees(&trees);
  CHECK(trees.sentence_count * 45 > trees.token_count);
  for (uint32_t i = 0; i < trees.sentence_count; i++) {
    CHECK(trees.sentences[i].count <= 60);
  }
  free(text);
}

/* Whatever the bytes, the trees are sound. */
static void test_noise(quoth_parser *parser) {
  static const char *const units[] = {",",  "((",      "word",   "A. ",
                                      "? ", "'",       "\n",     "\x01",
                                      "0",  "👩‍", "\"a\" ", "- "};
  uint32_t seed = 7;
  for (int round = 0; round < 40; round++) {
    char text[4096];
    size_t size = 0;
    for (int i = 0; i < 400; i++) {
      seed = seed * 1664525u + 1013904223u;
      const char *unit = units[(seed >> 16) % (sizeof units / sizeof *units)];
      memcpy(text + size, unit, strlen(unit));
      size += strlen(unit);
    }
    text[size] = 0;
    const quoth_trees trees = parse(parser, text);
    check_trees(&trees);
  }
}

static void test_given_tokens(quoth_parser *parser) {
  const quoth_text text = quoth_text_of("ab cd ef");
  const quoth_token tokens[] = {
      {.span = {0, 2}, .space_before = 1},
      {.span = {3, 5}, .space_before = 1},
      {.span = {6, 8}, .sentence = 1, .space_before = 1}};
  quoth_trees trees;
  CHECK(quoth_parse_tokens(parser, text, tokens, 3, NULL, &trees) == QUOTH_OK);
  CHECK(trees.token_count == 3 && trees.sentence_count == 2);
  check_trees(&trees);
}

/* Every allocation fails once: no crash, no leak, and it works afterwards. */
static void test_no_memory(const quoth_syntax *syntax) {
  for (size_t after = 0;; after++) {
    failing_allocator memory = failing_allocator_after(after);
    quoth_parser *parser = NULL;
    quoth_status status = quoth_parser_new(syntax, &memory.base, &parser);
    if (status == QUOTH_OK) {
      const quoth_text text = quoth_text_of("The mice weren't there.");
      const quoth_span block = {0, (uint32_t)text.size};
      quoth_trees trees;
      status = quoth_parse_text(parser, text, &block, 1, NULL, &trees);
    }
    quoth_parser_free(parser);
    if (status == QUOTH_OK) {
      break;
    }
    CHECK(status == QUOTH_NO_MEMORY);
  }
}

int main(void) {
  quoth_syntax *syntax = open_weights();
  quoth_parser *parser = NULL;
  CHECK(quoth_parser_new(syntax, NULL, &parser) == QUOTH_OK);
  test_sentences(parser);
  test_blocks(parser);
  test_lemmas(parser);
  test_features(parser);
  test_captions(parser);
  test_noise(parser);
  test_given_tokens(parser);
  quoth_parser_free(parser);
  test_no_memory(syntax);
  quoth_syntax_close(syntax);
  return 0;
}
