/* nquads.h - N-Triples and N-Quads, a line a statement, at full speed.
 *
 * Lines are written as W3C's canonical N-Quads asks (RDF Dataset
 * Canonicalization): \b \t \n \f \r \" \\, other control characters as \uXXXX,
 * everything else as it is; xsd:string left out. The reader takes N-Triples
 * 1.1 and N-Quads 1.1 and nothing else (and no colon in a blank label, which
 * RDF 1.2 dropped, as Turtle could not write it). */
#ifndef QUOTH_EXPORT_NQUADS_H
#define QUOTH_EXPORT_NQUADS_H

#include "export/stream.h"
#include "model/model.h"

/* A literal's text between quotation marks, escaped as above. */
void quoth_nquads_string(quoth_stream *stream, quoth_text text);

/* One term as it stands in a line: <iri>, "literal"@tag, _:label. */
void quoth_nquads_term(quoth_stream *stream, const quoth_model *model,
                       quoth_id id);

/* One statement of N-Triples, its graph left out. */
void quoth_nquads_triple(quoth_stream *stream, const quoth_model *model,
                         quoth_quad quad);

/* Every quad in the order added, with its graph; or every triple once, without
 * graphs. Terms are not checked: see quoth_model_check. Failures show when the
 * stream is finished. */
void quoth_nquads_write(const quoth_model *model, bool graphs,
                        quoth_stream *stream);

/* A document read piece by piece. */
enum { QUOTH_NQUADS_GUESSES = 64 };
typedef struct {
  const char *name;   /* for errors; borrowed */
  unsigned file;      /* goes into blank labels, so that files stay apart */
  bool triples;       /* refuse graph labels (N-Triples) */
  uint32_t line;      /* lines read so far */
  quoth_buffer place; /* for texts with escapes */
  /* Statements come in patterns: the IRI that stood there last time is tried
   * first. By place, and there by the predicate before. */
  quoth_id guess[5][QUOTH_NQUADS_GUESSES];
  quoth_id predicate;  /* of the statement before, or of this one */
} quoth_nquads_reader; /* zeroed but for name, file and triples */

/* Reads whole lines of UTF-8 without NUL (checked by the caller); the last one
 * need not end. `bytes` may go away afterwards. QUOTH_BAD_SYNTAX with line and
 * column, QUOTH_NO_MEMORY, QUOTH_LIMIT. */
quoth_status quoth_nquads_read(quoth_nquads_reader *reader, quoth_text bytes,
                               quoth_model *into, quoth_error *error);

/* Frees what the reader holds. */
void quoth_nquads_close(quoth_nquads_reader *reader);

#endif
