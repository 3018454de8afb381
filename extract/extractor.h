/* extractor.h - one thread's way from a document to triples.
 *
 *   document -> syntax -> mentions -> claims -> model
 */
#ifndef QUOTH_EXTRACT_EXTRACTOR_H
#define QUOTH_EXTRACT_EXTRACTOR_H

#include "extract/claim.h"

typedef struct quoth_extractor quoth_extractor;

/* Where IRIs begin when the user does not say. */
#define QUOTH_DEFAULT_BASE "https://w3id.org/quoth/id/"

/* What was found in one document; borrowed from the extractor until its next
 * call. */
typedef struct {
  const quoth_document *document;
  quoth_trees trees;
  quoth_mentions mentions;
  quoth_claims claims;
} quoth_extraction;

/* Both are borrowed and must outlive the extractor; shared by threads. */
quoth_status quoth_extractor_new(const quoth_grammar *grammar,
                                 const quoth_syntax *syntax,
                                 quoth_allocator *allocator,
                                 quoth_extractor **out);
void quoth_extractor_free(quoth_extractor *extractor);

quoth_status quoth_extract(quoth_extractor *extractor,
                           const quoth_document *document, quoth_error *error,
                           quoth_extraction *out);

/* How a document's findings become triples. */
typedef struct {
  quoth_text base;       /* default https://w3id.org/quoth/id/ */
  const char *version;   /* of the program */
  const char *rule_pack; /* hash of the ontology */
  bool text;             /* nif:isString with the whole text */
  bool facts;            /* plain triples for what is stated plainly */
  /* For long documents: is given the model whenever it holds about `most`
   * quads, before it is emptied. NULL, or with `facts`, which look at all
   * claims: the model keeps everything. */
  quoth_status (*take)(void *context, const quoth_model *model);
  void *context;
  uint32_t most;
} quoth_record_options;

/* Records `extraction` in `model`, in the graph named by the document's IRI.
 * The same extraction gives the same quads in the same order; with `take` a few
 * may come again in another part. */
quoth_status quoth_extraction_record(const quoth_extraction *extraction,
                                     const quoth_grammar *grammar,
                                     const quoth_record_options *options,
                                     quoth_model *model, quoth_error *error);

#endif
