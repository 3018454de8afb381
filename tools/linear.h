/* linear.h - an averaged perceptron over hashed features, in integers. */
#ifndef QUOTH_TOOLS_LINEAR_H
#define QUOTH_TOOLS_LINEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  int32_t *weights; /* now */
  int64_t *sums;    /* of changes, each times its moment */
  size_t size;
  int64_t moment;
} linear;

/* Ends the program when there is no memory. */
linear linear_new(size_t size);
void linear_free(linear *model);

int32_t linear_score(const linear *model, const uint32_t *rows, size_t count);

/* Takes an example in: moves the weights unless the score lies on the side of
 * `positive` by more than `margin`. Returns the score before. */
int32_t linear_learn(linear *model, const uint32_t *rows, size_t count,
                     bool positive, int32_t margin);

/* The averaged weights, scaled so that all but the largest fit a byte. */
void linear_export(const linear *model, int8_t *out);

#endif
