#include "export/answer.h"
#include "model/vocab.h"

#include <math.h>

static bool is_numeric(const quoth_model *terms, quoth_id datatype) {
  static const char *const names[] = {"integer",
                                      "decimal",
                                      "double",
                                      "float",
                                      "nonNegativeInteger",
                                      "positiveInteger",
                                      "nonPositiveInteger",
                                      "negativeInteger",
                                      "long",
                                      "int",
                                      "short",
                                      "byte",
                                      "unsignedLong",
                                      "unsignedInt",
                                      "unsignedShort",
                                      "unsignedByte"};
  const quoth_text space = quoth_text_of(QUOTH_NS_XSD);
  const quoth_text iri = quoth_model_get(terms, datatype).text;
  if (iri.size <= space.size || memcmp(iri.at, space.at, space.size) != 0) {
    return false;
  }
  const quoth_text name = {iri.at + space.size, iri.size - space.size};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (quoth_text_is(name, names[i])) {
      return true;
    }
  }
  return false;
}

static bool is_digit(quoth_text text, size_t at) {
  return at < text.size && text.at[at] >= '0' && text.at[at] <= '9';
}

static bool is_sign(quoth_text text, size_t at) {
  return at < text.size && (text.at[at] == '-' || text.at[at] == '+');
}

/* Reads digits with at most one point from `*at` on; how many digits. */
static size_t read_digits(quoth_text text, size_t *at, double *out) {
  double value = 0;
  double scale = 1;
  size_t digits = 0;
  bool fraction = false;
  for (; is_digit(text, *at) ||
         (!fraction && *at < text.size && text.at[*at] == '.');
       ++*at) {
    if (text.at[*at] == '.') {
      fraction = true;
    } else {
      value = value * 10 + (text.at[*at] - '0');
      scale *= fraction ? 10 : 1;
      digits++;
    }
  }
  *out = value / scale;
  return digits;
}

/* strtod would take a comma in some locales, and hexadecimal. */
bool quoth_number_parse(quoth_text text, double *out) {
  double value = 0;
  double exponent = 0;
  size_t at = is_sign(text, 0);
  const size_t digits = read_digits(text, &at, &value);
  if (digits && at + 1 < text.size && (text.at[at] | 0x20) == 'e') {
    const bool negative = text.at[++at] == '-';
    at += is_sign(text, at);
    if (!read_digits(text, &at, &exponent)) {
      return false;
    }
    value *= pow(10, negative ? -exponent : exponent);
  }
  *out = text.size && text.at[0] == '-' ? -value : value;
  return digits > 0 && at == text.size;
}

bool quoth_value_number(const quoth_model *terms, quoth_id id, double *out) {
  const quoth_term term = quoth_model_get(terms, id);
  return term.kind == QUOTH_LITERAL && term.datatype &&
         is_numeric(terms, term.datatype) && quoth_number_parse(term.text, out);
}

static int rank(const quoth_model *terms, quoth_id id) {
  if (!id) {
    return 0;
  }
  switch (quoth_model_get(terms, id).kind) {
  case QUOTH_BLANK:
    return 1;
  case QUOTH_IRI:
    return 2;
  case QUOTH_LITERAL:
    break;
  }
  return 3;
}

int quoth_value_compare(const quoth_model *terms, quoth_id a, quoth_id b) {
  const int ranks[] = {rank(terms, a), rank(terms, b)};
  if (ranks[0] != ranks[1] || !a) {
    return ranks[0] - ranks[1];
  }
  double x = 0;
  double y = 0;
  const bool number[] = {quoth_value_number(terms, a, &x),
                         quoth_value_number(terms, b, &y)};
  if (number[0] && number[1] && (x < y || x > y)) {
    return x < y ? -1 : 1;
  }
  if (number[0] != number[1]) {
    return number[0] ? -1 : 1;
  }
  const quoth_term s = quoth_model_get(terms, a);
  const quoth_term t = quoth_model_get(terms, b);
  const int order = quoth_text_compare(s.text, t.text);
  return order ? order : quoth_text_compare(s.language, t.language);
}
