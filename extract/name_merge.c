/* Groups that are one thing become one node: full names and short ones,
 * acronyms and what they stand for, names of the lexicon with their variants.
 */
#include "extract/name_find.h"

/* Lookups that live while merging. */
typedef struct {
  quoth_key_table known;   /* index of the lexicon -> node + 1 */
  quoth_key_table person;  /* first or last word of a person -> node + 1 */
  quoth_key_table bare;    /* key without "Inc" -> node + 1 */
  quoth_key_table heads;   /* "University" -> node + 1 */
  quoth_key_table letters; /* initials -> node + 1; AMBIGUOUS */
  quoth_key_table openers; /* first word of others -> node + 1; AMBIGUOUS */
} tables;

enum { AMBIGUOUS = UINT32_MAX };

/* ---- words of a label ---- */

typedef struct {
  uint64_t first, last; /* word hashes */
  uint64_t bare;        /* key without an organisation suffix; 0: same */
  uint64_t head;        /* of "University of X", "X University" */
  uint64_t initials;    /* hash of the capital letters that begin words; 0 */
} label_words;

static label_words read_label(const quoth_names *names, quoth_text label) {
  label_words out = {0};
  quoth_name_unit unit;
  char letters[16];
  size_t letter_count = 0, at = 0;
  uint64_t key = 0, before = 0, previous = 0;
  bool first = true;
  while (quoth_name_unit_next(label, &at, &unit)) {
    size_t begin = unit.span.begin;
    const uint32_t c = quoth_utf8_next(label, &begin);
    if (quoth_char_is_upper(c) && c < 0x80 && letter_count < sizeof letters) {
      letters[letter_count++] = (char)c;
    }
    if (quoth_text_is(quoth_text_slice(label, unit.span), "of") &&
        out.head == 0) {
      out.head = previous;
    }
    before = key;
    key = quoth_name_key_add(key, &unit, first);
    out.first = first ? unit.word_hash : out.first;
    previous = out.last = unit.word_hash;
    first = false;
  }
  out.head = out.head ? out.head : out.last;
  if (before && quoth_lexicon_word(names->lexicon, out.last) &
                    QUOTH_NAME_BIT(ORG_SUFFIX)) {
    out.bare = before;
  }
  if (letter_count >= 2) {
    out.initials = quoth_text_hash((quoth_text){letters, letter_count});
  }
  return out;
}

/* The letters of "YC" or "Y.C."; 0 when `label` is no acronym. */
static uint64_t acronym_of(quoth_text label) {
  char letters[16];
  size_t count = 0;
  for (size_t i = 0; i < label.size; i++) {
    const char c = label.at[i];
    if (c == '.') {
      continue;
    }
    if (c < 'A' || c > 'Z' || count == sizeof letters) {
      return 0;
    }
    letters[count++] = c;
  }
  return count >= 2 ? quoth_text_hash((quoth_text){letters, count}) : 0;
}

static uint8_t gender_of(const quoth_names *names, uint16_t flags,
                         uint64_t first) {
  if (flags & QUOTH_SITE_FEMALE) {
    return QUOTH_GENDER_FEMALE;
  }
  if (flags & QUOTH_SITE_MALE) {
    return QUOTH_GENDER_MALE;
  }
  const uint32_t words = quoth_lexicon_word(names->lexicon, first);
  const bool female = words & QUOTH_NAME_BIT(GIVEN_FEMALE);
  const bool male = words & QUOTH_NAME_BIT(GIVEN_MALE);
  return female == male ? QUOTH_GENDER_UNKNOWN
         : female       ? QUOTH_GENDER_FEMALE
                        : QUOTH_GENDER_MALE;
}

/* ---- tables ---- */

static quoth_status note(quoth_key_table *table, uint64_t key, uint32_t node) {
  uint32_t *slot;
  if (key == 0) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_key_table_put(table, key, &slot));
  if (*slot == 0) {
    *slot = node + 1;
  }
  return QUOTH_OK;
}

static quoth_status note_unique(quoth_key_table *table, uint64_t key,
                                uint32_t node) {
  uint32_t *slot;
  if (key == 0) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_key_table_put(table, key, &slot));
  *slot = *slot == 0 || *slot == node + 1 ? node + 1 : AMBIGUOUS;
  return QUOTH_OK;
}

static uint32_t look_up(const quoth_key_table *table, uint64_t key) {
  const uint32_t *slot = key ? quoth_key_table_get(table, key) : NULL;
  return slot && *slot && *slot != AMBIGUOUS ? *slot - 1 : QUOTH_NONE;
}

/* Makes later, shorter names find `node`. */
static quoth_status index_label(quoth_names *names, tables *t, uint32_t node,
                                quoth_text label) {
  const label_words words = read_label(names, label);
  if (names->nodes[node].type == QUOTH_TYPE_PERSON) {
    if (words.first != words.last) {
      QUOTH_TRY(note(&t->person, words.first, node));
      QUOTH_TRY(note(&t->person, words.last, node));
    }
    return QUOTH_OK;
  }
  QUOTH_TRY(note(&t->bare, words.bare, node));
  QUOTH_TRY(note_unique(&t->letters, words.initials, node));
  if (words.first == words.last) {
    return QUOTH_OK;
  }
  QUOTH_TRY(note_unique(&t->openers, words.first, node));
  return note(&t->heads, words.head, node);
}

/* ---- nodes ---- */

static quoth_status add_node(quoth_names *names, const quoth_name_node *node,
                             uint32_t *out) {
  QUOTH_TRY(quoth_grow(names->from, &names->nodes, &names->node_capacity,
                       names->node_count, names->node_count + 1,
                       sizeof *names->nodes));
  *out = (uint32_t)names->node_count;
  names->nodes[names->node_count++] = *node;
  return QUOTH_OK;
}

static uint8_t confidence_of(const quoth_name_group *group) {
  const int percent = 50 + group->margin;
  return (uint8_t)(percent > 98 ? 98 : percent);
}

/* What the lexicon knows as one thing, and not only as one of a shape. */
static bool is_one_thing(const quoth_names *names,
                         const quoth_name_group *group) {
  return group->known != QUOTH_NONE &&
         quoth_lexicon_known(names->lexicon, group->known)->label.size > 0;
}

/* One word, "Jean-Luc" too. */
static bool is_one_word(const quoth_name_group *group) {
  return group->units == 1 ||
         (group->type == QUOTH_TYPE_PERSON &&
          !memchr(group->label.at, ' ', group->label.size));
}

/* A bare first name or surname is somebody of this document, unless the
 * lexicon says who. */
static quoth_status node_of_group(quoth_names *names, uint32_t index,
                                  uint32_t *out) {
  const quoth_name_group *group = &names->groups[index];
  const bool person = group->type == QUOTH_TYPE_PERSON;
  quoth_name_node made = {.node = {.kind = person && is_one_word(group) &&
                                                   group->known == QUOTH_NONE
                                               ? QUOTH_NODE_AGENT
                                               : QUOTH_NODE_ENTITY,
                                   .class_id = names->classes[group->type],
                                   .label = group->label,
                                   .speaker = QUOTH_NONE,
                                   .confidence = confidence_of(group)},
                          .type = group->type,
                          .group = index};
  if (person) {
    made.gender =
        gender_of(names, group->flags, read_label(names, group->label).first);
  }
  if (group->pattern != QUOTH_NONE) {
    made.node.pattern =
        quoth_lexicon_pattern(names->lexicon, group->pattern)->text;
  }
  if (group->known != QUOTH_NONE) {
    const quoth_known *known =
        quoth_lexicon_known(names->lexicon, group->known);
    if (quoth_name_type_of_class(names, known->class_id) == group->type) {
      made.node.class_id = known->class_id;
      made.node.label = known->label.size ? known->label : group->label;
      made.node.same_as = known->same_as;
      made.node.kind = QUOTH_NODE_ENTITY;
    }
  }
  return add_node(names, &made, out);
}

/* The name in full, where the title of the document has it: "Sam" speaks in
 * "A talk with Sam Altman". */
static quoth_text full_name(quoth_names *names, quoth_text name) {
  const quoth_text title = names->document->title;
  const uint64_t wanted = quoth_name_key(name);
  quoth_name_unit unit;
  size_t at = 0;
  while (quoth_name_unit_next(title, &at, &unit)) {
    quoth_name_unit next;
    size_t after = at;
    if (quoth_name_key_add(0, &unit, true) != wanted ||
        !quoth_name_unit_next(title, &after, &next)) {
      continue;
    }
    size_t begin = next.span.begin;
    const uint32_t c = quoth_utf8_next(title, &begin);
    if (next.span.begin == unit.span.end + 1 &&
        title.at[unit.span.end] == ' ' && quoth_char_is_upper(c)) {
      return quoth_text_slice(title,
                              (quoth_span){unit.span.begin, next.span.end});
    }
  }
  return name;
}

/* The only full name in the text that ends in the surname `name`: "Teague:" is
 * Ian Teague, whom somebody introduced. First names are shared too often. */
static quoth_text name_of_surname(const quoth_names *names, quoth_text name) {
  const uint64_t last = read_label(names, name).last;
  quoth_text found = name;
  uint64_t first = 0;
  if (quoth_lexicon_word(names->lexicon, last) & QUOTH_NAME_GIVEN) {
    return name;
  }
  for (size_t i = 0; i < names->group_count; i++) {
    const quoth_name_group *group = &names->groups[i];
    const label_words words = read_label(names, group->label);
    if (group->type != QUOTH_TYPE_PERSON || group->first == QUOTH_NONE ||
        words.last != last || words.first == last) {
      continue;
    }
    if (first && words.first != first) {
      return name;
    }
    first = words.first;
    found = group->label;
  }
  return found;
}

static quoth_status add_speaker(quoth_names *names, tables *t, uint32_t index) {
  const quoth_speaker *speaker = &names->document->speakers[index];
  const bool person = speaker->kind == QUOTH_SPEAKER_PERSON;
  quoth_text label = speaker->name;
  label_words words = read_label(names, label);
  if (person && words.first == words.last) {
    label = full_name(names, label);
    label =
        label.at == speaker->name.at ? name_of_surname(names, label) : label;
    words = read_label(names, label);
  }
  bool prefix;
  const quoth_name_form *form =
      quoth_lexicon_find(names->lexicon, quoth_name_key(label), &prefix);
  quoth_name_node made = {
      .node = {.kind = person && words.first != words.last ? QUOTH_NODE_ENTITY
                                                           : QUOTH_NODE_AGENT,
               .class_id = person ? names->classes[QUOTH_TYPE_PERSON] : 0,
               .label = label,
               .speaker = index,
               .confidence = 95},
      .type = QUOTH_TYPE_PERSON,
      .group = QUOTH_NONE};
  if (person) {
    made.gender = gender_of(names, 0, words.first);
  }
  if (person && form) {
    const quoth_known *known = quoth_lexicon_known(names->lexicon, form->known);
    const quoth_name_type type =
        quoth_name_type_of_class(names, known->class_id);
    if (!known->listed && (type == QUOTH_TYPE_PERSON ||
                           type == QUOTH_TYPE_ORGANIZATION)) { /* no "ML" */
      made.node.label = known->label;
      made.node.same_as = known->same_as;
      made.node.class_id = known->class_id;
      made.node.kind = QUOTH_NODE_ENTITY;
      QUOTH_TRY(note(&t->known, form->known + 1, index));
    }
  }
  uint32_t node;
  QUOTH_TRY(add_node(names, &made, &node));
  return person ? index_label(names, t, node, made.node.label) : QUOTH_OK;
}

/* ---- merging ---- */

static bool is_short(const quoth_name_group *group) {
  return is_one_word(group) && group->known == QUOTH_NONE &&
         group->speaker == QUOTH_NONE;
}

/* Whether `name` begins or ends with the word `part`. */
static bool has_end(quoth_text name, quoth_text part) {
  if (name.size <= part.size) {
    return false;
  }
  const size_t rest = name.size - part.size;
  return (name.at[part.size] == ' ' &&
          quoth_text_equal_nocase((quoth_text){name.at, part.size}, part)) ||
         (name.at[rest - 1] == ' ' &&
          quoth_text_equal_nocase((quoth_text){name.at + rest, part.size},
                                  part));
}

/* "Jean-Luc" for "Jean-Luc Roy", "Berg-Roy" for "Ann Berg-Roy". */
static uint32_t find_joint(const quoth_names *names, const tables *t,
                           const quoth_name_group *group) {
  const label_words words = read_label(names, group->label);
  const uint64_t ends[] = {words.first, words.last};
  for (size_t i = 0; i < 2; i++) {
    const uint32_t node = look_up(&t->person, ends[i]);
    if (node != QUOTH_NONE &&
        has_end(names->nodes[node].node.label, group->label)) {
      return node;
    }
  }
  return QUOTH_NONE;
}

/* "John F. Kennedy" and "John Kennedy". */
static uint32_t same_person(const quoth_names *names, const tables *t,
                            const label_words *words) {
  const uint32_t node = look_up(&t->person, words->last);
  if (node == QUOTH_NONE || words->first == words->last) {
    return QUOTH_NONE;
  }
  const label_words other = read_label(names, names->nodes[node].node.label);
  return other.first == words->first && other.last == words->last ? node
                                                                  : QUOTH_NONE;
}

static uint32_t find_full(const quoth_names *names, const tables *t,
                          const quoth_name_group *group) {
  if (group->speaker != QUOTH_NONE) {
    return group->speaker; /* nodes of speakers come first */
  }
  if (is_one_thing(names, group)) {
    const uint32_t node = look_up(&t->known, group->known + 1);
    if (node != QUOTH_NONE) {
      return node;
    }
  }
  const label_words words = read_label(names, group->label);
  if (group->type == QUOTH_TYPE_PERSON) {
    return same_person(names, t, &words);
  }
  return words.bare ? look_up(&t->bare, words.bare) : QUOTH_NONE;
}

/* "Tern" for "Tern Capital": the first word of one organisation, when it is no
 * word of the language and nobody's name. */
static uint32_t find_opened(const quoth_names *names, const tables *t,
                            const quoth_name_group *group, uint64_t word) {
  const uint32_t people =
      QUOTH_NAME_GIVEN | QUOTH_NAME_BIT(SURNAME) | QUOTH_NAME_BIT(DEMONYM);
  const uint32_t node = look_up(&t->openers, word);
  return node != QUOTH_NONE && group->known == QUOTH_NONE &&
                 names->nodes[node].type == QUOTH_TYPE_ORGANIZATION &&
                 !(quoth_lexicon_word(names->lexicon, word) & people) &&
                 !group->hits[QUOTH_FEATURE_COMMON_NOUN] &&
                 !group->hits[QUOTH_FEATURE_ORG_HEAD_ALONE] &&
                 !group->hits[QUOTH_FEATURE_ORG_NOUN_ALONE]
             ? node
             : QUOTH_NONE;
}

static uint32_t find_short(const quoth_names *names, const tables *t,
                           const quoth_name_group *group) {
  const label_words words = read_label(names, group->label);
  uint32_t node = look_up(&t->letters, acronym_of(group->label));
  if (node != QUOTH_NONE) {
    return node;
  }
  const bool strong = group->known != QUOTH_NONE;
  node = look_up(&t->person, words.last);
  if (node != QUOTH_NONE && !strong &&
      (group->type == QUOTH_TYPE_PERSON || group->type == QUOTH_TYPE_THING ||
       group->margin < 12)) {
    return node;
  }
  node = look_up(&t->bare, group->key);
  if (node != QUOTH_NONE) {
    return node;
  }
  if (group->flags & QUOTH_SITE_ARTICLE) {
    return look_up(&t->heads, words.last);
  }
  return find_opened(names, t, group, words.first);
}

static quoth_status settle(quoth_names *names, tables *t, uint32_t index,
                           uint32_t node) {
  quoth_name_group *group = &names->groups[index];
  if (node == QUOTH_NONE) {
    QUOTH_TRY(node_of_group(names, index, &node));
    QUOTH_TRY(index_label(names, t, node, group->label));
  }
  group->node = node;
  quoth_name_node *made = &names->nodes[node];
  if (made->gender == QUOTH_GENDER_UNKNOWN) {
    made->gender = gender_of(names, group->flags, 0);
  }
  return is_one_thing(names, group) ? note(&t->known, group->known + 1, node)
                                    : QUOTH_OK;
}

static quoth_status merge_all(quoth_names *names, tables *t) {
  for (uint32_t i = 0; i < names->document->speaker_count; i++) {
    QUOTH_TRY(add_speaker(names, t, i));
  }
  for (int round = 0; round < 2; round++) {
    for (uint32_t i = 0; i < names->group_count; i++) {
      const quoth_name_group *group = &names->groups[i];
      const bool is_later = is_short(group);
      if (is_later != (round == 1) ||
          (group->first == QUOTH_NONE && group->speaker == QUOTH_NONE)) {
        continue;
      }
      const uint32_t node = !is_later           ? find_full(names, t, group)
                            : group->units == 1 ? find_short(names, t, group)
                                                : find_joint(names, t, group);
      QUOTH_TRY(settle(names, t, i, node));
    }
  }
  return QUOTH_OK;
}

/* ---- variants ---- */

static quoth_status collect_variants(quoth_names *names) {
  for (size_t i = 0; i < names->group_count; i++) {
    if (names->groups[i].node != QUOTH_NONE) {
      names->nodes[names->groups[i].node].variants_room++;
    }
  }
  for (size_t i = 0; i < names->node_count; i++) {
    quoth_name_node *node = &names->nodes[i];
    if (node->variants_room) {
      node->variants = quoth_arena_alloc(
          &names->arena, node->variants_room * sizeof *node->variants);
      if (!node->variants) {
        return QUOTH_NO_MEMORY;
      }
      node->node.variants = node->variants;
    }
  }
  for (size_t i = 0; i < names->group_count; i++) {
    const quoth_name_group *group = &names->groups[i];
    if (group->node != QUOTH_NONE) {
      quoth_name_node *node = &names->nodes[group->node];
      if (!quoth_text_equal(group->label, node->node.label)) {
        node->variants[node->node.variant_count++] = group->label;
      }
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_names_merge(quoth_names *names) {
  quoth_allocator *const from = names->from;
  tables t = {.known = {.from = from},
              .person = {.from = from},
              .bare = {.from = from},
              .heads = {.from = from},
              .letters = {.from = from},
              .openers = {.from = from}};
  const quoth_status status = merge_all(names, &t);
  quoth_key_table_free(&t.known);
  quoth_key_table_free(&t.person);
  quoth_key_table_free(&t.bare);
  quoth_key_table_free(&t.heads);
  quoth_key_table_free(&t.letters);
  quoth_key_table_free(&t.openers);
  return status == QUOTH_OK ? collect_variants(names) : status;
}
