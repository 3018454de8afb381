/* syntax.h - words, tags, lemmas and dependency trees (Universal Dependencies).
 *
 * The syntax layer knows nothing of documents, names or claims: it takes a
 * text and the spans of it that hold prose, and gives sentences of tokens with
 * heads. Weights (quoth_syntax) are immutable and shared by threads; a
 * quoth_parser is the scratch of one thread and owns what it returns. */
#ifndef QUOTH_EXTRACT_SYNTAX_H
#define QUOTH_EXTRACT_SYNTAX_H

#include "model/arena.h"
#include "model/text.h"

#include <stdio.h>

/* Universal part-of-speech tags, in alphabetical order. */
typedef enum {
  QUOTH_ADJ,
  QUOTH_ADP,
  QUOTH_ADV,
  QUOTH_AUX,
  QUOTH_CCONJ,
  QUOTH_DET,
  QUOTH_INTJ,
  QUOTH_NOUN,
  QUOTH_NUM,
  QUOTH_PART,
  QUOTH_PRON,
  QUOTH_PROPN,
  QUOTH_PUNCT,
  QUOTH_SCONJ,
  QUOTH_SYM,
  QUOTH_VERB,
  QUOTH_X
} quoth_upos;

/* Relations of UD English. A subtype is a value of its own;
 * quoth_deprel_base maps it to its universal relation. */
typedef enum {
  QUOTH_DEP_ROOT,
  QUOTH_DEP_ACL,
  QUOTH_DEP_ACL_RELCL,
  QUOTH_DEP_ADVCL,
  QUOTH_DEP_ADVCL_RELCL,
  QUOTH_DEP_ADVMOD,
  QUOTH_DEP_AMOD,
  QUOTH_DEP_APPOS,
  QUOTH_DEP_AUX,
  QUOTH_DEP_AUX_PASS,
  QUOTH_DEP_CASE,
  QUOTH_DEP_CC,
  QUOTH_DEP_CC_PRECONJ,
  QUOTH_DEP_CCOMP,
  QUOTH_DEP_COMPOUND,
  QUOTH_DEP_COMPOUND_PRT,
  QUOTH_DEP_CONJ,
  QUOTH_DEP_COP,
  QUOTH_DEP_CSUBJ,
  QUOTH_DEP_CSUBJ_OUTER,
  QUOTH_DEP_CSUBJ_PASS,
  QUOTH_DEP_DEP,
  QUOTH_DEP_DET,
  QUOTH_DEP_DET_PREDET,
  QUOTH_DEP_DISCOURSE,
  QUOTH_DEP_DISLOCATED,
  QUOTH_DEP_EXPL,
  QUOTH_DEP_FIXED,
  QUOTH_DEP_FLAT,
  QUOTH_DEP_GOESWITH,
  QUOTH_DEP_IOBJ,
  QUOTH_DEP_LIST,
  QUOTH_DEP_MARK,
  QUOTH_DEP_NMOD,
  QUOTH_DEP_NMOD_DESC,
  QUOTH_DEP_NMOD_POSS,
  QUOTH_DEP_NMOD_UNMARKED,
  QUOTH_DEP_NSUBJ,
  QUOTH_DEP_NSUBJ_OUTER,
  QUOTH_DEP_NSUBJ_PASS,
  QUOTH_DEP_NUMMOD,
  QUOTH_DEP_OBJ,
  QUOTH_DEP_OBL,
  QUOTH_DEP_OBL_AGENT,
  QUOTH_DEP_OBL_UNMARKED,
  QUOTH_DEP_ORPHAN,
  QUOTH_DEP_PARATAXIS,
  QUOTH_DEP_PUNCT,
  QUOTH_DEP_REPARANDUM,
  QUOTH_DEP_VOCATIVE,
  QUOTH_DEP_XCOMP
} quoth_deprel;

/* Features the rules need, as bits; absent when not marked. */
enum {
  QUOTH_SINGULAR = 1u << 0,
  QUOTH_PLURAL = 1u << 1,
  QUOTH_FIRST = 1u << 2,
  QUOTH_SECOND = 1u << 3,
  QUOTH_THIRD = 1u << 4,
  QUOTH_PAST = 1u << 5,
  QUOTH_PRESENT = 1u << 6,
  QUOTH_FINITE = 1u << 7,
  QUOTH_INFINITIVE = 1u << 8,
  QUOTH_PARTICIPLE = 1u << 9,
  QUOTH_GERUND = 1u << 10,
  QUOTH_INDICATIVE = 1u << 11,
  QUOTH_IMPERATIVE = 1u << 12,
  QUOTH_NOMINATIVE = 1u << 13,
  QUOTH_ACCUSATIVE = 1u << 14,
  QUOTH_POSSESSIVE = 1u << 15,
  QUOTH_COMPARATIVE = 1u << 16,
  QUOTH_SUPERLATIVE = 1u << 17,
  QUOTH_DEFINITE = 1u << 18,
  QUOTH_INDEFINITE = 1u << 19,
  QUOTH_NEGATIVE = 1u << 20,
  QUOTH_INTERROGATIVE = 1u << 21,
  QUOTH_RELATIVE = 1u << 22,
  QUOTH_DEMONSTRATIVE = 1u << 23,
  QUOTH_PASSIVE = 1u << 24,
  QUOTH_MASCULINE = 1u << 25,
  QUOTH_FEMININE = 1u << 26,
  QUOTH_NEUTER = 1u << 27,
  QUOTH_CARDINAL = 1u << 28,
  QUOTH_ORDINAL = 1u << 29,
  QUOTH_ABBREVIATION = 1u << 30
};

typedef struct {
  quoth_span span;      /* bytes of the text given */
  quoth_text lemma;     /* lower case but for names; owned by the parser */
  uint32_t head;        /* index into tokens; QUOTH_NONE for the root */
  uint32_t sentence;    /* index into sentences */
  uint32_t features;    /* bits above */
  uint8_t upos;         /* quoth_upos */
  uint8_t xpos;         /* number of the Penn tag; quoth_xpos_name */
  uint8_t deprel;       /* quoth_deprel */
  uint8_t space_before; /* 1 when white space (or a line end) precedes */
} quoth_token;

typedef struct {
  uint32_t first, count; /* tokens */
  uint32_t block;        /* index of the span it lies in */
  uint32_t root;         /* index of the root token */
} quoth_sentence;

/* A parsed text. Tokens are in order of the text, sentences too; every tree is
 * well formed (one root, no cycle, heads inside the sentence). */
typedef struct {
  const quoth_token *tokens;
  uint32_t token_count;
  const quoth_sentence *sentences;
  uint32_t sentence_count;
} quoth_trees;

typedef struct quoth_syntax quoth_syntax; /* weights; immutable */
typedef struct quoth_parser quoth_parser; /* scratch of one thread */

/* Maps the weights file at `path`. Fails with QUOTH_IO, or QUOTH_BAD_DATA when
 * the file is truncated, altered, or of another version (error says which). */
quoth_status quoth_syntax_open(const char *path, quoth_error *error,
                               quoth_syntax **out);
void quoth_syntax_close(quoth_syntax *syntax);

/* `syntax` is borrowed and must outlive the parser. */
quoth_status quoth_parser_new(const quoth_syntax *syntax,
                              quoth_allocator *allocator, quoth_parser **out);
void quoth_parser_free(quoth_parser *parser);

/* Splits, tags and parses the prose in `text` (valid UTF-8, < 4 GiB) that
 * `blocks` cover (in order, not overlapping; no sentence crosses a block).
 * `out` is owned by `parser` and valid until its next call. Time is linear in
 * the text. */
quoth_status quoth_parse_text(quoth_parser *parser, quoth_text text,
                              const quoth_span *blocks, uint32_t block_count,
                              quoth_error *error, quoth_trees *out);

/* Like quoth_parse_text, but with the sentences and tokens given (only span,
 * space_before and sentence of each token are read). */
quoth_status quoth_parse_tokens(quoth_parser *parser, quoth_text text,
                                const quoth_token *tokens, uint32_t count,
                                quoth_error *error, quoth_trees *out);

/* Reads CoNLL-U, re-annotates its tokens, and writes CoNLL-U; comments and
 * multiword ranges are kept. */
quoth_status quoth_conllu_annotate(quoth_parser *parser, quoth_text conllu,
                                   const char *source, FILE *out,
                                   quoth_error *error);

/* Writes `trees` of `text` as CoNLL-U: # sent_id, # text, SpaceAfter=No, and
 * begin and end in MISC as code points of the text. */
quoth_status quoth_conllu_write(quoth_text text, const quoth_trees *trees,
                                FILE *out);

const char *quoth_upos_name(quoth_upos upos);       /* "NOUN" */
const char *quoth_xpos_name(uint8_t xpos);          /* "NNP" */
const char *quoth_deprel_name(quoth_deprel deprel); /* "nsubj:pass" */

/* A subtype stands in the enumeration behind what it is a subtype of. */
static inline quoth_deprel quoth_deprel_base(quoth_deprel deprel) {
  static const uint8_t behind[QUOTH_DEP_XCOMP + 1] = {
      [QUOTH_DEP_ACL_RELCL] = 1,     [QUOTH_DEP_ADVCL_RELCL] = 1,
      [QUOTH_DEP_AUX_PASS] = 1,      [QUOTH_DEP_CC_PRECONJ] = 1,
      [QUOTH_DEP_COMPOUND_PRT] = 1,  [QUOTH_DEP_CSUBJ_OUTER] = 1,
      [QUOTH_DEP_CSUBJ_PASS] = 2,    [QUOTH_DEP_DET_PREDET] = 1,
      [QUOTH_DEP_NMOD_DESC] = 1,     [QUOTH_DEP_NMOD_POSS] = 2,
      [QUOTH_DEP_NMOD_UNMARKED] = 3, [QUOTH_DEP_NSUBJ_OUTER] = 1,
      [QUOTH_DEP_NSUBJ_PASS] = 2,    [QUOTH_DEP_OBL_AGENT] = 1,
      [QUOTH_DEP_OBL_UNMARKED] = 2};
  return (quoth_deprel)(deprel - behind[deprel]);
}

#endif
