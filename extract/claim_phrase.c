/* Phrases: what a part of a clause stands for, and its label. */
#include "extract/claim_build.h"

/* ---- labels ---- */

quoth_text quoth_claim_label(quoth_claimer *claimer, uint32_t first,
                             uint32_t count) {
  const quoth_tree *tree = &claimer->at.tree;
  uint32_t last = first + count;
  quoth_tree_trim(tree, &first, &last);
  quoth_buffer_clear(&claimer->label);
  for (uint32_t i = first; i < last; i++) {
    if (i > first && tree->tokens[i].space_before) {
      quoth_buffer_char(&claimer->label, ' ');
    }
    quoth_buffer_add(&claimer->label, quoth_tree_word(tree, i));
  }
  return quoth_arena_copy(&claimer->arena, quoth_buffer_text(&claimer->label));
}

/* ---- what a phrase stands for ---- */

/* A pronoun nobody resolved, or a word that points at nothing known. */
static void point_at(const quoth_claimer *claimer, uint32_t token,
                     quoth_argument *out) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t speaker = claimer->document->turns[claimer->at.turn].speaker;
  if (quoth_tree_is(tree, token, "I") && speaker != QUOTH_NONE &&
      !claimer->at.quoted[token - tree->first]) {
    out->kind = QUOTH_ARGUMENT_NODE;
    out->node = claimer->mentions->of_speaker[speaker];
  } else if (quoth_tree_is(tree, token, "you")) {
    out->kind = QUOTH_ARGUMENT_AGENT;
    out->label = quoth_text_of("you");
  } else {
    out->kind = QUOTH_ARGUMENT_MENTION;
  }
}

static bool is_people(const quoth_claimer *claimer, uint32_t token) {
  return (quoth_claim_words(claimer, token) &
          (QUOTH_WORD_BIT(GENERIC_PERSON) | QUOTH_WORD_BIT(ROLE_NOUN) |
           QUOTH_WORD_BIT(PERSON_NOUN))) != 0;
}

/* "When you take a train, …": anybody, whoever says so. */
static bool is_anybody(const quoth_tree *tree) {
  for (uint32_t i = tree->first; i + 2 < tree->first + tree->count; i++) {
    const uint8_t xpos = tree->tokens[i + 2].xpos;
    if ((xpos == QUOTH_XPOS_VBP || xpos == QUOTH_XPOS_VB) &&
        tree->tokens[i + 1].xpos == QUOTH_XPOS_PRP &&
        quoth_tree_is(tree, i, "when") && quoth_tree_is(tree, i + 1, "you")) {
      return true;
    }
  }
  return false;
}

/* "we" of a guest is the company; "you" of a guest is anybody, of those who
 * ask the guest. False: the mention decides. */
static bool is_dialogue_pronoun(const quoth_claimer *claimer, uint32_t token,
                                quoth_argument *out) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_turn *turn = &claimer->document->turns[claimer->at.turn];
  if (turn->speaker == QUOTH_NONE || turn->about_others ||
      tree->tokens[token].xpos != QUOTH_XPOS_PRP) {
    return false;
  }
  const bool asks = claimer->document->speakers[turn->speaker].interviewer;
  if (quoth_tree_is(tree, token, "we") && turn->speaker == claimer->guest &&
      claimer->company != QUOTH_NONE) {
    out->kind = QUOTH_ARGUMENT_NODE;
    out->node = claimer->company;
    return true;
  }
  if (quoth_tree_is(tree, token, "you") && (!asks || is_anybody(tree))) {
    out->kind = QUOTH_ARGUMENT_AGENT;
    out->label = quoth_text_of("you");
    return true;
  }
  return false;
}

/* Whether nothing but articles and the like stands before `token`. */
static bool only_leads(const quoth_claimer *claimer, const quoth_part *part,
                       uint32_t token) {
  for (uint32_t i = part->first; i < token; i++) {
    if (!quoth_tree_leads(&claimer->at.tree, i)) {
      return false;
    }
  }
  return true;
}

/* The node of a mention counts when the mention is the phrase, not when it
 * only stands in it: "the Lyon office" is not Lyon. */
static bool names_phrase(const quoth_claimer *claimer,
                         const quoth_mention *mention, const quoth_part *part) {
  const quoth_token *head = &claimer->trees->tokens[part->head];
  if (mention->node == QUOTH_NONE || mention->head != part->head ||
      (mention->kind == QUOTH_MENTION_PRONOUN &&
       (head->upos == QUOTH_NOUN || ((head->features & QUOTH_POSSESSIVE) &&
                                     head->xpos != QUOTH_XPOS_PRP_POSS)))) {
    return false; /* "the mine" is not mine, and what is mine is not me */
  }
  const quoth_node_kind kind = claimer->mentions->nodes[mention->node].kind;
  if (mention->kind == QUOTH_MENTION_NOMINAL &&
      (kind == QUOTH_NODE_CONCEPT || kind == QUOTH_NODE_AGENT) &&
      !only_leads(claimer, part, mention->first)) {
    return false; /* "two boats", "my boat": not boats as such */
  }
  if (kind == QUOTH_NODE_CONCEPT || kind == QUOTH_NODE_QUANTITY ||
      kind == QUOTH_NODE_AGENT) {
    /* the phrase says more than the node: "models we love" */
    return mention->kind == QUOTH_MENTION_PRONOUN ||
           mention->first + mention->count >= part->first + part->count;
  }
  return true;
}

/* "her colleague Ian Doyle", "one of them, Ada Brook": who is named after the
 * noun, or QUOTH_NONE. */
static uint32_t name_beside(const quoth_claimer *claimer,
                            const quoth_part *part) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_token *head = &tree->tokens[part->head];
  const uint32_t name = quoth_tree_child(tree, part->head, QUOTH_DEP_APPOS);
  if (claimer->says_name || part->role == QUOTH_ROLE_CLAUSE ||
      name == QUOTH_NONE || name <= part->head ||
      tree->tokens[name].upos != QUOTH_PROPN ||
      (head->xpos != QUOTH_XPOS_NN &&
       !quoth_tree_is(tree, part->head, "one")) ||
      quoth_tree_child(tree, name, QUOTH_DEP_CONJ) != QUOTH_NONE ||
      quoth_tree_child(tree, part->head, QUOTH_DEP_CONJ) != QUOTH_NONE) {
    return QUOTH_NONE;
  }
  const quoth_mention *mention = quoth_claim_mention_of(claimer, name);
  return mention != NULL && mention->kind == QUOTH_MENTION_NAMED &&
                 mention->node != QUOTH_NONE
             ? mention->node
             : QUOTH_NONE;
}

/* "Chef Moreau": the name behind the title that the tree takes for its head, or
 * QUOTH_NONE. */
static uint32_t name_behind(const quoth_claimer *claimer,
                            const quoth_part *part) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t name = quoth_tree_child(tree, part->head, QUOTH_DEP_FLAT);
  if (part->role == QUOTH_ROLE_CLAUSE || name == QUOTH_NONE ||
      name != part->head + 1 || part->head != part->first ||
      quoth_claim_mention_of(claimer, part->head) != NULL) {
    return QUOTH_NONE;
  }
  const quoth_mention *mention = quoth_claim_mention_of(claimer, name);
  return mention != NULL && mention->kind == QUOTH_MENTION_NAMED &&
                 mention->first == name &&
                 mention->first + mention->count == part->first + part->count
             ? mention->node
             : QUOTH_NONE;
}

quoth_status quoth_claim_argument(quoth_claimer *claimer,
                                  const quoth_part *part, quoth_argument *out) {
  const quoth_tree *tree = &claimer->at.tree;
  *out = (quoth_argument){
      .kind = QUOTH_ARGUMENT_NONE,
      .node = QUOTH_NONE,
      .span = quoth_claim_span_of(claimer, part->first, part->count),
      .preposition = part->preposition};
  if (part->count == 1 && is_dialogue_pronoun(claimer, part->head, out)) {
    return QUOTH_OK;
  }
  uint32_t named = name_beside(claimer, part);
  named = named == QUOTH_NONE ? name_behind(claimer, part) : named;
  if (named != QUOTH_NONE) {
    out->kind = QUOTH_ARGUMENT_NODE;
    out->node = named;
    return QUOTH_OK;
  }
  const quoth_mention *mention = quoth_claim_mention_of(claimer, part->head);
  if (part->role != QUOTH_ROLE_CLAUSE && mention != NULL &&
      names_phrase(claimer, mention, part)) {
    out->kind = QUOTH_ARGUMENT_NODE;
    out->node = mention->node;
    return QUOTH_OK;
  }
  if (quoth_claim_is_pointer(tree, part->head) && part->count == 1) {
    point_at(claimer, part->head, out);
    return QUOTH_OK;
  }
  const bool clause =
      part->role == QUOTH_ROLE_CLAUSE || (part->role == QUOTH_ROLE_COMPLEMENT &&
                                          quoth_tree_is_verb(tree, part->head));
  out->kind = clause                           ? QUOTH_ARGUMENT_LITERAL
              : is_people(claimer, part->head) ? QUOTH_ARGUMENT_AGENT
                                               : QUOTH_ARGUMENT_CONCEPT;
  out->label = quoth_claim_label(claimer, part->first, part->count);
  return out->label.at ? QUOTH_OK : QUOTH_NO_MEMORY;
}

quoth_status quoth_claim_kept_argument(quoth_claimer *claimer,
                                       const quoth_part *part,
                                       const quoth_argument **out) {
  quoth_argument *kept = quoth_arena_alloc(&claimer->arena, sizeof *kept);
  if (kept == NULL) {
    return QUOTH_NO_MEMORY;
  }
  QUOTH_TRY(quoth_claim_argument(claimer, part, kept));
  *out = kept->kind == QUOTH_ARGUMENT_NONE ? NULL : kept;
  return QUOTH_OK;
}
