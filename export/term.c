#include "export/term.h"

#include "model/vocab.h"

static bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool in_scheme(char c) {
  return is_alpha(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
}

/* Length of `scheme:` at the start of `iri`, 0 when there is none. */
static size_t scheme_size(quoth_text iri) {
  size_t i = 0;
  if (!iri.size || !is_alpha(iri.at[0])) {
    return 0;
  }
  while (i < iri.size && in_scheme(iri.at[i])) {
    i++;
  }
  return i < iri.size && iri.at[i] == ':' ? i + 1 : 0;
}

/* What may not stand in an IRI, and what must be looked at more closely. */
enum { FORBIDDEN = 1, PERCENT, NOT_ASCII };

static int kind_in_iri(unsigned char c) {
  static const unsigned char kinds[128] = {
      ['<'] = FORBIDDEN, ['>'] = FORBIDDEN,  ['"'] = FORBIDDEN,
      ['{'] = FORBIDDEN, ['}'] = FORBIDDEN,  ['|'] = FORBIDDEN,
      ['^'] = FORBIDDEN, ['`'] = FORBIDDEN,  ['\\'] = FORBIDDEN,
      ['%'] = PERCENT,   [0x7f] = FORBIDDEN,
  };
  return c <= 0x20 ? FORBIDDEN : c < 0x80 ? kinds[c] : NOT_ASCII;
}

/* True when nothing in BLOCK bytes needs a look: letters, digits and most
 * marks. Written so that the compiler takes them all at once. */
enum { BLOCK = 16 };
static bool is_plain_block(const char *at) {
  unsigned char other = 0;
  for (size_t i = 0; i < BLOCK; i++) {
    const unsigned char c = (unsigned char)at[i];
    const unsigned char lower = c | 0x20; /* | \\ and ^ ~ become one */
    other |= (unsigned char)(c < '#') | (unsigned char)(c == '%') |
             (unsigned char)((c & 0xfd) == '<') | (unsigned char)(c == '`') |
             (unsigned char)(lower >= '{' && c != '_' && c != '[' && c != ']');
  }
  return !other;
}

bool quoth_iri_check(quoth_text iri) {
  const size_t scheme = scheme_size(iri);
  bool ascii = true;
  for (size_t i = scheme; i < iri.size; i++) {
    while (iri.size - i >= BLOCK && is_plain_block(iri.at + i)) {
      i += BLOCK;
    }
    const int kind = i < iri.size ? kind_in_iri((unsigned char)iri.at[i]) : 0;
    if (kind == 0) {
      continue;
    }
    if (kind == FORBIDDEN ||
        (kind == PERCENT && (iri.size - i < 3 || !is_hex(iri.at[i + 1]) ||
                             !is_hex(iri.at[i + 2])))) {
      return false;
    }
    ascii = ascii && kind != NOT_ASCII;
  }
  return scheme > 0 && (ascii || quoth_utf8_check(iri, NULL));
}

bool quoth_tag_check(quoth_text tag) {
  size_t part = 0; /* characters since the last hyphen */
  bool first = true;
  for (size_t i = 0; i < tag.size; i++) {
    if (tag.at[i] == '-') {
      if (part == 0) {
        return false;
      }
      part = 0;
      first = false;
    } else if (is_alpha(tag.at[i]) || (!first && is_digit(tag.at[i]))) {
      part++;
    } else {
      return false;
    }
    if (part > 8) {
      return false;
    }
  }
  return part > 0 && tag.size <= QUOTH_TAG_SIZE;
}

quoth_text quoth_tag_lower(quoth_text tag, char out[QUOTH_TAG_SIZE]) {
  if (!quoth_tag_check(tag)) {
    return (quoth_text){"", 0};
  }
  for (size_t i = 0; i < tag.size; i++) {
    const char c = tag.at[i];
    out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return (quoth_text){out, tag.size};
}

bool quoth_label_check(quoth_text label) {
  for (size_t i = 0; i < label.size;) {
    const size_t begin = i;
    const char c = label.at[i];
    if ((unsigned char)c >= 0x80) {
      const quoth_text rest = {label.at + i, label.size - i};
      if (!quoth_utf8_check(rest, NULL) ||
          !quoth_char_is_letter(quoth_utf8_next(label, &i))) {
        return false;
      }
      continue;
    }
    i++;
    const bool anywhere = is_alpha(c) || is_digit(c) || c == '_';
    const bool inside = begin > 0 && (c == '-' || (c == '.' && i < label.size));
    if (!anywhere && !inside) {
      return false;
    }
  }
  return label.size > 0;
}

/* NUL is well-formed UTF-8, but no library reads past it. */
static bool literal_ok(const quoth_term *term) {
  return quoth_utf8_check(term->text, NULL) &&
         (term->text.size == 0 ||
          memchr(term->text.at, 0, term->text.size) == NULL) &&
         (term->language.size == 0 || quoth_tag_check(term->language));
}

/* The beginning of a wrong term, for a message. */
static int shown(quoth_text text) {
  return text.size < 120 ? (int)text.size : 120;
}

static quoth_status check_term(const quoth_model *model, quoth_id id,
                               quoth_error *error) {
  const quoth_term term = quoth_model_get(model, id);
  bool ok = true;
  const char *kind = "IRI";
  switch (term.kind) {
  case QUOTH_IRI:
    ok = quoth_iri_check(term.text);
    break;
  case QUOTH_LITERAL:
    kind = "literal";
    ok = literal_ok(&term) &&
         (!term.datatype ||
          quoth_model_get(model, term.datatype).kind == QUOTH_IRI);
    break;
  case QUOTH_BLANK:
    kind = "blank node";
    ok = quoth_label_check(term.text);
    break;
  }
  return ok ? QUOTH_OK
            : quoth_error_set(error, QUOTH_BAD_DATA, NULL, 0,
                              "not a valid %s: '%.*s'", kind, shown(term.text),
                              term.text.at);
}

/* True when a literal stands as a subject: seen from the term, since terms are
 * fewer than quads. */
static bool is_misplaced(const quoth_model *model, quoth_id id) {
  return quoth_model_get(model, id).kind == QUOTH_LITERAL &&
         quoth_model_estimate(model, (quoth_quad){.subject = id}) > 0;
}

static quoth_status check_place(const quoth_model *model, quoth_id id,
                                bool misplaced, quoth_error *error) {
  const quoth_text text = quoth_model_get(model, id).text;
  return misplaced ? quoth_error_set(error, QUOTH_BAD_DATA, NULL, 0,
                                     "not in its place in a statement: '%.*s'",
                                     shown(text), text.at)
                   : QUOTH_OK;
}

quoth_status quoth_model_check(const quoth_model *model, quoth_error *error) {
  const uint32_t terms = quoth_model_term_count(model);
  for (quoth_id id = QUOTH_V_END; id <= terms; id++) {
    QUOTH_TRY(check_term(model, id, error));
    QUOTH_TRY(check_place(model, id, is_misplaced(model, id), error));
  }
  const uint32_t quads = quoth_model_quad_count(model);
  quoth_id checked = 0;
  for (uint32_t i = 0; i < quads; i++) {
    const quoth_quad quad = quoth_model_quad(model, i);
    if (quad.predicate >= QUOTH_V_END) {
      const quoth_term_kind kind = quoth_model_get(model, quad.predicate).kind;
      QUOTH_TRY(check_place(model, quad.predicate, kind != QUOTH_IRI, error));
    }
    if (quad.graph && quad.graph != checked) {
      const quoth_term_kind kind = quoth_model_get(model, quad.graph).kind;
      QUOTH_TRY(check_place(model, quad.graph, kind == QUOTH_LITERAL, error));
      checked = quad.graph;
    }
  }
  return QUOTH_OK;
}
