/* Claims of a document; see claim.h. */
#include "extract/claim.h"
#include "extract/claim_build.h"
#include "extract/clause_build.h"

/* ---- the claimer ---- */

static const char *const rule_names[QUOTH_CLAUSE_KIND_COUNT] = {
#define RULE_NAME(name, local) "https://w3id.org/quoth/rule/" local,
    QUOTH_CLAUSE_RULES(RULE_NAME)
#undef RULE_NAME
};

static quoth_status fill(quoth_claimer *claimer) {
  const quoth_model *ontology = quoth_grammar_ontology(claimer->grammar);
  for (uint32_t i = 0; i < QUOTH_CLAUSE_KIND_COUNT; i++) {
    claimer->rules[i] =
        quoth_model_find_iri(ontology, quoth_text_of(rule_names[i]));
    if (!claimer->rules[i]) {
      return QUOTH_BAD_RULE; /* ontology/clauses.ttl is not there */
    }
  }
  return quoth_clauser_new(claimer->grammar, claimer->from, &claimer->clauser);
}

quoth_status quoth_claimer_new(const quoth_grammar *grammar,
                               quoth_allocator *allocator,
                               quoth_claimer **out) {
  quoth_claimer *claimer = quoth_alloc(allocator, sizeof *claimer);
  if (claimer == NULL) {
    return QUOTH_NO_MEMORY;
  }
  memset(claimer, 0, sizeof *claimer);
  claimer->from = allocator;
  claimer->grammar = grammar;
  claimer->arena.from = allocator;
  claimer->buffer.from = allocator;
  claimer->label.from = allocator;
  const quoth_status status = fill(claimer);
  if (status != QUOTH_OK) {
    quoth_claimer_free(claimer);
    return status;
  }
  *out = claimer;
  return QUOTH_OK;
}

void quoth_claimer_free(quoth_claimer *claimer) {
  if (claimer != NULL) {
    quoth_clauser_free(claimer->clauser);
    quoth_arena_free(&claimer->arena);
    quoth_buffer_free(&claimer->buffer);
    quoth_buffer_free(&claimer->label);
    quoth_release(claimer->from, claimer->claims);
    quoth_release(claimer->from, claimer->parts);
    quoth_release(claimer->from, claimer->questions);
    quoth_release(claimer->from, claimer->question_turns);
    quoth_release(claimer->from, claimer);
  }
}

/* ---- one claim ---- */

quoth_claim quoth_claim_blank(const quoth_claimer *claimer,
                              quoth_clause_kind kind) {
  const quoth_turn *turn = &claimer->document->turns[claimer->at.turn];
  const quoth_text empty = quoth_text_of("");
  return (quoth_claim){
      .subject = {.kind = QUOTH_ARGUMENT_NONE, .node = QUOTH_NONE},
      .object = {.kind = QUOTH_ARGUMENT_NONE, .node = QUOTH_NONE},
      .lexical = empty,
      .time = empty,
      .from = empty,
      .until = empty,
      .rule = claimer->rules[kind],
      .sentence = claimer->at.tree.sentence,
      .turn = claimer->at.turn,
      .speaker = turn->speaker == QUOTH_NONE
                     ? QUOTH_NONE
                     : claimer->mentions->of_speaker[turn->speaker],
      .answers = quoth_claim_answered(claimer)};
}

/* "People say, “I want it”": in words of others "I" is they. */
static void speak_for(const quoth_claimer *claimer, const quoth_clause *clause,
                      quoth_claim *claim) {
  const quoth_part *subject = quoth_claim_subject(clause);
  const quoth_tree *tree = &claimer->at.tree;
  if (subject != NULL && claim->reported_by != NULL &&
      tree->tokens[subject->head].xpos == QUOTH_XPOS_PRP &&
      quoth_tree_is(tree, subject->head, "I") &&
      claimer->at.quoted[subject->head - tree->first]) {
    claim->subject = *claim->reported_by;
  }
}

quoth_status quoth_claim_of(quoth_claimer *claimer, const quoth_clause *clause,
                            quoth_claim *out) {
  enum { QUOTE_GAP = 40 }; /* bytes from the clause to its object */
  *out = quoth_claim_blank(claimer, (quoth_clause_kind)clause->kind);
  out->aside = clause->kind == QUOTH_CLAUSE_RELATIVE;
  const quoth_token *tokens = claimer->trees->tokens;
  out->quote = (quoth_span){tokens[clause->first].span.begin,
                            tokens[clause->first + clause->count - 1].span.end};
  const uint32_t particle =
      quoth_clause_particle(&claimer->at.tree, clause->predicate);
  if (particle != QUOTH_NONE && tokens[particle].span.end > out->quote.end) {
    out->quote.end = tokens[particle].span.end; /* "never paid [back]" */
  }
  claimer->says_name = clause->verb == QUOTH_NONE;
  QUOTH_TRY(quoth_claim_arguments(claimer, clause, out));
  if (out->object.kind != QUOTH_ARGUMENT_NONE &&
      out->object.span.begin > out->quote.begin &&
      out->object.span.end > out->quote.end &&
      out->object.span.begin < out->quote.end + QUOTE_GAP) {
    out->quote.end = out->object.span.end; /* "was keen [to see it]" */
  }
  QUOTH_TRY(quoth_claim_relate(claimer, clause, out));
  out->polarity =
      quoth_claim_is_negated(claimer, clause) ? QUOTH_NEGATED : QUOTH_AFFIRMED;
  quoth_claim_modality(claimer, clause, out);
  QUOTH_TRY(quoth_claim_attribution(claimer, clause, out));
  speak_for(claimer, clause, out);
  quoth_claim_rank(claimer, clause, out);
  return QUOTH_OK;
}

quoth_status quoth_claim_push(quoth_claimer *claimer,
                              const quoth_claim *claim) {
  QUOTH_TRY(quoth_grow(claimer->from, &claimer->claims,
                       &claimer->claim_capacity, claimer->claim_count,
                       claimer->claim_count + (size_t)1,
                       sizeof *claimer->claims));
  claimer->claims[claimer->claim_count++] = *claim;
  return QUOTH_OK;
}

/* ---- sentences ---- */

static quoth_status note_question(quoth_claimer *claimer) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t last =
      tree->first + claimer->trees->sentences[tree->sentence].count - 1;
  QUOTH_TRY(quoth_grow(claimer->from, &claimer->questions,
                       &claimer->question_capacity, claimer->question_count,
                       claimer->question_count + (size_t)1,
                       sizeof *claimer->questions));
  QUOTH_TRY(quoth_grow(
      claimer->from, &claimer->question_turns, &claimer->question_turn_capacity,
      claimer->question_count, claimer->question_count + (size_t)1,
      sizeof *claimer->question_turns));
  claimer->questions[claimer->question_count] = (quoth_span){
      tree->tokens[tree->first].span.begin, tree->tokens[last].span.end};
  claimer->question_turns[claimer->question_count++] = claimer->at.turn;
  return QUOTH_OK;
}

static bool ends_with_colon(const quoth_claimer *claimer) {
  const quoth_tree *tree = &claimer->at.tree;
  return tree->count > 0 &&
         quoth_text_is(quoth_tree_word(tree, tree->first + tree->count - 1),
                       ":");
}

/* A question says nothing; but "why does it work?", when quoted, has somebody
 * take for granted that it works. */
static bool is_only_asked(const quoth_claimer *claimer,
                          const quoth_clause *clause) {
  const quoth_claim_sentence *at = &claimer->at;
  return at->asks.asks != QUOTH_ASKS_NOTHING &&
         !(at->asks.asks == QUOTH_ASKS_WHY &&
           at->quoted[clause->predicate - at->tree.first]);
}

/* "I'm Ada Brook", said by Ada Brook: known, once the names are one. */
static bool is_of_itself(const quoth_claim *claim) {
  return claim->subject.kind == QUOTH_ARGUMENT_NODE &&
         claim->object.kind == QUOTH_ARGUMENT_NODE &&
         claim->subject.node == claim->object.node &&
         quoth_text_is(claim->lexical, "be");
}

/* Claims of the clauses; remembers the last for what may take it up. */
static quoth_status read_clauses(quoth_claimer *claimer) {
  for (uint32_t i = claimer->at.first_clause; i < claimer->at.clause_end; i++) {
    const quoth_clause *clause = &claimer->clauses.clauses[i];
    const bool nominal = clause->verb == QUOTH_NONE;
    if (!nominal && is_only_asked(claimer, clause)) {
      continue;
    }
    if (quoth_claim_is_elliptical(claimer, clause)) {
      QUOTH_TRY(quoth_claim_echo(claimer, clause));
      continue;
    }
    if (!quoth_claim_is_worth(claimer, clause)) {
      continue;
    }
    quoth_claim claim;
    QUOTH_TRY(quoth_claim_of(claimer, clause, &claim));
    if (is_of_itself(&claim)) {
      continue;
    }
    QUOTH_TRY(quoth_claim_push(claimer, &claim));
    QUOTH_TRY(quoth_claim_push_related(claimer, clause, &claim));
    if (!nominal) {
      claimer->last = claim;
      claimer->has_last = true;
    }
  }
  return QUOTH_OK;
}

/* "It will come from three things:" leaves its object to what follows. */
static void open_list(quoth_claimer *claimer, uint32_t from) {
  enum { GAP = 3 }; /* bytes between the claim and the colon */
  const quoth_tree *tree = &claimer->at.tree;
  if (!ends_with_colon(claimer) || claimer->claim_count == from) {
    return;
  }
  const uint32_t colon = tree->tokens[tree->first + tree->count - 1].span.begin;
  const quoth_claim *last = &claimer->claims[claimer->claim_count - 1];
  if (last->quote.end > colon || colon - last->quote.end > GAP) {
    return;
  }
  claimer->has_list = true;
  claimer->list = *last;
  if (last->object.kind == QUOTH_ARGUMENT_NONE) {
    claimer->claim_count--; /* it says something only with an item */
  }
}

static quoth_status read_sentence(quoth_claimer *claimer, uint32_t sentence) {
  QUOTH_TRY(quoth_claim_read(claimer, sentence));
  const uint32_t from = claimer->claim_count;
  if (claimer->at.asks.asks != QUOTH_ASKS_NOTHING) {
    QUOTH_TRY(note_question(claimer));
  }
  QUOTH_TRY(read_clauses(claimer));
  if (claimer->at.asks.asks == QUOTH_ASKS_NOTHING &&
      (claimer->claim_count == from || quoth_claim_is_fragment(claimer))) {
    QUOTH_TRY(quoth_claim_fragment(claimer));
  } else {
    claimer->has_list = false;
  }
  open_list(claimer, from);
  QUOTH_TRY(quoth_claim_remember_reporter(claimer));
  quoth_claim_carry_time(claimer, from);
  return quoth_claim_prompt(claimer, from);
}

quoth_status quoth_claims_find(quoth_claimer *claimer,
                               const quoth_document *document,
                               const quoth_trees *trees,
                               const quoth_mentions *mentions,
                               quoth_error *error, quoth_claims *out) {
  static const quoth_clause_options options = {.distribute = false};
  (void)error;
  quoth_arena_reset(&claimer->arena);
  claimer->claim_count = claimer->question_count = 0;
  claimer->document = document;
  claimer->trees = trees;
  claimer->mentions = mentions;
  claimer->in_quotes = claimer->has_last = claimer->has_list = false;
  claimer->reporter = NULL;
  claimer->asked = (quoth_prompt){.open = false, .turn = QUOTH_NONE};
  claimer->carried = (quoth_carried_time){.set = false};
  claimer->at.turn = QUOTH_NONE;
  claimer->at.first_clause = claimer->at.clause_end = 0;
  QUOTH_TRY(quoth_claim_find_company(claimer));
  QUOTH_TRY(quoth_clauses_find(claimer->clauser, document->plain, trees,
                               &options, &claimer->clauses));
  for (uint32_t i = 0; i < trees->sentence_count; i++) {
    QUOTH_TRY(read_sentence(claimer, i));
  }
  quoth_clauses_forget(claimer->clauser);
  claimer->clauses = (quoth_clauses){NULL, 0};
  QUOTH_TRY(claimer->buffer.status);
  QUOTH_TRY(claimer->label.status);
  *out = (quoth_claims){.claims = claimer->claims,
                        .questions = claimer->questions,
                        .question_turns = claimer->question_turns,
                        .claim_count = claimer->claim_count,
                        .question_count = claimer->question_count};
  return QUOTH_OK;
}
