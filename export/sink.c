#include "export/sink.h"

void quoth_sink_to_file(quoth_sink *sink, FILE *file) {
  sink->file = file;
  sink->buffer = NULL;
  sink->status = QUOTH_OK;
  sink->used = 0;
}

void quoth_sink_to_buffer(quoth_sink *sink, quoth_buffer *buffer) {
  quoth_sink_to_file(sink, NULL);
  sink->buffer = buffer;
}

static void hand_over(quoth_sink *sink, quoth_text text) {
  if (sink->status != QUOTH_OK || !text.size) {
    return;
  }
  if (!sink->file) {
    quoth_buffer_add(sink->buffer, text);
    sink->status = sink->buffer->status;
  } else if (fwrite(text.at, 1, text.size, sink->file) != text.size) {
    sink->status = QUOTH_IO;
  }
}

void quoth_sink_spill(quoth_sink *sink, quoth_text text) {
  hand_over(sink, (quoth_text){sink->bytes, sink->used});
  sink->used = 0;
  if (text.size >= sizeof sink->bytes) {
    hand_over(sink, text);
  } else {
    quoth_sink_put(sink, text);
  }
}

quoth_status quoth_sink_finish(quoth_sink *sink) {
  hand_over(sink, (quoth_text){sink->bytes, sink->used});
  sink->used = 0;
  if (sink->status == QUOTH_OK && sink->file && fflush(sink->file) != 0) {
    sink->status = QUOTH_IO;
  }
  return sink->status;
}
