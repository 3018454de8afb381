#include "export/nquads.h"

static bool is_plain(unsigned char c) {
  return c >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

/* ESCAPED: the most that one byte of a literal becomes. STEP: bytes that are
 * taken at once. */
enum { ESCAPED = 6, STEP = 16 };

static char *put_escape(char *to, unsigned char c) {
  static const char hex[] = "0123456789ABCDEF";
  static const char letters[128] = {
      ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
      ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\'};
  *to++ = '\\';
  if (letters[c]) {
    *to++ = letters[c];
    return to;
  }
  const char code[] = {'u', '0', '0', hex[c >> 4], hex[c & 15]};
  memcpy(to, code, sizeof code);
  return to + sizeof code;
}

/* True when STEP bytes stand for themselves in a literal. */
static inline bool are_plain(const char *at) {
  unsigned char plain = 1;
  for (size_t i = 0; i < STEP; i++) {
    plain &= is_plain((unsigned char)at[i]);
  }
  return plain;
}

/* Writes what stands in a literal, at most ESCAPED bytes for each; returns its
 * end. */
static char *put_escaped(char *to, quoth_text text) {
  for (size_t i = 0; i < text.size;) {
    if (text.size - i >= STEP && are_plain(text.at + i)) {
      memcpy(to, text.at + i, STEP);
      to += STEP;
      i += STEP;
      continue;
    }
    const size_t end = text.size - i > STEP ? i + STEP : text.size;
    for (; i < end; i++) {
      const unsigned char c = (unsigned char)text.at[i];
      if (is_plain(c)) {
        *to++ = (char)c;
      } else {
        to = put_escape(to, c);
      }
    }
  }
  return to;
}

void quoth_nquads_string(quoth_stream *stream, quoth_text text) {
  enum { PIECE = 1024 };
  quoth_stream_char(stream, '"');
  while (text.size) {
    const size_t size = text.size < PIECE ? text.size : PIECE;
    char *room = quoth_stream_room(stream, size * ESCAPED);
    quoth_stream_fill(stream, put_escaped(room, (quoth_text){text.at, size}));
    text.at += size;
    text.size -= size;
  }
  quoth_stream_char(stream, '"');
}

/* For texts of a few words, which a call would cost more than the bytes. */
static inline char *put_text(char *to, quoth_text text) {
  if (text.size < STEP) {
    for (size_t i = 0; i < text.size; i++) {
      to[i] = text.at[i];
    }
    return to + text.size;
  }
  const size_t last = text.size - STEP;
  for (size_t i = 0; i < last; i += STEP) {
    memcpy(to + i, text.at + i, STEP);
  }
  memcpy(to + last, text.at + last, STEP);
  return to + text.size;
}

static inline void put_iri(quoth_stream *stream, quoth_text iri) {
  char *room = quoth_stream_room(stream, iri.size + 2);
  if (room) {
    *room = '<';
    room = put_text(room + 1, iri);
    *room = '>';
    quoth_stream_fill(stream, room + 1);
    return;
  }
  quoth_stream_char(stream, '<');
  quoth_stream_put(stream, iri);
  quoth_stream_char(stream, '>');
}

static void put_literal(quoth_stream *stream, const quoth_term *term,
                        quoth_text datatype) {
  char *room = quoth_stream_room(stream, term->text.size * ESCAPED + 2);
  if (room) {
    *room = '"';
    room = put_escaped(room + 1, term->text);
    *room = '"';
    quoth_stream_fill(stream, room + 1);
  } else {
    quoth_nquads_string(stream, term->text);
  }
  if (term->language.size) {
    quoth_stream_char(stream, '@');
    quoth_stream_put(stream, term->language);
  } else if (term->datatype) {
    quoth_stream_string(stream, "^^");
    put_iri(stream, datatype);
  }
}

static inline void put_term(quoth_stream *stream, const quoth_term *term,
                            quoth_text datatype) {
  if (term->kind == QUOTH_IRI) {
    put_iri(stream, term->text);
  } else if (term->kind == QUOTH_LITERAL) {
    put_literal(stream, term, datatype);
  } else {
    quoth_stream_string(stream, "_:");
    quoth_stream_put(stream, term->text);
  }
}

void quoth_nquads_term(quoth_stream *stream, const quoth_model *model,
                       quoth_id id) {
  const quoth_term term = quoth_model_get(model, id);
  put_term(stream, &term,
           term.datatype ? quoth_model_get(model, term.datatype).text
                         : (quoth_text){"", 0});
}

/* What was looked up lately: quads come in rows with one subject and one graph,
 * and have few predicates and datatypes. */
enum { IRIS = 64 };
typedef struct {
  quoth_id subject_id, graph_id;
  quoth_term subject, graph;
  struct {
    quoth_id id;
    quoth_text text;
  } iris[IRIS];
} line_terms;

static inline void look_up(const quoth_model *model, quoth_id id,
                           quoth_id *known, quoth_term *term) {
  if (id != *known) {
    *known = id;
    *term = quoth_model_get(model, id);
  }
}

/* The text of an IRI that many quads share. */
static inline quoth_text iri_of(const quoth_model *model, quoth_id id,
                                line_terms *terms) {
  const size_t row = id % IRIS;
  if (terms->iris[row].id != id) {
    terms->iris[row].id = id;
    terms->iris[row].text = quoth_model_get(model, id).text;
  }
  return terms->iris[row].text;
}

static void put_quad(quoth_stream *stream, const quoth_model *model,
                     quoth_quad quad, bool graph, line_terms *terms) {
  const quoth_text none = {"", 0};
  const quoth_term object = quoth_model_get(model, quad.object);
  look_up(model, quad.subject, &terms->subject_id, &terms->subject);
  put_term(stream, &terms->subject, none);
  quoth_stream_char(stream, ' ');
  put_iri(stream, iri_of(model, quad.predicate, terms));
  quoth_stream_char(stream, ' ');
  put_term(stream, &object,
           object.datatype ? iri_of(model, object.datatype, terms) : none);
  if (graph && quad.graph) {
    look_up(model, quad.graph, &terms->graph_id, &terms->graph);
    quoth_stream_char(stream, ' ');
    put_term(stream, &terms->graph, none);
  }
  quoth_stream_string(stream, " .\n");
}

void quoth_nquads_triple(quoth_stream *stream, const quoth_model *model,
                         quoth_quad quad) {
  line_terms terms = {0};
  put_quad(stream, model, quad, false, &terms);
}

void quoth_nquads_write(const quoth_model *model, bool graphs,
                        quoth_stream *stream) {
  line_terms terms = {0};
  if (graphs) {
    const uint32_t count = quoth_model_quad_count(model);
    for (uint32_t i = 0; i < count; i++) {
      put_quad(stream, model, quoth_model_quad(model, i), true, &terms);
    }
    return;
  }
  quoth_cursor cursor = quoth_model_find(model, (quoth_quad){0, 0, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    put_quad(stream, model, quad, false, &terms);
  }
}
