/* Polarity: how often a clause is denied.
 *
 * Denials are counted where they stand: at the verb, at the verbs it leans on,
 * in the phrases of its object ("almost no attention"), at a verb that means
 * no ("refuse to"), and at a verb above that passes them down ("I don't think
 * that"). An even number is an affirmation. */
#include "extract/claim_build.h"
#include "extract/clause_build.h"

enum { HEIGHT = 4 }; /* governors that are asked */

static bool is_negator(const quoth_claimer *claimer, uint32_t token) {
  return (quoth_claim_words(claimer, token) & QUOTH_WORD_BIT(NEGATOR)) != 0;
}

/* "not only", "not just", "not necessarily because": affirmed all the same. */
static bool is_additive(const quoth_tree *tree, uint32_t negator) {
  static const char *const words[] = {"only", "just", "merely", "simply"};
  const uint32_t next = negator + 1;
  if (!quoth_tree_has(tree, next)) {
    return false;
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (quoth_text_is_nocase(quoth_tree_word(tree, next), words[i])) {
      return true;
    }
  }
  return false;
}

/* "never felt better than now" is the best of feelings. */
static bool is_superlative(const quoth_claimer *claimer, uint32_t negator,
                           const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  if (!quoth_tree_is(tree, negator, "never")) {
    return false;
  }
  bool comparative = false;
  for (uint32_t i = clause->predicate; i < tree->first + tree->count; i++) {
    const uint8_t xpos = tree->tokens[i].xpos;
    comparative |= xpos == QUOTH_XPOS_JJR || xpos == QUOTH_XPOS_RBR;
    if (comparative && quoth_tree_is(tree, i, "than")) {
      return true;
    }
  }
  return false;
}

static bool is_negative_word(const quoth_tree *tree, uint32_t token) {
  static const char *const words[] = {"no",      "none", "nothing", "nobody",
                                      "neither", "nor",  "zero"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (quoth_tree_is(tree, token, words[i])) {
      return true;
    }
  }
  return false;
}

/* "not surprisingly": said of the sentence, which stands. */
static bool is_comment(const quoth_tree *tree, uint32_t adverb) {
  static const char *const words[] = {"coincidentally", "incidentally",
                                      "surprisingly",   "unexpectedly",
                                      "unreasonably",   NULL};
  const uint32_t head = tree->tokens[adverb].head;
  return quoth_text_is_any(tree->tokens[adverb].lemma, words) &&
         quoth_tree_has(tree, head) && tree->tokens[head].upos == QUOTH_VERB;
}

/* Negators among the children of `verb`: "not", "no longer", "not yet". */
static uint32_t count_at(const quoth_claimer *claimer, uint32_t verb,
                         const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  uint32_t count = 0;
  QUOTH_TREE_EACH(tree, verb, child) {
    const quoth_deprel base = quoth_tree_base(tree, child);
    const bool adverbial = base == QUOTH_DEP_ADVMOD || base == QUOTH_DEP_AUX ||
                           base == QUOTH_DEP_COP || base == QUOTH_DEP_CC ||
                           (base == QUOTH_DEP_DET && verb == clause->predicate);
    const bool approximates = /* "almost nobody": one denial, not two */
        quoth_tree_has(tree, child + 1) && is_negative_word(tree, child + 1);
    const bool of_subject = /* "neither they nor we" */
        (base == QUOTH_DEP_CC && quoth_tree_is(tree, child, "neither")) ||
        (quoth_tree_has(tree, child + 1) && is_comment(tree, child + 1));
    if (!adverbial || approximates || of_subject) {
      continue;
    }
    if (is_negator(claimer, child)) {
      count +=
          !is_additive(tree, child) && !is_superlative(claimer, child, clause);
      continue;
    }
    if (is_comment(tree, child)) {
      continue;
    }
    QUOTH_TREE_EACH(tree, child, below) {
      if (is_negator(claimer, below) && below < child) {
        count += !is_additive(tree, below) && !is_additive(tree, child - 1);
      }
    }
  }
  return count;
}

/* "no plan", "almost no attention", "nothing", "not much". */
static bool is_negative_phrase(const quoth_claimer *claimer,
                               const quoth_part *part) {
  const quoth_tree *tree = &claimer->at.tree;
  if (is_negative_word(tree, part->head)) {
    return true;
  }
  const uint32_t low =
      part->first > tree->first ? part->first - 1 : part->first;
  for (uint32_t i = low; i < part->head && quoth_tree_has(tree, i); i++) {
    const quoth_deprel base = quoth_tree_base(tree, i);
    if ((base == QUOTH_DEP_DET || base == QUOTH_DEP_CC) &&
        is_negative_word(tree, i) &&
        (quoth_tree_under(tree, i, part->head) ||
         (base == QUOTH_DEP_CC && i + 1 == part->first))) {
      return true;
    }
    if (quoth_tree_is(tree, i, "not") &&
        (tree->tokens[i].head == part->head ||
         (quoth_tree_has(tree, tree->tokens[i].head) &&
          tree->tokens[tree->tokens[i].head].head == part->head)) &&
        !is_additive(tree, i) && part->role != QUOTH_ROLE_COMPLEMENT) {
      return true;
    }
  }
  return false;
}

/* Verbs of the chain that mean no: "refuse to sign". */
static uint32_t count_chain(const quoth_claimer *claimer,
                            const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  uint32_t count = count_at(claimer, clause->predicate, clause);
  uint32_t verb = clause->predicate;
  const uint32_t doing = quoth_clause_doing(tree, clause->top);
  if (doing != QUOTH_NONE) { /* "what I won't do is sell" */
    count += count_at(claimer, doing, clause);
  }
  for (uint32_t step = 0; verb != clause->top && step < 8; step++) {
    verb = tree->tokens[verb].head;
    count += count_at(claimer, verb, clause);
    count +=
        (quoth_claim_words(claimer, verb) & QUOTH_WORD_BIT(NEGATIVE_VERB)) != 0;
  }
  return count;
}

/* A conjunct without a subject and auxiliary of its own stands under what
 * denies the first: "don't sit around and have a plan". */
static uint32_t count_shared(const quoth_claimer *claimer,
                             const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  if (quoth_tree_rel(tree, clause->top) != QUOTH_DEP_CONJ) {
    return 0;
  }
  bool contrast = false;
  QUOTH_TREE_EACH(tree, clause->top, child) {
    switch (quoth_tree_base(tree, child)) {
    case QUOTH_DEP_NSUBJ:
    case QUOTH_DEP_AUX:
    case QUOTH_DEP_COP:
      return 0;
    case QUOTH_DEP_CC:
      contrast |= quoth_tree_is(tree, child, "but");
      /* "don't rush, and bring a friend" */
      contrast |= clause->kind == QUOTH_CLAUSE_IMPERATIVE &&
                  child > tree->first &&
                  tree->tokens[child - 1].xpos == QUOTH_XPOS_COMMA;
      break;
    default:
      break;
    }
  }
  const uint32_t head = tree->tokens[clause->top].head;
  const bool alike =
      quoth_tree_has(tree, head) &&
      (tree->tokens[head].xpos == tree->tokens[clause->top].xpos ||
       tree->tokens[head].upos != QUOTH_VERB);
  return alike && !contrast ? count_at(claimer, head, clause) : 0;
}

static uint32_t count_own(const quoth_claimer *claimer,
                          const quoth_clause *clause) {
  uint32_t count = count_chain(claimer, clause) + count_shared(claimer, clause);
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    const bool core = part->role == QUOTH_ROLE_OBJECT ||
                      part->role == QUOTH_ROLE_COMPLEMENT ||
                      part->role == QUOTH_ROLE_SUBJECT;
    const bool counted = part->head == clause->predicate &&
                         quoth_tree_child(&claimer->at.tree, part->head,
                                          QUOTH_DEP_DET) != QUOTH_NONE;
    if (core && !counted && is_negative_phrase(claimer, part)) {
      count++;
      break;
    }
  }
  return count;
}

/* "without asking", "instead of building": the participle is denied. */
static bool is_marked_negative(const quoth_claimer *claimer,
                               const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  QUOTH_TREE_EACH(tree, clause->top, child) {
    const quoth_deprel base = quoth_tree_base(tree, child);
    if ((base == QUOTH_DEP_MARK || base == QUOTH_DEP_CASE) &&
        (quoth_tree_is(tree, child, "without") ||
         quoth_tree_is(tree, child, "instead"))) {
      return true;
    }
  }
  return false;
}

bool quoth_claim_denies(const quoth_claimer *claimer,
                        const quoth_clause *clause) {
  return clause->verb != QUOTH_NONE && count_own(claimer, clause) % 2 == 1;
}

bool quoth_claim_is_negated(const quoth_claimer *claimer,
                            const quoth_clause *clause) {
  if (clause->verb == QUOTH_NONE) {
    return false;
  }
  uint32_t count =
      count_own(claimer, clause) + is_marked_negative(claimer, clause);
  const quoth_clause *governor = quoth_claim_governor(claimer, clause);
  for (uint32_t step = 0; governor != NULL && step < HEIGHT; step++) {
    const quoth_word_set words =
        quoth_claim_words(claimer, governor->predicate);
    if ((words & QUOTH_WORD_BIT(NEG_RAISING)) &&
        quoth_claim_denies(claimer, governor)) {
      count++;
    }
    if (words & QUOTH_WORD_BIT(NEGATIVE_VERB)) {
      count++;
    }
    governor = quoth_claim_governor(claimer, governor);
  }
  return count % 2 == 1;
}
