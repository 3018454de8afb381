/* token_clitic.h - private to the tokeniser: cuts one word into its parts. */
#ifndef QUOTH_EXTRACT_TOKEN_CLITIC_H
#define QUOTH_EXTRACT_TOKEN_CLITIC_H

#include "extract/token_word.h"

enum { QUOTH_PARTS_MAX = 6 };

/* Cuts `word` ("shouldn't've", "cannot", "10am") and stores the size of each
 * part in `sizes`, in order; returns how many (1 when it stays whole). */
size_t quoth_word_cut(quoth_text word, uint32_t sizes[QUOTH_PARTS_MAX]);

#endif
