/* quoth.h - everything a program that uses libquoth includes.
 *
 * The order in which a program meets the nouns: a model of the ontology, the
 * grammar compiled from it, the syntax weights, an extractor, a document, what
 * was extracted, and the model it is recorded in. See examples/hello.c. */
#ifndef QUOTH_H
#define QUOTH_H

#include "export/diagram.h"
#include "export/graphml.h"
#include "export/rdf.h"
#include "export/tables.h"
#include "extract/extractor.h"
#include "model/model.h"
#include "model/snapshot.h"
#include "model/vocab.h"

#endif
