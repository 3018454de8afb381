#include "tools/linear.h"

#include <stdio.h>
#include <stdlib.h>

linear linear_new(size_t size) {
  linear model = {.weights = calloc(size, sizeof(int32_t)),
                  .sums = calloc(size, sizeof(int64_t)),
                  .size = size};
  if (model.weights == NULL || model.sums == NULL) {
    fputs("out of memory\n", stderr);
    exit(3);
  }
  return model;
}

void linear_free(linear *model) {
  free(model->weights);
  free(model->sums);
}

int32_t linear_score(const linear *model, const uint32_t *rows, size_t count) {
  int32_t total = 0;
  for (size_t i = 0; i < count; i++) {
    total += model->weights[rows[i]];
  }
  return total;
}

int32_t linear_learn(linear *model, const uint32_t *rows, size_t count,
                     bool positive, int32_t margin) {
  const int32_t score = linear_score(model, rows, count);
  const int32_t step = positive ? 1 : -1;
  model->moment++;
  if (step * score <= margin) {
    for (size_t i = 0; i < count; i++) {
      model->weights[rows[i]] += step;
      model->sums[rows[i]] += step * model->moment;
    }
  }
  return score;
}

/* Average of one weight over all moments, times 256. */
static int64_t average(const linear *model, size_t i) {
  return model->weights[i] * INT64_C(256) -
         model->sums[i] * 256 / (model->moment + 1);
}

static int compare(const void *a, const void *b) {
  const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

/* The size that one weight in 2000 exceeds. */
static int64_t large_weight(const linear *model) {
  int64_t *sizes = malloc(model->size * sizeof *sizes);
  if (sizes == NULL) {
    fputs("out of memory\n", stderr);
    exit(3);
  }
  for (size_t i = 0; i < model->size; i++) {
    const int64_t value = average(model, i);
    sizes[i] = value < 0 ? -value : value;
  }
  qsort(sizes, model->size, sizeof *sizes, compare);
  const int64_t large = sizes[model->size - 1 - model->size / 2000];
  free(sizes);
  return large > 0 ? large : 1;
}

void linear_export(const linear *model, int8_t *out) {
  const int64_t large = large_weight(model);
  for (size_t i = 0; i < model->size; i++) {
    const int64_t value = average(model, i) * 127 / large;
    out[i] = (int8_t)(value > 127 ? 127 : value < -127 ? -127 : value);
  }
}
