/* fact.h - plain triples for what is stated plainly.
 *
 * A graph says what was said. A claim also becomes `subject property object`
 * when it is Affirmed, Asserted, Certain, not of the future, under no
 * condition, nobody else's words, denied by no claim of the same document, and
 * its relation is a property of the ontology that joins two nodes.
 *
 * Honoured of the ontology: rdfs:subPropertyOf (the wider triples too),
 * owl:inverseOf and owl:SymmetricProperty (the triple the other way),
 * rdfs:domain and rdfs:range (a class of the same family is added to what the
 * triple joins), and datatypes as ranges (a literal of that type is written
 * for the date, number or name). */
#ifndef QUOTH_EXTRACT_FACT_H
#define QUOTH_EXTRACT_FACT_H

#include "extract/grammar.h"

/* Adds to `model` the facts of the document whose claims stand in `graph`, in
 * that graph. Linear in the claims. */
quoth_status quoth_facts_record(quoth_model *model,
                                const quoth_grammar *grammar, quoth_id graph);

#endif
