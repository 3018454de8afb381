/* lexeme.h - private: lemma and features of a word under its tags, with a
 * memory for those seen lately.
 *
 * The same few thousand words make up most of what is said, so most look-ups
 * end in a direct-mapped table; a slot compares the whole word, so what is
 * found never depends on what was asked before. */
#ifndef QUOTH_EXTRACT_LEXEME_H
#define QUOTH_EXTRACT_LEXEME_H

#include "extract/lemma.h"
#include "extract/morph.h"

enum { QUOTH_LEXEME_SIZE = 16, QUOTH_LEXEME_SLOTS = 4096 };

/* A word remembered; longer ones are looked up each time. */
typedef struct {
  char form[QUOTH_LEXEME_SIZE]; /* padded with NUL */
  uint32_t tags;                /* 0: the slot is free */
  uint32_t features;
  uint8_t prefix;     /* the lemma is this many bytes of the form, or … */
  uint8_t lemma_size; /* … these */
  char lemma[QUOTH_LEXEME_SIZE];
} quoth_lexeme;

/* Belongs to one thread; begins as {lemmas, features, slots} with the slots
 * (QUOTH_LEXEME_SLOTS of them) all zero. */
typedef struct {
  quoth_lemmas lemmas;    /* section "lemma" */
  quoth_wordmap features; /* section "feature" */
  quoth_lexeme *slots;    /* owned by the caller */
} quoth_lexemes;

/* Sets lemma and features of a tagged token, written `form`, that stands first
 * in its sentence when `initial`. The lemma is part of `form` or copied to
 * `arena`. QUOTH_NO_MEMORY is the only failure. */
quoth_status quoth_lexeme_find(quoth_lexemes *lexemes, quoth_text form,
                               bool initial, quoth_arena *arena,
                               quoth_token *token);

#endif
