/* escape.h - text inside other languages.
 *
 * Each function writes well-formed UTF-8 `text` so that the target language
 * reads back the same characters; what a language cannot hold is left out. */
#ifndef QUOTH_EXPORT_ESCAPE_H
#define QUOTH_EXPORT_ESCAPE_H

#include "model/text.h"

#include <stdio.h>

/* A JSON string with its quotes; control characters as \u00XX. */
void quoth_json_string(FILE *out, quoth_text text);

/* HTML or XML character data, and attribute values in double quotes: & < > "
 * as references; control characters other than tab and newline are left
 * out. */
void quoth_html_text(FILE *out, quoth_text text);

/* An RFC 4180 CSV cell, quoted when it must be. With `defuse` a cell that a
 * spreadsheet would run (= + - @ tab CR first) gets a leading '. */
void quoth_csv_cell(FILE *out, quoth_text text, bool defuse);

#endif
