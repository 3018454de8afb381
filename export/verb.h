/* verb.h - the verb of a claim in its quote's words (private to export/ and
 * bridge/). */
#ifndef QUOTH_EXPORT_VERB_H
#define QUOTH_EXPORT_VERB_H

#include "export/view.h"
#include "model/buffer.h"

/* Appends the verb as the speaker inflected it, when the quote shows it. */
void quoth_verb_said(quoth_buffer *out, const quoth_view_claim *claim);

#endif
