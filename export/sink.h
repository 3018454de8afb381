/* sink.h - where writers put bytes: a file or a buffer, by the block.
 *
 * A failure is remembered and later bytes are dropped, so that writers check
 * once, in quoth_sink_finish. Lives on the stack of whoever writes. */
#ifndef QUOTH_EXPORT_SINK_H
#define QUOTH_EXPORT_SINK_H

#include "model/buffer.h"

#include <stdio.h>

typedef struct {
  FILE *file;           /* borrowed; NULL: into `buffer` */
  quoth_buffer *buffer; /* borrowed */
  quoth_status status;
  size_t used;
  char bytes[32 * 1024];
} quoth_sink;

/* Makes the sink empty, writing to a file or at the end of a buffer. */
void quoth_sink_to_file(quoth_sink *sink, FILE *file);
void quoth_sink_to_buffer(quoth_sink *sink, quoth_buffer *buffer);

/* Hands over what is left. QUOTH_IO when the file did not take everything
 * (errno says why), QUOTH_NO_MEMORY when the buffer did not. The file is
 * flushed, not closed. */
quoth_status quoth_sink_finish(quoth_sink *sink);

/* Behind quoth_sink_put, for what does not fit. */
void quoth_sink_spill(quoth_sink *sink, quoth_text text);

static inline void quoth_sink_put(quoth_sink *sink, quoth_text text) {
  if (text.size > sizeof sink->bytes - sink->used) {
    quoth_sink_spill(sink, text);
  } else if (text.size) {
    memcpy(sink->bytes + sink->used, text.at, text.size);
    sink->used += text.size;
  }
}

static inline void quoth_sink_string(quoth_sink *sink, const char *string) {
  quoth_sink_put(sink, quoth_text_of(string));
}

static inline void quoth_sink_char(quoth_sink *sink, char c) {
  quoth_sink_put(sink, (quoth_text){&c, 1});
}

#endif
