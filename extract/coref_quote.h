/* coref_quote.h - (private) passages in quotation marks, and who says them.
 *
 * Inside quotation marks "I" is who is quoted and "you" is whom they spoke to.
 * A turn that stands in quotation marks from end to end quotes nobody. */
#ifndef QUOTH_EXTRACT_COREF_QUOTE_H
#define QUOTH_EXTRACT_COREF_QUOTE_H

#include "extract/name.h"

typedef struct {
  uint32_t first, end; /* tokens, with the marks */
  uint32_t subject;    /* token of who says it, or QUOTH_NONE: not told */
  uint32_t hearer;     /* token of whom they tell it, or QUOTH_NONE */
} quoth_quotation;

typedef struct {
  quoth_quotation *items; /* in order of the text, not nested */
  uint32_t count;
} quoth_quotations;

/* Finds the quotations of the document; they live in the scratch of `names`.
 * Linear in the text. */
quoth_status quoth_quotations_find(quoth_names *names, quoth_quotations *out);

#endif
