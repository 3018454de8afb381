#include "extract/structure.h"

static quoth_text text_of(const quoth_draft *draft, const quoth_line *line) {
  return (quoth_text){draft->text + line->speech, line->end - line->speech};
}

bool quoth_line_is_strong(const quoth_line *line) {
  return line->end > line->begin &&
         (uint64_t)line->strong * 10 >= (uint64_t)(line->end - line->begin) * 9;
}

static bool is_italic(const quoth_line *line) {
  return line->end > line->begin && (uint64_t)line->emphasis * 10 >=
                                        (uint64_t)(line->end - line->begin) * 9;
}

/* The last byte that is no closing quote or bracket. */
static char last_mark(quoth_text text) {
  while (text.size) {
    const unsigned char c = (unsigned char)text.at[text.size - 1];
    if (c == '"' || c == '\'' || c == ')' || c == ']' || c == '*') {
      text.size--;
    } else if (text.size >= 3 && c >= 0x98 && c <= 0x9f &&
               memcmp(text.at + text.size - 3, "\xe2\x80", 2) == 0) {
      text.size -= 3; /* curly quotes */
    } else {
      break;
    }
  }
  if (!text.size) {
    return '\0';
  }
  return text.at[text.size - 1];
}

static bool ends_with_question(const quoth_draft *draft,
                               const quoth_line *line) {
  return last_mark(text_of(draft, line)) == '?';
}

bool quoth_line_is_heading(const quoth_draft *draft, const quoth_line *line) {
  enum { LONGEST = 80, WORDS = 12 };
  const quoth_text text = text_of(draft, line);
  if (!text.size || text.size > LONGEST) {
    return false;
  }
  size_t words = 1;
  for (size_t i = 0; i < text.size; i++) {
    words += text.at[i] == ' ';
  }
  size_t at = 0;
  const uint32_t first = quoth_utf8_next(text, &at);
  const char last = last_mark(text);
  return words >= 2 && words <= WORDS && quoth_char_is_upper(first) &&
         !strchr(".!?:;,-", last) && (unsigned char)last < 0x80;
}

/* The place of `word` in the line as a word of its own, or SIZE_MAX. */
static size_t find_word(quoth_text text, const char *word) {
  const size_t size = strlen(word);
  for (size_t i = 0; i + size <= text.size; i++) {
    if ((i == 0 || text.at[i - 1] == ' ') &&
        quoth_text_equal_nocase((quoth_text){text.at + i, size},
                                (quoth_text){word, size})) {
      return i;
    }
  }
  return SIZE_MAX;
}

static bool begins_with(quoth_text text, size_t at, const char *const *list) {
  for (; *list; list++) {
    const size_t size = strlen(*list);
    if (text.size - at >= size &&
        quoth_text_equal_nocase((quoth_text){text.at + at, size},
                                (quoth_text){*list, size})) {
      return true;
    }
  }
  return false;
}

bool quoth_line_is_caption(const quoth_draft *draft, const quoth_line *line) {
  enum { LONGEST = 400 };
  static const char *const anywhere[] = {
      "image:",  "image;",         "photo:",   "photograph:",    "picture:",
      "credit:", "photo courtesy", "photo by", "image courtesy", NULL};
  static const char *const at_begin[] = {
      "file photo", "ed.:",    "ed:",      "editor's note:",
      "[editor",    "figure ", "caption:", "editor\xe2\x80\x99s note:",
      "(photo",     "(image",  "image ",   NULL};
  const quoth_text text = text_of(draft, line);
  if (text.size > LONGEST || !text.size) {
    return false;
  }
  if (begins_with(text, 0, at_begin) || begins_with(text, 0, anywhere)) {
    return true;
  }
  for (size_t i = 1; i < text.size; i++) {
    const char c = (char)(text.at[i] | 0x20);
    if (text.at[i - 1] == ' ' && (c == 'i' || c == 'p' || c == 'c') &&
        begins_with(text, i, anywhere)) {
      return true;
    }
  }
  return false;
}

/* ---- the first person ---- */

typedef struct {
  size_t words, own;
} census;

static bool is_own(quoth_text word) {
  static const char *const list[] = {
      "i",  "i'm",   "i've",  "i'd",   "i'll", "me",  "my",     "mine",
      "we", "we're", "we've", "we'll", "us",   "our", "myself", NULL};
  if (quoth_text_place_nocase(word, list) >= 0) {
    return true;
  }
  /* I’m, we’re with a curly apostrophe */
  return word.size > 3 &&
         ((word.at[0] == 'I' && memcmp(word.at + 1, "\xe2\x80\x99", 3) == 0));
}

/* Counts words outside of quotation marks. */
static void count_words(quoth_text text, census *c) {
  bool quoted = false;
  for (size_t at = 0; at < text.size;) {
    size_t end = at;
    while (end < text.size && text.at[end] != ' ' && text.at[end] != '"' &&
           text.at[end] != ',' && text.at[end] != '.' && text.at[end] != '?' &&
           text.at[end] != '!') {
      if (memcmp(text.at + end, "\xe2\x80\x9c", text.size - end < 3 ? 1 : 3) ==
          0) {
        quoted = true;
      } else if (text.size - end >= 3 &&
                 memcmp(text.at + end, "\xe2\x80\x9d", 3) == 0) {
        quoted = false;
      }
      end++;
    }
    if (end > at && !quoted) {
      c->words++;
      c->own += is_own((quoth_text){text.at + at, end - at});
    }
    quoted = end < text.size && text.at[end] == '"' ? !quoted : quoted;
    at = end + 1;
  }
}

bool quoth_line_is_first_person(const quoth_draft *draft,
                                const quoth_line *line) {
  census c = {0, 0};
  count_words(text_of(draft, line), &c);
  return c.own > 0;
}

bool quoth_draft_is_monologue(const quoth_draft *draft) {
  enum { ENOUGH = 1 << 18 };
  census c = {0, 0};
  for (size_t i = 0; i < draft->line_count && draft->lines[i].begin < ENOUGH;
       i++) {
    const quoth_text text = text_of(draft, &draft->lines[i]);
    count_words((quoth_text){text.at, text.size < ENOUGH ? text.size : ENOUGH},
                &c);
  }
  return c.own * 100 > c.words;
}

/* ---- layouts ---- */

typedef struct {
  uint32_t labels;                /* lines with accepted labels */
  uint32_t quotes, asked;         /* runs of quotes; after a question */
  uint32_t named;                 /* … right after a label */
  uint64_t quoted, all;           /* bytes */
  uint32_t runs[3], questions[3]; /* bold, italic, heading */
} survey;

static int style_of(const quoth_line *line) {
  if (line->quote || line->kind == QUOTH_BLOCK_ITEM) {
    return -1;
  }
  return quoth_line_is_strong(line)          ? 0
         : is_italic(line)                   ? 1
         : line->kind == QUOTH_BLOCK_HEADING ? 2
                                             : -1;
}

static void survey_line(const quoth_draft *draft, const quoth_line *before,
                        const quoth_line *line, survey *s) {
  const int style = style_of(line);
  const uint32_t size = line->end - line->speech;
  s->labels += line->starts;
  s->all += size;
  s->quoted += line->quote ? size : 0;
  if (line->quote && before && !before->quote) {
    s->quotes++;
    s->named += before->speech == before->end;
    s->asked +=
        quoth_line_is_strong(before) || ends_with_question(draft, before);
  }
  if (style >= 0 && size) {
    s->runs[style] += !before || style_of(before) != style;
    s->questions[style] += ends_with_question(draft, line);
  }
}

static bool is_about_interview(quoth_text title) {
  static const char *const words[] = {"interview",    "interviews", "q&a",
                                      "conversation", "interview:", "ama",
                                      "questions",    NULL};
  for (size_t i = 0; words[i]; i++) {
    if (find_word(title, words[i]) != SIZE_MAX) {
      return true;
    }
  }
  return false;
}

quoth_layout quoth_layout_of(const quoth_draft *draft, quoth_text title) {
  survey s = {0};
  const quoth_line *before = NULL;
  for (size_t i = 0; i < draft->line_count; i++) {
    const quoth_line *line = &draft->lines[i];
    if (line->begin < line->end) {
      survey_line(draft, before, line, &s);
      before = line;
    }
  }
  if (s.quotes >= 3 && s.asked * 10 >= s.quotes * 6 && s.named * 2 < s.quotes &&
      s.quoted * 5 >= s.all) {
    return QUOTH_LAYOUT_QUOTES;
  }
  if (s.labels) {
    return QUOTH_LAYOUT_LABELS;
  }
  const bool interview =
      is_about_interview(title) || quoth_draft_is_monologue(draft);
  for (int style = 0; style < 3 && interview; style++) {
    if (s.questions[style] >= 3 && s.questions[style] * 2 >= s.runs[style]) {
      return (quoth_layout)(QUOTH_LAYOUT_STRONG + style);
    }
  }
  return QUOTH_LAYOUT_PROSE;
}

bool quoth_layout_asks(quoth_layout layout, const quoth_line *line) {
  return layout >= QUOTH_LAYOUT_STRONG &&
         style_of(line) == (int)layout - QUOTH_LAYOUT_STRONG;
}
