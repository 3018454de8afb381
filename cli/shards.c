#include "cli/shards.h"
#include "model/sha256.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, KEY = QUOTH_SHARD_KEY - 1 };

static const char manifest_name[] = "manifest.tsv";
static const char first_line[] = "# quoth shards: document, SHA-256, shard\n";

struct quoth_shards {
  const char *folder, *extension, *setting;
  quoth_output *manifest;
  int lock;
  char manifest_path[PATH_SIZE];
};

static quoth_status fail(const char *path, quoth_error *error) {
  return quoth_error_set(error, QUOTH_IO, path, 0, "%s", strerror(errno));
}

static quoth_status join(char out[PATH_SIZE], const char *folder,
                         const char *name, quoth_error *error) {
  const int length = snprintf(out, PATH_SIZE, "%s/%s", folder, name);
  return length > 0 && length < PATH_SIZE
             ? QUOTH_OK
             : quoth_error_set(error, QUOTH_LIMIT, folder, 0, "path too long");
}

/* ---- opening ---- */

static quoth_status make_folder(const char *path, quoth_error *error) {
  return mkdir(path, 0777) == 0 || errno == EEXIST ? QUOTH_OK
                                                   : fail(path, error);
}

/* The lock goes with the process, however that ends. */
static quoth_status lock(quoth_shards *shards, quoth_error *error) {
  char path[PATH_SIZE];
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  QUOTH_TRY(join(path, shards->folder, ".lock", error));
  shards->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (shards->lock < 0) {
    return fail(path, error);
  }
  if (fcntl(shards->lock, F_SETLK, &whole) == 0) {
    return QUOTH_OK;
  }
  return errno == EACCES || errno == EAGAIN
             ? quoth_error_set(error, QUOTH_UNSUPPORTED, shards->folder, 0,
                               "another run is writing here")
             : fail(path, error);
}

static quoth_status fill(quoth_shards *shards, quoth_error *error) {
  QUOTH_TRY(make_folder(shards->folder, error));
  QUOTH_TRY(lock(shards, error));
  QUOTH_TRY(join(shards->manifest_path, shards->folder, manifest_name, error));
  QUOTH_TRY(
      quoth_output_open(shards->manifest_path, NULL, error, &shards->manifest));
  return quoth_shards_add(shards, quoth_text_of(first_line), error);
}

quoth_status quoth_shards_open(const char *folder, const char *extension,
                               const char *setting, quoth_error *error,
                               quoth_shards **out) {
  quoth_shards *shards = calloc(1, sizeof *shards);
  if (!shards) {
    return QUOTH_NO_MEMORY;
  }
  shards->folder = folder;
  shards->extension = extension;
  shards->setting = setting;
  shards->lock = -1;
  const quoth_status status = fill(shards, error);
  if (status != QUOTH_OK) {
    quoth_shards_close(shards);
    return status;
  }
  *out = shards;
  return QUOTH_OK;
}

void quoth_shards_close(quoth_shards *shards) {
  if (!shards) {
    return;
  }
  quoth_output_abort(shards->manifest);
  if (shards->lock >= 0) {
    close(shards->lock);
  }
  free(shards);
}

/* ---- one shard ---- */

static void put_escaped(FILE *out, quoth_text path) {
  for (size_t i = 0; i < path.size; i++) {
    const unsigned char c = (unsigned char)path.at[i];
    fprintf(out, c < ' ' || c == 0x7f || c == '%' ? "%%%02X" : "%c", c);
  }
}

quoth_status quoth_shards_key(const quoth_shards *shards,
                              const quoth_item *item, char key[QUOTH_SHARD_KEY],
                              FILE *out) {
  char content[65], name[65];
  const quoth_document_options *document = &item->document;
  const quoth_text parts[] = {quoth_text_of(shards->setting),
                              document->path,
                              document->id,
                              document->title,
                              document->date,
                              document->author};
  quoth_sha256 bytes = quoth_sha256_begin(), all = quoth_sha256_begin();
  quoth_sha256_add(&bytes, item->text);
  quoth_sha256_hex(&bytes, content);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    quoth_sha256_part(&all, parts[i]);
  }
  quoth_sha256_part(&all, quoth_text_of(content));
  quoth_sha256_hex(&all, name);
  snprintf(key, QUOTH_SHARD_KEY, "%.*s", KEY, name);
  put_escaped(out, document->path);
  fprintf(out, "\t%s\t%.2s/%s%s\n", content, key, key, shards->extension);
  return QUOTH_OK;
}

static quoth_status shard_path(const quoth_shards *shards, const char *key,
                               char path[PATH_SIZE], quoth_error *error) {
  const int length = snprintf(path, PATH_SIZE, "%s/%.2s/%s%s", shards->folder,
                              key, key, shards->extension);
  return length > 0 && length < PATH_SIZE
             ? QUOTH_OK
             : quoth_error_set(error, QUOTH_LIMIT, shards->folder, 0,
                               "path too long");
}

bool quoth_shards_has(const quoth_shards *shards, const char *key) {
  char path[PATH_SIZE];
  struct stat info;
  return shard_path(shards, key, path, NULL) == QUOTH_OK &&
         stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

quoth_status quoth_shards_output(const quoth_shards *shards, const char *key,
                                 quoth_error *error, quoth_output **out) {
  char path[PATH_SIZE], folder[3];
  snprintf(folder, sizeof folder, "%.2s", key);
  QUOTH_TRY(join(path, shards->folder, folder, error));
  QUOTH_TRY(make_folder(path, error));
  QUOTH_TRY(shard_path(shards, key, path, error));
  QUOTH_TRY(quoth_output_open(path, NULL, error, out));
  quoth_output_durable(*out);
  return QUOTH_OK;
}

quoth_status quoth_shards_add(quoth_shards *shards, quoth_text lines,
                              quoth_error *error) {
  FILE *out = quoth_output_file(shards->manifest);
  return fwrite(lines.at, 1, lines.size, out) == lines.size
             ? QUOTH_OK
             : fail(shards->manifest_path, error);
}

/* ---- the manifest ---- */

static bool is_key(const char *name) {
  return strspn(name, "0123456789abcdef") == KEY;
}

/* The third column, when it looks like a shard's; else NULL. */
static const char *shard_of(char *line) {
  char *tab = strchr(line, '\t');
  tab = tab ? strchr(tab + 1, '\t') : NULL;
  if (!tab) {
    return NULL;
  }
  const char *shard = tab + 1;
  tab[1 + strcspn(shard, "\n")] = '\0';
  const bool good = strlen(shard) > 3 + KEY && shard[2] == '/' &&
                    memcmp(shard, shard + 3, 2) == 0 && is_key(shard + 3) &&
                    !strchr(shard + 3, '/');
  return good ? shard : NULL;
}

static quoth_status list_lines(FILE *file, const char *path, const char *folder,
                               const char *const *extensions,
                               quoth_inputs *inputs, quoth_error *error) {
  char *line = NULL;
  size_t room = 0;
  uint32_t number = 0;
  quoth_status status = QUOTH_OK;
  while (status == QUOTH_OK && getline(&line, &room, file) > 0) {
    char shard_path[PATH_SIZE];
    number++;
    if (line[0] == '#' && number == 1) {
      continue;
    }
    const char *shard = shard_of(line);
    if (!shard) {
      status = quoth_error_set(error, QUOTH_BAD_SYNTAX, path, number,
                               "not a line of a manifest");
    } else if (!extensions || quoth_has_extension(shard, extensions)) {
      status = join(shard_path, folder, shard, error);
      if (status == QUOTH_OK) {
        status = quoth_inputs_add_path(inputs, shard_path);
      }
    }
  }
  free(line);
  return status;
}

quoth_status quoth_shards_list(const char *folder,
                               const char *const *extensions,
                               quoth_inputs *inputs, bool *found,
                               quoth_error *error) {
  char path[PATH_SIZE];
  char start[sizeof first_line] = "";
  *found = false;
  QUOTH_TRY(join(path, folder, manifest_name, error));
  FILE *file = fopen(path, "r");
  if (!file) {
    return errno == ENOENT ? QUOTH_OK : fail(path, error);
  }
  quoth_status status = QUOTH_OK;
  if (fgets(start, sizeof start, file) && strcmp(start, first_line) == 0) {
    *found = true;
    rewind(file);
    status = list_lines(file, path, folder, extensions, inputs, error);
  }
  fclose(file);
  return status;
}

/* ---- what no longer counts ---- */

static int by_path(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool is_listed(const quoth_inputs *listed, char *path) {
  return listed->count &&
         bsearch(&path, listed->paths, listed->count, sizeof path, by_path);
}

/* Shards that are not listed, and what killed runs left. */
static void sweep_folder(const quoth_inputs *listed, const char *folder,
                         size_t *removed) {
  DIR *entries = opendir(folder);
  const struct dirent *entry;
  while (entries && (entry = readdir(entries)) != NULL) {
    char path[PATH_SIZE];
    if (is_key(entry->d_name) &&
        join(path, folder, entry->d_name, NULL) == QUOTH_OK &&
        !is_listed(listed, path) && unlink(path) == 0 &&
        !strstr(entry->d_name, ".quoth-")) {
      ++*removed;
    }
  }
  if (entries) {
    closedir(entries);
    rmdir(folder); /* when nothing is left in it */
  }
}

static void sweep_manifests(const quoth_shards *shards) {
  DIR *entries = opendir(shards->folder);
  const struct dirent *entry;
  while (entries && (entry = readdir(entries)) != NULL) {
    char path[PATH_SIZE];
    if (strncmp(entry->d_name, "manifest.tsv.quoth-", 19) == 0 &&
        join(path, shards->folder, entry->d_name, NULL) == QUOTH_OK) {
      unlink(path);
    }
  }
  if (entries) {
    closedir(entries);
  }
}

static void sweep(const quoth_shards *shards, quoth_inputs *listed,
                  size_t *removed) {
  if (listed->count) {
    qsort(listed->paths, listed->count, sizeof *listed->paths, by_path);
  }
  for (unsigned i = 0; i < 256; i++) {
    char name[3], path[PATH_SIZE];
    snprintf(name, sizeof name, "%02x", i);
    if (join(path, shards->folder, name, NULL) == QUOTH_OK) {
      sweep_folder(listed, path, removed);
    }
  }
  sweep_manifests(shards);
}

quoth_status quoth_shards_commit(quoth_shards *shards, size_t *removed,
                                 quoth_error *error) {
  quoth_inputs listed = {0};
  bool found;
  quoth_output *manifest = shards->manifest;
  shards->manifest = NULL;
  *removed = 0;
  quoth_output_durable(manifest);
  QUOTH_TRY(quoth_output_commit(manifest, error));
  const quoth_status status =
      quoth_shards_list(shards->folder, NULL, &listed, &found, error);
  if (status == QUOTH_OK) {
    sweep(shards, &listed, removed);
  }
  quoth_inputs_free(&listed);
  return status;
}
