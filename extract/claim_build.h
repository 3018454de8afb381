/* claim_build.h - private: claims under construction. */
#ifndef QUOTH_EXTRACT_CLAIM_BUILD_H
#define QUOTH_EXTRACT_CLAIM_BUILD_H

#include "extract/claim.h"
#include "extract/clause.h"
#include "extract/clause_tree.h"
#include "extract/frame.h"
#include "extract/question.h"
#include "model/buffer.h"

enum { QUOTH_CLAIM_ARGUMENTS = 8, QUOTH_CLAIM_RELATIONS = 4 };

/* The sentence at hand. Arrays are per token of it, from its first. */
typedef struct {
  quoth_tree tree;
  uint32_t block, turn;
  uint32_t first_clause, clause_end;       /* into the clauses */
  quoth_word_set words[QUOTH_TREE_TOKENS]; /* of the lemma, and of a phrase
                                              that begins here */
  uint8_t phrase[QUOTH_TREE_TOKENS];       /* its length in words, or 0 */
  uint32_t owner[QUOTH_TREE_TOKENS];       /* clause whose words these are */
  bool quoted[QUOTH_TREE_TOKENS];          /* inside quotation marks */
  quoth_question asks; /* what the sentence asks, if it does */
} quoth_claim_sentence;

/* Which part of what was asked the answer gives. */
typedef enum {
  QUOTH_SLOT_NONE, /* yes or no */
  QUOTH_SLOT_SUBJECT,
  QUOTH_SLOT_OBJECT,
  QUOTH_SLOT_TIME,
  QUOTH_SLOT_OTHER /* why, how: no phrase says it */
} quoth_slot;

/* The properties that a clause claims, best first. */
typedef struct {
  quoth_frame_match matches[QUOTH_CLAIM_RELATIONS];
  uint32_t count;
  uint32_t chosen; /* the one that names the claim, or QUOTH_NONE */
} quoth_claim_relations;

/* What somebody put to the others, and nobody else has taken up yet. */
typedef struct {
  bool open, is_question, has_claim;
  quoth_claim claim; /* what is asked, as if it were said */
  quoth_slot slot;
  quoth_span span;
  uint32_t sentence, turn, speaker;
} quoth_prompt;

/* A time that what follows shares, unless it says otherwise. */
typedef struct {
  bool set, ahead, asked; /* of the future; named in a question */
  quoth_text time, from, until;
  uint32_t turn, sentence; /* where it was named or last taken up */
} quoth_carried_time;

struct quoth_claimer {
  quoth_allocator *from;
  const quoth_grammar *grammar;
  quoth_clauser *clauser;
  quoth_arena arena;
  quoth_buffer buffer; /* relations, folded words */
  quoth_buffer label;
  quoth_claim *claims;
  size_t claim_capacity;
  uint32_t claim_count;
  quoth_part *parts; /* of the clause being read, as claims have them */
  size_t part_capacity;
  quoth_span *questions;
  uint32_t *question_turns;
  size_t question_capacity, question_turn_capacity;
  uint32_t question_count;
  quoth_id rules[QUOTH_CLAUSE_KIND_COUNT];
  /* of the document at hand */
  const quoth_document *document;
  const quoth_trees *trees;
  const quoth_mentions *mentions;
  quoth_clauses clauses;
  quoth_claim_sentence at;
  quoth_claim_relations relations; /* of the clause at hand */
  quoth_prompt asked;
  uint32_t guest;   /* the speaker who answers, if only one does */
  uint32_t company; /* node of what "we" are to the guest, or NONE */
  bool says_name;   /* the clause at hand: "my cousin, Ada Brook" */
  bool in_quotes;   /* a quotation that an earlier sentence opened */
  const quoth_argument *reporter; /* who was last said to speak, or NULL */
  uint32_t reporter_sentence;
  bool has_last;    /* a claim that a short sentence may take up */
  quoth_claim last; /* "… But Silicon Valley did." */
  bool has_list;    /* a claim that ended in a colon: items follow */
  quoth_claim list;
  quoth_carried_time carried;
};

/* ---- sentences (claim_sentence.c) ---- */

/* Fills claimer->at. */
quoth_status quoth_claim_read(quoth_claimer *claimer, uint32_t sentence);

static inline quoth_word_set quoth_claim_words(const quoth_claimer *claimer,
                                               uint32_t token) {
  return quoth_tree_has(&claimer->at.tree, token)
             ? claimer->at.words[token - claimer->at.tree.first]
             : 0;
}

/* The classes of all words that belong to `clause` itself. */
quoth_word_set quoth_claim_cues(const quoth_claimer *claimer,
                                const quoth_clause *clause);

/* The clause that `token` heads, or NULL. */
const quoth_clause *quoth_claim_clause(const quoth_claimer *claimer,
                                       uint32_t token);

/* The clause that governs this one as its complement, its quotation or its
 * aside ("I think"), or NULL. */
const quoth_clause *quoth_claim_governor(const quoth_claimer *claimer,
                                         const quoth_clause *clause);

/* The subject as the words have it: of passives what is acted on. */
const quoth_part *quoth_claim_subject(const quoth_clause *clause);

/* The other side of "what we want is [peace]", "[this] is what we want", for
 * the clause inside (we want); false when it is no cleft. */
bool quoth_claim_cleft(const quoth_claimer *claimer, const quoth_clause *clause,
                       quoth_part *other);

bool quoth_claim_is_first_person(const quoth_claimer *claimer,
                                 const quoth_clause *clause);

/* ---- what is worth a claim (claim_select.c) ---- */

/* True when `clause` says something by itself. False for "I think", for
 * conditions, for what only names a thing. */
bool quoth_claim_is_worth(const quoth_claimer *claimer,
                          const quoth_clause *clause);

/* claim_thin.c: true when `clause` says too little: "that's where", "at least
 * I would". */
bool quoth_claim_is_thin(const quoth_claimer *claimer,
                         const quoth_clause *clause);

/* ---- frames (claim_frame.c) ---- */

/* True when `clause` only says how its complement is meant. */
bool quoth_claim_is_frame(const quoth_claimer *claimer,
                          const quoth_clause *clause);

/* "what to do", "how it works", "whether": a question inside. */
bool quoth_claim_is_indirect_question(const quoth_claimer *claimer,
                                      const quoth_clause *clause);

/* "She didn't say that …" tells of her, not of what she did not say. */
bool quoth_claim_is_denied_report(const quoth_claimer *claimer,
                                  const quoth_clause *clause);

/* "It's clear [that they left]": the clause, not the clarity, is the news. */
bool quoth_claim_is_finite_subject(const quoth_claimer *claimer,
                                   uint32_t token);

/* "The farmers want the price [to fall]", "they want me [to stay]" tell of the
 * farmers, of them. */
bool quoth_claim_is_anothers_wish(const quoth_claimer *claimer,
                                  const quoth_clause *wished);

/* ---- arguments (claim_phrase.c, claim_argument.c) ---- */

/* The plain text of tokens [first, first + count). */
static inline quoth_span quoth_claim_span_of(const quoth_claimer *claimer,
                                             uint32_t first, uint32_t count) {
  const quoth_token *tokens = claimer->trees->tokens;
  return (quoth_span){tokens[first].span.begin,
                      tokens[first + count - 1].span.end};
}

/* The innermost mention that holds `token`, or NULL. */
static inline const quoth_mention *
quoth_claim_mention_of(const quoth_claimer *claimer, uint32_t token) {
  const uint32_t index = claimer->mentions->of_token[token];
  return index == QUOTH_NONE ? NULL : &claimer->mentions->mentions[index];
}

/* A word that points instead of naming: it, this, there. */
static inline bool quoth_claim_is_pointer(const quoth_tree *tree,
                                          uint32_t token) {
  const uint8_t xpos = tree->tokens[token].xpos;
  return xpos == QUOTH_XPOS_PRP || xpos == QUOTH_XPOS_EX ||
         (tree->tokens[token].upos == QUOTH_PRON &&
          (xpos == QUOTH_XPOS_DT || xpos == QUOTH_XPOS_WDT));
}

/* A date, or a noun of time. */
bool quoth_claim_is_time(const quoth_claimer *claimer, const quoth_part *part);

/* What `part` stands for. */
quoth_status quoth_claim_argument(quoth_claimer *claimer,
                                  const quoth_part *part, quoth_argument *out);

/* The same, kept as long as the claims; NULL when it stands for nothing. */
quoth_status quoth_claim_kept_argument(quoth_claimer *claimer,
                                       const quoth_part *part,
                                       const quoth_argument **out);

/* claim_reshape.c: the clause as it is meant: with the other side of a cleft,
 * what a pronoun takes up, who needs the time that "it takes". */
quoth_status quoth_claim_reshape(quoth_claimer *claimer,
                                 const quoth_clause *clause, quoth_clause *out);

/* The clause that shares the relation of this one: "lets you [talk to it]",
 * "took us a year to [build it]"; or NULL. */
const quoth_clause *quoth_claim_caused(const quoth_claimer *claimer,
                                       const quoth_clause *clause);

/* "The roof [nearly] fell": the token of nearly, or QUOTH_NONE. */
uint32_t quoth_claim_almost(const quoth_claimer *claimer,
                            const quoth_clause *clause);

/* True of "it took us a year to build it", where "it" is nothing. */
bool quoth_claim_takes(const quoth_claimer *claimer,
                       const quoth_clause *clause);

/* The object of a wish with what is wished of it. */
quoth_part quoth_claim_wished(const quoth_claimer *claimer,
                              const quoth_clause *clause,
                              const quoth_part *object);

/* Subject, relation, object, further arguments, time. */
quoth_status quoth_claim_arguments(quoth_claimer *claimer,
                                   const quoth_clause *clause,
                                   quoth_claim *claim);

/* The words of tokens [first, first + count), joined as in the text, without
 * article, possessive or negation before them. */
quoth_text quoth_claim_label(quoth_claimer *claimer, uint32_t first,
                             uint32_t count);

/* claim_company.c: fills guest and company, once for a document. */
quoth_status quoth_claim_find_company(quoth_claimer *claimer);

/* ---- how it is meant ---- */

/* claim_polarity.c: true when the number of denials is odd. */
bool quoth_claim_is_negated(const quoth_claimer *claimer,
                            const quoth_clause *clause);
bool quoth_claim_denies(const quoth_claimer *claimer,
                        const quoth_clause *clause); /* its own words only */

/* claim_modality.c: modality, certainty, tense, condition. */
void quoth_claim_modality(const quoth_claimer *claimer,
                          const quoth_clause *clause, quoth_claim *claim);

/* claim_attribution.c: reported_by, and Reported. */
quoth_status quoth_claim_attribution(quoth_claimer *claimer,
                                     const quoth_clause *clause,
                                     quoth_claim *claim);

/* Remembers who speaks after a sentence that ends in a colon. */
quoth_status quoth_claim_remember_reporter(quoth_claimer *claimer);

/* claim_relation.c: finds claimer->relations; the claim takes the property that
 * is chosen, with its subject and object. Nothing changes when there is none.
 */
quoth_status quoth_claim_relate(quoth_claimer *claimer,
                                const quoth_clause *clause, quoth_claim *claim);

/* Keeps what else is claimed by `clause`, which quoth_claim_relate was asked
 * about last: each a copy of `claim` with another relation. */
quoth_status quoth_claim_push_related(quoth_claimer *claimer,
                                      const quoth_clause *clause,
                                      const quoth_claim *claim);

/* claim_time.c: gives the claims of the sentence, from number `from` on, the
 * time that goes on, and remembers the one that they name. */
void quoth_claim_carry_time(quoth_claimer *claimer, uint32_t from);

/* The date in "it was June 1998", which says when something else was; or
 * NULL. */
const quoth_value *quoth_claim_announced(const quoth_claimer *claimer,
                                         const quoth_clause *clause);

/* ---- dialogue (claim_dialogue.c) ---- */

/* Remembers what the sentence puts to the others: a question, or a statement
 * of the one who asks. Claims from number `from` on are the sentence's. */
quoth_status quoth_claim_prompt(quoth_claimer *claimer, uint32_t from);

/* The question that a claim in this turn answers; empty when none. */
quoth_span quoth_claim_answered(const quoth_claimer *claimer);

/* True when `clause` is a subject and an auxiliary: "he did". */
bool quoth_claim_is_elliptical(const quoth_claimer *claimer,
                               const quoth_clause *clause);

/* The claim that an elliptical clause makes, completed from what was asked or
 * said before; nothing when there is nothing to complete it from. */
quoth_status quoth_claim_echo(quoth_claimer *claimer,
                              const quoth_clause *clause);

/* True when the sentence names something without saying anything of it, but
 * in relative clauses: "Tomas, who had left the navy." */
bool quoth_claim_is_fragment(const quoth_claimer *claimer);

/* Claims of a sentence without a clause: "2016.", "Yes.", an item of a
 * list. */
quoth_status quoth_claim_fragment(quoth_claimer *claimer);

/* ---- output (claim.c) ---- */

/* A complete claim of `clause`, not yet kept. */
quoth_status quoth_claim_of(quoth_claimer *claimer, const quoth_clause *clause,
                            quoth_claim *out);

/* What every claim in this sentence shares: place, speaker, question. */
quoth_claim quoth_claim_blank(const quoth_claimer *claimer,
                              quoth_clause_kind kind);
quoth_status quoth_claim_push(quoth_claimer *claimer, const quoth_claim *claim);

/* claim_rank.c: confidence and salience of a complete claim. */
void quoth_claim_rank(const quoth_claimer *claimer, const quoth_clause *clause,
                      quoth_claim *claim);

#endif
