/* progress.h - a bar with rate and time left, on a terminal only. */
#ifndef QUOTH_CLI_PROGRESS_H
#define QUOTH_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

typedef struct {
  bool on, drawn;
  const char *what;     /* what is counted, in the plural */
  size_t count, all;    /* all 0: unknown */
  uint64_t bytes, size; /* size 0: unknown */
  struct timespec began, told;
} quoth_progress;

/* Nothing is drawn unless `wanted` and standard error is a terminal, nor in
 * the first second. */
quoth_progress quoth_progress_begin(bool wanted, const char *what, size_t all);

/* One more is done, of so many bytes. */
void quoth_progress_step(quoth_progress *progress, uint64_t bytes);

/* Removes the bar, before a message and at the end. */
void quoth_progress_clear(quoth_progress *progress);

#endif
