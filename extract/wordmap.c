#include "extract/wordmap.h"

bool quoth_wordmap_open(quoth_text bytes, quoth_wordmap *out) {
  const size_t count = bytes.size / sizeof *out->slots;
  if (bytes.size % sizeof *out->slots != 0 || count == 0 ||
      count > UINT32_MAX || (count & (count - 1)) != 0) {
    return false;
  }
  out->slots = (const quoth_wordmap_slot *)bytes.at;
  out->mask = (uint32_t)count - 1;
  return true;
}

const uint32_t *quoth_wordmap_find(const quoth_wordmap *map, uint32_t key) {
  for (uint32_t i = 0; i < QUOTH_WORDMAP_REACH; i++) {
    const quoth_wordmap_slot *slot = &map->slots[(key + i) & map->mask];
    if (slot->key == key) {
      return &slot->value;
    }
    if (slot->key == 0) {
      break;
    }
  }
  return NULL;
}

static uint32_t key_of(quoth_word_class class, quoth_text bytes,
                       uint32_t kind) {
  const uint64_t tags = (uint64_t) class.upos << 24 |
                        (uint64_t) class.xpos << 16 |
                        (uint64_t) class.capital << 8 | kind;
  const uint64_t hash =
      (quoth_text_hash(bytes) ^ tags * UINT64_C(0x9e3779b97f4a7c15)) *
      UINT64_C(0xd6e8feb86659fd93);
  const uint32_t key = (uint32_t)(hash >> 32);
  return key != 0 ? key : 1;
}

uint32_t quoth_wordmap_word(quoth_word_class class, quoth_text lower) {
  return key_of(class, lower, QUOTH_ENDING_MAX + 1);
}

uint32_t quoth_wordmap_ending(quoth_word_class class, quoth_text lower,
                              size_t size) {
  const quoth_text ending = {lower.at + lower.size - size, size};
  return key_of(class, ending, (uint32_t)size);
}

quoth_text quoth_word_lower(quoth_text form, char buffer[QUOTH_LOWER_MAX]) {
  size_t size = 0;
  for (size_t at = 0; at < form.size;) {
    if (size + 4 > QUOTH_LOWER_MAX) {
      return (quoth_text){buffer, 0};
    }
    if (form.at[at] >= 'a' && form.at[at] <= 'z') {
      buffer[size++] = form.at[at++]; /* as most are */
      continue;
    }
    const uint32_t code = quoth_utf8_next(form, &at);
    const bool apostrophe = code == 0x2019 || code == 0xb4 || code == '`';
    size += quoth_utf8_put(apostrophe ? '\'' : quoth_char_lower(code),
                           buffer + size);
  }
  return (quoth_text){buffer, size};
}
