/* coref_dialogue.h - (private) who says I, and whom they call you. */
#ifndef QUOTH_EXTRACT_COREF_DIALOGUE_H
#define QUOTH_EXTRACT_COREF_DIALOGUE_H

#include "extract/name.h"

/* The turn that the sentence belongs to: its place in the document's. */
uint32_t quoth_dialogue_turn(const quoth_names *names, uint32_t sentence);

/* The node of who speaks the sentence, or QUOTH_NONE. */
uint32_t quoth_dialogue_speaker(const quoth_names *names, uint32_t sentence);

/* The node of whom the sentence is said to, or QUOTH_NONE when unclear: the
 * other one of two; among more, who spoke before and after, or who answers a
 * question. */
uint32_t quoth_dialogue_addressee(const quoth_names *names, uint32_t sentence);

/* True when the "you" at `token` most likely means anybody, or nothing: "you
 * know", "if you can". */
bool quoth_dialogue_is_generic(const quoth_names *names, uint32_t token);

#endif
