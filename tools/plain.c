#include "tools/plain.h"

#include <stdlib.h>

/* A text being put together. */
typedef struct {
  char *at;
  size_t size, capacity;
  uint32_t *ends; /* offsets where sentences end */
  size_t end_count, end_capacity;
  size_t line; /* offset of the line */
  uint32_t seed;
  plain_style style;
} draft;

void *plain_alloc(void *old, size_t size) {
  void *new = realloc(old, size > 0 ? size : 1);
  if (new == NULL) {
    fputs("out of memory\n", stderr);
    exit(3);
  }
  return new;
}

quoth_text plain_read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    fprintf(stderr, "%s: cannot open\n", path);
    exit(3);
  }
  size_t size = 0, capacity = 1 << 20;
  char *at = plain_alloc(NULL, capacity);
  size_t got;
  while ((got = fread(at + size, 1, capacity - size, file)) > 0) {
    size += got;
    if (size == capacity) {
      capacity *= 2;
      at = plain_alloc(at, capacity);
    }
  }
  (void)fclose(file);
  return (quoth_text){at, size};
}

static void put(draft *out, quoth_text text) {
  if (out->capacity - out->size < text.size) {
    out->capacity = 2 * out->capacity + text.size;
    out->at = plain_alloc(out->at, out->capacity);
  }
  memcpy(out->at + out->size, text.at, text.size);
  out->size += text.size;
}

static void put_line_end(draft *out) {
  put(out, quoth_text_of("\n"));
  out->line = out->size;
}

static void end_sentence(draft *out) {
  if (out->end_count == out->end_capacity) {
    out->end_capacity = 2 * out->end_capacity + 1024;
    out->ends = plain_alloc(out->ends, out->end_capacity * sizeof *out->ends);
  }
  out->ends[out->end_count++] = (uint32_t)out->size;
}

/* Three times in four. */
static bool often(draft *out) {
  out->seed = out->seed * 1664525u + 1013904223u;
  return (out->seed >> 24 & 3) != 0;
}

/* Between two words, or two sentences. */
static void put_space(draft *out, bool between_sentences) {
  const bool wraps = out->style == PLAIN_WRAPPED && out->size - out->line > 66;
  const bool line =
      out->style == PLAIN_LINES && between_sentences && often(out);
  if (wraps || line) {
    put_line_end(out);
  } else {
    put(out, quoth_text_of(" "));
  }
}

static bool begins_paragraph(const quoth_conllu *reader) {
  for (size_t i = 0; i < reader->row_count; i++) {
    const quoth_text line = reader->rows[i].fields[0];
    if (reader->rows[i].kind == QUOTH_ROW_COMMENT && line.size >= 8 &&
        (memcmp(line.at, "# newpar", 8) == 0 ||
         memcmp(line.at, "# newdoc", 8) == 0)) {
      return true;
    }
  }
  return false;
}

static void put_words(draft *out, const quoth_conllu *reader) {
  uint32_t range_end = 0;
  bool space = false;
  for (size_t i = 0; i < reader->row_count; i++) {
    const quoth_row *row = &reader->rows[i];
    if (row->kind == QUOTH_ROW_COMMENT || row->kind == QUOTH_ROW_EMPTY ||
        (row->kind == QUOTH_ROW_WORD && row->first <= range_end)) {
      continue;
    }
    range_end = row->kind == QUOTH_ROW_RANGE ? row->last : range_end;
    if (space) {
      put_space(out, false);
    }
    put(out, row->fields[QUOTH_CONLLU_FORM]);
    space = !quoth_row_no_space(row);
  }
  end_sentence(out);
  if (space) {
    put_space(out, true);
  }
}

static bool ends_marked(const quoth_conllu *reader) {
  const quoth_row *last = &reader->rows[reader->row_count - 1];
  return quoth_text_is(last->fields[QUOTH_CONLLU_UPOS], "PUNCT");
}

/* Tokens and their true ends: a sentence ends after the token that reaches its
 * end. */
static plain_text finish(const draft *out) {
  const quoth_text text = {out->at, out->size};
  quoth_token_list tokens = {0};
  if (quoth_tokens_find(text, (quoth_span){0, (uint32_t)text.size}, &tokens) !=
      QUOTH_OK) {
    fputs("out of memory\n", stderr);
    exit(3);
  }
  plain_text plain = {.count = (uint32_t)tokens.count};
  plain.glances = plain_alloc(NULL, tokens.count * sizeof *plain.glances);
  plain.ends = plain_alloc(NULL, tokens.count * sizeof *plain.ends);
  quoth_glance_tokens(text, tokens.items, plain.count, plain.glances);
  size_t next = 0;
  for (uint32_t i = 0; i < plain.count; i++) {
    plain.ends[i] =
        next < out->end_count && tokens.items[i].span.end >= out->ends[next];
    while (next < out->end_count &&
           tokens.items[i].span.end >= out->ends[next]) {
      next++;
    }
  }
  quoth_release(NULL, tokens.items);
  return plain;
}

plain_text plain_from_conllu(quoth_text conllu, const char *path,
                             plain_style style) {
  draft out = {.style = style, .seed = 1};
  quoth_conllu reader = {.text = conllu, .source = path};
  quoth_error error = {0};
  const bool has_paragraphs = strstr(path, "gum") == NULL;
  bool heading = false;
  for (;;) {
    if (quoth_conllu_next(&reader, &error) != QUOTH_OK) {
      fprintf(stderr, "%s:%u: %s\n", path, error.line, error.message);
      exit(3);
    }
    if (reader.row_count == 0) {
      break;
    }
    if (begins_paragraph(&reader) || heading) {
      put_line_end(&out);
      put_line_end(&out);
    }
    put_words(&out, &reader);
    heading = !has_paragraphs && !ends_marked(&reader);
  }
  quoth_conllu_close(&reader);
  const plain_text plain = finish(&out);
  free(out.at);
  free(out.ends);
  return plain;
}

void plain_free(plain_text *text) {
  free(text->glances);
  free(text->ends);
}
