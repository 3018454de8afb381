/* Subjects: who or what a predicate speaks of, when it stands elsewhere. */
#include "extract/clause_build.h"

enum { LOOKS = 12 }; /* steps to a subject that is understood */

bool quoth_clause_is_relative(const quoth_tree *tree, uint32_t token) {
  const quoth_token *t = quoth_tree_at(tree, token);
  if (t->xpos == QUOTH_XPOS_WDT || t->xpos == QUOTH_XPOS_WP) {
    return true;
  }
  return t->upos == QUOTH_PRON && quoth_tree_is(tree, token, "that") &&
         t->xpos != QUOTH_XPOS_DT;
}

static uint32_t head_in(const quoth_tree *tree, uint32_t token) {
  const uint32_t head = tree->tokens[token].head;
  return quoth_tree_has(tree, head) ? head : QUOTH_NONE;
}

bool quoth_clause_is_content(const quoth_tree *tree, uint32_t top) {
  const uint32_t mark = quoth_tree_child(tree, top, QUOTH_DEP_MARK);
  return mark != QUOTH_NONE && quoth_tree_is(tree, mark, "that") &&
         quoth_tree_child(tree, top, QUOTH_DEP_NSUBJ) != QUOTH_NONE;
}

/* The noun whose phrase ends at `token`: "bridge" of "the first bridge to
 * [open]"; or QUOTH_NONE. */
static uint32_t noun_ending_at(const quoth_tree *tree, uint32_t token) {
  uint32_t noun = QUOTH_NONE, up = token;
  for (uint32_t look = 0; look < LOOKS && up != QUOTH_NONE; look++) {
    const uint8_t upos = tree->tokens[up].upos;
    const quoth_deprel base = quoth_tree_base(tree, up);
    if ((upos == QUOTH_NOUN || upos == QUOTH_PROPN) &&
        (noun == QUOTH_NONE || base != QUOTH_DEP_OBL)) {
      noun = up;
    }
    if (base != QUOTH_DEP_FLAT && base != QUOTH_DEP_NMOD &&
        base != QUOTH_DEP_NUMMOD && base != QUOTH_DEP_COMPOUND &&
        (noun != QUOTH_NONE || base != QUOTH_DEP_ACL)) {
      break;
    }
    const uint32_t head = head_in(tree, up);
    up = head != QUOTH_NONE && head < token ? head : QUOTH_NONE;
  }
  return noun;
}

/* "…, which was true": what was said, not the noun before. */
static bool is_of_sentence(const quoth_tree *tree, uint32_t top) {
  static const char *const words[] = {
      "correct",     "fair",   "false",      "imply",          "incorrect",
      "ironic",      "mean",   "surprising", "true",           "unfair",
      "unlikely",    "untrue", "why",        "understandable", "unsurprising",
      "unfortunate", NULL};
  const uint32_t pronoun = quoth_tree_child(tree, top, QUOTH_DEP_NSUBJ);
  return pronoun != QUOTH_NONE && pronoun > tree->first && pronoun < top &&
         tree->tokens[pronoun].xpos == QUOTH_XPOS_WDT &&
         quoth_tree_is(tree, pronoun, "which") &&
         tree->tokens[pronoun - 1].upos == QUOTH_PUNCT &&
         quoth_text_is_any(tree->tokens[top].lemma, words);
}

/* "…, which cost a fortune" hung on the verb: the noun right before. */
static uint32_t noun_before(const quoth_tree *tree, uint32_t top) {
  const uint32_t pronoun = quoth_tree_child(tree, top, QUOTH_DEP_NSUBJ);
  if (pronoun == QUOTH_NONE || pronoun > top ||
      tree->tokens[pronoun].xpos != QUOTH_XPOS_WDT) {
    return QUOTH_NONE;
  }
  uint32_t before = pronoun;
  while (before > tree->first && tree->tokens[before - 1].upos == QUOTH_PUNCT) {
    before--;
  }
  return before == tree->first ? QUOTH_NONE : noun_ending_at(tree, before - 1);
}

/* "the eggs, which [was] odd": of many no verb is singular. */
static bool disagrees(const quoth_tree *tree, uint32_t top, uint32_t noun) {
  const uint32_t pronoun = quoth_tree_child(tree, top, QUOTH_DEP_NSUBJ);
  if (noun == QUOTH_NONE || pronoun == QUOTH_NONE || pronoun > top ||
      !(tree->tokens[noun].features & QUOTH_PLURAL) ||
      tree->tokens[noun].upos != QUOTH_NOUN ||
      tree->tokens[top].upos != QUOTH_ADJ ||
      !quoth_tree_is(tree, pronoun, "which") ||
      tree->tokens[pronoun - 1].xpos != QUOTH_XPOS_COMMA ||
      !quoth_tree_has(tree, pronoun + 1)) {
    return false;
  }
  const quoth_text verb = quoth_tree_word(tree, pronoun + 1);
  return quoth_text_is(verb, "is") || quoth_text_is(verb, "was") ||
         quoth_text_is(verb, "has");
}

static uint32_t antecedent_of(const quoth_tree *tree, uint32_t top) {
  const uint32_t base = quoth_tree_base(tree, top);
  if (is_of_sentence(tree, top)) {
    return QUOTH_NONE;
  }
  if (base == QUOTH_DEP_ADVCL || base == QUOTH_DEP_PARATAXIS ||
      base == QUOTH_DEP_CCOMP || base == QUOTH_DEP_NSUBJ ||
      base == QUOTH_DEP_APPOS) {
    return noun_before(tree, top);
  }
  for (uint32_t look = 0; look < LOOKS; look++) {
    const uint32_t head = head_in(tree, top);
    if (head == QUOTH_NONE) {
      return QUOTH_NONE;
    }
    if (quoth_tree_rel(tree, top) == QUOTH_DEP_ACL_RELCL) {
      return quoth_clause_is_content(tree, top) ? QUOTH_NONE : head;
    }
    if (quoth_tree_rel(tree, top) != QUOTH_DEP_CONJ ||
        quoth_tree_child(tree, top, QUOTH_DEP_NSUBJ) != QUOTH_NONE) {
      return QUOTH_NONE;
    }
    top = head;
  }
  return QUOTH_NONE;
}

uint32_t quoth_clause_antecedent(const quoth_tree *tree, uint32_t top) {
  const uint32_t noun = antecedent_of(tree, top);
  return disagrees(tree, top, noun) ? QUOTH_NONE : noun;
}

static bool has_auxiliary(const quoth_tree *tree, uint32_t token) {
  return quoth_tree_child(tree, token, QUOTH_DEP_AUX) != QUOTH_NONE ||
         quoth_tree_child(tree, token, QUOTH_DEP_COP) != QUOTH_NONE;
}

bool quoth_clause_is_passive(const quoth_tree *tree, uint32_t predicate) {
  if (quoth_tree_exact(tree, predicate, QUOTH_DEP_AUX_PASS) != QUOTH_NONE ||
      quoth_tree_exact(tree, predicate, QUOTH_DEP_NSUBJ_PASS) != QUOTH_NONE) {
    return true;
  }
  if (tree->tokens[predicate].xpos != QUOTH_XPOS_VBN) {
    return false;
  }
  QUOTH_TREE_EACH(tree, predicate, child) {
    const quoth_deprel base = quoth_tree_base(tree, child);
    if ((base == QUOTH_DEP_AUX || base == QUOTH_DEP_COP) && child < predicate &&
        (quoth_tree_is(tree, child, "be") ||
         quoth_tree_is(tree, child, "get")) &&
        !quoth_text_is_nocase(quoth_tree_word(tree, child), "been")) {
      return true;
    }
  }
  if (has_auxiliary(tree, predicate)) {
    return false;
  }
  const uint32_t head = head_in(tree, predicate);
  switch (quoth_tree_rel(tree, predicate)) {
  case QUOTH_DEP_ACL:
  case QUOTH_DEP_ADVCL:
  case QUOTH_DEP_XCOMP:
    return true;
  case QUOTH_DEP_CONJ:
    return head != QUOTH_NONE && tree->tokens[head].xpos == QUOTH_XPOS_VBN &&
           quoth_tree_exact(tree, head, QUOTH_DEP_AUX_PASS) != QUOTH_NONE;
  default:
    return false;
  }
}

/* The subject that stands at the verb itself. An outer subject belongs to the
 * copula around a clause. */
static uint32_t own_subject(const quoth_tree *tree, uint32_t top) {
  uint32_t found = QUOTH_NONE;
  QUOTH_TREE_EACH(tree, top, child) {
    switch (quoth_tree_rel(tree, child)) {
    case QUOTH_DEP_NSUBJ:
    case QUOTH_DEP_NSUBJ_PASS:
      return child;
    case QUOTH_DEP_NSUBJ_OUTER: /* "what I say is: measure" */
      if (tree->tokens[top].xpos != QUOTH_XPOS_VB ||
          quoth_tree_child(tree, top, QUOTH_DEP_COP) != QUOTH_NONE) {
        found = child;
      }
      break;
    case QUOTH_DEP_CSUBJ:
    case QUOTH_DEP_CSUBJ_PASS:
      found = child;
      break;
    default:
      break;
    }
  }
  return found;
}

uint32_t quoth_clause_doing(const quoth_tree *tree, uint32_t predicate) {
  const uint8_t xpos = tree->tokens[predicate].xpos;
  const uint32_t what =
      xpos == QUOTH_XPOS_VB || xpos == QUOTH_XPOS_VBG
          ? quoth_tree_exact(tree, predicate, QUOTH_DEP_NSUBJ_OUTER)
          : QUOTH_NONE;
  const uint32_t top = what == QUOTH_NONE
                           ? QUOTH_NONE
                           : quoth_tree_exact(tree, what, QUOTH_DEP_ACL_RELCL);
  const uint32_t copula = quoth_tree_child(tree, predicate, QUOTH_DEP_COP);
  if (top == QUOTH_NONE || copula == QUOTH_NONE || copula > predicate) {
    return QUOTH_NONE;
  }
  const uint32_t last = quoth_tree_child(tree, top, QUOTH_DEP_XCOMP);
  const uint32_t verb = last == QUOTH_NONE ? top : last;
  return quoth_tree_is(tree, verb, "do") ? top : QUOTH_NONE;
}

uint32_t quoth_clause_spender(const quoth_tree *tree, uint32_t top) {
  uint32_t up = top;
  if (tree->tokens[top].xpos != QUOTH_XPOS_VBG) {
    return QUOTH_NONE;
  }
  for (uint32_t look = 0; look < 3 && up != QUOTH_NONE; look++) {
    const uint32_t head = head_in(tree, up);
    if (head != QUOTH_NONE && (quoth_tree_is(tree, head, "spend") ||
                               quoth_tree_is(tree, head, "waste"))) {
      return head;
    }
    up = head;
  }
  return QUOTH_NONE;
}

/* "it was late, but [forget] about that": a bare verb after a finite one, which
 * nothing makes bare, is an order. */
static bool orders_after(const quoth_tree *tree, uint32_t verb, uint32_t head) {
  const uint8_t xpos = tree->tokens[head].xpos;
  if (verb < head + 2 || tree->tokens[verb - 1].upos != QUOTH_CCONJ) {
    return false;
  }
  for (uint32_t i = head; i < verb; i++) {
    if (tree->tokens[i].xpos == QUOTH_XPOS_TO) {
      return false; /* "a line to walk but keep" */
    }
  }
  const bool copula =
      quoth_tree_child(tree, head, QUOTH_DEP_COP) != QUOTH_NONE &&
      quoth_tree_child(tree, head, QUOTH_DEP_AUX) == QUOTH_NONE &&
      quoth_tree_child(tree, head, QUOTH_DEP_MARK) == QUOTH_NONE;
  return tree->tokens[verb].xpos == QUOTH_XPOS_VB &&
         (xpos == QUOTH_XPOS_VBD || xpos == QUOTH_XPOS_VBZ || copula) &&
         !has_auxiliary(tree, verb) &&
         quoth_tree_child(tree, verb, QUOTH_DEP_MARK) == QUOTH_NONE &&
         quoth_tree_rel(tree, head) != QUOTH_DEP_XCOMP;
}

/* Where to look next when the verb has no subject of its own. */
static uint32_t look_on(const quoth_clauser *clauser, uint32_t top,
                        bool *is_noun) {
  const quoth_tree *tree = &clauser->tree;
  const uint32_t head = head_in(tree, top);
  if (head == QUOTH_NONE) {
    return QUOTH_NONE;
  }
  const uint8_t xpos = tree->tokens[top].xpos;
  switch (quoth_tree_rel(tree, top)) {
  case QUOTH_DEP_XCOMP: {
    const uint32_t object = quoth_tree_child(tree, head, QUOTH_DEP_OBJ);
    const uint32_t person = quoth_tree_child(tree, head, QUOTH_DEP_IOBJ);
    *is_noun = object != QUOTH_NONE || person != QUOTH_NONE;
    return object != QUOTH_NONE ? object : person != QUOTH_NONE ? person : head;
  }
  case QUOTH_DEP_CONJ:
    return orders_after(tree, top, head) ? QUOTH_NONE : head;
  case QUOTH_DEP_ADVCL:
    return head;
  case QUOTH_DEP_ACL:
    if (quoth_clause_spender(tree, top) != QUOTH_NONE) {
      return quoth_clause_spender(tree, top);
    }
    *is_noun = true;
    return xpos == QUOTH_XPOS_VBG || xpos == QUOTH_XPOS_VBN ? head : QUOTH_NONE;
  case QUOTH_DEP_ACL_RELCL:
    *is_noun = true;
    return head;
  default:
    return QUOTH_NONE;
  }
}

uint32_t quoth_clause_subject(const quoth_clauser *clauser, uint32_t top) {
  const quoth_tree *tree = &clauser->tree;
  for (uint32_t look = 0; look < LOOKS && top != QUOTH_NONE; look++) {
    const uint32_t doing = quoth_clause_doing(tree, top);
    top = doing == QUOTH_NONE ? top : doing;
    const uint32_t own = own_subject(tree, top);
    if (own != QUOTH_NONE) {
      const uint32_t antecedent = quoth_clause_antecedent(tree, top);
      return antecedent != QUOTH_NONE && quoth_clause_is_relative(tree, own)
                 ? antecedent
                 : own;
    }
    bool is_noun = false;
    const uint32_t next = look_on(clauser, top, &is_noun);
    if (is_noun || next == QUOTH_NONE) {
      return next;
    }
    top = next;
  }
  return QUOTH_NONE;
}

/* "figure out [what to do]". */
static bool asks_inside(const quoth_tree *tree, uint32_t verb) {
  QUOTH_TREE_EACH(tree, verb, child) {
    const uint8_t xpos = tree->tokens[child].xpos;
    if (child < verb && (xpos == QUOTH_XPOS_WP || xpos == QUOTH_XPOS_WRB)) {
      return true;
    }
  }
  return false;
}

/* "heard [people] talk": who does it stands between. */
static bool has_inner_subject(const quoth_tree *tree, uint32_t verb,
                              uint32_t complement) {
  const uint32_t subject = quoth_tree_child(tree, complement, QUOTH_DEP_NSUBJ);
  return subject != QUOTH_NONE && subject > verb && subject < complement;
}

uint32_t quoth_clause_leaning(const quoth_clauser *clauser, uint32_t verb) {
  const quoth_tree *tree = &clauser->tree;
  if (!quoth_tree_is_verb(tree, verb) &&
      !(quoth_clauser_words(clauser, verb) & QUOTH_WORD_BIT(SEMI_MODAL))) {
    return QUOTH_NONE;
  }
  const uint32_t object = quoth_tree_child(tree, verb, QUOTH_DEP_OBJ);
  if ((object != QUOTH_NONE && !quoth_clause_is_relative(tree, object)) ||
      quoth_tree_child(tree, verb, QUOTH_DEP_IOBJ) != QUOTH_NONE) {
    return QUOTH_NONE; /* somebody else's, not the verb's own */
  }
  QUOTH_TREE_EACH(tree, verb, child) {
    if (quoth_tree_rel(tree, child) == QUOTH_DEP_XCOMP && child > verb &&
        !asks_inside(tree, child) && !has_inner_subject(tree, verb, child) &&
        (quoth_tree_is_verb(tree, child) ||
         quoth_tree_child(tree, child, QUOTH_DEP_COP) != QUOTH_NONE)) {
      return child;
    }
  }
  return QUOTH_NONE;
}

uint32_t quoth_clause_top(const quoth_clauser *clauser, uint32_t predicate) {
  const quoth_tree *tree = &clauser->tree;
  uint32_t top = predicate;
  for (uint32_t step = 0; step < QUOTH_CLAUSE_CHAIN; step++) {
    const uint32_t head = head_in(tree, top);
    if (head == QUOTH_NONE) {
      break;
    }
    if (quoth_tree_rel(tree, top) == QUOTH_DEP_XCOMP &&
        quoth_clause_leaning(clauser, head) == top) {
      top = head;
    } else if (quoth_tree_rel(tree, top) == QUOTH_DEP_CONJ &&
               quoth_tree_rel(tree, head) == QUOTH_DEP_XCOMP &&
               own_subject(tree, top) == QUOTH_NONE &&
               !has_auxiliary(tree, top) &&
               tree->tokens[top].xpos == tree->tokens[head].xpos) {
      top = head;
    } else {
      break;
    }
  }
  return top;
}
