#include "extract/iri.h"

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_unreserved(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

static size_t put_percent(char *out, char c) {
  static const char digits[] = "0123456789ABCDEF";
  out[0] = '%';
  out[1] = digits[(unsigned char)c >> 4];
  out[2] = digits[(unsigned char)c & 15];
  return 3;
}

/* Drops the last step of out[from..size), with its slash. */
static size_t drop_step(const char *out, size_t from, size_t size) {
  if (size > from) {
    size--; /* its slash */
  }
  while (size > from && out[size - 1] != '/') {
    size--;
  }
  return size;
}

quoth_text quoth_iri_of_path(quoth_text base, quoth_text path,
                             quoth_arena *arena) {
  static const char doc[] = "doc/";
  if (path.size > (SIZE_MAX - base.size) / 4) {
    return (quoth_text){NULL, 0};
  }
  char *out = quoth_arena_alloc(arena, base.size + sizeof doc + 3 * path.size +
                                           sizeof "document");
  if (!out) {
    return (quoth_text){NULL, 0};
  }
  if (base.size) {
    memcpy(out, base.at, base.size);
  }
  memcpy(out + base.size, doc, sizeof doc - 1);
  const size_t root = base.size + sizeof doc - 1;
  size_t size = root;
  for (size_t at = 0; at < path.size;) {
    size_t end = at;
    while (end < path.size && path.at[end] != '/') {
      end++;
    }
    const quoth_text step = {path.at + at, end - at};
    if (quoth_text_is(step, "..")) {
      size = drop_step(out, root, size);
    } else if (step.size && !quoth_text_is(step, ".")) {
      for (size_t i = at; i < end; i++) {
        size += is_unreserved(path.at[i]) ? (out[size] = path.at[i], (size_t)1)
                                          : put_percent(out + size, path.at[i]);
      }
      if (end < path.size) {
        out[size++] = '/';
      }
    }
    at = end + 1;
  }
  if (size == root) {
    memcpy(out + size, "document", 8);
    size += 8;
  }
  out[size] = '\0';
  return (quoth_text){out, size};
}

quoth_text quoth_iri_escape(quoth_text iri, quoth_arena *arena) {
  if (iri.size > SIZE_MAX / 4) {
    return (quoth_text){NULL, 0};
  }
  char *out = quoth_arena_alloc(arena, 3 * iri.size + 1);
  if (!out) {
    return (quoth_text){NULL, 0};
  }
  size_t size = 0;
  for (size_t i = 0; i < iri.size; i++) {
    const char c = iri.at[i];
    const bool bad =
        (c >= 0 && c <= 0x20) || c == 0x7f || strchr("<>\"{}|^`\\", c) != NULL;
    if (bad) {
      size += put_percent(out + size, c);
    } else {
      out[size++] = c;
    }
  }
  return (quoth_text){out, size};
}

bool quoth_iri_is_absolute(quoth_text iri) {
  if (!iri.size || !is_letter(iri.at[0])) {
    return false;
  }
  for (size_t i = 1; i < iri.size; i++) {
    const char c = iri.at[i];
    if (c == ':') {
      return i + 1 < iri.size;
    }
    if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '+' && c != '-' &&
        c != '.') {
      return false;
    }
  }
  return false;
}
