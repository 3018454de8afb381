/* turtle.h - Turtle for people: grouped by subject, with prefixes.
 *
 * Subjects, predicates and objects stand in the order they were first said, so
 * the output depends on nothing else. Graphs are left out. Written directly,
 * as it comes: raptor needs a hundred bytes a triple and ten times the time.
 * Its parser judges the result in the tests. */
#ifndef QUOTH_EXPORT_TURTLE_H
#define QUOTH_EXPORT_TURTLE_H

#include "export/stream.h"
#include "model/model.h"

/* The @base and @prefix lines. `base` ends in / and is where extracted nodes
 * live. With a model only the prefixes that its triples use. */
void quoth_turtle_begin(quoth_stream *stream, quoth_text base,
                        const quoth_model *model);

/* All triples of the model, a block a subject. May be called for one model
 * after another. Terms are not checked: see quoth_model_check. Fails with
 * QUOTH_NO_MEMORY; what cannot be written shows when the stream is finished.
 */
quoth_status quoth_turtle_write(quoth_stream *stream, quoth_text base,
                                const quoth_model *model);

#endif
