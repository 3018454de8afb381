/* captions.h - reads SubRip (SRT) and WebVTT into a draft: what is shown, once,
 * with its times and voices. */
#ifndef QUOTH_EXTRACT_CAPTIONS_H
#define QUOTH_EXTRACT_CAPTIONS_H

#include "extract/draft.h"

/* Reads from draft->body on. Tags, settings, NOTE and STYLE blocks and lines
 * of sounds ("[music]") are left out; a line shown again by the next cue, or
 * grown by it, is kept once; `<v Name>`, `>>` and dashes begin a speaker's
 * line. QUOTH_BAD_SYNTAX, with the line, when a time cannot be read or there
 * are none; QUOTH_NO_MEMORY; QUOTH_LIMIT. Linear time. */
quoth_status quoth_captions_read(quoth_draft *draft);

/* True when the text begins like SRT or WebVTT. */
bool quoth_captions_detect(quoth_text text, quoth_format *format);

#endif
