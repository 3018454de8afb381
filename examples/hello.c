/* hello.c - what somebody said, as Turtle.
 *
 * usage: hello WEIGHTS TURTLE...
 * such as: hello weights/english.weights $(find ontology -name '*.ttl') */
#include <quoth.h>
#include <stdio.h>
#include <stdlib.h>

static quoth_error error;

/* A failure ends this program; a real one would do better. */
static void must(quoth_status status) {
  if (status != QUOTH_OK) {
    fprintf(stderr, "hello: %s: %s\n", error.source,
            error.message[0] ? error.message : quoth_status_text(status));
    exit(1);
  }
}

int main(int argc, char **argv) {
  quoth_rdf *rdf;
  quoth_model *ontology, *graph;
  quoth_grammar *grammar;
  quoth_syntax *syntax;
  quoth_extractor *extractor;
  quoth_document *document;
  quoth_extraction found;
  const quoth_text talk =
      quoth_text_of("Ada Moss: We founded Brightwater in 2019.\n\n"
                    "Ben Rao: Did it ever lose a customer?\n\n"
                    "Ada Moss: No, it never lost one.\n");

  must(quoth_rdf_new(&rdf));
  must(quoth_model_new(NULL, &ontology));
  for (int i = 2; i < argc; i++) {
    FILE *file = fopen(argv[i], "rb");
    must(file ? quoth_rdf_load(rdf, file, argv[i], NULL, ontology, &error)
              : QUOTH_IO);
    fclose(file);
  }
  must(quoth_grammar_new(ontology, NULL, &error, &grammar));
  must(quoth_syntax_open(argc > 1 ? argv[1] : "", &error, &syntax));
  must(quoth_extractor_new(grammar, syntax, NULL, &extractor));

  const quoth_document_options from = {.path = quoth_text_of("talk.txt")};
  const quoth_record_options how = {.version = "hello", .rule_pack = "shipped"};
  must(quoth_document_new(talk, &from, NULL, &error, &document));
  must(quoth_extract(extractor, document, &error, &found));
  must(quoth_model_new(NULL, &graph));
  must(quoth_extraction_record(&found, grammar, &how, graph, &error));
  must(quoth_rdf_write(rdf, graph, QUOTH_TURTLE, how.base, stdout, &error));

  quoth_model_free(graph);
  quoth_document_free(document);
  quoth_extractor_free(extractor);
  quoth_syntax_close(syntax);
  quoth_grammar_free(grammar);
  quoth_model_free(ontology);
  quoth_rdf_free(rdf);
  return 0;
}
