#include "model/text.h"

#include <string.h>

int quoth_text_compare(quoth_text a, quoth_text b) {
  const size_t least = a.size < b.size ? a.size : b.size;
  const int order = least ? memcmp(a.at, b.at, least) : 0;
  return order ? order : (a.size > b.size) - (a.size < b.size);
}

static unsigned char ascii_lower(unsigned char c) {
  return c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c;
}

bool quoth_text_same_nocase(quoth_text a, quoth_text b) {
  for (size_t i = 0; i < a.size; i++) {
    if (a.at[i] != b.at[i] && ascii_lower((unsigned char)a.at[i]) !=
                                  ascii_lower((unsigned char)b.at[i])) {
      return false;
    }
  }
  return true;
}

/* Multiply-and-shift over eight bytes at a time, read as little-endian, so
 * that the value does not depend on the machine. */
static uint64_t read_eight(const unsigned char *at) {
  uint64_t word;
  memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

static uint64_t read_four(const unsigned char *at) {
  uint32_t word;
  memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap32(word);
#endif
  return word;
}

/* The 1 to 7 bytes at `at`, in two reads that may overlap. */
static uint64_t read_tail(const unsigned char *at, size_t size) {
  if (size >= 4) {
    return read_four(at) | read_four(at + size - 4) << (8 * (size - 4));
  }
  return at[0] | (uint64_t)at[size / 2] << (8 * (size / 2)) |
         (uint64_t)at[size - 1] << (8 * (size - 1));
}

static uint64_t mix(uint64_t x) {
  x ^= x >> 32;
  x *= UINT64_C(0xd6e8feb86659fd93);
  x ^= x >> 32;
  return x;
}

/* ASCII capitals among eight bytes in lower case. */
static uint64_t lower_eight(uint64_t word) {
  const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
  const uint64_t low = word & ~high;
  const uint64_t from_a = low + ones * (0x80 - 'A');
  const uint64_t past_z = low + ones * (0x7f - 'Z');
  return word | (((from_a ^ past_z) & ~word & high) >> 2);
}

static inline uint64_t hash_bytes(quoth_text text, bool nocase) {
  uint64_t hash = UINT64_C(0x9e3779b97f4a7c15) ^ text.size;
  const unsigned char *at = (const unsigned char *)text.at;
  for (size_t left = text.size; left;) {
    const size_t size = left < 8 ? left : 8;
    const uint64_t word = size < 8 ? read_tail(at, size) : read_eight(at);
    hash = mix(hash ^ (nocase ? lower_eight(word) : word)) *
           UINT64_C(0x9fb21c651e98df25);
    left -= size;
    at += size;
  }
  return mix(hash);
}

uint64_t quoth_text_hash(quoth_text text) {
  return hash_bytes(text, false);
}

uint64_t quoth_text_hash_nocase(quoth_text text) {
  return hash_bytes(text, true);
}

/* Eight lanes, because one chain of multiplications would take longer than
 * reading the bytes. */
uint64_t quoth_text_checksum(quoth_text text) {
  enum { LANES = 8 };
  uint64_t lanes[LANES];
  for (uint64_t i = 0; i < LANES; i++) {
    lanes[i] = i + 1;
  }
  size_t done = 0;
  for (; text.size - done >= sizeof lanes; done += sizeof lanes) {
    uint64_t words[LANES];
    memcpy(words, text.at + done, sizeof words);
    for (size_t i = 0; i < LANES; i++) {
      lanes[i] = quoth_checksum_step(lanes[i], words[i]);
    }
  }
  uint64_t sum = text.size;
  for (size_t i = 0; i < LANES; i++) {
    sum = quoth_checksum_step(sum, lanes[i]);
  }
  for (; done < text.size; done++) {
    sum = quoth_checksum_step(sum, (unsigned char)text.at[done]);
  }
  return sum;
}

static size_t space_at_begin(quoth_text text) {
  if (!text.size) {
    return 0;
  }
  const unsigned char c = (unsigned char)text.at[0];
  if (c == ' ' || (c >= '\t' && c <= '\r')) {
    return 1;
  }
  return text.size >= 2 && c == 0xc2 && (unsigned char)text.at[1] == 0xa0 ? 2
                                                                          : 0;
}

static size_t space_at_end(quoth_text text) {
  if (!text.size) {
    return 0;
  }
  const unsigned char c = (unsigned char)text.at[text.size - 1];
  if (c == ' ' || (c >= '\t' && c <= '\r')) {
    return 1;
  }
  return text.size >= 2 && c == 0xa0 &&
                 (unsigned char)text.at[text.size - 2] == 0xc2
             ? 2
             : 0;
}

quoth_text quoth_text_trim(quoth_text text) {
  size_t n;
  while ((n = space_at_begin(text)) > 0) {
    text.at += n;
    text.size -= n;
  }
  while ((n = space_at_end(text)) > 0) {
    text.size -= n;
  }
  return text;
}

/* Length of the well-formed sequence at `s`, 0 when there is none. */
static size_t sequence_length(const unsigned char *s, size_t left) {
  const unsigned char c = s[0];
  if (c < 0x80) {
    return 1;
  }
  const size_t length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
  if (c < 0xc2 || c > 0xf4 || left < length) {
    return 0;
  }
  for (size_t i = 1; i < length; i++) {
    if ((s[i] & 0xc0) != 0x80) {
      return 0;
    }
  }
  const bool overlong =
      (c == 0xe0 && s[1] < 0xa0) || (c == 0xf0 && s[1] < 0x90);
  const bool outside = (c == 0xed && s[1] > 0x9f) || (c == 0xf4 && s[1] > 0x8f);
  return overlong || outside ? 0 : length;
}

bool quoth_utf8_check(quoth_text text, size_t *bad) {
  const unsigned char *s = (const unsigned char *)text.at;
  size_t i = 0;
  while (i < text.size) {
    uint64_t word[4];
    if (text.size - i >= sizeof word) {
      memcpy(word, s + i, sizeof word);
      const uint64_t high = UINT64_C(0x8080808080808080);
      const bool plain = !((word[0] | word[1] | word[2] | word[3]) & high);
      if (plain || !(word[0] & high)) {
        i += plain ? sizeof word : sizeof *word;
        continue;
      }
    }
    const size_t length = sequence_length(s + i, text.size - i);
    if (!length) {
      if (bad) {
        *bad = i;
      }
      return false;
    }
    i += length;
  }
  return true;
}

size_t quoth_utf8_count(quoth_text text) {
  const uint64_t ones = UINT64_C(0x0101010101010101);
  size_t count = text.size, i = 0;
  for (; text.size - i >= sizeof(uint64_t); i += sizeof(uint64_t)) {
    uint64_t word;
    memcpy(&word, text.at + i, sizeof word);
    const uint64_t inner = word >> 7 & ~word >> 6 & ones; /* 10xxxxxx */
    count -= inner * ones >> 56;
  }
  for (; i < text.size; i++) {
    count -= ((unsigned char)text.at[i] & 0xc0) == 0x80;
  }
  return count;
}

uint32_t quoth_utf8_next(quoth_text text, size_t *at) {
  const unsigned char *s = (const unsigned char *)text.at + *at;
  if (s[0] < 0x80) {
    *at += 1;
    return s[0];
  }
  if (s[0] < 0xe0) {
    *at += 2;
    return ((uint32_t)(s[0] & 0x1f) << 6) | (s[1] & 0x3f);
  }
  if (s[0] < 0xf0) {
    *at += 3;
    return ((uint32_t)(s[0] & 0x0f) << 12) | ((uint32_t)(s[1] & 0x3f) << 6) |
           (s[2] & 0x3f);
  }
  *at += 4;
  return ((uint32_t)(s[0] & 0x07) << 18) | ((uint32_t)(s[1] & 0x3f) << 12) |
         ((uint32_t)(s[2] & 0x3f) << 6) | (s[3] & 0x3f);
}

size_t quoth_utf8_put(uint32_t c, char out[4]) {
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xc0 | (c >> 6));
    out[1] = (char)(0x80 | (c & 0x3f));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xe0 | (c >> 12));
    out[1] = (char)(0x80 | ((c >> 6) & 0x3f));
    out[2] = (char)(0x80 | (c & 0x3f));
    return 3;
  }
  out[0] = (char)(0xf0 | (c >> 18));
  out[1] = (char)(0x80 | ((c >> 12) & 0x3f));
  out[2] = (char)(0x80 | ((c >> 6) & 0x3f));
  out[3] = (char)(0x80 | (c & 0x3f));
  return 4;
}

bool quoth_char_is_space(uint32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 ||
         c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 ||
         c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

bool quoth_char_is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}

bool quoth_char_is_letter(uint32_t c) {
  if (c < 0x80) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
  if (c < 0x250) {
    return c >= 0xc0 ? c != 0xd7 && c != 0xf7
                     : c == 0xaa || c == 0xb5 || c == 0xba;
  }
  if (c < 0x2000) {
    return c != 0x37e && c != 0x387 && !(c >= 0x2b0 && c < 0x300);
  }
  return (c >= 0x2c00 && c < 0x2e00) || (c >= 0x3040 && c < 0xd7ff) ||
         (c >= 0xf900 && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00) ||
         (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a) ||
         (c >= 0xff66 && c < 0xffdd) || (c >= 0x10000 && c < 0x1d000) ||
         (c >= 0x20000 && c < 0x30000);
}

uint32_t quoth_char_lower(uint32_t c) {
  if (c < 0x80) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
  }
  if ((c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) ||
      (c >= 0x410 && c <= 0x42f)) {
    return c + 32;
  }
  if (c >= 0x400 && c <= 0x40f) {
    return c + 80;
  }
  if (c == 0x130) {
    return 'i';
  }
  if (c == 0x178) {
    return 0xff;
  }
  const bool odd_is_upper =
      (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e);
  const bool even_is_upper =
      (c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177) ||
      (c >= 0x460 && c <= 0x52f) || (c >= 0x1e00 && c <= 0x1eff);
  if (odd_is_upper) {
    return c & 1 ? c + 1 : c;
  }
  return even_is_upper && !(c & 1) ? c + 1 : c;
}

bool quoth_char_is_upper(uint32_t c) {
  return quoth_char_lower(c) != c;
}
