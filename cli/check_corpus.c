#include "cli/check.h"
#include "model/vocab.h"

#include <stdlib.h>
#include <string.h>

/* How often one rule fired, and where first. */
typedef struct {
  quoth_id rule;
  size_t fired, negated;
  size_t judged, right; /* at an annotated claim; and in agreement with it */
  char quote[80];
} tally;

typedef struct {
  quoth_check *check;
  const quoth_gold *gold;
  quoth_extractor *extractor;
  quoth_text name;        /* of the file at hand, without folder and ending */
  quoth_extraction found; /* in it */
  tally *rules;           /* those with frames, in the order of the ontology */
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

/* ---- against annotated claims ---- */

static bool argument_agrees(const census *c, const quoth_argument *argument,
                            const quoth_wordings *wordings) {
  if (argument->kind == QUOTH_ARGUMENT_NONE) {
    return wordings->count == 0;
  }
  if (argument->kind == QUOTH_ARGUMENT_NODE) {
    const quoth_node *node = &c->found.mentions.nodes[argument->node];
    if (quoth_gold_agrees(wordings, node->label)) {
      return true;
    }
    for (uint32_t i = 0; i < node->variant_count; i++) {
      if (quoth_gold_agrees(wordings, node->variants[i])) {
        return true;
      }
    }
  }
  if (argument->label.size && quoth_gold_agrees(wordings, argument->label)) {
    return true;
  }
  return quoth_gold_agrees(
      wordings, quoth_text_slice(c->found.document->plain, argument->span));
}

/* Whether the claim stands where somebody annotated one, and whether it agrees
 * with one that it overlaps. */
static void judge(const census *c, const quoth_claim *claim, tally *t) {
  const quoth_document *document = c->found.document;
  const quoth_span source = quoth_document_source(document, claim->quote);
  const uint32_t begin = quoth_document_code_point(document, source.begin);
  const uint32_t end = quoth_document_code_point(document, source.end);
  bool judged = false, right = false;
  for (size_t i = 0; i < c->gold->count && !right; i++) {
    const quoth_gold_claim *gold = &c->gold->claims[i];
    if (gold->begin < end && begin < gold->end &&
        quoth_text_equal(gold->doc, c->name)) {
      judged = true;
      right = gold->negated == (claim->polarity == QUOTH_NEGATED) &&
              argument_agrees(c, &claim->subject, &gold->subject) &&
              argument_agrees(c, &claim->object, &gold->object);
    }
  }
  t->judged += judged;
  t->right += right;
}

/* ---- counting ---- */

static void keep_quote(const census *c, const quoth_claim *claim, tally *t) {
  const quoth_text quote =
      quoth_text_slice(c->found.document->plain, claim->quote);
  size_t size = 0, at = 0;
  while (at < quote.size && at + 4 < sizeof t->quote) {
    quoth_utf8_next(quote, &at);
    size = at;
  }
  memcpy(t->quote, quote.at, size);
  for (size_t i = 0; i < size; i++) {
    t->quote[i] = t->quote[i] == '\n' ? ' ' : t->quote[i];
  }
}

static void count_claim(census *c, const quoth_claim *claim) {
  for (size_t i = 0; i < c->rule_count; i++) {
    tally *t = &c->rules[i];
    if (t->rule != claim->rule) {
      continue;
    }
    if (t->fired++ == 0) {
      keep_quote(c, claim, t);
    }
    t->negated += claim->polarity == QUOTH_NEGATED;
    judge(c, claim, t);
  }
}

static quoth_text file_name(const char *path) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  const char *dot = strchr(name, '.');
  return (quoth_text){name, dot ? (size_t)(dot - name) : strlen(name)};
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
  if (status == QUOTH_OK) {
    status = quoth_extract(c->extractor, document, error, &c->found);
  }
  if (status == QUOTH_OK) {
    c->documents++;
    c->name = file_name(path);
    c->claims += c->found.claims.claim_count;
    for (uint32_t i = 0; i < c->found.claims.claim_count; i++) {
      count_claim(c, &c->found.claims.claims[i]);
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

static void print_tally(const census *c, const tally *t) {
  const quoth_text iri =
      quoth_model_get(c->check->engine->ontology, t->rule).text;
  printf("%6zu %5zu not  ", t->fired, t->negated);
  if (c->gold->count) {
    printf("%4zu of %4zu agree  ", t->right, t->judged);
  }
  printf("<%.*s>  \"%s\"\n", (int)iri.size, iri.at, t->quote);
}

static void print_census(const census *c) {
  size_t silent = 0, fired = 0, judged = 0, right = 0;
  for (size_t i = 0; i < c->rule_count; i++) {
    const tally *t = &c->rules[i];
    fired += t->fired;
    judged += t->judged;
    right += t->right;
    silent += t->fired == 0;
    if (t->fired) {
      print_tally(c, t);
    }
  }
  printf("%zu documents, %zu claims, %zu by these rules; %zu of %zu rules "
         "never fired\n",
         c->documents, c->claims, fired, silent, c->rule_count);
  if (c->gold->count) {
    printf("%zu of the %zu claims that stand at annotated ones agree with "
           "them: precision %.2f\n",
           right, judged, judged ? (double)right / (double)judged : 0.0);
  }
}

quoth_status quoth_check_corpus(quoth_check *check, const char *corpus,
                                const quoth_gold *gold, quoth_error *error) {
  census c = {.check = check, .gold = gold};
  const quoth_status status = count_all(&c, corpus, error);
  if (status == QUOTH_OK) {
    if (c.rule_count) {
      qsort(c.rules, c.rule_count, sizeof *c.rules, by_count);
    }
    print_census(&c);
  }
  quoth_extractor_free(c.extractor);
  free(c.rules);
  return status;
}
