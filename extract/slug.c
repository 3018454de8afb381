#include "extract/slug.h"

#include <stdlib.h>
#include <utf8proc.h>

static bool is_word(uint32_t c) {
  if (c < 0x80) {
    return (c | 0x20) - 'a' < 26 || c - '0' < 10;
  }
  switch (utf8proc_category((utf8proc_int32_t)c)) {
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LL:
  case UTF8PROC_CATEGORY_LT:
  case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO:
  case UTF8PROC_CATEGORY_MN:
  case UTF8PROC_CATEGORY_MC:
  case UTF8PROC_CATEGORY_ND:
    return true;
  default:
    return false;
  }
}

static void put(quoth_buffer *out, uint32_t c) {
  if (c < 0x80) {
    quoth_buffer_char(out, (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c));
    return;
  }
  char bytes[4];
  const size_t size =
      quoth_utf8_put((uint32_t)utf8proc_tolower((utf8proc_int32_t)c), bytes);
  quoth_buffer_add(out, (quoth_text){bytes, size});
}

/* The slug of text that is in NFKC already. */
static void add_normal(quoth_buffer *out, quoth_text text) {
  const size_t start = out->size;
  bool gap = false, joins = false; /* joins: a + or # here is a word */
  for (size_t at = 0; at < text.size;) {
    const uint32_t c = (unsigned char)text.at[at] < 0x80
                           ? (unsigned char)text.at[at++]
                           : quoth_utf8_next(text, &at);
    const char *name = joins && c == '+'   ? "plus"
                       : joins && c == '#' ? "sharp"
                                           : NULL;
    if (is_word(c) || name) {
      if ((gap || name) && out->size > start) {
        quoth_buffer_char(out, '-');
      }
      if (name) {
        quoth_buffer_string(out, name);
      } else {
        put(out, c);
      }
      gap = name != NULL && c == '#';
      joins = c != '#' && !(c >= '0' && c <= '9');
    } else {
      gap = true;
      joins = false;
    }
  }
}

static void add_code_points(quoth_buffer *out, quoth_text text) {
  static const char hex[] = "0123456789abcdef";
  quoth_buffer_char(out, 'x');
  for (size_t at = 0; at < text.size;) {
    const uint32_t c = quoth_utf8_next(text, &at);
    quoth_buffer_char(out, '-');
    for (int shift = c > 0xffff ? 20 : 12; shift >= 0; shift -= 4) {
      quoth_buffer_char(out, hex[(c >> shift) & 15]);
    }
  }
}

static bool is_ascii(quoth_text text) {
  for (size_t i = 0; i < text.size; i++) {
    if ((unsigned char)text.at[i] >= 0x80) {
      return false;
    }
  }
  return true;
}

void quoth_slug_add(quoth_buffer *out, quoth_text text) {
  const size_t start = out->size;
  if (is_ascii(text)) {
    add_normal(out, text);
  } else {
    utf8proc_uint8_t *normal = NULL;
    const utf8proc_ssize_t size = utf8proc_map(
        (const utf8proc_uint8_t *)text.at, (utf8proc_ssize_t)text.size, &normal,
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    if (size < 0) {
      out->status =
          size == UTF8PROC_ERROR_NOMEM ? QUOTH_NO_MEMORY : QUOTH_BAD_TEXT;
      return;
    }
    add_normal(out, (quoth_text){(const char *)normal, (size_t)size});
    free(normal);
  }
  if (out->size == start) {
    add_code_points(out, text);
  }
}
