#include "extract/plaintext.h"

#include "extract/inline.h"

static bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\v';
}

/* Bytes of "- ", "* ", "• ", "– " that open a list item, with the blanks. */
static uint32_t bullet_size(quoth_text line) {
  static const char *const bullets[] = {"- ", "* ", "+ ", "\xe2\x80\xa2 ",
                                        "\xc2\xb7 "};
  for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
    const size_t size = strlen(bullets[i]);
    if (line.size > size && memcmp(line.at, bullets[i], size) == 0) {
      return (uint32_t)size;
    }
  }
  return 0;
}

/* Three or more of - * _ = and nothing else: a rule between parts. */
static bool is_rule(quoth_text line) {
  size_t marks = 0;
  for (size_t i = 0; i < line.size; i++) {
    if (line.at[i] != line.at[0] && line.at[i] != ' ') {
      return false;
    }
    marks += line.at[i] == line.at[0];
  }
  return marks >= 3 && strchr("-*_=", line.at[0]);
}

/* ">> " and ">>> ": somebody else speaks. */
static uint32_t change_size(quoth_text line) {
  uint32_t size = 0;
  while (size < line.size && line.at[size] == '>') {
    size++;
  }
  return size;
}

static quoth_status read_line(quoth_draft *draft, uint32_t begin, uint32_t end,
                              bool first) {
  uint8_t quote = 0;
  while (begin < end &&
         (is_blank(draft->source.at[begin]) ||
          (draft->source.at[begin] == '>' && quote < 255 && begin + 1 < end &&
           is_blank(draft->source.at[begin + 1])))) {
    quote = (uint8_t)(quote + (draft->source.at[begin] == '>'));
    begin++;
  }
  const quoth_text line = {draft->checked.at + begin, end - begin};
  if (line.size && is_rule(line)) {
    return QUOTH_OK;
  }
  const bool change = line.size > 2 && memcmp(line.at, ">>", 2) == 0;
  const uint32_t bullet = change ? change_size(line) : bullet_size(line);
  QUOTH_TRY(quoth_draft_line(draft, first || bullet,
                             bullet && !change ? QUOTH_BLOCK_ITEM
                                               : QUOTH_BLOCK_PARAGRAPH,
                             bullet && !change ? 1 : 0, quote));
  quoth_draft_last(draft)->change = change;
  quoth_inline state = {0};
  return quoth_inline_add(draft, &state, begin + bullet, end - begin - bullet);
}

quoth_status quoth_plaintext_read(quoth_draft *draft) {
  const quoth_text text = draft->checked;
  bool first = true;
  for (uint32_t at = draft->body; at < text.size;) {
    uint32_t end = at;
    bool blank = true;
    while (end < text.size && text.at[end] != '\n' && text.at[end] != '\r') {
      blank = blank && is_blank(text.at[end]);
      end++;
    }
    if (blank) {
      first = true;
    } else {
      QUOTH_TRY(read_line(draft, at, end, first));
      first = false;
    }
    at = end + 1;
    if (end + 1 < text.size && text.at[end] == '\r' &&
        text.at[end + 1] == '\n') {
      at++;
    }
  }
  quoth_draft_trim(draft);
  return QUOTH_OK;
}
