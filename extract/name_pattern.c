/* Names by their shape: the lexicon's patterns, tried where a word begins. */
#include "extract/name_find.h"

enum { TOKENS_MAX = 24 };

static bool is_word_char(uint32_t c) {
  return quoth_char_is_letter(c) || quoth_char_is_digit(c);
}

/* A token may be cut from a word ("70B"); a name may not. */
static bool begins_word(quoth_text plain, uint32_t at) {
  if (at == 0) {
    return true;
  }
  size_t before = at - 1;
  while (before > 0 && ((unsigned char)plain.at[before] & 0xc0) == 0x80) {
    before--;
  }
  return !is_word_char(quoth_utf8_next(plain, &before));
}

static bool ends_word(quoth_text plain, uint32_t at) {
  size_t next = at;
  return next == plain.size || !is_word_char(quoth_utf8_next(plain, &next));
}

static bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* How many tokens from `first` on end at byte `end`; 0 when none does. */
static uint32_t tokens_until(const quoth_names *names, uint32_t first,
                             uint32_t stop, uint32_t end) {
  const quoth_token *tokens = names->trees->tokens;
  for (uint32_t i = first; i < stop && i < first + TOKENS_MAX; i++) {
    if (tokens[i].span.end >= end) {
      return tokens[i].span.end == end && ends_word(names->document->plain, end)
                 ? i + 1 - first
                 : 0;
    }
  }
  return 0;
}

/* A longer match wins, then a form of the lexicon, then the pattern that was
 * taught last. */
static quoth_status match_at(quoth_names *names, uint32_t token, uint32_t stop,
                             uint32_t base) {
  const quoth_text plain = names->document->plain;
  const uint32_t begin = names->trees->tokens[token].span.begin;
  quoth_name_match *match = &names->matches[token];
  quoth_pattern_cursor cursor =
      quoth_pattern_find(names->matcher, begin - base);
  for (;;) {
    uint32_t pattern;
    size_t length;
    QUOTH_TRY(quoth_pattern_next(names->matcher, &cursor, &pattern, &length));
    if (length == 0) {
      return QUOTH_OK;
    }
    while (length > 1 && is_blank(plain.at[begin + length - 1])) {
      length--; /* "[- ]?" took the blank behind the name */
    }
    const uint32_t count =
        tokens_until(names, token, stop, begin + (uint32_t)length);
    const bool rival = match->form && match->form->pattern != QUOTH_NONE;
    if (count > match->count || (count && rival && count == match->count)) {
      *match = (quoth_name_match){
          &quoth_lexicon_pattern(names->lexicon, pattern)->form, count};
    }
  }
}

quoth_status quoth_name_match_patterns(quoth_names *names,
                                       const quoth_sentence *sentence) {
  const quoth_patterns *patterns = quoth_lexicon_patterns(names->lexicon);
  const quoth_text plain = names->document->plain;
  const quoth_token *tokens = names->trees->tokens;
  const uint32_t stop = sentence->first + sentence->count;
  const uint32_t base = tokens[sentence->first].span.begin;
  bool ready = false;
  for (uint32_t i = sentence->first; i < stop; i++) {
    const uint32_t begin = tokens[i].span.begin;
    if (!quoth_patterns_begin_with(patterns, (unsigned char)plain.at[begin]) ||
        (!tokens[i].space_before && !begins_word(plain, begin))) {
      continue;
    }
    if (!ready) {
      const quoth_span span = {base, tokens[stop - 1].span.end};
      QUOTH_TRY(quoth_pattern_matcher_read(names->matcher,
                                           quoth_text_slice(plain, span)));
      ready = true;
    }
    QUOTH_TRY(match_at(names, i, stop, base));
  }
  return QUOTH_OK;
}
