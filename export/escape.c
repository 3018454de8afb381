#include "export/escape.h"

#include <string.h>

void quoth_json_string(FILE *out, quoth_text text) {
  putc('"', out);
  for (size_t i = 0; i < text.size; i++) {
    const unsigned char c = (unsigned char)text.at[i];
    if (c == '"' || c == '\\') {
      putc('\\', out);
      putc(c, out);
    } else if (c == '\n') {
      fputs("\\n", out);
    } else if (c < 0x20 || c == 0x7f) {
      fprintf(out, "\\u%04x", c);
    } else {
      putc(c, out);
    }
  }
  putc('"', out);
}

static const char *reference(unsigned char c) {
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  default:
    return NULL;
  }
}

void quoth_html_text(FILE *out, quoth_text text) {
  for (size_t i = 0; i < text.size; i++) {
    const unsigned char c = (unsigned char)text.at[i];
    const char *name = reference(c);
    if (name) {
      fputs(name, out);
    } else if ((c >= 0x20 && c != 0x7f) || c == '\t' || c == '\n') {
      putc(c, out);
    }
  }
}

static bool must_quote(quoth_text text) {
  for (size_t i = 0; i < text.size; i++) {
    if (strchr(",\"\r\n", text.at[i]) && text.at[i]) {
      return true;
    }
  }
  return false;
}

void quoth_csv_cell(FILE *out, quoth_text text, bool defuse) {
  const bool quote = must_quote(text);
  if (quote) {
    putc('"', out);
  }
  if (defuse && text.size && text.at[0] && strchr("=+-@\t\r", text.at[0])) {
    putc('\'', out);
  }
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] == '"') {
      putc('"', out);
    }
    putc(text.at[i], out);
  }
  if (quote) {
    putc('"', out);
  }
}
