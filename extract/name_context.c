/* What stands around a name says of what it names. */
#include "extract/name_evidence.h"
#include "extract/xpos.h"

static void judge_preposition(quoth_name_group *group, quoth_text word) {
  static const struct {
    const char *word;
    quoth_name_feature feature;
  } rows[] = {
      {"in", QUOTH_FEATURE_IN},           {"at", QUOTH_FEATURE_AT},
      {"from", QUOTH_FEATURE_FROM},       {"to", QUOTH_FEATURE_TO},
      {"by", QUOTH_FEATURE_BY},           {"with", QUOTH_FEATURE_WITH},
      {"of", QUOTH_FEATURE_OF_BEFORE},    {"for", QUOTH_FEATURE_FOR},
      {"on", QUOTH_FEATURE_ON},           {"about", QUOTH_FEATURE_ABOUT},
      {"near", QUOTH_FEATURE_AROUND},     {"throughout", QUOTH_FEATURE_AROUND},
      {"across", QUOTH_FEATURE_AROUND},   {"around", QUOTH_FEATURE_AROUND},
      {"outside", QUOTH_FEATURE_AROUND},  {"inside", QUOTH_FEATURE_AROUND},
      {"within", QUOTH_FEATURE_AROUND},   {"into", QUOTH_FEATURE_AROUND},
      {"toward", QUOTH_FEATURE_AROUND},   {"towards", QUOTH_FEATURE_AROUND},
      {"during", QUOTH_FEATURE_DURING},   {"before", QUOTH_FEATURE_DURING},
      {"after", QUOTH_FEATURE_DURING},    {"since", QUOTH_FEATURE_DURING},
      {"against", QUOTH_FEATURE_AGAINST}, {"between", QUOTH_FEATURE_BETWEEN},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_text_is_nocase(word, rows[i].word)) {
      quoth_name_note(group, rows[i].feature);
    }
  }
}

/* What a common noun is: 0 a person, 1 an organisation, 2 a place, 3 an event,
 * 4 a work, 5 a product; -1 none of them. */
static int kind_of(const quoth_names *names, uint32_t noun) {
  static const uint64_t bits[] = {QUOTH_WORD_BIT(ROLE_NOUN) |
                                      QUOTH_WORD_BIT(PERSON_NOUN),
                                  QUOTH_WORD_BIT(ORG_NOUN),
                                  QUOTH_WORD_BIT(PLACE_NOUN),
                                  QUOTH_WORD_BIT(EVENT_NOUN),
                                  QUOTH_WORD_BIT(WORK_NOUN),
                                  QUOTH_WORD_BIT(PRODUCT_NOUN)};

  if (names->trees->tokens[noun].upos != QUOTH_NOUN) {
    return -1;
  }
  const quoth_word_set classes = quoth_name_kind(names, noun);
  if (quoth_text_is(names->trees->tokens[noun].lemma, "game")) {
    return 4; /* "a game called X" is made; "the game against X" has no name */
  }
  if ((classes & bits[0]) && (classes & bits[1])) {
    return -1; /* a publisher may be either */
  }
  for (int i = 0; i < 6; i++) {
    if (classes & bits[i]) {
      return i;
    }
  }
  return -1;
}

/* A common noun says of the name what it is: `first` is the first of six
 * features in the order of kind_of. */
static void judge_described(const quoth_names *names, uint32_t noun,
                            quoth_name_group *group, quoth_name_feature first) {
  const int kind = kind_of(names, noun);
  if (kind < 0) {
    return;
  }
  quoth_name_note(group, (quoth_name_feature)((int)first + kind));
  if (kind >= 4) {
    group->detail = kind == 4 ? QUOTH_TYPE_WORK : QUOTH_TYPE_PRODUCT;
  }
}

/* The name says of a noun whose it is, or which: "its CEO", "an X engineer". */
static void judge_related(const quoth_names *names, uint32_t noun,
                          quoth_name_group *group,
                          const quoth_name_feature rows[6]) {
  const int kind = kind_of(names, noun);
  quoth_name_note_if(quoth_name_noun(names, noun) &
                         QUOTH_WORD_BIT(OFFICER_NOUN),
                     group, QUOTH_FEATURE_OFFICERED);
  if (kind >= 0 && rows[kind] != QUOTH_FEATURE_COUNT) {
    quoth_name_note(group, rows[kind]);
  }
}

static void judge_relative(const quoth_names *names, uint32_t after,
                           uint32_t end, quoth_name_group *group) {
  for (uint32_t i = after; i < end && i < after + 2; i++) {
    const quoth_text text = quoth_name_token_text(names, i);
    quoth_name_note_if(quoth_text_is(text, "who") ||
                           quoth_text_is(text, "whose"),
                       group, QUOTH_FEATURE_WHO);
    quoth_name_note_if(quoth_text_is(text, "where"), group,
                       QUOTH_FEATURE_WHERE);
  }
}

/* "X, a company": the apposition is about the name it stands behind, even when
 * the tree hangs it on something farther away. */
static bool stands_behind(const quoth_names *names, uint32_t appos,
                          uint32_t end) {
  const quoth_token *tokens = names->trees->tokens;
  return appos > end + 1 && tokens[end].upos == QUOTH_PUNCT &&
         tokens[end].sentence == tokens[appos].sentence &&
         tokens[end + 1].upos == QUOTH_DET && tokens[end + 1].head == appos;
}

/* Words that hang on the name: "in X", "the singer X", "X, a company". */
static void judge_dependents(const quoth_names *names,
                             const quoth_name_site *site,
                             quoth_name_group *group) {
  const quoth_sentence *sentence = &names->trees->sentences[site->sentence];
  const uint32_t end = site->first + site->count;
  const uint32_t low =
      site->first > sentence->first + 6 ? site->first - 6 : sentence->first;
  uint32_t high = sentence->first + sentence->count;
  high = high > end + 16 ? end + 16 : high;
  for (uint32_t i = low; i < high; i++) {
    const quoth_token *token = &names->trees->tokens[i];
    if (i >= site->first && i < end) {
      continue;
    }
    if (token->head != site->head &&
        !(token->deprel == QUOTH_DEP_APPOS && stands_behind(names, i, end))) {
      continue;
    }
    switch (token->deprel) {
    case QUOTH_DEP_CASE:
      if (i < site->first) {
        judge_preposition(group, quoth_name_token_text(names, i));
      } else {
        QUOTH_NAME_NOTE(group, OWNER);
      }
      break;
    case QUOTH_DEP_APPOS:
    case QUOTH_DEP_NMOD_DESC:
    case QUOTH_DEP_COMPOUND:
    case QUOTH_DEP_FLAT:
      judge_described(names, i, group, QUOTH_FEATURE_CALLED_PERSON);
      break;
    case QUOTH_DEP_ACL_RELCL: /* "X, which is a company" */
      judge_described(names, i, group, QUOTH_FEATURE_CALLED_PERSON);
      judge_relative(names, end, high, group);
      break;
    default:
      break;
    }
  }
}

/* What the lexicon of names says of a verb. */
static uint32_t verb_words(const quoth_names *names, uint32_t verb) {
  return quoth_lexicon_word(
      names->lexicon, quoth_name_word_hash(names->trees->tokens[verb].lemma));
}

/* "Rovers have won", "Rovers were lucky": one name with a verb in the plural is
 * a team or a company. */
static bool is_collective(const quoth_names *names, uint32_t subject,
                          uint32_t predicate) {
  const quoth_token *tokens = names->trees->tokens;
  const quoth_sentence *s = &names->trees->sentences[tokens[subject].sentence];
  const quoth_name_form *form = names->matches[subject].form;
  if (form && quoth_lexicon_known(names->lexicon, form->known)->class_id !=
                  names->city) {
    return false; /* "Wales have won": still the country */
  }
  if (tokens[subject].xpos != QUOTH_XPOS_NNP ||
      tokens[subject].deprel == QUOTH_DEP_CONJ || subject > predicate) {
    return false;
  }
  bool plural = false;
  for (uint32_t i = s->first; i < s->first + s->count; i++) {
    const quoth_token *t = &tokens[i];
    const quoth_deprel rel = quoth_deprel_base((quoth_deprel)t->deprel);
    if (t->head == subject && rel == QUOTH_DEP_CONJ) {
      return false;
    }
    if (t->head != predicate && i != predicate) {
      continue;
    }
    const bool finite =
        i == predicate || rel == QUOTH_DEP_AUX || rel == QUOTH_DEP_COP;
    if (t->xpos == QUOTH_XPOS_MD || (finite && i < subject)) {
      return false; /* "Have Rovers won": whatever their number */
    }
    plural =
        plural || (finite && i == subject + 1 &&
                   (t->xpos == QUOTH_XPOS_VBP ||
                    quoth_text_is(quoth_name_token_text(names, i), "were")));
  }
  return plural;
}

/* "X is run by its founder". */
static bool is_run(const quoth_names *names, uint32_t verb) {
  const quoth_token *tokens = names->trees->tokens;
  const quoth_sentence *s = &names->trees->sentences[tokens[verb].sentence];
  if (!QUOTH_NAME_HAS(verb_words(names, verb), ORG_VERB)) {
    return false;
  }
  for (uint32_t i = verb + 1; i < s->first + s->count; i++) {
    if (tokens[i].head == verb && tokens[i].deprel == QUOTH_DEP_OBL_AGENT) {
      return true;
    }
  }
  return false;
}

static void judge_subject(const quoth_names *names, uint32_t predicate,
                          bool passive, quoth_name_group *group) {
  const quoth_token *token = &names->trees->tokens[predicate];
  if (token->upos == QUOTH_NOUN) {
    judge_described(names, predicate, group, QUOTH_FEATURE_IS_PERSON);
    return;
  }
  if (token->upos != QUOTH_VERB) {
    return;
  }
  const quoth_word_set minds =
      QUOTH_WORD_BIT(REPORT_VERB) | QUOTH_WORD_BIT(HEDGE_VERB) |
      QUOTH_WORD_BIT(DESIRE_VERB) | QUOTH_WORD_BIT(PERCEPTION_VERB);
  const quoth_word_set verb = quoth_name_noun(names, predicate);
  quoth_name_note_if(verb & QUOTH_WORD_BIT(SPORT_VERB), group,
                     QUOTH_FEATURE_PLAYS);
  quoth_name_note_if(verb & QUOTH_WORD_BIT(HAPPEN_VERB), group,
                     QUOTH_FEATURE_HAPPENS);
  if (passive) {
    quoth_name_note(group, is_run(names, predicate) ? QUOTH_FEATURE_RUN_BY
                                                    : QUOTH_FEATURE_ACTED_ON);
    return;
  }
  const uint32_t words = verb_words(names, predicate);
  quoth_name_note(group,
                  verb & minds ? QUOTH_FEATURE_SPEAKS : QUOTH_FEATURE_ACTS);
  quoth_name_note_if(QUOTH_NAME_HAS(words, ORG_ACT), group,
                     QUOTH_FEATURE_ACTS_AS_ORG);
  quoth_name_note_if(QUOTH_NAME_HAS(words, PERSON_ACT), group,
                     QUOTH_FEATURE_ACTS_AS_PERSON);
}

static void judge_object(const quoth_names *names, uint32_t predicate,
                         quoth_name_group *group) {
  const uint32_t words = verb_words(names, predicate);
  const quoth_word_set verb = quoth_name_noun(names, predicate);
  QUOTH_NAME_NOTE(group, OBJECT);
  quoth_name_note_if(verb & QUOTH_WORD_BIT(SPORT_VERB), group,
                     QUOTH_FEATURE_PLAYS);
  quoth_name_note_if(verb & QUOTH_WORD_BIT(ATTEND_VERB), group,
                     QUOTH_FEATURE_ATTENDED);
  quoth_name_note_if(verb & QUOTH_WORD_BIT(USE_VERB), group,
                     QUOTH_FEATURE_USED);
  quoth_name_note_if(QUOTH_NAME_HAS(words, PLACE_VERB), group,
                     QUOTH_FEATURE_PLACE_OBJECT);
  quoth_name_note_if(QUOTH_NAME_HAS(words, ORG_VERB), group,
                     QUOTH_FEATURE_ORG_OBJECT);
  quoth_name_note_if(QUOTH_NAME_HAS(words, SPEECH_VERB), group,
                     QUOTH_FEATURE_MET_OBJECT);
}

/* "a library called X": the noun says what X is. */
static void judge_called(const quoth_names *names, uint32_t verb,
                         quoth_name_group *group) {
  const quoth_token *token = &names->trees->tokens[verb];
  if (token->head != QUOTH_NONE && token->upos == QUOTH_VERB &&
      quoth_deprel_base((quoth_deprel)token->deprel) == QUOTH_DEP_ACL &&
      (quoth_name_noun(names, verb) & QUOTH_WORD_BIT(CALL_VERB))) {
    judge_described(names, token->head, group, QUOTH_FEATURE_CALLED_PERSON);
  }
}

/* The word that leads to a token, "at" in "at X"; empty when there is none. */
static quoth_text case_of(const quoth_names *names, uint32_t token) {
  const quoth_token *tokens = names->trees->tokens;
  const uint32_t first = names->trees->sentences[tokens[token].sentence].first;
  for (uint32_t i = token; i-- > first && i + 6 > token;) {
    if (tokens[i].head == token && tokens[i].deprel == QUOTH_DEP_CASE) {
      return tokens[i].lemma;
    }
  }
  return (quoth_text){"", 0};
}

/* "live in X", "work for X"; "raised in X", but not "raised money from X". */
static void judge_oblique(const quoth_names *names, uint32_t verb,
                          quoth_text lead, quoth_name_group *group) {
  const quoth_word_set words = quoth_name_noun(names, verb);
  const quoth_token *token = &names->trees->tokens[verb];
  const bool raises =
      token->xpos != QUOTH_XPOS_VBN && quoth_text_is(token->lemma, "raise");
  quoth_name_note_if((words & QUOTH_WORD_BIT(DWELL_VERB)) && !raises, group,
                     QUOTH_FEATURE_DWELT_IN);
  if (words & QUOTH_WORD_BIT(SERVE_VERB)) {
    quoth_name_note(group,
                    quoth_text_is(lead, "for") || quoth_text_is(lead, "at")
                        ? QUOTH_FEATURE_EMPLOYED
                    : quoth_text_is(lead, "on") ? QUOTH_FEATURE_WORKED_ON
                                                : QUOTH_FEATURE_SERVED);
  }
  quoth_name_note_if(words & QUOTH_WORD_BIT(SPORT_VERB), group,
                     QUOTH_FEATURE_PLAYS);
}

/* "She is from X": where somebody comes from is a place, as where one lives. */
static void judge_origin(const quoth_names *names, uint32_t head,
                         quoth_name_group *group) {
  if (quoth_text_is(case_of(names, head), "from") &&
      quoth_name_child(names, head, QUOTH_DEP_COP) != QUOTH_NONE) {
    QUOTH_NAME_NOTE(group, DWELT_IN);
  }
}

/* What the name hangs on. */
static void judge_governor(const quoth_names *names,
                           const quoth_name_site *site,
                           quoth_name_group *group) {
  static const quoth_name_feature of_rows[] = {
      QUOTH_FEATURE_ROLE_OF,  QUOTH_FEATURE_ORG_OF,  QUOTH_FEATURE_PLACE_OF,
      QUOTH_FEATURE_EVENT_OF, QUOTH_FEATURE_WORK_OF, QUOTH_FEATURE_COUNT};
  static const quoth_name_feature owner_rows[] = {
      QUOTH_FEATURE_OWNS_ROLE, QUOTH_FEATURE_OWNS_ORG,
      QUOTH_FEATURE_COUNT,     QUOTH_FEATURE_COUNT,
      QUOTH_FEATURE_OWNS_WORK, QUOTH_FEATURE_OWNS_WORK};
  static const quoth_name_feature modified_rows[] = {
      QUOTH_FEATURE_MODIFIES_ROLE,  QUOTH_FEATURE_MODIFIES_ORG,
      QUOTH_FEATURE_MODIFIES_PLACE, QUOTH_FEATURE_MODIFIES_EVENT,
      QUOTH_FEATURE_MODIFIES_WORK,  QUOTH_FEATURE_MODIFIES_PRODUCT};
  const quoth_token *head = &names->trees->tokens[site->head];
  if (head->head == QUOTH_NONE) {
    return;
  }
  switch (head->deprel) {
  case QUOTH_DEP_NSUBJ:
  case QUOTH_DEP_NSUBJ_OUTER:
    quoth_name_note_if(is_collective(names, site->head, head->head), group,
                       QUOTH_FEATURE_COLLECTIVE);
    judge_subject(names, head->head, false, group);
    break;
  case QUOTH_DEP_NSUBJ_PASS:
    judge_subject(names, head->head, true, group);
    break;
  case QUOTH_DEP_OBJ:
    judge_object(names, head->head, group);
    judge_called(names, head->head, group);
    break;
  case QUOTH_DEP_XCOMP:
    judge_called(names, head->head, group);
    break;
  case QUOTH_DEP_OBL:
    judge_oblique(names, head->head, case_of(names, site->head), group);
    break;
  case QUOTH_DEP_NMOD:
    judge_related(names, head->head, group, of_rows);
    break;
  case QUOTH_DEP_NMOD_POSS:
    judge_related(names, head->head, group, owner_rows);
    break;
  case QUOTH_DEP_COMPOUND:
    QUOTH_NAME_NOTE(group, MODIFIES);
    judge_related(names, head->head, group, modified_rows);
    break;
  case QUOTH_DEP_APPOS:
  case QUOTH_DEP_FLAT:
    judge_described(names, head->head, group, QUOTH_FEATURE_CALLED_PERSON);
    break;
  case QUOTH_DEP_VOCATIVE:
    QUOTH_NAME_NOTE(group, VOCATIVE);
    break;
  case QUOTH_DEP_IOBJ:
    QUOTH_NAME_NOTE(group, MET_OBJECT);
    break;
  default:
    break;
  }
}

static bool is_known_place(const quoth_names *names, uint32_t token) {
  const quoth_name_form *form = names->matches[token].form;
  return form && quoth_name_family(names, form) == QUOTH_FAMILY_PLACE;
}

static bool is_quote(quoth_text text) {
  return quoth_text_is(text, "\"") || quoth_text_is(text, "“") ||
         quoth_text_is(text, "''") || quoth_text_is(text, "``") ||
         quoth_text_is(text, "'") || quoth_text_is(text, "‘");
}

/* "a start-up, X.", "our lawyer, X,": said of X, though the tree hangs it on
 * something else. */
static void judge_apposed(const quoth_names *names, const quoth_name_site *site,
                          quoth_name_group *group) {
  const quoth_token *tokens = names->trees->tokens;
  const quoth_sentence *s = &names->trees->sentences[site->sentence];
  const uint32_t noun = site->first - 2, end = site->first + site->count;
  if (site->first < s->first + 3 ||
      tokens[site->head].deprel == QUOTH_DEP_APPOS ||
      tokens[noun].upos != QUOTH_NOUN ||
      !quoth_text_is(quoth_name_token_text(names, site->first - 1), ",") ||
      (end < s->first + s->count && tokens[end].upos != QUOTH_PUNCT)) {
    return;
  }
  for (uint32_t i = noun; i-- > s->first && i + 6 > noun;) {
    if (tokens[i].head == noun && (tokens[i].deprel == QUOTH_DEP_NMOD_POSS ||
                                   quoth_text_is(tokens[i].lemma, "a"))) {
      judge_described(names, noun, group, QUOTH_FEATURE_CALLED_PERSON);
      return;
    }
  }
}

/* "X, California", "Paris, X", and what stands in quotation marks. */
static void judge_neighbours(const quoth_names *names,
                             const quoth_name_site *site,
                             quoth_name_group *group) {
  const quoth_sentence *sentence = &names->trees->sentences[site->sentence];
  const uint32_t end = site->first + site->count;
  if (end + 1 < sentence->first + sentence->count &&
      quoth_text_is(quoth_name_token_text(names, end), ",") &&
      is_known_place(names, end + 1)) {
    QUOTH_NAME_NOTE(group, BEFORE_PLACE);
  }
  if (site->first > sentence->first + 1 &&
      quoth_text_is(quoth_name_token_text(names, site->first - 1), ",") &&
      is_known_place(names, site->first - 2)) {
    QUOTH_NAME_NOTE(group, AFTER_PLACE);
  }
  if (site->first > sentence->first &&
      is_quote(quoth_name_token_text(names, site->first - 1)) &&
      end < sentence->first + sentence->count &&
      is_quote(quoth_name_token_text(names, end))) {
    QUOTH_NAME_NOTE(group, QUOTED);
    if (group->detail == QUOTH_TYPE_NONE) {
      group->detail = QUOTH_TYPE_WORK;
    }
  }
}

void quoth_name_judge_site(const quoth_names *names,
                           const quoth_name_site *site,
                           quoth_name_group *group) {
  quoth_name_note_if(site->flags & QUOTH_SITE_TITLED, group,
                     QUOTH_FEATURE_TITLED);
  quoth_name_note_if(site->flags & QUOTH_SITE_ARTICLE, group,
                     QUOTH_FEATURE_ARTICLE);
  judge_dependents(names, site, group);
  judge_governor(names, site, group);
  judge_origin(names, site->head, group);
  judge_apposed(names, site, group);
  judge_neighbours(names, site, group);
}
