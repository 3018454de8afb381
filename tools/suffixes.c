/* Counts (key, value) pairs by sorting; then goes from short endings to whole
 * words and keeps what the shorter ones get wrong. */
#include "tools/suffixes.h"

#include "tools/plain.h"

#include <stdlib.h>

enum {
  LEVELS = QUOTH_ENDING_MAX + 2, /* endings of 0 … bytes, whole words */
  LEAST_COUNT = 2                /* words an ending must be seen with */
};

typedef struct {
  uint32_t keys[LEVELS]; /* 0: the word is shorter */
  uint32_t value, count;
} sample;

typedef struct {
  uint32_t key, value, count;
} pair;

struct suffixes {
  sample *samples;
  size_t count, capacity;
  size_t longest;
};

suffixes *suffixes_new(size_t longest) {
  suffixes *learner = plain_alloc(NULL, sizeof *learner);
  *learner = (suffixes){.longest = longest};
  return learner;
}

void suffixes_free(suffixes *learner) {
  free(learner->samples);
  free(learner);
}

void suffixes_add(suffixes *learner, quoth_word_class class, quoth_text lower,
                  uint32_t value) {
  if (learner->count == learner->capacity) {
    learner->capacity = 2 * learner->capacity + 1024;
    learner->samples = plain_alloc(
        learner->samples, learner->capacity * sizeof *learner->samples);
  }
  sample *s = &learner->samples[learner->count++];
  *s = (sample){.value = value, .count = 1};
  for (size_t size = 0; size <= learner->longest && size <= lower.size;
       size++) {
    s->keys[size] = quoth_wordmap_ending(class, lower, size);
  }
  s->keys[LEVELS - 1] = quoth_wordmap_word(class, lower);
}

static int compare_pairs(const void *a, const void *b) {
  const pair *x = a, *y = b;
  if (x->key != y->key) {
    return x->key < y->key ? -1 : 1;
  }
  return (x->value > y->value) - (x->value < y->value);
}

static int compare_samples(const void *a, const void *b) {
  const sample *x = a, *y = b;
  if (x->keys[LEVELS - 1] != y->keys[LEVELS - 1]) {
    return x->keys[LEVELS - 1] < y->keys[LEVELS - 1] ? -1 : 1;
  }
  return (x->value > y->value) - (x->value < y->value);
}

/* Makes one sample of all that say the same of the same word. */
static void merge_samples(suffixes *learner) {
  qsort(learner->samples, learner->count, sizeof *learner->samples,
        compare_samples);
  size_t kept = 0;
  for (size_t i = 0; i < learner->count; i++) {
    sample *last = kept > 0 ? &learner->samples[kept - 1] : NULL;
    if (last != NULL && compare_samples(last, &learner->samples[i]) == 0) {
      last->count++;
    } else {
      learner->samples[kept++] = learner->samples[i];
    }
  }
  learner->count = kept;
}

/* A table of what has been learnt so far. */
typedef struct {
  quoth_wordmap_slot *slots;
  uint32_t mask;
  size_t count;
} table;

static void insert(table *t, uint32_t key, uint32_t value) {
  uint32_t at = key & t->mask;
  while (t->slots[at].key != 0 && t->slots[at].key != key) {
    at = (at + 1) & t->mask;
  }
  t->count += t->slots[at].key == 0;
  t->slots[at] = (quoth_wordmap_slot){key, value};
}

static const uint32_t *find(const table *t, uint32_t key) {
  for (uint32_t at = key & t->mask; t->slots[at].key != 0;
       at = (at + 1) & t->mask) {
    if (t->slots[at].key == key) {
      return &t->slots[at].value;
    }
  }
  return NULL;
}

static table table_new(uint32_t bits) {
  table t = {.mask = (1u << bits) - 1};
  t.slots = plain_alloc(NULL, sizeof *t.slots << bits);
  memset(t.slots, 0, sizeof *t.slots << bits);
  return t;
}

/* What the shorter endings say of a sample: UINT32_MAX when nothing. */
static uint32_t guess(const table *t, const sample *s, size_t level) {
  for (size_t shorter = level; shorter-- > 0;) {
    const uint32_t *found =
        s->keys[shorter] != 0 ? find(t, s->keys[shorter]) : NULL;
    if (found != NULL) {
      return *found;
    }
  }
  return UINT32_MAX;
}

/* One group of samples with the same key: the most frequent value, when the
 * shorter endings guess another one. Words count once for their endings. */
static void learn_group(table *t, const pair *pairs, size_t count, size_t level,
                        uint32_t guessed) {
  const bool whole = level == LEVELS - 1;
  size_t best = 0, best_count = 0, guessed_count = 0;
  for (size_t i = 0; i < count;) {
    size_t end = i, seen = 0;
    for (; end < count && pairs[end].value == pairs[i].value; end++) {
      seen += whole ? pairs[end].count : 1;
    }
    if (seen > best_count) {
      best = i;
      best_count = seen;
    }
    if (pairs[i].value == guessed) {
      guessed_count = seen;
    }
    i = end;
  }
  if (best_count >= (whole ? 1 : LEAST_COUNT) && best_count > guessed_count) {
    insert(t, pairs[0].key, pairs[best].value);
  }
}

/* All samples have the same shorter endings when they share this one, so any
 * of them tells what those guess. */
static void learn_level(table *t, const suffixes *learner, size_t level) {
  pair *pairs = plain_alloc(NULL, learner->count * sizeof *pairs);
  size_t count = 0;
  for (size_t i = 0; i < learner->count; i++) {
    const sample *s = &learner->samples[i];
    if (s->keys[level] != 0) {
      pairs[count++] = (pair){s->keys[level], (uint32_t)i, s->count};
    }
  }
  qsort(pairs, count, sizeof *pairs, compare_pairs);
  pair *group = plain_alloc(NULL, count * sizeof *group);
  for (size_t i = 0; i < count;) {
    size_t end = i;
    for (; end < count && pairs[end].key == pairs[i].key; end++) {
      group[end - i] =
          (pair){pairs[end].key, learner->samples[pairs[end].value].value,
                 pairs[end].count};
    }
    qsort(group, end - i, sizeof *group, compare_pairs);
    const uint32_t guessed = guess(t, &learner->samples[pairs[i].value], level);
    learn_group(t, group, end - i, level, guessed);
    i = end;
  }
  free(pairs);
  free(group);
}

/* Copies `from` to a table at most half full in which every key is found
 * within the reach of the runtime. */
static quoth_wordmap shrink(const table *from) {
  uint32_t bits = 8;
  while ((size_t)1 << bits < from->count * 2) {
    bits++;
  }
  for (;; bits++) {
    table t = table_new(bits);
    for (uint32_t i = 0; i <= from->mask; i++) {
      if (from->slots[i].key != 0) {
        insert(&t, from->slots[i].key, from->slots[i].value);
      }
    }
    const quoth_wordmap map = {t.slots, t.mask};
    bool found = true;
    for (uint32_t i = 0; i <= from->mask && found; i++) {
      found = from->slots[i].key == 0 ||
              quoth_wordmap_find(&map, from->slots[i].key) != NULL;
    }
    if (found) {
      return map;
    }
    free(t.slots);
  }
}

quoth_wordmap suffixes_learn(suffixes *learner) {
  table t = table_new(20);
  merge_samples(learner);
  for (size_t level = 0; level < LEVELS; level++) {
    learn_level(&t, learner, level);
  }
  const quoth_wordmap map = shrink(&t);
  free(t.slots);
  return map;
}
