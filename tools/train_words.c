/* Learns what parser.c needs beside the network: sentence ends, lemmas,
 * features. Called by tools/train-words. */
#include "tools/train_lemmas.h"
#include "tools/train_sentences.h"

#include <stdio.h>

int main(int argc, char **argv) {
  if (argc < 4) {
    fputs("usage: train-words WEIGHTS TRANSCRIPTS TREEBANK...\n", stderr);
    return 2;
  }
  const char *const *treebanks = (const char *const *)argv + 3;
  train_sentences(argv[1], treebanks, argc - 3, argv[2]);
  train_lemmas(argv[1], treebanks, argc - 3);
  return 0;
}
