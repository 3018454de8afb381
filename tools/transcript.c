/* See transcript.h. */
#include "tools/transcript.h"

#include <stdlib.h>

enum { WORDS_MAX = 100, LINE_MAX_SIZE = 1 << 16 };

typedef struct {
  treebank *bank;
  word words[WORDS_MAX];
  uint32_t count;
} collector;

static void end_sentence(collector *c) {
  if (c->count > 1) {
    treebank_add(c->bank, c->words, c->count);
  }
  c->count = 0;
}

static void add_word(collector *c, const char *at, size_t size) {
  if (size == 0) {
    return;
  }
  const quoth_form form = quoth_form_of((quoth_text){at, size});
  word *w = &c->words[c->count++];
  *w = (word){.key = quoth_form_key(&form),
              .shape = form.shape,
              .upper = form.upper,
              .lower = form.lower};
  quoth_form_affixes(&form, w->affixes);
  if (c->count == WORDS_MAX) {
    end_sentence(c);
  }
}

static bool is_one_of(char c, const char *set) {
  return c != 0 && strchr(set, c) != NULL;
}

/* Bytes of the clitic at the end of a word: n't, 's, 're, … */
static size_t clitic_size(const char *at, size_t size) {
  static const char *const clitics[] = {"n't", "'re", "'ve", "'ll",
                                        "'s",  "'d",  "'m"};
  for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
    const size_t length = strlen(clitics[i]);
    if (size > length &&
        quoth_text_equal_nocase((quoth_text){at + size - length, length},
                                quoth_text_of(clitics[i]))) {
      return length;
    }
  }
  return 0;
}

/* A word without marks around it: parts at hyphens, clitics apart. */
static void add_core(collector *c, const char *at, size_t size) {
  const char *hyphen = memchr(at, '-', size);
  if (hyphen != NULL && hyphen > at && hyphen + 1 < at + size) {
    add_core(c, at, (size_t)(hyphen - at));
    add_word(c, hyphen, 1);
    add_core(c, hyphen + 1, (size_t)(at + size - hyphen - 1));
    return;
  }
  const size_t clitic = clitic_size(at, size);
  add_word(c, at, size - clitic);
  add_word(c, at + size - clitic, clitic);
}

/* What stands between white space. */
static void add_chunk(collector *c, const char *at, size_t size) {
  while (size > 0 && is_one_of(*at, "([\"'")) {
    add_word(c, at++, 1);
    size--;
  }
  size_t core = size;
  while (core > 0 && is_one_of(at[core - 1], ".,!?;:)]\"'")) {
    core--;
  }
  if (core > 0) {
    add_core(c, at, core);
  }
  bool ends = false;
  while (core < size) {
    size_t run = 1;
    while (core + run < size && at[core + run] == at[core]) {
      run++;
    }
    ends = ends || is_one_of(at[core], ".!?");
    add_word(c, at + core, run);
    core += run;
  }
  if (ends) {
    end_sentence(c);
  }
}

/* A paragraph: its speaker's name and marks of emphasis are left out. */
static void add_line(collector *c, char *line) {
  char *at = line;
  if (strncmp(at, "**", 2) == 0) {
    char *end = strstr(at, ":**");
    at = end == NULL ? at : end + 3;
  }
  char *rest = NULL;
  for (char *chunk = strtok_r(at, " \t\r\n*_#>`", &rest); chunk != NULL;
       chunk = strtok_r(NULL, " \t\r\n*_#>`", &rest)) {
    if (quoth_utf8_check(quoth_text_of(chunk), NULL)) {
      add_chunk(c, chunk, strlen(chunk));
    }
  }
  end_sentence(c);
}

bool transcript_read(treebank *bank, const char *path) {
  FILE *file = fopen(path, "r");
  if (file == NULL) {
    fprintf(stderr, "%s: cannot open\n", path);
    return false;
  }
  collector *c = must_alloc(sizeof *c);
  c->bank = bank;
  char *line = must_alloc(LINE_MAX_SIZE);
  while (fgets(line, LINE_MAX_SIZE, file) != NULL) {
    add_line(c, line);
  }
  free(line);
  free(c);
  fclose(file);
  return true;
}
