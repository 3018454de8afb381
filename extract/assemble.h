/* assemble.h - turns a decided draft into the document's plain text. */
#ifndef QUOTH_EXTRACT_ASSEMBLE_H
#define QUOTH_EXTRACT_ASSEMBLE_H

#include "extract/draft.h"

/* Writes plain, runs, blocks, turns and cues of `document`, each a block of
 * draft->allocator that the document owns (also after a failure): every line
 * from `speech` on. Lines of one paragraph become one block when the file
 * breaks its lines at a margin, else a block each. */
quoth_status quoth_draft_assemble(const quoth_draft *draft,
                                  quoth_document *document);

#endif
