#include "extract/coref_dialogue.h"
#include "extract/name_find.h"

uint32_t quoth_dialogue_turn(const quoth_names *names, uint32_t sentence) {
  const uint32_t block = names->trees->sentences[sentence].block;
  return names->document->blocks[block].turn;
}

/* Nodes of speakers come first, in their order. */
uint32_t quoth_dialogue_speaker(const quoth_names *names, uint32_t sentence) {
  const uint32_t turn = quoth_dialogue_turn(names, sentence);
  if (turn >= names->document->turn_count ||
      names->document->turns[turn].about_others) {
    return QUOTH_NONE;
  }
  return names->document->turns[turn].speaker;
}

static uint32_t neighbour(const quoth_names *names, uint32_t turn,
                          uint32_t speaker, int step) {
  const quoth_document *document = names->document;
  uint32_t at = turn;
  for (int i = 0; i < 3; i++) {
    if ((step < 0 && at == 0) || (step > 0 && at + 1 >= document->turn_count)) {
      return QUOTH_NONE;
    }
    at = step < 0 ? at - 1 : at + 1;
    const uint32_t other = document->turns[at].speaker;
    if (other != QUOTH_NONE && other != speaker &&
        !document->turns[at].about_others) {
      return other;
    }
  }
  return QUOTH_NONE;
}

static bool speaks_soon(const quoth_names *names, uint32_t turn,
                        uint32_t speaker) {
  enum { SOON = 8 };
  const quoth_document *document = names->document;
  for (uint32_t at = turn + 1; at < document->turn_count && at <= turn + SOON;
       at++) {
    if (document->turns[at].speaker == speaker) {
      return true;
    }
  }
  return false;
}

static bool is_question(const quoth_names *names, uint32_t sentence) {
  const quoth_sentence *s = &names->trees->sentences[sentence];
  for (uint32_t i = s->count; i > 0 && i + 3 > s->count; i--) {
    if (quoth_text_is(quoth_name_token_text(names, s->first + i - 1), "?")) {
      return true;
    }
  }
  return false;
}

static bool ends_turn(const quoth_names *names, uint32_t sentence) {
  return sentence + 1 >= names->trees->sentence_count ||
         quoth_dialogue_turn(names, sentence + 1) !=
             quoth_dialogue_turn(names, sentence);
}

uint32_t quoth_dialogue_addressee(const quoth_names *names, uint32_t sentence) {
  const uint32_t speaker = quoth_dialogue_speaker(names, sentence);
  if (speaker == QUOTH_NONE || names->document->speaker_count < 2) {
    return QUOTH_NONE;
  }
  if (names->document->speaker_count == 2) {
    return 1 - speaker;
  }
  const uint32_t turn = quoth_dialogue_turn(names, sentence);
  const uint32_t before = neighbour(names, turn, speaker, -1);
  const uint32_t after = neighbour(names, turn, speaker, 1);
  if (after != QUOTH_NONE && !speaks_soon(names, turn, before)) {
    return after; /* who wrote the heading does not take part */
  }
  if (before == after || after == QUOTH_NONE) {
    return before;
  }
  if (before == QUOTH_NONE ||
      (is_question(names, sentence) && ends_turn(names, sentence))) {
    return after;
  }
  return QUOTH_NONE;
}

/* ---- generic you ---- */

static bool has_child(const quoth_names *names, uint32_t head, uint8_t deprel,
                      const char *const *lemmas) {
  const quoth_token *tokens = names->trees->tokens;
  const quoth_sentence *s = &names->trees->sentences[tokens[head].sentence];
  for (uint32_t i = s->first; i < s->first + s->count; i++) {
    if (tokens[i].head == head && tokens[i].deprel == deprel &&
        (!lemmas || quoth_text_is_any(names->trees->tokens[i].lemma, lemmas))) {
      return true;
    }
  }
  return false;
}

/* "you know", "you see" thrown in. */
static bool is_thrown_in(const quoth_names *names, uint32_t token,
                         uint32_t verb) {
  static const char *const verbs[] = {"know", "see", "mean", NULL};
  const quoth_token *t = &names->trees->tokens[verb];
  return verb == token + 1 &&
         quoth_text_is_any(names->trees->tokens[verb].lemma, verbs) &&
         (t->deprel == QUOTH_DEP_DISCOURSE ||
          t->deprel == QUOTH_DEP_PARATAXIS ||
          (t->deprel != QUOTH_DEP_ROOT &&
           !has_child(names, verb, QUOTH_DEP_OBJ, NULL) &&
           !has_child(names, verb, QUOTH_DEP_CCOMP, NULL)));
}

/* Interviewers mean who they ask; who answers often means anybody. */
static bool asks(const quoth_names *names, uint32_t speaker) {
  return speaker != QUOTH_NONE &&
         names->document->speakers[speaker].interviewer;
}

static bool word_is_any(const quoth_names *names, uint32_t token,
                        const char *const *words) {
  for (; *words; words++) {
    if (quoth_text_is_nocase(quoth_name_token_text(names, token), *words)) {
      return true;
    }
  }
  return false;
}

/* "you guys", "you two", "both of you"; "Your Honour". */
static bool is_many(const quoth_names *names, uint32_t token) {
  static const char *const more[] = {
      "all",        "guys",     "two",    "three",    "both",    "folks",
      "people",     "lot",      "boys",   "girls",    "fellas",  "kids",
      "ladies",     "honor",    "honour", "honors",   "honours", "majesty",
      "excellency", "highness", "grace",  "lordship", NULL};
  static const char *const of[] = {"both", "all",  "most", "many",  "some",
                                   "each", "none", "half", "those", NULL};
  return (token + 1 < names->trees->token_count &&
          word_is_any(names, token + 1, more)) ||
         (token > 1 &&
          quoth_text_is(names->trees->tokens[token - 1].lemma, "of") &&
          word_is_any(names, token - 2, of));
}

/* Words of who answers that mean who asks: "your question", "as you said". */
static bool turns_back(const quoth_names *names, uint32_t token,
                       uint32_t head) {
  static const char *const things[] = {
      "question", "point",   "show",      "listener", "audience", "reader",
      "viewer",   "program", "programme", "podcast",  "magazine", NULL};
  static const char *const verbs[] = {"say",     "ask",   "mention", "describe",
                                      "suggest", "thank", NULL};
  static const char *const marks[] = {"if", "when", "whenever", NULL};
  const quoth_token *t = &names->trees->tokens[token];
  if (t->deprel == QUOTH_DEP_NMOD_POSS) {
    return quoth_text_is_any(names->trees->tokens[head].lemma, things);
  }
  return quoth_text_is_any(names->trees->tokens[head].lemma, verbs) &&
         !has_child(names, head, QUOTH_DEP_MARK, marks) &&
         !(names->trees->tokens[head].features & QUOTH_INFINITIVE);
}

/* Anybody, by the words around. */
static bool means_anybody(const quoth_names *names, uint32_t verb) {
  static const char *const modals[] = {"can", "could", "might",  "must",
                                       "may", "would", "should", NULL};
  static const char *const marks[] = {"if",       "when",    "where",
                                      "whenever", "because", "so",
                                      "until",    "once",    NULL};
  return has_child(names, verb, QUOTH_DEP_AUX, modals) ||
         has_child(names, verb, QUOTH_DEP_MARK, marks) ||
         has_child(names, verb, QUOTH_DEP_ADVMOD, marks) ||
         (names->trees->tokens[verb].features & QUOTH_PRESENT);
}

/* Whether who is asked answers for a group: "we" comes first, and no "I". */
static bool answers_as_group(const quoth_names *names, uint32_t token) {
  enum { LOOK = 12 };
  static const char *const group[] = {"we", "us", "our", NULL};
  static const char *const one[] = {"i", "me", "my", NULL};
  const quoth_trees *trees = names->trees;
  const uint32_t sentence = trees->tokens[token].sentence;
  const uint32_t turn = quoth_dialogue_turn(names, sentence);
  uint32_t next = sentence;
  while (next < trees->sentence_count &&
         quoth_dialogue_turn(names, next) == turn) {
    next++;
  }
  if (next >= trees->sentence_count) {
    return false;
  }
  bool found = false;
  const uint32_t answer = quoth_dialogue_turn(names, next);
  const uint32_t first = trees->sentences[next].first;
  for (uint32_t i = first;
       i < trees->token_count && i < first + LOOK &&
       quoth_dialogue_turn(names, trees->tokens[i].sentence) == answer;
       i++) {
    if (trees->tokens[i].upos == QUOTH_PRON && word_is_any(names, i, one)) {
      return false;
    }
    found |= word_is_any(names, i, group);
  }
  return found;
}

bool quoth_dialogue_is_generic(const quoth_names *names, uint32_t token) {
  static const char *const first[] = {"i", "we", NULL};
  const quoth_token *t = &names->trees->tokens[token];
  if (is_many(names, token)) {
    return true;
  }
  if (t->head == QUOTH_NONE) {
    return false;
  }
  const uint32_t verb = t->head;
  const uint32_t speaker = quoth_dialogue_speaker(names, t->sentence);
  if (is_thrown_in(names, token, verb)) {
    return true;
  }
  if (asks(names, speaker)) {
    return !has_child(names, token, QUOTH_DEP_CONJ, NULL) &&
           !has_child(names, verb, QUOTH_DEP_VOCATIVE, NULL) &&
           answers_as_group(names, token); /* "you and Jean": "we did" */
  }
  if (names->document->speaker_count == 2 &&
      has_child(names, verb, QUOTH_DEP_NSUBJ, first)) {
    return false; /* "I told you" */
  }
  if (asks(names, quoth_dialogue_addressee(names, t->sentence))) {
    return !turns_back(names, token, verb);
  }
  return !is_question(names, t->sentence) && means_anybody(names, verb);
}
