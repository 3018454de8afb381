#include "extract/inline.h"

/* Books what was added since `before` under its emphasis. */
static void account(quoth_draft *draft, const quoth_inline *state,
                    size_t before) {
  quoth_line *line = quoth_draft_last(draft);
  const uint32_t added = (uint32_t)(draft->size - before);
  if (state->emphasis) {
    line->emphasis += added;
  }
  if (!state->strong && !state->loose) {
    return;
  }
  line->strong += added;
  if (line->strong_end == before) {
    line->strong_end = (uint32_t)draft->size;
  }
}

static quoth_status add(quoth_draft *draft, const quoth_inline *state,
                        uint32_t source, uint32_t length) {
  const size_t before = draft->size;
  QUOTH_TRY(quoth_draft_add(draft, source, length));
  account(draft, state, before);
  return QUOTH_OK;
}

quoth_status quoth_inline_put(quoth_draft *draft, quoth_inline *state,
                              uint32_t source, uint32_t length,
                              uint32_t code_point) {
  const size_t before = draft->size;
  QUOTH_TRY(quoth_draft_put(draft, source, length, code_point));
  account(draft, state, before);
  return QUOTH_OK;
}

static bool is_word(quoth_text text, size_t at) {
  if (at >= text.size) {
    return false;
  }
  const unsigned char c = (unsigned char)text.at[at];
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

/* The end of a run of two or more asterisks at `at` that is markup, else 0. */
static uint32_t stray_end(quoth_text source, uint32_t at) {
  uint32_t end = at;
  while (end < source.size && source.at[end] == '*') {
    end++;
  }
  if (end - at < 2 || (at && source.at[at - 1] == '\\')) {
    return 0;
  }
  const bool inside_word =
      at && is_word(source, at - 1) && is_word(source, end);
  return inside_word ? 0 : end;
}

static bool is_closing(char c) {
  return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?' ||
         c == ')' || c == ' ' || c == '\n' || c == '\r';
}

/* The end of `[12:34]`, `(1:02:33.5)` or `[^note]` at `at`, else 0; square
 * brackets may be escaped. Round ones hold a time of day as well, so there it
 * takes hours, minutes and seconds, or to `lead` the line. */
static uint32_t bracket_end(quoth_text source, uint32_t at, bool lead,
                            bool *time) {
  enum { LONGEST = 24 };
  const bool round = source.at[at] == '(';
  const char close = round ? ')' : ']';
  const size_t limit = source.size - at > LONGEST ? at + LONGEST : source.size;
  size_t i = at + 1;
  const bool note = !round && i < limit && source.at[i] == '^';
  size_t colons = 0;
  size_t digits = 0;
  for (i += note; i < limit; i++) {
    const char c = source.at[i];
    if (c == close ||
        (c == '\\' && i + 1 < limit && source.at[i + 1] == close)) {
      break;
    }
    const bool digit = c >= '0' && c <= '9';
    digits += digit;
    colons += c == ':';
    if (note ? !is_word(source, i) : !digit && c != ':' && c != '.') {
      return 0;
    }
  }
  const size_t least = round && !lead ? 2 : 1;
  if (i >= limit || (!note && (colons < least || colons > 3 || digits < 3))) {
    return 0;
  }
  *time = !note;
  i += source.at[i] == '\\' ? 2 : 1;
  return (uint32_t)(i + (note && i < source.size && source.at[i] == ':'));
}

/* The end of the markup at `at`, or 0; `from` is where text not yet added
 * begins. */
static uint32_t markup_end(quoth_draft *draft, quoth_inline *state,
                           uint32_t from, uint32_t at) {
  if (draft->checked.at[at] == '*') {
    const uint32_t end = stray_end(draft->checked, at);
    state->loose = state->loose != (end != 0);
    return end;
  }
  bool time = false;
  quoth_line *line = quoth_draft_last(draft);
  const bool lead = draft->size == line->begin && at == from;
  const uint32_t end = bracket_end(draft->checked, at, lead, &time);
  if (end && time) {
    line->timed = true;
  }
  return end;
}

/* The next asterisk and brackets; looked for one by one, as memchr is fast. */
typedef struct {
  uint32_t star, square, round;
} marks;

static uint32_t find(quoth_text text, uint32_t at, uint32_t end, char mark) {
  const char *found = at < end ? memchr(text.at + at, mark, end - at) : NULL;
  return found ? (uint32_t)(found - text.at) : end;
}

static uint32_t next_mark(quoth_text text, marks *next, uint32_t at,
                          uint32_t end) {
  if (next->star < at) {
    next->star = find(text, at, end, '*');
  }
  if (next->square < at) {
    next->square = find(text, at, end, '[');
  }
  if (next->round < at) {
    next->round = find(text, at, end, '(');
  }
  const uint32_t bracket =
      next->square < next->round ? next->square : next->round;
  return next->star < bracket ? next->star : bracket;
}

quoth_status quoth_inline_add(quoth_draft *draft, quoth_inline *state,
                              uint32_t source, uint32_t length) {
  const quoth_text text = draft->checked;
  const uint32_t end = source + length;
  uint32_t from = state->skip > source ? state->skip : source;
  marks next = {find(text, from, end, '*'), find(text, from, end, '['),
                find(text, from, end, '(')};
  for (uint32_t at = from; (at = next_mark(text, &next, at, end)) < end; at++) {
    const quoth_inline before_mark = *state;
    const uint32_t stop = markup_end(draft, state, from, at);
    if (!stop) {
      while (at + 1 < end && text.at[at] == '*' && text.at[at + 1] == '*') {
        at++;
      }
      continue;
    }
    /* Of the blanks on both sides of a mark one is enough, and none before a
     * comma. */
    uint32_t before = at;
    if (before > from && text.at[before - 1] == ' ' &&
        (stop >= text.size || is_closing(text.at[stop]))) {
      before--;
    }
    QUOTH_TRY(add(draft, &before_mark, from, before - from));
    state->skip = stop;
    from = stop;
    at = stop - 1;
  }
  return from < end ? add(draft, state, from, end - from) : QUOTH_OK;
}
