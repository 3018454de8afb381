/* silver.c - reads transcripts with a network, for another one to learn from:
 *
 *   quoth-silver WEIGHTS TRANSCRIPT... > silver.conllu
 *
 * What is written are the words as the program finds them, with the tags and
 * the tree that the network of WEIGHTS gives them: no rule mends either. */
#include "extract/document.h"
#include "extract/reading.h"
#include "tools/plain.h"

#include <stdlib.h>

static void check(quoth_status status, const char *path) {
  if (status != QUOTH_OK) {
    fprintf(stderr, "%s: %s\n", path, quoth_status_text(status));
    exit(3);
  }
}

static void write_transcript(quoth_parser *parser, quoth_reading *reading,
                             const char *path) {
  const quoth_text bytes = plain_read_file(path);
  const quoth_document_options options = {.path = quoth_text_of(path)};
  quoth_document *document;
  check(quoth_document_new(bytes, &options, NULL, NULL, &document), path);
  quoth_span *blocks =
      plain_alloc(NULL, document->block_count * sizeof *blocks);
  for (uint32_t i = 0; i < document->block_count; i++) {
    blocks[i] = document->blocks[i].span;
  }
  quoth_trees trees;
  check(quoth_parse_text(parser, document->plain, blocks, document->block_count,
                         NULL, &trees),
        path);
  /* Once more, without mending. */
  quoth_reading_run(reading, document->plain, (quoth_token *)trees.tokens,
                    (quoth_sentence *)trees.sentences, trees.sentence_count);
  check(quoth_conllu_write(document->plain, &trees, stdout), path);
  free(blocks);
  quoth_document_free(document);
  free((void *)bytes.at);
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fputs("usage: quoth-silver WEIGHTS TRANSCRIPT...\n", stderr);
    return 2;
  }
  quoth_syntax *syntax;
  quoth_parser *parser;
  quoth_reading *reading;
  check(quoth_syntax_open(argv[1], NULL, &syntax), argv[1]);
  check(quoth_parser_new(syntax, NULL, &parser), "parser");
  check(quoth_reading_new(syntax, NULL, &reading), "reading");
  for (int i = 2; i < argc; i++) {
    write_transcript(parser, reading, argv[i]);
  }
  quoth_reading_free(reading);
  quoth_parser_free(parser);
  quoth_syntax_close(syntax);
  return 0;
}
