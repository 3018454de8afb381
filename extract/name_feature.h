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
  X(ONE_WORD, 9, -3, -5, -13, 12) \
  X(TWO_WORDS, 12, -4, -5, -10, 7) \
  X(MORE_WORDS, 10, -3, -3, -10, 6) \
  X(GIVEN_FIRST, 16, -5, -8, -2, 0) \
  X(GIVEN_ALONE, 8, -9, 4, -3, -1) \
  X(SURNAME_LAST, 4, -4, 2, -4, 2) \
  X(SURNAME_ALONE, 3, -4, 1, 0, -1) \
  X(FAMOUS_LAST, 8, -1, -1, -3, -3) \
  X(FAMOUS_ALONE, 8, -7, 3, -3, -1) \
  X(INITIAL, 3, -4, 3, -2, 0) \
  X(ORDINARY_FIRST, -9, 3, -4, 1, 6) \
  X(ORDINARY_LAST, -10, 1, 0, 2, 6) \
  X(ORDINARY_ALONE, -6, 5, -5, -1, 7) \
  X(PARTICLE, 3, 1, 1, -1, -4) \
  X(SUFFIX, -6, 16, -6, -3, -3) \
  X(ORG_HEAD, -9, 14, 4, -3, -6) \
  X(ORG_HEAD_ALONE, -4, 11, -1, -1, -5) \
  X(PLACE_HEAD, -9, -2, 15, -3, -1) \
  X(PLACE_HEAD_ALONE, -2, -3, 7, 2, -4) \
  X(EVENT_HEAD, -9, -1, -7, 19, -2) \
  X(EVENT_HEAD_ALONE, -3, -1, -3, 8, -1) \
  X(LAW_HEAD, -3, -4, -8, -2, 17) \
  X(AWARD_HEAD, -7, -2, -3, -1, 13) \
  X(WORK_HEAD, -3, 12, -6, -3, -1) \
  X(PRODUCT_HEAD, 0, -6, -1, 0, 8) \
  X(THING_HEAD, 0, 3, 2, 0, -5) \
  X(ORG_NOUN, -8, 17, 1, -6, -4) \
  X(ORG_NOUN_ALONE, -2, 11, 4, -4, -8) \
  X(PLACE_NOUN, -6, 1, 11, -6, -1) \
  X(PLACE_NOUN_ALONE, -6, 4, 12, -5, -6) \
  X(EVENT_NOUN, -6, -1, -7, 19, -5) \
  X(WORK_NOUN, -6, -3, -2, 8, 3) \
  X(PRODUCT_NOUN, -6, 2, 0, 3, 2) \
  X(ROLE_NOUN, 14, -7, -1, -5, -1) \
  X(ACRONYM, -14, 11, 0, 1, 1) \
  X(DIGITS, -9, -4, 0, 1, 12) \
  X(YEAR, 0, 0, 0, 2, -1) \
  X(INNER_CAPITAL, -6, -3, -14, 0, 10) \
  X(AMPERSAND, -12, 10, -4, -1, 4) \
  X(ORG_ENDING, -4, 9, -2, -2, -3) \
  X(JOINT, 5, 0, 2, -2, -5) \
  X(OF, -2, 3, -6, 2, 3) \
  X(DEMONYM_FIRST, -3, 0, 4, 0, -2) \
  X(PEOPLE, 17, -5, -3, -2, -7) \
  X(LANGUAGE, -6, -2, -6, -1, 15) \
  X(PLURAL, 3, 3, -9, 2, 1) \
  X(FIELD, 0, -5, -2, -1, 8) \
  X(COMMON_NOUN, -6, 2, -1, 5, 0) \
  X(KNOWN_PERSON, 120, 0, 0, 0, 0) \
  X(KNOWN_ORGANIZATION, 0, 120, 0, 0, 0) \
  X(KNOWN_PLACE, 0, 0, 120, 0, 0) \
  X(KNOWN_EVENT, 0, 0, 0, 120, 0) \
  X(KNOWN_THING, 0, 0, 0, 0, 120) \
  X(LISTED_CITY, -13, -7, 21, 8, -10) \
  X(LISTED_PLACE, -20, 2, 28, 5, -15) \
  X(SPEAKER, 120, 0, 0, 0, 0) \
  X(PLACE_ENDING, 1, 0, 2, -2, -1) \
  X(PERSON_ENDING, 3, 3, -3, -5, 3) \
  X(PART_OF_PERSON, 18, -11, -6, 3, -3) \
  X(PART_OF_OTHER, -11, 7, -2, 2, 4) \
  X(OFTEN, 2, 6, -2, -6, 0) \
  X(PLACE_LAST, -6, 8, 0, 0, -3) \
  X(PLACE_FIRST, -11, 8, 7, 1, -5) \
  X(DOMAIN, -60, -10, -40, -40, 30) \
  X(LETTER_LAST, -14, 6, -4, -2, 4) \
  X(ORG_BEGINS, 2, 5, -4, 2, -5) \
  X(PLACE_BEGINS, -2, 1, 8, -3, -5) \
  X(EVENT_BEGINS, -6, -3, -2, 8, 2) \
  X(THING_FIRST, -2, 0, -1, -2, 5) \
  X(TECHNICAL, -4, 1, 0, 0, 3) \
  X(TECHNICAL_ONE_WORD, -3, 0, -3, 0, 4) \
  X(TECHNICAL_ACRONYM, -1, -5, -1, 0, 7)

/* Of the places where it stands: they count by the share of its places. */
#define QUOTH_NAME_SITE_FEATURES(X) \
  X(TITLED, 13, -6, -1, -1, -6) \
  X(ARTICLE, -8, 3, 3, 1, 0) \
  X(QUOTED, -5, 1, -1, -3, 8) \
  X(IN, -13, -7, 16, 2, 2) \
  X(AT, -12, 4, 12, 4, -8) \
  X(FROM, -3, 0, 5, -5, 3) \
  X(TO, -3, 3, 11, -4, -7) \
  X(BY, 4, 5, -5, -4, 0) \
  X(WITH, 6, 4, -8, -6, 5) \
  X(OF_BEFORE, -6, 0, 5, 1, 0) \
  X(FOR, -3, 5, -3, 4, -3) \
  X(ON, -2, -4, 2, -1, 6) \
  X(AROUND, -7, -4, 11, 4, -4) \
  X(ABOUT, 4, 0, -2, -1, 0) \
  X(CALLED_PERSON, 19, 0, -4, -6, -8) \
  X(CALLED_ORGANIZATION, -14, 28, -6, -4, -12) \
  X(CALLED_PLACE, -1, -4, 7, -1, 0) \
  X(CALLED_EVENT, -3, 3, -1, 0, 1) \
  X(CALLED_WORK, -11, -1, -4, -2, 19) \
  X(CALLED_PRODUCT, -6, -2, -5, -2, 16) \
  X(IS_PERSON, 10, -3, -2, -1, -5) \
  X(IS_ORGANIZATION, -6, 11, -3, -2, -4) \
  X(IS_PLACE, 2, -1, 0, 0, 0) \
  X(IS_EVENT, -1, -2, 1, 5, -3) \
  X(IS_WORK, -6, -3, -4, -2, 11) \
  X(IS_PRODUCT, -2, -2, -1, 0, 5) \
  X(SPEAKS, 13, 7, -6, -3, -11) \
  X(ACTS, 5, 3, -5, 2, -6) \
  X(ACTED_ON, 6, -4, -1, -2, 1) \
  X(MET_OBJECT, 3, 4, -1, -1, -4) \
  X(PLACE_OBJECT, 1, 1, 4, -1, -5) \
  X(ORG_OBJECT, -1, 7, -3, -1, -2) \
  X(OBJECT, -3, 4, 3, -6, 2) \
  X(OWNER, 2, 7, 3, -2, -10) \
  X(VOCATIVE, 8, -3, -4, -1, 1) \
  X(WHO, 4, -2, 0, -1, -2) \
  X(WHERE, -3, 0, 1, 0, 2) \
  X(BEFORE_PLACE, -5, 3, 10, 0, -8) \
  X(AFTER_PLACE, -4, -2, 10, 1, -4) \
  X(MODIFIES, -4, 4, 2, -1, -2) \
  X(LISTED_WITH_PERSON, 13, -2, -5, -3, -3) \
  X(LISTED_WITH_ORGANIZATION, -4, 17, -4, -2, -7) \
  X(LISTED_WITH_PLACE, -7, -3, 11, 5, -6) \
  X(LISTED_WITH_THING, -6, 5, -9, 2, 7) \
  X(PLAYS, 3, 14, -13, 2, -7) \
  X(ATTENDED, -6, 1, -2, 3, 4) \
  X(HAPPENS, 0, 4, -3, 0, -1) \
  X(USED, 1, -5, -3, -1, 7) \
  X(DWELT_IN, -1, -5, 8, 1, -2) \
  X(SERVED, -3, 1, 2, 2, 0) \
  X(ROLE_OF, 0, 8, -4, 1, -5) \
  X(ORG_OF, -6, 4, 12, -6, -5) \
  X(PLACE_OF, -6, 0, 16, -3, -7) \
  X(EVENT_OF, -1, -1, 4, -1, -2) \
  X(WORK_OF, -2, 1, -3, -4, 7) \
  X(MODIFIES_ROLE, -2, 10, -1, 0, -6) \
  X(MODIFIES_ORG, 2, -2, 7, 1, -9) \
  X(MODIFIES_PLACE, -4, -4, 12, -1, -3) \
  X(MODIFIES_EVENT, -2, 1, 0, 3, -2) \
  X(MODIFIES_WORK, 8, 0, -4, -3, -1) \
  X(MODIFIES_PRODUCT, -1, -5, -4, 6, 3) \
  X(OWNS_ROLE, 3, -1, -1, -1, 0) \
  X(OWNS_ORG, -2, 5, 0, -1, -2) \
  X(OWNS_WORK, 1, 6, -1, -1, -5) \
  X(DURING, -3, -1, -3, 16, -9) \
  X(AGAINST, 7, 4, -4, -1, -6) \
  X(OFFICERED, -6, 14, -4, -2, -4) \
  X(ACTS_AS_ORG, -2, 7, -2, 0, -5) \
  X(ACTS_AS_PERSON, 6, -2, -1, 0, -3) \
  X(EMPLOYED, -6, 14, 0, -3, -8) \
  X(WORKED_ON, -8, -3, -6, 0, 8) \
  X(COLLECTIVE, -8, 14, -4, -2, -4) \
  X(RUN_BY, -8, 14, -2, 0, -2) \
  X(BETWEEN, 0, 1, -12, 8, 3)
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
