/* token_word.h - private to the tokeniser: how far a word goes.
 *
 * A stretch is what stands between two white spaces. A word begins with a
 * letter or digit and takes in the marks that belong inside it. */
#ifndef QUOTH_EXTRACT_TOKEN_WORD_H
#define QUOTH_EXTRACT_TOKEN_WORD_H

#include "extract/token_char.h"

typedef struct {
  quoth_text text;
  size_t begin, end;       /* of the stretch */
  size_t limit;            /* end of the block; what follows may be looked at */
  bool has_at, has_scheme; /* holds '@'; holds "://" or "www." */
} quoth_stretch;

/* Up to eight ASCII bytes in lower case, padded with NUL; all NUL when the
 * word is longer or not ASCII. For look-up in tables of short words. */
typedef struct {
  char at[8];
} quoth_short;

quoth_short quoth_short_of(quoth_text word);

/* The end of the word that begins at `at` (a letter or digit, or a mark that
 * may begin a word). */
size_t quoth_word_end(const quoth_stretch *stretch, size_t at);

/* The end of the URL or e-mail address at `at`, or `at` when there is none. */
size_t quoth_address_end(const quoth_stretch *stretch, size_t at);

/* The end of a URL whose beginning has been seen, at or before `at`. */
size_t quoth_url_end(const quoth_stretch *stretch, size_t begin, size_t at);

/* The end of what hyphen joins at `at` to the word begun at `begin`; `at` when
 * the word ends before the hyphen. */
size_t quoth_hyphen_join(const quoth_stretch *stretch, size_t begin, size_t at);

/* True when the word [begin, at), which a full stop follows, is an
 * abbreviation that takes the full stop in. */
bool quoth_word_is_abbreviation(const quoth_stretch *stretch, size_t begin,
                                size_t at);

#endif
