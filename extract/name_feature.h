/* name_feature.h - (private) evidence for what a name names, in points.
 *
 * Each feature speaks for or against the five families. The points are the
 * weights of a logistic regression over the names of the documents of GUM that
 * have free licences, times ten, by the program in tools/fit-names.py; "X is a
 * company" and "X is a book", which those documents lack, are set by hand. */
#ifndef QUOTH_EXTRACT_NAME_FEATURE_H
#define QUOTH_EXTRACT_NAME_FEATURE_H

/* X(NAME, person, organisation, place, event, thing) */
/* clang-format off */

/* Of the name as such: they count once or, when they hold twice, doubly. */
#define QUOTH_NAME_OWN_FEATURES(X) \
  X(ONE_WORD, 7, -2, -5, -12, 12) \
  X(TWO_WORDS, 6, -1, -7, -10, 12) \
  X(MORE_WORDS, 2, 0, -5, -7, 10) \
  X(GIVEN_FIRST, 18, -6, -8, -1, -4) \
  X(GIVEN_ALONE, 9, -11, 5, -2, -1) \
  X(SURNAME_LAST, 7, -4, 2, -6, 1) \
  X(SURNAME_ALONE, 4, -4, 2, 0, -3) \
  X(FAMOUS_LAST, 9, -1, 1, -3, -6) \
  X(FAMOUS_ALONE, 8, -8, 3, -3, 0) \
  X(INITIAL, 3, -4, 3, -1, -1) \
  X(GENERATION, 1, -4, -1, 1, 3) \
  X(PARTICLE, 5, 0, 2, -2, -5) \
  X(SUFFIX, -2, 8, -3, -1, -2) \
  X(ORG_HEAD, -7, 14, 5, -4, -8) \
  X(ORG_HEAD_ALONE, -4, 10, -1, -2, -4) \
  X(PLACE_HEAD, -10, -2, 18, -3, -3) \
  X(PLACE_HEAD_ALONE, -1, -5, 8, 2, -4) \
  X(EVENT_HEAD, -4, -1, -5, 13, -4) \
  X(EVENT_HEAD_ALONE, 0, -2, -3, 6, -1) \
  X(LAW_HEAD, -3, -5, -5, -3, 16) \
  X(AWARD_HEAD, -6, -2, -3, -1, 12) \
  X(WORK_HEAD, -5, 14, -5, -3, -1) \
  X(PRODUCT_HEAD, 0, -8, -1, 0, 10) \
  X(THING_HEAD, 0, 3, 2, 0, -5) \
  X(ORG_NOUN, -10, 16, 3, -5, -4) \
  X(ORG_NOUN_ALONE, -1, 11, 2, -4, -9) \
  X(PLACE_NOUN, -3, 1, 11, -6, -3) \
  X(PLACE_NOUN_ALONE, -7, 3, 13, -5, -4) \
  X(EVENT_NOUN, -7, -2, -8, 20, -3) \
  X(WORK_NOUN, -10, -2, -3, 8, 7) \
  X(PRODUCT_NOUN, -10, 3, 0, 1, 5) \
  X(ROLE_NOUN, 12, -8, 0, -5, 1) \
  X(ACRONYM, -14, 9, 2, 1, 3) \
  X(DIGITS, -7, -4, 1, -1, 11) \
  X(YEAR, 0, 0, 0, 0, 0) \
  X(INNER_CAPITAL, -7, -1, -2, 2, 8) \
  X(JOINT, 5, -1, 0, 0, -4) \
  X(OF, -3, 4, -6, 1, 4) \
  X(DEMONYM_FIRST, -2, 0, 4, 0, -2) \
  X(PEOPLE, 18, -5, -3, -3, -8) \
  X(LANGUAGE, -7, -3, -5, -1, 16) \
  X(PLURAL, 2, 3, -9, 2, 2) \
  X(FIELD, -4, -3, -4, -1, 13) \
  X(COMMON_NOUN, -5, 2, -3, 4, 2) \
  X(KNOWN_PERSON, 120, 0, 0, 0, 0) \
  X(KNOWN_ORGANIZATION, 0, 120, 0, 0, 0) \
  X(KNOWN_PLACE, 0, 0, 120, 0, 0) \
  X(KNOWN_EVENT, 0, 0, 0, 120, 0) \
  X(KNOWN_THING, 0, 0, 0, 0, 120) \
  X(LISTED_CITY, -13, -7, 22, 7, -10) \
  X(LISTED_PLACE, -21, 2, 29, 5, -16) \
  X(SPEAKER, 120, 0, 0, 0, 0) \
  X(PLACE_ENDING, 2, -2, 3, -3, 0) \
  X(PERSON_ENDING, 4, 3, -4, -5, 3) \
  X(PART_OF_PERSON, 17, -6, -6, -1, -3) \
  X(PART_OF_OTHER, -10, 6, -2, 3, 3) \
  X(OFTEN, 4, 6, -3, -6, -1)

/* Of the places where it stands: they count by the share of its places. */
#define QUOTH_NAME_SITE_FEATURES(X) \
  X(TITLED, 15, -6, -3, 0, -6) \
  X(ARTICLE, -7, 4, 2, 1, 0) \
  X(QUOTED, -3, 0, -1, -3, 7) \
  X(IN, -13, -9, 18, 2, 3) \
  X(AT, -14, 4, 12, 5, -8) \
  X(FROM, -4, 1, 6, -5, 2) \
  X(TO, -4, 2, 11, -2, -7) \
  X(BY, 2, 5, -5, -4, 1) \
  X(WITH, 7, 2, -8, -7, 5) \
  X(OF_BEFORE, -8, 1, 6, 0, 1) \
  X(FOR, -5, 5, -5, 5, 0) \
  X(ON, -5, -4, 3, -1, 7) \
  X(AROUND, -8, -4, 14, 6, -7) \
  X(ABOUT, 5, -1, -2, -1, -1) \
  X(CALLED_PERSON, 22, -4, -5, -3, -10) \
  X(CALLED_ORGANIZATION, -8, 20, -3, -2, -6) \
  X(CALLED_PLACE, 2, -4, 6, -1, -2) \
  X(CALLED_EVENT, -2, -1, -1, -1, 4) \
  X(CALLED_WORK, -12, -1, -5, -2, 21) \
  X(CALLED_PRODUCT, -2, -3, -3, -1, 8) \
  X(IS_PERSON, 13, -4, -2, -1, -6) \
  X(IS_ORGANIZATION, -6, 11, -3, -2, -4) \
  X(IS_PLACE, 1, -2, -1, 0, 1) \
  X(IS_EVENT, -1, -2, 0, 5, -2) \
  X(IS_WORK, -6, -3, -4, -2, 11) \
  X(IS_PRODUCT, -2, -3, 3, -1, 2) \
  X(SPEAKS, 12, 9, -7, -4, -10) \
  X(ACTS, 6, 3, -6, 3, -6) \
  X(ACTED_ON, 10, -4, -3, -2, -1) \
  X(MET_OBJECT, 1, 3, 4, -2, -6) \
  X(PLACE_OBJECT, 0, 1, 6, -1, -6) \
  X(ORG_OBJECT, -2, 9, -2, -1, -4) \
  X(OBJECT, -1, 2, 1, -6, 4) \
  X(OWNER, 2, 8, 2, -2, -10) \
  X(VOCATIVE, 6, -2, -4, -1, 0) \
  X(WHO, 5, -2, 0, -1, -2) \
  X(WHERE, -1, -2, 3, 1, -1) \
  X(BEFORE_PLACE, -10, 5, 13, 0, -9) \
  X(AFTER_PLACE, -4, -2, 11, -3, -2) \
  X(MODIFIES, -5, 5, 3, -1, -2) \
  X(LISTED_WITH_PERSON, 14, 1, -8, -5, -2) \
  X(LISTED_WITH_ORGANIZATION, 0, 10, 0, -2, -8) \
  X(LISTED_WITH_PLACE, -4, -1, 9, 0, -5) \
  X(LISTED_WITH_THING, -8, 1, -4, 4, 6)
/* clang-format on */

#define QUOTH_NAME_FEATURES(X)                                                 \
  QUOTH_NAME_OWN_FEATURES(X) QUOTH_NAME_SITE_FEATURES(X)

typedef enum {
#define QUOTH_NAME_FEATURE_ID(name, ...) QUOTH_FEATURE_##name,
  QUOTH_NAME_OWN_FEATURES(QUOTH_NAME_FEATURE_ID) QUOTH_FEATURE_OWN_COUNT,
  QUOTH_FEATURE_OWN_LAST = QUOTH_FEATURE_OWN_COUNT - 1,
  QUOTH_NAME_SITE_FEATURES(QUOTH_NAME_FEATURE_ID)
#undef QUOTH_NAME_FEATURE_ID
      QUOTH_FEATURE_COUNT
} quoth_name_feature;

#endif
