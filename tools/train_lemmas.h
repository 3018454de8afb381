/* train_lemmas.h - learns lemmas and features of words. */
#ifndef QUOTH_TOOLS_TRAIN_LEMMAS_H
#define QUOTH_TOOLS_TRAIN_LEMMAS_H

/* Writes the sections "lemma" and "feature" of the weights file at `weights`,
 * learnt from the `count` CoNLL-U files at `treebanks`. Ends the program when
 * something is wrong. */
void train_lemmas(const char *weights, const char *const *treebanks, int count);

#endif
