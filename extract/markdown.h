/* markdown.h - reads Markdown into a draft: headings, paragraphs, quotes, list
 * items and table cells become lines of text; code, images and tags are left
 * out. */
#ifndef QUOTH_EXTRACT_MARKDOWN_H
#define QUOTH_EXTRACT_MARKDOWN_H

#include "extract/draft.h"

/* Reads from draft->body on. Fails with QUOTH_NO_MEMORY or QUOTH_LIMIT. Linear
 * time, also for deep nesting. */
quoth_status quoth_markdown_read(quoth_draft *draft);

#endif
