/* stream.h - where writers put bytes: a file or a buffer, by the block.
 *
 * A failure is remembered and later bytes are dropped, so that writers check
 * once, in quoth_stream_finish. Lives on the stack of whoever writes. */
#ifndef QUOTH_EXPORT_STREAM_H
#define QUOTH_EXPORT_STREAM_H

#include "model/buffer.h"

#include <stdio.h>

typedef struct {
  FILE *file;           /* borrowed; NULL: into `buffer` */
  quoth_buffer *buffer; /* borrowed */
  quoth_status status;
  size_t used;
  char bytes[32 * 1024];
} quoth_stream;

/* Makes the stream empty, writing to a file or at the end of a buffer. */
void quoth_stream_to_file(quoth_stream *stream, FILE *file);
void quoth_stream_to_buffer(quoth_stream *stream, quoth_buffer *buffer);

/* Hands over what is left. QUOTH_IO when the file did not take everything
 * (errno says why), QUOTH_NO_MEMORY when the buffer did not. The file is
 * flushed, not closed. */
quoth_status quoth_stream_finish(quoth_stream *stream);

/* Behind quoth_stream_put, for what does not fit. */
void quoth_stream_spill(quoth_stream *stream, quoth_text text);

/* Room for `size` bytes, which the caller writes and then tells of with
 * quoth_stream_fill; NULL where there is never so much: then they are put. */
static inline char *quoth_stream_room(quoth_stream *stream, size_t size) {
  if (size > sizeof stream->bytes - stream->used) {
    if (size > sizeof stream->bytes) {
      return NULL;
    }
    quoth_stream_spill(stream, (quoth_text){"", 0});
  }
  return stream->bytes + stream->used;
}

/* Takes what was written into the room, up to `end`. */
static inline void quoth_stream_fill(quoth_stream *stream, const char *end) {
  stream->used = (size_t)(end - stream->bytes);
}

static inline void quoth_stream_put(quoth_stream *stream, quoth_text text) {
  if (text.size > sizeof stream->bytes - stream->used) {
    quoth_stream_spill(stream, text);
  } else if (text.size) {
    memcpy(stream->bytes + stream->used, text.at, text.size);
    stream->used += text.size;
  }
}

static inline void quoth_stream_string(quoth_stream *stream,
                                       const char *string) {
  quoth_stream_put(stream, quoth_text_of(string));
}

static inline void quoth_stream_char(quoth_stream *stream, char c) {
  quoth_stream_put(stream, (quoth_text){&c, 1});
}

#endif
