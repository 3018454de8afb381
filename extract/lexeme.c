#include "extract/lexeme.h"

static quoth_status look_up(const quoth_lexemes *lexemes, quoth_text form,
                            bool initial, quoth_arena *arena,
                            quoth_token *token) {
  token->lemma = quoth_lemma_find(&lexemes->lemmas, form, token->upos,
                                  token->xpos, initial, arena);
  token->features =
      quoth_morph_find(&lexemes->features, form, token->upos, token->xpos);
  return token->lemma.at != NULL ? QUOTH_OK : QUOTH_NO_MEMORY;
}

static uint32_t slot_of(const char form[QUOTH_LEXEME_SIZE], uint32_t tags) {
  uint64_t words[2];
  _Static_assert(sizeof words == QUOTH_LEXEME_SIZE, "a form is two words");
  memcpy(words, form, sizeof words);
  uint64_t hash = (words[0] ^ tags) * UINT64_C(0x9e3779b97f4a7c15);
  hash = (hash ^ hash >> 29 ^ words[1]) * UINT64_C(0xd6e8feb86659fd93);
  return (uint32_t)(hash >> 40) % QUOTH_LEXEME_SLOTS;
}

static void remember(quoth_lexeme *slot, const char form[QUOTH_LEXEME_SIZE],
                     uint32_t tags, quoth_text text, const quoth_token *token) {
  const bool prefix = token->lemma.at == text.at;
  if (!prefix && token->lemma.size > QUOTH_LEXEME_SIZE) {
    return;
  }
  memcpy(slot->form, form, sizeof slot->form);
  slot->tags = tags;
  slot->features = token->features;
  slot->prefix = prefix ? (uint8_t)token->lemma.size : 0;
  slot->lemma_size = prefix ? 0 : (uint8_t)token->lemma.size;
  memcpy(slot->lemma, token->lemma.at, slot->lemma_size);
}

quoth_status quoth_lexeme_find(quoth_lexemes *lexemes, quoth_text form,
                               bool initial, quoth_arena *arena,
                               quoth_token *token) {
  if (form.size > QUOTH_LEXEME_SIZE) {
    return look_up(lexemes, form, initial, arena, token);
  }
  char padded[QUOTH_LEXEME_SIZE] = {0};
  memcpy(padded, form.at, form.size);
  const uint32_t tags = 1u << 24 | (uint32_t)token->upos << 16 |
                        (uint32_t)token->xpos << 8 | (uint32_t)form.size << 1 |
                        initial;
  quoth_lexeme *slot = &lexemes->slots[slot_of(padded, tags)];
  if (slot->tags == tags && memcmp(slot->form, padded, sizeof padded) == 0) {
    token->features = slot->features;
    token->lemma =
        slot->prefix > 0
            ? (quoth_text){form.at, slot->prefix}
            : quoth_arena_copy(arena,
                               (quoth_text){slot->lemma, slot->lemma_size});
    return token->lemma.at != NULL ? QUOTH_OK : QUOTH_NO_MEMORY;
  }
  QUOTH_TRY(look_up(lexemes, form, initial, arena, token));
  remember(slot, padded, tags, form, token);
  return QUOTH_OK;
}
