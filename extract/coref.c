#include "extract/coref.h"
#include "extract/name_find.h"

enum {
  MEMORY = 24,      /* things spoken of that a pronoun may mean */
  REACH = 3,        /* sentences back */
  SENTENCE_COST = 8 /* points a sentence further back */
};

typedef enum {
  FIRST_SINGULAR,
  FIRST_PLURAL,
  SECOND,
  HE,
  SHE,
  IT,
  THEY,
  RELATIVE_WHO,
  RELATIVE_WHICH,
  NO_PRONOUN
} pronoun_class;

/* Something spoken of. */
typedef struct {
  uint32_t node; /* QUOTH_NONE: a noun that names nothing known */
  uint32_t token, sentence, clause;
  uint8_t rank;   /* 0 subject, 1 object, 2 other */
  uint8_t gender; /* QUOTH_GENDER_… */
  bool person, plural, possessive, proper;
} spoken;

typedef struct {
  quoth_names *names;
  spoken memory[MEMORY];
  uint32_t count; /* ever remembered */
  uint32_t *node_of_token;
} coref;

/* ---- pronouns ---- */

static pronoun_class class_of(quoth_text text) {
  static const struct {
    const char *form;
    pronoun_class class_;
  } rows[] = {
      {"i", FIRST_SINGULAR},
      {"me", FIRST_SINGULAR},
      {"my", FIRST_SINGULAR},
      {"mine", FIRST_SINGULAR},
      {"myself", FIRST_SINGULAR},
      {"we", FIRST_PLURAL},
      {"us", FIRST_PLURAL},
      {"our", FIRST_PLURAL},
      {"ours", FIRST_PLURAL},
      {"ourselves", FIRST_PLURAL},
      {"you", SECOND},
      {"your", SECOND},
      {"yours", SECOND},
      {"yourself", SECOND},
      {"he", HE},
      {"him", HE},
      {"his", HE},
      {"himself", HE},
      {"she", SHE},
      {"her", SHE},
      {"hers", SHE},
      {"herself", SHE},
      {"it", IT},
      {"its", IT},
      {"itself", IT},
      {"they", THEY},
      {"them", THEY},
      {"their", THEY},
      {"theirs", THEY},
      {"themselves", THEY},
      {"who", RELATIVE_WHO},
      {"whom", RELATIVE_WHO},
      {"whose", RELATIVE_WHO},
      {"which", RELATIVE_WHICH},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_text_equal_nocase(text, quoth_text_of(rows[i].form))) {
      return rows[i].class_;
    }
  }
  return NO_PRONOUN;
}

static bool ends_in_self(quoth_text text) {
  return text.size > 4 && (memcmp(text.at + text.size - 4, "self", 4) == 0 ||
                           memcmp(text.at + text.size - 4, "lves", 4) == 0);
}

static const quoth_turn *turn_of(const quoth_names *names, uint32_t sentence) {
  const quoth_document *document = names->document;
  const uint32_t block = names->trees->sentences[sentence].block;
  const uint32_t turn = document->blocks[block].turn;
  return turn < document->turn_count ? &document->turns[turn] : NULL;
}

static uint32_t speaker_of(const quoth_names *names, uint32_t sentence) {
  const quoth_turn *turn = turn_of(names, sentence);
  return turn && !turn->about_others ? turn->speaker : QUOTH_NONE;
}

/* Whom the turn's speaker talks to: the other of two; else who spoke before,
 * or answers next. */
static uint32_t addressee_of(const quoth_names *names, uint32_t sentence) {
  const quoth_document *document = names->document;
  const uint32_t block = names->trees->sentences[sentence].block;
  const uint32_t turn = document->blocks[block].turn;
  const uint32_t speaker = speaker_of(names, sentence);
  if (speaker == QUOTH_NONE || document->speaker_count < 2) {
    return QUOTH_NONE;
  }
  if (document->speaker_count == 2) {
    return 1 - speaker;
  }
  for (uint32_t i = turn; i > 0 && turn - i < 3; i--) {
    const uint32_t other = document->turns[i - 1].speaker;
    if (other != QUOTH_NONE && other != speaker) {
      return other;
    }
  }
  for (uint32_t i = turn + 1; i < document->turn_count && i < turn + 3; i++) {
    const uint32_t other = document->turns[i].speaker;
    if (other != QUOTH_NONE && other != speaker) {
      return other;
    }
  }
  return QUOTH_NONE;
}

/* ---- what was spoken of ---- */

static uint8_t rank_of(quoth_deprel deprel) {
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
    const quoth_token *t = &tokens[token];
    if (t->head == QUOTH_NONE) {
      return token;
    }
    const uint32_t head = t->head;
    if (tokens[head].upos == QUOTH_VERB || tokens[head].upos == QUOTH_AUX ||
        rank_of((quoth_deprel)t->deprel) == 0) {
      return head;
    }
    token = head;
  }
  return token;
}

static void remember(coref *c, uint32_t token, uint32_t node, uint8_t gender,
                     bool person, bool plural, bool proper) {
  const quoth_token *t = &c->names->trees->tokens[token];
  c->memory[c->count++ % MEMORY] =
      (spoken){.node = node,
               .token = token,
               .sentence = t->sentence,
               .clause = clause_of(c->names, token),
               .rank = rank_of((quoth_deprel)t->deprel),
               .gender = gender,
               .person = person,
               .plural = plural,
               .possessive = t->deprel == QUOTH_DEP_NMOD_POSS,
               .proper = proper};
}

static void remember_node(coref *c, uint32_t token, uint32_t node,
                          bool proper) {
  const quoth_name_node *made = &c->names->nodes[node];
  remember(c, token, node, made->gender, made->type == QUOTH_TYPE_PERSON,
           made->type == QUOTH_TYPE_PEOPLE, proper);
}

/* Nouns compete with names for pronouns. */
static void remember_noun(coref *c, uint32_t token) {
  const quoth_token *t = &c->names->trees->tokens[token];
  if (t->upos != QUOTH_NOUN || t->deprel == QUOTH_DEP_COMPOUND ||
      t->deprel == QUOTH_DEP_APPOS || t->deprel == QUOTH_DEP_ROOT) {
    return;
  }
  const quoth_word_set noun = quoth_name_noun(c->names, token);
  const quoth_word_set people =
      QUOTH_WORD_BIT(ROLE_NOUN) | QUOTH_WORD_BIT(PERSON_NOUN);
  const uint32_t words = c->names->words[token];
  const uint8_t gender =
      words & QUOTH_NAME_BIT(TITLE_FEMALE) ? QUOTH_GENDER_FEMALE
      : words & QUOTH_NAME_BIT(TITLE_MALE) ? QUOTH_GENDER_MALE
                                           : QUOTH_GENDER_UNKNOWN;
  remember(c, token, QUOTH_NONE, gender, (noun & people) != 0,
           (t->features & QUOTH_PLURAL) != 0, false);
}

/* ---- agreement ---- */

static bool agrees(const coref *c, const spoken *s, pronoun_class class_) {
  switch (class_) {
  case HE:
    return s->person && !s->plural && s->gender != QUOTH_GENDER_FEMALE;
  case SHE:
    return s->person && !s->plural && s->gender != QUOTH_GENDER_MALE;
  case IT:
    return !s->person && !s->plural;
  case THEY:
    return s->plural ||
           (s->node != QUOTH_NONE &&
            c->names->nodes[s->node].type == QUOTH_TYPE_ORGANIZATION);
  default:
    return false;
  }
}

/* "He told him": two arguments of one verb are not the same, unless one of
 * them is reflexive or a possessive. */
static bool is_blocked(const coref *c, const spoken *s, uint32_t token) {
  const quoth_token *t = &c->names->trees->tokens[token];
  if (s->sentence != t->sentence || t->deprel == QUOTH_DEP_NMOD_POSS ||
      s->possessive || ends_in_self(quoth_name_token_text(c->names, token))) {
    return false;
  }
  return s->clause == clause_of(c->names, token);
}

static int score_of(const coref *c, const spoken *s, uint32_t token,
                    pronoun_class class_) {
  const quoth_token *t = &c->names->trees->tokens[token];
  int score = 40 - SENTENCE_COST * (int)(t->sentence - s->sentence);
  score -= s->rank * 4;
  score += s->possessive ? 1 : 0;
  score += s->rank == rank_of((quoth_deprel)t->deprel) ? 3 : 0;
  score += s->node != QUOTH_NONE ? 2 : 0;
  const uint8_t wanted = class_ == HE    ? QUOTH_GENDER_MALE
                         : class_ == SHE ? QUOTH_GENDER_FEMALE
                                         : QUOTH_GENDER_UNKNOWN;
  if (wanted != QUOTH_GENDER_UNKNOWN && s->gender == wanted) {
    score += 5;
  }
  return score;
}

/* The best antecedent, or NULL. Later ones win ties. */
static const spoken *find_antecedent(const coref *c, uint32_t token,
                                     pronoun_class class_) {
  const uint32_t sentence = c->names->trees->tokens[token].sentence;
  const uint32_t kept = c->count < MEMORY ? c->count : MEMORY;
  const spoken *best = NULL;
  int best_score = 0;
  for (uint32_t i = 0; i < kept; i++) {
    const spoken *s = &c->memory[(c->count - 1 - i) % MEMORY];
    if (sentence - s->sentence > REACH || !agrees(c, s, class_) ||
        is_blocked(c, s, token)) {
      continue;
    }
    const int score = score_of(c, s, token, class_);
    if (!best || score > best_score) {
      best = s;
      best_score = score;
    }
  }
  return best;
}

/* ---- one pronoun ---- */

static quoth_status add_pronoun(coref *c, uint32_t token, uint32_t node,
                                uint8_t confidence) {
  const quoth_token *t = &c->names->trees->tokens[token];
  c->node_of_token[token] = node;
  const quoth_mention mention = {.span = t->span,
                                 .first = token,
                                 .count = 1,
                                 .head = token,
                                 .node = node,
                                 .kind = QUOTH_MENTION_PRONOUN,
                                 .confidence = confidence};
  return quoth_name_add_mention(c->names, &mention);
}

/* The name that a relative clause hangs on. */
static uint32_t relative_node(const coref *c, uint32_t token) {
  const quoth_token *tokens = c->names->trees->tokens;
  uint32_t at = token;
  for (int steps = 0; steps < 8 && tokens[at].head != QUOTH_NONE; steps++) {
    const uint32_t head = tokens[at].head;
    if (tokens[at].deprel == QUOTH_DEP_ACL_RELCL) {
      return head < token ? c->node_of_token[head] : QUOTH_NONE;
    }
    at = head;
  }
  return QUOTH_NONE;
}

static bool is_expletive(const quoth_token *t) {
  return t->deprel == QUOTH_DEP_EXPL;
}

static quoth_status resolve_third(coref *c, uint32_t token,
                                  pronoun_class class_) {
  const quoth_token *t = &c->names->trees->tokens[token];
  const spoken *s = is_expletive(t) ? NULL : find_antecedent(c, token, class_);
  const uint32_t node = s ? s->node : QUOTH_NONE;
  if (s && node != QUOTH_NONE) {
    quoth_name_node *made = &c->names->nodes[node];
    if (made->gender == QUOTH_GENDER_UNKNOWN && class_ == HE) {
      made->gender = QUOTH_GENDER_MALE;
    } else if (made->gender == QUOTH_GENDER_UNKNOWN && class_ == SHE) {
      made->gender = QUOTH_GENDER_FEMALE;
    }
    remember_node(c, token, node, false);
  } else if (s) {
    const spoken copy = *s;
    remember(c, token, QUOTH_NONE, copy.gender, copy.person, copy.plural,
             false);
  }
  return add_pronoun(c, token, node, 70);
}

static quoth_status resolve(coref *c, uint32_t token) {
  const quoth_names *names = c->names;
  const quoth_token *t = &names->trees->tokens[token];
  const pronoun_class class_ = class_of(quoth_name_token_text(names, token));
  uint32_t node;
  switch (class_) {
  case NO_PRONOUN:
  case FIRST_PLURAL:
    return QUOTH_OK;
  case FIRST_SINGULAR:
    node = speaker_of(names, t->sentence);
    return add_pronoun(c, token, node, 95);
  case SECOND:
    node = addressee_of(names, t->sentence);
    return add_pronoun(c, token, node, 75);
  case RELATIVE_WHO:
  case RELATIVE_WHICH:
    node = relative_node(c, token);
    return node == QUOTH_NONE ? QUOTH_OK : add_pronoun(c, token, node, 85);
  default:
    return resolve_third(c, token, class_);
  }
}

/* ---- the walk ---- */

static quoth_status walk(coref *c) {
  quoth_names *names = c->names;
  const uint32_t named = (uint32_t)names->mention_count;
  uint32_t next = 0;
  for (uint32_t i = 0; i < names->trees->token_count; i++) {
    const quoth_token *t = &names->trees->tokens[i];
    if (t->upos == QUOTH_PRON) {
      QUOTH_TRY(resolve(c, i));
      continue;
    }
    while (next < named && names->mentions[next].first < i) {
      next++;
    }
    if (next < named && names->mentions[next].first == i) {
      const quoth_mention m = names->mentions[next];
      for (uint32_t j = 0; j < m.count; j++) {
        c->node_of_token[i + j] = m.node;
      }
      remember_node(c, m.head, m.node, true);
    } else if (c->node_of_token[i] == QUOTH_NONE) {
      remember_noun(c, i);
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_coref_find(quoth_names *names) {
  coref c = {.names = names};
  const size_t count = names->trees->token_count;
  c.node_of_token =
      quoth_arena_alloc(&names->arena, (count + 1) * sizeof *c.node_of_token);
  if (!c.node_of_token) {
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 0; i < count; i++) {
    c.node_of_token[i] = QUOTH_NONE;
  }
  return walk(&c);
}
