/* prefix.h - the prefixes a graph of ours is written with.
 *
 * Those of the vocabulary, and some below the base where extracted nodes live
 * (person:, org:, rel:, …). */
#ifndef QUOTH_EXPORT_PREFIX_H
#define QUOTH_EXPORT_PREFIX_H

#include "model/text.h"

#include <stddef.h>

typedef struct {
  const char *name; /* without the colon */
  quoth_text tail;  /* of the namespace, behind `base` when that is set */
  bool below_base;
} quoth_prefix;

extern const quoth_prefix quoth_prefixes[];
extern const size_t quoth_prefix_count;

/* The prefix whose namespace `iri` begins with and whose rest could be a local
 * name (has none of / # ? :), or NULL; `*local` receives the rest. */
const quoth_prefix *quoth_prefix_find(quoth_text base, quoth_text iri,
                                      quoth_text *local);

/* True when `iri` is `base` and a path that, resolved against `base`, gives
 * `iri` again; `*rest` receives the path. */
bool quoth_iri_shorten(quoth_text base, quoth_text iri, quoth_text *rest);

#endif
