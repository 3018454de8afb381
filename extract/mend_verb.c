/* Repairs of verbs that were read as parts of nouns, and of what they take. */
#include "extract/mend_build.h"

static bool is_aspect(quoth_text lemma) {
  static const char *const verbs[] = {
      "start", "keep", "stop",   "begin",    "continue", "finish", "enjoy",
      "avoid", "quit", "resume", "practise", "practice", NULL};
  return quoth_text_is_any(lemma, verbs);
}

static bool modifies(const quoth_mender *m, uint32_t i) {
  return m->tokens[i].deprel == QUOTH_DEP_AMOD ||
         m->tokens[i].deprel == QUOTH_DEP_COMPOUND;
}

/* "started [sewing] coats". */
static void mend_aspect(quoth_mender *m, uint32_t i) {
  const uint32_t noun = quoth_mend_head(m, i);
  if (i == 0 || m->tokens[i].xpos != QUOTH_XPOS_VBG || !modifies(m, i) ||
      noun == QUOTH_NONE || noun < i ||
      m->tokens[noun].deprel != QUOTH_DEP_OBJ ||
      quoth_mend_head(m, noun) != i - 1 || !is_aspect(m->tokens[i - 1].lemma)) {
    return;
  }
  quoth_mend_attach(m, i, i - 1, QUOTH_DEP_XCOMP);
  quoth_mend_attach(m, noun, i, QUOTH_DEP_OBJ);
  m->tokens[i].upos = QUOTH_VERB;
}

/* "sat in the kitchen, [peeling] quinces". */
static void mend_participle(quoth_mender *m, uint32_t i) {
  const uint32_t noun = quoth_mend_head(m, i);
  if (i == 0 || m->tokens[i].xpos != QUOTH_XPOS_VBG || !modifies(m, i) ||
      m->tokens[i - 1].xpos != QUOTH_XPOS_COMMA || noun != i + 1 ||
      noun >= m->count || (m->below[noun] & QUOTH_BELOW_CASE)) {
    return;
  }
  for (uint32_t k = i; k < m->count; k++) {
    if (m->tokens[k].upos == QUOTH_CCONJ) {
      return; /* one of a list */
    }
  }
  uint32_t verb = quoth_mend_head(m, noun);
  while (verb != QUOTH_NONE && !quoth_mend_is_predicate(m, verb)) {
    verb = quoth_mend_head(m, verb);
  }
  if (verb != QUOTH_NONE && verb < i) {
    quoth_mend_attach(m, i, verb, QUOTH_DEP_ADVCL);
    quoth_mend_attach(m, noun, i, QUOTH_DEP_OBJ);
    m->tokens[i].upos = QUOTH_VERB;
  }
}

/* Finite by itself or by its copula or auxiliary after `from`. */
static bool is_finite_after(const quoth_mender *m, uint32_t verb,
                            uint32_t from) {
  if (quoth_mend_is_finite(m, verb)) {
    return true;
  }
  for (uint32_t k = from + 1; k < verb; k++) {
    const quoth_deprel base = quoth_mend_base(m, k);
    if (quoth_mend_head(m, k) == verb &&
        (base == QUOTH_DEP_AUX || base == QUOTH_DEP_COP) &&
        (quoth_mend_is_finite(m, k) || m->tokens[k].xpos == QUOTH_XPOS_MD)) {
      return true;
    }
  }
  return false;
}

/* "I bet the [goats] escaped": no object but the subject of what is bet. */
static void mend_complement(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  const quoth_deprel rel = (quoth_deprel)m->tokens[i].deprel;
  if ((rel != QUOTH_DEP_CCOMP && rel != QUOTH_DEP_XCOMP) ||
      verb == QUOTH_NONE || verb > i ||
      (m->below[i] & (QUOTH_BELOW_SUBJECT | QUOTH_BELOW_MARK))) {
    return;
  }
  uint32_t noun = QUOTH_NONE;
  for (uint32_t k = verb + 1; k < i; k++) {
    if (quoth_mend_head(m, k) == verb && m->tokens[k].deprel == QUOTH_DEP_OBJ) {
      noun = k;
    }
    if (m->tokens[k].upos == QUOTH_PUNCT || m->tokens[k].upos == QUOTH_CCONJ) {
      return;
    }
  }
  if (noun != QUOTH_NONE && rel == QUOTH_DEP_CCOMP &&
      m->tokens[i].xpos == QUOTH_XPOS_VB) {
    m->tokens[i].deprel = QUOTH_DEP_XCOMP; /* "saw the goats [cross]" */
  } else if (noun != QUOTH_NONE && is_finite_after(m, i, noun)) {
    quoth_mend_attach(m, noun, i, QUOTH_DEP_NSUBJ);
    m->tokens[i].deprel = QUOTH_DEP_CCOMP;
    m->below[i] |= QUOTH_BELOW_SUBJECT;
  }
}

static bool is_payment(quoth_text lemma) {
  static const char *const verbs[] = {"charge", "cost", "owe", "pay", NULL};
  return quoth_text_is_any(lemma, verbs);
}

/* "cost the city [eleven million]": what it cost. */
static void mend_price(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_OBL_UNMARKED ||
      m->tokens[i].upos != QUOTH_NUM || verb == QUOTH_NONE || verb > i ||
      !is_payment(m->tokens[verb].lemma)) {
    return;
  }
  const uint32_t payer = quoth_mend_find(m, verb, QUOTH_DEP_OBJ, verb + 1);
  if (payer < i) {
    m->tokens[payer].deprel = QUOTH_DEP_IOBJ;
    m->tokens[i].deprel = QUOTH_DEP_OBJ;
  } else if (payer == QUOTH_NONE &&
             quoth_mend_find(m, verb, QUOTH_DEP_IOBJ, verb + 1) < i) {
    m->tokens[i].deprel = QUOTH_DEP_OBJ;
  }
}

static bool is_giving(quoth_text lemma) {
  static const char *const verbs[] = {"award", "bring", "give", "grant", "lend",
                                      "offer", "save",  "sell", "send",  NULL};
  return is_payment(lemma) || quoth_text_is_any(lemma, verbs);
}

static bool is_indefinite(const quoth_mender *m, uint32_t i) {
  static const char *const words[] = {"anything", "everything", "nothing",
                                      "something", NULL};
  return quoth_text_is_any(m->tokens[i].lemma, words);
}

/* "gave the [boy] a bowl", "lend [us] money": the first of two objects is who
 * gets the other. */
static void mend_recipient(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_OBJ || verb == QUOTH_NONE || verb > i ||
      m->tokens[i].upos == QUOTH_NUM || (m->below[i] & QUOTH_BELOW_CASE)) {
    return;
  }
  for (uint32_t k = i + 1; k < m->count && m->tokens[k].upos != QUOTH_PUNCT;
       k++) {
    if (quoth_mend_head(m, k) == verb && m->tokens[k].deprel == QUOTH_DEP_OBJ) {
      if ((m->tokens[i + 1].upos == QUOTH_DET || is_indefinite(m, i + 1) ||
           (m->tokens[i + 1].upos == QUOTH_NUM &&
            is_giving(m->tokens[verb].lemma)) ||
           m->tokens[i + 1].xpos == QUOTH_XPOS_PRP_POSS ||
           m->tokens[i].xpos == QUOTH_XPOS_PRP) &&
          k < i + 5 && !(m->below[k] & QUOTH_BELOW_CASE)) {
        m->tokens[i].deprel = QUOTH_DEP_IOBJ;
      }
      return;
    }
  }
}

/* "does better with [wood]": with the verb, not with how it is done. */
static void mend_manner(quoth_mender *m, uint32_t i) {
  const uint32_t how = quoth_mend_head(m, i);
  if (m->tokens[i].deprel == QUOTH_DEP_OBL && how != QUOTH_NONE && how < i &&
      m->tokens[how].deprel == QUOTH_DEP_ADVMOD &&
      (m->tokens[how].xpos == QUOTH_XPOS_RBR ||
       m->tokens[how].xpos == QUOTH_XPOS_JJR) &&
      how > 0 && quoth_mend_head(m, how) + 1 == how &&
      !quoth_mend_is(m, how + 1, "than") &&
      m->tokens[quoth_mend_head(m, how)].upos == QUOTH_VERB) {
    m->tokens[i].head = m->tokens[how].head;
  }
}

void quoth_mend_verbs(quoth_mender *m) {
  for (uint32_t i = 0; i < m->count; i++) {
    mend_aspect(m, i);
    mend_participle(m, i);
    mend_complement(m, i);
    mend_price(m, i);
    mend_recipient(m, i);
    mend_manner(m, i);
  }
}
