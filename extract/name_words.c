/* What the words of a name say of what it names. */
#include "extract/name_evidence.h"

enum { PEOPLE = QUOTH_NAME_GIVEN | QUOTH_NAME_BIT(SURNAME) };

typedef struct {
  uint64_t bits;
  quoth_name_feature with, alone;
  quoth_name_type detail; /* of things: what kind */
} head_row;

static const head_row name_heads[] = {
    {QUOTH_NAME_BIT(ORG_SUFFIX), QUOTH_FEATURE_SUFFIX, QUOTH_FEATURE_SUFFIX, 0},
    {QUOTH_NAME_BIT(LAW_HEAD), QUOTH_FEATURE_LAW_HEAD, QUOTH_FEATURE_LAW_HEAD,
     QUOTH_TYPE_LAW},
    {QUOTH_NAME_BIT(AWARD_HEAD), QUOTH_FEATURE_AWARD_HEAD,
     QUOTH_FEATURE_AWARD_HEAD, QUOTH_TYPE_AWARD},
    {QUOTH_NAME_BIT(ORG_HEAD), QUOTH_FEATURE_ORG_HEAD,
     QUOTH_FEATURE_ORG_HEAD_ALONE, 0},
    {QUOTH_NAME_BIT(PLACE_HEAD), QUOTH_FEATURE_PLACE_HEAD,
     QUOTH_FEATURE_PLACE_HEAD_ALONE, 0},
    {QUOTH_NAME_BIT(EVENT_HEAD), QUOTH_FEATURE_EVENT_HEAD,
     QUOTH_FEATURE_EVENT_HEAD_ALONE, 0},
    {QUOTH_NAME_BIT(WORK_HEAD), QUOTH_FEATURE_WORK_HEAD,
     QUOTH_FEATURE_WORK_HEAD, QUOTH_TYPE_WORK},
    {QUOTH_NAME_BIT(PRODUCT_HEAD), QUOTH_FEATURE_PRODUCT_HEAD,
     QUOTH_FEATURE_PRODUCT_HEAD, QUOTH_TYPE_PRODUCT},
    {QUOTH_NAME_BIT(THING_HEAD), QUOTH_FEATURE_THING_HEAD,
     QUOTH_FEATURE_THING_HEAD, 0},
};

static const head_row noun_heads[] = {
    {QUOTH_WORD_BIT(ORG_NOUN), QUOTH_FEATURE_ORG_NOUN,
     QUOTH_FEATURE_ORG_NOUN_ALONE, 0},
    {QUOTH_WORD_BIT(PLACE_NOUN), QUOTH_FEATURE_PLACE_NOUN,
     QUOTH_FEATURE_PLACE_NOUN_ALONE, 0},
    {QUOTH_WORD_BIT(EVENT_NOUN), QUOTH_FEATURE_EVENT_NOUN,
     QUOTH_FEATURE_EVENT_NOUN, 0},
    {QUOTH_WORD_BIT(WORK_NOUN), QUOTH_FEATURE_WORK_NOUN,
     QUOTH_FEATURE_WORK_NOUN, QUOTH_TYPE_WORK},
    {QUOTH_WORD_BIT(PRODUCT_NOUN), QUOTH_FEATURE_PRODUCT_NOUN,
     QUOTH_FEATURE_PRODUCT_NOUN, QUOTH_TYPE_PRODUCT},
    {QUOTH_WORD_BIT(ROLE_NOUN) | QUOTH_WORD_BIT(PERSON_NOUN),
     QUOTH_FEATURE_ROLE_NOUN, QUOTH_FEATURE_ROLE_NOUN, 0},
};

static void judge_head(quoth_name_group *group, const head_row *rows,
                       size_t count, uint64_t bits, bool alone) {
  for (size_t i = 0; i < count; i++) {
    if (rows[i].bits & bits) {
      quoth_name_note(group, alone ? rows[i].alone : rows[i].with);
      if (rows[i].detail && group->detail == QUOTH_TYPE_NONE) {
        group->detail = (uint8_t)rows[i].detail;
      }
    }
  }
}

/* Word classes of "startup" for the last token of "start-up". */
static quoth_word_set joint_kind(const quoth_names *names, uint32_t token) {
  enum { WORD = 32 };
  const quoth_token *tokens = names->trees->tokens;
  if (token < names->trees->sentences[tokens[token].sentence].first + 2 ||
      tokens[token].space_before || tokens[token - 1].space_before ||
      !quoth_text_is(quoth_name_token_text(names, token - 1), "-")) {
    return 0;
  }
  const quoth_text first = quoth_name_token_text(names, token - 2);
  const quoth_text last = tokens[token].lemma;
  if (first.size + last.size > WORD) {
    return 0;
  }
  char word[WORD];
  memcpy(word, first.at, first.size);
  memcpy(word + first.size, last.at, last.size);
  return quoth_grammar_word(names->grammar,
                            (quoth_text){word, first.size + last.size});
}

quoth_word_set quoth_name_kind(const quoth_names *names, uint32_t token) {
  const quoth_word_set kinds =
      QUOTH_WORD_BIT(ROLE_NOUN) | QUOTH_WORD_BIT(PERSON_NOUN) |
      QUOTH_WORD_BIT(ORG_NOUN) | QUOTH_WORD_BIT(PLACE_NOUN) |
      QUOTH_WORD_BIT(EVENT_NOUN) | QUOTH_WORD_BIT(WORK_NOUN) |
      QUOTH_WORD_BIT(PRODUCT_NOUN);
  const quoth_word_set classes = quoth_name_noun(names, token) & kinds;
  if (classes) {
    return classes;
  }
  const quoth_word_set joint = joint_kind(names, token) & kinds;
  if (joint) {
    return joint;
  }
  const uint32_t words = quoth_lexicon_word(
      names->lexicon, quoth_name_word_hash(names->trees->tokens[token].lemma));
  return QUOTH_NAME_HAS(words, ORG_KIND)     ? QUOTH_WORD_BIT(ORG_NOUN)
         : QUOTH_NAME_HAS(words, PLACE_KIND) ? QUOTH_WORD_BIT(PLACE_NOUN)
                                             : 0;
}

/* The word before the first "of", else the last one. */
static uint32_t head_word(const quoth_names *names, const quoth_name_site *site,
                          bool *of) {
  *of = false;
  for (uint32_t i = site->first + 1; i < site->first + site->count; i++) {
    const quoth_text text = quoth_name_token_text(names, i);
    if (quoth_text_is(text, "of") || quoth_text_is(text, "for")) {
      *of = true;
      return i - 1;
    }
  }
  return site->first + site->count - 1;
}

/* A word of the language that is nobody's name, and does not say what it names
 * either: "harbour", but neither "rose" nor "bank". */
static bool is_ordinary(uint32_t words) {
  uint32_t others =
      QUOTH_NAME_GIVEN | QUOTH_NAME_BIT(SURNAME) | QUOTH_NAME_BIT(FAMOUS);
  for (size_t i = 0; i < sizeof name_heads / sizeof *name_heads; i++) {
    others |= (uint32_t)name_heads[i].bits;
  }
  return QUOTH_NAME_HAS(words, ORDINARY) && !(words & others);
}

/* "Innovation Norway". */
static bool ends_in_place(const quoth_names *names,
                          const quoth_name_site *site) {
  const quoth_name_form *form =
      names->matches[site->first + site->count - 1].form;
  return form && quoth_name_family(names, form) == QUOTH_FAMILY_PLACE;
}

static void judge_person_words(const quoth_names *names,
                               const quoth_name_site *site,
                               quoth_name_group *group) {
  uint32_t begin = site->first;
  if (quoth_name_is_initial(names, begin) &&
      site->count > 2) { /* "J. Edgar Roe" */
    begin++;
  }
  const uint32_t first = names->words[begin];
  const uint32_t last = names->words[site->first + site->count - 1];
  const bool alone = site->count == 1;
  quoth_name_note_if(first & QUOTH_NAME_GIVEN, group,
                     alone ? QUOTH_FEATURE_GIVEN_ALONE
                           : QUOTH_FEATURE_GIVEN_FIRST);
  quoth_name_note_if(QUOTH_NAME_HAS(last, SURNAME), group,
                     alone ? QUOTH_FEATURE_SURNAME_ALONE
                           : QUOTH_FEATURE_SURNAME_LAST);
  const bool place = !alone && ends_in_place(names, site);
  quoth_name_note_if(place && !(first & QUOTH_NAME_GIVEN), group,
                     QUOTH_FEATURE_PLACE_LAST);
  quoth_name_note_if(QUOTH_NAME_HAS(last, FAMOUS) && !place, group,
                     alone ? QUOTH_FEATURE_FAMOUS_ALONE
                           : QUOTH_FEATURE_FAMOUS_LAST);
  bool ordinary = is_ordinary(first);
  for (uint32_t i = site->first; i + 1 < site->first + site->count; i++) {
    ordinary = ordinary || is_ordinary(names->words[i]);
  }
  quoth_name_note_if(ordinary, group,
                     alone ? QUOTH_FEATURE_ORDINARY_ALONE
                           : QUOTH_FEATURE_ORDINARY_FIRST);
  const uint32_t led = names->words[site->first + site->count - 1 - !alone];
  quoth_name_note_if(!alone && is_ordinary(last) &&
                         !QUOTH_NAME_HAS(led, PARTICLE), /* "de Wit" */
                     group, QUOTH_FEATURE_ORDINARY_LAST);
  for (uint32_t i = site->first; i + 1 < site->first + site->count; i++) {
    if (quoth_name_is_initial(names, i)) {
      QUOTH_NAME_NOTE(group, INITIAL);
    } else if (i > site->first && QUOTH_NAME_HAS(names->words[i], PARTICLE)) {
      QUOTH_NAME_NOTE(group, PARTICLE);
    }
  }
}

/* "McAllen", "LaGrange": no more letters than these before a second capital, as
 * in "QuillDB", or in "eBay" before the first. */
enum { SHORT_PREFIX = 2 };

static void judge_shape(const quoth_names *names, const quoth_name_site *site,
                        quoth_name_group *group) {
  const quoth_text text = quoth_text_slice(names->document->plain, site->span);
  uint32_t upper = 0, lower = 0, digits = 0;
  bool inner = false, joint = false, ampersand = false;
  bool after_lower = false, dot = false;
  for (size_t at = 0; at < text.size;) {
    const uint32_t c = quoth_utf8_next(text, &at);
    digits += quoth_char_is_digit(c);
    joint |= c == '-' || c == '@' || c == '/';
    ampersand |= c == '&';
    if (quoth_char_is_letter(c)) {
      inner |= after_lower && quoth_char_is_upper(c) &&
               (upper == 0 || upper + lower > SHORT_PREFIX);
      upper += quoth_char_is_upper(c);
      lower += !quoth_char_is_upper(c);
    }
    dot |= c == '.' && after_lower && at + 1 < text.size &&
           text.at[at] >= 'a' && text.at[at] <= 'z';
    after_lower = quoth_char_is_letter(c) && !quoth_char_is_upper(c);
  }
  quoth_name_note_if(group->units == 1, group, QUOTH_FEATURE_ONE_WORD);
  quoth_name_note_if(group->units == 2, group, QUOTH_FEATURE_TWO_WORDS);
  quoth_name_note_if(group->units > 2, group, QUOTH_FEATURE_MORE_WORDS);
  quoth_name_note_if(digits > 0, group, QUOTH_FEATURE_DIGITS);
  quoth_name_note_if(digits == 4, group, QUOTH_FEATURE_YEAR);
  quoth_name_note_if(inner, group, QUOTH_FEATURE_INNER_CAPITAL);
  quoth_name_note_if(joint && (names->words[site->first] & PEOPLE), group,
                     QUOTH_FEATURE_JOINT);
  quoth_name_note_if(ampersand, group, QUOTH_FEATURE_AMPERSAND);
  quoth_name_note_if(dot, group, QUOTH_FEATURE_DOMAIN);
  quoth_name_note_if(lower == 0 && upper >= 2 && upper <= 6 && !names->caseless,
                     group, QUOTH_FEATURE_ACRONYM);
}

/* "-ville", "-escu": what words of a kind end in; "Rabobank" ends in what an
 * organisation may be. */
static void judge_endings(const quoth_names *names, uint32_t token,
                          quoth_name_group *group) {
  char folded[QUOTH_FOLD_MAX];
  const size_t size =
      quoth_name_fold(quoth_name_token_text(names, token), folded);
  uint32_t words = 0, last = 0;
  for (size_t n = 3; n <= 5 && n < size; n++) {
    const uint32_t ending = quoth_lexicon_word(
        names->lexicon, quoth_text_hash((quoth_text){folded + size - n, n}));
    words |= ending;
    last |= n > 3 && n + 3 <= size ? ending : 0;
  }
  quoth_name_note_if(QUOTH_NAME_HAS(last, ORG_HEAD), group,
                     QUOTH_FEATURE_ORG_ENDING);
  quoth_name_note_if(QUOTH_NAME_HAS(words, PLACE_ENDING), group,
                     QUOTH_FEATURE_PLACE_ENDING);
  quoth_name_note_if(QUOTH_NAME_HAS(words, PERSON_ENDING), group,
                     QUOTH_FEATURE_PERSON_ENDING);
}

/* "Hotel Astra", "Radio Brennt", "Cyclone Ulla"; "Team B". */
static void judge_ends(const quoth_names *names, uint32_t first, uint32_t last,
                       quoth_name_group *group) {
  const uint32_t words = names->words[first];
  quoth_name_note_if(names->trees->tokens[last].span.end -
                             names->trees->tokens[last].span.begin ==
                         1,
                     group, QUOTH_FEATURE_LETTER_LAST);
  quoth_name_note_if(quoth_name_noun(names, first) & QUOTH_WORD_BIT(ORG_NOUN),
                     group, QUOTH_FEATURE_ORG_BEGINS);
  quoth_name_note_if(QUOTH_NAME_HAS(words, PLACE_HEAD), group,
                     QUOTH_FEATURE_PLACE_BEGINS);
  quoth_name_note_if(QUOTH_NAME_HAS(words, EVENT_HEAD), group,
                     QUOTH_FEATURE_EVENT_BEGINS);
}

/* "Bergen Harriers", "Visual Basic Runtime": mostly not what they begin with.
 */
static void judge_first(const quoth_names *names, const quoth_name_site *site,
                        quoth_name_group *group) {
  const quoth_name_match *match = &names->matches[site->first];
  if (!match->form || match->count >= site->count) {
    return;
  }
  const quoth_family family = quoth_name_family(names, match->form);
  quoth_name_note_if(family == QUOTH_FAMILY_PLACE, group,
                     QUOTH_FEATURE_PLACE_FIRST);
  quoth_name_note_if(family == QUOTH_FAMILY_THING, group,
                     QUOTH_FEATURE_THING_FIRST);
}

void quoth_name_judge_words(const quoth_names *names,
                            const quoth_name_site *site,
                            quoth_name_group *group) {
  const quoth_word_set people =
      QUOTH_WORD_BIT(ROLE_NOUN) | QUOTH_WORD_BIT(PERSON_NOUN);
  bool of;
  const uint32_t head = head_word(names, site, &of);
  const bool alone = site->count == 1;
  judge_head(group, name_heads, sizeof name_heads / sizeof *name_heads,
             names->words[head], alone);
  quoth_word_set kind = quoth_name_kind(names, head);
  if (!alone && QUOTH_NAME_HAS(names->words[head], ORG_SUFFIX)) {
    kind &= ~QUOTH_WORD_BIT(PLACE_NOUN); /* "Bain Capital" is no city */
  }
  if (!alone && QUOTH_NAME_HAS(names->words[head], ORG_HEAD)) {
    kind &= ~people; /* "Kestrel Partners" are no persons */
  }
  judge_head(group, noun_heads, sizeof noun_heads / sizeof *noun_heads, kind,
             alone);
  judge_person_words(names, site, group);
  judge_endings(names, site->first + site->count - 1, group);
  judge_shape(names, site, group);
  const uint32_t words = names->words[site->first];
  const quoth_token *token = &names->trees->tokens[site->head];
  quoth_name_note_if(of, group, QUOTH_FEATURE_OF);
  if (!alone && !of) {
    judge_ends(names, site->first, site->first + site->count - 1, group);
  }
  judge_first(names, site, group);
  quoth_name_note_if(QUOTH_NAME_HAS(names->words[head], FIELD_KIND), group,
                     QUOTH_FEATURE_FIELD);
  quoth_name_note_if(!alone && QUOTH_NAME_HAS(words, DEMONYM), group,
                     QUOTH_FEATURE_DEMONYM_FIRST);
  quoth_name_note_if(alone && QUOTH_NAME_HAS(words, PEOPLE), group,
                     QUOTH_FEATURE_PEOPLE);
  quoth_name_note_if(alone && QUOTH_NAME_HAS(words, LANGUAGE), group,
                     QUOTH_FEATURE_LANGUAGE);
  /* "Brussels" is read as a plural, but is no other word. */
  const bool noun =
      group->known == QUOTH_NONE || QUOTH_NAME_HAS(words, ORDINARY) || !alone;
  quoth_name_note_if(noun && (token->features & QUOTH_PLURAL), group,
                     QUOTH_FEATURE_PLURAL);
  quoth_name_note_if(noun && !quoth_name_is_proper(token), group,
                     QUOTH_FEATURE_COMMON_NOUN);
  if (alone && QUOTH_NAME_HAS(words, PEOPLE)) {
    group->detail = QUOTH_TYPE_PEOPLE;
  } else if (alone && QUOTH_NAME_HAS(words, LANGUAGE)) {
    group->detail = QUOTH_TYPE_LANGUAGE;
  }
}
