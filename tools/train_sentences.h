/* train_sentences.h - learns where sentences end. */
#ifndef QUOTH_TOOLS_TRAIN_SENTENCES_H
#define QUOTH_TOOLS_TRAIN_SENTENCES_H

/* Writes the section "sentence" of the weights file at `weights`, learnt from
 * the `count` CoNLL-U files at `treebanks` and from the transcripts (Markdown)
 * in the folder `transcripts`. Ends the program when something is wrong. */
void train_sentences(const char *weights, const char *const *treebanks,
                     int count, const char *transcripts);

#endif
