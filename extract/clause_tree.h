/* clause_tree.h - private: a sentence as a tree one can walk.
 *
 * Tokens are named by their index in the trees. Children are in order of the
 * text. */
#ifndef QUOTH_EXTRACT_CLAUSE_TREE_H
#define QUOTH_EXTRACT_CLAUSE_TREE_H

#include "extract/grammar.h"
#include "extract/syntax.h"
#include "extract/xpos.h"

enum { QUOTH_TREE_TOKENS = 512 }; /* more of a sentence are not read */

typedef struct {
  quoth_text text;
  const quoth_token *tokens;
  uint32_t sentence, first, count, root;
  uint32_t begin[QUOTH_TREE_TOKENS + 1]; /* into children, per token - first */
  uint32_t children[QUOTH_TREE_TOKENS];
  uint32_t left[QUOTH_TREE_TOKENS], right[QUOTH_TREE_TOKENS]; /* of subtrees */
} quoth_tree;

/* Fills `tree` with sentence number `sentence`. Linear in its tokens. */
void quoth_tree_fill(quoth_tree *tree, quoth_text text,
                     const quoth_trees *trees, uint32_t sentence);

/* A walk over the children of a token. */
#define QUOTH_TREE_EACH(tree, parent, child)                                   \
  for (uint32_t child##_at_ = (tree)->begin[(parent) - (tree)->first], child;  \
       child##_at_ < (tree)->begin[(parent) - (tree)->first + 1] &&            \
       (child = (tree)->children[child##_at_], true);                          \
       child##_at_++)

static inline const quoth_token *quoth_tree_at(const quoth_tree *tree,
                                               uint32_t token) {
  return &tree->tokens[token];
}

static inline bool quoth_tree_has(const quoth_tree *tree, uint32_t token) {
  return token - tree->first < tree->count; /* never of QUOTH_NONE */
}

static inline quoth_deprel quoth_tree_rel(const quoth_tree *tree,
                                          uint32_t token) {
  return (quoth_deprel)tree->tokens[token].deprel;
}

/* The relation without its subtype. */
static inline quoth_deprel quoth_tree_base(const quoth_tree *tree,
                                           uint32_t token) {
  return quoth_deprel_base((quoth_deprel)tree->tokens[token].deprel);
}

static inline bool quoth_tree_is(const quoth_tree *tree, uint32_t token,
                                 const char *lemma) {
  return quoth_text_is_nocase(tree->tokens[token].lemma, lemma);
}

static inline quoth_text quoth_tree_word(const quoth_tree *tree,
                                         uint32_t token) {
  return quoth_text_slice(tree->text, tree->tokens[token].span);
}

/* The first child of `token` with this relation, subtypes too; or NONE. */
uint32_t quoth_tree_child(const quoth_tree *tree, uint32_t token,
                          quoth_deprel base);

/* The same for one relation exactly. */
uint32_t quoth_tree_exact(const quoth_tree *tree, uint32_t token,
                          quoth_deprel rel);

/* True when `token` is `above` or below it. Bounded by the depth. */
bool quoth_tree_under(const quoth_tree *tree, uint32_t token, uint32_t above);

/* Finite or not, a verb that is no auxiliary: VERB, or AUX standing alone. */
bool quoth_tree_is_verb(const quoth_tree *tree, uint32_t token);

/* Heads a clause: a verb in a clausal place, or anything with a copula or a
 * subject. */
bool quoth_tree_is_clause(const quoth_tree *tree, uint32_t token);

/* ---- phrases (clause_phrase.c) ---- */

/* The tokens [*first, *end) of the phrase that `head` heads; without conjuncts
 * when `single`. */
void quoth_tree_phrase(const quoth_grammar *grammar, const quoth_tree *tree,
                       uint32_t head, bool single, uint32_t *first,
                       uint32_t *end);

/* True of what stands before the label of a phrase: "the", "my", "such". */
bool quoth_tree_leads(const quoth_tree *tree, uint32_t token);

/* Leaves of a phrase what its label says. */
void quoth_tree_trim(const quoth_tree *tree, uint32_t *first, uint32_t *end);

#endif
