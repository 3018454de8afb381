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

static const sentence *sentence_at(const treebank *gold, const treebank *silver,
                                   uint32_t number, const word **words) {
  const bool is_gold = number < gold->sentence_count;
  const treebank *bank = is_gold ? gold : silver;
  const sentence *s =
      &bank->sentences[is_gold ? number : number - gold->sentence_count];
  *words = bank->words + s->first;
  return s;
}

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

static void shuffle(uint32_t *order, uint32_t count, dice *d) {
  for (uint32_t i = count; i-- > 1;) {
    const uint32_t j = roll_below(d, i + 1);
    const uint32_t swapped = order[i];
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

/* All of gold, and every epochs-th sentence of silver; the number of them. */
static uint32_t choose(const lesson *t, const treebank *gold,
                       const treebank *silver, uint32_t epoch,
                       uint32_t *order) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < gold->sentence_count; i++) {
    order[count++] = i;
  }
  for (uint32_t i = epoch; i < silver->sentence_count; i += t->r->epochs) {
    order[count++] = (uint32_t)gold->sentence_count + i;
  }
  return count;
}

static void learn_epoch(lesson *t, const treebank *gold, const treebank *silver,
                        uint32_t *order, uint32_t count, losses *sum) {
  for (uint32_t i = 0; i < count; i++) {
    const word *words;
    const sentence *s = sentence_at(gold, silver, order[i], &words);
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

static void lesson_new(lesson *t, learner *l, const recipe *r,
                       const treebank *gold, const treebank *silver) {
  const uint32_t capacity = r->batch + QUOTH_TREE_MAX;
  *t = (lesson){.l = l, .r = r, .kept_mean = 1.0f, .kept_square = 1.0f};
  t->d.state = r->seed;
  t->net = network_new(&l->s, capacity);
  parameters_new(&t->gradient, &l->s);
  parameters_new(&t->mean, &l->s);
  parameters_new(&t->square, &l->s);
  t->words = must_alloc(capacity * sizeof *t->words);
  t->sentences = must_alloc(capacity * sizeof *t->sentences);
  t->total = (double)gold->word_count * r->epochs + (double)silver->word_count;
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

void learner_new(learner *l, const char *name, const sizes *s, const recipe *r,
                 const treebank *gold, const treebank *silver) {
  *l = (learner){.s = *s};
  parameters_new(&l->now, s);
  parameters_new(&l->average, s);
  lesson t;
  lesson_new(&t, l, r, gold, silver);
  uint32_t *order = must_alloc((gold->sentence_count + silver->sentence_count) *
                               sizeof *order);
  for (uint32_t epoch = 0; epoch < r->epochs; epoch++) {
    losses sum = {.tag = 0.0};
    const double before = t.seen;
    const uint32_t count = choose(&t, gold, silver, epoch, order);
    shuffle(order, count, &t.d);
    learn_epoch(&t, gold, silver, order, count, &sum);
    const double words = t.seen - before;
    fprintf(stderr, "%s %2u: tag %.4f arc %.4f label %.4f\n", name, epoch + 1,
            sum.tag / words, sum.arc / words, sum.label / words);
  }
  free(order);
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

/* What several networks say of one sentence. */
typedef struct {
  const learner *all;
  uint32_t count;
  network **nets;
  votes sum;
  quoth_tree_search search;
} jury;

static jury *jury_new(const learner *all, uint32_t count) {
  jury *j = must_alloc(sizeof *j);
  j->all = all;
  j->count = count;
  j->nets = must_alloc(count * sizeof *j->nets);
  for (uint32_t i = 0; i < count; i++) {
    j->nets[i] = network_new(&all[i].s, QUOTH_TREE_MAX);
  }
  return j;
}

static void jury_free(jury *j) {
  for (uint32_t i = 0; i < j->count; i++) {
    network_free(j->nets[i]);
  }
  free(j->nets);
  free(j);
}

static uint8_t best_of(const float *scores, uint32_t from, uint32_t count) {
  uint32_t best = from;
  for (uint32_t i = from + 1; i < count; i++) {
    best = scores[i] > scores[best] ? i : best;
  }
  return (uint8_t)best;
}

/* Tag, head and label of every word; returns the mean probability of heads. */
static float decide(jury *j, const word *words, const sentence *s,
                    uint8_t *tags, uint16_t *heads, uint8_t *labels) {
  const dropout none = {.word = 0.0f};
  const sentence alone = {0, s->count};
  memset(&j->sum, 0, sizeof j->sum);
  for (uint32_t i = 0; i < j->count; i++) {
    const parameters *p = &j->all[i].average;
    network_read(j->nets[i], p, words, &alone, 1, &none, NULL);
    network_vote(j->nets[i], p, &j->sum);
  }
  quoth_tree_find(&j->search, j->sum.arcs[0], VOTE_COLUMNS, s->count, heads);
  for (uint32_t i = 0; i < j->count; i++) {
    network_vote_labels(j->nets[i], &j->all[i].average, heads, &j->sum);
  }
  float sure = 0.0f;
  for (uint32_t i = 0; i < s->count; i++) {
    tags[i] = best_of(j->sum.tags[i], 0, j->all[0].s.tags);
    labels[i] = heads[i] == 0
                    ? (uint8_t)0
                    : best_of(j->sum.labels[i], 1, QUOTH_DEPREL_COUNT);
    sure += exponential(j->sum.arcs[i][heads[i]] / (float)j->count);
  }
  return sure / (float)s->count;
}

grade learner_grade(const learner *l, const treebank *bank,
                    const uint8_t *pairs) {
  jury *j = jury_new(l, 1);
  grade sum = {.words = 0.0};
  uint8_t tags[QUOTH_TREE_MAX], labels[QUOTH_TREE_MAX];
  uint16_t heads[QUOTH_TREE_MAX];
  for (size_t i = 0; i < bank->sentence_count; i++) {
    const sentence *s = &bank->sentences[i];
    const word *words = bank->words + s->first;
    decide(j, words, s, tags, heads, labels);
    for (uint32_t k = 0; k < s->count; k++) {
      const bool right = heads[k] == words[k].head;
      sum.words += 1.0;
      sum.upos += pairs[2 * tags[k]] == words[k].upos;
      sum.xpos += pairs[2 * tags[k] + 1] == words[k].xpos;
      sum.heads += right;
      sum.labels += right && labels[k] == words[k].deprel;
    }
  }
  jury_free(j);
  return (grade){sum.words, sum.upos / sum.words, sum.xpos / sum.words,
                 sum.heads / sum.words, sum.labels / sum.words};
}

void learners_annotate(const learner *all, uint32_t count, const uint8_t *pairs,
                       float sure, treebank *bank) {
  jury *j = jury_new(all, count);
  uint8_t tags[QUOTH_TREE_MAX], labels[QUOTH_TREE_MAX];
  uint16_t heads[QUOTH_TREE_MAX];
  size_t kept = 0, words_kept = 0;
  for (size_t i = 0; i < bank->sentence_count; i++) {
    const sentence s = bank->sentences[i];
    word *words = bank->words + s.first;
    if (decide(j, words, &s, tags, heads, labels) < sure) {
      continue;
    }
    for (uint32_t k = 0; k < s.count; k++) {
      words[k].tag = tags[k];
      words[k].upos = pairs[2 * tags[k]];
      words[k].xpos = pairs[2 * tags[k] + 1];
      words[k].head = heads[k];
      words[k].deprel = labels[k];
    }
    memmove(bank->words + words_kept, words, s.count * sizeof *words);
    bank->sentences[kept++] = (sentence){(uint32_t)words_kept, s.count};
    words_kept += s.count;
  }
  bank->sentence_count = kept;
  bank->word_count = words_kept;
  jury_free(j);
}
