#include "export/stream.h"

void quoth_stream_to_file(quoth_stream *stream, FILE *file) {
  stream->file = file;
  stream->buffer = NULL;
  stream->status = QUOTH_OK;
  stream->used = 0;
}

void quoth_stream_to_buffer(quoth_stream *stream, quoth_buffer *buffer) {
  quoth_stream_to_file(stream, NULL);
  stream->buffer = buffer;
}

static void hand_over(quoth_stream *stream, quoth_text text) {
  if (stream->status != QUOTH_OK || !text.size) {
    return;
  }
  if (!stream->file) {
    quoth_buffer_add(stream->buffer, text);
    stream->status = stream->buffer->status;
  } else if (fwrite(text.at, 1, text.size, stream->file) != text.size) {
    stream->status = QUOTH_IO;
  }
}

void quoth_stream_spill(quoth_stream *stream, quoth_text text) {
  hand_over(stream, (quoth_text){stream->bytes, stream->used});
  stream->used = 0;
  if (text.size >= sizeof stream->bytes) {
    hand_over(stream, text);
  } else {
    quoth_stream_put(stream, text);
  }
}

quoth_status quoth_stream_finish(quoth_stream *stream) {
  hand_over(stream, (quoth_text){stream->bytes, stream->used});
  stream->used = 0;
  if (stream->status == QUOTH_OK && stream->file && fflush(stream->file) != 0) {
    stream->status = QUOTH_IO;
  }
  return stream->status;
}
