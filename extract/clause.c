/* Clauses of a tree; see clause.h. */
#include "extract/clause.h"
#include "extract/clause_build.h"

/* ---- the clauser ---- */

quoth_status quoth_clauser_new(const quoth_grammar *grammar,
                               quoth_allocator *allocator,
                               quoth_clauser **out) {
  quoth_clauser *clauser = quoth_alloc(allocator, sizeof *clauser);
  if (clauser == NULL) {
    return QUOTH_NO_MEMORY;
  }
  memset(clauser, 0, sizeof *clauser);
  clauser->from = allocator;
  clauser->grammar = grammar;
  clauser->arena.from = clauser->parts.from = allocator;
  clauser->buffer.from = allocator;
  *out = clauser;
  return QUOTH_OK;
}

void quoth_clauser_free(quoth_clauser *clauser) {
  if (clauser != NULL) {
    quoth_arena_free(&clauser->arena);
    quoth_arena_free(&clauser->parts);
    quoth_buffer_free(&clauser->buffer);
    quoth_release(clauser->from, clauser->clauses);
    quoth_release(clauser->from, clauser);
  }
}

const quoth_part *quoth_clause_part(const quoth_clause *clause,
                                    quoth_role role) {
  for (uint32_t i = 0; i < clause->part_count; i++) {
    if (clause->parts[i].role == role) {
      return &clause->parts[i];
    }
  }
  return NULL;
}

quoth_part quoth_clauser_phrase(quoth_clauser *clauser, quoth_text text,
                                const quoth_trees *trees, uint32_t token) {
  quoth_part part = {.role = QUOTH_ROLE_COMPLEMENT,
                     .head = token,
                     .marker = QUOTH_NONE,
                     .clause = QUOTH_NONE,
                     .preposition = quoth_text_of("")};
  quoth_tree_fill(&clauser->tree, text, trees, trees->tokens[token].sentence);
  if (quoth_tree_is_verb(&clauser->tree, token)) {
    quoth_clause_whole(clauser, &part);
  } else {
    quoth_clause_phrase(clauser, &part, false);
  }
  return part;
}

/* ---- words of the predicate ---- */

/* A bare noun that makes one idea with its verb: "take place". */
static uint32_t light_object(const quoth_clauser *clauser, uint32_t verb) {
  const quoth_tree *tree = &clauser->tree;
  const uint32_t object = quoth_tree_child(tree, verb, QUOTH_DEP_OBJ);
  if (object == QUOTH_NONE || tree->tokens[object].xpos != QUOTH_XPOS_NN ||
      object != verb + 1) {
    return QUOTH_NONE;
  }
  const quoth_text words[2] = {tree->tokens[verb].lemma,
                               tree->tokens[object].lemma};
  uint32_t length = 0;
  const quoth_word_set found =
      quoth_grammar_phrase(clauser->grammar, words, 2, &length);
  return (found & QUOTH_WORD_BIT(LIGHT_VERB)) ? object : QUOTH_NONE;
}

/* "have got" is to have. */
static bool is_have_got(const quoth_tree *tree, uint32_t verb) {
  if (!quoth_tree_is(tree, verb, "get") ||
      !quoth_text_is_nocase(quoth_tree_word(tree, verb), "got")) {
    return false;
  }
  QUOTH_TREE_EACH(tree, verb, child) {
    if (quoth_tree_base(tree, child) == QUOTH_DEP_AUX &&
        quoth_tree_is(tree, child, "have") &&
        tree->tokens[child].xpos != QUOTH_XPOS_VBD) {
      return true;
    }
  }
  return false;
}

uint32_t quoth_clause_particle(const quoth_tree *tree, uint32_t verb) {
  static const char *const words[] = {"away", "back", "apart", "aside", NULL};
  static const char *const leads[] = {"to", "of", "from", "into", "in", NULL};
  const uint32_t next = verb + 1;
  const uint32_t own = quoth_tree_exact(tree, verb, QUOTH_DEP_COMPOUND_PRT);
  if (own != QUOTH_NONE || !quoth_tree_has(tree, next) ||
      tree->tokens[next].head != verb ||
      quoth_tree_rel(tree, next) != QUOTH_DEP_ADVMOD) {
    return own;
  }
  if (quoth_tree_child(tree, verb, QUOTH_DEP_OBJ) != QUOTH_NONE) {
    return quoth_text_is_any(tree->tokens[next].lemma, words) ? next
                                                              : QUOTH_NONE;
  }
  /* "came [out] in May", but "went back to it" */
  const quoth_text after = quoth_tree_has(tree, next + 1)
                               ? tree->tokens[next + 1].lemma
                               : quoth_text_of("");
  const bool back =
      quoth_tree_is(tree, next, "back") && !quoth_text_is_any(after, leads);
  const bool out =
      quoth_tree_is(tree, next, "out") && !quoth_text_is(after, "of");
  return back || out ? next : QUOTH_NONE;
}

static void add_verb(quoth_clauser *clauser, uint32_t verb) {
  const quoth_tree *tree = &clauser->tree;
  quoth_phrase_add(&clauser->buffer, is_have_got(tree, verb)
                                         ? quoth_text_of("have")
                                         : tree->tokens[verb].lemma);
  const uint32_t particle = quoth_clause_particle(tree, verb);
  if (particle != QUOTH_NONE) {
    quoth_phrase_add(&clauser->buffer, tree->tokens[particle].lemma);
  }
}

static quoth_text finish(quoth_clauser *clauser) {
  return quoth_arena_copy(&clauser->arena, quoth_buffer_text(&clauser->buffer));
}

/* "going to" only says when; it is no verb of its own. */
static bool is_future_going(const quoth_tree *tree, uint32_t verb) {
  return quoth_tree_is(tree, verb, "go") &&
         tree->tokens[verb].xpos == QUOTH_XPOS_VBG;
}

static bool has_to(const quoth_tree *tree, uint32_t verb) {
  QUOTH_TREE_EACH(tree, verb, child) {
    if (quoth_tree_rel(tree, child) == QUOTH_DEP_MARK &&
        quoth_tree_is(tree, child, "to")) {
      return true;
    }
  }
  return false;
}

/* "want to", "be told to", "keep": the verbs from the outermost to the
 * predicate. */
static quoth_text chain_of(quoth_clauser *clauser,
                           const quoth_clause_draft *draft) {
  const quoth_tree *tree = &clauser->tree;
  uint32_t verbs[QUOTH_CLAUSE_CHAIN + 2], count = 0;
  for (uint32_t verb = draft->clause.predicate;
       verb != draft->clause.top && count < QUOTH_CLAUSE_CHAIN + 1;) {
    verbs[count++] = verb;
    verb = tree->tokens[verb].head;
  }
  verbs[count++] = draft->clause.top;
  quoth_buffer_clear(&clauser->buffer);
  for (uint32_t i = count; i-- > 1;) {
    if (quoth_tree_rel(tree, verbs[i - 1]) == QUOTH_DEP_CONJ ||
        is_future_going(tree, verbs[i])) {
      continue;
    }
    const bool adjective =
        quoth_tree_child(tree, verbs[i], QUOTH_DEP_COP) != QUOTH_NONE &&
        !quoth_tree_is_verb(tree, verbs[i]);
    const bool passive = quoth_clause_is_passive(tree, verbs[i]);
    if (adjective || passive) {
      quoth_phrase_add(&clauser->buffer, quoth_text_of("be"));
    }
    if (passive) {
      quoth_phrase_add_lower(&clauser->buffer, quoth_tree_word(tree, verbs[i]));
    } else {
      add_verb(clauser, verbs[i]);
    }
    if (has_to(tree, verbs[i - 1])) {
      quoth_phrase_add(&clauser->buffer, quoth_text_of("to"));
    }
  }
  return finish(clauser);
}

static quoth_text lemma_of(quoth_clauser *clauser,
                           const quoth_clause_draft *draft) {
  if (draft->clause.verb != draft->clause.predicate) {
    return quoth_text_of("be");
  }
  quoth_buffer_clear(&clauser->buffer);
  add_verb(clauser, draft->clause.predicate);
  const uint32_t object = light_object(clauser, draft->clause.predicate);
  if (object != QUOTH_NONE) {
    quoth_phrase_add(&clauser->buffer, clauser->tree.tokens[object].lemma);
  }
  return finish(clauser);
}

/* ---- kinds ---- */

static bool is_imperative(const quoth_clauser *clauser,
                          const quoth_clause_draft *draft) {
  const quoth_tree *tree = &clauser->tree;
  const uint32_t top = draft->clause.top;
  const quoth_deprel base = quoth_tree_base(tree, top);
  const uint32_t auxiliary = quoth_tree_child(tree, top, QUOTH_DEP_AUX);
  if (auxiliary != QUOTH_NONE && !quoth_tree_is(tree, auxiliary, "do")) {
    return false;
  }
  return tree->tokens[top].xpos == QUOTH_XPOS_VB && !has_to(tree, top) &&
         (base == QUOTH_DEP_ROOT || base == QUOTH_DEP_PARATAXIS ||
          base == QUOTH_DEP_CONJ) &&
         quoth_clause_subject(clauser, top) == QUOTH_NONE;
}

static quoth_clause_kind kind_of(const quoth_clauser *clauser,
                                 const quoth_clause_draft *draft) {
  const quoth_tree *tree = &clauser->tree;
  const uint32_t top = draft->clause.top;
  const uint8_t xpos = tree->tokens[top].xpos;
  const bool participle = xpos == QUOTH_XPOS_VBG || xpos == QUOTH_XPOS_VBN;
  if (draft->clause.antecedent != QUOTH_NONE) {
    return QUOTH_CLAUSE_RELATIVE;
  }
  switch (quoth_tree_rel(tree, top)) {
  case QUOTH_DEP_ACL_RELCL: /* "the feeling that it works" */
    return QUOTH_CLAUSE_COMPLEMENT;
  case QUOTH_DEP_ACL:
    if (quoth_tree_child(tree, top, QUOTH_DEP_NSUBJ) != QUOTH_NONE) {
      return QUOTH_CLAUSE_COMPLEMENT;
    }
    return participle ? QUOTH_CLAUSE_PARTICIPLE : QUOTH_CLAUSE_INFINITIVE;
  case QUOTH_DEP_ADVCL:
    return has_to(tree, top) ? QUOTH_CLAUSE_INFINITIVE
           : participle &&
                   quoth_tree_child(tree, top, QUOTH_DEP_NSUBJ) == QUOTH_NONE
               ? QUOTH_CLAUSE_PARTICIPLE
               : QUOTH_CLAUSE_ADVERBIAL;
  case QUOTH_DEP_XCOMP:
    return QUOTH_CLAUSE_CONTROL;
  case QUOTH_DEP_CCOMP:
    return QUOTH_CLAUSE_COMPLEMENT;
  default:
    break;
  }
  if (draft->clause.verb != draft->clause.predicate) {
    return QUOTH_CLAUSE_COPULA;
  }
  return draft->clause.passive           ? QUOTH_CLAUSE_PASSIVE
         : is_imperative(clauser, draft) ? QUOTH_CLAUSE_IMPERATIVE
                                         : QUOTH_CLAUSE_VERB;
}

/* ---- clauses with a verb ---- */

/* "the day we met", "the reason I left": no object of what was done. */
static bool is_setting(const quoth_clauser *clauser, uint32_t token) {
  return token != QUOTH_NONE &&
         ((quoth_clauser_words(clauser, token) & QUOTH_WORD_BIT(TIME_NOUN)) ||
          quoth_tree_is(&clauser->tree, token, "reason") ||
          quoth_tree_is(&clauser->tree, token, "way"));
}

static quoth_clause_draft begin(quoth_clauser *clauser, uint32_t predicate,
                                uint32_t verb) {
  const uint32_t top = quoth_clause_top(clauser, predicate);
  const uint32_t antecedent = quoth_clause_antecedent(&clauser->tree, top);
  quoth_clause_draft draft = {.clause = {.sentence = clauser->tree.sentence,
                                         .predicate = predicate,
                                         .verb = verb,
                                         .top = top,
                                         .governor = QUOTH_NONE,
                                         .antecedent = antecedent},
                              .gap = antecedent,
                              .gap_is_setting =
                                  is_setting(clauser, antecedent)};
  draft.clause.passive =
      verb == predicate && quoth_clause_is_passive(&clauser->tree, predicate);
  draft.clause.lemma = lemma_of(clauser, &draft);
  draft.clause.chain = chain_of(clauser, &draft);
  return draft;
}

static void add_subject(quoth_clauser *clauser, quoth_clause_draft *draft,
                        uint32_t head) {
  if (head == QUOTH_NONE) {
    return;
  }
  if (head == draft->gap) {
    draft->gap = QUOTH_NONE;
  }
  quoth_part *part = quoth_clause_add(
      draft, draft->clause.passive ? QUOTH_ROLE_OBJECT : QUOTH_ROLE_SUBJECT,
      head);
  if (quoth_tree_rel(&clauser->tree, head) == QUOTH_DEP_CSUBJ ||
      quoth_tree_is_verb(&clauser->tree, head)) {
    quoth_clause_whole(clauser, part);
  } else {
    quoth_clause_phrase(clauser, part, false);
  }
}

/* Without the object that is part of the verb: "take place". */
static void drop_light_object(quoth_clauser *clauser,
                              quoth_clause_draft *draft) {
  const uint32_t light = light_object(clauser, draft->clause.predicate);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < draft->clause.part_count; i++) {
    if (light == QUOTH_NONE || draft->parts[i].head != light) {
      draft->parts[kept++] = draft->parts[i];
    }
  }
  draft->clause.part_count = kept;
  if (light != QUOTH_NONE) {
    quoth_clause_beside_light(clauser, draft, light);
  }
}

/* What there is: "there has to be [a way]". */
static uint32_t thing_of(const quoth_tree *tree, uint32_t verb, uint32_t top) {
  QUOTH_TREE_EACH(tree, verb, child) {
    if (child > verb && quoth_tree_base(tree, child) == QUOTH_DEP_NSUBJ) {
      return child;
    }
  }
  if (verb == top) {
    return quoth_tree_child(tree, verb, QUOTH_DEP_NSUBJ);
  }
  const uint32_t object = quoth_tree_child(tree, verb, QUOTH_DEP_OBJ);
  if (object != QUOTH_NONE) {
    return object;
  }
  QUOTH_TREE_EACH(tree, top, child) {
    const quoth_deprel base = quoth_tree_base(tree, child);
    if (child > verb && !quoth_tree_is_verb(tree, child) &&
        (base == QUOTH_DEP_NSUBJ || base == QUOTH_DEP_OBJ ||
         base == QUOTH_DEP_XCOMP)) {
      return child;
    }
  }
  return QUOTH_NONE;
}

/* "there were 14 of us": there, be, 14 of us. */
static quoth_status existential(quoth_clauser *clauser, uint32_t verb,
                                uint32_t there) {
  quoth_clause_draft draft = begin(clauser, verb, verb);
  draft.clause.kind = QUOTH_CLAUSE_EXISTENTIAL;
  draft.gap = QUOTH_NONE;
  add_subject(clauser, &draft, there);
  const uint32_t thing = thing_of(&clauser->tree, verb, draft.clause.top);
  if (thing == QUOTH_NONE) {
    return QUOTH_OK;
  }
  quoth_clause_phrase(
      clauser, quoth_clause_add(&draft, QUOTH_ROLE_COMPLEMENT, thing), false);
  quoth_clause_parts(clauser, &draft);
  return quoth_clause_emit(clauser, &draft);
}

/* The subject of the copula around a clause: "[this] is why startups win". */
static uint32_t outer_subject(const quoth_tree *tree, uint32_t predicate,
                              uint32_t copula) {
  QUOTH_TREE_EACH(tree, predicate, child) {
    const quoth_deprel rel = quoth_tree_rel(tree, child);
    if (rel == QUOTH_DEP_NSUBJ_OUTER || rel == QUOTH_DEP_CSUBJ_OUTER ||
        (child < copula && quoth_deprel_base(rel) == QUOTH_DEP_NSUBJ)) {
      return child;
    }
  }
  return QUOTH_NONE;
}

/* "is rumoured", "is raising": a participle with its auxiliary, whatever the
 * tree calls it, unless the copula has a clause of its own to say. */
static bool is_participle(const quoth_tree *tree, uint32_t token) {
  const uint8_t xpos = tree->tokens[token].xpos;
  if (xpos != QUOTH_XPOS_VBN && xpos != QUOTH_XPOS_VBG) {
    return false;
  }
  const uint32_t copula = quoth_tree_child(tree, token, QUOTH_DEP_COP);
  QUOTH_TREE_EACH(tree, token, child) {
    if (quoth_tree_base(tree, child) == QUOTH_DEP_NSUBJ &&
        (child > copula ||
         quoth_tree_rel(tree, child) == QUOTH_DEP_NSUBJ_OUTER)) {
      return false;
    }
    if (child > copula && child < token &&
        (tree->tokens[child].xpos == QUOTH_XPOS_WRB ||
         (child == copula + 1 && child + 1 == token &&
          quoth_tree_rel(tree, child) == QUOTH_DEP_MARK))) {
      return false; /* "is against selling it" */
    }
  }
  return copula != QUOTH_NONE && copula < token;
}

/* "This is why startups win": what the copula says is a clause. */
static quoth_status copula_of_clause(quoth_clauser *clauser, uint32_t predicate,
                                     uint32_t copula) {
  const quoth_tree *tree = &clauser->tree;
  quoth_clause_draft draft = begin(clauser, predicate, copula);
  const uint32_t subject = outer_subject(tree, predicate, copula);
  if (subject == QUOTH_NONE ||
      quoth_clause_doing(tree, predicate) != QUOTH_NONE) {
    return QUOTH_OK;
  }
  add_subject(clauser, &draft, subject);
  quoth_part *said = quoth_clause_add(&draft, QUOTH_ROLE_COMPLEMENT, predicate);
  quoth_clause_whole(clauser, said);
  if (said->first <= copula) {
    said->count -= copula + 1 - said->first;
    said->first = copula + 1;
  }
  if (copula + 2 == predicate &&
      tree->tokens[predicate].xpos == QUOTH_XPOS_VBG) { /* "against selling" */
    said->preposition =
        quoth_clause_preposition(clauser, predicate, true, &said->marker);
    said->first = predicate;
    said->count -= 1;
  }
  draft.clause.kind = QUOTH_CLAUSE_COPULA;
  return quoth_clause_emit(clauser, &draft);
}

/* "it is hard [to run them]": what is hard, or QUOTH_NONE. */
static uint32_t infinitive_for_it(const quoth_clauser *clauser,
                                  uint32_t predicate, uint32_t subject) {
  const quoth_tree *tree = &clauser->tree;
  if (subject == QUOTH_NONE || !quoth_tree_is(tree, subject, "it") ||
      tree->tokens[predicate].upos != QUOTH_ADJ) {
    return QUOTH_NONE;
  }
  QUOTH_TREE_EACH(tree, predicate, child) {
    const quoth_deprel base = quoth_tree_base(tree, child);
    if (child > predicate && has_to(tree, child) &&
        (base == QUOTH_DEP_XCOMP || base == QUOTH_DEP_ADVCL ||
         base == QUOTH_DEP_CCOMP || base == QUOTH_DEP_CSUBJ) &&
        quoth_tree_child(tree, child, QUOTH_DEP_NSUBJ) == QUOTH_NONE) {
      return child;
    }
  }
  return QUOTH_NONE;
}

static void drop_part(quoth_clause_draft *draft, uint32_t head) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < draft->clause.part_count; i++) {
    if (i == 0 || draft->parts[i].head != head) {
      draft->parts[kept++] = draft->parts[i];
    }
  }
  draft->clause.part_count = kept;
}

static quoth_status verbal(quoth_clauser *clauser, uint32_t predicate,
                           uint32_t verb) {
  quoth_clause_draft draft = begin(clauser, predicate, verb);
  uint32_t subject = quoth_clause_subject(clauser, draft.clause.top);
  const uint32_t copula =
      quoth_tree_child(&clauser->tree, predicate, QUOTH_DEP_COP);
  if (copula != QUOTH_NONE && verb == predicate &&
      !is_participle(&clauser->tree, predicate)) {
    subject = QUOTH_NONE; /* the copula's is not the verb's */
    QUOTH_TREE_EACH(&clauser->tree, predicate, child) {
      if (child > copula &&
          quoth_tree_base(&clauser->tree, child) == QUOTH_DEP_NSUBJ) {
        subject = child;
      }
    }
    const uint32_t doing = quoth_clause_doing(&clauser->tree, predicate);
    if (subject == QUOTH_NONE && doing != QUOTH_NONE) {
      subject = quoth_clause_subject(clauser, doing);
    }
    if (subject == QUOTH_NONE) {
      return QUOTH_OK;
    }
  }
  const uint32_t meant = infinitive_for_it(clauser, predicate, subject);
  add_subject(clauser, &draft, meant == QUOTH_NONE ? subject : meant);
  quoth_clause_parts(clauser, &draft);
  if (meant != QUOTH_NONE) {
    drop_part(&draft, meant);
  }
  drop_light_object(clauser, &draft);
  draft.clause.kind = (uint16_t)kind_of(clauser, &draft);
  return quoth_clause_emit(clauser, &draft);
}

static uint32_t there_below(const quoth_tree *tree, uint32_t verb) {
  QUOTH_TREE_EACH(tree, verb, child) {
    if (tree->tokens[child].xpos == QUOTH_XPOS_EX) {
      return child;
    }
  }
  return QUOTH_NONE;
}

/* "[there] is a way", "[there] has to be a way". */
static uint32_t find_there(const quoth_clauser *clauser, uint32_t verb) {
  const quoth_tree *tree = &clauser->tree;
  const uint32_t there = there_below(tree, verb);
  const uint32_t top = quoth_clause_top(clauser, verb);
  return there == QUOTH_NONE && top != verb ? there_below(tree, top) : there;
}

static quoth_status read_token(quoth_clauser *clauser, uint32_t token) {
  const quoth_tree *tree = &clauser->tree;
  if (!quoth_tree_is_clause(tree, token)) {
    return QUOTH_OK;
  }
  const uint32_t there = find_there(clauser, token);
  if (there != QUOTH_NONE && quoth_tree_is(tree, token, "be")) {
    return existential(clauser, token, there);
  }
  const uint32_t copula = quoth_tree_child(tree, token, QUOTH_DEP_COP);
  if (copula != QUOTH_NONE && quoth_tree_is_verb(tree, token) &&
      !is_participle(tree, token)) {
    QUOTH_TRY(copula_of_clause(clauser, token, copula));
    return quoth_clause_leaning(clauser, token) == QUOTH_NONE
               ? verbal(clauser, token, token)
               : QUOTH_OK; /* "the point is that you [have] to go" */
  }
  if (copula != QUOTH_NONE && !is_participle(tree, token)) {
    return verbal(clauser, token, copula);
  }
  if (!quoth_tree_is_verb(tree, token)) {
    return QUOTH_OK; /* a verbless "X: Y" is read by its context */
  }
  if (quoth_clause_leaning(clauser, token) != QUOTH_NONE) {
    return QUOTH_OK; /* part of the chain of another */
  }
  return verbal(clauser, token, token);
}

/* ---- what complements what ---- */

static void link_clauses(quoth_clauser *clauser, uint32_t from) {
  const quoth_tree *tree = &clauser->tree;
  for (uint32_t i = from; i < clauser->count; i++) {
    quoth_clause *clause = &clauser->clauses[i];
    uint32_t up = tree->tokens[clause->top].head;
    const quoth_deprel base = quoth_tree_base(tree, clause->top);
    if (quoth_tree_has(tree, up) &&
        (base == QUOTH_DEP_CCOMP || base == QUOTH_DEP_XCOMP ||
         base == QUOTH_DEP_ADVCL || base == QUOTH_DEP_CSUBJ)) {
      clause->governor = clauser->clause_of[up - tree->first];
    }
  }
  for (uint32_t i = from; i < clauser->count; i++) {
    const quoth_clause *clause = &clauser->clauses[i];
    for (uint32_t p = 0; p < clause->part_count; p++) {
      const quoth_part *part = &clause->parts[p];
      if (part->role == QUOTH_ROLE_CLAUSE && quoth_tree_has(tree, part->head)) {
        ((quoth_part *)part)->clause =
            clauser->clause_of[part->head - tree->first];
      }
    }
  }
}

static quoth_status read_sentence(quoth_clauser *clauser) {
  const uint32_t from = clauser->count;
  const quoth_tree *tree = &clauser->tree;
  for (uint32_t i = 0; i < tree->count; i++) {
    clauser->clause_of[i] = QUOTH_NONE;
  }
  for (uint32_t i = 0; i < tree->count; i++) {
    QUOTH_TRY(read_token(clauser, tree->first + i));
    QUOTH_TRY(quoth_clause_nominal(clauser, tree->first + i));
  }
  link_clauses(clauser, from);
  return QUOTH_OK;
}

void quoth_clauses_forget(quoth_clauser *clauser) {
  quoth_arena_reset(&clauser->parts);
  quoth_release(clauser->from, clauser->clauses);
  clauser->clauses = NULL;
  clauser->capacity = clauser->count = 0;
}

quoth_status quoth_clauses_find(quoth_clauser *clauser, quoth_text text,
                                const quoth_trees *trees,
                                const quoth_clause_options *options,
                                quoth_clauses *out) {
  quoth_arena_reset(&clauser->arena);
  quoth_arena_reset(&clauser->parts);
  clauser->count = 0;
  clauser->options = *options;
  for (uint32_t i = 0; i < trees->sentence_count; i++) {
    quoth_tree_fill(&clauser->tree, text, trees, i);
    QUOTH_TRY(read_sentence(clauser));
  }
  QUOTH_TRY(clauser->buffer.status);
  *out = (quoth_clauses){clauser->clauses, clauser->count};
  return QUOTH_OK;
}
