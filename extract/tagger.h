/* tagger.h - private: reads a sentence and says what each word is.
 *
 * A quoth_reading is the scratch of one thread: the word vectors and states of
 * the sentence read last. quoth_parse_sentence (arcs.h) starts from it. */
#ifndef QUOTH_EXTRACT_TAGGER_H
#define QUOTH_EXTRACT_TAGGER_H

#include "extract/syntax.h"
#include "extract/xpos.h"

typedef struct quoth_reading quoth_reading;

/* `syntax` is borrowed and must outlive the reading. */
quoth_status quoth_reading_new(const quoth_syntax *syntax,
                               quoth_allocator *allocator, quoth_reading **out);
void quoth_reading_free(quoth_reading *reading);

/* Reads one sentence: `count` tokens of `text`, of which span is read, and
 * upos and xpos are filled in. Any count is allowed; time and memory are
 * linear in it. QUOTH_NO_MEMORY is the only failure. */
quoth_status quoth_tag_sentence(quoth_reading *reading, quoth_text text,
                                quoth_token *tokens, uint32_t count);

#endif
