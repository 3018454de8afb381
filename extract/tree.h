/* tree.h - private: the best dependency tree under scores of single arcs. */
#ifndef QUOTH_EXTRACT_TREE_H
#define QUOTH_EXTRACT_TREE_H

#include "model/status.h"

#include <stddef.h>

enum { QUOTH_TREE_MAX = 192 }; /* words */

/* Memory of the search; about 300 kB, reused from sentence to sentence. */
typedef struct {
  float score[QUOTH_TREE_MAX][QUOTH_TREE_MAX];  /* [node][head] */
  uint8_t from[QUOTH_TREE_MAX][QUOTH_TREE_MAX]; /* the word the arc leaves */
  uint8_t to[QUOTH_TREE_MAX][QUOTH_TREE_MAX];   /* the word it enters */
  /* Nodes: words first, then a node for each cycle that was closed up. */
  uint16_t parent[2 * QUOTH_TREE_MAX]; /* the cycle a node is part of */
  uint8_t slot[2 * QUOTH_TREE_MAX];    /* its row in the tables above */
  uint8_t in_from[2 * QUOTH_TREE_MAX], in_to[2 * QUOTH_TREE_MAX];
  uint16_t node_at[QUOTH_TREE_MAX]; /* node in a row; TREE_NONE when free */
  uint8_t best[QUOTH_TREE_MAX];     /* per row: row of the best head */
} quoth_tree_search;

/* Stores in `heads[i]` 1 + the word that is best as the head of word i (the
 * first of them), if there is another word. `scores[i * stride + 1 + j]` is the
 * score of the head of word i (from 0) being word j. */
void quoth_tree_heads(const float *scores, size_t stride, uint32_t count,
                      uint16_t *heads);

/* Finds the tree of `count` words (1 to QUOTH_TREE_MAX) with exactly one root
 * whose arcs have the highest sum (the root being chosen first, by its margin).
 * `heads` holds what quoth_tree_heads says of `scores`, where
 * `scores[i * stride + 0]` is the score of word i being the root; stored there
 * are 0 for the root and 1 + j for head j. */
void quoth_tree_find(quoth_tree_search *search, const float *scores,
                     size_t stride, uint32_t count, uint16_t *heads);

#endif
