#include "extract/names.h"

#include "extract/prose_names.h"

enum { TOKENS = 8 };

typedef struct {
  quoth_text at[TOKENS];
  size_t count;
} tokens;

/* Words of a key, without Mr. and the like. */
static tokens split(const quoth_entry *entry) {
  tokens out = {.count = 0};
  for (size_t at = 0; at < entry->key_size && out.count < TOKENS;) {
    size_t end = at;
    while (end < entry->key_size && entry->key[end] != ' ') {
      end++;
    }
    const quoth_text word = {entry->key + at, end - at};
    if (word.size && (out.count || !quoth_label_is_honorific(word))) {
      out.at[out.count++] = word;
    }
    at = end + 1;
  }
  return out;
}

static bool is_several(const tokens *t) {
  for (size_t i = 0; i < t->count; i++) {
    if (quoth_text_is(t->at[i], "and") || quoth_text_is(t->at[i], "&")) {
      return true;
    }
  }
  return false;
}

/* "sa" for "sam altman". */
static bool is_initials(quoth_text word, const tokens *full) {
  if (word.size != full->count || word.size < 2) {
    return false;
  }
  for (size_t i = 0; i < word.size; i++) {
    if (full->at[i].at[0] != word.at[i]) {
      return false;
    }
  }
  return true;
}

/* Whether `part` may be short for `full`. */
static bool shortens(const quoth_entry *part, const tokens *p,
                     const tokens *full) {
  if (!p->count || full->count <= p->count) {
    return false;
  }
  if (p->count == 1) {
    const quoth_text word = p->at[0];
    return quoth_text_equal(word, full->at[0]) ||
           quoth_text_equal(word, full->at[full->count - 1]) ||
           (part->caps && is_initials(word, full));
  }
  /* "Jane Doe" for "Jane M. Doe". */
  return quoth_text_equal(p->at[0], full->at[0]) &&
         quoth_text_equal(p->at[p->count - 1], full->at[full->count - 1]);
}

static bool is_person(const quoth_entry *entry) {
  return (entry->accepted || entry->known) &&
         (entry->shape == QUOTH_SHAPE_NAME ||
          entry->shape == QUOTH_SHAPE_LOWER);
}

/* The one entry that `part` is short for, or QUOTH_NONE. */
static uint32_t full_form(const quoth_roster *roster, size_t part,
                          const tokens *all) {
  uint32_t best = QUOTH_NONE;
  const tokens *p = &all[part];
  if (is_several(p)) {
    return QUOTH_NONE;
  }
  for (size_t i = 0; i < roster->count; i++) {
    const quoth_entry *entry = &roster->entries[i];
    if (i == part || !is_person(entry) || is_several(&all[i]) ||
        !shortens(&roster->entries[part], p, &all[i])) {
      continue;
    }
    if (best != QUOTH_NONE &&
        !shortens(&roster->entries[best], &all[best], &all[i])) {
      if (!shortens(entry, &all[i], &all[best])) {
        return QUOTH_NONE; /* two people fit */
      }
      continue;
    }
    best = (uint32_t)i;
  }
  return best;
}

static bool is_vowel(char c) {
  return c && strchr("AEIOUY", c) != NULL;
}

/* JFK and DHH, but not SAM or EVA. */
static bool is_acronym(quoth_text name) {
  const char *at = name.at;
  return name.size < 3 || (name.size == 3 && !is_vowel(at[1]) &&
                           !(is_vowel(at[0]) && is_vowel(at[2])));
}

/* "SAM ALTMAN" as "Sam Altman"; short words may be initials. */
static quoth_text display_name(const quoth_entry *entry, quoth_arena *arena) {
  quoth_text name = entry->renamed.size ? entry->renamed : entry->name;
  char *copy = quoth_arena_alloc(arena, 2 * name.size + 1);
  if (!copy) {
    return (quoth_text){NULL, 0};
  }
  const bool soften = entry->caps && !entry->renamed.size &&
                      (entry->words > 1 || !is_acronym(name));
  size_t size = 0;
  bool inside = false;
  for (size_t at = 0; at < name.size;) {
    const uint32_t c = quoth_utf8_next(name, &at);
    const bool letter = quoth_char_is_letter(c);
    size +=
        quoth_utf8_put(soften && inside ? quoth_char_lower(c) : c, copy + size);
    inside = letter || (inside && (c == '\'' || c == 0x2019));
  }
  return (quoth_text){copy, size};
}

static quoth_text role_name(const quoth_entry *entry, quoth_arena *arena) {
  const quoth_text key = {entry->key, entry->key_size};
  if (quoth_text_is(key, "q") || quoth_text_is(key, "question")) {
    return quoth_text_of("Interviewer");
  }
  if (quoth_text_is(key, "a") || quoth_text_is(key, "answer")) {
    return quoth_text_of("Interviewee");
  }
  /* The key has lost the verb of "Audience asks"; its words come back with
   * their capitals. */
  quoth_text name = entry->name;
  if (name.size > 4 && entry->key_size < name.size &&
      quoth_text_is_nocase((quoth_text){name.at, 4}, "the ")) {
    name.at += 4;
    name.size -= 4;
  }
  if (entry->key_size < name.size) {
    size_t words = 1;
    for (size_t i = 0; i < entry->key_size; i++) {
      words += entry->key[i] == ' ';
    }
    size_t end = 0;
    for (; end < name.size && (words -= name.at[end] == ' ') > 0; end++) {
    }
    name.size = end;
    if (name.size > entry->key_size && (name.at[name.size - 1] | 0x20) == 's' &&
        words == 0 && entry->key[entry->key_size - 1] != 's') {
      name.size--;
    }
  }
  quoth_entry plain = *entry;
  plain.name = name;
  return display_name(&plain, arena);
}

static quoth_status make_speaker(quoth_cast *cast, quoth_entry *entry,
                                 quoth_arena *arena) {
  const bool role = entry->shape == QUOTH_SHAPE_ROLE && !entry->renamed.size;
  const quoth_text name =
      role ? role_name(entry, arena) : display_name(entry, arena);
  if (!name.at) {
    return QUOTH_NO_MEMORY;
  }
  return quoth_cast_add(cast, name,
                        role ? QUOTH_SPEAKER_ROLE : QUOTH_SPEAKER_PERSON, arena,
                        &entry->speaker);
}

quoth_status quoth_cast_add(quoth_cast *cast, quoth_text name,
                            quoth_speaker_kind kind, quoth_arena *arena,
                            uint32_t *index) {
  for (uint32_t i = 0; i < cast->count; i++) {
    if (quoth_text_equal_nocase(cast->items[i].name, name)) {
      *index = i;
      return QUOTH_OK;
    }
  }
  if (cast->count == cast->capacity) {
    return QUOTH_LIMIT;
  }
  const quoth_text copy = quoth_arena_copy(arena, name);
  if (!copy.at) {
    return QUOTH_NO_MEMORY;
  }
  cast->items[cast->count] = (quoth_speaker){.name = copy, .kind = kind};
  *index = cast->count++;
  return QUOTH_OK;
}

/* Initials and first names that no label spells out may be spelled out in the
 * text. */
static void spell_out(const quoth_roster *roster, quoth_entry *entry) {
  if (!entry->accepted || entry->words != 1 ||
      entry->shape != QUOTH_SHAPE_NAME) {
    return;
  }
  entry->renamed = entry->caps && is_acronym(entry->name)
                       ? quoth_name_of_initials(roster->draft, entry->name)
                       : quoth_name_introduced(
                             roster->draft, entry->name,
                             roster->draft->lines[entry->first_line].begin);
}

/* full[i]: the entry that entry i is short for, or QUOTH_NONE. */
static void merge(quoth_roster *roster, const tokens *all, uint32_t *full) {
  for (size_t i = 0; i < roster->count; i++) {
    full[i] = is_person(&roster->entries[i]) && !roster->entries[i].renamed.size
                  ? full_form(roster, i, all)
                  : QUOTH_NONE;
    if (full[i] == QUOTH_NONE && !roster->entries[i].renamed.size) {
      spell_out(roster, &roster->entries[i]);
    }
  }
}

static quoth_status make_all(quoth_cast *cast, quoth_roster *roster,
                             const uint32_t *full, quoth_arena *arena) {
  for (size_t i = 0; i < roster->count; i++) {
    quoth_entry *entry = &roster->entries[i];
    uint32_t at = (uint32_t)i;
    if (!entry->accepted) {
      continue;
    }
    for (int steps = 0; full[at] != QUOTH_NONE && steps < TOKENS; steps++) {
      at = full[at];
    }
    QUOTH_TRY(make_speaker(cast, &roster->entries[at], arena));
    entry->speaker = roster->entries[at].speaker;
  }
  return QUOTH_OK;
}

quoth_status quoth_cast_make(quoth_cast *cast, quoth_roster *roster,
                             uint32_t extra, quoth_arena *arena) {
  uint32_t accepted = 0;
  for (size_t i = 0; i < roster->count; i++) {
    accepted += roster->entries[i].accepted;
  }
  cast->capacity = accepted + extra;
  cast->items = quoth_arena_alloc(arena, cast->capacity * sizeof *cast->items);
  tokens *all = quoth_arena_alloc(arena, roster->count * sizeof *all);
  uint32_t *full = quoth_arena_alloc(arena, roster->count * sizeof *full);
  if (!cast->items || !all || !full) {
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 0; i < roster->count; i++) {
    all[i] = split(&roster->entries[i]);
  }
  merge(roster, all, full);
  return make_all(cast, roster, full, arena);
}
