#include "model/arena.h"
#include "tests/check.h"
#include "tests/failing_allocator.h"

/* Fills an arena; returns false on the first failed allocation. */
static bool scenario(quoth_allocator *from) {
  quoth_arena arena = {.from = from};
  bool ok = true;
  for (size_t i = 0; ok && i < 100; i++) {
    const unsigned char *p = quoth_arena_alloc(&arena, 1 + i * 64);
    ok = p != NULL;
    if (ok) {
      CHECK((uintptr_t)p % sizeof(void *) == 0 && p[i * 64] == 0);
    }
  }
  if (ok) {
    const quoth_text copy = quoth_arena_copy(&arena, quoth_text_of("words"));
    ok = copy.at != NULL;
    CHECK(!ok || (quoth_text_is(copy, "words") && copy.at[5] == '\0'));
  }
  quoth_arena_free(&arena);
  return ok;
}

static void test_every_allocation_may_fail(void) {
  failing_allocator count = failing_allocator_after(SIZE_MAX);
  CHECK(scenario(&count.base) && count.tried > 1);
  for (size_t i = 0; i < count.tried; i++) {
    failing_allocator fail = failing_allocator_after(i);
    CHECK(!scenario(&fail.base));
  }
}

static void test_huge_requests_fail(void) {
  quoth_arena arena = {0};
  CHECK(!quoth_arena_alloc(&arena, SIZE_MAX));
  CHECK(!quoth_arena_alloc(&arena, SIZE_MAX - 64));
  quoth_arena_free(&arena);
}

static void test_grow_keeps_what_was_there(void) {
  uint32_t *items = NULL;
  size_t capacity = 0;
  for (uint32_t i = 0; i < 1000; i++) {
    CHECK(quoth_grow(NULL, &items, &capacity, i, i + 1u, sizeof *items) ==
          QUOTH_OK);
    items[i] = i;
  }
  CHECK(items[0] == 0 && items[999] == 999);
  CHECK(quoth_grow(NULL, &items, &capacity, 1000, SIZE_MAX, sizeof *items) ==
        QUOTH_LIMIT);
  quoth_release(NULL, items);
}

int main(void) {
  test_every_allocation_may_fail();
  test_huge_requests_fail();
  test_grow_keeps_what_was_there();
  return 0;
}
