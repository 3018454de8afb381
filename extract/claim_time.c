/* Time that goes on: "In 1998 we opened. We had two looms." What is told in the
 * past after a date, or in answer to a question with one, happened then, until
 * another time is named or words say that time went on. */
#include "extract/claim_build.h"

/* Sentences since the time was named; what a month or a day saw is sooner
 * told, and an answer stays with its question. */
enum {
  REACH_ANSWER = 6,
  REACH_YEAR = 4,
  REACH_DAY = 2,
  REACH_PROSE = 1, /* where nobody talks, time goes on fast */
  REACH_AHEAD = 2,
  YEAR_SIZE = 4
};

static const quoth_value *date_at(const quoth_claimer *claimer,
                                  uint32_t token) {
  const quoth_mention *mention = quoth_claim_mention_of(claimer, token);
  if (mention == NULL || mention->node == QUOTH_NONE) {
    return NULL;
  }
  const quoth_node *node = &claimer->mentions->nodes[mention->node];
  return node->kind == QUOTH_NODE_DATE && node->value != NULL &&
                 node->value->from.size
             ? node->value
             : NULL;
}

const quoth_value *quoth_claim_announced(const quoth_claimer *claimer,
                                         const quoth_clause *clause) {
  const quoth_part *subject = quoth_claim_subject(clause);
  const quoth_part *said = quoth_clause_part(clause, QUOTH_ROLE_COMPLEMENT);
  return clause->verb != clause->predicate && clause->verb != QUOTH_NONE &&
                 subject != NULL && said != NULL && !said->preposition.size &&
                 quoth_tree_is(&claimer->at.tree, subject->head, "it")
             ? date_at(claimer, said->head)
             : NULL;
}

/* -1, 0, 1 as ISO dates compare, as far as both say. */
static int compare_dates(quoth_text a, quoth_text b) {
  const size_t size = a.size < b.size ? a.size : b.size;
  const int order = memcmp(a.at, b.at, size);
  return order < 0 ? -1 : order > 0;
}

/* True when all of the time lies before the document was made. */
static bool is_over(const quoth_claimer *claimer, quoth_text until) {
  const quoth_text today = claimer->document->date;
  return today.size == 0 || until.size == 0 || compare_dates(until, today) < 0;
}

static bool is_ahead(const quoth_claimer *claimer, quoth_text from) {
  const quoth_text today = claimer->document->date;
  return today.size != 0 && compare_dates(from, today) >= 0;
}

/* ---- what ends it ---- */

/* "then", "two years later", "before the war": time has gone on. */
static bool moves_on(const quoth_claimer *claimer) {
  static const char *const words[] = {
      "then",       "later",   "eventually", "afterwards", "afterward",
      "since",      "next",    "ago",        "soon",       "finally",
      "previously", "earlier", "after",      "meanwhile",  "nowadays",
      "before",     "until",   "originally"};
  const quoth_tree *tree = &claimer->at.tree;
  for (uint32_t i = 0; i < tree->count; i++) {
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
      if (quoth_tree_is(tree, tree->first + i, words[w])) {
        return true;
      }
    }
  }
  return false;
}

static bool names_time(const quoth_claimer *claimer) {
  const quoth_tree *tree = &claimer->at.tree;
  for (uint32_t i = 0; i < tree->count; i++) {
    if (date_at(claimer, tree->first + i) != NULL) {
      return true;
    }
  }
  return false;
}

/* ---- what begins it ---- */

/* "193X", "1947/1960": too long for things to happen at once. */
static bool is_span(quoth_text time) {
  return memchr(time.at, 'X', time.size) != NULL ||
         memchr(time.at, '/', time.size) != NULL;
}

static void set(quoth_claimer *claimer, quoth_text time, quoth_text from,
                quoth_text until, bool ahead) {
  claimer->carried =
      (quoth_carried_time){.set = true,
                           .ahead = ahead,
                           .time = time,
                           .from = from,
                           .until = until,
                           .turn = claimer->at.turn,
                           .sentence = claimer->at.tree.sentence};
}

/* "Did you expect that in 1998?" asks about then. */
static void take_asked(quoth_claimer *claimer) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_value *found = NULL;
  for (uint32_t i = 0; i < tree->count; i++) {
    const quoth_value *value = date_at(claimer, tree->first + i);
    if (value != NULL && is_over(claimer, value->until) &&
        !is_span(value->iso)) {
      found = value;
    }
  }
  if (found != NULL) {
    set(claimer, found->iso, found->from, found->until, false);
    claimer->carried.asked = true;
  }
}

/* "It was June 1998 - we opened the shop": the time of what follows. */
static bool take_announced(quoth_claimer *claimer) {
  for (uint32_t i = claimer->at.first_clause; i < claimer->at.clause_end; i++) {
    const quoth_clause *clause = &claimer->clauses.clauses[i];
    const quoth_value *value = quoth_claim_announced(claimer, clause);
    if (value != NULL && is_over(claimer, value->until)) {
      set(claimer, value->iso, value->from, value->until, false);
      return true;
    }
  }
  return false;
}

static void take_stated(quoth_claimer *claimer, const quoth_claim *claim) {
  if (claim->from.size == 0 || claim->aside || claim->reported_by != NULL ||
      is_span(claim->time) ||
      quoth_text_begins(claim->lexical, quoth_text_of("die")) ||
      quoth_text_ends(claim->lexical, quoth_text_of("born in")) ||
      quoth_text_ends(claim->lexical, quoth_text_of("born on"))) {
    return; /* what is told after a birth is not of its year */
  }
  if (claim->tense == QUOTH_TENSE_PAST && is_over(claimer, claim->until) &&
      claim->certainty != QUOTH_POSSIBLE) {
    set(claimer, claim->time, claim->from, claim->until, false);
  } else if (claim->tense != QUOTH_TENSE_PAST &&
             !is_over(claimer, claim->until) &&
             (claim->tense == QUOTH_TENSE_FUTURE ||
              claim->modality == QUOTH_PREDICTED ||
              is_ahead(claimer, claim->from))) {
    set(claimer, claim->time, claim->from, claim->until, true);
  }
}

/* "Most people have one today": nowadays, not on one day. */
static void forget_today(const quoth_claimer *claimer, quoth_claim *claim) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_text today = claimer->document->date;
  if (claim->tense != QUOTH_TENSE_PRESENT || claim->time.size == 0 ||
      !quoth_text_equal(claim->time, today)) {
    return;
  }
  for (uint32_t i = 0; i < tree->count; i++) {
    if (quoth_tree_is(tree, tree->first + i, "today")) {
      claim->time = claim->from = claim->until = quoth_text_of("");
    }
  }
}

/* ---- what it is given to ---- */

/* What holds up to now or before then ("has been", "had been", "used to"), and
 * what only says more of a noun. */
static bool is_loose(const quoth_claimer *claimer, const quoth_claim *claim) {
  const quoth_tree *tree = &claimer->at.tree;
  if (claim->rule == claimer->rules[QUOTH_CLAUSE_RELATIVE] ||
      claim->rule == claimer->rules[QUOTH_CLAUSE_APPOSITION] ||
      claim->rule == claimer->rules[QUOTH_CLAUSE_TITLE] ||
      claim->rule == claimer->rules[QUOTH_CLAUSE_IMPERATIVE]) {
    return true;
  }
  for (uint32_t i = 0; i < tree->count; i++) {
    const quoth_token *t = &tree->tokens[tree->first + i];
    const bool inside =
        t->span.begin >= claim->quote.begin && t->span.end <= claim->quote.end;
    const bool perfect = t->upos == QUOTH_AUX &&
                         quoth_tree_is(tree, tree->first + i, "have") &&
                         t->xpos != QUOTH_XPOS_VB;
    if (inside && (perfect || quoth_tree_is(tree, tree->first + i, "never"))) {
      return true;
    }
  }
  return claim->lexical.size > 6 && memcmp(claim->lexical.at, "use to", 6) == 0;
}

static bool is_given(const quoth_claimer *claimer, const quoth_claim *claim) {
  const quoth_carried_time *carried = &claimer->carried;
  if (claim->time.size || claim->reported_by != NULL ||
      is_loose(claimer, claim)) {
    return false;
  }
  const uint32_t gone = claim->sentence - carried->sentence;
  if (carried->ahead) {
    return gone <= REACH_AHEAD && claim->tense != QUOTH_TENSE_PAST &&
           (claim->tense == QUOTH_TENSE_FUTURE ||
            claim->modality == QUOTH_PREDICTED ||
            claim->modality == QUOTH_HEDGED ||
            is_ahead(claimer, carried->from));
  }
  const uint32_t reach = claimer->document->turn_count < 2 ? REACH_PROSE
                         : carried->asked                  ? REACH_ANSWER
                         : carried->time.size > YEAR_SIZE  ? REACH_DAY
                                                           : REACH_YEAR;
  return gone <= reach && claim->tense == QUOTH_TENSE_PAST &&
         claim->modality != QUOTH_HYPOTHETICAL;
}

void quoth_claim_carry_time(quoth_claimer *claimer, uint32_t from) {
  quoth_carried_time *carried = &claimer->carried;
  const uint32_t turn = claimer->at.turn;
  if (carried->set && turn != carried->turn &&
      !(carried->asked && turn == carried->turn + 1)) {
    carried->set = false;
  }
  if (claimer->at.asks.asks != QUOTH_ASKS_NOTHING) {
    if (names_time(claimer)) {
      carried->set = false;
      take_asked(claimer);
    }
    return;
  }
  const bool named = names_time(claimer);
  if ((named || (carried->set && moves_on(claimer))) &&
      !take_announced(claimer)) {
    carried->set = false;
  }
  for (uint32_t i = from; i < claimer->claim_count; i++) {
    quoth_claim *claim = &claimer->claims[i];
    forget_today(claimer, claim);
    take_stated(claimer, claim);
    if (carried->set && is_given(claimer, claim)) {
      claim->time = carried->time;
      claim->from = carried->from;
      claim->until = carried->until;
    }
  }
}
