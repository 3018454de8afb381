/* name_find.h - (private) what the files that find names share. */
#ifndef QUOTH_EXTRACT_NAME_FIND_H
#define QUOTH_EXTRACT_NAME_FIND_H

#include "extract/name.h"

static inline quoth_text quoth_name_token_text(const quoth_names *names,
                                               uint32_t token) {
  return quoth_text_slice(names->document->plain,
                          names->trees->tokens[token].span);
}

uint64_t quoth_name_word_hash(quoth_text text);

/* "J.": a letter that stands for a name. */
bool quoth_name_is_initial(const quoth_names *names, uint32_t token);

/* What the thing is that the lexicon knows by this form. */
quoth_family quoth_name_family(const quoth_names *names,
                               const quoth_name_form *form);

/* The first token that hangs on `head` with this relation, subtypes too; or
 * QUOTH_NONE. Looks through the sentence. */
uint32_t quoth_name_child(const quoth_names *names, uint32_t head,
                          quoth_deprel base);

/* Word classes of a token's lemma, whatever its case. */
static inline quoth_word_set quoth_name_noun(const quoth_names *names,
                                             uint32_t token) {
  return names->nouns[token];
}

bool quoth_name_is_proper(const quoth_token *token);

/* A common noun, verb, adjective or number: may turn out to be a name. */
bool quoth_name_is_open(const quoth_token *token);

/* Counts the letters of every token; captions come in capitals only, or in
 * none (names->caseless): then tags must do. */
void quoth_names_count_letters(quoth_names *names);

/* Whether the sentence is one: headings and titles are capital for being
 * headings. */
bool quoth_name_is_heading(const quoth_names *names,
                           const quoth_sentence *sentence);

/* How token `i` is written. */
quoth_capital quoth_name_capital(const quoth_names *names,
                                 const quoth_sentence *sentence, uint32_t i,
                                 bool heading);

/* Cuts the run of tokens [first, end) into names and adds them as sites. */
quoth_status quoth_name_cut(quoth_names *names, uint32_t sentence,
                            uint32_t first, uint32_t end, bool heading);

/* Puts what the lexicon's patterns find in the sentence in the place of shorter
 * matches of its forms. */
quoth_status quoth_name_match_patterns(quoth_names *names,
                                       const quoth_sentence *sentence);

/* Adds the site [first, end). */
quoth_status quoth_name_add(quoth_names *names, uint32_t sentence,
                            uint32_t first, uint32_t end,
                            const quoth_name_form *form, uint16_t flags);

/* The group spelled `text`, made when there is none. */
quoth_status quoth_name_group_get(quoth_names *names, quoth_text text,
                                  uint32_t *out);

/* A copy of `text` with single spaces, for labels; `at` is NULL when memory is
 * out. */
quoth_text quoth_name_label(quoth_names *names, quoth_text text);

/* The type that `class_id` belongs to; QUOTH_TYPE_THING when to none. */
quoth_name_type quoth_name_type_of_class(const quoth_names *names,
                                         quoth_id class_id);

#endif
