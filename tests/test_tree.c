/* The tree found is a tree, and no other with the same root scores higher. */
#include "extract/tree.h"
#include "tests/check.h"

#include <stdbool.h>

enum { STRIDE = 16, SMALL = 6 };

static uint32_t next_random(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

static bool is_tree(const uint16_t *heads, uint32_t count) {
  uint32_t roots = 0;
  for (uint32_t i = 0; i < count; i++) {
    roots += heads[i] == 0;
    uint32_t at = i, steps = 0;
    while (heads[at] != 0 && steps++ <= count) {
      if (heads[at] > count || heads[at] == at + 1) {
        return false;
      }
      at = heads[at] - 1u;
    }
    if (steps > count) {
      return false;
    }
  }
  return roots == 1;
}

static float sum_of(const float *scores, size_t stride, uint32_t count,
                    const uint16_t *heads) {
  float sum = 0.0f;
  for (uint32_t i = 0; i < count; i++) {
    sum += scores[i * stride + heads[i]];
  }
  return sum;
}

/* The best sum over all trees with this root, by trying every one. */
static float best_by_trial(const float *scores, uint32_t count, uint32_t root) {
  uint16_t heads[SMALL] = {0};
  float best = -1e30f;
  uint32_t combinations = 1;
  for (uint32_t i = 0; i < count; i++) {
    combinations *= count;
  }
  for (uint32_t number = 0; number < combinations; number++) {
    uint32_t rest = number;
    for (uint32_t i = 0; i < count; i++) {
      heads[i] = (uint16_t)(i == root ? 0 : 1 + rest % count);
      rest /= count;
    }
    if (is_tree(heads, count)) {
      const float sum = sum_of(scores, STRIDE, count, heads);
      best = sum > best ? sum : best;
    }
  }
  return best;
}

static void test_best(quoth_tree_search *search) {
  uint32_t seed = 7;
  float scores[SMALL * STRIDE];
  for (uint32_t round = 0; round < 600; round++) {
    const uint32_t count = 1 + round % SMALL;
    for (uint32_t i = 0; i < SMALL * STRIDE; i++) {
      scores[i] = (float)(next_random(&seed) % 2000) / 64.0f - 9.0f;
    }
    uint16_t heads[SMALL];
    quoth_tree_heads(scores, STRIDE, count, heads);
    quoth_tree_find(search, scores, STRIDE, count, heads);
    CHECK(is_tree(heads, count));
    uint32_t root = 0;
    while (heads[root] != 0) {
      root++;
    }
    CHECK(sum_of(scores, STRIDE, count, heads) ==
          best_by_trial(scores, count, root));
  }
}

/* Long sentences, ties, and tables that beg for cycles. */
static void test_large(quoth_tree_search *search) {
  enum { COUNT = QUOTH_TREE_MAX, WIDE = COUNT + 1 };
  float *scores = malloc((size_t)COUNT * WIDE * sizeof *scores);
  CHECK(scores != NULL);
  uint32_t seed = 3;
  uint16_t heads[COUNT];
  for (uint32_t round = 0; round < 60; round++) {
    const uint32_t count = COUNT - round * 3;
    for (uint32_t i = 0; i < count; i++) {
      for (uint32_t j = 0; j <= count; j++) {
        const uint32_t pair = (i ^ 1) + 1;
        const float noise = (float)(next_random(&seed) % 8);
        scores[i * WIDE + j] = round % 3 == 0   ? noise
                               : round % 3 == 1 ? 0.0f
                               : j == pair      ? 100.0f + noise
                                                : noise;
      }
    }
    quoth_tree_heads(scores, WIDE, count, heads);
    quoth_tree_find(search, scores, WIDE, count, heads);
    CHECK(is_tree(heads, count));
  }
  free(scores);
}

int main(void) {
  quoth_tree_search *search = malloc(sizeof *search);
  CHECK(search != NULL);
  test_best(search);
  test_large(search);
  free(search);
  return 0;
}
