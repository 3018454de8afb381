#include "extract/speakers.h"

quoth_status quoth_speakers_find(quoth_draft *draft,
                                 const quoth_document_options *options,
                                 quoth_arena *arena, quoth_document *document) {
  const bool author = document->author.size != 0;
  for (size_t i = 0; i < draft->line_count; i++) {
    quoth_line *line = &draft->lines[i];
    line->speech = line->begin;
    line->speaker = author ? 0 : QUOTH_NONE;
    line->about_others = !author;
  }
  (void)options;
  if (author) {
    quoth_speaker *speaker = quoth_arena_alloc(arena, sizeof *speaker);
    if (!speaker) {
      return QUOTH_NO_MEMORY;
    }
    speaker->name = document->author;
    document->speakers = speaker;
    document->speaker_count = 1;
  }
  return QUOTH_OK;
}
