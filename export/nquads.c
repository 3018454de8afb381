#include "export/nquads.h"

/* How many bytes at the start of `text` stand for themselves in a literal. */
static size_t plain_size(quoth_text text) {
  size_t i = 0;
  while (i < text.size) {
    const unsigned char c = (unsigned char)text.at[i];
    if (c < 0x20 || c == '"' || c == '\\' || c == 0x7f) {
      break;
    }
    i++;
  }
  return i;
}

static void put_escape(quoth_sink *sink, unsigned char c) {
  static const char hex[] = "0123456789ABCDEF";
  static const char letters[128] = {
      ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
      ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\'};
  if (letters[c]) {
    const char escape[2] = {'\\', letters[c]};
    quoth_sink_put(sink, (quoth_text){escape, 2});
  } else {
    const char escape[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
    quoth_sink_put(sink, (quoth_text){escape, 6});
  }
}

static void put_quoted(quoth_sink *sink, quoth_text text) {
  quoth_sink_char(sink, '"');
  while (text.size) {
    const size_t plain = plain_size(text);
    quoth_sink_put(sink, (quoth_text){text.at, plain});
    if (plain < text.size) {
      put_escape(sink, (unsigned char)text.at[plain]);
      text.at++;
      text.size--;
    }
    text.at += plain;
    text.size -= plain;
  }
  quoth_sink_char(sink, '"');
}

static void put_iri(quoth_sink *sink, quoth_text iri) {
  quoth_sink_char(sink, '<');
  quoth_sink_put(sink, iri);
  quoth_sink_char(sink, '>');
}

void quoth_nquads_term(quoth_sink *sink, const quoth_model *model,
                       quoth_id id) {
  const quoth_term term = quoth_model_get(model, id);
  switch (term.kind) {
  case QUOTH_IRI:
    put_iri(sink, term.text);
    break;
  case QUOTH_BLANK:
    quoth_sink_string(sink, "_:");
    quoth_sink_put(sink, term.text);
    break;
  case QUOTH_LITERAL:
    put_quoted(sink, term.text);
    if (term.language.size) {
      quoth_sink_char(sink, '@');
      quoth_sink_put(sink, term.language);
    } else if (term.datatype) {
      quoth_sink_string(sink, "^^");
      put_iri(sink, quoth_model_get(model, term.datatype).text);
    }
    break;
  }
}

static void put_quad(quoth_sink *sink, const quoth_model *model,
                     quoth_quad quad, bool graph) {
  quoth_nquads_term(sink, model, quad.subject);
  quoth_sink_char(sink, ' ');
  quoth_nquads_term(sink, model, quad.predicate);
  quoth_sink_char(sink, ' ');
  quoth_nquads_term(sink, model, quad.object);
  if (graph && quad.graph) {
    quoth_sink_char(sink, ' ');
    quoth_nquads_term(sink, model, quad.graph);
  }
  quoth_sink_string(sink, " .\n");
}

void quoth_nquads_write(const quoth_model *model, bool graphs,
                        quoth_sink *sink) {
  if (graphs) {
    const uint32_t count = quoth_model_quad_count(model);
    for (uint32_t i = 0; i < count; i++) {
      put_quad(sink, model, quoth_model_quad(model, i), true);
    }
    return;
  }
  quoth_cursor cursor = quoth_model_find(model, (quoth_quad){0, 0, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    put_quad(sink, model, quad, false);
  }
}
