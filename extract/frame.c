#include "extract/frame_table.h"
#include "extract/grammar_error.h"
#include "model/vocab.h"

#include <stdlib.h>

/* ---- order of entries ---- */

static int by_words(const void *left, const void *right) {
  const quoth_frame_entry *a = left, *b = right;
  int order = quoth_text_compare(a->phrase.words[0], b->phrase.words[0]);
  if (order == 0) {
    order = quoth_text_compare(a->second, b->second);
  }
  if (order) {
    return order;
  }
  return (a->frame > b->frame) - (a->frame < b->frame);
}

uint64_t quoth_frame_key(quoth_text first, const quoth_text *second) {
  const uint64_t key = quoth_text_hash(first);
  return second ? key * 3 + quoth_text_hash(*second) : key;
}

/* From the end, so that each row knows its own and is entered last where it
 * begins. */
static quoth_status find_rows(quoth_frames *frames) {
  QUOTH_TRY(quoth_key_table_reserve(&frames->rows, frames->entry_count));
  for (size_t i = frames->entry_count; i-- > 0;) {
    quoth_frame_entry *entry = &frames->entries[i];
    const quoth_frame_entry *next = entry + 1;
    const bool last =
        i + 1 == frames->entry_count ||
        !quoth_text_equal(entry->phrase.words[0], next->phrase.words[0]);
    const bool differs = last || !quoth_text_equal(entry->second, next->second);
    entry->first_end = last ? (uint32_t)i + 1 : next->first_end;
    entry->second_end = differs ? (uint32_t)i + 1 : next->second_end;
    const quoth_text *const seconds[] = {NULL, &entry->second};
    for (size_t k = 0; k < 2; k++) {
      uint32_t *row;
      QUOTH_TRY(quoth_key_table_put(
          &frames->rows, quoth_frame_key(entry->phrase.words[0], seconds[k]),
          &row));
      *row = (uint32_t)i + 1;
    }
  }
  return quoth_key_table_seal(&frames->rows);
}

/* ---- compiling ---- */

static quoth_status add_entries(quoth_frames *frames,
                                const quoth_frame_draft *draft) {
  QUOTH_TRY(quoth_grow(frames->from, &frames->entries, &frames->entry_capacity,
                       frames->entry_count,
                       frames->entry_count + draft->phrase_count,
                       sizeof *frames->entries));
  for (uint32_t i = 0; i < draft->phrase_count; i++) {
    const quoth_phrase *phrase = &draft->phrases[i];
    const uint32_t fixed = (uint32_t)(phrase->count - phrase->preposition);
    quoth_text text;
    QUOTH_TRY(quoth_phrase_join(&frames->arena, phrase, 0, &text));
    frames->entries[frames->entry_count++] = (quoth_frame_entry){
        .phrase = *phrase,
        .text = text,
        .second = fixed > 1 ? phrase->words[fixed - 1] : (quoth_text){0},
        .frame = (uint32_t)frames->frame_count};
  }
  return QUOTH_OK;
}

quoth_status quoth_frames_add(quoth_frames *frames, quoth_frame_draft *draft) {
  QUOTH_TRY(quoth_grow(frames->from, &frames->frames, &frames->frame_capacity,
                       frames->frame_count, frames->frame_count + 1,
                       sizeof *frames->frames));
  QUOTH_TRY(add_entries(frames, draft));
  const size_t size =
      draft->frame.argument_count * sizeof *draft->frame.arguments;
  quoth_frame_argument *copy = quoth_arena_alloc(&frames->arena, size + 1);
  if (!copy) {
    return QUOTH_NO_MEMORY;
  }
  memcpy(copy, draft->arguments, size);
  draft->frame.arguments = copy;
  frames->frames[frames->frame_count++] = draft->frame;
  return QUOTH_OK;
}

static quoth_status compile_rule(quoth_frames *frames, quoth_id rule,
                                 quoth_frame_draft *draft, quoth_error *error) {
  const quoth_model *ontology = quoth_grammar_ontology(frames->grammar);
  quoth_cursor cursor =
      quoth_model_find(ontology, (quoth_quad){rule, QUOTH_V_QUOTH_FRAME, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    const quoth_id property =
        quoth_model_object(ontology, rule, QUOTH_V_QUOTH_CLAIMS);
    if (!property) {
      return quoth_rule_error(error, ontology, rule,
                              "a frame but no quoth:claims");
    }
    QUOTH_TRY(quoth_frame_parse(frames->grammar,
                                quoth_model_get(ontology, quad.object).text,
                                rule, property, &frames->arena, error, draft));
    QUOTH_TRY(quoth_frames_add(frames, draft));
  }
  return QUOTH_OK;
}

/* Room for the frames of rules and about as many phrases as they have. */
static quoth_status make_room(quoth_frames *frames,
                              const quoth_model *ontology) {
  enum { PHRASES = 8 };
  const size_t count = quoth_model_estimate(
      ontology, (quoth_quad){0, QUOTH_V_QUOTH_FRAME, 0, 0});
  QUOTH_TRY(quoth_grow(frames->from, &frames->frames, &frames->frame_capacity,
                       0, count, sizeof *frames->frames));
  return quoth_grow(frames->from, &frames->entries, &frames->entry_capacity, 0,
                    count * PHRASES, sizeof *frames->entries);
}

static quoth_status compile(quoth_frames *frames, quoth_frame_draft *draft,
                            quoth_error *error) {
  const quoth_model *ontology = quoth_grammar_ontology(frames->grammar);
  QUOTH_TRY(make_room(frames, ontology));
  quoth_cursor cursor = quoth_model_find(
      ontology, (quoth_quad){0, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_RULE, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(compile_rule(frames, quad.subject, draft, error));
  }
  QUOTH_TRY(quoth_frames_from_labels(frames, draft));
  if (frames->entry_count) {
    qsort(frames->entries, frames->entry_count, sizeof *frames->entries,
          by_words);
  }
  return find_rows(frames);
}

quoth_status quoth_frames_new(const quoth_grammar *grammar,
                              quoth_allocator *allocator, quoth_error *error,
                              quoth_frames **out) {
  quoth_frames *frames = quoth_alloc(allocator, sizeof *frames);
  if (!frames) {
    return QUOTH_NO_MEMORY;
  }
  *frames = (quoth_frames){.grammar = grammar,
                           .from = allocator,
                           .arena = {.from = allocator},
                           .rows = {.from = allocator}};
  quoth_frame_draft *draft = quoth_alloc(allocator, sizeof *draft);
  const quoth_status status =
      draft ? compile(frames, draft, error) : QUOTH_NO_MEMORY;
  quoth_release(allocator, draft);
  if (status != QUOTH_OK) {
    quoth_frames_free(frames);
    return status;
  }
  *out = frames;
  return QUOTH_OK;
}

void quoth_frames_free(quoth_frames *frames) {
  if (frames) {
    quoth_release(frames->from, frames->frames);
    quoth_release(frames->from, frames->entries);
    quoth_key_table_free(&frames->rows);
    quoth_arena_free(&frames->arena);
    quoth_release(frames->from, frames);
  }
}

uint32_t quoth_frames_count(const quoth_frames *frames) {
  return (uint32_t)frames->frame_count;
}
