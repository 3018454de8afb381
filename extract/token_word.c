/* Words: runs of letters and digits, and the marks that join them. */
#include "extract/token_word.h"

quoth_short quoth_short_of(quoth_text word) {
  quoth_short out = {{0}};
  if (word.size > sizeof out.at) {
    return out;
  }
  for (size_t i = 0; i < word.size; i++) {
    const unsigned char c = (unsigned char)word.at[i];
    if (c >= 0x80) {
      return (quoth_short){{0}};
    }
    out.at[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return out;
}

static size_t digits(const quoth_stretch *s, size_t at) {
  size_t end = at;
  while (end < s->end && quoth_char_is_digit((unsigned char)s->text.at[end])) {
    end++;
  }
  return end - at;
}

/* Digits directly before `at`, at most five. */
static size_t digits_before(const quoth_stretch *s, size_t begin, size_t at) {
  size_t count = 0;
  while (count < 5 && at - count > begin &&
         quoth_char_is_digit((unsigned char)s->text.at[at - count - 1])) {
    count++;
  }
  return count;
}

/* "comp.lang.", not "ended.": a dot among the letters before `at`. */
static bool has_stop_near(const quoth_stretch *s, size_t begin, size_t at) {
  size_t i = at;
  while (i > begin && at - i < 16 && s->text.at[i - 1] != '.') {
    i--;
  }
  return i > begin && at - i < 16;
}

/* "ended.Then", where the writer forgot the space. */
static bool is_forgotten_space(const quoth_stretch *s, size_t begin, size_t at,
                               size_t next, size_t end) {
  const quoth_glyph before = quoth_glyph_before(s->text, begin, at);
  const quoth_glyph second =
      quoth_glyph_before(s->text, begin, at - before.size);
  if (before.kind != QUOTH_KIND_LETTER || second.kind != QUOTH_KIND_LETTER ||
      quoth_char_is_upper(before.code) || quoth_char_is_upper(second.code)) {
    return false;
  }
  const quoth_glyph first = quoth_glyph_at(s->text, next, end);
  const quoth_glyph then = quoth_glyph_at(s->text, next + first.size, end);
  if (quoth_char_is_upper(first.code)) {
    return then.kind == QUOTH_KIND_NONE || !quoth_char_is_upper(then.code);
  }
  const bool goes_on =
      end < s->end && (s->text.at[end] == '.' || s->text.at[end] == '/') &&
      quoth_glyph_is_word(quoth_glyph_at(s->text, end + 1, s->end));
  return end - next > 3 && !goes_on && !has_stop_near(s, begin, at);
}

static size_t join_stop(const quoth_stretch *s, size_t begin, size_t at) {
  const size_t next = at + 1;
  if (s->text.at[at - 1] == '.') {
    return at;
  }
  const quoth_glyph after = quoth_glyph_at(s->text, next, s->end);
  if (!quoth_glyph_is_word(after)) {
    return quoth_word_is_abbreviation(s, begin, at) ? next : at;
  }
  const size_t end = quoth_glyph_run(s->text, next, s->end);
  const quoth_glyph before = quoth_glyph_before(s->text, begin, at);
  if (before.kind == QUOTH_KIND_LETTER && after.kind == QUOTH_KIND_DIGIT) {
    return quoth_word_is_abbreviation(s, begin, at) ? next : at;
  }
  if (before.kind == QUOTH_KIND_DIGIT && after.kind == QUOTH_KIND_LETTER) {
    return quoth_char_is_upper(after.code) ? at : end;
  }
  return is_forgotten_space(s, begin, at, next, end) ? at : end;
}

/* Groups of three digits. */
static size_t join_comma(const quoth_stretch *s, size_t begin, size_t at) {
  const size_t before = digits_before(s, begin, at);
  return before > 0 && before < 4 && digits(s, at + 1) == 3
             ? quoth_glyph_run(s->text, at + 1, s->end)
             : at;
}

/* Times and scores; "mailto:…" and "doi:…". */
static size_t join_colon(const quoth_stretch *s, size_t begin, size_t at) {
  const quoth_text before = {s->text.at + begin, at - begin};
  if (quoth_text_is(before, "mailto") || quoth_text_is(before, "doi")) {
    return quoth_url_end(s, at, at);
  }
  const size_t after = digits(s, at + 1);
  return digits_before(s, begin, at) > 0 && after > 0
             ? quoth_glyph_run(s->text, at + 1, s->end)
             : at;
}

/* The path after a domain name, which ends in letters after a dot. */
static size_t join_path(const quoth_stretch *s, size_t begin, size_t at) {
  size_t letters = 0;
  while (letters < 5 && at - letters > begin &&
         (s->text.at[at - letters - 1] | 0x20) >= 'a' &&
         (s->text.at[at - letters - 1] | 0x20) <= 'z') {
    letters++;
  }
  const size_t dot = at - letters;
  return letters > 1 && letters < 5 && dot > begin + 1 &&
                 s->text.at[dot - 1] == '.'
             ? quoth_url_end(s, at, at)
             : at;
}

static unsigned number_at(const quoth_stretch *s, size_t at, size_t count) {
  unsigned value = 0;
  for (size_t i = 0; i < count; i++) {
    value = value * 10 + (unsigned)(s->text.at[at + i] - '0');
  }
  return value;
}

/* "b/c", "w/o": one letter on each side. */
static bool is_letter_pair(const quoth_stretch *s, size_t begin, size_t at) {
  const size_t end = quoth_glyph_run(s->text, at + 1, s->end);
  const bool more = end < s->end && s->text.at[end] == '/';
  return at == begin + 1 && end == at + 2 && !more &&
         quoth_glyph_at(s->text, begin, at).kind == QUOTH_KIND_LETTER &&
         quoth_glyph_at(s->text, at + 1, end).kind == QUOTH_KIND_LETTER &&
         (begin == s->begin || s->text.at[begin - 1] != '/');
}

/* Dates (9/11, 3/14/2015); fractions and alternatives are three words. */
static size_t join_slash(const quoth_stretch *s, size_t begin, size_t at) {
  const size_t before = digits_before(s, begin, at);
  const size_t after = digits(s, at + 1);
  if (is_letter_pair(s, begin, at)) {
    return at + 2;
  }
  if (before == 0 || at - before != begin || after == 0) {
    return join_path(s, begin, at);
  }
  size_t end = at + 1 + after;
  if (end < s->end && s->text.at[end] == '/' && digits(s, end + 1) > 0) {
    return end + 1 + digits(s, end + 1);
  }
  const bool day = before <= 2 && after <= 2 && before + after > 2 &&
                   number_at(s, begin, before) <= 12 &&
                   number_at(s, at + 1, after) <= 31;
  return day ? end : at;
}

/* "AT&T", "R&D": capitals on both sides. */
static size_t join_ampersand(const quoth_stretch *s, size_t begin, size_t at) {
  const quoth_glyph before = quoth_glyph_before(s->text, begin, at);
  const quoth_glyph after = quoth_glyph_at(s->text, at + 1, s->end);
  const size_t end = quoth_glyph_run(s->text, at + 1, s->end);
  return quoth_char_is_upper(before.code) && quoth_char_is_upper(after.code) &&
                 end - at <= 5
             ? end
             : at;
}

/* "C++", "C#". */
static size_t join_language(const quoth_stretch *s, size_t begin, size_t at) {
  const bool plus = s->text.at[at] == '+';
  if (at != begin + 1 ||
      strchr(plus ? "CGcg" : "ACFJQX", s->text.at[begin]) == NULL) {
    return at;
  }
  const size_t end = at + (plus ? 2 : 1);
  if (end > s->end || s->text.at[end - 1] != s->text.at[at]) {
    return at;
  }
  return quoth_glyph_is_word(quoth_glyph_at(s->text, end, s->end)) ? at : end;
}

/* Marks that belong to a word when letters stand on both sides. */
static size_t join_inside(const quoth_stretch *s, size_t begin, size_t at,
                          uint32_t size) {
  const quoth_glyph before = quoth_glyph_before(s->text, begin, at);
  const size_t end = quoth_glyph_run(s->text, at + size, s->end);
  const quoth_glyph after = quoth_glyph_at(s->text, at + size, end);
  return before.kind == QUOTH_KIND_LETTER && after.kind == QUOTH_KIND_LETTER
             ? end
             : at;
}

static size_t join_underscore(const quoth_stretch *s, size_t at) {
  size_t next = at;
  while (next < s->end && s->text.at[next] == '_') {
    next++;
  }
  const size_t end = quoth_glyph_run(s->text, next, s->end);
  return end > next ? end : at;
}

/* "don't", "O'Brien", "60's"; a clitic is cut off later. */
static size_t join_apostrophe(const quoth_stretch *s, size_t begin, size_t at,
                              uint32_t size) {
  const quoth_glyph before = quoth_glyph_before(s->text, begin, at);
  const size_t next = at + size;
  const size_t end = quoth_glyph_run(s->text, next, s->end);
  const quoth_glyph after = quoth_glyph_at(s->text, next, end);
  if (after.kind != QUOTH_KIND_LETTER ||
      !(quoth_glyph_is_word(before) || before.code == '.')) {
    return at;
  }
  return end;
}

/* Where the word goes on after the mark at `at`; `at` when it ends there. */
static size_t join(const quoth_stretch *s, size_t begin, size_t at) {
  const quoth_glyph mark = quoth_glyph_at(s->text, at, s->end);
  switch (mark.code) {
  case '.':
    return join_stop(s, begin, at);
  case ',':
    return join_comma(s, begin, at);
  case ':':
    return join_colon(s, begin, at);
  case '/':
    return join_slash(s, begin, at);
  case '&':
    return join_ampersand(s, begin, at);
  case '_':
    return join_underscore(s, at);
  case '+':
  case '#':
    return join_language(s, begin, at);
  case '$':
  case '*':
  case '@':
  case 0xb7: /* middle dot */
    return join_inside(s, begin, at, mark.size);
  case '-':
  case 0x2010: /* hyphen */
  case 0x2011: /* non-breaking hyphen */
    return quoth_hyphen_join(s, begin, at);
  default:
    return mark.kind == QUOTH_KIND_APOSTROPHE
               ? join_apostrophe(s, begin, at, mark.size)
               : at;
  }
}

size_t quoth_word_end(const quoth_stretch *s, size_t begin) {
  size_t at = quoth_address_end(s, begin);
  if (at > begin) {
    return at;
  }
  at = quoth_glyph_run(s->text, begin, s->end);
  while (at < s->end) {
    const size_t next = join(s, begin, at);
    if (next == at) {
      break;
    }
    at = next;
  }
  return at;
}
