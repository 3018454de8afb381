/* sparql_token.h - a SPARQL query as tokens (private to export/). */
#ifndef QUOTH_EXPORT_SPARQL_TOKEN_H
#define QUOTH_EXPORT_SPARQL_TOKEN_H

#include "model/arena.h"

typedef enum {
  QUOTH_TOKEN_END,
  QUOTH_TOKEN_IRI,    /* <…> */
  QUOTH_TOKEN_NAME,   /* prefix:local, also prefix: and :local */
  QUOTH_TOKEN_VAR,    /* ?x or $x */
  QUOTH_TOKEN_BLANK,  /* _:x */
  QUOTH_TOKEN_STRING, /* with its quotation marks */
  QUOTH_TOKEN_NUMBER, /* without sign */
  QUOTH_TOKEN_WORD,   /* keyword, function, a, true, false */
  QUOTH_TOKEN_TAG,    /* @en */
  QUOTH_TOKEN_MARK    /* punctuation and operators */
} quoth_token_kind;

typedef struct {
  quoth_token_kind kind;
  quoth_text text; /* of the query */
  uint32_t line;
} quoth_token;

/* Cuts `query` (UTF-8 without NUL) into tokens, closed by one of kind END.
 * Owned by the arena. QUOTH_BAD_SYNTAX for what is no token. */
quoth_status quoth_sparql_tokens(quoth_text query, quoth_arena *arena,
                                 quoth_error *error, quoth_token **out);

/* True when the token is this word, in any case, or this mark. */
bool quoth_token_is(const quoth_token *token, const char *text);

#endif
