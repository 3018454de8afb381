/* reading.h - private: reads sentences, giving every word a tag and a head.
 *
 * A quoth_reading is the scratch of one thread. Words go through the network a
 * batch at a time (batch.h), whatever sentences they are of. */
#ifndef QUOTH_EXTRACT_READING_H
#define QUOTH_EXTRACT_READING_H

#include "extract/syntax.h"

typedef struct quoth_reading quoth_reading;

/* `syntax` is borrowed and must outlive the reading. */
quoth_status quoth_reading_new(const quoth_syntax *syntax,
                               quoth_allocator *allocator, quoth_reading **out);
void quoth_reading_free(quoth_reading *reading);

/* Reads `count` sentences of `text`, whose words are in `tokens`: their spans
 * are read, and upos, xpos, head and deprel are filled in, and the sentences'
 * roots. Every tree has one root and no cycle. Sentences may be of any length:
 * those of more than QUOTH_TREE_MAX words are cut inside and joined again. Time
 * is linear in the words. */
void quoth_reading_run(quoth_reading *reading, quoth_text text,
                       quoth_token *tokens, quoth_sentence *sentences,
                       uint32_t count);

#endif
