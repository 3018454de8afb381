/* Which clauses only say how what they hold is meant: "I think that …". */
#include "extract/claim_build.h"
#include "extract/clause_build.h"

/* Verbs that only say how their complement is meant. */
static const quoth_word_set framing =
    QUOTH_WORD_BIT(HEDGE_VERB) | QUOTH_WORD_BIT(REPORT_VERB) |
    QUOTH_WORD_BIT(PERCEPTION_VERB) | QUOTH_WORD_BIT(SUPPOSE_VERB) |
    QUOTH_WORD_BIT(DESIRE_VERB) | QUOTH_WORD_BIT(PREDICT_VERB) |
    QUOTH_WORD_BIT(NEG_RAISING);

/* The complement that `clause` embeds, or NULL. */
static const quoth_part *embedded(const quoth_claimer *claimer,
                                  const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    const quoth_deprel base = quoth_tree_base(tree, part->head);
    const bool exclaims = base == QUOTH_DEP_ADVCL &&
                          clause->verb != clause->predicate &&
                          part->count > 1 &&
                          (quoth_tree_is(tree, part->first, "how") ||
                           quoth_text_is(part->preposition, "that"));
    if (part->role == QUOTH_ROLE_CLAUSE &&
        (base == QUOTH_DEP_CCOMP || base == QUOTH_DEP_XCOMP || exclaims)) {
      return part;
    }
  }
  return NULL;
}

static bool has_object(const quoth_clause *clause) {
  return quoth_clause_part(clause, QUOTH_ROLE_COMPLEMENT) != NULL ||
         (!clause->passive &&
          quoth_clause_part(clause, QUOTH_ROLE_OBJECT) != NULL);
}

/* "I think about it": the preposition shows that something is thought of. */
static bool names_content(const quoth_clause *clause) {
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_text word = clause->parts[i].preposition;
    if (quoth_text_is(word, "about") || quoth_text_is(word, "of") ||
        quoth_text_is(word, "in")) {
      return true;
    }
  }
  return false;
}

bool quoth_claim_is_indirect_question(const quoth_claimer *claimer,
                                      const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  QUOTH_TREE_EACH(tree, clause->predicate, child) {
    const uint8_t xpos = tree->tokens[child].xpos;
    const bool asks = xpos == QUOTH_XPOS_WRB || xpos == QUOTH_XPOS_WP ||
                      quoth_tree_is(tree, child, "whether") ||
                      quoth_tree_is(tree, child, "if");
    if (asks && child < clause->predicate) {
      return true;
    }
  }
  return false;
}

/* "It is rumored", "it seems": nobody in particular. */
static bool is_impersonal(const quoth_claimer *claimer,
                          const quoth_clause *clause) {
  const quoth_part *subject = quoth_claim_subject(clause);
  return subject == NULL ||
         quoth_tree_is(&claimer->at.tree, subject->head, "it");
}

/* "the thing is that …" */
static bool announces(const quoth_claimer *claimer,
                      const quoth_clause *clause) {
  const quoth_part *subject = quoth_claim_subject(clause);
  const quoth_part *said = quoth_clause_part(clause, QUOTH_ROLE_COMPLEMENT);
  if (subject == NULL || said == NULL || said->head != clause->predicate ||
      !quoth_tree_is_verb(&claimer->at.tree, clause->predicate) ||
      clause->verb == clause->predicate) {
    return false;
  }
  QUOTH_TREE_EACH(&claimer->at.tree, clause->predicate, child) {
    if (child > clause->verb &&
        quoth_tree_base(&claimer->at.tree, child) == QUOTH_DEP_NSUBJ) {
      return (quoth_claim_words(claimer, subject->head) &
              (QUOTH_WORD_BIT(FILLER_NOUN) | QUOTH_WORD_BIT(REPORT_NOUN))) != 0;
    }
  }
  return false;
}

bool quoth_claim_is_denied_report(const quoth_claimer *claimer,
                                  const quoth_clause *clause) {
  const quoth_word_set words = quoth_claim_words(claimer, clause->predicate);
  const bool control = clause->part_count > 2; /* "never saw them win" */
  return (words & (QUOTH_WORD_BIT(REPORT_VERB) |
                   (control ? QUOTH_WORD_BIT(PERCEPTION_VERB) : 0))) &&
         !(words & QUOTH_WORD_BIT(NEG_RAISING)) &&
         quoth_claim_denies(claimer, clause);
}

bool quoth_claim_is_finite_subject(const quoth_claimer *claimer,
                                   uint32_t token) {
  const quoth_tree *tree = &claimer->at.tree;
  return quoth_tree_rel(tree, token) == QUOTH_DEP_CSUBJ &&
         quoth_tree_has(tree, tree->tokens[token].head) &&
         token > tree->tokens[token].head &&
         quoth_tree_child(tree, token, QUOTH_DEP_NSUBJ) != QUOTH_NONE;
}

bool quoth_claim_is_anothers_wish(const quoth_claimer *claimer,
                                  const quoth_clause *wished) {
  const quoth_clause *governor = quoth_claim_governor(claimer, wished);
  const quoth_part *who =
      governor == NULL ? NULL : quoth_claim_subject(governor);
  return who != NULL && wished->kind == QUOTH_CLAUSE_CONTROL &&
         (quoth_claim_words(claimer, governor->predicate) &
          QUOTH_WORD_BIT(DESIRE_VERB)) &&
         (claimer->at.tree.tokens[who->head].upos != QUOTH_PRON ||
          wished->part_count < 2);
}

/* "She taught us [to knead]", "they told him [to leave]": not what was said but
 * what somebody was made to do. */
static bool is_order(const quoth_claimer *claimer, const quoth_clause *said,
                     quoth_word_set governor) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t verb = tree->tokens[said->top].head;
  return (governor & QUOTH_WORD_BIT(REPORT_VERB)) &&
         said->kind == QUOTH_CLAUSE_CONTROL &&
         (quoth_tree_child(tree, verb, QUOTH_DEP_OBJ) != QUOTH_NONE ||
          quoth_tree_child(tree, verb, QUOTH_DEP_IOBJ) != QUOTH_NONE);
}

bool quoth_claim_is_frame(const quoth_claimer *claimer,
                          const quoth_clause *clause) {
  if (clause->verb == QUOTH_NONE) {
    return false;
  }
  const quoth_part *about = quoth_claim_subject(clause);
  if (about != NULL && clause->verb != clause->predicate &&
      quoth_claim_is_finite_subject(claimer, about->head)) {
    return true;
  }
  if (announces(claimer, clause)) {
    return true;
  }
  const quoth_part *inner = embedded(claimer, clause);
  const quoth_word_set words =
      quoth_claim_words(claimer, clause->predicate) |
      quoth_grammar_word(claimer->grammar, clause->lemma);
  const quoth_tree *tree = &claimer->at.tree;
  if (inner == NULL) {
    if ((words & QUOTH_WORD_BIT(HEDGE_VERB)) && !has_object(clause) &&
        quoth_claim_is_first_person(claimer, clause) &&
        (words & QUOTH_WORD_BIT(NEG_RAISING))) {
      return !names_content(clause); /* "at this level, I think:" */
    }
    if (quoth_tree_is(tree, clause->predicate, "think") &&
        quoth_clause_part(clause, QUOTH_ROLE_OBJECT) != NULL) {
      return true; /* "I think [a mistake] …": a complement misread */
    }
    /* asides: "you know", "I think", "he said" after what was said */
    const bool told = clause->kind == QUOTH_CLAUSE_COMPLEMENT &&
                      about != NULL && /* "thought [parents would complain]" */
                      tree->tokens[about->head].upos != QUOTH_PRON;
    const bool aside =
        quoth_tree_base(tree, clause->predicate) == QUOTH_DEP_PARATAXIS ||
        (clause->part_count < 2 && !told);
    if (clause->passive && !is_impersonal(claimer, clause)) {
      return false; /* "the code is hand-written" */
    }
    const bool watches = /* "their families were watching" */
        !(words & framing & ~QUOTH_WORD_BIT(PERCEPTION_VERB)) &&
        about != NULL && tree->tokens[about->head].upos != QUOTH_PRON &&
        tree->tokens[clause->predicate].xpos == QUOTH_XPOS_VBG;
    return aside && !watches && !has_object(clause) && (words & framing) &&
           clause->chain.size == 0 &&
           !quoth_clause_part(clause, QUOTH_ROLE_OBLIQUE) &&
           (quoth_tree_base(tree, clause->predicate) == QUOTH_DEP_PARATAXIS ||
            (words & framing) != 0);
  }
  const quoth_clause *said = quoth_claim_clause(claimer, inner->head);
  if (said == NULL) {
    return false;
  }
  if (clause->verb != clause->predicate && is_impersonal(claimer, clause)) {
    return true; /* "it's amazing how small it looks" */
  }
  if (quoth_claim_is_indirect_question(claimer, said)) {
    return false;
  }
  if (clause->verb != clause->predicate) {
    return is_impersonal(claimer, clause) ||
           (words & (QUOTH_WORD_BIT(CERTAIN_ADVERB) |
                     QUOTH_WORD_BIT(HEDGE_ADVERB))) != 0;
  }
  if (words & framing) {
    return !quoth_claim_is_denied_report(claimer, clause) &&
           !quoth_claim_is_anothers_wish(claimer, said) &&
           !is_order(claimer, said, words);
  }
  return is_impersonal(claimer, clause) &&
         (words & QUOTH_WORD_BIT(RAISING_VERB));
}
