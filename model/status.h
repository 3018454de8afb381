/* status.h - the one way a Quoth function says that it failed. */
#ifndef QUOTH_MODEL_STATUS_H
#define QUOTH_MODEL_STATUS_H

#include <stdint.h>

typedef enum {
  QUOTH_OK = 0,
  QUOTH_NO_MEMORY,   /* an allocation failed; nothing was changed */
  QUOTH_LIMIT,       /* input exceeds a documented limit */
  QUOTH_BAD_TEXT,    /* input is not UTF-8, holds NUL, or is no text at all */
  QUOTH_BAD_SYNTAX,  /* Turtle, SPARQL, pattern, CoNLL-U, CSV … error */
  QUOTH_BAD_RULE,    /* a rule is wrong, or fails its own example */
  QUOTH_BAD_DATA,    /* a binary file is damaged or of another version */
  QUOTH_UNSUPPORTED, /* well-formed, but refused on purpose */
  QUOTH_IO           /* reading or writing failed */
} quoth_status;

/* Where and why: filled in by functions that read what people wrote. The first
 * error wins; a function given NULL says nothing but its status. */
typedef struct {
  char source[256];  /* file name or rule IRI, shortened at the left */
  uint32_t line;     /* 1-based; 0 when unknown */
  uint32_t column;   /* 1-based, in bytes; 0 when unknown */
  char message[384]; /* one sentence, no full stop, no control characters */
} quoth_error;

/* Returns one phrase in English, never NULL. */
const char *quoth_status_text(quoth_status status);

/* Fills `error` (may be NULL) unless it is already filled, and returns
 * `status`, so that a failing function can `return quoth_error_set(…)`.
 * `source` may be NULL (unknown); `format` as printf. */
quoth_status quoth_error_set(quoth_error *error, quoth_status status,
                             const char *source, uint32_t line,
                             const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Returns from the calling function when `expr` is a failure. Safe because
 * whoever owns resources is not the one who tries: see style in
 * CONTRIBUTING.md. */
#define QUOTH_TRY(expr)                                                        \
  do {                                                                         \
    const quoth_status quoth_try_status_ = (expr);                             \
    if (quoth_try_status_ != QUOTH_OK) {                                       \
      return quoth_try_status_;                                                \
    }                                                                          \
  } while (0)

#endif
