/* buffer.h - bytes that grow at the end.
 *
 * For building strings piece by piece. A failed allocation is remembered:
 * later additions do nothing and quoth_buffer_status tells, so that builders
 * check once, at the end. */
#ifndef QUOTH_MODEL_BUFFER_H
#define QUOTH_MODEL_BUFFER_H

#include "model/arena.h"

typedef struct {
  char *bytes;
  size_t size, capacity;
  quoth_allocator *from; /* borrowed; NULL means malloc */
  quoth_status status;
} quoth_buffer; /* zero-initialised is empty */

void quoth_buffer_add(quoth_buffer *buffer, quoth_text text);
void quoth_buffer_string(quoth_buffer *buffer, const char *string);
void quoth_buffer_number(quoth_buffer *buffer, uint64_t number);

static inline void quoth_buffer_char(quoth_buffer *buffer, char c) {
  if (buffer->status == QUOTH_OK && buffer->size < buffer->capacity) {
    buffer->bytes[buffer->size++] = c;
  } else {
    quoth_buffer_add(buffer, (quoth_text){&c, 1});
  }
}

/* Empties it but keeps the memory and forgets a failure. */
void quoth_buffer_clear(quoth_buffer *buffer);
void quoth_buffer_free(quoth_buffer *buffer);

/* What was built; valid until the next change. */
static inline quoth_text quoth_buffer_text(const quoth_buffer *buffer) {
  return (quoth_text){buffer->bytes ? buffer->bytes : "", buffer->size};
}

#endif
