/* Tags and trees are well formed whatever the words are, every kernel gives
 * the same, and known sentences come out right. */
#include "extract/net.h"
#include "extract/reading.h"
#include "tests/check.h"

#include <unistd.h>

enum { WORDS = 5000, TEXT = 1 << 17, SENTENCES = 300 };

typedef struct {
  char text[TEXT];
  quoth_token tokens[WORDS];
  quoth_sentence sentences[SENTENCES];
  uint32_t count, size, sentence_count;
} sample;

static uint32_t next_random(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

static void add_word(sample *s, const char *word) {
  const uint32_t size = (uint32_t)strlen(word);
  CHECK(s->count < WORDS && s->size + size < TEXT);
  memcpy(s->text + s->size, word, size);
  s->tokens[s->count++] =
      (quoth_token){.span = {s->size, s->size + size}, .head = 12345};
  s->size += size;
  s->text[s->size++] = ' ';
}

/* Splits at spaces. */
static void add_words(sample *s, const char *line) {
  char copy[512];
  CHECK(strlen(line) < sizeof copy);
  strcpy(copy, line);
  char *rest = NULL;
  for (char *word = strtok_r(copy, " ", &rest); word != NULL;
       word = strtok_r(NULL, " ", &rest)) {
    add_word(s, word);
  }
}

/* The words since the last sentence are one. */
static void end_sentence(sample *s) {
  CHECK(s->sentence_count < SENTENCES);
  uint32_t first = 0;
  if (s->sentence_count > 0) {
    const quoth_sentence *last = &s->sentences[s->sentence_count - 1];
    first = last->first + last->count;
  }
  s->sentences[s->sentence_count++] =
      (quoth_sentence){.first = first, .count = s->count - first};
}

static void check_tree(const sample *s, const quoth_sentence *sentence) {
  const uint32_t first = sentence->first, end = first + sentence->count;
  uint32_t roots = 0;
  for (uint32_t i = first; i < end; i++) {
    const quoth_token *t = &s->tokens[i];
    CHECK(t->upos < QUOTH_UPOS_COUNT && t->xpos < QUOTH_XPOS_COUNT);
    CHECK(t->deprel < QUOTH_DEPREL_COUNT);
    CHECK((t->head == QUOTH_NONE) == (t->deprel == QUOTH_DEP_ROOT));
    CHECK((t->head == QUOTH_NONE) == (i == sentence->root));
    roots += t->head == QUOTH_NONE;
    uint32_t at = i, steps = 0;
    while (s->tokens[at].head != QUOTH_NONE) {
      at = s->tokens[at].head;
      CHECK(at >= first && at < end && ++steps <= sentence->count);
    }
  }
  CHECK(roots == 1);
}

static void parse(quoth_reading *reading, sample *s) {
  const quoth_text text = {s->text, s->size};
  quoth_reading_run(reading, text, s->tokens, s->sentences, s->sentence_count);
  for (uint32_t i = 0; i < s->sentence_count; i++) {
    check_tree(s, &s->sentences[i]);
  }
}

/* Words, marks and rubbish in no order at all. */
static void add_soup(sample *s, uint32_t count, uint32_t *seed) {
  static const char *const words[] = {
      "the",
      "of",
      "run",
      "GPT-4o",
      ",",
      ".",
      "(",
      "uh",
      "n't",
      "who",
      "\"",
      "\xe2\x80\x94",
      "1999",
      "ALL",
      "was",
      "Zorblat",
      "and",
      "if",
      "\x01\x02",
      "\xf0\x9f\x98\x80",
      "xxxxxxxxxxxxxxxxxxxxxxxxx"
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"};
  for (uint32_t i = 0; i < count; i++) {
    add_word(s, words[next_random(seed) % (sizeof words / sizeof *words)]);
  }
  end_sentence(s);
}

/* Sentences of all kinds of lengths, beside each other in every way. */
static void make_soups(sample *s, uint32_t seed) {
  static const uint32_t lengths[] = {1,   2,   3,   7,   16,  40,
                                     191, 192, 193, 385, 1400};
  s->count = s->size = s->sentence_count = 0;
  for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
    add_soup(s, lengths[i], &seed);
  }
  while (s->sentence_count < SENTENCES) {
    add_soup(s, 1 + next_random(&seed) % 15, &seed);
  }
}

/* What a sentence is read as does not depend on those around it. */
static void test_soup(quoth_reading *reading, sample *s) {
  static sample together;
  make_soups(s, 11);
  parse(reading, s);
  together = *s;
  for (uint32_t i = 0; i < s->sentence_count; i++) {
    const quoth_text text = {s->text, s->size};
    quoth_reading_run(reading, text, s->tokens, &s->sentences[i], 1);
  }
  CHECK(memcmp(&together, s, sizeof together) == 0);
}

static void test_kernels(quoth_syntax *syntax, sample *s) {
  static sample other;
  for (uint32_t index = 0; index < QUOTH_KERNELS; index++) {
    const quoth_kernel *kernel = quoth_kernel_at(index);
    if (kernel == NULL) {
      continue;
    }
    quoth_net_free(&syntax->net);
    CHECK(quoth_net_load(&syntax->net, syntax->weights, kernel) == QUOTH_OK);
    quoth_reading *reading;
    CHECK(quoth_reading_new(syntax, NULL, &reading) == QUOTH_OK);
    make_soups(s, 5);
    parse(reading, s);
    if (index == 0) {
      other = *s;
    }
    CHECK(memcmp(other.tokens, s->tokens, s->count * sizeof *s->tokens) == 0);
    quoth_reading_free(reading);
  }
}

static void test_sentence(quoth_reading *reading, sample *s) {
  s->count = s->size = s->sentence_count = 0;
  add_words(s, "My neighbour sold her old boat in a hurry .");
  end_sentence(s);
  parse(reading, s);
  CHECK(s->tokens[2].head == QUOTH_NONE);
  CHECK(s->tokens[2].upos == QUOTH_VERB);
  CHECK(s->tokens[2].xpos == QUOTH_XPOS_VBD);
  CHECK(s->tokens[1].head == 2 && s->tokens[1].deprel == QUOTH_DEP_NSUBJ);
  CHECK(s->tokens[5].head == 2 && s->tokens[5].deprel == QUOTH_DEP_OBJ);
  CHECK(s->tokens[8].head == 2 && s->tokens[8].deprel == QUOTH_DEP_OBL);
  CHECK(s->tokens[6].head == 8 && s->tokens[6].deprel == QUOTH_DEP_CASE);
}

static void copy_file(const char *from, const char *to) {
  FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
  CHECK(in != NULL && out != NULL);
  char bytes[4096];
  for (size_t size; (size = fread(bytes, 1, sizeof bytes, in)) > 0;) {
    CHECK(fwrite(bytes, 1, size, out) == size);
  }
  CHECK(fclose(in) == 0 && fclose(out) == 0);
}

/* A file whose checksum is right but whose network is not is refused too. */
static void test_unsound(const char *path) {
  static const char *const names[] = {"sizes", "slots",    "rows",
                                      "tags",  "integers", "floats"};
  char copy[] = "/tmp/quoth-weights-XXXXXX";
  const int file = mkstemp(copy);
  CHECK(file >= 0 && close(file) == 0);
  char garbage[64];
  memset(garbage, 0xfe, sizeof garbage);
  for (size_t i = 0; i < 2 * sizeof names / sizeof *names; i++) {
    const char *name = names[i / 2];
    quoth_weights *whole;
    CHECK(quoth_weights_map(path, NULL, &whole) == QUOTH_OK);
    quoth_text bytes = quoth_weights_section(whole, name);
    CHECK(bytes.size > 0);
    if (i % 2 == 0) {
      bytes.size -= 1;
    } else {
      bytes = (quoth_text){garbage, sizeof garbage};
    }
    copy_file(path, copy);
    CHECK(quoth_weights_put(copy, name, bytes, NULL) == QUOTH_OK);
    quoth_weights_unmap(whole);
    quoth_error error = {.line = 0};
    quoth_syntax *syntax;
    CHECK(quoth_syntax_open(copy, &error, &syntax) == QUOTH_BAD_DATA);
    CHECK(syntax == NULL && error.message[0] != 0);
  }
  CHECK(remove(copy) == 0);
}

int main(void) {
  const char *data = getenv("QUOTH_DATA");
  char path[4096];
  snprintf(path, sizeof path, "%s/weights/english.weights",
           data == NULL ? "." : data);
  quoth_error error = {.line = 0};
  quoth_syntax *syntax;
  const quoth_status status = quoth_syntax_open(path, &error, &syntax);
  if (status != QUOTH_OK) {
    fprintf(stderr, "%s: %s\n", path, error.message);
  }
  CHECK(status == QUOTH_OK);
  quoth_reading *reading;
  CHECK(quoth_reading_new(syntax, NULL, &reading) == QUOTH_OK);
  static sample s;
  test_sentence(reading, &s);
  test_soup(reading, &s);
  quoth_reading_free(reading);
  test_kernels(syntax, &s);
  quoth_syntax_close(syntax);
  test_unsound(path);
  return 0;
}
