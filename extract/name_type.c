/* What a group of names is: evidence from its words and from where it stands,
 * in points (name_feature.h); the family with most points wins. */
#include "extract/name_evidence.h"

/* Sites of a group that are asked; the rest says the same again. */
enum { CONTEXT_SITES_MAX = 12 };

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
    quoth_name_note(group, known->class_id == names->city
                               ? QUOTH_FEATURE_LISTED_CITY
                               : QUOTH_FEATURE_LISTED_PLACE);
    return;
  }
  group->detail = (uint8_t)type;
  quoth_name_note(group, type == QUOTH_TYPE_PERSON ? QUOTH_FEATURE_KNOWN_PERSON
                         : type == QUOTH_TYPE_ORGANIZATION
                             ? QUOTH_FEATURE_KNOWN_ORGANIZATION
                         : type == QUOTH_TYPE_PLACE ? QUOTH_FEATURE_KNOWN_PLACE
                         : type == QUOTH_TYPE_EVENT
                             ? QUOTH_FEATURE_KNOWN_EVENT
                             : QUOTH_FEATURE_KNOWN_THING);
}

/* ---- deciding ---- */

enum { FAMILIES = 5, SHARE = 60 };

static const quoth_name_type family_types[FAMILIES] = {
    QUOTH_TYPE_PERSON, QUOTH_TYPE_ORGANIZATION, QUOTH_TYPE_PLACE,
    QUOTH_TYPE_EVENT, QUOTH_TYPE_THING};

/* Evidence of the name as such counts at most twice, that of its places by
 * their share. */
static void sum_up(const quoth_name_group *group, int sums[FAMILIES]) {
  static const int16_t points[QUOTH_FEATURE_COUNT][FAMILIES] = {
#define QUOTH_NAME_FEATURE_ROW(name, ...)                                      \
  [QUOTH_FEATURE_##name] = {__VA_ARGS__},
      QUOTH_NAME_FEATURES(QUOTH_NAME_FEATURE_ROW)
#undef QUOTH_NAME_FEATURE_ROW
  };
  const int asked = group->asked > 0 ? group->asked : 1;
  for (int f = 0; f < QUOTH_FEATURE_COUNT; f++) {
    const int hits = group->hits[f];
    const int share = f < QUOTH_FEATURE_OWN_COUNT
                          ? (hits < 2 ? hits : 2) * SHARE
                          : 2 * SHARE * hits / (asked + 1);
    for (int i = 0; share && i < FAMILIES; i++) {
      sums[i] += points[f][i] * share;
    }
  }
}

static void decide(quoth_name_group *group) {
  int sums[FAMILIES] = {0};
  sum_up(group, sums);
  int best = 0, second = -1;
  for (int i = 1; i < FAMILIES; i++) {
    if (sums[i] > sums[best]) {
      second = best;
      best = i;
    } else if (second < 0 || sums[i] > sums[second]) {
      second = i;
    }
  }
  const int margin = (sums[best] - sums[second]) / SHARE;
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
        quoth_name_note(weak, listed_with((weak == a ? b : a)->type));
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
          quoth_name_note(group, *type == QUOTH_TYPE_PERSON
                                     ? QUOTH_FEATURE_PART_OF_PERSON
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

/* An organisation that the lexicon knows may speak too. */
static bool is_body(const quoth_names *names, const quoth_name_group *group) {
  return group->known != QUOTH_NONE &&
         quoth_name_type_of_class(
             names,
             quoth_lexicon_known(names->lexicon, group->known)->class_id) ==
             QUOTH_TYPE_ORGANIZATION;
}

/* Whether most of what the lexicon knows in the document is things: software,
 * say. What it does not know is of a kind with them. */
static bool is_technical(const quoth_names *names) {
  size_t things = 0, others = 0;
  for (size_t i = 0; i < names->group_count; i++) {
    const uint32_t index = names->groups[i].known;
    if (index != QUOTH_NONE) {
      const quoth_known *known = quoth_lexicon_known(names->lexicon, index);
      const bool thing =
          quoth_name_type_of_class(names, known->class_id) > QUOTH_TYPE_EVENT;
      things += thing;
      others += !thing;
    }
  }
  return things > 2 && things > others;
}

/* The words that the evidence of the document's topic speaks of. */
static void judge_topic(quoth_name_group *group) {
  QUOTH_NAME_NOTE(group, TECHNICAL);
  quoth_name_note_if(group->hits[QUOTH_FEATURE_ONE_WORD], group,
                     QUOTH_FEATURE_TECHNICAL_ONE_WORD);
  quoth_name_note_if(group->hits[QUOTH_FEATURE_ACRONYM], group,
                     QUOTH_FEATURE_TECHNICAL_ACRONYM);
}

quoth_status quoth_names_type(quoth_names *names) {
  const bool technical = is_technical(names);
  for (size_t i = 0; i < names->group_count; i++) {
    quoth_name_group *group = &names->groups[i];
    quoth_name_note_if(group->speaker != QUOTH_NONE && !is_body(names, group),
                       group, QUOTH_FEATURE_SPEAKER);
    quoth_name_note_if(group->site_count > 4, group, QUOTH_FEATURE_OFTEN);
    if (group->first != QUOTH_NONE) {
      quoth_name_judge_words(names, &names->sites[group->first], group);
    }
    judge_known(names, group);
    if (technical) {
      judge_topic(group);
    }
    group->asked = 0;
  }
  for (size_t i = 0; i < names->site_count; i++) {
    quoth_name_group *group = &names->groups[names->sites[i].group];
    if (group->asked < CONTEXT_SITES_MAX &&
        !(names->sites[i].flags & QUOTH_SITE_INNER)) {
      group->asked++;
      quoth_name_judge_site(names, &names->sites[i], group);
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
