#include "extract/encoding.h"

/* The range of the second byte tells well-formed sequences from overlong ones,
 * surrogates and what lies beyond U+10FFFF (Unicode, table 3-7). */
static size_t sequence_length(unsigned char first, unsigned char *low,
                              unsigned char *high) {
  *low = 0x80;
  *high = 0xbf;
  if (first < 0x80) {
    return 1;
  }
  if (first >= 0xc2 && first <= 0xdf) {
    return 2;
  }
  if (first >= 0xe0 && first <= 0xef) {
    *low = first == 0xe0 ? 0xa0 : 0x80;
    *high = first == 0xed ? 0x9f : 0xbf;
    return 3;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    *low = first == 0xf0 ? 0x90 : 0x80;
    *high = first == 0xf4 ? 0x8f : 0xbf;
    return 4;
  }
  return 0;
}

size_t quoth_encoding_step(quoth_text bytes, size_t at, bool *valid) {
  const unsigned char *s = (const unsigned char *)bytes.at + at;
  const size_t left = bytes.size - at;
  unsigned char low;
  unsigned char high;
  const size_t length = sequence_length(s[0], &low, &high);
  size_t i = 1;
  while (i < length && i < left && s[i] >= low && s[i] <= high) {
    low = 0x80;
    high = 0xbf;
    i++;
  }
  *valid = i == length;
  return i;
}

quoth_text quoth_encoding_repair(quoth_text bytes, quoth_arena *arena) {
  char *copy = quoth_arena_alloc(arena, bytes.size + 1);
  if (!copy) {
    return (quoth_text){NULL, 0};
  }
  for (size_t at = 0; at < bytes.size;) {
    bool valid;
    const size_t length = quoth_encoding_step(bytes, at, &valid);
    memcpy(copy + at, bytes.at + at, length);
    if (!valid) {
      memset(copy + at, 0x80, length);
      copy[at] = QUOTH_BAD_BYTE;
    }
    at += length;
  }
  return (quoth_text){copy, bytes.size};
}

static uint32_t line_of(quoth_text bytes, size_t at) {
  uint32_t line = 1;
  for (size_t i = 0; i < at; i++) {
    line += bytes.at[i] == '\n';
  }
  return line;
}

/* Formats that people hand to a text tool by mistake. */
static const char *known_binary(quoth_text bytes) {
  static const struct {
    const char *magic, *name;
  } known[] = {
      {"%PDF-", "a PDF file"},
      {"PK\x03\x04", "a ZIP or Office file"},
      {"\x89PNG", "a PNG image"},
      {"\xff\xd8\xff", "a JPEG image"},
      {"GIF8", "a GIF image"},
      {"\x1f\x8b", "a gzip file"},
      {"\x28\xb5\x2f\xfd", "a zstd file"},
      {"\xfd\x37zXZ", "an xz file"},
      {"ID3", "an MP3 file"},
      {"OggS", "an Ogg file"},
      {"\x7f\x45LF", "a program"},
      {"{\\rtf", "an RTF file"},
      {"\xd0\xcf\x11\xe0", "an old Office file"},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    const size_t size = strlen(known[i].magic);
    if (bytes.size >= size && memcmp(bytes.at, known[i].magic, size) == 0) {
      return known[i].name;
    }
  }
  return NULL;
}

/* A text in UTF-16 has a NUL beside nearly every letter. */
static bool looks_like_utf16(quoth_text bytes) {
  const unsigned char *s = (const unsigned char *)bytes.at;
  if (bytes.size >= 2 &&
      ((s[0] == 0xff && s[1] == 0xfe) || (s[0] == 0xfe && s[1] == 0xff))) {
    return true;
  }
  const size_t size = bytes.size < 512 ? bytes.size : 512;
  size_t nul[2] = {0, 0};
  for (size_t i = 0; i < size; i++) {
    nul[i & 1] += s[i] == 0;
  }
  const size_t half = size / 2;
  return half >= 2 && ((nul[0] * 4 > half * 3 && nul[1] == 0) ||
                       (nul[1] * 4 > half * 3 && nul[0] == 0));
}

/* Control characters that no text holds, in the first bytes. */
static bool looks_binary(quoth_text bytes) {
  const size_t size = bytes.size < 4096 ? bytes.size : 4096;
  size_t odd = 0;
  for (size_t i = 0; i < size; i++) {
    const unsigned char c = (unsigned char)bytes.at[i];
    odd += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' &&
           c != 0x1b && c != '\b';
  }
  return odd > 8 && odd * 10 > size;
}

static bool is_blank(quoth_text bytes) {
  if (bytes.size >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0) {
    bytes.at += 3;
    bytes.size -= 3;
  }
  return quoth_text_trim(bytes).size == 0;
}

quoth_status quoth_encoding_check(quoth_text bytes, bool lenient,
                                  const char *name, quoth_error *error,
                                  bool *valid) {
  *valid = true;
  if (is_blank(bytes)) {
    return quoth_error_set(error, QUOTH_BAD_TEXT, name, 0, "no text");
  }
  const char *binary = known_binary(bytes);
  if (binary) {
    return quoth_error_set(error, QUOTH_BAD_TEXT, name, 0, "not a text but %s",
                           binary);
  }
  if (looks_like_utf16(bytes)) {
    return quoth_error_set(error, QUOTH_BAD_TEXT, name, 0,
                           "UTF-16 text; convert it to UTF-8 first");
  }
  if (looks_binary(bytes)) {
    return quoth_error_set(error, QUOTH_BAD_TEXT, name, 0,
                           "binary content, not a text");
  }
  const char *nul = memchr(bytes.at, 0, bytes.size);
  if (nul) {
    const size_t at = (size_t)(nul - bytes.at);
    return quoth_error_set(error, QUOTH_BAD_TEXT, name, line_of(bytes, at),
                           "NUL at byte %zu", at);
  }
  size_t bad;
  *valid = quoth_utf8_check(bytes, &bad);
  if (*valid || lenient) {
    return QUOTH_OK;
  }
  return quoth_error_set(error, QUOTH_BAD_TEXT, name, line_of(bytes, bad),
                         "invalid UTF-8 at byte %zu (0x%02x)", bad,
                         (unsigned)(unsigned char)bytes.at[bad]);
}
