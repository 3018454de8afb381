/* One file per content of the ontology, in $XDG_CACHE_HOME/quoth or
 * ~/.cache/quoth. An entry is never changed, only replaced as a whole, and is
 * believed only when key and checksum agree; deleting the folder is safe. */
#include "cli/cli.h"
#include "model/snapshot.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096 };

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
  return length > 0 && length < PATH_SIZE - 128;
}

static bool find_entry(const char *key, char out[PATH_SIZE + 128]) {
  char folder[PATH_SIZE];
  if (!find_folder(folder)) {
    return false;
  }
  snprintf(out, PATH_SIZE + 128, "%s/%.64s", folder, key);
  return true;
}

bool quoth_cache_read(const char *key, quoth_model *model) {
  char path[PATH_SIZE + 128];
  if (!find_entry(key, path) || access(path, R_OK) != 0) {
    return false;
  }
  quoth_buffer bytes = {0};
  const bool sound =
      quoth_read_file(path, &bytes, NULL) == QUOTH_OK &&
      quoth_snapshot_read(quoth_buffer_text(&bytes), key, model) == QUOTH_OK;
  quoth_buffer_free(&bytes);
  return sound;
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

void quoth_cache_write(const char *key, const quoth_model *model) {
  char folder[PATH_SIZE], path[PATH_SIZE + 128];
  quoth_buffer bytes = {0};
  quoth_output *output;
  if (!find_folder(folder) || !make_folder(folder) || !find_entry(key, path)) {
    return;
  }
  if (quoth_snapshot_write(model, key, &bytes) == QUOTH_OK &&
      quoth_output_open(path, NULL, NULL, &output) == QUOTH_OK) {
    const bool whole = fwrite(bytes.bytes, 1, bytes.size,
                              quoth_output_file(output)) == bytes.size;
    if (whole) {
      quoth_output_commit(output, NULL);
    } else {
      quoth_output_abort(output);
    }
  }
  quoth_buffer_free(&bytes);
}
