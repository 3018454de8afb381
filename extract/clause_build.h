/* clause_build.h - private: a clause under construction. */
#ifndef QUOTH_EXTRACT_CLAUSE_BUILD_H
#define QUOTH_EXTRACT_CLAUSE_BUILD_H

#include "extract/clause.h"
#include "extract/clause_tree.h"
#include "model/buffer.h"

enum {
  QUOTH_CLAUSE_PARTS = 16,     /* more of one clause are dropped */
  QUOTH_CLAUSE_CHAIN = 4,      /* verbs that lean on one another */
  QUOTH_CLAUSE_CONJUNCTS = 12, /* of one list */
  QUOTH_CLAUSE_COPIES = 16     /* of one clause, by distribution */
};

struct quoth_clauser {
  quoth_allocator *from;
  const quoth_grammar *grammar;
  quoth_arena arena; /* texts, until the next document */
  quoth_arena parts; /* of the clauses */
  quoth_clause *clauses;
  size_t capacity;
  uint32_t count;
  quoth_clause_options options;
  quoth_tree tree;                       /* of the sentence at hand */
  uint32_t clause_of[QUOTH_TREE_TOKENS]; /* first clause a token heads */
  quoth_buffer buffer;
};

/* What is known of a clause before it is copied out. */
typedef struct {
  quoth_clause clause;
  quoth_part parts[QUOTH_CLAUSE_PARTS];
  uint32_t gap;        /* antecedent still without a role, or QUOTH_NONE */
  bool gap_is_setting; /* "the day we met", "the reason I left" */
} quoth_clause_draft;

/* The classes of a token's lemma. */
static inline quoth_word_set quoth_clauser_words(const quoth_clauser *clauser,
                                                 uint32_t token) {
  return quoth_grammar_word(clauser->grammar,
                            clauser->tree.tokens[token].lemma);
}

/* ---- phrases (clause_phrase.c) ---- */

/* Sets first and count of `part` to the phrase that its head heads; without
 * conjuncts when `single`. */
void quoth_clause_phrase(const quoth_clauser *clauser, quoth_part *part,
                         bool single);

/* The same for a head of a clause: all that belongs to it. */
void quoth_clause_whole(const quoth_clauser *clauser, quoth_part *part);

/* The words of the preposition of `head`, "because of", and its token in
 * `*marker`; empty and QUOTH_NONE when there is none. Of clauses (`marks`)
 * what introduces them counts too: "that", "instead of". */
quoth_text quoth_clause_preposition(quoth_clauser *clauser, uint32_t head,
                                    bool marks, uint32_t *marker);

/* ---- relations: the words of a verb phrase ---- */

/* Adds a word, with a space before it when it is not the first. */
static inline void quoth_phrase_add(quoth_buffer *buffer, quoth_text word) {
  if (buffer->size && word.size) {
    quoth_buffer_char(buffer, ' ');
  }
  quoth_buffer_add(buffer, word);
}

/* The same, with ASCII letters in lower case. */
static inline void quoth_phrase_add_lower(quoth_buffer *buffer,
                                          quoth_text word) {
  if (buffer->size) {
    quoth_buffer_char(buffer, ' ');
  }
  for (size_t i = 0; i < word.size; i++) {
    const char c = word.at[i];
    quoth_buffer_char(buffer, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
  }
}

/* ---- subjects (clause_subject.c) ---- */

/* True when the subject of `predicate` is what the verb is done to. */
bool quoth_clause_is_passive(const quoth_tree *tree, uint32_t predicate);

/* The token that heads the subject of the clause whose outermost verb is
 * `top`; looks through relatives, conjuncts, control; or QUOTH_NONE. */
uint32_t quoth_clause_subject(const quoth_clauser *clauser, uint32_t top);

/* The noun that the relative clause of `top` describes, or QUOTH_NONE. */
uint32_t quoth_clause_antecedent(const quoth_tree *tree, uint32_t top);

/* True for who, which, that in a relative clause, and what in "what we do". */
bool quoth_clause_is_relative(const quoth_tree *tree, uint32_t token);

/* The particle of `verb`: "put [out]", "throw [away] the rope"; or NONE. */
uint32_t quoth_clause_particle(const quoth_tree *tree, uint32_t verb);

/* True of "the feeling [that it works]": "that" stands for nothing inside. */
bool quoth_clause_is_content(const quoth_tree *tree, uint32_t top);

/* "what we [did] was build a lab": the verb that tells who built it and how
 * sure that is, for "build"; or QUOTH_NONE. */
uint32_t quoth_clause_doing(const quoth_tree *tree, uint32_t predicate);

/* "spent years [learning it]": the token of "spent", or QUOTH_NONE. */
uint32_t quoth_clause_spender(const quoth_tree *tree, uint32_t top);

/* The outermost verb that `predicate` leans on: "want" of "want to go". */
uint32_t quoth_clause_top(const quoth_clauser *clauser, uint32_t predicate);

/* The complement that leans on `verb`, or QUOTH_NONE. */
uint32_t quoth_clause_leaning(const quoth_clauser *clauser, uint32_t verb);

/* ---- parts (clause_parts.c) ---- */

/* Adds a part; NULL when there is no more room. */
quoth_part *quoth_clause_add(quoth_clause_draft *draft, quoth_role role,
                             uint32_t head);

/* "it's odd how [small] it looks", for the top of "looks"; or NONE. */
uint32_t quoth_clause_degree(const quoth_tree *tree, uint32_t top);

/* "have access [to the cellar]": what a light object takes, the verb takes. */
void quoth_clause_beside_light(quoth_clauser *clauser,
                               quoth_clause_draft *draft, uint32_t light);

/* Fills parts of a clause with a verb or copula. */
void quoth_clause_parts(quoth_clauser *clauser, quoth_clause_draft *draft);

/* ---- output (clause_emit.c) ---- */

/* Copies `draft` out, once for each conjunct that stands for itself. */
quoth_status quoth_clause_emit(quoth_clauser *clauser,
                               quoth_clause_draft *draft);

/* Clauses without a verb: appositions, titles, possessives that `token`
 * heads (clause_nominal.c). */
quoth_status quoth_clause_nominal(quoth_clauser *clauser, uint32_t token);

#endif
