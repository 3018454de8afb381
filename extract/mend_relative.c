/* Repairs of relative clauses: which noun they tell about. */
#include "extract/mend_build.h"

/* "the wards of a city, which [cover] …": the noun that the verb agrees with,
 * when the nearer one cannot be its subject. */
static void mend_relative(quoth_mender *m, uint32_t i) {
  const uint8_t xpos = m->tokens[i].xpos;
  const uint32_t noun = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_ACL_RELCL || noun == QUOTH_NONE ||
      noun == 0 || noun > i ||
      (xpos != QUOTH_XPOS_VBP && xpos != QUOTH_XPOS_VBZ)) {
    return;
  }
  uint32_t pronoun = noun + 1;
  while (pronoun < i && m->tokens[pronoun].xpos != QUOTH_XPOS_WDT) {
    pronoun++;
  }
  const bool many = xpos == QUOTH_XPOS_VBP;
  const uint32_t wanted = many ? QUOTH_PLURAL : QUOTH_SINGULAR;
  const uint32_t barred = many ? QUOTH_SINGULAR : QUOTH_PLURAL;
  const uint32_t up = quoth_mend_head(m, noun);
  if (pronoun == i || quoth_mend_head(m, pronoun) != i ||
      quoth_mend_base(m, pronoun) != QUOTH_DEP_NSUBJ ||
      !(m->tokens[noun].features & barred) || up == QUOTH_NONE || up > noun ||
      quoth_mend_base(m, noun) != QUOTH_DEP_NMOD) {
    return;
  }
  if ((m->tokens[up].features & wanted) &&
      (m->tokens[up].upos == QUOTH_NOUN || m->tokens[up].upos == QUOTH_PROPN)) {
    m->tokens[i].head = m->first + up;
  }
}

/* "the people who knew the [code] were two clerks": the object of the clause
 * inside, not a second subject. */
static void mend_inner_object(quoth_mender *m, uint32_t i) {
  const uint32_t said = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_NSUBJ || said == QUOTH_NONE ||
      said < i || m->tokens[i].upos == QUOTH_PRON) {
    return;
  }
  uint32_t verb = QUOTH_NONE;
  for (uint32_t k = i; k-- > 0 && m->tokens[k].upos != QUOTH_PUNCT;) {
    if (m->tokens[k].upos == QUOTH_VERB) {
      verb = k;
      break;
    }
  }
  const uint32_t noun = verb == QUOTH_NONE ? verb : quoth_mend_head(m, verb);
  if (noun == QUOTH_NONE || m->tokens[verb].deprel != QUOTH_DEP_ACL_RELCL ||
      noun > verb || m->tokens[noun].deprel != QUOTH_DEP_NSUBJ ||
      quoth_mend_head(m, noun) != said) {
    return;
  }
  if (quoth_mend_find(m, verb, QUOTH_DEP_OBJ, noun) == QUOTH_NONE) {
    quoth_mend_attach(m, i, verb, QUOTH_DEP_OBJ);
  }
}

static bool has_object_but(const quoth_mender *m, uint32_t verb,
                           uint32_t other) {
  for (uint32_t k = verb + 1; k < m->count; k++) {
    if (k != other && quoth_mend_head(m, k) == verb &&
        (m->tokens[k].deprel == QUOTH_DEP_OBJ ||
         m->tokens[k].deprel == QUOTH_DEP_CCOMP)) {
      return true;
    }
  }
  return false;
}

static bool is_saying(quoth_text lemma) {
  static const char *const verbs[] = {"say",      "claim", "argue",
                                      "announce", "state", "insist",
                                      "admit",    "write", NULL};
  return quoth_text_is_any(lemma, verbs);
}

/* "warned the guests that we [sold] the house": with an object of its own it
 * lacks none, so it is what they were warned of. "said in a letter that he
 * [left]": without it, nothing would be said. */
static void mend_complement(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_OBJ || !quoth_mend_is(m, i, "that") ||
      verb == QUOTH_NONE || verb < i ||
      m->tokens[verb].deprel != QUOTH_DEP_ACL_RELCL ||
      !(m->below[verb] & QUOTH_BELOW_SUBJECT)) {
    return;
  }
  m->tokens[i].upos = QUOTH_PRON; /* what is the object is no conjunction */
  m->tokens[i].xpos = QUOTH_XPOS_WDT;
  const uint32_t noun = quoth_mend_head(m, verb);
  const uint32_t over = noun == QUOTH_NONE ? noun : quoth_mend_head(m, noun);
  if (over == QUOTH_NONE || over > noun || m->tokens[over].upos != QUOTH_VERB) {
    return;
  }
  const quoth_deprel base = quoth_mend_base(m, noun);
  const bool told = (base == QUOTH_DEP_OBJ && has_object_but(m, verb, i)) ||
                    base == QUOTH_DEP_IOBJ;
  const bool said = base == QUOTH_DEP_OBL && is_saying(m->tokens[over].lemma) &&
                    !has_object_but(m, over, i);
  if (told || said) {
    quoth_mend_attach(m, verb, over, QUOTH_DEP_CCOMP);
    m->tokens[i].deprel = QUOTH_DEP_MARK;
    m->tokens[i].upos = QUOTH_SCONJ;
    m->tokens[i].xpos = QUOTH_XPOS_IN;
  }
}

/* "It's a captain who loses her crew and [hires] ghosts": she does both; a noun
 * that is said of something is coordinated with no bare verb. */
static void mend_second_relative(quoth_mender *m, uint32_t i) {
  const uint32_t noun = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_CONJ || noun == QUOTH_NONE || noun > i ||
      !quoth_mend_is_finite(m, i) ||
      (m->below[i] & (QUOTH_BELOW_SUBJECT | QUOTH_BELOW_COPULA)) ||
      !(m->below[noun] & QUOTH_BELOW_COPULA) ||
      m->tokens[noun].upos != QUOTH_NOUN) {
    return;
  }
  for (uint32_t k = i; k-- > noun + 1;) {
    if (quoth_mend_head(m, k) == noun &&
        m->tokens[k].deprel == QUOTH_DEP_ACL_RELCL &&
        m->tokens[k].xpos == m->tokens[i].xpos) {
      m->tokens[i].head = m->first + k;
      return;
    }
  }
}

/* "I'd say half of what we know [comes] from him": of two clauses about one
 * word with nothing between them, the second is what is said. */
static void mend_said_clause(quoth_mender *m, uint32_t i) {
  uint32_t noun = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_ACL_RELCL || noun == QUOTH_NONE ||
      noun + 1 >= i || m->tokens[i].xpos != QUOTH_XPOS_VBZ ||
      (m->below[i] & QUOTH_BELOW_SUBJECT) ||
      quoth_mend_head(m, i - 1) != noun ||
      m->tokens[i - 1].deprel != QUOTH_DEP_ACL_RELCL) {
    return;
  }
  uint32_t up = quoth_mend_head(m, noun);
  while (up != QUOTH_NONE && up < noun && m->tokens[up].upos != QUOTH_VERB) {
    noun = up;
    up = quoth_mend_head(m, noun);
  }
  if (up != QUOTH_NONE && up < noun &&
      m->tokens[noun].deprel == QUOTH_DEP_OBJ) {
    quoth_mend_attach(m, i, up, QUOTH_DEP_CCOMP);
    quoth_mend_attach(m, noun, i, QUOTH_DEP_NSUBJ);
  }
}

/* "told me in a letter what I [did]": what is told; no noun is followed by what
 * it is. */
static void mend_what(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].xpos != QUOTH_XPOS_WP || verb == QUOTH_NONE || verb < i ||
      m->tokens[verb].deprel != QUOTH_DEP_ACL_RELCL ||
      !quoth_mend_is(m, i, "what")) {
    return;
  }
  const uint32_t noun = quoth_mend_head(m, verb);
  const uint32_t over = noun == QUOTH_NONE ? noun : quoth_mend_head(m, noun);
  if (over != QUOTH_NONE && over < noun && noun < i &&
      m->tokens[noun].deprel == QUOTH_DEP_OBL &&
      m->tokens[over].upos == QUOTH_VERB) {
    quoth_mend_attach(m, verb, over, QUOTH_DEP_CCOMP);
  }
}

/* "Two girls [interviewed] at the fair said that they won": who said it were
 * the girls; nothing sets the first clause apart, so it tells about them. */
static void mend_reduced(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_CCOMP || verb == QUOTH_NONE ||
      verb < i || !quoth_mend_is_finite(m, verb) ||
      (m->tokens[i].xpos != QUOTH_XPOS_VBD &&
       m->tokens[i].xpos != QUOTH_XPOS_VBN) ||
      (m->below[verb] & QUOTH_BELOW_SUBJECT) ||
      (m->below[i] & (QUOTH_BELOW_AUX | QUOTH_BELOW_COPULA))) {
    return;
  }
  for (uint32_t k = i; k < verb; k++) {
    if (m->tokens[k].upos == QUOTH_PUNCT) {
      return;
    }
  }
  const uint32_t noun = quoth_mend_find(m, i, QUOTH_DEP_NSUBJ, 0);
  if (noun + 1 == i && m->tokens[noun].upos == QUOTH_NOUN) {
    quoth_mend_attach(m, noun, verb, QUOTH_DEP_NSUBJ);
    quoth_mend_attach(m, i, noun, QUOTH_DEP_ACL);
    m->tokens[i].xpos = QUOTH_XPOS_VBN;
    m->below[verb] |= QUOTH_BELOW_SUBJECT;
  }
}

/* Who, whom, whose, which: after a comma they tell about what stands before
 * it. */
static bool is_pronoun_after_noun(const quoth_mender *m, uint32_t i) {
  const uint8_t xpos = m->tokens[i].xpos;
  return i >= 2 && m->tokens[i - 1].xpos == QUOTH_XPOS_COMMA &&
         (xpos == QUOTH_XPOS_WP || xpos == QUOTH_XPOS_WP_POSS ||
          xpos == QUOTH_XPOS_WDT) &&
         !quoth_mend_is(m, i, "what") && quoth_mend_is_nominal(m, i - 2);
}

/* The head of the phrase that ends with the noun `i`. */
static uint32_t phrase_head(const quoth_mender *m, uint32_t i) {
  uint32_t up = quoth_mend_head(m, i);
  while (m->tokens[i].deprel == QUOTH_DEP_FLAT && up != QUOTH_NONE && up < i) {
    i = up;
    up = quoth_mend_head(m, i);
  }
  return i;
}

/* The verb of the clause that the word `i` is in, after it. */
static uint32_t clause_of(const quoth_mender *m, uint32_t i) {
  uint32_t verb = quoth_mend_head(m, i);
  while (verb != QUOTH_NONE && verb > i && !quoth_mend_is_predicate(m, verb)) {
    verb = quoth_mend_head(m, verb);
  }
  return verb != QUOTH_NONE && verb > i ? verb : QUOTH_NONE;
}

/* "with a cousin, who [left] the navy": no clause of its own but one about
 * `noun`, whose phrase takes its place. */
static void mend_rootless(quoth_mender *m, uint32_t noun, uint32_t verb) {
  uint32_t top = noun, up = quoth_mend_head(m, top);
  while (up != QUOTH_NONE && up < top) {
    top = up;
    up = quoth_mend_head(m, top);
  }
  if (up != verb || quoth_mend_base(m, top) == QUOTH_DEP_NSUBJ) {
    return;
  }
  quoth_mend_promote(m, top, verb, QUOTH_DEP_ACL_RELCL);
  m->tokens[verb].head = m->first + noun;
  quoth_mend_move(m, verb, top, top);
}

/* "a poet, whose book [changed] us", "the shed, which we [use]". */
static void mend_pronoun(quoth_mender *m, uint32_t i) {
  const uint32_t verb = clause_of(m, i);
  if (verb == QUOTH_NONE) {
    return;
  }
  const uint32_t noun = phrase_head(m, i - 2);
  if (verb == m->root) {
    if (quoth_mend_base(m, i) == QUOTH_DEP_NSUBJ &&
        !quoth_mend_is(m, m->count - 1, "?")) {
      mend_rootless(m, noun, verb);
    }
    return;
  }
  const quoth_deprel rel = (quoth_deprel)m->tokens[verb].deprel;
  const bool whose = m->tokens[i].xpos == QUOTH_XPOS_WP_POSS;
  const bool which = rel == QUOTH_DEP_ADVCL_RELCL &&
                     m->tokens[i].deprel == QUOTH_DEP_OBJ &&
                     quoth_mend_head(m, i) == verb;
  const uint32_t over = quoth_mend_head(m, verb);
  const bool who = m->tokens[i].xpos == QUOTH_XPOS_WP &&
                   (rel == QUOTH_DEP_ACL_RELCL ||
                    rel == QUOTH_DEP_ADVCL_RELCL || rel == QUOTH_DEP_ADVCL) &&
                   over != QUOTH_NONE && m->tokens[over].upos == QUOTH_VERB;
  if (over != QUOTH_NONE && over < i &&
      ((whose && rel == QUOTH_DEP_ADVCL) || which || who)) {
    quoth_mend_attach(m, verb, noun, QUOTH_DEP_ACL_RELCL);
  }
}

void quoth_mend_relatives(quoth_mender *m) {
  for (uint32_t i = 0; i < m->count; i++) {
    mend_relative(m, i);
    mend_complement(m, i);
    mend_inner_object(m, i);
    mend_said_clause(m, i);
    mend_second_relative(m, i);
    mend_reduced(m, i);
    mend_what(m, i);
    if (is_pronoun_after_noun(m, i)) {
      mend_pronoun(m, i);
    }
  }
}
