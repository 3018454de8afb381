/* Open triples; see tuple.h. */
#include "extract/tuple_build.h"

/* ---- the tupler ---- */

quoth_status quoth_tupler_new(const quoth_grammar *grammar,
                              quoth_allocator *allocator, quoth_tupler **out) {
  quoth_tupler *tupler = quoth_alloc(allocator, sizeof *tupler);
  if (tupler == NULL) {
    return QUOTH_NO_MEMORY;
  }
  memset(tupler, 0, sizeof *tupler);
  tupler->from = allocator;
  tupler->arena.from = allocator;
  const quoth_status status =
      quoth_clauser_new(grammar, allocator, &tupler->clauser);
  if (status != QUOTH_OK) {
    quoth_tupler_free(tupler);
    return status;
  }
  *out = tupler;
  return QUOTH_OK;
}

void quoth_tupler_free(quoth_tupler *tupler) {
  if (tupler != NULL) {
    quoth_clauser_free(tupler->clauser);
    quoth_arena_free(&tupler->arena);
    quoth_release(tupler->from, tupler->tuples);
    quoth_release(tupler->from, tupler);
  }
}

/* ---- one tuple ---- */

static bool same_slots(const quoth_tupler *tupler, const quoth_tuple *tuple) {
  if (tuple->slot_count != tupler->slot_count) {
    return false;
  }
  for (uint32_t i = 0; i < tuple->slot_count; i++) {
    const quoth_tuple_words *words = &tupler->slots[i];
    if (words->count != tuple->slots[i].count ||
        memcmp(words->tokens, tuple->slots[i].tokens,
               words->count * sizeof *words->tokens) != 0) {
      return false;
    }
  }
  return true;
}

/* Keeps the tuple in the slots, once. */
static quoth_status keep(quoth_tupler *tupler) {
  if (tupler->count - tupler->sentence_from >= QUOTH_TUPLE_REACH) {
    return QUOTH_OK;
  }
  for (uint32_t i = tupler->sentence_from; i < tupler->count; i++) {
    if (same_slots(tupler, &tupler->tuples[i])) {
      return QUOTH_OK;
    }
  }
  QUOTH_TRY(quoth_grow(tupler->from, &tupler->tuples, &tupler->capacity,
                       tupler->count, tupler->count + (size_t)1,
                       sizeof *tupler->tuples));
  quoth_tuple *tuple = &tupler->tuples[tupler->count];
  tuple->sentence = tupler->clauser->tree.sentence;
  tuple->slot_count = tupler->slot_count;
  for (uint32_t i = 0; i < tuple->slot_count; i++) {
    const quoth_tuple_words *words = &tupler->slots[i];
    const size_t size = words->count * sizeof *words->tokens;
    uint32_t *tokens = quoth_arena_alloc(&tupler->arena, size + 1);
    if (tokens == NULL) {
      return QUOTH_NO_MEMORY;
    }
    memcpy(tokens, words->tokens, size);
    tuple->slots[i] = (quoth_tuple_slot){tokens, words->count};
  }
  tupler->count++;
  return QUOTH_OK;
}

static quoth_tuple_words *next_slot(quoth_tupler *tupler) {
  quoth_tuple_words *words = &tupler->slots[tupler->slot_count++];
  words->count = 0;
  return words;
}

/* What a tuple of a clause is made of; `bridge` is what the relation says
 * before the object's preposition: "is [home] to". */
typedef struct {
  const quoth_clause *clause, *inner; /* inner: "are used [to find]", or NULL */
  uint32_t subject_head; /* of the part; the subject may be another's words */
  quoth_tuple_span subject, object;
  const quoth_tuple_span *bridge; /* or NULL */
  quoth_tuple_spans more;
} pattern;

static quoth_status write(quoth_tupler *tupler, const pattern *p) {
  tupler->slot_count = 0;
  quoth_tuple_add_words(tupler, &p->subject, next_slot(tupler));
  quoth_tuple_words *relation = next_slot(tupler);
  quoth_tuple_relation_words(tupler, p->clause, relation);
  if (p->inner != NULL) {
    const uint32_t mark =
        quoth_tree_child(&tupler->clauser->tree, p->inner->top, QUOTH_DEP_MARK);
    if (mark != QUOTH_NONE && relation->count < QUOTH_TUPLE_WORDS) {
      relation->tokens[relation->count++] = mark;
    }
    quoth_tuple_relation_words(tupler, p->inner, relation);
  }
  if (p->bridge != NULL) {
    quoth_tuple_marker_words(tupler, p->bridge, relation);
    quoth_tuple_add_words(tupler, p->bridge, relation);
  }
  quoth_tuple_marker_words(tupler, &p->object, relation);
  quoth_tuple_add_words(tupler, &p->object, next_slot(tupler));
  for (uint32_t i = 0; i < p->more.count && i < QUOTH_TUPLE_MORE; i++) {
    quoth_tuple_words *words = next_slot(tupler);
    quoth_tuple_marker_words(tupler, &p->more.items[i], words);
    quoth_tuple_add_words(tupler, &p->more.items[i], words);
  }
  return keep(tupler);
}

/* "X is a N". */
static quoth_status write_is(quoth_tupler *tupler,
                             const quoth_tuple_span *subject,
                             const quoth_tuple_span *object) {
  tupler->slot_count = 0;
  quoth_tuple_add_words(tupler, subject, next_slot(tupler));
  quoth_tuple_words *relation = next_slot(tupler);
  relation->tokens[relation->count++] = QUOTH_TUPLE_IS;
  quoth_tuple_add_words(tupler, object, next_slot(tupler));
  return keep(tupler);
}

/* ---- who ---- */

static bool is_empty_word(const quoth_tree *tree, uint32_t token) {
  return quoth_tree_is(tree, token, "it") ||
         quoth_tree_is(tree, token, "there") ||
         quoth_tree_is(tree, token, "that") ||
         quoth_tree_is(tree, token, "this");
}

/* What a relative tells of a noun is told of whom the noun is said of: "Ada
 * was a poet [who painted]", "Ada, a poet [who painted]". */
static uint32_t owner_of(const quoth_tree *tree, uint32_t noun) {
  for (uint32_t i = 0; i < QUOTH_CLAUSE_CHAIN; i++) {
    const uint32_t head = tree->tokens[noun].head;
    const uint32_t copula = quoth_tree_child(tree, noun, QUOTH_DEP_COP);
    const uint32_t subject = quoth_tree_child(tree, noun, QUOTH_DEP_NSUBJ);
    if (copula != QUOTH_NONE && subject != QUOTH_NONE &&
        quoth_tree_child(tree, noun, QUOTH_DEP_CASE) == QUOTH_NONE &&
        !is_empty_word(tree, subject)) {
      return subject;
    }
    if (quoth_tree_rel(tree, noun) != QUOTH_DEP_APPOS ||
        !quoth_tree_has(tree, head)) {
      break;
    }
    noun = head;
  }
  return noun;
}

/* The subject as the sentence has it: of passives what is acted on. */
static bool find_subject(const quoth_tupler *tupler, pattern *p) {
  const quoth_clause *clause = p->clause;
  quoth_tuple_span *out = &p->subject;
  const quoth_part *part = quoth_clause_part(
      clause, clause->passive ? QUOTH_ROLE_OBJECT : QUOTH_ROLE_SUBJECT);
  if (part == NULL) {
    return false;
  }
  *out = quoth_tuple_of(tupler, part);
  if (clause->kind == QUOTH_CLAUSE_APPOSITION) {
    out->end = part->first + part->count; /* "the film, [Ran]" */
  }
  p->subject_head = part->head;
  if (clause->antecedent != QUOTH_NONE && part->head == clause->antecedent) {
    const uint32_t owner = owner_of(&tupler->clauser->tree, part->head);
    if (owner != part->head) {
      *out = quoth_tuple_single(tupler, owner, QUOTH_NONE);
    }
  }
  out->marker = QUOTH_NONE;
  return true;
}

/* ---- what else the clause says ---- */

/* A participle says more of the same in a tuple of its own: "…, seeing it". */
static bool speaks_alone(const quoth_tree *tree, const quoth_part *part) {
  const uint8_t xpos = tree->tokens[part->head].xpos;
  return part->role == QUOTH_ROLE_CLAUSE && part->marker == QUOTH_NONE &&
         (xpos == QUOTH_XPOS_VBG || xpos == QUOTH_XPOS_VBN) &&
         quoth_tree_base(tree, part->head) == QUOTH_DEP_ADVCL &&
         quoth_tree_child(tree, part->head, QUOTH_DEP_NSUBJ) == QUOTH_NONE;
}

static bool is_bare_adverb(const quoth_tree *tree, const quoth_part *part) {
  return part->role == QUOTH_ROLE_OBLIQUE && part->marker == QUOTH_NONE &&
         tree->tokens[part->head].upos == QUOTH_ADV;
}

/* The parts of the clause but the subject and `used`, in order. */
static void add_rest(const quoth_tupler *tupler, const quoth_clause *clause,
                     uint32_t used, pattern *p) {
  const quoth_tree *tree = &tupler->clauser->tree;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if (part->head == p->subject_head || part->head == used ||
        p->more.count == QUOTH_TUPLE_ITEMS || speaks_alone(tree, part) ||
        is_bare_adverb(tree, part)) {
      continue;
    }
    quoth_tuple_span *more = &p->more.items[p->more.count++];
    *more = quoth_tuple_of(tupler, part);
    if (part->role == QUOTH_ROLE_OBLIQUE) {
      quoth_tuple_trim(tupler, more, &p->more);
    }
  }
}

/* "wrote essays in Vice and Time": one tuple for each name after the object. */
static quoth_status write_each(quoth_tupler *tupler, pattern *p) {
  const quoth_tree *tree = &tupler->clauser->tree;
  quoth_tuple_spans listed = {.count = 0};
  if (p->more.count > 0 &&
      tree->tokens[p->more.items[0].head].upos == QUOTH_PROPN) {
    quoth_tuple_listed(tupler, &p->more.items[0], &listed);
  }
  if (listed.count < 2) {
    return write(tupler, p);
  }
  const quoth_tuple_span kept = p->more.items[0];
  for (uint32_t i = 0; i < listed.count; i++) {
    p->more.items[0] = listed.items[i];
    QUOTH_TRY(write(tupler, p));
  }
  p->more.items[0] = kept;
  return QUOTH_OK;
}

static quoth_status write_object(quoth_tupler *tupler, pattern *p) {
  quoth_tuple_spans examples;
  quoth_tuple_examples(tupler, &p->object, &examples);
  const quoth_tuple_span object = p->object;
  QUOTH_TRY(write_each(tupler, p));
  for (uint32_t i = 0; i < examples.count; i++) {
    p->object = examples.items[i];
    p->object.marker = object.marker;
    QUOTH_TRY(write(tupler, p));
    QUOTH_TRY(write_is(tupler, &examples.items[i], &object));
  }
  p->object = object;
  return QUOTH_OK;
}

/* ---- copulas ---- */

static bool is_noun(const quoth_tree *tree, uint32_t token) {
  const uint8_t upos = tree->tokens[token].upos;
  return upos == QUOTH_NOUN || upos == QUOTH_PROPN || upos == QUOTH_NUM;
}

/* "is the capital of France": is the capital of | France. */
static quoth_status write_split(quoth_tupler *tupler, pattern *p) {
  quoth_tuple_span before, after;
  if (!quoth_tuple_split(tupler, &p->object, &before, &after)) {
    return QUOTH_OK;
  }
  pattern split = *p;
  quoth_tuple_spans listed;
  quoth_tuple_trim(tupler, &after, &split.more);
  quoth_tuple_listed(tupler, &after, &listed);
  split.bridge = &before;
  for (uint32_t i = 0; i < listed.count; i++) {
    split.object = listed.items[i];
    QUOTH_TRY(write_object(tupler, &split));
  }
  return QUOTH_OK;
}

/* "is close to collapse": is close to | collapse. */
static quoth_status write_adjective(quoth_tupler *tupler, pattern *p,
                                    const quoth_part *said, bool *done) {
  const quoth_clause *clause = p->clause;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if (part->role == QUOTH_ROLE_OBLIQUE && part->marker != QUOTH_NONE &&
        part->first > said->head) {
      const quoth_tuple_span bridge = quoth_tuple_of(tupler, said);
      p->object = quoth_tuple_of(tupler, part);
      p->bridge = &bridge;
      p->more.count = 0;
      *done = true;
      return write_object(tupler, p);
    }
  }
  return QUOTH_OK;
}

static quoth_status write_copula(quoth_tupler *tupler, pattern *p,
                                 const quoth_part *said) {
  const quoth_tree *tree = &tupler->clauser->tree;
  bool done = false;
  if (said->marker == QUOTH_NONE && !is_noun(tree, said->head)) {
    QUOTH_TRY(write_adjective(tupler, p, said, &done));
  }
  if (done) {
    return QUOTH_OK;
  }
  if (said->marker == QUOTH_NONE && is_noun(tree, said->head) &&
      p->clause->kind != QUOTH_CLAUSE_EXISTENTIAL) {
    QUOTH_TRY(write_split(tupler, p));
  }
  return write_object(tupler, p);
}

/* ---- clauses ---- */

/* What the relation leads to when it leads to no phrase with a preposition: an
 * object, what is said of the subject, a clause. */
static const quoth_part *core_part(const quoth_tree *tree,
                                   const quoth_clause *clause,
                                   uint32_t subject) {
  static const quoth_role order[] = {QUOTH_ROLE_OBJECT, QUOTH_ROLE_COMPLEMENT,
                                     QUOTH_ROLE_CLAUSE};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    for (uint32_t p = 0; p < clause->part_count; p++) {
      const quoth_part *part = &clause->parts[p];
      const bool adverbial =
          order[i] == QUOTH_ROLE_CLAUSE &&
          quoth_tree_base(tree, part->head) == QUOTH_DEP_ADVCL;
      if (part->head != subject && part->role == order[i] && !adverbial) {
        return part;
      }
    }
  }
  return NULL;
}

/* "was forced [to sell the mill]", with nothing between. */
static const quoth_clause *purpose_of(const quoth_tupler *tupler,
                                      const quoth_clause *clause) {
  const quoth_tree *tree = &tupler->clauser->tree;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if (clause->passive && part->role == QUOTH_ROLE_CLAUSE &&
        part->clause != QUOTH_NONE &&
        quoth_tree_has(tree, clause->predicate + 1) &&
        quoth_tree_is(tree, clause->predicate + 1, "to") &&
        quoth_tree_child(tree, part->head, QUOTH_DEP_MARK) ==
            clause->predicate + 1) {
      return &tupler->clauses.clauses[part->clause];
    }
  }
  return NULL;
}

static quoth_status write_purpose(quoth_tupler *tupler, pattern *p,
                                  bool *done) {
  const quoth_clause *inner = purpose_of(tupler, p->clause);
  const quoth_part *object =
      inner ? quoth_clause_part(inner, QUOTH_ROLE_OBJECT) : NULL;
  if (object == NULL || inner->passive) {
    return QUOTH_OK;
  }
  p->inner = inner;
  p->object = quoth_tuple_of(tupler, object);
  quoth_tuple_trim(tupler, &p->object, &p->more);
  add_rest(tupler, inner, object->head, p);
  *done = true;
  return write_object(tupler, p);
}

/* How well a part serves as the object of a tuple, best first: "was born | in
 * Rome" before "in 1900, was born". */
static uint32_t rank_of(const quoth_clause *clause, const quoth_part *part) {
  const bool plain =
      part->marker != QUOTH_NONE && part->role != QUOTH_ROLE_CLAUSE;
  return plain && part->first > clause->predicate ? 0 : plain ? 1 : 2;
}

/* "was born in | Rome | in 1900". */
static quoth_status write_oblique(quoth_tupler *tupler, pattern *p) {
  const quoth_clause *clause = p->clause;
  const quoth_part *best = NULL;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if (part->head != p->subject_head &&
        (best == NULL || rank_of(clause, part) < rank_of(clause, best))) {
      best = part;
    }
  }
  if (best == NULL) {
    return QUOTH_OK;
  }
  p->object = quoth_tuple_of(tupler, best);
  quoth_tuple_trim(tupler, &p->object, &p->more);
  add_rest(tupler, clause, best->head, p);
  return write_object(tupler, p);
}

static quoth_status read_clause(quoth_tupler *tupler,
                                const quoth_clause *clause) {
  const quoth_tree *tree = &tupler->clauser->tree;
  pattern p = {.clause = clause};
  if (!find_subject(tupler, &p)) {
    return QUOTH_OK;
  }
  const quoth_part *core = core_part(tree, clause, p.subject_head);
  bool done = false;
  if (core == NULL || core->role == QUOTH_ROLE_CLAUSE) {
    QUOTH_TRY(write_purpose(tupler, &p, &done));
  }
  if (done) {
    return QUOTH_OK;
  }
  if (core == NULL) {
    return write_oblique(tupler, &p);
  }
  p.object = quoth_tuple_of(tupler, core);
  if (core->role != QUOTH_ROLE_CLAUSE) {
    quoth_tuple_trim(tupler, &p.object, &p.more);
  }
  add_rest(tupler, clause, core->head, &p);
  return core->role == QUOTH_ROLE_COMPLEMENT &&
                 quoth_text_is(clause->lemma, "be")
             ? write_copula(tupler, &p, core)
             : write_object(tupler, &p);
}

quoth_status quoth_tuples_find(quoth_tupler *tupler, quoth_text text,
                               const quoth_trees *trees,
                               const quoth_tuple **tuples, uint32_t *count) {
  static const quoth_clause_options options = {.distribute = true,
                                               .owners = true};
  quoth_arena_reset(&tupler->arena);
  tupler->count = 0;
  QUOTH_TRY(quoth_clauses_find(tupler->clauser, text, trees, &options,
                               &tupler->clauses));
  uint32_t sentence = QUOTH_NONE;
  for (uint32_t i = 0; i < tupler->clauses.clause_count; i++) {
    const quoth_clause *clause = &tupler->clauses.clauses[i];
    if (clause->sentence != sentence) {
      sentence = clause->sentence;
      tupler->sentence_from = tupler->count;
      quoth_tree_fill(&tupler->clauser->tree, text, trees, sentence);
    }
    QUOTH_TRY(read_clause(tupler, clause));
  }
  *tuples = tupler->tuples;
  *count = tupler->count;
  return QUOTH_OK;
}
