#include "export/nquads.h"
#include "export/term.h"

/* Where the reader stands. */
typedef struct {
  quoth_nquads_reader *reader;
  quoth_model *into;
  quoth_error *error;
  const char *at, *end;
  const char *line; /* where the current line begins */
} scanner;

enum { SUBJECT, PREDICATE, OBJECT, GRAPH, DATATYPE };

static quoth_status fail(scanner *s, const char *message) {
  const bool first = s->error && !s->error->message[0];
  quoth_error_set(s->error, QUOTH_BAD_SYNTAX, s->reader->name,
                  s->reader->line + 1, "%s", message);
  if (first) {
    s->error->column = (uint32_t)(s->at - s->line + 1);
  }
  return QUOTH_BAD_SYNTAX;
}

static char peek(const scanner *s) {
  return (char)(s->at < s->end ? *s->at : '\n');
}

static void skip_blanks(scanner *s) {
  while (s->at < s->end && (*s->at == ' ' || *s->at == '\t')) {
    s->at++;
  }
}

static bool hex_value(const char *at, size_t digits, uint32_t *out) {
  uint32_t value = 0;
  for (size_t i = 0; i < digits; i++) {
    const char c = at[i];
    uint32_t digit;
    if (c >= '0' && c <= '9') {
      digit = (uint32_t)(c - '0');
    } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
      digit = (uint32_t)((c | 0x20) - 'a' + 10);
    } else {
      return false;
    }
    value = value << 4 | digit;
  }
  *out = value;
  return true;
}

/* \uXXXX or \UXXXXXXXX at s->at, which is behind the backslash. */
static quoth_status read_code_point(scanner *s) {
  const size_t digits = peek(s) == 'u' ? 4 : 8;
  uint32_t c = 0;
  if ((peek(s) != 'u' && peek(s) != 'U') ||
      (size_t)(s->end - s->at) <= digits || !hex_value(s->at + 1, digits, &c)) {
    return fail(s, "not an escape");
  }
  if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) {
    return fail(s, "the escape is no character that a text can hold");
  }
  char bytes[4];
  const size_t size = quoth_utf8_put(c, bytes);
  quoth_buffer_add(&s->reader->place, (quoth_text){bytes, size});
  s->at += 1 + digits;
  return QUOTH_OK;
}

static quoth_status read_escape(scanner *s, bool letters) {
  static const char meaning[128] = {
      ['t'] = '\t', ['b'] = '\b', ['n'] = '\n',  ['r'] = '\r',
      ['f'] = '\f', ['"'] = '"',  ['\''] = '\'', ['\\'] = '\\'};
  s->at++;
  const unsigned char c = (unsigned char)peek(s);
  if (letters && c < 128 && meaning[c]) {
    quoth_buffer_char(&s->reader->place, meaning[c]);
    s->at++;
    return QUOTH_OK;
  }
  return read_code_point(s);
}

/* Where `wanted` comes next in the line, or NULL. */
static const char *find(const char *from, const char *end, char wanted) {
  return from < end ? memchr(from, wanted, (size_t)(end - from)) : NULL;
}

/* The text from s->at up to a `close` that is not escaped, copied to the
 * reader's buffer. */
static quoth_status read_escaped(scanner *s, char close, quoth_text *out) {
  quoth_buffer *place = &s->reader->place;
  quoth_buffer_clear(place);
  while (s->at < s->end && *s->at != close) {
    if (*s->at == '\\') {
      QUOTH_TRY(read_escape(s, close == '"'));
    } else {
      quoth_buffer_char(place, *s->at++);
    }
  }
  QUOTH_TRY(place->status);
  if (s->at == s->end) {
    return fail(s, "the text has no end");
  }
  *out = quoth_buffer_text(place);
  s->at++;
  return QUOTH_OK;
}

/* The text behind the opening character at s->at up to `close`: a view of the
 * line, or of the reader's buffer when there are escapes. */
static quoth_status read_delimited(scanner *s, char close, quoth_text *out) {
  s->at++;
  const char *end = find(s->at, s->end, close);
  if (!end) {
    return fail(s,
                close == '>' ? "the IRI has no end" : "the literal has no end");
  }
  if (find(s->at, end, '\\')) {
    return read_escaped(s, close, out);
  }
  *out = (quoth_text){s->at, (size_t)(end - s->at)};
  s->at = end + 1;
  return QUOTH_OK;
}

static bool is_guess(scanner *s, quoth_id guess) {
  if (!guess) {
    return false;
  }
  const quoth_text iri = quoth_model_get(s->into, guess).text;
  if ((size_t)(s->end - s->at) < iri.size + 2 || s->at[iri.size + 1] != '>' ||
      memcmp(s->at + 1, iri.at, iri.size) != 0) {
    return false;
  }
  s->at += iri.size + 2;
  return true;
}

static quoth_status read_iri(scanner *s, int part, quoth_id *out) {
  const quoth_id key =
      part == PREDICATE || part == OBJECT ? s->reader->predicate : 0;
  quoth_id *guess = &s->reader->guess[part][key % QUOTH_NQUADS_GUESSES];
  if (!is_guess(s, *guess)) {
    quoth_text iri = {"", 0};
    QUOTH_TRY(read_delimited(s, '>', &iri));
    /* Only an IRI that is new needs a look. */
    quoth_id id = quoth_model_find_iri(s->into, iri);
    if (!id && !quoth_iri_check(iri)) {
      s->at--;
      return fail(s, "the IRI is not valid");
    }
    if (!id) {
      QUOTH_TRY(quoth_model_iri(s->into, iri, &id));
    }
    *guess = id;
  }
  *out = *guess;
  if (part == PREDICATE) {
    s->reader->predicate = *out;
  }
  return QUOTH_OK;
}

static bool in_label(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.' ||
         c >= 0x80;
}

static quoth_status read_blank(scanner *s, quoth_id *out) {
  s->at++;
  if (peek(s) != ':') {
    return fail(s, "expected ':' of a blank node");
  }
  const char *begin = ++s->at;
  while (s->at < s->end && in_label((unsigned char)*s->at)) {
    s->at++;
  }
  while (s->at > begin && s->at[-1] == '.') {
    s->at--;
  }
  const quoth_text label = {begin, (size_t)(s->at - begin)};
  if (!quoth_label_check(label)) {
    return fail(s, "not a blank node label");
  }
  quoth_buffer *place = &s->reader->place;
  quoth_buffer_clear(place);
  quoth_buffer_char(place, 'f');
  quoth_buffer_number(place, s->reader->file);
  quoth_buffer_char(place, 'u');
  quoth_buffer_add(place, label);
  QUOTH_TRY(place->status);
  return quoth_model_blank(s->into, quoth_buffer_text(place), out);
}

static quoth_status read_tag(scanner *s, quoth_text *out,
                             char lower[QUOTH_TAG_SIZE]) {
  const char *begin = ++s->at;
  while (s->at < s->end &&
         (*s->at == '-' || (*s->at >= '0' && *s->at <= '9') ||
          ((*s->at | 0x20) >= 'a' && (*s->at | 0x20) <= 'z'))) {
    s->at++;
  }
  *out = quoth_tag_lower((quoth_text){begin, (size_t)(s->at - begin)}, lower);
  return out->size ? QUOTH_OK : fail(s, "not a language tag");
}

/* A literal with escapes stands in the reader's buffer, which a datatype with
 * escapes would overwrite: the buffer is lent to the literal meanwhile. */
static quoth_status read_typed(scanner *s, quoth_text text, quoth_id *out) {
  s->at++;
  if (s->end - s->at < 2 || s->at[0] != '^' || s->at[1] != '<') {
    return fail(s, "expected a datatype behind '^^'");
  }
  s->at++;
  const quoth_buffer lent = s->reader->place;
  s->reader->place = (quoth_buffer){.from = NULL};
  quoth_id datatype = 0;
  quoth_status status = read_iri(s, DATATYPE, &datatype);
  if (status == QUOTH_OK) {
    status =
        quoth_model_literal(s->into, text, datatype, (quoth_text){"", 0}, out);
  }
  quoth_buffer_free(&s->reader->place);
  s->reader->place = lent;
  return status;
}

static quoth_status read_literal(scanner *s, quoth_id *out) {
  char lower[QUOTH_TAG_SIZE];
  quoth_text tag = {"", 0};
  quoth_text text = {"", 0};
  QUOTH_TRY(read_delimited(s, '"', &text));
  if (peek(s) == '^') {
    return read_typed(s, text, out);
  }
  if (peek(s) == '@') {
    QUOTH_TRY(read_tag(s, &tag, lower));
  }
  return quoth_model_literal(s->into, text, 0, tag, out);
}

static quoth_status read_term(scanner *s, int part, quoth_id *out) {
  skip_blanks(s);
  const char c = peek(s);
  if (c == '<') {
    return read_iri(s, part, out);
  }
  if (c == '_' && part != PREDICATE) {
    return read_blank(s, out);
  }
  if (c == '"' && part == OBJECT) {
    return read_literal(s, out);
  }
  static const char *const expected[] = {
      "expected a subject: <IRI> or _:label",
      "expected a predicate: <IRI>",
      "expected an object: <IRI>, _:label or \"literal\"",
      "expected '.' or a graph: <IRI> or _:label",
  };
  return fail(s, expected[part]);
}

/* Nothing but a comment may follow. */
static quoth_status end_line(scanner *s) {
  skip_blanks(s);
  return s->at == s->end || *s->at == '#'
             ? QUOTH_OK
             : fail(s, "expected the end of the line");
}

static quoth_status read_statement(scanner *s) {
  quoth_quad quad;
  QUOTH_TRY(read_term(s, SUBJECT, &quad.subject));
  QUOTH_TRY(read_term(s, PREDICATE, &quad.predicate));
  QUOTH_TRY(read_term(s, OBJECT, &quad.object));
  skip_blanks(s);
  quad.graph = 0;
  if (peek(s) != '.' && s->reader->triples) {
    return fail(s, "expected '.'");
  }
  if (peek(s) != '.') {
    QUOTH_TRY(read_term(s, GRAPH, &quad.graph));
    skip_blanks(s);
  }
  if (peek(s) != '.') {
    return fail(s, "expected '.'");
  }
  s->at++;
  QUOTH_TRY(quoth_model_add(s->into, quad.subject, quad.predicate, quad.object,
                            quad.graph));
  return end_line(s);
}

quoth_status quoth_nquads_read(quoth_nquads_reader *reader, quoth_text bytes,
                               quoth_model *into, quoth_error *error) {
  const char *at = bytes.at;
  const char *end = bytes.at + bytes.size;
  while (at < end) {
    const char *feed = find(at, end, '\n');
    const char *stop = feed ? feed : end;
    /* A lone carriage return ends a line too. */
    const char *carriage = find(at, stop, '\r');
    scanner s = {.reader = reader,
                 .into = into,
                 .error = error,
                 .at = at,
                 .end = carriage ? carriage : stop,
                 .line = at};
    skip_blanks(&s);
    if (s.at < s.end && *s.at != '#') {
      QUOTH_TRY(read_statement(&s));
    }
    const bool lone = carriage && carriage + 1 != feed;
    at = lone ? carriage + 1 : feed ? feed + 1 : end;
    reader->line += !lone;
  }
  return QUOTH_OK;
}

void quoth_nquads_close(quoth_nquads_reader *reader) {
  quoth_buffer_free(&reader->place);
}
