/* Clauses that say too little to be claims: deictic frames, ellipses, what
 * only picks something out. */
#include "extract/claim_build.h"
#include "extract/clause_build.h"

static bool is_wh(const quoth_tree *tree, uint32_t token) {
  const uint8_t xpos = tree->tokens[token].xpos;
  return xpos == QUOTH_XPOS_WP || xpos == QUOTH_XPOS_WRB ||
         xpos == QUOTH_XPOS_WDT;
}

/* "that's when they win", "this is where I live": what is inside is said. */
static bool is_deictic(const quoth_tree *tree, const quoth_clause *clause) {
  const quoth_part *subject = quoth_claim_subject(clause);
  const quoth_part *said = quoth_clause_part(clause, QUOTH_ROLE_COMPLEMENT);
  if (subject == NULL || said == NULL || clause->verb == clause->predicate ||
      tree->tokens[subject->head].upos != QUOTH_PRON) {
    return false;
  }
  if (quoth_tree_is(tree, said->head, "when") ||
      quoth_tree_is(tree, said->head, "where")) {
    return true;
  }
  QUOTH_TREE_EACH(tree, said->head, child) {
    if (child < said->head && (quoth_tree_is(tree, child, "when") ||
                               quoth_tree_is(tree, child, "where"))) {
      return quoth_tree_is_clause(tree, said->head);
    }
  }
  return false;
}

/* "one of the things I saw is that …" announces what follows. */
static bool is_announcement(const quoth_claimer *claimer,
                            const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_part *subject = quoth_claim_subject(clause);
  const quoth_part *said = quoth_clause_part(clause, QUOTH_ROLE_COMPLEMENT);
  if (subject == NULL || said == NULL || clause->verb == clause->predicate ||
      !quoth_tree_is(tree, subject->head, "one") ||
      !quoth_tree_is_clause(tree, said->head)) {
    return false;
  }
  const uint32_t kind = quoth_tree_child(tree, subject->head, QUOTH_DEP_NMOD);
  return kind != QUOTH_NONE &&
         (quoth_tree_is(tree, kind, "thing") ||
          (quoth_claim_words(claimer, kind) & QUOTH_WORD_BIT(FILLER_NOUN)));
}

/* "You know, …": talk, wherever it stands. */
static bool is_you_know(const quoth_tree *tree, const quoth_clause *clause) {
  const uint32_t verb = clause->predicate;
  return quoth_tree_is(tree, verb, "know") && quoth_tree_has(tree, verb + 1) &&
         verb > tree->first && quoth_tree_is(tree, verb - 1, "you") &&
         quoth_text_is(quoth_tree_word(tree, verb + 1), ",");
}

/* "at least I would"; "not" or "exactly what" for an object; a preposition
 * for a subject: the rest was not said, or the tree lost it. */
static bool is_cut_off(const quoth_claimer *claimer,
                       const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  if (clause->verb == clause->predicate &&
      (tree->tokens[clause->predicate].xpos == QUOTH_XPOS_MD ||
       (clause->part_count < 2 &&
        quoth_tree_is(tree, clause->predicate, "be") &&
        !(quoth_tree_has(tree, clause->predicate + 1) && /* a list follows */
          quoth_text_is(quoth_tree_word(tree, clause->predicate + 1), ":"))))) {
    return true;
  }
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    const uint8_t upos = tree->tokens[part->head].upos;
    if (part->role == QUOTH_ROLE_SUBJECT &&
        (upos == QUOTH_ADP || upos == QUOTH_CCONJ)) {
      return true;
    }
    const bool object =
        part->role == QUOTH_ROLE_OBJECT || part->role == QUOTH_ROLE_COMPLEMENT;
    if (object && part->count < 3 && part->head > clause->predicate &&
        tree->tokens[part->head].xpos == QUOTH_XPOS_WP) {
      return true;
    }
  }
  return false;
}

/* "I was like, no way": what was said or felt follows. */
static bool introduces_words(const quoth_tree *tree,
                             const quoth_clause *clause) {
  const uint32_t verb = clause->verb, like = verb + 1;
  return (verb == clause->predicate ||
          tree->tokens[clause->predicate].upos == QUOTH_INTJ) &&
         quoth_tree_is(tree, verb, "be") && quoth_tree_has(tree, like + 1) &&
         quoth_tree_is(tree, like, "like") &&
         tree->tokens[like + 1].upos == QUOTH_PUNCT;
}

/* "They would love [to].": the rest is not said. */
static bool ends_in_to(const quoth_tree *tree, const quoth_clause *clause) {
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if (part->count == 1 && part->head > clause->predicate &&
        tree->tokens[part->head].xpos == QUOTH_XPOS_TO) {
      return true;
    }
  }
  return false;
}

/* "It's hard to say": nothing is. */
static bool cannot_tell(const quoth_tree *tree, const quoth_clause *clause) {
  static const char *const words[] = {"know", "say", "tell", NULL};
  const quoth_part *subject = quoth_claim_subject(clause);
  return subject != NULL && subject->count == 1 &&
         clause->verb != clause->predicate &&
         subject->head > clause->predicate &&
         quoth_tree_is(tree, clause->predicate, "hard") &&
         quoth_text_is_any(tree->tokens[subject->head].lemma, words);
}

/* "Starting next week, …": says when. */
static bool only_begins(const quoth_claimer *claimer,
                        const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_part *when = quoth_clause_part(clause, QUOTH_ROLE_OBJECT);
  return clause->kind == QUOTH_CLAUSE_PARTICIPLE && when != NULL &&
         when->head > clause->predicate &&
         (quoth_tree_is(tree, clause->predicate, "start") ||
          quoth_tree_is(tree, clause->predicate, "begin")) &&
         quoth_claim_is_time(claimer, when);
}

/* "there's a lot happening", "there is something": nothing is named. */
static bool is_bare_existence(const quoth_tree *tree,
                              const quoth_clause *clause) {
  const quoth_part *said = quoth_clause_part(clause, QUOTH_ROLE_COMPLEMENT);
  return clause->kind == QUOTH_CLAUSE_EXISTENTIAL && said != NULL &&
         quoth_tree_is(tree, said->head, "lot") &&
         quoth_tree_child(tree, said->head, QUOTH_DEP_NMOD) == QUOTH_NONE;
}

/* "doing it by hand": an adverb, with nothing named. */
static bool is_manner(const quoth_tree *tree, const quoth_clause *clause) {
  if (clause->kind != QUOTH_CLAUSE_PARTICIPLE ||
      quoth_tree_base(tree, clause->top) != QUOTH_DEP_ADVCL) {
    return false;
  }
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if (part->role == QUOTH_ROLE_OBJECT) {
      return quoth_claim_is_pointer(tree, part->head);
    }
  }
  return false;
}

/* A relative clause that only says which one is meant: "anyone who can help",
 * "a lake where swans nest"; or is a question inside: "over who gets it". */
static bool only_selects(const quoth_tree *tree, const quoth_clause *clause) {
  if (clause->kind != QUOTH_CLAUSE_RELATIVE) {
    return false;
  }
  const uint32_t left = tree->left[clause->top - tree->first];
  if (left > tree->first && tree->tokens[left].upos == QUOTH_PUNCT) {
    return false;
  }
  QUOTH_TREE_EACH(tree, clause->top, child) {
    if (child < clause->top && tree->tokens[child].xpos == QUOTH_XPOS_MD) {
      return true;
    }
    if (child < clause->top && is_wh(tree, child) && child > tree->first &&
        tree->tokens[child - 1].upos == QUOTH_ADP &&
        tree->tokens[child].xpos == QUOTH_XPOS_WP &&
        quoth_tree_base(tree, child) == QUOTH_DEP_NSUBJ) {
      return true;
    }
  }
  return false;
}

/* "by the time Rome fell": a time is no other name of what follows. */
static bool renames_time(const quoth_claimer *claimer,
                         const quoth_clause *clause) {
  const quoth_part *subject = quoth_claim_subject(clause);
  return clause->kind == QUOTH_CLAUSE_APPOSITION && subject != NULL &&
         (quoth_claim_words(claimer, subject->head) &
          QUOTH_WORD_BIT(TIME_NOUN)) != 0;
}

/* "it was June 1998 - we opened": when it was; what it was comes next. */
static bool only_dates(const quoth_claimer *claimer,
                       const quoth_clause *clause) {
  return quoth_claim_announced(claimer, clause) != NULL &&
         claimer->at.clause_end - claimer->at.first_clause > 1;
}

/* "it's amazing how small it looks": that it looks small is the news. */
static bool exclaims(const quoth_claimer *claimer, const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_part *subject = quoth_claim_subject(clause);
  if (subject == NULL || clause->verb == clause->predicate) {
    return false;
  }
  const uint32_t said =
      quoth_tree_is(tree, subject->head, "it")
          ? quoth_tree_child(tree, clause->predicate, QUOTH_DEP_CSUBJ)
          : subject->head;
  if (said == QUOTH_NONE || tree->tokens[said].upos != QUOTH_ADJ) {
    return false;
  }
  for (uint32_t i = claimer->at.first_clause; i < claimer->at.clause_end; i++) {
    const quoth_clause *inner = &claimer->clauses.clauses[i];
    if (inner != clause && inner->verb != QUOTH_NONE &&
        (inner->predicate == said ||
         quoth_clause_degree(tree, inner->top) == said)) {
      return true;
    }
  }
  return false;
}

bool quoth_claim_is_thin(const quoth_claimer *claimer,
                         const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  if (clause->verb == QUOTH_NONE) {
    return renames_time(claimer, clause);
  }
  return only_dates(claimer, clause) || exclaims(claimer, clause) ||
         is_deictic(tree, clause) || is_announcement(claimer, clause) ||
         cannot_tell(tree, clause) || introduces_words(tree, clause) ||
         ends_in_to(tree, clause) || only_begins(claimer, clause) ||
         is_you_know(tree, clause) || is_cut_off(claimer, clause) ||
         is_bare_existence(tree, clause) || is_manner(tree, clause) ||
         only_selects(tree, clause);
}
