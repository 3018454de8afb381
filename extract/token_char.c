/* Classes of characters, by table for ASCII and by ranges for the rest. */
#include "extract/token_char.h"

enum {
  S = QUOTH_KIND_SPACE,
  L = QUOTH_KIND_LETTER,
  D = QUOTH_KIND_DIGIT,
  A = QUOTH_KIND_APOSTROPHE,
  M = QUOTH_KIND_MARK
};

const unsigned char quoth_ascii_kind[128] = {
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* control characters */
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, /* */
    S, M, M, M, M, M, M, A, M, M, M, M, M, M, M, M, /*  !"#$%&'()*+,-./ */
    D, D, D, D, D, D, D, D, D, D, M, M, M, M, M, M, /* 0-9 :;<=>? */
    M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* @ A-O */
    L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, M, /* P-Z [\]^_ */
    A, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ` a-o */
    L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, S, /* p-z {|}~ */
};

static bool is_emoji(uint32_t c) {
  return (c >= 0x1f000 && c < 0x1fb00) || (c >= 0x2600 && c < 0x27c0) ||
         (c >= 0x2b00 && c < 0x2bf0) || (c >= 0x231a && c <= 0x231b) ||
         (c >= 0x23e9 && c <= 0x23fa);
}

/* Zero-width joiner, variation selectors, skin tones, tags, keycap. */
static bool is_joiner(uint32_t c) {
  return c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || c == 0x20e3 ||
         (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0xe0020 && c <= 0xe007f);
}

/* What separates words without being white space to Unicode. */
static bool is_invisible(uint32_t c) {
  return c == 0x200b || c == 0x200e || c == 0x200f || c == 0xfeff ||
         (c >= 0x80 && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f);
}

static quoth_kind kind_of(uint32_t c) {
  if (c == 0x2019 || c == 0x2bc || c == 0xb4) {
    return QUOTH_KIND_APOSTROPHE;
  }
  if (c == 0xad || c == 0x200c) { /* soft hyphen, non-joiner: inside words */
    return QUOTH_KIND_LETTER;
  }
  if (quoth_char_is_space(c) || is_invisible(c)) {
    return QUOTH_KIND_SPACE;
  }
  if (is_joiner(c)) {
    return QUOTH_KIND_JOINER;
  }
  if (quoth_char_is_letter(c) || (c >= 0x1d400 && c < 0x1d7ce)) {
    return QUOTH_KIND_LETTER;
  }
  return is_emoji(c) ? QUOTH_KIND_EMOJI : QUOTH_KIND_MARK;
}

quoth_glyph quoth_glyph_wide(quoth_text text, size_t at) {
  size_t next = at;
  const uint32_t code = quoth_utf8_next(text, &next);
  return (quoth_glyph){kind_of(code), code, (uint32_t)(next - at)};
}

quoth_glyph quoth_glyph_before(quoth_text text, size_t begin, size_t at) {
  if (at <= begin) {
    return (quoth_glyph){QUOTH_KIND_NONE, 0, 0};
  }
  size_t start = at - 1;
  while (start > begin && ((unsigned char)text.at[start] & 0xc0) == 0x80) {
    start--;
  }
  return quoth_glyph_at(text, start, at);
}

size_t quoth_glyph_run(quoth_text text, size_t at, size_t end) {
  while (at < end) {
    const unsigned char c = (unsigned char)text.at[at];
    if (c < 0x80) {
      if (quoth_ascii_kind[c] != QUOTH_KIND_LETTER &&
          quoth_ascii_kind[c] != QUOTH_KIND_DIGIT) {
        break;
      }
      at++;
      continue;
    }
    const quoth_glyph glyph = quoth_glyph_at(text, at, end);
    if (!quoth_glyph_is_word(glyph)) {
      break;
    }
    at += glyph.size;
  }
  return at;
}
