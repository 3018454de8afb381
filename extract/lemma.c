#include "extract/lemma.h"

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

static const quoth_lemma_rule *find_rule(const quoth_lemmas *lemmas,
                                         quoth_word_class class,
                                         quoth_text lower) {
  const uint32_t *found =
      quoth_wordmap_find(&lemmas->map, quoth_wordmap_word(class, lower));
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

quoth_text quoth_lemma_find(const quoth_lemmas *lemmas, quoth_text form,
                            uint8_t upos, uint8_t xpos, bool initial,
                            quoth_arena *arena) {
  char buffer[QUOTH_LOWER_MAX + QUOTH_LEMMA_TAIL];
  const quoth_text lower = quoth_word_lower(form, buffer);
  if (lower.size == 0) {
    return form;
  }
  const quoth_lemma_rule *rule =
      find_rule(lemmas, quoth_lemma_class(form, upos, xpos, initial), lower);
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
