/* cache.h - what the ontology parsed to, kept between runs. */
#ifndef QUOTH_CLI_CACHE_H
#define QUOTH_CLI_CACHE_H

#include "cli/cli.h"

enum { QUOTH_CACHE_PATH = 4096 };

/* The entry for a list of files. */
typedef struct quoth_cache {
  const quoth_inputs *files;   /* borrowed, until it is written */
  char path[QUOTH_CACHE_PATH]; /* empty: there is no place for entries */
  quoth_buffer stamp;          /* how files and program looked at first */
  bool settled;                /* a change of theirs from now on would show */
  bool held;                   /* the model came from the entry */
  quoth_text bytes;            /* mapped; empty: there was none */
  quoth_text names; /* of the lexicon, for quoth_grammar_restore; empty unless
                       files and program look as they did */
} quoth_cache;

/* Looks for the entry. Never fails: at worst there is none. True when files
 * and program look as they did when it was made; `digest` then receives that
 * of the files. */
bool quoth_cache_open(quoth_cache *cache, const quoth_inputs *files,
                      char digest[65]);

/* Fills the empty `model` with what files of this digest parsed to; false when
 * the cache does not hold it. */
bool quoth_cache_read(quoth_cache *cache, const char digest[65],
                      quoth_model *model);

/* Keeps the grammar for the next run, and removes what is too old to be of
 * use; silently nothing when it cannot. */
void quoth_cache_write(const quoth_cache *cache, const char digest[65],
                       const quoth_grammar *grammar);

/* Then `names` are gone, too. */
void quoth_cache_close(quoth_cache *cache);

#endif
