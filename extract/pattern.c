#include "extract/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum {
  STEPS_MAX = 10000,   /* of one match */
  DEPTH_MAX = 1000,    /* of backtracking in one match */
  KIBIBYTES_MAX = 512, /* of memory in one match */
  SLOW_MAX = 16,       /* matches of one document that may give up */
  PATTERN_SIZE_MAX = 4096,
  BYTES = 256,
  HEAD_MAX = 16,     /* bytes that the cache knows a beginning by */
  CACHE_SIZE = 2048, /* beginnings; a power of two */
  MASK_LAST = 63
};

#define REST (UINT64_C(1) << MASK_LAST)

/* Which patterns of a first byte's list may match text with this beginning. */
typedef struct {
  char head[HEAD_MAX]; /* ASCII bytes, padded with NUL; all NUL: empty */
  uint64_t mask; /* bit i: pattern i of the list; the last, always set: REST */
} beginning;

struct quoth_patterns {
  quoth_allocator *from;
  pcre2_code **codes;
  bool *looks_back; /* per pattern: what stands before matters */
  uint32_t count;
  uint32_t *lists;            /* pattern numbers, grouped by first byte */
  uint32_t begins[BYTES + 1]; /* of each byte's group */
};

struct quoth_pattern_matcher {
  quoth_allocator *from;
  const quoth_patterns *patterns;
  pcre2_match_data *data;
  pcre2_match_context *limits;
  uint8_t *gave_up; /* per pattern: how often in this document */
  beginning *cache;
  char *copy; /* of a text with line breaks */
  size_t copy_room;
  quoth_text text;
};

/* ---- memory ---- */

static void *give(PCRE2_SIZE size, void *from) {
  return quoth_alloc(from, size);
}

static void take(void *block, void *from) {
  quoth_release(from, block);
}

static void *zeroed(quoth_allocator *from, size_t size) {
  void *block = quoth_alloc(from, size ? size : 1);
  if (block) {
    memset(block, 0, size);
  }
  return block;
}

/* ---- compiling ---- */

static quoth_status refuse(quoth_error *error, int code, size_t offset) {
  PCRE2_UCHAR message[128];
  if (code == PCRE2_ERROR_HEAP_FAILED) {
    return QUOTH_NO_MEMORY;
  }
  pcre2_get_error_message(code, message, sizeof message);
  return quoth_error_set(error, QUOTH_BAD_SYNTAX, NULL, 0, "%s, at offset %zu",
                         (const char *)message, offset);
}

static quoth_status compile(quoth_text text, pcre2_compile_context *context,
                            quoth_error *error, pcre2_code **out) {
  int code = 0;
  size_t offset = 0;
  *out = pcre2_compile((PCRE2_SPTR)text.at, text.size,
                       PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &code,
                       &offset, context);
  if (!*out) {
    return refuse(error, code, offset);
  }
  uint32_t empty = 0;
  pcre2_pattern_info(*out, PCRE2_INFO_MATCHEMPTY, &empty);
  return empty ? quoth_error_set(error, QUOTH_BAD_SYNTAX, NULL, 0,
                                 "it matches where there is nothing")
               : QUOTH_OK;
}

static pcre2_match_context *new_limits(pcre2_general_context *memory) {
  pcre2_match_context *limits = pcre2_match_context_create(memory);
  if (limits) {
    pcre2_set_match_limit(limits, STEPS_MAX);
    pcre2_set_depth_limit(limits, DEPTH_MAX);
    pcre2_set_heap_limit(limits, KIBIBYTES_MAX);
  }
  return limits;
}

static bool looks_back(const pcre2_code *code) {
  uint32_t characters = 0;
  pcre2_pattern_info(code, PCRE2_INFO_MAXLOOKBEHIND, &characters);
  return characters > 0;
}

/* A pattern may match text that begins so if it fails for nothing but want of
 * more text. */
static bool may_begin(const pcre2_code *code, quoth_text head,
                      pcre2_match_data *data, pcre2_match_context *limits) {
  return pcre2_match(code, (PCRE2_SPTR)head.at, head.size, 0,
                     PCRE2_ANCHORED | PCRE2_NO_UTF_CHECK | PCRE2_PARTIAL_HARD,
                     data, limits) != PCRE2_ERROR_NOMATCH;
}

/* Which bytes a match can begin with. What PCRE2 knows of a class by property
 * is nothing, and of a first letter not whether its case matters: there ASCII
 * is tried byte by byte. */
static void find_first_bytes(const pcre2_code *code, pcre2_match_data *data,
                             pcre2_match_context *limits, bool out[BYTES]) {
  const uint8_t *map = NULL;
  uint32_t type = 0, unit = 0;
  pcre2_pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &map);
  pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODETYPE, &type);
  pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODEUNIT, &unit);
  const bool letter = (unit | 0x20) - 'a' < 26, back = looks_back(code);
  for (uint32_t b = 0; b < BYTES; b++) {
    const char head = (char)b;
    if (map) {
      out[b] = map[b / 8] & (1u << (b % 8));
    } else if (type == 1 && b != (unit ^ 0x20)) {
      out[b] = b == unit || ((letter || unit >= 0x80) && b >= 0x80);
    } else if (type == 1 && !letter) {
      out[b] = false;
    } else {
      out[b] = back || b >= 0x80 ||
               may_begin(code, (quoth_text){&head, 1}, data, limits);
    }
  }
}

static quoth_status list_by_byte(quoth_patterns *patterns,
                                 pcre2_match_data *data,
                                 pcre2_match_context *limits) {
  bool(*firsts)[BYTES] =
      zeroed(patterns->from, patterns->count * sizeof *firsts);
  if (!firsts) {
    return QUOTH_NO_MEMORY;
  }
  uint32_t size = 0;
  for (uint32_t i = 0; i < patterns->count; i++) {
    find_first_bytes(patterns->codes[i], data, limits, firsts[i]);
    patterns->looks_back[i] = looks_back(patterns->codes[i]);
    for (uint32_t b = 0; b < BYTES; b++) {
      size += firsts[i][b];
    }
  }
  patterns->lists = zeroed(patterns->from, size * sizeof *patterns->lists);
  uint32_t at = 0;
  for (uint32_t b = 0; b < BYTES && patterns->lists; b++) {
    patterns->begins[b] = at;
    for (uint32_t i = 0; i < patterns->count; i++) {
      if (firsts[i][b]) {
        patterns->lists[at++] = i;
      }
    }
  }
  patterns->begins[BYTES] = at;
  quoth_release(patterns->from, firsts);
  return patterns->lists ? QUOTH_OK : QUOTH_NO_MEMORY;
}

static quoth_status compile_all(quoth_patterns *patterns,
                                const quoth_text *texts, uint32_t count,
                                pcre2_compile_context *context,
                                quoth_error *error, uint32_t *bad) {
  pcre2_set_max_pattern_length(context, PATTERN_SIZE_MAX);
  for (; patterns->count < count; patterns->count++) {
    pcre2_code **code = &patterns->codes[patterns->count];
    const quoth_status status =
        compile(texts[patterns->count], context, error, code);
    if (status != QUOTH_OK) {
      *bad = patterns->count;
      patterns->count += *code != NULL;
      return status;
    }
  }
  return QUOTH_OK;
}

static quoth_status sort_out(quoth_patterns *patterns,
                             pcre2_general_context *memory) {
  pcre2_match_data *data = pcre2_match_data_create(1, memory);
  pcre2_match_context *limits = new_limits(memory);
  const quoth_status status =
      data && limits ? list_by_byte(patterns, data, limits) : QUOTH_NO_MEMORY;
  pcre2_match_data_free(data);
  pcre2_match_context_free(limits);
  return status;
}

static quoth_status fill(quoth_patterns *patterns, const quoth_text *texts,
                         uint32_t count, quoth_error *error, uint32_t *bad) {
  patterns->codes = zeroed(patterns->from, count * sizeof(pcre2_code *));
  patterns->looks_back = zeroed(patterns->from, count);
  pcre2_general_context *memory =
      pcre2_general_context_create(give, take, patterns->from);
  pcre2_compile_context *context =
      memory ? pcre2_compile_context_create(memory) : NULL;
  quoth_status status =
      patterns->codes && patterns->looks_back && context
          ? compile_all(patterns, texts, count, context, error, bad)
          : QUOTH_NO_MEMORY;
  if (status == QUOTH_OK) {
    status = sort_out(patterns, memory);
  }
  pcre2_compile_context_free(context);
  pcre2_general_context_free(memory);
  return status;
}

quoth_status quoth_patterns_new(const quoth_text *texts, uint32_t count,
                                quoth_allocator *allocator, quoth_error *error,
                                uint32_t *bad, quoth_patterns **out) {
  quoth_patterns *patterns = zeroed(allocator, sizeof *patterns);
  if (!patterns) {
    return QUOTH_NO_MEMORY;
  }
  patterns->from = allocator;
  const quoth_status status = fill(patterns, texts, count, error, bad);
  if (status != QUOTH_OK) {
    quoth_patterns_free(patterns);
    return status;
  }
  *out = patterns;
  return QUOTH_OK;
}

void quoth_patterns_free(quoth_patterns *patterns) {
  if (patterns) {
    for (uint32_t i = 0; i < patterns->count; i++) {
      pcre2_code_free(patterns->codes[i]);
    }
    quoth_release(patterns->from, patterns->codes);
    quoth_release(patterns->from, patterns->looks_back);
    quoth_release(patterns->from, patterns->lists);
    quoth_release(patterns->from, patterns);
  }
}

bool quoth_patterns_begin_with(const quoth_patterns *patterns,
                               unsigned char first) {
  return patterns->begins[first] < patterns->begins[first + 1];
}

/* ---- matching ---- */

static quoth_status fill_matcher(quoth_pattern_matcher *matcher) {
  pcre2_general_context *memory =
      pcre2_general_context_create(give, take, matcher->from);
  if (!memory) {
    return QUOTH_NO_MEMORY;
  }
  matcher->data = pcre2_match_data_create(1, memory);
  matcher->limits = new_limits(memory);
  pcre2_general_context_free(memory);
  matcher->gave_up = zeroed(matcher->from, matcher->patterns->count);
  matcher->cache = zeroed(matcher->from, CACHE_SIZE * sizeof *matcher->cache);
  if (!matcher->data || !matcher->limits || !matcher->gave_up ||
      !matcher->cache) {
    return QUOTH_NO_MEMORY;
  }
  return QUOTH_OK;
}

quoth_status quoth_pattern_matcher_new(const quoth_patterns *patterns,
                                       quoth_allocator *allocator,
                                       quoth_pattern_matcher **out) {
  quoth_pattern_matcher *matcher = zeroed(allocator, sizeof *matcher);
  if (!matcher) {
    return QUOTH_NO_MEMORY;
  }
  matcher->from = allocator;
  matcher->patterns = patterns;
  const quoth_status status = fill_matcher(matcher);
  if (status != QUOTH_OK) {
    quoth_pattern_matcher_free(matcher);
    return status;
  }
  *out = matcher;
  return QUOTH_OK;
}

void quoth_pattern_matcher_free(quoth_pattern_matcher *matcher) {
  if (matcher) {
    pcre2_match_data_free(matcher->data);
    pcre2_match_context_free(matcher->limits);
    quoth_release(matcher->from, matcher->gave_up);
    quoth_release(matcher->from, matcher->cache);
    quoth_release(matcher->from, matcher->copy);
    quoth_release(matcher->from, matcher);
  }
}

void quoth_pattern_matcher_reset(quoth_pattern_matcher *matcher) {
  memset(matcher->gave_up, 0, matcher->patterns->count);
}

static bool is_break(char c) {
  return c == '\n' || c == '\t' || c == '\r';
}

quoth_status quoth_pattern_matcher_read(quoth_pattern_matcher *matcher,
                                        quoth_text text) {
  size_t plain = 0;
  while (plain < text.size && !is_break(text.at[plain])) {
    plain++;
  }
  matcher->text = text;
  if (plain == text.size) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_grow(matcher->from, &matcher->copy, &matcher->copy_room, 0,
                       text.size, 1));
  for (size_t i = 0; i < text.size; i++) {
    matcher->copy[i] = is_break(text.at[i]) ? ' ' : text.at[i];
  }
  matcher->text.at = matcher->copy;
  return QUOTH_OK;
}

/* Where the window that begins at `at` ends: never inside a code point. */
static size_t window_end(quoth_text text, size_t at) {
  if (text.size - at <= QUOTH_PATTERN_WINDOW) {
    return text.size;
  }
  size_t end = at + QUOTH_PATTERN_WINDOW;
  while (end > at && ((unsigned char)text.at[end] & 0xc0) == 0x80) {
    end--;
  }
  return end;
}

quoth_status quoth_pattern_match(quoth_pattern_matcher *matcher,
                                 uint32_t pattern, size_t at, size_t *length,
                                 bool *slow) {
  *length = 0;
  if (slow) {
    *slow = false;
  }
  if (matcher->gave_up[pattern] == SLOW_MAX) {
    return QUOTH_OK;
  }
  const int found = pcre2_match(
      matcher->patterns->codes[pattern], (PCRE2_SPTR)matcher->text.at,
      window_end(matcher->text, at), at, PCRE2_ANCHORED | PCRE2_NO_UTF_CHECK,
      matcher->data, matcher->limits);
  if (found >= 0) {
    const size_t end = pcre2_get_ovector_pointer(matcher->data)[1];
    *length = end > at ? end - at : 0;
    return QUOTH_OK;
  }
  if (found == PCRE2_ERROR_NOMEMORY) {
    return QUOTH_NO_MEMORY;
  }
  if (found != PCRE2_ERROR_NOMATCH) {
    matcher->gave_up[pattern]++;
    if (slow) {
      *slow = true;
    }
  }
  return QUOTH_OK;
}

/* ---- what may match at all ---- */

static bool is_ascii(char c) {
  return (unsigned char)c - 1u < 0x7f;
}

static beginning *place_of(quoth_pattern_matcher *matcher,
                           const char head[HEAD_MAX]) {
  uint64_t words[2];
  _Static_assert(sizeof words == HEAD_MAX, "a head is two words");
  memcpy(words, head, sizeof words);
  const uint64_t hash = (words[0] ^ words[1] * UINT64_C(0xd6e8feb86659fd93)) *
                        UINT64_C(0x9e3779b97f4a7c15);
  return &matcher->cache[(hash >> 40) & (CACHE_SIZE - 1)];
}

/* Those of `mask` that may match text that begins with these bytes. */
static uint64_t narrow(quoth_pattern_matcher *matcher,
                       const quoth_pattern_cursor *cursor, size_t size,
                       uint64_t mask) {
  const char *const at = matcher->text.at + cursor->at;
  char head[HEAD_MAX] = {0};
  memcpy(head, at, size);
  beginning *known = place_of(matcher, head);
  if (memcmp(known->head, head, HEAD_MAX) != 0) {
    for (uint32_t i = 0; i < MASK_LAST && i < cursor->count; i++) {
      const uint32_t pattern = cursor->list[i];
      if ((mask >> i & 1) && !matcher->patterns->looks_back[pattern] &&
          !may_begin(matcher->patterns->codes[pattern], (quoth_text){at, size},
                     matcher->data, matcher->limits)) {
        mask &= ~(UINT64_C(1) << i);
      }
    }
    memcpy(known->head, head, HEAD_MAX);
    known->mask = mask;
  }
  return known->mask;
}

/* By the first two bytes, which leave most words none; then by the whole word
 * with what follows it. */
static uint64_t mask_of(quoth_pattern_matcher *matcher,
                        const quoth_pattern_cursor *cursor) {
  const char *const at = matcher->text.at + cursor->at;
  const size_t room = matcher->text.size - cursor->at;
  const uint64_t all = cursor->count < MASK_LAST
                           ? REST | ((UINT64_C(1) << cursor->count) - 1)
                           : UINT64_MAX;
  if (room < 2 || !is_ascii(at[0]) || !is_ascii(at[1])) {
    return all;
  }
  const uint64_t mask = narrow(matcher, cursor, 2, all);
  if (mask == REST) {
    return mask;
  }
  size_t size = 2;
  bool letter = true;
  while (letter && size < HEAD_MAX && size < room && is_ascii(at[size])) {
    letter = ((uint32_t)at[size - 1] | 0x20) - 'a' < 26;
    size += letter;
  }
  return size > 2 ? narrow(matcher, cursor, size, mask) : mask;
}

quoth_pattern_cursor quoth_pattern_find(quoth_pattern_matcher *matcher,
                                        size_t at) {
  const quoth_patterns *patterns = matcher->patterns;
  const unsigned char first = (unsigned char)matcher->text.at[at];
  quoth_pattern_cursor cursor = {
      .at = at,
      .list = patterns->lists + patterns->begins[first],
      .count = patterns->begins[first + 1] - patterns->begins[first]};
  cursor.mask = cursor.count ? mask_of(matcher, &cursor) : REST;
  return cursor;
}

quoth_status quoth_pattern_next(quoth_pattern_matcher *matcher,
                                quoth_pattern_cursor *cursor, uint32_t *pattern,
                                size_t *length) {
  *length = 0;
  while (*length == 0) {
    const uint32_t skip = (uint32_t)__builtin_ctzll(cursor->mask);
    cursor->next += skip;
    cursor->mask >>= skip;
    if (cursor->next >= cursor->count) {
      return QUOTH_OK;
    }
    *pattern = cursor->list[cursor->next++];
    if (cursor->mask != 1) { /* the last bit stands for the rest */
      cursor->mask >>= 1;
    }
    QUOTH_TRY(quoth_pattern_match(matcher, *pattern, cursor->at, length, NULL));
  }
  return QUOTH_OK;
}
