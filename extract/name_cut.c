/* Runs of capital words cut into names: titles off, people from what they
 * belong to, lexicon names from what only stands beside them. */
#include "extract/name_find.h"

static bool has(const quoth_names *names, uint32_t token, uint32_t bits) {
  return (names->words[token] & bits) != 0;
}

enum {
  TITLES = 1u << QUOTH_NAME_TITLE | 1u << QUOTH_NAME_TITLE_FEMALE |
           1u << QUOTH_NAME_TITLE_MALE,
  HEADS = 1u << QUOTH_NAME_ORG_HEAD | 1u << QUOTH_NAME_PLACE_HEAD |
          1u << QUOTH_NAME_EVENT_HEAD | 1u << QUOTH_NAME_WORK_HEAD |
          1u << QUOTH_NAME_LAW_HEAD | 1u << QUOTH_NAME_AWARD_HEAD |
          1u << QUOTH_NAME_PRODUCT_HEAD | 1u << QUOTH_NAME_THING_HEAD |
          1u << QUOTH_NAME_ORG_SUFFIX
};

/* "President", "Biologist", "CEO": says what a person is. */
static bool is_title(const quoth_names *names, uint32_t token) {
  if (has(names, token, TITLES)) {
    return true;
  }
  const quoth_word_set noun = quoth_name_noun(names, token);
  return (noun & QUOTH_WORD_BIT(ROLE_NOUN)) &&
         !has(names, token, QUOTH_NAME_GIVEN | HEADS);
}

/* The kind of thing stands at the end: "Green Party", "Yarra River". */
static bool ends_in_head(const quoth_names *names, uint32_t first,
                         uint32_t end) {
  const quoth_word_set nouns =
      QUOTH_WORD_BIT(ORG_NOUN) | QUOTH_WORD_BIT(PLACE_NOUN) |
      QUOTH_WORD_BIT(EVENT_NOUN) | QUOTH_WORD_BIT(WORK_NOUN) |
      QUOTH_WORD_BIT(PRODUCT_NOUN);
  if (end - first < 2) {
    return false;
  }
  return has(names, end - 1, HEADS) ||
         (quoth_name_noun(names, end - 1) & nouns);
}

static bool has_of(const quoth_names *names, uint32_t first, uint32_t end) {
  for (uint32_t i = first + 1; i < end; i++) {
    if (quoth_text_is(quoth_name_token_text(names, i), "of")) {
      return true;
    }
  }
  return false;
}

quoth_status quoth_name_add(quoth_names *names, uint32_t sentence,
                            uint32_t first, uint32_t end,
                            const quoth_name_form *form, uint16_t flags) {
  const quoth_token *tokens = names->trees->tokens;
  QUOTH_TRY(quoth_grow(names->from, &names->sites, &names->site_capacity,
                       names->site_count, names->site_count + 1,
                       sizeof *names->sites));
  uint32_t head = first;
  for (uint32_t i = first; i < end; i++) {
    if (tokens[i].head == QUOTH_NONE || tokens[i].head < first ||
        tokens[i].head >= end) {
      head = i;
      break;
    }
  }
  if (first > names->trees->sentences[sentence].first) {
    const quoth_text before = quoth_name_token_text(names, first - 1);
    flags |= quoth_text_is_nocase(before, "the") ? QUOTH_SITE_ARTICLE : 0;
  }
  names->sites[names->site_count++] = (quoth_name_site){
      .span = {tokens[first].span.begin, tokens[end - 1].span.end},
      .first = first,
      .count = end - first,
      .head = head,
      .sentence = sentence,
      .form = form,
      .group = QUOTH_NONE,
      .flags = flags};
  return QUOTH_OK;
}

typedef struct {
  uint32_t sentence;
  uint16_t flags;
} place;

/* Names that stand inside a name: places and organisations, and of other things
 * those that the lexicon knows one by one ("GPT-3" API). */
static bool is_worth_naming(const quoth_names *names,
                            const quoth_name_form *form) {
  const quoth_known *known = quoth_lexicon_known(names->lexicon, form->known);
  const quoth_family family = quoth_name_family(names, form);
  return !(form->flags & QUOTH_FORM_LOWER) &&
         (family == QUOTH_FAMILY_PLACE || family == QUOTH_FAMILY_ORGANIZATION ||
          (!known->listed && form->pattern == QUOTH_NONE));
}

/* The tokens of the person whom [first, end) is called after: "Ada Lovelace"
 * Institute; 0 when after nobody. */
static uint32_t namesake(const quoth_names *names, uint32_t first,
                         uint32_t end) {
  const uint32_t last = QUOTH_NAME_BIT(SURNAME) | QUOTH_NAME_BIT(FAMOUS);
  return end - first > 2 && has(names, first, QUOTH_NAME_GIVEN) &&
                 has(names, first + 1, last) && !has(names, first + 1, HEADS)
             ? 2
             : 0;
}

/* What ends a name says what it is ("Atom Shell"), unless it is a place or "of"
 * and the like lead to it. */
static bool says_what(const quoth_names *names, uint32_t at, uint32_t end) {
  const quoth_name_match *match = &names->matches[at];
  return at + match->count == end && names->letters[at - 1].first_upper &&
         quoth_name_family(names, match->form) != QUOTH_FAMILY_PLACE;
}

/* Names inside a name are names too: "Boston" University, the University of
 * "Texas"; only those of the lexicon, and never the word that says what the
 * whole is. */
static quoth_status add_inner(quoth_names *names, const place *at,
                              uint32_t first, uint32_t end) {
  const uint32_t head = names->sites[names->site_count - 1].head;
  for (uint32_t i = first; i < end;) {
    const quoth_name_match *match = &names->matches[i];
    const bool fits = match->count && match->count < end - first &&
                      i + match->count <= end &&
                      is_worth_naming(names, match->form);
    const uint32_t count = fits         ? match->count
                           : i == first ? namesake(names, first, end)
                                        : 0;
    if (count && (head < i || head >= i + count) &&
        (i == first || !says_what(names, i, end))) {
      QUOTH_TRY(quoth_name_add(names, at->sentence, i, i + count,
                               fits ? match->form : NULL,
                               (uint16_t)(at->flags | QUOTH_SITE_INNER)));
      i += count;
    } else {
      i++;
    }
  }
  return QUOTH_OK;
}

static bool has_given_name(const quoth_names *names, uint32_t first) {
  return has(names, first, QUOTH_NAME_GIVEN);
}

/* "New Zealand", known as a place, has no Zealand in it. */
static bool is_listed_place(const quoth_names *names,
                            const quoth_name_form *form) {
  const quoth_known *known = quoth_lexicon_known(names->lexicon, form->known);
  return known->listed && quoth_name_family(names, form) == QUOTH_FAMILY_PLACE;
}

/* Adds [first, end), the lexicon's form for all of it when there is one, and
 * what stands inside. */
static quoth_status add(quoth_names *names, const place *at, uint32_t first,
                        uint32_t end, uint16_t flags) {
  const quoth_name_match *match = &names->matches[first];
  const quoth_name_form *form =
      match->count == end - first ? match->form : NULL;
  QUOTH_TRY(quoth_name_add(names, at->sentence, first, end, form,
                           (uint16_t)(at->flags | flags)));
  if (end - first < 2 || (form && is_listed_place(names, form)) ||
      (flags & QUOTH_SITE_TITLED) ||
      (has_given_name(names, first) && !has_of(names, first, end) &&
       !ends_in_head(names, first, end))) {
    return QUOTH_OK;
  }
  return add_inner(names, at, first, end);
}

/* Where a title or a known given name begins a person inside [first, end);
 * `end` when nowhere. */
static uint32_t person_start(const quoth_names *names, uint32_t first,
                             uint32_t end) {
  for (uint32_t i = first + 1; i < end; i++) {
    if (is_title(names, i) && i + 1 < end && !ends_in_head(names, i, end) &&
        names->capitals[i + 1] != QUOTH_CAPITAL_NONE) {
      return i;
    }
  }
  return end;
}

/* A lexicon name that begins the run, with a person after it: "OpenAI | Sam
 * Altman"; or QUOTH_NONE. */
static uint32_t known_before_person(const quoth_names *names, uint32_t first,
                                    uint32_t end) {
  const uint32_t count = names->matches[first].count;
  if (count == 0 || first + count + 1 >= end) {
    return QUOTH_NONE;
  }
  return has(names, first + count, QUOTH_NAME_GIVEN) ? first + count
                                                     : QUOTH_NONE;
}

static uint32_t skip_titles(const quoth_names *names, uint32_t first,
                            uint32_t end, uint16_t *flags) {
  uint32_t at = first;
  while (at < end && is_title(names, at)) {
    *flags |= QUOTH_SITE_TITLED;
    *flags |=
        has(names, at, QUOTH_NAME_BIT(TITLE_FEMALE)) ? QUOTH_SITE_FEMALE : 0;
    *flags |= has(names, at, QUOTH_NAME_BIT(TITLE_MALE)) ? QUOTH_SITE_MALE : 0;
    at++;
  }
  return at;
}

/* "French", "former": nothing but a description of what follows. */
static bool is_description(const quoth_names *names, uint32_t token) {
  return has(names, token, QUOTH_NAME_BIT(DEMONYM)) &&
         names->trees->tokens[token].deprel != QUOTH_DEP_FLAT;
}

static quoth_status cut_person(quoth_names *names, const place *at,
                               uint32_t first, uint32_t end) {
  uint16_t flags = 0;
  const uint32_t begin = skip_titles(names, first, end, &flags);
  if (begin == end) {
    return QUOTH_OK; /* a title alone is no name */
  }
  return add(names, at, begin, end, flags);
}

quoth_status quoth_name_cut(quoth_names *names, uint32_t sentence,
                            uint32_t first, uint32_t end, bool heading) {
  const place at = {sentence, heading ? QUOTH_SITE_HEADING : 0};
  if (end - first == 1 && is_description(names, first) &&
      names->trees->tokens[first].upos == QUOTH_ADJ) {
    return QUOTH_OK; /* "French" says of what kind, and names nothing */
  }
  /* Every turn takes at least one token off, and runs are short. */
  while (first < end) {
    if (names->matches[first].count == end - first) {
      return add(names, &at, first, end, 0);
    }
    const bool whole =
        ends_in_head(names, first, end) || has_of(names, first, end);
    const uint32_t known = known_before_person(names, first, end);
    const uint32_t person = whole ? end : person_start(names, first, end);
    if (!whole && known != QUOTH_NONE) {
      QUOTH_TRY(add(names, &at, first, known, 0));
      first = known;
    } else if (!whole && is_description(names, first) && end - first > 1) {
      first++;
    } else if (person < end) {
      QUOTH_TRY(cut_person(names, &at, first, person));
      first = person;
      uint16_t flags = 0;
      const uint32_t begin = skip_titles(names, first, end, &flags);
      if (begin < end) {
        QUOTH_TRY(add(names, &at, begin, end, flags));
      }
      return QUOTH_OK;
    } else if (!whole && is_title(names, first)) {
      return cut_person(names, &at, first, end);
    } else {
      return add(names, &at, first, end, 0);
    }
  }
  return QUOTH_OK;
}
