/* Lemmas and features are learnt alike: what a word's tags and its ending say,
 * and the words that say otherwise. */
#include "tools/train_lemmas.h"

#include "extract/lemma.h"
#include "extract/morph.h"
#include "extract/weights.h"
#include "extract/xpos.h"
#include "tools/plain.h"
#include "tools/suffixes.h"

#include <stdlib.h>

enum { LEMMA_ENDING = 5, FEATURE_ENDING = 3, HEADER_SIZE = 64 };

typedef struct {
  suffixes *lemmas, *features;
  quoth_lemma_rule *rules;
  size_t rule_count, rule_capacity;
} learner;

/* The number of `rule`, which is added when it is new. */
static uint32_t rule_number(learner *l, const quoth_lemma_rule *rule) {
  for (size_t i = 0; i < l->rule_count; i++) {
    if (memcmp(&l->rules[i], rule, sizeof *rule) == 0) {
      return (uint32_t)i;
    }
  }
  if (l->rule_count == l->rule_capacity) {
    l->rule_capacity = 2 * l->rule_capacity + 64;
    l->rules = plain_alloc(l->rules, l->rule_capacity * sizeof *l->rules);
  }
  l->rules[l->rule_count] = *rule;
  return (uint32_t)l->rule_count++;
}

/* The rule that makes `lemma` of `stem`; false when its tail is too long. */
static bool make_rule(quoth_text stem, quoth_text lemma, quoth_lemma_case kept,
                      quoth_lemma_rule *rule) {
  size_t same = kept == QUOTH_LEMMA_NAME;
  while (same < stem.size && same < lemma.size &&
         stem.at[same] == lemma.at[same]) {
    same++;
  }
  memset(rule, 0, sizeof *rule);
  if (lemma.size - same > QUOTH_LEMMA_TAIL || stem.size - same > 255) {
    return false;
  }
  rule->cut = (uint8_t)(stem.size - same);
  rule->kept = (uint8_t)kept;
  rule->size = (uint8_t)(lemma.size - same);
  memcpy(rule->tail, lemma.at + same, rule->size);
  return true;
}

static bool has_upper(quoth_text text) {
  bool any = false;
  for (size_t at = 0; at < text.size;) {
    any |= quoth_char_is_upper(quoth_utf8_next(text, &at));
  }
  return any;
}

static void learn_word(learner *l, const quoth_row *row) {
  const quoth_text form = row->fields[QUOTH_CONLLU_FORM];
  const quoth_text lemma = row->fields[QUOTH_CONLLU_LEMMA];
  uint8_t upos, xpos;
  char buffer[QUOTH_LOWER_MAX];
  const quoth_text lower = quoth_word_lower(form, buffer);
  if (!quoth_upos_find(row->fields[QUOTH_CONLLU_UPOS], &upos) ||
      !quoth_xpos_find(row->fields[QUOTH_CONLLU_XPOS], &xpos) ||
      lower.size == 0) {
    return;
  }
  suffixes_add(l->features, (quoth_word_class){upos, xpos, false}, lower,
               quoth_morph_read(row->fields[QUOTH_CONLLU_FEATS]));
  const bool named = lemma.at[0] >= 'A' && lemma.at[0] <= 'Z' &&
                     lemma.at[0] + 32 == form.at[0] && !has_upper(form);
  const quoth_lemma_case kept =
      named ? QUOTH_LEMMA_NAME
      : has_upper(lemma) && has_upper(form) && xpos != QUOTH_XPOS_PRP
          ? QUOTH_LEMMA_KEPT
          : QUOTH_LEMMA_LOWER;
  quoth_lemma_rule rule;
  if (make_rule(kept == QUOTH_LEMMA_KEPT ? form : lower, lemma, kept, &rule)) {
    suffixes_add(l->lemmas,
                 quoth_lemma_class(form, upos, xpos, row->first == 1), lower,
                 rule_number(l, &rule));
  }
}

static void learn_file(learner *l, const char *path) {
  const quoth_text bytes = plain_read_file(path);
  quoth_conllu reader = {.text = bytes, .source = path};
  quoth_error error = {0};
  do {
    if (quoth_conllu_next(&reader, &error) != QUOTH_OK) {
      fprintf(stderr, "%s:%u: %s\n", path, error.line, error.message);
      exit(3);
    }
    for (size_t i = 0; i < reader.row_count; i++) {
      if (reader.rows[i].kind == QUOTH_ROW_WORD) {
        learn_word(l, &reader.rows[i]);
      }
    }
  } while (reader.row_count > 0);
  quoth_conllu_close(&reader);
  free((void *)bytes.at);
}

static void write_section(const char *weights, const char *name,
                          quoth_text bytes) {
  quoth_error error = {0};
  if (quoth_weights_put(weights, name, bytes, &error) != QUOTH_OK) {
    fprintf(stderr, "%s: %s\n", weights, error.message);
    exit(3);
  }
}

static void write_lemmas(const learner *l, quoth_wordmap map,
                         const char *weights) {
  const size_t rules = l->rule_count * sizeof *l->rules;
  const size_t slots = ((size_t)map.mask + 1) * sizeof *map.slots;
  char *section = plain_alloc(NULL, HEADER_SIZE + rules + slots);
  memset(section, 0, HEADER_SIZE);
  const uint32_t count = (uint32_t)l->rule_count;
  memcpy(section, &count, sizeof count);
  memcpy(section + HEADER_SIZE, l->rules, rules);
  memcpy(section + HEADER_SIZE + rules, map.slots, slots);
  write_section(weights, "lemma",
                (quoth_text){section, HEADER_SIZE + rules + slots});
  free(section);
}

void train_lemmas(const char *weights, const char *const *treebanks,
                  int count) {
  learner l = {.lemmas = suffixes_new(LEMMA_ENDING),
               .features = suffixes_new(FEATURE_ENDING)};
  for (int i = 0; i < count; i++) {
    learn_file(&l, treebanks[i]);
  }
  const quoth_wordmap lemmas = suffixes_learn(l.lemmas);
  const quoth_wordmap features = suffixes_learn(l.features);
  write_lemmas(&l, lemmas, weights);
  write_section(
      weights, "feature",
      (quoth_text){(const char *)features.slots,
                   ((size_t)features.mask + 1) * sizeof *features.slots});
  free((void *)lemmas.slots);
  free((void *)features.slots);
  suffixes_free(l.lemmas);
  suffixes_free(l.features);
  free(l.rules);
}
