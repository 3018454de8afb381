/* Repairs of trees; see mend.h. */
#include "extract/mend.h"
#include "extract/arcs.h"
#include "extract/xpos.h"

/* What hangs below a token. */
enum {
  SUBJECT = 1 << 0,
  COPULA = 1 << 1,
  CASE = 1 << 2,
  CLAUSE = 1 << 3, /* a clause for a subject or object */
  MARK = 1 << 4,
  AUXILIARY = 1 << 5
};

typedef struct {
  quoth_token *tokens;
  uint32_t count, first;
  uint8_t below[QUOTH_ARCS_REACH];
} mender;

static uint8_t bit_of(quoth_deprel base) {
  switch (base) {
  case QUOTH_DEP_NSUBJ:
    return SUBJECT;
  case QUOTH_DEP_COP:
    return COPULA;
  case QUOTH_DEP_CASE:
    return CASE;
  case QUOTH_DEP_MARK:
    return MARK;
  case QUOTH_DEP_AUX:
    return AUXILIARY;
  case QUOTH_DEP_CSUBJ:
  case QUOTH_DEP_CCOMP:
  case QUOTH_DEP_XCOMP:
    return CLAUSE;
  default:
    return 0;
  }
}

static quoth_deprel base_of(const mender *m, uint32_t i) {
  return quoth_deprel_base((quoth_deprel)m->tokens[i].deprel);
}

/* The head's place in the sentence, or QUOTH_NONE. */
static uint32_t head_of(const mender *m, uint32_t i) {
  const uint32_t head = m->tokens[i].head;
  return head == QUOTH_NONE || head < m->first || head >= m->first + m->count
             ? QUOTH_NONE
             : head - m->first;
}

static void look_below(mender *m) {
  memset(m->below, 0, m->count);
  for (uint32_t i = 0; i < m->count; i++) {
    const uint32_t head = head_of(m, i);
    if (head != QUOTH_NONE) {
      m->below[head] |= bit_of(base_of(m, i));
    }
  }
}

static bool is_nominal(const mender *m, uint32_t i) {
  const uint8_t upos = m->tokens[i].upos;
  return (upos == QUOTH_NOUN || upos == QUOTH_PROPN || upos == QUOTH_NUM) &&
         !(m->below[i] & (COPULA | SUBJECT));
}

static bool is_finite(const mender *m, uint32_t i) {
  const uint8_t xpos = m->tokens[i].xpos;
  return xpos == QUOTH_XPOS_VBZ || xpos == QUOTH_XPOS_VBD ||
         xpos == QUOTH_XPOS_VBP;
}

static bool is_predicate(const mender *m, uint32_t i) {
  return m->tokens[i].upos == QUOTH_VERB || (m->below[i] & COPULA);
}

/* "sat on a wall and [sang]": coordinated with what is said, not with the
 * wall. */
static void mend_conjunct(mender *m, uint32_t i) {
  uint32_t up = head_of(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_CONJ || up == QUOTH_NONE ||
      m->tokens[i].upos != QUOTH_VERB || !is_finite(m, i) ||
      !is_nominal(m, up)) {
    return;
  }
  while (up != QUOTH_NONE && !is_predicate(m, up)) {
    up = head_of(m, up);
  }
  if (up != QUOTH_NONE && up < i) {
    m->tokens[i].head = m->first + up;
  }
}

/* "Emperor [Meiji] left", "by Rolf [Berg]": parts of one name, told apart by
 * no mark and no preposition. */
static void mend_name(mender *m, uint32_t i) {
  if (i == 0 || m->tokens[i].upos != QUOTH_PROPN ||
      m->tokens[i - 1].upos != QUOTH_PROPN ||
      m->tokens[i].head != m->tokens[i - 1].head ||
      m->tokens[i].deprel != m->tokens[i - 1].deprel || (m->below[i] & CASE)) {
    return;
  }
  switch ((quoth_deprel)m->tokens[i].deprel) {
  case QUOTH_DEP_NSUBJ:
  case QUOTH_DEP_NSUBJ_PASS:
  case QUOTH_DEP_OBJ:
  case QUOTH_DEP_OBL:
  case QUOTH_DEP_OBL_AGENT:
  case QUOTH_DEP_NMOD:
    m->tokens[i].head = m->first + i - 1;
    m->tokens[i].deprel = QUOTH_DEP_FLAT;
    break;
  default:
    break;
  }
}

/* "sells tools such as [saws]": examples of the tools. */
static void mend_example(mender *m, uint32_t i) {
  const uint32_t noun = head_of(m, i);
  if (i == 0 || m->tokens[i].deprel != QUOTH_DEP_CASE || noun == QUOTH_NONE ||
      noun < i || i + 1 >= m->count ||
      !quoth_text_equal_nocase(m->tokens[i].lemma, quoth_text_of("such")) ||
      !quoth_text_equal_nocase(m->tokens[i + 1].lemma, quoth_text_of("as"))) {
    return;
  }
  const uint32_t kind =
      m->tokens[i - 1].upos == QUOTH_PUNCT && i > 1 ? i - 2 : i - 1;
  const quoth_deprel base = base_of(m, noun);
  if (m->tokens[kind].upos == QUOTH_NOUN &&
      m->tokens[kind].head == m->tokens[noun].head &&
      (base == QUOTH_DEP_OBJ || base == QUOTH_DEP_OBL)) {
    m->tokens[noun].head = m->first + kind;
    m->tokens[noun].deprel = QUOTH_DEP_NMOD;
  }
}

/* What "it" may announce: "it seems that …", "it is a question whether …". */
static bool announces(const mender *m, uint32_t verb) {
  for (uint32_t k = verb + 1; k < m->count; k++) {
    const quoth_deprel base = base_of(m, k);
    const bool clause = (bit_of(base) & CLAUSE) ||
                        (base == QUOTH_DEP_ADVCL && !(m->below[k] & MARK)) ||
                        quoth_text_is(m->tokens[k].lemma, "whether") ||
                        quoth_text_is(m->tokens[k].lemma, "like") ||
                        quoth_text_is(m->tokens[k].lemma, "that");
    if (clause && !is_nominal(m, k)) {
      return true;
    }
  }
  return false;
}

/* "[It] became the capital": a subject where it announces nothing. */
static void mend_expletive(mender *m, uint32_t i) {
  const uint32_t verb = head_of(m, i);
  if (m->tokens[i].deprel == QUOTH_DEP_EXPL && verb != QUOTH_NONE && verb > i &&
      m->tokens[i].xpos == QUOTH_XPOS_PRP &&
      m->tokens[verb].upos == QUOTH_VERB && is_finite(m, verb) &&
      !(m->below[verb] & (SUBJECT | COPULA)) && !announces(m, verb)) {
    m->tokens[i].deprel = QUOTH_DEP_NSUBJ;
  }
}

/* "the wards of a city, which [cover] …": the noun that the verb agrees with,
 * when the nearer one cannot be its subject. */
static void mend_relative(mender *m, uint32_t i) {
  const uint8_t xpos = m->tokens[i].xpos;
  const uint32_t noun = head_of(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_ACL_RELCL || noun == QUOTH_NONE ||
      noun == 0 || noun > i ||
      (xpos != QUOTH_XPOS_VBP && xpos != QUOTH_XPOS_VBZ)) {
    return;
  }
  uint32_t pronoun = noun + 1;
  while (pronoun < i && m->tokens[pronoun].xpos != QUOTH_XPOS_WDT) {
    pronoun++;
  }
  const uint32_t wanted =
      xpos == QUOTH_XPOS_VBP ? QUOTH_PLURAL : QUOTH_SINGULAR;
  const uint32_t barred =
      xpos == QUOTH_XPOS_VBP ? QUOTH_SINGULAR : QUOTH_PLURAL;
  if (pronoun == i || head_of(m, pronoun) != i ||
      base_of(m, pronoun) != QUOTH_DEP_NSUBJ ||
      !(m->tokens[noun].features & barred)) {
    return;
  }
  const uint32_t up = head_of(m, noun);
  if (up != QUOTH_NONE && up < noun && base_of(m, noun) == QUOTH_DEP_NMOD &&
      (m->tokens[up].features & wanted) &&
      (m->tokens[up].upos == QUOTH_NOUN || m->tokens[up].upos == QUOTH_PROPN)) {
    m->tokens[i].head = m->first + up;
  }
}

void quoth_tree_mend(quoth_token *tokens, uint32_t count, uint32_t first) {
  mender m = {.tokens = tokens, .count = count, .first = first};
  if (count > QUOTH_ARCS_REACH) {
    return;
  }
  look_below(&m);
  for (uint32_t i = 0; i < count; i++) {
    mend_conjunct(&m, i);
    mend_name(&m, i);
    mend_example(&m, i);
    mend_expletive(&m, i);
    mend_relative(&m, i);
  }
}
