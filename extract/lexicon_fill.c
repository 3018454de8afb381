/* The names of the ontology, as they are taught. */
#include "extract/grammar_error.h"
#include "extract/lexicon_parts.h"
#include "extract/same_as.h"
#include "model/vocab.h"

/* ---- forms ---- */

typedef enum { OTHER, DIGIT, LOWER, UPPER } kind;

static kind kind_of(quoth_text text, size_t *at) {
  const unsigned char byte = (unsigned char)text.at[*at];
  if (byte < 0x80) {
    ++*at;
    return (byte | 0x20u) - 'a' < 26 ? byte & 0x20 ? LOWER : UPPER
           : byte - 48u < 10         ? DIGIT
                                     : OTHER;
  }
  const uint32_t c = quoth_utf8_next(text, at);
  return quoth_char_is_letter(c)  ? quoth_char_is_upper(c) ? UPPER : LOWER
         : quoth_char_is_digit(c) ? DIGIT
                                  : OTHER;
}

/* Says how `text` is written; see the flags of quoth_name_form. */
static uint16_t shape_of(quoth_text text) {
  uint32_t counts[] = {0, 0, 0, 0}, inner = 0;
  kind before = OTHER;
  for (size_t at = 0; at < text.size;) {
    const kind now = kind_of(text, &at);
    counts[now]++;
    inner += now == UPPER && before >= LOWER;
    before = now;
  }
  const uint32_t upper = counts[UPPER], lower = counts[LOWER];
  uint16_t flags = 0;
  flags |= upper == 0 && counts[DIGIT] == 0 ? QUOTH_FORM_LOWER : 0;
  flags |= lower == 0 && upper > 1 ? QUOTH_FORM_CAPITAL : 0;
  flags |= counts[DIGIT] || (inner && lower) ? QUOTH_FORM_SHAPED : 0;
  return flags;
}

/* Chains forms of one key in the order they were taught. */
static void chain(quoth_lexicon *lexicon, uint32_t first, uint32_t added) {
  quoth_name_form *form = &lexicon->forms[first];
  const quoth_name_form *new = &lexicon->forms[added];
  while (form->known != new->known && form->next != QUOTH_NONE) {
    form = &lexicon->forms[form->next];
  }
  if (form->known == new->known) {
    form->flags |= new->flags &QUOTH_FORM_LOWER; /* "Internet", "internet" */
  } else {
    form->next = added;
  }
}

static quoth_status add_form(quoth_lexicon *lexicon, uint32_t known,
                             quoth_text text, uint16_t flags) {
  quoth_name_unit unit;
  uint64_t key = 0;
  size_t at = 0;
  uint16_t units = 0;
  uint32_t *slot = NULL;
  while (quoth_name_unit_next(text, &at, &unit) && units < UINT16_MAX) {
    key = quoth_name_key_add(key, &unit, units == 0);
    QUOTH_TRY(quoth_key_table_put(&lexicon->keys, key, &slot));
    units++;
  }
  if (!slot) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_grow(lexicon->from, &lexicon->forms, &lexicon->form_capacity,
                       lexicon->form_count, lexicon->form_count + 1,
                       sizeof *lexicon->forms));
  const uint32_t index = (uint32_t)lexicon->form_count++;
  lexicon->forms[index] =
      (quoth_name_form){.known = known,
                        .next = QUOTH_NONE,
                        .flags = (uint16_t)(flags | shape_of(text)),
                        .units = units,
                        .pattern = QUOTH_NONE};
  if (*slot) {
    chain(lexicon, *slot - 1, index);
  } else {
    *slot = index + 1;
  }
  return QUOTH_OK;
}

static quoth_status add_known(quoth_lexicon *lexicon, const quoth_known *known,
                              uint32_t *out) {
  QUOTH_TRY(quoth_grow(lexicon->from, &lexicon->known, &lexicon->known_capacity,
                       lexicon->known_count, lexicon->known_count + 1,
                       sizeof *lexicon->known));
  *out = (uint32_t)lexicon->known_count++;
  lexicon->known[*out] = *known;
  return QUOTH_OK;
}

static quoth_status add_forms_of(quoth_lexicon *lexicon, uint32_t known,
                                 quoth_id subject, quoth_id predicate,
                                 uint16_t flags) {
  quoth_cursor cursor = quoth_model_find(
      lexicon->ontology, (quoth_quad){subject, predicate, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(add_form(lexicon, known,
                       quoth_model_get(lexicon->ontology, quad.object).text,
                       flags));
  }
  return QUOTH_OK;
}

/* ---- patterns ---- */

static quoth_status add_pattern(quoth_lexicon *lexicon, uint32_t known,
                                const quoth_quad *quad) {
  QUOTH_TRY(quoth_grow(lexicon->from, &lexicon->shapes,
                       &lexicon->shape_capacity, lexicon->shape_count,
                       lexicon->shape_count + 1, sizeof *lexicon->shapes));
  const uint32_t index = (uint32_t)lexicon->shape_count++;
  lexicon->shapes[index] = (quoth_name_pattern){
      quad->subject, quad->object, {known, QUOTH_NONE, 0, 0, index}};
  return QUOTH_OK;
}

static quoth_status add_patterns_of(quoth_lexicon *lexicon, uint32_t known,
                                    quoth_id subject) {
  quoth_cursor cursor = quoth_model_find(
      lexicon->ontology, (quoth_quad){subject, QUOTH_V_QUOTH_P_MENTION, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(add_pattern(lexicon, known, &quad));
  }
  return QUOTH_OK;
}

static bool is_thing(const quoth_lexicon *lexicon, quoth_id class_id) {
  return quoth_grammar_is_a(lexicon->grammar, class_id, QUOTH_V_SCHEMA_THING);
}

/* The label of something that has a name: its first type is a class of things.
 * 0: it has none. */
static quoth_id name_of(const quoth_lexicon *lexicon, quoth_id id) {
  const quoth_model *ontology = lexicon->ontology;
  if (!is_thing(lexicon, quoth_model_object(ontology, id, QUOTH_V_RDF_TYPE))) {
    return 0;
  }
  const quoth_id label = quoth_model_object(ontology, id, QUOTH_V_RDFS_LABEL);
  return label ? label
               : quoth_model_object(ontology, id, QUOTH_V_SKOS_PREF_LABEL);
}

static quoth_status add_names_of(quoth_lexicon *lexicon, uint32_t index,
                                 quoth_id subject) {
  QUOTH_TRY(add_forms_of(lexicon, index, subject, QUOTH_V_RDFS_LABEL, 0));
  QUOTH_TRY(add_forms_of(lexicon, index, subject, QUOTH_V_SKOS_PREF_LABEL, 0));
  QUOTH_TRY(add_forms_of(lexicon, index, subject, QUOTH_V_SKOS_ALT_LABEL, 0));
  QUOTH_TRY(add_patterns_of(lexicon, index, subject));
  return add_forms_of(lexicon, index, subject, QUOTH_V_SKOS_HIDDEN_LABEL,
                      QUOTH_FORM_HIDDEN);
}

/* What schema:sameAs says, or owl:sameAs of what is no name here. */
static quoth_id identity_of(const quoth_lexicon *lexicon, const quoth_id *ids,
                            uint32_t count) {
  const quoth_model *ontology = lexicon->ontology;
  quoth_id found = 0;
  for (uint32_t i = 0; i < count && !found; i++) {
    found = quoth_model_object(ontology, ids[i], QUOTH_V_SCHEMA_SAME_AS);
  }
  for (uint32_t i = 1; i < count && !found; i++) {
    found = name_of(lexicon, ids[i]) ? 0 : ids[i];
  }
  return found;
}

static quoth_text text_of(const quoth_lexicon *lexicon, quoth_id id) {
  return id ? quoth_model_get(lexicon->ontology, id).text : (quoth_text){"", 0};
}

/* Names that are the same are one, called as the first of them. */
static quoth_status add_instance(quoth_lexicon *lexicon, quoth_id subject,
                                 quoth_id class_id) {
  const quoth_id label = name_of(lexicon, subject);
  quoth_id same[QUOTH_SAME_MAX];
  const uint32_t count = quoth_same_as(lexicon->ontology, subject, same);
  for (uint32_t i = 1; i < count; i++) {
    if (same[i] < subject && name_of(lexicon, same[i])) {
      return QUOTH_OK; /* added with that one */
    }
  }
  if (label == 0) {
    return QUOTH_OK;
  }
  const quoth_id same_as = identity_of(lexicon, same, count);
  const quoth_known known = {.class_id = class_id,
                             .literal = label,
                             .label = text_of(lexicon, label),
                             .same = same_as,
                             .same_as = text_of(lexicon, same_as)};
  uint32_t index;
  QUOTH_TRY(add_known(lexicon, &known, &index));
  for (uint32_t i = 0; i < count; i++) {
    if (name_of(lexicon, same[i])) {
      QUOTH_TRY(add_names_of(lexicon, index, same[i]));
    }
  }
  return QUOTH_OK;
}

static quoth_status add_instances(quoth_lexicon *lexicon) {
  quoth_cursor cursor = quoth_model_find(
      lexicon->ontology, (quoth_quad){0, QUOTH_V_RDF_TYPE, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    if (is_thing(lexicon, quad.object) &&
        quoth_model_object(lexicon->ontology, quad.subject, QUOTH_V_RDF_TYPE) ==
            quad.object) {
      QUOTH_TRY(add_instance(lexicon, quad.subject, quad.object));
    }
  }
  return QUOTH_OK;
}

/* Those of names come later, and so win. */
static quoth_status add_class_patterns(quoth_lexicon *lexicon,
                                       quoth_error *error) {
  quoth_cursor cursor = quoth_model_find(
      lexicon->ontology, (quoth_quad){0, QUOTH_V_QUOTH_P_MENTION, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    uint32_t index;
    if (is_thing(lexicon, quad.subject)) {
      const quoth_known known = {.class_id = quad.subject};
      QUOTH_TRY(add_known(lexicon, &known, &index));
      QUOTH_TRY(add_pattern(lexicon, index, &quad));
    } else if (!name_of(lexicon, quad.subject)) {
      return quoth_rule_error(error, lexicon->ontology, quad.subject,
                              "quoth:mention on what is neither a class of "
                              "things nor a name with a label");
    }
  }
  return QUOTH_OK;
}

/* ---- lists ---- */

/* Takes what stands before `stop` off the front of `rest`. */
static quoth_text cut(quoth_text *rest, char stop) {
  const char *const end = memchr(rest->at, stop, rest->size);
  const size_t size = end ? (size_t)(end - rest->at) : rest->size;
  const quoth_text head = {rest->at, size};
  const size_t used = end ? size + 1 : size;
  *rest = (quoth_text){rest->at + used, rest->size - used};
  return quoth_text_trim(head);
}

static quoth_status add_listed(quoth_lexicon *lexicon, quoth_id class_id,
                               quoth_id literal, quoth_text line) {
  const quoth_known known = {.class_id = class_id,
                             .literal = literal,
                             .label = cut(&line, '|'),
                             .listed = true};
  uint32_t index;
  QUOTH_TRY(add_known(lexicon, &known, &index));
  QUOTH_TRY(add_form(lexicon, index, known.label, 0));
  while (line.size) {
    QUOTH_TRY(add_form(lexicon, index, cut(&line, '|'), 0));
  }
  return QUOTH_OK;
}

static quoth_status add_word(quoth_lexicon *lexicon, uint32_t bit,
                             uint64_t hash) {
  uint32_t *slot;
  if (hash) {
    QUOTH_TRY(quoth_key_table_put(&lexicon->words, hash, &slot));
    *slot |= bit;
  }
  return QUOTH_OK;
}

/* Tens of thousands; most are ASCII letters and nothing else. */
static quoth_status add_words(quoth_lexicon *lexicon, uint32_t bit,
                              quoth_text list) {
  char folded[QUOTH_FOLD_MAX];
  while (list.size) {
    const size_t size = quoth_name_plain(list, folded);
    const char after = size < list.size ? list.at[size] : '\n';
    if (size && size < QUOTH_FOLD_MAX && (after == '\n' || after == '|')) {
      const size_t used = size < list.size ? size + 1 : size;
      list = (quoth_text){list.at + used, list.size - used};
      QUOTH_TRY(
          add_word(lexicon, bit, quoth_text_hash((quoth_text){folded, size})));
    } else {
      quoth_text line = cut(&list, '\n');
      while (line.size) {
        QUOTH_TRY(
            add_word(lexicon, bit, quoth_name_first_word(cut(&line, '|'))));
      }
    }
  }
  return QUOTH_OK;
}

static quoth_status add_names(quoth_lexicon *lexicon, quoth_id class_id,
                              quoth_id literal) {
  quoth_text list = text_of(lexicon, literal);
  while (list.size) {
    const quoth_text line = cut(&list, '\n');
    if (line.size) {
      QUOTH_TRY(add_listed(lexicon, class_id, literal, line));
    }
  }
  return QUOTH_OK;
}

static uint32_t name_word_bit(quoth_text iri) {
  static const char *const names[] = {
#define QUOTH_NAME_WORD_IRI(name, local) QUOTH_NS_QUOTH local,
      QUOTH_NAME_WORDS(QUOTH_NAME_WORD_IRI)
#undef QUOTH_NAME_WORD_IRI
  };
  for (uint32_t i = 0; i < QUOTH_NAME_WORD_COUNT; i++) {
    if (quoth_text_is(iri, names[i])) {
      return UINT32_C(1) << i;
    }
  }
  return 0;
}

static quoth_status add_list(quoth_lexicon *lexicon, quoth_id subject,
                             quoth_id list, quoth_error *error) {
  const quoth_text iri = quoth_model_get(lexicon->ontology, subject).text;
  const uint32_t bit = name_word_bit(iri);
  if (bit == 0 && !is_thing(lexicon, subject)) {
    char source[256];
    const size_t size = iri.size < 255 ? iri.size : 255;
    memcpy(source, iri.at, size);
    source[size] = '\0';
    return quoth_error_set(error, QUOTH_BAD_RULE, source, 0,
                           "quoth:nameList on what is neither a class of "
                           "things nor a kind of name word");
  }
  return bit ? add_words(lexicon, bit, text_of(lexicon, list))
             : add_names(lexicon, subject, list);
}

static quoth_cursor find_lists(const quoth_lexicon *lexicon) {
  const quoth_id predicate = quoth_model_find_iri(
      lexicon->ontology, quoth_text_of(QUOTH_NS_QUOTH "nameList"));
  return predicate ? quoth_model_find(lexicon->ontology,
                                      (quoth_quad){0, predicate, 0, 0})
                   : (quoth_cursor){0};
}

static quoth_status add_lists(quoth_lexicon *lexicon, quoth_error *error) {
  quoth_cursor cursor = find_lists(lexicon);
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(add_list(lexicon, quad.subject, quad.object, error));
  }
  return QUOTH_OK;
}

/* Most names stand in lists: room for them all at once. */
static quoth_status make_room(quoth_lexicon *lexicon) {
  enum { BYTES_A_NAME = 8 }; /* about */
  const quoth_model *ontology = lexicon->ontology;
  size_t words = 0, names = 0;
  quoth_cursor cursor = find_lists(lexicon);
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    const size_t size = quoth_model_get(ontology, quad.object).text.size;
    const bool made_of =
        name_word_bit(quoth_model_get(ontology, quad.subject).text) != 0;
    *(made_of ? &words : &names) += size / BYTES_A_NAME;
  }
  QUOTH_TRY(quoth_key_table_reserve(&lexicon->words, words));
  QUOTH_TRY(quoth_key_table_reserve(&lexicon->keys, names));
  QUOTH_TRY(quoth_grow(lexicon->from, &lexicon->known, &lexicon->known_capacity,
                       0, names, sizeof *lexicon->known));
  return quoth_grow(lexicon->from, &lexicon->forms, &lexicon->form_capacity, 0,
                    names, sizeof *lexicon->forms);
}

quoth_status quoth_lexicon_fill(quoth_lexicon *lexicon, quoth_error *error) {
  QUOTH_TRY(make_room(lexicon));
  QUOTH_TRY(add_class_patterns(lexicon, error));
  QUOTH_TRY(add_instances(lexicon));
  QUOTH_TRY(add_lists(lexicon, error));
  QUOTH_TRY(quoth_key_table_seal(&lexicon->keys));
  return quoth_key_table_seal(&lexicon->words);
}
