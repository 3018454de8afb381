#include "export/nquads.h"

static bool is_plain(unsigned char c) {
  return c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

/* How many bytes at the start of `text` stand for themselves in a literal. The
 * compiler takes a block at once. */
static size_t plain_size(quoth_text text) {
  enum { BLOCK = 16 };
  size_t i = 0;
  for (; text.size - i >= BLOCK; i += BLOCK) {
    unsigned char plain = 1;
    for (size_t k = 0; k < BLOCK; k++) {
      plain &= is_plain((unsigned char)text.at[i + k]);
    }
    if (!plain) {
      break;
    }
  }
  while (i < text.size && is_plain((unsigned char)text.at[i])) {
    i++;
  }
  return i;
}

static void put_escape(quoth_stream *stream, unsigned char c) {
  static const char hex[] = "0123456789ABCDEF";
  static const char letters[128] = {
      ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
      ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\'};
  if (letters[c]) {
    const char escape[2] = {'\\', letters[c]};
    quoth_stream_put(stream, (quoth_text){escape, 2});
  } else {
    const char escape[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
    quoth_stream_put(stream, (quoth_text){escape, 6});
  }
}

void quoth_nquads_string(quoth_stream *stream, quoth_text text) {
  quoth_stream_char(stream, '"');
  while (text.size) {
    const size_t plain = plain_size(text);
    quoth_stream_put(stream, (quoth_text){text.at, plain});
    if (plain < text.size) {
      put_escape(stream, (unsigned char)text.at[plain]);
      text.at++;
      text.size--;
    }
    text.at += plain;
    text.size -= plain;
  }
  quoth_stream_char(stream, '"');
}

/* For texts of a few words, which a call would cost more than the bytes. */
static inline void copy(char *to, quoth_text text) {
  enum { STEP = 16 };
  if (text.size < STEP) {
    for (size_t i = 0; i < text.size; i++) {
      to[i] = text.at[i];
    }
    return;
  }
  const size_t last = text.size - STEP;
  for (size_t i = 0; i < last; i += STEP) {
    memcpy(to + i, text.at + i, STEP);
  }
  memcpy(to + last, text.at + last, STEP);
}

static inline void put_iri(quoth_stream *stream, quoth_text iri) {
  char *room = quoth_stream_room(stream, iri.size + 2);
  if (room) {
    room[0] = '<';
    copy(room + 1, iri);
    room[iri.size + 1] = '>';
    return;
  }
  quoth_stream_char(stream, '<');
  quoth_stream_put(stream, iri);
  quoth_stream_char(stream, '>');
}

static void put_literal(quoth_stream *stream, const quoth_model *model,
                        const quoth_term *term) {
  quoth_nquads_string(stream, term->text);
  if (term->language.size) {
    quoth_stream_char(stream, '@');
    quoth_stream_put(stream, term->language);
  } else if (term->datatype) {
    quoth_stream_string(stream, "^^");
    put_iri(stream, quoth_model_get(model, term->datatype).text);
  }
}

static void put_term(quoth_stream *stream, const quoth_model *model,
                     const quoth_term *term) {
  switch (term->kind) {
  case QUOTH_IRI:
    put_iri(stream, term->text);
    break;
  case QUOTH_BLANK:
    quoth_stream_string(stream, "_:");
    quoth_stream_put(stream, term->text);
    break;
  case QUOTH_LITERAL:
    put_literal(stream, model, term);
    break;
  }
}

void quoth_nquads_term(quoth_stream *stream, const quoth_model *model,
                       quoth_id id) {
  const quoth_term term = quoth_model_get(model, id);
  put_term(stream, model, &term);
}

/* Quads come in rows with one subject and one graph. */
typedef struct {
  quoth_id subject_id, graph_id;
  quoth_term subject, graph;
} quad_row;

static void put_quad(quoth_stream *stream, const quoth_model *model,
                     quoth_quad quad, bool graph, quad_row *row) {
  if (quad.subject != row->subject_id) {
    row->subject_id = quad.subject;
    row->subject = quoth_model_get(model, quad.subject);
  }
  put_term(stream, model, &row->subject);
  quoth_stream_char(stream, ' ');
  quoth_nquads_term(stream, model, quad.predicate);
  quoth_stream_char(stream, ' ');
  quoth_nquads_term(stream, model, quad.object);
  if (graph && quad.graph) {
    if (quad.graph != row->graph_id) {
      row->graph_id = quad.graph;
      row->graph = quoth_model_get(model, quad.graph);
    }
    quoth_stream_char(stream, ' ');
    put_term(stream, model, &row->graph);
  }
  quoth_stream_string(stream, " .\n");
}

void quoth_nquads_triple(quoth_stream *stream, const quoth_model *model,
                         quoth_quad quad) {
  quad_row row = {0};
  put_quad(stream, model, quad, false, &row);
}

void quoth_nquads_write(const quoth_model *model, bool graphs,
                        quoth_stream *stream) {
  quad_row row = {0};
  if (graphs) {
    const uint32_t count = quoth_model_quad_count(model);
    for (uint32_t i = 0; i < count; i++) {
      put_quad(stream, model, quoth_model_quad(model, i), true, &row);
    }
    return;
  }
  quoth_cursor cursor = quoth_model_find(model, (quoth_quad){0, 0, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    put_quad(stream, model, quad, false, &row);
  }
}
