/* What the models of sentence ends look at. */
#include "extract/sentence.h"
#include "extract/token_char.h"

typedef enum {
  OUTSIDE, /* before the first or after the last token */
  LOWER,
  TITLE,
  INITIAL, /* one capital letter */
  CAPITALS,
  MIXED,
  NUMBER,
  ADDRESS,      /* URL or e-mail */
  ABBREVIATION, /* a word with its full stop */
  CLITIC,
  STOP,
  ASK,      /* ? and ! */
  ELLIPSIS, /* two stops or more */
  COMMA,
  COLON,
  SEMICOLON,
  DASH,
  OPENING,
  CLOSING,
  QUOTE, /* straight: opens or closes */
  FACE,  /* emoji, emoticon */
  SYMBOL
} shape;

static uint32_t mix(uint32_t a, uint32_t b) {
  uint32_t x = (a ^ b * UINT32_C(0x9e3779b1)) * UINT32_C(0x85ebca6b);
  return x ^ x >> 15;
}

static uint32_t hash_lower(quoth_text word) {
  uint32_t hash = (uint32_t)word.size;
  for (size_t i = 0; i < word.size && i < 24; i++) {
    const unsigned char c = (unsigned char)word.at[i];
    const uint32_t lower = c >= 'A' && c <= 'Z' ? c + 32u : c;
    hash = mix(hash, lower);
  }
  return hash;
}

static shape mark_shape(quoth_text word, quoth_glyph first) {
  switch (first.code) {
  case '.':
    return word.size == 1 ? STOP : ELLIPSIS;
  case 0x2026:
    return ELLIPSIS;
  case '!':
  case '?':
    return ASK;
  case ',':
    return COMMA;
  case ';':
  case ':':
  case '=':
    return word.size > 1 ? FACE : first.code == ';' ? SEMICOLON : COLON;
  case '-':
  case 0x2013:
  case 0x2014:
  case 0x2015:
    return DASH;
  case '(':
  case '[':
  case '{':
  case 0x201c:
  case 0x2018:
  case 0xab:
    return OPENING;
  case ')':
  case ']':
  case '}':
  case 0x201d:
  case 0xbb:
    return CLOSING;
  case '"':
    return QUOTE;
  default:
    break;
  }
  if (first.kind == QUOTH_KIND_APOSTROPHE) {
    return QUOTE;
  }
  return first.kind == QUOTH_KIND_EMOJI ? FACE : SYMBOL;
}

static bool is_lower(quoth_text word) {
  size_t plain = 0;
  while (plain < word.size && (unsigned char)(word.at[plain] - 'a') < 26) {
    plain++;
  }
  return plain == word.size;
}

static shape word_shape(quoth_text word, quoth_glyph first) {
  const char last = word.at[word.size - 1];
  if (is_lower(word)) {
    return LOWER; /* as most */
  }
  if (word.size > 1 && last == '.') {
    return ABBREVIATION;
  }
  size_t upper = 0, lower = 0, letters = 0;
  for (size_t at = 0; at < word.size && at < 32;) {
    const quoth_glyph glyph = quoth_glyph_at(word, at, word.size);
    if (glyph.code == '@' || glyph.code == '/') {
      return ADDRESS;
    }
    const bool capital = glyph.code < 0x80 ? glyph.code - 'A' < 26
                                           : quoth_char_is_upper(glyph.code);
    upper += capital;
    lower += glyph.kind == QUOTH_KIND_LETTER && !capital;
    letters += glyph.kind == QUOTH_KIND_LETTER;
    at += glyph.size;
  }
  if (first.kind == QUOTH_KIND_DIGIT) {
    return NUMBER;
  }
  if (upper == 0) {
    return LOWER;
  }
  if (lower == 0) {
    return letters == 1 ? INITIAL : CAPITALS;
  }
  return upper == 1 && quoth_char_is_upper(first.code) ? TITLE : MIXED;
}

static shape shape_of(quoth_text word) {
  const quoth_glyph first = quoth_glyph_at(word, 0, word.size);
  if (quoth_glyph_is_word(first)) {
    return word_shape(word, first);
  }
  const quoth_glyph second = quoth_glyph_at(word, first.size, word.size);
  if (quoth_glyph_is_word(second)) {
    return first.kind == QUOTH_KIND_APOSTROPHE ? CLITIC
           : second.kind == QUOTH_KIND_DIGIT   ? NUMBER
                                               : ADDRESS;
  }
  return mark_shape(word, first);
}

static quoth_gap gap_between(quoth_text text, uint32_t begin, uint32_t end) {
  if (begin == end) {
    return QUOTH_GAP_NONE;
  }
  size_t lines = 0;
  for (uint32_t at = begin; at < end && lines < 2; at++) {
    lines += text.at[at] == '\n';
    lines += text.at[at] == '\r' && !(at + 1 < end && text.at[at + 1] == '\n');
    if ((unsigned char)text.at[at] == 0xe2 && end - at >= 3 &&
        memcmp(text.at + at, "\xe2\x80\xa9", 3) == 0) {
      lines = 2; /* paragraph separator */
    }
  }
  return lines == 0   ? QUOTH_GAP_SPACE
         : lines == 1 ? QUOTH_GAP_LINE
                      : QUOTH_GAP_BLANK;
}

void quoth_glance_tokens(quoth_text text, const quoth_token *tokens,
                         uint32_t count, quoth_glance *glances) {
  for (uint32_t i = 0; i < count; i++) {
    const quoth_text word = quoth_text_slice(text, tokens[i].span);
    const size_t tail = word.size < 3 ? word.size : 3;
    glances[i] = (quoth_glance){
        .hash = hash_lower(word),
        .ending = (uint16_t)hash_lower(
            (quoth_text){word.at + word.size - tail, tail}),
        .shape = (uint8_t)shape_of(word),
        .gap =
            (uint8_t)(i + 1 == count ? QUOTH_GAP_BLANK
                                     : gap_between(text, tokens[i].span.end,
                                                   tokens[i + 1].span.begin))};
  }
}

bool quoth_glance_is_mark(const quoth_glance *glance) {
  return glance->shape >= STOP && glance->shape <= DASH;
}

bool quoth_glance_is_word(const quoth_glance *glance) {
  return glance->shape >= LOWER && glance->shape <= CLITIC;
}

static bool is_final(uint8_t s) {
  return s == STOP || s == ASK || s == ELLIPSIS;
}

void quoth_split_begin(quoth_split_state *state, uint32_t first) {
  if (first == 0 || state->glances[first - 1].gap >= QUOTH_GAP_BLANK) {
    uint32_t last = first; /* the paragraph's end: each is looked for once */
    while (state->glances[last].gap < QUOTH_GAP_BLANK) {
      last++;
    }
    while (last > first && (state->glances[last].shape == CLOSING ||
                            state->glances[last].shape == QUOTE)) {
      last--;
    }
    state->ends_marked = is_final(state->glances[last].shape);
    state->line = first;
  }
  state->first = first;
  state->brackets = 0;
  state->quoted = false;
}

void quoth_split_take(quoth_split_state *state, uint32_t at) {
  const uint8_t s = state->glances[at].shape;
  if (at > 0 && state->glances[at - 1].gap == QUOTH_GAP_LINE) {
    state->line = at;
  }
  if (s == OPENING) {
    state->brackets++;
  } else if (s == CLOSING && state->brackets > 0) {
    state->brackets--;
  } else if (s == QUOTE) {
    state->quoted = !state->quoted;
  }
}

bool quoth_split_may_end(const quoth_split_state *state, uint32_t at) {
  const quoth_glance *here = &state->glances[at], *next = here + 1;
  if (here->gap == QUOTH_GAP_LINE) {
    return true;
  }
  switch (here->shape) {
  case STOP:
  case ASK:
  case ELLIPSIS:
  case CLOSING:
  case QUOTE:
  case FACE:
  case COLON:
  case SEMICOLON:
  case DASH:
  case ADDRESS:
  case SYMBOL:
  case ABBREVIATION:
    return here->gap != QUOTH_GAP_NONE || next->shape == TITLE ||
           next->shape == OPENING;
  case COMMA:
  case OPENING:
    return false;
  default:
    return here->gap != QUOTH_GAP_NONE && next->shape != LOWER &&
           next->shape != CLITIC && next->shape != COMMA;
  }
}

bool quoth_split_goes_on(const quoth_glance *glances, uint32_t at) {
  return at > 0 && glances[at].gap == QUOTH_GAP_SPACE &&
         (glances[at].shape == CLOSING || glances[at].shape == QUOTE) &&
         glances[at - 1].shape == COMMA;
}

static uint32_t bucket(uint32_t n) {
  return n < 6 ? n : n < 10 ? 6 : n < 16 ? 7 : n < 25 ? 8 : n < 40 ? 9 : 10;
}

/* Collects rows of a model. */
typedef struct {
  uint32_t *rows;
  uint32_t mask;
  size_t count;
} row_list;

static void put(row_list *list, uint32_t a, uint32_t b) {
  const uint32_t kind = (uint32_t)list->count + 1;
  list->rows[list->count++] = mix(mix(a, b), kind * 0x3d4d51cbu) & list->mask;
}

/* A token that may lie outside. */
static quoth_glance glance_at(const quoth_glance *glances, uint32_t first,
                              uint32_t count, int64_t at) {
  return at < (int64_t)first || at >= (int64_t)count
             ? (quoth_glance){.shape = OUTSIDE}
             : glances[at];
}

/* How long the line is that ends here, when it ends. */
static uint32_t line_bucket(const quoth_split_state *state, uint32_t at) {
  if (state->glances[at].gap != QUOTH_GAP_LINE) {
    return state->glances[at].gap;
  }
  const uint32_t tokens = at - state->line;
  return 4 + (tokens < 4 ? 0u : tokens < 9 ? 1u : 2u);
}

size_t quoth_marked_features(const quoth_split_state *state, uint32_t at,
                             uint32_t rows[QUOTH_SPLIT_FEATURES]) {
  row_list out = {rows, (1u << QUOTH_MARKED_BITS) - 1, 0};
  const quoth_glance *g = state->glances;
  const quoth_glance w = g[at];
  const quoth_glance n = glance_at(g, 0, state->count, (int64_t)at + 1);
  const quoth_glance n2 = glance_at(g, 0, state->count, (int64_t)at + 2);
  const quoth_glance n3 = glance_at(g, 0, state->count, (int64_t)at + 3);
  const quoth_glance p =
      glance_at(g, state->first, state->count, (int64_t)at - 1);
  const quoth_glance p2 =
      glance_at(g, state->first, state->count, (int64_t)at - 2);
  const uint32_t gap = line_bucket(state, at);
  const uint32_t wn = w.shape * 32u + n.shape, wng = wn * 8 + gap;
  const uint32_t length = bucket(at - state->first);
  put(&out, gap, state->ends_marked);
  put(&out, wng, 0);
  put(&out, w.hash, gap);
  put(&out, n.hash, gap);
  put(&out, w.hash, wn);
  put(&out, n.hash, wn);
  put(&out, wng, p.shape);
  put(&out, wn, p.shape * 32u + p2.shape);
  put(&out, p.hash, wn);
  put(&out, wn, n2.shape);
  put(&out, wn, n2.shape * 32u + n3.shape);
  put(&out, n2.hash, wn);
  put(&out, length, wng);
  put(&out, wng, (state->brackets > 0) * 2u + state->quoted);
  put(&out, p.hash, w.hash);
  put(&out, w.hash, n.hash);
  put(&out, n.hash, n2.hash);
  put(&out, wng, g[state->first].shape);
  put(&out, g[state->first].hash, wn);
  put(&out, wng, state->ends_marked);
  put(&out, w.ending, wn);
  put(&out, n.ending, wn);
  put(&out, p.ending, wn);
  put(&out, n2.ending, wn);
  put(&out, wn * 32u + p.shape, n2.shape * 16u + length);
  put(&out, p.hash, mix(w.shape, n.hash));
  return out.count;
}

size_t quoth_bare_features(const quoth_glance *g, uint32_t first,
                           uint32_t count, uint32_t at,
                           uint32_t rows[QUOTH_SPLIT_FEATURES]) {
  row_list out = {rows, (1u << QUOTH_BARE_BITS) - 1, 0};
  const quoth_glance p2 = glance_at(g, first, count, (int64_t)at - 2);
  const quoth_glance p = glance_at(g, first, count, (int64_t)at - 1);
  const quoth_glance w = g[at];
  const quoth_glance n = glance_at(g, 0, count, (int64_t)at + 1);
  const quoth_glance n2 = glance_at(g, 0, count, (int64_t)at + 2);
  const quoth_glance n3 = glance_at(g, 0, count, (int64_t)at + 3);
  const uint32_t length = bucket(at - first);
  put(&out, length, 0);
  put(&out, w.hash, 0);
  put(&out, n.hash, 0);
  put(&out, p.hash, 0);
  put(&out, n2.hash, 0);
  put(&out, n3.hash, 0);
  put(&out, w.hash, n.hash);
  put(&out, p.hash, w.hash);
  put(&out, n.hash, n2.hash);
  put(&out, p.hash, n.hash);
  put(&out, w.hash, n2.hash);
  put(&out, mix(p.hash, w.hash), n.hash);
  put(&out, mix(w.hash, n.hash), n2.hash);
  put(&out, mix(n.hash, n2.hash), n3.hash);
  put(&out, mix(p2.hash, p.hash), w.hash);
  put(&out, n.hash, length);
  put(&out, w.hash, length);
  put(&out, w.ending, n.hash);
  put(&out, w.hash, n.ending);
  put(&out, w.ending, n.ending);
  put(&out, g[first].hash, n.hash);
  return out.count;
}
