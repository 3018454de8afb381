#include "cli/cli.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { CHUNK = 1 << 16, DEEPEST = 64 };

const char *const quoth_text_extensions[] = {
    ".md", ".markdown", ".txt", ".srt", ".vtt", ".text", NULL};
const char *const quoth_graph_extensions[] = {".ttl", ".nt",  ".nq", ".trig",
                                              ".rdf", ".owl", NULL};

static bool ends_with(const char *text, size_t size, const char *end) {
  const size_t length = strlen(end);
  return size > length && memcmp(text + size - length, end, length) == 0;
}

/* The length of `path` without .gz or .zst. */
static size_t plain_length(const char *path) {
  const size_t size = strlen(path);
  if (ends_with(path, size, ".gz")) {
    return size - 3;
  }
  return ends_with(path, size, ".zst") ? size - 4 : size;
}

bool quoth_has_extension(const char *path, const char *const *extensions) {
  const size_t size = plain_length(path);
  for (; *extensions; extensions++) {
    if (ends_with(path, size, *extensions)) {
      return true;
    }
  }
  return false;
}

static quoth_status add_path(quoth_inputs *inputs, const char *path) {
  QUOTH_TRY(quoth_grow(NULL, &inputs->paths, &inputs->capacity, inputs->count,
                       inputs->count + 1, sizeof *inputs->paths));
  char *copy = strdup(path);
  if (!copy) {
    return QUOTH_NO_MEMORY;
  }
  inputs->paths[inputs->count++] = copy;
  return QUOTH_OK;
}

static quoth_status fail(const char *path, quoth_error *error) {
  return quoth_error_set(error, QUOTH_IO, path, 0, "%s", strerror(errno));
}

static int visible(const struct dirent *entry) {
  return entry->d_name[0] != '.';
}

/* Byte order: the same in every locale. */
static int by_name(const struct dirent **a, const struct dirent **b) {
  return strcmp((*a)->d_name, (*b)->d_name);
}

static quoth_status walk(quoth_inputs *inputs, const char *folder,
                         const char *const *extensions, int depth,
                         quoth_error *error);

static quoth_status walk_entry(quoth_inputs *inputs, const char *folder,
                               const char *name, const char *const *extensions,
                               int depth, quoth_error *error) {
  quoth_buffer path = {0};
  struct stat info;
  quoth_buffer_string(&path, folder);
  if (!ends_with(folder, strlen(folder), "/")) {
    quoth_buffer_char(&path, '/');
  }
  quoth_buffer_string(&path, name);
  quoth_buffer_char(&path, '\0');
  quoth_status status = path.status;
  if (status == QUOTH_OK && stat(path.bytes, &info) == 0) {
    if (S_ISDIR(info.st_mode)) {
      status = walk(inputs, path.bytes, extensions, depth + 1, error);
    } else if (S_ISREG(info.st_mode) &&
               quoth_has_extension(path.bytes, extensions)) {
      status = add_path(inputs, path.bytes);
    }
  }
  quoth_buffer_free(&path);
  return status;
}

static quoth_status walk(quoth_inputs *inputs, const char *folder,
                         const char *const *extensions, int depth,
                         quoth_error *error) {
  struct dirent **entries = NULL;
  if (depth > DEEPEST) {
    return quoth_error_set(error, QUOTH_LIMIT, folder, 0,
                           "folders nested deeper than %d", DEEPEST);
  }
  const int count = scandir(folder, &entries, visible, by_name);
  if (count < 0) {
    return fail(folder, error);
  }
  quoth_status status = QUOTH_OK;
  for (int i = 0; i < count; i++) {
    if (status == QUOTH_OK) {
      status = walk_entry(inputs, folder, entries[i]->d_name, extensions, depth,
                          error);
    }
    free(entries[i]);
  }
  free(entries);
  return status;
}

quoth_status quoth_inputs_add(quoth_inputs *inputs, const char *operand,
                              const char *const *extensions,
                              quoth_error *error) {
  struct stat info;
  if (strcmp(operand, "-") == 0) {
    return add_path(inputs, operand);
  }
  if (stat(operand, &info) != 0) {
    return fail(operand, error);
  }
  if (!S_ISDIR(info.st_mode)) {
    return add_path(inputs, operand);
  }
  const size_t before = inputs->count;
  QUOTH_TRY(walk(inputs, operand, extensions, 0, error));
  return inputs->count > before
             ? QUOTH_OK
             : quoth_error_set(error, QUOTH_IO, operand, 0,
                               "no readable file in this folder");
}

void quoth_inputs_free(quoth_inputs *inputs) {
  for (size_t i = 0; i < inputs->count; i++) {
    free(inputs->paths[i]);
  }
  quoth_release(NULL, inputs->paths);
  *inputs = (quoth_inputs){0};
}

static quoth_status read_all(int file, const char *path, quoth_buffer *out,
                             quoth_error *error) {
  for (;;) {
    QUOTH_TRY(quoth_grow(out->from, &out->bytes, &out->capacity, out->size,
                         out->size + CHUNK, 1));
    const ssize_t got = read(file, out->bytes + out->size, CHUNK);
    if (got == 0) {
      return QUOTH_OK;
    }
    if (got < 0 && errno != EINTR) {
      return fail(path, error);
    }
    out->size += got > 0 ? (size_t)got : 0;
  }
}

static quoth_status inflate_all(z_stream *stream, const char *path,
                                quoth_buffer *out, quoth_error *error) {
  int result = Z_OK;
  while (result != Z_STREAM_END || stream->avail_in > 0) {
    if (result == Z_STREAM_END && inflateReset(stream) != Z_OK) {
      break; /* several members, one after another */
    }
    QUOTH_TRY(quoth_grow(out->from, &out->bytes, &out->capacity, out->size,
                         out->size + CHUNK, 1));
    stream->next_out = (Bytef *)out->bytes + out->size;
    stream->avail_out = CHUNK;
    result = inflate(stream, Z_NO_FLUSH);
    out->size += CHUNK - stream->avail_out;
    if (result != Z_OK && result != Z_STREAM_END) {
      return quoth_error_set(error, QUOTH_BAD_DATA, path, 0,
                             "not a complete gzip file");
    }
  }
  return QUOTH_OK;
}

static quoth_status unzip(quoth_text packed, const char *path,
                          quoth_buffer *out, quoth_error *error) {
  z_stream stream = {0};
  if (packed.size > UINT32_MAX) {
    return quoth_error_set(error, QUOTH_LIMIT, path, 0,
                           "more than 4 GiB of gzip");
  }
  if (inflateInit2(&stream, 15 + 16) != Z_OK) {
    return QUOTH_NO_MEMORY;
  }
  stream.next_in = (Bytef *)(uintptr_t)packed.at;
  stream.avail_in = (uInt)packed.size;
  const quoth_status status = inflate_all(&stream, path, out, error);
  inflateEnd(&stream);
  return status;
}

static quoth_status unzstd(quoth_text packed, const char *path,
                           quoth_buffer *out, quoth_error *error) {
  ZSTD_DStream *stream = ZSTD_createDStream();
  ZSTD_inBuffer in = {packed.at, packed.size, 0};
  quoth_status status = stream ? QUOTH_OK : QUOTH_NO_MEMORY;
  size_t left = 1;
  while (status == QUOTH_OK && (in.pos < in.size || left != 0)) {
    status = quoth_grow(out->from, &out->bytes, &out->capacity, out->size,
                        out->size + CHUNK, 1);
    if (status == QUOTH_OK) {
      ZSTD_outBuffer piece = {out->bytes + out->size, CHUNK, 0};
      const size_t before = in.pos;
      left = ZSTD_decompressStream(stream, &piece, &in);
      out->size += piece.pos;
      if (ZSTD_isError(left) || (piece.pos == 0 && in.pos == before)) {
        status = quoth_error_set(error, QUOTH_BAD_DATA, path, 0,
                                 "not a complete zstd file");
      }
    }
  }
  ZSTD_freeDStream(stream);
  return status;
}

static quoth_status unpack(const char *path, quoth_buffer *bytes,
                           quoth_error *error) {
  const size_t size = strlen(path);
  const bool gzip = ends_with(path, size, ".gz");
  if (!gzip && !ends_with(path, size, ".zst")) {
    return QUOTH_OK;
  }
  quoth_buffer unpacked = {.from = bytes->from};
  const quoth_text packed = quoth_buffer_text(bytes);
  const quoth_status status = gzip ? unzip(packed, path, &unpacked, error)
                                   : unzstd(packed, path, &unpacked, error);
  if (status != QUOTH_OK) {
    quoth_buffer_free(&unpacked);
    return status;
  }
  quoth_buffer_free(bytes);
  *bytes = unpacked;
  return QUOTH_OK;
}

quoth_status quoth_read_file(const char *path, quoth_buffer *out,
                             quoth_error *error) {
  const bool standard = strcmp(path, "-") == 0;
  const int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return fail(path, error);
  }
  quoth_buffer_clear(out);
  const quoth_status status = read_all(file, path, out, error);
  if (!standard) {
    close(file);
  }
  QUOTH_TRY(status);
  return unpack(path, out, error);
}
