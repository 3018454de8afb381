/* frame.h - relation rules: small frames over clauses.
 *
 * A rule is a resource that names the property it claims and the frames that
 * claim it:
 *
 *   rule:released a quoth:Rule ; quoth:claims quoth:released ;
 *       quoth:frame "{Organization} release|put out {Product} [in {Date}]" .
 *
 * A frame is compiled into phrases, one for each alternative, indexed by the
 * first word, so that a clause meets only the frames of its own verb:
 *
 *   {Organization} release|put out {Product} [in {Date}]
 *    lead slot     2 phrases        after     further
 *
 * The clause layer has undone voice, tense, negation, coordination and
 * relatives; the matcher compares lemmas, roles and classes. docs/rules.md is
 * the whole grammar. Immutable once made; shared by threads. */
#ifndef QUOTH_EXTRACT_FRAME_H
#define QUOTH_EXTRACT_FRAME_H

#include "extract/clause.h"

/* What a clause says in the ontology's terms. Parts may be parts of the clause
 * or lie inside one ("CEO of [OpenAI]"): then role is OBLIQUE and preposition
 * the word that leads to it. */
typedef struct {
  quoth_id property, rule; /* terms of the ontology */
  quoth_part subject, object;
  bool has_object;    /* false for frames with one slot */
  quoth_text words;   /* of a noun that belongs to the verb, with both and the
                         preposition: "be captain of"; else empty */
  uint8_t confidence; /* percent: how well the fillers fit the slots */
  uint8_t specific;   /* what the frame fixes: words and filled slots */
} quoth_frame_match;

/* What the matcher reads; all borrowed. */
typedef struct {
  const quoth_grammar *grammar;
  quoth_text text; /* that tokens' spans count in */
  const quoth_trees *trees;
  const quoth_mentions *mentions;
} quoth_frame_context;

/* Compiles every quoth:frame of every quoth:Rule of the grammar's ontology
 * (classes must be compiled), and for each property that no rule claims the
 * frames that its labels suggest; their rule is the property itself. Fails with
 * QUOTH_BAD_RULE naming the rule, QUOTH_NO_MEMORY. */
quoth_status quoth_frames_new(const quoth_grammar *grammar,
                              quoth_allocator *allocator, quoth_error *error,
                              quoth_frames **out);
void quoth_frames_free(quoth_frames *frames);

/* Every property that `clause` claims, the most specific match of each, best
 * first; at most `capacity`. Returns how many. Cost does not depend on the
 * number of rules but of those that share the clause's verb. */
uint32_t quoth_frames_match(const quoth_frames *frames,
                            const quoth_frame_context *context,
                            const quoth_clause *clause, quoth_frame_match *out,
                            uint32_t capacity);

uint32_t quoth_frames_count(const quoth_frames *frames);

#endif
