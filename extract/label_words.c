#include "extract/labels.h"

/* Longest name, most words of a name. */
enum { NAME_BYTES = 60, NAME_WORDS = 6 };

/* What a word tells about the label that it stands in. */
enum {
  ROLE = 1,     /* a noun for who speaks by part, not by name */
  HEADER = 2,   /* heads a note or a field, not a speech */
  PARTICLE = 4, /* a lower-case word inside names */
  VERB = 8      /* of saying: "Audience asks" */
};

static const struct {
  char word[15];
  uint8_t kinds;
} known_words[] = {/* lower case, sorted */
                   {"abstract", HEADER},
                   {"al", PARTICLE},
                   {"anchor", ROLE},
                   {"and", PARTICLE},
                   {"announcer", ROLE},
                   {"answer", ROLE},
                   {"answered", VERB},
                   {"answers", HEADER | VERB},
                   {"applause", HEADER},
                   {"ask", VERB},
                   {"asked", VERB},
                   {"asks", VERB},
                   {"at", PARTICLE},
                   {"attendee", ROLE},
                   {"attorney", ROLE},
                   {"audience", ROLE},
                   {"author", HEADER},
                   {"authors", HEADER},
                   {"background", HEADER},
                   {"bailiff", ROLE},
                   {"bin", PARTICLE},
                   {"bonus", HEADER},
                   {"break", HEADER},
                   {"caller", ROLE},
                   {"caption", HEADER},
                   {"category", HEADER},
                   {"cc", HEADER},
                   {"chair", ROLE},
                   {"chairman", ROLE},
                   {"chairperson", ROLE},
                   {"chairwoman", ROLE},
                   {"chapter", HEADER},
                   {"chorus", HEADER},
                   {"clerk", ROLE},
                   {"co-host", ROLE},
                   {"cohost", ROLE},
                   {"commentator", ROLE},
                   {"conclusion", HEADER},
                   {"contact", HEADER},
                   {"contents", HEADER},
                   {"copyright", HEADER},
                   {"correction", HEADER},
                   {"correspondent", ROLE},
                   {"counsel", ROLE},
                   {"court", ROLE},
                   {"credit", HEADER},
                   {"credits", HEADER},
                   {"crosstalk", HEADER},
                   {"crowd", ROLE},
                   {"da", PARTICLE},
                   {"date", HEADER},
                   {"de", PARTICLE},
                   {"del", PARTICLE},
                   {"delegate", ROLE},
                   {"della", PARTICLE},
                   {"den", PARTICLE},
                   {"der", PARTICLE},
                   {"description", HEADER},
                   {"di", PARTICLE},
                   {"disclaimer", HEADER},
                   {"do", PARTICLE},
                   {"dos", PARTICLE},
                   {"download", HEADER},
                   {"du", PARTICLE},
                   {"duration", HEADER},
                   {"e", PARTICLE},
                   {"edited", HEADER},
                   {"editor's", HEADER},
                   {"editors", HEADER},
                   {"el", PARTICLE},
                   {"email", HEADER},
                   {"emcee", ROLE},
                   {"en", PARTICLE},
                   {"episode", HEADER},
                   {"et", PARTICLE},
                   {"everybody", ROLE},
                   {"everyone", ROLE},
                   {"example", HEADER},
                   {"examples", HEADER},
                   {"facilitator", ROLE},
                   {"female", ROLE},
                   {"figure", HEADER},
                   {"file", HEADER},
                   {"for", PARTICLE},
                   {"from", HEADER | PARTICLE},
                   {"guest", ROLE},
                   {"host", ROLE},
                   {"http", HEADER},
                   {"https", HEADER},
                   {"ibn", PARTICLE},
                   {"image", HEADER},
                   {"images", HEADER},
                   {"in", PARTICLE},
                   {"inaudible", HEADER},
                   {"interpreter", ROLE},
                   {"interviewee", ROLE},
                   {"interviewer", ROLE},
                   {"intro", HEADER},
                   {"introduction", HEADER},
                   {"journalist", ROLE},
                   {"judge", ROLE},
                   {"keywords", HEADER},
                   {"la", PARTICLE},
                   {"language", HEADER},
                   {"laughs", HEADER},
                   {"laughter", HEADER},
                   {"le", PARTICLE},
                   {"length", HEADER},
                   {"licence", HEADER},
                   {"license", HEADER},
                   {"link", HEADER},
                   {"links", HEADER},
                   {"listener", ROLE},
                   {"location", HEADER},
                   {"male", ROLE},
                   {"man", ROLE},
                   {"member", ROLE},
                   {"moderator", ROLE},
                   {"multiple", ROLE},
                   {"music", HEADER},
                   {"narrator", ROLE},
                   {"note", HEADER},
                   {"notes", HEADER},
                   {"of", PARTICLE},
                   {"on", PARTICLE},
                   {"operator", ROLE},
                   {"outro", HEADER},
                   {"overview", HEADER},
                   {"page", HEADER},
                   {"panelist", ROLE},
                   {"panellist", ROLE},
                   {"part", HEADER},
                   {"participant", ROLE},
                   {"pause", HEADER},
                   {"person", ROLE},
                   {"phone", HEADER},
                   {"photo", HEADER},
                   {"photograph", HEADER},
                   {"photos", HEADER},
                   {"picture", HEADER},
                   {"place", HEADER},
                   {"posted", HEADER},
                   {"presenter", ROLE},
                   {"press", ROLE},
                   {"produced", HEADER},
                   {"ps", HEADER},
                   {"published", HEADER},
                   {"question", ROLE},
                   {"questioner", ROLE},
                   {"questions", HEADER},
                   {"re", HEADER},
                   {"read", HEADER},
                   {"reader", ROLE},
                   {"recorded", HEADER},
                   {"references", HEADER},
                   {"related", HEADER},
                   {"replied", VERB},
                   {"replies", VERB},
                   {"reporter", ROLE},
                   {"respondent", ROLE},
                   {"said", VERB},
                   {"says", VERB},
                   {"season", HEADER},
                   {"section", HEADER},
                   {"see", HEADER},
                   {"sent", HEADER},
                   {"silence", HEADER},
                   {"source", HEADER},
                   {"sources", HEADER},
                   {"speaker", ROLE},
                   {"speakers", ROLE},
                   {"speaking", VERB},
                   {"speaks", VERB},
                   {"sponsor", HEADER},
                   {"sponsors", HEADER},
                   {"step", HEADER},
                   {"student", ROLE},
                   {"subject", HEADER},
                   {"subtitle", HEADER},
                   {"summary", HEADER},
                   {"table", HEADER},
                   {"tags", HEADER},
                   {"tel", HEADER},
                   {"ter", PARTICLE},
                   {"the", PARTICLE},
                   {"tip", HEADER},
                   {"tips", HEADER},
                   {"title", HEADER},
                   {"to", HEADER | PARTICLE},
                   {"topic", HEADER},
                   {"topics", HEADER},
                   {"transcribed", HEADER},
                   {"transcript", HEADER},
                   {"transcription", HEADER},
                   {"translator", ROLE},
                   {"tweet", HEADER},
                   {"und", PARTICLE},
                   {"unidentified", ROLE},
                   {"unknown", ROLE},
                   {"update", HEADER},
                   {"updated", HEADER},
                   {"url", HEADER},
                   {"van", PARTICLE},
                   {"verse", HEADER},
                   {"via", HEADER},
                   {"video", HEADER},
                   {"viewer", ROLE},
                   {"voice", ROLE},
                   {"voice-over", ROLE},
                   {"voiceover", ROLE},
                   {"von", PARTICLE},
                   {"warning", HEADER},
                   {"website", HEADER},
                   {"witness", ROLE},
                   {"woman", ROLE},
                   {"written", HEADER},
                   {"y", PARTICLE},
                   {"zu", PARTICLE}};

/* The kinds of `word`, in any case of ASCII letters. */
static unsigned kinds_of(quoth_text word) {
  char lower[sizeof known_words->word] = {0};
  if (!word.size || word.size >= sizeof lower) {
    return 0;
  }
  for (size_t i = 0; i < word.size; i++) {
    const char c = word.at[i];
    lower[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  size_t low = 0;
  size_t high = sizeof known_words / sizeof *known_words;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const int order = memcmp(lower, known_words[middle].word, sizeof lower);
    if (order == 0) {
      return known_words[middle].kinds;
    }
    low = order > 0 ? middle + 1 : low;
    high = order > 0 ? high : middle;
  }
  return 0;
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static uint32_t code_at(quoth_text text, size_t at) {
  return at < text.size ? quoth_utf8_next(text, &at) : 0;
}

typedef struct {
  uint8_t words, capital, lower, roles, headers, numbers, verbs;
} census;

bool quoth_label_is_name_char(uint32_t c) {
  if (c < 0x80) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9') ||
           c == '\'' || (c >= '-' && c <= '/') || c == '&' || c == '#';
  }
  return quoth_char_is_letter(c) || c == 0x2019 || c == 0x2010 || c == 0x2011;
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
static unsigned kinds_of_label_word(quoth_text word) {
  const unsigned kinds = kinds_of(word);
  const bool plural =
      !kinds && word.size > 3 && (word.at[word.size - 1] | 0x20) == 's';
  return plural ? kinds_of((quoth_text){word.at, word.size - 1}) & ROLE : kinds;
}

static bool count_word(quoth_text word, census *c) {
  for (size_t at = 0; at < word.size;) {
    const unsigned char byte = (unsigned char)word.at[at];
    if (!quoth_label_is_name_char(byte < 0x80 ? (at++, byte)
                                              : quoth_utf8_next(word, &at))) {
      return false;
    }
  }
  const unsigned kinds = kinds_of_label_word(without_point(word));
  c->words++;
  c->headers = (uint8_t)(c->headers + ((kinds & HEADER) != 0));
  if (kinds & ROLE) {
    c->roles++;
  } else if (is_number(word)) {
    c->numbers++;
  } else if (kinds & VERB) {
    c->verbs++;
  } else if (begins_name(code_at(word, 0))) {
    c->capital++;
  } else if ((c->words == 1 || !(kinds & PARTICLE)) &&
             !quoth_text_is(word, "&")) {
    c->lower++;
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
  const bool many = c.words == 1 && c.roles && /* "Speakers: Ann, Ben" */
                    !kinds_of(without_point(name));
  const bool the = c.words > 1 && name.size > 4 &&
                   quoth_text_is_nocase((quoth_text){name.at, 4}, "the ");
  if (many || (c.headers && !c.roles)) {
    *shape = QUOTH_SHAPE_HEADER;
  } else if (is_letter_role(name) || (c.roles && c.lower <= 1) ||
             (the && c.lower <= 1 && c.capital && !c.verbs)) {
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
    if (shape == QUOTH_SHAPE_ROLE && (kinds_of(word) & VERB)) {
      break;
    }
    if (shape == QUOTH_SHAPE_ROLE && at == 0 && end < name.size &&
        quoth_text_is_nocase(word, "the")) {
      at = end + 1;
      continue;
    }
    if (shape == QUOTH_SHAPE_ROLE && word.size > 3 &&
        (word.at[word.size - 1] | 0x20) == 's' &&
        (kinds_of((quoth_text){word.at, word.size - 1}) & ROLE)) {
      word.size--;
    }
    size = put_word(word, key, size);
    at = end + 1;
  }
  return size;
}

bool quoth_label_is_asker(quoth_text key) {
  static const char *const list[] = {
      "q",          "question",  "questioner", "moderator", "interviewer",
      "journalist", "presenter", "reporter",   "host",      NULL};
  return quoth_text_is_any(key, list);
}

bool quoth_label_is_answerer(quoth_text key) {
  static const char *const list[] = {"a", "answer", "interviewee", NULL};
  return quoth_text_is_any(key, list);
}

bool quoth_label_is_honorific(quoth_text word) {
  static const char *const list[] = {
      "mr",       "mrs",        "ms",       "miss",      "dr",
      "prof",     "sir",        "rev",      "hon",       "professor",
      "mister",   "doctor",     "dame",     "coach",     "chef",
      "senator",  "captain",    "minister", "president", "governor",
      "mayor",    "ambassador", "rabbi",    "pastor",    "bishop",
      "reverend", "councillor", "colonel",  "sergeant",  NULL};
  word.size -= word.size > 1 && word.at[word.size - 1] == '.';
  return quoth_text_place_nocase(word, list) >= 0;
}

bool quoth_label_is_shared(quoth_text key) {
  static const char *const list[] = {
      "all",      "attendee", "audience",     "caller",   "crowd",
      "delegate", "everyone", "everybody",    "listener", "member",
      "multiple", "press",    "participant",  "question", "questioner",
      "reader",   "reporter", "respondent",   "speakers", "student",
      "unknown",  "viewer",   "unidentified", "both",     NULL};
  bool shared = false;
  for (size_t at = 0; at < key.size;) {
    size_t end = at;
    while (end < key.size && key.at[end] != ' ') {
      end++;
    }
    if (key.at[at] >= '0' && key.at[at] <= '9') {
      return false;
    }
    shared |= quoth_text_is_any((quoth_text){key.at + at, end - at}, list);
    at = end + 1;
  }
  return shared;
}
