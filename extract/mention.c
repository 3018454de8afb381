#include "extract/mention.h"
#include "extract/coref.h"
#include "extract/garble.h"
#include "extract/name_find.h"
#include "model/vocab.h"

#include <stdlib.h>

struct quoth_resolver {
  quoth_names names;
  quoth_node *nodes;
  uint32_t *of_token, *of_speaker;
  size_t node_capacity, token_capacity, speaker_capacity;
};

static void find_classes(quoth_names *names) {
  static const struct {
    quoth_name_type type;
    const char *iri;
  } rows[] = {
      {QUOTH_TYPE_PERSON, QUOTH_NS_SCHEMA "Person"},
      {QUOTH_TYPE_ORGANIZATION, QUOTH_NS_SCHEMA "Organization"},
      {QUOTH_TYPE_PLACE, QUOTH_NS_SCHEMA "Place"},
      {QUOTH_TYPE_EVENT, QUOTH_NS_SCHEMA "Event"},
      {QUOTH_TYPE_WORK, QUOTH_NS_SCHEMA "CreativeWork"},
      {QUOTH_TYPE_PRODUCT, QUOTH_NS_SCHEMA "Product"},
      {QUOTH_TYPE_LAW, QUOTH_NS_SCHEMA "Legislation"},
      {QUOTH_TYPE_AWARD, QUOTH_NS_QUOTH "Award"},
      {QUOTH_TYPE_LANGUAGE, QUOTH_NS_SCHEMA "Language"},
      {QUOTH_TYPE_PEOPLE, QUOTH_NS_QUOTH "People"},
      {QUOTH_TYPE_THING, QUOTH_NS_SCHEMA "Thing"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    names->classes[rows[i].type] = quoth_model_find_iri(
        quoth_grammar_ontology(names->grammar), quoth_text_of(rows[i].iri));
  }
  names->city = quoth_model_find_iri(quoth_grammar_ontology(names->grammar),
                                     quoth_text_of(QUOTH_NS_SCHEMA "City"));
}

quoth_status quoth_resolver_new(const quoth_grammar *grammar,
                                quoth_allocator *allocator,
                                quoth_resolver **out) {
  quoth_resolver *resolver = quoth_alloc(allocator, sizeof *resolver);
  if (!resolver) {
    return QUOTH_NO_MEMORY;
  }
  *resolver =
      (quoth_resolver){.names = {.from = allocator,
                                 .grammar = grammar,
                                 .lexicon = quoth_grammar_lexicon(grammar),
                                 .arena = {.from = allocator},
                                 .group_of = {.from = allocator},
                                 .value_of = {.from = allocator},
                                 .values = {.from = allocator}}};
  find_classes(&resolver->names);
  const quoth_status status =
      quoth_pattern_matcher_new(quoth_lexicon_patterns(resolver->names.lexicon),
                                allocator, &resolver->names.matcher);
  if (status != QUOTH_OK) {
    quoth_resolver_free(resolver);
    return status;
  }
  *out = resolver;
  return QUOTH_OK;
}

void quoth_resolver_free(quoth_resolver *resolver) {
  if (!resolver) {
    return;
  }
  quoth_allocator *const from = resolver->names.from;
  quoth_names_free(&resolver->names);
  quoth_release(from, resolver->nodes);
  quoth_release(from, resolver->of_token);
  quoth_release(from, resolver->of_speaker);
  quoth_release(from, resolver);
}

const quoth_names *quoth_resolver_names(const quoth_resolver *resolver) {
  return &resolver->names;
}

/* ---- named mentions ---- */

enum { GARBLED_CONFIDENCE = 40 };

static quoth_status add_named(quoth_names *names) {
  for (size_t i = 0; i < names->site_count; i++) {
    const quoth_name_site *site = &names->sites[i];
    const uint32_t node = names->groups[site->group].node;
    if ((site->flags & QUOTH_SITE_DROPPED) || node == QUOTH_NONE) {
      continue;
    }
    const bool garbled = (site->flags & QUOTH_SITE_GARBLED) != 0;
    const quoth_mention mention = {
        .span = site->span,
        .first = site->first,
        .count = site->count,
        .head = site->head,
        .node = node,
        .kind = QUOTH_MENTION_NAMED,
        .confidence =
            garbled ? GARBLED_CONFIDENCE : names->nodes[node].node.confidence,
        .garbled = garbled};
    QUOTH_TRY(quoth_name_add_mention(names, &mention));
  }
  return QUOTH_OK;
}

static int by_place(const void *a, const void *b) {
  const quoth_mention *x = a;
  const quoth_mention *y = b;
  if (x->span.begin != y->span.begin) {
    return x->span.begin < y->span.begin ? -1 : 1;
  }
  if (x->span.end != y->span.end) {
    return x->span.end > y->span.end ? -1 : 1;
  }
  return x->node < y->node ? -1 : x->node > y->node;
}

static void sort_mentions(quoth_names *names) {
  if (names->mention_count > 1) {
    qsort(names->mentions, names->mention_count, sizeof *names->mentions,
          by_place);
  }
}

/* ---- results ---- */

static void fill_of_token(quoth_resolver *resolver) {
  const quoth_names *names = &resolver->names;
  for (uint32_t i = 0; i < names->trees->token_count; i++) {
    resolver->of_token[i] = QUOTH_NONE;
  }
  for (uint32_t i = 0; i < names->mention_count; i++) {
    const quoth_mention *mention = &names->mentions[i];
    for (uint32_t j = 0; j < mention->count && !mention->inner; j++) {
      uint32_t *slot = &resolver->of_token[mention->first + j];
      if (*slot == QUOTH_NONE ||
          names->mentions[*slot].count >= mention->count) {
        *slot = i;
      }
    }
  }
}

static quoth_status fill(quoth_resolver *resolver, quoth_mentions *out) {
  quoth_names *names = &resolver->names;
  QUOTH_TRY(quoth_grow(names->from, &resolver->nodes, &resolver->node_capacity,
                       0, names->node_count, sizeof *resolver->nodes));
  QUOTH_TRY(quoth_grow(names->from, &resolver->of_token,
                       &resolver->token_capacity, 0, names->trees->token_count,
                       sizeof *resolver->of_token));
  const uint32_t speakers = names->document->speaker_count;
  QUOTH_TRY(quoth_grow(names->from, &resolver->of_speaker,
                       &resolver->speaker_capacity, 0, speakers,
                       sizeof *resolver->of_speaker));
  for (size_t i = 0; i < names->node_count; i++) {
    resolver->nodes[i] = names->nodes[i].node;
  }
  for (uint32_t i = 0; i < speakers; i++) {
    resolver->of_speaker[i] = i; /* their nodes come first */
  }
  fill_of_token(resolver);
  *out = (quoth_mentions){.nodes = resolver->nodes,
                          .mentions = names->mentions,
                          .of_token = resolver->of_token,
                          .of_speaker = resolver->of_speaker,
                          .words = names->nouns,
                          .node_count = (uint32_t)names->node_count,
                          .mention_count = (uint32_t)names->mention_count};
  return QUOTH_OK;
}

quoth_status quoth_mentions_find(quoth_resolver *resolver,
                                 const quoth_document *document,
                                 const quoth_trees *trees, quoth_error *error,
                                 quoth_mentions *out) {
  (void)error;
  quoth_names *names = &resolver->names;
  quoth_names_clear(names);
  names->document = document;
  names->trees = trees;
  QUOTH_TRY(quoth_names_find(names));
  QUOTH_TRY(quoth_names_mend_figures(names));
  QUOTH_TRY(quoth_names_group(names));
  QUOTH_TRY(quoth_names_mend(names));
  QUOTH_TRY(quoth_names_type(names));
  QUOTH_TRY(quoth_names_merge(names));
  QUOTH_TRY(add_named(names));
  sort_mentions(names);
  QUOTH_TRY(quoth_coref_find(names));
  QUOTH_TRY(quoth_names_add_values(names));
  QUOTH_TRY(quoth_names_add_phrases(names));
  sort_mentions(names);
  return fill(resolver, out);
}
