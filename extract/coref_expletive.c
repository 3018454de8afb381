#include "extract/coref_expletive.h"
#include "extract/name_find.h"

typedef struct {
  bool copula, clause, definite, time;
} surroundings;

/* What hangs on the predicate of "it". */
static surroundings look_around(const quoth_names *names, uint32_t token,
                                uint32_t predicate) {
  const quoth_token *tokens = names->trees->tokens;
  const quoth_sentence *s =
      &names->trees->sentences[tokens[predicate].sentence];
  surroundings around = {.definite = tokens[predicate].upos == QUOTH_PROPN ||
                                     tokens[predicate].upos == QUOTH_PRON,
                         .time = tokens[predicate].upos == QUOTH_NUM ||
                                 (quoth_name_noun(names, predicate) &
                                  QUOTH_WORD_BIT(TIME_NOUN)) != 0};
  for (uint32_t i = s->first; i < s->first + s->count; i++) {
    if (tokens[i].head != predicate) {
      continue;
    }
    switch (quoth_deprel_base((quoth_deprel)tokens[i].deprel)) {
    case QUOTH_DEP_COP:
      around.copula = true;
      break;
    case QUOTH_DEP_CSUBJ:
    case QUOTH_DEP_CCOMP:
    case QUOTH_DEP_XCOMP:
      around.clause = true;
      break;
    case QUOTH_DEP_ADVCL:
      around.clause |= (tokens[i].features & QUOTH_INFINITIVE) != 0;
      break;
    case QUOTH_DEP_OBJ:
    case QUOTH_DEP_OBL:
      around.time |=
          (quoth_name_noun(names, i) & QUOTH_WORD_BIT(TIME_NOUN)) != 0;
      break;
    case QUOTH_DEP_DET:
      around.definite |=
          i > token && (tokens[i].features & QUOTH_DEFINITE) != 0;
      break;
    default:
      break;
    }
  }
  return around;
}

bool quoth_expletive_check(const quoth_names *names, uint32_t token) {
  static const char *const verbs[] = {"seem", "appear", "happen", "matter",
                                      "mean", "depend", "rain",   "snow"};
  const quoth_token *tokens = names->trees->tokens;
  const quoth_token *t = &tokens[token];
  if (t->deprel == QUOTH_DEP_EXPL) {
    return true;
  }
  if (quoth_deprel_base((quoth_deprel)t->deprel) != QUOTH_DEP_NSUBJ ||
      t->head == QUOTH_NONE || t->head < token) {
    return false;
  }
  const surroundings around = look_around(names, token, t->head);
  if (around.copula) {
    return around.clause || around.definite || around.time;
  }
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
    if (quoth_text_is(tokens[t->head].lemma, verbs[i])) {
      return true;
    }
  }
  return quoth_text_is(tokens[t->head].lemma, "take") && around.time;
}
