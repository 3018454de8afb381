/* compare.h - the same claim in several documents.
 *
 * Claims of different documents are aligned by their words: a claim's bag is
 * its quote, its sentence, the labels of its arguments and, lightly, what is
 * said around it; rare words weigh more. A claim pairs with its best in every
 * other document, when each is the other's best or says most of it again; and
 * with whatever denies it. What differs within a pair makes it corroborated,
 * shifted or contradicted. Nothing depends on the order of the documents. */
#ifndef QUOTH_EXPORT_COMPARE_H
#define QUOTH_EXPORT_COMPARE_H

#include "export/view.h"

#include <stdio.h>

/* What differs within a pair; bits. */
enum {
  QUOTH_DIFFERS_POLARITY = 1,
  QUOTH_DIFFERS_NUMBER = 2,
  QUOTH_DIFFERS_DATE = 4,
  QUOTH_DIFFERS_NAME = 8,
  QUOTH_DIFFERS_SPEAKER = 16, /* who says it */
  QUOTH_DIFFERS_STRENGTH = 32,
  QUOTH_DIFFERS_WORDING = 64 /* a word and one spelt almost like it */
};

typedef struct {
  uint32_t a, b;         /* claims of the view; a < b */
  uint8_t kind;          /* quoth_link_kind */
  uint8_t differs;       /* bits */
  uint8_t score;         /* percent: how alike */
  quoth_text in_a, in_b; /* the words that differ most; or empty */
} quoth_match;

typedef struct {
  quoth_match *matches; /* most telling first; see compare.c */
  uint32_t match_count;
  bool *alone; /* per claim of the view: has no match */
  quoth_arena arena;
} quoth_comparison;

/* Fills `out`, which the caller releases whatever the status. Time grows with
 * the number of claims times the documents' shared rare words. */
quoth_status quoth_compare(const quoth_view *view, quoth_comparison *out);
void quoth_comparison_free(quoth_comparison *comparison);

/* Adds quoth:corroborates, quoth:contradicts, quoth:shifts to `model`, the
 * one behind the view, in its default graph. Views made before do not see
 * them. */
quoth_status quoth_comparison_record(const quoth_comparison *comparison,
                                     const quoth_view *view,
                                     quoth_model *model);

/* Compares the documents that a graph tells of and adds the links between them
 * to it; does nothing when there is one document, or more than `most`. */
quoth_status quoth_model_link(quoth_model *model, uint32_t most);

/* Writers return QUOTH_IO when `out` is in error afterwards. `columns`: width
 * of the table, 0 for no limit; `colour`: what the kinds are is coloured, too.
 */
quoth_status quoth_comparison_table(const quoth_comparison *comparison,
                                    const quoth_view *view, unsigned columns,
                                    bool colour, FILE *out);
quoth_status quoth_comparison_json(const quoth_comparison *comparison,
                                   const quoth_view *view, FILE *out);
quoth_status quoth_comparison_turtle(const quoth_comparison *comparison,
                                     const quoth_view *view, FILE *out);

/* "number", "strength" … of one bit. */
const char *quoth_difference_word(unsigned bit);

#endif
