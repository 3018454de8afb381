/* hear.h - hearing little texts in tests, with the ontology and weights that
 * ship, and who and what they speak of. */
#ifndef QUOTH_TESTS_HEAR_H
#define QUOTH_TESTS_HEAR_H

#include "export/rdf.h"
#include "extract/mention.h"
#include "tests/documents.h"

#include <glob.h>

static struct {
  quoth_rdf *rdf;
  quoth_model *ontology;
  quoth_grammar *grammar;
  quoth_syntax *syntax;
  quoth_parser *parser;
  quoth_resolver *resolver;
  quoth_document *document; /* read last */
  quoth_trees trees;
  quoth_mentions found;
} t;

static inline const char *data(const char *below, char path[4096]) {
  const char *folder = getenv("QUOTH_DATA");
  (void)snprintf(path, 4096, "%s/%s", folder ? folder : ".", below);
  return path;
}

static inline void read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  quoth_error error = {0};
  CHECK(file);
  CHECK(quoth_rdf_load(t.rdf, file, path, NULL, t.ontology, &error) ==
        QUOTH_OK);
  (void)fclose(file);
}

static inline void read_folder(const char *pattern) {
  char path[4096];
  glob_t files;
  CHECK(glob(data(pattern, path), 0, NULL, &files) == 0);
  for (size_t i = 0; i < files.gl_pathc; i++) {
    if (!strstr(files.gl_pathv[i], "shapes.ttl")) {
      read_file(files.gl_pathv[i]);
    }
  }
  globfree(&files);
}

static inline void set_up(void) {
  char path[4096];
  quoth_error error = {0};
  CHECK(quoth_rdf_new(&t.rdf) == QUOTH_OK);
  CHECK(quoth_model_new(NULL, &t.ontology) == QUOTH_OK);
  read_folder("ontology/*.ttl");
  read_folder("ontology/names/*.ttl");
  CHECK(quoth_grammar_new(t.ontology, NULL, &error, &t.grammar) == QUOTH_OK);
  CHECK(quoth_syntax_open(data("weights/english.weights", path), &error,
                          &t.syntax) == QUOTH_OK);
  CHECK(quoth_parser_new(t.syntax, NULL, &t.parser) == QUOTH_OK);
  CHECK(quoth_resolver_new(t.grammar, NULL, &t.resolver) == QUOTH_OK);
}

static inline void tear_down(void) {
  quoth_document_free(t.document);
  quoth_resolver_free(t.resolver);
  quoth_parser_free(t.parser);
  quoth_syntax_close(t.syntax);
  quoth_grammar_free(t.grammar);
  quoth_model_free(t.ontology);
  quoth_rdf_free(t.rdf);
}

/* Finds what `text`, spoken on `date` ("" for no day), speaks of. */
static inline void hear_on(const char *date, const char *text) {
  quoth_error error = {0};
  quoth_span blocks[256];
  const quoth_document_options options = {.path = quoth_text_of("talk.md"),
                                          .date = quoth_text_of(date)};
  quoth_document_free(t.document);
  t.document = NULL;
  CHECK(quoth_document_new(quoth_text_of(text), &options, NULL, &error,
                           &t.document) == QUOTH_OK);
  CHECK(t.document->block_count <= 256);
  for (uint32_t i = 0; i < t.document->block_count; i++) {
    blocks[i] = t.document->blocks[i].span;
  }
  CHECK(quoth_parse_text(t.parser, t.document->plain, blocks,
                         t.document->block_count, &error,
                         &t.trees) == QUOTH_OK);
  CHECK(quoth_mentions_find(t.resolver, t.document, &t.trees, &error,
                            &t.found) == QUOTH_OK);
}

#endif
