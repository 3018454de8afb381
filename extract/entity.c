#include "extract/entity.h"

/* The names that prose uses; sorted. Latin letters are composed below. */
static const struct {
  char name[9];
  uint16_t code_point;
} names[] = {
    {"AElig", 0xc6},    {"Dagger", 0x2021}, {"ETH", 0xd0},
    {"Oslash", 0xd8},   {"THORN", 0xde},    {"aelig", 0xe6},
    {"amp", '&'},       {"apos", '\''},     {"bdquo", 0x201e},
    {"bull", 0x2022},   {"cent", 0xa2},     {"copy", 0xa9},
    {"dagger", 0x2020}, {"deg", 0xb0},      {"divide", 0xf7},
    {"emsp", 0x2003},   {"ensp", 0x2002},   {"eth", 0xf0},
    {"euro", 0x20ac},   {"frac12", 0xbd},   {"frac14", 0xbc},
    {"frac34", 0xbe},   {"gt", '>'},        {"hellip", 0x2026},
    {"iexcl", 0xa1},    {"iquest", 0xbf},   {"laquo", 0xab},
    {"larr", 0x2190},   {"ldquo", 0x201c},  {"lrm", 0x200e},
    {"lsquo", 0x2018},  {"lt", '<'},        {"mdash", 0x2014},
    {"micro", 0xb5},    {"middot", 0xb7},   {"minus", 0x2212},
    {"nbsp", 0xa0},     {"ndash", 0x2013},  {"numsp", 0x2007},
    {"oslash", 0xf8},   {"para", 0xb6},     {"plusmn", 0xb1},
    {"pound", 0xa3},    {"prime", 0x2032},  {"quot", '"'},
    {"raquo", 0xbb},    {"rarr", 0x2192},   {"rdquo", 0x201d},
    {"reg", 0xae},      {"rlm", 0x200f},    {"rsquo", 0x2019},
    {"sbquo", 0x201a},  {"sect", 0xa7},     {"shy", 0xad},
    {"sup2", 0xb2},     {"sup3", 0xb3},     {"szlig", 0xdf},
    {"thinsp", 0x2009}, {"thorn", 0xfe},    {"times", 0xd7},
    {"trade", 0x2122},  {"yen", 0xa5},      {"zwj", 0x200d},
    {"zwnj", 0x200c},
};

/* "eacute": a letter and the name of what stands on it. 0 when there is no
 * such letter in Latin-1. */
static uint32_t accented(quoth_text name) {
  static const struct {
    const char *accent, *letters;
    uint8_t code_points[12];
  } accents[] = {
      {"grave",
       "AEIOUaeiou",
       {0xc0, 0xc8, 0xcc, 0xd2, 0xd9, 0xe0, 0xe8, 0xec, 0xf2, 0xf9}},
      {"acute",
       "AEIOUYaeiouy",
       {0xc1, 0xc9, 0xcd, 0xd3, 0xda, 0xdd, 0xe1, 0xe9, 0xed, 0xf3, 0xfa,
        0xfd}},
      {"circ",
       "AEIOUaeiou",
       {0xc2, 0xca, 0xce, 0xd4, 0xdb, 0xe2, 0xea, 0xee, 0xf4, 0xfb}},
      {"uml",
       "AEIOUaeiouy",
       {0xc4, 0xcb, 0xcf, 0xd6, 0xdc, 0xe4, 0xeb, 0xef, 0xf6, 0xfc, 0xff}},
      {"tilde", "ANOano", {0xc3, 0xd1, 0xd5, 0xe3, 0xf1, 0xf5}},
      {"ring", "Aa", {0xc5, 0xe5}},
      {"cedil", "Cc", {0xc7, 0xe7}},
  };
  for (size_t i = 0; name.size > 3 && i < sizeof accents / sizeof *accents;
       i++) {
    if (quoth_text_is((quoth_text){name.at + 1, name.size - 1},
                      accents[i].accent)) {
      const char *letter = strchr(accents[i].letters, name.at[0]);
      return letter ? accents[i].code_points[letter - accents[i].letters] : 0;
    }
  }
  return 0;
}

static uint32_t named(quoth_text name) {
  size_t low = 0;
  size_t high = sizeof names / sizeof *names;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const int order =
        quoth_text_compare(name, quoth_text_of(names[middle].name));
    if (order == 0) {
      return names[middle].code_point;
    }
    if (order > 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return accented(name);
}

static uint32_t digit_of(char c) {
  if (c >= '0' && c <= '9') {
    return (uint32_t)(c - '0');
  }
  const char lower = (char)(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? (uint32_t)(lower - 'a') + 10 : 99;
}

static bool numbered(quoth_text digits, uint32_t *code_point) {
  uint32_t base = 10;
  if (digits.size && (digits.at[0] | 0x20) == 'x') {
    base = 16;
    digits.at++;
    digits.size--;
  }
  if (!digits.size || digits.size > 8) {
    return false;
  }
  uint32_t value = 0;
  for (size_t i = 0; i < digits.size; i++) {
    const uint32_t digit = digit_of(digits.at[i]);
    if (digit >= base) {
      return false;
    }
    value = value > 0x110000 ? value : value * base + digit;
  }
  const bool odd = value < 0x20 || (value >= 0x7f && value < 0xa0) ||
                   (value >= 0xd800 && value < 0xe000) || value > 0x10ffff;
  *code_point = !odd ? value : value == 9 || value == 10 ? ' ' : 0xfffd;
  return true;
}

size_t quoth_entity_decode(quoth_text text, uint32_t *code_point) {
  enum { LONGEST = 12 };
  if (text.size < 3 || text.at[0] != '&') {
    return 0;
  }
  size_t end = 1;
  while (end < text.size && end < LONGEST && text.at[end] != ';') {
    end++;
  }
  if (end >= text.size || text.at[end] != ';' || end < 2) {
    return 0;
  }
  if (text.at[1] == '#') {
    return numbered((quoth_text){text.at + 2, end - 2}, code_point) ? end + 1
                                                                    : 0;
  }
  *code_point = named((quoth_text){text.at + 1, end - 1});
  return *code_point ? end + 1 : 0;
}
