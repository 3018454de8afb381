/* The properties of the ontology that a clause claims. The best that is about
 * the clause's own subject names the claim; others that fit surely are claims
 * of their own: "launched the probe in May" also says when. */
#include "extract/claim_build.h"

enum { SURE = 85 };

static uint32_t find_matches(const quoth_claimer *claimer,
                             const quoth_clause *clause,
                             quoth_frame_match *out) {
  const quoth_frames *frames = quoth_grammar_frames(claimer->grammar);
  if (quoth_claim_takes(claimer, clause) ||
      quoth_claim_almost(claimer, clause) != QUOTH_NONE) {
    return 0; /* "it took a year to build": the building did; "nearly bought" */
  }
  const quoth_frame_context context = {claimer->grammar,
                                       claimer->document->plain, claimer->trees,
                                       claimer->mentions};
  return frames ? quoth_frames_match(frames, &context, clause, out,
                                     QUOTH_CLAIM_RELATIONS)
                : 0;
}

static bool is_head(const quoth_clause *clause, quoth_role role,
                    uint32_t head) {
  const quoth_part *part = quoth_clause_part(clause, role);
  return part != NULL && part->head == head;
}

/* True when the match keeps what the clause speaks of: its subject or, of a
 * passive, what the subject was. */
static bool is_about_subject(const quoth_clause *clause,
                             const quoth_frame_match *match) {
  return is_head(clause, QUOTH_ROLE_SUBJECT, match->subject.head) ||
         (match->has_object &&
          is_head(clause, QUOTH_ROLE_SUBJECT, match->object.head)) ||
         (clause->passive &&
          is_head(clause, QUOTH_ROLE_OBJECT, match->subject.head));
}

static uint32_t main_match(const quoth_clause *clause,
                           const quoth_frame_match *matches, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    if (is_about_subject(clause, &matches[i])) {
      return i;
    }
  }
  return QUOTH_NONE;
}

static quoth_status apply(quoth_claimer *claimer, const quoth_clause *clause,
                          const quoth_frame_match *match, quoth_claim *claim) {
  const quoth_part *subject = quoth_claim_subject(clause);
  claim->relation = match->property;
  claim->rule = match->rule;
  if (match->words.size) {
    claim->lexical = match->words;
  }
  if (!match->has_object) {
    return QUOTH_OK;
  }
  /* of its own subject the claim knows more: "you" may be the company */
  if (subject == NULL || subject->head != match->subject.head) {
    QUOTH_TRY(quoth_claim_argument(claimer, &match->subject, &claim->subject));
    claim->subject.preposition = quoth_text_of("");
    if (clause->passive) { /* who acts is the subject now */
      claim->lexical = match->words.size ? match->words : clause->lemma;
      claim->agent = NULL;
    }
  }
  quoth_part other; /* "the thing I regret is the sale" */
  if (match->object.head != clause->antecedent ||
      !quoth_claim_cleft(claimer, clause, &other)) {
    QUOTH_TRY(quoth_claim_argument(claimer, &match->object, &claim->object));
  }
  claim->object.preposition = quoth_text_of("");
  return QUOTH_OK;
}

quoth_status quoth_claim_relate(quoth_claimer *claimer,
                                const quoth_clause *clause,
                                quoth_claim *claim) {
  quoth_claim_relations *found = &claimer->relations;
  found->count = find_matches(claimer, clause, found->matches);
  found->chosen = main_match(clause, found->matches, found->count);
  return found->chosen == QUOTH_NONE
             ? QUOTH_OK
             : apply(claimer, clause, &found->matches[found->chosen], claim);
}

quoth_status quoth_claim_push_related(quoth_claimer *claimer,
                                      const quoth_clause *clause,
                                      const quoth_claim *claim) {
  const quoth_claim_relations *found = &claimer->relations;
  const quoth_frame_match *chosen =
      found->chosen == QUOTH_NONE ? NULL : &found->matches[found->chosen];
  for (uint32_t i = 0; i < found->count; i++) {
    const quoth_frame_match *match = &found->matches[i];
    const bool same = chosen && match->subject.head == chosen->subject.head &&
                      match->object.head == chosen->object.head;
    if (match != chosen && !same && match->has_object &&
        match->confidence >= SURE) {
      quoth_claim further = *claim;
      QUOTH_TRY(apply(claimer, clause, match, &further));
      QUOTH_TRY(quoth_claim_push(claimer, &further));
    }
  }
  return QUOTH_OK;
}
