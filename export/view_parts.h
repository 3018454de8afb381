/* view_parts.h - the pieces of a view (private to export).
 *
 * view.c finds documents and questions, view_node.c tells what a node is,
 * view_claim.c reads claims, view_link.c tells which claims speak to which. */
#ifndef QUOTH_EXPORT_VIEW_PARTS_H
#define QUOTH_EXPORT_VIEW_PARTS_H

#include "export/view.h"

/* A view under construction. */
typedef struct {
  quoth_view *view;
  uint32_t *document_of; /* term id -> document index + 1 */
  uint32_t *question_of; /* term id -> question index + 1 */
  size_t argument_capacity, link_capacity;
} quoth_view_maker;

/* What things are sorted by; all that comparison needs. */
typedef struct {
  uint32_t major, begin, end, index;
  quoth_text text;
} quoth_view_key;

int quoth_view_key_compare(const void *a, const void *b);

/* Pattern of "`id` is a `type`". */
quoth_quad quoth_view_type(quoth_id id, quoth_id type);

/* Words of the object; empty when there is none. */
quoth_text quoth_view_text(const quoth_model *model, quoth_id subject,
                           quoth_id predicate);

uint32_t quoth_view_count(const quoth_model *model, quoth_quad pattern);

/* Where a span stands; leaves alone what the graph does not tell. */
void quoth_view_locate(const quoth_view_maker *m, quoth_id span,
                       uint32_t *document, uint32_t *begin, uint32_t *end);

/* Sorted by place first, then made, so that nodes come in order of the text
 * whatever the order of the file. */
quoth_status quoth_view_claims(quoth_view_maker *m);

/* What corroborates or contradicts what: as the graph states it, by common
 * propositions, and denials of what others affirm. */
quoth_status quoth_view_links(quoth_view_maker *m);

#endif
