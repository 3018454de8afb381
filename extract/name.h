/* name.h - (private) names of one document: where they stand, what they are.
 *
 *   sites    places where a name stands          name_find.c, name_cut.c
 *                                                name_pattern.c
 *   groups   sites that are spelled the same     name_group.c
 *            and the evidence for their type     name_type.c
 *   nodes    groups that are one thing           name_merge.c
 *            and dates, amounts, money            name_value.c
 *            and phrases of this document         phrase.c
 *
 * All of it lives in the scratch of a resolver for one document. */
#ifndef QUOTH_EXTRACT_NAME_H
#define QUOTH_EXTRACT_NAME_H

#include "extract/lexicon.h"
#include "extract/lexicon_table.h"
#include "extract/mention.h"
#include "extract/name_feature.h"
#include "extract/value.h"

typedef enum {
  QUOTH_TYPE_NONE,
  QUOTH_TYPE_PERSON,
  QUOTH_TYPE_ORGANIZATION,
  QUOTH_TYPE_PLACE,
  QUOTH_TYPE_EVENT,
  QUOTH_TYPE_WORK,
  QUOTH_TYPE_PRODUCT,
  QUOTH_TYPE_LAW,
  QUOTH_TYPE_AWARD,
  QUOTH_TYPE_LANGUAGE,
  QUOTH_TYPE_PEOPLE,
  QUOTH_TYPE_THING,
  QUOTH_TYPE_COUNT
} quoth_name_type;

/* How a token is written. */
typedef enum {
  QUOTH_CAPITAL_NONE,
  QUOTH_CAPITAL_WEAK, /* capital for its place: first word, heading */
  QUOTH_CAPITAL_NAME
} quoth_capital;

typedef struct {
  const quoth_name_form *form; /* the longest that begins here, or NULL */
  uint32_t count;              /* tokens */
} quoth_name_match;

enum {
  QUOTH_SITE_TITLED = 1u << 0,  /* "Dr. X" */
  QUOTH_SITE_INITIAL = 1u << 1, /* only its place says that it is capital */
  QUOTH_SITE_HEADING = 1u << 2, /* in a title or heading */
  QUOTH_SITE_LABEL = 1u << 3,   /* a speaker label */
  QUOTH_SITE_FEMALE = 1u << 4,  /* by its title */
  QUOTH_SITE_MALE = 1u << 5,
  QUOTH_SITE_ARTICLE = 1u << 6, /* "the X" */
  QUOTH_SITE_GARBLED = 1u << 7,
  QUOTH_SITE_INNER = 1u << 9,  /* inside a longer name */
  QUOTH_SITE_DROPPED = 1u << 8 /* no name after all */
};

typedef struct {
  quoth_span span;       /* plain */
  uint32_t first, count; /* tokens */
  uint32_t head, sentence;
  const quoth_name_form *form; /* of the lexicon, or NULL */
  uint32_t group;              /* index */
  uint16_t flags;
} quoth_name_site;

typedef struct {
  uint64_t key;
  quoth_text label; /* as first written, clearly written forms preferred */
  uint32_t first;   /* site */
  uint32_t site_count;
  uint32_t units;
  uint32_t known;   /* of the lexicon, or QUOTH_NONE */
  uint32_t pattern; /* of the lexicon, that found it; or QUOTH_NONE */
  uint32_t node;    /* draft node; QUOTH_NONE before merging */
  uint32_t speaker; /* document speaker, or QUOTH_NONE */
  uint16_t flags;   /* of any site; QUOTH_SITE_INITIAL: of all */
  uint8_t hits[QUOTH_FEATURE_COUNT]; /* evidence */
  uint8_t type;                      /* quoth_name_type */
  uint8_t detail;                    /* quoth_name_type, should it be a thing */
  uint8_t margin;                    /* points to the second best type */
  uint8_t asked; /* sites whose surroundings were looked at */
} quoth_name_group;

enum { QUOTH_GENDER_UNKNOWN, QUOTH_GENDER_FEMALE, QUOTH_GENDER_MALE };

/* The letters of a token, up to 255 of a kind. */
typedef struct {
  uint8_t upper, lower, digits;
  bool first_upper;
  bool hyphened_lower; /* "pro-Beijing": no name, though it holds one */
} quoth_letters;

enum { QUOTH_SPELLING_MAX = 24 };

/* A known name as letters and digits apart, in lower case. */
typedef struct {
  char letters[QUOTH_SPELLING_MAX], digits[QUOTH_SPELLING_MAX];
  uint32_t letter_count, digit_count;
  uint32_t known; /* of the lexicon */
} quoth_name_spelling;

/* A node in the making. */
typedef struct {
  quoth_node node;
  quoth_text *variants; /* what node.variants points to, while it grows */
  uint32_t variants_room;
  uint32_t group; /* that named it, or QUOTH_NONE: a speaker */
  uint8_t type;   /* quoth_name_type */
  uint8_t gender; /* QUOTH_GENDER_… */
} quoth_name_node;

typedef struct {
  quoth_allocator *from;
  const quoth_grammar *grammar;
  const quoth_lexicon *lexicon;
  quoth_pattern_matcher *matcher;
  const quoth_document *document;
  const quoth_trees *trees;
  quoth_id classes[QUOTH_TYPE_COUNT], city;
  bool caseless; /* captions in one case: capitals say nothing */

  quoth_arena arena;
  quoth_word_set *nouns;     /* per token: the classes of its lemma */
  uint32_t *words;           /* per token: QUOTH_NAME_BITs */
  quoth_name_match *matches; /* per token */
  uint8_t *capitals;         /* per token: quoth_capital */
  quoth_letters *letters;    /* per token */
  bool *opens;               /* per token: a form may begin there */
  bool *said;                /* per token: a copula hangs on it */
  bool *taken;               /* per token: inside a site */
  quoth_name_site *sites;
  quoth_name_group *groups;
  quoth_name_node *nodes;
  quoth_mention *mentions;
  size_t noun_capacity, word_capacity, match_capacity, capital_capacity,
      taken_capacity;
  size_t letter_capacity, open_capacity, said_capacity;
  size_t site_count, site_capacity, group_count, group_capacity;
  size_t node_count, node_capacity, mention_count, mention_capacity;
  quoth_key_table group_of;       /* key -> group + 1 */
  quoth_key_table value_of;       /* normal form -> node + 1 */
  quoth_name_spelling *spellings; /* that may be garbled; once asked for */
  size_t spelling_count, spelling_capacity;
  quoth_value_sites values; /* found first: their words are no names */
  size_t value_at;          /* the next one while sentences are read */
} quoth_names;

/* What the resolver found in its last document: for tools and tests. */
const quoth_names *quoth_resolver_names(const quoth_resolver *resolver);

/* Forgets the document but keeps memory; gives memory back. */
void quoth_names_clear(quoth_names *names);
void quoth_names_free(quoth_names *names);

quoth_status quoth_name_add_mention(quoth_names *names,
                                    const quoth_mention *mention);

/* Notes another wording of `node`; borrowed. Past a few they are dropped. Not
 * for nodes that groups made. */
quoth_status quoth_name_add_variant(quoth_names *names, quoth_name_node *node,
                                    quoth_text words);

/* Finds the sites of names. */
quoth_status quoth_names_find(quoth_names *names);

/* Groups sites, gathers evidence, decides types, and makes nodes; speakers
 * come first, in order. */
quoth_status quoth_names_group(quoth_names *names);
quoth_status quoth_names_type(quoth_names *names);
quoth_status quoth_names_merge(quoth_names *names);

/* Adds dates, durations, amounts and money as nodes and mentions; after names
 * and pronouns, since a pronoun never stands for a value. */
quoth_status quoth_names_add_values(quoth_names *names);

/* Adds phrases that the document talks about as nodes and nominal mentions;
 * last, since what has a mention is no phrase. */
quoth_status quoth_names_add_phrases(quoth_names *names);

#endif
