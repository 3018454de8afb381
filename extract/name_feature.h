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
  X(ONE_WORD, 7, -1, -7, -12, 12) \
  X(TWO_WORDS, 6, -1, -9, -9, 12) \
  X(MORE_WORDS, 2, 0, -6, -6, 11) \
  X(GIVEN_FIRST, 18, -7, -7, -1, -4) \
  X(GIVEN_ALONE, 10, -11, 4, -2, -1) \
  X(SURNAME_LAST, 6, -4, 3, -6, 0) \
  X(SURNAME_ALONE, 4, -4, 2, 0, -2) \
  X(FAMOUS_LAST, 10, -1, 1, -3, -6) \
  X(FAMOUS_ALONE, 9, -8, 2, -3, 1) \
  X(INITIAL, 3, -3, 3, -1, -2) \
  X(GENERATION, 1, -4, -1, 1, 4) \
  X(PARTICLE, 5, 0, 2, -2, -5) \
  X(SUFFIX, -2, 7, -3, -1, -2) \
  X(ORG_HEAD, -7, 14, 4, -3, -7) \
  X(ORG_HEAD_ALONE, -4, 11, -1, -2, -4) \
  X(PLACE_HEAD, -10, -3, 18, -3, -3) \
  X(PLACE_HEAD_ALONE, 0, -5, 8, 2, -5) \
  X(EVENT_HEAD, -3, -1, -5, 13, -4) \
  X(EVENT_HEAD_ALONE, -1, -2, -3, 6, -1) \
  X(LAW_HEAD, -4, -5, -5, -3, 16) \
  X(AWARD_HEAD, -6, -2, -2, -1, 11) \
  X(WORK_HEAD, -4, 14, -6, -2, -1) \
  X(PRODUCT_HEAD, -1, -8, -1, 0, 10) \
  X(THING_HEAD, 0, 3, 2, 0, -5) \
  X(ORG_NOUN, -10, 17, 3, -5, -4) \
  X(ORG_NOUN_ALONE, -1, 12, 2, -4, -8) \
  X(PLACE_NOUN, -2, 0, 11, -6, -3) \
  X(PLACE_NOUN_ALONE, -6, 3, 12, -5, -4) \
  X(EVENT_NOUN, -7, -2, -8, 21, -3) \
  X(WORK_NOUN, -10, -2, -4, 8, 8) \
  X(PRODUCT_NOUN, -10, 3, 0, 1, 6) \
  X(ROLE_NOUN, 13, -9, 0, -5, 1) \
  X(ACRONYM, -14, 9, 2, 1, 3) \
  X(DIGITS, -7, -4, 2, -2, 11) \
  X(YEAR, 0, 0, 0, 0, 0) \
  X(INNER_CAPITAL, -6, -1, -2, 2, 8) \
  X(JOINT, 4, -1, 0, 0, -4) \
  X(OF, -3, 4, -6, 1, 4) \
  X(DEMONYM_FIRST, -2, 0, 5, 0, -3) \
  X(PEOPLE, 18, -6, -3, -3, -7) \
  X(LANGUAGE, -7, -3, -5, -1, 16) \
  X(PLURAL, 3, 3, -10, 2, 2) \
  X(FIELD, -4, -3, -4, -1, 12) \
  X(COMMON_NOUN, -5, 2, -3, 4, 2) \
  X(KNOWN_PERSON, 120, 0, 0, 0, 0) \
  X(KNOWN_ORGANIZATION, 0, 120, 0, 0, 0) \
  X(KNOWN_PLACE, 0, 0, 120, 0, 0) \
  X(KNOWN_EVENT, 0, 0, 0, 120, 0) \
  X(KNOWN_THING, 0, 0, 0, 0, 120) \
  X(LISTED_CITY, -15, -7, 23, 7, -8) \
  X(LISTED_PLACE, -21, 3, 29, 5, -16) \
  X(SPEAKER, 120, 0, 0, 0, 0) \
  X(PLACE_ENDING, 3, -2, 2, -3, 0) \
  X(PERSON_ENDING, 4, 3, -4, -5, 3) \
  X(PART_OF_PERSON, 15, -8, -8, 4, -4) \
  X(PART_OF_OTHER, -7, 6, -2, 1, 2) \
  X(OFTEN, 4, 7, -2, -7, -3)

/* Of the places where it stands: they count by the share of its places. */
#define QUOTH_NAME_SITE_FEATURES(X) \
  X(TITLED, 9, -4, -3, 1, -3) \
  X(ARTICLE, -4, 2, 1, 1, 0) \
  X(QUOTED, -2, -1, 1, -3, 6) \
  X(IN, -9, -6, 11, 2, 2) \
  X(AT, -12, 3, 9, 4, -4) \
  X(FROM, -3, 1, 5, -6, 2) \
  X(TO, -3, 1, 7, -1, -5) \
  X(BY, 2, 4, -3, -4, 2) \
  X(WITH, 6, 3, -7, -7, 5) \
  X(OF_BEFORE, -4, 0, 4, -1, 0) \
  X(FOR, -4, 4, -3, 3, 0) \
  X(ON, -5, -3, 3, 0, 4) \
  X(AROUND, -8, -3, 11, 6, -6) \
  X(ABOUT, 5, -1, -2, -1, -1) \
  X(CALLED_PERSON, 15, -2, -4, -3, -7) \
  X(CALLED_ORGANIZATION, -7, 15, -2, -2, -4) \
  X(CALLED_PLACE, 2, -5, 6, -2, -2) \
  X(CALLED_EVENT, -3, -1, -1, -1, 5) \
  X(CALLED_WORK, -10, 1, -4, -2, 14) \
  X(CALLED_PRODUCT, -2, -3, -2, -1, 8) \
  X(IS_PERSON, 12, -4, -2, -1, -5) \
  X(IS_ORGANIZATION, -6, 11, -3, -2, -4) \
  X(IS_PLACE, 2, -2, -1, 0, 1) \
  X(IS_EVENT, -1, -2, 0, 9, -5) \
  X(IS_WORK, -6, -3, -4, -2, 11) \
  X(IS_PRODUCT, -3, -3, 5, -1, 2) \
  X(SPEAKS, 9, 7, -6, -4, -7) \
  X(ACTS, 3, 2, -3, 1, -4) \
  X(ACTED_ON, 7, -3, -2, -2, 0) \
  X(MET_OBJECT, 0, 3, 5, -3, -5) \
  X(PLACE_OBJECT, 0, 0, 8, -1, -7) \
  X(ORG_OBJECT, -2, 7, -3, -1, -2) \
  X(OBJECT, 0, 1, 2, -4, 2) \
  X(OWNER, 1, 5, 2, -2, -6) \
  X(VOCATIVE, 5, -3, -3, -1, 2) \
  X(WHO, 4, -3, 0, -1, -1) \
  X(WHERE, -2, -2, 3, 1, 0) \
  X(BEFORE_PLACE, -6, 4, 10, 0, -8) \
  X(AFTER_PLACE, -2, -2, 9, -4, 0) \
  X(MODIFIES, -3, 3, 2, -1, -2) \
  X(LISTED_WITH_PERSON, 9, 1, -5, -5, 0) \
  X(LISTED_WITH_ORGANIZATION, 0, 8, 1, -2, -6) \
  X(LISTED_WITH_PLACE, -3, 0, 7, 0, -4) \
  X(LISTED_WITH_THING, -7, 3, -2, 3, 3)
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
