/* From text to trees: words, sentences, tags, arcs, lemmas, features. */
#include "extract/lexeme.h"
#include "extract/mend.h"
#include "extract/reading.h"
#include "extract/sentence.h"
#include "extract/token.h"
#include "extract/weights.h"

struct quoth_parser {
  quoth_allocator *allocator; /* borrowed; may be NULL */
  quoth_splitter splitter;    /* a view of the weights */
  quoth_lexemes lexemes;      /* its slots are owned, as all that follows */
  quoth_reading *reading;
  quoth_token_list tokens; /* of the text parsed last */
  quoth_sentence *sentences;
  size_t sentence_count, sentence_capacity;
  quoth_glance *glances; /* of one block */
  size_t glance_capacity;
  bool *ends; /* of one block */
  size_t end_capacity;
  quoth_morph_note *notes; /* of one sentence */
  size_t note_capacity;
  quoth_arena arena; /* lemmas that are not part of the text */
};

static quoth_status open_sections(quoth_parser *parser,
                                  const quoth_syntax *syntax) {
  QUOTH_TRY(quoth_splitter_open(quoth_syntax_section(syntax, "sentence"), NULL,
                                &parser->splitter));
  QUOTH_TRY(quoth_lemmas_open(quoth_syntax_section(syntax, "lemma"), NULL,
                              &parser->lexemes.lemmas));
  return quoth_wordmap_open(quoth_syntax_section(syntax, "feature"),
                            &parser->lexemes.features)
             ? QUOTH_OK
             : QUOTH_BAD_DATA;
}

static quoth_status new_slots(quoth_parser *parser) {
  const size_t size = QUOTH_LEXEME_SLOTS * sizeof *parser->lexemes.slots;
  parser->lexemes.slots = quoth_alloc(parser->allocator, size);
  if (parser->lexemes.slots == NULL) {
    return QUOTH_NO_MEMORY;
  }
  memset(parser->lexemes.slots, 0, size);
  return QUOTH_OK;
}

quoth_status quoth_parser_new(const quoth_syntax *syntax,
                              quoth_allocator *allocator, quoth_parser **out) {
  *out = NULL;
  quoth_parser *parser = quoth_alloc(allocator, sizeof *parser);
  if (parser == NULL) {
    return QUOTH_NO_MEMORY;
  }
  *parser = (quoth_parser){.allocator = allocator,
                           .tokens = {.allocator = allocator},
                           .arena = {.from = allocator}};
  quoth_status status = open_sections(parser, syntax);
  if (status == QUOTH_OK) {
    status = new_slots(parser);
  }
  if (status == QUOTH_OK) {
    status = quoth_reading_new(syntax, allocator, &parser->reading);
  }
  if (status != QUOTH_OK) {
    quoth_parser_free(parser);
    return status;
  }
  *out = parser;
  return QUOTH_OK;
}

void quoth_parser_free(quoth_parser *parser) {
  if (parser == NULL) {
    return;
  }
  quoth_release(parser->allocator, parser->lexemes.slots);
  quoth_reading_free(parser->reading);
  quoth_release(parser->allocator, parser->tokens.items);
  quoth_release(parser->allocator, parser->sentences);
  quoth_release(parser->allocator, parser->glances);
  quoth_release(parser->allocator, parser->ends);
  quoth_release(parser->allocator, parser->notes);
  quoth_arena_free(&parser->arena);
  quoth_release(parser->allocator, parser);
}

static quoth_status add_sentence(quoth_parser *parser, uint32_t first,
                                 uint32_t count, uint32_t block) {
  QUOTH_TRY(quoth_grow(parser->allocator, &parser->sentences,
                       &parser->sentence_capacity, parser->sentence_count,
                       parser->sentence_count + 1, sizeof *parser->sentences));
  const uint32_t number = (uint32_t)parser->sentence_count++;
  parser->sentences[number] = (quoth_sentence){first, count, block, first};
  for (uint32_t i = 0; i < count; i++) {
    parser->tokens.items[first + i].sentence = number;
  }
  return QUOTH_OK;
}

static quoth_status split_block(quoth_parser *parser, quoth_text text,
                                quoth_span span, uint32_t block) {
  const uint32_t first = (uint32_t)parser->tokens.count;
  QUOTH_TRY(quoth_tokens_find(text, span, &parser->tokens));
  const uint32_t count = (uint32_t)parser->tokens.count - first;
  QUOTH_TRY(quoth_grow(parser->allocator, &parser->glances,
                       &parser->glance_capacity, 0, count,
                       sizeof *parser->glances));
  QUOTH_TRY(quoth_grow(parser->allocator, &parser->ends, &parser->end_capacity,
                       0, count, sizeof *parser->ends));
  quoth_glance_tokens(text, parser->tokens.items + first, count,
                      parser->glances);
  quoth_sentences_split(&parser->splitter, parser->glances, count,
                        parser->ends);
  uint32_t begin = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (parser->ends[i]) {
      QUOTH_TRY(add_sentence(parser, first + begin, i + 1 - begin, block));
      begin = i + 1;
    }
  }
  return QUOTH_OK;
}

/* Lemmas and features of a sentence that is tagged and parsed. */
static quoth_status finish_words(quoth_parser *parser, quoth_text text,
                                 quoth_sentence *sentence) {
  quoth_token *tokens = parser->tokens.items + sentence->first;
  quoth_tags_mend(text, tokens, sentence->count, sentence->first);
  for (uint32_t i = 0; i < sentence->count; i++) {
    QUOTH_TRY(quoth_lexeme_find(&parser->lexemes,
                                quoth_text_slice(text, tokens[i].span), i == 0,
                                &parser->arena, &tokens[i]));
  }
  QUOTH_TRY(quoth_grow(parser->allocator, &parser->notes,
                       &parser->note_capacity, 0, sentence->count,
                       sizeof *parser->notes));
  quoth_morph_refine(text, tokens, sentence->count, sentence->first,
                     parser->notes);
  sentence->root = quoth_tree_mend(text, tokens, sentence->count,
                                   sentence->first, sentence->root);
  return QUOTH_OK;
}

/* Tags and parses all sentences found. */
static quoth_status annotate(quoth_parser *parser, quoth_text text,
                             quoth_trees *out) {
  quoth_reading_run(parser->reading, text, parser->tokens.items,
                    parser->sentences, (uint32_t)parser->sentence_count);
  for (size_t i = 0; i < parser->sentence_count; i++) {
    QUOTH_TRY(finish_words(parser, text, &parser->sentences[i]));
  }
  *out = (quoth_trees){parser->tokens.items, (uint32_t)parser->tokens.count,
                       parser->sentences, (uint32_t)parser->sentence_count};
  return QUOTH_OK;
}

static quoth_status begin(quoth_parser *parser, quoth_text text,
                          quoth_error *error, quoth_trees *out) {
  *out = (quoth_trees){0};
  parser->tokens.count = parser->sentence_count = 0;
  quoth_arena_reset(&parser->arena);
  return text.size < UINT32_MAX
             ? QUOTH_OK
             : quoth_error_set(error, QUOTH_LIMIT, NULL, 0,
                               "the text is larger than 4 GiB");
}

quoth_status quoth_parse_text(quoth_parser *parser, quoth_text text,
                              const quoth_span *blocks, uint32_t block_count,
                              quoth_error *error, quoth_trees *out) {
  QUOTH_TRY(begin(parser, text, error, out));
  for (uint32_t i = 0; i < block_count; i++) {
    QUOTH_TRY(split_block(parser, text, blocks[i], i));
  }
  return annotate(parser, text, out);
}

quoth_status quoth_parse_tokens(quoth_parser *parser, quoth_text text,
                                const quoth_token *tokens, uint32_t count,
                                quoth_error *error, quoth_trees *out) {
  QUOTH_TRY(begin(parser, text, error, out));
  quoth_token_list *list = &parser->tokens;
  QUOTH_TRY(quoth_grow(list->allocator, &list->items, &list->capacity, 0, count,
                       sizeof *list->items));
  for (uint32_t i = 0; i < count; i++) {
    list->items[i] = (quoth_token){.span = tokens[i].span,
                                   .space_before = tokens[i].space_before};
  }
  list->count = count;
  uint32_t first = 0;
  for (uint32_t i = 1; i <= count; i++) {
    if (i == count || tokens[i].sentence != tokens[first].sentence) {
      QUOTH_TRY(add_sentence(parser, first, i - first, 0));
      first = i;
    }
  }
  return annotate(parser, text, out);
}
