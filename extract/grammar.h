/* grammar.h - the compiled ontology: classes, words, names, relations.
 *
 * Everything that a user can teach Quoth is Turtle, read into a model; a
 * grammar is that model compiled for matching. Immutable, shared by threads.
 *
 *   classes    rdfs:Class with rdfs:subClassOf
 *   words      quoth:WordClass with quoth:form (lemmas, phrases)
 *   names      labels and aliases of instances: see lexicon.h
 *   relations  properties with rdfs:domain and rdfs:range, and the rules
 *              (quoth:frame) that claim them: see frame.h
 */
#ifndef QUOTH_EXTRACT_GRAMMAR_H
#define QUOTH_EXTRACT_GRAMMAR_H

#include "model/model.h"

typedef struct quoth_grammar quoth_grammar;
typedef struct quoth_lexicon quoth_lexicon;
typedef struct quoth_frames quoth_frames;

/* Compiles `ontology` (borrowed; must outlive the grammar). Fails with
 * QUOTH_BAD_RULE naming the resource, QUOTH_NO_MEMORY. */
quoth_status quoth_grammar_new(const quoth_model *ontology,
                               quoth_allocator *allocator, quoth_error *error,
                               quoth_grammar **out);
void quoth_grammar_free(quoth_grammar *grammar);

/* The same with the names as quoth_lexicon_write kept them, of the same
 * ontology: bytes that outlive the grammar. QUOTH_BAD_DATA when they are
 * damaged or of another ontology. */
quoth_status quoth_grammar_restore(const quoth_model *ontology,
                                   quoth_text names, quoth_allocator *allocator,
                                   quoth_error *error, quoth_grammar **out);

const quoth_model *quoth_grammar_ontology(const quoth_grammar *grammar);
const quoth_lexicon *quoth_grammar_lexicon(const quoth_grammar *grammar);
const quoth_frames *quoth_grammar_frames(const quoth_grammar *grammar);

/* ---- classes ---- */

/* The part of the world a class belongs to; decides the entity IRI. */
typedef enum {
  QUOTH_FAMILY_PERSON,
  QUOTH_FAMILY_ORGANIZATION,
  QUOTH_FAMILY_PLACE,
  QUOTH_FAMILY_EVENT,
  QUOTH_FAMILY_THING
} quoth_family;

/* Classes are the ontology's term ids. True when `class_id` is `ancestor` or a
 * subclass of it at any depth (precomputed; constant time or nearly). */
bool quoth_grammar_is_a(const quoth_grammar *grammar, quoth_id class_id,
                        quoth_id ancestor);
quoth_family quoth_grammar_family(const quoth_grammar *grammar,
                                  quoth_id class_id);

/* The class and all its superclasses, nearest first; borrowed. */
const quoth_id *quoth_grammar_ancestors(const quoth_grammar *grammar,
                                        quoth_id class_id, uint32_t *count);

/* The class that `name` means to the resource `user` (0: none): by the local
 * name of its IRI, else by its label, without regard to ASCII case. Of several,
 * the one in the name space of `user`, then the first of the ontology. 0 when
 * there is none. */
quoth_id quoth_grammar_class(const quoth_grammar *grammar, quoth_text name,
                             quoth_id user);

/* ---- words ---- */

/* Word classes that the C code asks for, by the local name of the
 * quoth:WordClass in ontology/words.ttl. A form is a lemma, or several
 * lower-case words ("kind of"). Add a line here and a resource there. */
#define QUOTH_WORD_CLASSES(X)                                                  \
  /* modality and evidence */                                                  \
  X(HEDGE_VERB, "HedgeVerb")           /* think, guess, believe */             \
  X(HEDGE_ADVERB, "HedgeAdverb")       /* maybe, probably, kind of */          \
  X(CERTAIN_ADVERB, "CertainAdverb")   /* definitely */                        \
  X(POSSIBLE_ADVERB, "PossibleAdverb") /* maybe, perhaps, possibly */          \
  X(DESIRE_VERB, "DesireVerb")         /* want, hope, wish */                  \
  X(PREDICT_VERB, "PredictVerb")       /* expect, predict, bet */              \
  X(REPORT_VERB, "ReportVerb")         /* say, tell, recall */                 \
  X(REPORT_NOUN, "ReportNoun")         /* claim, idea, rumour */               \
  X(PERCEPTION_VERB, "PerceptionVerb") /* see, notice, realize: factive */     \
  X(SUPPOSE_VERB, "SupposeVerb")       /* suppose, imagine, assume */          \
  X(ATTENTION_VERB, "AttentionVerb")   /* look, listen, wait */                \
  /* polarity */                                                               \
  X(NEGATOR, "Negator")            /* not, never, no, hardly */                \
  X(NEGATIVE_VERB, "NegativeVerb") /* fail, refuse, deny, avoid */             \
  X(NEG_RAISING, "NegRaisingVerb") /* think, believe, want, seem */            \
  /* clause structure */                                                       \
  X(LIGHT_VERB, "LightVerb")               /* have, take, make, do, give */    \
  X(RAISING_VERB, "RaisingVerb")           /* seem, tend, start, continue */   \
  X(SEMI_MODAL, "SemiModal")               /* need, want, try, have (to) */    \
  X(CAUSATIVE_VERB, "CausativeVerb")       /* make, let, help, cause */        \
  X(IMPLICATIVE_VERB, "ImplicativeVerb")   /* make, force: it was done */      \
  X(CONDITION_MARK, "ConditionMark")       /* if, unless, when, as long as */  \
  X(DISCOURSE_MARK, "DiscourseMark")       /* well, so, you know, I mean */    \
  X(YES_WORD, "YesWord")                   /* yes, yeah, right, exactly */     \
  X(NO_WORD, "NoWord")                     /* no, nope */                      \
  X(FILLER_NOUN, "FillerNoun")             /* thing, point, problem (is) */    \
  X(INTENSIFIER, "Intensifier")            /* very, really, just */            \
  X(ORGANIZATION_VERB, "OrganizationVerb") /* launch, ship, hire */            \
  X(FOCUS_ADVERB, "FocusAdverb")           /* still, also, only */             \
  /* reference */                                                              \
  X(GENERIC_PERSON, "GenericPerson")   /* people, everybody, somebody */       \
  X(ROLE_NOUN, "RoleNoun")             /* founder, CEO, professor */           \
  X(ORG_NOUN, "OrganizationNoun")      /* company, startup, university */      \
  X(PERSON_NOUN, "PersonNoun")         /* man, woman, friend */                \
  X(MALE_NOUN, "MaleNoun")             /* man, brother, actor */               \
  X(FEMALE_NOUN, "FemaleNoun")         /* woman, sister, actress */            \
  X(PLACE_NOUN, "PlaceNoun")           /* city, country, river */              \
  X(EVENT_NOUN, "EventNoun")           /* war, conference, festival */         \
  X(PRODUCT_NOUN, "ProductNoun")       /* model, app, product, API */          \
  X(WORK_NOUN, "WorkNoun")             /* book, film, paper, song */           \
  X(UNIT_NOUN, "UnitNoun")             /* pound, kilometre, user */            \
  X(TIME_NOUN, "TimeNoun")             /* day, week, century */                \
  X(VAGUE_NOUN, "VagueNoun")           /* thing, lot, way, kind */             \
  X(LIGHT_ADJECTIVE, "LightAdjective") /* new, good, other, many */            \
  /* what a verb says of what it stands with */                                \
  X(SPORT_VERB, "SportVerb")     /* defeat, score, qualify */                  \
  X(ATTEND_VERB, "AttendVerb")   /* attend, host, celebrate */                 \
  X(HAPPEN_VERB, "HappenVerb")   /* happen, begin, end */                      \
  X(USE_VERB, "UseVerb")         /* use, install, read, watch */               \
  X(DWELL_VERB, "DwellVerb")     /* live, move, travel (to) */                 \
  X(SERVE_VERB, "ServeVerb")     /* work, study, intern (at) */                \
  X(OFFICER_NOUN, "OfficerNoun") /* founder, CEO, employee (of) */             \
  X(CALL_VERB, "CallVerb")       /* called, named, titled */

typedef enum {
#define QUOTH_WORD_CLASS_ID(name, local) QUOTH_WORD_##name,
  QUOTH_WORD_CLASSES(QUOTH_WORD_CLASS_ID)
#undef QUOTH_WORD_CLASS_ID
      QUOTH_WORD_CLASS_COUNT /* at most 64 */
} quoth_word_class;

/* A set of word classes: bit i is quoth_word_class i. */
typedef uint64_t quoth_word_set;
#define QUOTH_WORD_BIT(name) (UINT64_C(1) << QUOTH_WORD_##name)

/* The classes of one lemma (lower case); 0 when in none. */
quoth_word_set quoth_grammar_word(const quoth_grammar *grammar,
                                  quoth_text lemma);

/* The longest phrase (two words or more, ASCII case aside, single spaces) that
 * begins at words[0] of `count` words: its classes, and in `*length` how many
 * words it takes; 0 when there is none. */
quoth_word_set quoth_grammar_phrase(const quoth_grammar *grammar,
                                    const quoth_text *words, uint32_t count,
                                    uint32_t *length);

#endif
