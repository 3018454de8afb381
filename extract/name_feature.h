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
  X(ONE_WORD, 6, -1, -2, -13, 9) \
  X(TWO_WORDS, 6, -1, -4, -10, 9) \
  X(MORE_WORDS, 0, 1, -2, -7, 8) \
  X(GIVEN_FIRST, 18, -6, -6, -2, -4) \
  X(GIVEN_ALONE, 10, -10, 3, -2, -2) \
  X(SURNAME_LAST, 7, -4, 2, -5, -1) \
  X(SURNAME_ALONE, 5, -3, 1, -3, -1) \
  X(INITIAL, 2, -2, 1, -1, 0) \
  X(GENERATION, 0, -1, -1, 1, 1) \
  X(PARTICLE, 3, 0, 1, -1, -3) \
  X(SUFFIX, -1, 3, -2, -1, 0) \
  X(ORG_HEAD, -7, 12, 3, -3, -6) \
  X(ORG_HEAD_ALONE, -2, 9, 0, -3, -4) \
  X(PLACE_HEAD, -7, -3, 16, -2, -4) \
  X(PLACE_HEAD_ALONE, 0, -2, 5, -1, -3) \
  X(EVENT_HEAD, -3, -2, -4, 11, -3) \
  X(EVENT_HEAD_ALONE, -2, 0, -2, 6, -3) \
  X(LAW_HEAD, -3, -3, -3, -2, 11) \
  X(AWARD_HEAD, -4, -1, -1, -1, 7) \
  X(WORK_HEAD, -3, 9, -4, -2, -1) \
  X(PRODUCT_HEAD, 0, -3, -1, 0, 4) \
  X(THING_HEAD, -1, 2, 1, 0, -1) \
  X(ORG_NOUN, -6, 14, 2, -3, -7) \
  X(ORG_NOUN_ALONE, -3, 8, 1, -2, -5) \
  X(PLACE_NOUN, -2, 0, 8, -3, -2) \
  X(PLACE_NOUN_ALONE, -5, 0, 10, -2, -4) \
  X(EVENT_NOUN, -6, -1, -6, 16, -3) \
  X(WORK_NOUN, -5, -1, -3, 3, 6) \
  X(PRODUCT_NOUN, -6, 2, -1, 1, 4) \
  X(ROLE_NOUN, 8, -3, -3, -3, 1) \
  X(ACRONYM, -11, 8, -1, 2, 2) \
  X(DIGITS, -5, -3, 0, -1, 9) \
  X(YEAR, 0, 0, 0, 0, 0) \
  X(INNER_CAPITAL, -4, -2, -2, 1, 7) \
  X(JOINT, 3, -1, 1, -1, -1) \
  X(OF, -2, 3, -5, 2, 3) \
  X(DEMONYM_FIRST, -2, 0, 1, 1, 0) \
  X(PEOPLE, 14, -4, -2, -2, -7) \
  X(LANGUAGE, -4, -2, -5, -1, 12) \
  X(PLURAL, 2, 2, -9, 2, 3) \
  X(COMMON_NOUN, 1, -3, -4, 1, 5) \
  X(KNOWN_PERSON, 120, 0, 0, 0, 0) \
  X(KNOWN_ORGANIZATION, 0, 120, 0, 0, 0) \
  X(KNOWN_PLACE, 0, 0, 120, 0, 0) \
  X(KNOWN_EVENT, 0, 0, 0, 120, 0) \
  X(KNOWN_THING, 0, 0, 0, 0, 120) \
  X(LISTED_CITY, -7, -3, 16, 0, -6) \
  X(LISTED_PLACE, -14, 0, 28, -2, -12) \
  X(SPEAKER, 120, 0, 0, 0, 0) \
  X(TITLED, 11, -4, -1, -1, -4) \
  X(ARTICLE, -6, 3, 1, 2, 0) \
  X(QUOTED, -1, 1, -3, -2, 5) \
  X(IN, -12, -5, 12, 2, 2) \
  X(AT, -9, 3, 6, 3, -4) \
  X(FROM, -2, -1, 3, -3, 3) \
  X(TO, -1, 1, 8, -3, -5) \
  X(BY, 5, 1, -4, -3, 1) \
  X(WITH, 5, -1, -4, -3, 3) \
  X(OF_BEFORE, -5, -1, 3, 1, 2) \
  X(FOR, -2, 4, -4, 3, -1) \
  X(ON, -3, -1, 2, -1, 3) \
  X(AROUND, -5, 0, 6, 3, -4) \
  X(ABOUT, 4, 0, -3, -2, 0) \
  X(CALLED_PERSON, 16, -2, -4, -3, -7) \
  X(CALLED_ORGANIZATION, -4, 9, -1, -1, -3) \
  X(CALLED_PLACE, 1, -2, 4, -1, -2) \
  X(CALLED_EVENT, -2, 2, -1, 0, 1) \
  X(CALLED_WORK, -6, -4, -3, -2, 15) \
  X(CALLED_PRODUCT, 1, -4, -3, -1, 6) \
  X(IS_PERSON, 7, -2, -1, -1, -3) \
  X(IS_ORGANIZATION, 0, 1, 0, 0, 0) \
  X(IS_PLACE, -2, -2, 0, 0, 5) \
  X(IS_EVENT, -1, -2, 0, 2, 1) \
  X(IS_WORK, 0, 0, 0, 0, 0) \
  X(IS_PRODUCT, -1, -1, 0, 0, 3) \
  X(SPEAKS, 8, 6, -3, -3, -8) \
  X(ACTS, 3, 2, -5, 2, -2) \
  X(ACTED_ON, 6, -2, -2, -1, -2) \
  X(MET_OBJECT, 1, 1, 3, -1, -4) \
  X(PLACE_OBJECT, 0, 2, 4, -1, -5) \
  X(ORG_OBJECT, 0, 6, -1, -1, -4) \
  X(OBJECT, 0, 2, -2, -4, 4) \
  X(OWNER, 3, 4, 2, -2, -6) \
  X(VOCATIVE, 5, -2, -3, -1, 1) \
  X(WHO, 4, -2, 0, 0, -2) \
  X(WHERE, -2, 4, -1, 0, -1) \
  X(BEFORE_PLACE, -5, 4, 7, 1, -7) \
  X(AFTER_PLACE, -4, 1, 6, -2, -1) \
  X(MODIFIES, -3, 2, 0, 1, 0) \
  X(LISTED_WITH_PERSON, 10, 3, -5, -4, -4) \
  X(LISTED_WITH_ORGANIZATION, -2, 9, -2, 0, -5) \
  X(LISTED_WITH_PLACE, -1, -3, 5, 1, -2) \
  X(LISTED_WITH_THING, -4, -2, -1, -1, 7) \
  X(PLACE_ENDING, 0, -1, 2, -2, 1) \
  X(PERSON_ENDING, 4, 1, -2, -5, 2) \
  X(PART_OF_PERSON, 13, -9, -4, 3, -3) \
  X(PART_OF_OTHER, -6, 6, -2, 1, 2) \
  X(OFTEN, 6, 3, -5, -3, -1)
/* clang-format on */

typedef enum {
#define QUOTH_NAME_FEATURE_ID(name, ...) QUOTH_FEATURE_##name,
  QUOTH_NAME_FEATURES(QUOTH_NAME_FEATURE_ID)
#undef QUOTH_NAME_FEATURE_ID
      QUOTH_FEATURE_COUNT
} quoth_name_feature;

#endif
