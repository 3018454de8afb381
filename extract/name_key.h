/* name_key.h - names as they sound: without case, accents and joints.
 *
 * A name is cut into units of letters or of digits; what stands between them
 * does not count, and a unit counts by a hash of its folded letters:
 *
 *   "DALL·E", "Dall.E", "DALL E"       dall | e
 *   "GPT-3", "GPT3", "GPT three"       gpt | 3
 *   "Citroën's"                        citroen | s
 */
#ifndef QUOTH_EXTRACT_NAME_KEY_H
#define QUOTH_EXTRACT_NAME_KEY_H

#include "model/text.h"

enum { QUOTH_FOLD_MAX = 48 }; /* longer units are cut in the key */

typedef struct {
  quoth_span span;    /* of the text given */
  uint64_t hash;      /* of the folded letters; number words are digits */
  uint64_t word_hash; /* of the folded letters as they are */
  uint64_t stem_hash; /* without a plural -s; 0 when there is none */
} quoth_name_unit;

/* The next unit at or after `*at`; moves `*at` behind it. False at the end. */
bool quoth_name_unit_next(quoth_text text, size_t *at, quoth_name_unit *out);

/* The key of a sequence of units: start with 0, add them in order. The first
 * unit of a name keeps its words ("One Direction"), so `first` is true there.
 */
uint64_t quoth_name_key_add(uint64_t key, const quoth_name_unit *unit,
                            bool first);

/* The key of a whole text; 0 when it has no unit. */
uint64_t quoth_name_key(quoth_text text);

/* The word_hash of the first unit of a text; 0 when it has none. */
uint64_t quoth_name_first_word(quoth_text text);

/* Folds the ASCII letters that `text` begins with; returns how many. */
size_t quoth_name_plain(quoth_text text, char out[QUOTH_FOLD_MAX]);

/* Folds letters (lower case, no accents; others dropped) into `out`; returns
 * the bytes written, at most QUOTH_FOLD_MAX. */
size_t quoth_name_fold(quoth_text text, char out[QUOTH_FOLD_MAX]);

#endif
