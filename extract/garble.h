/* garble.h - (private) names that a transcriber or translator damaged.
 *
 * "ChhatGPT", "GGX1", "RHF": words of capitals, inner capitals or digits that
 * nobody knows, one letter away from exactly one name that is known, with the
 * same digits. The right name must stand elsewhere in the document, or be long
 * enough in a document that speaks of such things. What is taken so is marked
 * (QUOTH_SITE_GARBLED) and little trusted. */
#ifndef QUOTH_EXTRACT_GARBLE_H
#define QUOTH_EXTRACT_GARBLE_H

#include "extract/name.h"

/* Adds figures that stand for letters, "03" for o3, as sites; before grouping.
 */
quoth_status quoth_names_mend_figures(quoth_names *names);

/* After grouping, before typing. Bounded: only so many groups are tried. */
quoth_status quoth_names_mend(quoth_names *names);

#endif
