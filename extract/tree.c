/* The search of Chu, Liu and Edmonds: every word takes its best head; a cycle
 * is closed up into one node and the search goes on; at last cycles are opened
 * from the outside in. Quadratic in the words of one sentence. */
#include "extract/tree.h"

#include <math.h>
#include <stdbool.h>

enum { NONE = UINT16_MAX };

/* The word that is best as the root: where the score of being it exceeds that
 * of the best head by most. */
static uint32_t choose_root(const float *scores, size_t stride, uint32_t count,
                            const uint16_t *heads) {
  uint32_t root = 0;
  float best = -INFINITY;
  for (uint32_t i = 0; i < count; i++) {
    const float *row = scores + i * stride;
    const float margin = row[0] - row[heads[i]];
    if (margin > best) {
      best = margin;
      root = i;
    }
  }
  return root;
}

void quoth_tree_heads(const float *scores, size_t stride, uint32_t count,
                      uint16_t *heads) {
  for (uint32_t i = 0; i < count; i++) {
    const float *row = scores + i * stride;
    uint32_t best = i == 0 ? 2 : 1;
    for (uint32_t j = best + 1; j <= count; j++) {
      if (row[j] > row[best] && j != i + 1) {
        best = j;
      }
    }
    heads[i] = (uint16_t)best;
  }
}

/* Marks who leads to the root; true when all do. */
static bool is_tree(const uint16_t *heads, uint32_t count) {
  uint8_t seen[QUOTH_TREE_MAX] = {0}; /* 1: on the way, 2: leads to the root */
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = i;
    while (seen[at] == 0) {
      seen[at] = 1;
      if (heads[at] == 0) {
        break;
      }
      at = heads[at] - 1u;
    }
    if (heads[at] != 0 && seen[at] == 1) {
      return false;
    }
    for (uint32_t back = i; seen[back] == 1; back = heads[back] - 1u) {
      seen[back] = 2;
      if (heads[back] == 0) {
        break;
      }
    }
  }
  return true;
}

static void begin(quoth_tree_search *search, const float *scores, size_t stride,
                  uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    for (uint32_t j = 0; j < count; j++) {
      search->score[i][j] = i == j ? -INFINITY : scores[i * stride + 1 + j];
      search->from[i][j] = (uint8_t)j;
      search->to[i][j] = (uint8_t)i;
    }
    search->parent[i] = NONE;
    search->slot[i] = (uint8_t)i;
    search->node_at[i] = (uint16_t)i;
  }
}

/* The row of the best head of row `i`. */
static uint8_t best_of(const quoth_tree_search *search, uint32_t count,
                       uint32_t i) {
  uint32_t best = i;
  for (uint32_t j = 0; j < count; j++) {
    if (j != i && search->node_at[j] != NONE &&
        (best == i || search->score[i][j] > search->score[i][best])) {
      best = j;
    }
  }
  return (uint8_t)best;
}

/* Puts the rows of a cycle into `cycle`, or returns 0 when there is none. */
static uint32_t find_cycle(const quoth_tree_search *search, uint32_t count,
                           uint32_t root, uint8_t *cycle) {
  uint16_t seen[QUOTH_TREE_MAX] = {0};
  for (uint32_t i = 0; i < count; i++) {
    uint32_t at = i;
    while (at != root && search->node_at[at] != NONE && seen[at] == 0) {
      seen[at] = (uint16_t)(i + 1);
      at = search->best[at];
    }
    if (at == root || search->node_at[at] == NONE || seen[at] != i + 1) {
      continue;
    }
    uint32_t size = 0;
    uint32_t member = at;
    do {
      cycle[size++] = (uint8_t)member;
      member = search->best[member];
    } while (member != at);
    return size;
  }
  return 0;
}

/* Merges row `other` of the cycle into row `rep`. */
static void merge_row(quoth_tree_search *search, uint32_t count, uint32_t rep,
                      uint32_t other, const float *gain) {
  for (uint32_t j = 0; j < count; j++) {
    const float enters = search->score[other][j] - gain[other];
    if (enters > search->score[rep][j]) {
      search->score[rep][j] = enters;
      search->from[rep][j] = search->from[other][j];
      search->to[rep][j] = search->to[other][j];
    }
    if (search->score[j][other] > search->score[j][rep]) {
      search->score[j][rep] = search->score[j][other];
      search->from[j][rep] = search->from[j][other];
      search->to[j][rep] = search->to[j][other];
    }
  }
}

/* Closes the cycle up into node `node`, which takes its first row. */
static void close_cycle(quoth_tree_search *search, uint32_t count,
                        const uint8_t *cycle, uint32_t size, uint16_t node) {
  float gain[QUOTH_TREE_MAX];
  for (uint32_t k = 0; k < size; k++) {
    const uint32_t row = cycle[k];
    const uint32_t head = search->best[row];
    const uint16_t member = search->node_at[row];
    gain[row] = search->score[row][head];
    search->in_from[member] = search->from[row][head];
    search->in_to[member] = search->to[row][head];
    search->parent[member] = node;
  }
  const uint32_t rep = cycle[0];
  for (uint32_t j = 0; j < count; j++) {
    search->score[rep][j] -= gain[rep];
  }
  for (uint32_t k = 1; k < size; k++) {
    merge_row(search, count, rep, cycle[k], gain);
    search->node_at[cycle[k]] = NONE;
  }
  search->score[rep][rep] = -INFINITY;
  search->node_at[rep] = node;
  search->parent[node] = NONE;
  search->slot[node] = (uint8_t)rep;
  search->best[rep] = best_of(search, count, rep);
  for (uint32_t j = 0; j < count; j++) {
    if (j != rep && search->node_at[j] != NONE &&
        search->node_at[search->best[j]] == NONE) {
      search->best[j] = (uint8_t)rep;
    }
  }
}

/* Opens cycles from the newest on: the arc that enters a cycle replaces the
 * one inside it that enters the same member. */
static void open_cycles(quoth_tree_search *search, uint32_t count,
                        uint32_t nodes) {
  for (uint32_t node = nodes; node-- > count;) {
    uint32_t member = search->in_to[node];
    while (search->parent[member] != node) {
      member = search->parent[member];
    }
    search->in_from[member] = search->in_from[node];
    search->in_to[member] = search->in_to[node];
  }
}

static void search_tree(quoth_tree_search *search, uint32_t count,
                        uint32_t root, uint16_t *heads) {
  for (uint32_t i = 0; i < count; i++) {
    search->best[i] = best_of(search, count, i);
  }
  uint32_t nodes = count;
  uint8_t cycle[QUOTH_TREE_MAX];
  uint32_t size;
  while ((size = find_cycle(search, count, root, cycle)) > 0) {
    close_cycle(search, count, cycle, size, (uint16_t)nodes++);
  }
  for (uint32_t row = 0; row < count; row++) {
    const uint16_t node = search->node_at[row];
    if (node != NONE && row != root) {
      search->in_from[node] = search->from[row][search->best[row]];
      search->in_to[node] = search->to[row][search->best[row]];
    }
  }
  open_cycles(search, count, nodes);
  for (uint32_t i = 0; i < count; i++) {
    heads[i] = i == root ? 0 : (uint16_t)(search->in_from[i] + 1u);
  }
}

void quoth_tree_find(quoth_tree_search *search, const float *scores,
                     size_t stride, uint32_t count, uint16_t *heads) {
  if (count == 1) {
    heads[0] = 0;
    return;
  }
  const uint32_t root = choose_root(scores, stride, count, heads);
  heads[root] = 0;
  if (!is_tree(heads, count)) {
    begin(search, scores, stride, count);
    search_tree(search, count, root, heads);
  }
}
