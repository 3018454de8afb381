/* Phrases that a document talks about again and again, "fishing quota", become
 * nodes of that document, one for head and modifiers in all their numbers, so
 * that claims and readers find every place that speaks of the same thing.
 *
 * A phrase counts from its first telling modifier to its head: articles,
 * amounts, owners and words like "new" or "good" stay outside. */
#include "extract/name_find.h"

#include <string.h>

enum {
  WORDS_MAX = 6,
  OFTEN_ALONE = 3, /* places that make one word a topic */
  OFTEN_TOLD = 2   /* with a modifier */
};

/* One place where a phrase stands. */
typedef struct {
  uint32_t first, end, head; /* tokens; the head ends the phrase, or a number
                                after it does */
  uint32_t topic;
} place;

typedef struct {
  uint32_t count, first; /* places, and the first of them */
  uint32_t plural;       /* places */
  uint32_t node;
  uint32_t person; /* node that a pronoun gave one of the places, or NONE */
  bool told;       /* has a modifier, or a number of its own */
  bool term;       /* one place is enough */
} topic;

typedef struct {
  quoth_names *names;
  bool *spoken_for;  /* per token: of a name or value, or head of a mention */
  uint32_t *persons; /* per token: mention + 1 of a person without a name */
  place *places;
  topic *topics;
  size_t place_count, place_room, topic_count, topic_room;
  quoth_key_table topic_of; /* key -> topic + 1 */
  quoth_key_table full_of;  /* key of first and last word -> topic + 1 */
} phrases;

static bool is_hyphen(const quoth_names *names, uint32_t token) {
  return quoth_text_is(quoth_name_token_text(names, token), "-");
}

/* ---- what is spoken for ---- */

static quoth_status mark_mentions(phrases *p) {
  const quoth_names *names = p->names;
  const size_t count = names->trees->token_count;
  p->spoken_for =
      quoth_arena_alloc(&p->names->arena, count * sizeof *p->spoken_for + 1);
  p->persons =
      quoth_arena_alloc(&p->names->arena, (count + 1) * sizeof *p->persons);
  if (!p->spoken_for || !p->persons) {
    return QUOTH_NO_MEMORY;
  }
  memset(p->spoken_for, 0, count * sizeof *p->spoken_for);
  memset(p->persons, 0, (count + 1) * sizeof *p->persons);
  for (uint32_t i = 0; i < names->mention_count; i++) {
    const quoth_mention *m = &names->mentions[i];
    const quoth_node *node =
        m->node != QUOTH_NONE ? &names->nodes[m->node].node : NULL;
    const bool value = node && node->value != NULL;
    if (m->kind == QUOTH_MENTION_NOMINAL && node->kind == QUOTH_NODE_AGENT &&
        names->nodes[m->node].group == QUOTH_NONE) {
      p->persons[m->head] = i + 1;
      continue;
    }
    for (uint32_t t = m->first; t < m->first + m->count; t++) {
      p->spoken_for[t] |= value || t == m->head;
    }
  }
  return QUOTH_OK;
}

/* ---- the words of a phrase ---- */

static bool is_light(const quoth_names *names, uint32_t token) {
  const quoth_token *t = &names->trees->tokens[token];
  return (t->features & (QUOTH_COMPARATIVE | QUOTH_SUPERLATIVE)) ||
         (quoth_name_noun(names, token) & QUOTH_WORD_BIT(LIGHT_ADJECTIVE));
}

/* Whether `token`, before a phrase that reaches from `first` to `head`,
 * belongs to it. */
static bool is_modifier(const phrases *p, uint32_t token, uint32_t first,
                        uint32_t head) {
  const quoth_names *names = p->names;
  const quoth_token *t = &names->trees->tokens[token];
  const bool tight = !names->trees->tokens[token + 1].space_before;
  if (t->head == QUOTH_NONE || t->head < first || t->head > head ||
      tight != is_hyphen(names, token + 1)) {
    return false;
  }
  switch (t->deprel) {
  case QUOTH_DEP_COMPOUND:
    return t->upos == QUOTH_NOUN || t->upos == QUOTH_PROPN ||
           t->upos == QUOTH_ADJ || t->upos == QUOTH_X;
  case QUOTH_DEP_FLAT:
    return t->upos == QUOTH_PROPN;
  case QUOTH_DEP_AMOD:
    return (t->upos == QUOTH_ADJ || t->upos == QUOTH_VERB ||
            t->upos == QUOTH_NOUN) &&
           !is_light(names, token);
  default:
    return false;
  }
}

/* A modifier that loses its own, "very" of "very large", goes with it; what
 * the tree hangs on it by mistake, "a new" of "a new sea wall", does not. */
static uint32_t whole(const quoth_names *names, uint32_t least, uint32_t first,
                      uint32_t head) {
  const quoth_token *tokens = names->trees->tokens;
  for (uint32_t i = first; i > least && i + WORDS_MAX > first; i--) {
    const quoth_token *lost = &tokens[i - 1];
    if (lost->head != QUOTH_NONE && lost->head >= first && lost->head < head &&
        lost->upos != QUOTH_DET && !is_light(names, i - 1)) {
      return lost->head + 1;
    }
  }
  return first;
}

/* Where the phrase begins that ends in `head`. */
static uint32_t first_of(const phrases *p, uint32_t head) {
  const quoth_token *tokens = p->names->trees->tokens;
  const uint32_t least =
      p->names->trees->sentences[tokens[head].sentence].first;
  uint32_t first = head;
  for (uint32_t words = 1; words < WORDS_MAX && first > least; words++) {
    uint32_t before = first - 1;
    if (is_hyphen(p->names, before) && before > least &&
        !tokens[before].space_before && !tokens[first].space_before) {
      before--;
    }
    if (!is_modifier(p, before, first, head)) {
      break;
    }
    first = before;
  }
  return whole(p->names, least, first, head);
}

/* "Day 1", "step 3": the number is the name of this one. */
static bool is_numbered(const phrases *p, uint32_t head) {
  const quoth_trees *trees = p->names->trees;
  const quoth_token *t = &trees->tokens[head];
  if (head + 1 >= trees->token_count || p->spoken_for[head + 1] ||
      (t->features & QUOTH_PLURAL)) {
    return false;
  }
  const quoth_token *number = &trees->tokens[head + 1];
  const quoth_text text = quoth_name_token_text(p->names, head + 1);
  return number->sentence == t->sentence && number->head == head &&
         number->upos == QUOTH_NUM && text.size <= 3 && text.at[0] >= '1' &&
         text.at[0] <= '9';
}

static uint64_t add_word(uint64_t key, quoth_text word) {
  return (key ^ quoth_name_word_hash(word)) * UINT64_C(0x9e3779b97f4a7c15) + 1;
}

/* Nouns count in whatever number; other words as they are. */
static uint64_t key_of(const quoth_names *names, const place *at) {
  uint64_t key = 0;
  for (uint32_t i = at->first; i < at->end; i++) {
    const quoth_token *t = &names->trees->tokens[i];
    if (t->upos != QUOTH_PUNCT) {
      key = add_word(key, t->upos == QUOTH_NOUN && t->lemma.size
                              ? t->lemma
                              : quoth_name_token_text(names, i));
    }
  }
  return key;
}

/* ---- what is worth a node ---- */

/* A word that says nothing alone: "thing", "year", "people". */
static bool is_vague(const quoth_names *names, uint32_t head, bool told) {
  const quoth_word_set words = quoth_name_noun(names, head);
  return (words & (QUOTH_WORD_BIT(VAGUE_NOUN) | QUOTH_WORD_BIT(TIME_NOUN))) ||
         (!told && (words & (QUOTH_WORD_BIT(FILLER_NOUN) |
                             QUOTH_WORD_BIT(GENERIC_PERSON))));
}

/* A compound that takes part in what is said, "voice model", is a term even
 * where it stands once. */
static bool is_term(const quoth_names *names, const place *at) {
  const quoth_token *tokens = names->trees->tokens;
  bool compound = false;
  for (uint32_t i = at->first; i < at->head; i++) {
    compound |=
        tokens[i].deprel == QUOTH_DEP_COMPOUND && tokens[i].upos == QUOTH_NOUN;
  }
  switch (tokens[at->head].deprel) {
  case QUOTH_DEP_NSUBJ:
  case QUOTH_DEP_NSUBJ_PASS:
  case QUOTH_DEP_OBJ:
  case QUOTH_DEP_OBL:
    return compound;
  default:
    return false;
  }
}

static quoth_status add_place(phrases *p, place at, bool numbered) {
  const bool told = numbered || at.first < at.head;
  uint32_t *slot;
  QUOTH_TRY(quoth_key_table_put(&p->topic_of, key_of(p->names, &at), &slot));
  if (!*slot) {
    QUOTH_TRY(quoth_grow(p->names->from, &p->topics, &p->topic_room,
                         p->topic_count, p->topic_count + 1,
                         sizeof *p->topics));
    p->topics[p->topic_count] = (topic){.first = (uint32_t)p->place_count,
                                        .node = QUOTH_NONE,
                                        .person = QUOTH_NONE};
    *slot = (uint32_t)++p->topic_count;
  }
  at.topic = *slot - 1;
  topic *const t = &p->topics[at.topic];
  const uint32_t person = p->persons[at.head];
  if (person && p->names->mentions[person - 1].first == at.first &&
      p->names->mentions[person - 1].count == at.end - at.first) {
    t->person = p->names->mentions[person - 1].node;
  }
  t->count++;
  t->plural += (p->names->trees->tokens[at.head].features & QUOTH_PLURAL) != 0;
  t->told |= told;
  t->term |= numbered || (told && is_term(p->names, &at));
  QUOTH_TRY(quoth_grow(p->names->from, &p->places, &p->place_room,
                       p->place_count, p->place_count + 1, sizeof *p->places));
  p->places[p->place_count++] = at;
  return QUOTH_OK;
}

static quoth_status find_places(phrases *p) {
  const quoth_trees *trees = p->names->trees;
  for (uint32_t i = 0; i < trees->token_count; i++) {
    const quoth_token *t = &trees->tokens[i];
    const bool inside = t->deprel == QUOTH_DEP_COMPOUND ||
                        t->deprel == QUOTH_DEP_FLAT ||
                        t->deprel == QUOTH_DEP_FIXED;
    const bool numbered =
        (t->upos == QUOTH_NOUN || t->upos == QUOTH_PROPN) && is_numbered(p, i);
    if ((t->upos != QUOTH_NOUN && !numbered) || inside || p->spoken_for[i]) {
      continue;
    }
    const place at = {numbered ? i : first_of(p, i), i + 1 + numbered, i, 0};
    if (numbered || !is_vague(p->names, i, at.first < i)) {
      QUOTH_TRY(add_place(p, at, numbered));
    }
  }
  return QUOTH_OK;
}

/* ---- nodes and mentions ---- */

static quoth_text words_at(const quoth_names *names, const place *at) {
  const quoth_token *tokens = names->trees->tokens;
  return quoth_text_slice(
      names->document->plain,
      (quoth_span){tokens[at->first].span.begin, tokens[at->end - 1].span.end});
}

/* In the number that the topic mostly has, and without the capital of a
 * sentence's start. */
static bool is_plain(const quoth_names *names, const topic *t,
                     const place *at) {
  const bool plural =
      (names->trees->tokens[at->head].features & QUOTH_PLURAL) != 0;
  size_t start = 0;
  if (plural != (t->plural * 2 > t->count)) {
    return false;
  }
  const quoth_text text = quoth_name_token_text(names, at->first);
  return names->trees->tokens[at->head].upos == QUOTH_PROPN ||
         !quoth_char_is_upper(quoth_utf8_next(text, &start));
}

static quoth_status make_node(phrases *p, topic *t, const place *at) {
  quoth_names *names = p->names;
  const quoth_word_set people = QUOTH_WORD_BIT(GENERIC_PERSON) |
                                QUOTH_WORD_BIT(ROLE_NOUN) |
                                QUOTH_WORD_BIT(PERSON_NOUN);
  QUOTH_TRY(quoth_grow(names->from, &names->nodes, &names->node_capacity,
                       names->node_count, names->node_count + 1,
                       sizeof *names->nodes));
  names->nodes[names->node_count] = (quoth_name_node){
      .node = {.kind = quoth_name_noun(names, at->head) & people
                           ? QUOTH_NODE_AGENT
                           : QUOTH_NODE_CONCEPT,
               .label = quoth_name_label(names, words_at(names, at)),
               .speaker = QUOTH_NONE,
               .confidence = 80},
      .group = QUOTH_NONE};
  t->node = (uint32_t)names->node_count;
  return names->nodes[names->node_count++].node.label.at ? QUOTH_OK
                                                         : QUOTH_NO_MEMORY;
}

/* "core subscription" is short for "core AI subscription". */
static uint64_t short_key(const quoth_names *names, const place *at) {
  const place ends[] = {{at->first, at->first + 1, at->first, 0},
                        {at->head, at->head + 1, at->head, 0}};
  return key_of(names, &ends[0]) * 3 + key_of(names, &ends[1]);
}

/* "first product" is another than the "first consumer product". */
static bool is_ranked(const quoth_names *names, const place *at) {
  return (names->trees->tokens[at->first].features &
          (QUOTH_ORDINAL | QUOTH_SUPERLATIVE)) != 0;
}

/* Gives phrases that stand too seldom the node of what they are short for: of
 * a phrase that stood before, since nothing is shortened that nobody knows. */
static quoth_status join_short(phrases *p) {
  enum { FULL = 3 };
  for (int round = 0; round < 2; round++) {
    for (size_t i = 0; i < p->topic_count; i++) {
      topic *t = &p->topics[i];
      const place *at = &p->places[t->first];
      const uint32_t words = at->end - at->first;
      uint32_t *slot;
      if (round == 0 && words >= FULL && t->node != QUOTH_NONE) {
        QUOTH_TRY(
            quoth_key_table_put(&p->full_of, short_key(p->names, at), &slot));
        *slot = *slot ? QUOTH_NONE : (uint32_t)i + 1; /* two: neither */
      } else if (round == 1 && words == FULL - 1 && t->node == QUOTH_NONE &&
                 t->told && !is_ranked(p->names, at)) {
        slot = quoth_key_table_get(&p->full_of, short_key(p->names, at));
        const topic *full =
            slot && *slot != QUOTH_NONE ? &p->topics[*slot - 1] : NULL;
        t->node = full && full->first < t->first ? full->node : QUOTH_NONE;
      }
    }
  }
  return QUOTH_OK;
}

static bool is_worth_it(const topic *t) {
  return t->term || t->count >= (t->told ? OFTEN_TOLD : OFTEN_ALONE);
}

static quoth_status add_nodes(phrases *p) {
  for (size_t i = 0; i < p->topic_count; i++) {
    topic *t = &p->topics[i];
    t->node = is_worth_it(t) ? t->person : QUOTH_NONE;
  }
  for (size_t i = 0; i < p->place_count; i++) {
    const place *at = &p->places[i];
    topic *t = &p->topics[at->topic];
    if (is_worth_it(t) && t->node == QUOTH_NONE && is_plain(p->names, t, at)) {
      QUOTH_TRY(make_node(p, t, at));
    }
  }
  for (size_t i = 0; i < p->topic_count; i++) {
    topic *t = &p->topics[i];
    if (is_worth_it(t) && t->node == QUOTH_NONE) {
      QUOTH_TRY(make_node(p, t, &p->places[t->first]));
    }
  }
  return QUOTH_OK;
}

static quoth_status add_mentions(phrases *p) {
  quoth_names *names = p->names;
  for (size_t i = 0; i < p->place_count; i++) {
    const place *at = &p->places[i];
    const uint32_t node = p->topics[at->topic].node;
    if (node == QUOTH_NONE || p->persons[at->head]) {
      continue;
    }
    const quoth_token *tokens = names->trees->tokens;
    const quoth_mention mention = {
        .span = {tokens[at->first].span.begin, tokens[at->end - 1].span.end},
        .first = at->first,
        .count = at->end - at->first,
        .head = at->head,
        .node = node,
        .kind = QUOTH_MENTION_NOMINAL,
        .confidence = 80};
    QUOTH_TRY(quoth_name_add_variant(names, &names->nodes[node],
                                     words_at(names, at)));
    QUOTH_TRY(quoth_name_add_mention(names, &mention));
  }
  return QUOTH_OK;
}

static quoth_status run(phrases *p) {
  QUOTH_TRY(mark_mentions(p));
  QUOTH_TRY(find_places(p));
  QUOTH_TRY(add_nodes(p));
  QUOTH_TRY(join_short(p));
  return add_mentions(p);
}

quoth_status quoth_names_add_phrases(quoth_names *names) {
  phrases p = {.names = names,
               .topic_of = {.from = names->from},
               .full_of = {.from = names->from}};
  const quoth_status status = run(&p);
  quoth_release(names->from, p.places);
  quoth_release(names->from, p.topics);
  quoth_key_table_free(&p.topic_of);
  quoth_key_table_free(&p.full_of);
  return status;
}
