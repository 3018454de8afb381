#include "extract/lexicon.h"
#include "extract/grammar_error.h"
#include "extract/lexicon_parts.h"

quoth_status quoth_lexicon_compile(quoth_lexicon *lexicon, quoth_error *error) {
  const uint32_t count = (uint32_t)lexicon->shape_count;
  quoth_text *texts = quoth_alloc(lexicon->from, (count + 1) * sizeof *texts);
  if (!texts) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < count; i++) {
    texts[i] = quoth_model_get(lexicon->ontology, lexicon->shapes[i].text).text;
  }
  quoth_error why = {0};
  uint32_t bad = 0;
  quoth_status status = quoth_patterns_new(texts, count, lexicon->from, &why,
                                           &bad, &lexicon->patterns);
  if (status == QUOTH_BAD_SYNTAX) {
    status =
        quoth_rule_error(error, lexicon->ontology, lexicon->shapes[bad].owner,
                         "quoth:mention \"%.*s\": %s",
                         (int)(texts[bad].size < 120 ? texts[bad].size : 120),
                         texts[bad].at, why.message);
  }
  quoth_release(lexicon->from, texts);
  return status;
}

quoth_lexicon *quoth_lexicon_empty(const quoth_grammar *grammar,
                                   quoth_allocator *allocator) {
  quoth_lexicon *lexicon = quoth_alloc(allocator, sizeof *lexicon);
  if (lexicon) {
    *lexicon = (quoth_lexicon){.from = allocator,
                               .grammar = grammar,
                               .ontology = quoth_grammar_ontology(grammar),
                               .keys = {.from = allocator},
                               .words = {.from = allocator}};
  }
  return lexicon;
}

quoth_status quoth_lexicon_new(const quoth_grammar *grammar,
                               quoth_allocator *allocator, quoth_error *error,
                               quoth_lexicon **out) {
  quoth_lexicon *lexicon = quoth_lexicon_empty(grammar, allocator);
  if (!lexicon) {
    return QUOTH_NO_MEMORY;
  }
  return quoth_lexicon_finish(lexicon, quoth_lexicon_fill(lexicon, error),
                              error, out);
}

quoth_status quoth_lexicon_finish(quoth_lexicon *lexicon, quoth_status status,
                                  quoth_error *error, quoth_lexicon **out) {
  if (status == QUOTH_OK) {
    status = quoth_lexicon_compile(lexicon, error);
  }
  if (status != QUOTH_OK) {
    quoth_lexicon_free(lexicon);
    return status;
  }
  *out = lexicon;
  return QUOTH_OK;
}

void quoth_lexicon_free(quoth_lexicon *lexicon) {
  if (lexicon && !lexicon->borrowed) {
    quoth_key_table_free(&lexicon->keys);
    quoth_key_table_free(&lexicon->words);
    quoth_release(lexicon->from, lexicon->forms);
  }
  if (lexicon) {
    quoth_release(lexicon->from, lexicon->known);
    quoth_release(lexicon->from, lexicon->shapes);
    quoth_patterns_free(lexicon->patterns);
    quoth_release(lexicon->from, lexicon);
  }
}

const quoth_name_form *quoth_lexicon_find(const quoth_lexicon *lexicon,
                                          uint64_t key, bool *prefix) {
  const uint32_t *slot = quoth_key_table_get(&lexicon->keys, key);
  *prefix = slot != NULL;
  return slot && *slot ? &lexicon->forms[*slot - 1] : NULL;
}

const quoth_known *quoth_lexicon_known(const quoth_lexicon *lexicon,
                                       uint32_t index) {
  return &lexicon->known[index];
}

uint32_t quoth_lexicon_known_count(const quoth_lexicon *lexicon) {
  return (uint32_t)lexicon->known_count;
}

uint32_t quoth_lexicon_word(const quoth_lexicon *lexicon, uint64_t word_hash) {
  const uint32_t *slot = quoth_key_table_get(&lexicon->words, word_hash);
  return slot ? *slot : 0;
}

const quoth_patterns *quoth_lexicon_patterns(const quoth_lexicon *lexicon) {
  return lexicon->patterns;
}

uint32_t quoth_lexicon_pattern_count(const quoth_lexicon *lexicon) {
  return (uint32_t)lexicon->shape_count;
}

const quoth_name_pattern *quoth_lexicon_pattern(const quoth_lexicon *lexicon,
                                                uint32_t index) {
  return &lexicon->shapes[index];
}
