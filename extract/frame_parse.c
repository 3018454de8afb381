/* Frames as text:
 *
 *   frame    = [slot] words [slot] {argument}
 *   words    = phrase {"|" phrase}        phrase = {word | "(" choice ")"}
 *   argument = slot | words slot | "[" [words] slot "]"
 *   slot     = "{" ["subject" | "object"] [":"] [kind {"|" kind}] "}"
 *   kind     = the name of a class | a noun in lower case | "any" | "clause"
 */
#include "extract/frame_table.h"
#include "extract/grammar_error.h"
#include "model/vocab.h"

#include <stdio.h>

typedef struct {
  const quoth_grammar *grammar;
  quoth_text text;
  size_t at;
  quoth_id rule, property;
  quoth_arena *arena;
  quoth_error *error;
} reader;

static quoth_status fail(const reader *r, const char *what) {
  return quoth_rule_error(r->error, quoth_grammar_ontology(r->grammar), r->rule,
                          "%s, at byte %zu of frame \"%.*s\"", what, r->at + 1,
                          (int)(r->text.size < 200 ? r->text.size : 200),
                          r->text.at);
}

static char peek(reader *r) {
  while (r->at < r->text.size &&
         (r->text.at[r->at] == ' ' || r->text.at[r->at] == '\n' ||
          r->text.at[r->at] == '\t')) {
    r->at++;
  }
  return r->at < r->text.size ? r->text.at[r->at] : '\0';
}

static bool take(reader *r, char c) {
  if (peek(r) == c) {
    r->at++;
    return true;
  }
  return false;
}

static bool is_special(char c) {
  return c == '\0' || strchr(" \n\t{}[]()|", c) != NULL;
}

static bool at_word(reader *r) {
  return !is_special(peek(r));
}

static quoth_status read_word(reader *r, quoth_text *out) {
  const size_t begin = r->at;
  while (r->at < r->text.size && !is_special(r->text.at[r->at])) {
    r->at++;
  }
  const quoth_text word = {r->text.at + begin, r->at - begin};
  char *lower = quoth_arena_alloc(r->arena, 2 * word.size + 4);
  if (!lower) {
    return QUOTH_NO_MEMORY;
  }
  size_t size = 0;
  for (size_t at = 0; at < word.size;) {
    size += quoth_utf8_put(quoth_char_lower(quoth_utf8_next(word, &at)),
                           lower + size);
  }
  *out = (quoth_text){lower, size};
  return QUOTH_OK;
}

/* ---- phrases ---- */

typedef struct {
  quoth_phrase *phrases;
  uint32_t count, first; /* `first`: where the alternative at hand begins */
} phrases;

static quoth_status append(reader *r, phrases *list, uint32_t from,
                           quoth_text word) {
  for (uint32_t i = from; i < list->count; i++) {
    quoth_phrase *phrase = &list->phrases[i];
    if (phrase->count == QUOTH_PHRASE_WORDS_MAX) {
      return fail(r, "more than 8 words between slots");
    }
    phrase->words[phrase->count++] = word;
  }
  return QUOTH_OK;
}

static quoth_status open_phrase(reader *r, phrases *list) {
  if (list->count == QUOTH_FRAME_PHRASES_MAX) {
    return fail(r, "more than 128 alternatives");
  }
  list->first = list->count;
  list->phrases[list->count++] = (quoth_phrase){.count = 0};
  return QUOTH_OK;
}

/* "(founder|head coach)": each phrase of the alternative at hand goes on with
 * each choice. */
static quoth_status read_choices(reader *r, phrases *list) {
  const uint32_t first = list->first, stems = list->count - list->first;
  quoth_phrase stem[QUOTH_FRAME_PHRASES_MAX];
  memcpy(stem, list->phrases + first, stems * sizeof *stem);
  list->count = first;
  do {
    const uint32_t from = list->count;
    if (from + stems > QUOTH_FRAME_PHRASES_MAX) {
      return fail(r, "more than 128 alternatives");
    }
    memcpy(list->phrases + from, stem, stems * sizeof *stem);
    list->count += stems;
    while (at_word(r)) {
      quoth_text word;
      QUOTH_TRY(read_word(r, &word));
      QUOTH_TRY(append(r, list, from, word));
    }
  } while (take(r, '|'));
  return take(r, ')') ? QUOTH_OK : fail(r, "expected \")\"");
}

quoth_status quoth_phrase_join(quoth_arena *arena, const quoth_phrase *phrase,
                               size_t from, quoth_text *out) {
  size_t size = 0;
  for (size_t i = from; i < phrase->count; i++) {
    size += phrase->words[i].size + 1;
  }
  char *bytes = quoth_arena_alloc(arena, size);
  if (!bytes) {
    return QUOTH_NO_MEMORY;
  }
  size_t at = 0;
  for (size_t i = from; i < phrase->count; i++) {
    if (i > from) {
      bytes[at++] = ' ';
    }
    memcpy(bytes + at, phrase->words[i].at, phrase->words[i].size);
    at += phrase->words[i].size;
  }
  *out = (quoth_text){bytes, at};
  return QUOTH_OK;
}

static quoth_status find_prepositions(reader *r, quoth_phrase *phrase) {
  while (phrase->preposition < phrase->count &&
         phrase->preposition < QUOTH_PREPOSITION_WORDS_MAX) {
    const size_t at = (size_t)(phrase->count - 1 - phrase->preposition);
    if (!quoth_is_preposition(phrase->words[at])) {
      break;
    }
    QUOTH_TRY(quoth_phrase_join(r->arena, phrase, at,
                                &phrase->suffixes[phrase->preposition]));
    phrase->preposition++;
  }
  return QUOTH_OK;
}

static bool ends_in_preposition(const phrases *list) {
  for (uint32_t i = list->first; i < list->count; i++) {
    const quoth_phrase *phrase = &list->phrases[i];
    if (phrase->count == 0 ||
        !quoth_is_preposition(phrase->words[phrase->count - 1])) {
      return false;
    }
  }
  return true;
}

/* A preposition that is no verb as well, as "back" and "like" are. */
static bool leads_to_slot(quoth_text word) {
  return quoth_is_preposition(word) && !quoth_text_is(word, "back") &&
         !quoth_text_is(word, "like") && !quoth_text_is(word, "near");
}

/* `verbs`: they hold the frame's verb; else they lead to a further slot. */
static quoth_status read_phrases(reader *r, phrases *list, bool verbs) {
  const uint32_t begin = list->count;
  QUOTH_TRY(open_phrase(r, list));
  for (;;) {
    if (at_word(r)) {
      quoth_text word;
      QUOTH_TRY(read_word(r, &word));
      QUOTH_TRY(append(r, list, list->first, word));
    } else if (take(r, '(')) {
      QUOTH_TRY(read_choices(r, list));
      if (list->first > begin && ends_in_preposition(list)) {
        return fail(r, "these prepositions belong to the last alternative "
                       "only; write \"(a|b) (in|on)\"");
      }
    } else if (take(r, '|')) {
      QUOTH_TRY(open_phrase(r, list));
    } else {
      break;
    }
  }
  for (uint32_t i = begin; i < list->count; i++) {
    if (list->phrases[i].count == 0) {
      return fail(r, "an alternative without words");
    }
    if (verbs && leads_to_slot(list->phrases[i].words[0])) {
      return fail(r, "an alternative begins with a preposition; write "
                     "\"(a|b) (in|on)\"");
    }
    list->phrases[i].preposition = 0;
    QUOTH_TRY(find_prepositions(r, &list->phrases[i]));
  }
  return QUOTH_OK;
}

/* ---- slots ---- */

/* Datatypes stand for the values that have them. */
static quoth_id value_class(quoth_id id, bool *anything) {
  switch (id) {
  case QUOTH_V_XSD_DATE:
  case QUOTH_V_XSD_G_YEAR:
  case QUOTH_V_XSD_G_YEAR_MONTH:
    return QUOTH_V_QUOTH_DATE;
  case QUOTH_V_XSD_INTEGER:
  case QUOTH_V_XSD_NON_NEGATIVE_INTEGER:
  case QUOTH_V_XSD_DECIMAL:
  case QUOTH_V_XSD_DOUBLE:
    return QUOTH_V_SCHEMA_QUANTITATIVE_VALUE;
  case QUOTH_V_XSD_STRING:
  case QUOTH_V_SCHEMA_THING:
  case QUOTH_V_RDFS_CLASS:
    *anything = true;
    return 0;
  default:
    return id;
  }
}

/* The classes of the property's rdfs:domain or rdfs:range. One that is no
 * class of the ontology (owl:Thing, rdfs:Literal, xsd:anyType) asks nothing. */
static void default_classes(const reader *r, quoth_slot *slot) {
  const quoth_model *ontology = quoth_grammar_ontology(r->grammar);
  const quoth_id end = slot->target == QUOTH_TARGET_SUBJECT
                           ? (quoth_id)QUOTH_V_RDFS_DOMAIN
                           : (quoth_id)QUOTH_V_RDFS_RANGE;
  quoth_cursor cursor =
      quoth_model_find(ontology, (quoth_quad){r->property, end, 0, 0});
  quoth_quad quad;
  bool anything = false;
  while (quoth_model_next(&cursor, &quad) &&
         slot->class_count < QUOTH_SLOT_CLASSES_MAX) {
    const quoth_id id = value_class(quad.object, &anything);
    uint32_t known;
    quoth_grammar_ancestors(r->grammar, id, &known);
    if (known) {
      slot->classes[slot->class_count++] = id;
    } else {
      anything = true;
    }
  }
  slot->class_count = anything ? 0 : slot->class_count;
}

static quoth_status add_noun(reader *r, quoth_text name, quoth_slot *slot) {
  if (slot->noun_count == QUOTH_SLOT_NOUNS_MAX) {
    return fail(r, "more than 16 nouns in a slot");
  }
  const quoth_text copy = quoth_arena_copy(r->arena, name);
  slot->nouns[slot->noun_count++] = copy;
  return copy.at ? QUOTH_OK : QUOTH_NO_MEMORY;
}

static quoth_status add_kind(reader *r, quoth_text name, quoth_slot *slot) {
  if (quoth_text_is(name, "any")) {
    return slot->class_count || slot->noun_count
               ? fail(r, "\"any\" stands alone")
               : QUOTH_OK;
  }
  if (quoth_text_is(name, "clause")) {
    slot->clause = true;
    return QUOTH_OK;
  }
  if (name.at[0] >= 'a' && name.at[0] <= 'z') {
    return add_noun(r, name, slot);
  }
  const quoth_id id = quoth_grammar_class(r->grammar, name, r->rule);
  if (!id) {
    char message[128];
    snprintf(message, sizeof message, "no class is called \"%.*s\"",
             (int)(name.size < 60 ? name.size : 60), name.at);
    return fail(r, message);
  }
  if (slot->class_count == QUOTH_SLOT_CLASSES_MAX) {
    return fail(r, "more than 6 classes in a slot");
  }
  slot->classes[slot->class_count++] = id;
  return QUOTH_OK;
}

static quoth_text next_name(reader *r) {
  peek(r);
  const size_t begin = r->at;
  while (r->at < r->text.size && !strchr(" \n\t{}[]()|:", r->text.at[r->at])) {
    r->at++;
  }
  return (quoth_text){r->text.at + begin, r->at - begin};
}

/* After "{". A slot without classes takes them from the property later, when
 * its target is known. */
static quoth_status read_slot(reader *r, quoth_slot *slot, bool *typed) {
  *slot = (quoth_slot){.class_count = 0};
  *typed = false;
  quoth_text name = next_name(r);
  const bool is_subject = quoth_text_is(name, "subject");
  if (is_subject || quoth_text_is(name, "object")) {
    slot->target = is_subject ? QUOTH_TARGET_SUBJECT : QUOTH_TARGET_OBJECT;
    if (take(r, '}')) {
      return QUOTH_OK;
    }
    if (!take(r, ':')) {
      return fail(r, "expected \":\" or \"}\"");
    }
    name = next_name(r);
  }
  *typed = true;
  for (;;) {
    if (!name.size) {
      return fail(r, "expected the name of a class");
    }
    QUOTH_TRY(add_kind(r, name, slot));
    if (!take(r, '|')) {
      break;
    }
    name = next_name(r);
  }
  return take(r, '}') ? QUOTH_OK : fail(r, "expected \"}\"");
}

/* ---- frames ---- */

typedef struct {
  quoth_slot *slot;
  bool typed, optional;
} slot_in_order;

typedef struct {
  slot_in_order items[QUOTH_FRAME_ARGUMENTS_MAX + 2];
  uint32_t count;
} slots;

static quoth_status add_slot(reader *r, quoth_slot *slot, bool optional,
                             slots *all) {
  bool typed;
  QUOTH_TRY(read_slot(r, slot, &typed));
  all->items[all->count++] = (slot_in_order){slot, typed, optional};
  return QUOTH_OK;
}

static quoth_status read_prepositions(reader *r, phrases *scratch,
                                      quoth_frame_argument *argument) {
  const uint32_t first = scratch->count;
  QUOTH_TRY(read_phrases(r, scratch, false));
  argument->preposition_count = scratch->count - first;
  quoth_text *texts =
      quoth_arena_alloc(r->arena, argument->preposition_count * sizeof *texts);
  if (!texts) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < argument->preposition_count; i++) {
    const quoth_phrase *phrase = &scratch->phrases[first + i];
    if (phrase->preposition != phrase->count) {
      return fail(r, "only prepositions may stand before a further slot");
    }
    texts[i] = phrase->suffixes[phrase->count - 1];
  }
  argument->prepositions = texts;
  scratch->count = first; /* they were only passing through */
  return QUOTH_OK;
}

static quoth_status read_argument(reader *r, quoth_frame_draft *draft,
                                  slots *all) {
  if (draft->frame.argument_count == QUOTH_FRAME_ARGUMENTS_MAX) {
    return fail(r, "more than 6 further slots");
  }
  quoth_frame_argument *argument =
      &draft->arguments[draft->frame.argument_count++];
  *argument = (quoth_frame_argument){.optional = take(r, '[')};
  if (peek(r) != '{') {
    phrases scratch = {draft->phrases, draft->phrase_count, 0};
    QUOTH_TRY(read_prepositions(r, &scratch, argument));
  }
  if (!take(r, '{')) {
    return fail(r, "expected a slot");
  }
  QUOTH_TRY(add_slot(r, &argument->slot, argument->optional, all));
  if (argument->optional && !take(r, ']')) {
    return fail(r, "expected \"]\"");
  }
  return QUOTH_OK;
}

static bool target_taken(const slots *all, quoth_slot_target target) {
  for (uint32_t i = 0; i < all->count; i++) {
    if (all->items[i].slot->target == target) {
      return true;
    }
  }
  return false;
}

/* Classes whose members mostly have no names: quoth:openClass. */
static void find_open(const reader *r, quoth_slot *slot) {
  const quoth_model *ontology = quoth_grammar_ontology(r->grammar);
  for (uint32_t i = 0; i < slot->class_count; i++) {
    if (quoth_model_object(ontology, slot->classes[i],
                           QUOTH_V_QUOTH_OPEN_CLASS)) {
      slot->open |= (uint8_t)(1u << i);
    }
  }
}

/* Slots without a label are, in order, the subject and the object. */
static quoth_status assign_targets(reader *r, slots *all) {
  for (int target = QUOTH_TARGET_SUBJECT; target <= QUOTH_TARGET_OBJECT;
       target++) {
    for (uint32_t i = 0;
         i < all->count && !target_taken(all, (quoth_slot_target)target); i++) {
      if (all->items[i].slot->target == QUOTH_TARGET_NONE &&
          !all->items[i].optional) {
        all->items[i].slot->target = (uint8_t)target;
      }
    }
  }
  uint32_t seen[3] = {0};
  for (uint32_t i = 0; i < all->count; i++) {
    if (!all->items[i].typed) {
      default_classes(r, all->items[i].slot);
    }
    find_open(r, all->items[i].slot);
    seen[all->items[i].slot->target]++;
  }
  if (seen[QUOTH_TARGET_SUBJECT] != 1 || seen[QUOTH_TARGET_OBJECT] > 1) {
    return fail(r, "a frame has one subject and at most one object");
  }
  return QUOTH_OK;
}

static bool is_measured(const reader *r, const quoth_slot *slot) {
  for (uint32_t i = 0; i < slot->class_count; i++) {
    if (!quoth_grammar_is_a(r->grammar, slot->classes[i],
                            QUOTH_V_SCHEMA_QUANTITATIVE_VALUE)) {
      return false;
    }
  }
  return slot->class_count > 0 && slot->noun_count == 0;
}

static bool is_participle(quoth_text word) {
  return word.size > 3 && (memcmp(word.at + word.size - 2, "ed", 2) == 0 ||
                           memcmp(word.at + word.size - 2, "en", 2) == 0);
}

/* "be CEO {Organization}" says nothing of how the two hang together; "be
 * called {any}" and "be long {Duration}" do. */
static bool lacks_preposition(const reader *r, const quoth_frame_draft *draft) {
  if (!draft->frame.has_after || is_measured(r, &draft->frame.after)) {
    return false;
  }
  for (uint32_t i = 0; i < draft->phrase_count; i++) {
    const quoth_phrase *phrase = &draft->phrases[i];
    if (phrase->count > 1 && phrase->preposition == 0 &&
        quoth_text_is(phrase->words[0], "be") &&
        !is_participle(phrase->words[1])) {
      return true;
    }
  }
  return false;
}

static quoth_status read_frame(reader *r, quoth_frame_draft *draft) {
  quoth_frame *frame = &draft->frame;
  slots all = {.count = 0};
  frame->has_lead = take(r, '{');
  if (frame->has_lead) {
    QUOTH_TRY(add_slot(r, &frame->lead, false, &all));
  }
  if (!at_word(r) && peek(r) != '(') {
    return fail(r, "expected a verb");
  }
  phrases list = {draft->phrases, 0, 0};
  QUOTH_TRY(read_phrases(r, &list, true));
  draft->phrase_count = list.count;
  frame->has_after = take(r, '{');
  if (frame->has_after) {
    QUOTH_TRY(add_slot(r, &frame->after, false, &all));
  }
  while (peek(r) != '\0') {
    QUOTH_TRY(read_argument(r, draft, &all));
  }
  frame->arguments = draft->arguments;
  if (lacks_preposition(r, draft)) {
    return fail(r, "a preposition is missing before the slot");
  }
  return assign_targets(r, &all);
}

quoth_status quoth_frame_parse(const quoth_grammar *grammar, quoth_text text,
                               quoth_id rule, quoth_id property,
                               quoth_arena *arena, quoth_error *error,
                               quoth_frame_draft *draft) {
  reader r = {.grammar = grammar,
              .text = text,
              .rule = rule,
              .property = property,
              .arena = arena,
              .error = error};
  draft->frame = (quoth_frame){.property = property, .rule = rule};
  draft->phrase_count = 0;
  return read_frame(&r, draft);
}
