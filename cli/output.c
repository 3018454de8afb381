#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { PATH_SIZE = 4096, PIECE = 1 << 16 };

struct quoth_output {
  FILE *file;        /* what the caller writes to */
  FILE *unpacked;    /* before compression, a temporary file; or NULL */
  const char *shown; /* the name for messages */
  char target[PATH_SIZE], temporary[PATH_SIZE]; /* "" when written directly */
};

/* The temporary in progress, for the signal handler. One at a time. */
static char doomed[PATH_SIZE];
static volatile sig_atomic_t has_doomed;

static void remove_and_die(int signal_number) {
  if (has_doomed) {
    unlink(doomed);
  }
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

/* Signals wait while a temporary exists that nobody would remove. */
static void hold_signals(sigset_t *before) {
  sigset_t held;
  sigemptyset(&held);
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    sigaddset(&held, signals[i]);
  }
  sigprocmask(SIG_BLOCK, &held, before);
}

static void watch_signals(const char *path) {
  snprintf(doomed, sizeof doomed, "%s", path);
  has_doomed = 1;
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction action = {.sa_handler = remove_and_die};
    sigemptyset(&action.sa_mask);
    sigaction(signals[i], &action, NULL);
  }
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
  const int length = snprintf(output->temporary, sizeof output->temporary,
                              "%s.quoth-XXXXXX", path);
  if (length < 0 || (size_t)length >= sizeof output->temporary) {
    output->temporary[0] = '\0';
    return quoth_error_set(error, QUOTH_LIMIT, path, 0, "path too long");
  }
  snprintf(output->target, sizeof output->target, "%s", path);
  sigset_t before;
  hold_signals(&before);
  const int file = mkstemp(output->temporary);
  if (file >= 0) {
    watch_signals(output->temporary);
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  if (file < 0) {
    output->temporary[0] = '\0';
    return fail(path, error);
  }
  const mode_t mask = umask(0);
  umask(mask);
  fchmod(file, 0666 & ~mask);
  output->file = fdopen(file, "wb");
  if (!output->file) {
    close(file);
    return fail(path, error);
  }
  return QUOTH_OK;
}

static bool is_packed(const char *path) {
  const size_t size = strlen(path);
  return (size > 3 && strcmp(path + size - 3, ".gz") == 0) ||
         (size > 4 && strcmp(path + size - 4, ".zst") == 0);
}

static quoth_status open_file(quoth_output *output, const char *path,
                              const quoth_inputs *inputs, quoth_error *error) {
  struct stat info;
  if (!path || strcmp(path, "-") == 0) {
    output->file = stdout;
    output->shown = "standard output";
    return QUOTH_OK;
  }
  output->shown = path;
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
  if (path && is_packed(path)) {
    output->unpacked = tmpfile();
    return output->unpacked ? QUOTH_OK : fail(path, error);
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
  return output->unpacked ? output->unpacked : output->file;
}

static quoth_status gzip(quoth_output *output, FILE *in) {
  static unsigned char from[PIECE], to[PIECE];
  z_stream stream = {0};
  if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return QUOTH_NO_MEMORY;
  }
  int flush = Z_NO_FLUSH;
  do {
    stream.avail_in = (uInt)fread(from, 1, sizeof from, in);
    stream.next_in = from;
    flush = feof(in) ? Z_FINISH : Z_NO_FLUSH;
    do {
      stream.avail_out = sizeof to;
      stream.next_out = to;
      deflate(&stream, flush);
      fwrite(to, 1, sizeof to - stream.avail_out, output->file);
    } while (stream.avail_out == 0);
  } while (flush != Z_FINISH && !ferror(in));
  deflateEnd(&stream);
  return ferror(in) ? QUOTH_IO : QUOTH_OK;
}

static quoth_status zstd(quoth_output *output, FILE *in) {
  static unsigned char from[PIECE], to[PIECE];
  ZSTD_CStream *stream = ZSTD_createCStream();
  if (!stream) {
    return QUOTH_NO_MEMORY;
  }
  bool last;
  do {
    ZSTD_inBuffer input = {from, fread(from, 1, sizeof from, in), 0};
    last = feof(in) || ferror(in);
    size_t left;
    do {
      ZSTD_outBuffer piece = {to, sizeof to, 0};
      left = ZSTD_compressStream2(stream, &piece, &input,
                                  last ? ZSTD_e_end : ZSTD_e_continue);
      fwrite(to, 1, piece.pos, output->file);
    } while (!ZSTD_isError(left) &&
             (last ? left != 0 : input.pos < input.size));
  } while (!last);
  ZSTD_freeCStream(stream);
  return ferror(in) ? QUOTH_IO : QUOTH_OK;
}

static quoth_status pack(quoth_output *output) {
  if (!output->unpacked) {
    return QUOTH_OK;
  }
  if (fflush(output->unpacked) != 0 || ferror(output->unpacked) ||
      fseek(output->unpacked, 0, SEEK_SET) != 0) {
    return QUOTH_IO;
  }
  const size_t size = strlen(output->shown);
  return output->shown[size - 1] == 'z' ? gzip(output, output->unpacked)
                                        : zstd(output, output->unpacked);
}

static quoth_status finish(quoth_output *output, quoth_error *error) {
  const quoth_status packed = pack(output);
  if (packed == QUOTH_NO_MEMORY) {
    return packed;
  }
  errno = packed == QUOTH_OK ? 0 : EIO;
  const bool bad = packed != QUOTH_OK || fflush(output->file) != 0 ||
                   ferror(output->file) != 0;
  if (bad) {
    errno = errno ? errno : EIO;
    return fail(output->shown, error);
  }
  FILE *file = output->file;
  if (file != stdout) {
    output->file = NULL;
    if (fclose(file) != 0) {
      return fail(output->shown, error);
    }
  }
  if (output->temporary[0]) {
    if (rename(output->temporary, output->target) != 0) {
      return fail(output->shown, error);
    }
    output->temporary[0] = '\0';
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
  if (output->unpacked) {
    fclose(output->unpacked);
  }
  if (output->file && output->file != stdout) {
    fclose(output->file);
  }
  if (output->temporary[0]) {
    unlink(output->temporary);
  }
  has_doomed = 0;
  free(output);
}

unsigned quoth_output_columns(const char *path) {
  struct winsize size;
  return !path && isatty(STDOUT_FILENO) &&
                 ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0
             ? size.ws_col
             : 0;
}
