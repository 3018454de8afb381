/* failing_allocator.h - an allocator that fails after n requests. */
#ifndef QUOTH_TESTS_FAILING_ALLOCATOR_H
#define QUOTH_TESTS_FAILING_ALLOCATOR_H

#include "model/arena.h"

typedef struct {
  quoth_allocator base;
  size_t left;  /* requests that still succeed */
  size_t tried; /* requests so far */
} failing_allocator;

/* Pass SIZE_MAX to count the requests of a scenario, then each i < count. */
failing_allocator failing_allocator_after(size_t n);

#endif
