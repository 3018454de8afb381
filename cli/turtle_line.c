/* Turtle, as far as telling subjects and strings apart needs it. */
#include "cli/turtle_line.h"

enum { PREFIXES_MAX = 128 };

typedef enum { END, IRI, NAME, STRING, PUNCTUATION } token_kind;

typedef struct {
  token_kind kind;
  quoth_text text; /* of an IRI or string without its brackets or quotes */
  uint32_t line;   /* where it begins */
} token;

typedef struct {
  quoth_text text;
  size_t at;
  uint32_t line;
  struct {
    quoth_text name, space; /* "ex:" and its IRI */
  } prefixes[PREFIXES_MAX];
  size_t prefix_count;
} scanner;

/* ---- tokens ---- */

static char peek(const scanner *s, size_t ahead) {
  return s->at + ahead < s->text.size ? s->text.at[s->at + ahead] : '\0';
}

static void step(scanner *s, size_t count) {
  for (; count && s->at < s->text.size; count--) {
    s->line += s->text.at[s->at++] == '\n';
  }
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_blanks(scanner *s) {
  while (s->at < s->text.size) {
    if (peek(s, 0) == '#') {
      while (s->at < s->text.size && peek(s, 0) != '\n') {
        step(s, 1);
      }
    } else if (is_blank(peek(s, 0))) {
      step(s, 1);
    } else {
      return;
    }
  }
}

static quoth_text take_until(scanner *s, const char *stop) {
  const size_t size = strlen(stop), begin = s->at;
  while (s->at < s->text.size &&
         (s->at + size > s->text.size ||
          memcmp(s->text.at + s->at, stop, size) != 0)) {
    step(s, peek(s, 0) == '\\' ? 2 : 1);
  }
  const quoth_text taken = {s->text.at + begin, s->at - begin};
  step(s, size);
  return taken;
}

static quoth_text take_string(scanner *s) {
  const char quote = peek(s, 0);
  if (peek(s, 1) == quote && peek(s, 2) == quote) {
    step(s, 3);
    return take_until(s, quote == '"' ? "\"\"\"" : "'''");
  }
  step(s, 1);
  return take_until(s, quote == '"' ? "\"" : "'");
}

/* A prefixed name, keyword or number; a full stop at its end is none of it. */
static quoth_text take_name(scanner *s) {
  const size_t begin = s->at;
  while (s->at < s->text.size && !is_blank(peek(s, 0)) &&
         !strchr(";,()[]<>\"'#", peek(s, 0))) {
    if (peek(s, 0) == '.' && (is_blank(peek(s, 1)) || peek(s, 1) == '\0')) {
      break;
    }
    step(s, 1);
  }
  return (quoth_text){s->text.at + begin, s->at - begin};
}

static token next(scanner *s) {
  skip_blanks(s);
  token out = {.line = s->line};
  if (s->at >= s->text.size) {
    return out;
  }
  const char c = peek(s, 0);
  if (c == '<') {
    step(s, 1);
    out.kind = IRI;
    out.text = take_until(s, ">");
  } else if (c == '"' || c == '\'') {
    out.kind = STRING;
    out.text = take_string(s);
  } else {
    out.kind = NAME;
    out.text = take_name(s);
    if (out.text.size == 0) {
      out.kind = PUNCTUATION;
      out.text = (quoth_text){s->text.at + s->at, 1};
      step(s, 1);
    }
  }
  return out;
}

/* ---- names ---- */

static void read_prefix(scanner *s) {
  const token name = next(s), space = next(s);
  if (s->prefix_count < PREFIXES_MAX && space.kind == IRI) {
    s->prefixes[s->prefix_count].name = name.text;
    s->prefixes[s->prefix_count++].space = space.text;
  }
}

static bool is_resource(const scanner *s, const token *t, quoth_text iri) {
  if (t->kind == IRI) {
    return quoth_text_equal(t->text, iri);
  }
  for (size_t i = s->prefix_count; t->kind == NAME && i-- > 0;) {
    const quoth_text name = s->prefixes[i].name, space = s->prefixes[i].space;
    if (t->text.size >= name.size &&
        memcmp(t->text.at, name.at, name.size) == 0) {
      const size_t rest = t->text.size - name.size;
      return iri.size == space.size + rest &&
             memcmp(iri.at, space.at, space.size) == 0 &&
             memcmp(iri.at + space.size, t->text.at + name.size, rest) == 0;
    }
  }
  return false;
}

/* Whether the string, as it is escaped, means `literal`. */
static bool means(quoth_text string, quoth_text literal) {
  static const char codes[] = "tbnrf\"'\\", chars[] = "\t\b\n\r\f\"'\\";
  size_t used = 0;
  for (size_t i = 0; i < string.size; i++, used++) {
    char c = string.at[i];
    if (c == '\\' && i + 1 < string.size) {
      const char *code = strchr(codes, string.at[++i]);
      if (!code || !*code) {
        return false; /* \u: nobody writes rules so */
      }
      c = chars[code - codes];
    }
    if (used == literal.size || literal.at[used] != c) {
      return false;
    }
  }
  return used == literal.size;
}

/* ---- statements ---- */

/* Reads to the end of the statements of one subject; the line of `literal`
 * among their values, or 0. */
static uint32_t read_statements(scanner *s, quoth_text literal) {
  uint32_t found = 0;
  int depth = 0;
  for (token t = next(s); t.kind != END; t = next(s)) {
    if (t.kind == STRING && !found && literal.size && means(t.text, literal)) {
      found = t.line;
    }
    if (t.kind == PUNCTUATION) {
      depth += strchr("([", *t.text.at) ? 1 : strchr(")]", *t.text.at) ? -1 : 0;
      if (*t.text.at == '.' && depth <= 0) {
        return found;
      }
    }
  }
  return found;
}

uint32_t quoth_turtle_line(quoth_text turtle, quoth_text subject,
                           quoth_text literal) {
  scanner s = {.text = turtle, .line = 1};
  for (token t = next(&s); t.kind != END; t = next(&s)) {
    const bool sparql =
        quoth_text_equal_nocase(t.text, quoth_text_of("PREFIX"));
    if (t.kind == NAME && (sparql || quoth_text_is(t.text, "@prefix"))) {
      read_prefix(&s);
    }
    if (t.kind == NAME && sparql) {
      continue; /* no full stop ends it */
    }
    const bool mine = is_resource(&s, &t, subject);
    if (mine && literal.size == 0) {
      return t.line;
    }
    const uint32_t line =
        read_statements(&s, mine ? literal : (quoth_text){"", 0});
    if (line) {
      return line;
    }
  }
  return 0;
}
