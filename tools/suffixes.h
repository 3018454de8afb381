/* suffixes.h - the smallest map from words and endings that explains what was
 * seen: for each word (under its tags) the value of its longest known ending,
 * or its own where that is an exception. */
#ifndef QUOTH_TOOLS_SUFFIXES_H
#define QUOTH_TOOLS_SUFFIXES_H

#include "extract/wordmap.h"

typedef struct suffixes suffixes;

/* Endings are learnt up to `longest` (<= QUOTH_ENDING_MAX) bytes. All
 * functions end the program without memory. */
suffixes *suffixes_new(size_t longest);
void suffixes_free(suffixes *learner);

/* One word seen with `value`. */
void suffixes_add(suffixes *learner, quoth_word_class class, quoth_text lower,
                  uint32_t value);

/* The map; its slots are malloc'ed. */
quoth_wordmap suffixes_learn(suffixes *learner);

#endif
