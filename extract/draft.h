/* draft.h - a document in the making: lines of text as the reader of a format
 * found them, before it is known who speaks them.
 *
 *   reader (markdown, plain text, captions)  fills a draft
 *   speakers                                 decide who speaks each line
 *   assemble                                 writes plain text, blocks, turns
 *
 * A line is what the author ended with a line break; lines of one paragraph
 * share its block. Labels are still in the text. Offsets are bytes of
 * draft->text unless named otherwise. */
#ifndef QUOTH_EXTRACT_DRAFT_H
#define QUOTH_EXTRACT_DRAFT_H

#include "extract/document.h"

typedef struct {
  uint32_t begin, end;       /* trimmed */
  uint32_t strong_end;       /* the strong text that the line begins with */
  uint32_t strong, emphasis; /* bytes set in bold, in italics */
  uint8_t kind, level;       /* as quoth_block */
  uint8_t quote;             /* depth of `>`, at most 255 */
  bool first;                /* of its block */
  bool rule;                 /* a horizontal rule stands before it */
  bool timed;                /* a time of day or of the recording was cut out */
  bool change;               /* captions: `>>`, somebody else speaks */
  bool given;                /* begin..speech is marked up as a name */

  /* Decided by speakers. */
  uint16_t entry;    /* candidate label, see roster.h; 0 for none */
  quoth_span label;  /* source bytes of the speaker's name; empty if none */
  uint32_t speech;   /* begin..speech is label, speech..end is said */
  uint32_t speaker;  /* index, or QUOTH_NONE */
  bool starts;       /* a turn begins here whoever spoke before */
  bool about_others; /* see quoth_turn */
} quoth_line;

typedef struct {
  quoth_text source;  /* the file; what runs point into */
  quoth_text checked; /* same size, safe to parse: see encoding.h */
  quoth_allocator *allocator;
  quoth_arena *arena; /* of the document; for what outlives the draft */
  const char *name;   /* for messages */
  quoth_error *error;
  uint32_t body; /* source offset where the text begins (BOM, front matter) */

  /* From the file's own header. */
  quoth_text title, date, author;
  quoth_span title_at; /* source; empty unless the title stands there as is */
  bool has_header;

  char *text;
  quoth_line *lines;
  quoth_run *runs; /* plain: offsets in text */
  quoth_cue *cues; /* at: offset in text */
  size_t size, text_capacity;
  size_t line_count, line_capacity;
  size_t run_count, run_capacity;
  size_t cue_count, cue_capacity;
  bool open; /* the last line may still grow */
} quoth_draft;

void quoth_draft_free(quoth_draft *draft);

/* Makes room for a text as long as the source: fewer moves later. */
quoth_status quoth_draft_reserve(quoth_draft *draft);

/* Begins a line; `first` when it also begins a block. A line that stays empty
 * is dropped, but what it begins still begins. */
quoth_status quoth_draft_line(quoth_draft *draft, bool first, uint8_t kind,
                              uint8_t level, uint8_t quote);

/* Adds source bytes as they are to the open line. Blanks at the beginning of a
 * line are left out. */
quoth_status quoth_draft_add(quoth_draft *draft, uint32_t source,
                             uint32_t length);

/* Adds a character that stands for `length` source bytes (an entity, an
 * invalid byte). */
quoth_status quoth_draft_put(quoth_draft *draft, uint32_t source,
                             uint32_t length, uint32_t code_point);

/* Text added from now on is shown at this time. */
quoth_status quoth_draft_cue(quoth_draft *draft, uint32_t begin, uint32_t end);

/* Drops the blanks at the end of the open line. */
void quoth_draft_trim(quoth_draft *draft);

/* Empties the open line. */
void quoth_draft_clear(quoth_draft *draft);

/* The last line, or NULL. */
quoth_line *quoth_draft_last(quoth_draft *draft);

/* The source byte behind text offset `at`; for the end of a span, pass the
 * offset of its last byte and add one. */
uint32_t quoth_runs_source(const quoth_run *runs, size_t count, uint32_t at,
                           bool end);

#endif
