/* rdf.h - RDF files in and out.
 *
 * A quoth_rdf is the session with the Redland libraries: make one per process,
 * free it last, use it from one thread (raptor and librdf keep process-wide
 * state). Making it is cheap; a library starts when it is first needed.
 *
 * Reading checks every term (see term.h) and gives blank nodes labels that no
 * other file of the session has. Relative IRIs are resolved against
 * QUOTH_RDF_BASE, never against a path of this machine. Nothing is ever
 * fetched from the network or from other files. */
#ifndef QUOTH_EXPORT_RDF_H
#define QUOTH_EXPORT_RDF_H

#include "model/model.h"

#include <stdio.h>

#define QUOTH_RDF_BASE "https://w3id.org/quoth/id/"

typedef struct quoth_rdf quoth_rdf;

typedef enum {
  QUOTH_TURTLE,
  QUOTH_NTRIPLES,
  QUOTH_NQUADS,
  QUOTH_TRIG, /* read only */
  QUOTH_RDFXML,
  QUOTH_RDFJSON, /* read only */
  QUOTH_JSONLD   /* written only */
} quoth_rdf_format;

quoth_status quoth_rdf_new(quoth_rdf **out);

/* NULL is allowed. */
void quoth_rdf_free(quoth_rdf *rdf);

/* "turtle", "ntriples", "nquads", "trig", "rdfxml", "rdfjson", "jsonld". */
const char *quoth_rdf_format_name(quoth_rdf_format format);
bool quoth_rdf_format_named(quoth_text name, quoth_rdf_format *out);

/* By extension: .ttl .n3 .nt .nq .trig .rdf .xml .owl .rj .jsonld, also with
 * .gz or .zst behind it. */
bool quoth_rdf_format_of_file(quoth_text file_name, quoth_rdf_format *out);

/* Reads the whole of `bytes` into `into`; `name` is what errors call it.
 * `format` NULL: by the extension of `name`, else by what the text looks
 * like. QUOTH_BAD_TEXT, QUOTH_BAD_SYNTAX (with line), QUOTH_UNSUPPORTED; what
 * was read before an error stays in the model. */
quoth_status quoth_rdf_read(quoth_rdf *rdf, quoth_text bytes, const char *name,
                            const quoth_rdf_format *format, quoth_model *into,
                            quoth_error *error);

/* The same for an open file; N-Triples and N-Quads are read by the block and
 * need no memory beyond the model. */
quoth_status quoth_rdf_load(quoth_rdf *rdf, FILE *file, const char *name,
                            const quoth_rdf_format *format, quoth_model *into,
                            quoth_error *error);

/* Writes the triples of a model (N-Quads: with their graphs). Terms are
 * checked first. `base` is where extracted nodes live; at == NULL:
 * QUOTH_RDF_BASE. QUOTH_BAD_DATA for terms that no parser would read,
 * QUOTH_UNSUPPORTED for a format that is not written and for what RDF/XML
 * cannot hold, QUOTH_IO. */
quoth_status quoth_rdf_write(quoth_rdf *rdf, const quoth_model *model,
                             quoth_rdf_format format, quoth_text base,
                             FILE *out, quoth_error *error);

/* The formats written in parts, without a library, from any thread: Turtle,
 * N-Triples, N-Quads. True for those. */
bool quoth_rdf_is_own(quoth_rdf_format format);

/* The same for parts of one file: what comes before all parts (with a model:
 * of a file that will hold only that one), and the triples of one part. Only
 * for own formats; N-Triples and N-Quads need no begin, JSON-LD has none.
 */
quoth_status quoth_rdf_begin(const quoth_model *model, quoth_rdf_format format,
                             quoth_text base, FILE *out);
quoth_status quoth_rdf_part(const quoth_model *model, quoth_rdf_format format,
                            quoth_text base, FILE *out, quoth_error *error);

#endif
