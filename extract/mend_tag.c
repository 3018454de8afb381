/* Repairs of tags, and of trees where a wrong tag made them wrong. */
#include "extract/mend_build.h"
#include "extract/number.h"

static void retag(quoth_mender *m, uint32_t verb, quoth_xpos xpos) {
  m->tokens[verb].upos = QUOTH_VERB;
  m->tokens[verb].xpos = (uint8_t)xpos;
  for (uint32_t i = verb + 1; i < m->count; i++) {
    if (quoth_mend_head(m, i) == verb &&
        quoth_mend_base(m, i) == QUOTH_DEP_NMOD &&
        (m->below[i] & QUOTH_BELOW_CASE)) {
      m->tokens[i].deprel = QUOTH_DEP_OBL;
    }
  }
}

static bool ends_in_s(const quoth_mender *m, uint32_t i) {
  return m->text.at[m->tokens[i].span.end - 1] == 's';
}

/* "the tribe [lives] off fish", "the cellar will [flood]". */
static void mend_verb(quoth_mender *m, uint32_t i) {
  const quoth_token *t = &m->tokens[i];
  if (t->upos != QUOTH_NOUN ||
      (m->below[i] & (QUOTH_BELOW_COPULA | QUOTH_BELOW_CASE))) {
    return;
  }
  for (uint32_t k = 0; k < i; k++) {
    if (quoth_mend_head(m, k) != i) {
      continue;
    }
    if (m->tokens[k].xpos == QUOTH_XPOS_MD && t->xpos == QUOTH_XPOS_NN) {
      retag(m, i, QUOTH_XPOS_VB);
      return;
    }
    if (m->tokens[k].deprel == QUOTH_DEP_NSUBJ && t->xpos == QUOTH_XPOS_NNS &&
        k + 3 > i && ends_in_s(m, i)) {
      retag(m, i, QUOTH_XPOS_VBZ);
      return;
    }
  }
}

/* "the factory [closed] early": a participle that leads a sentence without an
 * auxiliary is the past. */
static void mend_past(quoth_mender *m, uint32_t i) {
  if (m->tokens[i].xpos != QUOTH_XPOS_VBN || m->tokens[i].upos != QUOTH_VERB ||
      (m->below[i] & (QUOTH_BELOW_AUX | QUOTH_BELOW_COPULA)) ||
      (m->root != i && m->tokens[i].deprel != QUOTH_DEP_CCOMP &&
       m->tokens[i].deprel != QUOTH_DEP_ADVCL_RELCL &&
       m->tokens[i].deprel != QUOTH_DEP_PARATAXIS)) {
    return;
  }
  uint32_t subject = QUOTH_NONE;
  for (uint32_t k = 0; k < i; k++) {
    const quoth_deprel rel = (quoth_deprel)m->tokens[k].deprel;
    const bool before = rel == QUOTH_DEP_OBL_UNMARKED && k + 1 == i &&
                        m->tokens[k].upos == QUOTH_NOUN;
    if (quoth_mend_head(m, k) == i &&
        (quoth_deprel_base(rel) == QUOTH_DEP_NSUBJ || before)) {
      subject = k;
    }
  }
  if (subject != QUOTH_NONE) {
    m->tokens[subject].deprel = QUOTH_DEP_NSUBJ;
    m->tokens[i].xpos = QUOTH_XPOS_VBD;
  }
}

/* "[sales] dropped by thirty percent": no passive without its auxiliary. */
static void mend_active(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].deprel == QUOTH_DEP_NSUBJ_PASS && verb != QUOTH_NONE &&
      m->tokens[verb].xpos == QUOTH_XPOS_VBD &&
      !(m->below[verb] & QUOTH_BELOW_AUX)) {
    m->tokens[i].deprel = QUOTH_DEP_NSUBJ;
    for (uint32_t k = verb + 1; k < m->count; k++) {
      if (quoth_mend_head(m, k) == verb &&
          m->tokens[k].deprel == QUOTH_DEP_OBL_AGENT) {
        m->tokens[k].deprel = QUOTH_DEP_OBL;
      }
    }
  }
}

/* "my father [loaded] ships", read as "loaded ships": a noun without a copula
 * has no subject. */
static void mend_attribute(quoth_mender *m, uint32_t i) {
  const uint32_t noun = i + 1;
  uint32_t subject = QUOTH_NONE;
  if (m->tokens[i].xpos != QUOTH_XPOS_VBN || noun >= m->count ||
      m->tokens[i].deprel != QUOTH_DEP_AMOD || quoth_mend_head(m, i) != noun ||
      (m->below[noun] & (QUOTH_BELOW_COPULA | QUOTH_BELOW_AUX)) ||
      m->tokens[noun].upos != QUOTH_NOUN) {
    return;
  }
  for (uint32_t k = 0; k < i; k++) {
    const uint32_t head = quoth_mend_head(m, k);
    subject =
        (head == noun || head == i) && quoth_mend_base(m, k) == QUOTH_DEP_NSUBJ
            ? k
            : subject;
  }
  if (subject == QUOTH_NONE) {
    return;
  }
  quoth_mend_promote(m, i, noun, QUOTH_DEP_OBJ);
  for (uint32_t k = 0; k < m->count; k++) {
    if (quoth_mend_head(m, k) != noun) {
      continue;
    }
    m->tokens[k].head = m->first + i;
    if (k > noun && quoth_mend_base(m, k) == QUOTH_DEP_NMOD) {
      m->tokens[k].deprel = QUOTH_DEP_OBL;
    }
  }
  m->tokens[i].xpos = QUOTH_XPOS_VBD;
  m->tokens[i].upos = QUOTH_VERB;
}

/* "the [fair] draws visitors": the verb's subject, where it has none. */
static void mend_adjective(quoth_mender *m, uint32_t i) {
  const uint32_t verb = i + 1, article = i - 1;
  if (m->tokens[i].xpos == QUOTH_XPOS_JJ &&
      m->tokens[i].deprel == QUOTH_DEP_AMOD && quoth_mend_head(m, i) == verb &&
      m->tokens[article].upos == QUOTH_DET &&
      m->tokens[verb].xpos == QUOTH_XPOS_VBZ &&
      !(m->below[verb] & QUOTH_BELOW_SUBJECT)) {
    quoth_mend_attach(m, article, i, QUOTH_DEP_DET);
    m->tokens[i].deprel = QUOTH_DEP_NSUBJ;
    m->tokens[i].upos = QUOTH_NOUN;
    m->tokens[i].xpos = QUOTH_XPOS_NN;
    m->below[verb] |= QUOTH_BELOW_SUBJECT;
  }
}

/* Letters alone, the first a capital, not all of them. */
static bool looks_like_name(quoth_text word) {
  bool lower = false;
  for (size_t i = 0; i < word.size; i++) {
    if ((word.at[i] >= '0' && word.at[i] <= '9') || word.at[i] == '-') {
      return false;
    }
    lower |= word.at[i] >= 'a' && word.at[i] <= 'z';
  }
  return lower && word.at[0] >= 'A' && word.at[0] <= 'Z';
}

/* "[Helion] Fields", read as a number of fields. */
static void mend_number_name(quoth_mender *m, uint32_t i) {
  const quoth_text word = quoth_text_slice(m->text, m->tokens[i].span);
  const uint32_t noun = i + 1;
  if (m->tokens[i].xpos != QUOTH_XPOS_CD || !looks_like_name(word) ||
      quoth_number_is_word(word)) {
    return;
  }
  m->tokens[i].xpos = QUOTH_XPOS_NNP;
  m->tokens[i].upos = QUOTH_PROPN;
  if (m->tokens[i].deprel == QUOTH_DEP_NUMMOD) {
    m->tokens[i].deprel = QUOTH_DEP_COMPOUND;
  }
  if (noun < m->count && quoth_mend_head(m, i) == noun &&
      m->tokens[noun].upos == QUOTH_NOUN &&
      looks_like_name(quoth_text_slice(m->text, m->tokens[noun].span))) {
    m->tokens[noun].upos = QUOTH_PROPN;
    m->tokens[noun].xpos = m->tokens[noun].xpos == QUOTH_XPOS_NNS
                               ? QUOTH_XPOS_NNPS
                               : QUOTH_XPOS_NNP;
  }
}

static bool gives(quoth_text word) {
  static const char *const forms[] = {
      "given",   "shown", "told", "taught", "sent",   "paid", "asked",
      "offered", "lent",  "sold", "handed", "called", NULL};
  return quoth_text_is_any(word, forms);
}

/* "he['s] never used a tractor": has, since what is done to him has no object.
 */
static void mend_perfect(quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  if (m->tokens[i].deprel != QUOTH_DEP_AUX_PASS || verb == QUOTH_NONE ||
      verb < i || m->tokens[verb].xpos != QUOTH_XPOS_VBN ||
      !(quoth_mend_is(m, i, "'s") || quoth_mend_is(m, i, "\xe2\x80\x99s")) ||
      gives(quoth_text_slice(m->text, m->tokens[verb].span))) {
    return;
  }
  const bool object =
      quoth_mend_find(m, verb, QUOTH_DEP_OBJ, verb + 1) != QUOTH_NONE;
  for (uint32_t k = 0; object && k < verb; k++) {
    if (quoth_mend_head(m, k) == verb &&
        m->tokens[k].deprel == QUOTH_DEP_NSUBJ_PASS) {
      m->tokens[k].deprel = QUOTH_DEP_NSUBJ;
      m->tokens[i].deprel = QUOTH_DEP_AUX;
    }
  }
}

static bool has_verb(const quoth_mender *m) {
  for (uint32_t i = 0; i < m->count; i++) {
    if (m->tokens[i].upos == QUOTH_VERB || m->tokens[i].upos == QUOTH_AUX) {
      return true;
    }
  }
  return false;
}

/* "The river [freezes] in January.": a whole sentence needs a verb. */
static void mend_verbless(quoth_mender *m) {
  const uint32_t i = m->root;
  if (i < 2 || i + 2 >= m->count || m->tokens[i].xpos != QUOTH_XPOS_NNS ||
      m->tokens[i - 1].xpos != QUOTH_XPOS_NN ||
      m->tokens[0].upos != QUOTH_DET ||
      m->tokens[m->count - 1].xpos != QUOTH_XPOS_STOP ||
      m->tokens[i + 1].upos == QUOTH_PUNCT || !ends_in_s(m, i) || has_verb(m)) {
    return;
  }
  const uint32_t subject = i - 1;
  quoth_mend_move(m, i, subject, subject);
  quoth_mend_attach(m, subject, i, QUOTH_DEP_NSUBJ);
  retag(m, i, QUOTH_XPOS_VBZ);
}

/* Forms of verbs that are nothing else, VBD or VBZ; else QUOTH_XPOS_COUNT. */
static quoth_xpos verb_form(quoth_text word) {
  static const char *const past[] = {
      "arose", "ate",  "became", "began", "chose", "drank", "drew",  "drove",
      "fell",  "flew", "froze",  "gave",  "grew",  "knew",  "rode",  "sang",
      "sank",  "sent", "shook",  "slept", "spoke", "stole", "swore", "taught",
      "threw", "told", "went",   "wrote", NULL};
  static const char *const present[] = {
      "agrees", "believes", "disagrees", "knows", "says", "thinks", NULL};
  if (quoth_text_is_any(word, past)) {
    return QUOTH_XPOS_VBD;
  }
  return quoth_text_is_any(word, present) ? QUOTH_XPOS_VBZ : QUOTH_XPOS_COUNT;
}

/* "it turns out the contract [runs]": what turns out is a clause. */
static bool turns_out(const quoth_mender *m, uint32_t i) {
  const uint32_t verb = quoth_mend_head(m, i);
  return m->tokens[i].deprel == QUOTH_DEP_OBJ && verb != QUOTH_NONE &&
         verb > 0 && verb < i && quoth_mend_is(m, verb + 1, "out") &&
         quoth_mend_is(m, verb - 1, "it") &&
         m->tokens[i].xpos == QUOTH_XPOS_NNS && ends_in_s(m, i) &&
         (quoth_mend_is(m, verb, "turns") || quoth_mend_is(m, verb, "turned"));
}

/* Where the verb that was a noun stands in the tree of what it governs. */
static void place_verb(quoth_mender *m, uint32_t i) {
  const uint32_t head = quoth_mend_head(m, i);
  const bool apart = i + 1 < m->count && m->tokens[i + 1].upos == QUOTH_PUNCT;
  if (head == QUOTH_NONE) {
    return;
  }
  if (apart && head > i) {
    m->tokens[i].deprel = QUOTH_DEP_PARATAXIS;
  } else if (head > i && head == m->root &&
             quoth_mend_base(m, i) != QUOTH_DEP_NSUBJ) {
    quoth_mend_promote(m, i, head, QUOTH_DEP_CCOMP);
  } else {
    m->tokens[i].deprel = QUOTH_DEP_CCOMP;
  }
}

/* "the lake [froze]", "Abena [thinks]", read as a kind of lake or thinks: its
 * modifier is its subject. */
static void mend_verb_form(quoth_mender *m, uint32_t i) {
  const uint32_t subject = i - 1;
  if (m->tokens[i].upos != QUOTH_NOUN ||
      m->tokens[subject].deprel != QUOTH_DEP_COMPOUND ||
      quoth_mend_head(m, subject) != i) {
    return;
  }
  const quoth_xpos form =
      turns_out(m, i) ? QUOTH_XPOS_VBZ
                      : verb_form(quoth_text_slice(m->text, m->tokens[i].span));
  if (form == QUOTH_XPOS_COUNT) {
    return;
  }
  for (uint32_t k = 0; k < subject; k++) {
    if (quoth_mend_head(m, k) == i && m->tokens[k].upos != QUOTH_PUNCT) {
      m->tokens[k].head = m->first + subject;
    }
  }
  m->tokens[subject].deprel = QUOTH_DEP_NSUBJ;
  place_verb(m, i);
  retag(m, i, form);
}

static bool is_capital(const quoth_mender *m, uint32_t i) {
  const char c = m->text.at[m->tokens[i].span.begin];
  return c >= 'A' && c <= 'Z';
}

/* "founded [Gullwing] Bakery": what looks like a participle or stands apart is
 * part of the name when both have a capital and the word before has none. */
static bool is_name_part(const quoth_mender *m, uint32_t i) {
  const uint32_t name = i + 1, verb = quoth_mend_head(m, i);
  const bool apart = m->tokens[i].xpos == QUOTH_XPOS_NNP &&
                     m->tokens[i].deprel == QUOTH_DEP_XCOMP;
  return name < m->count && (apart || m->tokens[i].xpos == QUOTH_XPOS_VBG) &&
         m->tokens[name].upos == QUOTH_PROPN && is_capital(m, i) &&
         !is_capital(m, i - 1) && verb != QUOTH_NONE && verb < i;
}

static void mend_name_part(quoth_mender *m, uint32_t i) {
  const uint32_t name = i + 1, verb = quoth_mend_head(m, i);
  if (!is_name_part(m, i)) {
    return;
  }
  if (quoth_mend_head(m, name) == i) {
    const quoth_deprel rel = quoth_mend_base(m, i);
    const bool clause = rel == QUOTH_DEP_XCOMP || rel == QUOTH_DEP_CCOMP ||
                        rel == QUOTH_DEP_ADVCL;
    quoth_mend_attach(m, name, verb, clause ? QUOTH_DEP_OBJ : rel);
  } else if (quoth_mend_head(m, name) != verb) {
    return;
  }
  quoth_mend_move(m, i, name, m->count);
  quoth_mend_attach(m, i, name, QUOTH_DEP_COMPOUND);
  m->tokens[i].upos = QUOTH_PROPN;
  m->tokens[i].xpos = QUOTH_XPOS_NNP;
}

/* Verbs that take things, never what somebody does. */
static bool takes_things(const quoth_mender *m, uint32_t i) {
  static const char *const words[] = {
      "make",    "makes", "made",  "sell",    "sells",    "sold",
      "build",   "buy",   "buys",  "builds",  "built",    "bought",
      "produce", "wear",  "wears", "designs", "produces", "produced"};
  for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
    if (quoth_mend_is(m, i, words[k])) {
      return true;
    }
  }
  return false;
}

/* "makes [reading] lamps": no clause, but the kind of thing. */
static void mend_gerund(quoth_mender *m, uint32_t i) {
  const uint32_t thing = i + 1, verb = i - 1;
  if (thing >= m->count || m->tokens[i].xpos != QUOTH_XPOS_VBG ||
      m->tokens[i].deprel != QUOTH_DEP_XCOMP || quoth_mend_head(m, i) != verb ||
      m->tokens[thing].upos != QUOTH_NOUN || quoth_mend_head(m, thing) != i ||
      !takes_things(m, verb)) {
    return;
  }
  quoth_mend_attach(m, thing, verb, QUOTH_DEP_OBJ);
  quoth_mend_move(m, i, thing, m->count);
  for (uint32_t k = thing + 1; k < m->count; k++) {
    if (quoth_mend_head(m, k) == thing &&
        quoth_mend_base(m, k) == QUOTH_DEP_OBL) {
      m->tokens[k].deprel = QUOTH_DEP_NMOD;
    }
  }
  quoth_mend_attach(m, i, thing, QUOTH_DEP_COMPOUND);
  m->tokens[i].upos = QUOTH_NOUN;
  m->tokens[i].xpos = QUOTH_XPOS_NN;
}

static bool is_do(const quoth_mender *m, uint32_t i) {
  return quoth_mend_is(m, i, "did") || quoth_mend_is(m, i, "does") ||
         quoth_mend_is(m, i, "do");
}

/* The verb that "did" helps, read as its object: the last word before the
 * mark. "When did the bakery [start]?", "Why does it still [matter]?" */
static uint32_t helped_verb(const quoth_mender *m, uint32_t helper) {
  const uint32_t verb = m->count - 2;
  const uint8_t xpos = m->tokens[verb].xpos;
  if (quoth_mend_head(m, verb) != helper ||
      (xpos != QUOTH_XPOS_NN && xpos != QUOTH_XPOS_JJ)) {
    return QUOTH_NONE;
  }
  if (m->below[helper] & QUOTH_BELOW_SUBJECT) {
    for (uint32_t k = 0; k < verb; k++) {
      if (quoth_mend_head(m, k) == verb && m->tokens[k].upos != QUOTH_ADV) {
        return QUOTH_NONE;
      }
    }
    return verb;
  }
  return m->tokens[verb].deprel == QUOTH_DEP_OBJ &&
                 m->tokens[verb - 1].deprel == QUOTH_DEP_COMPOUND &&
                 quoth_mend_head(m, verb - 1) == verb
             ? verb
             : QUOTH_NONE;
}

static void mend_question(quoth_mender *m) {
  const uint32_t helper = m->root;
  if (helper + 3 >= m->count || helper > 4 || !is_do(m, helper) ||
      !quoth_mend_is(m, m->count - 1, "?")) {
    return;
  }
  const uint32_t verb = helped_verb(m, helper);
  if (verb == QUOTH_NONE) {
    return;
  }
  const bool subject = (m->below[helper] & QUOTH_BELOW_SUBJECT) == 0;
  for (uint32_t k = 0; k < m->count; k++) {
    const uint32_t head = quoth_mend_head(m, k);
    if (head == helper && k != verb) {
      m->tokens[k].head = m->first + verb;
    } else if (subject && head == verb && k + 1 < verb) {
      m->tokens[k].head = m->first + verb - 1;
    }
  }
  m->tokens[verb].head = QUOTH_NONE;
  m->tokens[verb].deprel = QUOTH_DEP_ROOT;
  quoth_mend_attach(m, helper, verb, QUOTH_DEP_AUX);
  m->tokens[helper].upos = QUOTH_AUX;
  if (subject) {
    quoth_mend_attach(m, verb - 1, verb, QUOTH_DEP_NSUBJ);
  }
  retag(m, verb, QUOTH_XPOS_VB);
  m->root = verb;
}

void quoth_tags_mend(quoth_text text, quoth_token *tokens, uint32_t count,
                     uint32_t first) {
  quoth_mender m;
  if (!quoth_mend_begin(&m, text, tokens, count, first)) {
    return;
  }
  for (uint32_t i = 0; i < count; i++) {
    mend_number_name(&m, i);
    mend_active(&m, i);
    mend_perfect(&m, i);
  }
  for (uint32_t i = 1; i < count; i++) {
    mend_attribute(&m, i);
    if (m.below[i] & (QUOTH_BELOW_SUBJECT | QUOTH_BELOW_AUX)) {
      mend_verb(&m, i);
    }
    mend_past(&m, i);
    mend_verb_form(&m, i);
    mend_name_part(&m, i);
    mend_gerund(&m, i);
    mend_adjective(&m, i);
  }
  mend_verbless(&m);
  mend_question(&m);
}
