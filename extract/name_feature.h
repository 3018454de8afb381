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
#define QUOTH_NAME_FEATURES(X) \
  X(ONE_WORD, 5, -1, -1, -12, 9) \
  X(TWO_WORDS, 5, -1, -3, -10, 9) \
  X(MORE_WORDS, 0, 0, -2, -7, 8) \
  X(GIVEN_FIRST, 18, -6, -6, -2, -4) \
  X(GIVEN_ALONE, 9, -8, 3, -3, -1) \
  X(SURNAME_LAST, 8, -4, 2, -5, -1) \
  X(SURNAME_ALONE, 4, -3, 1, 0, -2) \
  X(INITIAL, 2, -2, 1, -1, 0) \
  X(GENERATION, 0, -1, -1, 1, 1) \
  X(PARTICLE, 4, 0, 1, -1, -4) \
  X(SUFFIX, -1, 4, -1, 0, -1) \
  X(ORG_HEAD, -7, 13, 4, -4, -6) \
  X(ORG_HEAD_ALONE, -2, 9, -2, -3, -3) \
  X(PLACE_HEAD, -7, -2, 15, -2, -3) \
  X(PLACE_HEAD_ALONE, -1, -2, 5, 1, -3) \
  X(EVENT_HEAD, -3, -1, -4, 11, -3) \
  X(EVENT_HEAD_ALONE, 0, -1, -2, 5, -2) \
  X(LAW_HEAD, -3, -3, -3, -2, 11) \
  X(AWARD_HEAD, -4, -1, -1, -1, 8) \
  X(WORK_HEAD, -4, 9, -4, -1, -1) \
  X(PRODUCT_HEAD, 0, -4, 0, 0, 5) \
  X(THING_HEAD, 0, 2, 1, 0, -1) \
  X(ORG_NOUN, -6, 14, 3, -4, -7) \
  X(ORG_NOUN_ALONE, -2, 8, 1, -2, -5) \
  X(PLACE_NOUN, -3, 0, 9, -3, -2) \
  X(PLACE_NOUN_ALONE, -4, -1, 11, -2, -3) \
  X(EVENT_NOUN, -5, -2, -6, 16, -3) \
  X(WORK_NOUN, -6, -1, -3, 3, 7) \
  X(PRODUCT_NOUN, -6, 2, -1, 1, 4) \
  X(ROLE_NOUN, 8, -5, -1, -3, 1) \
  X(ACRONYM, -11, 8, 1, 0, 3) \
  X(DIGITS, -5, -3, 0, -1, 9) \
  X(YEAR, 0, 0, 0, 0, 0) \
  X(INNER_CAPITAL, -4, -2, -2, 1, 7) \
  X(JOINT, 4, -1, -1, -1, -2) \
  X(OF, -3, 3, -4, 1, 3) \
  X(DEMONYM_FIRST, -1, 0, 2, 0, -1) \
  X(PEOPLE, 14, -4, -2, -2, -6) \
  X(LANGUAGE, -4, -2, -4, -1, 11) \
  X(PLURAL, 3, 2, -8, 1, 3) \
  X(COMMON_NOUN, -3, 1, -2, 0, 4) \
  X(KNOWN_PERSON, 120, 0, 0, 0, 0) \
  X(KNOWN_ORGANIZATION, 0, 120, 0, 0, 0) \
  X(KNOWN_PLACE, 0, 0, 120, 0, 0) \
  X(KNOWN_EVENT, 0, 0, 0, 120, 0) \
  X(KNOWN_THING, 0, 0, 0, 0, 120) \
  X(LISTED_CITY, -9, -6, 18, 3, -7) \
  X(LISTED_PLACE, -15, 0, 26, 1, -12) \
  X(SPEAKER, 120, 0, 0, 0, 0) \
  X(TITLED, 11, -4, -2, -1, -4) \
  X(ARTICLE, -6, 3, 0, 2, 0) \
  X(QUOTED, -1, 0, -2, -2, 5) \
  X(IN, -11, -5, 12, 2, 3) \
  X(AT, -8, 3, 6, 4, -5) \
  X(FROM, 0, 0, 1, -4, 2) \
  X(TO, 0, 1, 6, -2, -4) \
  X(BY, 5, 2, -4, -3, 1) \
  X(WITH, 5, 0, -5, -4, 3) \
  X(OF_BEFORE, -4, 0, 2, 1, 2) \
  X(FOR, -3, 3, -4, 3, 0) \
  X(ON, -4, -1, 1, -1, 5) \
  X(AROUND, -5, 0, 6, 3, -4) \
  X(ABOUT, 3, 0, -3, -2, 1) \
  X(CALLED_PERSON, 17, -3, -4, -2, -7) \
  X(CALLED_ORGANIZATION, -4, 11, -3, -1, -4) \
  X(CALLED_PLACE, 1, -1, 2, -1, -2) \
  X(CALLED_EVENT, -1, 0, 0, 0, 2) \
  X(CALLED_WORK, -7, -3, -4, -2, 15) \
  X(CALLED_PRODUCT, -1, -3, -3, -1, 7) \
  X(IS_PERSON, 8, -3, -1, -1, -3) \
  X(IS_ORGANIZATION, -6, 11, -3, -2, -4) \
  X(IS_PLACE, -2, -2, 0, 0, 5) \
  X(IS_EVENT, -3, -2, 0, 2, 3) \
  X(IS_WORK, -6, -3, -4, -2, 11) \
  X(IS_PRODUCT, -4, -3, 1, -1, 6) \
  X(SPEAKS, 8, 6, -4, -3, -7) \
  X(ACTS, 3, 2, -5, 2, -2) \
  X(ACTED_ON, 7, -3, -2, -1, -1) \
  X(MET_OBJECT, 0, 2, 3, -1, -4) \
  X(PLACE_OBJECT, 0, 2, 4, -1, -5) \
  X(ORG_OBJECT, 0, 5, -1, -1, -4) \
  X(OBJECT, 1, 2, -3, -3, 4) \
  X(OWNER, 3, 4, 1, -2, -7) \
  X(VOCATIVE, 6, -2, -2, -1, -1) \
  X(WHO, 4, -2, 0, 0, -2) \
  X(WHERE, -1, 2, 0, 0, -1) \
  X(BEFORE_PLACE, -5, 3, 7, 1, -7) \
  X(AFTER_PLACE, -4, 1, 6, -2, -1) \
  X(MODIFIES, -2, 3, 0, -1, 0) \
  X(LISTED_WITH_PERSON, 11, 0, -5, -4, -1) \
  X(LISTED_WITH_ORGANIZATION, -1, 7, -1, -1, -5) \
  X(LISTED_WITH_PLACE, 1, -4, 4, 1, -2) \
  X(LISTED_WITH_THING, -4, 1, -2, 0, 5) \
  X(PLACE_ENDING, 0, -1, 3, -2, 0) \
  X(PERSON_ENDING, 4, 2, -2, -6, 3) \
  X(PART_OF_PERSON, 14, -5, -6, 0, -3) \
  X(PART_OF_OTHER, -7, 5, -2, 2, 2) \
  X(OFTEN, 4, 2, -3, -1, -3)
/* clang-format on */

typedef enum {
#define QUOTH_NAME_FEATURE_ID(name, ...) QUOTH_FEATURE_##name,
  QUOTH_NAME_FEATURES(QUOTH_NAME_FEATURE_ID)
#undef QUOTH_NAME_FEATURE_ID
      QUOTH_FEATURE_COUNT
} quoth_name_feature;

#endif
