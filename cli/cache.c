/* In $XDG_CACHE_HOME/quoth or ~/.cache/quoth, an entry for each list of files,
 * only ever replaced as a whole, so that any number of processes may share it;
 * deleting the folder is safe.
 *
 *   magic | sizes | checksum of digest and stamp | digest | stamp |
 *   snapshot of the model, marked with the digest | names
 *
 * While files and program look as their stamp says they are not read at all;
 * when they do not, their digest tells whether the snapshot still holds. The
 * names are for the program that wrote them. Stamp and names begin at multiples
 * of 8. */
#include "cli/cache.h"
#include "extract/lexicon.h"
#include "model/snapshot.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
  PATH_SIZE = QUOTH_CACHE_PATH,
  NAME_SIZE = 64,
  KEPT = 16, /* entries */
  DIGEST = QUOTH_SNAPSHOT_KEY
};

typedef struct {
  char magic[8];
  uint64_t stamp_size, snapshot_size;
  uint64_t checksum; /* of what follows up to the snapshot */
  char digest[DIGEST];
} header;

static const char magic[8] = "QUOTHON2";

/* ---- stamps ---- */

static void put_number(quoth_buffer *out, uint64_t number) {
  quoth_buffer_add(out, (quoth_text){(const char *)&number, sizeof number});
}

static void pad(quoth_buffer *out) {
  while (out->status == QUOTH_OK && out->size % 8) {
    quoth_buffer_char(out, '\0');
  }
}

/* How a file looks from outside; whoever writes to it changes that. */
static bool put_file(quoth_buffer *out, const char *path, time_t *latest) {
  struct stat info;
  if (stat(path, &info) != 0 || !S_ISREG(info.st_mode)) {
    return false;
  }
  const struct timespec times[] = {info.st_mtim, info.st_ctim};
  quoth_buffer_add(out, (quoth_text){path, strlen(path) + 1});
  put_number(out, info.st_dev);
  put_number(out, info.st_ino);
  put_number(out, (uint64_t)info.st_size);
  for (size_t i = 0; i < 2; i++) {
    put_number(out, (uint64_t)times[i].tv_sec);
    put_number(out, (uint64_t)times[i].tv_nsec);
    *latest = times[i].tv_sec > *latest ? times[i].tv_sec : *latest;
  }
  return true;
}

/* False when something is no file. `*settled` tells whether a change from now
 * on would show: of what was changed just now, the clock of the file system
 * might not tell of one more change. */
static bool take_stamp(const quoth_inputs *files, quoth_buffer *out,
                       bool *settled) {
  enum { SECONDS = 2 };
  time_t latest = 0;
  if (!put_file(out, "/proc/self/exe", &latest)) {
    return false;
  }
  for (size_t i = 0; i < files->count; i++) {
    if (!put_file(out, files->paths[i], &latest)) {
      return false;
    }
  }
  *settled = latest + SECONDS < time(NULL);
  pad(out);
  return out->status == QUOTH_OK;
}

/* ---- places ---- */

/* The cache folder, without making it; false when there is no home for it. */
static bool find_folder(char out[PATH_SIZE]) {
  const char *cache = getenv("XDG_CACHE_HOME");
  const char *home = getenv("HOME");
  int length = -1;
  if (cache && cache[0] == '/') {
    length = snprintf(out, PATH_SIZE, "%s/quoth", cache);
  } else if (home && home[0] == '/') {
    length = snprintf(out, PATH_SIZE, "%s/.cache/quoth", home);
  }
  return length > 0 && length < PATH_SIZE - NAME_SIZE;
}

/* The entry is called after the paths, however the files look. */
static void find_entry(quoth_cache *cache) {
  char program[PATH_SIZE] = "";
  quoth_buffer paths = {0};
  (void)quoth_beside_program(".", program);
  quoth_buffer_string(&paths, program);
  for (size_t i = 0; i < cache->files->count; i++) {
    const char *path = cache->files->paths[i];
    quoth_buffer_add(&paths, (quoth_text){path, strlen(path) + 1});
  }
  if (paths.status == QUOTH_OK && find_folder(cache->path)) {
    snprintf(cache->path + strlen(cache->path), NAME_SIZE, "/%016" PRIx64,
             quoth_text_hash(quoth_buffer_text(&paths)));
  }
  quoth_buffer_free(&paths);
}

/* Makes the folder and the one above it; anything deeper must be there. */
static bool make_folder(char folder[PATH_SIZE]) {
  char *slash = strrchr(folder, '/');
  *slash = '\0';
  mkdir(folder, 0755);
  *slash = '/';
  mkdir(folder, 0755);
  return access(folder, W_OK) == 0;
}

/* ---- reading ---- */

static quoth_text map_file(const char *path) {
  struct stat info;
  quoth_text bytes = {"", 0};
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return bytes;
  }
  if (fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
    const size_t size = (size_t)info.st_size;
    const char *at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (at != MAP_FAILED) {
      bytes = (quoth_text){at, size};
    }
  }
  close(file);
  return bytes;
}

static uint64_t checksum(const header *head, quoth_text stamp) {
  return quoth_text_checksum((quoth_text){head->digest, DIGEST}) * 3 +
         quoth_text_checksum(stamp);
}

/* What an entry consists of. */
typedef struct {
  header head;
  quoth_text stamp, snapshot, names;
} parts;

static bool is_digest(const char digest[DIGEST]) {
  for (size_t i = 0; i < DIGEST; i++) {
    if (!digest[i] || !strchr("0123456789abcdef", digest[i])) {
      return false;
    }
  }
  return true;
}

/* Takes `size` bytes, and those up to a multiple of 8, off the front. */
static bool cut(quoth_text *rest, uint64_t size, quoth_text *out) {
  if (size > rest->size) {
    return false;
  }
  const size_t padded = ((size_t)size + 7) / 8 * 8;
  const size_t used = padded < rest->size ? padded : rest->size;
  *out = (quoth_text){rest->at, (size_t)size};
  *rest = (quoth_text){rest->at + used, rest->size - used};
  return true;
}

/* Takes an entry apart; false when it is none. */
static bool take_apart(quoth_text bytes, parts *out) {
  quoth_text head;
  if (!cut(&bytes, sizeof out->head, &head)) {
    return false;
  }
  memcpy(&out->head, head.at, sizeof out->head);
  if (memcmp(out->head.magic, magic, sizeof magic) != 0 ||
      !cut(&bytes, out->head.stamp_size, &out->stamp) ||
      !cut(&bytes, out->head.snapshot_size, &out->snapshot)) {
    return false;
  }
  out->names = bytes;
  return out->head.checksum == checksum(&out->head, out->stamp) &&
         is_digest(out->head.digest);
}

bool quoth_cache_open(quoth_cache *cache, const quoth_inputs *files,
                      char digest[65]) {
  parts entry;
  *cache = (quoth_cache){.files = files};
  if (!take_stamp(files, &cache->stamp, &cache->settled)) {
    return false;
  }
  find_entry(cache);
  cache->bytes = map_file(cache->path);
  if (!cache->settled || !take_apart(cache->bytes, &entry) ||
      !quoth_text_equal(entry.stamp, quoth_buffer_text(&cache->stamp))) {
    return false;
  }
  memcpy(digest, entry.head.digest, DIGEST);
  digest[DIGEST] = '\0';
  cache->names = entry.names;
  return true;
}

bool quoth_cache_read(quoth_cache *cache, const char digest[65],
                      quoth_model *model) {
  parts entry;
  cache->held = take_apart(cache->bytes, &entry) &&
                quoth_snapshot_read(entry.snapshot, digest, model) == QUOTH_OK;
  return cache->held;
}

void quoth_cache_close(quoth_cache *cache) {
  if (cache->bytes.size) {
    munmap((void *)(uintptr_t)cache->bytes.at, cache->bytes.size);
  }
  quoth_buffer_free(&cache->stamp);
}

/* ---- writing ---- */

struct aged {
  char name[256];
  struct timespec time;
};

/* The newest first. */
static int by_age(const void *left, const void *right) {
  const struct timespec a = ((const struct aged *)left)->time;
  const struct timespec b = ((const struct aged *)right)->time;
  if (a.tv_sec != b.tv_sec) {
    return a.tv_sec < b.tv_sec ? 1 : -1;
  }
  return (a.tv_nsec < b.tv_nsec) - (a.tv_nsec > b.tv_nsec);
}

/* Removes all entries but the newest; somebody else may be doing so, too. */
static void prune(DIR *folder) {
  struct aged kept[KEPT + 1];
  size_t count = 0;
  struct stat info;
  for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    struct aged *added = &kept[count];
    if (fstatat(dirfd(folder), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) ||
        !S_ISREG(info.st_mode)) {
      continue;
    }
    snprintf(added->name, sizeof added->name, "%s", entry->d_name);
    added->time = info.st_mtim;
    qsort(kept, ++count, sizeof *kept, by_age);
    if (count > KEPT) {
      unlinkat(dirfd(folder), kept[--count].name, 0);
    }
  }
}

static void prune_folder(const char *path) {
  DIR *folder = opendir(path);
  if (folder) {
    prune(folder);
    closedir(folder);
  }
}

static quoth_status fill(const quoth_cache *cache, const char digest[65],
                         const quoth_grammar *grammar, quoth_buffer *out) {
  const quoth_text nothing = {"", 0};
  const quoth_text stamp =
      cache->settled ? quoth_buffer_text(&cache->stamp) : nothing;
  header head = {.stamp_size = stamp.size};
  memcpy(head.magic, magic, sizeof magic);
  memcpy(head.digest, digest, DIGEST);
  head.checksum = checksum(&head, stamp);
  quoth_buffer_add(out, (quoth_text){(const char *)&head, sizeof head});
  quoth_buffer_add(out, stamp);
  QUOTH_TRY(quoth_snapshot_write(quoth_grammar_ontology(grammar), digest, out));
  head.snapshot_size = out->size - sizeof head - stamp.size;
  memcpy(out->bytes, &head, sizeof head);
  pad(out);
  return quoth_lexicon_write(quoth_grammar_lexicon(grammar), out);
}

/* False when a file changed while it was read: who knows what was. */
static bool still_the_same(const quoth_cache *cache) {
  quoth_buffer now = {0};
  bool settled;
  const bool same = take_stamp(cache->files, &now, &settled) &&
                    quoth_text_equal(quoth_buffer_text(&now),
                                     quoth_buffer_text(&cache->stamp));
  quoth_buffer_free(&now);
  return same;
}

static void write_entry(const quoth_cache *cache, quoth_text bytes) {
  quoth_output *output;
  if (quoth_output_open(cache->path, NULL, NULL, &output) != QUOTH_OK) {
    return;
  }
  if (fwrite(bytes.at, 1, bytes.size, quoth_output_file(output)) ==
      bytes.size) {
    quoth_output_commit(output, NULL);
  } else {
    quoth_output_abort(output);
  }
}

void quoth_cache_write(const quoth_cache *cache, const char digest[65],
                       const quoth_grammar *grammar) {
  char folder[PATH_SIZE];
  quoth_buffer bytes = {0};
  if (cache->held && !cache->settled) {
    return;
  }
  if (cache->path[0] && find_folder(folder) && make_folder(folder) &&
      still_the_same(cache) &&
      fill(cache, digest, grammar, &bytes) == QUOTH_OK) {
    write_entry(cache, quoth_buffer_text(&bytes));
    prune_folder(folder);
  }
  quoth_buffer_free(&bytes);
}
