/* What a group of names is: evidence from its words and from where it stands,
 * in points; the type with most points wins. */
#include "extract/name_find.h"

enum {
  GIVEN = 1u << QUOTH_NAME_GIVEN_FEMALE | 1u << QUOTH_NAME_GIVEN_MALE,
  CONTEXT_SITES_MAX = 12 /* of a group; the rest says the same again */
};

#define HAS(words, NAME) (((words)&QUOTH_NAME_BIT(NAME)) != 0)

static void give(quoth_name_group *group, quoth_name_type type, int points) {
  const int score = group->scores[type] + points;
  group->scores[type] = (int16_t)(score > 999    ? 999
                                  : score < -999 ? -999
                                                 : score);
}

/* What a common noun says of a name that it describes. */
static quoth_name_type type_of_noun(quoth_word_set noun) {
  static const struct {
    quoth_word_set bits;
    quoth_name_type type;
  } rows[] = {
      {QUOTH_WORD_BIT(ROLE_NOUN) | QUOTH_WORD_BIT(PERSON_NOUN),
       QUOTH_TYPE_PERSON},
      {QUOTH_WORD_BIT(ORG_NOUN), QUOTH_TYPE_ORGANIZATION},
      {QUOTH_WORD_BIT(PLACE_NOUN), QUOTH_TYPE_PLACE},
      {QUOTH_WORD_BIT(WORK_NOUN), QUOTH_TYPE_WORK},
      {QUOTH_WORD_BIT(EVENT_NOUN), QUOTH_TYPE_EVENT},
      {QUOTH_WORD_BIT(PRODUCT_NOUN), QUOTH_TYPE_PRODUCT},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (noun & rows[i].bits) {
      return rows[i].type;
    }
  }
  return QUOTH_TYPE_NONE;
}

/* ---- the name's own words ---- */

/* "University", "River", "Inc": the kind of thing a word of a name names. */
static quoth_name_type type_of_head(const quoth_names *names, uint32_t token) {
  static const struct {
    uint32_t bits;
    quoth_name_type type;
  } rows[] = {
      {QUOTH_NAME_BIT(ORG_SUFFIX) | QUOTH_NAME_BIT(ORG_HEAD),
       QUOTH_TYPE_ORGANIZATION},
      {QUOTH_NAME_BIT(PLACE_HEAD), QUOTH_TYPE_PLACE},
      {QUOTH_NAME_BIT(EVENT_HEAD), QUOTH_TYPE_EVENT},
      {QUOTH_NAME_BIT(LAW_HEAD), QUOTH_TYPE_LAW},
      {QUOTH_NAME_BIT(AWARD_HEAD), QUOTH_TYPE_AWARD},
      {QUOTH_NAME_BIT(WORK_HEAD), QUOTH_TYPE_WORK},
      {QUOTH_NAME_BIT(PRODUCT_HEAD), QUOTH_TYPE_PRODUCT},
      {QUOTH_NAME_BIT(THING_HEAD), QUOTH_TYPE_THING},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (names->words[token] & rows[i].bits) {
      return rows[i].type;
    }
  }
  const quoth_name_type type = type_of_noun(quoth_name_noun(names, token));
  return type == QUOTH_TYPE_PERSON ? QUOTH_TYPE_NONE : type;
}

/* The word before the first "of", else the last one. */
static uint32_t head_word(const quoth_names *names,
                          const quoth_name_site *site) {
  for (uint32_t i = site->first + 1; i < site->first + site->count; i++) {
    const quoth_text text = quoth_name_token_text(names, i);
    if (quoth_text_is(text, "of") || quoth_text_is(text, "for")) {
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
  const bool single = site->count == 1;
  if (first & GIVEN) {
    give(group, QUOTH_TYPE_PERSON, single ? 5 : 7);
  }
  if (HAS(last, SURNAME)) {
    give(group, QUOTH_TYPE_PERSON, single ? 3 : 2);
  }
  if (!single && HAS(last, GENERATION)) {
    give(group, QUOTH_TYPE_PERSON, 5);
  }
  for (uint32_t i = site->first; i + 1 < site->first + site->count; i++) {
    const quoth_text text = quoth_name_token_text(names, i);
    if (text.size == 2 && text.at[1] == '.') {
      give(group, QUOTH_TYPE_PERSON, 4); /* an initial */
    } else if (i > site->first && HAS(names->words[i], PARTICLE)) {
      give(group, QUOTH_TYPE_PERSON, 1);
    }
  }
}

static void judge_shape(const quoth_names *names, const quoth_name_site *site,
                        quoth_name_group *group) {
  const quoth_text text = quoth_text_slice(names->document->plain, site->span);
  uint32_t upper = 0, lower = 0, digits = 0;
  for (size_t at = 0; at < text.size;) {
    const uint32_t c = quoth_utf8_next(text, &at);
    digits += quoth_char_is_digit(c);
    if (quoth_char_is_letter(c)) {
      upper += quoth_char_is_upper(c);
      lower += !quoth_char_is_upper(c);
    }
  }
  if (digits) {
    give(group, QUOTH_TYPE_PRODUCT, digits == 4 ? 1 : 3);
    give(group, QUOTH_TYPE_PERSON, -4);
  } else if (lower == 0 && upper >= 2 && upper <= 6 && !names->caseless) {
    give(group, QUOTH_TYPE_ORGANIZATION, 3);
    give(group, QUOTH_TYPE_PERSON, -2);
  } else if (group->units == 2) {
    give(group, QUOTH_TYPE_PERSON, 1);
  }
}

static void judge_words(const quoth_names *names, const quoth_name_site *site,
                        quoth_name_group *group) {
  const uint32_t head = head_word(names, site);
  const quoth_name_type type = type_of_head(names, head);
  const bool single = site->count == 1;
  if (type != QUOTH_TYPE_NONE) {
    give(group, type, single ? 4 : 8);
    give(group, QUOTH_TYPE_PERSON, single ? -3 : -6);
  }
  judge_person_words(names, site, group);
  judge_shape(names, site, group);
  const uint32_t words = names->words[site->first];
  if (single && HAS(words, PEOPLE)) {
    give(group, QUOTH_TYPE_PEOPLE, 8);
  }
  if (single && HAS(words, LANGUAGE)) {
    give(group, QUOTH_TYPE_LANGUAGE, 2);
  }
}

/* ---- where it stands ---- */

static void judge_preposition(quoth_name_group *group, quoth_text word) {
  static const struct {
    const char *word;
    int8_t place, person, organization;
  } rows[] = {
      {"in", 4, -1, 0},     {"near", 5, 0, 0},   {"throughout", 5, 0, 0},
      {"across", 5, 0, 0},  {"around", 3, 0, 0}, {"outside", 4, 0, 0},
      {"inside", 3, 0, 0},  {"within", 2, 0, 0}, {"into", 2, 0, 0},
      {"from", 2, 0, 1},    {"to", 1, 1, 0},     {"toward", 2, 0, 0},
      {"towards", 2, 0, 0}, {"at", 1, 0, 2},     {"by", 0, 2, 1},
      {"with", 0, 2, 1},    {"for", 0, 1, 1},    {"between", 2, 1, 0},
      {"via", 2, 0, 0},     {"over", 1, 0, 0},   {"off", 2, 0, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_text_equal_nocase(word, quoth_text_of(rows[i].word))) {
      give(group, QUOTH_TYPE_PLACE, rows[i].place);
      give(group, QUOTH_TYPE_PERSON, rows[i].person);
      give(group, QUOTH_TYPE_ORGANIZATION, rows[i].organization);
    }
  }
}

static void judge_described(const quoth_names *names, uint32_t noun,
                            quoth_name_group *group, int points) {
  if (names->trees->tokens[noun].upos != QUOTH_NOUN) {
    return;
  }
  const quoth_name_type type = type_of_noun(quoth_name_noun(names, noun));
  if (type != QUOTH_TYPE_NONE) {
    give(group, type, points);
  }
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
    if (token->head != site->head || (i >= site->first && i < end)) {
      continue;
    }
    switch (token->deprel) {
    case QUOTH_DEP_CASE:
      if (i < site->first) {
        judge_preposition(group, quoth_name_token_text(names, i));
      } else if (names->trees->tokens[site->head].deprel ==
                 QUOTH_DEP_NMOD_POSS) {
        give(group, QUOTH_TYPE_PERSON, 1);
      }
      break;
    case QUOTH_DEP_APPOS:
    case QUOTH_DEP_NMOD_DESC:
      judge_described(names, i, group, 6);
      break;
    case QUOTH_DEP_COMPOUND:
    case QUOTH_DEP_FLAT:
      judge_described(names, i, group, 5);
      break;
    case QUOTH_DEP_ACL_RELCL: {
      const quoth_text next = end + 1 < high
                                  ? quoth_name_token_text(names, end + 1)
                                  : (quoth_text){0};
      if (quoth_text_is(next, "who") || quoth_text_is(next, "whose")) {
        give(group, QUOTH_TYPE_PERSON, 4);
      } else if (quoth_text_is(next, "where")) {
        give(group, QUOTH_TYPE_PLACE, 4);
      }
      break;
    }
    default:
      break;
    }
  }
}

static void judge_subject(const quoth_names *names, uint32_t predicate,
                          quoth_name_group *group) {
  const quoth_token *token = &names->trees->tokens[predicate];
  if (token->upos == QUOTH_NOUN) {
    judge_described(names, predicate, group, 6);
    return;
  }
  if (token->upos != QUOTH_VERB) {
    return;
  }
  const quoth_word_set verb = quoth_name_noun(names, predicate);
  const quoth_word_set minds =
      QUOTH_WORD_BIT(REPORT_VERB) | QUOTH_WORD_BIT(HEDGE_VERB) |
      QUOTH_WORD_BIT(DESIRE_VERB) | QUOTH_WORD_BIT(PERCEPTION_VERB);
  give(group, QUOTH_TYPE_PERSON, verb & minds ? 3 : 1);
  give(group, QUOTH_TYPE_ORGANIZATION, 1);
}

static void judge_verb_object(const quoth_names *names, uint32_t predicate,
                              quoth_name_group *group) {
  const uint64_t hash =
      quoth_name_word_hash(names->trees->tokens[predicate].lemma);
  const uint32_t words = quoth_lexicon_word(names->lexicon, hash);
  if (HAS(words, PLACE_VERB)) {
    give(group, QUOTH_TYPE_PLACE, 3);
  }
  if (HAS(words, ORG_VERB)) {
    give(group, QUOTH_TYPE_ORGANIZATION, 3);
  }
  if (HAS(words, SPEECH_VERB)) {
    give(group, QUOTH_TYPE_PERSON, 3);
  }
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
  case QUOTH_DEP_NSUBJ_PASS:
  case QUOTH_DEP_NSUBJ_OUTER:
    judge_subject(names, head->head, group);
    break;
  case QUOTH_DEP_OBJ:
    judge_verb_object(names, head->head, group);
    break;
  case QUOTH_DEP_APPOS:
  case QUOTH_DEP_FLAT:
    judge_described(names, head->head, group, 5);
    break;
  case QUOTH_DEP_VOCATIVE:
    give(group, QUOTH_TYPE_PERSON, 5);
    break;
  case QUOTH_DEP_IOBJ:
    give(group, QUOTH_TYPE_PERSON, 2);
    break;
  default:
    break;
  }
}

/* "X, California": what stands before a place and a comma is one. */
static void judge_neighbours(const quoth_names *names,
                             const quoth_name_site *site,
                             quoth_name_group *group) {
  const quoth_sentence *sentence = &names->trees->sentences[site->sentence];
  const uint32_t end = site->first + site->count;
  if (end + 1 >= sentence->first + sentence->count ||
      !quoth_text_is(quoth_name_token_text(names, end), ",")) {
    return;
  }
  const quoth_name_form *form = names->matches[end + 1].form;
  if (form) {
    const quoth_known *known = quoth_lexicon_known(names->lexicon, form->known);
    const uint32_t head = names->trees->tokens[end + 1].head;
    if (quoth_grammar_family(names->grammar, known->class_id) ==
            QUOTH_FAMILY_PLACE &&
        (head == site->head || site->count == 1)) {
      give(group, QUOTH_TYPE_PLACE, 4);
    }
  }
}

static void judge_site(const quoth_names *names, const quoth_name_site *site,
                       quoth_name_group *group) {
  if (site->flags & QUOTH_SITE_TITLED) {
    give(group, QUOTH_TYPE_PERSON, 8);
  }
  if (site->flags & QUOTH_SITE_ARTICLE) {
    give(group, QUOTH_TYPE_PERSON, -4);
    give(group, QUOTH_TYPE_ORGANIZATION, 1);
  }
  judge_dependents(names, site, group);
  judge_governor(names, site, group);
  judge_neighbours(names, site, group);
}

/* ---- deciding ---- */

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

/* Names of the lexicon are what it says; those of long lists only most
 * likely. */
static void judge_known(const quoth_names *names, quoth_name_group *group) {
  if (group->known == QUOTH_NONE) {
    return;
  }
  const quoth_known *known = quoth_lexicon_known(names->lexicon, group->known);
  const quoth_name_type type = quoth_name_type_of_class(names, known->class_id);
  give(group, type, !known->listed ? 40 : group->units > 1 ? 10 : 6);
}

static quoth_name_type best_type(const quoth_name_group *group) {
  quoth_name_type best = QUOTH_TYPE_NONE;
  for (int type = 1; type < QUOTH_TYPE_COUNT; type++) {
    if (group->scores[type] > group->scores[best]) {
      best = (quoth_name_type)type;
    }
  }
  if (best != QUOTH_TYPE_NONE) {
    return best;
  }
  return group->units > 1 ? QUOTH_TYPE_ORGANIZATION : QUOTH_TYPE_THING;
}

void quoth_names_type(quoth_names *names) {
  for (size_t i = 0; i < names->group_count; i++) {
    quoth_name_group *group = &names->groups[i];
    if (group->speaker != QUOTH_NONE) {
      give(group, QUOTH_TYPE_PERSON, 40);
    }
    if (group->first != QUOTH_NONE) {
      judge_words(names, &names->sites[group->first], group);
    }
    judge_known(names, group);
    group->left = CONTEXT_SITES_MAX;
  }
  for (size_t i = 0; i < names->site_count; i++) {
    quoth_name_group *group = &names->groups[names->sites[i].group];
    if (group->left > 0) {
      group->left--;
      judge_site(names, &names->sites[i], group);
    }
  }
  for (size_t i = 0; i < names->group_count; i++) {
    names->groups[i].type = (uint8_t)best_type(&names->groups[i]);
  }
}
