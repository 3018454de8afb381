#include "extract/csv.h"

static bool at_line_end(const quoth_csv *csv) {
  return csv->at >= csv->text.size || csv->text.at[csv->at] == '\n' ||
         csv->text.at[csv->at] == '\r';
}

static void pass_line_end(quoth_csv *csv) {
  if (csv->at < csv->text.size && csv->text.at[csv->at] == '\r') {
    csv->at++;
  }
  if (csv->at < csv->text.size && csv->text.at[csv->at] == '\n') {
    csv->at++;
  }
  csv->line++;
}

/* Reads what stands between quotes; false when the text ends before. */
static bool read_quoted(quoth_csv *csv, char *out, size_t *size) {
  csv->at++;
  while (csv->at < csv->text.size) {
    const char c = csv->text.at[csv->at++];
    if (c == '"') {
      if (csv->at >= csv->text.size || csv->text.at[csv->at] != '"') {
        return true;
      }
      csv->at++;
    }
    csv->line += c == '\n';
    out[(*size)++] = c;
  }
  return false;
}

static quoth_status read_field(quoth_csv *csv, quoth_arena *arena,
                               const char *name, quoth_error *error,
                               quoth_text *out) {
  const uint32_t line = csv->line;
  size_t room = 0;
  while (csv->at + room < csv->text.size &&
         csv->text.at[csv->at + room] != '\n') {
    room++;
  }
  if (memchr(csv->text.at + csv->at, '"', room)) {
    room = csv->text.size - csv->at;
  }
  char *copy = quoth_arena_alloc(arena, room + 1);
  if (!copy) {
    return QUOTH_NO_MEMORY;
  }
  size_t size = 0;
  while (!at_line_end(csv) && csv->text.at[csv->at] != ',') {
    if (csv->text.at[csv->at] != '"') {
      copy[size++] = csv->text.at[csv->at++];
    } else if (!read_quoted(csv, copy, &size)) {
      return quoth_error_set(error, QUOTH_BAD_SYNTAX, name, line,
                             "a quoted field does not end");
    }
  }
  *out = quoth_text_trim((quoth_text){copy, size});
  return QUOTH_OK;
}

quoth_status quoth_csv_next(quoth_csv *csv, quoth_arena *arena,
                            const char *name, quoth_error *error, bool *more,
                            quoth_text *first, quoth_text *second) {
  while (csv->at < csv->text.size && at_line_end(csv)) {
    pass_line_end(csv);
  }
  *more = csv->at < csv->text.size;
  if (!*more) {
    return QUOTH_OK;
  }
  const uint32_t line = csv->line;
  QUOTH_TRY(read_field(csv, arena, name, error, first));
  if (at_line_end(csv)) {
    return quoth_error_set(error, QUOTH_BAD_SYNTAX, name, line,
                           "expected two fields: label, name");
  }
  csv->at++;
  QUOTH_TRY(read_field(csv, arena, name, error, second));
  while (!at_line_end(csv)) { /* further fields are of no use */
    quoth_text rest;
    csv->at++;
    QUOTH_TRY(read_field(csv, arena, name, error, &rest));
  }
  pass_line_end(csv);
  return QUOTH_OK;
}
