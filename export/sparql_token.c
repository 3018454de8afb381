#include "export/sparql_token.h"

typedef struct {
  const char *begin, *at, *end;
  uint32_t line;
} cutter;

static bool is_name_char(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static char ahead(const cutter *c, size_t n) {
  return (char)((size_t)(c->end - c->at) > n ? c->at[n] : '\0');
}

static void skip_space(cutter *c) {
  for (; c->at < c->end; c->at++) {
    if (*c->at == '#') {
      while (c->at < c->end && *c->at != '\n') {
        c->at++;
      }
    }
    if (c->at == c->end || !strchr(" \t\r\n", *c->at)) {
      return;
    }
    c->line += *c->at == '\n';
  }
}

/* Size of <…> at c->at, 0 when the < is an operator. */
static size_t iri_size(const cutter *c) {
  for (const char *p = c->at + 1; p < c->end; p++) {
    if (*p == '>') {
      return (size_t)(p + 1 - c->at);
    }
    if ((unsigned char)*p <= ' ' || strchr("<\"{}|^`\\", *p)) {
      return 0;
    }
  }
  return 0;
}

/* Size of a string with its quotation marks, 0 when it has no end. */
static size_t string_size(cutter *c) {
  const char quote = *c->at;
  const bool is_long = ahead(c, 1) == quote && ahead(c, 2) == quote;
  if (!is_long && ahead(c, 1) == quote) {
    return 2;
  }
  for (const char *p = c->at + (is_long ? 3 : 1); p < c->end; p++) {
    if (*p == '\\' && p + 1 < c->end) {
      p++;
    } else if (*p == '\n' && !is_long) {
      return 0;
    } else if (*p == '\n') {
      c->line++;
    } else if (*p == quote && !is_long) {
      return (size_t)(p + 1 - c->at);
    } else if (*p == quote && c->end - p >= 3 && p[1] == quote &&
               p[2] == quote) {
      return (size_t)(p + 3 - c->at);
    }
  }
  return 0;
}

static size_t run(const cutter *c, size_t from, const char *more) {
  size_t n = from;
  while (c->at + n < c->end && (is_name_char((unsigned char)c->at[n]) ||
                                (c->at[n] && strchr(more, c->at[n])))) {
    n++;
  }
  return n;
}

/* prefix:local with escapes and %hh; a dot does not end it. */
static size_t name_size(const cutter *c, size_t colon) {
  size_t n = colon + 1;
  for (;;) {
    const size_t more = run(c, n, ".-:%");
    n = more;
    if (ahead(c, n) == '\\' && ahead(c, n + 1)) {
      n += 2;
    } else {
      break;
    }
  }
  while (n > colon + 1 && c->at[n - 1] == '.') {
    n--;
  }
  return n;
}

static size_t number_size(const cutter *c) {
  size_t n = 0;
  while (is_digit(ahead(c, n))) {
    n++;
  }
  if (ahead(c, n) == '.' && is_digit(ahead(c, n + 1))) {
    n++;
    while (is_digit(ahead(c, n))) {
      n++;
    }
  }
  if ((ahead(c, n) | 0x20) == 'e') {
    size_t e = n + 1;
    e += ahead(c, e) == '+' || ahead(c, e) == '-';
    if (is_digit(ahead(c, e))) {
      n = e;
      while (is_digit(ahead(c, n))) {
        n++;
      }
    }
  }
  return n;
}

static size_t mark_size(const cutter *c) {
  static const char *const doubles[] = {"^^", "&&", "||", "!=", "<=", ">="};
  for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++) {
    if (ahead(c, 0) == doubles[i][0] && ahead(c, 1) == doubles[i][1]) {
      return 2;
    }
  }
  return strchr("{}()[].,;=<>!+-*/^|?", *c->at) ? 1 : 0;
}

static size_t word_size(const cutter *c, quoth_token_kind *kind) {
  const size_t prefix = run(c, 0, ".-");
  if (ahead(c, prefix) == ':') {
    *kind =
        c->at[0] == '_' && prefix == 1 ? QUOTH_TOKEN_BLANK : QUOTH_TOKEN_NAME;
    return name_size(c, prefix);
  }
  *kind = QUOTH_TOKEN_WORD;
  return run(c, 0, "");
}

/* Kind and size of the token at c->at; size 0: there is none. */
static size_t measure(cutter *c, quoth_token_kind *kind) {
  const char first = *c->at;
  if (first == '<') {
    *kind = QUOTH_TOKEN_IRI;
    const size_t size = iri_size(c);
    if (size) {
      return size;
    }
  }
  if (first == '"' || first == '\'') {
    *kind = QUOTH_TOKEN_STRING;
    return string_size(c);
  }
  if ((first == '?' || first == '$') &&
      is_name_char((unsigned char)ahead(c, 1))) {
    *kind = QUOTH_TOKEN_VAR;
    return run(c, 1, "");
  }
  if (first == '@') {
    *kind = QUOTH_TOKEN_TAG;
    return run(c, 1, "-");
  }
  if (is_digit(first) || (first == '.' && is_digit(ahead(c, 1)))) {
    *kind = QUOTH_TOKEN_NUMBER;
    return number_size(c);
  }
  if (first == ':' || is_name_char((unsigned char)first)) {
    return word_size(c, kind);
  }
  *kind = QUOTH_TOKEN_MARK;
  return mark_size(c);
}

static quoth_status cut(cutter *c, quoth_arena *arena, quoth_error *error,
                        quoth_token **out) {
  const size_t most = (size_t)(c->end - c->at) + 1;
  if (most > SIZE_MAX / sizeof(quoth_token)) {
    return QUOTH_LIMIT;
  }
  quoth_token *tokens = quoth_arena_alloc(arena, most * sizeof *tokens);
  if (!tokens) {
    return QUOTH_NO_MEMORY;
  }
  size_t count = 0;
  for (skip_space(c); c->at < c->end; skip_space(c)) {
    quoth_token token = {.line = c->line, .text.at = c->at};
    token.text.size = measure(c, &token.kind);
    if (!token.text.size) {
      return quoth_error_set(error, QUOTH_BAD_SYNTAX, "query", c->line,
                             *c->at == '"' || *c->at == '\''
                                 ? "a string has no end"
                                 : "unexpected character '%c'",
                             *c->at);
    }
    tokens[count++] = token;
    c->at += token.text.size;
  }
  tokens[count] = (quoth_token){QUOTH_TOKEN_END, {c->end, 0}, c->line};
  *out = tokens;
  return QUOTH_OK;
}

quoth_status quoth_sparql_tokens(quoth_text query, quoth_arena *arena,
                                 quoth_error *error, quoth_token **out) {
  cutter c = {query.at, query.at, query.at + query.size, 1};
  return cut(&c, arena, error, out);
}

bool quoth_token_is(const quoth_token *token, const char *text) {
  return (token->kind == QUOTH_TOKEN_WORD || token->kind == QUOTH_TOKEN_MARK) &&
         quoth_text_equal_nocase(token->text, quoth_text_of(text));
}
