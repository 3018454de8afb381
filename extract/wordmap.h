/* wordmap.h - private: numbers by word, in a section of the weights.
 *
 * Open addressing; a slot holds a 32-bit key (0: free) and a value. Words are
 * not stored: what is asked is the key of a word under a tag, exactly or of its
 * last bytes, and 32 bits keep the odds of a false hit near one in 100,000. */
#ifndef QUOTH_EXTRACT_WORDMAP_H
#define QUOTH_EXTRACT_WORDMAP_H

#include "model/text.h"

typedef struct {
  uint32_t key, value;
} quoth_wordmap_slot;

typedef struct {
  const quoth_wordmap_slot *slots;
  uint32_t mask;
} quoth_wordmap;

enum {
  QUOTH_WORDMAP_REACH = 32, /* slots looked at for a key */
  QUOTH_ENDING_MAX = 6,     /* bytes of the longest ending with a key */
  QUOTH_LOWER_MAX = 96      /* bytes of the longest word looked up */
};

/* `bytes` must hold a power of two of slots; false otherwise. */
bool quoth_wordmap_open(quoth_text bytes, quoth_wordmap *out);

/* The value of `key`, or NULL. */
const uint32_t *quoth_wordmap_find(const quoth_wordmap *map, uint32_t key);

/* Where a word is looked up: its tags and how it is written. */
typedef struct {
  uint8_t upos, xpos;
  bool capital; /* begins with a capital where lower case was possible */
} quoth_word_class;

/* The key of the word `lower`; of an ending of `size` bytes, 0 for the tags
 * alone. Never 0. */
uint32_t quoth_wordmap_word(quoth_word_class class, quoth_text lower);
uint32_t quoth_wordmap_ending(quoth_word_class class, quoth_text lower,
                              size_t size);

/* `form` in lower case with typewriter apostrophes, in `buffer`; empty when
 * the form is too long to be looked up. */
quoth_text quoth_word_lower(quoth_text form, char buffer[QUOTH_LOWER_MAX]);

#endif
