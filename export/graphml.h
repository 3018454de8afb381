/* graphml.h - the graph of claims for Gephi, yEd, networkx, igraph.
 *
 * Nodes are what claims speak of; a directed edge leads from subject to object
 * of each claim that has both. Attributes are typed and named like the columns
 * of tables.h. */
#ifndef QUOTH_EXPORT_GRAPHML_H
#define QUOTH_EXPORT_GRAPHML_H

#include "model/model.h"

#include <stdio.h>

/* QUOTH_NO_MEMORY, or QUOTH_IO when `out` is in error afterwards. */
quoth_status quoth_graphml_write(const quoth_model *model, FILE *out);

#endif
