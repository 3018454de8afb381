#include "bridge/session.h"
#include "export/term.h"

#include <raptor2.h>
#include <stdlib.h>

/* One file on its way into a model. */
typedef struct {
  quoth_rdf *rdf;
  raptor_parser *parser;
  quoth_model *into;
  unsigned generated; /* blank nodes without a label */
} reading;

/* Labels of the file get a `u`, nodes without label a `g`: they cannot meet.
 * Raptor frees the result, and `label`. */
static unsigned char *on_blank(void *data, unsigned char *label) {
  reading *r = data;
  const size_t size = 40 + (label ? strlen((char *)label) : 0);
  char *made = raptor_alloc_memory(size);
  if (made && label) {
    snprintf(made, size, "f%uu%s", r->rdf->files, (char *)label);
  } else if (made) {
    snprintf(made, size, "f%ug%u", r->rdf->files, ++r->generated);
  }
  if (label) {
    raptor_free_memory(label);
  }
  return (unsigned char *)made;
}

static quoth_status add_iri(reading *r, raptor_uri *uri, quoth_id *out) {
  size_t size = 0;
  const char *at = (char *)raptor_uri_as_counted_string(uri, &size);
  const quoth_text iri = {at, size};
  if (!quoth_iri_check(iri)) {
    const raptor_locator *where = raptor_parser_get_locator(r->parser);
    const int line = where ? where->line : 0;
    return quoth_error_set(r->rdf->error, QUOTH_BAD_SYNTAX, r->rdf->name,
                           line > 0 ? (uint32_t)line : 0,
                           "not a valid IRI: <%.120s>", at);
  }
  return quoth_model_iri(r->into, iri, out);
}

static quoth_status add_literal(reading *r, const raptor_term *term,
                                quoth_id *out) {
  const raptor_term_literal_value *value = &term->value.literal;
  const quoth_text text = {(char *)value->string, value->string_len};
  char lower[QUOTH_TAG_SIZE];
  quoth_text tag = {"", 0};
  if (value->language) {
    tag = quoth_tag_lower(
        (quoth_text){(char *)value->language, value->language_len}, lower);
  }
  if (text.size && memchr(text.at, 0, text.size)) {
    return quoth_error_set(r->rdf->error, QUOTH_BAD_SYNTAX, r->rdf->name, 0,
                           "a literal holds the character U+0000");
  }
  if (value->language && !tag.size) {
    return quoth_error_set(r->rdf->error, QUOTH_BAD_SYNTAX, r->rdf->name, 0,
                           "not a language tag: '%.40s'",
                           (char *)value->language);
  }
  quoth_id datatype = 0;
  if (value->datatype) {
    QUOTH_TRY(add_iri(r, value->datatype, &datatype));
  }
  return quoth_model_literal(r->into, text, datatype, tag, out);
}

static quoth_status add_term(reading *r, const raptor_term *term,
                             quoth_id *out) {
  *out = 0;
  if (!term) {
    return QUOTH_OK;
  }
  switch (term->type) {
  case RAPTOR_TERM_TYPE_URI:
    return add_iri(r, term->value.uri, out);
  case RAPTOR_TERM_TYPE_BLANK:
    return quoth_model_blank(r->into,
                             (quoth_text){(char *)term->value.blank.string,
                                          term->value.blank.string_len},
                             out);
  case RAPTOR_TERM_TYPE_LITERAL:
    return add_literal(r, term, out);
  default:
    return QUOTH_BAD_SYNTAX;
  }
}

static quoth_status add_statement(reading *r,
                                  const raptor_statement *statement) {
  quoth_quad quad;
  QUOTH_TRY(add_term(r, statement->subject, &quad.subject));
  QUOTH_TRY(add_term(r, statement->predicate, &quad.predicate));
  QUOTH_TRY(add_term(r, statement->object, &quad.object));
  QUOTH_TRY(add_term(r, statement->graph, &quad.graph));
  if (!quad.subject || !quad.predicate || !quad.object) {
    return quoth_error_set(r->rdf->error, QUOTH_BAD_SYNTAX, r->rdf->name, 0,
                           "a statement lacks a term");
  }
  return quoth_model_add(r->into, quad.subject, quad.predicate, quad.object,
                         quad.graph);
}

static void on_statement(void *data, raptor_statement *statement) {
  reading *r = data;
  if (r->rdf->status == QUOTH_OK) {
    r->rdf->status = add_statement(r, statement);
    if (r->rdf->status != QUOTH_OK) {
      raptor_parser_parse_abort(r->parser);
    }
  }
}

static void set_options(raptor_parser *parser) {
  raptor_parser_set_option(parser, RAPTOR_OPTION_NO_NET, NULL, 1);
  raptor_parser_set_option(parser, RAPTOR_OPTION_NO_FILE, NULL, 1);
  raptor_parser_set_option(parser, RAPTOR_OPTION_LOAD_EXTERNAL_ENTITIES, NULL,
                           0);
}

static const char *parser_name(quoth_rdf_format format) {
  switch (format) {
  case QUOTH_NTRIPLES:
    return "ntriples";
  case QUOTH_NQUADS:
    return "nquads";
  case QUOTH_TRIG:
    return "trig";
  case QUOTH_RDFXML:
    return "rdfxml";
  case QUOTH_RDFJSON:
    return "json";
  default:
    return "turtle";
  }
}

static quoth_status parse(reading *r, quoth_text bytes, raptor_uri *base) {
  quoth_rdf *rdf = r->rdf;
  int failed = raptor_parser_parse_start(r->parser, base);
  if (!failed) {
    failed = raptor_parser_parse_chunk(
        r->parser, (const unsigned char *)bytes.at, bytes.size, 1);
  }
  if (rdf->status == QUOTH_OK && failed) {
    return quoth_error_set(rdf->error, QUOTH_BAD_SYNTAX, rdf->name, 0,
                           "cannot be read as RDF");
  }
  return rdf->status;
}

static quoth_status read_file(reading *r, quoth_text bytes,
                              quoth_rdf_format format) {
  raptor_world *world = r->rdf->raptor;
  raptor_uri *base =
      raptor_new_uri(world, (const unsigned char *)QUOTH_RDF_BASE);
  r->parser = raptor_new_parser(world, parser_name(format));
  quoth_status status = QUOTH_NO_MEMORY;
  if (base && r->parser) {
    set_options(r->parser);
    raptor_parser_set_statement_handler(r->parser, r, on_statement);
    raptor_world_set_generate_bnodeid_handler(world, r, on_blank);
    status = parse(r, bytes, base);
    raptor_world_set_generate_bnodeid_handler(world, NULL, NULL);
  }
  if (r->parser) {
    raptor_free_parser(r->parser);
  }
  if (base) {
    raptor_free_uri(base);
  }
  return status;
}

quoth_status quoth_raptor_read(quoth_rdf *rdf, quoth_text bytes,
                               const char *name, quoth_rdf_format format,
                               quoth_model *into, quoth_error *error) {
  QUOTH_TRY(quoth_raptor_start(rdf, error));
  if (!bytes.size) {
    return QUOTH_OK;
  }
  quoth_rdf_tell(rdf, name, error);
  reading r = {.rdf = rdf, .into = into};
  const quoth_status status = read_file(&r, bytes, format);
  quoth_rdf_tell(rdf, NULL, NULL);
  return status;
}
