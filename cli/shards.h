/* shards.h - a folder that holds one output for each document.
 *
 *   DIR/manifest.tsv     document, SHA-256 of its bytes, shard: a line each
 *   DIR/3f/3f09….nq      a shard, named by all that it depends on
 *   DIR/.lock            locked while a run writes here
 *
 * A shard appears whole or not at all and never changes, so a run that was
 * killed has only left work for the next one. The manifest names the shards
 * that count; it is replaced when all are there, and only then what it no
 * longer names is removed. */
#ifndef QUOTH_CLI_SHARDS_H
#define QUOTH_CLI_SHARDS_H

#include "cli/source.h"

typedef struct quoth_shards quoth_shards;

enum { QUOTH_SHARD_KEY = 33 };

/* Makes or opens the folder and locks it; QUOTH_UNSUPPORTED when another run
 * writes there. `setting` is a digest of what every document depends on,
 * `extension` that of the shards. */
quoth_status quoth_shards_open(const char *folder, const char *extension,
                               const char *setting, quoth_error *error,
                               quoth_shards **out);

/* What follows may run on any thread. The key of a document, 32 hexadecimal
 * digits, and its line of the manifest, written to `out`. */
quoth_status quoth_shards_key(const quoth_shards *shards,
                              const quoth_item *item, char key[QUOTH_SHARD_KEY],
                              FILE *out);
bool quoth_shards_has(const quoth_shards *shards, const char *key);
quoth_status quoth_shards_output(const quoth_shards *shards, const char *key,
                                 quoth_error *error, quoth_output **out);

/* Adds to the next manifest. One thread. */
quoth_status quoth_shards_add(quoth_shards *shards, quoth_text lines,
                              quoth_error *error);

/* Puts the manifest in place, then removes what it does not name: `*removed`
 * shards. */
quoth_status quoth_shards_commit(quoth_shards *shards, size_t *removed,
                                 quoth_error *error);

/* Unlocks; without commit the folder is as before, with more shards. NULL is
 * allowed. */
void quoth_shards_close(quoth_shards *shards);

/* Adds the shards of `folder` that have one of `extensions` to `inputs`, in
 * the order of its manifest; `*found` is false when it has none. */
quoth_status quoth_shards_list(const char *folder,
                               const char *const *extensions,
                               quoth_inputs *inputs, bool *found,
                               quoth_error *error);

#endif
