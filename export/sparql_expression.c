#include "export/sparql_rewrite.h"
#include "model/vocab.h"

#include <stdio.h>

quoth_status quoth_rewrite_fail(quoth_rewriter *r, quoth_status status,
                                const char *message) {
  const quoth_text text = r->at->text;
  return text.size
             ? quoth_error_set(r->error, status, "query", r->at->line,
                               "%s, at '%.*s'", message,
                               text.size < 60 ? (int)text.size : 60, text.at)
             : quoth_error_set(r->error, status, "query", r->at->line,
                               "%s, at the end", message);
}

quoth_status quoth_rewrite_expect(quoth_rewriter *r, const char *text) {
  if (!quoth_token_is(r->at, text)) {
    char message[64];
    snprintf(message, sizeof message, "expected '%s'", text);
    return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX, message);
  }
  r->at++;
  return QUOTH_OK;
}

/* A language tag or ^^ sticks to the string before it. */
void quoth_rewrite_put(quoth_buffer *out, const quoth_token *token) {
  const bool sticks =
      token->kind == QUOTH_TOKEN_TAG || quoth_token_is(token, "^^") ||
      (out->size > 1 && memcmp(out->bytes + out->size - 2, "^^", 2) == 0);
  if (!sticks) {
    quoth_buffer_char(out, ' ');
  }
  quoth_buffer_add(out, token->text);
}

static bool is_one_of(const quoth_token *token, const char *const *words) {
  for (size_t i = 0; words[i]; i++) {
    if (quoth_token_is(token, words[i])) {
      return true;
    }
  }
  return false;
}

/* Functions whose answers were found right. */
static const char *const functions[] = {
    "str",       "lang",           "datatype",  "langmatches", "bound",
    "sameterm",  "isiri",          "isuri",     "isblank",     "isliteral",
    "isnumeric", "regex",          "strlen",    "substr",      "ucase",
    "lcase",     "contains",       "strstarts", "strends",     "concat",
    "strbefore", "strafter",       "replace",   "iri",         "uri",
    "strdt",     "strlang",        "if",        "coalesce",    "abs",
    "ceil",      "floor",          "round",     "md5",         "sha1",
    "sha256",    "encode_for_uri", NULL};

/* These read memory that is gone when an argument was computed. */
static const char *const fragile[] = {"concat", "strbefore", "strafter", NULL};

static const char *const aggregates[] = {
    "count", "sum", "avg", "min", "max", "sample", "group_concat", NULL};

static const char *const dates[] = {"year",     "month",   "day",
                                    "hours",    "minutes", "seconds",
                                    "timezone", "tz",      NULL};

static const char *const random_ones[] = {"rand",  "uuid", "struuid",
                                          "bnode", "now",  NULL};

/* Behind a variable or a plain literal that stands at `token`, else NULL. */
static const quoth_token *simple_end(const quoth_token *token) {
  if (token->kind == QUOTH_TOKEN_VAR || token->kind == QUOTH_TOKEN_NUMBER) {
    return token + 1;
  }
  if (token->kind != QUOTH_TOKEN_STRING) {
    return NULL;
  }
  if (token[1].kind == QUOTH_TOKEN_TAG) {
    return token + 2;
  }
  return quoth_token_is(token + 1, "^^") && token[2].kind != QUOTH_TOKEN_END
             ? token + 3
             : token + 1;
}

static bool has_simple_arguments(const quoth_token *bracket) {
  const quoth_token *token = bracket;
  do {
    token = simple_end(token + 1);
  } while (token && quoth_token_is(token, ","));
  return token && quoth_token_is(token, ")");
}

/* SUBSTR counts from 1; rasqal gives something for 0 and less. REPLACE does
 * not know the groups of its pattern. */
static const char *argument_trouble(const quoth_token *name) {
  for (const quoth_token *t = name + 1;
       t->kind != QUOTH_TOKEN_END && !quoth_token_is(t, ")"); t++) {
    const bool after_comma = quoth_token_is(t, ",");
    if (quoth_token_is(name, "substr") && after_comma &&
        (quoth_token_is(t + 1, "-") || quoth_text_is(t[1].text, "0"))) {
      return "SUBSTR counts characters from 1";
    }
    if (quoth_token_is(name, "replace") && after_comma &&
        t[1].kind == QUOTH_TOKEN_STRING &&
        memchr(t[1].text.at, '$', t[1].text.size) &&
        !quoth_token_is(t + 2, ",")) {
      return "REPLACE with $1 would be answered wrongly";
    }
  }
  return NULL;
}

static quoth_status check_call(quoth_rewriter *r) {
  const quoth_token *name = r->at;
  if (is_one_of(name, functions)) {
    if (is_one_of(name, fragile) && !has_simple_arguments(name + 1)) {
      return quoth_rewrite_fail(
          r, QUOTH_UNSUPPORTED,
          "only variables and literals can stand here: BIND the rest first");
    }
    const char *trouble = argument_trouble(name);
    return trouble ? quoth_rewrite_fail(r, QUOTH_UNSUPPORTED, trouble)
                   : QUOTH_OK;
  }
  if (is_one_of(name, aggregates)) {
    return quoth_rewrite_fail(
        r, QUOTH_UNSUPPORTED,
        "an aggregate can only stand alone: in SELECT as (COUNT(?x) AS ?n), "
        "in HAVING or in ORDER BY of the outermost query");
  }
  if (is_one_of(name, dates)) {
    return quoth_rewrite_fail(
        r, QUOTH_UNSUPPORTED,
        "dates are not taken apart: SUBSTR(STR(?date), 1, 4) is the year");
  }
  if (is_one_of(name, random_ones)) {
    return quoth_rewrite_fail(r, QUOTH_UNSUPPORTED,
                              "the answer would change with every run");
  }
  return quoth_rewrite_fail(r, QUOTH_UNSUPPORTED, "unknown function");
}

static bool is_xsd(const quoth_rewriter *r, const quoth_token *token) {
  const quoth_text space = quoth_text_of(QUOTH_NS_XSD);
  for (size_t i = 0; i < r->prefix_count; i++) {
    const quoth_sparql_prefix *p = &r->prefixes[i];
    if (token->text.size >= p->name.size &&
        memcmp(token->text.at, p->name.at, p->name.size) == 0) {
      return quoth_text_equal(p->iri, space);
    }
  }
  return token->text.size > space.size &&
         memcmp(token->text.at + 1, space.at, space.size) == 0;
}

static quoth_status check_word(quoth_rewriter *r) {
  static const char *const plain[] = {"true", "false", "in", NULL};
  if (quoth_token_is(r->at, "exists") ||
      (quoth_token_is(r->at, "not") && !quoth_token_is(r->at + 1, "in"))) {
    return quoth_rewrite_fail(
        r, QUOTH_UNSUPPORTED,
        "EXISTS is not supported: OPTIONAL { … } with FILTER(BOUND(?x)) or "
        "FILTER(!BOUND(?x)) says the same");
  }
  if (quoth_token_is(r->at, "not") || is_one_of(r->at, plain)) {
    return QUOTH_OK;
  }
  if (quoth_token_is(r->at + 1, "(")) {
    return check_call(r);
  }
  return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX,
                            "this word cannot stand in an expression");
}

static quoth_status check_token(quoth_rewriter *r) {
  switch (r->at->kind) {
  case QUOTH_TOKEN_END:
    return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX, "expected ')'");
  case QUOTH_TOKEN_WORD:
    return check_word(r);
  case QUOTH_TOKEN_IRI:
  case QUOTH_TOKEN_NAME:
    return quoth_token_is(r->at + 1, "(") && !is_xsd(r, r->at)
               ? quoth_rewrite_fail(r, QUOTH_UNSUPPORTED, "unknown function")
               : QUOTH_OK;
  default:
    break;
  }
  if (quoth_token_is(r->at, "{") || quoth_token_is(r->at, "}") ||
      quoth_token_is(r->at, ";") || quoth_token_is(r->at, ".")) {
    return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX, "expected ')'");
  }
  return QUOTH_OK;
}

/* True when an operator, not a sign, follows `token`. */
static bool is_operand(const quoth_token *token) {
  return (token->kind != QUOTH_TOKEN_MARK && token->kind != QUOTH_TOKEN_WORD) ||
         quoth_token_is(token, ")") || quoth_token_is(token, "true") ||
         quoth_token_is(token, "false");
}

quoth_status quoth_rewrite_until(quoth_rewriter *r, const quoth_token *end,
                                 quoth_buffer *out) {
  while (r->at < end) {
    QUOTH_TRY(check_token(r));
    const bool sign =
        (quoth_token_is(r->at, "-") || quoth_token_is(r->at, "+")) &&
        r->at[1].kind == QUOTH_TOKEN_NUMBER && !is_operand(r->at - 1);
    quoth_rewrite_put(out, r->at++);
    if (sign) {
      quoth_buffer_add(out, (r->at++)->text);
    }
  }
  return QUOTH_OK;
}

const quoth_token *quoth_token_close(const quoth_token *open) {
  unsigned depth = 0;
  const quoth_token *token = open;
  for (; token->kind != QUOTH_TOKEN_END; token++) {
    depth += quoth_token_is(token, "(");
    depth -= quoth_token_is(token, ")");
    if (!depth) {
      break;
    }
  }
  return token;
}

quoth_status quoth_rewrite_brackets(quoth_rewriter *r, quoth_buffer *out) {
  if (!quoth_token_is(r->at, "(")) {
    return quoth_rewrite_expect(r, "(");
  }
  QUOTH_TRY(quoth_rewrite_until(r, quoth_token_close(r->at), out));
  QUOTH_TRY(quoth_rewrite_expect(r, ")"));
  quoth_buffer_string(out, " )");
  return QUOTH_OK;
}

quoth_status quoth_rewrite_constraint(quoth_rewriter *r, quoth_buffer *out) {
  if (quoth_token_is(r->at, "(")) {
    return quoth_rewrite_brackets(r, out);
  }
  if (r->at->kind == QUOTH_TOKEN_END || r->at->kind == QUOTH_TOKEN_MARK) {
    return quoth_rewrite_fail(r, QUOTH_BAD_SYNTAX, "expected an expression");
  }
  QUOTH_TRY(check_token(r));
  quoth_buffer_string(out, " (");
  quoth_rewrite_put(out, r->at++);
  QUOTH_TRY(quoth_rewrite_brackets(r, out));
  quoth_buffer_string(out, " )");
  return QUOTH_OK;
}
