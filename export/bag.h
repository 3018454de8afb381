/* bag.h - weighted words of a text (private to export). */
#ifndef QUOTH_EXPORT_BAG_H
#define QUOTH_EXPORT_BAG_H

#include "model/buffer.h"
#include "model/model.h"

/* One word as written, with its normal form. */
typedef struct {
  quoth_text written;
  quoth_id stem; /* a literal of the word model */
  bool number, name;
  bool first; /* of its text: its capital means nothing */
} quoth_word;

/* Cuts `text` into words and adds them to `*words` (grown with quoth_grow).
 * Stems are lower case without the endings of nouns and verbs; hyphens inside
 * names with digits vanish ("DGX-1" is "dgx1"), other hyphens part words;
 * number words are digits ("GPT-three" is "gpt3"). */
quoth_status quoth_words_add(quoth_model *stems, quoth_text text,
                             quoth_word **words, size_t *capacity,
                             uint32_t *count);

/* True when two stems are spelt almost alike: at most a third of the letters
 * of words of four or more. */
bool quoth_words_alike(quoth_text a, quoth_text b);

#endif
