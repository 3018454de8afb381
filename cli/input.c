#include "cli/cli.h"
#include "cli/pack.h"
#include "cli/shards.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
  return strlen(path) - strlen(quoth_pack_extension(quoth_pack_of(path)));
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

quoth_status quoth_inputs_add_path(quoth_inputs *inputs, const char *path) {
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
               (!extensions || quoth_has_extension(path.bytes, extensions))) {
      status = quoth_inputs_add_path(inputs, path.bytes);
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
  bool found;
  QUOTH_TRY(quoth_shards_list(folder, extensions, inputs, &found, error));
  if (found) {
    return QUOTH_OK;
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
    return quoth_inputs_add_path(inputs, operand);
  }
  if (stat(operand, &info) != 0) {
    return fail(operand, error);
  }
  if (!S_ISDIR(info.st_mode)) {
    return quoth_inputs_add_path(inputs, operand);
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

quoth_status quoth_open_file(const char *path, FILE **out, quoth_error *error) {
  if (strcmp(path, "-") == 0) {
    *out = stdin;
    return QUOTH_OK;
  }
  FILE *file = fopen(path, "rbe");
  if (!file) {
    return fail(path, error);
  }
  const quoth_pack pack = quoth_pack_of(path);
  *out = pack == QUOTH_PACK_NONE ? file : quoth_unpack_from(file, pack);
  return *out ? QUOTH_OK : QUOTH_NO_MEMORY;
}

quoth_status quoth_read_failed(const char *path, quoth_error *error) {
  return errno == EBADMSG
             ? quoth_error_set(
                   error, QUOTH_BAD_DATA, path, 0, "not a complete %s file",
                   quoth_pack_of(path) == QUOTH_PACK_GZIP ? "gzip" : "zstd")
             : fail(path, error);
}

/* Blocks as large as what there is already, so that stdio passes them on. */
static quoth_status read_all(FILE *file, const char *path, quoth_buffer *out,
                             quoth_error *error) {
  do {
    const size_t block = out->size > CHUNK ? out->size : CHUNK;
    QUOTH_TRY(quoth_grow(out->from, &out->bytes, &out->capacity, out->size,
                         out->size + block, 1));
    errno = 0;
    out->size +=
        fread(out->bytes + out->size, 1, out->capacity - out->size, file);
  } while (!feof(file) && !ferror(file));
  return ferror(file) ? quoth_read_failed(path, error) : QUOTH_OK;
}

quoth_status quoth_read_file(const char *path, quoth_buffer *out,
                             quoth_error *error) {
  FILE *file = NULL;
  QUOTH_TRY(quoth_open_file(path, &file, error));
  quoth_buffer_clear(out);
  const quoth_status status = read_all(file, path, out, error);
  if (file != stdin) {
    fclose(file);
  }
  return status;
}
