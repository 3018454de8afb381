#include "model/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *quoth_status_text(quoth_status status) {
  switch (status) {
  case QUOTH_OK:
    return "success";
  case QUOTH_NO_MEMORY:
    return "out of memory";
  case QUOTH_LIMIT:
    return "a limit was exceeded";
  case QUOTH_BAD_TEXT:
    return "not valid UTF-8 text";
  case QUOTH_BAD_SYNTAX:
    return "syntax error";
  case QUOTH_BAD_RULE:
    return "bad rule";
  case QUOTH_BAD_DATA:
    return "damaged data file";
  case QUOTH_UNSUPPORTED:
    return "not supported";
  case QUOTH_IO:
    return "input or output error";
  }
  return "unknown status";
}

/* Keeps diagnostics on one line and harmless to a terminal. */
static void drop_controls(char *text) {
  for (; *text; text++) {
    if ((unsigned char)*text < 0x20 || *text == 0x7f) {
      *text = ' ';
    }
  }
}

/* Copies at most what fits; a long name loses its beginning, not its end. */
static void copy_source(char *out, size_t size, const char *source) {
  const size_t length = strlen(source);
  const size_t skip = length < size ? 0 : length - size + 1;
  memcpy(out, source + skip, length - skip + 1);
  drop_controls(out);
}

quoth_status quoth_error_set(quoth_error *error, quoth_status status,
                             const char *source, uint32_t line,
                             const char *format, ...) {
  if (!error || error->message[0]) {
    return status;
  }
  if (source) {
    copy_source(error->source, sizeof error->source, source);
  }
  error->line = line;
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(error->message, sizeof error->message, format, arguments);
  va_end(arguments);
  drop_controls(error->message);
  return status;
}
