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
  X(ONE_WORD, 8, -2, -5, -14, 13) \
  X(TWO_WORDS, 8, -3, -7, -10, 11) \
  X(MORE_WORDS, 4, -3, -4, -9, 12) \
  X(GIVEN_FIRST, 18, -5, -8, -2, -3) \
  X(GIVEN_ALONE, 9, -9, 5, -2, -2) \
  X(SURNAME_LAST, 6, -4, 2, -4, 0) \
  X(SURNAME_ALONE, 3, -4, 2, 0, -2) \
  X(FAMOUS_LAST, 9, 1, -2, -3, -5) \
  X(FAMOUS_ALONE, 8, -7, 3, -3, -1) \
  X(INITIAL, 3, -3, 3, -2, -1) \
  X(GENERATION, 0, -3, -1, 0, 3) \
  X(PARTICLE, 4, 1, 2, -1, -5) \
  X(SUFFIX, -6, 16, -6, -3, -3) \
  X(ORG_HEAD, -8, 14, 4, -3, -6) \
  X(ORG_HEAD_ALONE, -3, 10, 0, -1, -6) \
  X(PLACE_HEAD, -8, -2, 16, -3, -2) \
  X(PLACE_HEAD_ALONE, -1, -4, 8, 2, -5) \
  X(EVENT_HEAD, -8, -2, -7, 19, -3) \
  X(EVENT_HEAD_ALONE, -2, -2, -2, 8, -1) \
  X(LAW_HEAD, -3, -4, -7, -2, 16) \
  X(AWARD_HEAD, -6, -3, -2, -1, 11) \
  X(WORK_HEAD, -2, 12, -6, -2, -2) \
  X(PRODUCT_HEAD, 0, -7, -2, 0, 9) \
  X(THING_HEAD, 0, 3, 2, 0, -4) \
  X(ORG_NOUN, -10, 18, 2, -6, -4) \
  X(ORG_NOUN_ALONE, -2, 11, 3, -4, -8) \
  X(PLACE_NOUN, -5, 2, 12, -6, -3) \
  X(PLACE_NOUN_ALONE, -6, 4, 11, -5, -4) \
  X(EVENT_NOUN, -7, -1, -7, 19, -4) \
  X(WORK_NOUN, -9, -2, -3, 8, 7) \
  X(PRODUCT_NOUN, -9, 2, -1, 3, 4) \
  X(ROLE_NOUN, 11, -6, -1, -5, 1) \
  X(ACRONYM, -14, 11, 1, 1, 1) \
  X(DIGITS, -8, -4, 0, 1, 10) \
  X(YEAR, 0, 0, 0, 2, -1) \
  X(INNER_CAPITAL, -4, -4, -1, 2, 8) \
  X(JOINT, 6, -1, 2, -2, -5) \
  X(OF, -2, 4, -6, 2, 3) \
  X(DEMONYM_FIRST, -2, 0, 5, 0, -3) \
  X(PEOPLE, 19, -5, -3, -2, -9) \
  X(LANGUAGE, -6, -2, -5, -1, 14) \
  X(PLURAL, 2, 2, -9, 2, 2) \
  X(FIELD, -2, -4, -4, -1, 12) \
  X(COMMON_NOUN, -7, 2, -2, 6, 1) \
  X(KNOWN_PERSON, 120, 0, 0, 0, 0) \
  X(KNOWN_ORGANIZATION, 0, 120, 0, 0, 0) \
  X(KNOWN_PLACE, 0, 0, 120, 0, 0) \
  X(KNOWN_EVENT, 0, 0, 0, 120, 0) \
  X(KNOWN_THING, 0, 0, 0, 0, 120) \
  X(LISTED_CITY, -13, -7, 21, 8, -10) \
  X(LISTED_PLACE, -21, 2, 29, 6, -16) \
  X(SPEAKER, 120, 0, 0, 0, 0) \
  X(PLACE_ENDING, 1, 0, 1, -2, -1) \
  X(PERSON_ENDING, 3, 3, -4, -5, 3) \
  X(PART_OF_PERSON, 16, -10, -7, 6, -5) \
  X(PART_OF_OTHER, -9, 6, -3, 3, 3) \
  X(OFTEN, 4, 5, -2, -5, -1) \
  X(PLACE_FIRST, -10, 7, 7, 1, -5) \
  X(DOMAIN, -60, -10, -40, -40, 30) \
  X(LETTER_LAST, -14, 6, -4, -2, 4) \
  X(ORG_BEGINS, 3, 5, -4, 2, -7) \
  X(PLACE_BEGINS, -1, 1, 9, -3, -6) \
  X(EVENT_BEGINS, -5, -3, -2, 8, 1) \
  X(THING_FIRST, -3, 0, -1, -1, 5) \
  X(TECHNICAL, -4, 1, 0, 0, 3) \
  X(TECHNICAL_ONE_WORD, -3, 0, -3, 0, 4) \
  X(TECHNICAL_ACRONYM, -1, -5, -1, 0, 7)

/* Of the places where it stands: they count by the share of its places. */
#define QUOTH_NAME_SITE_FEATURES(X) \
  X(TITLED, 13, -6, -1, -1, -6) \
  X(ARTICLE, -9, 3, 3, 1, 1) \
  X(QUOTED, -5, 1, -1, -3, 8) \
  X(IN, -14, -7, 16, 3, 3) \
  X(AT, -13, 4, 12, 5, -8) \
  X(FROM, -4, 0, 6, -5, 3) \
  X(TO, -3, 3, 10, -3, -7) \
  X(BY, 4, 5, -5, -4, 0) \
  X(WITH, 5, 4, -9, -6, 6) \
  X(OF_BEFORE, -7, 0, 5, 1, 1) \
  X(FOR, -4, 5, -4, 4, -1) \
  X(ON, -3, -4, 2, -1, 6) \
  X(AROUND, -7, -4, 11, 4, -4) \
  X(ABOUT, 5, 0, -2, -1, -2) \
  X(CALLED_PERSON, 20, 0, -4, -6, -9) \
  X(CALLED_ORGANIZATION, -8, 21, -4, -2, -7) \
  X(CALLED_PLACE, 0, -4, 7, -1, -1) \
  X(CALLED_EVENT, -2, 4, -1, 0, 0) \
  X(CALLED_WORK, -11, -1, -5, -2, 19) \
  X(CALLED_PRODUCT, -2, -3, -3, -1, 9) \
  X(IS_PERSON, 12, -3, -2, -1, -6) \
  X(IS_ORGANIZATION, -6, 11, -3, -2, -4) \
  X(IS_PLACE, 2, -1, 0, 0, 0) \
  X(IS_EVENT, -2, -2, 1, 5, -3) \
  X(IS_WORK, -6, -3, -4, -2, 11) \
  X(IS_PRODUCT, -2, -2, -1, 0, 5) \
  X(SPEAKS, 13, 8, -7, -4, -11) \
  X(ACTS, 5, 4, -5, 2, -6) \
  X(ACTED_ON, 9, -5, -2, -2, -1) \
  X(MET_OBJECT, 4, 4, -1, -1, -6) \
  X(PLACE_OBJECT, 1, 1, 4, -1, -5) \
  X(ORG_OBJECT, -1, 7, -3, -1, -2) \
  X(OBJECT, -3, 4, 2, -6, 3) \
  X(OWNER, 1, 7, 3, -2, -10) \
  X(VOCATIVE, 7, -4, -3, -1, 1) \
  X(WHO, 4, -2, 0, -1, -1) \
  X(WHERE, -3, 2, 1, 0, 0) \
  X(BEFORE_PLACE, -7, 3, 11, 0, -8) \
  X(AFTER_PLACE, -4, -3, 10, 0, -4) \
  X(MODIFIES, -4, 4, 1, 0, -1) \
  X(LISTED_WITH_PERSON, 14, 0, -7, -3, -3) \
  X(LISTED_WITH_ORGANIZATION, -4, 15, -1, -2, -8) \
  X(LISTED_WITH_PLACE, -7, -1, 9, 5, -6) \
  X(LISTED_WITH_THING, -7, 5, -6, 4, 4) \
  X(PLAYS, 5, 14, -13, 2, -8) \
  X(ATTENDED, -5, 1, -2, 3, 3) \
  X(HAPPENS, 0, 5, -4, 0, -1) \
  X(USED, 2, -5, -3, -1, 8) \
  X(DWELT_IN, -1, -4, 11, 1, -7) \
  X(SERVED, -5, 5, 0, 1, -1) \
  X(ROLE_OF, -1, 8, -4, 2, -5) \
  X(ORG_OF, -7, 4, 13, -5, -5) \
  X(PLACE_OF, -6, 0, 16, -3, -7) \
  X(EVENT_OF, -1, 3, 3, -2, -4) \
  X(WORK_OF, 1, -4, -4, -2, 9) \
  X(MODIFIES_ROLE, -1, 9, -2, 0, -6) \
  X(MODIFIES_ORG, 1, 0, 7, 1, -8) \
  X(MODIFIES_PLACE, -4, -4, 12, -1, -3) \
  X(MODIFIES_EVENT, -2, 1, 0, 3, -3) \
  X(MODIFIES_WORK, 6, 1, -4, -3, 0) \
  X(MODIFIES_PRODUCT, 0, -5, -4, 6, 2) \
  X(OWNS_ROLE, 3, -1, -1, -1, 0) \
  X(OWNS_ORG, -1, 4, 0, -1, -3) \
  X(OWNS_WORK, 0, 6, -1, -1, -4) \
  X(DURING, -2, -1, -3, 16, -10) \
  X(AGAINST, 8, 4, -4, -1, -7) \
  X(OFFICERED, -6, 14, -4, -2, -4) \
  X(ACTS_AS_ORG, -2, 7, -2, 0, -5) \
  X(ACTS_AS_PERSON, 7, -3, -1, -1, -3) \
  X(BETWEEN, 0, 1, -11, 7, 3)
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
