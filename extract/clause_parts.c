/* Parts: objects, complements and obliques of a clause with a verb. */
#include "extract/clause_build.h"

quoth_part *quoth_clause_add(quoth_clause_draft *draft, quoth_role role,
                             uint32_t head) {
  if (draft->clause.part_count == QUOTH_CLAUSE_PARTS) {
    return NULL;
  }
  quoth_part *part = &draft->parts[draft->clause.part_count++];
  *part = (quoth_part){.role = role,
                       .head = head,
                       .first = head,
                       .count = 1,
                       .marker = QUOTH_NONE,
                       .clause = QUOTH_NONE,
                       .preposition = quoth_text_of("")};
  return part;
}

static void add_phrase(quoth_clauser *clauser, quoth_clause_draft *draft,
                       quoth_role role, uint32_t head) {
  quoth_part *part = quoth_clause_add(draft, role, head);
  if (part == NULL) {
    return;
  }
  if (quoth_tree_is_clause(&clauser->tree, head) &&
      quoth_tree_is_verb(&clauser->tree, head)) {
    quoth_clause_whole(clauser, part);
  } else {
    quoth_clause_phrase(clauser, part, false);
  }
}

/* Adds a phrase and what stands before it: "in 2016". */
static void add_oblique(quoth_clauser *clauser, quoth_clause_draft *draft,
                        uint32_t head) {
  add_phrase(clauser, draft, QUOTH_ROLE_OBLIQUE, head);
  quoth_part *part = &draft->parts[draft->clause.part_count - 1];
  if (part->head == head) {
    part->preposition =
        quoth_clause_preposition(clauser, head, false, &part->marker);
  }
}

void quoth_clause_beside_light(quoth_clauser *clauser,
                               quoth_clause_draft *draft, uint32_t light) {
  QUOTH_TREE_EACH(&clauser->tree, light, child) {
    if (child > light &&
        quoth_tree_rel(&clauser->tree, child) == QUOTH_DEP_NMOD) {
      add_oblique(clauser, draft, child);
    }
  }
}

static void add_clause(quoth_clauser *clauser, quoth_clause_draft *draft,
                       uint32_t head) {
  quoth_part *part = quoth_clause_add(draft, QUOTH_ROLE_CLAUSE, head);
  if (part != NULL) {
    quoth_clause_whole(clauser, part);
    part->preposition =
        quoth_clause_preposition(clauser, head, true, &part->marker);
  }
}

/* A preposition left behind by a relative: "the thing we bet on". */
static bool is_stranded(const quoth_tree *tree, uint32_t child,
                        uint32_t predicate) {
  return child > predicate && tree->tokens[child].upos == QUOTH_ADP &&
         quoth_tree_base(tree, child) != QUOTH_DEP_COMPOUND &&
         tree->begin[child - tree->first] ==
             tree->begin[child - tree->first + 1];
}

/* The relative pronoun's place goes to the noun that it stands for. */
static uint32_t filled(quoth_clauser *clauser, quoth_clause_draft *draft,
                       uint32_t head) {
  if (draft->gap != QUOTH_NONE &&
      quoth_clause_is_relative(&clauser->tree, head)) {
    head = draft->gap;
    draft->gap = QUOTH_NONE;
  }
  return head;
}

static void add_gap(quoth_clauser *clauser, quoth_clause_draft *draft,
                    quoth_role role, uint32_t marker) {
  const uint32_t head = draft->gap;
  draft->gap = QUOTH_NONE;
  add_phrase(clauser, draft, role, head);
  quoth_part *part = &draft->parts[draft->clause.part_count - 1];
  if (part->head == head && marker != QUOTH_NONE) {
    part->marker = marker;
    if (clauser->tree.tokens[marker].xpos != QUOTH_XPOS_WRB) {
      part->preposition = clauser->tree.tokens[marker].lemma;
    }
  }
}

/* What is said of the subject or object by the verb: "looks [small]"; an
 * infinitive is a clause. */
static void add_complement(quoth_clauser *clauser, quoth_clause_draft *draft,
                           uint32_t child) {
  const quoth_tree *tree = &clauser->tree;
  if (quoth_clause_leaning(clauser, tree->tokens[child].head) == child) {
    return; /* it is the predicate */
  }
  if (quoth_tree_is_verb(tree, child) ||
      quoth_tree_child(tree, child, QUOTH_DEP_COP) != QUOTH_NONE) {
    add_clause(clauser, draft, child);
    return;
  }
  add_phrase(clauser, draft, QUOTH_ROLE_COMPLEMENT, child);
  quoth_part *part = &draft->parts[draft->clause.part_count - 1];
  part->preposition =
      quoth_clause_preposition(clauser, child, false, &part->marker);
  if (tree->tokens[child].upos == QUOTH_ADJ) { /* "feel good [about it]" */
    QUOTH_TREE_EACH(tree, child, below) {
      const quoth_deprel base = quoth_tree_base(tree, below);
      if (base == QUOTH_DEP_OBL && below > child) {
        add_oblique(clauser, draft, below);
      } else if (base == QUOTH_DEP_ADVCL && below > child) {
        add_clause(clauser, draft, below);
      }
    }
  }
}

static bool has_preposition(const quoth_tree *tree, uint32_t noun) {
  const uint32_t marker = quoth_tree_child(tree, noun, QUOTH_DEP_CASE);
  return marker != QUOTH_NONE && marker < noun &&
         !quoth_tree_is(tree, marker, "like") &&
         !quoth_tree_is(tree, marker, "as");
}

static void add_nominal(quoth_clauser *clauser, quoth_clause_draft *draft,
                        uint32_t child) {
  const quoth_tree *tree = &clauser->tree;
  const uint32_t head = filled(clauser, draft, child);
  switch (quoth_tree_base(tree, child)) {
  case QUOTH_DEP_OBJ:
    if (head == child && has_preposition(tree, child)) {
      add_oblique(clauser, draft, child); /* "blow past people" */
    } else {
      add_phrase(clauser, draft, QUOTH_ROLE_OBJECT, head);
    }
    break;
  case QUOTH_DEP_IOBJ:
    add_phrase(clauser, draft, QUOTH_ROLE_RECIPIENT, head);
    break;
  default:
    add_phrase(clauser, draft, QUOTH_ROLE_OBLIQUE, head);
    quoth_part *part = &draft->parts[draft->clause.part_count - 1];
    part->preposition =
        quoth_clause_preposition(clauser, child, false, &part->marker);
    const bool agent = draft->clause.passive &&
                       quoth_text_is(part->preposition, "by") &&
                       tree->tokens[head].upos != QUOTH_NUM &&
                       !(quoth_clauser_words(clauser, head) &
                         QUOTH_WORD_BIT(TIME_NOUN)); /* "done by Monday" */
    if (agent) {
      part->role = QUOTH_ROLE_SUBJECT;
    }
    break;
  }
}

static bool is_relative_adverb(const quoth_tree *tree, uint32_t child) {
  return tree->tokens[child].xpos == QUOTH_XPOS_WRB;
}

/* Adverbs that say where, when or how; not those that lead the discourse. */
static void add_adverb(quoth_clauser *clauser, quoth_clause_draft *draft,
                       uint32_t child) {
  const quoth_tree *tree = &clauser->tree;
  if (is_relative_adverb(tree, child)) {
    if (draft->gap != QUOTH_NONE) {
      add_gap(clauser, draft, QUOTH_ROLE_OBLIQUE, child);
    }
    return;
  }
  if (draft->gap != QUOTH_NONE &&
      is_stranded(tree, child, draft->clause.predicate)) {
    add_gap(clauser, draft, QUOTH_ROLE_OBLIQUE, child);
    return;
  }
  const quoth_word_set skip =
      QUOTH_WORD_BIT(NEGATOR) | QUOTH_WORD_BIT(HEDGE_ADVERB) |
      QUOTH_WORD_BIT(CERTAIN_ADVERB) | QUOTH_WORD_BIT(POSSIBLE_ADVERB) |
      QUOTH_WORD_BIT(FOCUS_ADVERB);
  if (child > draft->clause.predicate &&
      child != quoth_clause_particle(tree, draft->clause.predicate) &&
      (tree->tokens[child].upos == QUOTH_ADV ||
       tree->tokens[child].upos == QUOTH_ADJ) &&
      !(quoth_clauser_words(clauser, child) & skip)) {
    add_phrase(clauser, draft, QUOTH_ROLE_OBLIQUE, child);
  }
}

/* "a lot", "a bit", with nothing that there is a lot of. */
static bool is_degree(const quoth_tree *tree, uint32_t child) {
  const uint32_t article = quoth_tree_child(tree, child, QUOTH_DEP_DET);
  return (quoth_tree_is(tree, child, "lot") ||
          quoth_tree_is(tree, child, "bit")) &&
         !(article != QUOTH_NONE && quoth_tree_is(tree, article, "the")) &&
         !(quoth_tree_has(tree, child + 1) &&
           quoth_tree_is(tree, child + 1, "of")) &&
         quoth_tree_child(tree, child, QUOTH_DEP_NMOD) == QUOTH_NONE;
}

/* "at all", "in fact", "in the end": words that name nothing. */
static bool is_idle_phrase(const quoth_clauser *clauser, uint32_t child) {
  enum { WORDS = 3 };
  const quoth_tree *tree = &clauser->tree;
  uint32_t marker = tree->left[child - tree->first];
  while (tree->tokens[marker].upos == QUOTH_PUNCT) {
    marker++;
  }
  const uint32_t count = child + 1 - marker;
  if (count < 2 || count > WORDS || tree->tokens[marker].head != child ||
      tree->right[child - tree->first] != child ||
      quoth_tree_rel(tree, marker) != QUOTH_DEP_CASE) {
    return false;
  }
  quoth_text words[WORDS];
  for (uint32_t i = 0; i < count; i++) {
    words[i] = quoth_tree_word(tree, marker + i);
  }
  uint32_t length = 0;
  const quoth_word_set idle =
      QUOTH_WORD_BIT(DISCOURSE_MARK) | QUOTH_WORD_BIT(INTENSIFIER) |
      QUOTH_WORD_BIT(CERTAIN_ADVERB) | QUOTH_WORD_BIT(HEDGE_ADVERB);
  return (quoth_grammar_phrase(clauser->grammar, words, count, &length) &
          idle) &&
         length == count;
}

static void add_child(quoth_clauser *clauser, quoth_clause_draft *draft,
                      uint32_t child) {
  const quoth_tree *tree = &clauser->tree;
  switch (quoth_tree_base(tree, child)) {
  case QUOTH_DEP_OBJ:
    if (is_degree(tree, child)) {
      break; /* "focus a lot on it" */
    }
    add_nominal(clauser, draft, child);
    break;
  case QUOTH_DEP_IOBJ:
    add_nominal(clauser, draft, child);
    break;
  case QUOTH_DEP_OBL:
    if (draft->gap != QUOTH_NONE &&
        is_stranded(tree, child, draft->clause.predicate)) {
      add_gap(clauser, draft, QUOTH_ROLE_OBLIQUE, child);
    } else if (!is_idle_phrase(clauser, child)) {
      add_nominal(clauser, draft, child);
    }
    break;
  case QUOTH_DEP_NMOD:
    /* of a predicate noun that is a place: "is in the audience today" */
    if (draft->clause.predicate != draft->clause.verb &&
        quoth_tree_rel(tree, child) == QUOTH_DEP_NMOD_UNMARKED) {
      add_oblique(clauser, draft, child);
    }
    break;
  case QUOTH_DEP_ACL:
    /* of a predicate noun: "is a believer [that it works]" */
    if (draft->clause.predicate != draft->clause.verb &&
        quoth_clause_is_content(tree, child)) {
      add_clause(clauser, draft, child);
    }
    break;
  case QUOTH_DEP_XCOMP:
    add_complement(clauser, draft, child);
    break;
  case QUOTH_DEP_CCOMP:
  case QUOTH_DEP_ADVCL:
    add_clause(clauser, draft, child);
    break;
  case QUOTH_DEP_ADVMOD:
    add_adverb(clauser, draft, child);
    break;
  default:
    break;
  }
}

/* What copulas say: "huge", "our office", "in the audience". */
static void add_predicate(quoth_clauser *clauser, quoth_clause_draft *draft) {
  const uint32_t predicate = draft->clause.predicate;
  quoth_part *part = quoth_clause_add(draft, QUOTH_ROLE_COMPLEMENT, predicate);
  if (part == NULL) {
    return;
  }
  if (quoth_tree_is_verb(&clauser->tree, predicate)) {
    quoth_clause_whole(clauser, part);
  } else {
    quoth_clause_phrase(clauser, part, false);
    part->preposition =
        quoth_clause_preposition(clauser, predicate, false, &part->marker);
  }
  /* "is [huge]": nothing before the copula belongs to what it says */
  if (draft->clause.verb < predicate && part->first <= draft->clause.verb) {
    part->count -= draft->clause.verb + 1 - part->first;
    part->first = draft->clause.verb + 1;
  }
}

static bool takes_object(const quoth_clause_draft *draft) {
  for (uint32_t i = 0; i < draft->clause.part_count; i++) {
    const quoth_role role = draft->parts[i].role;
    if (role == QUOTH_ROLE_OBJECT || role == QUOTH_ROLE_COMPLEMENT ||
        (role == QUOTH_ROLE_CLAUSE && draft->parts[i].preposition.size == 0)) {
      return true;
    }
  }
  return false;
}

/* "expose and use [tools]": what the second verb takes, the first takes too,
 * when nothing but "and" stands between them. */
static void share_object(quoth_clauser *clauser, quoth_clause_draft *draft) {
  const quoth_tree *tree = &clauser->tree;
  const uint32_t predicate = draft->clause.predicate;
  const uint32_t other = quoth_tree_child(tree, predicate, QUOTH_DEP_CONJ);
  if (other != predicate + 2 || draft->clause.passive ||
      tree->tokens[predicate + 1].upos != QUOTH_CCONJ ||
      tree->tokens[other].xpos != QUOTH_XPOS_VBG ||
      tree->tokens[predicate].xpos != QUOTH_XPOS_VBG ||
      draft->clause.part_count > 1) {
    return;
  }
  const uint32_t object = quoth_tree_child(tree, other, QUOTH_DEP_OBJ);
  if (object != QUOTH_NONE && object > other) {
    add_phrase(clauser, draft, QUOTH_ROLE_OBJECT, object);
  }
}

uint32_t quoth_clause_degree(const quoth_tree *tree, uint32_t top) {
  const uint32_t said = tree->tokens[top].head;
  if (!quoth_tree_has(tree, said) || said > top ||
      tree->tokens[said].upos != QUOTH_ADJ ||
      (quoth_tree_base(tree, top) != QUOTH_DEP_ADVCL &&
       quoth_tree_base(tree, top) != QUOTH_DEP_ACL)) {
    return QUOTH_NONE;
  }
  QUOTH_TREE_EACH(tree, said, child) {
    if (child + 1 == said && quoth_tree_is(tree, child, "how")) {
      return said;
    }
  }
  return QUOTH_NONE;
}

void quoth_clause_parts(quoth_clauser *clauser, quoth_clause_draft *draft) {
  const quoth_tree *tree = &clauser->tree;
  const uint32_t predicate = draft->clause.predicate;
  if (draft->clause.verb != predicate) {
    add_predicate(clauser, draft);
  }
  QUOTH_TREE_EACH(tree, predicate, child) {
    add_child(clauser, draft, child);
  }
  share_object(clauser, draft);
  const uint32_t degree = quoth_clause_degree(tree, draft->clause.top);
  if (degree != QUOTH_NONE && !takes_object(draft)) {
    quoth_clause_add(draft, QUOTH_ROLE_COMPLEMENT, degree);
  }
  uint32_t up = predicate;
  for (uint32_t i = 0; i < QUOTH_CLAUSE_CHAIN && up != draft->clause.top; i++) {
    up = tree->tokens[up].head;
    if (quoth_tree_rel(tree, up) == QUOTH_DEP_CONJ) {
      continue;
    }
    QUOTH_TREE_EACH(tree, up, child) {
      const quoth_deprel base = quoth_tree_base(tree, child);
      if (base == QUOTH_DEP_OBL || base == QUOTH_DEP_ADVCL ||
          (base == QUOTH_DEP_OBJ && draft->gap != QUOTH_NONE)) {
        add_child(clauser, draft, child);
      }
    }
  }
  if (draft->gap == QUOTH_NONE) {
    return;
  }
  if (!draft->gap_is_setting && !draft->clause.passive &&
      !takes_object(draft)) {
    add_gap(clauser, draft, QUOTH_ROLE_OBJECT, QUOTH_NONE);
  } else if (draft->gap_is_setting) {
    add_gap(clauser, draft, QUOTH_ROLE_OBLIQUE, QUOTH_NONE);
  }
}
