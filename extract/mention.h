/* mention.h - what a document speaks of, and where.
 *
 * A node is one thing in the document's world: a named entity, a role, a
 * phrase worth a node, a date, an amount. A mention is a place in the text
 * that refers to it: by name, by a noun ("the company"), or by a pronoun. */
#ifndef QUOTH_EXTRACT_MENTION_H
#define QUOTH_EXTRACT_MENTION_H

#include "extract/document.h"
#include "extract/grammar.h"
#include "extract/syntax.h"

typedef enum {
  QUOTH_NODE_ENTITY,  /* named: the same node in every document */
  QUOTH_NODE_AGENT,   /* role or group of people of this document */
  QUOTH_NODE_CONCEPT, /* phrase of this document */
  QUOTH_NODE_DATE,
  QUOTH_NODE_DURATION,
  QUOTH_NODE_QUANTITY,
  QUOTH_NODE_MONEY
} quoth_node_kind;

/* The normal form of a date, duration or amount; texts may be empty. */
typedef struct {
  quoth_text iso;         /* EDTF date, or ISO 8601 duration */
  quoth_text from, until; /* ISO days, half-open; dates only */
  quoth_text number;      /* decimal: exact value, or empty for a range */
  quoth_text least, most; /* decimals: bounds of a range or approximation */
  quoth_text unit;        /* "pound", "percent", "user", "week" … */
  quoth_text currency;    /* ISO 4217 */
  bool approximate;
} quoth_value;

typedef struct {
  quoth_node_kind kind;
  quoth_id class_id;          /* entities: a class of the ontology; else 0 */
  quoth_text label;           /* canonical; values: canonical wording */
  const quoth_text *variants; /* other forms seen, in order of the text */
  uint32_t variant_count;
  quoth_text same_as;       /* Wikidata IRI when sure; else empty */
  const quoth_value *value; /* of dates, durations, amounts; else NULL */
  quoth_id pattern;         /* literal of the ontology that found it, or 0 */
  uint32_t speaker;         /* index into document speakers, or QUOTH_NONE */
  uint8_t confidence;       /* percent: that this is one real thing, so typed */
} quoth_node;

typedef enum {
  QUOTH_MENTION_NAMED,
  QUOTH_MENTION_NOMINAL,
  QUOTH_MENTION_PRONOUN
} quoth_mention_kind;

typedef struct {
  quoth_span span;       /* plain bytes */
  uint32_t first, count; /* tokens; count 0 for speaker labels */
  uint32_t head;         /* the token that heads it in the tree */
  uint32_t node;         /* QUOTH_NONE: a pronoun left unresolved */
  uint8_t kind;          /* quoth_mention_kind */
  uint8_t confidence;    /* percent: that it refers to `node` */
  bool garbled;          /* matched by edit distance or context only */
  bool inner;            /* an end of a range of dates: of no token */
} quoth_mention;

typedef struct {
  const quoth_node *nodes;
  const quoth_mention *mentions; /* by begin, then longer first */
  const uint32_t *of_token;   /* per token: the innermost mention, QUOTH_NONE */
  const uint32_t *of_speaker; /* per document speaker: its node */
  const quoth_word_set *words; /* per token: the classes of its lemma */
  uint32_t node_count, mention_count;
} quoth_mentions;

typedef struct quoth_resolver quoth_resolver; /* scratch of one thread */

/* `grammar` is borrowed and must outlive the resolver. */
quoth_status quoth_resolver_new(const quoth_grammar *grammar,
                                quoth_allocator *allocator,
                                quoth_resolver **out);
void quoth_resolver_free(quoth_resolver *resolver);

/* Finds names, dates, amounts, nouns and pronouns and resolves them to nodes.
 * `out` is owned by `resolver` and valid until its next call. Linear in the
 * text but for bounded windows. */
quoth_status quoth_mentions_find(quoth_resolver *resolver,
                                 const quoth_document *document,
                                 const quoth_trees *trees, quoth_error *error,
                                 quoth_mentions *out);

#endif
