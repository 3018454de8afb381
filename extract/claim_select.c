/* Which clauses say something by themselves. */
#include "extract/claim_build.h"
#include "extract/clause_build.h"

/* ---- clefts ---- */

/* "what", "the only people", "the thing", "something". */
static bool is_cleft_word(const quoth_claimer *claimer, uint32_t noun) {
  const quoth_tree *tree = &claimer->at.tree;
  if (tree->tokens[noun].xpos == QUOTH_XPOS_WP ||
      quoth_tree_is(tree, noun, "something") ||
      (quoth_claim_words(claimer, noun) & QUOTH_WORD_BIT(FILLER_NOUN))) {
    return true;
  }
  const uint32_t modifier = quoth_tree_child(tree, noun, QUOTH_DEP_AMOD);
  return modifier != QUOTH_NONE && quoth_tree_is(tree, modifier, "only");
}

bool quoth_claim_cleft(const quoth_claimer *claimer, const quoth_clause *clause,
                       quoth_part *other) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t noun = clause->antecedent;
  if (noun == QUOTH_NONE || !is_cleft_word(claimer, noun)) {
    return false;
  }
  const quoth_part *found = NULL;
  const quoth_clause *outer = quoth_claim_clause(claimer, noun);
  if (outer != NULL && outer->verb != outer->predicate) {
    found = quoth_claim_subject(outer);
  } else if (quoth_tree_base(tree, noun) == QUOTH_DEP_NSUBJ) {
    outer = quoth_claim_clause(claimer, tree->tokens[noun].head);
    found = outer != NULL && outer->verb != outer->predicate
                ? quoth_clause_part(outer, QUOTH_ROLE_COMPLEMENT)
                : NULL;
  }
  const quoth_word_set filler = QUOTH_WORD_BIT(FILLER_NOUN);
  if (found == NULL || found->head == noun ||
      (quoth_claim_words(claimer, found->head) & filler)) {
    return false; /* "the thing we miss is the thing they want" */
  }
  if (outer->predicate == noun &&
      tree->tokens[found->head].xpos != QUOTH_XPOS_DT &&
      tree->tokens[found->head].xpos != QUOTH_XPOS_PRP) {
    return false; /* "some of it is what you do": that says more */
  }
  *other = *found;
  return true;
}

/* "this is what we want" says no more than what is inside. */
static bool is_around_cleft(const quoth_claimer *claimer,
                            const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  if (clause->verb == clause->predicate) {
    return false;
  }
  const quoth_part *subject = quoth_claim_subject(clause);
  for (uint32_t i = claimer->at.first_clause; i < claimer->at.clause_end; i++) {
    const quoth_clause *inner = &claimer->clauses.clauses[i];
    quoth_part other;
    if (inner->verb == QUOTH_NONE || inner->antecedent == QUOTH_NONE ||
        (inner->part_count < 2 &&
         tree->tokens[inner->antecedent].xpos != QUOTH_XPOS_WP) ||
        !quoth_claim_cleft(claimer, inner, &other)) {
      continue;
    }
    const bool forward = subject != NULL && inner->antecedent == subject->head;
    const bool backward = inner->antecedent == clause->predicate &&
                          subject != NULL &&
                          tree->tokens[subject->head].upos == QUOTH_PRON;
    if (forward || backward) {
      return true;
    }
  }
  return false;
}

/* ---- subordinate clauses ---- */

static uint32_t mark_of(const quoth_tree *tree, uint32_t token) {
  QUOTH_TREE_EACH(tree, token, child) {
    const quoth_deprel base = quoth_tree_base(tree, child);
    const bool adverb =
        base == QUOTH_DEP_ADVMOD && tree->tokens[child].xpos == QUOTH_XPOS_WRB;
    if (base == QUOTH_DEP_MARK || adverb || base == QUOTH_DEP_CASE) {
      return child;
    }
  }
  return QUOTH_NONE;
}

static bool is_past(const quoth_tree *tree, uint32_t token) {
  if (tree->tokens[token].xpos == QUOTH_XPOS_VBD) {
    return true;
  }
  QUOTH_TREE_EACH(tree, token, child) {
    if (tree->tokens[child].xpos == QUOTH_XPOS_VBD) {
      return true;
    }
  }
  return false;
}

/* More than who did it: "the phone came out", but not "he called". */
static bool tells(const quoth_tree *tree, const quoth_clause *clause) {
  return clause->part_count > 1 ||
         quoth_clause_particle(tree, clause->predicate) != QUOTH_NONE;
}

/* "because he left" says that he left; "if he leaves" does not. */
static bool adverbial_is_worth(const quoth_claimer *claimer,
                               const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t mark = mark_of(tree, clause->top);
  if (mark == QUOTH_NONE) {
    return true;
  }
  if (quoth_tree_is(tree, mark, "as") || quoth_tree_is(tree, mark, "than") ||
      quoth_tree_is(tree, mark, "like") || quoth_tree_is(tree, mark, "so") ||
      quoth_tree_is(tree, mark, "whether")) {
    return false;
  }
  const quoth_clause *around =
      quoth_claim_clause(claimer, tree->tokens[clause->top].head);
  if (around != NULL && around->kind == QUOTH_CLAUSE_IMPERATIVE &&
      (quoth_tree_is(tree, mark, "before") ||
       quoth_tree_is(tree, mark, "after"))) {
    return false; /* "knock before you enter" */
  }
  const quoth_word_set words = quoth_claim_words(claimer, mark);
  if (words & QUOTH_WORD_BIT(CONDITION_MARK)) {
    return (quoth_tree_is(tree, mark, "when") ||
            quoth_tree_is(tree, mark, "once")) &&
           is_past(tree, clause->top) && tells(tree, clause);
  }
  return tells(tree, clause) || quoth_tree_is(tree, mark, "because") ||
         quoth_tree_is(tree, mark, "although") ||
         quoth_tree_is(tree, mark, "though");
}

/* "a thing where nobody came": the relative tells what happened. */
static bool is_explained(const quoth_claimer *claimer,
                         const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  if (!(quoth_claim_words(claimer, clause->antecedent) &
        QUOTH_WORD_BIT(FILLER_NOUN)) &&
      !quoth_tree_is(tree, clause->antecedent, "thing")) {
    return false;
  }
  QUOTH_TREE_EACH(tree, clause->predicate, child) {
    if (quoth_tree_is(tree, child, "where") && child < clause->predicate) {
      return true;
    }
  }
  return false;
}

/* Says of many, at any time, which ones are meant. */
static bool is_generic(const quoth_tree *tree, const quoth_clause *clause) {
  const uint32_t noun = clause->antecedent;
  const uint32_t left = tree->left[clause->top - tree->first];
  const bool apart =
      left > tree->first && tree->tokens[left].upos == QUOTH_PUNCT;
  const uint8_t xpos = tree->tokens[clause->top].xpos;
  return !apart && tree->tokens[noun].upos == QUOTH_NOUN &&
         (tree->tokens[noun].features & QUOTH_PLURAL) &&
         (xpos == QUOTH_XPOS_VBP || xpos == QUOTH_XPOS_VB ||
          xpos == QUOTH_XPOS_VBZ) &&
         !is_past(tree, clause->top);
}

/* "the letter that the mayor sent": she did send it. "The sense that it works",
 * "the things we saw" name nothing that it was done to. */
static bool happened_to(const quoth_claimer *claimer,
                        const quoth_clause *clause, uint32_t noun) {
  static const char *const words[] = {"chance", "extent", "reason", "sense",
                                      "thing",  "time",   "way",    NULL};
  const quoth_tree *tree = &claimer->at.tree;
  if ((quoth_claim_words(claimer, noun) &
       (QUOTH_WORD_BIT(REPORT_NOUN) | QUOTH_WORD_BIT(FILLER_NOUN))) ||
      quoth_text_is_any(tree->tokens[noun].lemma, words)) {
    return false;
  }
  const quoth_part *object = quoth_clause_part(clause, QUOTH_ROLE_OBJECT);
  return object != NULL && object->head == noun && !clause->passive &&
         is_past(tree, clause->top) && clause->chain.size == 0;
}

static bool relative_is_worth(const quoth_claimer *claimer,
                              const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t noun = clause->antecedent;
  quoth_part other;
  if (quoth_tree_rel(tree, noun) == QUOTH_DEP_NSUBJ_OUTER &&
      quoth_clause_doing(tree, tree->tokens[noun].head) == clause->top) {
    return false; /* "what we did was build it": that we built it is said */
  }
  if (quoth_claim_cleft(claimer, clause, &other)) {
    return clause->part_count > 1;
  }
  if (tree->tokens[noun].upos == QUOTH_PRON &&
      !quoth_tree_is(tree, noun, "those")) {
    return false; /* "what we do", "everything you said" */
  }
  const quoth_part *subject = quoth_claim_subject(clause);
  if (subject == NULL || clause->part_count < 2) {
    return false;
  }
  if (subject->head == noun && is_generic(tree, clause)) {
    return false; /* "people who talk to it every week" */
  }
  /* set off by a comma: it adds something */
  const uint32_t left = tree->left[clause->top - tree->first];
  const bool apart =
      left > tree->first && tree->tokens[left].upos == QUOTH_PUNCT;
  return apart || subject->head == noun || is_explained(claimer, clause) ||
         happened_to(claimer, clause, noun);
}

static bool participle_is_worth(const quoth_claimer *claimer,
                                const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  if (quoth_clause_spender(tree, clause->top) != QUOTH_NONE) {
    return true;
  }
  const quoth_part *subject = quoth_claim_subject(clause);
  if (clause->part_count < 2 ||
      (subject != NULL && quoth_claim_is_pointer(tree, subject->head) &&
       clause->top < subject->head &&
       (quoth_tree_is(tree, subject->head, "it") ||
        tree->tokens[subject->head].xpos == QUOTH_XPOS_DT))) {
    return false; /* "looking back, that was good" */
  }
  if (quoth_tree_base(tree, clause->top) == QUOTH_DEP_ADVCL) {
    const uint32_t mark = mark_of(tree, clause->top);
    return mark == QUOTH_NONE || quoth_tree_is(tree, mark, "without") ||
           quoth_tree_is(tree, mark, "instead");
  }
  const uint32_t noun = tree->tokens[clause->top].head;
  uint32_t verb = tree->tokens[noun].head;
  if (quoth_tree_has(tree, verb) &&
      quoth_tree_base(tree, noun) == QUOTH_DEP_NMOD) {
    verb = tree->tokens[verb].head; /* "a lot of work leading to it" */
  }
  const bool presented =
      quoth_tree_has(tree, verb) &&
      quoth_tree_child(tree, verb, QUOTH_DEP_EXPL) != QUOTH_NONE;
  return presented || tree->tokens[noun].upos == QUOTH_PROPN;
}

static bool control_is_worth(const quoth_claimer *claimer,
                             const quoth_clause *clause) {
  const quoth_clause *governor = quoth_claim_governor(claimer, clause);
  if (governor == NULL) {
    return clause->part_count > 1;
  }
  if (quoth_claim_is_denied_report(claimer, governor) ||
      quoth_claim_is_anothers_wish(claimer, clause)) {
    return false;
  }
  const quoth_word_set words = quoth_claim_words(claimer, governor->predicate);
  if (words & (QUOTH_WORD_BIT(DESIRE_VERB) | QUOTH_WORD_BIT(PREDICT_VERB) |
               QUOTH_WORD_BIT(HEDGE_VERB) | QUOTH_WORD_BIT(PERCEPTION_VERB))) {
    return clause->part_count > 1;
  }
  return (words & QUOTH_WORD_BIT(IMPLICATIVE_VERB)) && clause->part_count > 1 &&
         is_past(&claimer->at.tree, governor->top);
}

static bool names_something(const quoth_claimer *claimer,
                            const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    if (tree->tokens[clause->parts[i].head].upos == QUOTH_PROPN) {
      return true;
    }
  }
  return false;
}

/* "Bring a coat", "talk to customers" are advice; "let's see", "hold on", "say
 * that", "look at the time" are not. */
static bool advises(const quoth_claimer *claimer, const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  if (quoth_tree_is(tree, clause->top, "let") ||
      quoth_tree_is(tree, clause->predicate, "let")) {
    return false;
  }
  const bool attends = (quoth_claim_words(claimer, clause->top) &
                        QUOTH_WORD_BIT(ATTENTION_VERB)) != 0;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    const uint8_t xpos = tree->tokens[part->head].xpos;
    const bool about = part->role == QUOTH_ROLE_OBLIQUE && !attends &&
                       part->preposition.size > 0 &&
                       !quoth_claim_is_time(claimer, part);
    if ((part->role == QUOTH_ROLE_OBJECT ||
         part->role == QUOTH_ROLE_COMPLEMENT || about) &&
        (tree->tokens[part->head].upos != QUOTH_PRON ||
         xpos == QUOTH_XPOS_NN)) { /* "turn everything off" */
      return true;
    }
  }
  return false;
}

/* "That's right", "I mean", "thank you": talk about the talk. */
static bool is_chat(const quoth_claimer *claimer, const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_word_set chat =
      QUOTH_WORD_BIT(DISCOURSE_MARK) | QUOTH_WORD_BIT(YES_WORD);
  const uint32_t first = clause->first;
  const uint32_t length = claimer->at.phrase[first - tree->first];
  if (length >= clause->count && (quoth_claim_words(claimer, first) & chat)) {
    return true;
  }
  return quoth_tree_is(tree, clause->predicate, "thank") ||
         quoth_tree_is(tree, clause->predicate, "welcome") ||
         (clause->kind == QUOTH_CLAUSE_IMPERATIVE && !advises(claimer, clause));
}

/* A participle under `clause` that says what there is: "work leading to it". */
static bool is_told_below(const quoth_claimer *claimer,
                          const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  for (uint32_t i = claimer->at.first_clause; i < claimer->at.clause_end; i++) {
    const quoth_clause *inner = &claimer->clauses.clauses[i];
    if (inner->kind == QUOTH_CLAUSE_PARTICIPLE &&
        quoth_tree_rel(tree, inner->top) == QUOTH_DEP_ACL &&
        quoth_tree_under(tree, inner->top, clause->top) &&
        participle_is_worth(claimer, inner)) {
      return true;
    }
  }
  return false;
}

/* "We spent years [learning it]" says that we learnt it. */
static bool is_spending(const quoth_claimer *claimer,
                        const quoth_clause *clause) {
  for (uint32_t i = claimer->at.first_clause; i < claimer->at.clause_end; i++) {
    const quoth_clause *inner = &claimer->clauses.clauses[i];
    if (inner->kind == QUOTH_CLAUSE_PARTICIPLE &&
        quoth_clause_spender(&claimer->at.tree, inner->top) ==
            clause->predicate &&
        !quoth_claim_is_frame(claimer, inner)) {
      return true;
    }
  }
  return false;
}

/* "go" in "go do it"; "there was work" where "leading to it" says the rest. */
static bool is_empty(const quoth_claimer *claimer, const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  if (clause->kind == QUOTH_CLAUSE_EXISTENTIAL) {
    return is_told_below(claimer, clause);
  }
  const bool moves = quoth_tree_is(tree, clause->predicate, "go") ||
                     quoth_tree_is(tree, clause->predicate, "come");
  if (is_spending(claimer, clause)) {
    return true;
  }
  return moves && clause->part_count < 2 &&
         quoth_tree_has(tree, clause->predicate + 1) &&
         tree->tokens[clause->predicate + 1].xpos == QUOTH_XPOS_VB;
}

/* "I'm a believer [that it works]": the object of what he is. */
static bool is_believed(const quoth_claimer *claimer,
                        const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t noun = tree->tokens[clause->top].head;
  return quoth_tree_base(tree, clause->top) == QUOTH_DEP_ACL &&
         quoth_tree_has(tree, noun) &&
         quoth_tree_child(tree, noun, QUOTH_DEP_COP) != QUOTH_NONE &&
         quoth_tree_child(tree, noun, QUOTH_DEP_NSUBJ) != QUOTH_NONE &&
         quoth_clause_is_content(tree, clause->top);
}

bool quoth_claim_is_worth(const quoth_claimer *claimer,
                          const quoth_clause *clause) {
  if (quoth_claim_is_thin(claimer, clause)) {
    return false;
  }
  switch ((quoth_clause_kind)clause->kind) {
  case QUOTH_CLAUSE_POSSESSIVE:
  case QUOTH_CLAUSE_INFINITIVE:
    return false;
  case QUOTH_CLAUSE_APPOSITION:
  case QUOTH_CLAUSE_TITLE:
    return names_something(claimer, clause);
  default:
    break;
  }
  if (quoth_claim_is_frame(claimer, clause) || is_chat(claimer, clause) ||
      is_around_cleft(claimer, clause) || is_empty(claimer, clause)) {
    return false;
  }
  if (quoth_claim_subject(clause) == NULL &&
      clause->kind != QUOTH_CLAUSE_IMPERATIVE) {
    return false;
  }
  const quoth_deprel base = quoth_tree_base(&claimer->at.tree, clause->top);
  if (base == QUOTH_DEP_DISLOCATED ||
      (base == QUOTH_DEP_CSUBJ &&
       !quoth_claim_is_finite_subject(claimer, clause->top))) {
    return false;
  }
  switch ((quoth_clause_kind)clause->kind) {
  case QUOTH_CLAUSE_RELATIVE:
    return relative_is_worth(claimer, clause);
  case QUOTH_CLAUSE_PARTICIPLE:
    return participle_is_worth(claimer, clause);
  case QUOTH_CLAUSE_ADVERBIAL:
    return adverbial_is_worth(claimer, clause);
  case QUOTH_CLAUSE_CONTROL:
    return control_is_worth(claimer, clause);
  case QUOTH_CLAUSE_IMPERATIVE:
    return clause->part_count > 0;
  case QUOTH_CLAUSE_COMPLEMENT: {
    if (is_believed(claimer, clause)) {
      return false;
    }
    const quoth_clause *governor = quoth_claim_governor(claimer, clause);
    if (governor != NULL && quoth_claim_is_denied_report(claimer, governor)) {
      return false;
    }
    return !quoth_claim_is_indirect_question(claimer, clause) ||
           (governor != NULL && governor->verb != governor->predicate);
  }
  default:
    return true;
  }
}
