#include "tests/failing_allocator.h"

#include <stdlib.h>

static void *try_alloc(quoth_allocator *base, size_t size) {
  failing_allocator *self = (failing_allocator *)base;
  self->tried++;
  if (self->left == 0) {
    return NULL;
  }
  self->left--;
  return malloc(size);
}

static void give_back(quoth_allocator *base, void *block) {
  (void)base;
  free(block);
}

failing_allocator failing_allocator_after(size_t n) {
  return (failing_allocator){{try_alloc, give_back}, n, 0};
}
