/* network.h - the network as it is trained: in floating point, with gradients.
 *
 *   word, affixes, shape --sum--> x --layer 1--> h1 --layer 2--> h2
 *   tag = softmax(h2 tag)     head = softmax over j of a(i) . (b(j) + distance)
 *   label = softmax(leaky(ld(i) + lh(head)) label)
 *
 * A layer reads the sentence in both directions with gates that look at the
 * input and, unit by unit, at the state before: z, f, r = x W; f, r logistic;
 * c' = f c + (1 - f) z; h = r tanh c'. */
#ifndef QUOTH_TOOLS_NETWORK_H
#define QUOTH_TOOLS_NETWORK_H

#include "extract/tree.h"
#include "tools/matrix.h"
#include "tools/treebank.h"

enum { LAYERS = 2, TAG_MAX = 112, LABELS = 64, CLASSES = 32 };

typedef struct {
  uint32_t words; /* vocabulary; word 0 is any unknown one */
  uint32_t in;    /* numbers per word vector */
  uint32_t state; /* units per direction */
  uint32_t arc;   /* numbers per end of an arc */
  uint32_t label; /* hidden units of the labels */
  uint32_t tags;
} sizes;

/* Parameters (or gradients, or what Adam keeps of them), in one block. The
 * matrices are input-major: element (input, output). */
typedef struct {
  float *rows;  /* word vectors, then affixes, then shapes */
  float *dense; /* all that follows */
  size_t row_count, dense_count;
  float *gates[LAYERS];  /* in x 6 state: z f r of either direction */
  float *bias[LAYERS];   /* 6 state */
  float *look[LAYERS];   /* 4 state: f and r of either direction */
  float *tag, *tag_bias; /* 2 state x TAG_MAX */
  float *ends;           /* 2 state x (2 arc + 2 label): a, b, ld, lh */
  float *ends_bias;
  float *root;                 /* arc */
  float *distance;             /* arc x CLASSES */
  float *labels, *labels_bias; /* label x LABELS */
} parameters;

void parameters_new(parameters *p, const sizes *s);
void parameters_free(parameters *p);
void parameters_fill(parameters *p, const sizes *s, dice *d);

/* The rows of `word` among parameters.rows; the number of them. */
enum { ROWS_PER_WORD = QUOTH_AFFIX_KINDS + 2 };
void rows_of(const sizes *s, const word *w, uint32_t rows[ROWS_PER_WORD]);

/* What is computed for a batch of sentences. */
typedef struct network network;

network *network_new(const sizes *s, uint32_t capacity);
void network_free(network *net);

typedef struct {
  float input, hidden; /* shares of units dropped, for a sentence */
  float word;          /* share of words taken for unknown */
} dropout;

typedef struct {
  double tag, arc, label; /* sums of losses */
} losses;

/* Computes the words [0, count) of `words` and, with `gradient`, adds to it;
 * `gradient_rows` marks the rows touched. `dice` NULL: nothing is dropped. */
void network_read(network *net, const parameters *p, const word *words,
                  const sentence *sentences, uint32_t sentence_count,
                  const dropout *drop, dice *d);
void network_learn(network *net, const parameters *p, parameters *gradient,
                   losses *sum);

/* After network_read of one sentence: its best tags, tree, and labels. */
void network_decide(network *net, const parameters *p,
                    quoth_tree_search *search, uint8_t *tags, uint16_t *heads,
                    uint8_t *labels);

/* After network_learn: rows whose gradient is not zero. */
const uint32_t *network_rows(const network *net, size_t *count);

#endif
