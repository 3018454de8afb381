/* Clauses in another shape than they are said: clefts, topics, "it took us a
 * year to build it", "lets you talk to it". */
#include "extract/claim_build.h"

/* ---- "it takes" ---- */

/* "it took us a year to build it": it, take, and a task. */
static bool is_taking(const quoth_claimer *claimer,
                      const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  return clause->verb == clause->predicate && !clause->passive &&
         quoth_tree_is(tree, clause->predicate, "take") &&
         quoth_tree_exact(tree, clause->top, QUOTH_DEP_NSUBJ) != QUOTH_NONE &&
         quoth_tree_is(
             tree, quoth_tree_exact(tree, clause->top, QUOTH_DEP_NSUBJ), "it");
}

static const quoth_clause *task_of(const quoth_claimer *claimer,
                                   const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if (part->role == QUOTH_ROLE_CLAUSE && part->marker != QUOTH_NONE &&
        tree->tokens[part->marker].xpos == QUOTH_XPOS_TO) {
      return quoth_claim_clause(claimer, part->head);
    }
  }
  return NULL;
}

/* Who needs the time: "it took [us] a year", "a year for [the dam] to fill". */
static uint32_t taker_of(const quoth_claimer *claimer,
                         const quoth_clause *clause) {
  const quoth_clause *task =
      is_taking(claimer, clause) ? task_of(claimer, clause) : NULL;
  uint32_t found = QUOTH_NONE;
  for (uint32_t i = 1; task != NULL && i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    const bool before = part->head < task->predicate;
    if (before && quoth_text_is(part->preposition, "for")) {
      return i;
    }
    if (part->role == QUOTH_ROLE_RECIPIENT) {
      found = i;
    }
  }
  return found;
}

/* "was eager [to see the sea]": said of the same subject. */
static const quoth_clause *eager_for(const quoth_claimer *claimer,
                                     const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_part *subject = quoth_claim_subject(clause);
  if (clause->verb == clause->predicate || subject == NULL ||
      tree->tokens[clause->predicate].upos != QUOTH_ADJ ||
      quoth_tree_is(tree, subject->head, "it") ||
      quoth_tree_is_verb(tree, subject->head)) {
    return NULL;
  }
  const quoth_clause *inner = task_of(claimer, clause);
  const quoth_part *own = inner ? quoth_claim_subject(inner) : NULL;
  return inner != NULL && !inner->passive &&
                 (own == NULL || own->head == subject->head)
             ? inner
             : NULL;
}

/* "lets you talk to the model": let talk to, the model. */
const quoth_clause *quoth_claim_caused(const quoth_claimer *claimer,
                                       const quoth_clause *clause) {
  const quoth_word_set words = quoth_claim_words(claimer, clause->predicate);
  const quoth_word_set others =
      QUOTH_WORD_BIT(DESIRE_VERB) | QUOTH_WORD_BIT(PERCEPTION_VERB);
  const quoth_part *subject = quoth_claim_subject(clause);
  if (is_taking(claimer, clause) && subject != NULL &&
      !quoth_tree_is(&claimer->at.tree, subject->head, "it")) {
    return task_of(claimer, clause); /* reshaped before */
  }
  if (clause->verb != clause->predicate) {
    return eager_for(claimer, clause);
  }
  if (!(words & QUOTH_WORD_BIT(CAUSATIVE_VERB)) || (words & others) ||
      clause->passive) {
    return NULL;
  }
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if (part->role == QUOTH_ROLE_CLAUSE &&
        quoth_tree_rel(&claimer->at.tree, part->head) == QUOTH_DEP_XCOMP) {
      return quoth_claim_clause(claimer, part->head);
    }
  }
  return NULL;
}

/* "want [the road to be wider]": the wish is all of it. */
quoth_part quoth_claim_wished(const quoth_claimer *claimer,
                              const quoth_clause *clause,
                              const quoth_part *object) {
  quoth_part part = *object;
  if (!(quoth_claim_words(claimer, clause->predicate) &
        QUOTH_WORD_BIT(DESIRE_VERB)) ||
      object->role != QUOTH_ROLE_OBJECT) {
    return part;
  }
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *rest = &clause->parts[i];
    if (rest->role == QUOTH_ROLE_CLAUSE && rest->first > object->head &&
        quoth_tree_rel(&claimer->at.tree, rest->head) == QUOTH_DEP_XCOMP) {
      part.role = QUOTH_ROLE_CLAUSE;
      part.count = rest->first + rest->count - part.first;
    }
  }
  return part;
}

/* A pronoun that takes up what was put first: "researchers, they drive it". */
static quoth_part taken_up(const quoth_claimer *claimer,
                           const quoth_clause *clause,
                           const quoth_part *subject) {
  const quoth_tree *tree = &claimer->at.tree;
  quoth_part part = *subject;
  const uint32_t first =
      quoth_tree_child(tree, clause->top, QUOTH_DEP_DISLOCATED);
  if (quoth_claim_is_pointer(tree, subject->head) && first != QUOTH_NONE &&
      first < subject->head && !quoth_tree_is_verb(tree, first)) {
    part.head = first;
    part.first = tree->left[first - tree->first];
    part.count = tree->right[first - tree->first] - part.first + 1;
  }
  return part;
}

bool quoth_claim_takes(const quoth_claimer *claimer,
                       const quoth_clause *clause) {
  return taker_of(claimer, clause) != QUOTH_NONE;
}

/* Never to nowhere, however few. */
static quoth_status copy_parts(quoth_claimer *claimer,
                               const quoth_clause *clause) {
  QUOTH_TRY(quoth_grow(claimer->from, &claimer->parts, &claimer->part_capacity,
                       0, clause->part_count + (size_t)1,
                       sizeof *claimer->parts));
  memcpy(claimer->parts, clause->parts,
         clause->part_count * sizeof *claimer->parts);
  return QUOTH_OK;
}

/* The other side of a cleft in place of "what". */
static void fill_cleft(const quoth_claimer *claimer, const quoth_clause *clause,
                       quoth_part *parts) {
  quoth_part other;
  if (!quoth_claim_cleft(claimer, clause, &other)) {
    return;
  }
  for (uint32_t i = 0; i < clause->part_count; i++) {
    if (parts[i].head == clause->antecedent) {
      parts[i].head = other.head;
      parts[i].first = other.first;
      parts[i].count = other.count;
    }
  }
}

/* The taker in place of "it". */
static void fill_taker(const quoth_claimer *claimer, quoth_clause *clause,
                       quoth_part *parts) {
  const uint32_t taker = taker_of(claimer, clause);
  if (taker == QUOTH_NONE || parts[0].role != QUOTH_ROLE_SUBJECT) {
    return;
  }
  parts[0] = parts[taker];
  parts[0].role = QUOTH_ROLE_SUBJECT;
  parts[0].preposition = quoth_text_of("");
  parts[0].marker = QUOTH_NONE;
  memmove(parts + taker, parts + taker + 1,
          (clause->part_count - taker - 1) * sizeof *parts);
  clause->part_count--;
}

quoth_status quoth_claim_reshape(quoth_claimer *claimer,
                                 const quoth_clause *clause,
                                 quoth_clause *out) {
  QUOTH_TRY(copy_parts(claimer, clause));
  quoth_part *parts = claimer->parts;
  *out = *clause;
  fill_cleft(claimer, clause, parts);
  fill_taker(claimer, out, parts);
  for (uint32_t i = 0; i < out->part_count; i++) {
    if (parts[i].role ==
        (out->passive ? QUOTH_ROLE_OBJECT : QUOTH_ROLE_SUBJECT)) {
      parts[i] = taken_up(claimer, clause, &parts[i]);
      break;
    }
  }
  out->parts = parts;
  return QUOTH_OK;
}
