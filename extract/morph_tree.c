/* What the sentence says of a word's features. */
#include "extract/morph.h"
#include "extract/xpos.h"

static const uint32_t persons = QUOTH_FIRST | QUOTH_SECOND | QUOTH_THIRD;
static const uint32_t numbers = QUOTH_SINGULAR | QUOTH_PLURAL;

/* What the dependents of a word are, in quoth_morph_note.marks. */
enum {
  HAS_TO = 1,
  HAS_AUX = 2,
  HAS_BE = 4, /* as auxiliary, not of a passive */
  HAS_PASSIVE = 8,
  HAS_HAVE = 16,
  HAS_RELATIVE = 32
};

static bool is_relative_clause(const quoth_token *token) {
  return token->deprel == QUOTH_DEP_ACL_RELCL ||
         token->deprel == QUOTH_DEP_ADVCL_RELCL;
}

static void note_dependent(quoth_morph_note *note, uint32_t place,
                           const quoth_token *token) {
  switch (quoth_deprel_base((quoth_deprel)token->deprel)) {
  case QUOTH_DEP_NSUBJ:
  case QUOTH_DEP_CSUBJ:
  case QUOTH_DEP_EXPL:
    note->subject = note->subject == QUOTH_NONE ? place : note->subject;
    break;
  case QUOTH_DEP_MARK:
    note->marks |= token->xpos == QUOTH_XPOS_TO ? HAS_TO : 0;
    break;
  case QUOTH_DEP_COP:
  case QUOTH_DEP_AUX:
    note->marks |= HAS_AUX;
    note->marks |= token->deprel == QUOTH_DEP_AUX_PASS ? HAS_PASSIVE : 0;
    note->marks |=
        token->deprel == QUOTH_DEP_AUX && quoth_text_is(token->lemma, "be")
            ? HAS_BE
            : 0;
    note->marks |= quoth_text_is(token->lemma, "have") ? HAS_HAVE : 0;
    break;
  case QUOTH_DEP_ACL:
  case QUOTH_DEP_ADVCL:
    note->marks |= is_relative_clause(token) ? HAS_RELATIVE : 0;
    break;
  default:
    break;
  }
}

/* The sentence while its verbs are refined. */
typedef struct {
  quoth_token *tokens;
  uint32_t count, first;
  quoth_morph_note *notes;
} sentence;

static uint32_t head_of(const sentence *s, uint32_t place) {
  const uint32_t head = s->tokens[place].head;
  return head == QUOTH_NONE ? QUOTH_NONE : head - s->first;
}

/* The verb whose subject a conjunct shares; itself when it is none. */
static uint32_t first_conjunct(const sentence *s, uint32_t place) {
  for (uint32_t steps = 0; steps < 8; steps++) {
    const uint32_t head = head_of(s, place);
    if (s->tokens[place].deprel != QUOTH_DEP_CONJ || head == QUOTH_NONE) {
      break;
    }
    place = head;
  }
  return place;
}

/* The clause a verb or auxiliary heads or belongs to. */
static uint32_t clause_of(const sentence *s, uint32_t place) {
  const quoth_deprel base =
      quoth_deprel_base((quoth_deprel)s->tokens[place].deprel);
  const uint32_t head = head_of(s, place);
  const bool helps = base == QUOTH_DEP_AUX || base == QUOTH_DEP_COP;
  return helps && head != QUOTH_NONE ? head : place;
}

static uint32_t subject_of(const sentence *s, uint32_t clause) {
  const uint32_t own = s->notes[clause].subject;
  return own != QUOTH_NONE ? own : s->notes[first_conjunct(s, clause)].subject;
}

static bool has_conjunct(const sentence *s, uint32_t place) {
  for (uint32_t i = place + 1; i < s->count; i++) {
    if (s->tokens[i].deprel == QUOTH_DEP_CONJ && head_of(s, i) == place) {
      return true;
    }
  }
  return false;
}

/* Person and number of a finite verb, from its subject. A verb in the present
 * without "-s" is no third person singular; without a subject it is the
 * writer's ("Hope to see you"). */
static uint32_t agreement(const sentence *s, uint32_t clause, bool bare) {
  uint32_t subject = subject_of(s, clause);
  if (subject == QUOTH_NONE) {
    return (bare ? QUOTH_FIRST : QUOTH_THIRD) | QUOTH_SINGULAR;
  }
  uint32_t bits = s->tokens[subject].features;
  if ((bits & QUOTH_RELATIVE) && head_of(s, clause) != QUOTH_NONE) {
    subject = head_of(s, clause); /* who, which, that: as their antecedent */
    bits = s->tokens[subject].features;
  }
  const uint32_t person = bits & persons ? bits & persons : QUOTH_THIRD;
  const uint32_t number = bits & numbers ? bits & numbers : QUOTH_SINGULAR;
  const bool many = bare || has_conjunct(s, subject);
  return person | (person == QUOTH_THIRD && many ? QUOTH_PLURAL : number);
}

/* "it" and "you" are subjects and objects alike. */
static void settle_case(const sentence *s, uint32_t place) {
  quoth_token *token = &s->tokens[place];
  if (!(token->features & (QUOTH_NEUTER | QUOTH_SECOND)) ||
      !(token->features & (QUOTH_NOMINATIVE | QUOTH_ACCUSATIVE))) {
    return;
  }
  const quoth_token *first = &s->tokens[first_conjunct(s, place)];
  bool object = false;
  switch (quoth_deprel_base((quoth_deprel)first->deprel)) {
  case QUOTH_DEP_OBJ:
  case QUOTH_DEP_IOBJ:
  case QUOTH_DEP_OBL:
  case QUOTH_DEP_NMOD:
    object = true;
    break;
  default:
    break;
  }
  token->features &= ~(uint32_t)(QUOTH_NOMINATIVE | QUOTH_ACCUSATIVE);
  token->features |= object ? QUOTH_ACCUSATIVE : QUOTH_NOMINATIVE;
}

/* "Go home", "Don't go": a bare verb that heads a sentence, or a part of it
 * that stands alone, without a subject. */
static bool is_imperative(const sentence *s, uint32_t place) {
  const uint32_t clause = clause_of(s, place);
  const quoth_morph_note *note = &s->notes[clause];
  const bool helped = clause == place && (note->marks & HAS_AUX);
  if (helped || (note->marks & (HAS_TO | HAS_HAVE)) ||
      (note->subject != QUOTH_NONE &&
       !(s->tokens[note->subject].features & QUOTH_SECOND))) {
    return false;
  }
  const uint32_t head = first_conjunct(s, clause);
  if (head != clause) {
    return !(s->notes[head].marks & (HAS_TO | HAS_AUX)) &&
           s->notes[head].subject == QUOTH_NONE &&
           s->tokens[head].deprel != QUOTH_DEP_XCOMP &&
           s->tokens[head].deprel != QUOTH_DEP_CCOMP;
  }
  switch (s->tokens[clause].deprel) {
  case QUOTH_DEP_ROOT:
  case QUOTH_DEP_PARATAXIS:
  case QUOTH_DEP_LIST:
  case QUOTH_DEP_DISCOURSE:
  case QUOTH_DEP_CCOMP:
    return true;
  default:
    return false;
  }
}

/* "was seen", "a book written by him"; not "has seen". */
static bool is_passive(const sentence *s, uint32_t place) {
  const uint32_t head = first_conjunct(s, place);
  const uint8_t own = s->notes[place].marks, marks = s->notes[head].marks;
  if ((own | marks) & HAS_PASSIVE) {
    return true;
  }
  return !((own | marks) & (HAS_HAVE | HAS_BE)) &&
         s->tokens[place].upos == QUOTH_VERB;
}

/* "the man who built it", "what he built"; not "who built it?". */
static bool is_relative(const sentence *s, uint32_t place) {
  if (s->notes[place].marks & HAS_RELATIVE) {
    return true;
  }
  for (uint32_t steps = 0; steps < 6 && place != QUOTH_NONE; steps++) {
    const quoth_token *token = &s->tokens[place];
    if (is_relative_clause(token)) {
      return true;
    }
    const bool clause = token->upos == QUOTH_VERB &&
                        token->deprel != QUOTH_DEP_XCOMP &&
                        token->deprel != QUOTH_DEP_CONJ;
    place = clause ? QUOTH_NONE : head_of(s, place);
  }
  return false;
}

/* "the man waiting", "stop talking", "boring"; not "is talking". */
static bool is_gerund(const sentence *s, uint32_t place) {
  const uint32_t first = first_conjunct(s, place);
  if ((s->notes[place].marks | s->notes[first].marks) & HAS_AUX) {
    return false;
  }
  switch (quoth_deprel_base((quoth_deprel)s->tokens[first].deprel)) {
  case QUOTH_DEP_ACL:
  case QUOTH_DEP_AMOD:
  case QUOTH_DEP_APPOS:
  case QUOTH_DEP_CCOMP:
  case QUOTH_DEP_COMPOUND:
  case QUOTH_DEP_CSUBJ:
  case QUOTH_DEP_NMOD:
  case QUOTH_DEP_NSUBJ:
  case QUOTH_DEP_OBJ:
  case QUOTH_DEP_OBL:
  case QUOTH_DEP_XCOMP:
    return true;
  default:
    return false;
  }
}

static void refine(const sentence *s, uint32_t place) {
  quoth_token *token = &s->tokens[place];
  switch (token->xpos) {
  case QUOTH_XPOS_VBD:
  case QUOTH_XPOS_VBP:
    token->features &= ~(persons | numbers);
    token->features |=
        agreement(s, clause_of(s, place), token->xpos == QUOTH_XPOS_VBP);
    break;
  case QUOTH_XPOS_PRP:
    settle_case(s, place);
    break;
  case QUOTH_XPOS_VB:
    token->features &=
        ~(uint32_t)(QUOTH_INFINITIVE | QUOTH_FINITE | QUOTH_IMPERATIVE);
    token->features |= is_imperative(s, place) ? QUOTH_IMPERATIVE | QUOTH_FINITE
                                               : QUOTH_INFINITIVE;
    break;
  case QUOTH_XPOS_VBG:
    if (token->upos == QUOTH_VERB) {
      const bool gerund = is_gerund(s, place);
      token->features &=
          ~(uint32_t)(QUOTH_GERUND | QUOTH_PARTICIPLE | QUOTH_PRESENT);
      token->features |=
          gerund ? QUOTH_GERUND : QUOTH_PARTICIPLE | QUOTH_PRESENT;
    }
    break;
  case QUOTH_XPOS_VBN:
    token->features &= ~(uint32_t)QUOTH_PASSIVE;
    token->features |= is_passive(s, place) ? QUOTH_PASSIVE : 0;
    break;
  case QUOTH_XPOS_WDT:
  case QUOTH_XPOS_WP:
  case QUOTH_XPOS_WP_POSS:
  case QUOTH_XPOS_WRB:
    token->features &= ~(uint32_t)(QUOTH_INTERROGATIVE | QUOTH_RELATIVE);
    token->features |=
        is_relative(s, place) ? QUOTH_RELATIVE : QUOTH_INTERROGATIVE;
    break;
  default:
    break;
  }
}

/* "been" follows, perhaps after "not", "already", … */
static bool has_been(const sentence *s, uint32_t place) {
  for (uint32_t i = place + 1; i < s->count && i < place + 4; i++) {
    const quoth_token *token = &s->tokens[i];
    if (token->xpos == QUOTH_XPOS_VBN) {
      return quoth_text_is(token->lemma, "be");
    }
    if (token->upos != QUOTH_ADV && token->upos != QUOTH_PART) {
      return false;
    }
  }
  return false;
}

/* "'s" is "is" or "has": has when a participle follows that is no passive. */
static void settle_contraction(const sentence *s, uint32_t place,
                               quoth_text form) {
  quoth_token *token = &s->tokens[place];
  const uint32_t head = head_of(s, place);
  if (token->upos != QUOTH_AUX || token->xpos != QUOTH_XPOS_VBZ ||
      head == QUOTH_NONE || form.size > 4 || form.at[form.size - 1] != 's') {
    return;
  }
  const bool perfect =
      token->deprel == QUOTH_DEP_AUX && s->tokens[head].xpos == QUOTH_XPOS_VBN;
  if (perfect || has_been(s, place)) {
    token->lemma = quoth_text_of("have");
  } else if (token->deprel == QUOTH_DEP_COP ||
             token->deprel == QUOTH_DEP_AUX_PASS) {
    token->lemma = quoth_text_of("be");
  }
}

void quoth_morph_refine(quoth_text text, quoth_token *tokens, uint32_t count,
                        uint32_t first, quoth_morph_note *notes) {
  const sentence s = {tokens, count, first, notes};
  for (uint32_t i = 0; i < count; i++) {
    notes[i] = (quoth_morph_note){QUOTH_NONE, 0};
  }
  for (uint32_t i = 0; i < count; i++) {
    settle_contraction(&s, i, quoth_text_slice(text, tokens[i].span));
  }
  for (uint32_t i = 0; i < count; i++) {
    const uint32_t head = head_of(&s, i);
    if (head != QUOTH_NONE) {
      note_dependent(&notes[head], i, &tokens[i]);
    }
  }
  for (uint32_t i = 0; i < count; i++) {
    refine(&s, i);
  }
}
