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
  return c >= 0x80 || (c >= '0' && c <= '9') || (c | 0x20u) - 'a' < 26u;
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

quoth_status quoth_inline_add(quoth_draft *draft, quoth_inline *state,
                              uint32_t source, uint32_t length) {
  const quoth_text text = draft->checked;
  const uint32_t end = source + length;
  uint32_t from = source;
  const char *star;
  for (uint32_t at = source;
       at < end && (star = memchr(text.at + at, '*', end - at)) != NULL;) {
    at = (uint32_t)(star - text.at);
    uint32_t stop = stray_end(text, at);
    if (!stop) {
      while (at < end && text.at[at] == '*') {
        at++;
      }
      continue;
    }
    stop = stop < end ? stop : end;
    /* Of the blanks on both sides of a mark one is enough, and none before a
     * comma. */
    uint32_t before = at;
    if (before > from && text.at[before - 1] == ' ' &&
        (stop >= text.size || is_closing(text.at[stop]))) {
      before--;
    }
    QUOTH_TRY(add(draft, state, from, before - from));
    state->loose = !state->loose;
    from = at = stop;
  }
  return add(draft, state, from, end - from);
}
