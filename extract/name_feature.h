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
  X(ONE_WORD, 8, -1, -6, -13, 12) \
  X(TWO_WORDS, 7, -1, -7, -11, 12) \
  X(MORE_WORDS, 4, -1, -5, -9, 12) \
  X(GIVEN_FIRST, 18, -6, -8, -1, -3) \
  X(GIVEN_ALONE, 9, -9, 5, -3, -1) \
  X(SURNAME_LAST, 6, -4, 2, -4, 0) \
  X(SURNAME_ALONE, 3, -3, 3, 0, -3) \
  X(FAMOUS_LAST, 10, -1, 0, -3, -5) \
  X(FAMOUS_ALONE, 8, -8, 3, -3, 0) \
  X(INITIAL, 3, -3, 4, -2, -1) \
  X(GENERATION, 0, -3, -1, 0, 3) \
  X(PARTICLE, 5, 1, 1, -1, -5) \
  X(SUFFIX, -2, 7, -2, -1, -2) \
  X(ORG_HEAD, -8, 13, 5, -3, -7) \
  X(ORG_HEAD_ALONE, -4, 10, 0, -2, -4) \
  X(PLACE_HEAD, -10, -2, 18, -3, -3) \
  X(PLACE_HEAD_ALONE, -1, -4, 8, 2, -5) \
  X(EVENT_HEAD, -8, -3, -6, 20, -3) \
  X(EVENT_HEAD_ALONE, -1, -3, -3, 9, -2) \
  X(LAW_HEAD, -3, -5, -6, -2, 15) \
  X(AWARD_HEAD, -6, -3, -3, -1, 12) \
  X(WORK_HEAD, -5, 13, -5, -2, -1) \
  X(PRODUCT_HEAD, 0, -7, -2, 0, 10) \
  X(THING_HEAD, 1, 2, 2, 0, -5) \
  X(ORG_NOUN, -10, 17, 3, -6, -4) \
  X(ORG_NOUN_ALONE, -1, 12, 2, -4, -9) \
  X(PLACE_NOUN, -3, 1, 11, -6, -3) \
  X(PLACE_NOUN_ALONE, -7, 3, 13, -5, -4) \
  X(EVENT_NOUN, -6, -1, -8, 18, -4) \
  X(WORK_NOUN, -11, -2, -3, 8, 7) \
  X(PRODUCT_NOUN, -9, 3, 0, 2, 4) \
  X(ROLE_NOUN, 13, -10, 0, -4, 2) \
  X(ACRONYM, -15, 10, 2, 1, 2) \
  X(DIGITS, -8, -4, 0, 1, 10) \
  X(YEAR, 0, 0, 0, 2, -2) \
  X(INNER_CAPITAL, -6, -5, 0, 2, 9) \
  X(JOINT, 5, 1, 0, -2, -3) \
  X(OF, -3, 4, -6, 2, 3) \
  X(DEMONYM_FIRST, -2, 0, 4, 0, -3) \
  X(PEOPLE, 17, -5, -3, -2, -8) \
  X(LANGUAGE, -7, -2, -5, -1, 15) \
  X(PLURAL, 2, 2, -8, 2, 2) \
  X(FIELD, -4, -3, -3, -1, 12) \
  X(COMMON_NOUN, -4, 3, -3, 4, 1) \
  X(KNOWN_PERSON, 120, 0, 0, 0, 0) \
  X(KNOWN_ORGANIZATION, 0, 120, 0, 0, 0) \
  X(KNOWN_PLACE, 0, 0, 120, 0, 0) \
  X(KNOWN_EVENT, 0, 0, 0, 120, 0) \
  X(KNOWN_THING, 0, 0, 0, 0, 120) \
  X(LISTED_CITY, -13, -7, 22, 8, -10) \
  X(LISTED_PLACE, -21, 2, 29, 6, -16) \
  X(SPEAKER, 120, 0, 0, 0, 0) \
  X(PLACE_ENDING, 1, -2, 3, -2, -1) \
  X(PERSON_ENDING, 4, 3, -4, -5, 3) \
  X(PART_OF_PERSON, 16, -6, -9, 4, -4) \
  X(PART_OF_OTHER, -9, 6, -3, 2, 3) \
  X(OFTEN, 4, 5, -2, -6, -1) \
  X(PLACE_FIRST, -11, 10, 3, 2, -5) \
  X(DOMAIN, -60, -10, -40, -40, 30) \
  X(ORG_BEGINS, 0, 9, -4, 2, -7) \
  X(PLACE_BEGINS, -2, 2, 9, -2, -6) \
  X(EVENT_BEGINS, -7, -3, -1, 9, 2)

/* Of the places where it stands: they count by the share of its places. */
#define QUOTH_NAME_SITE_FEATURES(X) \
  X(TITLED, 15, -6, -3, 0, -5) \
  X(ARTICLE, -7, 4, 2, 1, 1) \
  X(QUOTED, -4, 1, -1, -3, 7) \
  X(IN, -14, -10, 17, 3, 3) \
  X(AT, -13, 4, 12, 5, -8) \
  X(FROM, -4, 0, 6, -5, 2) \
  X(TO, -3, 1, 10, -2, -7) \
  X(BY, 4, 5, -5, -4, 0) \
  X(WITH, 8, 2, -9, -6, 5) \
  X(OF_BEFORE, -7, 0, 4, 2, 1) \
  X(FOR, -4, 4, -4, 4, 0) \
  X(ON, -5, -4, 2, 0, 7) \
  X(AROUND, -7, -4, 12, 4, -6) \
  X(ABOUT, 5, -1, -2, -1, -1) \
  X(CALLED_PERSON, 21, -4, -5, -3, -8) \
  X(CALLED_ORGANIZATION, -8, 20, -3, -2, -7) \
  X(CALLED_PLACE, 2, -4, 5, -1, -2) \
  X(CALLED_EVENT, -3, -1, -1, 0, 4) \
  X(CALLED_WORK, -12, -2, -5, -2, 21) \
  X(CALLED_PRODUCT, -4, -4, -2, -1, 11) \
  X(IS_PERSON, 12, -3, -1, -1, -6) \
  X(IS_ORGANIZATION, -6, 11, -3, -2, -4) \
  X(IS_PLACE, 1, -1, -1, 0, 1) \
  X(IS_EVENT, -1, -1, 0, 5, -3) \
  X(IS_WORK, -6, -3, -4, -2, 11) \
  X(IS_PRODUCT, -2, -3, 4, -1, 2) \
  X(SPEAKS, 12, 9, -7, -4, -10) \
  X(ACTS, 6, 2, -5, 3, -5) \
  X(ACTED_ON, 9, -4, -2, -2, -1) \
  X(MET_OBJECT, 1, 2, 5, -2, -6) \
  X(PLACE_OBJECT, 0, 1, 4, -1, -5) \
  X(ORG_OBJECT, -1, 7, -3, -1, -3) \
  X(OBJECT, -1, 3, 2, -6, 3) \
  X(OWNER, 2, 7, 2, -2, -10) \
  X(VOCATIVE, 6, -2, -4, -1, 0) \
  X(WHO, 5, -2, 1, -1, -2) \
  X(WHERE, -1, -1, 2, 1, 0) \
  X(BEFORE_PLACE, -7, 3, 12, 0, -8) \
  X(AFTER_PLACE, -4, -3, 11, -3, -1) \
  X(MODIFIES, -5, 5, 2, 1, -2) \
  X(LISTED_WITH_PERSON, 13, 1, -8, -4, -2) \
  X(LISTED_WITH_ORGANIZATION, 1, 6, 2, -3, -6) \
  X(LISTED_WITH_PLACE, -4, -1, 9, 3, -7) \
  X(LISTED_WITH_THING, -8, 1, -3, 4, 6) \
  X(PLAYS, 4, 12, -16, 5, -6) \
  X(ATTENDED, -3, -2, -2, 3, 4) \
  X(HAPPENS, 0, 5, -4, 0, -1) \
  X(USED, 1, -6, -3, -1, 8) \
  X(DWELT_IN, -1, -3, 12, -4, -4) \
  X(SERVED, -3, 6, 0, 1, -4) \
  X(ROLE_OF, -4, 7, -2, 2, -3) \
  X(ORG_OF, -7, 1, 14, -4, -5) \
  X(PLACE_OF, -4, -4, 17, -3, -6) \
  X(EVENT_OF, 1, 3, 4, -1, -6) \
  X(WORK_OF, 1, -4, -4, -2, 9) \
  X(MODIFIES_ROLE, -4, 8, -2, -1, 0) \
  X(MODIFIES_ORG, -3, 1, 8, 0, -6) \
  X(MODIFIES_PLACE, -2, -4, 11, -1, -4) \
  X(MODIFIES_EVENT, -2, 1, 0, 3, -1) \
  X(MODIFIES_WORK, 7, -1, -4, -3, 1) \
  X(MODIFIES_PRODUCT, 1, -4, -4, 2, 4) \
  X(OWNS_ROLE, 3, 0, -1, -1, -1) \
  X(OWNS_ORG, -1, 3, 1, -1, -2) \
  X(OWNS_WORK, 1, 1, 0, -1, -1) \
  X(DURING, -4, -1, -3, 15, -8) \
  X(AGAINST, 7, 4, -2, -2, -7) \
  X(OFFICERED, -6, 14, -4, -2, -4) \
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
