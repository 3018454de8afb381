/* Features by word, and as CoNLL-U writes them. */
#include "extract/morph.h"

/* What decides whether a feature is written. */
typedef enum {
  BIT,      /* its bit */
  READ,     /* nothing: another name of the bit is written instead */
  GENITIVE, /* these follow from other bits and the form */
  NUMBER_FORM,
  PRONOUN_TYPE,
  REFLEXIVE
} rule;

/* Names of the bits, in order of the names as UD sorts them. */
static const struct name {
  const char *text;
  uint32_t bit;
  rule rule;
} names[] = {{"Abbr=Yes", QUOTH_ABBREVIATION, BIT},
             {"Case=Acc", QUOTH_ACCUSATIVE, BIT},
             {"Case=Gen", 0, GENITIVE},
             {"Case=Nom", QUOTH_NOMINATIVE, BIT},
             {"Definite=Def", QUOTH_DEFINITE, BIT},
             {"Definite=Ind", QUOTH_INDEFINITE, BIT},
             {"Degree=Cmp", QUOTH_COMPARATIVE, BIT},
             {"Degree=Pos", 1u << 31, BIT},
             {"Degree=Sup", QUOTH_SUPERLATIVE, BIT},
             {"Gender=Fem", QUOTH_FEMININE, BIT},
             {"Gender=Masc", QUOTH_MASCULINE, BIT},
             {"Gender=Neut", QUOTH_NEUTER, BIT},
             {"Mood=Imp", QUOTH_IMPERATIVE, BIT},
             {"Mood=Ind", QUOTH_INDICATIVE, BIT},
             {"Number=Plur", QUOTH_PLURAL, BIT},
             {"Number=Ptan", QUOTH_PLURAL, READ},
             {"Number=Sing", QUOTH_SINGULAR, BIT},
             {"NumForm=", 0, NUMBER_FORM},
             {"NumType=Card", QUOTH_CARDINAL, BIT},
             {"NumType=Ord", QUOTH_ORDINAL, BIT},
             {"Person=1", QUOTH_FIRST, BIT},
             {"Person=2", QUOTH_SECOND, BIT},
             {"Person=3", QUOTH_THIRD, BIT},
             {"Polarity=Neg", QUOTH_NEGATIVE, BIT},
             {"Poss=Yes", QUOTH_POSSESSIVE, BIT},
             {"PronType=", 0, PRONOUN_TYPE},
             {"PronType=Dem", QUOTH_DEMONSTRATIVE, BIT},
             {"PronType=Int", QUOTH_INTERROGATIVE, BIT},
             {"PronType=Neg", QUOTH_NEGATIVE, READ},
             {"PronType=Rel", QUOTH_RELATIVE, BIT},
             {"Reflex=Yes", 0, REFLEXIVE},
             {"Tense=Past", QUOTH_PAST, BIT},
             {"Tense=Pres", QUOTH_PRESENT, BIT},
             {"VerbForm=Fin", QUOTH_FINITE, BIT},
             {"VerbForm=Ger", QUOTH_GERUND, BIT},
             {"VerbForm=Inf", QUOTH_INFINITIVE, BIT},
             {"VerbForm=Part", QUOTH_PARTICIPLE, BIT},
             {"Voice=Pass", QUOTH_PASSIVE, BIT}};

enum { NAMES = sizeof names / sizeof *names };

static const uint32_t persons = QUOTH_FIRST | QUOTH_SECOND | QUOTH_THIRD;

uint32_t quoth_morph_read(quoth_text feats) {
  uint32_t bits = 0;
  size_t begin = 0;
  for (size_t at = 0; at <= feats.size; at++) {
    if (at < feats.size && feats.at[at] != '|') {
      continue;
    }
    const quoth_text pair = {feats.at + begin, at - begin};
    for (size_t i = 0; i < NAMES; i++) {
      bits |= quoth_text_is(pair, names[i].text) ? names[i].bit : 0;
    }
    begin = at + 1;
  }
  return bits;
}

/* The PronType that has no bit of its own, or NULL. */
static const char *pronoun_type(quoth_text lemma, const quoth_token *token) {
  static const struct {
    const char *word, *type;
  } words[] = {
      {"all", "Tot"},        {"always", "Tot"},   {"another", "Ind"},
      {"any", "Ind"},        {"anybody", "Ind"},  {"anyone", "Ind"},
      {"anything", "Ind"},   {"anywhere", "Ind"}, {"both", "Tot"},
      {"each", "Tot"},       {"either", "Ind"},   {"every", "Tot"},
      {"everybody", "Tot"},  {"everyone", "Tot"}, {"everything", "Tot"},
      {"everywhere", "Tot"}, {"some", "Ind"},     {"somebody", "Ind"},
      {"somehow", "Ind"},    {"someone", "Ind"},  {"something", "Ind"},
      {"sometimes", "Ind"},  {"somewhere", "Ind"}};
  if (token->features & (QUOTH_DEFINITE | QUOTH_INDEFINITE)) {
    return "Art";
  }
  if (token->features & persons) {
    return "Prs";
  }
  if (token->features & QUOTH_NEGATIVE) {
    return "Neg";
  }
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (quoth_text_is(lemma, words[i].word)) {
      return words[i].type;
    }
  }
  return NULL;
}

static bool is_pronominal(const quoth_token *token) {
  return token->upos == QUOTH_PRON || token->upos == QUOTH_DET ||
         token->upos == QUOTH_ADV;
}

static const char *number_form(quoth_text form, uint32_t bits) {
  size_t digits = 0, roman = 0;
  for (size_t i = 0; i < form.size; i++) {
    digits += quoth_char_is_digit((unsigned char)form.at[i]);
    roman += strchr("IVXLCDM", form.at[i]) != NULL;
  }
  return digits > 0           ? bits & QUOTH_ORDINAL ? "Combi" : "Digit"
         : roman == form.size ? "Roman"
                              : "Word";
}

/* "myself", "themselves". */
static bool is_reflexive(quoth_text form, const quoth_token *token) {
  const char *const endings[] = {"self", "selves"};
  for (size_t i = 0; i < 2 && token->upos == QUOTH_PRON; i++) {
    const quoth_text ending = quoth_text_of(endings[i]);
    if (form.size > ending.size &&
        quoth_text_equal_nocase(
            (quoth_text){form.at + form.size - ending.size, ending.size},
            ending)) {
      return true;
    }
  }
  return false;
}

/* What follows the name of feature `i`, or NULL when it is not written. */
static const char *value_of(size_t i, uint32_t bits, quoth_text form,
                            const quoth_token *token) {
  switch (names[i].rule) {
  case BIT:
    return bits & names[i].bit ? "" : NULL;
  case GENITIVE:
    return token->upos == QUOTH_PRON && (bits & QUOTH_POSSESSIVE) &&
                   (bits & persons)
               ? ""
               : NULL;
  case NUMBER_FORM:
    return bits & (QUOTH_CARDINAL | QUOTH_ORDINAL) ? number_form(form, bits)
                                                   : NULL;
  case PRONOUN_TYPE:
    return is_pronominal(token) ? pronoun_type(token->lemma, token) : NULL;
  case REFLEXIVE:
    return is_reflexive(form, token) ? "" : NULL;
  default:
    return NULL;
  }
}

void quoth_morph_write(quoth_text form, const quoth_token *token, FILE *out) {
  uint32_t bits = token->features;
  if (is_pronominal(token)) {
    bits &= ~(uint32_t)QUOTH_NEGATIVE; /* PronType=Neg says it */
  }
  bool any = false;
  for (size_t i = 0; i < NAMES; i++) {
    const char *value = value_of(i, bits, form, token);
    if (value != NULL) {
      if (any) {
        fputc('|', out);
      }
      fputs(names[i].text, out);
      fputs(value, out);
      any = true;
    }
  }
  if (!any) {
    fputc('_', out);
  }
}

uint32_t quoth_morph_find(const quoth_wordmap *map, quoth_text form,
                          uint8_t upos, uint8_t xpos) {
  char buffer[QUOTH_LOWER_MAX];
  const quoth_text lower = quoth_word_lower(form, buffer);
  const quoth_word_class class = {upos, xpos, false};
  const uint32_t *found =
      quoth_wordmap_find(map, quoth_wordmap_word(class, lower));
  size_t size = lower.size < QUOTH_ENDING_MAX ? lower.size : QUOTH_ENDING_MAX;
  while (found == NULL && size > 0) {
    found = quoth_wordmap_find(map, quoth_wordmap_ending(class, lower, size--));
  }
  if (found == NULL) {
    found = quoth_wordmap_find(map, quoth_wordmap_ending(class, lower, 0));
  }
  return found != NULL ? *found : 0;
}
