/* net.h - private: the network that tags and parses, as mapped from weights.
 *
 *   form --rows--> x --layer 1--> h1 --layer 2--> h2
 *   from h2: tag = best of h2 T; a, b, ld, lh
 *   head = best tree under a . (b + distance); label = best of leaky(ld + lh) L
 *
 * A layer reads the sentence in both directions: z, f, r = x W; with c the
 * unit's state before, f' = logistic(f + c look_f), r' likewise;
 * c' = z + f' (c - z); h = r' tanh(c'). Activations are integers of 8 bits. */
#ifndef QUOTH_EXTRACT_NET_H
#define QUOTH_EXTRACT_NET_H

#include "extract/features.h"
#include "extract/kernel.h"
#include "extract/syntax.h"
#include "extract/tree.h"
#include "extract/weights.h"
#include "extract/xpos.h"

enum {
  QUOTH_NET_LAYERS = 2,
  QUOTH_NET_FAR = 32,    /* columns for classes of distance */
  QUOTH_NET_LABELS = 64, /* columns for labels */
  QUOTH_NET_SIZE_MAX = 512
};

/* Section "sizes". */
typedef struct {
  uint32_t words; /* rows of known words; row 0 is for unknown ones */
  uint32_t slots; /* of the table of words; a power of two */
  uint32_t in;    /* numbers per word */
  uint32_t state; /* units per direction of a layer */
  uint32_t arc;   /* numbers per end of an arc */
  uint32_t label; /* hidden units of labels */
  uint32_t tags;  /* pairs of UPOS and XPOS */
} quoth_net_sizes;

/* Section "slots": open addressing from the low bits of a form's key. */
typedef struct {
  uint32_t check; /* high half of the key */
  uint32_t row;   /* 0: the slot is free */
} quoth_net_slot;

/* Columns of the last matrix: a, b, ld, lh, distances. */
static inline uint32_t quoth_net_ends(const quoth_net_sizes *s) {
  return 2 * s->arc + 2 * s->label + QUOTH_NET_FAR;
}

/* Columns of the matrix of tags. */
static inline uint32_t quoth_net_tag_columns(const quoth_net_sizes *s) {
  return (s->tags + 15) / 16 * 16;
}

enum { QUOTH_NET_TAGS = QUOTH_NET_LAYERS, QUOTH_NET_ENDS, QUOTH_NET_MATRICES };

/* Inputs and outputs of matrix `index`: the layers' gates, tags, ends. */
void quoth_net_matrix_size(const quoth_net_sizes *s, uint32_t index,
                           uint32_t *in, uint32_t *out);

typedef struct {
  quoth_net_sizes sizes;
  const quoth_net_slot *slots;
  const int8_t *rows;  /* words, then affixes, then shapes */
  const uint8_t *tags; /* pairs: upos, xpos */
  const quoth_kernel *kernel;
  quoth_arena arena; /* packed matrices */
  quoth_matrix matrices[QUOTH_NET_MATRICES];
  const float *look[QUOTH_NET_LAYERS]; /* 4 x state */
  const float *root;                   /* arc */
  /* Classes, from head - dependent; padded. */
  uint8_t distance[2 * QUOTH_TREE_MAX + 16];
  const float *labels, *labels_bias; /* label x QUOTH_NET_LABELS */
} quoth_net;

struct quoth_syntax {
  quoth_weights *weights;
  quoth_net net;
};

/* Finds the parts of `net` in `weights` and packs its matrices for `kernel`.
 * QUOTH_BAD_DATA when they are not all there and sound. On failure the caller
 * still frees. */
quoth_status quoth_net_load(quoth_net *net, const quoth_weights *weights,
                            const quoth_kernel *kernel);
void quoth_net_free(quoth_net *net);

/* The rows of `count` forms in the table of words, 0 for unknown ones. */
void quoth_net_find(const quoth_net *net, const quoth_form *forms,
                    uint32_t count, uint32_t *rows);

/* The word vector (sizes.in numbers) of a form of this row and shape. */
void quoth_net_look_up(const quoth_net *net, const quoth_form *form,
                       uint32_t row, uint8_t shape, int8_t *x);

#endif
