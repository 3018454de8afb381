/* finder.h - what the two halves of speakers share: labels and cast
 * (speakers.c), and who goes on speaking (flow.c). */
#ifndef QUOTH_EXTRACT_FINDER_H
#define QUOTH_EXTRACT_FINDER_H

#include "extract/names.h"
#include "extract/prose_names.h"
#include "extract/structure.h"

typedef struct {
  quoth_draft *draft;
  const quoth_document_options *options;
  quoth_arena *arena;
  quoth_document *document;
  quoth_roster roster;
  quoth_cast cast;
  quoth_layout layout;
  uint32_t narrator;                 /* speaker, or QUOTH_NONE */
  uint32_t interviewer, interviewee; /* where the layout tells them */
} quoth_finder;

/* Whether something is said on the line, beside a label. */
static inline bool quoth_line_is_said(const quoth_line *line) {
  return line->speech < line->end;
}

static inline bool quoth_line_has_label(const quoth_line *line) {
  return line->label.begin != line->label.end;
}

/* The speaker of a line with a label. */
static inline uint32_t quoth_line_labelled(const quoth_finder *finder,
                                           const quoth_line *line) {
  return finder->roster.entries[line->entry - 1].speaker;
}

/* Gives every line its speaker, by the finder's layout. */
void quoth_speakers_flow(quoth_finder *finder);

#endif
