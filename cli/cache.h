/* cache.h - what the ontology parsed to, kept between runs. */
#ifndef QUOTH_CLI_CACHE_H
#define QUOTH_CLI_CACHE_H

#include "cli/cli.h"

enum { QUOTH_CACHE_PATH = 4096 };

/* The entry for a list of files. */
typedef struct {
  const quoth_inputs *files;   /* borrowed */
  char path[QUOTH_CACHE_PATH]; /* empty: there is no place for entries */
  quoth_buffer stamp;          /* how the files looked at first */
  quoth_text bytes;            /* mapped; empty: nothing sound was there */
  bool settled; /* a change of the files from now on would show */
  bool fresh;   /* they look as they did when the entry was made */
  bool held;    /* the model came from the entry */
} quoth_cache;

/* Looks for the entry. Never fails: at worst there is none. True when the
 * files look as they did when it was made; `digest` then receives theirs. */
bool quoth_cache_open(quoth_cache *cache, const quoth_inputs *files,
                      char digest[65]);

/* Fills the empty `model` with what files of this digest parsed to; false when
 * the cache does not hold it. */
bool quoth_cache_read(quoth_cache *cache, const char digest[65],
                      quoth_model *model);

/* Keeps `model` for the next run, and removes what is too old to be of use;
 * silently nothing when it cannot, or has it already. */
void quoth_cache_write(const quoth_cache *cache, const char digest[65],
                       const quoth_model *model);

void quoth_cache_close(quoth_cache *cache);

#endif
