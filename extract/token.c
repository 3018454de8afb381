/* Walks over a text: white space, words, marks. */
#include "extract/token.h"

#include "extract/token_clitic.h"

/* Appends what [begin, end) holds; very long tokens in pieces. */
static quoth_status add(quoth_token_list *list, quoth_text text, size_t begin,
                        size_t end, bool space_before) {
  while (begin < end) {
    size_t stop = end;
    if (stop - begin > QUOTH_TOKEN_BYTES) {
      stop = begin + QUOTH_TOKEN_BYTES;
      while (((unsigned char)text.at[stop] & 0xc0) == 0x80) {
        stop--;
      }
    }
    if (list->count == list->capacity) {
      QUOTH_TRY(quoth_grow(list->allocator, &list->items, &list->capacity,
                           list->count, list->count + 1, sizeof *list->items));
    }
    list->items[list->count++] =
        (quoth_token){.span = {(uint32_t)begin, (uint32_t)stop},
                      .space_before = space_before};
    space_before = false;
    begin = stop;
  }
  return QUOTH_OK;
}

/* "its" before a word that no possessive stands before: "its not", "its a". */
static bool is_its_clause(quoth_text text, size_t begin, size_t end,
                          size_t limit) {
  static const char *const words[] = {
      "a",      "all",   "also",  "an",   "been", "definitely", "for",  "from",
      "gonna",  "going", "in",    "just", "like", "not",        "now",  "only",
      "really", "so",    "still", "that", "the",  "too",        "very", "your"};
  if (end - begin != 3 || end >= limit || (text.at[begin] | 0x20) != 'i' ||
      (text.at[begin + 1] | 0x20) != 't' ||
      (text.at[begin + 2] | 0x20) != 's') {
    return false;
  }
  const size_t next = end + 1;
  const quoth_text word = {text.at + next,
                           quoth_glyph_run(text, next, limit) - next};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (quoth_text_is_nocase(word, words[i])) {
      return true;
    }
  }
  return false;
}

/* Appends the word [begin, end) as one token or several. */
static quoth_status add_word(quoth_token_list *list, const quoth_stretch *s,
                             size_t begin, size_t end, bool space_before) {
  uint32_t sizes[QUOTH_PARTS_MAX];
  const quoth_text word = {s->text.at + begin, end - begin};
  size_t count = word.size > 64 ? 1 : quoth_word_cut(word, sizes);
  if (is_its_clause(s->text, begin, end, s->limit)) {
    sizes[0] = 2;
    sizes[1] = 1;
    count = 2;
  }
  if (count == 1) {
    return add(list, s->text, begin, end, space_before);
  }
  for (size_t i = 0; i < count; i++) {
    QUOTH_TRY(add(list, s->text, begin, begin + sizes[i], space_before));
    begin += sizes[i];
    space_before = false;
  }
  return QUOTH_OK;
}

/* The end of the run of bytes of `set` at `at`. */
static size_t run_of(const quoth_stretch *s, size_t at, const char *set) {
  while (at < s->end && s->text.at[at] != 0 &&
         strchr(set, s->text.at[at]) != NULL) {
    at++;
  }
  return at;
}

/* ":-)", ";D", "<3": the end of an emoticon, or `at`. */
static size_t emoticon_end(const quoth_stretch *s, size_t at) {
  const bool heart = s->text.at[at] == '<';
  const size_t left = s->end - at;
  const bool alone = at == s->begin;
  if (alone && ((left == 2 && memcmp(s->text.at + at, "(:", 2) == 0) ||
                (left == 3 && memcmp(s->text.at + at, "^_^", 3) == 0))) {
    return s->end;
  }
  if (!heart && strchr(":;=", s->text.at[at]) == NULL) {
    return at;
  }
  size_t i = at + 1;
  if (!heart && i < s->end && strchr("-o^'", s->text.at[i]) != NULL) {
    i++;
  }
  const char *mouths = heart ? "3" : ")(][DPpO/\\|3*";
  const size_t end = run_of(s, i, mouths);
  const quoth_glyph after = quoth_glyph_at(s->text, end, s->end);
  return end == i || end - i > 6 || quoth_glyph_is_word(after) ? at : end;
}

/* A flag, a family, a face with its skin tone: one emoji of several code
 * points. */
static size_t emoji_end(const quoth_stretch *s, size_t at) {
  quoth_glyph glyph = quoth_glyph_at(s->text, at, s->end);
  const bool flag = glyph.code >= 0x1f1e6 && glyph.code <= 0x1f1ff;
  at += glyph.size;
  bool joined = flag;
  for (;;) {
    glyph = quoth_glyph_at(s->text, at, s->end);
    if (glyph.kind == QUOTH_KIND_JOINER) {
      joined = glyph.code == 0x200d;
    } else if (glyph.kind == QUOTH_KIND_EMOJI && joined) {
      joined = false;
    } else {
      return at;
    }
    at += glyph.size;
  }
}

/* "'em", "'90s": words that begin with an apostrophe. */
static size_t elided_end(const quoth_stretch *s, size_t at, size_t size) {
  static const char *const words[] = {"em", "cause", "til", "till", "bout",
                                      "n",  "cuz",   "s",   "round"};
  const size_t end = quoth_glyph_run(s->text, at + size, s->end);
  const quoth_text rest = {s->text.at + at + size, end - at - size};
  if (rest.size > 0 && quoth_char_is_digit((unsigned char)rest.at[0])) {
    const bool decade = rest.size == 2 || (rest.size == 3 && rest.at[2] == 's');
    return decade ? end : at + size;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (quoth_text_is_nocase(rest, words[i])) {
      return end;
    }
  }
  return at + size;
}

/* The end of the mark at `at`: most marks stand alone, some in runs. */
static size_t mark_end(const quoth_stretch *s, size_t at, quoth_glyph mark) {
  if (mark.kind == QUOTH_KIND_EMOJI || mark.kind == QUOTH_KIND_JOINER) {
    return emoji_end(s, at);
  }
  if (mark.kind == QUOTH_KIND_APOSTROPHE) {
    const size_t two = at + 2 * mark.size;
    const bool pair =
        two <= s->end &&
        memcmp(s->text.at + at, s->text.at + at + mark.size, mark.size) == 0;
    return pair ? two : elided_end(s, at, mark.size);
  }
  const size_t emoticon = mark.code < 0x80 ? emoticon_end(s, at) : at;
  if (emoticon > at) {
    return emoticon;
  }
  switch (mark.code) {
  case '!':
  case '?':
    return run_of(s, at, "!?.");
  case '.':
    at = run_of(s, at, ".");
    return run_of(s, at, "!?");
  case '-':
  case '=':
    at = run_of(s, at, "-=");
    return at < s->end && s->text.at[at] == '>' ? at + 1 : at;
  case '$':
  case '*':
  case '_':
  case '~':
  case '<':
  case '>':
  case '+':
  case '#':
  case '^':
  case '|': {
    const char set[2] = {(char)mark.code, 0};
    return run_of(s, at, set);
  }
  case 0x2018: { /* two single quotes for a double one */
    const quoth_glyph next = quoth_glyph_at(s->text, at + 3, s->end);
    return next.code == 0x2018 || next.code == 0x2019 ? at + 6 : at + 3;
  }
  default:
    return at + mark.size;
  }
}

/* True when the mark at `at` begins a word: ".5", ".NET", "@name", "#topic",
 * "+1-555-0143". */
static bool begins_word(const quoth_stretch *s, size_t at, quoth_glyph mark) {
  const quoth_glyph after = quoth_glyph_at(s->text, at + mark.size, s->end);
  const quoth_glyph before = quoth_glyph_before(s->text, s->begin, at);
  if (!quoth_glyph_is_word(after) || quoth_glyph_is_word(before)) {
    return false;
  }
  switch (mark.code) {
  case '@':
  case '#':
    return after.kind == QUOTH_KIND_LETTER;
  case '.':
    return after.kind == QUOTH_KIND_DIGIT || before.kind == QUOTH_KIND_NONE;
  case '+':
    return after.kind == QUOTH_KIND_DIGIT;
  default:
    return false;
  }
}

static quoth_status add_stretch(quoth_token_list *list,
                                const quoth_stretch *s) {
  bool space_before = true;
  for (size_t at = s->begin; at < s->end;) {
    const quoth_glyph glyph = quoth_glyph_at(s->text, at, s->end);
    size_t end;
    if (quoth_glyph_is_word(glyph)) {
      end = quoth_word_end(s, at);
      QUOTH_TRY(add_word(list, s, at, end, space_before));
    } else {
      end = begins_word(s, at, glyph) ? quoth_word_end(s, at + glyph.size)
                                      : mark_end(s, at, glyph);
      QUOTH_TRY(add(list, s->text, at, end, space_before));
    }
    space_before = false;
    at = end;
  }
  return QUOTH_OK;
}

/* Marks for which a stretch must be looked at more closely. */
static void note_marks(quoth_stretch *s, unsigned char c, size_t at) {
  s->has_at |= c == '@';
  s->has_scheme |=
      c == ':' && s->limit - at > 2 && memcmp(s->text.at + at, "://", 3) == 0;
}

static void find_stretch(quoth_stretch *s) {
  size_t at = s->begin;
  s->has_at = s->has_scheme = false;
  while (at < s->limit) {
    const unsigned char c = (unsigned char)s->text.at[at];
    if (c < 0x80) {
      if (quoth_ascii_kind[c] == QUOTH_KIND_SPACE) {
        break;
      }
      if (quoth_ascii_kind[c] == QUOTH_KIND_MARK) {
        note_marks(s, c, at);
      }
      at++;
      continue;
    }
    const quoth_glyph glyph = quoth_glyph_at(s->text, at, s->limit);
    if (glyph.kind == QUOTH_KIND_SPACE) {
      break;
    }
    at += glyph.size;
  }
  s->end = at;
  s->has_scheme |= at - s->begin > 4 && (s->text.at[s->begin] | 0x20) == 'w' &&
                   memcmp(s->text.at + s->begin + 3, ".", 1) == 0;
}

/* The end of the run of ASCII letters at `at` when white space follows it, or
 * `at`: most words need no closer look. */
static size_t plain_word_end(quoth_text text, size_t at, size_t limit) {
  size_t end = at;
  while (end < limit && (unsigned char)text.at[end] < 0x80 &&
         quoth_ascii_kind[(unsigned char)text.at[end]] == QUOTH_KIND_LETTER) {
    end++;
  }
  const bool plain = end == limit || text.at[end] == ' ';
  return plain && end - at <= 64 ? end : at;
}

quoth_status quoth_tokens_find(quoth_text text, quoth_span block,
                               quoth_token_list *list) {
  quoth_stretch s = {.text = text, .limit = block.end};
  size_t at = block.begin;
  while (at < block.end) {
    const quoth_glyph glyph = quoth_glyph_at(text, at, block.end);
    if (glyph.kind == QUOTH_KIND_SPACE) {
      at += glyph.size;
      continue;
    }
    s.begin = at;
    s.end = plain_word_end(text, at, block.end);
    if (s.end > at) {
      QUOTH_TRY(add_word(list, &s, at, s.end, true));
    } else {
      find_stretch(&s);
      QUOTH_TRY(add_stretch(list, &s));
    }
    at = s.end;
  }
  return QUOTH_OK;
}
