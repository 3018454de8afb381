#include "extract/garble.h"
#include "extract/name_find.h"

enum {
  TRIED_MAX = 48, /* suspicious groups of a document */
  LETTERS_MAX = QUOTH_SPELLING_MAX,
  LONG_ENOUGH = 5, /* letters that are no accident */
  COMPANY = 2      /* other names of the lexicon that make a context */
};

/* Two capitals or more: names of other shapes are not mended. */
static bool is_shaped(quoth_text text) {
  uint32_t upper = 0;
  for (size_t i = 0; i < text.size && upper < 2; i++) {
    upper += text.at[i] >= 'A' && text.at[i] <= 'Z';
  }
  return upper == 2;
}

static bool spell(quoth_text text, quoth_name_spelling *out) {
  if (!is_shaped(text)) {
    return false;
  }
  *out = (quoth_name_spelling){0};
  for (size_t i = 0; i < text.size; i++) {
    const unsigned char c = (unsigned char)text.at[i];
    if (c >= 0x80 || c == ' ') {
      return false; /* such names are ASCII and one word */
    }
    const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    const bool digit = c >= '0' && c <= '9';
    if (out->letter_count == LETTERS_MAX || out->digit_count == LETTERS_MAX) {
      return false;
    }
    if (letter) {
      out->letters[out->letter_count++] = (char)(c | 0x20);
    } else if (digit) {
      out->digits[out->digit_count++] = (char)c;
    }
  }
  return out->letter_count >= 3;
}

/* One letter more, less, other, or two swapped. */
static bool is_one_off(const quoth_name_spelling *a,
                       const quoth_name_spelling *b) {
  const quoth_name_spelling *longer =
      a->letter_count >= b->letter_count ? a : b;
  const quoth_name_spelling *shorter = longer == a ? b : a;
  const size_t more = longer->letter_count - shorter->letter_count;
  size_t same = 0;
  if (more > 1 || a->digit_count != b->digit_count ||
      memcmp(a->digits, b->digits, a->digit_count) != 0) {
    return false;
  }
  while (same < shorter->letter_count &&
         longer->letters[same] == shorter->letters[same]) {
    same++;
  }
  const size_t rest = shorter->letter_count - same;
  const char *const x = longer->letters + same;
  const char *const y = shorter->letters + same;
  if (more == 1) {
    return memcmp(x + 1, y, rest) == 0;
  }
  return rest > 0 && (memcmp(x + 1, y + 1, rest - 1) == 0 ||
                      (rest > 1 && x[0] == y[1] && x[1] == y[0] &&
                       memcmp(x + 2, y + 2, rest - 2) == 0));
}

static bool is_named_here(const quoth_names *names, uint32_t known) {
  for (size_t i = 0; i < names->group_count; i++) {
    if (names->groups[i].known == known &&
        !(names->groups[i].flags & QUOTH_SITE_GARBLED)) {
      return true;
    }
  }
  return false;
}

static bool in_company(const quoth_names *names) {
  uint32_t known = 0;
  for (size_t i = 0; i < names->group_count && known < COMPANY; i++) {
    const quoth_name_group *group = &names->groups[i];
    known += group->known != QUOTH_NONE &&
             !quoth_lexicon_known(names->lexicon, group->known)->listed;
  }
  return known >= COMPANY;
}

/* Finds the names that a garbled one may stand for, once. */
static quoth_status find_spellings(quoth_names *names) {
  const uint32_t count =
      names->spelling_count ? 0 : quoth_lexicon_known_count(names->lexicon);
  for (uint32_t i = 0; i < count; i++) {
    const quoth_known *known = quoth_lexicon_known(names->lexicon, i);
    quoth_name_spelling spelling;
    if (known->listed || known->label.size > 2 * LETTERS_MAX ||
        !spell(known->label, &spelling)) {
      continue;
    }
    QUOTH_TRY(quoth_grow(names->from, &names->spellings,
                         &names->spelling_capacity, names->spelling_count,
                         names->spelling_count + 1, sizeof *names->spellings));
    spelling.known = i;
    names->spellings[names->spelling_count++] = spelling;
  }
  return QUOTH_OK;
}

/* The one known name that `wrong` may stand for, or QUOTH_NONE. */
static uint32_t find_right(const quoth_names *names,
                           const quoth_name_spelling *wrong) {
  const bool sure = wrong->letter_count >= LONG_ENOUGH || wrong->digit_count;
  uint32_t found = QUOTH_NONE;
  for (size_t i = 0; i < names->spelling_count; i++) {
    const quoth_name_spelling *right = &names->spellings[i];
    if (!is_one_off(wrong, right) ||
        (!sure && !is_named_here(names, right->known))) {
      continue;
    }
    if (found != QUOTH_NONE) {
      return QUOTH_NONE; /* two could be meant */
    }
    found = right->known;
  }
  return found;
}

static void mark(quoth_names *names, uint32_t group) {
  for (size_t i = 0; i < names->site_count; i++) {
    if (names->sites[i].group == group) {
      names->sites[i].flags |= QUOTH_SITE_GARBLED;
    }
  }
}

/* Names beside this one that the lexicon has in the same class. */
static uint32_t count_kin(const quoth_names *names, quoth_id class_id) {
  uint32_t count = 0;
  for (size_t i = 0; i < names->site_count; i++) {
    const quoth_name_form *form = names->sites[i].form;
    count +=
        form &&
        quoth_lexicon_known(names->lexicon, form->known)->class_id == class_id;
  }
  return count;
}

/* "03 is smart" where o3 is meant: the letter was heard as a figure. Asked of
 * figures that take part in a clause, in a document that names other things of
 * the kind. */
static quoth_status mend_figure(quoth_names *names, uint32_t token) {
  enum { KIN = 3 };
  const quoth_token *t = &names->trees->tokens[token];
  const quoth_text text = quoth_name_token_text(names, token);
  const bool takes_part = t->deprel == QUOTH_DEP_NSUBJ ||
                          t->deprel == QUOTH_DEP_OBJ ||
                          t->deprel == QUOTH_DEP_OBL;
  if (text.size != 2 || text.at[0] != '0' || text.at[1] < '1' ||
      text.at[1] > '9' || !takes_part || names->matches[token].count) {
    return QUOTH_OK;
  }
  const char right[] = {'o', text.at[1]};
  bool prefix;
  const quoth_name_form *form = quoth_lexicon_find(
      names->lexicon, quoth_name_key((quoth_text){right, sizeof right}),
      &prefix);
  if (!form ||
      count_kin(names,
                quoth_lexicon_known(names->lexicon, form->known)->class_id) <
          KIN) {
    return QUOTH_OK;
  }
  return quoth_name_add(names, t->sentence, token, token + 1, form,
                        QUOTH_SITE_GARBLED);
}

quoth_status quoth_names_mend_figures(quoth_names *names) {
  for (uint32_t i = 0; i < names->trees->token_count; i++) {
    if (names->trees->tokens[i].upos == QUOTH_NUM ||
        names->trees->tokens[i].upos == QUOTH_PROPN) {
      QUOTH_TRY(mend_figure(names, i));
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_names_mend(quoth_names *names) {
  if (names->caseless || !in_company(names)) {
    return QUOTH_OK;
  }
  uint32_t tried = 0;
  for (uint32_t i = 0; i < names->group_count && tried < TRIED_MAX; i++) {
    quoth_name_group *group = &names->groups[i];
    quoth_name_spelling wrong;
    if (group->known != QUOTH_NONE || group->speaker != QUOTH_NONE ||
        group->site_count == 0 || !spell(group->label, &wrong)) {
      continue;
    }
    tried++;
    QUOTH_TRY(find_spellings(names));
    const uint32_t right = find_right(names, &wrong);
    if (right != QUOTH_NONE) {
      group->known = right;
      group->flags |= QUOTH_SITE_GARBLED;
      mark(names, i);
    }
  }
  return QUOTH_OK;
}
