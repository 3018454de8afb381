/* Dialogue: what an answer leaves out is in what was asked.
 *
 *   "You started in 2016." - "2016."          the statement, taken up
 *   "Who delivered it?" - "He did."           the question, its slot filled
 *   "The world didn't care. But we did."      the clause before, echoed
 *   "It will come from three things:" - "…"   items of a list */
#include "extract/claim_build.h"

enum { SHORT = 3, PHRASE = 9, FRAGMENT = 14 }; /* tokens */

/* ---- what is put to the others ---- */

static uint32_t speaker_of(const quoth_claimer *claimer, uint32_t turn) {
  return claimer->document->turns[turn].speaker;
}

static bool is_interviewer(const quoth_claimer *claimer) {
  const uint32_t speaker = speaker_of(claimer, claimer->at.turn);
  return speaker != QUOTH_NONE &&
         claimer->document->speakers[speaker].interviewer;
}

static quoth_slot slot_of(const quoth_claimer *claimer,
                          const quoth_clause *clause) {
  const quoth_question *asks = &claimer->at.asks;
  switch (asks->asks) {
  case QUOTH_ASKS_WHETHER:
    return QUOTH_SLOT_NONE;
  case QUOTH_ASKS_WHEN:
    return QUOTH_SLOT_TIME;
  case QUOTH_ASKS_WHERE:
  case QUOTH_ASKS_WHY:
  case QUOTH_ASKS_HOW:
    return QUOTH_SLOT_OTHER;
  default:
    break;
  }
  const quoth_part *subject = quoth_claim_subject(clause);
  const bool in_subject = subject != NULL && asks->word >= subject->first &&
                          asks->word < subject->first + subject->count;
  return in_subject ? QUOTH_SLOT_SUBJECT : QUOTH_SLOT_OBJECT;
}

/* What the question asks, as if it were said. */
static quoth_status claim_of_question(quoth_claimer *claimer) {
  quoth_prompt *asked = &claimer->asked;
  const quoth_clause *clause =
      quoth_claim_clause(claimer, claimer->at.asks.predicate);
  if (clause == NULL || quoth_claim_subject(clause) == NULL) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_claim_of(claimer, clause, &asked->claim));
  asked->slot = slot_of(claimer, clause);
  asked->has_claim = true;
  return QUOTH_OK;
}

quoth_status quoth_claim_prompt(quoth_claimer *claimer, uint32_t from) {
  const quoth_tree *tree = &claimer->at.tree;
  quoth_prompt *asked = &claimer->asked;
  const bool asks = claimer->at.asks.asks != QUOTH_ASKS_NOTHING;
  const bool states = is_interviewer(claimer) && tree->count > SHORT;
  const bool same = asked->open && asked->turn == claimer->at.turn;
  const quoth_prompt before = *asked;
  if (!asks && (!states || (same && asked->is_question))) {
    return QUOTH_OK;
  }
  const uint32_t last = tree->first + tree->count - 1;
  *asked = (quoth_prompt){.open = true,
                          .is_question = asks,
                          .span = {tree->tokens[tree->first].span.begin,
                                   tree->tokens[last].span.end},
                          .sentence = tree->sentence,
                          .turn = claimer->at.turn,
                          .speaker = speaker_of(claimer, claimer->at.turn)};
  if (asks) {
    QUOTH_TRY(claim_of_question(claimer));
    if (!asked->has_claim && same && before.has_claim &&
        before.slot == QUOTH_SLOT_NONE && tree->count <= SHORT + 2) {
      asked->has_claim = true; /* "Isn't it odd? Like, for cats?" */
      asked->claim = before.claim;
      asked->slot = before.slot;
    }
    return QUOTH_OK;
  }
  if (claimer->claim_count > from) {
    asked->has_claim = true;
    asked->claim = claimer->claims[claimer->claim_count - 1];
  }
  return QUOTH_OK;
}

static bool is_answering(const quoth_claimer *claimer) {
  const quoth_prompt *asked = &claimer->asked;
  const uint32_t speaker = speaker_of(claimer, claimer->at.turn);
  return asked->open && asked->turn != claimer->at.turn &&
         speaker != QUOTH_NONE && speaker != asked->speaker;
}

quoth_span quoth_claim_answered(const quoth_claimer *claimer) {
  return is_answering(claimer) ? claimer->asked.span : (quoth_span){0, 0};
}

/* ---- taking up a claim ---- */

/* What was put to somebody, said by that somebody: "you" is who answers. */
static void turn_round(const quoth_claimer *claimer, quoth_argument *argument) {
  const uint32_t speaker = speaker_of(claimer, claimer->at.turn);
  if (argument->kind == QUOTH_ARGUMENT_AGENT && speaker != QUOTH_NONE &&
      quoth_text_is(argument->label, "you")) {
    argument->kind = QUOTH_ARGUMENT_NODE;
    argument->node = claimer->mentions->of_speaker[speaker];
  }
}

static quoth_span whole_sentence(const quoth_claimer *claimer) {
  const quoth_tree *tree = &claimer->at.tree;
  uint32_t last = tree->first + tree->count - 1;
  while (last > tree->first && tree->tokens[last].upos == QUOTH_PUNCT) {
    last--;
  }
  return (quoth_span){tree->tokens[tree->first].span.begin,
                      tree->tokens[last].span.end};
}

/* `like`, said here and now. */
static quoth_claim said_again(const quoth_claimer *claimer,
                              const quoth_claim *like, quoth_clause_kind kind) {
  quoth_claim claim = quoth_claim_blank(claimer, kind);
  claim.subject = like->subject;
  claim.object = like->object;
  claim.agent = like->agent;
  claim.arguments = like->arguments;
  claim.argument_count = like->argument_count;
  claim.relation = like->relation;
  claim.lexical = like->lexical;
  claim.time = like->time;
  claim.from = like->from;
  claim.until = like->until;
  claim.tense = like->tense;
  claim.polarity = like->polarity;
  claim.modality = QUOTH_ASSERTED;
  claim.certainty = QUOTH_CERTAIN;
  claim.quote = whole_sentence(claimer);
  return claim;
}

static quoth_status keep(quoth_claimer *claimer, quoth_claim *claim) {
  quoth_claim_rank(claimer, NULL, claim);
  claimer->last = *claim;
  claimer->has_last = true;
  return quoth_claim_push(claimer, claim);
}

/* ---- "he did" ---- */

/* Finite, nothing below it but its subject, and nothing right after it. */
static bool stands_alone(const quoth_tree *tree, uint32_t verb) {
  const uint8_t xpos = tree->tokens[verb].xpos;
  if (xpos != QUOTH_XPOS_VBD && xpos != QUOTH_XPOS_VBP &&
      xpos != QUOTH_XPOS_VBZ && xpos != QUOTH_XPOS_MD) {
    return false;
  }
  QUOTH_TREE_EACH(tree, verb, child) {
    switch (quoth_tree_base(tree, child)) {
    case QUOTH_DEP_NSUBJ:
    case QUOTH_DEP_ADVMOD:
    case QUOTH_DEP_AUX:
    case QUOTH_DEP_CC:
    case QUOTH_DEP_DISCOURSE:
    case QUOTH_DEP_PUNCT:
    case QUOTH_DEP_CONJ:
    case QUOTH_DEP_VOCATIVE:
      if (tree->tokens[child].xpos == QUOTH_XPOS_WRB) {
        return false;
      }
      break;
    case QUOTH_DEP_OBL: /* "in 2019 ours did"; "ours did, in 2019" */
      if (child > verb && tree->tokens[verb + 1].xpos != QUOTH_XPOS_COMMA) {
        return false;
      }
      break;
    case QUOTH_DEP_ADVCL: /* "it does, because …" */
      if (child < verb || tree->tokens[verb + 1].xpos != QUOTH_XPOS_COMMA) {
        return false;
      }
      break;
    default:
      return false;
    }
  }
  uint32_t next = verb + 1;
  const uint32_t who = quoth_tree_child(tree, verb, QUOTH_DEP_NSUBJ);
  if (who != QUOTH_NONE && who > verb) {
    next = tree->right[who - tree->first] + 1; /* "so did the mayor" */
  }
  while (quoth_tree_has(tree, next) && (quoth_tree_is(tree, next, "not") ||
                                        quoth_tree_is(tree, next, "too"))) {
    next++;
  }
  if (quoth_tree_has(tree, next) &&
      quoth_text_is(quoth_tree_word(tree, next), ":")) {
    return false;
  }
  return !quoth_tree_has(tree, next) ||
         tree->tokens[next].upos == QUOTH_PUNCT ||
         tree->tokens[next].upos == QUOTH_CCONJ;
}

bool quoth_claim_is_elliptical(const quoth_claimer *claimer,
                               const quoth_clause *clause) {
  const quoth_tree *tree = &claimer->at.tree;
  const bool independent = clause->kind == QUOTH_CLAUSE_VERB ||
                           clause->kind == QUOTH_CLAUSE_COMPLEMENT;
  if (clause->verb != clause->predicate || !independent ||
      quoth_claim_subject(clause) == NULL ||
      !stands_alone(tree, clause->predicate)) {
    return false;
  }
  const bool stands_in =
      tree->tokens[clause->predicate].xpos == QUOTH_XPOS_MD ||
      quoth_tree_is(tree, clause->predicate, "do") ||
      quoth_tree_is(tree, clause->predicate, "have") ||
      quoth_tree_is(tree, clause->predicate, "be") ||
      quoth_tree_is(tree, clause->predicate, "will") ||
      quoth_tree_is(tree, clause->predicate, "would");
  if (!stands_in || clause->chain.size) {
    return false;
  }
  for (uint32_t i = 0; i < clause->part_count; i++) {
    if (&clause->parts[i] != quoth_claim_subject(clause) &&
        clause->parts[i].role != QUOTH_ROLE_OBLIQUE &&
        clause->parts[i].role != QUOTH_ROLE_CLAUSE) {
      return false;
    }
  }
  return clause->part_count <= 3;
}

/* "It did" takes up no "it is": to do stands for no being, nor the reverse. */
static bool takes_up(const quoth_claimer *claimer, const quoth_clause *clause,
                     const quoth_claim *like) {
  const quoth_tree *tree = &claimer->at.tree;
  const bool being = quoth_text_is(like->lexical, "be") ||
                     quoth_text_begins(like->lexical, quoth_text_of("be "));
  return !being || !quoth_tree_is(tree, clause->predicate, "do");
}

static const quoth_value *date_in(const quoth_claimer *claimer) {
  const quoth_tree *tree = &claimer->at.tree;
  for (uint32_t i = tree->first; i < tree->first + tree->count; i++) {
    const uint32_t mention = claimer->mentions->of_token[i];
    if (mention == QUOTH_NONE) {
      continue;
    }
    const uint32_t node = claimer->mentions->mentions[mention].node;
    if (node != QUOTH_NONE &&
        claimer->mentions->nodes[node].kind == QUOTH_NODE_DATE) {
      return claimer->mentions->nodes[node].value;
    }
  }
  return NULL;
}

static void set_time(quoth_claim *claim, const quoth_value *date) {
  claim->time = date->iso;
  claim->from = date->from;
  claim->until = date->until;
}

quoth_status quoth_claim_echo(quoth_claimer *claimer,
                              const quoth_clause *clause) {
  const bool spoke =
      claimer->has_last && claimer->last.turn == claimer->at.turn;
  const bool later =
      claimer->has_last && !spoke && claimer->last.turn > claimer->asked.turn;
  const bool answers = is_answering(claimer) && !spoke && !later &&
                       claimer->asked.has_claim &&
                       claimer->at.tree.count <= FRAGMENT;
  const bool lost = is_answering(claimer) && !spoke && !later &&
                    claimer->asked.is_question && !claimer->asked.has_claim;
  if ((!answers && !claimer->has_last) || lost) {
    return QUOTH_OK; /* what was asked was not understood */
  }
  const quoth_claim *like = answers ? &claimer->asked.claim : &claimer->last;
  if (!takes_up(claimer, clause, like)) {
    return QUOTH_OK;
  }
  quoth_claim claim = said_again(claimer, like, QUOTH_CLAUSE_ANSWER);
  QUOTH_TRY(quoth_claim_argument(claimer, quoth_claim_subject(clause),
                                 &claim.subject));
  const quoth_token *tokens = claimer->trees->tokens;
  claim.quote =
      (quoth_span){tokens[clause->first].span.begin,
                   tokens[clause->first + clause->count - 1].span.end};
  claim.polarity =
      quoth_claim_is_negated(claimer, clause) ? QUOTH_NEGATED : QUOTH_AFFIRMED;
  quoth_claim_modality(claimer, clause, &claim);
  const quoth_value *date = clause->part_count > 1 ? date_in(claimer) : NULL;
  if (date != NULL) {
    set_time(&claim, date); /* "He did, in 2016." */
  }
  if (answers) {
    claimer->asked.has_claim = false; /* it is answered */
  }
  return keep(claimer, &claim);
}

/* ---- fragments ---- */

static bool is_nominal(const quoth_tree *tree, uint32_t token) {
  switch (tree->tokens[token].upos) {
  case QUOTH_NOUN:
  case QUOTH_PROPN:
  case QUOTH_NUM:
  case QUOTH_SYM:
    return true;
  case QUOTH_VERB:
    return tree->tokens[token].xpos == QUOTH_XPOS_VBG;
  default:
    return false;
  }
}

/* What may stand before a fragment without being part of it. */
static bool is_opener(uint8_t upos) {
  return upos == QUOTH_INTJ || upos == QUOTH_ADV || upos == QUOTH_CCONJ ||
         upos == QUOTH_PART || upos == QUOTH_X || upos == QUOTH_PUNCT;
}

/* The head of what a sentence without a clause names, or QUOTH_NONE. */
static uint32_t named(const quoth_claimer *claimer) {
  const quoth_tree *tree = &claimer->at.tree;
  if (!quoth_tree_has(tree, tree->root)) {
    return QUOTH_NONE;
  }
  if (is_nominal(tree, tree->root)) {
    return tree->root;
  }
  if (!is_opener(tree->tokens[tree->root].upos)) {
    return QUOTH_NONE;
  }
  /* "Yeah, November 30th, 2022." */
  QUOTH_TREE_EACH(tree, tree->root, child) {
    if (is_nominal(tree, child)) {
      return child;
    }
  }
  return QUOTH_NONE;
}

static bool is_date_node(const quoth_claimer *claimer,
                         const quoth_argument *argument) {
  return argument->kind == QUOTH_ARGUMENT_NODE &&
         claimer->mentions->nodes[argument->node].kind == QUOTH_NODE_DATE;
}

/* Puts the fragment into the slot of what was asked; false: it fits none. */
static bool fill_slot(const quoth_claimer *claimer, quoth_claim *claim,
                      const quoth_argument *said, const quoth_value *date) {
  const quoth_prompt *asked = &claimer->asked;
  switch (asked->slot) {
  case QUOTH_SLOT_SUBJECT:
    claim->subject = *said;
    return true;
  case QUOTH_SLOT_OBJECT:
    claim->object = *said;
    return asked->is_question;
  case QUOTH_SLOT_TIME:
  case QUOTH_SLOT_NONE:
    if (date == NULL) {
      return false;
    }
    if (claim->object.kind == QUOTH_ARGUMENT_NONE ||
        is_date_node(claimer, &claim->object)) {
      claim->object = *said;
    }
    set_time(claim, date);
    return true;
  default:
    return false;
  }
}

static quoth_status take_up(quoth_claimer *claimer, uint32_t head) {
  const quoth_prompt *asked = &claimer->asked;
  quoth_claim claim = said_again(claimer, &asked->claim, QUOTH_CLAUSE_ANSWER);
  const quoth_part part = quoth_clauser_phrase(
      claimer->clauser, claimer->document->plain, claimer->trees, head);
  quoth_argument said;
  if (part.count > PHRASE) {
    return QUOTH_OK; /* a sentence that was not understood */
  }
  QUOTH_TRY(quoth_claim_argument(claimer, &part, &said));
  if (!fill_slot(claimer, &claim, &said, date_in(claimer))) {
    return QUOTH_OK;
  }
  turn_round(claimer, &claim.subject);
  claimer->asked.has_claim =
      asked->slot == QUOTH_SLOT_OBJECT || asked->slot == QUOTH_SLOT_SUBJECT;
  return keep(claimer, &claim);
}

/* "Yes." and "No." after a question that can be answered so. "You didn't stay,
 * did you?" - "No." denies like the question; what "yes" says to it, only more
 * words can tell. */
static quoth_status say_yes_or_no(quoth_claimer *claimer, bool yes) {
  quoth_claim claim =
      said_again(claimer, &claimer->asked.claim, QUOTH_CLAUSE_ANSWER);
  if (yes && claim.polarity == QUOTH_NEGATED) {
    return QUOTH_OK;
  }
  claim.modality = claimer->asked.claim.modality;
  claim.certainty = claimer->asked.claim.certainty;
  claim.polarity = yes ? QUOTH_AFFIRMED : QUOTH_NEGATED;
  turn_round(claimer, &claim.subject);
  claimer->asked.has_claim = false;
  return keep(claimer, &claim);
}

static quoth_status add_item(quoth_claimer *claimer, uint32_t head) {
  const quoth_part part = quoth_clauser_phrase(
      claimer->clauser, claimer->document->plain, claimer->trees, head);
  quoth_claim claim =
      said_again(claimer, &claimer->list, QUOTH_CLAUSE_LIST_ITEM);
  claim.modality = claimer->list.modality;
  claim.certainty = claimer->list.certainty;
  claim.reported_by = claimer->list.reported_by;
  QUOTH_TRY(quoth_claim_argument(claimer, &part, &claim.object));
  return keep(claimer, &claim);
}

bool quoth_claim_is_fragment(const quoth_claimer *claimer) {
  const quoth_tree *tree = &claimer->at.tree;
  if (!quoth_tree_has(tree, tree->root) || !is_nominal(tree, tree->root)) {
    return false;
  }
  QUOTH_TREE_EACH(tree, tree->root, child) {
    const quoth_deprel base = quoth_tree_base(tree, child);
    if (base == QUOTH_DEP_NSUBJ || base == QUOTH_DEP_COP ||
        base == QUOTH_DEP_PARATAXIS) {
      return false;
    }
  }
  return true;
}

/* "No, honestly, I don't know." answers nothing. */
static bool is_unsure(const quoth_tree *tree) {
  return quoth_tree_has(tree, tree->root) &&
         (quoth_tree_is(tree, tree->root, "know") ||
          quoth_tree_is(tree, tree->root, "sure") ||
          quoth_tree_is(tree, tree->root, "remember"));
}

quoth_status quoth_claim_fragment(quoth_claimer *claimer) {
  const quoth_tree *tree = &claimer->at.tree;
  const uint32_t head = named(claimer);
  if (tree->count == 0) {
    return QUOTH_OK;
  }
  if (claimer->has_list && head != QUOTH_NONE) {
    return add_item(claimer, head);
  }
  claimer->has_list = false;
  if (!is_answering(claimer) || !claimer->asked.has_claim ||
      tree->count > FRAGMENT) {
    return QUOTH_OK;
  }
  quoth_word_set words = 0;
  for (uint32_t i = 0; i < tree->count && i < SHORT; i++) {
    words |= claimer->at.words[i];
  }
  const bool whether = claimer->asked.is_question &&
                       claimer->asked.slot == QUOTH_SLOT_NONE &&
                       !is_unsure(tree);
  const bool yes = whether && (words & QUOTH_WORD_BIT(YES_WORD));
  if (head != QUOTH_NONE && !(yes && date_in(claimer) == NULL)) {
    return take_up(claimer, head);
  }
  if (whether && (words & QUOTH_WORD_BIT(NO_WORD))) {
    return say_yes_or_no(claimer, false);
  }
  return yes ? say_yes_or_no(claimer, true) : QUOTH_OK;
}
