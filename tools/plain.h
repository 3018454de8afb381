/* plain.h - the text of a treebank, with the ends of its sentences. */
#ifndef QUOTH_TOOLS_PLAIN_H
#define QUOTH_TOOLS_PLAIN_H

#include "extract/conllu.h"
#include "extract/sentence.h"
#include "extract/token.h"

/* How the sentences of a paragraph follow each other. */
typedef enum {
  PLAIN_SPACES,  /* on one line */
  PLAIN_LINES,   /* often on lines of their own */
  PLAIN_WRAPPED, /* in lines of about 72 bytes */
  PLAIN_STYLES
} plain_style;

/* Tokens of a text as the splitter sees them, with the true ends. */
typedef struct {
  quoth_glance *glances;
  bool *ends;
  uint32_t count;
} plain_text;

/* Reads a whole file; ends the program when it cannot. Freed with free. */
quoth_text plain_read_file(const char *path);

/* The text of the CoNLL-U in `conllu`, cut into tokens by our own tokeniser.
 * Paragraphs and documents are set apart by blank lines; where a treebank marks
 * no paragraphs, sentences without final punctuation (headings) are. Ends the
 * program on bad CoNLL-U. */
plain_text plain_from_conllu(quoth_text conllu, const char *path,
                             plain_style style);
void plain_free(plain_text *text);

/* malloc and realloc that end the program without memory. */
void *plain_alloc(void *old, size_t size);

#endif
