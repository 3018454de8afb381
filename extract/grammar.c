#include "extract/grammar.h"
#include "extract/class_table.h"
#include "extract/frame.h"
#include "extract/lexicon.h"
#include "extract/word_table.h"

struct quoth_grammar {
  const quoth_model *ontology;
  quoth_allocator *from;
  quoth_arena arena;
  quoth_class_table classes;
  quoth_word_table words;
  quoth_lexicon *lexicon;
  quoth_frames *frames;
};

/* `names`: kept ones, or NULL. */
static quoth_status fill(quoth_grammar *grammar, const quoth_text *names,
                         quoth_error *error) {
  quoth_model_settle(grammar->ontology); /* threads will share it */
  QUOTH_TRY(quoth_word_table_fill(&grammar->words, grammar->ontology,
                                  &grammar->arena, error));
  QUOTH_TRY(quoth_class_table_fill(&grammar->classes, grammar->ontology,
                                   &grammar->words, &grammar->arena,
                                   grammar->from, error));
  QUOTH_TRY(names ? quoth_lexicon_read(grammar, *names, grammar->from, error,
                                       &grammar->lexicon)
                  : quoth_lexicon_new(grammar, grammar->from, error,
                                      &grammar->lexicon));
  return quoth_frames_new(grammar, grammar->from, error, &grammar->frames);
}

static quoth_status make(const quoth_model *ontology, const quoth_text *names,
                         quoth_allocator *allocator, quoth_error *error,
                         quoth_grammar **out) {
  quoth_grammar *grammar = quoth_alloc(allocator, sizeof *grammar);
  if (!grammar) {
    return QUOTH_NO_MEMORY;
  }
  *grammar = (quoth_grammar){
      .ontology = ontology, .from = allocator, .arena = {.from = allocator}};
  const quoth_status status = fill(grammar, names, error);
  if (status != QUOTH_OK) {
    quoth_grammar_free(grammar);
    return status;
  }
  *out = grammar;
  return QUOTH_OK;
}

quoth_status quoth_grammar_new(const quoth_model *ontology,
                               quoth_allocator *allocator, quoth_error *error,
                               quoth_grammar **out) {
  return make(ontology, NULL, allocator, error, out);
}

quoth_status quoth_grammar_restore(const quoth_model *ontology,
                                   quoth_text names, quoth_allocator *allocator,
                                   quoth_error *error, quoth_grammar **out) {
  return make(ontology, &names, allocator, error, out);
}

void quoth_grammar_free(quoth_grammar *grammar) {
  if (grammar) {
    quoth_frames_free(grammar->frames);
    quoth_lexicon_free(grammar->lexicon);
    quoth_class_table_free(&grammar->classes);
    quoth_arena_free(&grammar->arena);
    quoth_release(grammar->from, grammar);
  }
}

const quoth_model *quoth_grammar_ontology(const quoth_grammar *grammar) {
  return grammar->ontology;
}

const quoth_lexicon *quoth_grammar_lexicon(const quoth_grammar *grammar) {
  return grammar->lexicon;
}

const quoth_frames *quoth_grammar_frames(const quoth_grammar *grammar) {
  return grammar->frames;
}

/* ---- classes ---- */

bool quoth_grammar_is_a(const quoth_grammar *grammar, quoth_id class_id,
                        quoth_id ancestor) {
  if (class_id == ancestor) {
    return class_id != 0;
  }
  uint32_t count;
  const quoth_id *ids = quoth_grammar_ancestors(grammar, class_id, &count);
  for (uint32_t i = 0; i < count; i++) {
    if (ids[i] == ancestor) {
      return true;
    }
  }
  return false;
}

quoth_family quoth_grammar_family(const quoth_grammar *grammar,
                                  quoth_id class_id) {
  const quoth_class *found = quoth_class_table_get(&grammar->classes, class_id);
  return found ? found->family : QUOTH_FAMILY_THING;
}

const quoth_id *quoth_grammar_ancestors(const quoth_grammar *grammar,
                                        quoth_id class_id, uint32_t *count) {
  const quoth_class *found = quoth_class_table_get(&grammar->classes, class_id);
  if (!found) {
    *count = 0;
    return NULL;
  }
  *count = found->count;
  return grammar->classes.ancestors + found->first;
}

quoth_id quoth_grammar_class(const quoth_grammar *grammar, quoth_text name,
                             quoth_id user) {
  const quoth_text iri =
      user ? quoth_model_get(grammar->ontology, user).text : (quoth_text){0};
  return quoth_class_table_named(&grammar->classes, name, iri);
}

/* ---- words ---- */

quoth_word_set quoth_grammar_word(const quoth_grammar *grammar,
                                  quoth_text lemma) {
  const quoth_word_entry *entry = quoth_word_table_find(&grammar->words, lemma);
  return entry ? entry->classes : 0;
}

/* Joins words with single spaces; false when they are too long for a form. */
static bool join(const quoth_text *words, uint32_t count, char *out,
                 size_t capacity, size_t *size) {
  *size = 0;
  for (uint32_t i = 0; i < count; i++) {
    if (*size + words[i].size + 1 > capacity) {
      return false;
    }
    if (i > 0) {
      out[(*size)++] = ' ';
    }
    if (words[i].size) {
      memcpy(out + *size, words[i].at, words[i].size);
      *size += words[i].size;
    }
  }
  return true;
}

static const quoth_word_entry *find_joined(const quoth_grammar *grammar,
                                           const quoth_text *words,
                                           uint32_t count) {
  char phrase[128];
  size_t size;
  return join(words, count, phrase, sizeof phrase, &size)
             ? quoth_word_table_find(&grammar->words,
                                     (quoth_text){phrase, size})
             : NULL;
}

quoth_word_set quoth_grammar_phrase(const quoth_grammar *grammar,
                                    const quoth_text *words, uint32_t count,
                                    uint32_t *length) {
  *length = 0;
  if (count < 2 || !quoth_word_table_leads(&grammar->words, words[0])) {
    return 0;
  }
  const quoth_word_entry *head =
      quoth_word_table_find(&grammar->words, words[0]);
  if (!head || !head->longest) {
    return 0;
  }
  const quoth_word_entry *pair = find_joined(grammar, words, 2);
  if (!pair) {
    return 0;
  }
  for (uint32_t left = pair->longest < count ? pair->longest : count; left > 2;
       left--) {
    const quoth_word_entry *entry = find_joined(grammar, words, left);
    if (entry && entry->classes) {
      *length = left;
      return entry->classes;
    }
  }
  *length = pair->classes ? 2 : 0;
  return pair->classes;
}
