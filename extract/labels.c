#include "extract/labels.h"

/* Longest label with its title and time. */
enum { LABEL_BYTES = 120 };

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* The end of a time such as 1:02 or 00:12:33.5 at `at`, else `at`. */
static uint32_t time_end(quoth_text text, uint32_t at) {
  uint32_t end = at;
  uint32_t colons = 0;
  uint32_t digits = 0;
  while (end < text.size && (is_digit(text.at[end]) || text.at[end] == ':' ||
                             text.at[end] == '.')) {
    colons += text.at[end] == ':';
    digits += is_digit(text.at[end]);
    end++;
  }
  const bool time = colons >= 1 && colons <= 3 && digits >= 3 &&
                    is_digit(text.at[end - 1]) && is_digit(text.at[at]);
  return time ? end : at;
}

static uint32_t skip_blanks(quoth_text text, uint32_t at) {
  while (at < text.size && (text.at[at] == ' ' || text.at[at] == '\t')) {
    at++;
  }
  return at;
}

/* Passes a time in parentheses, after a bar, or bare. */
static uint32_t skip_time(quoth_text text, uint32_t at, bool *timed) {
  uint32_t from = skip_blanks(text, at);
  if (from < text.size && (text.at[from] == '|' || text.at[from] == '@')) {
    from = skip_blanks(text, from + 1);
  }
  const bool open = from < text.size && text.at[from] == '(';
  uint32_t end = time_end(text, from + open);
  if (end == from + open) {
    return at;
  }
  if (open && (end >= text.size || text.at[end++] != ')')) {
    return at;
  }
  *timed = true;
  return end;
}

/* The end of `(title)`, or after a full name `, title` before a colon; else
 * `at`. */
static uint32_t skip_title(quoth_text text, uint32_t at, bool full_name) {
  const uint32_t from = skip_blanks(text, at);
  if (from >= text.size || (text.at[from] != '(' && text.at[from] != ',') ||
      (text.at[from] == ',' && !full_name)) {
    return at;
  }
  const char stop = text.at[from] == '(' ? ')' : ':';
  for (uint32_t end = from + 1; end < text.size; end++) {
    const char c = text.at[end];
    if (c == stop) {
      return end + (stop == ')');
    }
    if (c == '.' && end + 1 < text.size && text.at[end + 1] == ' ' &&
        stop == ':') {
      return at;
    }
  }
  return at;
}

/* Where the name ends that begins at `at`: before a colon, bracket, comma. */
static uint32_t name_end(quoth_text text, uint32_t at) {
  uint32_t end = at;
  while (end < text.size) {
    size_t next = end + 1;
    uint32_t c = (unsigned char)text.at[end];
    if (c >= 0x80) {
      next = end;
      c = quoth_utf8_next(text, &next);
    }
    const bool time = is_digit(text.at[end]) && time_end(text, end) > end;
    const bool dash = c == '-' && end > at && text.at[end - 1] == ' ' &&
                      next < text.size && text.at[next] == ' ';
    if (time || dash ||
        !(quoth_label_is_name_char(c) || c == ' ' || c == '\t' || c == 0xa0)) {
      break;
    }
    end = (uint32_t)next;
  }
  while (end > at && (text.at[end - 1] == ' ' || text.at[end - 1] == '\t')) {
    end--;
  }
  return end;
}

/* The head of a line, and where it stands. */
typedef struct {
  quoth_text text;
  const quoth_draft *draft;
  uint32_t begin, strong_end; /* of the line; in the draft, in text */
} head;

/* Whether markup stood before text offset `at`: "**Name:**words". */
static bool is_split(const head *h, uint32_t at) {
  const quoth_draft *draft = h->draft;
  const uint32_t before =
      quoth_runs_source(draft->runs, draft->run_count, h->begin + at - 1, true);
  return before !=
         quoth_runs_source(draft->runs, draft->run_count, h->begin + at, false);
}

/* Passes a colon (also the full-width one); returns `at` when there is none, or
 * it is one of a time, an address or an emoticon. */
static uint32_t skip_colon(const head *h, uint32_t at) {
  const quoth_text text = h->text;
  const uint32_t from = skip_blanks(text, at);
  if (text.size - from >= 3 && memcmp(text.at + from, "\xef\xbc\x9a", 3) == 0) {
    return from + 3;
  }
  if (from >= text.size || text.at[from] != ':' || from > at + 1) {
    return at;
  }
  const uint32_t end = from + 1;
  const bool apart = end == text.size || strchr(" \t\"'", text.at[end]) ||
                     (unsigned char)text.at[end] >= 0x80 || is_split(h, end);
  return apart ? end : at;
}

/* Passes a dash that stands free between name and speech, else returns `at`. */
static uint32_t skip_dash(quoth_text text, uint32_t at) {
  static const char *const dashes[] = {"\xe2\x80\x93 ", "\xe2\x80\x94 ", "- "};
  const uint32_t from = skip_blanks(text, at);
  for (size_t i = 0; from > at && i < sizeof dashes / sizeof *dashes; i++) {
    const size_t size = strlen(dashes[i]);
    if (text.size - from > size &&
        memcmp(text.at + from, dashes[i], size) == 0) {
      return from + (uint32_t)size;
    }
  }
  return at;
}

/* A label in brackets: [Name] or [Name]: */
static bool read_bracket(const head *h, uint32_t at, quoth_label *out) {
  const quoth_text text = h->text;
  const uint32_t begin = skip_blanks(text, at + 1);
  const uint32_t end = name_end(text, begin);
  const uint32_t close = skip_blanks(text, end);
  if (end == begin || close >= text.size || text.at[close] != ']') {
    return false;
  }
  out->name = (quoth_span){begin, end};
  out->speech = skip_colon(h, close + 1);
  out->style = QUOTH_LABEL_BRACKET;
  return true;
}

/* After the name: a colon, the end of the line, or the end of the bold. */
static bool read_rest(const head *h, bool whole, quoth_label *out) {
  const quoth_text text = h->text;
  const uint32_t strong_end = h->strong_end;
  const uint32_t name_stop = out->name.end;
  uint32_t at = skip_time(text, name_stop, &out->timed);
  const quoth_text name = quoth_text_slice(text, out->name);
  at = skip_title(text, at, memchr(name.at, ' ', name.size) != NULL);
  at = skip_time(text, at, &out->timed);
  const uint32_t after = skip_colon(h, at);
  out->strong = strong_end >= name_stop;
  if (after > at) {
    out->style = QUOTH_LABEL_COLON;
    out->inside = strong_end >= after;
    out->speech = skip_time(text, after, &out->timed);
    return true;
  }
  if (whole && skip_blanks(text, at) == text.size) {
    out->style = QUOTH_LABEL_ALONE;
    out->speech = (uint32_t)text.size;
    return true;
  }
  const uint32_t dash = skip_dash(text, at);
  if (dash > at) {
    out->style = QUOTH_LABEL_DASH;
    out->speech = dash;
    return true;
  }
  const char last = text.at[name_stop - 1];
  if (last == '.' && name_stop - out->name.begin == 2 &&
      name_stop < text.size && text.at[name_stop] == ' ') {
    out->style = QUOTH_LABEL_PERIOD;
    out->speech = name_stop;
    return true;
  }
  if (out->strong && strong_end <= at + 2 && strong_end < text.size) {
    out->style = QUOTH_LABEL_STRONG;
    out->speech = strong_end > at ? strong_end : at;
    return true;
  }
  return false;
}

/* "Q. text": the name is only the letter and its point. */
static void cut_letter(quoth_text text, quoth_label *out) {
  const uint32_t at = out->name.begin;
  if (text.size > at + 2 && text.at[at + 1] == '.' && text.at[at + 2] == ' ' &&
      (text.at[at] == 'Q' || text.at[at] == 'A')) {
    out->name.end = at + 2;
  }
}

/* **Name** text: the name ends with the bold. */
static void cut_strong(quoth_text text, uint32_t strong_end, quoth_label *out) {
  uint32_t end = strong_end;
  while (end > out->name.begin && text.at[end - 1] == ' ') {
    end--;
  }
  if (end > out->name.begin && end < out->name.end) {
    out->name.end = end;
  }
}

static bool read_plain(const head *h, uint32_t at, bool whole,
                       quoth_label *out) {
  const quoth_text text = h->text;
  out->name = (quoth_span){at, name_end(text, at)};
  if (out->name.end == at) {
    return false;
  }
  cut_strong(text, h->strong_end, out);
  cut_letter(text, out);
  return read_rest(h, whole, out);
}

bool quoth_label_read(const quoth_draft *draft, const quoth_line *line,
                      quoth_label *out) {
  const uint32_t size = line->end - line->begin;
  quoth_text text = {draft->text + line->begin,
                     size < LABEL_BYTES ? size : LABEL_BYTES};
  while (text.size < size && text.size > LABEL_BYTES - 4 &&
         ((unsigned char)text.at[text.size] & 0xc0) == 0x80) {
    text.size--; /* not within a character */
  }
  *out = (quoth_label){.timed = line->timed};
  uint32_t at = skip_blanks(text, skip_time(text, 0, &out->timed));
  if (at < text.size && out->timed && strchr("-|", text.at[at])) {
    at = skip_blanks(text, at + 1);
  }
  if (at >= text.size) {
    return false;
  }
  const head h = {text, draft, line->begin, line->strong_end - line->begin};
  const bool found = text.at[at] == '['
                         ? read_bracket(&h, at, out)
                         : read_plain(&h, at, text.size == size, out);
  if (!found || !quoth_label_shape_of(quoth_text_slice(text, out->name),
                                      &out->shape, &out->words)) {
    return false;
  }
  out->speech = line->begin + skip_blanks(text, out->speech);
  out->name.begin += line->begin;
  out->name.end += line->begin;
  return true;
}
