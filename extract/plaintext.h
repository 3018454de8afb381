/* plaintext.h - reads plain text into a draft: paragraphs between blank lines,
 * list bullets, stray Markdown emphasis. */
#ifndef QUOTH_EXTRACT_PLAINTEXT_H
#define QUOTH_EXTRACT_PLAINTEXT_H

#include "extract/draft.h"

/* Fails with QUOTH_NO_MEMORY or QUOTH_LIMIT. Linear time. */
quoth_status quoth_plaintext_read(quoth_draft *draft);

#endif
