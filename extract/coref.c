#include "extract/coref.h"
#include "extract/coref_dialogue.h"
#include "extract/coref_expletive.h"
#include "extract/coref_hero.h"
#include "extract/coref_memory.h"
#include "extract/coref_nominal.h"
#include "extract/coref_pair.h"
#include "extract/coref_person.h"
#include "extract/coref_quote.h"
#include "extract/name_find.h"

/* Points by which an antecedent must beat the next one. */
enum {
  CLEAR_PERSON = 2,
  CLEAR_STRANGER = 4, /* who may be a man or a woman */
  CLEAR_SUBJECT = 8,  /* "it" that takes up a subject */
  CLEAR_GROUP = 9     /* "they" */
};

enum { CALL_WORDS = 4 /* at most, of "Miss Lund?" as a sentence */ };

typedef struct {
  quoth_names *names;
  quoth_memory memory;
  uint32_t *node_of_token;
  quoth_quotations quotations;
  uint32_t next_quotation;
  const quoth_quotation *quotation; /* around the present token, or NULL */
  uint32_t quoted, hearer;          /* nodes of who says it, and to whom */
  uint32_t called;                  /* node that the sentence calls by name */
  uint32_t turn;
  bool panel;
} coref;

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

/* A pronoun tells the gender of whom it means. */
static void learn_gender(quoth_name_node *node, quoth_pronoun pronoun) {
  if (node->gender == QUOTH_GENDER_UNKNOWN) {
    node->gender = pronoun == QUOTH_PRONOUN_HE    ? QUOTH_GENDER_MALE
                   : pronoun == QUOTH_PRONOUN_SHE ? QUOTH_GENDER_FEMALE
                                                  : QUOTH_GENDER_UNKNOWN;
  }
}

/* "It" or "its" that takes up what this sentence or the one before is about. */
static bool takes_up(const coref *c, const quoth_spoken *s, uint32_t token) {
  const quoth_token *t = &c->names->trees->tokens[token];
  return s->node != QUOTH_NONE && t->sentence - s->sentence <= 1 &&
         (t->deprel == QUOTH_DEP_NSUBJ || t->deprel == QUOTH_DEP_NSUBJ_PASS ||
          t->deprel == QUOTH_DEP_NMOD_POSS);
}

static bool is_clear(const coref *c, const quoth_spoken *s, uint32_t token,
                     quoth_pronoun pronoun, int margin) {
  switch (pronoun) {
  case QUOTH_PRONOUN_HE:
  case QUOTH_PRONOUN_SHE:
    return margin >=
           (s->gender == QUOTH_GENDER_UNKNOWN ? CLEAR_STRANGER : CLEAR_PERSON);
  case QUOTH_PRONOUN_IT:
    return s->rank == 0 && takes_up(c, s, token) && margin >= CLEAR_SUBJECT;
  default:
    return margin >= CLEAR_GROUP;
  }
}

/* A person whom nobody names gets a node when a pronoun speaks of them. */
static quoth_status settle(coref *c, const quoth_spoken *spoken) {
  uint32_t node = spoken->node;
  if (node == QUOTH_NONE && spoken->person &&
      c->names->trees->tokens[spoken->token].upos == QUOTH_NOUN) {
    QUOTH_TRY(quoth_person_node(c->names, spoken->token, &node));
    quoth_memory_settle(&c->memory, spoken, node);
    if (node != QUOTH_NONE) {
      quoth_nominal_note(&c->memory, spoken->token, node);
    }
  }
  return QUOTH_OK;
}

/* "It would help Nokia": whoever else takes part is named, so is another. */
static bool is_named_beside(const coref *c, uint32_t token, uint32_t node) {
  const quoth_token *tokens = c->names->trees->tokens;
  const quoth_sentence *s = &c->names->trees->sentences[tokens[token].sentence];
  for (uint32_t i = token + 1; i < s->first + s->count; i++) {
    if (c->node_of_token[i] == node && tokens[i].head == tokens[token].head &&
        tokens[i].deprel != QUOTH_DEP_APPOS) {
      return true;
    }
  }
  return false;
}

static quoth_status resolve_third(coref *c, uint32_t token,
                                  quoth_pronoun pronoun) {
  int margin = 0;
  const quoth_spoken *s =
      pronoun == QUOTH_PRONOUN_IT && quoth_expletive_check(c->names, token)
          ? NULL
          : quoth_memory_find(&c->memory, token, pronoun, &margin);
  uint32_t node = QUOTH_NONE;
  if (s && is_clear(c, s, token, pronoun, margin)) {
    QUOTH_TRY(settle(c, s));
    node = is_named_beside(c, token, s->node) ? QUOTH_NONE : s->node;
  }
  if (node != QUOTH_NONE) {
    learn_gender(&c->names->nodes[node], pronoun);
    quoth_memory_add(&c->memory, token, node, false);
  } else if (s) {
    quoth_memory_repeat(&c->memory, token, s);
  }
  return add_pronoun(c, token, node, (uint8_t)(margin > 10 ? 85 : 65));
}

static quoth_status resolve(coref *c, uint32_t token) {
  const quoth_names *names = c->names;
  const quoth_pronoun pronoun =
      quoth_pronoun_of(quoth_name_token_text(names, token));
  uint32_t node;
  switch (pronoun) {
  case QUOTH_PRONOUN_NONE:
  case QUOTH_PRONOUN_WE:
    return QUOTH_OK;
  case QUOTH_PRONOUN_I:
    return add_pronoun(c, token, c->memory.speaker, 95);
  case QUOTH_PRONOUN_YOU:
    node = quoth_dialogue_is_generic(names, token) ? QUOTH_NONE
           : c->called != QUOTH_NONE               ? c->called
                                                   : c->memory.addressee;
    return add_pronoun(c, token, node, 75);
  case QUOTH_PRONOUN_RELATIVE: /* part of the phrase of its name: no mention */
    c->node_of_token[token] = relative_node(c, token);
    return QUOTH_OK;
  default:
    return resolve_third(c, token, pronoun);
  }
}

/* ---- one noun ---- */

/* "the company": its article and noun speak of `node`. */
static quoth_status add_nominal(coref *c, uint32_t token, uint32_t node) {
  const quoth_token *tokens = c->names->trees->tokens;
  c->node_of_token[token] = node;
  quoth_memory_add(&c->memory, token, node, false);
  const quoth_mention mention = {
      .span = {tokens[token - 1].span.begin, tokens[token].span.end},
      .first = token - 1,
      .count = 2,
      .head = token,
      .node = node,
      .kind = QUOTH_MENTION_NOMINAL,
      .confidence = 65};
  return quoth_name_add_mention(c->names, &mention);
}

/* A noun stands for a name, or says what a name is, or competes with names for
 * pronouns. */
static quoth_status meet_noun(coref *c, uint32_t token) {
  uint32_t node = quoth_pair_find(c->names, c->node_of_token, token);
  if (node == QUOTH_NONE) {
    node = quoth_nominal_find(&c->memory, token);
  }
  if (node != QUOTH_NONE) {
    return add_nominal(c, token, node);
  }
  node = quoth_nominal_bearer(c->names, c->node_of_token, token);
  if (node != QUOTH_NONE) {
    quoth_nominal_note(&c->memory, token, node);
  } else if (!quoth_nominal_is_predicate(c->names, token) &&
             !quoth_nominal_is_beside(c->names, c->node_of_token, token)) {
    quoth_memory_add_noun(&c->memory, token);
  }
  return QUOTH_OK;
}

/* ---- who speaks ---- */

/* Whom a pronoun after the quotation means, before its turn comes. */
static uint32_t node_ahead(const coref *c, uint32_t token) {
  const quoth_pronoun pronoun =
      quoth_pronoun_of(quoth_name_token_text(c->names, token));
  int margin = 0;
  if (pronoun == QUOTH_PRONOUN_I) {
    return c->memory.speaker;
  }
  const quoth_spoken *s =
      pronoun == QUOTH_PRONOUN_HE || pronoun == QUOTH_PRONOUN_SHE
          ? quoth_memory_find(&c->memory, token, pronoun, &margin)
          : NULL;
  return s && is_clear(c, s, token, pronoun, margin) ? s->node : QUOTH_NONE;
}

/* The node of the token that tells who says a quotation, or who hears it. */
static quoth_status find_teller(coref *c, uint32_t token, uint32_t *node) {
  *node = token == QUOTH_NONE ? QUOTH_NONE : c->node_of_token[token];
  if (token == QUOTH_NONE || *node != QUOTH_NONE) {
    return QUOTH_OK;
  }
  if (token >= c->quotation->first) {
    *node = node_ahead(c, token);
    return QUOTH_OK;
  }
  const quoth_spoken *s = quoth_memory_at(&c->memory, token);
  if (s && !s->plural) {
    QUOTH_TRY(settle(c, s));
    *node = s->node;
  }
  return QUOTH_OK;
}

/* "Lena, do you know it?", "Lena? You know it.": Lena. */
static uint32_t called_in(const coref *c, uint32_t sentence, bool alone) {
  const quoth_token *tokens = c->names->trees->tokens;
  const quoth_sentence *s = &c->names->trees->sentences[sentence];
  for (uint32_t i = s->first; i < s->first + s->count; i++) {
    const uint32_t node = c->node_of_token[i];
    if ((tokens[i].deprel == QUOTH_DEP_VOCATIVE ||
         (alone && tokens[i].deprel == QUOTH_DEP_ROOT)) &&
        node != QUOTH_NONE && node != c->memory.speaker &&
        c->names->nodes[node].type == QUOTH_TYPE_PERSON &&
        tokens[i].upos == QUOTH_PROPN) {
      return node;
    }
  }
  return QUOTH_NONE;
}

static void hear_call(coref *c, uint32_t sentence) {
  const quoth_sentence *s = &c->names->trees->sentences[sentence];
  c->called = called_in(c, sentence, false);
  if (c->called == QUOTH_NONE && sentence > 0 && s[-1].count <= CALL_WORDS &&
      quoth_dialogue_turn(c->names, sentence - 1) ==
          quoth_dialogue_turn(c->names, sentence)) {
    c->called = called_in(c, sentence - 1, true);
  }
}

static void set_voice(coref *c, uint32_t sentence) {
  c->memory.speaker = quoth_dialogue_speaker(c->names, sentence);
  c->memory.addressee = quoth_dialogue_addressee(c->names, sentence);
  if (c->quotation) {
    c->memory.speaker = c->quoted;
    c->memory.addressee = c->hearer;
  }
  hear_call(c, sentence);
}

static quoth_status enter_token(coref *c, uint32_t token) {
  const quoth_token *tokens = c->names->trees->tokens;
  const quoth_quotations *all = &c->quotations;
  const bool leaves = c->quotation && c->quotation->end <= token;
  const bool enters = c->next_quotation < all->count &&
                      all->items[c->next_quotation].first == token;
  if (leaves) {
    c->quotation = NULL;
  }
  if (leaves || token == 0 ||
      tokens[token - 1].sentence != tokens[token].sentence) {
    set_voice(c, tokens[token].sentence);
  }
  if (enters) {
    c->quotation = &all->items[c->next_quotation++];
    QUOTH_TRY(find_teller(c, c->quotation->subject, &c->quoted));
    QUOTH_TRY(find_teller(c, c->quotation->hearer, &c->hearer));
    set_voice(c, tokens[token].sentence);
  }
  return QUOTH_OK;
}

/* ---- the walk ---- */

static quoth_status meet_names(coref *c) {
  quoth_names *names = c->names;
  const size_t count = names->trees->token_count;
  c->node_of_token =
      quoth_arena_alloc(&names->arena, (count + 1) * sizeof *c->node_of_token);
  if (!c->node_of_token) {
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 0; i < count; i++) {
    c->node_of_token[i] = QUOTH_NONE;
  }
  for (size_t i = 0; i < names->mention_count; i++) {
    const quoth_mention *mention = &names->mentions[i];
    for (uint32_t k = 0; k < mention->count; k++) {
      c->node_of_token[mention->first + k] = mention->node;
    }
  }
  return QUOTH_OK;
}

/* An interview with several guests, who speak of one another. */
static bool is_panel(const quoth_document *document) {
  bool asked = false;
  for (uint32_t i = 0; i < document->speaker_count; i++) {
    asked |= document->speakers[i].interviewer;
  }
  return asked && document->speaker_count > 2;
}

/* Whoever begins to speak may be "he" or "she" for those who answer. */
static void meet_speaker(coref *c, uint32_t token) {
  const quoth_names *names = c->names;
  const uint32_t turn =
      quoth_dialogue_turn(names, names->trees->tokens[token].sentence);
  const uint32_t speaker = c->memory.speaker;
  if (turn == c->turn) {
    return;
  }
  c->turn = turn;
  if (c->panel && speaker != QUOTH_NONE &&
      names->nodes[speaker].gender != QUOTH_GENDER_UNKNOWN) {
    quoth_memory_add_speaker(&c->memory, token, speaker);
  }
}

static quoth_status walk(coref *c) {
  quoth_names *names = c->names;
  const uint32_t named = (uint32_t)names->mention_count;
  uint32_t next = 0;
  for (uint32_t i = 0; i < names->trees->token_count; i++) {
    QUOTH_TRY(enter_token(c, i));
    meet_speaker(c, i);
    while (next < named && names->mentions[next].first < i) {
      next++;
    }
    if (names->trees->tokens[i].upos == QUOTH_PRON) {
      QUOTH_TRY(resolve(c, i));
    } else if (next < named && names->mentions[next].first == i) {
      const quoth_mention *mention = &names->mentions[next];
      quoth_memory_add(&c->memory, mention->head, mention->node, true);
      quoth_nominal_note_title(&c->memory, mention);
    } else if (c->node_of_token[i] == QUOTH_NONE) {
      QUOTH_TRY(meet_noun(c, i));
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_coref_find(quoth_names *names) {
  coref c = {.names = names,
             .memory = {.names = names},
             .called = QUOTH_NONE,
             .turn = QUOTH_NONE,
             .panel = is_panel(names->document)};
  QUOTH_TRY(meet_names(&c));
  QUOTH_TRY(quoth_quotations_find(names, &c.quotations));
  QUOTH_TRY(quoth_hero_find(names, &c.memory.hero, &c.memory.company));
  return walk(&c);
}
