/* A sentence prepared for claims: cue words, owners, quotation marks. */
#include "extract/claim_build.h"

enum { PHRASE_WORDS = 8 };

static bool is_opening(quoth_text word, uint8_t xpos, bool inside) {
  return quoth_text_is(word, "“") || quoth_text_is(word, "«") ||
         (!inside &&
          (quoth_text_is(word, "\"") ||
           (xpos == QUOTH_XPOS_OPENING_QUOTE && !quoth_text_is(word, "'"))));
}

static bool is_closing(quoth_text word, uint8_t xpos, bool inside) {
  return quoth_text_is(word, "”") || quoth_text_is(word, "»") ||
         (inside && (quoth_text_is(word, "\"") ||
                     (xpos == QUOTH_XPOS_CLOSING_QUOTE &&
                      !quoth_text_is(word, "'") && !quoth_text_is(word, "’"))));
}

static void mark_quotes(quoth_claimer *claimer) {
  quoth_claim_sentence *at = &claimer->at;
  for (uint32_t i = 0; i < at->tree.count; i++) {
    const uint32_t token = at->tree.first + i;
    const quoth_text word = quoth_tree_word(&at->tree, token);
    const uint8_t xpos = at->tree.tokens[token].xpos;
    if (is_opening(word, xpos, claimer->in_quotes)) {
      claimer->in_quotes = true;
    } else if (is_closing(word, xpos, claimer->in_quotes)) {
      claimer->in_quotes = false;
    }
    at->quoted[i] = claimer->in_quotes;
  }
}

/* Whether the sentence may have apostrophes that no phrase is written with. */
static bool has_curly(const quoth_tree *tree) {
  const uint32_t begin = tree->tokens[tree->first].span.begin;
  const uint32_t end = tree->tokens[tree->first + tree->count - 1].span.end;
  return memchr(tree->text.at + begin, '\xe2', end - begin) != NULL;
}

/* The words with plain apostrophes, for phrases. */
static quoth_status straighten(quoth_claimer *claimer, quoth_text *words) {
  const quoth_tree *tree = &claimer->at.tree;
  quoth_buffer_clear(&claimer->buffer);
  for (uint32_t i = 0; i < tree->count; i++) {
    const quoth_text word = quoth_tree_word(tree, tree->first + i);
    for (size_t k = 0; k < word.size; k++) {
      const bool curly = k + 3 <= word.size && memcmp(word.at + k, "’", 3) == 0;
      quoth_buffer_char(&claimer->buffer, curly ? '\'' : word.at[k]);
      k += curly ? 2 : 0;
    }
    words[i].size = claimer->buffer.size; /* end, until all is there */
  }
  QUOTH_TRY(claimer->buffer.status);
  size_t begin = 0;
  for (uint32_t i = 0; i < tree->count; i++) {
    const size_t end = words[i].size;
    words[i] = (quoth_text){claimer->buffer.bytes + begin, end - begin};
    begin = end;
  }
  return QUOTH_OK;
}

static quoth_status find_words(quoth_claimer *claimer) {
  quoth_claim_sentence *at = &claimer->at;
  quoth_text words[QUOTH_TREE_TOKENS];
  for (uint32_t i = 0; i < at->tree.count; i++) {
    const uint32_t token = at->tree.first + i;
    words[i] = quoth_tree_word(&at->tree, token);
    at->words[i] = claimer->mentions->words[token];
  }
  if (has_curly(&at->tree)) {
    QUOTH_TRY(straighten(claimer, words));
  }
  for (uint32_t i = 0; i < at->tree.count; i++) {
    uint32_t length = 0, left = at->tree.count - i;
    const quoth_word_set found = quoth_grammar_phrase(
        claimer->grammar, words + i, left < PHRASE_WORDS ? left : PHRASE_WORDS,
        &length);
    at->words[i] |= found;
    at->phrase[i] = found ? (uint8_t)length : 0;
  }
  return QUOTH_OK;
}

static void find_owners(quoth_claimer *claimer) {
  quoth_claim_sentence *at = &claimer->at;
  const quoth_tree *tree = &at->tree;
  for (uint32_t i = 0; i < tree->count; i++) {
    at->owner[i] = QUOTH_NONE;
  }
  for (uint32_t c = at->clause_end; c-- > at->first_clause;) {
    const quoth_clause *clause = &claimer->clauses.clauses[c];
    uint32_t token =
        clause->verb == QUOTH_NONE ? QUOTH_NONE : clause->predicate;
    for (uint32_t step = 0; quoth_tree_has(tree, token) && step < 8; step++) {
      at->owner[token - tree->first] = c;
      if (token == clause->top) {
        break;
      }
      token = tree->tokens[token].head;
    }
  }
  for (uint32_t i = 0; i < tree->count; i++) {
    uint32_t up = tree->first + i;
    for (uint32_t steps = 0; quoth_tree_has(tree, up) && steps < tree->count;
         steps++) {
      if (at->owner[up - tree->first] != QUOTH_NONE) {
        break;
      }
      up = tree->tokens[up].head;
    }
    if (quoth_tree_has(tree, up)) {
      at->owner[i] = at->owner[up - tree->first];
    }
  }
}

quoth_status quoth_claim_read(quoth_claimer *claimer, uint32_t sentence) {
  quoth_claim_sentence *at = &claimer->at;
  quoth_tree_fill(&at->tree, claimer->document->plain, claimer->trees,
                  sentence);
  at->block = claimer->trees->sentences[sentence].block;
  const uint32_t turn = claimer->document->blocks[at->block].turn;
  if (turn != at->turn) {
    claimer->in_quotes = false;
    claimer->reporter = NULL;
  }
  at->turn = turn;
  at->first_clause = at->clause_end;
  while (at->clause_end < claimer->clauses.clause_count &&
         claimer->clauses.clauses[at->clause_end].sentence == sentence) {
    at->clause_end++;
  }
  mark_quotes(claimer);
  QUOTH_TRY(find_words(claimer));
  find_owners(claimer);
  at->asks = quoth_question_of(&at->tree);
  return QUOTH_OK;
}

quoth_word_set quoth_claim_cues(const quoth_claimer *claimer,
                                const quoth_clause *clause) {
  const quoth_claim_sentence *at = &claimer->at;
  quoth_word_set cues = 0;
  for (uint32_t i = 0; i < at->tree.count; i++) {
    const uint32_t owner = at->owner[i];
    if (owner != QUOTH_NONE &&
        claimer->clauses.clauses[owner].predicate == clause->predicate) {
      cues |= at->words[i];
    }
  }
  return cues;
}

const quoth_clause *quoth_claim_clause(const quoth_claimer *claimer,
                                       uint32_t token) {
  const quoth_claim_sentence *at = &claimer->at;
  if (!quoth_tree_has(&at->tree, token)) {
    return NULL;
  }
  const uint32_t owner = at->owner[token - at->tree.first];
  if (owner == QUOTH_NONE) {
    return NULL;
  }
  const quoth_clause *clause = &claimer->clauses.clauses[owner];
  for (uint32_t up = clause->predicate, step = 0;
       quoth_tree_has(&at->tree, up) && step < 8; step++) {
    if (up == token) {
      return clause;
    }
    if (up == clause->top) {
      break;
    }
    up = at->tree.tokens[up].head;
  }
  return NULL;
}

const quoth_clause *quoth_claim_governor(const quoth_claimer *claimer,
                                         const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_token *top = &tree->tokens[clause->top];
  switch (quoth_tree_base(tree, clause->top)) {
  case QUOTH_DEP_CCOMP:
  case QUOTH_DEP_XCOMP:
  case QUOTH_DEP_CSUBJ:
    return quoth_claim_clause(claimer, top->head);
  case QUOTH_DEP_CONJ: {
    /* "she said that they left and that he stayed" */
    const quoth_clause *other = quoth_claim_clause(claimer, top->head);
    const quoth_deprel base =
        other ? quoth_tree_base(tree, other->top) : QUOTH_DEP_ROOT;
    return base == QUOTH_DEP_CCOMP || base == QUOTH_DEP_XCOMP
               ? quoth_claim_clause(claimer, tree->tokens[other->top].head)
               : NULL;
  }
  default:
    return NULL;
  }
}

const quoth_part *quoth_claim_subject(const quoth_clause *clause) {
  return quoth_clause_part(clause, clause->passive ? QUOTH_ROLE_OBJECT
                                                   : QUOTH_ROLE_SUBJECT);
}

bool quoth_claim_is_first_person(const quoth_claimer *claimer,
                                 const quoth_clause *clause) {
  const quoth_part *subject = quoth_claim_subject(clause);
  return subject != NULL &&
         (quoth_tree_is(&claimer->at.tree, subject->head, "I") ||
          quoth_tree_is(&claimer->at.tree, subject->head, "we"));
}
