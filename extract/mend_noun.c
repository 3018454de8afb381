/* Repairs of nouns: names, titles, examples, subjects. */
#include "extract/mend_build.h"

static bool is_slot(quoth_deprel rel) {
  switch (rel) {
  case QUOTH_DEP_NSUBJ:
  case QUOTH_DEP_NSUBJ_PASS:
  case QUOTH_DEP_OBJ:
  case QUOTH_DEP_OBL:
  case QUOTH_DEP_OBL_AGENT:
  case QUOTH_DEP_NMOD:
  case QUOTH_DEP_CONJ:
  case QUOTH_DEP_APPOS:
    return true;
  default:
    return false;
  }
}

/* "by curator [Lena Berg]": nothing but a preposition before the title. */
static bool is_bare_title(const quoth_mender *m, uint32_t noun) {
  for (uint32_t k = 0; k < noun; k++) {
    if (quoth_mend_head(m, k) == noun &&
        m->tokens[k].deprel != QUOTH_DEP_CASE &&
        m->tokens[k].deprel != QUOTH_DEP_COMPOUND) {
      return false;
    }
  }
  return true;
}

/* The name takes the place of the title before it. */
static void lead_with_name(quoth_mender *m, uint32_t title, uint32_t name) {
  for (uint32_t k = 0; k < m->count; k++) {
    if (k != name && quoth_mend_head(m, k) == title &&
        m->tokens[k].deprel != QUOTH_DEP_COMPOUND) {
      m->tokens[k].head = m->first + name;
    }
  }
  m->tokens[name].head = m->tokens[title].head;
  m->tokens[name].deprel = m->tokens[title].deprel;
  m->root = m->root == title ? name : m->root;
  quoth_mend_attach(m, title, name, QUOTH_DEP_NMOD_DESC);
}

/* "Emperor [Meiji] left", "by Rolf [Berg]": parts of one name, told apart by
 * no mark and no preposition; a noun before it is a title or has the name. */
static void mend_name(quoth_mender *m, uint32_t i) {
  const quoth_token *t = &m->tokens[i];
  uint32_t start = i;
  while (start > 0 && m->tokens[start - 1].deprel == QUOTH_DEP_COMPOUND &&
         m->tokens[start - 1].upos == QUOTH_PROPN &&
         quoth_mend_head(m, start - 1) == i) {
    start--;
  }
  if (start == 0 || t->upos != QUOTH_PROPN) {
    return;
  }
  const uint32_t title = start - 1;
  const quoth_token *before = &m->tokens[title];
  if (t->deprel == QUOTH_DEP_APPOS && quoth_mend_head(m, i) == title &&
      before->upos == QUOTH_NOUN && is_bare_title(m, title)) {
    lead_with_name(m, title, i);
    return;
  }
  if (t->head != before->head || t->deprel != before->deprel ||
      !is_slot((quoth_deprel)t->deprel)) {
    return;
  }
  if (before->upos == QUOTH_PROPN) {
    if (start < i) {
      return;
    }
    quoth_mend_move(m, i, i - 1, i - 1); /* "by" */
    quoth_mend_attach(m, i, i - 1, QUOTH_DEP_FLAT);
    return;
  }
  if (before->upos != QUOTH_NOUN || t->deprel == QUOTH_DEP_CONJ ||
      (m->below[i] & QUOTH_BELOW_CASE)) {
    return;
  }
  if (is_bare_title(m, title)) {
    lead_with_name(m, title, i);
  } else {
    quoth_mend_attach(m, i, title, QUOTH_DEP_APPOS);
  }
}

/* "my sister Abena and [I]": with the sister, who is not both. */
static void mend_partner(quoth_mender *m, uint32_t i) {
  const uint32_t name = quoth_mend_head(m, i);
  if (m->tokens[i].deprel == QUOTH_DEP_CONJ && name != QUOTH_NONE && name > 0 &&
      name < i && m->tokens[i].xpos == QUOTH_XPOS_PRP &&
      m->tokens[name].deprel == QUOTH_DEP_APPOS &&
      quoth_mend_head(m, name) + 1 == name) {
    m->tokens[i].head = m->tokens[name].head;
  }
}

/* "[Cooks], porters—they carry it": nobody is called; who they are comes
 * first. */
static void mend_topic(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_VOCATIVE || verb == QUOTH_NONE ||
      verb < i || m->tokens[i].upos != QUOTH_NOUN) {
    return;
  }
  for (uint32_t k = i + 2; k < verb; k++) {
    if (quoth_mend_head(m, k) == verb && quoth_mend_is(m, k, "they") &&
        m->tokens[k - 1].upos == QUOTH_PUNCT) {
      m->tokens[i].deprel = QUOTH_DEP_DISLOCATED;
    }
  }
}

/* "shipped Orbis [3]", "with Orbis [3]": the number is part of the name. */
static void mend_version(quoth_mender *m, uint32_t i) {
  enum { LONGEST = 3 }; /* bytes; more may be a year */
  const quoth_text word = quoth_text_slice(m->text, m->tokens[i].span);
  const uint32_t name = i - 1;
  if (i == 0 || m->tokens[i].upos != QUOTH_NUM || word.size > LONGEST ||
      word.at[0] < '0' || word.at[0] > '9' ||
      m->tokens[name].upos != QUOTH_PROPN) {
    return;
  }
  if (quoth_mend_head(m, name) == i &&
      m->tokens[name].deprel == QUOTH_DEP_COMPOUND) {
    quoth_mend_promote(m, name, i, QUOTH_DEP_FLAT);
    quoth_mend_move(m, i, name, m->count);
  } else if (m->tokens[i].head == m->tokens[name].head &&
             m->tokens[i].deprel == m->tokens[name].deprel &&
             is_slot((quoth_deprel)m->tokens[i].deprel)) {
    quoth_mend_attach(m, i, name, QUOTH_DEP_FLAT);
  }
}

/* "the choir Eco-[Casa]": a name with a hyphen. */
static void mend_hyphen(quoth_mender *m, uint32_t i) {
  if (i < 2 || m->tokens[i].upos != QUOTH_PROPN ||
      m->tokens[i].deprel != QUOTH_DEP_APPOS ||
      m->tokens[i - 1].xpos != QUOTH_XPOS_HYPH || m->tokens[i].space_before ||
      m->tokens[i - 1].space_before || m->tokens[i - 2].upos != QUOTH_PROPN ||
      m->tokens[i - 2].head != m->tokens[i].head ||
      m->tokens[i - 2].deprel != QUOTH_DEP_APPOS) {
    return;
  }
  quoth_mend_attach(m, i, i - 2, QUOTH_DEP_FLAT);
}

/* "[by] Dean Kamen": what stands before a name belongs to its first word. */
static void mend_before_name(quoth_mender *m, uint32_t i) {
  uint32_t head = quoth_mend_head(m, i);
  while (m->tokens[i].deprel == QUOTH_DEP_CASE && head != QUOTH_NONE &&
         m->tokens[head].deprel == QUOTH_DEP_FLAT &&
         quoth_mend_head(m, head) != QUOTH_NONE &&
         quoth_mend_head(m, head) > i && quoth_mend_head(m, head) < head) {
    head = quoth_mend_head(m, head);
    m->tokens[i].head = m->first + head;
  }
}

/* "sells tools such as [saws]": examples of the tools. */
static void mend_example(quoth_mender *m, uint32_t i) {
  const uint32_t noun = quoth_mend_head(m, i);
  if (i == 0 || m->tokens[i].deprel != QUOTH_DEP_CASE || noun == QUOTH_NONE ||
      noun < i || !quoth_mend_is(m, i, "such") ||
      !quoth_mend_is(m, i + 1, "as")) {
    return;
  }
  const uint32_t kind =
      m->tokens[i - 1].upos == QUOTH_PUNCT && i > 1 ? i - 2 : i - 1;
  const quoth_deprel base = quoth_mend_base(m, noun);
  if (m->tokens[kind].upos == QUOTH_NOUN &&
      m->tokens[kind].head == m->tokens[noun].head &&
      (base == QUOTH_DEP_OBJ || base == QUOTH_DEP_OBL)) {
    quoth_mend_attach(m, noun, kind, QUOTH_DEP_NMOD);
  }
}

/* "robs the town of its [peace]": these verbs have a phrase with "of". */
static bool takes_of(quoth_text lemma) {
  static const char *const verbs[] = {
      "accuse", "assure", "convince", "cure",  "deprive", "inform", "relieve",
      "remind", "rid",    "rob",      "strip", "warn",    NULL};
  return quoth_text_is_any(lemma, verbs);
}

/* "needs tons of [rope]": what stands after a noun and "of" belongs to it. */
static void mend_of(quoth_mender *m, uint32_t i) {
  const uint32_t noun = quoth_mend_head(m, i);
  if (i == 0 || m->tokens[i].deprel != QUOTH_DEP_CASE ||
      !quoth_mend_is(m, i, "of") || noun == QUOTH_NONE || noun < i ||
      (m->tokens[noun].deprel != QUOTH_DEP_OBJ &&
       m->tokens[noun].deprel != QUOTH_DEP_OBL)) {
    return;
  }
  const uint32_t verb = quoth_mend_head(m, noun);
  if (m->tokens[i - 1].upos == QUOTH_NOUN &&
      m->tokens[i - 1].head == m->tokens[noun].head &&
      m->tokens[i - 1].deprel == QUOTH_DEP_OBJ && verb != QUOTH_NONE &&
      !takes_of(m->tokens[verb].lemma)) {
    quoth_mend_attach(m, noun, i - 1, QUOTH_DEP_NMOD);
  }
}

/* What "it" may announce: "it seems that …", "it is a question whether …". */
static bool announces(const quoth_mender *m, uint32_t verb) {
  for (uint32_t k = verb + 1; k < m->count; k++) {
    const quoth_deprel base = quoth_mend_base(m, k);
    const bool clause =
        base == QUOTH_DEP_CSUBJ || base == QUOTH_DEP_CCOMP ||
        base == QUOTH_DEP_XCOMP ||
        (base == QUOTH_DEP_ADVCL && !(m->below[k] & QUOTH_BELOW_MARK)) ||
        quoth_mend_is(m, k, "whether") || quoth_mend_is(m, k, "like") ||
        quoth_mend_is(m, k, "that");
    if (clause && !quoth_mend_is_nominal(m, k)) {
      return true;
    }
  }
  return false;
}

/* "[It] became the capital": a subject where it announces nothing. */
static void mend_expletive(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].deprel == QUOTH_DEP_EXPL && verb != QUOTH_NONE && verb > i &&
      m->tokens[i].xpos == QUOTH_XPOS_PRP &&
      m->tokens[verb].upos == QUOTH_VERB && quoth_mend_is_finite(m, verb) &&
      !(m->below[verb] & (QUOTH_BELOW_SUBJECT | QUOTH_BELOW_COPULA)) &&
      !announces(m, verb)) {
    m->tokens[i].deprel = QUOTH_DEP_NSUBJ;
    m->below[verb] |= QUOTH_BELOW_SUBJECT;
  }
}

/* "something [people] ask about", "the year [it] all moves": a subject after
 * its noun is that of the relative clause. */
static void mend_inner_subject(quoth_mender *m, uint32_t i) {
  const uint32_t noun = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_NSUBJ || noun == QUOTH_NONE ||
      noun > i || m->tokens[noun].upos == QUOTH_VERB ||
      m->tokens[noun].xpos == QUOTH_XPOS_WP) {
    return;
  }
  for (uint32_t k = i + 1; k < m->count; k++) {
    if (quoth_mend_head(m, k) == noun &&
        m->tokens[k].deprel == QUOTH_DEP_ACL_RELCL) {
      if (!(m->below[k] & QUOTH_BELOW_SUBJECT)) {
        m->tokens[i].head = m->first + k;
        m->below[k] |= QUOTH_BELOW_SUBJECT;
      }
      return;
    }
  }
}

/* "Nadia wrote the words and [Omar] composed the music": the subject of the
 * verb right after it, not one more object. */
static void mend_second_subject(quoth_mender *m, uint32_t i) {
  const uint32_t verb = i + 1;
  if (i < 2 || verb >= m->count || m->tokens[i].deprel != QUOTH_DEP_CONJ ||
      m->tokens[i].upos != QUOTH_PROPN ||
      m->tokens[i - 1].upos != QUOTH_CCONJ ||
      m->tokens[verb].upos != QUOTH_VERB || !quoth_mend_is_finite(m, verb) ||
      m->tokens[verb].deprel != QUOTH_DEP_CONJ ||
      (m->below[verb] & (QUOTH_BELOW_SUBJECT | QUOTH_BELOW_AUX))) {
    return;
  }
  const uint32_t first = quoth_mend_head(m, verb);
  if (first != QUOTH_NONE && first < i && quoth_mend_is_predicate(m, first)) {
    quoth_mend_attach(m, i, verb, QUOTH_DEP_NSUBJ);
    quoth_mend_attach(m, i - 1, verb, QUOTH_DEP_CC);
    m->below[verb] |= QUOTH_BELOW_SUBJECT;
  }
}

/* "Orbis, [Novum], Vesna and Tallis": a name in a list explains none. */
static void mend_list(quoth_mender *m, uint32_t i) {
  enum { LIST = 2 }; /* names after it */
  const uint32_t first = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_APPOS || first == QUOTH_NONE ||
      first > i || m->tokens[i].upos != QUOTH_PROPN) {
    return;
  }
  uint32_t names = 0;
  for (uint32_t k = first + 1; k < m->count; k++) {
    const quoth_deprel rel = (quoth_deprel)m->tokens[k].deprel;
    names +=
        quoth_mend_head(m, k) == first && k != i &&
        (rel == QUOTH_DEP_APPOS || (rel == QUOTH_DEP_CONJ && k > i)) &&
        (m->tokens[k].upos == QUOTH_PROPN || m->tokens[k].upos == QUOTH_NOUN);
  }
  if (names >= LIST) {
    m->tokens[i].deprel = QUOTH_DEP_CONJ;
  }
}

/* "Ada and Bo Lund, [secretary] of state": Bo is, who stands right before. */
static void mend_nearest(quoth_mender *m, uint32_t i) {
  const uint32_t first = quoth_mend_head(m, i);
  if ((m->tokens[i].deprel != QUOTH_DEP_APPOS &&
       m->tokens[i].deprel != QUOTH_DEP_LIST) ||
      first == QUOTH_NONE || first > i || m->tokens[i].upos != QUOTH_NOUN) {
    return;
  }
  uint32_t comma = i;
  while (comma > first && m->tokens[comma].xpos != QUOTH_XPOS_COMMA) {
    comma--;
  }
  uint32_t name = comma > first ? comma - 1 : first;
  while (name > first && m->tokens[name].deprel == QUOTH_DEP_FLAT) {
    name--;
  }
  if (name > first && m->tokens[name].deprel == QUOTH_DEP_CONJ &&
      m->tokens[name].upos == QUOTH_PROPN &&
      quoth_mend_head(m, name) == first) {
    quoth_mend_attach(m, i, name, QUOTH_DEP_APPOS);
  }
}

/* "…, [according] to the mayor": who says all of it. */
static void mend_source(quoth_mender *m, uint32_t i) {
  const uint32_t noun = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_CASE ||
      m->tokens[i].xpos != QUOTH_XPOS_VBG || noun == QUOTH_NONE || noun < i ||
      i == 0 || m->tokens[i - 1].xpos != QUOTH_XPOS_COMMA ||
      !quoth_mend_is(m, i, "according")) {
    return;
  }
  quoth_mend_attach(m, noun, m->root, QUOTH_DEP_OBL);
}

/* "half of it [was] rotten": an adjective has a copula and no passive. */
static void mend_state(quoth_mender *m, uint32_t i) {
  const uint32_t said = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_AUX_PASS || said == QUOTH_NONE ||
      m->tokens[said].upos != QUOTH_ADJ ||
      !quoth_text_is(m->tokens[i].lemma, "be")) {
    return;
  }
  m->tokens[i].deprel = QUOTH_DEP_COP;
  for (uint32_t k = 0; k < said; k++) {
    if (quoth_mend_head(m, k) == said &&
        m->tokens[k].deprel == QUOTH_DEP_NSUBJ_PASS) {
      m->tokens[k].deprel = QUOTH_DEP_NSUBJ;
    }
  }
}

/* "known [to] as a city": a preposition has no place of its own. */
static void mend_preposition(quoth_mender *m, uint32_t i) {
  const uint32_t next = i + 1;
  if (m->tokens[i].deprel == QUOTH_DEP_OBL && m->below[i] == 0 &&
      m->tokens[i].upos == QUOTH_ADP && next < m->count &&
      m->tokens[next].deprel == QUOTH_DEP_CASE &&
      quoth_mend_head(m, next) != QUOTH_NONE &&
      m->tokens[quoth_mend_head(m, next)].head == m->tokens[i].head) {
    quoth_mend_attach(m, i, quoth_mend_head(m, next), QUOTH_DEP_CASE);
  }
}

/* "grow apples and press [cider]": the object of the nearer verb. */
static void mend_nearer_verb(quoth_mender *m, uint32_t i) {
  const uint32_t noun = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_CONJ || noun == QUOTH_NONE || noun > i ||
      m->tokens[noun].deprel != QUOTH_DEP_OBJ || !quoth_mend_is_nominal(m, i)) {
    return;
  }
  const uint32_t first = quoth_mend_head(m, noun);
  uint32_t verb = QUOTH_NONE;
  for (uint32_t k = noun + 1; k < i; k++) {
    if (m->tokens[k].upos == QUOTH_CCONJ || m->tokens[k].upos == QUOTH_PUNCT) {
      verb = QUOTH_NONE;
    }
    if (m->tokens[k].deprel == QUOTH_DEP_CONJ &&
        m->tokens[k].upos == QUOTH_VERB && quoth_mend_head(m, k) == first) {
      verb = k;
    }
  }
  for (uint32_t k = 0; verb != QUOTH_NONE && k < m->count; k++) {
    if (quoth_mend_head(m, k) == verb &&
        (m->tokens[k].deprel == QUOTH_DEP_OBJ ||
         (m->tokens[k].deprel == QUOTH_DEP_OBL && k < i))) {
      return;
    }
  }
  if (verb != QUOTH_NONE) {
    quoth_mend_attach(m, i, verb, QUOTH_DEP_OBJ);
  }
}

/* "is home to [networks]": of the noun that is said. */
static void mend_said_noun(quoth_mender *m, uint32_t i) {
  const uint32_t noun = quoth_mend_head(m, i);
  if (m->tokens[i].deprel == QUOTH_DEP_OBL && noun != QUOTH_NONE && noun < i &&
      m->tokens[noun].upos == QUOTH_NOUN &&
      (m->below[noun] & QUOTH_BELOW_COPULA) &&
      m->tokens[noun + 1].deprel == QUOTH_DEP_CASE &&
      quoth_mend_head(m, noun + 1) == i &&
      (quoth_mend_is(m, noun + 1, "to") || quoth_mend_is(m, noun + 1, "of"))) {
    m->tokens[i].deprel = QUOTH_DEP_NMOD;
  }
}

/* "Tendai Moyo, who [runs] it": what hangs on a part of a name belongs to all
 * of it. */
static void mend_of_name(quoth_mender *m, uint32_t i) {
  uint32_t head = quoth_mend_head(m, i);
  if (m->tokens[i].upos == QUOTH_PROPN || m->tokens[i].upos == QUOTH_PUNCT) {
    return;
  }
  while (head != QUOTH_NONE && head < i &&
         m->tokens[head].deprel == QUOTH_DEP_FLAT &&
         m->tokens[head].upos == QUOTH_PROPN) {
    m->tokens[i].head = m->tokens[head].head;
    head = quoth_mend_head(m, i);
  }
}

/* "he is eighty-[one]": one number. */
static void mend_number(quoth_mender *m, uint32_t i) {
  const uint32_t tens = i - 2;
  if (i < 2 || m->tokens[i].upos != QUOTH_NUM ||
      m->tokens[i - 1].xpos != QUOTH_XPOS_HYPH ||
      m->tokens[tens].upos != QUOTH_NUM || quoth_mend_head(m, i) != tens ||
      m->tokens[i].deprel != QUOTH_DEP_PARATAXIS) {
    return;
  }
  m->tokens[i].deprel = QUOTH_DEP_COMPOUND;
  quoth_mend_move(m, i, tens, m->count);
}

/* "[half] the crew left": of the crew, not of how it left. */
static void mend_predeterminer(quoth_mender *m, uint32_t i) {
  const uint32_t article = i + 1;
  if (m->tokens[i].xpos != QUOTH_XPOS_PDT ||
      m->tokens[i].deprel != QUOTH_DEP_ADVMOD || article >= m->count ||
      m->tokens[article].deprel != QUOTH_DEP_DET) {
    return;
  }
  const uint32_t noun = quoth_mend_head(m, article);
  if (noun != QUOTH_NONE && noun > article) {
    quoth_mend_attach(m, i, noun, QUOTH_DEP_DET_PREDET);
  }
}

/* "[each] one costs more": one subject, not two. */
static void mend_each(quoth_mender *m, uint32_t i) {
  const uint32_t one = i + 1;
  if (m->tokens[i].upos == QUOTH_DET && one < m->count &&
      quoth_mend_is(m, one, "one") &&
      m->tokens[i].head == m->tokens[one].head &&
      m->tokens[i].deprel == m->tokens[one].deprel &&
      is_slot((quoth_deprel)m->tokens[i].deprel)) {
    quoth_mend_attach(m, i, one, QUOTH_DEP_DET);
  }
}

/* "a [million] a week": so many for each; no number stands before an article.
 */
static void mend_rate(quoth_mender *m, uint32_t i) {
  const uint32_t unit = quoth_mend_head(m, i), article = i + 1;
  if (m->tokens[i].deprel != QUOTH_DEP_NUMMOD || unit != i + 2 ||
      unit >= m->count || m->tokens[article].upos != QUOTH_DET ||
      quoth_mend_head(m, article) != unit) {
    return;
  }
  quoth_mend_promote(m, i, unit, QUOTH_DEP_NMOD_UNMARKED);
  quoth_mend_move(m, unit, i, article);
}

/* "Restoring [it] will be hard": what is restored; of two subjects the clause
 * is the one. */
static void mend_inside_subject(quoth_mender *m, uint32_t i) {
  const uint32_t verb = i - 1, said = quoth_mend_head(m, i);
  if (i == 0 || quoth_mend_base(m, i) != QUOTH_DEP_NSUBJ ||
      m->tokens[verb].deprel != QUOTH_DEP_CSUBJ ||
      m->tokens[verb].xpos != QUOTH_XPOS_VBG ||
      quoth_mend_head(m, verb) != said) {
    return;
  }
  quoth_mend_attach(m, i, verb, QUOTH_DEP_OBJ);
}

/* "a cook from Bergen [called] Rolf": the town has its own name. */
static void mend_called(quoth_mender *m, uint32_t i) {
  const uint32_t name = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_ACL ||
      m->tokens[i].xpos != QUOTH_XPOS_VBN || name == QUOTH_NONE || name > i ||
      m->tokens[name].upos != QUOTH_PROPN ||
      m->tokens[name].deprel != QUOTH_DEP_NMOD ||
      (!quoth_text_is(m->tokens[i].lemma, "call") &&
       !quoth_text_is(m->tokens[i].lemma, "name"))) {
    return;
  }
  const uint32_t noun = quoth_mend_head(m, name);
  if (noun != QUOTH_NONE && noun < name && m->tokens[noun].upos == QUOTH_NOUN) {
    m->tokens[i].head = m->first + noun;
  }
}

/* "a clerk called [Marit Lund] saved it": the name is what she is called. */
static void mend_callee(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (quoth_mend_base(m, i) != QUOTH_DEP_NSUBJ || verb == QUOTH_NONE ||
      verb < i || m->tokens[i].upos != QUOTH_PROPN) {
    return;
  }
  uint32_t called = i;
  while (called > 0 && m->tokens[called].upos == QUOTH_PROPN) {
    called--;
  }
  const uint32_t noun = quoth_mend_head(m, called);
  if (m->tokens[called].deprel == QUOTH_DEP_ACL && noun < called &&
      m->tokens[called].xpos == QUOTH_XPOS_VBN &&
      (quoth_text_is(m->tokens[called].lemma, "call") ||
       quoth_text_is(m->tokens[called].lemma, "name")) &&
      m->tokens[noun].head == m->tokens[i].head) {
    quoth_mend_attach(m, i, called, QUOTH_DEP_OBJ);
  }
}

/* "[Minister], the report says otherwise": who is called; the report is the
 * subject. */
static void mend_called_out(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i), comma = i + 1;
  const bool noun = i == 0 && m->tokens[i].upos == QUOTH_NOUN; /* "Doctor" */
  if (quoth_mend_base(m, i) != QUOTH_DEP_NSUBJ || verb == QUOTH_NONE ||
      (m->tokens[i].upos != QUOTH_PROPN && !noun) || comma >= verb ||
      m->tokens[comma].xpos != QUOTH_XPOS_COMMA) {
    return;
  }
  const uint32_t other =
      quoth_mend_find(m, verb, (quoth_deprel)m->tokens[i].deprel, comma);
  if (other < verb && (!noun || quoth_mend_is(m, other, "you")) &&
      m->tokens[other].upos != QUOTH_PROPN &&
      (m->tokens[other].upos != QUOTH_PRON || quoth_mend_is(m, other, "you") ||
       quoth_mend_is(m, other, "I") || quoth_mend_is(m, other, "we"))) {
    m->tokens[i].deprel = QUOTH_DEP_VOCATIVE;
  }
}

/* "My deputy, [Henrik Lund], left": who the deputy is. */
static void mend_named(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  uint32_t after = i + 1;
  if (i < 2 || m->tokens[i].deprel != QUOTH_DEP_NSUBJ || verb == QUOTH_NONE ||
      m->tokens[i].upos != QUOTH_PROPN ||
      m->tokens[i - 1].xpos != QUOTH_XPOS_COMMA) {
    return;
  }
  while (after < verb && m->tokens[after].deprel == QUOTH_DEP_FLAT) {
    after++;
  }
  const uint32_t noun = quoth_mend_find(m, verb, QUOTH_DEP_NSUBJ, 0);
  if (after < verb && m->tokens[after].xpos == QUOTH_XPOS_COMMA &&
      noun + 2 <= i && (m->tokens[noun].features & QUOTH_SINGULAR) &&
      m->tokens[noun].upos == QUOTH_NOUN) {
    quoth_mend_attach(m, i, noun, QUOTH_DEP_APPOS);
  }
}

void quoth_mend_nouns(quoth_mender *m) {
  for (uint32_t i = 0; i < m->count; i++) {
    mend_predeterminer(m, i);
    mend_each(m, i);
    mend_rate(m, i);
    mend_inside_subject(m, i);
    mend_called(m, i);
    mend_callee(m, i);
    mend_called_out(m, i);
    mend_named(m, i);
    mend_number(m, i);
    mend_of_name(m, i);
    mend_before_name(m, i);
    mend_name(m, i);
    mend_version(m, i);
    mend_hyphen(m, i);
    mend_topic(m, i);
    mend_partner(m, i);
    mend_preposition(m, i);
    mend_source(m, i);
    mend_state(m, i);
    mend_nearer_verb(m, i);
    mend_said_noun(m, i);
    mend_example(m, i);
    mend_of(m, i);
    mend_expletive(m, i);
    mend_inner_subject(m, i);
    mend_second_subject(m, i);
  }
  for (uint32_t i = 0; i < m->count; i++) {
    mend_list(m, i); /* of whole names */
    mend_nearest(m, i);
  }
}
