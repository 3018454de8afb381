/* Attribution: whose words a clause reports.
 *
 *   "Jensen said that he delivered it"     a verb above the clause
 *   "It shipped, she told them."           a verb beside it
 *   "They were like, 'Oh, this is cool.'"  be like and a quotation
 *   "According to Ada, it works."          a phrase
 *   "… said: 'A. B.'"                      a quotation that goes on */
#include "extract/claim_build.h"

enum { HEIGHT = 5, LOOK_BACK = 8, RECENT = 3 };

static bool is_report(const quoth_claimer *claimer, uint32_t verb) {
  return (quoth_claim_words(claimer, verb) & QUOTH_WORD_BIT(REPORT_VERB)) &&
         claimer->at.tree.tokens[verb].upos != QUOTH_NOUN; /* "a joke" */
}

/* The speaker's own words, now or then, are no report: "I'd say", "we said". */
static bool is_self(const quoth_claimer *claimer, uint32_t subject) {
  const quoth_tree *tree = &claimer->at.tree;
  return quoth_tree_is(tree, subject, "I") ||
         quoth_tree_is(tree, subject, "we") ||
         quoth_tree_is(tree, subject, "let");
}

static quoth_status report(quoth_claimer *claimer, uint32_t subject,
                           quoth_claim *claim) {
  quoth_part part = {.role = QUOTH_ROLE_SUBJECT,
                     .head = subject,
                     .first = subject,
                     .count = 1,
                     .marker = QUOTH_NONE,
                     .clause = QUOTH_NONE,
                     .preposition = quoth_text_of("")};
  for (uint32_t i = claimer->at.first_clause; i < claimer->at.clause_end; i++) {
    const quoth_part *known = quoth_claim_subject(&claimer->clauses.clauses[i]);
    if (known != NULL && known->head == subject) {
      part = *known;
      break;
    }
  }
  claim->modality = QUOTH_REPORTED;
  QUOTH_TRY(quoth_claim_kept_argument(claimer, &part, &claim->reported_by));
  claimer->reporter = claim->reported_by;
  claimer->reporter_sentence = claim->sentence;
  return QUOTH_OK;
}

static uint32_t subject_of(const quoth_claimer *claimer, uint32_t verb) {
  const quoth_clause *clause = quoth_claim_clause(claimer, verb);
  const quoth_part *subject = clause ? quoth_claim_subject(clause) : NULL;
  return subject ? subject->head
                 : quoth_tree_child(&claimer->at.tree, verb, QUOTH_DEP_NSUBJ);
}

/* A noun, or he, she, they. */
static bool names_another(const quoth_tree *tree, uint32_t subject) {
  const uint8_t upos = tree->tokens[subject].upos;
  return upos == QUOTH_NOUN || upos == QUOTH_PROPN ||
         quoth_tree_is(tree, subject, "he") ||
         quoth_tree_is(tree, subject, "she") ||
         quoth_tree_is(tree, subject, "they");
}

/* "Tobias thinks", "analysts expect": the opinion of others. */
static bool is_opinion(const quoth_claimer *claimer, uint32_t verb,
                       uint32_t subject) {
  const quoth_tree *tree = &claimer->at.tree;
  const quoth_word_set opinion = QUOTH_WORD_BIT(HEDGE_VERB) |
                                 QUOTH_WORD_BIT(SUPPOSE_VERB) |
                                 QUOTH_WORD_BIT(PREDICT_VERB);
  return (quoth_claim_words(claimer, verb) & opinion) &&
         quoth_tree_is_verb(tree, verb) && names_another(tree, subject);
}

/* Says that what hangs below `verb` is somebody's words. */
static bool reports(quoth_claimer *claimer, uint32_t verb, quoth_claim *claim,
                    quoth_status *status) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t subject = subject_of(claimer, verb);
  if (subject == QUOTH_NONE ||
      !(is_report(claimer, verb) || is_opinion(claimer, verb, subject))) {
    return false;
  }
  if (quoth_tree_is(tree, subject, "it")) { /* it is rumoured */
    claim->modality = QUOTH_REPORTED;
    return true;
  }
  if (is_self(claimer, subject)) {
    return false;
  }
  *status = report(claimer, subject, claim);
  return true;
}

/* ---- beside the clause ---- */

/* "…", she said. */
static uint32_t aside_of(const quoth_claimer *claimer,
                         const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  QUOTH_TREE_EACH(tree, clause->top, child) {
    if (quoth_tree_base(tree, child) == QUOTH_DEP_PARATAXIS &&
        is_report(claimer, child) &&
        quoth_tree_child(tree, child, QUOTH_DEP_NSUBJ) != QUOTH_NONE &&
        quoth_tree_child(tree, child, QUOTH_DEP_OBJ) == QUOTH_NONE &&
        quoth_tree_child(tree, child, QUOTH_DEP_CCOMP) == QUOTH_NONE) {
      return child;
    }
    if (quoth_tree_base(tree, child) == QUOTH_DEP_ADVCL &&
        is_report(claimer, child)) {
      const uint32_t mark = quoth_tree_child(tree, child, QUOTH_DEP_MARK);
      if (mark != QUOTH_NONE && quoth_tree_is(tree, mark, "as")) {
        return child; /* as Pat mentioned */
      }
    }
  }
  const uint32_t head = tree->tokens[clause->top].head;
  const bool beside =
      quoth_tree_base(tree, clause->top) == QUOTH_DEP_PARATAXIS &&
      quoth_tree_has(tree, head) && is_report(claimer, head);
  return beside ? head : QUOTH_NONE;
}

/* "According to Ada": the token of Ada. */
static uint32_t according_to(const quoth_claimer *claimer,
                             const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    if (quoth_text_is(clause->parts[i].preposition, "according to")) {
      return clause->parts[i].head;
    }
  }
  QUOTH_TREE_EACH(tree, clause->top, child) {
    if (quoth_tree_is(tree, child, "accord")) {
      const uint32_t source = quoth_tree_child(tree, child, QUOTH_DEP_OBL);
      if (source != QUOTH_NONE) {
        return source;
      }
    }
  }
  return QUOTH_NONE;
}

/* "they were like, 'this is cool'": the token of they. Looks a few words back
 * from the clause. */
static uint32_t like_speaker(const quoth_claimer *claimer,
                             const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  bool set_off = false;
  uint32_t at = clause->first;
  for (uint32_t look = 0; look < LOOK_BACK && at > tree->first; look++) {
    at--;
    const quoth_token *token = &tree->tokens[at];
    if (token->upos == QUOTH_PUNCT) {
      set_off = true;
      continue;
    }
    if (quoth_tree_is(tree, at, "like")) {
      break;
    }
    if (token->upos != QUOTH_INTJ && token->upos != QUOTH_ADV &&
        token->upos != QUOTH_CCONJ && token->upos != QUOTH_SCONJ) {
      return QUOTH_NONE;
    }
  }
  if (!set_off || !quoth_tree_is(tree, at, "like") || at < tree->first + 2) {
    return QUOTH_NONE;
  }
  uint32_t be = at - 1;
  if (quoth_tree_is(tree, be, "all") || quoth_tree_is(tree, be, "just")) {
    be--;
  }
  const bool speaks =
      quoth_tree_is(tree, be, "be") || quoth_tree_is(tree, be, "go");
  for (uint32_t i = be; speaks && i-- > tree->first;) {
    if (quoth_tree_base(tree, i) == QUOTH_DEP_NSUBJ) {
      const bool thing =
          quoth_tree_is(tree, i, "it") || tree->tokens[i].xpos == QUOTH_XPOS_DT;
      return thing ? QUOTH_NONE : i;
    }
  }
  return QUOTH_NONE;
}

/* ---- quotations that go on ---- */

static bool is_wholly_quoted(const quoth_claimer *claimer,
                             const quoth_clause *clause) {
  return claimer->at.quoted[clause->first - claimer->at.tree.first] &&
         claimer->reporter != NULL &&
         claimer->at.tree.sentence - claimer->reporter_sentence <= RECENT;
}

/* "She said they left [because it rained]": the reason is her words too. */
static const quoth_clause *main_of(const quoth_claimer *claimer,
                                   const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t left = tree->left[clause->top - tree->first];
  const bool apart = /* ", because she was tired": whose reason is open */
      tree->tokens[left].upos == QUOTH_PUNCT ||
      (left > tree->first && tree->tokens[left - 1].upos == QUOTH_PUNCT);
  const quoth_clause *around =
      clause->kind == QUOTH_CLAUSE_ADVERBIAL && !apart &&
              quoth_tree_rel(tree, clause->top) == QUOTH_DEP_ADVCL &&
              tree->tokens[clause->top].head < clause->top
          ? quoth_claim_clause(claimer, tree->tokens[clause->top].head)
          : NULL;
  return around == NULL ? clause : around;
}

static quoth_status attribute(quoth_claimer *claimer,
                              const quoth_clause *clause, quoth_claim *claim) {
  const quoth_clause *governor =
      quoth_claim_governor(claimer, main_of(claimer, clause));
  quoth_status status = QUOTH_OK;
  for (uint32_t step = 0; governor != NULL && step < HEIGHT; step++) {
    if (reports(claimer, governor->predicate, claim, &status)) {
      return status;
    }
    governor = quoth_claim_governor(claimer, governor);
  }
  const uint32_t aside = aside_of(claimer, clause);
  if (aside != QUOTH_NONE && reports(claimer, aside, claim, &status)) {
    return status;
  }
  const uint32_t source = according_to(claimer, clause);
  if (source != QUOTH_NONE) {
    return report(claimer, source, claim);
  }
  const uint32_t like = like_speaker(claimer, clause);
  if (like != QUOTH_NONE) {
    return is_self(claimer, like) ? QUOTH_OK : report(claimer, like, claim);
  }
  if (is_wholly_quoted(claimer, clause)) {
    claim->modality = QUOTH_REPORTED;
    claim->reported_by = claimer->reporter;
    claimer->reporter_sentence = claim->sentence;
  }
  return QUOTH_OK;
}

/* "“…,” said [Ada Brook], who owns it.": who spoke, told right behind the
 * quotation, or QUOTH_NONE. */
static uint32_t quoted_speaker(const quoth_claimer *claimer) {
  const quoth_claim_sentence *at = &claimer->at;
  const quoth_tree *tree = &at->tree;
  uint32_t i = 1;
  while (i < tree->count && !(at->quoted[i - 1] && !at->quoted[i])) {
    i++;
  }
  const uint32_t end =
      tree->first + (i + 4 < tree->count ? i + 4 : tree->count);
  for (uint32_t verb = tree->first + i; verb < end; verb++) {
    if (!is_report(claimer, verb) || !quoth_tree_is_verb(tree, verb)) {
      continue;
    }
    QUOTH_TREE_EACH(tree, verb, child) {
      const quoth_deprel base = quoth_tree_base(tree, child);
      if ((base == QUOTH_DEP_NSUBJ || base == QUOTH_DEP_OBJ) &&
          child > tree->first + i && names_another(tree, child)) {
        return child;
      }
    }
  }
  return QUOTH_NONE;
}

/* "as her father put it", "People ask us:" lead to words that follow. */
quoth_status quoth_claim_remember_reporter(quoth_claimer *claimer) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t last = tree->first + tree->count - 1;
  const bool announces =
      tree->count > 0 && (quoth_text_is(quoth_tree_word(tree, last), ":") ||
                          quoth_text_is(quoth_tree_word(tree, last), ","));
  uint32_t subject = QUOTH_NONE;
  if (!announces) {
    subject = quoted_speaker(claimer);
  } else if (quoth_tree_has(tree, tree->root) &&
             (is_report(claimer, tree->root) ||
              quoth_tree_is(tree, tree->root, "ask"))) {
    subject = subject_of(claimer, tree->root);
  }
  if (subject == QUOTH_NONE || is_self(claimer, subject)) {
    return QUOTH_OK;
  }
  const quoth_part part = quoth_clauser_phrase(
      claimer->clauser, claimer->document->plain, claimer->trees, subject);
  QUOTH_TRY(quoth_claim_kept_argument(claimer, &part, &claimer->reporter));
  claimer->reporter_sentence = tree->sentence;
  return QUOTH_OK;
}

quoth_status quoth_claim_attribution(quoth_claimer *claimer,
                                     const quoth_clause *clause,
                                     quoth_claim *claim) {
  claim->reported_by = NULL;
  if (clause->verb != QUOTH_NONE) {
    QUOTH_TRY(attribute(claimer, clause, claim));
  }
  return QUOTH_OK;
}
