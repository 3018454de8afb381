/* sentence.h - private: where sentences end.
 *
 * Two linear models over hashed features decide: `marked` for text with
 * punctuation or capitals, at the gaps where a sentence could end; `bare` for
 * long stretches without either, such as automatic captions. */
#ifndef QUOTH_EXTRACT_SENTENCE_H
#define QUOTH_EXTRACT_SENTENCE_H

#include "extract/syntax.h"

enum {
  QUOTH_MARKED_BITS = 15, /* rows of the models, as powers of two */
  QUOTH_BARE_BITS = 16,
  QUOTH_SPLIT_FEATURES = 26,  /* at most, for one gap */
  QUOTH_SENTENCE_REACH = 160, /* longest sentence, in tokens */
  QUOTH_BARE_REACH = 60       /* the same where nothing is punctuated */
};

/* What stands between a token and the next one. */
typedef enum {
  QUOTH_GAP_NONE,
  QUOTH_GAP_SPACE,
  QUOTH_GAP_LINE, /* one line end */
  QUOTH_GAP_BLANK /* a blank line, or the end of the text: always an end */
} quoth_gap;

/* A token as the models see it. */
typedef struct {
  uint32_t hash;   /* of its lower-case form */
  uint16_t ending; /* hash of its last letters */
  uint8_t shape;
  uint8_t gap; /* quoth_gap after it */
} quoth_glance;

/* Weights, as views of the section "sentence". */
typedef struct {
  const int8_t *marked, *bare;
} quoth_splitter;

/* QUOTH_BAD_DATA when `section` has not the size of the models. */
quoth_status quoth_splitter_open(quoth_text section, quoth_error *error,
                                 quoth_splitter *out);

/* Fills glances[0, count) from the tokens of `text`; the gap after the last is
 * QUOTH_GAP_BLANK. */
void quoth_glance_tokens(quoth_text text, const quoth_token *tokens,
                         uint32_t count, quoth_glance *glances);

/* True of punctuation between words: full stops, commas, dashes, … */
bool quoth_glance_is_mark(const quoth_glance *glance);

/* True of what is spoken: words, numbers, addresses; not of marks. */
bool quoth_glance_is_word(const quoth_glance *glance);

/* Marks the ends of sentences: ends[i] becomes true when a sentence ends after
 * token i; the last always does. Linear in `count`. */
void quoth_sentences_split(const quoth_splitter *splitter,
                           const quoth_glance *glances, uint32_t count,
                           bool *ends);

/* For tools: the state of a sentence that may go on after token `at`. */
typedef struct {
  const quoth_glance *glances;
  uint32_t count;    /* tokens of the text */
  uint32_t first;    /* token of the sentence */
  uint32_t line;     /* first token of the line */
  uint32_t brackets; /* open ones */
  bool quoted;       /* inside straight double quotes */
  bool ends_marked;  /* the paragraph ends in a full stop or the like */
} quoth_split_state;

/* Begins a sentence at token `first`. */
void quoth_split_begin(quoth_split_state *state, uint32_t first);

/* Takes token `at` into the sentence. */
void quoth_split_take(quoth_split_state *state, uint32_t at);

/* True when a comma and a closing quote, token `at`, say that more comes: what
 * was said is followed by who said it. */
bool quoth_split_goes_on(const quoth_glance *glances, uint32_t at);

/* True when a sentence may end after token `at`. */
bool quoth_split_may_end(const quoth_split_state *state, uint32_t at);

/* Rows of the model for the gap after token `at`; returns how many. */
size_t quoth_marked_features(const quoth_split_state *state, uint32_t at,
                             uint32_t rows[QUOTH_SPLIT_FEATURES]);
size_t quoth_bare_features(const quoth_glance *glances, uint32_t first,
                           uint32_t count, uint32_t at,
                           uint32_t rows[QUOTH_SPLIT_FEATURES]);

#endif
