/* speakers.h - who speaks each line of a draft.
 *
 * Labels are recognised by what the document shows, not by lists of names: a
 * short text of name-like shape at the begin of lines, set apart in one style,
 * that comes again, in turn with others. */
#ifndef QUOTH_EXTRACT_SPEAKERS_H
#define QUOTH_EXTRACT_SPEAKERS_H

#include "extract/draft.h"

/* Fills in the decided fields of the draft's lines and document->speakers.
 * Fails with QUOTH_NO_MEMORY, QUOTH_BAD_SYNTAX (options->speakers). Linear
 * time. */
quoth_status quoth_speakers_find(quoth_draft *draft,
                                 const quoth_document_options *options,
                                 quoth_arena *arena, quoth_document *document);

#endif
