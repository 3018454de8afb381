/* Arguments: subject, relation, object and the rest of a clause. */
#include "extract/claim_build.h"
#include "extract/clause_build.h"

/* ---- time ---- */

static bool is_date(const quoth_claimer *claimer, uint32_t token) {
  const quoth_mention *mention = quoth_claim_mention_of(claimer, token);
  return mention != NULL && mention->node != QUOTH_NONE &&
         claimer->mentions->nodes[mention->node].kind == QUOTH_NODE_DATE &&
         claimer->mentions->nodes[mention->node].value != NULL;
}

bool quoth_claim_is_time(const quoth_claimer *claimer, const quoth_part *part) {
  return is_date(claimer, part->head) ||
         (quoth_claim_words(claimer, part->head) & QUOTH_WORD_BIT(TIME_NOUN));
}

/* "since 2015": 2015/.. without an end; "until 2012": ../2012. */
static quoth_status open_time(quoth_claimer *claimer, uint32_t token,
                              quoth_claim *claim) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t word = quoth_tree_child(tree, token, QUOTH_DEP_CASE);
  if (word == QUOTH_NONE || memchr(claim->time.at, '/', claim->time.size)) {
    return QUOTH_OK;
  }
  const bool since = quoth_tree_is(tree, word, "since");
  if (!since && !quoth_tree_is(tree, word, "until") &&
      !quoth_tree_is(tree, word, "till")) {
    return QUOTH_OK;
  }
  quoth_buffer_clear(&claimer->label);
  if (since) {
    quoth_buffer_add(&claimer->label, claim->time);
  }
  quoth_buffer_string(&claimer->label, since ? "/.." : "../");
  if (!since) {
    quoth_buffer_add(&claimer->label, claim->time);
  }
  claim->time =
      quoth_arena_copy(&claimer->arena, quoth_buffer_text(&claimer->label));
  *(since ? &claim->until : &claim->from) = quoth_text_of("");
  return claim->time.at ? QUOTH_OK : QUOTH_NO_MEMORY;
}

/* "74 percent, the highest since 1998": a date of what only explains. */
static bool is_beside(const quoth_tree *tree, uint32_t date) {
  uint32_t up = date;
  for (uint32_t step = 0; step < 6 && quoth_tree_has(tree, up); step++) {
    if (quoth_tree_rel(tree, up) == QUOTH_DEP_APPOS) {
      return up != date;
    }
    up = tree->tokens[up].head;
  }
  return false;
}

static quoth_status find_time(quoth_claimer *claimer,
                              const quoth_clause *clause, quoth_claim *claim) {
  const quoth_claim_sentence *at = &claimer->at;
  for (uint32_t i = 0; i < at->tree.count; i++) {
    const uint32_t owner = at->owner[i];
    if (owner == QUOTH_NONE ||
        claimer->clauses.clauses[owner].predicate != clause->predicate ||
        !is_date(claimer, at->tree.first + i) ||
        is_beside(&at->tree, at->tree.first + i)) {
      continue;
    }
    const quoth_mention *mention =
        quoth_claim_mention_of(claimer, at->tree.first + i);
    const quoth_value *value = claimer->mentions->nodes[mention->node].value;
    claim->time = value->iso;
    claim->from = value->from;
    claim->until = value->until;
    return open_time(claimer, at->tree.first + i, claim);
  }
  return QUOTH_OK;
}

/* ---- the object ---- */

/* "we pride ourselves on it": part of the verb. */
static bool is_reflexive(const quoth_tree *tree, uint32_t token) {
  const quoth_text word = quoth_tree_word(tree, token);
  return tree->tokens[token].xpos == QUOTH_XPOS_PRP && word.size > 5 &&
         (memcmp(word.at + word.size - 4, "self", 4) == 0 ||
          memcmp(word.at + word.size - 4, "lves", 4) == 0);
}

/* "good [at writing code]", "central [to how we work]". */
static bool is_gerund(const quoth_claimer *claimer, const quoth_part *part) {
  const quoth_tree *tree = &claimer->at.tree;
  return part->role == QUOTH_ROLE_CLAUSE && part->marker != QUOTH_NONE &&
         tree->tokens[part->marker].xpos == QUOTH_XPOS_IN &&
         (tree->tokens[part->marker].upos == QUOTH_ADP ||
          tree->tokens[part->head].xpos == QUOTH_XPOS_VBG) &&
         !quoth_text_is(part->preposition, "without") &&
         !quoth_text_is(part->preposition, "instead of") &&
         !quoth_text_is(part->preposition, "by") &&
         !quoth_text_is(part->preposition, "after") &&
         !quoth_text_is(part->preposition, "before") &&
         !quoth_text_is(part->preposition, "while") &&
         !quoth_text_is(part->preposition, "than");
}

/* "In general, startups win": a setting, not what the verb leads to. */
static bool is_fronted(const quoth_claimer *claimer, const quoth_clause *clause,
                       const quoth_part *part) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t after = part->first + part->count;
  return part->first < clause->predicate && quoth_tree_has(tree, after) &&
         tree->tokens[after].xpos == QUOTH_XPOS_COMMA;
}

/* "told [him] to leave": who is told, not what. */
static bool is_told(const quoth_claimer *claimer, const quoth_clause *clause,
                    const quoth_part *part) {
  if (part->role != QUOTH_ROLE_RECIPIENT) {
    return false;
  }
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *other = &clause->parts[i];
    if (other->role == QUOTH_ROLE_CLAUSE && other->first > part->head &&
        quoth_tree_rel(&claimer->at.tree, other->head) == QUOTH_DEP_XCOMP) {
      return true;
    }
  }
  return false;
}

static bool is_object(const quoth_claimer *claimer, const quoth_clause *clause,
                      const quoth_part *part, uint32_t round) {
  const bool clausal = part->role == QUOTH_ROLE_CLAUSE;
  const quoth_deprel base = quoth_tree_base(&claimer->at.tree, part->head);
  switch (round) {
  case 0:
    return part->role == QUOTH_ROLE_OBJECT && !clause->passive &&
           !is_reflexive(&claimer->at.tree, part->head);
  case 1:
    return part->role == QUOTH_ROLE_COMPLEMENT ||
           is_told(claimer, clause, part);
  case 2:
    return clausal && base != QUOTH_DEP_ADVCL;
  case 3:
    return (part->role == QUOTH_ROLE_OBLIQUE || is_gerund(claimer, part)) &&
           part->preposition.size && !quoth_claim_is_time(claimer, part) &&
           !is_fronted(claimer, clause, part);
  case 4:
    return part->role == QUOTH_ROLE_SUBJECT && clause->passive; /* by … */
  case 5:
    return part->role == QUOTH_ROLE_RECIPIENT;
  case 6:
    return part->role == QUOTH_ROLE_OBLIQUE && part->preposition.size &&
           !is_fronted(claimer, clause, part);
  case 7:
    return part->role == QUOTH_ROLE_OBJECT && !clause->passive;
  case 8:
    return part->role == QUOTH_ROLE_OBLIQUE;
  default:
    return false;
  }
}

/* "according to the mayor": by whom it is reported. */
static bool is_source(const quoth_part *part) {
  return part->role == QUOTH_ROLE_OBLIQUE &&
         quoth_text_is(part->preposition, "according to");
}

/* "by the [time] it rained": when, not what. */
static bool is_moment(const quoth_claimer *claimer, const quoth_clause *clause,
                      const quoth_part *part) {
  const bool hour = /* "by six" */
      quoth_text_is(part->preposition, "by") && part->count == 1 &&
      claimer->at.tree.tokens[part->head].upos == QUOTH_NUM &&
      !is_date(claimer, part->head);
  return part->role == QUOTH_ROLE_OBLIQUE &&
         (hour || (part->head == clause->antecedent &&
                   quoth_claim_is_time(claimer, part)));
}

static const quoth_part *object_of(const quoth_claimer *claimer,
                                   const quoth_clause *clause,
                                   const quoth_part *subject) {
  enum { ROUNDS = 9 };
  for (uint32_t round = 0; round < ROUNDS; round++) {
    for (uint32_t i = 0; i < clause->part_count; i++) {
      const quoth_part *part = &clause->parts[i];
      if (part != subject && is_object(claimer, clause, part, round) &&
          !is_source(part) && !is_moment(claimer, clause, part)) {
        return part;
      }
    }
  }
  return NULL;
}

/* "a believer that …": the clause. */
static const quoth_part *belief_of(const quoth_clause *clause) {
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if (part->role == QUOTH_ROLE_CLAUSE &&
        quoth_text_is(part->preposition, "that")) {
      return part;
    }
  }
  return NULL;
}

/* "good at that": what an adjective is about. */
static const quoth_part *object_of_adjective(const quoth_claimer *claimer,
                                             const quoth_clause *clause,
                                             const quoth_part *complement) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint8_t upos = tree->tokens[complement->head].upos;
  if (upos == QUOTH_NOUN) {
    return belief_of(clause);
  }
  if (complement->preposition.size ||
      (upos != QUOTH_ADJ && upos != QUOTH_ADV)) {
    return NULL;
  }
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if ((part->role == QUOTH_ROLE_OBLIQUE || is_gerund(claimer, part)) &&
        part->preposition.size && part->first > complement->head &&
        !quoth_claim_is_time(claimer, part) &&
        !quoth_text_is(part->preposition, "than")) {
      return part;
    }
  }
  return NULL;
}

/* ---- the relation ---- */

/* The chain without a verb that only denies: "failed to deliver". */
static quoth_text chain_of(const quoth_claimer *claimer,
                           const quoth_clause *clause) {
  quoth_text chain = clause->chain;
  if (chain.size && (quoth_claim_words(claimer, clause->top) &
                     QUOTH_WORD_BIT(NEGATIVE_VERB))) {
    const char *space = memchr(chain.at, ' ', chain.size);
    const size_t cut = space ? (size_t)(space - chain.at) + 1 : chain.size;
    chain.at += cut;
    chain.size -= cut;
    if (chain.size >= 2 && memcmp(chain.at, "to", 2) == 0 &&
        (chain.size == 2 || chain.at[2] == ' ')) {
      const size_t to = chain.size == 2 ? 2 : 3;
      chain.at += to;
      chain.size -= to;
    }
  }
  return chain;
}

uint32_t quoth_claim_almost(const quoth_claimer *claimer,
                            const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t verb = clause->predicate, before = verb - 1;
  return clause->verb == verb && quoth_tree_has(tree, before) &&
                 tree->tokens[before].upos == QUOTH_ADV &&
                 (quoth_tree_is(tree, before, "almost") ||
                  quoth_tree_is(tree, before, "nearly"))
             ? before
             : QUOTH_NONE;
}

static void add_verb(quoth_claimer *claimer, const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t almost = quoth_claim_almost(claimer, clause);
  if (almost != QUOTH_NONE) { /* it did not happen */
    quoth_phrase_add_lower(&claimer->buffer, quoth_tree_word(tree, almost));
  }
  quoth_phrase_add(&claimer->buffer, chain_of(claimer, clause));
  if (!clause->passive) {
    quoth_phrase_add(&claimer->buffer, clause->lemma);
    return;
  }
  const uint32_t auxiliary =
      quoth_tree_exact(tree, clause->predicate, QUOTH_DEP_AUX_PASS);
  const bool got =
      auxiliary != QUOTH_NONE && quoth_tree_is(tree, auxiliary, "get");
  quoth_phrase_add(&claimer->buffer, quoth_text_of(got ? "get" : "be"));
  quoth_phrase_add_lower(&claimer->buffer,
                         quoth_tree_word(tree, clause->predicate));
  const uint32_t particle = quoth_clause_particle(tree, clause->predicate);
  if (particle != QUOTH_NONE) {
    quoth_phrase_add_lower(&claimer->buffer, quoth_tree_word(tree, particle));
  }
}

/* "This is why startups win": be why, startups win. */
static quoth_part without_why(quoth_claimer *claimer, const quoth_part *said) {
  const quoth_tree *tree = &claimer->at.tree;
  quoth_part part = *said;
  if (part.count == 2 && tree->tokens[part.head].upos == QUOTH_ADJ &&
      part.head == part.first + 1 && quoth_tree_is(tree, part.first, "how")) {
    part.first++; /* "it's odd how [quiet] it is" */
    part.count--;
  } else if (part.count > 1 &&
             tree->tokens[part.first].xpos == QUOTH_XPOS_WRB &&
             !quoth_tree_is(tree, part.first, "how")) {
    quoth_phrase_add_lower(&claimer->buffer, quoth_tree_word(tree, part.first));
    part.first++;
    part.count--;
  }
  return part;
}

/* ---- further arguments ---- */

static quoth_status add_arguments(quoth_claimer *claimer,
                                  const quoth_clause *clause,
                                  const quoth_part *subject,
                                  const quoth_part *object,
                                  const quoth_part *other, quoth_claim *claim) {
  quoth_argument arguments[QUOTH_CLAIM_ARGUMENTS];
  claim->argument_count = 0;
  claim->arguments = NULL;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    const bool condition = part->role == QUOTH_ROLE_CLAUSE &&
                           part->preposition.size &&
                           part->marker != QUOTH_NONE &&
                           (quoth_claim_words(claimer, part->marker) &
                            QUOTH_WORD_BIT(CONDITION_MARK));
    if (part == subject || part == object || part == other || condition ||
        is_source(part) || claim->argument_count == QUOTH_CLAIM_ARGUMENTS) {
      continue;
    }
    QUOTH_TRY(quoth_claim_argument(claimer, part,
                                   &arguments[claim->argument_count++]));
  }
  if (claim->argument_count == 0) {
    return QUOTH_OK;
  }
  const size_t size = claim->argument_count * sizeof *arguments;
  quoth_argument *kept = quoth_arena_alloc(&claimer->arena, size);
  if (kept == NULL) {
    return QUOTH_NO_MEMORY;
  }
  memcpy(kept, arguments, size);
  claim->arguments = kept;
  return QUOTH_OK;
}

/* ---- the kinds of clause ---- */

/* "plenty of people in the audience": the audience. */
static bool find_place_inside(const quoth_claimer *claimer,
                              const quoth_part *thing, quoth_part *out) {
  const quoth_tree *tree = &claimer->at.tree;
  for (uint32_t i = thing->head + 1; i < thing->first + thing->count; i++) {
    const uint32_t marker = quoth_tree_base(tree, i) == QUOTH_DEP_NMOD
                                ? quoth_tree_child(tree, i, QUOTH_DEP_CASE)
                                : QUOTH_NONE;
    if (marker == QUOTH_NONE || marker > i ||
        !(quoth_tree_is(tree, marker, "in") ||
          quoth_tree_is(tree, marker, "at") ||
          quoth_tree_is(tree, marker, "on"))) {
      continue;
    }
    *out = (quoth_part){.role = QUOTH_ROLE_OBLIQUE,
                        .head = i,
                        .first = marker + 1,
                        .count = thing->first + thing->count - marker - 1,
                        .preposition = tree->tokens[marker].lemma,
                        .marker = marker,
                        .clause = QUOTH_NONE};
    return true;
  }
  return false;
}

/* "there were 14 of us": we, be, 14. "There are people in the room": people,
 * be in, the room. Else: there, be, what there is. */
static quoth_status existential(quoth_claimer *claimer,
                                const quoth_clause *clause,
                                quoth_claim *claim) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_part *there = quoth_clause_part(clause, QUOTH_ROLE_SUBJECT);
  const quoth_part *thing = quoth_clause_part(clause, QUOTH_ROLE_COMPLEMENT);
  const quoth_part *place = NULL;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if (part->role == QUOTH_ROLE_OBLIQUE &&
        !quoth_claim_is_time(claimer, part) &&
        (quoth_text_is(part->preposition, "in") ||
         quoth_text_is(part->preposition, "at") ||
         quoth_text_is(part->preposition, "on"))) {
      place = part;
    }
  }
  const uint32_t of = quoth_tree_child(tree, thing->head, QUOTH_DEP_NMOD);
  quoth_part inside;
  if (place == NULL && find_place_inside(claimer, thing, &inside)) {
    place = &inside;
  }
  const bool counts_us =
      of != QUOTH_NONE && tree->tokens[of].xpos == QUOTH_XPOS_PRP;
  quoth_part subject = place ? *thing : *there;
  if (place == &inside && inside.marker > thing->first) {
    subject.count = inside.marker - thing->first;
  }
  if (counts_us && !place) {
    subject.head = subject.first = of;
    subject.count = 1;
  }
  const quoth_part *object = place ? place : thing;
  add_verb(claimer, clause);
  if (place) {
    quoth_phrase_add(&claimer->buffer, place->preposition);
  }
  claim->lexical =
      quoth_arena_copy(&claimer->arena, quoth_buffer_text(&claimer->buffer));
  QUOTH_TRY(quoth_claim_argument(claimer, &subject, &claim->subject));
  QUOTH_TRY(quoth_claim_argument(claimer, object, &claim->object));
  return add_arguments(claimer, clause, there, thing, place, claim);
}

/* "do [better] with it", "go [wrong] in it": how, right before the
 * preposition, is part of what is said. */
static void add_manner(quoth_claimer *claimer, const quoth_clause *clause,
                       const quoth_part *object) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t how =
      object->marker == QUOTH_NONE ? QUOTH_NONE : object->marker - 1;
  if (!quoth_tree_has(tree, how) || how <= clause->predicate ||
      tree->tokens[how].head != clause->predicate ||
      quoth_tree_base(tree, how) == QUOTH_DEP_OBJ) {
    return;
  }
  const uint8_t xpos = tree->tokens[how].xpos;
  if (tree->tokens[how].upos == QUOTH_ADJ || xpos == QUOTH_XPOS_RBR ||
      quoth_tree_is(tree, how, "well") || quoth_tree_is(tree, how, "badly")) {
    quoth_phrase_add_lower(&claimer->buffer, quoth_tree_word(tree, how));
  }
}

static void name_relation(quoth_claimer *claimer, const quoth_clause *clause,
                          const quoth_clause *inner, const quoth_part *object,
                          const quoth_part *about) {
  const quoth_tree *tree = &claimer->at.tree;
  add_verb(claimer, clause);
  if (inner != NULL) {
    if (clause->verb != clause->predicate) {
      quoth_phrase_add_lower(&claimer->buffer,
                             quoth_tree_word(tree, clause->predicate));
    }
    if (quoth_tree_child(tree, inner->top, QUOTH_DEP_MARK) != QUOTH_NONE) {
      quoth_phrase_add(&claimer->buffer, quoth_text_of("to"));
    }
    add_verb(claimer, inner);
  }
  if (about != NULL) {
    const quoth_part *said = quoth_clause_part(clause, QUOTH_ROLE_COMPLEMENT);
    quoth_phrase_add_lower(&claimer->buffer, quoth_tree_word(tree, said->head));
  }
  if (object != NULL &&
      (object->role == QUOTH_ROLE_OBLIQUE || object == about ||
       is_gerund(claimer, object) || object->role == QUOTH_ROLE_COMPLEMENT ||
       object->role == QUOTH_ROLE_SUBJECT)) {
    if (object->role == QUOTH_ROLE_OBLIQUE && about == NULL && inner == NULL) {
      add_manner(claimer, clause, object);
    }
    quoth_phrase_add(&claimer->buffer, object->preposition);
  }
}

static quoth_status ordinary(quoth_claimer *claimer, const quoth_clause *clause,
                             quoth_claim *claim) {
  const quoth_part *subject = quoth_claim_subject(clause);
  const quoth_clause *inner = quoth_claim_caused(claimer, clause);
  const quoth_part *object = object_of(claimer, clause, subject);
  const quoth_part *causee = NULL;
  if (inner != NULL) {
    const quoth_part *inner_object =
        object_of(claimer, inner, quoth_claim_subject(inner));
    const bool eager = clause->verb != clause->predicate;
    inner = eager && inner_object == NULL ? NULL : inner;
    causee = eager || inner_object == NULL ? object : NULL;
    object = inner_object ? inner_object : object;
  }
  const quoth_part *about =
      object != NULL && object->role == QUOTH_ROLE_COMPLEMENT && inner == NULL
          ? object_of_adjective(claimer, clause, object)
          : NULL;
  const quoth_part *complement = about ? object : causee;
  object = about ? about : object;
  name_relation(claimer, clause, inner, object, about);
  if (subject != NULL) {
    QUOTH_TRY(quoth_claim_argument(claimer, subject, &claim->subject));
  } else {
    claim->subject =
        (quoth_argument){.kind = QUOTH_ARGUMENT_AGENT,
                         .node = QUOTH_NONE,
                         .label = quoth_text_of("you"),
                         .span = quoth_claim_span_of(claimer, clause->predicate,
                                                     1)}; /* advice */
  }
  if (object != NULL) {
    const quoth_part said = object->role == QUOTH_ROLE_COMPLEMENT
                                ? without_why(claimer, object)
                                : quoth_claim_wished(claimer, clause, object);
    QUOTH_TRY(quoth_claim_argument(claimer, &said, &claim->object));
    claim->object.preposition = quoth_text_of("");
  }
  claim->lexical =
      quoth_arena_copy(&claimer->arena, quoth_buffer_text(&claimer->buffer));
  if (claim->lexical.at == NULL) {
    return QUOTH_NO_MEMORY;
  }
  return add_arguments(claimer, clause, subject, object, complement, claim);
}

/* "You shipped a lot", to a guest: companies do such things. */
static void address_company(const quoth_claimer *claimer,
                            const quoth_clause *clause, quoth_claim *claim) {
  const quoth_part *subject = quoth_claim_subject(clause);
  if (subject == NULL || claimer->company == QUOTH_NONE ||
      claim->subject.kind != QUOTH_ARGUMENT_NODE ||
      claimer->mentions->nodes[claim->subject.node].speaker != claimer->guest ||
      !quoth_tree_is(&claimer->at.tree, subject->head, "you")) {
    return;
  }
  if (quoth_claim_words(claimer, clause->predicate) &
      QUOTH_WORD_BIT(ORGANIZATION_VERB)) {
    claim->subject.node = claimer->company;
  }
}

/* Who acts, where the subject is what is acted on. */
static quoth_status find_agent(quoth_claimer *claimer,
                               const quoth_clause *clause, quoth_claim *claim) {
  claim->agent = NULL;
  const quoth_part *by = quoth_clause_part(clause, QUOTH_ROLE_SUBJECT);
  return clause->passive && by != NULL
             ? quoth_claim_kept_argument(claimer, by, &claim->agent)
             : QUOTH_OK;
}

quoth_status quoth_claim_arguments(quoth_claimer *claimer,
                                   const quoth_clause *given,
                                   quoth_claim *claim) {
  quoth_clause whole;
  QUOTH_TRY(quoth_claim_reshape(claimer, given, &whole));
  const quoth_clause *clause = &whole;
  quoth_buffer_clear(&claimer->buffer);
  if (clause->kind == QUOTH_CLAUSE_EXISTENTIAL &&
      quoth_clause_part(clause, QUOTH_ROLE_SUBJECT) != NULL &&
      quoth_clause_part(clause, QUOTH_ROLE_COMPLEMENT) != NULL) {
    QUOTH_TRY(existential(claimer, clause, claim));
  } else {
    QUOTH_TRY(ordinary(claimer, clause, claim));
  }
  address_company(claimer, clause, claim);
  QUOTH_TRY(find_agent(claimer, clause, claim));
  if (clause->verb != QUOTH_NONE) {
    QUOTH_TRY(find_time(claimer, clause, claim));
  }
  return QUOTH_OK;
}
