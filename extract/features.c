/* Forms of words as the models see them; see features.h. */
#include "extract/features.h"

/* What a typographic character is on a typewriter; NULL for itself. */
static const char *plain(uint32_t c) {
  switch (c) {
  case 0x2018:
  case 0x2019:
    return "'";
  case 0x201c:
  case 0x201d:
    return "\"";
  case 0x2013:
    return "-";
  case 0x2014:
  case 0x2015:
    return "--";
  case 0x2026:
    return "...";
  default:
    return NULL;
  }
}

/* Appends `size` bytes; once the form is full, the last of its bytes roll, so
 * that the ending is always there. */
static void put(quoth_form *form, const char *at, size_t size) {
  enum { TAIL = 12 };
  for (size_t i = 0; i < size; i++) {
    if (form->size == QUOTH_FORM_SIZE) {
      memmove(form->at + QUOTH_FORM_SIZE - TAIL,
              form->at + QUOTH_FORM_SIZE - TAIL + 1, TAIL - 1);
      form->size--;
    }
    form->at[form->size++] = at[i];
  }
}

static void put_wide(quoth_form *form, uint32_t c, bool first) {
  const char *typewritten = plain(c);
  if (typewritten != NULL) {
    put(form, typewritten, strlen(typewritten));
    return;
  }
  char bytes[4];
  if (quoth_char_is_upper(c)) {
    form->upper = true;
    form->shape |= first ? QUOTH_SHAPE_INITIAL : QUOTH_SHAPE_MIXED;
  } else {
    form->lower = form->lower || quoth_char_is_letter(c);
  }
  put(form, bytes, quoth_utf8_put(quoth_char_lower(c), bytes));
}

static void put_ascii(quoth_form *form, char c, bool first) {
  if (c >= 'A' && c <= 'Z') {
    form->upper = true;
    form->shape |= first ? QUOTH_SHAPE_INITIAL : QUOTH_SHAPE_MIXED;
    c = (char)(c - 'A' + 'a');
  } else if (c >= 'a' && c <= 'z') {
    form->lower = true;
  } else if (c >= '0' && c <= '9') {
    form->shape |= QUOTH_SHAPE_DIGIT;
    c = '0';
  }
  put(form, &c, 1);
}

quoth_form quoth_form_of(quoth_text text) {
  quoth_form form = {.size = 0};
  for (size_t at = 0; at < text.size;) {
    const bool first = at == 0;
    if ((unsigned char)text.at[at] < 0x80) {
      put_ascii(&form, text.at[at++], first);
    } else {
      put_wide(&form, quoth_utf8_next(text, &at), first);
    }
  }
  if ((form.shape & QUOTH_SHAPE_MIXED) && !form.lower) {
    form.shape =
        (uint8_t)((form.shape & ~QUOTH_SHAPE_MIXED) | QUOTH_SHAPE_CAPITALS);
  }
  return form;
}

static uint64_t hash(const char *at, size_t size, uint64_t seed) {
  uint64_t sum = seed * UINT64_C(0x9e3779b97f4a7c15) + size;
  for (size_t i = 0; i < size; i++) {
    sum = (sum ^ (unsigned char)at[i]) * UINT64_C(0x100000001b3);
  }
  sum = (sum ^ sum >> 32) * UINT64_C(0xd6e8feb86659fd93);
  return sum ^ sum >> 32;
}

uint64_t quoth_form_key(const quoth_form *form) {
  const uint64_t key = hash(form->at, form->size, 1);
  return key == 0 ? 1 : key;
}

static uint16_t row(const char *at, size_t size, uint64_t kind) {
  return (uint16_t)(hash(at, size, kind) & (QUOTH_AFFIX_ROWS - 1));
}

void quoth_form_affixes(const quoth_form *form,
                        uint16_t rows[QUOTH_AFFIX_KINDS]) {
  static const uint8_t lengths[QUOTH_AFFIX_KINDS] = {1, 2, 3, 1, 2, 3, 4};
  enum { PREFIXES = 3 };
  for (uint32_t kind = 0; kind < QUOTH_AFFIX_KINDS; kind++) {
    const size_t length =
        lengths[kind] < form->size ? lengths[kind] : form->size;
    const char *from =
        kind < PREFIXES ? form->at : form->at + form->size - length;
    rows[kind] = row(from, length, kind + 2);
  }
}

uint8_t quoth_distance_class(uint32_t dependent, uint32_t head) {
  const bool right = head > dependent;
  const uint32_t distance = right ? head - dependent : dependent - head;
  static const uint8_t classes[16] = {0, 0, 1, 2, 3, 4, 4, 5,
                                      5, 5, 6, 6, 6, 6, 6, 7};
  const uint32_t class = distance < 15   ? classes[distance]
                         : distance < 25 ? 7
                         : distance < 50 ? 8
                                         : 9;
  return (uint8_t)(class * 2 + (right ? 1 : 0));
}
