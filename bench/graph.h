/* graph.h - a made-up graph of any size in the shape of ours. */
#ifndef QUOTH_BENCH_GRAPH_H
#define QUOTH_BENCH_GRAPH_H

#include "model/model.h"

/* Adds documents of 300 claims each until `model` holds `quads` quads. */
quoth_status quoth_bench_graph(quoth_model *model, uint32_t quads);

#endif
