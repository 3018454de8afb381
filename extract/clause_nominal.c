/* Clauses that a noun phrase holds: appositions, titles, possessives. */
#include "extract/clause_build.h"

static bool is_name(const quoth_tree *tree, uint32_t token) {
  return tree->tokens[token].upos == QUOTH_PROPN;
}

static bool is_noun(const quoth_tree *tree, uint32_t token) {
  const uint8_t upos = tree->tokens[token].upos;
  return upos == QUOTH_NOUN || upos == QUOTH_PROPN;
}

static quoth_clause_draft draft_of(const quoth_clauser *clauser,
                                   quoth_clause_kind kind, uint32_t head,
                                   const char *lemma) {
  return (quoth_clause_draft){.clause = {.sentence = clauser->tree.sentence,
                                         .predicate = head,
                                         .verb = QUOTH_NONE,
                                         .top = head,
                                         .lemma = quoth_text_of(lemma),
                                         .chain = quoth_text_of(""),
                                         .governor = QUOTH_NONE,
                                         .antecedent = QUOTH_NONE,
                                         .kind = (uint16_t)kind},
                              .gap = QUOTH_NONE};
}

/* "Ada, a mathematician,": be(Ada, a mathematician). */
static quoth_status apposition(quoth_clauser *clauser, uint32_t token) {
  const quoth_tree *tree = &clauser->tree;
  const uint32_t head = tree->tokens[token].head;
  if (!quoth_tree_has(tree, head) || !is_noun(tree, head) ||
      !is_noun(tree, token) || token < head) {
    return QUOTH_OK;
  }
  quoth_clause_draft draft =
      draft_of(clauser, QUOTH_CLAUSE_APPOSITION, token, "be");
  quoth_clause_phrase(
      clauser, quoth_clause_add(&draft, QUOTH_ROLE_SUBJECT, head), false);
  quoth_clause_phrase(
      clauser, quoth_clause_add(&draft, QUOTH_ROLE_COMPLEMENT, token), false);
  return quoth_clause_emit(clauser, &draft);
}

/* "the poet Ada", "Acme CEO Ada Byron": be(Ada Byron, Acme CEO). */
static quoth_status title(quoth_clauser *clauser, uint32_t token) {
  const quoth_tree *tree = &clauser->tree;
  const uint32_t head = tree->tokens[token].head;
  if (!quoth_tree_has(tree, head) || !is_name(tree, head) || token > head) {
    return QUOTH_OK;
  }
  const quoth_word_set words = quoth_clauser_words(clauser, token);
  const bool role = (words & QUOTH_WORD_BIT(ROLE_NOUN)) != 0;
  const bool person = (words & QUOTH_WORD_BIT(PERSON_NOUN)) != 0;
  if (!role && !(person && tree->tokens[token].upos == QUOTH_NOUN)) {
    return QUOTH_OK;
  }
  quoth_clause_draft draft = draft_of(clauser, QUOTH_CLAUSE_TITLE, token, "be");
  quoth_part *subject = quoth_clause_add(&draft, QUOTH_ROLE_SUBJECT, head);
  quoth_clause_phrase(clauser, subject, true);
  if (subject->first <= token) { /* the name alone */
    subject->count -= token + 1 - subject->first;
    subject->first = token + 1;
  }
  quoth_clause_phrase(
      clauser, quoth_clause_add(&draft, QUOTH_ROLE_COMPLEMENT, token), true);
  return quoth_clause_emit(clauser, &draft);
}

/* "Ada's engine": have(Ada, engine). Only of names, unless the caller wants
 * all: "my hand" says little. */
static quoth_status possessive(quoth_clauser *clauser, uint32_t token) {
  const quoth_tree *tree = &clauser->tree;
  const uint32_t head = tree->tokens[token].head;
  if (!quoth_tree_has(tree, head) ||
      !(is_name(tree, token) ||
        (clauser->options.owners && is_noun(tree, token))) ||
      !is_noun(tree, head) || token > head) {
    return QUOTH_OK;
  }
  quoth_clause_draft draft =
      draft_of(clauser, QUOTH_CLAUSE_POSSESSIVE, head, "have");
  quoth_part *owner = quoth_clause_add(&draft, QUOTH_ROLE_SUBJECT, token);
  quoth_clause_phrase(clauser, owner, true);
  const uint32_t marker = quoth_tree_child(tree, token, QUOTH_DEP_CASE);
  if (marker != QUOTH_NONE && marker < owner->first + owner->count) {
    owner->count = marker - owner->first;
  }
  quoth_part *thing = quoth_clause_add(&draft, QUOTH_ROLE_OBJECT, head);
  quoth_clause_phrase(clauser, thing, false);
  const uint32_t after = tree->right[token - tree->first] + 1;
  if (thing->first < after) {
    thing->count -= after - thing->first;
    thing->first = after;
  }
  return quoth_clause_emit(clauser, &draft);
}

quoth_status quoth_clause_nominal(quoth_clauser *clauser, uint32_t token) {
  switch (quoth_tree_rel(&clauser->tree, token)) {
  case QUOTH_DEP_APPOS:
    return apposition(clauser, token);
  case QUOTH_DEP_COMPOUND:
  case QUOTH_DEP_NMOD:
  case QUOTH_DEP_NMOD_DESC:
    return title(clauser, token);
  case QUOTH_DEP_NMOD_POSS:
    return possessive(clauser, token);
  default:
    return QUOTH_OK;
  }
}
