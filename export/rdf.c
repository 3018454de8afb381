#include "export/rdf.h"

#include "export/bridge.h"
#include "export/nquads.h"

#include <stdlib.h>

quoth_status quoth_rdf_new(quoth_rdf **out) {
  quoth_rdf *rdf = calloc(1, sizeof *rdf);
  if (!rdf) {
    return QUOTH_NO_MEMORY;
  }
  *out = rdf;
  return QUOTH_OK;
}

void quoth_rdf_free(quoth_rdf *rdf) {
  if (rdf && rdf->end) {
    rdf->end(rdf);
  }
  free(rdf);
}

static const struct {
  quoth_rdf_format format;
  const char *name;
  const char *extensions[4];
} formats[] = {
    {QUOTH_TURTLE, "turtle", {".ttl", ".turtle", ".n3"}},
    {QUOTH_NTRIPLES, "ntriples", {".nt", ".ntriples"}},
    {QUOTH_NQUADS, "nquads", {".nq", ".nquads"}},
    {QUOTH_TRIG, "trig", {".trig"}},
    {QUOTH_RDFXML, "rdfxml", {".rdf", ".xml", ".owl", ".rdfxml"}},
    {QUOTH_RDFJSON, "rdfjson", {".rj"}},
    {QUOTH_JSONLD, "jsonld", {".jsonld"}},
};

enum { FORMATS = sizeof formats / sizeof *formats };

const char *quoth_rdf_format_name(quoth_rdf_format format) {
  return formats[format].name;
}

bool quoth_rdf_format_named(quoth_text name, quoth_rdf_format *out) {
  for (size_t i = 0; i < FORMATS; i++) {
    if (quoth_text_is(name, formats[i].name)) {
      *out = formats[i].format;
      return true;
    }
  }
  return false;
}

static bool ends_with(quoth_text name, const char *extension) {
  const quoth_text end = quoth_text_of(extension);
  return name.size > end.size &&
         quoth_text_equal_nocase(
             (quoth_text){name.at + name.size - end.size, end.size}, end);
}

bool quoth_rdf_format_of_file(quoth_text file_name, quoth_rdf_format *out) {
  if (ends_with(file_name, ".gz")) {
    file_name.size -= 3;
  } else if (ends_with(file_name, ".zst")) {
    file_name.size -= 4;
  }
  for (size_t i = 0; i < FORMATS; i++) {
    for (size_t k = 0; k < 4 && formats[i].extensions[k]; k++) {
      if (ends_with(file_name, formats[i].extensions[k])) {
        *out = formats[i].format;
        return true;
      }
    }
  }
  return false;
}

static bool starts_with(quoth_text text, const char *start) {
  const quoth_text head = quoth_text_of(start);
  return text.size >= head.size && memcmp(text.at, start, head.size) == 0;
}

/* True when the first line is a statement of four terms. */
static bool is_quad(quoth_text text) {
  int terms = 0;
  bool quoted = false, within = false;
  for (size_t i = 0; i < text.size && text.at[i] != '\n'; i++) {
    const char c = text.at[i];
    if (quoted) {
      i += c == '\\';
      quoted = c != '"';
    } else if (c == ' ' || c == '\t' || c == '\r') {
      within = false;
    } else if (!within) {
      if (c == '.') {
        return terms == 4;
      }
      within = true;
      terms++;
      quoted = c == '"';
    }
  }
  return false;
}

/* What text without a telling name looks like. Every N-Triples file is a
 * Turtle file too. */
static quoth_rdf_format guess(quoth_text bytes) {
  const quoth_text text = quoth_text_trim(bytes);
  if (starts_with(text, "<") && is_quad(text)) {
    return QUOTH_NQUADS;
  }
  if (starts_with(text, "<?xml") || starts_with(text, "<rdf:RDF") ||
      starts_with(text, "<!--") || starts_with(text, "<!DOCTYPE")) {
    return QUOTH_RDFXML;
  }
  return starts_with(text, "{") ? QUOTH_RDFJSON : QUOTH_TURTLE;
}

/* Bytes count lines from `line` on. */
static quoth_status check_bytes(quoth_text bytes, const char *name,
                                uint32_t line, quoth_error *error) {
  size_t bad = 0;
  const char *nul = bytes.size ? memchr(bytes.at, 0, bytes.size) : NULL;
  if (quoth_utf8_check(bytes, &bad) && !nul) {
    return QUOTH_OK;
  }
  const char *message = "a byte that is not UTF-8";
  if (nul) {
    bad = (size_t)(nul - bytes.at);
    message = "a NUL byte: this is no RDF text";
  }
  for (size_t i = 0; i < bad; i++) {
    line += bytes.at[i] == '\n';
  }
  return quoth_error_set(error, QUOTH_BAD_TEXT, name, line, "%s", message);
}

static bool is_lines(quoth_rdf_format format) {
  return format == QUOTH_NTRIPLES || format == QUOTH_NQUADS;
}

static quoth_status read_lines(quoth_rdf *rdf, quoth_text bytes,
                               const char *name, quoth_rdf_format format,
                               quoth_model *into, quoth_error *error) {
  quoth_nquads_reader reader = {
      .name = name, .file = rdf->files, .triples = format == QUOTH_NTRIPLES};
  const quoth_status status = quoth_nquads_read(&reader, bytes, into, error);
  quoth_nquads_close(&reader);
  return status;
}

static quoth_rdf_format choose(const char *name, quoth_text bytes,
                               const quoth_rdf_format *format) {
  quoth_rdf_format chosen = guess(bytes);
  if (format) {
    chosen = *format;
  } else {
    (void)quoth_rdf_format_of_file(quoth_text_of(name), &chosen);
  }
  return chosen;
}

quoth_status quoth_rdf_read(quoth_rdf *rdf, quoth_text bytes, const char *name,
                            const quoth_rdf_format *format, quoth_model *into,
                            quoth_error *error) {
  const quoth_rdf_format chosen = choose(name, bytes, format);
  if (chosen == QUOTH_JSONLD) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, name, 0,
                           "JSON-LD is written, not read");
  }
  if (starts_with(bytes, "\xef\xbb\xbf")) {
    bytes = (quoth_text){bytes.at + 3, bytes.size - 3};
  }
  QUOTH_TRY(check_bytes(bytes, name, 1, error));
  rdf->files++;
  if (is_lines(chosen)) {
    return read_lines(rdf, bytes, name, chosen, into, error);
  }
  const quoth_bridge *bridge;
  QUOTH_TRY(quoth_bridge_get(&bridge, error));
  return bridge->read(rdf, bytes, name, chosen, into, error);
}

enum { BLOCK = 1024 * 1024 };

/* Appends what the file still has, up to a size of `at_most`. */
static quoth_status read_all(FILE *file, const char *name, quoth_buffer *bytes,
                             size_t at_most, quoth_error *error) {
  while (bytes->size < at_most && !feof(file)) {
    const size_t left = at_most - bytes->size;
    const size_t more = left < BLOCK ? left : BLOCK;
    QUOTH_TRY(quoth_grow(bytes->from, &bytes->bytes, &bytes->capacity,
                         bytes->size, bytes->size + more, 1));
    bytes->size += fread(bytes->bytes + bytes->size, 1, more, file);
    if (ferror(file)) {
      return quoth_error_set(error, QUOTH_IO, name, 0, "cannot be read");
    }
  }
  return QUOTH_OK;
}

/* Reads the whole lines of `block` and keeps the rest of it. */
static quoth_status read_block(quoth_nquads_reader *reader, quoth_buffer *block,
                               bool last, quoth_model *into,
                               quoth_error *error) {
  size_t whole = block->size;
  while (!last && whole && block->bytes[whole - 1] != '\n') {
    whole--;
  }
  const quoth_text lines = {block->bytes, whole};
  QUOTH_TRY(check_bytes(lines, reader->name, reader->line + 1, error));
  QUOTH_TRY(quoth_nquads_read(reader, lines, into, error));
  memmove(block->bytes, block->bytes + whole, block->size - whole);
  block->size -= whole;
  return QUOTH_OK;
}

static quoth_status load_lines(quoth_nquads_reader *reader, FILE *file,
                               quoth_buffer *block, quoth_model *into,
                               quoth_error *error) {
  bool last = false;
  while (!last) {
    /* At least as much again, should one line be longer than a block. */
    const size_t more = block->size > BLOCK ? block->size : BLOCK;
    QUOTH_TRY(read_all(file, reader->name, block, block->size + more, error));
    last = feof(file) != 0;
    if (block->size) {
      QUOTH_TRY(read_block(reader, block, last, into, error));
    }
  }
  return QUOTH_OK;
}

static quoth_status load(quoth_rdf *rdf, FILE *file, quoth_buffer *bytes,
                         const char *name, const quoth_rdf_format *format,
                         quoth_model *into, quoth_error *error) {
  QUOTH_TRY(read_all(file, name, bytes, BLOCK, error));
  const quoth_rdf_format chosen =
      choose(name, quoth_buffer_text(bytes), format);
  if (!is_lines(chosen) || starts_with(quoth_buffer_text(bytes), "\xef")) {
    QUOTH_TRY(read_all(file, name, bytes, SIZE_MAX, error));
    return quoth_rdf_read(rdf, quoth_buffer_text(bytes), name, &chosen, into,
                          error);
  }
  quoth_nquads_reader reader = {
      .name = name, .file = ++rdf->files, .triples = chosen == QUOTH_NTRIPLES};
  const quoth_status status = load_lines(&reader, file, bytes, into, error);
  quoth_nquads_close(&reader);
  return status;
}

quoth_status quoth_rdf_load(quoth_rdf *rdf, FILE *file, const char *name,
                            const quoth_rdf_format *format, quoth_model *into,
                            quoth_error *error) {
  quoth_buffer bytes = {.from = NULL};
  const quoth_status status =
      load(rdf, file, &bytes, name, format, into, error);
  quoth_buffer_free(&bytes);
  return status;
}
