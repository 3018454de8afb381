/* weights.h - private: the file that holds what was learnt.
 *
 * One file, named sections, one checksum over every byte:
 *
 *   header (64 bytes) | table of sections | sections, each at a multiple of 64
 *
 * The file is mapped, not read; what a section means is its owner's business,
 * and its owner must check every index it holds before use (a checksum guards
 * against accidents, not against somebody who recomputes it). Little-endian. */
#ifndef QUOTH_EXTRACT_WEIGHTS_H
#define QUOTH_EXTRACT_WEIGHTS_H

#include "extract/syntax.h"

enum {
  QUOTH_WEIGHTS_VERSION = 1,
  QUOTH_SECTION_NAME_SIZE = 16, /* with the closing NUL */
  QUOTH_SECTION_MAX = 32
};

typedef struct quoth_weights quoth_weights; /* a mapped file; immutable */

/* One named run of bytes. */
typedef struct {
  char name[QUOTH_SECTION_NAME_SIZE]; /* "lemma"; NUL-padded */
  quoth_text bytes;
} quoth_section;

/* Maps `path` and checks it. QUOTH_IO when it cannot be read; QUOTH_BAD_DATA
 * when it is no weights file, of another version, truncated or altered. */
quoth_status quoth_weights_map(const char *path, quoth_error *error,
                               quoth_weights **out);
void quoth_weights_unmap(quoth_weights *weights);

/* The bytes of section `name` (aligned to 64 bytes, alive as long as
 * `weights`), or {NULL, 0}. */
quoth_text quoth_weights_section(const quoth_weights *weights,
                                 const char *name);

/* For the programs in tools/: writes `path` anew so that it holds the section
 * `name` with `bytes` beside the other sections it had (none when there is no
 * such file). Sections are kept in order of their names, so the file does not
 * depend on the order of the calls. */
quoth_status quoth_weights_put(const char *path, const char *name,
                               quoth_text bytes, quoth_error *error);

/* The same for what quoth_syntax_open mapped. */
quoth_text quoth_syntax_section(const quoth_syntax *syntax, const char *name);

#endif
