/* session.h - what a quoth_rdf holds (private to export/). */
#ifndef QUOTH_EXPORT_SESSION_H
#define QUOTH_EXPORT_SESSION_H

#include "export/rdf.h"

struct quoth_rdf {
  struct raptor_world_s *raptor; /* NULL until it is needed; owned */
  struct librdf_world_s *librdf; /* likewise */
  unsigned files; /* read so far: blank labels carry the number */
  /* Where messages of the library go while a call is running. */
  quoth_error *error;
  const char *name;
  quoth_status status;
};

/* Starts raptor. */
quoth_status quoth_rdf_start(quoth_rdf *rdf, quoth_error *error);

/* Starts librdf on top of raptor; both stay until the session ends. */
quoth_status quoth_librdf_start(quoth_rdf *rdf, quoth_error *error);

/* Reads with one of raptor's parsers; bytes are well-formed UTF-8 without
 * NUL. */
quoth_status quoth_raptor_read(quoth_rdf *rdf, quoth_text bytes,
                               const char *name, quoth_rdf_format format,
                               quoth_model *into, quoth_error *error);

/* Writes RDF/XML with raptor; terms are checked. */
quoth_status quoth_rdfxml_write(quoth_rdf *rdf, const quoth_model *model,
                                quoth_text base, FILE *out, quoth_error *error);

#endif
