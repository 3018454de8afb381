#include "cli/gold.h"
#include "extract/name_key.h"

enum { DEPTH_MAX = 64, WORDS_MAX = 48 };

/* One line of JSON. */
typedef struct {
  quoth_text text;
  size_t at;
  quoth_arena *arena;
  bool bad, full; /* no JSON; out of memory */
} reader;

static char peek(reader *r) {
  while (r->at < r->text.size &&
         (r->text.at[r->at] == ' ' || r->text.at[r->at] == '\t' ||
          r->text.at[r->at] == '\r')) {
    r->at++;
  }
  return r->at < r->text.size ? r->text.at[r->at] : '\0';
}

static bool take(reader *r, char c) {
  if (peek(r) != c) {
    return false;
  }
  r->at++;
  return true;
}

static void expect(reader *r, char c) {
  r->bad = r->bad || !take(r, c);
}

/* ---- strings ---- */

static uint32_t read_hex(reader *r) {
  uint32_t value = 0;
  for (int i = 0; i < 4; i++) {
    const char c = r->at < r->text.size ? r->text.at[r->at++] : '\0';
    const char low = (char)(c | 0x20);
    value <<= 4;
    if (c >= '0' && c <= '9') {
      value |= (uint32_t)(c - '0');
    } else if (low >= 'a' && low <= 'f') {
      value |= (uint32_t)(low - 'a' + 10);
    } else {
      r->bad = true;
    }
  }
  return value;
}

static uint32_t read_escaped_char(reader *r) {
  uint32_t c = read_hex(r);
  if (c >= 0xd800 && c < 0xdc00 && r->at + 1 < r->text.size &&
      r->text.at[r->at] == '\\' && r->text.at[r->at + 1] == 'u') {
    r->at += 2;
    c = 0x10000 + ((c - 0xd800) << 10) + ((read_hex(r) - 0xdc00) & 0x3ff);
  }
  return c >= 0xd800 && c < 0xe000 ? 0xfffd : c;
}

static quoth_text read_string(reader *r) {
  static const char codes[] = "\"\\/bfnrt", chars[] = "\"\\/\b\f\n\r\t";
  expect(r, '"');
  char *out = quoth_arena_alloc(r->arena, r->text.size - r->at + 1);
  size_t size = 0;
  r->full = r->full || !out;
  while (!r->bad && !r->full) {
    const char c = r->at < r->text.size ? r->text.at[r->at++] : '\0';
    if (c == '"') {
      return (quoth_text){out, size};
    }
    if (c != '\\') {
      r->bad = c == '\0';
      out[size++] = c;
      continue;
    }
    const char code = r->at < r->text.size ? r->text.at[r->at++] : '\0';
    const char *found = code ? strchr(codes, code) : NULL;
    if (code == 'u') {
      size += quoth_utf8_put(read_escaped_char(r), out + size);
    } else if (found) {
      out[size++] = chars[found - codes];
    } else {
      r->bad = true;
    }
  }
  return (quoth_text){"", 0};
}

/* ---- values ---- */

static void skip_string(reader *r) {
  for (r->at++; r->at < r->text.size && r->text.at[r->at] != '"'; r->at++) {
    r->at += r->text.at[r->at] == '\\';
  }
  r->bad = r->bad || r->at >= r->text.size;
  r->at++;
}

/* Any value, up to the comma or bracket behind it. */
static void skip_value(reader *r) {
  int depth = 0;
  for (char c = peek(r); !r->bad; c = peek(r)) {
    if (c == '\0' || depth > DEPTH_MAX) {
      r->bad = true;
    } else if (c == '"') {
      skip_string(r);
    } else if (c == '[' || c == '{') {
      depth++;
      r->at++;
    } else if (depth == 0 && (c == ',' || c == '}')) {
      return;
    } else {
      depth -= c == ']' || c == '}';
      r->at++;
    }
  }
}

static uint32_t read_number(reader *r) {
  uint64_t value = 0;
  bool any = false;
  for (char c = peek(r); c >= '0' && c <= '9'; c = peek(r)) {
    value = value * 10 + (uint64_t)(c - '0');
    value = value > UINT32_MAX ? UINT32_MAX : value;
    any = true;
    r->at++;
  }
  r->bad = r->bad || !any;
  return (uint32_t)value;
}

static void read_wordings(reader *r, quoth_wordings *out) {
  if (!take(r, '[')) {
    out->at[out->count++] = read_string(r);
    return;
  }
  while (!r->bad && !r->full && !take(r, ']')) {
    const quoth_text wording = read_string(r);
    if (out->count < QUOTH_GOLD_WORDINGS) {
      out->at[out->count++] = wording;
    }
    if (peek(r) != ']') {
      expect(r, ',');
    }
  }
}

static void read_member(reader *r, quoth_gold_claim *out) {
  const quoth_text key = read_string(r);
  expect(r, ':');
  if (r->bad || r->full) {
    return;
  }
  if (quoth_text_is(key, "doc")) {
    out->doc = read_string(r);
  } else if (quoth_text_is(key, "start")) {
    out->begin = read_number(r);
  } else if (quoth_text_is(key, "end")) {
    out->end = read_number(r);
  } else if (quoth_text_is(key, "subject")) {
    read_wordings(r, &out->subject);
  } else if (quoth_text_is(key, "object")) {
    read_wordings(r, &out->object);
  } else if (quoth_text_is(key, "polarity")) {
    out->negated = quoth_text_is(read_string(r), "negated");
  } else {
    skip_value(r);
  }
}

static void read_claim(reader *r, quoth_gold_claim *out) {
  expect(r, '{');
  while (!r->bad && !r->full && !take(r, '}')) {
    read_member(r, out);
    if (peek(r) != '}') {
      expect(r, ',');
    }
  }
  r->bad =
      r->bad || peek(r) != '\0' || out->doc.size == 0 || out->end <= out->begin;
}

quoth_status quoth_gold_read(quoth_text bytes, const char *path,
                             quoth_error *error, quoth_gold *gold) {
  uint32_t line = 0;
  for (size_t at = 0; at < bytes.size;) {
    const char *end = memchr(bytes.at + at, '\n', bytes.size - at);
    const size_t size = end ? (size_t)(end - bytes.at) - at : bytes.size - at;
    reader r = {.text = {bytes.at + at, size}, .arena = &gold->arena};
    at += size + 1;
    line++;
    if (peek(&r) == '\0') {
      continue;
    }
    quoth_gold_claim claim = {.negated = false};
    read_claim(&r, &claim);
    if (r.full) {
      return QUOTH_NO_MEMORY;
    }
    if (r.bad) {
      return quoth_error_set(error, QUOTH_BAD_SYNTAX, path, line,
                             "no annotated claim in JSON with doc, start, end");
    }
    QUOTH_TRY(quoth_grow(NULL, &gold->claims, &gold->capacity, gold->count,
                         gold->count + 1, sizeof *gold->claims));
    gold->claims[gold->count++] = claim;
  }
  return QUOTH_OK;
}

void quoth_gold_free(quoth_gold *gold) {
  quoth_release(NULL, gold->claims);
  quoth_arena_free(&gold->arena);
}

/* ---- agreement ---- */

typedef struct {
  uint64_t at[WORDS_MAX];
  uint32_t count;
} words;

static bool says_nothing(quoth_text word) {
  static const char *const list[] = {"a",  "an",   "the", "of",    "to",
                                     "in", "this", "s",   "that",  "and",
                                     "at", "on",   "for", "these", "those"};
  for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
    if (quoth_text_equal_nocase(word, quoth_text_of(list[i]))) {
      return true;
    }
  }
  return false;
}

static words words_of(quoth_text text, bool all) {
  words out = {.count = 0};
  quoth_name_unit unit;
  size_t at = 0;
  while (out.count < WORDS_MAX && quoth_name_unit_next(text, &at, &unit)) {
    if (all || !says_nothing(quoth_text_slice(text, unit.span))) {
      out.at[out.count++] = unit.stem_hash ? unit.stem_hash : unit.hash;
    }
  }
  return out.count || all ? out : words_of(text, true);
}

static uint32_t count_shared(const words *a, words b) {
  uint32_t shared = 0;
  for (uint32_t i = 0; i < a->count; i++) {
    for (uint32_t j = 0; j < b.count; j++) {
      if (a->at[i] == b.at[j]) {
        b.at[j] = b.at[--b.count];
        shared++;
        break;
      }
    }
  }
  return shared;
}

bool quoth_gold_agrees(const quoth_wordings *wordings, quoth_text text) {
  const words said = words_of(text, false);
  for (uint32_t i = 0; i < wordings->count; i++) {
    const words wanted = words_of(wordings->at[i], false);
    const uint32_t shared = count_shared(&wanted, said);
    if (shared &&
        (4 * shared >= wanted.count + said.count || shared == wanted.count)) {
      return true;
    }
  }
  return wordings->count == 0 && said.count == 0;
}
