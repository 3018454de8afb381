/* name_feature.h - (private) evidence for what a name names, in points.
 *
 * Each feature speaks for or against the five families. The points are the
 * weights of a logistic regression over the names of the documents of GUM that
 * have free licences, times ten, by the program in tools/fit-names.py. */
#ifndef QUOTH_EXTRACT_NAME_FEATURE_H
#define QUOTH_EXTRACT_NAME_FEATURE_H

/* X(NAME, person, organisation, place, event, thing) */
/* clang-format off */
#define QUOTH_NAME_FEATURES(X) \
  X(ONE_WORD, 6, -1, -1, -13, 9) \
  X(TWO_WORDS, 5, -1, -4, -9, 9) \
  X(MORE_WORDS, 0, 0, -2, -6, 8) \
  X(GIVEN_FIRST, 18, -6, -5, -2, -4) \
  X(GIVEN_ALONE, 10, -9, 3, -2, -2) \
  X(SURNAME_LAST, 8, -4, 3, -5, -1) \
  X(SURNAME_ALONE, 4, -2, 2, -3, 0) \
  X(INITIAL, 2, -2, 1, -1, -1) \
  X(GENERATION, 0, -1, -1, 1, 2) \
  X(PARTICLE, 4, 0, -1, -1, -2) \
  X(SUFFIX, -1, 4, -2, -1, -1) \
  X(ORG_HEAD, -6, 13, 4, -4, -6) \
  X(ORG_HEAD_ALONE, -1, 8, -1, -2, -4) \
  X(PLACE_HEAD, -7, -2, 16, -3, -4) \
  X(PLACE_HEAD_ALONE, -1, -1, 6, -1, -3) \
  X(EVENT_HEAD, -3, -1, -4, 11, -3) \
  X(EVENT_HEAD_ALONE, -1, -1, -2, 5, -2) \
  X(LAW_HEAD, -3, -3, -3, -2, 12) \
  X(AWARD_HEAD, -4, -1, -1, -1, 7) \
  X(WORK_HEAD, -3, 9, -3, -2, -1) \
  X(PRODUCT_HEAD, 0, -3, -2, 0, 5) \
  X(THING_HEAD, 0, 2, 0, 0, -1) \
  X(ORG_NOUN, -6, 14, 1, -4, -6) \
  X(ORG_NOUN_ALONE, -2, 9, 0, -2, -5) \
  X(PLACE_NOUN, -2, 0, 7, -3, -2) \
  X(PLACE_NOUN_ALONE, -4, -2, 10, -2, -3) \
  X(EVENT_NOUN, -6, -1, -6, 15, -3) \
  X(WORK_NOUN, -6, -2, -3, 4, 7) \
  X(PRODUCT_NOUN, -5, 2, -2, 1, 5) \
  X(ROLE_NOUN, 9, -5, -2, -3, 1) \
  X(ACRONYM, -9, 7, -1, 0, 2) \
  X(DIGITS, -5, -4, 1, -1, 9) \
  X(YEAR, 0, 0, 0, 0, 0) \
  X(INNER_CAPITAL, -3, -1, -2, 1, 6) \
  X(JOINT, 5, -4, -1, -1, 1) \
  X(OF, -2, 3, -4, 1, 2) \
  X(DEMONYM_FIRST, -1, 0, 1, 1, -1) \
  X(PEOPLE, 13, -3, -2, -1, -6) \
  X(LANGUAGE, -5, -2, -4, -1, 12) \
  X(PLURAL, 4, 1, -7, -1, 2) \
  X(COMMON_NOUN, -1, -1, 1, 1, 0) \
  X(KNOWN_PERSON, 120, 0, 0, 0, 0) \
  X(KNOWN_ORGANIZATION, 0, 120, 0, 0, 0) \
  X(KNOWN_PLACE, 0, 0, 120, 0, 0) \
  X(KNOWN_EVENT, 0, 0, 0, 120, 0) \
  X(KNOWN_THING, 0, 0, 0, 0, 120) \
  X(LISTED_CITY, -7, -2, 16, 1, -8) \
  X(LISTED_PLACE, -13, -1, 28, -2, -12) \
  X(SPEAKER, 120, 0, 0, 0, 0) \
  X(TITLED, 12, -4, -3, -1, -4) \
  X(ARTICLE, -7, 3, 1, 2, 0) \
  X(QUOTED, -1, 0, -2, -2, 4) \
  X(IN, -11, -6, 11, 2, 3) \
  X(AT, -9, 3, 6, 4, -4) \
  X(FROM, 0, -2, 3, -3, 2) \
  X(TO, -2, 1, 7, -3, -4) \
  X(BY, 5, 2, -4, -3, 0) \
  X(WITH, 5, 0, -5, -4, 3) \
  X(OF_BEFORE, -5, 0, 2, 1, 2) \
  X(FOR, -4, 4, -4, 3, 0) \
  X(ON, -4, 0, 1, -1, 4) \
  X(AROUND, -4, 1, 6, 1, -5) \
  X(ABOUT, 5, 0, -3, -1, 0) \
  X(CALLED_PERSON, 19, -4, -4, -2, -8) \
  X(CALLED_ORGANIZATION, -5, 13, -3, -1, -3) \
  X(CALLED_PLACE, 1, -2, 4, -1, -1) \
  X(CALLED_EVENT, -1, 2, 0, 0, -1) \
  X(CALLED_WORK, -8, -2, -4, -2, 16) \
  X(CALLED_PRODUCT, -1, -3, -3, -1, 7) \
  X(IS_PERSON, 6, -2, -1, -1, -3) \
  X(IS_ORGANIZATION, 0, 0, 0, 0, 0) \
  X(IS_PLACE, -2, -2, 0, 0, 4) \
  X(IS_EVENT, -1, -1, 0, 2, 0) \
  X(IS_WORK, 0, 0, 0, 0, 0) \
  X(IS_PRODUCT, -1, -3, 0, 0, 4) \
  X(SPEAKS, 8, 6, -3, -3, -8) \
  X(ACTS, 3, 3, -5, 2, -3) \
  X(ACTED_ON, 6, -4, -1, -1, 0) \
  X(MET_OBJECT, 2, 4, -1, -1, -4) \
  X(PLACE_OBJECT, 1, 0, 4, -1, -4) \
  X(ORG_OBJECT, 0, 6, -1, -1, -5) \
  X(OBJECT, -1, 1, -2, -2, 5) \
  X(OWNER, 2, 5, 2, -2, -6) \
  X(VOCATIVE, 6, -2, -3, -1, 0) \
  X(WHO, 5, -2, -1, -1, -2) \
  X(WHERE, -2, 4, 1, 0, -2) \
  X(BEFORE_PLACE, -5, 3, 8, 1, -7) \
  X(AFTER_PLACE, -4, 1, 6, 0, -3) \
  X(MODIFIES, -3, 3, -1, 0, 0) \
  X(LISTED_WITH_PERSON, 13, -3, -5, -2, -2) \
  X(LISTED_WITH_ORGANIZATION, -2, 10, -5, 0, -4) \
  X(LISTED_WITH_PLACE, -2, -1, 4, -2, 1) \
  X(LISTED_WITH_THING, -6, 1, -2, 0, 8) \
  X(PLACE_ENDING, 0, 0, 2, -2, 0) \
  X(PERSON_ENDING, 3, 1, -2, -4, 2) \
  X(PART_OF_PERSON, 14, -10, -6, 4, -1) \
  X(PART_OF_OTHER, -6, 9, -3, -2, 2) \
  X(OFTEN, 5, 0, -5, -2, 1)
/* clang-format on */

typedef enum {
#define QUOTH_NAME_FEATURE_ID(name, ...) QUOTH_FEATURE_##name,
  QUOTH_NAME_FEATURES(QUOTH_NAME_FEATURE_ID)
#undef QUOTH_NAME_FEATURE_ID
      QUOTH_FEATURE_COUNT
} quoth_name_feature;

#endif
