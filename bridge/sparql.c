#include "bridge/session.h"
#include "bridge/storage.h"
#include "export/answer.h"
#include "export/term.h"

#include <librdf.h>
#include <stdlib.h>

static quoth_status add_node(quoth_model *terms, librdf_node *node,
                             quoth_id *out) {
  size_t size = 0;
  if (librdf_node_is_resource(node)) {
    const char *iri =
        (char *)librdf_uri_as_counted_string(librdf_node_get_uri(node), &size);
    return quoth_model_iri(terms, (quoth_text){iri, size}, out);
  }
  if (librdf_node_is_blank(node)) {
    const char *label =
        (char *)librdf_node_get_counted_blank_identifier(node, &size);
    return quoth_model_blank(terms, (quoth_text){label, size}, out);
  }
  const char *text =
      (char *)librdf_node_get_literal_value_as_counted_string(node, &size);
  const char *tag = librdf_node_get_literal_value_language(node);
  librdf_uri *type = librdf_node_get_literal_value_datatype_uri(node);
  quoth_id datatype = 0;
  if (type && !tag) {
    size_t type_size = 0;
    const char *iri = (char *)librdf_uri_as_counted_string(type, &type_size);
    QUOTH_TRY(quoth_model_iri(terms, (quoth_text){iri, type_size}, &datatype));
  }
  char lower[QUOTH_TAG_SIZE];
  return quoth_model_literal(terms, (quoth_text){text, size}, datatype,
                             tag ? quoth_tag_lower(quoth_text_of(tag), lower)
                                 : (quoth_text){"", 0},
                             out);
}

static quoth_status take_names(librdf_query_results *results,
                               quoth_answer *out) {
  const int count = librdf_query_results_get_bindings_count(results);
  out->columns = count > 0 ? (size_t)count : 0;
  out->names =
      quoth_arena_alloc(&out->arena, (out->columns + 1) * sizeof *out->names);
  if (!out->names) {
    return QUOTH_NO_MEMORY;
  }
  for (int i = 0; i < count; i++) {
    const char *name = librdf_query_results_get_binding_name(results, i);
    out->names[i] =
        quoth_arena_copy(&out->arena, quoth_text_of(name ? name : ""));
    if (!out->names[i].at) {
      return QUOTH_NO_MEMORY;
    }
  }
  return QUOTH_OK;
}

static quoth_status take_row(librdf_query_results *results, quoth_answer *out) {
  quoth_id *row = quoth_answer_row(out);
  if (!row) {
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 0; i < out->columns; i++) {
    librdf_node *node = librdf_query_results_get_binding_value(results, (int)i);
    if (node) {
      const quoth_status status = add_node(out->terms, node, &row[i]);
      librdf_free_node(node);
      QUOTH_TRY(status);
    }
  }
  return QUOTH_OK;
}

static quoth_status take_table(librdf_query_results *results,
                               quoth_answer *out) {
  QUOTH_TRY(take_names(results, out));
  if (!out->columns) {
    return QUOTH_OK;
  }
  while (!librdf_query_results_finished(results)) {
    QUOTH_TRY(take_row(results, out));
    if (librdf_query_results_next(results) != 0) {
      break;
    }
  }
  return QUOTH_OK;
}

static quoth_status take_statement(librdf_statement *statement,
                                   quoth_model *into) {
  librdf_node *nodes[] = {librdf_statement_get_subject(statement),
                          librdf_statement_get_predicate(statement),
                          librdf_statement_get_object(statement)};
  quoth_id ids[3];
  for (int i = 0; i < 3; i++) {
    if (!nodes[i]) {
      return QUOTH_OK; /* a part was unbound: no statement */
    }
    QUOTH_TRY(add_node(into, nodes[i], &ids[i]));
  }
  return quoth_model_add(into, ids[0], ids[1], ids[2], 0);
}

static quoth_status take_graph(librdf_query_results *results,
                               quoth_answer *out) {
  out->kind = QUOTH_ANSWER_GRAPH;
  librdf_stream *stream = librdf_query_results_as_stream(results);
  quoth_status status = stream ? QUOTH_OK : QUOTH_NO_MEMORY;
  while (status == QUOTH_OK && !librdf_stream_end(stream)) {
    librdf_statement *statement = librdf_stream_get_object(stream);
    if (!statement) {
      break;
    }
    status = take_statement(statement, out->terms);
    librdf_stream_next(stream);
  }
  if (stream) {
    librdf_free_stream(stream);
  }
  return status;
}

static quoth_status take_results(librdf_query_results *results,
                                 quoth_answer *out) {
  QUOTH_TRY(quoth_model_new(NULL, &out->terms));
  if (librdf_query_results_is_boolean(results)) {
    out->kind = QUOTH_ANSWER_BOOLEAN;
    out->truth = librdf_query_results_get_boolean(results) > 0;
    return QUOTH_OK;
  }
  return librdf_query_results_is_graph(results) ? take_graph(results, out)
                                                : take_table(results, out);
}

static quoth_status run(quoth_rdf *rdf, librdf_model *model,
                        const quoth_plan *plan, quoth_answer *out) {
  librdf_uri *base =
      librdf_new_uri(rdf->librdf, (const unsigned char *)QUOTH_RDF_BASE);
  librdf_query *query =
      base ? librdf_new_query(rdf->librdf, "sparql", NULL,
                              (const unsigned char *)plan->query.bytes, base)
           : NULL;
  librdf_query_results *results =
      query ? librdf_query_execute(query, model) : NULL;
  quoth_status status = QUOTH_OK;
  if (results) {
    status = take_results(results, out);
    librdf_free_query_results(results);
  }
  if (query) {
    librdf_free_query(query);
  }
  if (base) {
    librdf_free_uri(base);
  }
  if (rdf->status != QUOTH_OK) {
    return rdf->status;
  }
  return results ? status
                 : quoth_error_set(rdf->error, QUOTH_BAD_SYNTAX, rdf->name, 0,
                                   "rasqal cannot run it");
}

/* Without rows rasqal names no columns. */
static quoth_status copy_names(const quoth_plan *plan, quoth_answer *out) {
  out->names =
      quoth_arena_alloc(&out->arena, (plan->shown + 1) * sizeof *out->names);
  if (!out->names) {
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 0; i < plan->shown; i++) {
    out->names[i] = quoth_arena_copy(&out->arena, plan->names[i]);
    if (!out->names[i].at) {
      return QUOTH_NO_MEMORY;
    }
  }
  out->columns = plan->shown;
  return QUOTH_OK;
}

static quoth_status answer(quoth_rdf *rdf, const quoth_model *model,
                           const quoth_plan *plan, quoth_answer *out) {
  quoth_storage storage;
  QUOTH_TRY(quoth_storage_new(rdf->librdf, model, &storage));
  quoth_answer rows = {.kind = QUOTH_ANSWER_TABLE};
  quoth_status status =
      run(rdf, storage.model, plan, plan->grouped ? &rows : out);
  if (status == QUOTH_OK && plan->grouped) {
    status = quoth_answer_group(plan, &rows, out);
  }
  if (status == QUOTH_OK && plan->arranged && out->columns) {
    status = quoth_answer_arrange(plan, out);
  }
  if (status == QUOTH_OK && out->kind == QUOTH_ANSWER_TABLE && !plan->grouped &&
      !out->columns) {
    status = copy_names(plan, out);
  }
  quoth_answer_free(&rows);
  quoth_storage_free(&storage);
  return status;
}

quoth_status quoth_librdf_ask(quoth_rdf *rdf, const quoth_model *model,
                              quoth_text query, quoth_error *error,
                              quoth_answer *out) {
  QUOTH_TRY(quoth_librdf_start(rdf, error));
  quoth_plan plan;
  quoth_status status = quoth_plan_make(query, model, error, &plan);
  if (status == QUOTH_OK) {
    quoth_rdf_tell(rdf, "query", error);
    status = answer(rdf, model, &plan, out);
    quoth_rdf_tell(rdf, NULL, NULL);
  }
  quoth_plan_free(&plan);
  return status;
}
