/* pattern.h - PCRE2 patterns for names that have a shape.
 *
 * A pattern is tried at the beginning of a word only, and only where the first
 * bytes are such that it can begin with them: a table tells for the first, and
 * a cache for the first two and for the word, so that most cost no match at
 * all.
 * Text is well-formed UTF-8; a line break or tab in it counts as a blank.
 *
 * Whatever the pattern, a match takes bounded time: it looks at a window of
 * QUOTH_PATTERN_WINDOW bytes and gives up after a fixed number of steps, and
 * one that gave up too often is left out until the next reset. The compiled
 * code is interpreted, not JIT-compiled, so that the limits mean the same on
 * every machine. */
#ifndef QUOTH_EXTRACT_PATTERN_H
#define QUOTH_EXTRACT_PATTERN_H

#include "model/arena.h"

enum { QUOTH_PATTERN_WINDOW = 256 };

/* Compiled patterns; immutable, shared by threads. */
typedef struct quoth_patterns quoth_patterns;

/* What one thread needs to match them. */
typedef struct quoth_pattern_matcher quoth_pattern_matcher;

/* Compiles `texts`, which are numbered from 0. Fails with QUOTH_BAD_SYNTAX,
 * `*bad` the pattern at fault and `error` (may be NULL) PCRE2's message with
 * the offset in code units of the pattern; QUOTH_NO_MEMORY. */
quoth_status quoth_patterns_new(const quoth_text *texts, uint32_t count,
                                quoth_allocator *allocator, quoth_error *error,
                                uint32_t *bad, quoth_patterns **out);
void quoth_patterns_free(quoth_patterns *patterns); /* NULL is allowed */

/* Whether any pattern may match text with this first byte. */
bool quoth_patterns_begin_with(const quoth_patterns *patterns,
                               unsigned char first);

/* `patterns` is borrowed and must outlive the matcher. */
quoth_status quoth_pattern_matcher_new(const quoth_patterns *patterns,
                                       quoth_allocator *allocator,
                                       quoth_pattern_matcher **out);
void quoth_pattern_matcher_free(quoth_pattern_matcher *matcher);

/* Before each document: patterns that were left out are tried again. */
void quoth_pattern_matcher_reset(quoth_pattern_matcher *matcher);

/* The text that the next matches look at: a sentence; borrowed. */
quoth_status quoth_pattern_matcher_read(quoth_pattern_matcher *matcher,
                                        quoth_text text);

/* How many bytes the pattern takes at byte `at` of the text (a beginning of a
 * code point); 0: it does not match there. `*slow` (may be NULL) tells whether
 * it gave up. */
quoth_status quoth_pattern_match(quoth_pattern_matcher *matcher,
                                 uint32_t pattern, size_t at, size_t *length,
                                 bool *slow);

/* Which patterns match at a place of the text, one after another. */
typedef struct {
  size_t at;
  const uint32_t *list; /* patterns that may begin with the first byte */
  uint32_t count, next; /* of the list */
  uint64_t mask; /* bit i: list[next + i] really may; the last: the rest */
} quoth_pattern_cursor;

quoth_pattern_cursor quoth_pattern_find(quoth_pattern_matcher *matcher,
                                        size_t at);

/* The next one that matches, and how many bytes it takes; `*length` is 0 when
 * there is none left. */
quoth_status quoth_pattern_next(quoth_pattern_matcher *matcher,
                                quoth_pattern_cursor *cursor, uint32_t *pattern,
                                size_t *length);

#endif
