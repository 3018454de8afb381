#include "cli/check.h"
#include "model/vocab.h"

#include <stdlib.h>
#include <string.h>

/* How often one rule fired, and where first. */
typedef struct {
  quoth_id rule;
  size_t fired, negated;
  char quote[80];
} tally;

typedef struct {
  quoth_check *check;
  quoth_extractor *extractor;
  tally *rules; /* those with frames, in the order of the ontology */
  size_t rule_count;
  size_t documents, claims;
} census;

static int by_count(const void *left, const void *right) {
  const tally *a = left, *b = right;
  if (a->fired != b->fired) {
    return a->fired < b->fired ? 1 : -1;
  }
  return (a->rule > b->rule) - (a->rule < b->rule);
}

static quoth_status list_rules(census *c) {
  const quoth_model *all = c->check->engine->ontology;
  size_t capacity = 0;
  quoth_cursor cursor =
      quoth_model_find(all, (quoth_quad){0, QUOTH_V_QUOTH_CLAIMS, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    if (quoth_check_says(c->check, quad.subject, QUOTH_V_RDF_TYPE)) {
      QUOTH_TRY(quoth_grow(NULL, &c->rules, &capacity, c->rule_count,
                           c->rule_count + 1, sizeof *c->rules));
      c->rules[c->rule_count++] = (tally){.rule = quad.subject};
    }
  }
  return QUOTH_OK;
}

static void count_claim(census *c, const quoth_document *document,
                        const quoth_claim *claim) {
  for (size_t i = 0; i < c->rule_count; i++) {
    tally *t = &c->rules[i];
    if (t->rule != claim->rule) {
      continue;
    }
    if (t->fired++ == 0) {
      const quoth_text quote = quoth_text_slice(document->plain, claim->quote);
      size_t size = 0, at = 0;
      while (at < quote.size && at + 4 < sizeof t->quote) {
        quoth_utf8_next(quote, &at);
        size = at;
      }
      memcpy(t->quote, quote.at, size);
    }
    t->negated += claim->polarity == QUOTH_NEGATED;
  }
}

static quoth_status count_file(census *c, const char *path,
                               quoth_error *error) {
  quoth_buffer bytes = {0};
  quoth_document *document = NULL;
  const quoth_document_options options = {.path = quoth_text_of(path),
                                          .lenient = true};
  quoth_status status = quoth_read_file(path, &bytes, error);
  if (status == QUOTH_OK) {
    status = quoth_document_new(quoth_buffer_text(&bytes), &options, NULL,
                                error, &document);
  }
  quoth_extraction found;
  if (status == QUOTH_OK) {
    status = quoth_extract(c->extractor, document, error, &found);
  }
  if (status == QUOTH_OK) {
    c->documents++;
    c->claims += found.claims.claim_count;
    for (uint32_t i = 0; i < found.claims.claim_count; i++) {
      count_claim(c, document, &found.claims.claims[i]);
    }
  }
  quoth_document_free(document);
  quoth_buffer_free(&bytes);
  return status;
}

static quoth_status count_all(census *c, const char *corpus,
                              quoth_error *error) {
  quoth_inputs inputs = {0};
  quoth_status status = list_rules(c);
  if (status == QUOTH_OK) {
    status = quoth_extractor_new(c->check->engine->grammar,
                                 c->check->engine->syntax, NULL, &c->extractor);
  }
  if (status == QUOTH_OK) {
    status = quoth_inputs_add(&inputs, corpus, quoth_text_extensions, error);
  }
  for (size_t i = 0; i < inputs.count && status == QUOTH_OK; i++) {
    quoth_error bad = {0};
    const quoth_status one = count_file(c, inputs.paths[i], &bad);
    if (one != QUOTH_OK) {
      quoth_report(inputs.paths[i], one, &bad);
    }
    status = one == QUOTH_NO_MEMORY ? one : QUOTH_OK;
  }
  quoth_inputs_free(&inputs);
  return status;
}

static void print_census(const census *c) {
  const quoth_model *all = c->check->engine->ontology;
  size_t silent = 0, fired = 0;
  for (size_t i = 0; i < c->rule_count; i++) {
    const tally *t = &c->rules[i];
    const quoth_text iri = quoth_model_get(all, t->rule).text;
    fired += t->fired;
    silent += t->fired == 0;
    if (t->fired) {
      printf("%6zu %5zu not  <%.*s>  \"%s\"\n", t->fired, t->negated,
             (int)iri.size, iri.at, t->quote);
    }
  }
  printf("%zu documents, %zu claims, %zu by these rules; %zu of %zu rules "
         "never fired\n",
         c->documents, c->claims, fired, silent, c->rule_count);
}

quoth_status quoth_check_corpus(quoth_check *check, const char *corpus,
                                quoth_error *error) {
  census c = {.check = check};
  const quoth_status status = count_all(&c, corpus, error);
  if (status == QUOTH_OK) {
    qsort(c.rules, c.rule_count, sizeof *c.rules, by_count);
    print_census(&c);
  }
  quoth_extractor_free(c.extractor);
  free(c.rules);
  return status;
}
