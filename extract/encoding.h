/* encoding.h - is this a text at all, and what to do about its bad bytes. */
#ifndef QUOTH_EXTRACT_ENCODING_H
#define QUOTH_EXTRACT_ENCODING_H

#include "model/arena.h"
#include "model/text.h"

/* What stands for an invalid byte in a repaired copy, see below. */
enum { QUOTH_BAD_BYTE = 0x1a, QUOTH_REPLACEMENT = 0xfffd };

/* Refuses what no reader should see: blank or binary content, NUL, UTF-16, and
 * (unless `lenient`) invalid UTF-8; QUOTH_BAD_TEXT, and `error` names the line
 * and the byte. `name` is the file's name in messages. `*valid` receives
 * whether the bytes are well-formed UTF-8. */
quoth_status quoth_encoding_check(quoth_text bytes, bool lenient,
                                  const char *name, quoth_error *error,
                                  bool *valid);

/* Bytes of the sequence at `at`: a well-formed one (`*valid` true), else the
 * longest part that could begin one, which counts as one code point (Unicode's
 * "maximal subpart", as most decoders replace it). */
size_t quoth_encoding_step(quoth_text bytes, size_t at, bool *valid);

/* A copy of `bytes` in `arena`, of the same size, in which each invalid part is
 * QUOTH_BAD_BYTE followed by continuation bytes (0x80): a parser sees one
 * character, and bytes other than continuation bytes count code points.
 * at == NULL when out of memory. */
quoth_text quoth_encoding_repair(quoth_text bytes, quoth_arena *arena);

#endif
