#include "extract/labels.h"

/* Longest label with its title and time, longest name, most words of a name. */
enum { LABEL_BYTES = 120, NAME_BYTES = 60, NAME_WORDS = 6 };

typedef struct {
  const char *const *words; /* lower case, sorted */
  size_t count;
} word_list;

/* Nouns for who speaks by part, not by name. */
static const char *const role_words[] = {
    "anchor",      "announcer",     "answer",    "attendee",    "attorney",
    "audience",    "bailiff",       "caller",    "chair",       "chairman",
    "chairperson", "chairwoman",    "clerk",     "co-host",     "cohost",
    "commentator", "correspondent", "counsel",   "court",       "crowd",
    "delegate",    "emcee",         "everybody", "everyone",    "facilitator",
    "female",      "guest",         "host",      "interpreter", "interviewee",
    "interviewer", "journalist",    "judge",     "listener",    "male",
    "man",         "member",        "moderator", "multiple",    "narrator",
    "operator",    "panelist",      "panellist", "participant", "person",
    "presenter",   "press",         "question",  "questioner",  "reader",
    "reporter",    "respondent",    "speaker",   "speakers",    "student",
    "translator",  "unidentified",  "unknown",   "viewer",      "voice",
    "voice-over",  "voiceover",     "witness",   "woman"};

/* Words that head a note or a field, not a speech. */
static const char *const header_words[] = {
    "abstract",     "answers",     "applause",
    "author",       "authors",     "background",
    "bonus",        "break",       "caption",
    "category",     "cc",          "chapter",
    "chorus",       "conclusion",  "contact",
    "contents",     "copyright",   "correction",
    "credit",       "credits",     "crosstalk",
    "date",         "description", "disclaimer",
    "download",     "duration",    "edited",
    "editor's",     "editors",     "email",
    "episode",      "example",     "examples",
    "figure",       "file",        "from",
    "http",         "https",       "image",
    "images",       "inaudible",   "intro",
    "introduction", "keywords",    "language",
    "laughs",       "laughter",    "length",
    "licence",      "license",     "link",
    "links",        "location",    "music",
    "note",         "notes",       "outro",
    "overview",     "page",        "part",
    "pause",        "phone",       "photo",
    "photograph",   "photos",      "picture",
    "place",        "posted",      "produced",
    "ps",           "published",   "questions",
    "re",           "read",        "recorded",
    "references",   "related",     "season",
    "section",      "see",         "sent",
    "silence",      "source",      "sources",
    "sponsor",      "sponsors",    "step",
    "subject",      "subtitle",    "summary",
    "table",        "tags",        "tel",
    "tip",          "tips",        "title",
    "to",           "topic",       "topics",
    "transcribed",  "transcript",  "transcription",
    "tweet",        "update",      "updated",
    "url",          "verse",       "via",
    "video",        "warning",     "website",
    "written"};

/* Lower-case words inside names. */
static const char *const particles[] = {
    "al",  "and",  "at",  "bin", "da",  "de", "del", "della", "den",
    "der", "di",   "do",  "dos", "du",  "e",  "el",  "en",    "et",
    "for", "from", "ibn", "in",  "la",  "le", "of",  "on",    "ter",
    "the", "to",   "und", "van", "von", "y",  "zu"};

static const char *const verbs[] = {"answered", "answers",  "ask",     "asked",
                                    "asks",     "replied",  "replies", "said",
                                    "says",     "speaking", "speaks"};

static const word_list roles = {role_words,
                                sizeof role_words / sizeof *role_words};
static const word_list headers = {header_words,
                                  sizeof header_words / sizeof *header_words};
static const word_list within_names = {particles,
                                       sizeof particles / sizeof *particles};
static const word_list speech_verbs = {verbs, sizeof verbs / sizeof *verbs};

static bool is_listed(quoth_text word, word_list list) {
  enum { LONGEST = 24 };
  char lower[LONGEST];
  if (word.size > LONGEST) {
    return false;
  }
  for (size_t i = 0; i < word.size; i++) {
    const char c = word.at[i];
    lower[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  size_t low = 0;
  size_t high = list.count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const int order = quoth_text_compare((quoth_text){lower, word.size},
                                         quoth_text_of(list.words[middle]));
    if (order == 0) {
      return true;
    }
    low = order > 0 ? middle + 1 : low;
    high = order > 0 ? high : middle;
  }
  return false;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static uint32_t code_at(quoth_text text, size_t at) {
  return at < text.size ? quoth_utf8_next(text, &at) : 0;
}

/* ---- shape ---- */

typedef struct {
  uint8_t words, capital, lower, roles, headers, numbers, verbs;
} census;

static bool is_name_char(uint32_t c) {
  return quoth_char_is_letter(c) ||
         (c < 0x80 && c && strchr("'.-&#/", (int)c)) ||
         quoth_char_is_digit(c) || c == 0x2019 || c == 0x2010 || c == 0x2011;
}

/* Letters of scripts without case count as capitals. */
static bool begins_name(uint32_t c) {
  return quoth_char_is_upper(c) || (quoth_char_is_letter(c) && c >= 0x590);
}

static quoth_text without_point(quoth_text word) {
  if (word.size && word.at[word.size - 1] == '.') {
    word.size--;
  }
  return word;
}

static bool is_number(quoth_text word) {
  size_t i = word.size && word.at[0] == '#';
  const bool any = i < word.size;
  for (; i < word.size; i++) {
    if (!is_digit(word.at[i])) {
      return false;
    }
  }
  return any;
}

/* Also in the plural: "Audiences ask". */
static bool is_role_word(quoth_text word) {
  const bool plural = word.size > 3 && (word.at[word.size - 1] | 0x20) == 's';
  return is_listed(word, roles) ||
         (plural && is_listed((quoth_text){word.at, word.size - 1}, roles));
}

static bool count_word(quoth_text word, census *c) {
  for (size_t at = 0; at < word.size;) {
    if (!is_name_char(quoth_utf8_next(word, &at))) {
      return false;
    }
  }
  const quoth_text bare = without_point(word);
  c->words++;
  c->headers = (uint8_t)(c->headers + is_listed(bare, headers));
  if (is_role_word(bare)) {
    c->roles++;
  } else if (is_number(word)) {
    c->numbers++;
  } else if (is_listed(bare, speech_verbs)) {
    c->verbs++;
  } else if (begins_name(code_at(word, 0))) {
    c->capital++;
  } else if (c->words == 1 || !is_listed(word, within_names)) {
    if (!quoth_text_is(word, "&")) {
      c->lower++;
    }
  }
  return c->words <= NAME_WORDS;
}

static bool is_letter_role(quoth_text name) {
  return quoth_text_is(name, "Q") || quoth_text_is(name, "A") ||
         quoth_text_is(name, "Q.") || quoth_text_is(name, "A.") ||
         quoth_text_is(name, "Q&A");
}

bool quoth_label_shape_of(quoth_text name, uint8_t *shape, uint8_t *words) {
  census c = {0};
  if (!name.size || name.size > NAME_BYTES) {
    return false;
  }
  for (size_t at = 0; at < name.size;) {
    size_t end = at;
    while (end < name.size && name.at[end] != ' ' && name.at[end] != '\t') {
      end++;
    }
    if (end > at && !count_word((quoth_text){name.at + at, end - at}, &c)) {
      return false;
    }
    at = end + 1;
  }
  if (words) {
    *words = c.words;
  }
  if (c.headers && !c.roles) {
    *shape = QUOTH_SHAPE_HEADER;
  } else if (is_letter_role(name) || (c.roles && c.lower <= 1)) {
    *shape = QUOTH_SHAPE_ROLE;
  } else if (c.capital && !c.lower && !c.verbs && !c.numbers) {
    *shape = QUOTH_SHAPE_NAME;
  } else if (c.lower && !c.capital && !c.numbers && c.words <= 2) {
    *shape = QUOTH_SHAPE_LOWER;
  } else {
    return false;
  }
  return true;
}

/* ---- the line ---- */

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
    size_t next = end;
    const uint32_t c = quoth_utf8_next(text, &next);
    const bool time = is_digit(text.at[end]) && time_end(text, end) > end;
    if (time || !(is_name_char(c) || c == ' ' || c == '\t' || c == 0xa0)) {
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

/* ---- keys ---- */

static size_t put_word(quoth_text word, char *out, size_t size) {
  size_t begin = size;
  for (size_t at = 0; at < word.size && size + 5 < QUOTH_LABEL_KEY;) {
    const uint32_t c = quoth_utf8_next(word, &at);
    if (quoth_char_is_letter(c) || quoth_char_is_digit(c) || c == '-' ||
        c == '&') {
      if (size == begin && begin) {
        out[size++] = ' ';
      }
      size += quoth_utf8_put(quoth_char_lower(c), out + size);
    }
  }
  return size;
}

size_t quoth_label_key(quoth_text name, uint8_t shape,
                       char key[QUOTH_LABEL_KEY]) {
  size_t size = 0;
  for (size_t at = 0; at < name.size;) {
    size_t end = at;
    while (end < name.size && name.at[end] != ' ' && name.at[end] != '\t') {
      end++;
    }
    quoth_text word = {name.at + at, end - at};
    if (shape == QUOTH_SHAPE_ROLE && is_listed(word, speech_verbs)) {
      break;
    }
    if (shape == QUOTH_SHAPE_ROLE && word.size > 3 &&
        (word.at[word.size - 1] | 0x20) == 's' &&
        is_listed((quoth_text){word.at, word.size - 1}, roles)) {
      word.size--;
    }
    size = put_word(word, key, size);
    at = end + 1;
  }
  return size;
}

bool quoth_label_is_asker(quoth_text key) {
  static const char *const list[] = {"host",      "interviewer", "journalist",
                                     "moderator", "presenter",   "q",
                                     "question",  "questioner",  "reporter"};
  static const word_list askers = {list, sizeof list / sizeof *list};
  return is_listed(key, askers);
}
