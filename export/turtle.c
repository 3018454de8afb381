#include "export/turtle.h"

#include "export/nquads.h"
#include "export/prefix.h"
#include "export/subjects.h"
#include "model/vocab.h"

typedef struct {
  quoth_stream *stream;
  const quoth_model *model;
  quoth_text base;
} turtle_writer;

static bool is_name_start(uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (c >= 0xc0 && c <= 0x2ff && c != 0xd7 && c != 0xf7) ||
         (c >= 0x370 && c <= 0x1fff && c != 0x37e) ||
         (c >= 0x3001 && c <= 0xd7ff) || (c >= 0xf900 && c <= 0xfdcf) ||
         (c >= 0xfdf0 && c <= 0xfffd) || (c >= 0x10000 && c <= 0xeffff);
}

static bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

/* A local name that needs no escapes; dots and percent signs are left to the
 * long form, as parsers differ on them. */
static bool is_local_name(quoth_text name) {
  for (size_t i = 0; i < name.size;) {
    const bool first = i == 0;
    const uint32_t c = quoth_utf8_next(name, &i);
    if (!is_name_start(c) && !is_digit(c) && (first || c != '-')) {
      return false;
    }
  }
  return name.size > 0;
}

static void put_iri(turtle_writer *w, quoth_text iri) {
  quoth_text rest = iri;
  const quoth_prefix *prefix = quoth_prefix_find(w->base, iri, &rest);
  if (prefix && is_local_name(rest)) {
    quoth_stream_string(w->stream, prefix->name);
    quoth_stream_char(w->stream, ':');
    quoth_stream_put(w->stream, rest);
    return;
  }
  const bool relative = quoth_iri_shorten(w->base, iri, &rest);
  quoth_stream_char(w->stream, '<');
  quoth_stream_put(w->stream, relative ? rest : iri);
  quoth_stream_char(w->stream, '>');
}

static size_t digits_at(quoth_text text, size_t from) {
  size_t n = 0;
  while (from + n < text.size && is_digit((unsigned char)text.at[from + n])) {
    n++;
  }
  return n;
}

/* True when `text` alone is read back as a literal of this datatype. */
static bool is_bare(quoth_text text, quoth_id datatype) {
  if (datatype == QUOTH_V_XSD_BOOLEAN) {
    return quoth_text_is(text, "true") || quoth_text_is(text, "false");
  }
  const size_t sign =
      text.size && (text.at[0] == '-' || text.at[0] == '+') ? 1 : 0;
  const size_t whole = digits_at(text, sign);
  const size_t dot = sign + whole;
  if (datatype == QUOTH_V_XSD_INTEGER) {
    return whole > 0 && dot == text.size;
  }
  if (datatype != QUOTH_V_XSD_DECIMAL || !whole || dot >= text.size ||
      text.at[dot] != '.') {
    return false;
  }
  const size_t rest = digits_at(text, dot + 1);
  return rest > 0 && dot + 1 + rest == text.size;
}

static void put_literal(turtle_writer *w, const quoth_term *term) {
  if (term->datatype && is_bare(term->text, term->datatype)) {
    quoth_stream_put(w->stream, term->text);
    return;
  }
  quoth_nquads_string(w->stream, term->text);
  if (term->language.size) {
    quoth_stream_char(w->stream, '@');
    quoth_stream_put(w->stream, term->language);
  } else if (term->datatype) {
    quoth_stream_string(w->stream, "^^");
    put_iri(w, quoth_model_get(w->model, term->datatype).text);
  }
}

static void put_term(turtle_writer *w, quoth_id id) {
  const quoth_term term = quoth_model_get(w->model, id);
  if (term.kind == QUOTH_IRI) {
    put_iri(w, term.text);
  } else if (term.kind == QUOTH_LITERAL) {
    put_literal(w, &term);
  } else {
    quoth_nquads_term(w->stream, w->model, id);
  }
}

static void put_subject(turtle_writer *w, const quoth_subjects *subjects) {
  quoth_stream_char(w->stream, '\n');
  put_term(w, subjects->subject);
  quoth_id predicate = 0;
  for (size_t i = 0; i < subjects->count; i++) {
    const quoth_said *said = &subjects->said[i];
    if (said->predicate == predicate) {
      quoth_stream_string(w->stream, " , ");
    } else {
      quoth_stream_string(w->stream, i ? " ;\n    " : " ");
      predicate = said->predicate;
      if (predicate == QUOTH_V_RDF_TYPE) {
        quoth_stream_char(w->stream, 'a');
      } else {
        put_term(w, predicate);
      }
      quoth_stream_char(w->stream, ' ');
    }
    put_term(w, said->object);
  }
  quoth_stream_string(w->stream, " .\n");
}

quoth_status quoth_turtle_write(quoth_stream *stream, quoth_text base,
                                const quoth_model *model) {
  turtle_writer w = {.stream = stream, .model = model, .base = base};
  quoth_subjects subjects = quoth_subjects_of(model);
  while (quoth_subjects_next(&subjects)) {
    put_subject(&w, &subjects);
  }
  quoth_subjects_free(&subjects);
  return subjects.status;
}

static void note_prefix(const quoth_model *model, quoth_id id, quoth_text base,
                        bool *used) {
  const quoth_term term = quoth_model_get(model, id);
  quoth_text local;
  if (term.kind == QUOTH_IRI) {
    const quoth_prefix *prefix = quoth_prefix_find(base, term.text, &local);
    if (prefix && is_local_name(local)) {
      used[prefix - quoth_prefixes] = true;
    }
  } else if (term.datatype && !is_bare(term.text, term.datatype)) {
    note_prefix(model, term.datatype, base, used);
  }
}

enum { MAX_PREFIXES = 32 };

static void note_prefixes(const quoth_model *model, quoth_text base,
                          bool *used) {
  for (quoth_id id = 1; id <= quoth_model_term_count(model); id++) {
    const quoth_quad roles[] = {{id, 0, 0, 0}, {0, id, 0, 0}, {0, 0, id, 0}};
    for (size_t i = 0; i < 3; i++) {
      const bool is_a = i == 1 && id == QUOTH_V_RDF_TYPE;
      if (!is_a && quoth_model_estimate(model, roles[i])) {
        note_prefix(model, id, base, used);
      }
    }
  }
}

void quoth_turtle_begin(quoth_stream *stream, quoth_text base,
                        const quoth_model *model) {
  bool used[MAX_PREFIXES] = {false};
  if (model) {
    note_prefixes(model, base, used);
  }
  quoth_stream_string(stream, "@base <");
  quoth_stream_put(stream, base);
  quoth_stream_string(stream, "> .\n");
  for (size_t i = 0; i < quoth_prefix_count; i++) {
    const quoth_prefix *prefix = &quoth_prefixes[i];
    if (model && !used[i]) {
      continue;
    }
    quoth_stream_string(stream, "@prefix ");
    quoth_stream_string(stream, prefix->name);
    quoth_stream_string(stream, ": <");
    if (prefix->below_base) {
      quoth_stream_put(stream, base);
    }
    quoth_stream_put(stream, prefix->tail);
    quoth_stream_string(stream, "> .\n");
  }
}
