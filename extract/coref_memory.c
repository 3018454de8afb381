#include "extract/coref_memory.h"
#include "extract/name_find.h"

enum {
  REACH = 3,          /* sentences back */
  SENTENCE_COST = 12, /* points a sentence further back */
  HERO_BONUS = 7,
  GENDER_BONUS = 5,
  TAKEN_UP_BONUS = 20,
  NAMED_BONUS = 4
};

static uint8_t rank_of(uint8_t deprel) {
  switch (deprel) {
  case QUOTH_DEP_NSUBJ:
  case QUOTH_DEP_NSUBJ_PASS:
  case QUOTH_DEP_NSUBJ_OUTER:
  case QUOTH_DEP_ROOT:
    return 0;
  case QUOTH_DEP_OBJ:
  case QUOTH_DEP_IOBJ:
    return 1;
  default:
    return 2;
  }
}

/* The predicate that the token's phrase depends on. */
static uint32_t clause_of(const quoth_names *names, uint32_t token) {
  const quoth_token *tokens = names->trees->tokens;
  for (int steps = 0; steps < 12; steps++) {
    const uint32_t head = tokens[token].head;
    if (head == QUOTH_NONE) {
      return token;
    }
    if (tokens[head].upos == QUOTH_VERB || tokens[head].upos == QUOTH_AUX ||
        rank_of(tokens[token].deprel) == 0) {
      return head;
    }
    token = head;
  }
  return token;
}

/* "I am from Boston": Boston heads the sentence, but is no subject. */
static bool is_predicate(const quoth_names *names, uint32_t token) {
  const quoth_token *tokens = names->trees->tokens;
  const quoth_sentence *s = &names->trees->sentences[tokens[token].sentence];
  for (uint32_t i = s->first; i < token; i++) {
    if (tokens[i].head == token && (tokens[i].deprel == QUOTH_DEP_COP ||
                                    tokens[i].deprel == QUOTH_DEP_CASE)) {
      return true;
    }
  }
  return false;
}

/* What stands beside a noun, "Mr Hope" of "our teacher, Mr Hope, …", takes
 * part as the noun does. */
static uint8_t part_of(const quoth_names *names, uint32_t token) {
  const quoth_token *tokens = names->trees->tokens;
  for (int steps = 0; steps < 3 &&
                      (tokens[token].deprel == QUOTH_DEP_APPOS ||
                       tokens[token].deprel == QUOTH_DEP_CONJ) &&
                      tokens[token].head != QUOTH_NONE;
       steps++) {
    token = tokens[token].head;
  }
  if (tokens[token].deprel == QUOTH_DEP_NMOD_POSS &&
      tokens[token].upos == QUOTH_PRON && tokens[token].head != QUOTH_NONE) {
    token = tokens[token].head; /* "his landlord": still about him */
  }
  return tokens[token].deprel == QUOTH_DEP_ROOT && is_predicate(names, token)
             ? 2
             : rank_of(tokens[token].deprel);
}

static quoth_spoken *remember(quoth_memory *memory, uint32_t token) {
  const quoth_token *t = &memory->names->trees->tokens[token];
  quoth_spoken *s = &memory->ring[memory->count++ % QUOTH_MEMORY];
  *s = (quoth_spoken){.node = QUOTH_NONE,
                      .token = token,
                      .sentence = t->sentence,
                      .clause = clause_of(memory->names, token),
                      .rank = part_of(memory->names, token),
                      .possessive = t->deprel == QUOTH_DEP_NMOD_POSS};
  return s;
}

void quoth_memory_add(quoth_memory *memory, uint32_t token, uint32_t node,
                      bool named) {
  const quoth_name_node *made = &memory->names->nodes[node];
  quoth_spoken *s = remember(memory, token);
  s->node = node;
  memory->company_met |= node == memory->company;
  s->gender = made->gender;
  s->person = made->type == QUOTH_TYPE_PERSON;
  s->plural = made->type == QUOTH_TYPE_PEOPLE;
  s->named = named;
}

void quoth_memory_add_speaker(quoth_memory *memory, uint32_t token,
                              uint32_t node) {
  quoth_memory_add(memory, token, node, false);
  memory->ring[(memory->count - 1) % QUOTH_MEMORY].rank = 2;
}

/* "He cried like a child", "as a teacher": no other one. */
static bool is_compared(const quoth_names *names, uint32_t token) {
  const quoth_token *tokens = names->trees->tokens;
  const uint32_t first = names->trees->sentences[tokens[token].sentence].first;
  for (uint32_t i = token; i > first; i--) {
    const quoth_token *t = &tokens[i - 1];
    if (t->head == token && t->deprel == QUOTH_DEP_CASE) {
      return quoth_text_is(t->lemma, "like") || quoth_text_is(t->lemma, "as");
    }
  }
  return false;
}

/* Has an article, an owner or a number. */
static bool is_determined(const quoth_names *names, uint32_t token) {
  const quoth_token *tokens = names->trees->tokens;
  const uint32_t first = names->trees->sentences[tokens[token].sentence].first;
  for (uint32_t i = token; i > first; i--) {
    const quoth_token *t = &tokens[i - 1];
    if (t->head == token &&
        (t->deprel == QUOTH_DEP_DET || t->deprel == QUOTH_DEP_NMOD_POSS ||
         t->deprel == QUOTH_DEP_NUMMOD)) {
      return true;
    }
  }
  return false;
}

void quoth_memory_add_noun(quoth_memory *memory, uint32_t token) {
  const quoth_token *t = &memory->names->trees->tokens[token];
  if ((t->upos != QUOTH_NOUN && t->upos != QUOTH_PROPN) ||
      t->deprel == QUOTH_DEP_COMPOUND || t->deprel == QUOTH_DEP_FLAT ||
      t->deprel == QUOTH_DEP_NMOD_DESC) {
    return;
  }
  const quoth_word_set noun = quoth_name_noun(memory->names, token);
  const uint32_t words = memory->names->words[token];
  const uint8_t gender = (words & QUOTH_NAME_BIT(TITLE_FEMALE)) ||
                                 (noun & QUOTH_WORD_BIT(FEMALE_NOUN))
                             ? QUOTH_GENDER_FEMALE
                         : (words & QUOTH_NAME_BIT(TITLE_MALE)) ||
                                 (noun & QUOTH_WORD_BIT(MALE_NOUN))
                             ? QUOTH_GENDER_MALE
                             : QUOTH_GENDER_UNKNOWN;
  const bool plural = (t->features & QUOTH_PLURAL) != 0;
  const bool role =
      (noun & (QUOTH_WORD_BIT(ROLE_NOUN) | QUOTH_WORD_BIT(PERSON_NOUN))) != 0;
  if (role && !plural &&
      (is_compared(memory->names, token) ||
       (gender == QUOTH_GENDER_UNKNOWN &&
        !is_determined(memory->names, token)))) {
    return; /* "from head to foot" */
  }
  quoth_spoken *s = remember(memory, token);
  s->gender = gender;
  s->person = role || gender != QUOTH_GENDER_UNKNOWN;
  s->plural = plural;
}

const quoth_spoken *quoth_memory_at(const quoth_memory *memory,
                                    uint32_t token) {
  const uint32_t kept =
      memory->count < QUOTH_MEMORY ? memory->count : QUOTH_MEMORY;
  for (uint32_t i = 0; i < kept; i++) {
    if (memory->ring[i].token == token) {
      return &memory->ring[i];
    }
  }
  return NULL;
}

void quoth_memory_settle(quoth_memory *memory, const quoth_spoken *spoken,
                         uint32_t node) {
  memory->ring[spoken - memory->ring].node = node;
  if (node != QUOTH_NONE &&
      memory->names->nodes[node].gender == QUOTH_GENDER_UNKNOWN) {
    memory->names->nodes[node].gender = spoken->gender;
  }
}

void quoth_memory_repeat(quoth_memory *memory, uint32_t token,
                         const quoth_spoken *again) {
  const quoth_spoken copy = *again;
  quoth_spoken *s = remember(memory, token);
  s->gender = copy.gender;
  s->person = copy.person;
  s->plural = copy.plural;
}

/* Of who has no name, what later pronouns told counts, too. */
static uint8_t gender_of(const quoth_memory *memory, const quoth_spoken *s) {
  if (s->node == QUOTH_NONE) {
    return s->gender;
  }
  const quoth_name_node *made = &memory->names->nodes[s->node];
  return made->group == QUOTH_NONE ? made->gender : s->gender;
}

/* Who speaks, and whom they speak to when there are but two: no third one. */
static bool is_present(const quoth_memory *memory, uint32_t node) {
  return node != QUOTH_NONE && (node == memory->speaker ||
                                (node == memory->addressee &&
                                 memory->names->document->speaker_count <= 2));
}

static bool agrees(const quoth_memory *memory, const quoth_spoken *s,
                   quoth_pronoun pronoun) {
  const uint8_t gender = gender_of(memory, s);
  if (is_present(memory, s->node)) {
    return false;
  }
  switch (pronoun) {
  case QUOTH_PRONOUN_HE:
    return s->person && !s->plural && gender != QUOTH_GENDER_FEMALE;
  case QUOTH_PRONOUN_SHE:
    return s->person && !s->plural && gender != QUOTH_GENDER_MALE;
  case QUOTH_PRONOUN_IT:
    return !s->person && !s->plural;
  case QUOTH_PRONOUN_THEY:
    return s->plural;
  default:
    return false;
  }
}

static bool is_reflexive(quoth_text text) {
  return text.size > 4 && (memcmp(text.at + text.size - 4, "self", 4) == 0 ||
                           memcmp(text.at + text.size - 4, "lves", 4) == 0);
}

/* "My brother, he sings": the pronoun takes up what stands right before it. */
static bool is_taken_up(const quoth_memory *memory, const quoth_spoken *s,
                        uint32_t token) {
  const quoth_token *tokens = memory->names->trees->tokens;
  if (s->sentence != tokens[token].sentence || s->token + 2 > token ||
      rank_of(tokens[token].deprel) != 0 ||
      tokens[token - 1].upos != QUOTH_PUNCT) {
    return false;
  }
  for (uint32_t i = s->token + 1; i + 1 < token; i++) {
    if (tokens[i].head != s->token || tokens[i].deprel != QUOTH_DEP_FLAT) {
      return false;
    }
  }
  return true;
}

/* "He told him": two arguments of one verb are not the same, unless one of
 * them is reflexive or a possessive. */
static bool is_blocked(const quoth_memory *memory, const quoth_spoken *s,
                       uint32_t token) {
  const quoth_token *t = &memory->names->trees->tokens[token];
  if (s->sentence != t->sentence || t->deprel == QUOTH_DEP_NMOD_POSS ||
      s->possessive || is_taken_up(memory, s, token) ||
      is_reflexive(quoth_name_token_text(memory->names, token))) {
    return false;
  }
  return s->clause == clause_of(memory->names, token);
}

static int score_of(const quoth_memory *memory, const quoth_spoken *s,
                    uint32_t token, quoth_pronoun pronoun) {
  const quoth_token *t = &memory->names->trees->tokens[token];
  int score = 40 - SENTENCE_COST * (int)(t->sentence - s->sentence);
  score -= s->rank * 4;
  score += s->possessive ? 2 : 0;
  score += pronoun == QUOTH_PRONOUN_IT && s->named ? NAMED_BONUS : 0;
  score += is_taken_up(memory, s, token) ? TAKEN_UP_BONUS : 0;
  score += s->rank == rank_of(t->deprel) ? 2 : 0;
  score += s->node != QUOTH_NONE && s->node == memory->hero ? HERO_BONUS : 0;
  const uint8_t wanted = pronoun == QUOTH_PRONOUN_HE    ? QUOTH_GENDER_MALE
                         : pronoun == QUOTH_PRONOUN_SHE ? QUOTH_GENDER_FEMALE
                                                        : QUOTH_GENDER_UNKNOWN;
  if (wanted != QUOTH_GENDER_UNKNOWN && gender_of(memory, s) == wanted) {
    score += GENDER_BONUS;
  }
  return score;
}

static bool is_same(const quoth_spoken *a, const quoth_spoken *b) {
  return a == b || (a->node != QUOTH_NONE && a->node == b->node);
}

const quoth_spoken *quoth_memory_find(const quoth_memory *memory,
                                      uint32_t token, quoth_pronoun pronoun,
                                      int *margin) {
  const uint32_t sentence = memory->names->trees->tokens[token].sentence;
  const uint32_t kept =
      memory->count < QUOTH_MEMORY ? memory->count : QUOTH_MEMORY;
  int scores[QUOTH_MEMORY];
  const quoth_spoken *best = NULL;
  int best_score = 0;
  for (uint32_t i = 0; i < kept; i++) {
    const uint32_t slot = (memory->count - 1 - i) % QUOTH_MEMORY;
    const quoth_spoken *s = &memory->ring[slot];
    scores[slot] = -1;
    if (sentence - s->sentence > REACH || !agrees(memory, s, pronoun) ||
        is_blocked(memory, s, token)) {
      continue;
    }
    scores[slot] = score_of(memory, s, token, pronoun);
    if (!best || scores[slot] > best_score) {
      best = s;
      best_score = scores[slot];
    }
  }
  int second = 0;
  for (uint32_t slot = 0; slot < kept; slot++) {
    if (best && scores[slot] > second && !is_same(best, &memory->ring[slot])) {
      second = scores[slot];
    }
  }
  *margin = best_score - second;
  return best;
}
