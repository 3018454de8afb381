/* Lines of CoNLL-U, checked. */
#include "extract/conllu.h"

static quoth_status bad(const quoth_conllu *reader, quoth_error *error,
                        const char *what) {
  return quoth_error_set(error, QUOTH_BAD_SYNTAX, reader->source, reader->line,
                         "%s", what);
}

/* The line at reader->at, without its end (LF or CR LF). */
static quoth_text line_at(const quoth_conllu *reader, size_t *next) {
  const char *begin = reader->text.at + reader->at;
  const size_t left = reader->text.size - reader->at;
  const char *end = memchr(begin, '\n', left);
  size_t size = end == NULL ? left : (size_t)(end - begin);
  *next = reader->at + size + (end != NULL);
  if (size > 0 && begin[size - 1] == '\r') {
    size--;
  }
  return (quoth_text){begin, size};
}

/* Digits at `*at`; false when there are none or too many. */
static bool read_number(quoth_text text, size_t *at, uint32_t *value) {
  const size_t begin = *at;
  *value = 0;
  while (*at < text.size && text.at[*at] >= '0' && text.at[*at] <= '9') {
    if (*at - begin == 9) {
      return false;
    }
    *value = *value * 10 + (uint32_t)(text.at[*at] - '0');
    *at += 1;
  }
  return *at > begin;
}

static bool read_id(quoth_row *row) {
  const quoth_text id = row->fields[QUOTH_CONLLU_ID];
  size_t at = 0;
  if (!read_number(id, &at, &row->first)) {
    return false;
  }
  row->last = row->first;
  row->kind = QUOTH_ROW_WORD;
  if (at == id.size) {
    return row->first > 0;
  }
  const char mark = id.at[at++];
  uint32_t second = 0;
  if (!read_number(id, &at, &second) || at != id.size) {
    return false;
  }
  if (mark == '.') {
    row->kind = QUOTH_ROW_EMPTY;
    return second > 0;
  }
  row->kind = QUOTH_ROW_RANGE;
  row->last = second;
  return mark == '-' && row->first > 0 && second > row->first;
}

/* Cuts `line` at its tabs; false unless there are ten fields. */
static bool read_fields(quoth_text line, quoth_row *row) {
  size_t begin = 0, count = 0;
  for (size_t at = 0; at <= line.size; at++) {
    if (at < line.size && line.at[at] != '\t') {
      continue;
    }
    if (count == QUOTH_CONLLU_FIELDS) {
      return false;
    }
    row->fields[count++] = (quoth_text){line.at + begin, at - begin};
    begin = at + 1;
  }
  return count == QUOTH_CONLLU_FIELDS;
}

/* What has been seen of the sentence, to check the order of its rows. */
typedef struct {
  uint32_t words, range_end;
  uint32_t line; /* of the last row */
} progress;

static const char *check_order(const quoth_row *row, progress *seen) {
  switch (row->kind) {
  case QUOTH_ROW_WORD:
    if (row->first != seen->words + 1) {
      return "words are not numbered 1, 2, 3 in order";
    }
    seen->words++;
    return NULL;
  case QUOTH_ROW_RANGE:
    if (row->first != seen->words + 1 || row->first <= seen->range_end) {
      return "a multiword range does not stand before its first word";
    }
    seen->range_end = row->last;
    return NULL;
  default:
    return row->first == seen->words
               ? NULL
               : "an empty node does not stand after its word";
  }
}

static quoth_status add_row(quoth_conllu *reader, const quoth_row *row) {
  QUOTH_TRY(quoth_grow(reader->allocator, &reader->rows, &reader->row_capacity,
                       reader->row_count, reader->row_count + 1,
                       sizeof *reader->rows));
  reader->rows[reader->row_count++] = *row;
  return QUOTH_OK;
}

static quoth_status read_line(quoth_conllu *reader, quoth_text line,
                              progress *seen, quoth_error *error) {
  quoth_row row = {.kind = QUOTH_ROW_COMMENT, .fields = {line}};
  if (line.at[0] == '#') {
    return seen->words > 0 ? bad(reader, error, "a comment inside a sentence")
                           : add_row(reader, &row);
  }
  if (!read_fields(line, &row)) {
    return bad(reader, error, "a line needs ten fields separated by tabs");
  }
  if (!read_id(&row)) {
    return bad(reader, error, "the first field is no word number");
  }
  if (row.fields[QUOTH_CONLLU_FORM].size == 0) {
    return bad(reader, error, "the word form is empty");
  }
  const char *wrong = check_order(&row, seen);
  return wrong != NULL ? bad(reader, error, wrong) : add_row(reader, &row);
}

quoth_status quoth_conllu_next(quoth_conllu *reader, quoth_error *error) {
  progress seen = {0, 0, 0};
  reader->row_count = 0;
  if (reader->line == 0) {
    reader->line = 1;
  }
  while (reader->at < reader->text.size) {
    size_t next = 0;
    const quoth_text line = line_at(reader, &next);
    if (line.size > 0) {
      QUOTH_TRY(read_line(reader, line, &seen, error));
      seen.line = reader->line;
    }
    reader->at = next;
    reader->line++;
    if (line.size == 0 && reader->row_count > 0) {
      break;
    }
  }
  const char *wrong =
      seen.range_end > seen.words ? "a multiword range goes beyond the sentence"
      : reader->row_count > 0 && seen.words == 0 ? "a sentence has no words"
                                                 : NULL;
  return wrong == NULL
             ? QUOTH_OK
             : quoth_error_set(error, QUOTH_BAD_SYNTAX, reader->source,
                               seen.line, "%s", wrong);
}

void quoth_conllu_close(quoth_conllu *reader) {
  quoth_release(reader->allocator, reader->rows);
  reader->rows = NULL;
  reader->row_count = reader->row_capacity = 0;
}

bool quoth_row_no_space(const quoth_row *row) {
  const quoth_text misc = row->fields[QUOTH_CONLLU_MISC];
  static const char value[] = "SpaceAfter=No";
  const size_t size = sizeof value - 1;
  for (size_t at = 0; at + size <= misc.size; at++) {
    const bool begins = at == 0 || misc.at[at - 1] == '|';
    const bool ends = at + size == misc.size || misc.at[at + size] == '|';
    if (begins && ends && memcmp(misc.at + at, value, size) == 0) {
      return true;
    }
  }
  return false;
}
