#include "extract/name_key.h"

/* Base letters of U+00C0-U+017F in order; '?' where there is none. Two-letter
 * ligatures keep their first letter. */
static const char bases[] = "aaaaaaaceeeeiiiidnooooo?ouuuuyts"
                            "aaaaaaaceeeeiiiidnooooo?ouuuuyty"
                            "aaaaaaccccccccddddeeeeeeeeeegggg"
                            "gggghhhhiiiiiiiiiiiijjkkklllllll"
                            "lllnnnnnnnnnoooooooorrrrrrssssss"
                            "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static uint32_t fold_char(uint32_t c) {
  if (c < 0x80) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }
  if (c >= 0xc0 && c < 0xc0 + sizeof bases - 1) {
    const char base = bases[c - 0xc0];
    return base == '?' ? c : (uint32_t)base;
  }
  return quoth_char_lower(c);
}

/* Combining accents follow their letter in decomposed text. */
static bool is_combining(uint32_t c) {
  return c >= 0x300 && c <= 0x36f;
}

static size_t fold_add(char *out, size_t size, uint32_t c) {
  if (c < 0x80 && size < QUOTH_FOLD_MAX) {
    out[size] = (char)fold_char(c);
    return size + 1;
  }
  char bytes[4];
  const size_t length = quoth_utf8_put(fold_char(c), bytes);
  if (size + length > QUOTH_FOLD_MAX) {
    return size;
  }
  memcpy(out + size, bytes, length);
  return size + length;
}

size_t quoth_name_plain(quoth_text text, char out[QUOTH_FOLD_MAX]) {
  size_t size = 0;
  while (size < text.size && size < QUOTH_FOLD_MAX &&
         ((unsigned char)text.at[size] | 0x20u) - 'a' < 26u) {
    out[size] = (char)(text.at[size] | 0x20);
    size++;
  }
  return size;
}

size_t quoth_name_fold(quoth_text text, char out[QUOTH_FOLD_MAX]) {
  size_t size = quoth_name_plain(text, out);
  size_t at = size;
  while (at < text.size) {
    const uint32_t c = quoth_utf8_next(text, &at);
    if (quoth_char_is_letter(c) || quoth_char_is_digit(c)) {
      size = fold_add(out, size, c);
    }
  }
  return size;
}

/* Most letters are ASCII: no call for them. */
static inline bool is_letter(uint32_t c) {
  return c < 0x80 ? (c | 0x20) - 'a' < 26 : quoth_char_is_letter(c);
}

static inline bool is_digit(uint32_t c) {
  return c < 0x80 ? c - '0' < 10 : quoth_char_is_digit(c);
}

static inline uint32_t next_char(quoth_text text, size_t *at) {
  const unsigned char byte = (unsigned char)text.at[*at];
  if (byte < 0x80) {
    ++*at;
    return byte;
  }
  return quoth_utf8_next(text, at);
}

static uint64_t number_hash(quoth_text folded, uint64_t otherwise) {
#define WORD(form)                                                             \
  { form, sizeof form - 1 }
  static const quoth_text words[] = {
      WORD("zero"),    WORD("one"),       WORD("two"),      WORD("three"),
      WORD("four"),    WORD("five"),      WORD("six"),      WORD("seven"),
      WORD("eight"),   WORD("nine"),      WORD("ten"),      WORD("eleven"),
      WORD("twelve"),  WORD("thirteen"),  WORD("fourteen"), WORD("fifteen"),
      WORD("sixteen"), WORD("seventeen"), WORD("eighteen"), WORD("nineteen")};
#undef WORD
  if (folded.size < 3 || folded.size > 9 ||
      !memchr("zotfsen", folded.at[0], 7)) {
    return otherwise;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (quoth_text_equal(folded, words[i])) {
      char digits[2];
      size_t size = 0;
      if (i >= 10) {
        digits[size++] = '1';
      }
      digits[size++] = (char)('0' + i % 10);
      return quoth_text_hash((quoth_text){digits, size});
    }
  }
  return otherwise;
}

static void finish(quoth_name_unit *unit, quoth_text folded, bool letters) {
  unit->word_hash = quoth_text_hash(folded);
  unit->hash = letters ? number_hash(folded, unit->word_hash) : unit->word_hash;
  unit->stem_hash = 0;
  if (letters && folded.size > 2 && folded.at[folded.size - 1] == 's') {
    unit->stem_hash = quoth_text_hash((quoth_text){folded.at, folded.size - 1});
  }
}

/* Most units are ASCII letters, with something behind them that is ASCII too
 * and does not go on; 0: this one is not. */
static size_t plain_unit(quoth_text text, size_t begin,
                         char folded[QUOTH_FOLD_MAX]) {
  const quoth_text rest = {text.at + begin, text.size - begin};
  const size_t size = quoth_name_plain(rest, folded);
  if (size == QUOTH_FOLD_MAX || size == rest.size) {
    return size == rest.size ? size : 0;
  }
  const unsigned char next = (unsigned char)rest.at[size];
  return next < 0x80 && next != '+' && next != '#' ? size : 0;
}

bool quoth_name_unit_next(quoth_text text, size_t *at, quoth_name_unit *out) {
  size_t begin = *at;
  uint32_t c = 0;
  size_t next = begin;
  while (next < text.size) {
    begin = next;
    c = next_char(text, &next);
    if (is_letter(c) || is_digit(c)) {
      break;
    }
    c = 0;
  }
  if (c == 0) {
    *at = text.size;
    return false;
  }
  char folded[QUOTH_FOLD_MAX];
  size_t size = plain_unit(text, begin, folded);
  if (size) {
    *at = begin + size;
    out->span = (quoth_span){(uint32_t)begin, (uint32_t)*at};
    finish(out, (quoth_text){folded, size}, true);
    return true;
  }
  const bool digits = is_digit(c);
  size_t end = begin;
  next = begin;
  while (next < text.size) {
    c = next_char(text, &next);
    if (!is_combining(c)) {
      /* "C++" and "C#" are not "C". */
      const bool sign = !digits && size > 0 && (c == '+' || c == '#');
      if (digits ? !is_digit(c) : !is_letter(c) && !sign) {
        break;
      }
      size = fold_add(folded, size, c);
    }
    end = next;
  }
  out->span = (quoth_span){(uint32_t)begin, (uint32_t)end};
  finish(out, (quoth_text){folded, size}, !digits);
  *at = end;
  return true;
}

static uint64_t mix(uint64_t key, uint64_t hash) {
  key = (key ^ hash) * UINT64_C(0x9e3779b97f4a7c15);
  return key ^ (key >> 29);
}

uint64_t quoth_name_key_add(uint64_t key, const quoth_name_unit *unit,
                            bool first) {
  return mix(key, first ? unit->word_hash : unit->hash);
}

uint64_t quoth_name_key(quoth_text text) {
  quoth_name_unit unit;
  uint64_t key = 0;
  size_t at = 0;
  bool first = true;
  while (quoth_name_unit_next(text, &at, &unit)) {
    key = quoth_name_key_add(key, &unit, first);
    first = false;
  }
  return key;
}

uint64_t quoth_name_first_word(quoth_text text) {
  char folded[QUOTH_FOLD_MAX];
  quoth_name_unit unit;
  const size_t size = quoth_name_plain(text, folded);
  size_t at = 0;
  if (size == text.size && size > 0) { /* most are plain */
    return quoth_text_hash((quoth_text){folded, size});
  }
  return quoth_name_unit_next(text, &at, &unit) ? unit.word_hash : 0;
}
