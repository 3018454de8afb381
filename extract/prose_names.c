#include "extract/prose_names.h"

#include "extract/labels.h"

static bool is_one_of(quoth_text word, const char *const *list) {
  while (word.size && strchr(",:;.", word.at[word.size - 1])) {
    word.size--;
  }
  return quoth_text_place_nocase(word, list) >= 0;
}

static bool is_interviewing(quoth_text word) {
  static const char *const list[] = {
      "interview", "interviews", "interviewed", "interviewing", "conversation",
      "talks",     "talking",    "with",        "speaks",       "q&a",
      "chat",      "chats",      "meets",       "transcript",   NULL};
  return is_one_of(word, list);
}

/* "the founder of Lantern Works": not whom, but what somebody belongs to. */
static bool is_belonging(quoth_text word) {
  static const char *const list[] = {"of", "at",    "from", "for",
                                     "on", "about", "in",   NULL};
  return is_one_of(word, list);
}

static bool is_capital(quoth_text word) {
  size_t at = 0;
  return word.size && quoth_char_is_upper(quoth_utf8_next(word, &at));
}

/* Times the name stands in the text, the title itself not counted. */
static size_t occurrences(const quoth_draft *draft, quoth_text name) {
  enum { TEXT = 1 << 16 };
  const size_t size = draft->size < TEXT ? draft->size : TEXT;
  size_t found = 0;
  for (size_t i = 0; i + name.size <= size; i++) {
    found += draft->text[i] == name.at[0] && draft->text + i != name.at &&
             memcmp(draft->text + i, name.at, name.size) == 0;
  }
  return found;
}

static size_t split_title(quoth_text title, quoth_text *words, size_t limit) {
  size_t count = 0;
  for (size_t at = 0; at < title.size && count < limit;) {
    size_t end = at;
    while (end < title.size && title.at[end] != ' ') {
      end++;
    }
    if (end > at) {
      words[count++] = (quoth_text){title.at + at, end - at};
    }
    at = end + 1;
  }
  return count;
}

/* Words first..last as they stand in the title, without a closing mark. */
static quoth_text stretch(const quoth_text *words, size_t first, size_t last) {
  const char *end = words[last].at + words[last].size;
  while (end > words[last].at && strchr(",:;.?!'\"", end[-1])) {
    end--;
  }
  return (quoth_text){words[first].at, (size_t)(end - words[first].at)};
}

static bool is_name(const quoth_text *words, size_t first, size_t last) {
  for (size_t i = first; i <= last; i++) {
    const bool ends =
        strchr(",:;.", words[i].at[words[i].size - 1]) && words[i].size > 2;
    if (!is_capital(words[i]) || is_interviewing(words[i]) ||
        (ends && i < last)) {
      return false;
    }
  }
  return true;
}

quoth_text quoth_name_in_title(const quoth_draft *draft, quoth_text title) {
  enum { WORDS = 40, LONGEST = 4 };
  static const char *const for_whom[] = {"for", "to", NULL};
  static const char *const questions[] = {"questions", "minutes", NULL};
  quoth_text words[WORDS];
  quoth_text best = {NULL, 0};
  size_t most = 0;
  const size_t count = split_title(title, words, WORDS);
  for (size_t first = 0; first < count; first++) {
    const bool asked = first > 1 && is_one_of(words[first - 1], for_whom) &&
                       is_one_of(words[first - 2], questions);
    if (first && !asked && is_belonging(words[first - 1])) {
      continue;
    }
    for (size_t last = first + 1;
         last < count && last < first + LONGEST && is_name(words, first, last);
         last++) {
      const quoth_text found = stretch(words, first, last);
      const bool beside =
          asked || (first && is_interviewing(words[first - 1])) ||
          (last + 1 < count && is_interviewing(words[last + 1]));
      const bool head =
          first == 0 && words[last].at[words[last].size - 1] == ':';
      const size_t times = occurrences(draft, found);
      const size_t told = 4 * times + (beside ? 3U : 0U) + (head ? 2U : 0U);
      const size_t weight = told ? told + (last - first) : 0;
      if (weight > most) {
        most = weight;
        best = found;
      }
    }
  }
  return best;
}

/* The end of the capitalised word at `at` that begins with `initial`, or 0. */
static size_t word_with(quoth_text text, size_t at, char initial) {
  if (at >= text.size || text.at[at] != initial) {
    return 0;
  }
  size_t end = at + 1;
  while (end < text.size && ((text.at[end] >= 'a' && text.at[end] <= 'z') ||
                             (unsigned char)text.at[end] >= 0x80)) {
    end++;
  }
  return end - at >= 2 ? end : 0;
}

quoth_text quoth_name_of_initials(const quoth_draft *draft,
                                  quoth_text initials) {
  enum { TEXT = 1 << 14 };
  const quoth_text text = {draft->text,
                           draft->size < TEXT ? draft->size : TEXT};
  for (size_t i = 0; initials.size > 1 && i < text.size; i++) {
    if (i && text.at[i - 1] != ' ') {
      continue;
    }
    size_t at = i;
    size_t end = 0;
    size_t found = 0;
    while (found < initials.size &&
           (end = word_with(text, at, initials.at[found])) != 0) {
      found++;
      at = end + (end < text.size && text.at[end] == ' ');
    }
    if (found == initials.size) {
      return (quoth_text){text.at + i, end - i};
    }
  }
  return (quoth_text){NULL, 0};
}

/* ---- introductions ---- */

/* The word that ends at `end`, without what closes it. */
static quoth_text word_before(quoth_text text, size_t *end) {
  size_t to = *end;
  while (to > 0 && strchr(" ,\n>*_", text.at[to - 1]) != NULL) {
    to--;
  }
  size_t from = to;
  while (from > 0 && strchr(" \n", text.at[from - 1]) == NULL) {
    from--;
  }
  *end = from;
  return (quoth_text){text.at + from, to - from};
}

/* "I'm …", "my name is …", "we're talking with …": a name follows. */
static bool introduces(quoth_text text, size_t at) {
  static const char *const self[] = {"i'm",     "i’m",    "guest",  "host",
                                     "welcome", "name's", "name’s", NULL};
  static const char *const link[] = {"am", "is", "are", "with",
                                     "to", "by", NULL};
  static const char *const before[] = {
      "i",       "name",     "guest", "host",   "this",         "talking",
      "talk",    "speaking", "here",  "joined", "conversation", "sitting",
      "chat",    "chatting", "today", "show",   "me",           "us",
      "joining", NULL};
  const quoth_text last = word_before(text, &at);
  if (is_one_of(last, self)) {
    return true;
  }
  return is_one_of(last, link) && is_one_of(word_before(text, &at), before);
}

/* The end of the capitalised word that follows a space at `at`, or 0. */
static size_t surname_end(quoth_text text, size_t at) {
  if (at >= text.size || text.at[at] != ' ') {
    return 0;
  }
  size_t end = at + 1, next = end;
  if (end >= text.size || !quoth_char_is_upper(quoth_utf8_next(text, &next))) {
    return 0;
  }
  while (end < text.size) {
    next = end;
    const uint32_t c = quoth_utf8_next(text, &next);
    const bool inside = (c == '-' || c == '\'' || c == 0x2019) &&
                        next < text.size && text.at[next] != 's' &&
                        text.at[next] != ' ';
    if (!quoth_char_is_letter(c) && !inside) {
      break;
    }
    end = next;
  }
  return end - at > 2 ? end : 0;
}

/* The full name that begins with the word at `at`, `size` bytes long, with what
 * leads to a surname ("Marloes de Wit"); empty when none follows. */
static quoth_text full_at(quoth_text text, size_t at, size_t size) {
  size_t end = at + size;
  for (int particles = 0; particles < 3; particles++) {
    const size_t surname = surname_end(text, end);
    const quoth_text name = {text.at + at, surname - at};
    uint8_t shape;
    if (surname &&
        (particles == 0 || (quoth_label_shape_of(name, &shape, NULL) &&
                            shape == QUOTH_SHAPE_NAME))) {
      return name;
    }
    if (surname || end >= text.size || text.at[end] != ' ') {
      break;
    }
    const size_t word = end + 1;
    do {
      end++;
    } while (end < text.size && text.at[end] >= 'a' && text.at[end] <= 'z');
    if (quoth_text_is((quoth_text){text.at + word, end - word}, "and")) {
      break;
    }
  }
  return (quoth_text){NULL, 0};
}

/* Whose: "Jane Doe's book". */
static bool is_owner(quoth_text text, quoth_text name) {
  const size_t end = (size_t)(name.at - text.at) + name.size;
  return end < text.size &&
         (text.at[end] == '\'' || (unsigned char)text.at[end] == 0xe2);
}

quoth_text quoth_name_introduced(const quoth_draft *draft, quoth_text given,
                                 size_t before) {
  enum { TEXT = 1 << 14 };
  const quoth_text text = {draft->text,
                           draft->size < TEXT ? draft->size : TEXT};
  quoth_text found = {NULL, 0}, first = {NULL, 0};
  bool several = false;
  for (size_t i = 1; i + given.size < text.size; i++) {
    const quoth_text here = {text.at + i, given.size};
    if (strchr(" \n*_", text.at[i - 1]) == NULL || !is_capital(here) ||
        !quoth_text_equal_nocase(here, given)) {
      continue;
    }
    const quoth_text name = full_at(text, i, given.size);
    if (!name.size) {
      continue;
    }
    several = several || (first.size && !quoth_text_equal_nocase(first, name));
    size_t at = i;
    if (!first.size && i < before && !is_owner(text, name) &&
        !is_belonging(word_before(text, &at))) {
      first = name;
    }
    if (!introduces(text, i)) {
      continue;
    }
    if (found.size && !quoth_text_equal_nocase(found, name)) {
      return (quoth_text){NULL, 0}; /* two people have this first name */
    }
    found = name;
  }
  return found.size || several ? found : first;
}

/* "I'm …", "my name is …". */
static bool tells_own(quoth_text text, size_t at) {
  static const char *const self[] = {"i'm", "i’m", "name's", "name’s", NULL};
  static const char *const link[] = {"am", "is", NULL};
  static const char *const before[] = {"i", "name", NULL};
  const quoth_text last = word_before(text, &at);
  return is_one_of(last, self) ||
         (is_one_of(last, link) && is_one_of(word_before(text, &at), before));
}

quoth_text quoth_name_self_told(quoth_text speech) {
  for (size_t i = 1; i < speech.size; i++) {
    size_t end = i;
    while (end < speech.size && !strchr(" \n,.;:!?", speech.at[end])) {
      end++;
    }
    const quoth_text word = {speech.at + i, end - i};
    if (speech.at[i - 1] == ' ' && is_capital(word) && tells_own(speech, i)) {
      const quoth_text name = full_at(speech, i, word.size);
      if (name.size) {
        return name;
      }
    }
  }
  return (quoth_text){NULL, 0};
}

/* ---- guests ---- */

/* Whether somebody is called by the first word of `name`: "Jane, you". */
static bool is_called(const quoth_draft *draft, quoth_text name) {
  enum { TEXT = 1 << 14 };
  const quoth_text text = {draft->text,
                           draft->size < TEXT ? draft->size : TEXT};
  size_t size = 0;
  while (size < name.size && name.at[size] != ' ') {
    size++;
  }
  for (size_t i = 0; i + size + 1 < text.size; i++) {
    if (text.at[i] == name.at[0] && text.at[i + size] == ',' &&
        memcmp(text.at + i, name.at, size) == 0) {
      return true;
    }
  }
  return false;
}

/* "Fireside: Jane Doe of Acme". */
static quoth_text name_after_colon(const quoth_draft *draft, quoth_text title) {
  const char *colon = memchr(title.at, ':', title.size);
  if (colon == NULL || (size_t)(colon + 3 - title.at) > title.size) {
    return (quoth_text){NULL, 0};
  }
  const size_t at = (size_t)(colon + 2 - title.at);
  const size_t first = surname_end(title, at - 1);
  const quoth_text name =
      first ? full_at(title, at, first - at) : (quoth_text){NULL, 0};
  return name.size && is_called(draft, name) ? name : (quoth_text){NULL, 0};
}

/* "Our reporter talks to Jane Doe": the name, or empty. */
static quoth_text name_talked_to(quoth_text lead) {
  static const char with[] = "Interview with ";
  if (lead.size > sizeof with && memcmp(lead.at, with, sizeof with - 1) == 0) {
    const size_t at = sizeof with - 1, first = surname_end(lead, at - 1);
    return first ? full_at(lead, at, first - at) : (quoth_text){NULL, 0};
  }
  static const char *const phrases[] = {" talk to ",       " talk with ",
                                        " talks to ",      " talked to ",
                                        " speaks to ",     " spoke to ",
                                        " talks with ",    " talked with ",
                                        " speaks with ",   " spoke with ",
                                        " interviews ",    " interviewed ",
                                        " sat down with ", NULL};
  for (size_t i = 0; i < lead.size; i++) {
    for (size_t p = 0; lead.at[i] == ' ' && phrases[p]; p++) {
      const size_t size = strlen(phrases[p]);
      if (i + size < lead.size && memcmp(lead.at + i, phrases[p], size) == 0) {
        const size_t at = i + size, first = surname_end(lead, at - 1);
        return first ? full_at(lead, at, first - at) : (quoth_text){NULL, 0};
      }
    }
  }
  return (quoth_text){NULL, 0};
}

static bool has_word(quoth_text text, const char *word) {
  const size_t size = strlen(word);
  for (size_t i = 0; i + size <= text.size; i++) {
    if (memcmp(text.at + i, word, size) == 0) {
      return true;
    }
  }
  return false;
}

/* "Jane Doe has spent ten years at sea. We met her in Ghent.": the name that a
 * lead about somebody begins with, or empty. */
static quoth_text name_that_leads(quoth_text lead) {
  size_t first = 0;
  while (first < lead.size && lead.at[first] != ' ') {
    first++;
  }
  size_t at = 0;
  const bool person = has_word(lead, " her ") || has_word(lead, " him ") ||
                      has_word(lead, " she ") || has_word(lead, " he ");
  if (!person || first < 3 ||
      !quoth_char_is_upper(quoth_utf8_next(lead, &at))) {
    return (quoth_text){NULL, 0};
  }
  return full_at(lead, 0, first);
}

quoth_text quoth_name_of_guest(const quoth_draft *draft, quoth_text title) {
  enum { LINES = 6 };
  quoth_text name = quoth_name_in_title(draft, title);
  if (!name.size && title.size) {
    name = name_after_colon(draft, title);
  }
  for (size_t i = 0; i < draft->line_count && i < LINES && !name.size; i++) {
    const quoth_line *line = &draft->lines[i];
    const quoth_text lead = {draft->text + line->begin,
                             line->end - line->begin};
    if (line->begin == line->end || line->kind == QUOTH_BLOCK_HEADING ||
        line->kind == QUOTH_BLOCK_TITLE) {
      continue;
    }
    if (line->strong || line->quote || line->entry ||
        memchr(lead.at, '?', lead.size)) {
      break; /* the talk begins */
    }
    name = name_talked_to(lead);
    name = name.size ? name : name_that_leads(lead);
  }
  return name;
}

/* The end of the word at `at`. */
static size_t word_end(quoth_text text, size_t at) {
  while (at < text.size && !strchr(" \n,;:!?", text.at[at])) {
    at++;
  }
  return at;
}

/* Behind "Good morning," and the like, or where it was. */
static size_t skip_greeting(quoth_text speech) {
  static const char *const greetings[] = {
      "good morning", "good afternoon", "good evening", "thank you", "thanks",
      "welcome",      "hello",          "hi",           "so",        NULL};
  for (size_t i = 0; greetings[i]; i++) {
    const quoth_text words = quoth_text_of(greetings[i]);
    size_t at = words.size;
    if (speech.size > at + 2 &&
        quoth_text_equal_nocase((quoth_text){speech.at, at}, words)) {
      at += speech.at[at] == ',';
      return speech.at[at] == ' ' ? at + 1 : 0;
    }
  }
  return 0;
}

quoth_text quoth_name_called(quoth_text speech) {
  enum { WORDS = 3 };
  const size_t begin = skip_greeting(speech);
  size_t end = word_end(speech, begin);
  const quoth_text title = {speech.at + begin, end - begin};
  if (!is_capital(title) || !quoth_label_is_honorific(title)) {
    return (quoth_text){NULL, 0};
  }
  const size_t first = end + 1;
  for (int i = 0; i < WORDS && end < speech.size && speech.at[end] == ' ';
       i++) {
    const size_t next = word_end(speech, end + 1);
    const quoth_text word = {speech.at + end + 1, next - end - 1};
    if (!is_capital(word)) {
      return (quoth_text){NULL, 0};
    }
    end = next;
  }
  const size_t size = end > first ? end - first : 0;
  const bool stop = size && speech.at[end - 1] == '.';
  return size && (stop || (end < speech.size && strchr(",!?", speech.at[end])))
             ? (quoth_text){speech.at + first, size - stop}
             : (quoth_text){NULL, 0};
}
