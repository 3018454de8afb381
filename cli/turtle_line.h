/* turtle_line.h - on which line of a Turtle file something is said. */
#ifndef QUOTH_CLI_TURTLE_LINE_H
#define QUOTH_CLI_TURTLE_LINE_H

#include "model/text.h"

/* The line (from 1) of `turtle` on which `subject`, an IRI, has the value
 * `literal`; with an empty `literal`, on which statements of `subject` first
 * begin; 0 when there is none. The file need not be sound; a relative IRI is
 * found only as it is written. Linear. */
uint32_t quoth_turtle_line(quoth_text turtle, quoth_text subject,
                           quoth_text literal);

#endif
