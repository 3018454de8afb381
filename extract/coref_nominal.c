#include "extract/coref_nominal.h"
#include "extract/name_find.h"
#include "model/vocab.h"

enum { REACH = 3, BEARER_REACH = 50 /* sentences back */ };

static bool is_definite(const quoth_names *names, uint32_t token) {
  static const char *const words[] = {"the", "this", "that"};
  const quoth_token *t = &names->trees->tokens[token];
  if ((t->upos != QUOTH_NOUN && t->upos != QUOTH_PROPN) ||
      (t->features & QUOTH_PLURAL) || token == 0 ||
      names->trees->tokens[token - 1].sentence != t->sentence) {
    return false;
  }
  const quoth_text before = quoth_name_token_text(names, token - 1);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (quoth_text_is_nocase(before, words[i])) {
      return true;
    }
  }
  return false;
}

/* "the company that …", "the city of …" say themselves which one. */
static bool is_described(const quoth_names *names, uint32_t token) {
  const quoth_token *tokens = names->trees->tokens;
  const quoth_sentence *s = &names->trees->sentences[tokens[token].sentence];
  uint32_t end = s->first + s->count;
  end = end > token + 16 ? token + 16 : end;
  for (uint32_t i = token + 1; i < end; i++) {
    const quoth_deprel base = quoth_deprel_base((quoth_deprel)tokens[i].deprel);
    if (tokens[i].head == token &&
        (base == QUOTH_DEP_NMOD || base == QUOTH_DEP_ACL ||
         base == QUOTH_DEP_APPOS)) {
      return true;
    }
  }
  return false;
}

static bool ends_with_word(quoth_text text, quoth_text word) {
  return text.size >= word.size && word.size &&
         quoth_text_equal_nocase(
             (quoth_text){text.at + text.size - word.size, word.size}, word) &&
         (text.size == word.size || text.at[text.size - word.size - 1] == ' ');
}

/* "company" is a kind of the node when a class of it is labelled so, or when
 * its own name ends so: "Lincoln University". */
static bool is_kind_of(const quoth_names *names, const quoth_name_node *node,
                       quoth_text noun) {
  const quoth_model *ontology = quoth_grammar_ontology(names->grammar);
  uint32_t count = 0;
  const quoth_id *classes =
      quoth_grammar_ancestors(names->grammar, node->node.class_id, &count);
  for (uint32_t i = 0; i < count; i++) {
    const quoth_id label =
        classes[i] == QUOTH_V_SCHEMA_THING
            ? 0
            : quoth_model_object(ontology, classes[i], QUOTH_V_RDFS_LABEL);
    if (label && ends_with_word(quoth_model_get(ontology, label).text, noun)) {
      return true;
    }
  }
  return ends_with_word(node->node.label, noun);
}

/* A name of unknown kind may be a company, since most are. */
static bool may_be(const quoth_names *names, const quoth_name_node *node,
                   quoth_text noun) {
  static const char *const nouns[] = {"company", "firm", "startup",
                                      "organisation"};
  if (node->node.class_id != names->classes[QUOTH_TYPE_ORGANIZATION] &&
      !quoth_text_is(noun, "organisation")) {
    return false;
  }
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
    if (quoth_text_is(noun, nouns[i])) {
      return node->type == QUOTH_TYPE_ORGANIZATION;
    }
  }
  return false;
}

/* ---- what people are ---- */

static bool is_role(const quoth_names *names, uint32_t token) {
  const quoth_word_set words = quoth_name_noun(names, token);
  switch (names->trees->tokens[token].upos) {
  case QUOTH_NOUN:
    return (words &
            (QUOTH_WORD_BIT(ROLE_NOUN) | QUOTH_WORD_BIT(PERSON_NOUN))) != 0;
  case QUOTH_PROPN: /* "the Senator" */
    return (words & QUOTH_WORD_BIT(ROLE_NOUN)) != 0;
  default:
    return false;
  }
}

void quoth_nominal_note_title(quoth_memory *memory,
                              const quoth_mention *mention) {
  const quoth_names *names = memory->names;
  const quoth_token *tokens = names->trees->tokens;
  const uint32_t first = mention->first;
  if (names->nodes[mention->node].type != QUOTH_TYPE_PERSON) {
    return;
  }
  for (uint32_t i = first > 0 ? first - 1 : 0; i <= first; i++) {
    if (i != mention->head && is_role(names, i) &&
        tokens[i].upos == QUOTH_PROPN &&
        tokens[i].sentence == tokens[first].sentence) {
      quoth_nominal_note(memory, i, mention->node);
    }
  }
}

/* The only one who was said to be what the noun says. */
static uint32_t find_bearer(const quoth_memory *memory, uint32_t token) {
  const quoth_token *t = &memory->names->trees->tokens[token];
  const uint64_t noun = quoth_name_word_hash(t->lemma);
  const uint32_t kept =
      memory->bearer_count < QUOTH_ROLES ? memory->bearer_count : QUOTH_ROLES;
  uint32_t found = QUOTH_NONE;
  for (uint32_t i = 0; i < kept; i++) {
    const quoth_bearer *bearer = &memory->bearers[i];
    if (bearer->noun == noun && bearer->node != found &&
        t->sentence - bearer->sentence <= BEARER_REACH) {
      if (found != QUOTH_NONE) {
        return QUOTH_NONE;
      }
      found = bearer->node;
    }
  }
  return found;
}

void quoth_nominal_note(quoth_memory *memory, uint32_t token, uint32_t node) {
  const quoth_token *t = &memory->names->trees->tokens[token];
  memory->bearers[memory->bearer_count++ % QUOTH_ROLES] =
      (quoth_bearer){quoth_name_word_hash(t->lemma), node, t->sentence};
}

/* "It was not our first lamp": the lamp may well be spoken of next. */
static bool is_negated(const quoth_names *names, uint32_t head) {
  const quoth_token *tokens = names->trees->tokens;
  const quoth_sentence *s = &names->trees->sentences[tokens[head].sentence];
  for (uint32_t i = s->first; i < head; i++) {
    if (tokens[i].head == head && (tokens[i].features & QUOTH_NEGATIVE ||
                                   quoth_text_is(tokens[i].lemma, "not"))) {
      return true;
    }
  }
  return false;
}

bool quoth_nominal_is_predicate(const quoth_names *names, uint32_t token) {
  const quoth_token *tokens = names->trees->tokens;
  if (!names->said[token]) {
    return false;
  }
  const uint32_t subject = quoth_name_child(names, token, QUOTH_DEP_NSUBJ);
  return subject != QUOTH_NONE && !is_negated(names, token) &&
         !(tokens[subject].features & QUOTH_DEMONSTRATIVE) &&
         !quoth_text_is(tokens[subject].lemma, "it");
}

static uint32_t person_at(const quoth_names *names,
                          const uint32_t *node_of_token, uint32_t token) {
  const uint32_t node = token == QUOTH_NONE ? QUOTH_NONE : node_of_token[token];
  return node != QUOTH_NONE && names->nodes[node].type == QUOTH_TYPE_PERSON &&
                 names->trees->tokens[token].upos != QUOTH_PRON &&
                 !is_role(names, token)
             ? node
             : QUOTH_NONE;
}

/* "a guy named Mario": the name. */
static uint32_t called(const quoth_names *names, uint32_t token) {
  const uint32_t verb = quoth_name_child(names, token, QUOTH_DEP_ACL);
  if (verb == QUOTH_NONE ||
      !(quoth_name_noun(names, verb) & QUOTH_WORD_BIT(CALL_VERB))) {
    return QUOTH_NONE;
  }
  const uint32_t name = quoth_name_child(names, verb, QUOTH_DEP_XCOMP);
  return name != QUOTH_NONE ? name
                            : quoth_name_child(names, verb, QUOTH_DEP_OBJ);
}

/* Who the noun is by what stands beside it. */
static uint32_t beside(const quoth_names *names, const uint32_t *node_of_token,
                       uint32_t token) {
  uint32_t name = quoth_name_child(names, token, QUOTH_DEP_APPOS);
  if (name == QUOTH_NONE) { /* read as one of two, but nothing joins them */
    name = quoth_name_child(names, token, QUOTH_DEP_CONJ);
    name = name != QUOTH_NONE &&
                   quoth_name_child(names, name, QUOTH_DEP_CC) == QUOTH_NONE
               ? name
               : QUOTH_NONE;
  }
  const uint32_t node = person_at(names, node_of_token, name);
  return node != QUOTH_NONE
             ? node
             : person_at(names, node_of_token, called(names, token));
}

/* "My teacher is Kenji Sato", "… a guy named Kenji". */
static uint32_t predicate_of(const quoth_names *names,
                             const uint32_t *node_of_token, uint32_t token) {
  const quoth_token *t = &names->trees->tokens[token];
  if (t->deprel != QUOTH_DEP_NSUBJ || t->head == QUOTH_NONE ||
      !quoth_nominal_is_predicate(names, t->head)) {
    return QUOTH_NONE;
  }
  const uint32_t node = person_at(names, node_of_token, t->head);
  return node != QUOTH_NONE ? node : beside(names, node_of_token, t->head);
}

uint32_t quoth_nominal_bearer(const quoth_names *names,
                              const uint32_t *node_of_token, uint32_t token) {
  const quoth_token *t = &names->trees->tokens[token];
  if (!is_role(names, token) || (t->features & QUOTH_PLURAL)) {
    return QUOTH_NONE;
  }
  if (t->deprel == QUOTH_DEP_APPOS || t->deprel == QUOTH_DEP_COMPOUND ||
      t->deprel == QUOTH_DEP_NMOD_DESC || t->deprel == QUOTH_DEP_FLAT) {
    return person_at(names, node_of_token, t->head);
  }
  const uint32_t named = beside(names, node_of_token, token);
  if (named != QUOTH_NONE) {
    return named;
  }
  return quoth_nominal_is_predicate(names, token)
             ? person_at(names, node_of_token,
                         quoth_name_child(names, token, QUOTH_DEP_NSUBJ))
             : predicate_of(names, node_of_token, token);
}

bool quoth_nominal_is_beside(const quoth_names *names,
                             const uint32_t *node_of_token, uint32_t token) {
  const quoth_token *t = &names->trees->tokens[token];
  if (t->deprel != QUOTH_DEP_APPOS || t->head == QUOTH_NONE) {
    return false;
  }
  const uint32_t node = node_of_token[t->head];
  return !is_role(names, token) || is_role(names, t->head) ||
         (node != QUOTH_NONE && names->nodes[node].type == QUOTH_TYPE_PERSON);
}

/* ---- what a noun stands for ---- */

/* "the source code", "the work": other things than a source or a work. */
static bool is_part_or_vague(const quoth_names *names, uint32_t token) {
  const quoth_token *t = &names->trees->tokens[token];
  return t->deprel == QUOTH_DEP_COMPOUND || t->deprel == QUOTH_DEP_FLAT ||
         quoth_text_is(t->lemma, "work") ||
         (quoth_name_noun(names, token) & QUOTH_WORD_BIT(VAGUE_NOUN));
}

/* Whose name nobody needs to repeat: the company the document is about. */
static uint32_t find_company(const quoth_memory *memory, quoth_text noun) {
  return memory->company != QUOTH_NONE && memory->company_met &&
                 may_be(memory->names, &memory->names->nodes[memory->company],
                        noun)
             ? memory->company
             : QUOTH_NONE;
}

static uint32_t find_thing(const quoth_memory *memory, uint32_t token) {
  const quoth_names *names = memory->names;
  const quoth_token *t = &names->trees->tokens[token];
  const uint32_t kept =
      memory->count < QUOTH_MEMORY ? memory->count : QUOTH_MEMORY;
  uint32_t found = QUOTH_NONE;
  for (uint32_t i = 0; i < kept; i++) {
    const quoth_spoken *s =
        &memory->ring[(memory->count - 1 - i) % QUOTH_MEMORY];
    if (s->node == QUOTH_NONE || t->sentence - s->sentence > REACH ||
        s->node == found || s->person) {
      continue;
    }
    const quoth_name_node *node = &names->nodes[s->node];
    if (is_kind_of(names, node, t->lemma) || may_be(names, node, t->lemma)) {
      if (found != QUOTH_NONE) {
        return QUOTH_NONE; /* two could be meant */
      }
      found = s->node;
    }
  }
  return found == QUOTH_NONE ? find_company(memory, t->lemma) : found;
}

uint32_t quoth_nominal_find(const quoth_memory *memory, uint32_t token) {
  const quoth_names *names = memory->names;
  if (!is_definite(names, token) || is_described(names, token) ||
      is_part_or_vague(names, token)) {
    return QUOTH_NONE;
  }
  return is_role(names, token) ? find_bearer(memory, token)
         : names->trees->tokens[token].upos == QUOTH_NOUN
             ? find_thing(memory, token)
             : QUOTH_NONE;
}
