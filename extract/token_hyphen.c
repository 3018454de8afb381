/* Hyphens: most are words of their own in UD English; these are not. */
#include "extract/token_word.h"

#include <stdlib.h>

/* Prefixes that stay with their word; sorted. */
static const char prefixes[][8] = {
    "anti",  "arch",  "co",    "counter", "couter", "cross", "e",    "ex",
    "hyper", "infra", "inter", "intra",   "macro",  "mega",  "meta", "micro",
    "mid",   "mini",  "mis",   "multi",   "neo",    "non",   "over", "post",
    "pre",   "pro",   "proto", "pseudo",  "psycho", "quasi", "re",   "semi",
    "socio", "sub",   "super", "trans",   "ultra",  "un",    "under"};

/* Suffixes that stay; sorted. */
static const char suffixes[][8] = {"esque", "ever", "ish", "wise"};

/* Parts of interjections such as "uh-huh"; sorted. */
static const char noises[][8] = {"ah",   "eh",   "ha",  "hey", "hm", "hmm",
                                 "hmmm", "ho",   "hoo", "huh", "m",  "mhm",
                                 "mm",   "mmm",  "oh",  "oo",  "uh", "um",
                                 "unh",  "whoo", "woo", "yoo"};

static int compare(const void *a, const void *b) {
  return memcmp(a, b, sizeof(quoth_short));
}

static bool holds(const char (*table)[8], size_t count, quoth_text word) {
  const quoth_short key = quoth_short_of(word);
  return key.at[0] != 0 &&
         bsearch(&key, table, count, sizeof *table, compare) != NULL;
}

static bool is_digit_at(const quoth_stretch *s, size_t at) {
  return at < s->end && quoth_char_is_digit((unsigned char)s->text.at[at]);
}

static bool all_digits(quoth_text word) {
  size_t i = 0;
  while (i < word.size && quoth_char_is_digit((unsigned char)word.at[i])) {
    i++;
  }
  return i == word.size;
}

/* The end of a telephone number or date such as 555-0143, 2020-06-11 whose
 * first group is [begin, at), or `at` for a range such as 10-12. */
static size_t number_end(const quoth_stretch *s, size_t begin, size_t at) {
  size_t group = at - begin, groups = 1, last = group, i = at;
  while (i < s->end && s->text.at[i] == '-' && is_digit_at(s, i + 1)) {
    const size_t start = ++i;
    while (is_digit_at(s, i)) {
      i++;
    }
    last = i - start;
    groups++;
  }
  const bool odd = group == 1 || group == 3 || group == 5;
  return groups > 2 || (last == 4 && odd) ? i : at;
}

/* "s-" and "th-" when somebody starts a word again: one letter, no vowel, or
 * the beginning of the word that follows. */
static bool is_cut_off(const quoth_stretch *s, size_t begin, size_t at) {
  if (at + 1 < s->end && s->text.at[at + 1] != ',') {
    return false;
  }
  const quoth_text word =
      quoth_text_slice(s->text, (quoth_span){(uint32_t)begin, (uint32_t)at});
  size_t vowels = 0;
  for (size_t i = 0; i < word.size; i++) {
    const unsigned char c = (unsigned char)word.at[i];
    if (c >= 0x80 || quoth_ascii_kind[c] != QUOTH_KIND_LETTER) {
      return false;
    }
    vowels += strchr("aeiouyAEIOUY", c) != NULL || (i > 0 && c < 'a');
  }
  if (word.size == 1 || (vowels == 0 && word.size < 5)) {
    return true;
  }
  size_t next = at + 1;
  while (next < s->limit && next < at + 4 &&
         (s->text.at[next] == ' ' || s->text.at[next] == ',')) {
    next++;
  }
  return s->limit - next > word.size && word.size < 16 &&
         quoth_text_equal_nocase(word,
                                 (quoth_text){s->text.at + next, word.size});
}

/* "GPT-4o", "DGX-1": a name before, a short number after. */
static bool is_numbered_name(const quoth_stretch *s, size_t begin, size_t next,
                             size_t end) {
  size_t at = begin;
  return is_digit_at(s, next) && end - next <= 6 &&
         quoth_char_is_upper(quoth_utf8_next(s->text, &at)) &&
         !(end < s->end && s->text.at[end] == ':');
}

size_t quoth_hyphen_join(const quoth_stretch *s, size_t begin, size_t at) {
  const size_t next = at + quoth_glyph_at(s->text, at, s->end).size;
  const size_t end = quoth_glyph_run(s->text, next, s->end);
  if (end == next) {
    return is_cut_off(s, begin, at) ? next : at;
  }
  const quoth_text left = {s->text.at + begin, at - begin};
  const quoth_text right = {s->text.at + next, end - next};
  if (left.size <= 8 && all_digits(left)) {
    const bool dimension =
        right.size == 1 && right.at[0] >= 'A' && right.at[0] <= 'Z';
    return dimension ? end : number_end(s, begin, at);
  }
  if (is_numbered_name(s, begin, next, end)) {
    return end;
  }
  const bool joins =
      holds(prefixes, sizeof prefixes / sizeof *prefixes, left) ||
      holds(suffixes, sizeof suffixes / sizeof *suffixes, right) ||
      (holds(noises, sizeof noises / sizeof *noises, left) &&
       holds(noises, sizeof noises / sizeof *noises, right));
  return joins ? end : at;
}
