/* Reads CoNLL-U into a treebank. */
#include "tools/treebank.h"

#include "extract/tree.h"

#include <stdlib.h>

enum { COLUMNS = 10, LINE_SIZE = 1 << 16 };

void *must_alloc(size_t size) {
  void *at = calloc(1, size == 0 ? 1 : size);
  if (at == NULL) {
    fputs("out of memory\n", stderr);
    exit(1);
  }
  return at;
}

void *must_grow(void *at, size_t size) {
  void *grown = realloc(at, size);
  if (grown == NULL) {
    fputs("out of memory\n", stderr);
    exit(1);
  }
  return grown;
}

/* Adds one sentence; its shape is set from the case of its words. */
static void add_sentence(treebank *bank, const word *words, uint32_t count) {
  if (bank->word_count + count > bank->word_capacity) {
    bank->word_capacity = 2 * (bank->word_capacity + count);
    bank->words =
        must_grow(bank->words, bank->word_capacity * sizeof *bank->words);
  }
  if (bank->sentence_count == bank->sentence_capacity) {
    bank->sentence_capacity = 2 * bank->sentence_capacity + 16;
    bank->sentences = must_grow(bank->sentences, bank->sentence_capacity *
                                                     sizeof *bank->sentences);
  }
  bool upper = false, lower = false;
  for (uint32_t i = 0; i < count; i++) {
    upper = upper || words[i].upper;
    lower = lower || words[i].lower;
  }
  for (uint32_t i = 0; i < count; i++) {
    word *copy = &bank->words[bank->word_count + i];
    *copy = words[i];
    copy->shape =
        quoth_shape_in(words[i].shape, quoth_case_is_void(upper, lower));
  }
  bank->sentences[bank->sentence_count++] =
      (sentence){(uint32_t)bank->word_count, count};
  bank->word_count += count;
}

void treebank_free(treebank *bank) {
  free(bank->words);
  free(bank->sentences);
  *bank = (treebank){.words = NULL};
}

/* Splits a line at its tabs, in place; the number of columns. */
static uint32_t split(char *line, char *columns[COLUMNS]) {
  uint32_t count = 0;
  line[strcspn(line, "\r\n")] = 0;
  while (count < COLUMNS) {
    columns[count++] = line;
    line = strchr(line, '\t');
    if (line == NULL) {
      break;
    }
    *line++ = 0;
  }
  return count;
}

/* A line of a word; false when a tag is unknown. */
static bool read_word(char *columns[COLUMNS], word *out) {
  const quoth_form form = quoth_form_of(quoth_text_of(columns[1]));
  *out = (word){.key = quoth_form_key(&form),
                .shape = form.shape,
                .upper = form.upper,
                .lower = form.lower,
                .head = (uint16_t)strtoul(columns[6], NULL, 10)};
  quoth_form_affixes(&form, out->affixes);
  return quoth_upos_find(quoth_text_of(columns[3]), &out->upos) &&
         quoth_xpos_find(quoth_text_of(columns[4]), &out->xpos) &&
         quoth_deprel_find(quoth_text_of(columns[7]), &out->deprel);
}

static bool is_wanted(const char *document, genres only) {
  for (; only != NULL && *only != NULL; only++) {
    if (strstr(document, *only) != NULL) {
      return true;
    }
  }
  return only == NULL;
}

typedef struct {
  treebank *bank;
  word words[QUOTH_TREE_MAX];
  uint32_t count; /* of the sentence, may exceed QUOTH_TREE_MAX */
  bool wanted;
} reader;

static void end_sentence(reader *r) {
  bool wanted = r->wanted && r->count > 0 && r->count <= QUOTH_TREE_MAX;
  for (uint32_t i = 0; wanted && i < r->count; i++) {
    wanted = r->words[i].head <= r->count;
  }
  if (wanted) {
    add_sentence(r->bank, r->words, r->count);
  }
  r->count = 0;
}

static bool read_line(reader *r, char *line, genres only) {
  static const char document[] = "# newdoc id = ";
  if (strncmp(line, document, sizeof document - 1) == 0) {
    r->wanted = is_wanted(line, only);
  }
  if (line[0] == '#') {
    return true;
  }
  char *columns[COLUMNS];
  if (split(line, columns) < COLUMNS) {
    end_sentence(r);
    return true;
  }
  if (strpbrk(columns[0], "-.") != NULL) {
    return true;
  }
  word discarded;
  const bool fits = r->count < QUOTH_TREE_MAX;
  const bool fine = read_word(columns, fits ? &r->words[r->count] : &discarded);
  r->count++;
  return fine;
}

bool treebank_read(treebank *bank, const char *path, genres only) {
  FILE *file = fopen(path, "r");
  if (file == NULL) {
    fprintf(stderr, "%s: cannot open\n", path);
    return false;
  }
  reader *r = must_alloc(sizeof *r);
  r->bank = bank;
  r->wanted = true;
  char *line = must_alloc(LINE_SIZE);
  bool fine = true;
  for (size_t number = 1; fine && fgets(line, LINE_SIZE, file); number++) {
    fine = read_line(r, line, only);
    if (!fine) {
      fprintf(stderr, "%s:%zu: unknown tag\n", path, number);
    }
  }
  end_sentence(r);
  free(line);
  free(r);
  fclose(file);
  return fine;
}
