#include "cli/json.h"

#include <string.h>

/* Where the reader stands, and where what it decodes goes: never ahead of it,
 * because no escape is shorter than what it stands for. */
struct reader {
  const char *at, *end;
  char *out;
};

static void skip_space(struct reader *r) {
  while (r->at < r->end && strchr(" \t\r\n", *r->at) && *r->at) {
    r->at++;
  }
}

static bool take(struct reader *r, char c) {
  skip_space(r);
  const bool found = r->at < r->end && *r->at == c;
  r->at += found;
  return found;
}

static bool take_word(struct reader *r, const char *word) {
  const size_t size = strlen(word);
  const bool found =
      (size_t)(r->end - r->at) >= size && memcmp(r->at, word, size) == 0;
  r->at += found ? size : 0;
  return found;
}

static bool take_hex(struct reader *r, uint32_t *out) {
  static const char digits[] = "0123456789abcdef0123456789ABCDEF";
  *out = 0;
  if (r->end - r->at < 4) {
    return false;
  }
  for (int i = 0; i < 4; i++) {
    const char c = *r->at++;
    const char *found = c ? strchr(digits, c) : NULL;
    if (!found) {
      return false;
    }
    *out = *out << 4 | (uint32_t)((found - digits) & 15);
  }
  return true;
}

/* After `\u`; a lone surrogate is no character. */
static bool take_code_point(struct reader *r) {
  uint32_t code, low;
  if (!take_hex(r, &code)) {
    return false;
  }
  if (code >= 0xd800 && code < 0xdc00) {
    if (!take_word(r, "\\u") || !take_hex(r, &low) || low < 0xdc00 ||
        low > 0xdfff) {
      return false;
    }
    code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
  } else if (code >= 0xdc00 && code < 0xe000) {
    return false;
  }
  r->out += quoth_utf8_put(code, r->out);
  return true;
}

static bool take_escape(struct reader *r) {
  static const char letters[] = "\"\\/bfnrt";
  static const char meant[] = "\"\\/\b\f\n\r\t";
  if (r->at == r->end) {
    return false;
  }
  const char c = *r->at++;
  if (c == 'u') {
    return take_code_point(r);
  }
  const char *found = c ? strchr(letters, c) : NULL;
  if (found) {
    *r->out++ = meant[found - letters];
  }
  return found != NULL;
}

static bool take_string(struct reader *r, quoth_text *out) {
  if (!take(r, '"')) {
    return false;
  }
  char *begin = r->out;
  while (r->at < r->end && *r->at != '"') {
    if (*r->at != '\\') {
      *r->out++ = *r->at++;
    } else {
      r->at++;
      if (!take_escape(r)) {
        return false;
      }
    }
  }
  if (r->at == r->end) {
    return false;
  }
  r->at++;
  *out = (quoth_text){begin, (size_t)(r->out - begin)};
  return true;
}

/* Any value; what is in strings does not count as brackets. */
static bool skip_value(struct reader *r) {
  size_t depth = 0;
  quoth_text ignored;
  skip_space(r);
  const char *begin = r->at;
  while (r->at < r->end) {
    const char c = *r->at;
    if (c == '"') {
      char *out = r->out;
      if (!take_string(r, &ignored)) {
        return false;
      }
      r->out = out;
    } else if (depth == 0 && (c == ',' || c == '}')) {
      break;
    } else {
      depth += c == '[' || c == '{';
      depth -= (c == ']' || c == '}') && depth > 0;
      r->at++;
    }
  }
  return r->at > begin && depth == 0;
}

static const char *read_member(struct reader *r,
                               const quoth_json_field *fields) {
  quoth_text name, value;
  if (!take_string(r, &name) || !take(r, ':')) {
    return "not a JSON object";
  }
  while (fields->name && !quoth_text_is(name, fields->name)) {
    fields++;
  }
  skip_space(r);
  if (!fields->name) {
    return skip_value(r) ? NULL : "not a JSON object";
  }
  if (take_word(r, "null")) {
    return NULL;
  }
  if (!take_string(r, &value)) {
    return "not a JSON object, or a field that is no string";
  }
  *fields->value = value;
  return NULL;
}

const char *quoth_json_read(quoth_text json, char *room,
                            const quoth_json_field *fields) {
  struct reader r = {json.at, json.at + json.size, room};
  if (!take(&r, '{')) {
    return "not a JSON object";
  }
  if (!take(&r, '}')) {
    do {
      const char *wrong = read_member(&r, fields);
      if (wrong) {
        return wrong;
      }
    } while (take(&r, ','));
    if (!take(&r, '}')) {
      return "not a JSON object";
    }
  }
  skip_space(&r);
  return r.at == r.end ? NULL : "something after the JSON object";
}
