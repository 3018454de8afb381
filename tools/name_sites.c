/* The evidence for the type of every name of some documents, for
 * tools/fit-names.py.
 *
 *   quoth-name-sites DATA DOC.md... > SITES.tsv
 *
 * DATA holds ontology/ and weights/. One line a site: document, group, begin,
 * end (code points of the file), sites asked, and the hits of
 * each feature of name_feature.h in order. */
#include "export/rdf.h"
#include "extract/mention.h"
#include "extract/name.h"
#include "model/buffer.h"

#include <glob.h>
#include <stdlib.h>

typedef struct {
  quoth_rdf *rdf;
  quoth_model *ontology;
  quoth_grammar *grammar;
  quoth_syntax *syntax;
  quoth_parser *parser;
  quoth_resolver *resolver;
} stages;

static void must(quoth_status status, const char *what,
                 const quoth_error *error) {
  if (status != QUOTH_OK) {
    fprintf(stderr, "quoth-name-sites: %s: %s %s\n", what,
            quoth_status_text(status), error ? error->message : "");
    exit(1);
  }
}

static void read_ontology(stages *s, const char *data, const char *below) {
  char pattern[4096];
  glob_t files;
  (void)snprintf(pattern, sizeof pattern, "%s/%s", data, below);
  if (glob(pattern, 0, NULL, &files) != 0) {
    return;
  }
  for (size_t i = 0; i < files.gl_pathc; i++) {
    quoth_error error = {0};
    FILE *file = fopen(files.gl_pathv[i], "rb");
    must(file ? QUOTH_OK : QUOTH_IO, files.gl_pathv[i], NULL);
    if (!strstr(files.gl_pathv[i], "shapes.ttl")) {
      must(quoth_rdf_load(s->rdf, file, files.gl_pathv[i], NULL, s->ontology,
                          &error),
           files.gl_pathv[i], &error);
    }
    (void)fclose(file);
  }
  globfree(&files);
}

static void open_stages(stages *s, const char *data) {
  char path[4096];
  quoth_error error = {0};
  must(quoth_rdf_new(&s->rdf), "rdf", NULL);
  must(quoth_model_new(NULL, &s->ontology), "model", NULL);
  read_ontology(s, data, "ontology/*.ttl");
  read_ontology(s, data, "ontology/names/*.ttl");
  must(quoth_grammar_new(s->ontology, NULL, &error, &s->grammar), data, &error);
  (void)snprintf(path, sizeof path, "%s/weights/english.weights", data);
  must(quoth_syntax_open(path, &error, &s->syntax), path, &error);
  must(quoth_parser_new(s->syntax, NULL, &s->parser), path, NULL);
  must(quoth_resolver_new(s->grammar, NULL, &s->resolver), path, NULL);
}

static quoth_document *read_document(const char *path) {
  char bytes[65536];
  quoth_buffer text = {0};
  quoth_error error = {0};
  quoth_document *document = NULL;
  FILE *file = fopen(path, "rb");
  must(file ? QUOTH_OK : QUOTH_IO, path, NULL);
  for (size_t size; (size = fread(bytes, 1, sizeof bytes, file)) > 0;) {
    quoth_buffer_add(&text, (quoth_text){bytes, size});
  }
  (void)fclose(file);
  const quoth_document_options options = {.path = quoth_text_of(path)};
  must(quoth_document_new(quoth_buffer_text(&text), &options, NULL, &error,
                          &document),
       path, &error);
  quoth_buffer_free(&text);
  return document;
}

static void print_sites(const char *path, const quoth_document *document,
                        const quoth_names *names) {
  for (size_t i = 0; i < names->site_count; i++) {
    const quoth_name_site *site = &names->sites[i];
    const quoth_name_group *group = &names->groups[site->group];
    const quoth_span span = quoth_document_source(document, site->span);
    printf("%s\t%u\t%u\t%u\t%d\t", path, site->group,
           quoth_document_code_point(document, span.begin),
           quoth_document_code_point(document, span.end), group->asked);
    for (int feature = 0; feature < QUOTH_FEATURE_COUNT; feature++) {
      printf("%d ", group->hits[feature]);
    }
    putchar('\n');
  }
}

static void run(stages *s, const char *path) {
  quoth_document *document = read_document(path);
  quoth_error error = {0};
  quoth_trees trees;
  quoth_mentions mentions;
  quoth_span *blocks = malloc((document->block_count + 1) * sizeof *blocks);
  must(blocks ? QUOTH_OK : QUOTH_NO_MEMORY, path, NULL);
  for (uint32_t i = 0; i < document->block_count; i++) {
    blocks[i] = document->blocks[i].span;
  }
  must(quoth_parse_text(s->parser, document->plain, blocks,
                        document->block_count, &error, &trees),
       path, &error);
  must(quoth_mentions_find(s->resolver, document, &trees, &error, &mentions),
       path, &error);
  print_sites(path, document, quoth_resolver_names(s->resolver));
  free(blocks);
  quoth_document_free(document);
}

int main(int argc, char **argv) {
  stages s = {0};
  if (argc < 3) {
    fprintf(stderr, "usage: quoth-name-sites DATA DOC.md...\n");
    return 2;
  }
  open_stages(&s, argv[1]);
  for (int i = 2; i < argc; i++) {
    run(&s, argv[i]);
  }
  quoth_resolver_free(s.resolver);
  quoth_parser_free(s.parser);
  quoth_syntax_close(s.syntax);
  quoth_grammar_free(s.grammar);
  quoth_model_free(s.ontology);
  quoth_rdf_free(s.rdf);
  return 0;
}
