/* Confidence and salience of a claim.
 *
 * Confidence is a sum of what was seen to make claims right or wrong on
 * annotated interviews; tools/calibrate.py prints the table. Salience says how
 * much a reader learns: names, numbers, dates, denials, answers. */
#include "extract/claim_build.h"

/* What a claim starts with, by the kind of its clause. */
static const uint8_t starts[QUOTH_CLAUSE_KIND_COUNT] = {
    [QUOTH_CLAUSE_VERB] = 78,       [QUOTH_CLAUSE_PASSIVE] = 78,
    [QUOTH_CLAUSE_COPULA] = 80,     [QUOTH_CLAUSE_EXISTENTIAL] = 74,
    [QUOTH_CLAUSE_IMPERATIVE] = 38, [QUOTH_CLAUSE_RELATIVE] = 50,
    [QUOTH_CLAUSE_PARTICIPLE] = 50, [QUOTH_CLAUSE_INFINITIVE] = 50,
    [QUOTH_CLAUSE_COMPLEMENT] = 82, [QUOTH_CLAUSE_ADVERBIAL] = 62,
    [QUOTH_CLAUSE_CONTROL] = 74,    [QUOTH_CLAUSE_APPOSITION] = 60,
    [QUOTH_CLAUSE_TITLE] = 84,      [QUOTH_CLAUSE_POSSESSIVE] = 60,
    [QUOTH_CLAUSE_CLEFT] = 74,      [QUOTH_CLAUSE_ANSWER] = 64,
    [QUOTH_CLAUSE_LIST_ITEM] = 54};

/* Where it is easy to take the wrong one at their word, or the wrong way
 * round: denials in the sentence, words of others. */
static int of_doubt(const quoth_claimer *claimer, const quoth_claim *claim) {
  const quoth_claim_sentence *at = &claimer->at;
  bool denied = claim->polarity == QUOTH_NEGATED, quoted = false;
  for (uint32_t i = 0; i < at->tree.count; i++) {
    denied |= (at->words[i] & QUOTH_WORD_BIT(NEGATOR)) != 0;
    quoted |= at->quoted[i];
  }
  return (denied ? 4 : 0) + (quoted || claim->reported_by != NULL ? 4 : 0);
}

enum { LONG = 60 }; /* bytes of a phrase that says much */

static int of_words(quoth_text label) {
  return label.size > LONG ? -8 : 0;
}

static int of_argument(const quoth_claimer *claimer,
                       const quoth_argument *argument) {
  switch (argument->kind) {
  case QUOTH_ARGUMENT_NODE: {
    const quoth_node *node = &claimer->mentions->nodes[argument->node];
    return node->kind == QUOTH_NODE_ENTITY    ? 4
           : node->kind == QUOTH_NODE_CONCEPT ? of_words(node->label)
                                              : 2;
  }
  case QUOTH_ARGUMENT_MENTION:
    return -10;
  case QUOTH_ARGUMENT_NONE:
    return -8;
  case QUOTH_ARGUMENT_LITERAL:
    return argument->label.size > LONG ? -10 : -3;
  default:
    return of_words(argument->label);
  }
}

static uint8_t percent(int value) {
  return (uint8_t)(value < 5 ? 5 : value > 98 ? 98 : value);
}

static int confidence_of(const quoth_claimer *claimer,
                         const quoth_clause *clause, const quoth_claim *claim) {
  enum { LONG_SENTENCE = 35, VERY_LONG_SENTENCE = 60 };
  const uint32_t tokens = claimer->at.tree.count;
  int value = clause ? starts[clause->kind] : starts[QUOTH_CLAUSE_ANSWER];
  value += of_argument(claimer, &claim->subject);
  value += of_argument(claimer, &claim->object);
  value += claim->relation ? 6 : 0;
  value -= tokens > VERY_LONG_SENTENCE ? 15 : tokens > LONG_SENTENCE ? 6 : 0;
  value -= claim->speaker == QUOTH_NONE ? 5 : 0;
  value -= of_doubt(claimer, claim);
  return value;
}

/* ---- salience ---- */

static int says_words(quoth_text label) {
  return label.size > 8 ? 10 : 5;
}

static int says(const quoth_claimer *claimer, const quoth_argument *argument) {
  if (argument->kind == QUOTH_ARGUMENT_NODE) {
    const quoth_node *node = &claimer->mentions->nodes[argument->node];
    switch (node->kind) {
    case QUOTH_NODE_ENTITY:
      return node->speaker == QUOTH_NONE ? 18 : 8;
    case QUOTH_NODE_AGENT:
      return 6;
    case QUOTH_NODE_CONCEPT:
      return says_words(node->label);
    default:
      return 16; /* dates and amounts */
    }
  }
  switch (argument->kind) {
  case QUOTH_ARGUMENT_CONCEPT:
  case QUOTH_ARGUMENT_LITERAL:
    return says_words(argument->label);
  case QUOTH_ARGUMENT_AGENT:
    return 4;
  default:
    return 0;
  }
}

static int salience_of(const quoth_claimer *claimer, const quoth_claim *claim) {
  int value =
      10 + says(claimer, &claim->subject) + says(claimer, &claim->object);
  for (uint32_t i = 0; i < claim->argument_count && i < 2; i++) {
    value += says(claimer, &claim->arguments[i]) / 2;
  }
  value += claim->relation ? 12 : 0;
  value += claim->time.size ? 10 : 0;
  value += claim->polarity == QUOTH_NEGATED ? 8 : 0;
  value += claim->answers.end > claim->answers.begin ? 5 : 0;
  value +=
      claim->modality == QUOTH_REPORTED || claim->modality == QUOTH_PREDICTED
          ? 5
          : 0;
  return value;
}

void quoth_claim_rank(const quoth_claimer *claimer, const quoth_clause *clause,
                      quoth_claim *claim) {
  claim->confidence = percent(confidence_of(claimer, clause, claim));
  claim->salience = percent(salience_of(claimer, claim));
}
