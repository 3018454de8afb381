#include "model/buffer.h"

#include <string.h>

void quoth_buffer_add(quoth_buffer *buffer, quoth_text text) {
  if (buffer->status != QUOTH_OK || text.size == 0) {
    return;
  }
  if (text.size > buffer->capacity - buffer->size) {
    buffer->status = quoth_grow(buffer->from, &buffer->bytes, &buffer->capacity,
                                buffer->size, buffer->size + text.size, 1);
    if (buffer->status != QUOTH_OK) {
      return;
    }
  }
  memcpy(buffer->bytes + buffer->size, text.at, text.size);
  buffer->size += text.size;
}

void quoth_buffer_string(quoth_buffer *buffer, const char *string) {
  quoth_buffer_add(buffer, quoth_text_of(string));
}

void quoth_buffer_number(quoth_buffer *buffer, uint64_t number) {
  char digits[20];
  size_t at = sizeof digits;
  do {
    digits[--at] = (char)('0' + number % 10);
    number /= 10;
  } while (number);
  quoth_buffer_add(buffer, (quoth_text){digits + at, sizeof digits - at});
}

void quoth_buffer_clear(quoth_buffer *buffer) {
  buffer->size = 0;
  buffer->status = QUOTH_OK;
}

void quoth_buffer_free(quoth_buffer *buffer) {
  quoth_release(buffer->from, buffer->bytes);
  *buffer = (quoth_buffer){.from = buffer->from};
}
