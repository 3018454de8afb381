#define _GNU_SOURCE /* fopencookie */
#include "cli/pack.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

enum { PIECE = 1 << 16, GZIP_LEVEL = 6, GZIP_WINDOW = 15 + 16 };

/* Either direction; `piece` holds what is compressed. */
struct packing {
  FILE *under;
  z_stream gzip;
  ZSTD_CStream *into;
  ZSTD_DStream *from;
  ZSTD_inBuffer in; /* of reading zstd */
  bool between;     /* reading: at the end of a whole member or frame */
  unsigned char piece[PIECE];
};

static const char *const extensions[] = {"", ".gz", ".zst"};

const char *quoth_pack_extension(quoth_pack pack) {
  return extensions[pack];
}

quoth_pack quoth_pack_of(const char *path) {
  const size_t size = strlen(path);
  for (quoth_pack i = QUOTH_PACK_GZIP; i <= QUOTH_PACK_ZSTD; i++) {
    const size_t length = strlen(extensions[i]);
    if (size > length && strcmp(path + size - length, extensions[i]) == 0) {
      return i;
    }
  }
  return QUOTH_PACK_NONE;
}

/* ---- writing ---- */

static bool put_piece(struct packing *p, size_t size) {
  return fwrite(p->piece, 1, size, p->under) == size;
}

static bool deflate_some(struct packing *p, const char *bytes, size_t size,
                         int flush) {
  p->gzip.next_in = (Bytef *)(uintptr_t)bytes;
  p->gzip.avail_in = (uInt)size;
  do {
    p->gzip.next_out = p->piece;
    p->gzip.avail_out = PIECE;
    deflate(&p->gzip, flush);
    if (!put_piece(p, PIECE - p->gzip.avail_out)) {
      return false;
    }
  } while (p->gzip.avail_out == 0);
  return true;
}

static bool zstd_some(struct packing *p, const char *bytes, size_t size,
                      ZSTD_EndDirective end) {
  ZSTD_inBuffer in = {bytes, size, 0};
  size_t left;
  do {
    ZSTD_outBuffer out = {p->piece, PIECE, 0};
    left = ZSTD_compressStream2(p->into, &out, &in, end);
    if (ZSTD_isError(left)) {
      errno = ENOMEM;
      return false;
    }
    if (!put_piece(p, out.pos)) {
      return false;
    }
  } while (in.pos < in.size || (end == ZSTD_e_end && left != 0));
  return true;
}

static ssize_t write_some(void *cookie, const char *bytes, size_t size) {
  struct packing *p = cookie;
  for (size_t at = 0; at < size;) {
    const size_t part = size - at < INT32_MAX ? size - at : INT32_MAX;
    if (!(p->into ? zstd_some(p, bytes + at, part, ZSTD_e_continue)
                  : deflate_some(p, bytes + at, part, Z_NO_FLUSH))) {
      return 0; /* how a cookie says that writing failed */
    }
    at += part;
  }
  return (ssize_t)size;
}

static int write_end(void *cookie) {
  struct packing *p = cookie;
  const bool good = p->into ? zstd_some(p, "", 0, ZSTD_e_end)
                            : deflate_some(p, "", 0, Z_FINISH);
  if (p->into) {
    ZSTD_freeCStream(p->into);
  } else {
    deflateEnd(&p->gzip);
  }
  free(p);
  return good ? 0 : -1;
}

static bool open_writer(struct packing *p, quoth_pack pack) {
  if (pack == QUOTH_PACK_ZSTD) {
    return (p->into = ZSTD_createCStream()) != NULL;
  }
  return deflateInit2(&p->gzip, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW, 8,
                      Z_DEFAULT_STRATEGY) == Z_OK;
}

FILE *quoth_pack_to(FILE *under, quoth_pack pack) {
  struct packing *p = calloc(1, sizeof *p);
  if (!p || !open_writer(p, pack)) {
    free(p);
    return NULL;
  }
  p->under = under;
  FILE *file = fopencookie(
      p, "wb",
      (cookie_io_functions_t){.write = write_some, .close = write_end});
  if (!file) {
    write_end(p);
  }
  return file;
}

/* ---- reading ---- */

static ssize_t damaged(void) {
  errno = EBADMSG;
  return -1;
}

/* Fills the piece when it is used up; false at the end of the file. */
static bool next_piece(struct packing *p, size_t left, size_t *got) {
  *got = left ? left : fread(p->piece, 1, PIECE, p->under);
  return *got > 0;
}

static ssize_t inflate_some(void *cookie, char *bytes, size_t size) {
  struct packing *p = cookie;
  p->gzip.next_out = (Bytef *)bytes;
  p->gzip.avail_out = size < INT32_MAX ? (uInt)size : INT32_MAX;
  const uInt room = p->gzip.avail_out;
  while (p->gzip.avail_out == room) {
    size_t got;
    const bool fresh = p->gzip.avail_in == 0;
    if (!next_piece(p, p->gzip.avail_in, &got)) {
      return ferror(p->under) ? -1 : p->between ? 0 : damaged();
    }
    if (fresh) {
      p->gzip.next_in = p->piece;
      p->gzip.avail_in = (uInt)got;
    }
    if (p->between) {
      inflateReset(&p->gzip); /* several members, one after another */
    }
    const int result = inflate(&p->gzip, Z_NO_FLUSH);
    p->between = result == Z_STREAM_END;
    if (result != Z_OK && result != Z_STREAM_END) {
      return damaged();
    }
  }
  return (ssize_t)(room - p->gzip.avail_out);
}

static ssize_t unzstd_some(void *cookie, char *bytes, size_t size) {
  struct packing *p = cookie;
  ZSTD_outBuffer out = {bytes, size, 0};
  while (out.pos == 0) {
    if (p->in.pos == p->in.size) {
      size_t got;
      if (!next_piece(p, 0, &got) && (p->between || ferror(p->under))) {
        return ferror(p->under) ? -1 : 0;
      }
      p->in = (ZSTD_inBuffer){p->piece, got, 0};
    }
    const size_t before = p->in.pos;
    const size_t left = ZSTD_decompressStream(p->from, &out, &p->in);
    p->between = left == 0;
    if (ZSTD_isError(left) || (out.pos == 0 && p->in.pos == before)) {
      return damaged();
    }
  }
  return (ssize_t)out.pos;
}

static int read_end(void *cookie) {
  struct packing *p = cookie;
  if (p->from) {
    ZSTD_freeDStream(p->from);
  } else {
    inflateEnd(&p->gzip);
  }
  fclose(p->under);
  free(p);
  return 0;
}

static bool open_reader(struct packing *p, quoth_pack pack) {
  if (pack == QUOTH_PACK_ZSTD) {
    return (p->from = ZSTD_createDStream()) != NULL;
  }
  return inflateInit2(&p->gzip, GZIP_WINDOW) == Z_OK;
}

FILE *quoth_unpack_from(FILE *under, quoth_pack pack) {
  struct packing *p = calloc(1, sizeof *p);
  if (!p || !open_reader(p, pack)) {
    fclose(under);
    free(p);
    return NULL;
  }
  p->under = under;
  FILE *file = fopencookie(
      p, "rb",
      (cookie_io_functions_t){.read = pack == QUOTH_PACK_ZSTD ? unzstd_some
                                                              : inflate_some,
                              .close = read_end});
  if (!file) {
    read_end(p);
  }
  return file;
}
