/* token_char.h - private to the tokeniser: what kind of character stands
 * where. */
#ifndef QUOTH_EXTRACT_TOKEN_CHAR_H
#define QUOTH_EXTRACT_TOKEN_CHAR_H

#include "model/text.h"

typedef enum {
  QUOTH_KIND_NONE, /* before the first or after the last character */
  QUOTH_KIND_SPACE,
  QUOTH_KIND_LETTER, /* and marks that combine with letters */
  QUOTH_KIND_DIGIT,
  QUOTH_KIND_APOSTROPHE, /* ' and its typographic relatives */
  QUOTH_KIND_EMOJI,
  QUOTH_KIND_JOINER, /* joins emoji, or modifies the one before */
  QUOTH_KIND_MARK    /* punctuation and symbols */
} quoth_kind;

/* One character. */
typedef struct {
  quoth_kind kind;
  uint32_t code; /* code point */
  uint32_t size; /* bytes */
} quoth_glyph;

/* Kinds of the 128 ASCII characters. */
extern const unsigned char quoth_ascii_kind[128];

/* The character at `at` of text that is not ASCII there. */
quoth_glyph quoth_glyph_wide(quoth_text text, size_t at);

/* The character at `at`, KIND_NONE when at >= end. */
static inline quoth_glyph quoth_glyph_at(quoth_text text, size_t at,
                                         size_t end) {
  if (at >= end) {
    return (quoth_glyph){QUOTH_KIND_NONE, 0, 0};
  }
  const unsigned char c = (unsigned char)text.at[at];
  return c < 0x80 ? (quoth_glyph){(quoth_kind)quoth_ascii_kind[c], c, 1}
                  : quoth_glyph_wide(text, at);
}

/* The character that ends at `at`, KIND_NONE when at <= begin. */
quoth_glyph quoth_glyph_before(quoth_text text, size_t begin, size_t at);

static inline bool quoth_glyph_is_word(quoth_glyph glyph) {
  return glyph.kind == QUOTH_KIND_LETTER || glyph.kind == QUOTH_KIND_DIGIT;
}

/* The end of the run of letters and digits that begins at `at`. */
size_t quoth_glyph_run(quoth_text text, size_t at, size_t end);

#endif
