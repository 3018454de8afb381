/* slug.h - names as the last part of an IRI. */
#ifndef QUOTH_EXTRACT_SLUG_H
#define QUOTH_EXTRACT_SLUG_H

#include "model/buffer.h"

/* Appends the slug of `text` (valid UTF-8): NFKC, lower case, letters and
 * digits of any script, one `-` for each run of anything else, none at the
 * ends. `+` and `#` right after a letter or `+` are the words plus and sharp:
 * "C++" gives c-plus-plus, "C#" gives c-sharp. Text without any letter or
 * digit gives `x` and the code points in hexadecimal, so that no slug is
 * empty. */
void quoth_slug_add(quoth_buffer *out, quoth_text text);

#endif
