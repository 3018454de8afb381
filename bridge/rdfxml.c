#include "bridge/session.h"
#include "export/prefix.h"
#include "export/term.h"
#include "model/buffer.h"

#include <raptor2.h>
#include <stdlib.h>

/* One model on its way through raptor. */
typedef struct {
  quoth_rdf *rdf;
  const quoth_model *model;
  raptor_serializer *serializer;
} writing;

/* XML 1.0 has no way to write these. */
static bool holds_control(quoth_text text) {
  for (size_t i = 0; i < text.size; i++) {
    const unsigned char c = (unsigned char)text.at[i];
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r') {
      return true;
    }
    const bool not_a_character = c == 0xef && text.size - i > 2 &&
                                 (unsigned char)text.at[i + 1] == 0xbf &&
                                 (unsigned char)text.at[i + 2] >= 0xbe;
    if (not_a_character) {
      return true;
    }
  }
  return false;
}

/* A predicate becomes an element: some end of its IRI must be an XML name. */
static bool is_element(quoth_text iri) {
  bool name = false;
  for (size_t i = 0; i < iri.size; i++) {
    const char c = iri.at[i];
    const bool start =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    const bool inside = (c >= '0' && c <= '9') || c == '-' || c == '.';
    name = start || (name && inside);
  }
  return name;
}

static quoth_status check_for_xml(const quoth_model *model,
                                  quoth_error *error) {
  for (quoth_id id = 1; id <= quoth_model_term_count(model); id++) {
    const quoth_term term = quoth_model_get(model, id);
    if (term.kind == QUOTH_LITERAL && holds_control(term.text)) {
      return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                             "RDF/XML cannot hold the control characters of "
                             "a literal; other formats can");
    }
    if (term.kind == QUOTH_IRI && !is_element(term.text) &&
        quoth_model_estimate(model, (quoth_quad){0, id, 0, 0})) {
      return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                             "RDF/XML cannot hold the property <%.*s>; other "
                             "formats can",
                             term.text.size < 200 ? (int)term.text.size : 200,
                             term.text.at);
    }
  }
  return QUOTH_OK;
}

static raptor_term *new_term(const writing *w, quoth_id id) {
  raptor_world *world = w->rdf->raptor;
  const quoth_term term = quoth_model_get(w->model, id);
  const unsigned char *text = (const unsigned char *)term.text.at;
  if (term.kind == QUOTH_IRI) {
    return raptor_new_term_from_counted_uri_string(world, text, term.text.size);
  }
  if (term.kind == QUOTH_BLANK) {
    return raptor_new_term_from_counted_blank(world, text, term.text.size);
  }
  raptor_uri *datatype = NULL;
  if (term.datatype) {
    const quoth_text type = quoth_model_get(w->model, term.datatype).text;
    datatype = raptor_new_uri_from_counted_string(
        world, (const unsigned char *)type.at, type.size);
  }
  /* Raptor takes the size of the tag and still reads it up to a NUL. */
  char tag[QUOTH_TAG_SIZE + 1] = "";
  memcpy(tag, term.language.at, term.language.size);
  raptor_term *made = raptor_new_term_from_counted_literal(
      world, text, term.text.size, datatype,
      term.language.size ? (const unsigned char *)tag : NULL,
      (unsigned char)term.language.size);
  if (datatype) {
    raptor_free_uri(datatype);
  }
  return made;
}

static quoth_status put_triple(const writing *w, quoth_quad quad) {
  raptor_statement *statement = raptor_new_statement_from_nodes(
      w->rdf->raptor, new_term(w, quad.subject), new_term(w, quad.predicate),
      new_term(w, quad.object), NULL);
  if (!statement) {
    return QUOTH_NO_MEMORY;
  }
  const int failed =
      statement->subject && statement->predicate && statement->object
          ? raptor_serializer_serialize_statement(w->serializer, statement)
          : 1;
  raptor_free_statement(statement);
  if (w->rdf->status != QUOTH_OK) {
    return w->rdf->status;
  }
  return failed ? QUOTH_NO_MEMORY : QUOTH_OK;
}

static quoth_status put_all(writing *w, raptor_iostream *stream) {
  if (raptor_serializer_start_to_iostream(w->serializer, NULL, stream) != 0) {
    return QUOTH_NO_MEMORY;
  }
  quoth_cursor cursor = quoth_model_find(w->model, (quoth_quad){0, 0, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(put_triple(w, quad));
  }
  const int failed = raptor_serializer_serialize_end(w->serializer);
  return w->rdf->status != QUOTH_OK ? w->rdf->status
         : failed                   ? QUOTH_IO
                                    : QUOTH_OK;
}

static quoth_status declare(writing *w, quoth_text base) {
  for (size_t i = 0; i < quoth_prefix_count; i++) {
    const quoth_prefix *prefix = &quoth_prefixes[i];
    quoth_buffer space = {.from = NULL};
    if (prefix->below_base) {
      quoth_buffer_add(&space, base);
    }
    quoth_buffer_add(&space, prefix->tail);
    raptor_uri *uri = space.status != QUOTH_OK
                          ? NULL
                          : raptor_new_uri_from_counted_string(
                                w->rdf->raptor,
                                (const unsigned char *)space.bytes, space.size);
    quoth_buffer_free(&space);
    if (!uri) {
      return QUOTH_NO_MEMORY;
    }
    raptor_serializer_set_namespace(w->serializer, uri,
                                    (const unsigned char *)prefix->name);
    raptor_free_uri(uri);
  }
  return QUOTH_OK;
}

static quoth_status write_with(writing *w, quoth_text base, FILE *out) {
  raptor_world *world = w->rdf->raptor;
  quoth_status status = QUOTH_NO_MEMORY;
  raptor_iostream *stream = raptor_new_iostream_to_file_handle(world, out);
  w->serializer = raptor_new_serializer(world, "rdfxml-abbrev");
  if (stream && w->serializer) {
    status = declare(w, base);
    if (status == QUOTH_OK) {
      status = put_all(w, stream);
    }
  }
  if (w->serializer) {
    raptor_free_serializer(w->serializer);
  }
  if (stream) {
    raptor_free_iostream(stream);
  }
  if (status == QUOTH_OK && (fflush(out) != 0 || ferror(out))) {
    status = QUOTH_IO;
  }
  return status;
}

quoth_status quoth_rdfxml_write(quoth_rdf *rdf, const quoth_model *model,
                                quoth_text base, FILE *out,
                                quoth_error *error) {
  QUOTH_TRY(check_for_xml(model, error));
  QUOTH_TRY(quoth_raptor_start(rdf, error));
  quoth_rdf_tell(rdf, "RDF/XML", error);
  writing w = {.rdf = rdf, .model = model};
  const quoth_status status = write_with(&w, base, out);
  quoth_rdf_tell(rdf, NULL, NULL);
  return status;
}
