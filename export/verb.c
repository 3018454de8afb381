/* Verbs as they were said. */
#include "export/verb.h"

static const char *const be_forms[] = {"is",   "was", "are", "were",
                                       "been", "am",  "be",  "being",
                                       "'s",   "'re", "'m",  NULL};
static const char *const have_forms[] = {"has", "had", "have", "having", NULL};
static const char *const do_forms[] = {"does", "did",   "done",
                                       "do",   "doing", NULL};

static bool in_forms(const char *const *forms, quoth_text word) {
  for (; *forms; forms++) {
    if (quoth_text_equal_nocase(word, quoth_text_of(*forms))) {
      return true;
    }
  }
  return false;
}

static bool has_ending(quoth_text rest) {
  static const char *const endings[] = {"",  "s",  "es",  "d",   "ed", "ing",
                                        "n", "en", "ies", "ied", NULL};
  return in_forms(endings, rest);
}

/* A form of `lemma`: listed for be, have, do; else by regular endings, with a
 * last e dropped, y turned to i, or a last consonant doubled. */
static bool is_form(quoth_text lemma, quoth_text word) {
  if (quoth_text_is(lemma, "be")) {
    return in_forms(be_forms, word);
  }
  if (quoth_text_is(lemma, "have")) {
    return in_forms(have_forms, word);
  }
  if (quoth_text_is(lemma, "do")) {
    return in_forms(do_forms, word);
  }
  size_t common = 0;
  while (common < lemma.size && common < word.size &&
         quoth_text_equal_nocase((quoth_text){lemma.at + common, 1},
                                 (quoth_text){word.at + common, 1})) {
    common++;
  }
  quoth_text rest = {word.at + common, word.size - common};
  if (common + 1 == lemma.size &&
      (lemma.at[common] == 'e' || lemma.at[common] == 'y')) {
    return rest.size > 0 && has_ending(rest);
  }
  if (common == lemma.size && common > 1 && rest.size > 2 &&
      rest.at[0] == lemma.at[common - 1]) {
    rest = (quoth_text){rest.at + 1, rest.size - 1};
  }
  return common == lemma.size && has_ending(rest);
}

static quoth_text next_word(quoth_text text, size_t *at) {
  while (*at < text.size && (text.at[*at] == ' ' || text.at[*at] == '\n')) {
    ++*at;
  }
  const size_t begin = *at;
  while (*at < text.size && (unsigned char)text.at[*at] > ' ' &&
         !strchr(".,;:!?\"()", text.at[*at])) {
    ++*at;
  }
  if (*at == begin && *at < text.size) {
    ++*at;
    return (quoth_text){text.at + begin, 0};
  }
  return (quoth_text){text.at + begin, *at - begin};
}

static const char *full_form(quoth_text word) {
  return quoth_text_is(word, "'s")    ? "is"
         : quoth_text_is(word, "'re") ? "are"
         : quoth_text_is(word, "'m")  ? "am"
                                      : NULL;
}

/* "it's" is two words, "don't" too; a typographic apostrophe counts. */
static bool find_form(quoth_text quote, quoth_text lemma, quoth_text *out) {
  for (size_t at = 0; at < quote.size;) {
    quoth_text word = next_word(quote, &at);
    for (size_t i = 0; i < word.size; i++) {
      const size_t mark =
          word.at[i] == '\'' ? 1
          : i + 2 < word.size && memcmp(word.at + i, "\xe2\x80\x99", 3) == 0
              ? 3
              : 0;
      if (mark && i > 0) {
        static const char *const tails[] = {"'s", "'re", "'m"};
        for (size_t k = 0; k < 3; k++) {
          const quoth_text tail = quoth_text_of(tails[k]);
          if (quoth_text_equal(
                  (quoth_text){word.at + i + mark, word.size - i - mark},
                  (quoth_text){tail.at + 1, tail.size - 1}) &&
              is_form(lemma, tail)) {
            *out = quoth_text_of(full_form(tail));
            return true;
          }
        }
        word.size = i;
        if (i > 1 && (word.at[i - 1] == 'n') && mark) {
          word.size = i - 1; /* didn't: did */
        }
      }
    }
    if (word.size && is_form(lemma, word)) {
      *out = word;
      return true;
    }
  }
  return false;
}

void quoth_verb_said(quoth_buffer *out, const quoth_view_claim *claim) {
  size_t end = 0;
  while (end < claim->words.size && claim->words.at[end] != ' ') {
    end++;
  }
  quoth_text form;
  if (end &&
      find_form(claim->quote, (quoth_text){claim->words.at, end}, &form)) {
    quoth_buffer_add(out, quoth_text_equal_nocase(form, quoth_text_of("am"))
                              ? quoth_text_of("is") /* "I" has a name here */
                              : form);
    quoth_buffer_add(
        out, (quoth_text){claim->words.at + end, claim->words.size - end});
  } else if (quoth_text_is((quoth_text){claim->words.at, end}, "be")) {
    quoth_buffer_string(out, "is"); /* "Ana, head of": nobody says the verb */
    quoth_buffer_add(
        out, (quoth_text){claim->words.at + end, claim->words.size - end});
  } else {
    quoth_buffer_add(out, claim->words);
  }
}
