/* report_parts.h - the pieces of the report page (private to export). */
#ifndef QUOTH_EXPORT_REPORT_PARTS_H
#define QUOTH_EXPORT_REPORT_PARTS_H

#include "export/report.h"
#include "export/style.h"

/* A stretch of a document: a turn, or a mention of a node. Code points. */
typedef struct {
  uint32_t document, begin, end;
  uint32_t node;   /* speaker or what is mentioned; QUOTH_NONE */
  quoth_text text; /* turns only */
} quoth_stretch;

struct quoth_pages {
  quoth_view *view;
  quoth_stretch *turns, *mentions; /* by document, begin, longer first */
  uint32_t turn_count, mention_count;
  uint32_t *speakers; /* nodes that speak, most claims first */
  uint32_t speaker_count;
  uint32_t *speaker_of; /* per node: index into speakers + 1 */
};

enum {
  QUOTH_PAGES_SPEAKERS = 12, /* with a filter of their own */
  QUOTH_PAGES_BAND = 2       /* of confidence; has no class */
};

/* What one page shows: a range of claims. */
typedef struct {
  const quoth_pages *report;
  const quoth_view *view;
  uint32_t document; /* or QUOTH_NONE */
  uint32_t first, end;
  FILE *out;
} quoth_page;

/* Class names that filters use, each after a blank: manner, polarity,
 * confidence, speaker; nothing for what is usual, since pages have thousands.
 */
void quoth_page_classes(const quoth_page *page, const quoth_view_claim *claim);

void quoth_page_transcript(const quoth_page *page);
void quoth_page_table(const quoth_page *page);
void quoth_page_entities(const quoth_page *page);
void quoth_page_links(const quoth_page *page);

/* The style sheet (report NULL: of a page without claims) and the script; the
 * page's CSP has their hashes. */
void quoth_page_css(FILE *out, const quoth_pages *report);
void quoth_page_script(FILE *out);

/* Subject NOT verb object …, as HTML. */
void quoth_page_sentence(const quoth_page *page, const quoth_view_claim *claim);

#endif
