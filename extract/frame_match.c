#include "extract/frame_table.h"

enum { UNSURE = 75 }; /* percent of fit below which a filler is a guess */

enum { FORM_MAX = 64, SUBTREE_MAX = 64, DEPTH_MAX = 32, PARTS_MAX = 64 };

typedef struct {
  const quoth_frames *frames;
  const quoth_frame_context *context;
  const quoth_clause *clause;
  quoth_text lemma[QUOTH_PHRASE_WORDS_MAX]; /* of the clause, by words */
  uint32_t lemma_count;
  quoth_frame_match *out;
  uint32_t count, capacity;
} matcher;

/* One phrase of one frame tried on the clause. */
typedef struct {
  const matcher *m;
  const quoth_frame *frame;
  const quoth_part *anchor; /* the noun that belongs to the verb, or NULL */
  uint64_t used;            /* parts */
  uint32_t unsure;          /* slots whose filler may be something else */
  bool participle;          /* "be based in": the object is what is spoken of */
  quoth_frame_match match;
} attempt;

/* ---- words ---- */

/* Lower case of ASCII letters; longer words are cut, and match nothing. */
static quoth_text fold(quoth_text word, char out[FORM_MAX]) {
  const size_t size = word.size < FORM_MAX ? word.size : FORM_MAX;
  for (size_t i = 0; i < size; i++) {
    const char c = word.at[i];
    out[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
  }
  return (quoth_text){out, size};
}

static quoth_text surface(const matcher *m, uint32_t token) {
  return quoth_text_slice(m->context->text,
                          m->context->trees->tokens[token].span);
}

static const quoth_token *token_at(const matcher *m, uint32_t token) {
  return &m->context->trees->tokens[token];
}

/* By lemma or as it stands, in any case. */
static bool token_is(const matcher *m, uint32_t token, quoth_text word) {
  return quoth_text_equal_nocase(token_at(m, token)->lemma, word) ||
         quoth_text_equal_nocase(surface(m, token), word);
}

static void split_lemma(matcher *m) {
  quoth_text left = m->clause->lemma;
  while (left.size && m->lemma_count < QUOTH_PHRASE_WORDS_MAX) {
    const char *space = memchr(left.at, ' ', left.size);
    const size_t size = space ? (size_t)(space - left.at) : left.size;
    m->lemma[m->lemma_count++] = (quoth_text){left.at, size};
    const size_t skip = space ? size + 1 : size;
    left = (quoth_text){left.at + skip, left.size - skip};
  }
}

/* ---- parts ---- */

static bool fill(attempt *a, const quoth_slot *slot, const quoth_part *part) {
  const uint8_t fit = quoth_slot_fit(slot, a->m->context, part);
  if (!fit) {
    return false;
  }
  if (slot->target == QUOTH_TARGET_SUBJECT) {
    a->match.subject = *part;
  } else if (slot->target == QUOTH_TARGET_OBJECT) {
    a->match.object = *part;
    a->match.has_object = true;
  }
  a->match.confidence = fit < a->match.confidence ? fit : a->match.confidence;
  a->unsure += fit < UNSURE;
  /* a slot that says what it wants says more than one that takes anything */
  a->match.specific =
      (uint8_t)(a->match.specific +
                (slot->class_count || slot->noun_count ? 2 : 1));
  return true;
}

/* Fills `slot` with the first unused part that has `role` and, unless
 * preposition.at is NULL, that preposition. */
static bool fill_part(attempt *a, const quoth_slot *slot, quoth_role role,
                      quoth_text preposition) {
  const quoth_clause *clause = a->m->clause;
  for (uint32_t i = 0; i < clause->part_count && i < PARTS_MAX; i++) {
    const quoth_part *part = &clause->parts[i];
    const bool free = part != a->anchor && !(a->used >> i & 1);
    if (free && part->role == role &&
        (!preposition.at || quoth_text_equal(part->preposition, preposition)) &&
        fill(a, slot, part)) {
      a->used |= UINT64_C(1) << i;
      return true;
    }
  }
  return false;
}

/* A bare oblique is an argument only when it is surely of the class: "weighs
 * [70 pounds]", "lasted [two weeks]". */
static bool fill_bare(attempt *a, const quoth_slot *slot) {
  if (!slot->class_count) {
    return false;
  }
  const attempt before = *a;
  if (fill_part(a, slot, QUOTH_ROLE_OBLIQUE, quoth_text_of("")) &&
      a->match.confidence == before.match.confidence) {
    return true;
  }
  *a = before;
  return false;
}

/* ---- inside a part ---- */

static bool is_under(const matcher *m, uint32_t token, uint32_t top) {
  for (int depth = 0; depth < DEPTH_MAX && token != QUOTH_NONE; depth++) {
    if (token == top) {
      return true;
    }
    token = token_at(m, token)->head;
  }
  return false;
}

/* The words under `head`, without the preposition or 's that marks it. */
static quoth_part inner_part(const matcher *m, uint32_t head,
                             quoth_text preposition) {
  const quoth_sentence *sentence =
      &m->context->trees->sentences[m->clause->sentence];
  uint32_t first = head, last = head;
  while (first > sentence->first && head - first < SUBTREE_MAX &&
         is_under(m, first - 1, head)) {
    first--;
  }
  while (last + 1 < sentence->first + sentence->count &&
         last - head < SUBTREE_MAX && is_under(m, last + 1, head)) {
    last++;
  }
  while (first < head && token_at(m, first)->deprel == QUOTH_DEP_CASE) {
    first++;
  }
  while (last > head && (token_at(m, last)->deprel == QUOTH_DEP_CASE ||
                         token_at(m, last)->deprel == QUOTH_DEP_PUNCT)) {
    last--;
  }
  return (quoth_part){.role = QUOTH_ROLE_OBLIQUE,
                      .head = head,
                      .first = first,
                      .count = last - first + 1,
                      .preposition = preposition,
                      .clause = QUOTH_NONE};
}

/* True when `token` hangs on its head by `preposition`; "X's Y" and "X Y" are
 * taken as "Y of X". */
static bool hangs_by(const matcher *m, uint32_t token, quoth_text preposition) {
  const quoth_deprel deprel = (quoth_deprel)token_at(m, token)->deprel;
  const bool of = quoth_text_is(preposition, "of");
  if (deprel == QUOTH_DEP_NMOD_POSS || deprel == QUOTH_DEP_COMPOUND) {
    return of || quoth_text_is(preposition, "at") ||
           quoth_text_is(preposition, "for");
  }
  if (quoth_deprel_base(deprel) != QUOTH_DEP_NMOD) {
    return false;
  }
  const uint32_t from = token > SUBTREE_MAX ? token - SUBTREE_MAX : 0;
  for (uint32_t i = token; i-- > from;) {
    if (token_at(m, i)->head == token &&
        token_at(m, i)->deprel == QUOTH_DEP_CASE) {
      return token_is(m, i, preposition);
    }
  }
  return false;
}

static bool fill_inner(attempt *a, const quoth_slot *slot, uint32_t anchor,
                       quoth_text preposition) {
  const matcher *m = a->m;
  const quoth_sentence *sentence =
      &m->context->trees->sentences[m->clause->sentence];
  const uint32_t end = sentence->first + sentence->count;
  uint32_t i = anchor - sentence->first > SUBTREE_MAX ? anchor - SUBTREE_MAX
                                                      : sentence->first;
  for (; i < end && i < anchor + SUBTREE_MAX; i++) {
    if (token_at(m, i)->head == anchor && hangs_by(m, i, preposition)) {
      const quoth_part part = inner_part(m, i, preposition);
      if (fill(a, slot, &part)) {
        return true;
      }
    }
  }
  return false;
}

/* "took place [in Geneva]": the noun is part of the verb, and the tree may
 * hang the place on it. */
static bool fill_under_verb(attempt *a, const quoth_slot *slot,
                            quoth_text preposition) {
  const matcher *m = a->m;
  const uint32_t verb = m->clause->predicate;
  const quoth_sentence *sentence =
      &m->context->trees->sentences[m->clause->sentence];
  const uint32_t end = sentence->first + sentence->count;
  if (m->lemma_count < 2) {
    return false;
  }
  for (uint32_t i = verb + 1; i < end && i < verb + SUBTREE_MAX; i++) {
    if (token_at(m, i)->head == verb &&
        token_is(m, i, m->lemma[m->lemma_count - 1])) {
      return fill_inner(a, slot, i, preposition);
    }
  }
  return false;
}

/* ---- slots ---- */

static bool fill_by_preposition(attempt *a, const quoth_slot *slot,
                                quoth_text preposition) {
  if (a->participle && quoth_text_is(preposition, "by") &&
      fill_part(a, slot, QUOTH_ROLE_SUBJECT, (quoth_text){0})) {
    return true;
  }
  if (fill_part(a, slot, QUOTH_ROLE_OBLIQUE, preposition) ||
      fill_part(a, slot, QUOTH_ROLE_COMPLEMENT, preposition)) {
    return true;
  }
  if ((quoth_text_is(preposition, "to") || quoth_text_is(preposition, "for")) &&
      fill_part(a, slot, QUOTH_ROLE_RECIPIENT, (quoth_text){0})) {
    return true;
  }
  if (a->anchor) {
    return fill_inner(a, slot, a->anchor->head, preposition);
  }
  /* "released a model [in March]": the tree may hang it on the model */
  const quoth_clause *clause = a->m->clause;
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    if (part->role == QUOTH_ROLE_OBJECT && part->head < QUOTH_NONE &&
        !quoth_text_is(preposition, "of") &&
        fill_inner(a, slot, part->head, preposition)) {
      return true;
    }
  }
  return fill_under_verb(a, slot, preposition);
}

static bool fill_directly(attempt *a, const quoth_slot *slot, bool recipient) {
  const quoth_text none = {0};
  if (slot->clause) {
    return fill_part(a, slot, QUOTH_ROLE_CLAUSE, none);
  }
  if (recipient) {
    return fill_part(a, slot, QUOTH_ROLE_RECIPIENT, none) ||
           fill_part(a, slot, QUOTH_ROLE_OBLIQUE, quoth_text_of("to"));
  }
  return fill_part(a, slot, QUOTH_ROLE_OBJECT, none) ||
         fill_part(a, slot, QUOTH_ROLE_COMPLEMENT, quoth_text_of("")) ||
         fill_bare(a, slot);
}

static bool fill_argument(attempt *a, const quoth_frame_argument *argument) {
  if (!argument->preposition_count) {
    return fill_directly(a, &argument->slot, false);
  }
  for (uint32_t i = 0; i < argument->preposition_count; i++) {
    if (fill_by_preposition(a, &argument->slot, argument->prepositions[i])) {
      return true;
    }
  }
  return false;
}

static bool fill_lead(attempt *a) {
  if (!a->frame->has_lead) {
    return true;
  }
  const quoth_text none = {0};
  return fill_part(a, &a->frame->lead,
                   a->participle ? QUOTH_ROLE_OBJECT : QUOTH_ROLE_SUBJECT,
                   none);
}

/* ---- phrases ---- */

/* The part whose head is the last of `words`, with the others before it. */
static const quoth_part *find_anchor(const matcher *m, const quoth_text *words,
                                     size_t count) {
  for (uint32_t p = 0; p < m->clause->part_count; p++) {
    const quoth_part *part = &m->clause->parts[p];
    if (part->role == QUOTH_ROLE_SUBJECT || part->role == QUOTH_ROLE_CLAUSE ||
        !token_is(m, part->head, words[count - 1])) {
      continue;
    }
    size_t found = 0;
    uint32_t token = part->first;
    if (found + 1 < count &&
        quoth_text_equal(part->preposition, words[found])) {
      found++;
    }
    for (; token < part->head && found + 1 < count; token++) {
      found += token_is(m, token, words[found]) ? 1 : 0;
    }
    if (found + 1 == count) {
      return part;
    }
  }
  return NULL;
}

/* A particle that the parser made an adverb: a child of the verb. */
static bool has_particle(const matcher *m, quoth_text word) {
  const uint32_t verb = m->clause->predicate;
  const quoth_sentence *sentence =
      &m->context->trees->sentences[m->clause->sentence];
  const uint32_t end = sentence->first + sentence->count;
  for (uint32_t i = verb + 1; i < end && i < verb + SUBTREE_MAX; i++) {
    if (token_at(m, i)->head == verb && token_is(m, i, word)) {
      return true;
    }
  }
  return false;
}

static bool fill_after(attempt *a, const quoth_phrase *phrase,
                       size_t prepositions) {
  const quoth_frame *frame = a->frame;
  if (!frame->has_after) {
    return true;
  }
  if (prepositions) {
    return fill_by_preposition(a, &frame->after,
                               phrase->suffixes[prepositions - 1]);
  }
  const bool recipient = frame->argument_count > 0 &&
                         !frame->arguments[0].optional &&
                         !frame->arguments[0].preposition_count;
  return fill_directly(a, &frame->after, recipient);
}

/* Finds the words [from, end) of the phrase, which are particles. */
static bool has_particles(const matcher *m, const quoth_phrase *phrase,
                          size_t from, size_t end) {
  while (from < end && has_particle(m, phrase->words[from])) {
    from++;
  }
  return from >= end;
}

/* "sell for a million" is not "sell the house for a million": a frame whose
 * verb leads to its slot by a preposition wants no object. */
static bool has_stray_object(const attempt *a, size_t prepositions) {
  const quoth_clause *clause = a->m->clause;
  if (!prepositions || a->participle || clause->passive ||
      !a->frame->has_lead) {
    return false;
  }
  for (uint32_t i = 0; i < clause->part_count && i < PARTS_MAX; i++) {
    const quoth_part *part = &clause->parts[i];
    if (part->role == QUOTH_ROLE_OBJECT && part != a->anchor &&
        !(a->used >> i & 1)) {
      return true;
    }
  }
  return false;
}

static bool fill_slots(attempt *a, const quoth_phrase *phrase,
                       size_t prepositions) {
  if (!fill_lead(a) || !fill_after(a, phrase, prepositions)) {
    return false;
  }
  for (uint32_t i = 0; i < a->frame->argument_count; i++) {
    if (!fill_argument(a, &a->frame->arguments[i]) &&
        !a->frame->arguments[i].optional) {
      return false;
    }
  }
  /* one guess may be right, two are none */
  return a->unsure < 2 && !has_stray_object(a, prepositions);
}

/* ---- results ---- */

static bool is_better(const quoth_frame_match *a, const quoth_frame_match *b) {
  if (a->specific != b->specific) {
    return a->specific > b->specific;
  }
  if (a->confidence != b->confidence) {
    return a->confidence > b->confidence;
  }
  return a->rule > b->rule; /* of equals the later pack wins */
}

/* Keeps the best match of each property, best first. */
static void keep(matcher *m, const quoth_frame_match *match) {
  uint32_t at = 0;
  while (at < m->count && m->out[at].property != match->property) {
    at++;
  }
  if (at < m->count) {
    if (!is_better(match, &m->out[at])) {
      return;
    }
  } else if (m->count < m->capacity) {
    m->count++;
  } else if (m->count == 0 || !is_better(match, &m->out[--at])) {
    return;
  }
  for (; at > 0 && is_better(match, &m->out[at - 1]); at--) {
    m->out[at] = m->out[at - 1];
  }
  m->out[at] = *match;
}

/* The first `done` words are the verb; what follows is a noun, then particles,
 * then what leads to the slot. */
static void try_phrase(matcher *m, const quoth_frame_entry *entry, size_t done,
                       bool participle) {
  const quoth_phrase *phrase = &entry->phrase;
  const quoth_frame *frame = &m->frames->frames[entry->frame];
  const size_t nouns = (size_t)(phrase->count - phrase->preposition);
  const quoth_part *anchor = NULL;
  if (done < nouns) {
    anchor = find_anchor(m, phrase->words + done, nouns - done);
    if (!anchor) {
      return;
    }
  }
  const size_t from = done > nouns ? done : nouns;
  for (size_t prepositions = phrase->count - from + 1; prepositions-- > 0;) {
    if (!has_particles(m, phrase, from, phrase->count - prepositions)) {
      return;
    }
    attempt a = {
        .m = m, .frame = frame, .anchor = anchor, .participle = participle};
    a.match = (quoth_frame_match){.property = frame->property,
                                  .rule = frame->rule,
                                  .confidence = 100,
                                  .specific = phrase->count};
    if (fill_slots(&a, phrase, prepositions) &&
        (!a.match.has_object || a.match.subject.head != a.match.object.head)) {
      a.match.words = a.anchor ? entry->text : quoth_text_of("");
      keep(m, &a.match);
      return;
    }
  }
}

/* ---- search ---- */

/* The entries with these words: from `*begin` to before `*end`. */
static void find_row(const quoth_frames *frames, quoth_text first,
                     const quoth_text *second, uint32_t *begin, uint32_t *end) {
  const uint32_t *row =
      quoth_key_table_get(&frames->rows, quoth_frame_key(first, second));
  *begin = *end = 0;
  if (!row) {
    return;
  }
  const quoth_frame_entry *entry = &frames->entries[*row - 1];
  if (quoth_text_equal(entry->phrase.words[0], first) &&
      (!second || quoth_text_equal(entry->second, *second))) {
    *begin = *row - 1;
    *end = second ? entry->second_end : entry->first_end;
  }
}

/* How many words of the phrase are the clause's verb; 0: it is another. */
static size_t shared_words(const matcher *m, const quoth_phrase *phrase) {
  if (m->lemma_count > phrase->count) {
    return 0;
  }
  for (uint32_t i = 0; i < m->lemma_count; i++) {
    if (!quoth_text_equal(phrase->words[i], m->lemma[i])) {
      return 0;
    }
  }
  return m->lemma_count;
}

static void try_all(matcher *m, quoth_text first, const quoth_text *second,
                    bool participle) {
  uint32_t i, end;
  find_row(m->frames, first, second, &i, &end);
  for (; i < end; i++) {
    const quoth_frame_entry *entry = &m->frames->entries[i];
    const size_t done = participle ? 2 : shared_words(m, &entry->phrase);
    if (done) {
      try_phrase(m, entry, done, participle);
    }
  }
}

/* A copula has too many frames to try them all: only those whose noun is the
 * head of a part. */
static void try_copula(matcher *m, quoth_text be) {
  char lemma[FORM_MAX], form[FORM_MAX];
  const quoth_text none = quoth_text_of("");
  try_all(m, be, &none, false);
  for (uint32_t i = 0; i < m->clause->part_count; i++) {
    const quoth_part *part = &m->clause->parts[i];
    if (part->role == QUOTH_ROLE_SUBJECT || part->role == QUOTH_ROLE_CLAUSE) {
      continue;
    }
    const quoth_text by_lemma = fold(token_at(m, part->head)->lemma, lemma);
    const quoth_text by_form = fold(surface(m, part->head), form);
    try_all(m, be, &by_lemma, false);
    if (!quoth_text_equal(by_lemma, by_form)) {
      try_all(m, be, &by_form, false);
    }
  }
}

uint32_t quoth_frames_match(const quoth_frames *frames,
                            const quoth_frame_context *context,
                            const quoth_clause *clause, quoth_frame_match *out,
                            uint32_t capacity) {
  matcher m = {.frames = frames,
               .context = context,
               .clause = clause,
               .out = out,
               .capacity = capacity};
  split_lemma(&m);
  if (!m.lemma_count) {
    return 0;
  }
  const quoth_text be = quoth_text_of("be");
  if (quoth_text_equal(m.lemma[0], be)) {
    try_copula(&m, be);
  } else {
    try_all(&m, m.lemma[0], NULL, false);
  }
  if (clause->passive) {
    char form[FORM_MAX];
    const quoth_text participle = fold(surface(&m, clause->predicate), form);
    try_all(&m, be, &participle, true);
  }
  return m.count;
}
