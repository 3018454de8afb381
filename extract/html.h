/* html.h - the prose inside raw HTML blocks of Markdown. */
#ifndef QUOTH_EXTRACT_HTML_H
#define QUOTH_EXTRACT_HTML_H

#include "extract/inline.h"

/* Where a piece of an HTML block ended; zeroed at the block's begin. */
typedef struct {
  char quote;       /* inside this kind of quoted attribute, or 0 */
  bool in_tag;      /* between < and > */
  bool in_comment;  /* between <!-- and --> */
  uint8_t unspoken; /* depth of script, style, pre, … */
} quoth_html;

/* Adds the words of source bytes to the draft, as paragraphs; tags, comments,
 * scripts, styles and preformatted text are left out. */
quoth_status quoth_html_add(quoth_draft *draft, quoth_html *html,
                            uint32_t source, uint32_t length, uint8_t quote);

#endif
