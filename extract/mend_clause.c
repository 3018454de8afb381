/* Repairs of clauses: which verb leads, what it is coordinated with. */
#include "extract/mend_build.h"

/* "sat on a wall and [sang]": coordinated with what is said, not with the
 * wall. */
static void mend_conjunct(quoth_mender *m, uint32_t i) {
  uint32_t up = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_CONJ || up == QUOTH_NONE ||
      m->tokens[i].upos != QUOTH_VERB || !quoth_mend_is_finite(m, i) ||
      !quoth_mend_is_nominal(m, up)) {
    return;
  }
  while (up != QUOTH_NONE && !quoth_mend_is_predicate(m, up)) {
    up = quoth_mend_head(m, up);
  }
  if (up != QUOTH_NONE && up < i) {
    m->tokens[i].head = m->first + up;
  }
}

/* "come [help] us": a bare verb is no object. */
static void mend_bare_verb(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].xpos == QUOTH_XPOS_VB && m->tokens[i].upos == QUOTH_VERB &&
      m->tokens[i].deprel == QUOTH_DEP_OBJ && verb != QUOTH_NONE &&
      verb + 1 == i &&
      (quoth_text_is(m->tokens[verb].lemma, "come") ||
       quoth_text_is(m->tokens[verb].lemma, "go"))) {
    m->tokens[i].deprel = QUOTH_DEP_XCOMP;
  }
}

/* "grow apples and [press] good cider": a bare verb is no part of a noun. */
static void mend_second_verb(quoth_mender *m, uint32_t i) {
  const uint32_t noun = quoth_mend_head(m, i);
  if (i == 0 || m->tokens[i].xpos != QUOTH_XPOS_VB ||
      m->tokens[i].deprel != QUOTH_DEP_COMPOUND ||
      m->tokens[i - 1].upos != QUOTH_CCONJ || noun == QUOTH_NONE || noun < i ||
      m->tokens[noun].deprel != QUOTH_DEP_CONJ) {
    return;
  }
  const uint32_t first = quoth_mend_head(m, noun);
  const uint32_t verb =
      first == QUOTH_NONE ? QUOTH_NONE : quoth_mend_head(m, first);
  if (verb != QUOTH_NONE && verb < i && m->tokens[verb].xpos == QUOTH_XPOS_VB) {
    quoth_mend_attach(m, i, verb, QUOTH_DEP_CONJ);
    quoth_mend_attach(m, noun, i, QUOTH_DEP_OBJ);
    quoth_mend_attach(m, i - 1, i, QUOTH_DEP_CC);
  }
}

/* "Farms that don't change [end] badly", "The man who found it [used] to
 * drive": a verb right after another is not its object, nor something used
 * what it is done with. */
static bool is_bare_leader(const quoth_mender *m, uint32_t i) {
  const uint8_t xpos = m->tokens[i].xpos;
  const uint32_t head = quoth_mend_head(m, i);
  if ((xpos == QUOTH_XPOS_VB || xpos == QUOTH_XPOS_VBP) && head + 1 == i) {
    return m->tokens[i].deprel == QUOTH_DEP_OBJ &&
           (m->tokens[m->root].features & QUOTH_PLURAL);
  }
  return m->tokens[i].deprel == QUOTH_DEP_XCOMP && i + 2 < m->count &&
         (xpos == QUOTH_XPOS_VBN || xpos == QUOTH_XPOS_VBD) &&
         quoth_mend_is(m, i, "used") &&
         m->tokens[i + 1].xpos == QUOTH_XPOS_TO &&
         m->tokens[i + 2].xpos == QUOTH_XPOS_VB;
}

/* "The woman who owns the mill [sells] flour", "Lena [left] the bank": a finite
 * verb is the object of nothing and tells about a noun only in a relative
 * clause; a sentence whose root is a noun lacks it. */
static void mend_headless(quoth_mender *m, uint32_t i) {
  const uint32_t root = m->root, head = quoth_mend_head(m, i);
  const bool bare = is_bare_leader(m, i);
  if (i < root || head == QUOTH_NONE || !(bare || quoth_mend_is_finite(m, i)) ||
      m->tokens[i].upos != QUOTH_VERB || !quoth_mend_is_nominal(m, root)) {
    return;
  }
  const quoth_deprel rel = (quoth_deprel)m->tokens[i].deprel;
  const bool present = m->tokens[i].xpos == QUOTH_XPOS_VBP;
  const bool inside =
      (bare ||
       ((rel == QUOTH_DEP_OBJ || rel == QUOTH_DEP_NSUBJ) && !present)) &&
      m->tokens[head].deprel == QUOTH_DEP_ACL_RELCL &&
      quoth_mend_head(m, head) == root;
  const bool beside =
      ((rel == QUOTH_DEP_ACL && !present) || rel == QUOTH_DEP_NMOD) &&
      head == root && !(m->below[root] & QUOTH_BELOW_CASE) &&
      !(m->below[i] &
        (QUOTH_BELOW_SUBJECT | QUOTH_BELOW_MARK | QUOTH_BELOW_CASE));
  if (!inside && !beside) {
    return;
  }
  for (uint32_t k = head + 1; inside && k < i; k++) {
    if (quoth_mend_head(m, k) == i &&
        quoth_mend_base(m, k) == QUOTH_DEP_NSUBJ) {
      quoth_mend_attach(m, k, head, QUOTH_DEP_OBJ); /* "the mill" */
    }
  }
  quoth_mend_promote(m, i, root, QUOTH_DEP_NSUBJ);
  if (m->tokens[i].xpos == QUOTH_XPOS_VBN) {
    m->tokens[i].xpos = QUOTH_XPOS_VBD;
  }
}

/* "it [does] better with rain": what helps no verb is one itself. */
static void mend_do(quoth_mender *m, uint32_t i) {
  const uint32_t word = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_AUX || word == QUOTH_NONE || word < i ||
      !quoth_text_is(m->tokens[i].lemma, "do") ||
      (m->tokens[word].upos != QUOTH_ADJ &&
       m->tokens[word].upos != QUOTH_ADV) ||
      (m->below[word] & QUOTH_BELOW_COPULA)) {
    return;
  }
  for (uint32_t k = 0; k < m->count; k++) {
    if (k != i && quoth_mend_head(m, k) == word &&
        !(k > i && k < word && m->tokens[k].upos == QUOTH_ADV)) {
      m->tokens[k].head = m->first + i;
    }
  }
  m->tokens[i].upos = QUOTH_VERB;
  quoth_mend_promote(m, i, word, QUOTH_DEP_ADVMOD);
}

/* "Coding, I [think], will be central": an aside, with the subject before. */
static void mend_aside(quoth_mender *m, uint32_t i) {
  if (i < 3 || i + 2 >= m->count || m->tokens[i].xpos != QUOTH_XPOS_VBP ||
      m->tokens[i - 1].xpos != QUOTH_XPOS_PRP ||
      m->tokens[i - 2].xpos != QUOTH_XPOS_COMMA ||
      m->tokens[i + 1].xpos != QUOTH_XPOS_COMMA) {
    return;
  }
  if (m->tokens[i].deprel == QUOTH_DEP_PARATAXIS) {
    /* "We had, I [think], two dogs": the dogs were had, not thought */
    const uint32_t around = quoth_mend_head(m, i);
    if (around != QUOTH_NONE && around < i) {
      for (uint32_t k = i + 2; k < m->count; k++) {
        if (quoth_mend_head(m, k) == i &&
            m->tokens[k].deprel != QUOTH_DEP_ADVCL_RELCL &&
            m->tokens[k].deprel != QUOTH_DEP_ACL_RELCL) {
          m->tokens[k].head = m->first + around;
        }
      }
    }
    return;
  }
  uint32_t said = QUOTH_NONE, topic = QUOTH_NONE;
  for (uint32_t k = i + 2; k < m->count && said == QUOTH_NONE; k++) {
    if (quoth_mend_head(m, k) == i &&
        quoth_mend_base(m, k) == QUOTH_DEP_CCOMP) {
      said = k;
    }
  }
  if (said == QUOTH_NONE || (m->below[said] & QUOTH_BELOW_SUBJECT)) {
    return;
  }
  for (uint32_t k = 0; k + 2 < i; k++) {
    const uint32_t head = quoth_mend_head(m, k);
    if ((head == i || head == said) && quoth_mend_is_nominal(m, k) &&
        !(m->below[k] & QUOTH_BELOW_CASE)) {
      topic = k;
    }
  }
  if (topic != QUOTH_NONE) {
    quoth_mend_promote(m, said, i, QUOTH_DEP_PARATAXIS);
    quoth_mend_attach(m, topic, said, QUOTH_DEP_NSUBJ);
  }
}

/* "They were like, “this [is] cool”": what they said is a clause of its own,
 * below their "were". */
static void mend_like(quoth_mender *m, uint32_t i) {
  const uint32_t said = quoth_mend_head(m, i);
  if (!quoth_mend_is(m, i + 1, "like") || i + 3 >= m->count ||
      m->tokens[i].deprel != QUOTH_DEP_COP || said == QUOTH_NONE ||
      said < i + 3 || m->tokens[i + 2].upos != QUOTH_PUNCT) {
    return;
  }
  bool inner = false;
  for (uint32_t k = i + 3; k < said; k++) {
    inner |= quoth_mend_head(m, k) == said &&
             quoth_mend_base(m, k) == QUOTH_DEP_NSUBJ;
  }
  if (!inner) {
    return;
  }
  quoth_mend_promote(m, i, said, QUOTH_DEP_CCOMP);
  m->tokens[i].upos = QUOTH_VERB;
  for (uint32_t k = 0; k <= i + 2; k++) {
    if (k != i && quoth_mend_head(m, k) == said) {
      m->tokens[k].head = m->first + i;
      if (quoth_mend_base(m, k) == QUOTH_DEP_NSUBJ) {
        m->tokens[k].deprel = QUOTH_DEP_NSUBJ;
      }
    }
  }
}

/* "the skill [is] how to wait": the copula of what has the subject. */
static void mend_copula(quoth_mender *m, uint32_t i) {
  const uint32_t said = i + 1, verb = quoth_mend_head(m, i);
  if (m->tokens[i].deprel == QUOTH_DEP_COP && verb != QUOTH_NONE &&
      verb > said && quoth_mend_head(m, verb) == said &&
      (m->below[said] & QUOTH_BELOW_SUBJECT) &&
      !(m->below[said] & QUOTH_BELOW_COPULA)) {
    m->tokens[i].head = m->first + said;
    m->below[said] |= QUOTH_BELOW_COPULA;
  }
}

/* "the cloth is [hand]-woven": a noun helps no verb. */
static void mend_auxiliary(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  const uint8_t upos = m->tokens[i].upos;
  if (quoth_mend_base(m, i) != QUOTH_DEP_AUX || verb == QUOTH_NONE ||
      (upos != QUOTH_NOUN && upos != QUOTH_PROPN)) {
    return;
  }
  for (uint32_t k = 0; k < m->count; k++) {
    if (quoth_mend_head(m, k) == i && m->tokens[k].upos != QUOTH_PUNCT) {
      m->tokens[k].head = m->first + verb;
    }
  }
  m->tokens[i].deprel = QUOTH_DEP_COMPOUND;
}

/* "it is rumoured [that he left]": what "it" announces is what is said. */
static void mend_announced(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (quoth_mend_base(m, i) != QUOTH_DEP_CSUBJ || verb == QUOTH_NONE ||
      verb > i || m->tokens[verb].upos != QUOTH_VERB ||
      !(m->below[i] & QUOTH_BELOW_MARK)) {
    return;
  }
  for (uint32_t k = 0; k < verb; k++) {
    if (quoth_mend_head(m, k) == verb && quoth_mend_is(m, k, "it")) {
      m->tokens[i].deprel = QUOTH_DEP_CCOMP;
    }
  }
}

/* "Tobias [thinks] half of it is gone": two subjects side by side are those of
 * two clauses. */
static void mend_outer_clause(quoth_mender *m, uint32_t i) {
  const uint32_t inner = quoth_mend_head(m, i);
  if (quoth_mend_base(m, i) != QUOTH_DEP_CSUBJ || inner != m->root ||
      inner < i || !quoth_mend_is_finite(m, i) ||
      !(m->below[i] & QUOTH_BELOW_SUBJECT)) {
    return;
  }
  for (uint32_t k = i + 1; k < inner; k++) {
    if (quoth_mend_head(m, k) == inner &&
        quoth_mend_base(m, k) == QUOTH_DEP_NSUBJ) {
      quoth_mend_promote(m, i, inner, QUOTH_DEP_CCOMP);
      return;
    }
  }
}

/* "The [principal] thought parents would complain": who thought stands before
 * it. */
static void mend_thinker(quoth_mender *m, uint32_t i) {
  const uint32_t inner = quoth_mend_head(m, i);
  const uint32_t verb = inner == QUOTH_NONE ? inner : quoth_mend_head(m, inner);
  if (m->tokens[i].deprel != QUOTH_DEP_NSUBJ || inner < i ||
      verb == QUOTH_NONE || verb < i || verb > inner ||
      m->tokens[inner].deprel != QUOTH_DEP_CCOMP ||
      (m->below[verb] & QUOTH_BELOW_SUBJECT) ||
      !quoth_mend_is_finite(m, verb)) {
    return;
  }
  for (uint32_t k = verb + 1; k < inner; k++) {
    if (quoth_mend_head(m, k) == inner &&
        quoth_mend_base(m, k) == QUOTH_DEP_NSUBJ) {
      quoth_mend_attach(m, i, verb, QUOTH_DEP_NSUBJ);
      m->below[verb] |= QUOTH_BELOW_SUBJECT;
      return;
    }
  }
}

/* "The skill is how to [wait]": the verb leads, as where "is" says a clause. */
static void mend_manner_clause(quoth_mender *m, uint32_t i) {
  const uint32_t how = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_ADVCL_RELCL || how == QUOTH_NONE ||
      how > i || m->tokens[how].xpos != QUOTH_XPOS_WRB ||
      !(m->below[how] & QUOTH_BELOW_COPULA) ||
      !(m->below[i] & QUOTH_BELOW_SUBJECT)) {
    return;
  }
  quoth_mend_promote(m, i, how, QUOTH_DEP_ADVMOD);
  quoth_mend_move(m, how, i, m->count);
}

/* "is [about] a keeper": no adverb before an article. */
static void mend_about(quoth_mender *m, uint32_t i) {
  const uint32_t noun = quoth_mend_head(m, i);
  if (i > 0 && m->tokens[i].deprel == QUOTH_DEP_ADVMOD &&
      m->tokens[i].upos == QUOTH_ADP && noun != QUOTH_NONE && noun > i &&
      m->tokens[i + 1].upos == QUOTH_DET && quoth_mend_head(m, i + 1) == noun &&
      m->tokens[i - 1].deprel == QUOTH_DEP_COP) {
    m->tokens[i].deprel = QUOTH_DEP_CASE;
  }
}

/* Nouns that do nothing themselves. */
static bool is_task(quoth_text lemma) {
  static const char *const nouns[] = {
      "advice",  "aim",     "answer",   "challenge", "dream",
      "goal",    "hobby",   "idea",     "job",       "key",
      "mistake", "part",    "passion",  "point",     "priority",
      "problem", "purpose", "question", "secret",    "solution",
      "step",    "task",    "thing",    "trick",     NULL};
  return quoth_text_is_any(lemma, nouns);
}

/* "the hard part [is] finding clay": no progressive, where a task or a clause
 * is what is said to be. */
static void mend_equation(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_AUX || verb != i + 1 ||
      m->tokens[verb].xpos != QUOTH_XPOS_VBG ||
      !quoth_text_is(m->tokens[i].lemma, "be")) {
    return;
  }
  uint32_t subject = QUOTH_NONE;
  bool object = false, outer = false;
  for (uint32_t k = 0; k < m->count; k++) {
    if (quoth_mend_head(m, k) == verb) {
      outer |= m->tokens[k].deprel == QUOTH_DEP_NSUBJ_OUTER;
      subject = quoth_mend_base(m, k) == QUOTH_DEP_NSUBJ ? k : subject;
      object |= m->tokens[k].deprel == QUOTH_DEP_OBJ;
    }
  }
  if (subject != QUOTH_NONE &&
      (outer || (object && is_task(m->tokens[subject].lemma)))) {
    m->tokens[subject].deprel = QUOTH_DEP_NSUBJ_OUTER;
    m->tokens[i].deprel = QUOTH_DEP_COP;
  }
}

/* "But the mill [isn't], and the barn is dry": what follows "and" is no part of
 * what it is not. */
static void mend_bare_be(quoth_mender *m, uint32_t i) {
  const uint32_t said = quoth_mend_head(m, i);
  uint32_t comma = i + 1;
  if (!quoth_text_is(m->tokens[i].lemma, "be") || said == QUOTH_NONE) {
    return;
  }
  while (comma < m->count && m->tokens[comma].deprel == QUOTH_DEP_ADVMOD &&
         m->tokens[comma].xpos == QUOTH_XPOS_RB) {
    comma++;
  }
  if (comma + 2 >= m->count || m->tokens[comma].xpos != QUOTH_XPOS_COMMA ||
      m->tokens[comma + 1].upos != QUOTH_CCONJ) {
    return;
  }
  if (m->tokens[i].deprel == QUOTH_DEP_COP && said > comma) {
    quoth_mend_promote(m, i, said, QUOTH_DEP_CONJ);
    quoth_mend_move(m, said, i, comma);
  } else if (m->tokens[i].deprel == QUOTH_DEP_CONJ && said < i) {
    for (uint32_t k = said + 1; k < comma; k++) { /* "but", "the mill", "n't" */
      const uint32_t head = quoth_mend_head(m, k);
      if (k != i && head != QUOTH_NONE && head > comma) {
        m->tokens[k].head = m->first + i;
      }
    }
  } else {
    return;
  }
  m->tokens[i].upos = QUOTH_VERB;
}

/* "and so [did] the ministry": who did too is the subject. */
static void mend_too(quoth_mender *m, uint32_t i) {
  static const char *const words[] = {"neither", "nor", "so", NULL};
  if (i == 0 || !quoth_mend_is_finite(m, i) ||
      !quoth_text_is(m->tokens[i].lemma, "do") ||
      !quoth_text_is_any(m->tokens[i - 1].lemma, words)) {
    return;
  }
  const uint32_t who = quoth_mend_find(m, i, QUOTH_DEP_OBJ, i + 1);
  if (who != QUOTH_NONE) {
    m->tokens[i - 1].deprel = QUOTH_DEP_ADVMOD;
    m->tokens[who].deprel = QUOTH_DEP_NSUBJ;
    m->below[i] |= QUOTH_BELOW_SUBJECT;
  }
}

/* "we'll [be] boring": how we shall be, not what we do to somebody. */
static void mend_feeling(quoth_mender *m, uint32_t i) {
  static const char *const words[] = {
      "amazing",     "annoying",      "boring",       "challenging",
      "confusing",   "disappointing", "embarrassing", "exciting",
      "exhausting",  "fascinating",   "frustrating",  "humiliating",
      "interesting", "shocking",      "surprising",   "terrifying",
      NULL};
  const uint32_t word = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_AUX || word == QUOTH_NONE || word < i ||
      m->tokens[word].xpos != QUOTH_XPOS_VBG ||
      !quoth_text_is(m->tokens[i].lemma, "be") ||
      !quoth_text_is_any(quoth_text_slice(m->text, m->tokens[word].span),
                         words) ||
      quoth_mend_find(m, word, QUOTH_DEP_OBJ, word) != QUOTH_NONE) {
    return;
  }
  m->tokens[i].deprel = QUOTH_DEP_COP;
  m->tokens[word].upos = QUOTH_ADJ;
  m->tokens[word].xpos = QUOTH_XPOS_JJ;
}

/* "they [are] against selling it": no progressive after a preposition. */
static void mend_stance(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].deprel == QUOTH_DEP_AUX && verb == i + 2 &&
      m->tokens[verb].xpos == QUOTH_XPOS_VBG &&
      m->tokens[i + 1].deprel == QUOTH_DEP_MARK &&
      m->tokens[i + 1].xpos == QUOTH_XPOS_IN &&
      quoth_text_is(m->tokens[i].lemma, "be")) {
    m->tokens[i].deprel = QUOTH_DEP_COP;
  }
}

/* "What they [did] was raise the price", "all I did [was] ask": what they did
 * is the outer subject of what follows. */
static void mend_doing(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (verb == QUOTH_NONE || verb < i || m->tokens[verb].xpos != QUOTH_XPOS_VB ||
      !quoth_text_is(m->tokens[i].lemma, "be")) {
    return;
  }
  if (quoth_mend_base(m, i) == QUOTH_DEP_AUX &&
      quoth_mend_find(m, verb, QUOTH_DEP_NSUBJ_OUTER, 0) < i) {
    m->tokens[i].deprel = QUOTH_DEP_COP; /* no passive of a bare verb */
  }
  const uint32_t did = i - 1, who = i - 2, what = i - 3;
  if (i < 3 || m->tokens[i].deprel != QUOTH_DEP_COP ||
      !quoth_text_is(m->tokens[did].lemma, "do") ||
      m->tokens[who].deprel != QUOTH_DEP_NSUBJ ||
      (m->tokens[what].deprel != QUOTH_DEP_NSUBJ_OUTER &&
       (m->tokens[what].xpos != QUOTH_XPOS_WP ||
        m->tokens[what].deprel != QUOTH_DEP_OBJ)) ||
      quoth_mend_head(m, what) != verb || quoth_mend_head(m, who) != verb ||
      (quoth_mend_head(m, did) != verb && quoth_mend_head(m, did) != what)) {
    return;
  }
  m->tokens[what].deprel = QUOTH_DEP_NSUBJ_OUTER;
  m->tokens[did].upos = QUOTH_VERB;
  quoth_mend_attach(m, did, what, QUOTH_DEP_ACL_RELCL);
  quoth_mend_attach(m, who, did, QUOTH_DEP_NSUBJ);
}

/* "find out [what] to build": the question word belongs to the infinitive. */
static void mend_question_word(quoth_mender *m, uint32_t i) {
  const uint32_t verb = i + 2;
  if (m->tokens[i].xpos != QUOTH_XPOS_WP || verb >= m->count ||
      m->tokens[i + 1].xpos != QUOTH_XPOS_TO ||
      m->tokens[verb].xpos != QUOTH_XPOS_VB || quoth_mend_head(m, i) == verb ||
      quoth_mend_head(m, i) == QUOTH_NONE || quoth_mend_head(m, i) > i ||
      quoth_mend_head(m, verb) == i || m->tokens[i].deprel != QUOTH_DEP_OBJ) {
    return;
  }
  quoth_mend_attach(m, i, verb, QUOTH_DEP_OBJ);
}

/* "How [heavy] is the lamp?": the measure is asked for, of what stands behind.
 */
static void mend_degree(quoth_mender *m, uint32_t i) {
  const uint32_t be = i + 1, owner = quoth_mend_head(m, i);
  if (i == 0 || !quoth_mend_is(m, i - 1, "how") ||
      m->tokens[i].upos != QUOTH_ADJ || be >= m->count ||
      m->tokens[be].deprel != QUOTH_DEP_COP || owner == QUOTH_NONE ||
      owner <= be || m->tokens[owner].upos == QUOTH_VERB) {
    return;
  }
  quoth_mend_promote(m, i, owner, QUOTH_DEP_NSUBJ);
  quoth_mend_attach(m, be, i, QUOTH_DEP_COP);
  quoth_mend_move(m, owner, i, be);
  for (uint32_t k = owner + 1; k < m->count; k++) {
    if (quoth_mend_head(m, k) == owner && m->tokens[k].upos == QUOTH_PUNCT) {
      m->tokens[k].head = m->first + i;
    }
  }
  quoth_mend_look(m);
}

/* "Isn't some of it [dangerous]?": asked of some of it, no kind of some. */
static void mend_asked(quoth_mender *m, uint32_t i) {
  const uint32_t noun = m->root;
  if (m->tokens[i].deprel != QUOTH_DEP_AMOD || m->tokens[i].upos != QUOTH_ADJ ||
      quoth_mend_head(m, i) != noun || noun > i || i + 2 != m->count ||
      !quoth_mend_is(m, i + 1, "?") || (m->below[noun] & QUOTH_BELOW_SUBJECT)) {
    return;
  }
  const uint32_t be = quoth_mend_find(m, noun, QUOTH_DEP_COP, 0);
  if (be < noun) {
    quoth_mend_promote(m, i, noun, QUOTH_DEP_NSUBJ);
    quoth_mend_move(m, noun, i, be + 1);
    for (uint32_t k = be; k < m->count; k++) {
      const quoth_deprel rel = (quoth_deprel)m->tokens[k].deprel;
      if (quoth_mend_head(m, k) == noun &&
          (rel == QUOTH_DEP_COP || rel == QUOTH_DEP_ADVMOD ||
           rel == QUOTH_DEP_PUNCT)) {
        m->tokens[k].head = m->first + i;
      }
    }
    quoth_mend_look(m);
  }
}

void quoth_mend_clauses(quoth_mender *m) {
  for (uint32_t i = 0; i < m->count; i++) {
    mend_conjunct(m, i);
    mend_bare_verb(m, i);
    mend_second_verb(m, i);
    mend_headless(m, i);
    mend_do(m, i);
    mend_aside(m, i);
    mend_like(m, i);
    mend_copula(m, i);
    mend_auxiliary(m, i);
    mend_announced(m, i);
    mend_outer_clause(m, i);
    mend_thinker(m, i);
    mend_manner_clause(m, i);
    mend_about(m, i);
    mend_equation(m, i);
    mend_bare_be(m, i);
    mend_too(m, i);
    mend_feeling(m, i);
    mend_stance(m, i);
    mend_doing(m, i);
    mend_question_word(m, i);
    mend_degree(m, i);
    mend_asked(m, i);
  }
}
