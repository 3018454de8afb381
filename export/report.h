/* report.h - one HTML page that shows a graph with its text.
 *
 * The page is whole in itself: no network, no framework, a strict content
 * security policy with the hashes of its one style and one script. Reading,
 * links, tabs and filters work without the script; it adds search, sorting,
 * the panel of a claim and the CSV. Every string of the graph is escaped.
 *
 * Addresses on the page: #claim-12 (row of the table), #a12 (place in the
 * text), #n12 (entity), #q12 (question), #t12 (turn). */
#ifndef QUOTH_EXPORT_REPORT_H
#define QUOTH_EXPORT_REPORT_H

#include "export/view.h"

#include <stdio.h>

typedef struct quoth_pages quoth_pages; /* view, turns and mentions */

/* Gathers what pages need. `view` must outlive the report and may get more
 * nodes: what is mentioned without being claimed of. */
quoth_status quoth_pages_new(quoth_view *view, quoth_pages **out);
void quoth_pages_free(quoth_pages *report);

/* Writes the page of one document, or of all with QUOTH_NONE. `index` (may be
 * NULL) is the address of the page that lists all documents. */
quoth_status quoth_pages_write(const quoth_pages *report, uint32_t document,
                               const char *index, FILE *out,
                               quoth_error *error);

/* Writes the page that lists the documents; the page of document i is at
 * `folder`/i+1.html. */
quoth_status quoth_pages_write_index(const quoth_pages *report,
                                     const char *folder, FILE *out);

/* Bytes of text in all documents: what tells whether to split. */
uint64_t quoth_pages_size(const quoth_pages *report);

#endif
