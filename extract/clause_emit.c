/* Output: a draft becomes one clause, or one for each conjunct that stands for
 * itself. */
#include "extract/clause_build.h"

static bool is_conjunct(const quoth_clauser *clauser, uint32_t child) {
  return quoth_tree_rel(&clauser->tree, child) == QUOTH_DEP_CONJ &&
         !quoth_tree_is_clause(&clauser->tree, child);
}

/* A list of names is several statements; one of common nouns is one, unless
 * the caller wants them apart. */
static bool distributes(const quoth_clauser *clauser, const quoth_part *part) {
  const quoth_tree *tree = &clauser->tree;
  if (part->role == QUOTH_ROLE_CLAUSE || quoth_tree_is_verb(tree, part->head)) {
    return false;
  }
  QUOTH_TREE_EACH(tree, part->head, child) {
    if (is_conjunct(clauser, child)) {
      const uint32_t cc = quoth_tree_child(tree, child, QUOTH_DEP_CC);
      if (cc != QUOTH_NONE && quoth_tree_is(tree, cc, "nor")) {
        return true; /* "neither the mill nor the barn": each of them not */
      }
      return clauser->options.distribute ||
             (tree->tokens[part->head].upos == QUOTH_PROPN &&
              tree->tokens[child].upos == QUOTH_PROPN);
    }
  }
  return false;
}

static quoth_status push(quoth_clauser *clauser, const quoth_clause *clause,
                         const quoth_part *parts) {
  QUOTH_TRY(quoth_grow(clauser->from, &clauser->clauses, &clauser->capacity,
                       clauser->count, clauser->count + (size_t)1,
                       sizeof *clauser->clauses));
  quoth_part *copy =
      quoth_arena_alloc(&clauser->parts, clause->part_count * sizeof *copy);
  if (copy == NULL) {
    return QUOTH_NO_MEMORY;
  }
  memcpy(copy, parts, clause->part_count * sizeof *copy);
  const uint32_t at = clause->predicate - clauser->tree.first;
  if (clauser->clause_of[at] == QUOTH_NONE && clause->verb != QUOTH_NONE) {
    clauser->clause_of[at] = clauser->count;
  }
  clauser->clauses[clauser->count] = *clause;
  clauser->clauses[clauser->count++].parts = copy;
  return QUOTH_OK;
}

/* The same part for another conjunct of its list. */
static quoth_part part_of(quoth_clauser *clauser, const quoth_part *like,
                          uint32_t head) {
  quoth_part part = *like;
  part.head = head;
  quoth_clause_phrase(clauser, &part, true);
  if (head != like->head) {
    uint32_t marker;
    const quoth_text own =
        quoth_clause_preposition(clauser, head, false, &marker);
    if (own.size) {
      part.preposition = own;
      part.marker = marker;
    }
  }
  return part;
}

static uint32_t conjuncts_of(quoth_clauser *clauser, const quoth_part *part,
                             quoth_part out[QUOTH_CLAUSE_CONJUNCTS]) {
  uint32_t count = 0;
  out[count++] = part_of(clauser, part, part->head);
  if (part->role == QUOTH_ROLE_COMPLEMENT && part->first > out[0].first) {
    out[0].count -= part->first - out[0].first;
    out[0].first = part->first;
  }
  QUOTH_TREE_EACH(&clauser->tree, part->head, child) {
    if (is_conjunct(clauser, child) && count < QUOTH_CLAUSE_CONJUNCTS) {
      out[count++] = part_of(clauser, part, child);
    }
  }
  return count;
}

/* Copies out the clause once for each choice of conjuncts, the last list
 * varying fastest. */
static quoth_status spread(quoth_clauser *clauser, quoth_clause_draft *draft,
                           uint32_t at, uint32_t *copies) {
  while (at < draft->clause.part_count &&
         !distributes(clauser, &draft->parts[at])) {
    at++;
  }
  if (at == draft->clause.part_count) {
    return (*copies)++ < QUOTH_CLAUSE_COPIES
               ? push(clauser, &draft->clause, draft->parts)
               : QUOTH_OK;
  }
  quoth_part conjuncts[QUOTH_CLAUSE_CONJUNCTS];
  const quoth_part kept = draft->parts[at];
  const uint32_t count = conjuncts_of(clauser, &kept, conjuncts);
  for (uint32_t i = 0; i < count && *copies < QUOTH_CLAUSE_COPIES; i++) {
    draft->parts[at] = conjuncts[i];
    QUOTH_TRY(spread(clauser, draft, at + 1, copies));
  }
  draft->parts[at] = kept;
  return QUOTH_OK;
}

/* From the first to the last token of the clause's own. */
static void measure(const quoth_clauser *clauser, quoth_clause_draft *draft) {
  const quoth_tree *tree = &clauser->tree;
  const quoth_clause *clause = &draft->clause;
  uint32_t low = clause->predicate, high = clause->predicate;
  if (clause->verb != QUOTH_NONE) {
    low = clause->verb < low ? clause->verb : low;
    high = clause->verb > high ? clause->verb : high;
    low = clause->top < low ? clause->top : low;
    QUOTH_TREE_EACH(tree, clause->top, child) {
      const quoth_deprel base = quoth_tree_base(tree, child);
      if (child < low && (base == QUOTH_DEP_AUX || base == QUOTH_DEP_COP)) {
        low = child;
      }
    }
  }
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &draft->parts[i];
    if (part->role == QUOTH_ROLE_CLAUSE && part->preposition.size) {
      continue;
    }
    if (clause->verb != QUOTH_NONE && part->head != clause->antecedent &&
        !quoth_tree_under(tree, part->head, clause->top)) {
      continue; /* shared with another clause */
    }
    const uint32_t begin =
        part->marker != QUOTH_NONE && part->marker < part->first ? part->marker
                                                                 : part->first;
    low = begin < low ? begin : low;
    high = part->first + part->count - 1 > high ? part->first + part->count - 1
                                                : high;
  }
  draft->clause.first = low;
  draft->clause.count = high - low + 1;
}

/* The subject leads, wherever it stood. */
static void lead_with_subject(quoth_clause_draft *draft) {
  for (uint32_t i = 1; i < draft->clause.part_count; i++) {
    if (draft->parts[i].role == QUOTH_ROLE_SUBJECT) {
      const quoth_part subject = draft->parts[i];
      memmove(&draft->parts[1], &draft->parts[0], i * sizeof subject);
      draft->parts[0] = subject;
      return;
    }
  }
}

quoth_status quoth_clause_emit(quoth_clauser *clauser,
                               quoth_clause_draft *draft) {
  uint32_t copies = 0;
  lead_with_subject(draft);
  measure(clauser, draft);
  return spread(clauser, draft, 0, &copies);
}
