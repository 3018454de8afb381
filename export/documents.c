#include "export/documents.h"

#include "model/vocab.h"

#include <stdlib.h>

/* The document when there is just one, else 0. */
static quoth_id only_document(const quoth_model *model) {
  quoth_cursor cursor = quoth_model_find(
      model, (quoth_quad){0, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_DOCUMENT, 0});
  quoth_quad first;
  quoth_quad second;
  return quoth_model_next(&cursor, &first) &&
                 !quoth_model_next(&cursor, &second)
             ? first.subject
             : 0;
}

/* The id in `into` of a term of `from`; `known` remembers. */
static quoth_status carry(const quoth_model *from, quoth_model *into,
                          quoth_id *known, quoth_id id, quoth_id *out) {
  if (id && !known[id]) {
    quoth_term term = quoth_model_get(from, id);
    QUOTH_TRY(carry(from, into, known, term.datatype, &term.datatype));
    QUOTH_TRY(quoth_model_term(into, &term, &known[id]));
  }
  *out = known[id];
  return QUOTH_OK;
}

static quoth_status place_all(const quoth_model *from, quoth_model *into,
                              quoth_id document, quoth_id *known) {
  const uint32_t count = quoth_model_quad_count(from);
  for (uint32_t i = 0; i < count; i++) {
    const quoth_quad quad = quoth_model_quad(from, i);
    quoth_quad to;
    QUOTH_TRY(carry(from, into, known, quad.graph ? quad.graph : document,
                    &to.graph));
    QUOTH_TRY(carry(from, into, known, quad.subject, &to.subject));
    QUOTH_TRY(carry(from, into, known, quad.predicate, &to.predicate));
    QUOTH_TRY(carry(from, into, known, quad.object, &to.object));
    QUOTH_TRY(
        quoth_model_add(into, to.subject, to.predicate, to.object, to.graph));
  }
  return QUOTH_OK;
}

quoth_status quoth_documents_place(const quoth_model *from, quoth_model *into) {
  quoth_id *known =
      calloc((size_t)quoth_model_term_count(from) + 1, sizeof *known);
  if (!known) {
    return QUOTH_NO_MEMORY;
  }
  const quoth_status status = place_all(from, into, only_document(from), known);
  free(known);
  return status;
}

/* `rank[g]` becomes 1 + the place of graph g in the list. */
static void count_graphs(const quoth_model *model, size_t *rank,
                         quoth_graph_list *out) {
  for (uint32_t i = 0; i < quoth_model_quad_count(model); i++) {
    const quoth_id graph = quoth_model_quad(model, i).graph;
    if (!rank[graph]) {
      rank[graph] = ++out->count;
      out->parts[out->count - 1] = (quoth_graph_part){graph, NULL, 0};
    }
    out->parts[rank[graph] - 1].count++;
  }
}

static void deal_quads(const quoth_model *model, const size_t *rank,
                       quoth_graph_list *out) {
  uint32_t *next = out->quads;
  for (size_t i = 0; i < out->count; i++) {
    out->parts[i].quads = next;
    next += out->parts[i].count;
    out->parts[i].count = 0;
  }
  for (uint32_t i = 0; i < quoth_model_quad_count(model); i++) {
    quoth_graph_part *part =
        &out->parts[rank[quoth_model_quad(model, i).graph] - 1];
    out->quads[(size_t)(part->quads - out->quads) + part->count++] = i;
  }
}

quoth_status quoth_graph_list_make(const quoth_model *model,
                                   quoth_graph_list *out) {
  const size_t terms = (size_t)quoth_model_term_count(model) + 1;
  const size_t quads = quoth_model_quad_count(model);
  size_t *rank = calloc(terms, sizeof *rank);
  *out = (quoth_graph_list){
      .parts = calloc(terms < quads ? terms : quads + 1, sizeof *out->parts),
      .quads = calloc(quads + 1, sizeof *out->quads)};
  const bool made = rank && out->parts && out->quads;
  if (made) {
    count_graphs(model, rank, out);
    deal_quads(model, rank, out);
  }
  free(rank);
  return made ? QUOTH_OK : QUOTH_NO_MEMORY;
}

void quoth_graph_list_free(quoth_graph_list *list) {
  free(list->parts);
  free(list->quads);
  *list = (quoth_graph_list){.parts = NULL};
}
