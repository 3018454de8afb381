/* source.h - documents one after another: files, or what lines tell. */
#ifndef QUOTH_CLI_SOURCE_H
#define QUOTH_CLI_SOURCE_H

#include "cli/cli.h"

/* What an input is. */
typedef enum {
  QUOTH_SOURCE_TEXT,  /* a document */
  QUOTH_SOURCE_JSONL, /* a JSON object a line: {"path", "text" …} */
  QUOTH_SOURCE_PATHS  /* the path of a document a line */
} quoth_source_kind;

/* Whoever shares a source among threads calls quoth_source_next under a lock.
 * Zero but for the first two, it is at its beginning. */
typedef struct {
  const quoth_inputs *inputs; /* borrowed */
  quoth_source_kind kind;
  size_t at;  /* the next input */
  FILE *file; /* the input whose lines are being read; or NULL */
  uint32_t line;
} quoth_source;

/* One document, or why there is none. Reused from one to the next. */
typedef struct {
  const char *path; /* of the file; borrowed from the inputs, or in `name` */
  uint32_t line;    /* of a JSON line; 0: the file is the document */
  quoth_status status;
  quoth_error error;
  quoth_buffer name, bytes;        /* of the file or the line; owned */
  quoth_document_options document; /* points into `bytes`, too */
  quoth_text text;                 /* in `bytes` */
  size_t size;                     /* bytes read for it, for the progress */
} quoth_item;

/* Moves on; false at the end. What goes wrong is in item->status. */
bool quoth_source_next(quoth_source *source, quoth_item *item);

/* Reads the item's file or line: fills document (on top of `defaults`), text
 * and size. May run on any thread. */
quoth_status quoth_item_read(quoth_item *item,
                             const quoth_document_options *defaults);

/* Closes what is open. */
void quoth_source_close(quoth_source *source);

/* Bytes of all inputs; 0 when that cannot be told. */
uint64_t quoth_source_size(const quoth_source *source);

void quoth_item_free(quoth_item *item);

#endif
