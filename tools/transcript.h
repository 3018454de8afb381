/* transcript.h - unlabelled sentences from transcripts in Markdown. */
#ifndef QUOTH_TOOLS_TRANSCRIPT_H
#define QUOTH_TOOLS_TRANSCRIPT_H

#include "tools/treebank.h"

/* Adds the sentences of the file at `path` to `bank`, without tags and trees.
 * Words are cut roughly as UD English cuts them, sentences after . ! and ?:
 * good enough to learn from which words stand together. False, with a message
 * on stderr, when the file cannot be read. */
bool transcript_read(treebank *bank, const char *path);

#endif
