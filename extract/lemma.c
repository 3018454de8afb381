#include "extract/lemma.h"

#include "extract/xpos.h"

enum { HEADER_SIZE = 64 };

static bool is_sound(const quoth_lemmas *lemmas) {
  for (uint32_t i = 0; i < lemmas->rule_count; i++) {
    if (lemmas->rules[i].size > QUOTH_LEMMA_TAIL) {
      return false;
    }
  }
  for (uint32_t i = 0; i <= lemmas->map.mask; i++) {
    if (lemmas->map.slots[i].value >= lemmas->rule_count) {
      return false;
    }
  }
  return true;
}

quoth_status quoth_lemmas_open(quoth_text section, quoth_error *error,
                               quoth_lemmas *out) {
  uint32_t count = 0;
  if (section.size >= HEADER_SIZE) {
    memcpy(&count, section.at, sizeof count);
  }
  const size_t begin = HEADER_SIZE + (size_t)count * sizeof *out->rules;
  if (count == 0 || section.size < begin) {
    return quoth_error_set(error, QUOTH_BAD_DATA, NULL, 0,
                           "weights of lemmas are cut off");
  }
  out->rules = (const quoth_lemma_rule *)(section.at + HEADER_SIZE);
  out->rule_count = count;
  const quoth_text map = {section.at + begin, section.size - begin};
  if (!quoth_wordmap_open(map, &out->map) || !is_sound(out)) {
    return quoth_error_set(error, QUOTH_BAD_DATA, NULL, 0,
                           "weights of lemmas are not sound");
  }
  return QUOTH_OK;
}

quoth_word_class quoth_lemma_class(quoth_text form, uint8_t upos, uint8_t xpos,
                                   bool initial) {
  size_t at = 0;
  const bool upper = quoth_char_is_upper(quoth_utf8_next(form, &at));
  return (quoth_word_class){upos, xpos,
                            upper && (!initial || upos == QUOTH_PROPN)};
}

/* The rule of the word itself, else (not `*exact`) of its longest known
 * ending; NULL when there is none. */
static const quoth_lemma_rule *find_rule(const quoth_lemmas *lemmas,
                                         quoth_word_class class,
                                         quoth_text lower, bool *exact) {
  const uint32_t *found =
      quoth_wordmap_find(&lemmas->map, quoth_wordmap_word(class, lower));
  *exact = found != NULL;
  size_t size = lower.size < QUOTH_ENDING_MAX ? lower.size : QUOTH_ENDING_MAX;
  for (;; size--) {
    if (found != NULL) {
      return &lemmas->rules[*found];
    }
    found = quoth_wordmap_find(&lemmas->map,
                               quoth_wordmap_ending(class, lower, size));
    if (size == 0) {
      return found != NULL ? &lemmas->rules[*found] : NULL;
    }
  }
}

/* A rule learnt on other words may end inside a character of this one. */
static bool splits_character(quoth_text stem, size_t cut) {
  return cut > 0 && ((unsigned char)stem.at[stem.size - cut] & 0xc0) == 0x80;
}

static bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* Spelling says whether an unknown verb in -ed or -ing ends in e: "bak|ed"
 * does, "repair|ed" does not. False when it says nothing. */
static bool spell_stem(quoth_text stem, char tail[QUOTH_LEMMA_TAIL],
                       size_t *size) {
  if (stem.size > 3 && stem.at[stem.size - 1] == 'l' &&
      memchr("bcdfgkptz", stem.at[stem.size - 2], 9) != NULL) {
    tail[0] = 'e'; /* "triple", "recycle" */
    *size = 1;
    return true;
  }
  if (stem.size < 3 || is_vowel(stem.at[stem.size - 1]) ||
      !is_vowel(stem.at[stem.size - 2])) {
    return false;
  }
  const char last = stem.at[stem.size - 1];
  size_t vowels = 0;
  for (size_t i = 0; i < stem.size; i++) {
    vowels += is_vowel(stem.at[i]) || (stem.at[i] == 'y' && i > 0);
  }
  if (is_vowel(stem.at[stem.size - 3])) {
    *size = 0; /* "repair", "load" */
    return vowels >= 2 && memchr("vczsg", last, 5) == NULL &&
           stem.at[stem.size - 3] != 'u' && stem.at[stem.size - 3] != 'i' &&
           !quoth_text_ends(stem, quoth_text_of("creat"));
  }
  tail[0] = 'e'; /* "bake": without it the k would stand twice */
  *size = 1;
  return vowels == 1 && memchr("wxy", last, 3) == NULL;
}

/* How many letters make the form of an unknown verb; 0 when it is known. */
static size_t suffix_of(quoth_text lower, uint8_t xpos) {
  const bool past = (xpos == QUOTH_XPOS_VBD || xpos == QUOTH_XPOS_VBN) &&
                    lower.size > 2 &&
                    memcmp(lower.at + lower.size - 2, "ed", 2) == 0;
  const bool ing = xpos == QUOTH_XPOS_VBG && lower.size > 3 &&
                   memcmp(lower.at + lower.size - 3, "ing", 3) == 0;
  return past ? 2 : ing ? 3 : 0;
}

static bool has_vowel(quoth_text text) {
  for (size_t i = 0; i < text.size; i++) {
    if (is_vowel(text.at[i]) || text.at[i] == 'y') {
      return true;
    }
  }
  return false;
}

/* Changes a rule that was learnt on other words. */
static void spell(quoth_text lower, uint8_t xpos, quoth_lemma_rule *rule) {
  const size_t suffix = suffix_of(lower, xpos);
  const quoth_text stem = {lower.at, lower.size - suffix};
  size_t size = 0;
  if (suffix == 0) {
    if (xpos == QUOTH_XPOS_VB) {
      rule->cut = rule->size = 0; /* "will weaken": a bare verb is its lemma */
    }
    return;
  }
  if (suffix == 2 && stem.size == 2 && stem.at[1] == 'i') {
    rule->cut = 1; /* "lied", "tied" */
    rule->size = 0;
    return;
  }
  if (quoth_text_ends(stem, quoth_text_of("controll")) ||
      quoth_text_ends(stem, quoth_text_of("patroll"))) {
    rule->cut = (uint8_t)(suffix + 1); /* "controlled", not "rolled" */
    rule->size = 0;
  } else if (!has_vowel(stem)) {
    rule->cut = 0; /* "sing", "bring" */
    rule->size = 0;
  } else if (spell_stem(stem, (char *)rule->tail, &size)) {
    rule->cut = (uint8_t)suffix;
    rule->size = (uint8_t)size;
  }
}

quoth_text quoth_lemma_find(const quoth_lemmas *lemmas, quoth_text form,
                            uint8_t upos, uint8_t xpos, bool initial,
                            quoth_arena *arena) {
  char buffer[QUOTH_LOWER_MAX + QUOTH_LEMMA_TAIL];
  const quoth_text lower = quoth_word_lower(form, buffer);
  if (lower.size == 0) {
    return form;
  }
  bool exact;
  const quoth_lemma_rule *rule = find_rule(
      lemmas, quoth_lemma_class(form, upos, xpos, initial), lower, &exact);
  quoth_lemma_rule spelt;
  if (rule != NULL && !exact) {
    spelt = *rule;
    spell(lower, xpos, &spelt);
    rule = &spelt;
  }
  size_t cut = 0;
  quoth_text stem = lower;
  if (rule != NULL) {
    stem = rule->kept == QUOTH_LEMMA_KEPT ? form : lower;
    cut = rule->cut <= stem.size ? rule->cut : 0;
  }
  if (splits_character(stem, cut)) {
    return form;
  }
  if (rule != NULL && rule->kept == QUOTH_LEMMA_NAME && buffer[0] >= 'a' &&
      buffer[0] <= 'z') {
    buffer[0] = (char)(buffer[0] - 32);
  }
  const bool grows = rule != NULL && rule->size > 0;
  const size_t size = stem.size - cut;
  if (!grows && size > 0 && size <= form.size &&
      memcmp(stem.at, form.at, size) == 0) {
    return (quoth_text){form.at, size};
  }
  memmove(buffer, stem.at, size);
  if (grows) {
    memcpy(buffer + size, rule->tail, rule->size);
  }
  const size_t total = size + (grows ? rule->size : 0);
  return total > 0 ? quoth_arena_copy(arena, (quoth_text){buffer, total})
                   : form;
}
