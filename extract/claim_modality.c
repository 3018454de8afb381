/* Modality, certainty, tense and condition: how a clause is meant.
 *
 * Cues are collected from the clause itself and from the verbs above it that
 * only say how it is meant; the most specific wins (reported is decided by
 * claim_attribution.c):
 *
 *   desired, hypothetical > predicted > hedged > asserted */
#include "extract/claim_build.h"
#include "extract/clause_build.h"

enum { HEIGHT = 4 };

struct cues {
  bool desired, hypothetical, predicted, hedged;
  bool possible, certain, habitual;
};

/* ---- auxiliaries ---- */

static bool is_word(const quoth_tree *tree, uint32_t token, const char *a,
                    const char *b) {
  const quoth_text word = quoth_tree_word(tree, token);
  return quoth_text_is_nocase(word, a) || quoth_text_is_nocase(word, b) ||
         quoth_tree_is(tree, token, a);
}

static bool ends_in(const quoth_tree *tree, uint32_t token, const char *end) {
  const quoth_text word = quoth_tree_word(tree, token);
  const size_t size = strlen(end);
  return word.size >= size &&
         memcmp(word.at + word.size - size, end, size) == 0;
}

/* "would like", "'d love": a wish, not a condition. */
static bool is_wish(const quoth_tree *tree, uint32_t verb) {
  return quoth_tree_is(tree, verb, "like") ||
         quoth_tree_is(tree, verb, "love") ||
         quoth_tree_is(tree, verb, "prefer");
}

/* "I'd never met her" is had; "I'd have met her" is not. */
static bool is_had(const quoth_tree *tree, uint32_t auxiliary, uint32_t verb) {
  if (tree->tokens[verb].xpos != QUOTH_XPOS_VBN ||
      quoth_tree_word(tree, auxiliary).size >= sizeof "would" - 1) {
    return false;
  }
  QUOTH_TREE_EACH(tree, verb, child) {
    if (child > auxiliary && child < verb &&
        (quoth_tree_is(tree, child, "have") ||
         quoth_tree_is(tree, child, "be"))) {
      return quoth_text_is(quoth_tree_word(tree, child), "been");
    }
  }
  return true;
}

/* "They could have waited": they did not. */
static bool is_undone(const quoth_tree *tree, uint32_t auxiliary,
                      uint32_t verb) {
  QUOTH_TREE_EACH(tree, verb, child) {
    if (child > auxiliary && child < verb &&
        tree->tokens[child].xpos == QUOTH_XPOS_VB &&
        quoth_tree_is(tree, child, "have")) {
      return true;
    }
  }
  return false;
}

/* "I'd rather walk", "I would rather she did". */
static bool prefers(const quoth_tree *tree, uint32_t auxiliary, uint32_t verb) {
  for (uint32_t i = auxiliary + 1; i < verb && i < auxiliary + 3; i++) {
    if (quoth_tree_is(tree, i, "rather")) {
      return true;
    }
  }
  return false;
}

static void read_auxiliary(const quoth_tree *tree, uint32_t auxiliary,
                           uint32_t verb, struct cues *cues) {
  if (tree->tokens[auxiliary].xpos != QUOTH_XPOS_MD) {
    return;
  }
  if (is_word(tree, auxiliary, "will", "wo") ||
      is_word(tree, auxiliary, "shall", "'ll") ||
      ends_in(tree, auxiliary, "ll")) {
    cues->predicted = true;
  } else if (is_word(tree, auxiliary, "would", "'d") ||
             ends_in(tree, auxiliary, "’d")) {
    if (is_had(tree, auxiliary, verb)) {
      return;
    }
    if (is_wish(tree, verb) || prefers(tree, auxiliary, verb)) {
      cues->desired = true;
    } else {
      cues->hypothetical = true;
    }
  } else if (is_word(tree, auxiliary, "should", "ought")) {
    cues->desired = true;
  } else if (is_word(tree, auxiliary, "may", "might")) {
    cues->hedged = cues->possible = true;
  } else if (is_word(tree, auxiliary, "could", "could") &&
             is_undone(tree, auxiliary, verb)) {
    cues->hypothetical = true;
  } else if (is_word(tree, auxiliary, "could", "could") &&
             quoth_tree_child(tree, verb, QUOTH_DEP_COP) != QUOTH_NONE) {
    cues->hedged = cues->possible = true;
  }
}

static void read_auxiliaries(const quoth_tree *tree, uint32_t verb,
                             struct cues *cues) {
  QUOTH_TREE_EACH(tree, verb, child) {
    if (quoth_tree_base(tree, child) == QUOTH_DEP_AUX) {
      read_auxiliary(tree, child, verb, cues);
    }
  }
}

/* A bare "be" is none: "may be sold or [be] burned". */
static bool has_auxiliary(const quoth_tree *tree, uint32_t verb) {
  const uint32_t auxiliary = quoth_tree_child(tree, verb, QUOTH_DEP_AUX);
  return (auxiliary != QUOTH_NONE &&
          tree->tokens[auxiliary].xpos != QUOTH_XPOS_VB) ||
         quoth_tree_child(tree, verb, QUOTH_DEP_COP) != QUOTH_NONE ||
         quoth_tree_child(tree, verb, QUOTH_DEP_NSUBJ) != QUOTH_NONE;
}

/* The verb whose auxiliaries count: of a conjunct without its own, the
 * first's. */
static uint32_t finite_of(const quoth_tree *tree, uint32_t top) {
  for (uint32_t step = 0; step < 6; step++) {
    const uint32_t head = tree->tokens[top].head;
    if (quoth_tree_rel(tree, top) != QUOTH_DEP_CONJ ||
        has_auxiliary(tree, top) || !quoth_tree_has(tree, head)) {
      break;
    }
    top = head;
  }
  return top;
}

static bool is_going_to(const quoth_tree *tree, uint32_t verb) {
  return quoth_tree_is(tree, verb, "go") &&
         tree->tokens[verb].xpos == QUOTH_XPOS_VBG &&
         quoth_tree_child(tree, verb, QUOTH_DEP_XCOMP) != QUOTH_NONE;
}

/* ---- cues of one clause ---- */

static void read_words(quoth_word_set words, struct cues *cues) {
  cues->hedged |= (words & (QUOTH_WORD_BIT(HEDGE_ADVERB) |
                            QUOTH_WORD_BIT(POSSIBLE_ADVERB))) != 0;
  cues->possible |= (words & QUOTH_WORD_BIT(POSSIBLE_ADVERB)) != 0;
  cues->certain |= (words & QUOTH_WORD_BIT(CERTAIN_ADVERB)) != 0;
}

static void read_verb(const quoth_claimer *claimer, uint32_t verb, bool governs,
                      struct cues *cues) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_word_set words = quoth_claim_words(claimer, verb);
  read_auxiliaries(tree, verb, cues);
  if (is_going_to(tree, verb)) {
    cues->predicted = true;
  }
  if ((words & QUOTH_WORD_BIT(DESIRE_VERB)) && /* "it is longer" */
      (tree->tokens[verb].upos == QUOTH_VERB ||
       !quoth_tree_is(tree, verb, "long")) &&
      (governs || !(words & QUOTH_WORD_BIT(REPORT_VERB)))) {
    cues->desired = true;
  }
  if (!governs) {
    return;
  }
  if (words & QUOTH_WORD_BIT(PREDICT_VERB)) {
    cues->predicted = true;
  }
  if ((words & QUOTH_WORD_BIT(SUPPOSE_VERB)) &&
      !(words & QUOTH_WORD_BIT(HEDGE_VERB))) {
    cues->hypothetical = true;
  }
  if ((words & QUOTH_WORD_BIT(HEDGE_VERB)) ||
      quoth_tree_is(tree, verb, "seem") ||
      quoth_tree_is(tree, verb, "appear")) {
    cues->hedged = true;
  }
}

static void read_own(const quoth_claimer *claimer, const quoth_clause *clause,
                     struct cues *cues) {
  const quoth_tree *tree = &claimer->at.tree;
  if (clause->verb == QUOTH_NONE) {
    return;
  }
  read_words(quoth_claim_cues(claimer, clause), cues);
  const uint32_t finite = finite_of(tree, clause->top);
  read_auxiliaries(tree, finite, cues);
  read_auxiliary(tree, clause->predicate, clause->predicate, cues);
  const uint32_t doing = quoth_clause_doing(tree, clause->top);
  if (doing != QUOTH_NONE) {
    read_verb(claimer, doing, false, cues);
  }
  uint32_t verb = clause->predicate;
  for (uint32_t step = 0; step < 8; step++) {
    read_verb(claimer, verb, false, cues);
    if (quoth_tree_is(tree, verb, "seem") ||
        (quoth_tree_is(tree, verb, "appear") &&
         (verb != clause->predicate ||
          quoth_clause_part(clause, QUOTH_ROLE_COMPLEMENT) != NULL))) {
      cues->hedged = true;
    }
    if (verb != clause->predicate && quoth_clause_is_passive(tree, verb)) {
      const quoth_word_set words = quoth_claim_words(claimer, verb);
      cues->predicted |= (words & QUOTH_WORD_BIT(PREDICT_VERB)) != 0;
      cues->hedged |= (words & QUOTH_WORD_BIT(HEDGE_VERB)) != 0;
    }
    if (verb == clause->top) {
      break;
    }
    verb = tree->tokens[verb].head;
  }
}

/* Asides hedge what they interrupt: "coding, I think, will …". */
static void read_asides(const quoth_claimer *claimer,
                        const quoth_clause *clause, struct cues *cues) {
  const quoth_tree *tree = &claimer->at.tree;
  QUOTH_TREE_EACH(tree, clause->top, child) {
    if (quoth_tree_base(tree, child) == QUOTH_DEP_PARATAXIS &&
        (quoth_claim_words(claimer, child) & QUOTH_WORD_BIT(HEDGE_VERB)) &&
        quoth_tree_child(tree, child, QUOTH_DEP_OBJ) == QUOTH_NONE &&
        quoth_tree_child(tree, child, QUOTH_DEP_CCOMP) == QUOTH_NONE) {
      cues->hedged = true;
    }
  }
}

/* ---- conditions ---- */

/* "if you're wondering", "if I remember rightly": nothing depends on it. */
static bool is_courtesy(const quoth_tree *tree, uint32_t clause) {
  static const char *const words[] = {"mind", "recall", "remember", "wonder",
                                      NULL};
  const uint32_t subject = quoth_tree_child(tree, clause, QUOTH_DEP_NSUBJ);
  return subject != QUOTH_NONE &&
         quoth_text_is_any(tree->tokens[clause].lemma, words) &&
         tree->tokens[clause].xpos != QUOTH_XPOS_VBD &&
         quoth_tree_child(tree, clause, QUOTH_DEP_CCOMP) == QUOTH_NONE &&
         (quoth_tree_is(tree, subject, "you") ||
          quoth_tree_is(tree, subject, "I"));
}

static bool is_condition(const quoth_claimer *claimer, uint32_t clause,
                         bool *real) {
  const quoth_tree *tree = &claimer->at.tree;
  if (quoth_tree_is(tree, clause, "anything") &&
      quoth_tree_child(tree, clause, QUOTH_DEP_COP) == QUOTH_NONE) {
    return false; /* "if anything, it got colder": even more */
  }
  if (is_courtesy(tree, clause)) {
    return false;
  }
  QUOTH_TREE_EACH(tree, clause, child) {
    const quoth_deprel base = quoth_tree_base(tree, child);
    if ((base == QUOTH_DEP_MARK || base == QUOTH_DEP_ADVMOD) &&
        (quoth_claim_words(claimer, child) & QUOTH_WORD_BIT(CONDITION_MARK))) {
      *real = !quoth_tree_is(tree, child, "if") &&
              !quoth_tree_is(tree, child, "unless") &&
              !quoth_tree_is(tree, child, "provided") &&
              !quoth_tree_is(tree, child, "assuming") &&
              !quoth_tree_is(tree, child, "supposing");
      return true;
    }
  }
  return false;
}

static quoth_span span_of(const quoth_tree *tree, uint32_t head) {
  uint32_t first = tree->left[head - tree->first];
  uint32_t last = tree->right[head - tree->first];
  while (first < last && tree->tokens[first].upos == QUOTH_PUNCT) {
    first++;
  }
  while (last > first && tree->tokens[last].upos == QUOTH_PUNCT) {
    last--;
  }
  return (quoth_span){tree->tokens[first].span.begin,
                      tree->tokens[last].span.end};
}

/* The clause on which this one, or one that it leans on, depends. */
static void find_condition(const quoth_claimer *claimer,
                           const quoth_clause *clause, struct cues *cues,
                           quoth_claim *claim) {
  const quoth_tree *tree = &claimer->at.tree;
  uint32_t verb = clause->predicate;
  for (uint32_t step = 0; step < 8; step++) {
    QUOTH_TREE_EACH(tree, verb, child) {
      bool real = false;
      if (quoth_tree_base(tree, child) == QUOTH_DEP_ADVCL &&
          is_condition(claimer, child, &real)) {
        claim->condition = span_of(tree, child);
        cues->hypothetical |= !real && !cues->habitual;
        return;
      }
    }
    if (verb == tree->root || !quoth_tree_has(tree, tree->tokens[verb].head)) {
      break;
    }
    const quoth_deprel base = quoth_tree_base(tree, verb);
    if (base != QUOTH_DEP_XCOMP && base != QUOTH_DEP_CONJ &&
        base != QUOTH_DEP_CCOMP) {
      break;
    }
    verb = tree->tokens[verb].head;
  }
}

static bool is_habitual(const quoth_claimer *claimer,
                        const quoth_clause *clause) {
  static const char *const words[] = {
      "usually",   "always", "often",     "generally", "normally",
      "typically", "every",  "sometimes", "never",     NULL};
  const quoth_claim_sentence *at = &claimer->at;
  for (uint32_t i = 0; i < at->tree.count; i++) {
    const uint32_t owner = at->owner[i];
    if (owner != QUOTH_NONE &&
        claimer->clauses.clauses[owner].predicate == clause->predicate &&
        quoth_text_place_nocase(at->tree.tokens[at->tree.first + i].lemma,
                                words) >= 0) {
      return true;
    }
  }
  return false;
}

/* Inside "if …": nothing there is said to be so. */
static bool is_inside_condition(const quoth_claimer *claimer,
                                const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  uint32_t up = clause->top;
  for (uint32_t step = 0; step < 8 && quoth_tree_has(tree, up); step++) {
    bool real = false;
    if (quoth_tree_base(tree, up) == QUOTH_DEP_ADVCL &&
        is_condition(claimer, up, &real)) {
      return !real;
    }
    up = tree->tokens[up].head;
  }
  return false;
}

/* "Otherwise you end up": the word alone makes it a what-if. */
static bool says_otherwise(const quoth_claimer *claimer,
                           const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  QUOTH_TREE_EACH(tree, clause->top, child) {
    if (quoth_tree_is(tree, child, "otherwise") ||
        quoth_tree_is(tree, child, "ideally")) {
      return true;
    }
  }
  return false;
}

/* ---- tense ---- */

static bool is_past_at(const quoth_tree *tree, uint32_t verb) {
  if (tree->tokens[verb].xpos == QUOTH_XPOS_VBD) {
    return true;
  }
  QUOTH_TREE_EACH(tree, verb, child) {
    const quoth_deprel base = quoth_tree_base(tree, child);
    if ((base == QUOTH_DEP_AUX || base == QUOTH_DEP_COP) &&
        (tree->tokens[child].xpos == QUOTH_XPOS_VBD ||
         quoth_tree_is(tree, child, "have") ||
         is_word(tree, child, "could", "could"))) {
      return true;
    }
  }
  return false;
}

static bool is_finite_at(const quoth_tree *tree, uint32_t verb) {
  const uint8_t xpos = tree->tokens[verb].xpos;
  return xpos == QUOTH_XPOS_VBD || xpos == QUOTH_XPOS_VBZ ||
         xpos == QUOTH_XPOS_VBP ||
         quoth_tree_child(tree, verb, QUOTH_DEP_AUX) != QUOTH_NONE ||
         quoth_tree_child(tree, verb, QUOTH_DEP_COP) != QUOTH_NONE;
}

/* The tense of the verb, or of the nearest verb above that has one. */
static quoth_tense tense_of(const quoth_tree *tree, const quoth_clause *clause,
                            const struct cues *cues) {
  if (cues->predicted) {
    return QUOTH_TENSE_FUTURE;
  }
  const uint32_t doing = quoth_clause_doing(tree, clause->top);
  uint32_t verb = doing == QUOTH_NONE ? finite_of(tree, clause->top) : doing;
  for (uint32_t step = 0; step < 8; step++) {
    if (is_past_at(tree, verb)) {
      return QUOTH_TENSE_PAST;
    }
    if (is_finite_at(tree, verb) ||
        !quoth_tree_has(tree, tree->tokens[verb].head)) {
      break;
    }
    verb = tree->tokens[verb].head;
  }
  return QUOTH_TENSE_PRESENT;
}

/* ---- all together ---- */

static quoth_modality decide(const struct cues *cues) {
  return cues->desired        ? QUOTH_DESIRED
         : cues->hypothetical ? QUOTH_HYPOTHETICAL
         : cues->predicted    ? QUOTH_PREDICTED
         : cues->hedged       ? QUOTH_HEDGED
                              : QUOTH_ASSERTED;
}

static quoth_certainty certainty_of(const struct cues *cues) {
  return cues->possible || cues->hypothetical               ? QUOTH_POSSIBLE
         : cues->hedged || cues->predicted || cues->desired ? QUOTH_PROBABLE
                                                            : QUOTH_CERTAIN;
}

/* "the feeling that it works": a feeling, no fact. */
static bool is_content_of_opinion(const quoth_claimer *claimer,
                                  const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t noun = tree->tokens[clause->top].head;
  return clause->kind == QUOTH_CLAUSE_COMPLEMENT &&
         quoth_tree_base(tree, clause->top) == QUOTH_DEP_ACL &&
         quoth_tree_has(tree, noun) && !quoth_tree_is(tree, noun, "fact") &&
         (quoth_claim_words(claimer, noun) & QUOTH_WORD_BIT(REPORT_NOUN));
}

void quoth_claim_modality(const quoth_claimer *claimer,
                          const quoth_clause *clause, quoth_claim *claim) {
  struct cues cues = {0};
  read_own(claimer, clause, &cues);
  if (clause->verb != QUOTH_NONE) {
    read_asides(claimer, clause, &cues);
    cues.habitual = is_habitual(claimer, clause);
    find_condition(claimer, clause, &cues, claim);
    cues.hypothetical |=
        is_inside_condition(claimer, clause) || says_otherwise(claimer, clause);
    cues.desired |= clause->kind == QUOTH_CLAUSE_IMPERATIVE;
  }
  cues.hedged |= is_content_of_opinion(claimer, clause);
  const struct cues own = cues;
  const quoth_clause *governor = quoth_claim_governor(claimer, clause);
  for (uint32_t step = 0; governor != NULL && step < HEIGHT; step++) {
    struct cues above = {0};
    read_verb(claimer, governor->predicate, true, &above);
    read_words(quoth_claim_cues(claimer, governor), &above);
    /* "I'd say", "I would expect": politeness, no condition */
    above.hedged |= above.hypothetical;
    above.hypothetical =
        (quoth_claim_words(claimer, governor->predicate) &
         (QUOTH_WORD_BIT(SUPPOSE_VERB) | QUOTH_WORD_BIT(HEDGE_VERB))) ==
        QUOTH_WORD_BIT(SUPPOSE_VERB);
    cues.hedged |= above.hedged;
    cues.possible |= above.possible;
    if (own.hypothetical && claim->condition.end == claim->condition.begin &&
        (quoth_claim_words(claimer, governor->predicate) &
         (QUOTH_WORD_BIT(HEDGE_VERB) | QUOTH_WORD_BIT(PREDICT_VERB))) &&
        claimer->at.tree.tokens[governor->predicate].xpos == QUOTH_XPOS_VBD) {
      cues.hypothetical = false; /* "I thought that it would rain" */
      cues.predicted = true;
    }
    if (above.predicted &&
        is_past_at(&claimer->at.tree,
                   finite_of(&claimer->at.tree, clause->top))) {
      above.predicted = false; /* "I bet they left" */
      cues.hedged = true;
    }
    cues.predicted |= above.predicted;
    cues.desired |= above.desired;
    if (above.hypothetical && quoth_claim_is_first_person(claimer, governor)) {
      above.hypothetical = false; /* "I suppose": an opinion */
      cues.hedged = true;
    }
    cues.hypothetical |= above.hypothetical;
    governor = quoth_claim_governor(claimer, governor);
  }
  claim->modality = (uint8_t)decide(&cues);
  claim->certainty = (uint8_t)certainty_of(&cues);
  claim->tense = (uint8_t)(clause->verb == QUOTH_NONE
                               ? QUOTH_TENSE_PRESENT
                               : tense_of(&claimer->at.tree, clause, &own));
}
