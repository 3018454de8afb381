/* batch.h - private: the words that go through the network at once.
 *
 * Matrices are large and sentences short: words of as many sentences as fit are
 * multiplied together, and only what depends on neighbours is done sentence by
 * sentence. */
#ifndef QUOTH_EXTRACT_BATCH_H
#define QUOTH_EXTRACT_BATCH_H

#include "extract/net.h"
#include "extract/reading.h"

enum { QUOTH_BATCH_WORDS = QUOTH_TREE_MAX };

/* A sentence, or a part of one that is longer than a tree may be. */
typedef struct {
  quoth_token *tokens;
  uint32_t count;
  uint32_t first;           /* index of tokens[0] among all of the text */
  uint32_t row;             /* of tokens[0] in the batch */
  quoth_sentence *sentence; /* it is part of; borrowed */
} quoth_piece;

struct quoth_reading {
  const quoth_net *net; /* borrowed */
  quoth_allocator *allocator;
  quoth_arena arena; /* what tables follow */
  /* The batch: at most QUOTH_BATCH_WORDS words. */
  quoth_piece pieces[QUOTH_BATCH_WORDS];
  uint32_t piece_count, word_count, vector_count;
  uint16_t vectors[QUOTH_BATCH_WORDS]; /* number of each word's vector */
  uint16_t numbers[QUOTH_BATCH_WORDS]; /* 0, 1, 2 ... */
  int8_t *input; /* sizes.in for each vector: words that look alike share one */
  /* Words by what is known of each. */
  int8_t *first;   /* 2 x state: what layer 1 says */
  int8_t *second;  /* 2 x state: what layer 2 says */
  float *wide;     /* columns of the matrix multiplied with last */
  float *hidden;   /* label */
  float *named;    /* QUOTH_NET_LABELS */
  uint8_t *places; /* the best of its scores */
  uint16_t *heads; /* place in its piece + 1, 0 for the root */
  /* Of one piece. */
  float *cells;  /* 2 x state */
  float *turned; /* arc x columns: ends of heads, transposed */
  float *scores; /* words x columns */
  quoth_tree_search *search;
};

/* Columns of the table of arcs: the root, then the words, padded. */
enum { QUOTH_ARC_COLUMNS = (QUOTH_TREE_MAX + 1 + 15) / 16 * 16 };

/* Reads the words of the batch through both layers and tags them. */
void quoth_batch_tag(quoth_reading *batch, quoth_text text);

/* Parses the pieces of the batch, which is tagged. */
void quoth_batch_parse(quoth_reading *batch);

#endif
