/* The container of weights; the layout is drawn in weights.h. */
#include "extract/weights.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  char magic[8];
  uint32_t version;
  uint32_t section_count;
  uint64_t size;     /* of the whole file */
  uint64_t checksum; /* of every other byte */
  char padding[32];
} file_header;

typedef struct {
  char name[QUOTH_SECTION_NAME_SIZE];
  uint64_t begin, size;
} file_entry;

_Static_assert(sizeof(file_header) == 64, "the header is a line of cache");
_Static_assert(sizeof(file_entry) == 32, "entries have no holes");

enum { ALIGNMENT = 64 };
static const char magic[8] = "QUOTH\x1aW";

struct quoth_weights {
  char *at; /* the mapped file; owned */
  size_t size;
  const file_entry *entries;
  uint32_t entry_count;
};

/* The header is summed as if its checksum were zero. */
static uint64_t file_checksum(const char *at, size_t size) {
  file_header header;
  memcpy(&header, at, sizeof header);
  header.checksum = 0;
  const uint64_t head =
      quoth_text_checksum((quoth_text){(const char *)&header, sizeof header});
  return quoth_checksum_step(quoth_text_checksum((quoth_text){
                                 at + sizeof header, size - sizeof header}),
                             head);
}

/* The entry, whose bytes must lie in the file after the table. */
static bool entry_is_sound(const file_entry *entry, size_t table_end,
                           size_t size) {
  return memchr(entry->name, 0, sizeof entry->name) != NULL &&
         entry->begin % ALIGNMENT == 0 && entry->begin >= table_end &&
         entry->begin <= size && entry->size <= size - entry->begin;
}

static quoth_status check(quoth_weights *weights, const char *path,
                          quoth_error *error) {
  file_header header;
  if (weights->size < sizeof header) {
    return quoth_error_set(error, QUOTH_BAD_DATA, path, 0,
                           "too short for a weights file");
  }
  memcpy(&header, weights->at, sizeof header);
  if (memcmp(header.magic, magic, sizeof magic) != 0) {
    return quoth_error_set(error, QUOTH_BAD_DATA, path, 0,
                           "not a weights file");
  }
  if (header.version != QUOTH_WEIGHTS_VERSION) {
    return quoth_error_set(error, QUOTH_BAD_DATA, path, 0,
                           "weights of version %u, but version %u is needed",
                           header.version, (unsigned)QUOTH_WEIGHTS_VERSION);
  }
  if (header.size != weights->size) {
    return quoth_error_set(error, QUOTH_BAD_DATA, path, 0,
                           "weights are truncated: %zu bytes of %llu",
                           weights->size, (unsigned long long)header.size);
  }
  if (header.checksum != file_checksum(weights->at, weights->size)) {
    return quoth_error_set(error, QUOTH_BAD_DATA, path, 0,
                           "weights are damaged: their checksum is wrong");
  }
  const size_t table_end =
      sizeof header + header.section_count * sizeof(file_entry);
  if (header.section_count > QUOTH_SECTION_MAX || table_end > weights->size) {
    return quoth_error_set(error, QUOTH_BAD_DATA, path, 0,
                           "weights have a bad table of sections");
  }
  weights->entries = (const file_entry *)(weights->at + sizeof header);
  weights->entry_count = header.section_count;
  for (uint32_t i = 0; i < weights->entry_count; i++) {
    if (!entry_is_sound(&weights->entries[i], table_end, weights->size)) {
      return quoth_error_set(error, QUOTH_BAD_DATA, path, 0,
                             "weights have a bad section");
    }
  }
  return QUOTH_OK;
}

/* Maps `path` into `weights`, unchecked. */
static quoth_status map_file(const char *path, quoth_weights *weights,
                             quoth_error *error) {
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return quoth_error_set(error, QUOTH_IO, path, 0, "cannot open weights");
  }
  struct stat about;
  if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
    (void)close(file);
    return quoth_error_set(error, QUOTH_IO, path, 0, "cannot read weights");
  }
  weights->size = (size_t)about.st_size;
  if (weights->size > 0) {
    void *at = mmap(NULL, weights->size, PROT_READ, MAP_PRIVATE, file, 0);
    weights->at = at == MAP_FAILED ? NULL : at;
  }
  (void)close(file);
  if (weights->size > 0 && weights->at == NULL) {
    return quoth_error_set(error, QUOTH_IO, path, 0, "cannot map weights");
  }
  return QUOTH_OK;
}

quoth_status quoth_weights_map(const char *path, quoth_error *error,
                               quoth_weights **out) {
  *out = NULL;
  quoth_weights *weights = calloc(1, sizeof *weights);
  if (weights == NULL) {
    return QUOTH_NO_MEMORY;
  }
  quoth_status status = map_file(path, weights, error);
  if (status == QUOTH_OK) {
    status = check(weights, path, error);
  }
  if (status != QUOTH_OK) {
    quoth_weights_unmap(weights);
    return status;
  }
  *out = weights;
  return QUOTH_OK;
}

void quoth_weights_unmap(quoth_weights *weights) {
  if (weights == NULL) {
    return;
  }
  if (weights->at != NULL) {
    (void)munmap(weights->at, weights->size);
  }
  free(weights);
}

quoth_text quoth_weights_section(const quoth_weights *weights,
                                 const char *name) {
  for (uint32_t i = 0; i < weights->entry_count; i++) {
    const file_entry *entry = &weights->entries[i];
    if (strcmp(entry->name, name) == 0) {
      return (quoth_text){weights->at + entry->begin, (size_t)entry->size};
    }
  }
  return (quoth_text){NULL, 0};
}

static size_t aligned(size_t size) {
  return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* Lays `sections` out as a file; the result is malloc'ed, NULL without memory.
 */
static char *lay_out(const quoth_section *sections, uint32_t count,
                     size_t *size) {
  size_t begin = aligned(sizeof(file_header) + count * sizeof(file_entry));
  *size = begin;
  for (uint32_t i = 0; i < count; i++) {
    *size += aligned(sections[i].bytes.size);
  }
  char *at = calloc(1, *size);
  if (at == NULL) {
    return NULL;
  }
  file_header header = {
      .version = QUOTH_WEIGHTS_VERSION, .section_count = count, .size = *size};
  memcpy(header.magic, magic, sizeof magic);
  file_entry *entries = (file_entry *)(at + sizeof header);
  for (uint32_t i = 0; i < count; i++) {
    memcpy(entries[i].name, sections[i].name, sizeof entries[i].name);
    entries[i].begin = begin;
    entries[i].size = sections[i].bytes.size;
    if (sections[i].bytes.size > 0) {
      memcpy(at + begin, sections[i].bytes.at, sections[i].bytes.size);
    }
    begin += aligned(sections[i].bytes.size);
  }
  memcpy(at, &header, sizeof header);
  header.checksum = file_checksum(at, *size);
  memcpy(at, &header, sizeof header);
  return at;
}

/* Inserts or replaces `section` in the sorted list. */
static bool place(quoth_section *sections, uint32_t *count,
                  const quoth_section *section) {
  uint32_t at = 0;
  while (at < *count && strcmp(sections[at].name, section->name) < 0) {
    at++;
  }
  if (at < *count && strcmp(sections[at].name, section->name) == 0) {
    sections[at] = *section;
    return true;
  }
  if (*count == QUOTH_SECTION_MAX) {
    return false;
  }
  memmove(sections + at + 1, sections + at, (*count - at) * sizeof *sections);
  sections[at] = *section;
  *count += 1;
  return true;
}

/* A new file takes the place of the old one at once, so that nobody maps half
 * a file. */
static quoth_status replace_file(const char *path, quoth_text bytes,
                                 quoth_error *error) {
  char new_path[4096];
  const int length = snprintf(new_path, sizeof new_path, "%s.new", path);
  if (length < 0 || (size_t)length >= sizeof new_path) {
    return quoth_error_set(error, QUOTH_IO, path, 0, "the path is too long");
  }
  FILE *file = fopen(new_path, "wb");
  if (file == NULL) {
    return quoth_error_set(error, QUOTH_IO, new_path, 0, "cannot write");
  }
  const bool written = fwrite(bytes.at, 1, bytes.size, file) == bytes.size;
  if (fclose(file) != 0 || !written || rename(new_path, path) != 0) {
    (void)remove(new_path);
    return quoth_error_set(error, QUOTH_IO, new_path, 0, "cannot write");
  }
  return QUOTH_OK;
}

static quoth_status put(const quoth_weights *old, const quoth_section *section,
                        const char *path, quoth_error *error) {
  quoth_section sections[QUOTH_SECTION_MAX];
  uint32_t count = old == NULL ? 0 : old->entry_count;
  for (uint32_t i = 0; i < count; i++) {
    memcpy(sections[i].name, old->entries[i].name, sizeof sections[i].name);
    sections[i].bytes = quoth_weights_section(old, sections[i].name);
  }
  if (!place(sections, &count, section)) {
    return quoth_error_set(error, QUOTH_LIMIT, path, 0, "too many sections");
  }
  quoth_text bytes;
  char *at = lay_out(sections, count, &bytes.size);
  if (at == NULL) {
    return QUOTH_NO_MEMORY;
  }
  bytes.at = at;
  const quoth_status status = replace_file(path, bytes, error);
  free(at);
  return status;
}

quoth_status quoth_weights_put(const char *path, const char *name,
                               quoth_text bytes, quoth_error *error) {
  quoth_section section = {.bytes = bytes};
  if (strlen(name) >= sizeof section.name) {
    return quoth_error_set(error, QUOTH_LIMIT, path, 0,
                           "the section name is too long");
  }
  memcpy(section.name, name, strlen(name));
  quoth_weights *old = NULL;
  if (access(path, F_OK) == 0) {
    QUOTH_TRY(quoth_weights_map(path, error, &old));
  }
  const quoth_status status = put(old, &section, path, error);
  quoth_weights_unmap(old);
  return status;
}
