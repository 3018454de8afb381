/* A sentence as a tree one can walk; see clause_tree.h. */
#include "extract/clause_tree.h"

/* Where a token hangs inside the part that is read; NONE at the top. */
static uint32_t head_of(const quoth_tree *tree, uint32_t token) {
  const uint32_t head = tree->tokens[token].head;
  return quoth_tree_has(tree, head) ? head : QUOTH_NONE;
}

static void fill_children(quoth_tree *tree) {
  const uint32_t first = tree->first, count = tree->count;
  memset(tree->begin, 0, (count + 1) * sizeof *tree->begin);
  for (uint32_t i = 0; i < count; i++) {
    const uint32_t head = head_of(tree, first + i);
    if (head != QUOTH_NONE) {
      tree->begin[head - first + 1]++;
    }
  }
  for (uint32_t i = 0; i < count; i++) {
    tree->begin[i + 1] += tree->begin[i];
  }
  uint32_t fill[QUOTH_TREE_TOKENS];
  memcpy(fill, tree->begin, count * sizeof *fill);
  for (uint32_t i = 0; i < count; i++) {
    const uint32_t head = head_of(tree, first + i);
    if (head != QUOTH_NONE) {
      tree->children[fill[head - first]++] = first + i;
    }
  }
}

/* Widens the edges of every ancestor; a tree is at most `count` deep, and
 * each token stops where nothing changes. */
static void fill_edges(quoth_tree *tree) {
  const uint32_t first = tree->first;
  for (uint32_t i = 0; i < tree->count; i++) {
    tree->left[i] = tree->right[i] = first + i;
  }
  for (uint32_t i = 0; i < tree->count; i++) {
    uint32_t up = head_of(tree, first + i);
    for (uint32_t steps = 0; up != QUOTH_NONE && steps < tree->count; steps++) {
      const bool wider = first + i < tree->left[up - first] ||
                         first + i > tree->right[up - first];
      if (!wider) {
        break;
      }
      if (first + i < tree->left[up - first]) {
        tree->left[up - first] = first + i;
      } else {
        tree->right[up - first] = first + i;
      }
      up = head_of(tree, up);
    }
  }
}

void quoth_tree_fill(quoth_tree *tree, quoth_text text,
                     const quoth_trees *trees, uint32_t sentence) {
  const quoth_sentence *s = &trees->sentences[sentence];
  tree->text = text;
  tree->tokens = trees->tokens;
  tree->sentence = sentence;
  tree->first = s->first;
  tree->count = s->count < QUOTH_TREE_TOKENS ? s->count : QUOTH_TREE_TOKENS;
  tree->root = s->root;
  fill_children(tree);
  fill_edges(tree);
}

uint32_t quoth_tree_child(const quoth_tree *tree, uint32_t token,
                          quoth_deprel base) {
  QUOTH_TREE_EACH(tree, token, child) {
    if (quoth_tree_base(tree, child) == base) {
      return child;
    }
  }
  return QUOTH_NONE;
}

uint32_t quoth_tree_exact(const quoth_tree *tree, uint32_t token,
                          quoth_deprel rel) {
  QUOTH_TREE_EACH(tree, token, child) {
    if (quoth_tree_rel(tree, child) == rel) {
      return child;
    }
  }
  return QUOTH_NONE;
}

bool quoth_tree_under(const quoth_tree *tree, uint32_t token, uint32_t above) {
  while (token != QUOTH_NONE) {
    if (token == above) {
      return true;
    }
    token = head_of(tree, token);
  }
  return false;
}

bool quoth_tree_is_verb(const quoth_tree *tree, uint32_t token) {
  const quoth_token *t = quoth_tree_at(tree, token);
  const quoth_deprel base = quoth_tree_base(tree, token);
  return t->upos == QUOTH_VERB ||
         (t->upos == QUOTH_AUX && base != QUOTH_DEP_AUX &&
          base != QUOTH_DEP_COP);
}

static bool in_clausal_place(const quoth_tree *tree, uint32_t token) {
  switch (quoth_tree_base(tree, token)) {
  case QUOTH_DEP_ROOT:
  case QUOTH_DEP_CCOMP:
  case QUOTH_DEP_XCOMP:
  case QUOTH_DEP_ADVCL:
  case QUOTH_DEP_ACL:
  case QUOTH_DEP_CSUBJ:
  case QUOTH_DEP_PARATAXIS:
  case QUOTH_DEP_LIST:
  case QUOTH_DEP_DEP:
  case QUOTH_DEP_DISLOCATED:
  case QUOTH_DEP_APPOS:
  case QUOTH_DEP_REPARANDUM:
    return true;
  default:
    return false;
  }
}

bool quoth_tree_is_clause(const quoth_tree *tree, uint32_t token) {
  if (quoth_tree_rel(tree, token) == QUOTH_DEP_REPARANDUM) {
    return false;
  }
  bool predicative = false;
  QUOTH_TREE_EACH(tree, token, child) {
    switch (quoth_tree_base(tree, child)) {
    case QUOTH_DEP_COP:
    case QUOTH_DEP_NSUBJ:
    case QUOTH_DEP_CSUBJ:
      predicative = true;
      break;
    default:
      break;
    }
  }
  if (predicative) {
    return true;
  }
  if (!quoth_tree_is_verb(tree, token)) {
    return false;
  }
  uint32_t up = token;
  while (quoth_tree_rel(tree, up) == QUOTH_DEP_CONJ &&
         quoth_tree_has(tree, tree->tokens[up].head)) {
    up = tree->tokens[up].head;
  }
  return up == token
             ? in_clausal_place(tree, token)
             : in_clausal_place(tree, up) || quoth_tree_is_clause(tree, up);
}
