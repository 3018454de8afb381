#include "export/answer.h"
#include "export/prefix.h"

#include <stdlib.h>

/* What stands in a cell for people: IRIs shortened, literals as they read, on
 * one line. Appended to `out`. */
static void show(const quoth_answer *answer, quoth_id id, quoth_buffer *out) {
  if (!id) {
    return;
  }
  const quoth_text base = quoth_text_of(QUOTH_RDF_BASE);
  const quoth_term term = quoth_model_get(answer->terms, id);
  quoth_text text = term.text;
  if (term.kind == QUOTH_BLANK) {
    quoth_buffer_string(out, "_:");
  } else if (term.kind == QUOTH_IRI) {
    const quoth_prefix *prefix = quoth_prefix_find(base, term.text, &text);
    if (prefix) {
      quoth_buffer_string(out, prefix->name);
      quoth_buffer_char(out, ':');
    } else if (text.size > base.size &&
               memcmp(text.at, base.at, base.size) == 0) {
      text = (quoth_text){text.at + base.size, text.size - base.size};
    }
  }
  /* Nothing that a terminal would obey: C0, DEL, and C1 (0xc2 0x80…9f). */
  for (size_t i = 0; i < text.size; i++) {
    const unsigned char c = (unsigned char)text.at[i];
    const bool c1 = c == 0xc2 && (unsigned char)text.at[i + 1] < 0xa0;
    const bool control = c < 0x20 || c == 0x7f || c1;
    quoth_buffer_char(out, (char)(control ? ' ' : c));
    i += c1;
  }
}

/* Cuts the widest columns so that all fit into `width`. */
static void fit(size_t *widths, size_t columns, size_t width) {
  const size_t gaps = columns ? (columns - 1) * 2 : 0;
  for (size_t cap = 8; columns && width; cap++) {
    size_t sum = gaps;
    bool cut = false;
    for (size_t c = 0; c < columns; c++) {
      sum += widths[c] < cap + 1 ? widths[c] : cap + 1;
      cut = cut || widths[c] > cap;
    }
    if (!cut) {
      return;
    }
    if (sum > width) {
      for (size_t c = 0; c < columns; c++) {
        widths[c] = widths[c] < cap ? widths[c] : cap;
      }
      return;
    }
  }
}

static void put_cell(quoth_stream *stream, quoth_text text, size_t width,
                     bool last) {
  const size_t size = quoth_utf8_count(text);
  size_t at = 0;
  const size_t keep = size > width ? width - 1 : size;
  for (size_t i = 0; i < keep; i++) {
    quoth_utf8_next(text, &at);
  }
  quoth_stream_put(stream, (quoth_text){text.at, at});
  if (size > width) {
    quoth_stream_string(stream, "\xe2\x80\xa6");
  }
  for (size_t i = size; i < width && !last; i++) {
    quoth_stream_char(stream, ' ');
  }
  quoth_stream_string(stream, last ? "\n" : "  ");
}

static void measure(const quoth_answer *answer, quoth_buffer *cell,
                    size_t *widths) {
  for (size_t c = 0; c < answer->columns; c++) {
    widths[c] = quoth_utf8_count(answer->names[c]);
    for (size_t r = 0; r < answer->rows; r++) {
      quoth_buffer_clear(cell);
      show(answer, answer->cells[r * answer->columns + c], cell);
      const size_t size = quoth_utf8_count(quoth_buffer_text(cell));
      widths[c] = size > widths[c] ? size : widths[c];
    }
    widths[c] = widths[c] ? widths[c] : 1;
  }
}

static void put_rows(const quoth_answer *answer, const size_t *widths,
                     quoth_buffer *cell, quoth_stream *stream) {
  const size_t columns = answer->columns;
  for (size_t c = 0; c < columns; c++) {
    put_cell(stream, answer->names[c], widths[c], c + 1 == columns);
  }
  for (size_t c = 0; c < columns; c++) {
    for (size_t i = 0; i < widths[c]; i++) {
      quoth_stream_char(stream, '-');
    }
    quoth_stream_string(stream, c + 1 == columns ? "\n" : "  ");
  }
  for (size_t r = 0; r < answer->rows; r++) {
    for (size_t c = 0; c < columns; c++) {
      quoth_buffer_clear(cell);
      show(answer, answer->cells[r * columns + c], cell);
      put_cell(stream, quoth_buffer_text(cell), widths[c], c + 1 == columns);
    }
  }
}

quoth_status quoth_answer_table(const quoth_answer *answer, size_t width,
                                quoth_stream *stream) {
  size_t *widths = calloc(answer->columns + 1, sizeof *widths);
  if (!widths) {
    return QUOTH_NO_MEMORY;
  }
  quoth_buffer cell = {.from = NULL};
  measure(answer, &cell, widths);
  fit(widths, answer->columns, width);
  put_rows(answer, widths, &cell, stream);
  const quoth_status status = cell.status;
  quoth_buffer_free(&cell);
  free(widths);
  return status;
}
