#include "cli/cli.h"
#include "cli/pack.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, MOST_OUTPUTS = QUOTH_MOST_JOBS + 1 };

struct quoth_output {
  FILE *file;      /* what the caller writes to */
  FILE *under;     /* what `file` compresses into; or NULL */
  char *name;      /* the target, for messages, too */
  char *temporary; /* NULL when written directly */
  bool durable;
};

/* Temporaries in progress, for the signal handler. A name stands here before
 * its file exists, and until that is gone. */
static struct {
  volatile sig_atomic_t used;
  char path[PATH_SIZE];
} doomed[MOST_OUTPUTS];
static pthread_mutex_t doomed_mutex = PTHREAD_MUTEX_INITIALIZER;

/* While the program dies nobody makes a new temporary, and those who are just
 * making one are waited for, though not for long: one may be the thread that
 * was interrupted. */
static atomic_bool dying;
static atomic_int makers;

static void wait_for_makers(void) {
  enum { TRIES = 50 };
  const struct timespec moment = {.tv_nsec = 1000000};
  for (int i = 0; i < TRIES && atomic_load(&makers) > 0; i++) {
    nanosleep(&moment, NULL);
  }
}

static void remove_and_die(int signal_number) {
  atomic_store(&dying, true);
  wait_for_makers();
  for (size_t i = 0; i < MOST_OUTPUTS; i++) {
    if (doomed[i].used) {
      unlink(doomed[i].path);
    }
  }
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

/* The descriptor of the new file `path`, or -1 and errno. */
static int make_temporary(const char *path) {
  atomic_fetch_add(&makers, 1);
  errno = EINTR;
  const int file =
      atomic_load(&dying)
          ? -1
          : open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  const int reason = errno;
  atomic_fetch_sub(&makers, 1);
  errno = reason;
  return file;
}

static void watch_signals(void) {
  static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction action = {.sa_handler = remove_and_die};
    sigemptyset(&action.sa_mask);
    sigaction(signals[i], &action, NULL);
  }
}

/* A name beside `target` that is ours alone; NULL when it would be too long. */
static char *reserve_name(const char *target) {
  static unsigned number;
  char *name = NULL;
  pthread_mutex_lock(&doomed_mutex);
  for (size_t i = 0; i < MOST_OUTPUTS && !name; i++) {
    if (!doomed[i].used) {
      const int length = snprintf(doomed[i].path, PATH_SIZE, "%s.quoth-%ld-%u",
                                  target, (long)getpid(), number++);
      if (length < 0 || length >= PATH_SIZE) {
        break;
      }
      doomed[i].used = 1;
      name = doomed[i].path;
    }
  }
  watch_signals();
  pthread_mutex_unlock(&doomed_mutex);
  return name;
}

static void give_back_name(const char *name) {
  pthread_mutex_lock(&doomed_mutex);
  for (size_t i = 0; i < MOST_OUTPUTS; i++) {
    if (doomed[i].path == name) {
      doomed[i].used = 0;
    }
  }
  pthread_mutex_unlock(&doomed_mutex);
}

static quoth_status fail(const char *path, quoth_error *error) {
  return quoth_error_set(error, QUOTH_IO, path, 0, "%s", strerror(errno));
}

static quoth_status refuse_inputs(const char *path, const struct stat *target,
                                  const quoth_inputs *inputs,
                                  quoth_error *error) {
  for (size_t i = 0; inputs && i < inputs->count; i++) {
    struct stat input;
    if (stat(inputs->paths[i], &input) == 0 && input.st_dev == target->st_dev &&
        input.st_ino == target->st_ino) {
      return quoth_error_set(error, QUOTH_UNSUPPORTED, path, 0,
                             "the output is also an input");
    }
  }
  return QUOTH_OK;
}

/* A regular file, or none yet, is replaced only when all is written. */
static quoth_status open_beside(quoth_output *output, const char *path,
                                quoth_error *error) {
  int file = -1;
  for (int i = 0; file < 0; i++) { /* a killed run may have left its own */
    output->temporary = reserve_name(path);
    if (!output->temporary) {
      return quoth_error_set(error, QUOTH_LIMIT, path, 0, "path too long");
    }
    file = make_temporary(output->temporary);
    if (file < 0) {
      give_back_name(output->temporary);
      output->temporary = NULL;
      if (errno != EEXIST || i == 100) {
        return fail(path, error);
      }
    }
  }
  output->file = fdopen(file, "wb");
  if (!output->file) {
    close(file);
    return fail(path, error);
  }
  return QUOTH_OK;
}

static quoth_status open_file(quoth_output *output, const char *path,
                              const quoth_inputs *inputs, quoth_error *error) {
  struct stat info;
  const bool standard = !path || strcmp(path, "-") == 0;
  output->name = strdup(standard ? "standard output" : path);
  if (!output->name) {
    return QUOTH_NO_MEMORY;
  }
  if (standard) {
    output->file = stdout;
    return QUOTH_OK;
  }
  const bool exists = stat(path, &info) == 0;
  if (exists) {
    QUOTH_TRY(refuse_inputs(path, &info, inputs, error));
  }
  if (exists && !S_ISREG(info.st_mode)) {
    output->file = fopen(path, "wb");
    return output->file ? QUOTH_OK : fail(path, error);
  }
  return open_beside(output, path, error);
}

static quoth_status fill(quoth_output *output, const char *path,
                         const quoth_inputs *inputs, quoth_error *error) {
  QUOTH_TRY(open_file(output, path, inputs, error));
  const quoth_pack pack = path ? quoth_pack_of(path) : QUOTH_PACK_NONE;
  if (pack != QUOTH_PACK_NONE) {
    FILE *packed = quoth_pack_to(output->file, pack);
    if (!packed) {
      return QUOTH_NO_MEMORY;
    }
    output->under = output->file;
    output->file = packed;
  }
  return QUOTH_OK;
}

quoth_status quoth_output_open(const char *path, const quoth_inputs *inputs,
                               quoth_error *error, quoth_output **out) {
  quoth_output *output = calloc(1, sizeof *output);
  if (!output) {
    return QUOTH_NO_MEMORY;
  }
  const quoth_status status = fill(output, path, inputs, error);
  if (status != QUOTH_OK) {
    quoth_output_abort(output);
    return status;
  }
  *out = output;
  return QUOTH_OK;
}

FILE *quoth_output_file(quoth_output *output) {
  return output->file;
}

void quoth_output_durable(quoth_output *output) {
  output->durable = true;
}

/* fclose that also tells of a write that failed before. */
static bool close_file(FILE **file, bool durable) {
  FILE *closing = *file;
  *file = NULL;
  const bool good = fflush(closing) == 0 && !ferror(closing) &&
                    (!durable || fdatasync(fileno(closing)) == 0);
  const int why = errno;
  const bool closed = closing == stdout || fclose(closing) == 0;
  if (!good) {
    errno = why ? why : EIO;
  }
  return good && closed;
}

static quoth_status finish(quoth_output *output, quoth_error *error) {
  errno = 0;
  if (!close_file(&output->file, output->durable && !output->under) ||
      (output->under && !close_file(&output->under, output->durable))) {
    errno = errno ? errno : EIO;
    return fail(output->name, error);
  }
  if (output->temporary) {
    if (rename(output->temporary, output->name) != 0) {
      return fail(output->name, error);
    }
    give_back_name(output->temporary);
    output->temporary = NULL;
  }
  return QUOTH_OK;
}

quoth_status quoth_output_commit(quoth_output *output, quoth_error *error) {
  const quoth_status status = finish(output, error);
  quoth_output_abort(output);
  return status;
}

void quoth_output_abort(quoth_output *output) {
  if (!output) {
    return;
  }
  if (output->file && output->file != stdout) {
    fclose(output->file);
  }
  if (output->under && output->under != stdout) {
    fclose(output->under);
  }
  if (output->temporary) {
    unlink(output->temporary);
    give_back_name(output->temporary);
  }
  free(output->name);
  free(output);
}

unsigned quoth_output_columns(const char *path) {
  struct winsize size;
  return !path && isatty(STDOUT_FILENO) &&
                 ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0
             ? size.ws_col
             : 0;
}

bool quoth_output_has_colour(const char *path) {
  const char *no = getenv("NO_COLOR");
  const char *terminal = getenv("TERM");
  return !path && isatty(STDOUT_FILENO) && (!no || !*no) && terminal &&
         strcmp(terminal, "dumb") != 0;
}
