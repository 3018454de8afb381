/* check.h - CHECK(x) that holds in release builds and says where it broke. */
#ifndef QUOTH_TESTS_CHECK_H
#define QUOTH_TESTS_CHECK_H

#include <stdio.h>
#include <stdlib.h>

#define CHECK(condition)                                                       \
  do {                                                                         \
    if (!(condition)) {                                                        \
      fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__,         \
              #condition);                                                     \
      exit(1);                                                                 \
    }                                                                          \
  } while (0)

/* Exit status by which a test says that it was skipped. */
enum { SKIPPED = 77 };

#endif
