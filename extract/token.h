/* token.h - private: cuts a text into words as UD English does.
 *
 * Clitics, possessives and most hyphens are tokens of their own ("do|n't",
 * "well|-|known", "$|40"); prefixes stay ("non-profit"), and so do names with
 * digits ("GPT-4o"), addresses, times, numbers, emoji and abbreviations. */
#ifndef QUOTH_EXTRACT_TOKEN_H
#define QUOTH_EXTRACT_TOKEN_H

#include "extract/syntax.h"

enum { QUOTH_TOKEN_BYTES = 4096 }; /* longer words are cut */

/* Tokens in order of the text; of each, span and space_before are set, all
 * else is zero. `items` is freed with quoth_release(allocator, items). */
typedef struct {
  quoth_token *items;
  size_t count, capacity;
  quoth_allocator *allocator; /* borrowed; NULL means malloc and free */
} quoth_token_list;

/* Appends the tokens of text[block.begin, block.end) to `list`. Control
 * characters and NUL count as white space. QUOTH_NO_MEMORY is the only
 * failure. Time is linear in the block. */
quoth_status quoth_tokens_find(quoth_text text, quoth_span block,
                               quoth_token_list *list);

/* True when `right` is a clitic, or the rest of a contraction, that is written
 * together with `left` as one word ("do" + "n't", "can" + "not", "gon" + "na");
 * UD calls the two a multiword token. */
bool quoth_tokens_contract(quoth_text left, quoth_text right);

#endif
