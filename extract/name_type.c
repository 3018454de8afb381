/* What a group of names is: evidence from its words and from where it stands,
 * in points (name_feature.h); the family with most points wins. */
#include "extract/name_find.h"

enum {
  GIVEN = 1u << QUOTH_NAME_GIVEN_FEMALE | 1u << QUOTH_NAME_GIVEN_MALE,
  CONTEXT_SITES_MAX = 12, /* of a group; the rest says the same again */
  HITS_MAX = 2            /* of one feature */
};

#define HAS(words, NAME)  (((words)&QUOTH_NAME_BIT(NAME)) != 0)
#define NOTE(group, NAME) note(group, QUOTH_FEATURE_##NAME)

static void note(quoth_name_group *group, quoth_name_feature feature) {
  if (group->hits[feature] < HITS_MAX) {
    group->hits[feature]++;
  }
}

static void note_if(bool condition, quoth_name_group *group,
                    quoth_name_feature feature) {
  if (condition) {
    note(group, feature);
  }
}

/* ---- the name's own words ---- */

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
      note(group, alone ? rows[i].alone : rows[i].with);
      if (rows[i].detail && group->detail == QUOTH_TYPE_NONE) {
        group->detail = (uint8_t)rows[i].detail;
      }
    }
  }
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

static void judge_person_words(const quoth_names *names,
                               const quoth_name_site *site,
                               quoth_name_group *group) {
  const uint32_t first = names->words[site->first];
  const uint32_t last = names->words[site->first + site->count - 1];
  const bool alone = site->count == 1;
  note_if(first & GIVEN, group,
          alone ? QUOTH_FEATURE_GIVEN_ALONE : QUOTH_FEATURE_GIVEN_FIRST);
  note_if(HAS(last, SURNAME), group,
          alone ? QUOTH_FEATURE_SURNAME_ALONE : QUOTH_FEATURE_SURNAME_LAST);
  note_if(!alone && HAS(last, GENERATION), group, QUOTH_FEATURE_GENERATION);
  for (uint32_t i = site->first; i + 1 < site->first + site->count; i++) {
    const quoth_text text = quoth_name_token_text(names, i);
    if (text.size == 2 && text.at[1] == '.') {
      NOTE(group, INITIAL);
    } else if (i > site->first && HAS(names->words[i], PARTICLE)) {
      NOTE(group, PARTICLE);
    }
  }
}

static void judge_shape(const quoth_names *names, const quoth_name_site *site,
                        quoth_name_group *group) {
  const quoth_text text = quoth_text_slice(names->document->plain, site->span);
  uint32_t upper = 0, lower = 0, digits = 0;
  bool inner = false, joint = false, after_lower = false;
  for (size_t at = 0; at < text.size;) {
    const uint32_t c = quoth_utf8_next(text, &at);
    digits += quoth_char_is_digit(c);
    joint |= c == '-' || c == '&' || c == '@' || c == '/';
    if (quoth_char_is_letter(c)) {
      inner |= after_lower && quoth_char_is_upper(c);
      upper += quoth_char_is_upper(c);
      lower += !quoth_char_is_upper(c);
    }
    after_lower = quoth_char_is_letter(c) && !quoth_char_is_upper(c);
  }
  note_if(group->units == 1, group, QUOTH_FEATURE_ONE_WORD);
  note_if(group->units == 2, group, QUOTH_FEATURE_TWO_WORDS);
  note_if(group->units > 2, group, QUOTH_FEATURE_MORE_WORDS);
  note_if(digits > 0, group, QUOTH_FEATURE_DIGITS);
  note_if(digits == 4, group, QUOTH_FEATURE_YEAR);
  note_if(inner, group, QUOTH_FEATURE_INNER_CAPITAL);
  note_if(joint, group, QUOTH_FEATURE_JOINT);
  note_if(lower == 0 && upper >= 2 && upper <= 6 && !names->caseless, group,
          QUOTH_FEATURE_ACRONYM);
}

/* "-ville", "-escu": what words of a kind end in. */
static void judge_endings(const quoth_names *names, uint32_t token,
                          quoth_name_group *group) {
  char folded[QUOTH_FOLD_MAX];
  const size_t size =
      quoth_name_fold(quoth_name_token_text(names, token), folded);
  uint32_t words = 0;
  for (size_t n = 3; n <= 5 && n < size; n++) {
    words |= quoth_lexicon_word(
        names->lexicon, quoth_text_hash((quoth_text){folded + size - n, n}));
  }
  note_if(HAS(words, PLACE_ENDING), group, QUOTH_FEATURE_PLACE_ENDING);
  note_if(HAS(words, PERSON_ENDING), group, QUOTH_FEATURE_PERSON_ENDING);
}

static void judge_words(const quoth_names *names, const quoth_name_site *site,
                        quoth_name_group *group) {
  bool of;
  const uint32_t head = head_word(names, site, &of);
  const bool alone = site->count == 1;
  judge_head(group, name_heads, sizeof name_heads / sizeof *name_heads,
             names->words[head], alone);
  judge_head(group, noun_heads, sizeof noun_heads / sizeof *noun_heads,
             quoth_name_noun(names, head), alone);
  judge_person_words(names, site, group);
  judge_endings(names, site->first + site->count - 1, group);
  judge_shape(names, site, group);
  const uint32_t words = names->words[site->first];
  const quoth_token *token = &names->trees->tokens[site->head];
  note_if(of, group, QUOTH_FEATURE_OF);
  note_if(!alone && HAS(words, DEMONYM), group, QUOTH_FEATURE_DEMONYM_FIRST);
  note_if(alone && HAS(words, PEOPLE), group, QUOTH_FEATURE_PEOPLE);
  note_if(alone && HAS(words, LANGUAGE), group, QUOTH_FEATURE_LANGUAGE);
  note_if(token->features & QUOTH_PLURAL, group, QUOTH_FEATURE_PLURAL);
  note_if(!quoth_name_is_proper(token), group, QUOTH_FEATURE_COMMON_NOUN);
  if (alone && HAS(words, PEOPLE)) {
    group->detail = QUOTH_TYPE_PEOPLE;
  } else if (alone && HAS(words, LANGUAGE)) {
    group->detail = QUOTH_TYPE_LANGUAGE;
  }
}

/* ---- where it stands ---- */

static void judge_preposition(quoth_name_group *group, quoth_text word) {
  static const struct {
    const char *word;
    quoth_name_feature feature;
  } rows[] = {
      {"in", QUOTH_FEATURE_IN},          {"at", QUOTH_FEATURE_AT},
      {"from", QUOTH_FEATURE_FROM},      {"to", QUOTH_FEATURE_TO},
      {"by", QUOTH_FEATURE_BY},          {"with", QUOTH_FEATURE_WITH},
      {"of", QUOTH_FEATURE_OF_BEFORE},   {"for", QUOTH_FEATURE_FOR},
      {"on", QUOTH_FEATURE_ON},          {"about", QUOTH_FEATURE_ABOUT},
      {"near", QUOTH_FEATURE_AROUND},    {"throughout", QUOTH_FEATURE_AROUND},
      {"across", QUOTH_FEATURE_AROUND},  {"around", QUOTH_FEATURE_AROUND},
      {"outside", QUOTH_FEATURE_AROUND}, {"inside", QUOTH_FEATURE_AROUND},
      {"within", QUOTH_FEATURE_AROUND},  {"into", QUOTH_FEATURE_AROUND},
      {"toward", QUOTH_FEATURE_AROUND},  {"towards", QUOTH_FEATURE_AROUND},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_text_equal_nocase(word, quoth_text_of(rows[i].word))) {
      note(group, rows[i].feature);
    }
  }
}

/* A common noun says of the name what it is: `first` is the first of six
 * features in the order of the rows. */
static void judge_described(const quoth_names *names, uint32_t noun,
                            quoth_name_group *group, quoth_name_feature first) {
  static const uint64_t bits[] = {QUOTH_WORD_BIT(ROLE_NOUN) |
                                      QUOTH_WORD_BIT(PERSON_NOUN),
                                  QUOTH_WORD_BIT(ORG_NOUN),
                                  QUOTH_WORD_BIT(PLACE_NOUN),
                                  QUOTH_WORD_BIT(EVENT_NOUN),
                                  QUOTH_WORD_BIT(WORK_NOUN),
                                  QUOTH_WORD_BIT(PRODUCT_NOUN)};
  if (names->trees->tokens[noun].upos != QUOTH_NOUN) {
    return;
  }
  const quoth_word_set classes = quoth_name_noun(names, noun);
  for (uint32_t i = 0; i < 6; i++) {
    if (classes & bits[i]) {
      note(group, (quoth_name_feature)(first + i));
      if (i == 4 || i == 5) {
        group->detail = i == 4 ? QUOTH_TYPE_WORK : QUOTH_TYPE_PRODUCT;
      }
      return;
    }
  }
}

static void judge_relative(const quoth_names *names, uint32_t after,
                           uint32_t end, quoth_name_group *group) {
  for (uint32_t i = after; i < end && i < after + 2; i++) {
    const quoth_text text = quoth_name_token_text(names, i);
    note_if(quoth_text_is(text, "who") || quoth_text_is(text, "whose"), group,
            QUOTH_FEATURE_WHO);
    note_if(quoth_text_is(text, "where"), group, QUOTH_FEATURE_WHERE);
  }
}

/* "X, a company": the apposition is about the name it stands behind, even when
 * the tree hangs it on something farther away. */
static bool stands_behind(const quoth_names *names, uint32_t appos,
                          uint32_t end) {
  const quoth_token *tokens = names->trees->tokens;
  return appos > end + 1 && tokens[end].upos == QUOTH_PUNCT &&
         tokens[end].sentence == tokens[appos].sentence &&
         tokens[end + 1].upos == QUOTH_DET && tokens[end + 1].head == appos;
}

/* Words that hang on the name: "in X", "the singer X", "X, a company". */
static void judge_dependents(const quoth_names *names,
                             const quoth_name_site *site,
                             quoth_name_group *group) {
  const quoth_sentence *sentence = &names->trees->sentences[site->sentence];
  const uint32_t end = site->first + site->count;
  const uint32_t low =
      site->first > sentence->first + 6 ? site->first - 6 : sentence->first;
  uint32_t high = sentence->first + sentence->count;
  high = high > end + 16 ? end + 16 : high;
  for (uint32_t i = low; i < high; i++) {
    const quoth_token *token = &names->trees->tokens[i];
    if (i >= site->first && i < end) {
      continue;
    }
    if (token->head != site->head &&
        !(token->deprel == QUOTH_DEP_APPOS && stands_behind(names, i, end))) {
      continue;
    }
    switch (token->deprel) {
    case QUOTH_DEP_CASE:
      if (i < site->first) {
        judge_preposition(group, quoth_name_token_text(names, i));
      } else {
        NOTE(group, OWNER);
      }
      break;
    case QUOTH_DEP_APPOS:
    case QUOTH_DEP_NMOD_DESC:
    case QUOTH_DEP_COMPOUND:
    case QUOTH_DEP_FLAT:
      judge_described(names, i, group, QUOTH_FEATURE_CALLED_PERSON);
      break;
    case QUOTH_DEP_ACL_RELCL:
      judge_relative(names, end, high, group);
      break;
    default:
      break;
    }
  }
}

static void judge_subject(const quoth_names *names, uint32_t predicate,
                          bool passive, quoth_name_group *group) {
  const quoth_token *token = &names->trees->tokens[predicate];
  if (token->upos == QUOTH_NOUN) {
    judge_described(names, predicate, group, QUOTH_FEATURE_IS_PERSON);
    return;
  }
  if (token->upos != QUOTH_VERB) {
    return;
  }
  const quoth_word_set minds =
      QUOTH_WORD_BIT(REPORT_VERB) | QUOTH_WORD_BIT(HEDGE_VERB) |
      QUOTH_WORD_BIT(DESIRE_VERB) | QUOTH_WORD_BIT(PERCEPTION_VERB);
  if (passive) {
    NOTE(group, ACTED_ON);
  } else if (quoth_name_noun(names, predicate) & minds) {
    NOTE(group, SPEAKS);
  } else {
    NOTE(group, ACTS);
  }
}

static void judge_object(const quoth_names *names, uint32_t predicate,
                         quoth_name_group *group) {
  const uint64_t hash =
      quoth_name_word_hash(names->trees->tokens[predicate].lemma);
  const uint32_t words = quoth_lexicon_word(names->lexicon, hash);
  NOTE(group, OBJECT);
  note_if(HAS(words, PLACE_VERB), group, QUOTH_FEATURE_PLACE_OBJECT);
  note_if(HAS(words, ORG_VERB), group, QUOTH_FEATURE_ORG_OBJECT);
  note_if(HAS(words, SPEECH_VERB), group, QUOTH_FEATURE_MET_OBJECT);
}

/* What the name hangs on. */
static void judge_governor(const quoth_names *names,
                           const quoth_name_site *site,
                           quoth_name_group *group) {
  const quoth_token *head = &names->trees->tokens[site->head];
  if (head->head == QUOTH_NONE) {
    return;
  }
  switch (head->deprel) {
  case QUOTH_DEP_NSUBJ:
  case QUOTH_DEP_NSUBJ_OUTER:
    judge_subject(names, head->head, false, group);
    break;
  case QUOTH_DEP_NSUBJ_PASS:
    judge_subject(names, head->head, true, group);
    break;
  case QUOTH_DEP_OBJ:
    judge_object(names, head->head, group);
    break;
  case QUOTH_DEP_COMPOUND:
    NOTE(group, MODIFIES);
    break;
  case QUOTH_DEP_APPOS:
  case QUOTH_DEP_FLAT:
    judge_described(names, head->head, group, QUOTH_FEATURE_CALLED_PERSON);
    break;
  case QUOTH_DEP_VOCATIVE:
    NOTE(group, VOCATIVE);
    break;
  case QUOTH_DEP_IOBJ:
    NOTE(group, MET_OBJECT);
    break;
  default:
    break;
  }
}

static bool is_known_place(const quoth_names *names, uint32_t token) {
  const quoth_name_form *form = names->matches[token].form;
  return form &&
         quoth_grammar_family(
             names->grammar,
             quoth_lexicon_known(names->lexicon, form->known)->class_id) ==
             QUOTH_FAMILY_PLACE;
}

static bool is_quote(quoth_text text) {
  return quoth_text_is(text, "\"") || quoth_text_is(text, "“") ||
         quoth_text_is(text, "''") || quoth_text_is(text, "``") ||
         quoth_text_is(text, "'") || quoth_text_is(text, "‘");
}

/* "X, California", "Paris, X", and what stands in quotation marks. */
static void judge_neighbours(const quoth_names *names,
                             const quoth_name_site *site,
                             quoth_name_group *group) {
  const quoth_sentence *sentence = &names->trees->sentences[site->sentence];
  const uint32_t end = site->first + site->count;
  if (end + 1 < sentence->first + sentence->count &&
      quoth_text_is(quoth_name_token_text(names, end), ",") &&
      is_known_place(names, end + 1)) {
    NOTE(group, BEFORE_PLACE);
  }
  if (site->first > sentence->first + 1 &&
      quoth_text_is(quoth_name_token_text(names, site->first - 1), ",") &&
      is_known_place(names, site->first - 2)) {
    NOTE(group, AFTER_PLACE);
  }
  if (site->first > sentence->first &&
      is_quote(quoth_name_token_text(names, site->first - 1)) &&
      end < sentence->first + sentence->count &&
      is_quote(quoth_name_token_text(names, end))) {
    NOTE(group, QUOTED);
    if (group->detail == QUOTH_TYPE_NONE) {
      group->detail = QUOTH_TYPE_WORK;
    }
  }
}

static void judge_site(const quoth_names *names, const quoth_name_site *site,
                       quoth_name_group *group) {
  note_if(site->flags & QUOTH_SITE_TITLED, group, QUOTH_FEATURE_TITLED);
  note_if(site->flags & QUOTH_SITE_ARTICLE, group, QUOTH_FEATURE_ARTICLE);
  judge_dependents(names, site, group);
  judge_governor(names, site, group);
  judge_neighbours(names, site, group);
}

/* ---- the lexicon ---- */

quoth_name_type quoth_name_type_of_class(const quoth_names *names,
                                         quoth_id class_id) {
  for (int type = QUOTH_TYPE_COUNT - 1; type > QUOTH_TYPE_NONE; type--) {
    if (type != QUOTH_TYPE_THING &&
        quoth_grammar_is_a(names->grammar, class_id, names->classes[type])) {
      return (quoth_name_type)type;
    }
  }
  return QUOTH_TYPE_THING;
}

/* Names of the lexicon are what it says; those of the long lists of places
 * only most likely. */
static void judge_known(const quoth_names *names, quoth_name_group *group) {
  if (group->known == QUOTH_NONE) {
    return;
  }
  const quoth_known *known = quoth_lexicon_known(names->lexicon, group->known);
  const quoth_name_type type = quoth_name_type_of_class(names, known->class_id);
  if (known->listed && type == QUOTH_TYPE_PLACE) {
    note(group, known->class_id == names->city ? QUOTH_FEATURE_LISTED_CITY
                                               : QUOTH_FEATURE_LISTED_PLACE);
    return;
  }
  group->detail = (uint8_t)type;
  note(group, type == QUOTH_TYPE_PERSON ? QUOTH_FEATURE_KNOWN_PERSON
              : type == QUOTH_TYPE_ORGANIZATION
                  ? QUOTH_FEATURE_KNOWN_ORGANIZATION
              : type == QUOTH_TYPE_PLACE ? QUOTH_FEATURE_KNOWN_PLACE
              : type == QUOTH_TYPE_EVENT ? QUOTH_FEATURE_KNOWN_EVENT
                                         : QUOTH_FEATURE_KNOWN_THING);
}

/* ---- deciding ---- */

enum { FAMILIES = 5 };

static const quoth_name_type family_types[FAMILIES] = {
    QUOTH_TYPE_PERSON, QUOTH_TYPE_ORGANIZATION, QUOTH_TYPE_PLACE,
    QUOTH_TYPE_EVENT, QUOTH_TYPE_THING};

static void decide(quoth_name_group *group) {
  static const int16_t points[QUOTH_FEATURE_COUNT][FAMILIES] = {
#define QUOTH_NAME_FEATURE_ROW(name, ...) {__VA_ARGS__},
      QUOTH_NAME_FEATURES(QUOTH_NAME_FEATURE_ROW)
#undef QUOTH_NAME_FEATURE_ROW
  };
  int sums[FAMILIES] = {0};
  for (int f = 0; f < QUOTH_FEATURE_COUNT; f++) {
    if (group->hits[f]) {
      for (int i = 0; i < FAMILIES; i++) {
        sums[i] += points[f][i] * group->hits[f];
      }
    }
  }
  int best = 0, second = -1;
  for (int i = 1; i < FAMILIES; i++) {
    if (sums[i] > sums[best]) {
      second = best;
      best = i;
    } else if (second < 0 || sums[i] > sums[second]) {
      second = i;
    }
  }
  const int margin = sums[best] - sums[second];
  group->margin = (uint8_t)(margin > 255 ? 255 : margin);
  group->type = (uint8_t)family_types[best];
  if (best == FAMILIES - 1 && group->detail > QUOTH_TYPE_EVENT) {
    group->type = group->detail;
  }
}

static quoth_name_feature listed_with(uint8_t type) {
  switch (type) {
  case QUOTH_TYPE_PERSON:
    return QUOTH_FEATURE_LISTED_WITH_PERSON;
  case QUOTH_TYPE_ORGANIZATION:
    return QUOTH_FEATURE_LISTED_WITH_ORGANIZATION;
  case QUOTH_TYPE_PLACE:
    return QUOTH_FEATURE_LISTED_WITH_PLACE;
  default:
    return QUOTH_FEATURE_LISTED_WITH_THING;
  }
}

/* Things that are listed together are of a kind: the surer of two speaks. */
static void judge_conjuncts(quoth_names *names) {
  for (size_t i = 1; i < names->site_count; i++) {
    const quoth_name_site *site = &names->sites[i];
    const quoth_token *head = &names->trees->tokens[site->head];
    if (head->deprel != QUOTH_DEP_CONJ) {
      continue;
    }
    for (size_t j = i; j-- > 0 && names->sites[j].sentence == site->sentence;) {
      if (names->sites[j].head == head->head) {
        quoth_name_group *a = &names->groups[site->group];
        quoth_name_group *b = &names->groups[names->sites[j].group];
        quoth_name_group *weak = a->margin < b->margin ? a : b;
        note(weak, listed_with((weak == a ? b : a)->type));
        break;
      }
    }
  }
}

static void last_word(quoth_text label, uint64_t *first, uint64_t *last) {
  quoth_name_unit unit;
  size_t at = 0;
  *first = *last = 0;
  while (quoth_name_unit_next(label, &at, &unit)) {
    *first = *first ? *first : unit.word_hash;
    *last = unit.word_hash;
  }
}

/* "Lovelace" where "Ada Lovelace" is a person, "Acme" where "Acme Bank" is
 * none. Values of `table` are types. */
static quoth_status note_parts(quoth_names *names, quoth_key_table *table) {
  for (int round = 0; round < 2; round++) {
    for (size_t i = 0; i < names->group_count; i++) {
      quoth_name_group *group = &names->groups[i];
      uint64_t first, last;
      if ((group->units == 1) != (round == 1)) {
        continue;
      }
      last_word(group->label, &first, &last);
      if (round == 1) {
        const uint32_t *type = quoth_key_table_get(table, last);
        if (type) {
          note(group, *type == QUOTH_TYPE_PERSON ? QUOTH_FEATURE_PART_OF_PERSON
                                                 : QUOTH_FEATURE_PART_OF_OTHER);
        }
        continue;
      }
      uint32_t *slot;
      QUOTH_TRY(quoth_key_table_put(table, first, &slot));
      *slot = *slot == QUOTH_TYPE_PERSON ? *slot : group->type;
      if (group->type == QUOTH_TYPE_PERSON) {
        QUOTH_TRY(quoth_key_table_put(table, last, &slot));
        *slot = group->type;
      }
    }
  }
  return QUOTH_OK;
}

static void decide_all(quoth_names *names) {
  for (size_t i = 0; i < names->group_count; i++) {
    decide(&names->groups[i]);
  }
}

quoth_status quoth_names_type(quoth_names *names) {
  for (size_t i = 0; i < names->group_count; i++) {
    quoth_name_group *group = &names->groups[i];
    note_if(group->speaker != QUOTH_NONE, group, QUOTH_FEATURE_SPEAKER);
    note_if(group->site_count > 4, group, QUOTH_FEATURE_OFTEN);
    if (group->first != QUOTH_NONE) {
      judge_words(names, &names->sites[group->first], group);
    }
    judge_known(names, group);
    group->left = CONTEXT_SITES_MAX;
  }
  for (size_t i = 0; i < names->site_count; i++) {
    quoth_name_group *group = &names->groups[names->sites[i].group];
    if (group->left > 0 && !(names->sites[i].flags & QUOTH_SITE_INNER)) {
      group->left--;
      judge_site(names, &names->sites[i], group);
    }
  }
  decide_all(names);
  judge_conjuncts(names);
  quoth_key_table table = {.from = names->from};
  const quoth_status status = note_parts(names, &table);
  quoth_key_table_free(&table);
  decide_all(names);
  return status;
}
