/* lexicon.h - the names of the ontology, compiled for matching.
 *
 * Two ways to teach a name:
 *
 *   an instance with a class, rdfs:label, skos:altLabel (variants that are
 *   shown) and skos:hiddenLabel (misspellings, spoken forms):
 *     <organization/openai> a schema:Organization ; rdfs:label "OpenAI" ;
 *         schema:sameAs wd:Q21708200 .
 *   a list: quoth:nameList with one name a line, variants after bars. On a
 *   class it gives instances of that class; on one of the name words below it
 *   gives words that names are made of:
 *     schema:City quoth:nameList "Mumbai|Bombay\nLagos" .
 *     quoth:GivenNameFemale quoth:nameList "Ada\nGrace" .
 *
 * and a way to teach names that nobody can list, by their shape: quoth:mention
 * with a PCRE2 pattern (pattern.h). On a class what matches is an instance of
 * it, on a name one more way to write the name.
 *
 * Immutable; shared by threads. */
#ifndef QUOTH_EXTRACT_LEXICON_H
#define QUOTH_EXTRACT_LEXICON_H

#include "extract/grammar.h"
#include "extract/name_key.h"
#include "extract/pattern.h"
#include "model/buffer.h"

/* X(NAME, "local name of the resource") */
#define QUOTH_NAME_WORDS(X)                                                    \
  X(GIVEN_FEMALE, "GivenNameFemale")                                           \
  X(GIVEN_MALE, "GivenNameMale")                                               \
  X(SURNAME, "Surname")                                                        \
  X(TITLE, "PersonTitle")             /* Dr, President, Biologist */           \
  X(TITLE_FEMALE, "FemaleTitle")      /* Mrs, Queen */                         \
  X(TITLE_MALE, "MaleTitle")          /* Mr, King, Sir */                      \
  X(FAMOUS, "FamousName")             /* Cervantes, Plato */                   \
  X(PARTICLE, "NameParticle")         /* van, de, bin */                       \
  X(ORDINARY, "OrdinaryWord")         /* harbour: in a name, what it means */  \
  X(ORG_SUFFIX, "OrganizationSuffix") /* Inc, GmbH */                          \
  X(ORG_HEAD, "OrganizationHead")     /* University, Party */                  \
  X(PLACE_HEAD, "PlaceHead")          /* River, Street */                      \
  X(EVENT_HEAD, "EventHead")          /* War, Festival */                      \
  X(WORK_HEAD, "WorkHead")            /* Times, Journal, Symphony */           \
  X(LAW_HEAD, "LawHead")              /* Act, Treaty */                        \
  X(AWARD_HEAD, "AwardHead")          /* Prize, Medal */                       \
  X(PRODUCT_HEAD, "ProductHead")      /* Pro, Glass */                         \
  X(THING_HEAD, "ThingHead")          /* Theorem, Effect: other names */       \
  X(ORG_KIND, "OrganizationKind")     /* nouns that end names: regiment */     \
  X(PLACE_KIND, "PlaceKind")          /* basilica */                           \
  X(FIELD_KIND, "FieldKind")          /* botany, stoicism */                   \
  X(DEMONYM, "Demonym")               /* French, Kenyan: adjectives */         \
  X(PEOPLE, "PeopleName")             /* Kenyans, Muslims */                   \
  X(LANGUAGE, "LanguageName")         /* French, Swahili */                    \
  X(NOT_NAME, "NotName")              /* Monday, OK, Internet users' words */  \
  X(SPEECH_VERB, "PersonObjectVerb")  /* what mostly people do */              \
  X(PLACE_VERB, "PlaceObjectVerb")    /* whose object is a place */            \
  X(ORG_VERB, "OrganizationObjectVerb") /* whose object is an organisation */  \
  X(ORG_ACT, "OrganizationSubjectVerb") /* whose subject is one */             \
  X(PERSON_ACT, "PersonSubjectVerb")    /* laugh, marry */                     \
  X(PLACE_ENDING, "PlaceEnding")        /* -shire: last letters of words */    \
  X(PERSON_ENDING, "PersonEnding")

typedef enum {
#define QUOTH_NAME_WORD_ID(name, local) QUOTH_NAME_##name,
  QUOTH_NAME_WORDS(QUOTH_NAME_WORD_ID)
#undef QUOTH_NAME_WORD_ID
      QUOTH_NAME_WORD_COUNT /* at most 32 */
} quoth_name_word;

#define QUOTH_NAME_BIT(name) (UINT32_C(1) << QUOTH_NAME_##name)

/* Given names of either sex. */
#define QUOTH_NAME_GIVEN                                                       \
  (QUOTH_NAME_BIT(GIVEN_FEMALE) | QUOTH_NAME_BIT(GIVEN_MALE))

typedef struct {
  quoth_id class_id;  /* its first class; of the ontology */
  quoth_id literal;   /* that the label stands in */
  quoth_text label;   /* canonical; empty: as it is written (by a pattern) */
  quoth_text same_as; /* Wikidata IRI, or empty */
  quoth_id same;      /* its term */
  bool listed;        /* from a list: one of many of its kind */
} quoth_known;

/* How a form is written, which says how much its case matters. */
enum {
  QUOTH_FORM_LOWER = 1u << 0,   /* a common phrase: "machine learning" */
  QUOTH_FORM_SHAPED = 1u << 1,  /* inner capitals or digits: "iPhone" */
  QUOTH_FORM_CAPITAL = 1u << 2, /* capitals only: "IBM" */
  QUOTH_FORM_HIDDEN = 1u << 3   /* a misspelling, never shown */
};

typedef struct {
  uint32_t known; /* index for quoth_lexicon_known */
  uint32_t next;  /* another form with the same key, or QUOTH_NONE */
  uint16_t flags;
  uint16_t units;
  uint32_t pattern; /* of quoth_lexicon_pattern, or QUOTH_NONE */
} quoth_name_form;

/* A pattern of the ontology, and the form that stands for what it matches. */
typedef struct {
  quoth_id owner; /* the class or name that has it */
  quoth_id text;  /* its literal */
  quoth_name_form form;
} quoth_name_pattern;

/* Compiles the names of quoth_grammar_ontology(grammar), whose classes must
 * be compiled already. Fails with QUOTH_NO_MEMORY, QUOTH_BAD_RULE. */
quoth_status quoth_lexicon_new(const quoth_grammar *grammar,
                               quoth_allocator *allocator, quoth_error *error,
                               quoth_lexicon **out);
void quoth_lexicon_free(quoth_lexicon *lexicon); /* NULL is allowed */

/* Appends the lexicon as bytes that quoth_lexicon_read takes back at a tenth of
 * the cost: for caches, between runs of the same program. */
quoth_status quoth_lexicon_write(const quoth_lexicon *lexicon,
                                 quoth_buffer *out);

/* As quoth_lexicon_new, from bytes that were written for a grammar of the same
 * ontology; they begin at a multiple of 8 and must outlive the lexicon.
 * QUOTH_BAD_DATA when they are damaged or of another ontology. */
quoth_status quoth_lexicon_read(const quoth_grammar *grammar, quoth_text bytes,
                                quoth_allocator *allocator, quoth_error *error,
                                quoth_lexicon **out);

/* The form with this key, or NULL; `*prefix` tells whether longer forms begin
 * so. */
const quoth_name_form *quoth_lexicon_find(const quoth_lexicon *lexicon,
                                          uint64_t key, bool *prefix);
const quoth_known *quoth_lexicon_known(const quoth_lexicon *lexicon,
                                       uint32_t index);
uint32_t quoth_lexicon_known_count(const quoth_lexicon *lexicon);

/* The patterns, for matching and by their number. */
const quoth_patterns *quoth_lexicon_patterns(const quoth_lexicon *lexicon);
uint32_t quoth_lexicon_pattern_count(const quoth_lexicon *lexicon);
const quoth_name_pattern *quoth_lexicon_pattern(const quoth_lexicon *lexicon,
                                                uint32_t index);

/* QUOTH_NAME_BITs of one word by its quoth_name_unit.word_hash; of endings, by
 * the hash of their letters. */
uint32_t quoth_lexicon_word(const quoth_lexicon *lexicon, uint64_t word_hash);

#endif
