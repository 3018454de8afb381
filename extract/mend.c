/* Repairs of trees; see mend.h. */
#include "extract/mend.h"
#include "extract/mend_build.h"

static uint8_t bit_of(quoth_deprel base) {
  switch (base) {
  case QUOTH_DEP_NSUBJ:
    return QUOTH_BELOW_SUBJECT;
  case QUOTH_DEP_COP:
    return QUOTH_BELOW_COPULA;
  case QUOTH_DEP_CASE:
    return QUOTH_BELOW_CASE;
  case QUOTH_DEP_MARK:
    return QUOTH_BELOW_MARK;
  case QUOTH_DEP_AUX:
    return QUOTH_BELOW_AUX;
  case QUOTH_DEP_CSUBJ:
  case QUOTH_DEP_CCOMP:
  case QUOTH_DEP_XCOMP:
    return QUOTH_BELOW_CLAUSE;
  default:
    return 0;
  }
}

void quoth_mend_look(quoth_mender *m) {
  memset(m->below, 0, m->count);
  for (uint32_t i = 0; i < m->count; i++) {
    const uint32_t head = quoth_mend_head(m, i);
    if (head != QUOTH_NONE) {
      m->below[head] |= bit_of(quoth_mend_base(m, i));
    } else if (m->tokens[i].deprel == QUOTH_DEP_ROOT) {
      m->root = i;
    }
  }
}

bool quoth_mend_begin(quoth_mender *m, quoth_text text, quoth_token *tokens,
                      uint32_t count, uint32_t first) {
  m->tokens = tokens;
  m->text = text;
  m->count = count;
  m->first = first;
  m->root = 0;
  if (count > QUOTH_TREE_MAX) {
    return false;
  }
  quoth_mend_look(m);
  return true;
}

uint32_t quoth_tree_mend(quoth_text text, quoth_token *tokens, uint32_t count,
                         uint32_t first, uint32_t root) {
  quoth_mender m;
  if (!quoth_mend_begin(&m, text, tokens, count, first)) {
    return root;
  }
  quoth_mend_nouns(&m);
  quoth_mend_clauses(&m);
  quoth_mend_relatives(&m);
  quoth_mend_verbs(&m);
  return first + m.root;
}
