/* See learner.h. */
#include "tools/learner.h"

#include "extract/syntax.h"
#include "extract/tree.h"

#include <stdlib.h>

/* The state of learning beside the network itself. */
typedef struct {
  learner *l;
  const recipe *r;
  network *net;
  parameters gradient, mean, square;
  float kept_mean, kept_square; /* what is left of the zeros Adam began with */
  dice d;
  word *words; /* the batch */
  sentence *sentences;
  uint32_t word_count, sentence_count;
  double seen, total; /* words */
  uint32_t steps, averaged;
} lesson;

/* Puts a sentence into the batch. */
static void take(lesson *t, const word *words, uint32_t count) {
  memcpy(t->words + t->word_count, words, count * sizeof *words);
  t->sentences[t->sentence_count++] = (sentence){t->word_count, count};
  t->word_count += count;
}

/* As captions have it: no case, and no marks but such as others hang on. */
static void take_caption(lesson *t, const word *words, uint32_t count) {
  bool kept[QUOTH_TREE_MAX];
  uint16_t place[QUOTH_TREE_MAX + 1] = {0};
  for (uint32_t i = 0; i < count; i++) {
    kept[i] = words[i].upos != QUOTH_PUNCT || words[i].head == 0;
  }
  for (uint32_t i = 0; i < count; i++) {
    if (words[i].head > 0) {
      kept[words[i].head - 1] = true;
    }
  }
  uint16_t left = 0;
  for (uint32_t i = 0; i < count; i++) {
    left = (uint16_t)(left + kept[i]);
    place[i + 1] = left;
  }
  word caption[QUOTH_TREE_MAX];
  for (uint32_t i = 0; i < count; i++) {
    if (kept[i]) {
      word *copy = &caption[place[i + 1] - 1];
      *copy = words[i];
      copy->shape = quoth_shape_in(words[i].shape, true);
      copy->head = place[words[i].head];
    }
  }
  take(t, caption, left);
}

/* A sentence of a treebank. */
typedef struct {
  const treebank *bank;
  uint32_t sentence;
} place;

/* What an epoch reads. */
typedef struct {
  const treebank *bank, *silver;
  size_t next; /* sentence of silver that comes next */
  place *order;
  uint32_t count;
} reading;

static size_t add_part(reading *e, const treebank *from, size_t first,
                       size_t words) {
  size_t i = first;
  for (size_t taken = 0; taken < words && i < from->sentence_count; i++) {
    e->order[e->count++] = (place){from, (uint32_t)i};
    taken += from->sentences[i].count;
  }
  return i < from->sentence_count ? i : 0;
}

static void shuffle(place *order, uint32_t count, dice *d) {
  for (uint32_t i = count; i-- > 1;) {
    const uint32_t j = roll_below(d, i + 1);
    const place swapped = order[i];
    order[i] = order[j];
    order[j] = swapped;
  }
}

/* The rate climbs to its height in the first fiftieth of the words and falls
 * evenly to a fiftieth of it. */
static float rate_now(const lesson *t) {
  const float done = (float)(t->seen / t->total);
  const float share = done < 0.02f ? done / 0.02f : (1.0f - done) / 0.98f;
  return t->r->rate * (0.02f + 0.98f * (share > 0.0f ? share : 0.0f));
}

static void scale(float *at, size_t count, float by) {
  for (size_t i = 0; i < count; i++) {
    at[i] *= by;
  }
}

static void step(lesson *t) {
  parameters *now = &t->l->now;
  const size_t in = t->l->s.in;
  t->kept_mean *= 0.9f;
  t->kept_square *= 0.98f;
  const float rate = rate_now(t) / (1.0f - t->kept_mean);
  const float unbias = 1.0f / (1.0f - t->kept_square);
  const float share = 1.0f / (float)t->word_count;
  scale(t->gradient.dense, now->dense_count, share);
  adam(now->dense, t->gradient.dense, t->mean.dense, t->square.dense,
       now->dense_count, rate, unbias);
  size_t count;
  const uint32_t *rows = network_rows(t->net, &count);
  for (size_t i = 0; i < count; i++) {
    const size_t at = rows[i] * in;
    scale(t->gradient.rows + at, in, share);
    adam(now->rows + at, t->gradient.rows + at, t->mean.rows + at,
         t->square.rows + at, in, rate, unbias);
  }
}

static void add_all(float *to, const float *from, size_t count) {
  for (size_t i = 0; i < count; i++) {
    to[i] += from[i];
  }
}

/* Adds the network as it is to the average, now and then near the end. */
static void average(lesson *t) {
  enum { EVERY = 50 };
  const parameters *now = &t->l->now;
  if (t->seen < t->total * (1.0 - (double)t->r->averaged) ||
      t->steps % EVERY != 0) {
    return;
  }
  add_all(t->l->average.dense, now->dense, now->dense_count);
  add_all(t->l->average.rows, now->rows, now->row_count * t->l->s.in);
  t->averaged++;
}

static void learn_batch(lesson *t, losses *sum) {
  network_read(t->net, &t->l->now, t->words, t->sentences, t->sentence_count,
               &t->r->drop, &t->d);
  network_learn(t->net, &t->l->now, &t->gradient, sum);
  t->seen += t->word_count;
  step(t);
  t->steps++;
  average(t);
  t->word_count = t->sentence_count = 0;
}

static void learn_epoch(lesson *t, reading *e, losses *sum) {
  const float share = e->silver->sentence_count ? t->r->silver : 0.0f;
  e->count = 0;
  add_part(e, e->bank, 0, e->bank->word_count);
  e->next = add_part(e, e->silver, e->next,
                     (size_t)(share * (float)e->bank->word_count));
  shuffle(e->order, e->count, &t->d);
  for (size_t i = 0; i < e->count; i++) {
    const treebank *bank = e->order[i].bank;
    const sentence *s = &bank->sentences[e->order[i].sentence];
    const word *words = bank->words + s->first;
    if (t->word_count > 0 && t->word_count + s->count > t->r->batch) {
      learn_batch(t, sum);
    }
    if (roll_unit(&t->d) < t->r->captions) {
      take_caption(t, words, s->count);
    } else {
      take(t, words, s->count);
    }
  }
  learn_batch(t, sum);
}

static void lesson_new(lesson *t, learner *l, const recipe *r, double words) {
  const uint32_t capacity = r->batch + QUOTH_TREE_MAX;
  *t = (lesson){.l = l, .r = r, .kept_mean = 1.0f, .kept_square = 1.0f};
  t->d.state = r->seed;
  t->net = network_new(&l->s, capacity);
  parameters_new(&t->gradient, &l->s);
  parameters_new(&t->mean, &l->s);
  parameters_new(&t->square, &l->s);
  t->words = must_alloc(capacity * sizeof *t->words);
  t->sentences = must_alloc(capacity * sizeof *t->sentences);
  t->total = words * r->epochs;
  parameters_fill(&l->now, &l->s, &t->d);
}

static void lesson_free(lesson *t) {
  network_free(t->net);
  parameters_free(&t->gradient);
  parameters_free(&t->mean);
  parameters_free(&t->square);
  free(t->words);
  free(t->sentences);
}

void learner_new(learner *l, const sizes *s, const recipe *r,
                 const treebank *bank, const treebank *silver) {
  *l = (learner){.s = *s};
  parameters_new(&l->now, s);
  parameters_new(&l->average, s);
  lesson t;
  const float more = silver->sentence_count ? r->silver : 0.0f;
  lesson_new(&t, l, r, (double)bank->word_count * (1.0 + (double)more));
  reading e = {.bank = bank, .silver = silver};
  e.order = must_alloc((bank->sentence_count + silver->sentence_count) *
                       sizeof *e.order);
  for (uint32_t epoch = 0; epoch < r->epochs; epoch++) {
    losses sum = {.tag = 0.0};
    const double before = t.seen;
    learn_epoch(&t, &e, &sum);
    const double words = t.seen - before;
    fprintf(stderr, "%2u: tag %.4f arc %.4f label %.4f\n", epoch + 1,
            sum.tag / words, sum.arc / words, sum.label / words);
  }
  free(e.order);
  if (t.averaged == 0) {
    add_all(l->average.dense, l->now.dense, l->now.dense_count);
    add_all(l->average.rows, l->now.rows, l->now.row_count * s->in);
    t.averaged = 1;
  }
  scale(l->average.dense, l->now.dense_count, 1.0f / (float)t.averaged);
  scale(l->average.rows, l->now.row_count * s->in, 1.0f / (float)t.averaged);
  lesson_free(&t);
}

void learner_free(learner *l) {
  parameters_free(&l->now);
  parameters_free(&l->average);
}

grade learner_grade(const learner *l, const treebank *bank,
                    const uint8_t *pairs) {
  const dropout none = {.word = 0.0f};
  network *net = network_new(&l->s, QUOTH_TREE_MAX);
  quoth_tree_search *search = must_alloc(sizeof *search);
  grade sum = {.words = 0.0};
  uint8_t tags[QUOTH_TREE_MAX], labels[QUOTH_TREE_MAX];
  uint16_t heads[QUOTH_TREE_MAX];
  for (size_t i = 0; i < bank->sentence_count; i++) {
    const sentence alone = {0, bank->sentences[i].count};
    const word *words = bank->words + bank->sentences[i].first;
    network_read(net, &l->average, words, &alone, 1, &none, NULL);
    network_decide(net, &l->average, search, tags, heads, labels);
    for (uint32_t k = 0; k < alone.count; k++) {
      const bool right = heads[k] == words[k].head;
      sum.words += 1.0;
      sum.upos += pairs[2 * tags[k]] == words[k].upos;
      sum.xpos += pairs[2 * tags[k] + 1] == words[k].xpos;
      sum.heads += right;
      sum.labels += right && labels[k] == words[k].deprel;
    }
  }
  free(search);
  network_free(net);
  return (grade){sum.words, sum.upos / sum.words, sum.xpos / sum.words,
                 sum.heads / sum.words, sum.labels / sum.words};
}
