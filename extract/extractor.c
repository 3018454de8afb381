#include "extract/extractor.h"

struct quoth_extractor {
  quoth_allocator *from;
  quoth_parser *parser;
  quoth_resolver *resolver;
  quoth_claimer *claimer;
  quoth_span *blocks; /* of the document at hand */
  size_t block_capacity;
};

static quoth_status fill(quoth_extractor *extractor,
                         const quoth_grammar *grammar,
                         const quoth_syntax *syntax) {
  QUOTH_TRY(quoth_parser_new(syntax, extractor->from, &extractor->parser));
  QUOTH_TRY(quoth_resolver_new(grammar, extractor->from, &extractor->resolver));
  return quoth_claimer_new(grammar, extractor->from, &extractor->claimer);
}

quoth_status quoth_extractor_new(const quoth_grammar *grammar,
                                 const quoth_syntax *syntax,
                                 quoth_allocator *allocator,
                                 quoth_extractor **out) {
  quoth_extractor *extractor = quoth_alloc(allocator, sizeof *extractor);
  if (!extractor) {
    return QUOTH_NO_MEMORY;
  }
  *extractor = (quoth_extractor){.from = allocator};
  const quoth_status status = fill(extractor, grammar, syntax);
  if (status != QUOTH_OK) {
    quoth_extractor_free(extractor);
    return status;
  }
  *out = extractor;
  return QUOTH_OK;
}

void quoth_extractor_free(quoth_extractor *extractor) {
  if (extractor) {
    quoth_claimer_free(extractor->claimer);
    quoth_resolver_free(extractor->resolver);
    quoth_parser_free(extractor->parser);
    quoth_release(extractor->from, extractor->blocks);
    quoth_release(extractor->from, extractor);
  }
}

/* The parser takes spans; it knows nothing of turns and headings. */
static quoth_status parse(quoth_extractor *extractor,
                          const quoth_document *document, quoth_error *error,
                          quoth_trees *out) {
  QUOTH_TRY(quoth_grow(extractor->from, &extractor->blocks,
                       &extractor->block_capacity, 0, document->block_count,
                       sizeof *extractor->blocks));
  for (uint32_t i = 0; i < document->block_count; i++) {
    extractor->blocks[i] = document->blocks[i].span;
  }
  return quoth_parse_text(extractor->parser, document->plain, extractor->blocks,
                          document->block_count, error, out);
}

quoth_status quoth_extract(quoth_extractor *extractor,
                           const quoth_document *document, quoth_error *error,
                           quoth_extraction *out) {
  quoth_extraction result = {.document = document};
  QUOTH_TRY(parse(extractor, document, error, &result.trees));
  QUOTH_TRY(quoth_mentions_find(extractor->resolver, document, &result.trees,
                                error, &result.mentions));
  QUOTH_TRY(quoth_claims_find(extractor->claimer, document, &result.trees,
                              &result.mentions, error, &result.claims));
  *out = result;
  return QUOTH_OK;
}
