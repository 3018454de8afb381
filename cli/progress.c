#include "cli/progress.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { COLUMNS = 80, NARROWEST = 20, BAR = 24 };

quoth_progress quoth_progress_begin(bool wanted, const char *what, size_t all) {
  quoth_progress progress = {
      .on = wanted && isatty(STDERR_FILENO), .what = what, .all = all};
  if (progress.on) {
    clock_gettime(CLOCK_MONOTONIC, &progress.began);
    progress.told = progress.began;
    progress.told.tv_sec++; /* a short run needs no bar */
  }
  return progress;
}

static double seconds_since(struct timespec then, struct timespec now) {
  return (double)(now.tv_sec - then.tv_sec) +
         (double)(now.tv_nsec - then.tv_nsec) / 1e9;
}

/* By bytes where they are known: documents differ in length. */
static double share_done(const quoth_progress *p) {
  const double share = p->size  ? (double)p->bytes / (double)p->size
                       : p->all ? (double)p->count / (double)p->all
                                : 0;
  return share < 1 ? share : 1;
}

static int add_time(char *out, size_t size, double seconds) {
  const unsigned long s = (unsigned long)(seconds + 0.5);
  return s < 3600 ? snprintf(out, size, "  %lu:%02lu left", s / 60, s % 60)
                  : snprintf(out, size, "  %lu:%02lu:%02lu left", s / 3600,
                             s / 60 % 60, s % 60);
}

static void draw(const quoth_progress *p, double passed) {
  char line[256];
  struct winsize terminal;
  const double share = share_done(p);
  size_t at = 0;
  if (share > 0) {
    line[at++] = '[';
    for (int i = 0; i < BAR; i++) {
      line[at++] = (double)i < share * BAR ? '#' : ' ';
    }
    line[at++] = ']';
    line[at++] = ' ';
  }
  at += (size_t)(p->all ? snprintf(line + at, sizeof line - at, "%zu/%zu %s",
                                   p->count, p->all, p->what)
                        : snprintf(line + at, sizeof line - at, "%zu %s",
                                   p->count, p->what));
  at += (size_t)snprintf(line + at, sizeof line - at, "  %.2f MB/s",
                         (double)p->bytes / 1e6 / passed);
  if (share > 0) {
    add_time(line + at, sizeof line - at, passed / share - passed);
  }
  int columns = COLUMNS;
  if (ioctl(STDERR_FILENO, TIOCGWINSZ, &terminal) == 0 &&
      terminal.ws_col >= NARROWEST) {
    columns = terminal.ws_col;
  }
  fprintf(stderr, "\r%-*.*s", columns - 1, columns - 1, line);
  fflush(stderr);
}

void quoth_progress_step(quoth_progress *progress, uint64_t bytes) {
  struct timespec now;
  progress->count++;
  progress->bytes += bytes;
  if (!progress->on) {
    return;
  }
  clock_gettime(CLOCK_MONOTONIC, &now);
  if (seconds_since(progress->told, now) >= 0.2) {
    draw(progress, seconds_since(progress->began, now));
    progress->told = now;
    progress->drawn = true;
  }
}

void quoth_progress_clear(quoth_progress *progress) {
  if (progress->drawn) {
    fputs("\r\033[K", stderr);
    progress->drawn = false;
    progress->told.tv_sec = 0; /* and draw it anew soon */
  }
}
