#include "extract/coref_quote.h"
#include "extract/coref_dialogue.h"
#include "extract/name_find.h"

enum {
  LONGEST = 400, /* tokens; past it a mark was left open */
  AFTER = 6,     /* tokens from a quotation to the verb of who said it */
  BETWEEN = 12,  /* tokens between two parts of what one person said */
  TOLD = 8 /* tokens that are a quotation though nobody is said to say it */
};

typedef enum { NO_MARK, DOUBLE, SINGLE } quotation_mark;

typedef struct {
  const quoth_names *names;
  quoth_quotations *out;
  uint32_t from; /* where an open quotation begins, or QUOTH_NONE */
  quotation_mark mark;
} scan;

static uint32_t turn_of(const quoth_names *names, uint32_t token) {
  return quoth_dialogue_turn(names, names->trees->tokens[token].sentence);
}

/* ---- marks ---- */

/* Spaces tell on which side of a straight mark the quotation is. */
static bool stands_before(const quoth_names *names, uint32_t token) {
  const quoth_token *t = &names->trees->tokens[token];
  return token + 1 < names->trees->token_count &&
         t[1].span.begin == t->span.end &&
         (token == 0 || t[-1].span.end != t->span.begin ||
          t[-1].upos == QUOTH_PUNCT);
}

static quotation_mark opens(const quoth_names *names, uint32_t token) {
  static const char *const doubles[] = {"“", "«", "„", "``", NULL};
  const quoth_text word = quoth_name_token_text(names, token);
  if (word.size && (word.at[0] | 0x20) >= 'a' && (word.at[0] | 0x20) <= 'z') {
    return NO_MARK; /* as most */
  }
  if (quoth_text_is_any(word, doubles) ||
      (quoth_text_is(word, "\"") && stands_before(names, token))) {
    return DOUBLE;
  }
  const bool single = quoth_text_is(word, "‘") || quoth_text_is(word, "'");
  return single && stands_before(names, token) &&
                 names->trees->tokens[token].upos == QUOTH_PUNCT
             ? SINGLE
             : NO_MARK;
}

static bool closes(const quoth_names *names, uint32_t token,
                   quotation_mark mark) {
  static const char *const doubles[] = {"”", "»", "“", "\"", "''", NULL};
  const quoth_text word = quoth_name_token_text(names, token);
  if (mark == DOUBLE) {
    return quoth_text_is_any(word, doubles);
  }
  return (quoth_text_is(word, "’") || quoth_text_is(word, "'")) &&
         names->trees->tokens[token].upos == QUOTH_PUNCT &&
         !names->trees->tokens[token].space_before;
}

/* ---- who says it ---- */

/* The subject of a verb, or of the verb it is joined to: "came up and said".
 */
static uint32_t subject_of(const quoth_names *names, uint32_t verb) {
  const quoth_token *tokens = names->trees->tokens;
  for (int steps = 0; steps < 3; steps++) {
    const uint32_t subject = quoth_name_child(names, verb, QUOTH_DEP_NSUBJ);
    if (subject != QUOTH_NONE) {
      return subject;
    }
    const quoth_deprel rel = (quoth_deprel)tokens[verb].deprel;
    if ((rel != QUOTH_DEP_CONJ && rel != QUOTH_DEP_XCOMP &&
         rel != QUOTH_DEP_ADVCL) ||
        tokens[verb].head == QUOTH_NONE) {
      return QUOTH_NONE;
    }
    verb = tokens[verb].head;
  }
  return QUOTH_NONE;
}

/* "told me", "said to her". */
static uint32_t hearer_of(const quoth_names *names, uint32_t verb) {
  const uint32_t told = quoth_name_child(names, verb, QUOTH_DEP_IOBJ);
  if (told != QUOTH_NONE) {
    return told;
  }
  const uint32_t object = quoth_name_child(names, verb, QUOTH_DEP_OBJ);
  if (object != QUOTH_NONE) {
    return object;
  }
  const uint32_t oblique = quoth_name_child(names, verb, QUOTH_DEP_OBL);
  const uint32_t preposition =
      oblique == QUOTH_NONE ? QUOTH_NONE
                            : quoth_name_child(names, oblique, QUOTH_DEP_CASE);
  return preposition != QUOTH_NONE &&
                 quoth_text_is(names->trees->tokens[preposition].lemma, "to")
             ? oblique
             : QUOTH_NONE;
}

/* A verb of saying; "be like" and "go" are heard before what is said. */
static bool says(const quoth_names *names, uint32_t token, bool before) {
  static const char *const spoken[] = {"go", "ask", "think", "be", NULL};
  const quoth_token *t = &names->trees->tokens[token];
  if (t->upos != QUOTH_VERB && t->upos != QUOTH_AUX) {
    return before && quoth_text_is(t->lemma, "like");
  }
  return (quoth_name_noun(names, token) & QUOTH_WORD_BIT(REPORT_VERB)) ||
         quoth_text_is(t->lemma, "ask") ||
         (before && t->upos == QUOTH_VERB &&
          quoth_text_is_any(t->lemma, spoken));
}

/* Takes `verb` for what tells who speaks. */
static bool take_verb(const quoth_names *names, uint32_t verb,
                      quoth_quotation *quotation) {
  const quoth_token *t = &names->trees->tokens[verb];
  uint32_t subject = subject_of(names, verb);
  if (subject == QUOTH_NONE && t->head != QUOTH_NONE &&
      quoth_text_is(t->lemma, "like")) {
    subject = subject_of(names, t->head); /* "he was like" */
  }
  if (subject == QUOTH_NONE ||
      (subject >= quotation->first && subject < quotation->end)) {
    return false;
  }
  quotation->subject = subject;
  quotation->hearer = hearer_of(names, verb);
  if (quotation->hearer != QUOTH_NONE &&
      quotation->hearer >= quotation->first) {
    quotation->hearer = QUOTH_NONE;
  }
  return true;
}

/* "She said: '…'", perhaps a sentence of its own. */
static bool find_before(const quoth_names *names, uint32_t least,
                        quoth_quotation *quotation) {
  const quoth_trees *trees = names->trees;
  uint32_t at = quotation->first, sentence = trees->tokens[at].sentence;
  if (at > least && trees->tokens[at - 1].sentence + 1 == sentence &&
      quoth_text_is(quoth_name_token_text(names, at - 1), ":")) {
    sentence--;
  }
  while (at > least && trees->tokens[at - 1].sentence == sentence) {
    at--;
    if (says(names, at, true) && take_verb(names, at, quotation)) {
      return true;
    }
  }
  return false;
}

/* "'…,' she said." */
static bool find_after(const quoth_names *names, quoth_quotation *quotation) {
  const quoth_trees *trees = names->trees;
  const uint32_t turn = turn_of(names, quotation->first);
  for (uint32_t at = quotation->end;
       at < trees->token_count && at < quotation->end + AFTER; at++) {
    if (turn_of(names, at) != turn || opens(names, at) == DOUBLE ||
        quoth_text_is(quoth_name_token_text(names, at), ".")) {
      return false;
    }
    if (says(names, at, false) && take_verb(names, at, quotation)) {
      return true;
    }
  }
  return false;
}

static void find_subject(const quoth_names *names, quoth_quotations *all,
                         quoth_quotation *quotation) {
  const quoth_quotation *last =
      all->count > 0 ? &all->items[all->count - 1] : NULL;
  const bool follows =
      last != NULL && last->end + BETWEEN >= quotation->first &&
      turn_of(names, last->first) == turn_of(names, quotation->first);
  const uint32_t least = last != NULL ? last->end : 0;
  if (find_before(names, least, quotation) || find_after(names, quotation)) {
    return;
  }
  if (follows) {
    quotation->subject = last->subject;
    quotation->hearer = last->hearer;
  }
}

/* ---- the passages ---- */

static bool is_whole_turn(const quoth_names *names, uint32_t first,
                          uint32_t end) {
  return (first == 0 || turn_of(names, first - 1) != turn_of(names, first)) &&
         (end >= names->trees->token_count ||
          turn_of(names, end) != turn_of(names, first));
}

static void add(scan *s, uint32_t end) {
  quoth_quotation quotation = {s->from, end, QUOTH_NONE, QUOTH_NONE};
  if (end - s->from <= 2 || is_whole_turn(s->names, s->from, end)) {
    return;
  }
  find_subject(s->names, s->out, &quotation);
  if (quotation.subject == QUOTH_NONE && end - s->from < TOLD) {
    return; /* a word that is mentioned, or doubted */
  }
  s->out->items[s->out->count++] = quotation;
}

static void read_token(scan *s, uint32_t token) {
  const quotation_mark mark = opens(s->names, token);
  if (s->from == QUOTH_NONE) {
    if (mark != NO_MARK) {
      s->from = token;
      s->mark = mark;
    }
  } else if (turn_of(s->names, token) != turn_of(s->names, s->from) ||
             token - s->from > LONGEST) {
    s->from = mark == NO_MARK ? QUOTH_NONE : token;
    s->mark = mark;
  } else if (mark == DOUBLE &&
             (s->mark == SINGLE || !closes(s->names, token, DOUBLE) ||
              s->names->trees->tokens[token].space_before)) {
    if (s->mark == DOUBLE) {
      add(s, token); /* each paragraph opens again */
    }
    s->from = token;
    s->mark = mark;
  } else if (closes(s->names, token, s->mark)) {
    add(s, token + 1);
    s->from = QUOTH_NONE;
  }
}

quoth_status quoth_quotations_find(quoth_names *names, quoth_quotations *out) {
  const uint32_t count = names->trees->token_count;
  uint32_t marks = 0;
  for (uint32_t i = 0; i < count; i++) {
    marks += opens(names, i) != NO_MARK;
  }
  *out = (quoth_quotations){0};
  out->items =
      quoth_arena_alloc(&names->arena, (marks + 1) * sizeof *out->items);
  if (!out->items) {
    return QUOTH_NO_MEMORY;
  }
  scan s = {.names = names, .out = out, .from = QUOTH_NONE, .mark = NO_MARK};
  for (uint32_t i = 0; marks && i < count; i++) {
    read_token(&s, i);
  }
  return QUOTH_OK;
}
