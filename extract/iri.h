/* iri.h - names of documents. */
#ifndef QUOTH_EXTRACT_IRI_H
#define QUOTH_EXTRACT_IRI_H

#include "model/arena.h"

/* BASE doc/ + path: without `.` and `..` steps and leading slashes, bytes other
 * than unreserved ASCII percent-encoded. at == NULL when out of memory. */
quoth_text quoth_iri_of_path(quoth_text base, quoth_text path,
                             quoth_arena *arena);

/* `iri` with the characters that no IRI holds percent-encoded. at == NULL when
 * out of memory. */
quoth_text quoth_iri_escape(quoth_text iri, quoth_arena *arena);

/* True when `iri` begins with a scheme ("https:", "urn:"). */
bool quoth_iri_is_absolute(quoth_text iri);

#endif
