/* snapshot.h - a model as bytes, quick to read back.
 *
 * Each triple is kept once, in the first graph that has it. For caches, not
 * for exchange: the format changes with the vocabulary and
 * with this file, and a snapshot of another build is refused. Little-endian.
 *
 *   magic, version | vocabulary hash | key | counts | checksum | terms | quads
 * | texts of the terms
 */
#ifndef QUOTH_MODEL_SNAPSHOT_H
#define QUOTH_MODEL_SNAPSHOT_H

#include "model/buffer.h"
#include "model/model.h"

enum { QUOTH_SNAPSHOT_KEY = 64 }; /* bytes of the caller's key */

/* Appends a snapshot of `model` to `out`, marked with `key`, which says what
 * the model was made from. */
quoth_status quoth_snapshot_write(const quoth_model *model,
                                  const char key[QUOTH_SNAPSHOT_KEY],
                                  quoth_buffer *out);

/* Adds what `bytes` hold to the empty `model`, giving terms and quads the
 * numbers and order they had. The text of the terms stays where it is: the
 * bytes must outlive the model's terms. QUOTH_BAD_DATA when the bytes are no
 * snapshot, damaged, of another build, or marked with another key; the model is
 * then cleared. */
quoth_status quoth_snapshot_read(quoth_text bytes,
                                 const char key[QUOTH_SNAPSHOT_KEY],
                                 quoth_model *model);

#endif
