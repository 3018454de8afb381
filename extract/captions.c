#include "extract/captions.h"

#include "extract/entity.h"

/* Milliseconds without speech that end a paragraph: after a sentence, and
 * anywhere. Bytes after which a paragraph ends with a sentence, and anywhere.
 */
enum { PAUSE = 2000, LONG_PAUSE = 4000, FULL = 700, OVERFULL = 3000 };

/* Lines that a cue shows at once; more are compared no further. */
enum { SHOWN = 8 };

typedef struct {
  quoth_draft *draft;
  quoth_span before[SHOWN], now[SHOWN]; /* lines shown; draft text */
  size_t before_count, now_count;
  size_t repeated; /* lines of the present cue that were shown before */
  size_t rolling;  /* how often that happened */
  uint32_t begin, end, last_end; /* milliseconds */
  uint32_t paragraph;            /* draft offset of its begin */
  uint32_t line;                 /* of the source, 1-based */
  quoth_text voice;              /* of the last <v>; source */
  quoth_text held;               /* a line not yet taken */
  bool any, apart;  /* a cue was read; the next line begins a paragraph */
  bool after_blank; /* the line before was blank */
  bool skipping;    /* inside NOTE, STYLE, REGION or the header */
} reader;

/* ---- times ---- */

/* Reads H:MM:SS,mmm or MM:SS.mmm; returns its bytes, or 0. */
static size_t read_time(quoth_text text, uint32_t *milliseconds) {
  uint64_t parts[4] = {0};
  size_t count = 0;
  size_t at = 0;
  size_t digits = 0;
  bool fraction = false;
  for (; at < text.size; at++) {
    const char c = text.at[at];
    if (c >= '0' && c <= '9') {
      if (++digits > (fraction ? 3U : 6U)) {
        return 0;
      }
      parts[count] = parts[count] * 10 + (uint64_t)(c - '0');
    } else if (c == ':' && digits && !fraction && count < 2) {
      count++;
      digits = 0;
    } else if ((c == ',' || c == '.') && digits && !fraction && count) {
      fraction = true;
      count++;
      digits = 0;
    } else {
      break;
    }
  }
  if (!digits || !count) {
    return 0;
  }
  uint64_t rest = 0;
  if (fraction) {
    rest = parts[count--];
    for (; digits < 3; digits++) {
      rest *= 10;
    }
  }
  if (!count) {
    return 0;
  }
  uint64_t seconds = 0;
  for (size_t i = 0; i <= count; i++) {
    seconds = seconds * 60 + parts[i];
  }
  const uint64_t all = seconds * 1000 + rest;
  *milliseconds = all < UINT32_MAX ? (uint32_t)all : UINT32_MAX;
  return at;
}

static size_t blanks(quoth_text text, size_t at) {
  while (at < text.size && (text.at[at] == ' ' || text.at[at] == '\t')) {
    at++;
  }
  return at;
}

static bool has_arrow(quoth_text line) {
  for (size_t i = 0; i + 3 <= line.size && i < 64; i++) {
    if (memcmp(line.at + i, "-->", 3) == 0) {
      return true;
    }
  }
  return false;
}

/* A line "begin --> end settings". */
static bool read_times(quoth_text line, uint32_t *begin, uint32_t *end) {
  size_t at = blanks(line, 0);
  size_t size = read_time((quoth_text){line.at + at, line.size - at}, begin);
  at = blanks(line, at + size);
  if (!size || line.size - at < 3 || memcmp(line.at + at, "-->", 3) != 0) {
    return false;
  }
  at = blanks(line, at + 3);
  size = read_time((quoth_text){line.at + at, line.size - at}, end);
  return size && (at + size == line.size || strchr(" \t", line.at[at + size]));
}

/* ---- lines of text ---- */

static quoth_status begin_line(reader *r) {
  const quoth_line *last = quoth_draft_last(r->draft);
  if (last && r->draft->open && last->begin == last->end) {
    r->apart = r->apart || last->first;
  }
  QUOTH_TRY(quoth_draft_line(r->draft, r->apart, QUOTH_BLOCK_CAPTION, 0, 0));
  if (r->apart) {
    r->paragraph = (uint32_t)r->draft->size;
  }
  r->apart = false;
  return QUOTH_OK;
}

static uint32_t source_at(const reader *r, const char *at) {
  return (uint32_t)(at - r->draft->checked.at);
}

/* Adds text with its character references. */
static quoth_status add_words(reader *r, quoth_text text) {
  size_t from = 0;
  for (size_t at = 0; at < text.size;) {
    uint32_t code_point;
    const size_t size = quoth_entity_decode(
        (quoth_text){text.at + at, text.size - at}, &code_point);
    if (!size) {
      at++;
      continue;
    }
    QUOTH_TRY(quoth_draft_add(r->draft, source_at(r, text.at + from),
                              (uint32_t)(at - from)));
    QUOTH_TRY(quoth_draft_put(r->draft, source_at(r, text.at + at),
                              (uint32_t)size, code_point));
    at += size;
    from = at;
  }
  return quoth_draft_add(r->draft, source_at(r, text.at + from),
                         (uint32_t)(text.size - from));
}

/* <v Name> or <v.class Name>: the name begins the line, given as such. */
static quoth_status add_voice(reader *r, quoth_text tag) {
  size_t at = 0;
  while (at < tag.size && tag.at[at] != ' ' && tag.at[at] != '\t') {
    at++;
  }
  const quoth_text name =
      quoth_text_trim((quoth_text){tag.at + at, tag.size - at});
  if (!name.size) {
    return QUOTH_OK;
  }
  r->apart = r->apart || !quoth_text_equal(name, r->voice);
  r->voice = name;
  QUOTH_TRY(begin_line(r));
  QUOTH_TRY(add_words(r, name));
  quoth_draft_trim(r->draft);
  quoth_line *line = quoth_draft_last(r->draft);
  line->given = line->begin < line->end;
  line->speech = line->end;
  return QUOTH_OK;
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The end of a tag at `at`, `<…>` or `{\…}`; or `at`. */
static size_t tag_end(quoth_text text, size_t at) {
  enum { LONGEST = 256 };
  const bool style = text.at[at] == '{' && at + 1 < text.size &&
                     (text.at[at + 1] == '\\' || text.size - at == 3);
  if (text.at[at] != '<' && !style) {
    return at;
  }
  const size_t room = text.size - at < LONGEST ? text.size - at : LONGEST;
  const char *stop = memchr(text.at + at, style ? '}' : '>', room);
  char next = ' ';
  if (at + 1 < text.size) {
    next = text.at[at + 1];
  }
  const bool named =
      style || next == '/' || (next >= '0' && next <= '9') || is_letter(next);
  return stop && named ? (size_t)(stop - text.at) + 1 : at;
}

static quoth_status add_text(reader *r, quoth_text text) {
  size_t from = 0;
  for (size_t at = 0; at < text.size;) {
    const size_t end = tag_end(text, at);
    if (end == at) {
      at++;
      continue;
    }
    QUOTH_TRY(add_words(r, (quoth_text){text.at + from, at - from}));
    const quoth_text tag = {text.at + at + 1, end - at - 2};
    if (tag.size > 1 && tag.at[0] == 'v' && strchr(" .\t", tag.at[1])) {
      QUOTH_TRY(add_voice(r, tag));
      at = blanks(text, end);
    } else {
      at = end;
    }
    from = at;
  }
  return add_words(r, (quoth_text){text.at + from, text.size - from});
}

/* "[music]", "(applause)", "♪ la la ♪": sounds, not words. */
static bool is_sound(quoth_text text) {
  text = quoth_text_trim(text);
  if (text.size >= 3 && memcmp(text.at, "\xe2\x99", 2) == 0) {
    return true;
  }
  if (text.size < 2 || (text.at[0] != '[' && text.at[0] != '(')) {
    return false;
  }
  const char close = text.at[0] == '[' ? ']' : ')';
  const char *end = memchr(text.at, close, text.size);
  return end == text.at + text.size - 1;
}

/* ---- what was shown before ---- */

static quoth_text shown(const reader *r, quoth_span span) {
  return (quoth_text){r->draft->text + span.begin, span.end - span.begin};
}

/* Whether the line repeats the next of the lines that the cue before showed:
 * a rolling display shows its last lines again above the new one. */
static bool is_repeated(reader *r, quoth_text text) {
  enum { TELLING = 12 }; /* "Yeah." may well be said twice */
  if (r->begin > r->last_end + 100 || r->repeated != r->now_count) {
    return false;
  }
  if (text.size < TELLING && r->rolling < 2) {
    return false;
  }
  for (size_t i = 0; i < r->before_count; i++) {
    const bool goes_on =
        r->now_count == 0 ||
        (i > 0 && quoth_text_equal(shown(r, r->now[r->now_count - 1]),
                                   shown(r, r->before[i - 1])));
    if (goes_on && quoth_text_equal(shown(r, r->before[i]), text)) {
      return true;
    }
  }
  return false;
}

/* Bytes of the line that the last line of the cue before showed already:
 * captions that are written while people speak grow. */
static size_t grown_from(const reader *r, quoth_text text) {
  if (!r->before_count || r->now_count || r->begin > r->last_end + 100) {
    return 0;
  }
  const quoth_text old = shown(r, r->before[r->before_count - 1]);
  const bool grown = old.size > 1 && old.size < text.size &&
                     memcmp(old.at, text.at, old.size) == 0 &&
                     text.at[old.size] == ' ';
  return grown ? old.size + 1 : 0;
}

static void note_line(reader *r, quoth_span span) {
  if (r->now_count < SHOWN) {
    r->now[r->now_count++] = span;
  }
}

/* The line is written; takes it back when it was shown before. */
static void settle_line(reader *r) {
  quoth_draft_trim(r->draft);
  quoth_line *line = quoth_draft_last(r->draft);
  const uint32_t begin = line->given ? line->speech : line->begin;
  const quoth_text text = {r->draft->text + begin, line->end - begin};
  if (!text.size) {
    return;
  }
  if (is_repeated(r, text)) {
    /* The span of the first showing stays; this one goes. */
    for (size_t i = r->before_count; i-- > 0;) {
      if (quoth_text_equal(shown(r, r->before[i]), text)) {
        note_line(r, r->before[i]);
        break;
      }
    }
    r->repeated++;
    r->rolling++;
    line->given = line->change = false;
    quoth_draft_clear(r->draft);
    return;
  }
  const size_t old = grown_from(r, text);
  note_line(r, (quoth_span){begin, line->end});
  if (old) {
    r->rolling++;
    line->begin = line->strong_end = begin + (uint32_t)old;
    line->given = false;
  }
}

/* Marks of a change of speaker at the line's begin: ">>", "- ". */
static size_t change_size(quoth_text text) {
  size_t at = 0;
  while (at < text.size && text.at[at] == '>') {
    at++;
  }
  if (at >= 2) {
    return at;
  }
  if (text.size > 8 && memcmp(text.at, "&gt;&gt;", 8) == 0) {
    return 8;
  }
  if (text.size > 2 && text.at[0] == '-' && text.at[1] != '-') {
    return 1;
  }
  return 0;
}

/* Where the next ">>" begins, or the text's end. */
static size_t next_change(quoth_text text, size_t at) {
  for (; at + 2 < text.size; at++) {
    if (text.at[at] == '>' && text.at[at + 1] == '>') {
      return at;
    }
  }
  return text.size;
}

static quoth_status take_line(reader *r, quoth_text text) {
  text = quoth_text_trim(text);
  while (text.size) {
    const size_t change = change_size(text);
    const size_t end = next_change(text, change ? change : 1);
    const quoth_text part =
        quoth_text_trim((quoth_text){text.at + change, end - change});
    if (part.size && !is_sound(part)) {
      r->apart = r->apart || change;
      QUOTH_TRY(begin_line(r));
      quoth_draft_last(r->draft)->change = change != 0;
      QUOTH_TRY(add_text(r, part));
      settle_line(r);
    }
    text.at += end;
    text.size -= end;
  }
  return QUOTH_OK;
}

/* ---- cues ---- */

static bool ends_sentence(const quoth_draft *draft) {
  if (!draft->size) {
    return true;
  }
  const char last = draft->text[draft->size - 1];
  return last == '.' || last == '?' || last == '!' || last == '"';
}

static quoth_status begin_cue(reader *r, uint32_t begin, uint32_t end) {
  const uint32_t pause = begin > r->end ? begin - r->end : 0;
  const size_t size = r->draft->size - r->paragraph;
  const bool sentence = ends_sentence(r->draft);
  memcpy(r->before, r->now, sizeof r->now);
  r->before_count = r->now_count;
  r->now_count = r->repeated = 0;
  r->apart = !r->any || pause >= LONG_PAUSE || size > OVERFULL ||
             (sentence && (pause >= PAUSE || size > FULL)) ||
             (size > FULL && pause >= PAUSE / 4) || r->apart;
  r->any = true;
  r->last_end = r->end;
  r->begin = begin;
  r->end = end < begin ? begin : end;
  quoth_draft_trim(r->draft);
  return quoth_draft_cue(r->draft, r->begin, r->end);
}

static bool is_word_at_begin(quoth_text line, const char *word) {
  const size_t size = strlen(word);
  return line.size >= size && memcmp(line.at, word, size) == 0 &&
         (line.size == size || line.at[size] == ' ' || line.at[size] == '\t');
}

static quoth_text line_at(quoth_text text, size_t at) {
  size_t end = at;
  while (end < text.size && text.at[end] != '\n' && text.at[end] != '\r') {
    end++;
  }
  return (quoth_text){text.at + at, end - at};
}

static size_t after_line(quoth_text text, quoth_text line) {
  size_t at = (size_t)(line.at - text.at) + line.size;
  if (at + 1 < text.size && text.at[at] == '\r' && text.at[at + 1] == '\n') {
    at++;
  }
  return at + 1;
}

static bool begins_comment(quoth_text line) {
  return is_word_at_begin(line, "NOTE") || is_word_at_begin(line, "STYLE") ||
         is_word_at_begin(line, "REGION") || is_word_at_begin(line, "WEBVTT");
}

static quoth_status take_times(reader *r, quoth_text line) {
  uint32_t begin;
  uint32_t end;
  if (!read_times(line, &begin, &end)) {
    return quoth_error_set(r->draft->error, QUOTH_BAD_SYNTAX, r->draft->name,
                           r->line, "captions: cannot read the times of a cue");
  }
  r->held = (quoth_text){NULL, 0};
  r->skipping = false;
  return begin_cue(r, begin, end);
}

/* One step behind: the line after a blank one may be the name of the cue whose
 * times come next. */
static quoth_status take_later(reader *r, quoth_text line) {
  const quoth_text held = r->held;
  r->held = r->after_blank ? line : (quoth_text){NULL, 0};
  QUOTH_TRY(take_line(r, held));
  return r->after_blank ? QUOTH_OK : take_line(r, line);
}

static quoth_status read_lines(reader *r) {
  const quoth_text text = r->draft->checked;
  for (size_t at = r->draft->body; at < text.size; r->line++) {
    const quoth_text line = line_at(text, at);
    const bool blank = quoth_text_trim(line).size == 0;
    at = after_line(text, line);
    if (has_arrow(line)) {
      QUOTH_TRY(take_times(r, line));
    } else if (!blank && r->after_blank && begins_comment(line)) {
      r->skipping = true;
    } else if (!r->skipping && r->any) {
      QUOTH_TRY(take_later(r, line));
    }
    r->skipping = r->skipping && !blank;
    r->after_blank = blank;
  }
  return take_line(r, r->held);
}

quoth_status quoth_captions_read(quoth_draft *draft) {
  reader r = {.draft = draft, .line = 1, .apart = true, .after_blank = true};
  QUOTH_TRY(read_lines(&r));
  quoth_draft_trim(draft);
  if (!r.any) {
    return quoth_error_set(draft->error, QUOTH_BAD_SYNTAX, draft->name, 1,
                           "captions: no times (00:00:01,000 --> "
                           "00:00:02,000) found");
  }
  return QUOTH_OK;
}

bool quoth_captions_detect(quoth_text text, quoth_format *format) {
  enum { LINES = 4 };
  size_t at = text.size >= 3 && memcmp(text.at, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  if (is_word_at_begin(line_at(text, at), "WEBVTT")) {
    *format = QUOTH_FORMAT_VTT;
    return true;
  }
  for (int i = 0; i < LINES && at < text.size; i++) {
    const quoth_text line = line_at(text, at);
    uint32_t begin;
    uint32_t end;
    if (has_arrow(line) && read_times(line, &begin, &end)) {
      *format = QUOTH_FORMAT_SRT;
      return true;
    }
    at = after_line(text, line);
  }
  return false;
}
