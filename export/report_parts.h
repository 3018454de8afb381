/* report_parts.h - the pieces of the report page (private to export). */
#ifndef QUOTH_EXPORT_REPORT_PARTS_H
#define QUOTH_EXPORT_REPORT_PARTS_H

#include "export/report.h"
#include "export/style.h"

/* Classes and addresses on pages are short, since there are thousands: a look
 * by its first letter, a manner by its first three, "neg", "a12" for the place
 * of claim 12 in the text. */

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
  bool *alone; /* per claim: no other document has it; NULL for one document */
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
  const bool *listed; /* per node: has a place in the index, for links */
  FILE *out;
} quoth_page;

/* Class names that filters use, with blanks between: manner, polarity,
 * confidence, speaker (if not `around`, whose class the surroundings have),
 * only here; nothing for what is usual, since pages have thousands. `separator`
 * comes before the first. */
void quoth_page_classes(const quoth_page *page, const quoth_view_claim *claim,
                        const char *separator, uint32_t around);

/* The number of a speaker's box; 0 for nobody. */
uint32_t quoth_page_speaker(const quoth_page *page, uint32_t node);

/* How often what occurs on the page. */
typedef struct {
  uint32_t manners[QUOTH_MANNER_COUNT], denied, alone;
  uint32_t speakers[QUOTH_PAGES_SPEAKERS + 2], speaker_count;
} quoth_tally;

quoth_tally quoth_page_count(const quoth_page *page);
quoth_status quoth_page_filters(const quoth_page *page,
                                const quoth_tally *tally);
void quoth_page_key(FILE *out);

void quoth_page_transcript(const quoth_page *page);
void quoth_page_table(const quoth_page *page);

/* Makes the index of the entities, and sets page->listed; to be released
 * whatever the status, after the page is written. */
typedef struct quoth_index quoth_index;
quoth_status quoth_index_new(quoth_page *page, quoth_index **out);
void quoth_index_free(quoth_index *index);
void quoth_page_questions(const quoth_page *page);
void quoth_page_entities(const quoth_page *page, const quoth_index *index);
void quoth_page_links(const quoth_page *page);

/* A node by name, linked to its place in the index. */
void quoth_page_node(const quoth_page *page, uint32_t index);

/* What touches each node, sorted: of node n, items [start[n], start[n + 1]). */
typedef struct {
  struct quoth_touch {
    uint32_t node, item;
  } * items;
  uint32_t *start, count;
} quoth_touches;

/* The page's claims by the nodes they are about. The caller frees `out`,
 * whatever the status. */
quoth_status quoth_page_touches(const quoth_page *page, quoth_touches *out);
void quoth_touches_free(quoth_touches *touches);

/* report.css and report.js, as the build embeds them. */
extern const unsigned char quoth_report_css[], quoth_report_js[];
extern const size_t quoth_report_css_size, quoth_report_js_size;

/* The style sheet (report NULL: of a page without claims); the page's CSP has
 * its hash. */
void quoth_page_css(FILE *out, const quoth_pages *report);

/* Subject NOT verb object …, as HTML. */
void quoth_page_sentence(const quoth_page *page, const quoth_view_claim *claim);

#endif
