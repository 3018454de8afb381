/* json.h - the strings of one flat JSON object. */
#ifndef QUOTH_CLI_JSON_H
#define QUOTH_CLI_JSON_H

#include "model/text.h"

typedef struct {
  const char *name; /* NULL closes the list */
  quoth_text *value;
} quoth_json_field;

/* Reads `{"name": "value", …}`, decoding the strings of `fields` into `room`
 * (at least json.size bytes; may be where `json` lies). A field that is null
 * or absent keeps its value; other members are skipped, whatever they hold.
 * NULL, or what is wrong. */
const char *quoth_json_read(quoth_text json, char *room,
                            const quoth_json_field *fields);

#endif
