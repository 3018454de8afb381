/* Which words are written as names. */
#include "extract/name_find.h"

static uint8_t more(uint8_t count) {
  return count < UINT8_MAX ? (uint8_t)(count + 1) : count;
}

static quoth_letters count_letters(quoth_text text) {
  quoth_letters out = {0};
  bool first = true;
  for (size_t at = 0; at < text.size;) {
    const uint32_t c = quoth_utf8_next(text, &at);
    if (quoth_char_is_letter(c)) {
      const bool upper = quoth_char_is_upper(c);
      out.upper = upper ? more(out.upper) : out.upper;
      out.lower = upper ? out.lower : more(out.lower);
      out.first_upper |= first && upper;
      first = false;
    } else if (quoth_char_is_digit(c)) {
      out.digits = more(out.digits);
      first = false;
    } else if (c == '-' && out.lower && out.upper == 0) {
      out.hyphened_lower = true;
    }
  }
  return out;
}

/* Nearly every word is plain. */
static quoth_letters letters_of(quoth_text text) {
  uint32_t plain = 0;
  while (plain < text.size && (unsigned char)(text.at[plain] - 'a') < 26) {
    plain++;
  }
  return plain > 0 && plain == text.size
             ? (quoth_letters){.lower =
                                   (uint8_t)(plain < UINT8_MAX ? plain
                                                               : UINT8_MAX)}
             : count_letters(text);
}

void quoth_names_count_letters(quoth_names *names) {
  uint64_t words = 0, capital = 0, shouting = 0;
  for (uint32_t i = 0; i < names->trees->token_count; i++) {
    const quoth_text text = quoth_name_token_text(names, i);
    const quoth_letters l = letters_of(text);
    names->letters[i] = l;
    if (text.size > 1) {
      words += l.upper + l.lower > 1;
      capital += l.first_upper && l.lower > 0;
      shouting += l.upper > 1 && l.lower == 0;
    }
  }
  names->caseless =
      words > 20 && (capital * 100 < words || shouting * 10 > words * 9);
}

bool quoth_name_is_open(const quoth_token *token) {
  switch (token->upos) {
  case QUOTH_ADJ:
  case QUOTH_NOUN:
  case QUOTH_NUM:
  case QUOTH_VERB:
  case QUOTH_X:
    return true;
  default:
    return false;
  }
}

/* True when the first word of a sentence or quotation stands here. */
static bool is_initial(const quoth_names *names, const quoth_sentence *sentence,
                       uint32_t token) {
  for (uint32_t i = token; i > sentence->first; i--) {
    const quoth_token *before = &names->trees->tokens[i - 1];
    if (before->upos != QUOTH_PUNCT && before->upos != QUOTH_SYM) {
      return false;
    }
    if (quoth_text_is(quoth_name_token_text(names, i - 1), ",") ||
        quoth_text_is(quoth_name_token_text(names, i - 1), "-")) {
      return false;
    }
  }
  return true;
}

/* "Marloes de Wit": what follows is part of the same name. */
static bool leads_name(const quoth_names *names, const quoth_sentence *sentence,
                       uint32_t i) {
  const quoth_token *next = &names->trees->tokens[i + 1];
  return i + 1 < sentence->first + sentence->count && next->head == i &&
         next->deprel == QUOTH_DEP_FLAT && quoth_name_is_proper(next);
}

quoth_capital quoth_name_capital(const quoth_names *names,
                                 const quoth_sentence *sentence, uint32_t i,
                                 bool heading) {
  const quoth_token *token = &names->trees->tokens[i];
  const quoth_letters l = names->letters[i];
  const bool proper = quoth_name_is_proper(token);
  if (l.upper + l.lower == 0 || token->upos == QUOTH_PRON) {
    return QUOTH_CAPITAL_NONE;
  }
  if (names->words[i] & QUOTH_NAME_BIT(NOT_NAME)) {
    return QUOTH_CAPITAL_NONE;
  }
  if (names->caseless) {
    return proper ? QUOTH_CAPITAL_NAME : QUOTH_CAPITAL_NONE;
  }
  if (l.upper == 0 ||
      (l.upper == 1 && l.lower == 0 && l.digits == 0 && !proper)) {
    return QUOTH_CAPITAL_NONE;
  }
  if (proper && !l.hyphened_lower) {
    return QUOTH_CAPITAL_NAME;
  }
  if (!quoth_name_is_open(token)) {
    return QUOTH_CAPITAL_NONE;
  }
  const bool shaped = l.upper && (l.digits || (l.upper > 1 && l.lower));
  if ((shaped || leads_name(names, sentence, i)) && !l.hyphened_lower) {
    return QUOTH_CAPITAL_NAME; /* "GPT-4", "ChatGPT": for no place's sake */
  }
  if ((names->words[i] & QUOTH_NAME_GIVEN) && l.first_upper && !heading &&
      !(names->words[i] & QUOTH_NAME_BIT(ORDINARY))) {
    return QUOTH_CAPITAL_NAME; /* "Ursula", read as an adjective */
  }
  if (heading || token->upos == QUOTH_VERB || l.hyphened_lower ||
      is_initial(names, sentence, i)) {
    return QUOTH_CAPITAL_WEAK;
  }
  return QUOTH_CAPITAL_NAME;
}

bool quoth_name_is_heading(const quoth_names *names,
                           const quoth_sentence *sentence) {
  const uint8_t kind = names->document->blocks[sentence->block].kind;
  if (kind == QUOTH_BLOCK_HEADING || kind == QUOTH_BLOCK_TITLE) {
    return true;
  }
  uint32_t open = 0, capital = 0;
  for (uint32_t i = 0; i < sentence->count; i++) {
    const quoth_token *token = &names->trees->tokens[sentence->first + i];
    if ((quoth_name_is_open(token) && token->upos != QUOTH_NUM) ||
        token->upos == QUOTH_PRON || token->upos == QUOTH_AUX) {
      open++;
      capital += names->letters[sentence->first + i].first_upper;
    }
  }
  return open >= 2 && capital * 3 > open * 2;
}
