#include "export/rdf.h"

#include "export/session.h"

#include <stdlib.h>

static void on_message(void *data, raptor_log_message *message) {
  quoth_rdf *rdf = data;
  if (message->level < RAPTOR_LOG_LEVEL_ERROR) {
    return;
  }
  const int line = message->locator ? message->locator->line : 0;
  if (rdf->status == QUOTH_OK) {
    rdf->status =
        quoth_error_set(rdf->error, QUOTH_BAD_SYNTAX, rdf->name,
                        line > 0 ? (uint32_t)line : 0, "%s", message->text);
  }
}

quoth_status quoth_rdf_start(quoth_rdf *rdf, quoth_error *error) {
  if (rdf->raptor) {
    return QUOTH_OK;
  }
  rdf->raptor = raptor_new_world();
  if (!rdf->raptor) {
    return QUOTH_NO_MEMORY;
  }
  raptor_world_set_log_handler(rdf->raptor, rdf, on_message);
  if (raptor_world_open(rdf->raptor) != 0) {
    raptor_free_world(rdf->raptor);
    rdf->raptor = NULL;
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "the RDF library raptor does not start");
  }
  return QUOTH_OK;
}

quoth_status quoth_rdf_new(quoth_rdf **out) {
  quoth_rdf *rdf = calloc(1, sizeof *rdf);
  if (!rdf) {
    return QUOTH_NO_MEMORY;
  }
  *out = rdf;
  return QUOTH_OK;
}

void quoth_rdf_free(quoth_rdf *rdf) {
  if (rdf && rdf->raptor) {
    raptor_free_world(rdf->raptor);
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

/* What text without a telling name looks like. Every N-Triples file is a
 * Turtle file too. */
static quoth_rdf_format guess(quoth_text bytes) {
  const quoth_text text = quoth_text_trim(bytes);
  if (starts_with(text, "<?xml") || starts_with(text, "<rdf:RDF") ||
      starts_with(text, "<!--") || starts_with(text, "<!DOCTYPE")) {
    return QUOTH_RDFXML;
  }
  return starts_with(text, "{") ? QUOTH_RDFJSON : QUOTH_TURTLE;
}

static uint32_t line_of(quoth_text bytes, size_t offset) {
  uint32_t line = 1;
  for (size_t i = 0; i < offset; i++) {
    line += bytes.at[i] == '\n';
  }
  return line;
}

static quoth_status check_bytes(quoth_text bytes, const char *name,
                                quoth_error *error) {
  size_t bad = 0;
  if (!quoth_utf8_check(bytes, &bad)) {
    return quoth_error_set(error, QUOTH_BAD_TEXT, name, line_of(bytes, bad),
                           "byte 0x%02x is not UTF-8",
                           (unsigned)(unsigned char)bytes.at[bad]);
  }
  const char *nul = bytes.size ? memchr(bytes.at, 0, bytes.size) : NULL;
  if (nul) {
    return quoth_error_set(error, QUOTH_BAD_TEXT, name,
                           line_of(bytes, (size_t)(nul - bytes.at)),
                           "a NUL byte: this is no RDF text");
  }
  return QUOTH_OK;
}

quoth_status quoth_rdf_read(quoth_rdf *rdf, quoth_text bytes, const char *name,
                            const quoth_rdf_format *format, quoth_model *into,
                            quoth_error *error) {
  quoth_rdf_format syntax = guess(bytes);
  if (format) {
    syntax = *format;
  } else {
    (void)quoth_rdf_format_of_file(quoth_text_of(name), &syntax);
  }
  if (syntax == QUOTH_JSONLD) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, name, 0,
                           "JSON-LD is written, not read");
  }
  if (starts_with(bytes, "\xef\xbb\xbf")) {
    bytes = (quoth_text){bytes.at + 3, bytes.size - 3};
  }
  QUOTH_TRY(check_bytes(bytes, name, error));
  rdf->files++;
  return quoth_raptor_read(rdf, bytes, name, syntax, into, error);
}
