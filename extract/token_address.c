/* URLs, e-mail addresses, domain names with a path. */
#include "extract/token_word.h"

enum { ADDRESS_REACH = 128 }; /* bytes looked ahead for "@" or "://" */

static bool ends_url(unsigned char c) {
  return c == '<' || c == '>' || c == '"' || c == '|' || c == '`';
}

static bool trails_url(quoth_glyph glyph) {
  return glyph.kind == QUOTH_KIND_APOSTROPHE ||
         (glyph.code < 0x80 && strchr(".,;:!?*]}", (int)glyph.code) != NULL) ||
         (glyph.code >= 0x2018 && glyph.code <= 0x201f) || glyph.code == 0x2026;
}

size_t quoth_url_end(const quoth_stretch *s, size_t begin, size_t at) {
  size_t open = 0, closed = 0;
  for (; at < s->end && !ends_url((unsigned char)s->text.at[at]); at++) {
    open += s->text.at[at] == '(';
    closed += s->text.at[at] == ')';
  }
  while (at > begin) {
    const quoth_glyph last = quoth_glyph_before(s->text, begin, at);
    if (last.code == ')' && closed > open) {
      closed--;
    } else if (!trails_url(last)) {
      break;
    }
    at -= last.size;
  }
  return at;
}

/* "https://" or "www." at `at`: its end, or `at`. */
static size_t scheme_end(const quoth_stretch *s, size_t at) {
  const size_t reach =
      s->end - at < ADDRESS_REACH ? s->end : at + ADDRESS_REACH;
  if (reach - at > 4 &&
      quoth_text_is_nocase((quoth_text){s->text.at + at, 4}, "www.")) {
    return at + 4;
  }
  size_t i = at;
  while (i < reach && (s->text.at[i] | 0x20) >= 'a' &&
         (s->text.at[i] | 0x20) <= 'z') {
    i++;
  }
  const bool found =
      i > at && reach - i > 3 && memcmp(s->text.at + i, "://", 3) == 0;
  return found ? i + 3 : at;
}

static bool is_local(unsigned char c) {
  return c >= 0x80 || quoth_ascii_kind[c] == QUOTH_KIND_LETTER ||
         quoth_ascii_kind[c] == QUOTH_KIND_DIGIT || c == '.' || c == '_' ||
         c == '-' || c == '+' || c == '%';
}

static size_t email_end(const quoth_stretch *s, size_t begin) {
  const size_t reach =
      s->end - begin < ADDRESS_REACH ? s->end : begin + ADDRESS_REACH;
  size_t at = begin;
  while (at < reach && is_local((unsigned char)s->text.at[at])) {
    at++;
  }
  if (at == begin || at >= reach || s->text.at[at] != '@') {
    return begin;
  }
  const size_t domain = at + 1;
  for (at = domain; at < reach; at++) {
    const unsigned char c = (unsigned char)s->text.at[at];
    if (c >= 0x80 || !is_local(c)) {
      break;
    }
  }
  while (at > domain && quoth_ascii_kind[(unsigned char)s->text.at[at - 1]] ==
                            QUOTH_KIND_MARK) {
    at--;
  }
  return at > domain ? at : begin;
}

size_t quoth_address_end(const quoth_stretch *s, size_t at) {
  if (s->has_scheme) {
    const size_t after = scheme_end(s, at);
    if (after > at) {
      return quoth_url_end(s, after, after);
    }
  }
  return s->has_at ? email_end(s, at) : at;
}
