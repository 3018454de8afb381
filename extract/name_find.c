/* Where names stand: the lexicon's longest matches, and runs of words that are
 * written as names. */
#include "extract/name_find.h"

#include <string.h>

enum { MATCH_TOKENS_MAX = 16, RUN_TOKENS_MAX = 24 };

uint64_t quoth_name_word_hash(quoth_text text) {
  char folded[QUOTH_FOLD_MAX];
  return quoth_text_hash((quoth_text){folded, quoth_name_fold(text, folded)});
}

bool quoth_name_is_initial(const quoth_names *names, uint32_t token) {
  const quoth_text text = quoth_name_token_text(names, token);
  return text.size == 2 && text.at[1] == '.';
}

quoth_family quoth_name_family(const quoth_names *names,
                               const quoth_name_form *form) {
  return quoth_grammar_family(
      names->grammar,
      quoth_lexicon_known(names->lexicon, form->known)->class_id);
}

uint32_t quoth_name_child(const quoth_names *names, uint32_t head,
                          quoth_deprel base) {
  const quoth_token *tokens = names->trees->tokens;
  const quoth_sentence *s = &names->trees->sentences[tokens[head].sentence];
  for (uint32_t i = s->first; i < s->first + s->count; i++) {
    if (tokens[i].head == head &&
        quoth_deprel_base((quoth_deprel)tokens[i].deprel) == base) {
      return i;
    }
  }
  return QUOTH_NONE;
}

bool quoth_name_is_proper(const quoth_token *token) {
  return token->upos == QUOTH_PROPN ||
         strncmp(quoth_xpos_name(token->xpos), "NNP", 3) == 0;
}

/* ---- the lexicon ---- */

/* May stand inside a name: "DALL·E", "AT&T", "Smith-Jones". */
static bool is_joint(quoth_text text) {
  static const char *const joints[] = {"-", "–", ".", "·", "•", "&",
                                       "'", "’", "/", "‑", "+", "!"};
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
    if (quoth_text_is(text, joints[i])) {
      return true;
    }
  }
  return false;
}

static bool accept_form(const quoth_names *names, const quoth_name_form *form,
                        uint32_t first, uint32_t count) {
  const quoth_token *token = &names->trees->tokens[first];
  if (form->flags & QUOTH_FORM_LOWER) {
    return true;
  }
  uint32_t upper = 0;
  for (uint32_t i = 0; i < count; i++) {
    upper += names->letters[first + i].upper;
  }
  const bool proper = quoth_name_is_proper(token);
  if (names->caseless) {
    return proper || form->units > 1 || (form->flags & QUOTH_FORM_SHAPED);
  }
  if (form->flags & QUOTH_FORM_CAPITAL) { /* "la" is no L.A. */
    return upper > 1 ||
           (proper && !(names->words[first] & QUOTH_NAME_BIT(PARTICLE)));
  }
  if (upper == 0) {
    return (form->flags & QUOTH_FORM_SHAPED) != 0;
  }
  if (form->units > 1 || (form->flags & QUOTH_FORM_SHAPED)) {
    return true;
  }
  /* "Brussels", read as a plural: a capital word that is no other word. */
  const bool other = names->words[first] & QUOTH_NAME_BIT(ORDINARY);
  return proper || (quoth_name_is_open(token) &&
                    (names->capitals[first] == QUOTH_CAPITAL_NAME || !other));
}

/* A form whose last unit is in the plural: "LLMs". */
static const quoth_name_form *find_plural(const quoth_names *names,
                                          uint64_t before, quoth_name_unit unit,
                                          bool first) {
  bool prefix;
  if (unit.stem_hash == 0) {
    return NULL;
  }
  unit.hash = unit.word_hash = unit.stem_hash;
  const quoth_name_form *form = quoth_lexicon_find(
      names->lexicon, quoth_name_key_add(before, &unit, first), &prefix);
  if (form && !(form->flags &
                (QUOTH_FORM_LOWER | QUOTH_FORM_CAPITAL | QUOTH_FORM_SHAPED))) {
    return NULL; /* "Googles" is no plural worth knowing */
  }
  return form;
}

/* False when no form begins with the word, of ASCII letters: most are asked
 * nothing more. Its hash is that of the form's first unit. */
static bool may_open(const quoth_names *names, quoth_text text, uint64_t hash) {
  const quoth_name_unit unit = {.word_hash = hash};
  bool known;
  quoth_lexicon_find(names->lexicon, quoth_name_key_add(0, &unit, true),
                     &known);
  return known || (text.size > 2 && (text.at[text.size - 1] | 0x20) == 's');
}

/* The longest form that begins at `first`; its tokens in `*count`. */
static const quoth_name_form *match(const quoth_names *names, uint32_t first,
                                    uint32_t end, uint32_t *count) {
  const quoth_name_form *best = NULL;
  uint64_t key = 0;
  bool more = true;
  if (end > first + MATCH_TOKENS_MAX) {
    end = first + MATCH_TOKENS_MAX;
  }
  for (uint32_t i = first; i < end && more; i++) {
    const quoth_text text = quoth_name_token_text(names, i);
    const quoth_name_form *found = NULL;
    quoth_name_unit unit;
    size_t at = 0;
    bool any = false;
    while (more && quoth_name_unit_next(text, &at, &unit)) {
      const bool start = i == first && !any;
      const quoth_name_form *plural = find_plural(names, key, unit, start);
      key = quoth_name_key_add(key, &unit, start);
      found = quoth_lexicon_find(names->lexicon, key, &more);
      found = found ? found : plural;
      any = true;
    }
    if (!any && (i == first || !is_joint(text))) {
      break;
    }
    if (found && at >= text.size &&
        accept_form(names, found, first, i + 1 - first)) {
      best = found;
      *count = i + 1 - first;
    } else if (found) {
      size_t rest = at;
      if (!quoth_name_unit_next(text, &rest, &unit) &&
          accept_form(names, found, first, i + 1 - first)) {
        best = found;
        *count = i + 1 - first;
      }
    }
  }
  return best;
}

/* ---- runs ---- */

static bool is_lower_word(const quoth_names *names, uint32_t token,
                          const char *word) {
  return quoth_text_is(quoth_name_token_text(names, token), word);
}

static bool is_tight(const quoth_names *names, uint32_t token) {
  return !names->trees->tokens[token].space_before;
}

/* "Institute", "Battle", "Act": what "of" may follow inside a name. */
static bool is_head_word(const quoth_names *names, uint32_t token) {
  const quoth_word_set heads =
      QUOTH_WORD_BIT(ORG_NOUN) | QUOTH_WORD_BIT(PLACE_NOUN) |
      QUOTH_WORD_BIT(EVENT_NOUN) | QUOTH_WORD_BIT(WORK_NOUN);
  const uint32_t words = QUOTH_NAME_BIT(ORG_HEAD) | QUOTH_NAME_BIT(PLACE_HEAD) |
                         QUOTH_NAME_BIT(EVENT_HEAD) |
                         QUOTH_NAME_BIT(WORK_HEAD) | QUOTH_NAME_BIT(LAW_HEAD) |
                         QUOTH_NAME_BIT(AWARD_HEAD);
  return (names->words[token] & words) ||
         (quoth_name_noun(names, token) & heads);
}

static bool is_name(const quoth_names *names, uint32_t token, uint32_t end) {
  return token < end && names->capitals[token] == QUOTH_CAPITAL_NAME;
}

/* "Food and Drug Administration": both hang on what follows. */
static bool joins_conjunct(const quoth_names *names, uint32_t first,
                           uint32_t at, uint32_t end) {
  const quoth_token *tokens = names->trees->tokens;
  const quoth_token *last = &tokens[at - 1];
  if (last->deprel == QUOTH_DEP_COMPOUND && last->head != QUOTH_NONE &&
      last->head > at && is_name(names, last->head, end)) {
    return true;
  }
  /* "Academy of Painting and Sculpture", but not "of Oxford and …". */
  for (uint32_t i = first + 1; i + 1 < at; i++) {
    if (is_lower_word(names, i, "of") || is_lower_word(names, i, "for")) {
      return (names->words[i - 1] & QUOTH_NAME_BIT(ORG_HEAD)) &&
             names->matches[at - 1].count == 0 &&
             tokens[at + 1].head != QUOTH_NONE &&
             tokens[at + 1].head >= first && tokens[at + 1].head < at;
    }
  }
  return false;
}

/* "Justice in Policing Act": laws and prizes hold any word. */
static bool leads_to_law(const quoth_names *names, uint32_t at, uint32_t end) {
  static const char *const words[] = {"in", "for", "and", "to",
                                      "on", "of",  "with"};
  bool word = false;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    word |= is_lower_word(names, at, words[i]);
  }
  uint32_t last = at + 1;
  while (is_name(names, last + 1, end)) {
    last++;
  }
  return word && is_name(names, at + 1, end) && last > at + 1 &&
         (names->words[last] &
          (QUOTH_NAME_BIT(LAW_HEAD) | QUOTH_NAME_BIT(AWARD_HEAD)));
}

/* "Long Now Foundation": a word that is no name by itself, written as the part
 * of one. */
static bool is_capital_part(const quoth_names *names, uint32_t at,
                            uint32_t end) {
  const uint32_t head = names->trees->tokens[at].head;
  const uint8_t upos = names->trees->tokens[at].upos;
  return names->letters[at].first_upper && upos != QUOTH_PRON &&
         upos != QUOTH_CCONJ && upos != QUOTH_PUNCT &&
         is_name(names, at + 1, end) && head != QUOTH_NONE && head > at &&
         head < end && head < at + 4 && is_name(names, head, end);
}

/* How many tokens at `at` lead on to the next name token of the run; 0 when
 * the run ends. */
static uint32_t connector(const quoth_names *names, uint32_t first, uint32_t at,
                          uint32_t end) {
  if (at + 1 >= end) {
    return 0;
  }
  const quoth_text text = quoth_name_token_text(names, at);
  if ((quoth_text_is(text, "-") || quoth_text_is(text, "–")) &&
      is_tight(names, at) && is_tight(names, at + 1)) {
    return is_name(names, at + 1, end) || names->letters[at + 1].digits ||
                   names->letters[at + 1].first_upper ||
                   names->trees->tokens[at + 1].upos == QUOTH_PROPN
               ? 1
               : 0;
  }
  if (quoth_text_is(text, "&")) {
    return is_name(names, at + 1, end) ? 1 : 0;
  }
  if (names->words[at] & QUOTH_NAME_BIT(PARTICLE)) {
    uint32_t count = 1;
    while (at + count < end && count < 3 &&
           (names->words[at + count] & QUOTH_NAME_BIT(PARTICLE)) &&
           !is_name(names, at + count, end)) {
      count++;
    }
    return is_name(names, at + count, end) ? count : 0;
  }
  if (quoth_text_is(text, "of") && is_head_word(names, at - 1)) {
    if (is_name(names, at + 1, end)) {
      return 1;
    }
    return is_lower_word(names, at + 1, "the") && is_name(names, at + 2, end)
               ? 2
               : 0;
  }
  if ((quoth_text_is(text, "for") || quoth_text_is(text, "on")) &&
      (names->words[at - 1] & QUOTH_NAME_BIT(ORG_HEAD))) {
    return is_name(names, at + 1, end) ? 1 : 0;
  }
  if (leads_to_law(names, at, end) || is_capital_part(names, at, end)) {
    return 1;
  }
  if (quoth_text_is(text, "and") && is_name(names, at + 1, end) &&
      joins_conjunct(names, first, at, end)) {
    return 1;
  }
  return 0;
}

/* "Apollo 11", "Windows 10": a number that belongs to the name before it. */
static bool is_version(const quoth_names *names, uint32_t token) {
  const quoth_token *t = &names->trees->tokens[token];
  const quoth_letters l = names->letters[token];
  if (l.digits == 0 || l.upper + l.lower > 2 || t->head != token - 1) {
    return false;
  }
  return l.digits != 4 &&
         (t->deprel == QUOTH_DEP_NUMMOD || t->deprel == QUOTH_DEP_FLAT ||
          t->deprel == QUOTH_DEP_COMPOUND ||
          t->deprel == QUOTH_DEP_NMOD_UNMARKED);
}

static bool has_arc(const quoth_names *names, uint32_t first, uint32_t middle,
                    uint32_t end) {
  const quoth_token *tokens = names->trees->tokens;
  for (uint32_t i = first; i < end; i++) {
    const uint32_t head = tokens[i].head;
    if (head == QUOTH_NONE || head < first || head >= end) {
      continue;
    }
    if ((i < middle) != (head < middle)) {
      return true;
    }
  }
  return false;
}

/* "the Azure Container Service team": each hangs on the noun behind them. */
static bool share_head(const quoth_names *names, uint32_t middle) {
  const quoth_token *left = &names->trees->tokens[middle - 1];
  const quoth_token *right = &names->trees->tokens[middle];
  return left->head == right->head && left->head != QUOTH_NONE &&
         left->head > middle && left->deprel == QUOTH_DEP_COMPOUND &&
         right->deprel == QUOTH_DEP_COMPOUND &&
         names->matches[middle].count == 0;
}

/* A given name or an initial: the next name goes with it, whatever the tree. */
static bool leads_person(const quoth_names *names, uint32_t token) {
  return (names->words[token] & QUOTH_NAME_GIVEN) ||
         quoth_name_is_initial(names, token);
}

/* The end of the run that begins at the name token `first`. */
static uint32_t run_end(const quoth_names *names, uint32_t first,
                        uint32_t end) {
  if (end > first + RUN_TOKENS_MAX) {
    end = first + RUN_TOKENS_MAX;
  }
  uint32_t at = first + 1;
  while (at < end) {
    uint32_t streak = at;
    while (is_name(names, streak, end)) {
      streak++;
    }
    if (streak > at) {
      if (!leads_person(names, at - 1) && !has_arc(names, first, at, streak) &&
          !share_head(names, at)) {
        return at;
      }
      at++;
      continue;
    }
    if (is_version(names, at)) {
      at++;
      continue;
    }
    const uint32_t count = connector(names, first, at, end);
    if (count == 0) {
      break;
    }
    at += count + 1;
  }
  return at;
}

/* ---- sentences ---- */

static void read_words(quoth_names *names, const quoth_sentence *sentence) {
  for (uint32_t i = 0; i < sentence->count; i++) {
    const uint32_t token = sentence->first + i;
    const quoth_text text = quoth_name_token_text(names, token);
    const quoth_letters letters = names->letters[token];
    const bool plain = (size_t)letters.upper + letters.lower == text.size &&
                       text.size <= QUOTH_FOLD_MAX;
    const uint64_t hash = plain ? quoth_text_hash_nocase(text) /* the same */
                                : quoth_name_word_hash(text);
    names->words[token] = quoth_lexicon_word(names->lexicon, hash);
    names->opens[token] = !plain || may_open(names, text, hash);
  }
}

/* "in June", "early June". */
static bool leads_to_month(uint8_t upos) {
  return upos == QUOTH_ADP || upos == QUOTH_ADJ;
}

static void hide(quoth_names *names, uint32_t first, uint32_t count) {
  memset(names->capitals + first, QUOTH_CAPITAL_NONE, count);
  memset(names->matches + first, 0, count * sizeof *names->matches);
}

/* "in June", of whatever year; but not "in June Carter's house". */
static void hide_months(quoth_names *names, const quoth_sentence *sentence) {
  const uint32_t end = sentence->first + sentence->count;
  for (uint32_t i = sentence->first + 1; i < end; i++) {
    if (names->capitals[i] != QUOTH_CAPITAL_NONE &&
        leads_to_month(names->trees->tokens[i - 1].upos) &&
        !is_name(names, i + 1, end) && names->matches[i].count <= 1 &&
        quoth_month_named(quoth_name_token_text(names, i))) {
      hide(names, i, 1);
    }
  }
}

/* The words of a date are no name, unless a month stands alone: "June". */
static void hide_dates(quoth_names *names, const quoth_sentence *sentence) {
  const uint32_t end = sentence->first + sentence->count;
  for (; names->value_at < names->values.count; names->value_at++) {
    const quoth_value_site *site = &names->values.sites[names->value_at];
    if (site->first >= end) {
      return;
    }
    const bool alone =
        site->count == 1 &&
        (site->first == sentence->first ||
         !leads_to_month(names->trees->tokens[site->first - 1].upos));
    if (site->kind == QUOTH_NODE_DATE && !alone) {
      hide(names, site->first, site->count);
    }
  }
}

static quoth_status find_in_sentence(quoth_names *names, uint32_t index) {
  const quoth_sentence *sentence = &names->trees->sentences[index];
  const uint32_t end = sentence->first + sentence->count;
  const bool heading = quoth_name_is_heading(names, sentence);
  read_words(names, sentence);
  for (uint32_t i = sentence->first; i < end; i++) {
    names->capitals[i] =
        (uint8_t)quoth_name_capital(names, sentence, i, heading);
  }
  for (uint32_t i = sentence->first; i < end; i++) {
    uint32_t count = 0;
    const quoth_name_form *form =
        names->opens[i] ? match(names, i, end, &count) : NULL;
    names->matches[i] = (quoth_name_match){form, form ? count : 0};
  }
  QUOTH_TRY(quoth_name_match_patterns(names, sentence));
  hide_months(names, sentence);
  hide_dates(names, sentence);
  for (uint32_t i = sentence->first; i < end;) {
    uint32_t stop = i;
    if (names->capitals[i] == QUOTH_CAPITAL_NAME) {
      stop = run_end(names, i, end);
    }
    if (names->matches[i].count && i + names->matches[i].count > stop) {
      stop = i + names->matches[i].count;
      stop = is_name(names, stop - 1, end) ? run_end(names, stop - 1, end)
                                           : stop; /* "Open Source" Fund */
    }
    if (stop == i) {
      i++;
      continue;
    }
    QUOTH_TRY(quoth_name_cut(names, index, i, stop, heading));
    i = stop;
  }
  return QUOTH_OK;
}

/* What the grammar and the tree say of every token. */
static void read_tokens(quoth_names *names) {
  const quoth_trees *trees = names->trees;
  if (trees->token_count) {
    memset(names->said, 0, trees->token_count * sizeof *names->said);
  }
  for (uint32_t i = 0; i < trees->token_count; i++) {
    const quoth_token *token = &trees->tokens[i];
    names->nouns[i] = quoth_grammar_word(names->grammar, token->lemma);
    if (token->head != QUOTH_NONE &&
        quoth_deprel_base((quoth_deprel)token->deprel) == QUOTH_DEP_COP) {
      names->said[token->head] = true;
    }
  }
}

static quoth_status prepare(quoth_names *names) {
  const size_t count = names->trees->token_count;
  QUOTH_TRY(quoth_grow(names->from, &names->nouns, &names->noun_capacity, 0,
                       count, sizeof *names->nouns));
  QUOTH_TRY(quoth_grow(names->from, &names->said, &names->said_capacity, 0,
                       count, sizeof *names->said));
  QUOTH_TRY(quoth_grow(names->from, &names->words, &names->word_capacity, 0,
                       count, sizeof *names->words));
  QUOTH_TRY(quoth_grow(names->from, &names->matches, &names->match_capacity, 0,
                       count, sizeof *names->matches));
  QUOTH_TRY(quoth_grow(names->from, &names->letters, &names->letter_capacity, 0,
                       count, sizeof *names->letters));
  QUOTH_TRY(quoth_grow(names->from, &names->opens, &names->open_capacity, 0,
                       count, sizeof *names->opens));
  QUOTH_TRY(quoth_grow(names->from, &names->capitals, &names->capital_capacity,
                       0, count, sizeof *names->capitals));
  read_tokens(names);
  quoth_names_count_letters(names);
  quoth_pattern_matcher_reset(names->matcher);
  return QUOTH_OK;
}

quoth_status quoth_names_find(quoth_names *names) {
  QUOTH_TRY(prepare(names));
  names->value_at = 0;
  QUOTH_TRY(quoth_values_find(names->document, names->trees, &names->arena,
                              &names->values));
  for (uint32_t i = 0; i < names->trees->sentence_count; i++) {
    QUOTH_TRY(find_in_sentence(names, i));
  }
  return QUOTH_OK;
}
