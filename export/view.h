/* view.h - a graph's claims as plain structures, ready to be shown.
 *
 * Tables, diagrams, the report and the comparison all look at a model through
 * a view: claims in the order of the text, numbered from 1, and the nodes they
 * connect with label, type and look. A view borrows the model's texts and is
 * valid as long as the model does not change. */
#ifndef QUOTH_EXPORT_VIEW_H
#define QUOTH_EXPORT_VIEW_H

#include "model/model.h"
#include "model/vocab.h"

/* Families of things that are drawn alike. */
typedef enum {
  QUOTH_LOOK_PERSON,
  QUOTH_LOOK_ORGANISATION,
  QUOTH_LOOK_ARTEFACT, /* product, model, system, work */
  QUOTH_LOOK_IDEA,     /* technology, concept */
  QUOTH_LOOK_WHERE,    /* place, event */
  QUOTH_LOOK_VALUE,    /* date, duration, money, quantity */
  QUOTH_LOOK_PHRASE,   /* words that are no node of their own */
  QUOTH_LOOK_COUNT
} quoth_look;

/* How something was said; the order of the legend. */
typedef enum {
  QUOTH_MANNER_ASSERTED,
  QUOTH_MANNER_HEDGED,
  QUOTH_MANNER_PREDICTED,
  QUOTH_MANNER_DESIRED,
  QUOTH_MANNER_HYPOTHETICAL,
  QUOTH_MANNER_REPORTED,
  QUOTH_MANNER_COUNT
} quoth_manner;

/* What a node is, as far as showing it is concerned. */
typedef enum {
  QUOTH_THING_ENTITY,  /* named, shared by documents */
  QUOTH_THING_VALUE,   /* date, duration, money, quantity */
  QUOTH_THING_AGENT,   /* role or group of one document */
  QUOTH_THING_CONCEPT, /* phrase of one document */
  QUOTH_THING_WORDS,   /* literal */
  QUOTH_THING_PRONOUN  /* a mention nobody could resolve */
} quoth_thing;

typedef struct {
  quoth_id id;
  quoth_text label;
  quoth_text type;     /* "organisation", "AI model"; empty when unknown */
  uint32_t claims;     /* it is subject or object of */
  uint32_t as_speaker; /* claims it says */
  uint8_t look;        /* quoth_look */
  uint8_t thing;       /* quoth_thing */
  bool interviewer;    /* asks questions, and more than it answers */
} quoth_view_node;

typedef struct {
  quoth_id id;
  quoth_text source, title, date, digest; /* empty when unknown */
  uint32_t first_claim, claim_count;      /* a range of the claims */
  uint32_t first_question, question_count;
} quoth_view_document;

/* begin, end: code points of the document's source. */
typedef struct {
  quoth_id id;
  uint32_t document, begin, end;
  quoth_text words;
  uint32_t speaker; /* node, or QUOTH_NONE */
  uint32_t claims;  /* that answer it */
} quoth_view_question;

typedef struct {
  quoth_text preposition; /* empty for plain arguments */
  uint32_t node;
} quoth_view_argument;

typedef struct {
  quoth_id id;
  quoth_id span;                 /* where it stands; 0 when unknown */
  quoth_id relation, lexical;    /* properties; lexical 0 when unknown */
  quoth_id proposition, rule;    /* 0 when unknown */
  uint32_t document, begin, end; /* code points of the source */
  uint32_t speaker, subject, object, agent, reported_by; /* or QUOTH_NONE */
  uint32_t question;                       /* it answers; or QUOTH_NONE */
  uint32_t first_argument, argument_count; /* in view->arguments */
  quoth_text relation_label;               /* of `relation` */
  quoth_text words; /* the speaker's: label of `lexical` */
  quoth_text rule_label;
  quoth_text quote, condition, time, from, until;
  quoth_text confidence;       /* decimal as written; empty when unknown */
  quoth_text certainty, tense; /* lower case: "probable", "past" */
  quoth_id sentence;
  uint8_t manner;   /* quoth_manner */
  uint8_t salience; /* percent; 255 when unknown */
  bool negated;
  bool disputed; /* some other claim contradicts it */
} quoth_view_claim;

typedef enum {
  QUOTH_LINK_CONTRADICTS,
  QUOTH_LINK_SHIFTS,
  QUOTH_LINK_CORROBORATES
} quoth_link_kind;

/* Claims that speak to each other; from < to, indices of claims. */
typedef struct {
  uint32_t from, to;
  uint8_t kind; /* quoth_link_kind */
} quoth_view_link;

typedef struct {
  const quoth_model *model;
  quoth_view_document *documents; /* by source path */
  quoth_view_claim *claims;       /* by document, begin, end, IRI */
  quoth_view_question *questions; /* by document, begin */
  quoth_view_node *nodes;         /* in order of first use by a claim */
  quoth_view_argument *arguments;
  quoth_view_link *links; /* by from, to */
  uint32_t document_count, claim_count, question_count, node_count,
      argument_count, link_count;
  uint32_t *node_of;    /* term id -> node index + 1; private */
  size_t node_capacity; /* private */
  quoth_arena arena;
} quoth_view;

/* Fills `view`, which the caller releases with quoth_view_free whatever the
 * status. Linear in the model but for sorting. Fails with QUOTH_NO_MEMORY. */
quoth_status quoth_view_make(const quoth_model *model, quoth_view *view);
void quoth_view_free(quoth_view *view);

/* The node of term `id`, added when no claim has it. `id` must be a term of
 * the model when the view was made. */
quoth_status quoth_view_node_for(quoth_view *view, quoth_id id, uint32_t *out);

/* What to call a document: its title, or the last part of its path. */
quoth_text quoth_document_name(const quoth_view_document *document);

/* A decimal number of digits only; 0 when it is none. */
uint32_t quoth_number_of(quoth_text digits);

/* Which claims to show. Empty texts and a negative manner mean "any". */
typedef struct {
  quoth_text about;   /* part of the label of a node of the claim */
  quoth_text speaker; /* part of the speaker's label */
  int manner;         /* a quoth_manner, or -1 */
  uint32_t document;  /* index, or QUOTH_NONE for all */
} quoth_filter;

/* Everything passes. */
#define QUOTH_FILTER_NONE ((quoth_filter){.manner = -1, .document = QUOTH_NONE})

/* True when `claim` passes; letters are compared without case. */
bool quoth_filter_passes(const quoth_filter *filter, const quoth_view *view,
                         const quoth_view_claim *claim);

/* How much a claim tells a reader: larger is more. Salience when the graph
 * has it, else from what its arguments are; then what diagrams are for comes
 * first: contradictions, denials, predictions, dates, named entities. */
int quoth_claim_weight(const quoth_view *view, uint32_t claim);

/* True when the claim's subject or object is a bare pronoun. */
bool quoth_claim_is_vague(const quoth_view *view,
                          const quoth_view_claim *claim);

/* The label of an IRI or the words of a literal; never empty. */
quoth_text quoth_label_of(const quoth_model *model, quoth_id id);

/* "asserted" …, as in tables. */
const char *quoth_manner_word(uint8_t manner);

/* Finds a manner by word, any case; -1 when there is none. */
int quoth_manner_of(quoth_text word);

#endif
