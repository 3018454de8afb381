#include "extract/roster.h"

enum { SLOTS = 4 * QUOTH_ROSTER_MOST };

void quoth_roster_free(quoth_roster *roster) {
  if (roster->draft) {
    quoth_release(roster->draft->allocator, roster->entries);
    quoth_release(roster->draft->allocator, roster->slots);
  }
}

static size_t slot_of(const quoth_roster *roster, quoth_text key) {
  size_t slot = quoth_text_hash(key) % SLOTS;
  while (roster->slots[slot]) {
    const quoth_entry *entry = &roster->entries[roster->slots[slot] - 1];
    if (quoth_text_equal((quoth_text){entry->key, entry->key_size}, key)) {
      break;
    }
    slot = (slot + 1) % SLOTS;
  }
  return slot;
}

quoth_entry *quoth_roster_find(const quoth_roster *roster, quoth_text key) {
  const uint16_t number = roster->slots[slot_of(roster, key)];
  return number ? &roster->entries[number - 1] : NULL;
}

static bool is_caps(quoth_text name) {
  size_t letters = 0;
  for (size_t at = 0; at < name.size;) {
    const uint32_t c = quoth_utf8_next(name, &at);
    letters += quoth_char_is_letter(c);
    if (quoth_char_is_letter(c) && !quoth_char_is_upper(c)) {
      return false;
    }
  }
  return letters > 0;
}

/* The entry for a label, made when new; NULL (and OK) when there are too
 * many. */
static quoth_status intern(quoth_roster *roster, const quoth_label *label,
                           quoth_entry **out) {
  const quoth_draft *draft = roster->draft;
  const quoth_text name = {draft->text + label->name.begin,
                           label->name.end - label->name.begin};
  char key[QUOTH_LABEL_KEY];
  const size_t size = quoth_label_key(name, label->shape, key);
  *out = NULL;
  if (!size) {
    return QUOTH_OK;
  }
  const size_t slot = slot_of(roster, (quoth_text){key, size});
  if (roster->slots[slot]) {
    *out = &roster->entries[roster->slots[slot] - 1];
    return QUOTH_OK;
  }
  if (roster->count == QUOTH_ROSTER_MOST) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_grow(draft->allocator, &roster->entries, &roster->capacity,
                       roster->count, roster->count + 1,
                       sizeof *roster->entries));
  quoth_entry *entry = &roster->entries[roster->count++];
  *entry = (quoth_entry){.key_size = (uint8_t)size,
                         .shape = label->shape,
                         .words = label->words,
                         .name = name,
                         .caps = is_caps(name)};
  memcpy(entry->key, key, size);
  roster->slots[slot] = (uint16_t)roster->count;
  *out = entry;
  return QUOTH_OK;
}

static bool is_talk_word(quoth_text word) {
  static const char *const list[] = {"i",   "i'm",    "you",  "your", "we",
                                     "my",  "me",     "yes",  "no",   "thanks",
                                     "our", "you're", "yeah", NULL};
  return quoth_text_place_nocase(word, list) >= 0;
}

/* People who talk ask, and say I and you; lists of facts do not. */
static bool is_talk(quoth_text speech) {
  enum { ENOUGH_TEXT = 200 };
  const size_t size = speech.size < ENOUGH_TEXT ? speech.size : ENOUGH_TEXT;
  for (size_t at = 0; at < size;) {
    size_t end = at;
    while (end < size && !strchr(" ,.!?;:", speech.at[end])) {
      end++;
    }
    if (is_talk_word((quoth_text){speech.at + at, end - at}) ||
        (end < size && speech.at[end] == '?')) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

/* The name in "Host: Jane Doe" or "Guest: Sam Roe (potter)", several words and
 * no sentence; else empty. */
static quoth_text bare_name(quoth_text speech) {
  uint8_t shape;
  uint8_t words;
  quoth_text name = speech;
  for (size_t i = 0; i < speech.size; i++) {
    if (speech.at[i] == ',' || speech.at[i] == '(') {
      name.size = i;
      break;
    }
  }
  name = quoth_text_trim(name);
  const bool bare = name.size && !strchr(".?!", speech.at[speech.size - 1]) &&
                    quoth_label_shape_of(name, &shape, &words) &&
                    shape == QUOTH_SHAPE_NAME && words > 1;
  return bare ? name : (quoth_text){NULL, 0};
}

/* What is said after the label, on the same line. */
static void note_speech(quoth_text speech, quoth_entry *entry) {
  enum { ENOUGH_SPEECHES = 50 }; /* to know how this one talks */
  if (!speech.size || entry->spoken == ENOUGH_SPEECHES) {
    return;
  }
  size_t at = 0;
  const uint32_t c = quoth_utf8_next(speech, &at);
  entry->small +=
      quoth_char_is_letter(c) && quoth_char_lower(c) == c && c < 0x590;
  entry->bare += bare_name(speech).size != 0;
  entry->spoken++;
  entry->talk += is_talk(speech);
}

/* "Host: Jane Doe" in the head of a document tells who the host is. */
static quoth_status note_head(quoth_roster *roster, const quoth_line *line,
                              quoth_text speech, quoth_entry *entry) {
  enum { HEAD = 20 };
  const quoth_line *lines = roster->draft->lines;
  const quoth_text name = bare_name(speech);
  if (entry->count > 1 || entry->shape != QUOTH_SHAPE_ROLE ||
      line - lines >= HEAD || !name.size) {
    return QUOTH_OK;
  }
  entry->renamed = name;
  const uint32_t begin = (uint32_t)(name.at - roster->draft->text);
  const quoth_label label = {.name = {begin, begin + (uint32_t)name.size},
                             .shape = QUOTH_SHAPE_NAME,
                             .words = 2};
  QUOTH_TRY(intern(roster, &label, &entry));
  if (entry) {
    entry->known = true;
  }
  return QUOTH_OK;
}

/* Reads what the file marks up as a speaker's name. */
static void read_given(quoth_roster *roster, const quoth_line *line,
                       quoth_label *label) {
  *label = (quoth_label){.name = {line->begin, line->speech},
                         .speech = line->speech,
                         .timed = true};
  const quoth_text name = {roster->draft->text + line->begin,
                           line->speech - line->begin};
  if (!quoth_label_shape_of(name, &label->shape, &label->words) ||
      label->shape == QUOTH_SHAPE_HEADER) {
    label->shape = QUOTH_SHAPE_NAME;
  }
}

/* A name on a line of its own stands out as a heading does, or by the time that
 * the line below it gives. */
static void read_surroundings(const quoth_draft *draft, const quoth_line *line,
                              quoth_label *label) {
  const quoth_line *next = line + 1;
  label->strong = label->strong || line->kind == QUOTH_BLOCK_HEADING;
  label->timed = label->timed || (next < draft->lines + draft->line_count &&
                                  !next->first && next->timed);
}

static quoth_status collect_line(quoth_roster *roster, quoth_line *line,
                                 uint32_t number) {
  quoth_label label;
  quoth_entry *entry;
  if (line->given) {
    read_given(roster, line, &label);
  } else if (!quoth_label_read(roster->draft, line, &label)) {
    return QUOTH_OK;
  }
  if (label.style == QUOTH_LABEL_ALONE) {
    read_surroundings(roster->draft, line, &label);
  }
  QUOTH_TRY(intern(roster, &label, &entry));
  if (!entry) {
    return QUOTH_OK;
  }
  line->entry = (uint16_t)(entry - roster->entries + 1);
  entry->first_line = entry->count ? entry->first_line : number;
  entry->count++;
  entry->given = entry->given || line->given;
  entry->strong += label.strong;
  entry->inside += label.inside;
  entry->first += line->first;
  entry->item += line->kind == QUOTH_BLOCK_ITEM;
  entry->timed +=
      label.timed || (line->change && label.style != QUOTH_LABEL_ALONE);
  entry->styles[label.style]++;
  entry->changes += roster->last != line->entry;
  entry->caps = entry->caps &&
                is_caps((quoth_text){roster->draft->text + label.name.begin,
                                     label.name.end - label.name.begin});
  roster->last = line->entry;
  const quoth_text speech = {roster->draft->text + label.speech,
                             line->end - label.speech};
  note_speech(speech, entry);
  return note_head(roster, line, speech, entry);
}

/* ---- how the words of labels are used in the text ---- */

typedef struct {
  uint64_t hash; /* of the lower-case word; 0 is free */
  uint32_t lower, capital;
} usage;

typedef struct {
  usage *slots;
  size_t count;        /* a power of two, more than the words */
  uint64_t sizes[256]; /* of the words in it, as bits, by their first byte */
} usages;

enum { USAGES = 8 * QUOTH_ROSTER_MOST, USAGE_TEXT = 1 << 20 };

static usage *usage_of(const usages *table, quoth_text word, bool add) {
  const uint64_t hash = quoth_text_hash(word) | 1;
  for (size_t i = 0, slot = hash & (table->count - 1); i < 64;
       i++, slot = (slot + 1) & (table->count - 1)) {
    usage *found = &table->slots[slot];
    if (found->hash == hash) {
      return found;
    }
    if (!found->hash) {
      found->hash = add ? hash : 0;
      return add ? found : NULL;
    }
  }
  return NULL;
}

/* Calls for each word of a key; words of one or two letters say little. */
static quoth_text next_word(quoth_text key, size_t *at) {
  while (*at < key.size) {
    const size_t begin = *at;
    size_t end = begin;
    while (end < key.size && key.at[end] != ' ') {
      end++;
    }
    *at = end + 1;
    if (end - begin > 2) {
      return (quoth_text){key.at + begin, end - begin};
    }
  }
  return (quoth_text){NULL, 0};
}

static bool is_word_byte(unsigned char c) {
  return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c >= 0x80;
}

static void count_usage(const quoth_draft *draft, const usages *table) {
  const size_t size = draft->size < USAGE_TEXT ? draft->size : USAGE_TEXT;
  for (size_t at = 0; at < size;) {
    size_t end = at;
    while (end < size && is_word_byte((unsigned char)draft->text[end])) {
      end++;
    }
    char word[QUOTH_LABEL_KEY];
    const size_t length = end - at;
    const char begin = draft->text[at];
    const bool capital = begin >= 'A' && begin <= 'Z';
    const char first = (char)(capital ? begin | 0x20 : begin);
    if (length > 2 && length < sizeof word &&
        (table->sizes[(unsigned char)first] >> (length & 63) & 1)) {
      memcpy(word, draft->text + at, length);
      word[0] = first;
      usage *found = usage_of(table, (quoth_text){word, length}, false);
      if (found) {
        found->capital += capital;
        found->lower += !capital;
      }
    }
    at = end + 1;
  }
}

/* "Result: …" in a text that speaks of results is no name. */
static quoth_status count_words(quoth_roster *roster) {
  quoth_allocator *allocator = roster->draft->allocator;
  usages table = {.count = 64};
  while (table.count < 32 * (size_t)roster->count && table.count < USAGES) {
    table.count *= 2;
  }
  table.slots = quoth_alloc(allocator, table.count * sizeof *table.slots);
  if (!table.slots) {
    return QUOTH_NO_MEMORY;
  }
  memset(table.slots, 0, table.count * sizeof *table.slots);
  for (size_t i = 0; i < roster->count; i++) {
    quoth_entry *entry = &roster->entries[i];
    const quoth_text key = {entry->key, entry->key_size};
    quoth_text word;
    for (size_t at = 0; (word = next_word(key, &at)).at;) {
      usage_of(&table, word, true);
      table.sizes[(unsigned char)word.at[0]] |= UINT64_C(1) << (word.size & 63);
    }
  }
  count_usage(roster->draft, &table);
  for (size_t i = 0; i < roster->count; i++) {
    quoth_entry *entry = &roster->entries[i];
    const quoth_text key = {entry->key, entry->key_size};
    quoth_text word;
    for (size_t at = 0; (word = next_word(key, &at)).at;) {
      const usage *found = usage_of(&table, word, false);
      if (found) {
        entry->ordinary += found->lower;
        entry->named +=
            found->capital > entry->count ? found->capital - entry->count : 0;
      }
    }
  }
  quoth_release(allocator, table.slots);
  return QUOTH_OK;
}

quoth_status quoth_roster_collect(quoth_roster *roster, quoth_draft *draft) {
  roster->draft = draft;
  roster->slots = quoth_alloc(draft->allocator, SLOTS * sizeof *roster->slots);
  if (!roster->slots) {
    return QUOTH_NO_MEMORY;
  }
  memset(roster->slots, 0, SLOTS * sizeof *roster->slots);
  for (size_t i = 0; i < draft->line_count; i++) {
    quoth_line *line = &draft->lines[i];
    if (line->begin < line->end) {
      QUOTH_TRY(collect_line(roster, line, (uint32_t)i));
    }
  }
  return roster->count ? count_words(roster) : QUOTH_OK;
}
