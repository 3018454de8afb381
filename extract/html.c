#include "extract/html.h"

#include "extract/entity.h"

/* The element's name at `at`, as lower-case ASCII in `name`. */
static size_t tag_name(quoth_text text, size_t at, char name[12]) {
  size_t size = 0;
  while (at < text.size && size < 11) {
    const char c = text.at[at++];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(size && c >= '0' && c <= '9')) {
      break;
    }
    name[size] = c;
    if (c >= 'A' && c <= 'Z') {
      name[size] = (char)(c - 'A' + 'a');
    }
    size++;
  }
  name[size] = '\0';
  return size;
}

static bool is_one_of(const char *name, const char *const *list) {
  for (; *list; list++) {
    if (strcmp(name, *list) == 0) {
      return true;
    }
  }
  return false;
}

static bool is_unspoken(const char *name) {
  static const char *const list[] = {"script", "style",  "pre",   "code",
                                     "head",   "svg",    "math",  "template",
                                     "button", "object", "video", NULL};
  return is_one_of(name, list);
}

static bool is_within_line(const char *name) {
  static const char *const list[] = {
      "a",      "abbr", "b",     "cite", "em", "font", "i",     "img",
      "ins",    "kbd",  "label", "mark", "q",  "s",    "small", "span",
      "strong", "sub",  "sup",   "time", "tt", "u",    "wbr",   NULL};
  return is_one_of(name, list);
}

/* Reads the tag that begins at `at`; returns where to go on. */
static uint32_t begin_tag(quoth_html *html, quoth_text text, uint32_t at,
                          bool *breaks) {
  if (text.size - at >= 4 && memcmp(text.at + at, "<!--", 4) == 0) {
    html->in_comment = true;
    return at + 4;
  }
  char name[12];
  const bool closing = at + 1 < text.size && text.at[at + 1] == '/';
  const size_t size = tag_name(text, at + 1 + closing, name);
  if (is_unspoken(name)) {
    if (closing) {
      html->unspoken = (uint8_t)(html->unspoken - (html->unspoken != 0));
    } else if (html->unspoken < 255) {
      html->unspoken++;
    }
  }
  *breaks = !is_within_line(name);
  html->in_tag = true;
  return at + 1 + (uint32_t)closing + (uint32_t)size;
}

/* Goes on inside a tag or comment; returns where it left off. */
static uint32_t pass_markup(quoth_html *html, quoth_text text, uint32_t at) {
  if (html->in_comment) {
    for (; at < text.size; at++) {
      if (text.size - at >= 3 && memcmp(text.at + at, "-->", 3) == 0) {
        html->in_comment = false;
        return at + 3;
      }
    }
    return at;
  }
  for (; at < text.size; at++) {
    const char c = text.at[at];
    if (html->quote) {
      if (c == html->quote) {
        html->quote = '\0';
      }
    } else if (c == '"' || c == '\'') {
      html->quote = c;
    } else if (c == '>') {
      html->in_tag = false;
      return at + 1;
    }
  }
  return at;
}

static quoth_status new_line(quoth_draft *draft, bool first, uint8_t quote) {
  return quoth_draft_line(draft, first, QUOTH_BLOCK_PARAGRAPH, 0, quote);
}

/* Adds a line's text without tags. */
static quoth_status add_line(quoth_draft *draft, uint32_t begin, uint32_t end) {
  quoth_inline state = {0};
  uint32_t from = begin;
  const char *amp;
  for (uint32_t at = begin;
       at < end &&
       (amp = memchr(draft->checked.at + at, '&', end - at)) != NULL;) {
    at = (uint32_t)(amp - draft->checked.at);
    uint32_t code_point;
    const uint32_t size =
        (uint32_t)quoth_entity_decode((quoth_text){amp, end - at}, &code_point);
    if (size) {
      QUOTH_TRY(quoth_inline_add(draft, &state, from, at - from));
      QUOTH_TRY(quoth_inline_put(draft, &state, at, size, code_point));
      from = at + size;
    }
    at += size ? size : 1;
  }
  return quoth_inline_add(draft, &state, from, end - from);
}

/* Adds text without tags. */
static quoth_status add_words(quoth_draft *draft, const quoth_html *html,
                              uint32_t begin, uint32_t end, uint8_t quote) {
  for (uint32_t at = begin; at < end && !html->unspoken;) {
    uint32_t stop = at;
    while (stop < end && draft->checked.at[stop] != '\n' &&
           draft->checked.at[stop] != '\r') {
      stop++;
    }
    QUOTH_TRY(add_line(draft, at, stop));
    if (stop < end) {
      QUOTH_TRY(new_line(draft, false, quote));
    }
    at = stop + 1;
  }
  return QUOTH_OK;
}

quoth_status quoth_html_add(quoth_draft *draft, quoth_html *html,
                            uint32_t source, uint32_t length, uint8_t quote) {
  const quoth_text text = {draft->checked.at, source + length};
  for (uint32_t at = source; at < text.size;) {
    if (html->in_tag || html->in_comment) {
      at = pass_markup(html, text, at);
      continue;
    }
    const char *tag = memchr(text.at + at, '<', text.size - at);
    const uint32_t stop = tag ? (uint32_t)(tag - text.at) : source + length;
    QUOTH_TRY(add_words(draft, html, at, stop, quote));
    at = stop;
    if (tag) {
      bool breaks = false;
      at = begin_tag(html, text, at, &breaks);
      if (breaks) {
        QUOTH_TRY(new_line(draft, true, quote));
      }
    }
  }
  return QUOTH_OK;
}
