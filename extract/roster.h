/* roster.h - the labels of a document, and which of them are speakers.
 *
 *   collect   every line that begins like a label is counted under its key
 *   accept    keys that recur, stand in the house style, take turns, …
 *   merge     "Sam Altman", "Sam" and "SA" are one speaker */
#ifndef QUOTH_EXTRACT_ROSTER_H
#define QUOTH_EXTRACT_ROSTER_H

#include "extract/labels.h"

enum { QUOTH_ROSTER_MOST = 4096 }; /* different labels; more are ignored */

typedef struct {
  char key[QUOTH_LABEL_KEY];
  uint8_t key_size, shape, words;
  bool accepted, caps, given;
  bool known; /* a full name that the document's head tells, never a label */
  quoth_text name;    /* as first seen; in the draft */
  quoth_text renamed; /* by the caller's CSV; or empty */
  uint32_t count, strong, inside, first, item, timed;
  uint32_t small;    /* speeches that begin in lower case */
  uint32_t bare;     /* speeches that are nothing but a name */
  uint32_t spoken;   /* speeches on the label's own line */
  uint32_t talk;     /* … that ask, or say I or you */
  uint32_t ordinary; /* times one of its words stands in lower case */
  uint32_t named;    /* times one stands in the text like a name */
  uint32_t changes;  /* times the label before was another */
  uint32_t styles[QUOTH_LABEL_STYLES];
  uint32_t first_line;
  uint32_t speaker; /* index, once merged */
} quoth_entry;

typedef struct {
  const quoth_draft *draft;
  quoth_entry *entries; /* entries[line.entry - 1] */
  size_t count, capacity;
  uint16_t *slots; /* hash table of numbers; 0 is free */
  uint32_t last;   /* entry of the label before */
} quoth_roster;

void quoth_roster_free(quoth_roster *roster);

/* Counts the label-like beginnings of all lines; sets line.entry. */
quoth_status quoth_roster_collect(quoth_roster *roster, quoth_draft *draft);

/* The entry with this key, or NULL. */
quoth_entry *quoth_roster_find(const quoth_roster *roster, quoth_text key);

/* Decides which entries are speakers. `title` and `author` may be empty. */
void quoth_roster_accept(quoth_roster *roster, quoth_text title,
                         quoth_text author);

#endif
