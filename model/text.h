/* text.h - views of bytes, spans, and UTF-8.
 *
 * A quoth_text never owns and is not NUL-terminated: it lives as long as what
 * it points into. Everything here is locale-free and needs no memory. */
#ifndef QUOTH_MODEL_TEXT_H
#define QUOTH_MODEL_TEXT_H

#include "model/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct {
  const char *at; /* NULL only when there is no text at all */
  size_t size;    /* bytes */
} quoth_text;

/* Byte offsets into one text, half-open. */
typedef struct {
  uint32_t begin, end;
} quoth_span;

/* "no index": a turn without speaker, a token without head, … */
#define QUOTH_NONE UINT32_MAX

/* A NUL-terminated string as a view. */
static inline quoth_text quoth_text_of(const char *string) {
  return (quoth_text){string, strlen(string)};
}

/* The part of `text` that `span` covers; the span must lie inside. */
static inline quoth_text quoth_text_slice(quoth_text text, quoth_span span) {
  return (quoth_text){text.at + span.begin, span.end - span.begin};
}

/* Most unequal texts differ in size or in the first byte. */
static inline bool quoth_text_equal(quoth_text a, quoth_text b) {
  return a.size == b.size && (a.size == 0 || (a.at[0] == b.at[0] &&
                                              memcmp(a.at, b.at, a.size) == 0));
}

static inline bool quoth_text_is(quoth_text a, const char *string) {
  return quoth_text_equal(a, quoth_text_of(string));
}

/* One of the strings of `list`, which NULL closes; none is empty. Most differ
 * from the text in the first byte and need not be measured. */
static inline bool quoth_text_is_any(quoth_text a, const char *const *list) {
  while (*list && !(a.size && a.at[0] == **list && quoth_text_is(a, *list))) {
    list++;
  }
  return *list != NULL;
}

/* An empty beginning or end fits every text. */
static inline bool quoth_text_begins(quoth_text text, quoth_text begin) {
  return text.size >= begin.size &&
         (begin.size == 0 || memcmp(text.at, begin.at, begin.size) == 0);
}

static inline bool quoth_text_ends(quoth_text text, quoth_text end) {
  return text.size >= end.size &&
         (end.size == 0 ||
          memcmp(text.at + text.size - end.size, end.at, end.size) == 0);
}

/* Byte order: <0, 0, >0 as memcmp; a prefix comes first. */
int quoth_text_compare(quoth_text a, quoth_text b);

/* Equal when ASCII letters are taken without case, of texts of one size. */
bool quoth_text_same_nocase(quoth_text a, quoth_text b);

/* Equal when ASCII letters are taken without case. */
static inline bool quoth_text_equal_nocase(quoth_text a, quoth_text b) {
  return a.size == b.size &&
         (a.size == 0 ||
          (((a.at[0] ^ b.at[0]) & 0xdf) == 0 && quoth_text_same_nocase(a, b)));
}

static inline bool quoth_text_is_nocase(quoth_text a, const char *string) {
  return quoth_text_equal_nocase(a, quoth_text_of(string));
}

/* False when `string`, which is not empty, begins otherwise: most words of a
 * list do, and need not be measured. */
static inline bool quoth_text_may_be(quoth_text a, const char *string) {
  return a.size != 0 && ((a.at[0] ^ string[0]) & 0xdf) == 0 &&
         (a.size == 1 || ((a.at[1] ^ string[1]) & 0xdf) == 0);
}

/* The place of the text, ASCII case aside, in `list`, which NULL closes; -1
 * when it is not there. No string is empty. */
static inline int quoth_text_place_nocase(quoth_text a,
                                          const char *const *list) {
  for (int i = 0; list[i]; i++) {
    if (quoth_text_may_be(a, list[i]) && quoth_text_is_nocase(a, list[i])) {
      return i;
    }
  }
  return -1;
}

/* A 64-bit hash of the bytes; the same on every machine and run. */
uint64_t quoth_text_hash(quoth_text text);

/* The hash of the text with its ASCII letters in lower case. */
uint64_t quoth_text_hash_nocase(quoth_text text);

/* A checksum for files, which any change of one word changes; little-endian. */
uint64_t quoth_text_checksum(quoth_text text);

/* One step of it: invertible in either argument. */
static inline uint64_t quoth_checksum_step(uint64_t sum, uint64_t word) {
  sum = (sum ^ word) * UINT64_C(0x9e3779b97f4a7c15);
  return sum ^ sum >> 29;
}

/* Without white space (ASCII and U+00A0) at either end. */
quoth_text quoth_text_trim(quoth_text text);

/* True when `text` is well-formed UTF-8 (RFC 3629); else `*bad` (may be NULL)
 * receives the offset of the first bad byte. */
bool quoth_utf8_check(quoth_text text, size_t *bad);

/* Code points in well-formed UTF-8. */
size_t quoth_utf8_count(quoth_text text);

/* Decodes the code point at `*at` of well-formed UTF-8 and moves `*at` past
 * it; `*at` must be < text.size. */
uint32_t quoth_utf8_next(quoth_text text, size_t *at);

/* Writes `code_point` (a Unicode scalar value) as 1-4 bytes, returns how many.
 */
size_t quoth_utf8_put(uint32_t code_point, char out[4]);

/* Unicode white space, letters (any script), upper-case letters, digits,
 * punctuation; by range tables good enough for names and tokens. */
bool quoth_char_is_space(uint32_t code_point);
bool quoth_char_is_letter(uint32_t code_point);
bool quoth_char_is_upper(uint32_t code_point);
bool quoth_char_is_digit(uint32_t code_point);

/* Simple lower case of Latin, Greek and Cyrillic letters; others as they are.
 */
uint32_t quoth_char_lower(uint32_t code_point);

#endif
