#include "export/view.h"

#include <stdlib.h>

/* ---- labels and types ---- */

static quoth_text last_segment(quoth_text iri) {
  size_t begin = iri.size;
  while (begin > 0 && iri.at[begin - 1] != '/' && iri.at[begin - 1] != '#') {
    begin--;
  }
  return begin < iri.size ? (quoth_text){iri.at + begin, iri.size - begin}
                          : iri;
}

quoth_text quoth_label_of(const quoth_model *model, quoth_id id) {
  const quoth_term term = quoth_model_get(model, id);
  if (term.kind != QUOTH_IRI) {
    return term.text;
  }
  static const quoth_id labels[] = {QUOTH_V_RDFS_LABEL, QUOTH_V_SKOS_PREF_LABEL,
                                    QUOTH_V_NIF_ANCHOR_OF,
                                    QUOTH_V_DCTERMS_TITLE};
  for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
    const quoth_id label = quoth_model_object(model, id, labels[i]);
    if (label) {
      const quoth_text words = quoth_model_get(model, label).text;
      if (words.size) {
        return words;
      }
    }
  }
  return last_segment(term.text);
}

quoth_text quoth_document_name(const quoth_view_document *document) {
  return document->title.size ? document->title
                              : last_segment(document->source);
}

/* Classes and how they are shown; a more general class stands later. A class
 * that is not listed shows by a listed one beside it, under its own name. */
static const struct {
  const char *iri, *word;
  uint8_t look;
  bool general;
} classes[] = {
    {QUOTH_NS_SCHEMA "Person", "person", QUOTH_LOOK_PERSON, false},
    {QUOTH_NS_QUOTH "Role", "role", QUOTH_LOOK_PERSON, false},
    {QUOTH_NS_SCHEMA "Corporation", "company", QUOTH_LOOK_ORGANISATION, false},
    {QUOTH_NS_SCHEMA "SoftwareApplication", "software", QUOTH_LOOK_ARTEFACT,
     true},
    {QUOTH_NS_SCHEMA "Organization", "organisation", QUOTH_LOOK_ORGANISATION,
     true},
    {QUOTH_NS_SCHEMA "MonetaryAmount", "money", QUOTH_LOOK_VALUE, false},
    {QUOTH_NS_SCHEMA "QuantitativeValue", "quantity", QUOTH_LOOK_VALUE, false},
    {QUOTH_NS_QUOTH "Date", "date", QUOTH_LOOK_VALUE, false},
    {QUOTH_NS_QUOTH "Duration", "duration", QUOTH_LOOK_VALUE, false},
    {QUOTH_NS_SCHEMA "Product", "product", QUOTH_LOOK_ARTEFACT, true},
    {QUOTH_NS_SCHEMA "Place", "place", QUOTH_LOOK_WHERE, true},
    {QUOTH_NS_SCHEMA "Event", "event", QUOTH_LOOK_WHERE, true},
    {QUOTH_NS_SCHEMA "DefinedTerm", "concept", QUOTH_LOOK_IDEA, true},
    {QUOTH_NS_SKOS "Concept", "concept", QUOTH_LOOK_IDEA, true},
    {QUOTH_NS_SCHEMA "CreativeWork", "work", QUOTH_LOOK_ARTEFACT, true},
    {QUOTH_NS_SCHEMA "Intangible", "concept", QUOTH_LOOK_IDEA, true},
    {QUOTH_NS_SCHEMA "Thing", "thing", QUOTH_LOOK_IDEA, true},
};
enum { CLASS_COUNT = sizeof classes / sizeof *classes };

static size_t class_rank(quoth_text iri) {
  for (size_t i = 0; i < CLASS_COUNT; i++) {
    if (quoth_text_is(iri, classes[i].iri)) {
      return i;
    }
  }
  return CLASS_COUNT;
}

/* "AIModel" -> "AI model". */
static quoth_text spaced(quoth_arena *arena, quoth_text name) {
  char *out = quoth_arena_alloc(arena, 2 * name.size + 1);
  size_t size = 0;
  if (!out) {
    return name;
  }
  for (size_t i = 0; i < name.size; i++) {
    const char c = name.at[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool next_upper =
        i + 1 == name.size || (name.at[i + 1] >= 'A' && name.at[i + 1] <= 'Z');
    const bool after_lower =
        i > 0 && !(name.at[i - 1] >= 'A' && name.at[i - 1] <= 'Z');
    if (upper && i > 0 && (after_lower || !next_upper)) {
      out[size++] = ' ';
    }
    out[size++] = upper && !next_upper ? (char)(c + 'a' - 'A') : c;
  }
  return (quoth_text){out, size};
}

static bool ends_with(quoth_text text, const char *end) {
  const size_t size = strlen(end);
  return text.size >= size &&
         memcmp(text.at + text.size - size, end, size) == 0;
}

static void set_type(quoth_view *view, quoth_view_node *node) {
  const quoth_model *model = view->model;
  quoth_cursor cursor =
      quoth_model_find(model, (quoth_quad){node->id, QUOTH_V_RDF_TYPE, 0, 0});
  quoth_quad quad;
  size_t best = CLASS_COUNT;
  quoth_text own = {0};
  while (quoth_model_next(&cursor, &quad)) {
    const quoth_text iri = quoth_model_get(model, quad.object).text;
    const size_t rank = class_rank(iri);
    if (rank < best) {
      best = rank;
    } else if (rank == CLASS_COUNT &&
               (!own.size || quoth_text_compare(iri, own) < 0)) {
      own = iri; /* several: the first by name, whatever the file's order */
    }
  }
  node->look = QUOTH_LOOK_IDEA;
  node->thing = QUOTH_THING_ENTITY;
  if (best < CLASS_COUNT) {
    node->look = classes[best].look;
    node->type = quoth_text_of(classes[best].word);
  }
  if (own.size && (best == CLASS_COUNT || classes[best].general)) {
    node->type = spaced(&view->arena, last_segment(own));
  }
  if (ends_with(own, "Technology") || ends_with(own, "Language")) {
    node->look = QUOTH_LOOK_IDEA;
  }
  if (node->look == QUOTH_LOOK_VALUE) {
    node->thing = QUOTH_THING_VALUE;
  }
}

static quoth_quad type_of(quoth_id id, quoth_id type) {
  return (quoth_quad){id, QUOTH_V_RDF_TYPE, type, 0};
}

static void describe(quoth_view *view, quoth_view_node *node) {
  const quoth_model *model = view->model;
  const quoth_term term = quoth_model_get(model, node->id);
  node->label = quoth_label_of(model, node->id);
  node->look = QUOTH_LOOK_PHRASE;
  if (term.kind == QUOTH_LITERAL) {
    node->thing = QUOTH_THING_WORDS;
    return;
  }
  if (quoth_model_object(model, node->id, QUOTH_V_NIF_BEGIN_INDEX)) {
    node->thing = QUOTH_THING_PRONOUN;
    return;
  }
  set_type(view, node);
  if (quoth_model_has(model, type_of(node->id, QUOTH_V_QUOTH_ROLE))) {
    node->thing = QUOTH_THING_AGENT;
  } else if (quoth_model_has(model, type_of(node->id, QUOTH_V_SKOS_CONCEPT))) {
    node->thing = QUOTH_THING_CONCEPT;
  }
}

/* ---- building blocks ---- */

struct maker {
  quoth_view *view;
  uint32_t *document_of; /* term id -> document index + 1 */
  uint32_t *question_of; /* term id -> question index + 1 */
  size_t argument_capacity, link_capacity;
};

quoth_status quoth_view_node_for(quoth_view *view, quoth_id id, uint32_t *out) {
  if (!view->node_of[id]) {
    QUOTH_TRY(quoth_grow(NULL, &view->nodes, &view->node_capacity,
                         view->node_count, view->node_count + (size_t)1,
                         sizeof *view->nodes));
    quoth_view_node *node = &view->nodes[view->node_count];
    *node = (quoth_view_node){.id = id};
    describe(view, node);
    view->node_of[id] = ++view->node_count;
  }
  *out = view->node_of[id] - 1;
  return QUOTH_OK;
}

static quoth_text text_of(const quoth_model *model, quoth_id subject,
                          quoth_id predicate) {
  const quoth_id object = quoth_model_object(model, subject, predicate);
  return object ? quoth_model_get(model, object).text : quoth_text_of("");
}

uint32_t quoth_number_of(quoth_text digits) {
  uint64_t value = 0;
  for (size_t i = 0; i < digits.size; i++) {
    if (digits.at[i] < '0' || digits.at[i] > '9' || value > UINT32_MAX) {
      return 0;
    }
    value = value * 10 + (uint64_t)(digits.at[i] - '0');
  }
  return value > UINT32_MAX ? 0 : (uint32_t)value;
}

/* "0.85" -> 85; 255 when it is no such number. */
static uint8_t percent_of(quoth_text text) {
  unsigned value = 0, digits = 0;
  bool point = false;
  for (size_t i = 0; i < text.size && digits < 3; i++) {
    if (text.at[i] == '.') {
      point = true;
    } else if (text.at[i] >= '0' && text.at[i] <= '9') {
      value = value * 10 + (unsigned)(text.at[i] - '0');
      digits++;
    } else {
      return 255;
    }
  }
  if (!digits) {
    return 255;
  }
  for (; digits < 3; digits++) {
    value *= 10;
  }
  return !point && value >= 100 ? 100 : value > 100 ? 100 : (uint8_t)value;
}

static void locate(const struct maker *m, quoth_id span, uint32_t *document,
                   uint32_t *begin, uint32_t *end) {
  const quoth_model *model = m->view->model;
  const quoth_id context =
      quoth_model_object(model, span, QUOTH_V_NIF_REFERENCE_CONTEXT);
  if (context && m->document_of[context]) {
    *document = m->document_of[context] - 1;
  }
  *begin = quoth_number_of(text_of(model, span, QUOTH_V_NIF_BEGIN_INDEX));
  *end = quoth_number_of(text_of(model, span, QUOTH_V_NIF_END_INDEX));
}

static uint32_t count_matches(const quoth_model *model, quoth_quad pattern) {
  uint32_t count = 0;
  quoth_cursor cursor = quoth_model_find(model, pattern);
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    count++;
  }
  return count;
}

/* ---- sorting: keys carry all that comparison needs ---- */

struct sort_key {
  uint32_t major, begin, end, index;
  quoth_text text;
};

static int compare_keys(const void *a, const void *b) {
  const struct sort_key *x = a, *y = b;
  if (x->major != y->major) {
    return x->major < y->major ? -1 : 1;
  }
  if (x->begin != y->begin) {
    return x->begin < y->begin ? -1 : 1;
  }
  if (x->end != y->end) {
    return x->end < y->end ? -1 : 1;
  }
  const int order = quoth_text_compare(x->text, y->text);
  return order ? order : x->index < y->index ? -1 : 1;
}

/* ---- documents and questions ---- */

static quoth_status find_documents(struct maker *m) {
  quoth_view *view = m->view;
  const quoth_model *model = view->model;
  const uint32_t count =
      count_matches(model, type_of(0, QUOTH_V_QUOTH_DOCUMENT));
  struct sort_key *keys =
      quoth_arena_alloc(&view->arena, (count + (size_t)1) * sizeof *keys);
  view->documents = quoth_arena_alloc(
      &view->arena, (count + (size_t)1) * sizeof *view->documents);
  if (!keys || !view->documents) {
    return QUOTH_NO_MEMORY;
  }
  quoth_cursor cursor =
      quoth_model_find(model, type_of(0, QUOTH_V_QUOTH_DOCUMENT));
  quoth_quad quad;
  for (uint32_t i = 0; i < count && quoth_model_next(&cursor, &quad); i++) {
    const quoth_text source =
        text_of(model, quad.subject, QUOTH_V_DCTERMS_SOURCE);
    keys[i] = (struct sort_key){
        .index = quad.subject,
        .text =
            source.size ? source : quoth_model_get(model, quad.subject).text};
  }
  qsort(keys, count, sizeof *keys, compare_keys);
  for (uint32_t i = 0; i < count; i++) {
    const quoth_id id = keys[i].index;
    m->document_of[id] = i + 1;
    view->documents[i] = (quoth_view_document){
        .id = id,
        .source = keys[i].text,
        .title = text_of(model, id, QUOTH_V_DCTERMS_TITLE),
        .date = text_of(model, id, QUOTH_V_DCTERMS_DATE),
        .digest = text_of(model, id, QUOTH_V_DCTERMS_IDENTIFIER)};
  }
  view->document_count = count;
  return QUOTH_OK;
}

static quoth_status make_question(struct maker *m, quoth_id id,
                                  quoth_view_question *question) {
  const quoth_model *model = m->view->model;
  *question = (quoth_view_question){.id = id,
                                    .document = QUOTH_NONE,
                                    .speaker = QUOTH_NONE,
                                    .words = quoth_label_of(model, id)};
  locate(m, id, &question->document, &question->begin, &question->end);
  const quoth_id speaker = quoth_model_object(model, id, QUOTH_V_QUOTH_SPEAKER);
  return speaker ? quoth_view_node_for(m->view, speaker, &question->speaker)
                 : QUOTH_OK;
}

static quoth_status find_questions(struct maker *m) {
  quoth_view *view = m->view;
  const quoth_model *model = view->model;
  const quoth_quad pattern = type_of(0, QUOTH_V_QUOTH_QUESTION);
  const uint32_t count = count_matches(model, pattern);
  struct sort_key *keys =
      quoth_arena_alloc(&view->arena, (count + (size_t)1) * sizeof *keys);
  view->questions = quoth_arena_alloc(
      &view->arena, (count + (size_t)1) * sizeof *view->questions);
  if (!keys || !view->questions) {
    return QUOTH_NO_MEMORY;
  }
  quoth_cursor cursor = quoth_model_find(model, pattern);
  quoth_quad quad;
  for (uint32_t i = 0; i < count && quoth_model_next(&cursor, &quad); i++) {
    keys[i] =
        (struct sort_key){.major = QUOTH_NONE,
                          .index = quad.subject,
                          .text = quoth_model_get(model, quad.subject).text};
    locate(m, quad.subject, &keys[i].major, &keys[i].begin, &keys[i].end);
  }
  qsort(keys, count, sizeof *keys, compare_keys);
  for (uint32_t i = 0; i < count; i++) {
    QUOTH_TRY(make_question(m, keys[i].index, &view->questions[i]));
    m->question_of[keys[i].index] = i + 1;
    const uint32_t document = view->questions[i].document;
    if (document != QUOTH_NONE) {
      quoth_view_document *of = &view->documents[document];
      of->first_question = of->question_count++ ? of->first_question : i;
    }
  }
  view->question_count = count;
  return QUOTH_OK;
}

/* ---- claims ---- */

static uint8_t manner_of(quoth_id id) {
  switch (id) {
  case QUOTH_V_QUOTH_HEDGED:
    return QUOTH_MANNER_HEDGED;
  case QUOTH_V_QUOTH_PREDICTED:
    return QUOTH_MANNER_PREDICTED;
  case QUOTH_V_QUOTH_DESIRED:
    return QUOTH_MANNER_DESIRED;
  case QUOTH_V_QUOTH_HYPOTHETICAL:
    return QUOTH_MANNER_HYPOTHETICAL;
  case QUOTH_V_QUOTH_REPORTED:
    return QUOTH_MANNER_REPORTED;
  default:
    return QUOTH_MANNER_ASSERTED;
  }
}

static quoth_text degree_of(quoth_id id) {
  switch (id) {
  case QUOTH_V_QUOTH_CERTAIN:
    return quoth_text_of("certain");
  case QUOTH_V_QUOTH_PROBABLE:
    return quoth_text_of("probable");
  case QUOTH_V_QUOTH_POSSIBLE:
    return quoth_text_of("possible");
  case QUOTH_V_QUOTH_PAST:
    return quoth_text_of("past");
  case QUOTH_V_QUOTH_PRESENT:
    return quoth_text_of("present");
  case QUOTH_V_QUOTH_FUTURE:
    return quoth_text_of("future");
  default:
    return quoth_text_of("");
  }
}

static quoth_status add_argument(struct maker *m, quoth_view_claim *claim,
                                 const quoth_quad *quad) {
  static const char prefix[] = QUOTH_NS_QUOTH "argument";
  quoth_view *view = m->view;
  const quoth_text iri = quoth_model_get(view->model, quad->predicate).text;
  if (iri.size < sizeof prefix - 1 ||
      memcmp(iri.at, prefix, sizeof prefix - 1) != 0) {
    return QUOTH_OK;
  }
  quoth_view_argument argument = {.preposition = quoth_text_of("")};
  if (iri.size > sizeof prefix) {
    const quoth_id label =
        quoth_model_object(view->model, quad->predicate, QUOTH_V_RDFS_LABEL);
    argument.preposition =
        label ? quoth_model_get(view->model, label).text
              : (quoth_text){iri.at + sizeof prefix, iri.size - sizeof prefix};
  }
  QUOTH_TRY(quoth_view_node_for(m->view, quad->object, &argument.node));
  QUOTH_TRY(quoth_grow(NULL, &view->arguments, &m->argument_capacity,
                       view->argument_count, view->argument_count + (size_t)1,
                       sizeof *view->arguments));
  if (!claim->argument_count++) {
    claim->first_argument = view->argument_count;
  }
  view->arguments[view->argument_count++] = argument;
  return QUOTH_OK;
}

static uint32_t *place_for(quoth_view_claim *claim, quoth_id predicate) {
  switch (predicate) {
  case QUOTH_V_RDF_SUBJECT:
    return &claim->subject;
  case QUOTH_V_RDF_OBJECT:
    return &claim->object;
  case QUOTH_V_QUOTH_SPEAKER:
    return &claim->speaker;
  case QUOTH_V_QUOTH_AGENT:
    return &claim->agent;
  case QUOTH_V_QUOTH_REPORTED_BY:
    return &claim->reported_by;
  default:
    return NULL;
  }
}

static quoth_text *words_for(quoth_view_claim *claim, quoth_id predicate) {
  switch (predicate) {
  case QUOTH_V_QUOTH_QUOTE:
    return &claim->quote;
  case QUOTH_V_QUOTH_CONDITION:
    return &claim->condition;
  case QUOTH_V_QUOTH_TIME:
    return &claim->time;
  case QUOTH_V_QUOTH_FROM:
    return &claim->from;
  case QUOTH_V_QUOTH_UNTIL:
    return &claim->until;
  case QUOTH_V_QUOTH_CONFIDENCE:
    return &claim->confidence;
  default:
    return NULL;
  }
}

static void take_term(struct maker *m, quoth_view_claim *claim,
                      const quoth_quad *quad) {
  const quoth_model *model = m->view->model;
  switch (quad->predicate) {
  case QUOTH_V_RDF_PREDICATE:
    claim->relation = quad->object;
    claim->relation_label = quoth_label_of(model, quad->object);
    break;
  case QUOTH_V_QUOTH_LEXICAL_RELATION:
    claim->lexical = quad->object;
    claim->words = quoth_label_of(model, quad->object);
    break;
  case QUOTH_V_QUOTH_STATES:
    claim->proposition = quad->object;
    break;
  case QUOTH_V_QUOTH_P_RULE:
    claim->rule = quad->object;
    claim->rule_label = quoth_label_of(model, quad->object);
    break;
  case QUOTH_V_QUOTH_POLARITY:
    claim->negated = quad->object == QUOTH_V_QUOTH_NEGATED;
    break;
  case QUOTH_V_QUOTH_MODALITY:
    claim->manner = manner_of(quad->object);
    break;
  case QUOTH_V_QUOTH_CERTAINTY:
    claim->certainty = degree_of(quad->object);
    break;
  case QUOTH_V_QUOTH_TENSE:
    claim->tense = degree_of(quad->object);
    break;
  case QUOTH_V_QUOTH_SENTENCE:
    claim->sentence = quad->object;
    break;
  case QUOTH_V_QUOTH_SALIENCE:
    claim->salience = percent_of(quoth_model_get(model, quad->object).text);
    break;
  case QUOTH_V_QUOTH_ANSWERS:
    if (m->question_of[quad->object]) {
      claim->question = m->question_of[quad->object] - 1;
    }
    break;
  default:
    break;
  }
}

static quoth_status take(struct maker *m, quoth_view_claim *claim,
                         const quoth_quad *quad) {
  uint32_t *node = place_for(claim, quad->predicate);
  if (node) {
    return *node == QUOTH_NONE
               ? quoth_view_node_for(m->view, quad->object, node)
               : QUOTH_OK;
  }
  quoth_text *words = words_for(claim, quad->predicate);
  if (words) {
    *words = quoth_model_get(m->view->model, quad->object).text;
    return QUOTH_OK;
  }
  if (quad->predicate >= QUOTH_V_END ||
      quad->predicate == QUOTH_V_QUOTH_ARGUMENT) {
    return add_argument(m, claim, quad);
  }
  take_term(m, claim, quad);
  return QUOTH_OK;
}

static quoth_status make_claim(struct maker *m, quoth_id id,
                               quoth_view_claim *claim) {
  const uint32_t none = QUOTH_NONE;
  *claim = (quoth_view_claim){.id = id,
                              .document = none,
                              .speaker = none,
                              .subject = none,
                              .object = none,
                              .agent = none,
                              .reported_by = none,
                              .question = none,
                              .salience = 255};
  claim->span =
      quoth_model_object(m->view->model, id, QUOTH_V_PROV_WAS_DERIVED_FROM);
  if (claim->span) {
    locate(m, claim->span, &claim->document, &claim->begin, &claim->end);
  }
  quoth_cursor cursor =
      quoth_model_find(m->view->model, (quoth_quad){id, 0, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(take(m, claim, &quad));
  }
  if (!claim->words.size) {
    claim->words = claim->relation_label;
  }
  return QUOTH_OK;
}

static void count_claim(quoth_view *view, uint32_t index) {
  const quoth_view_claim *claim = &view->claims[index];
  if (claim->subject != QUOTH_NONE) {
    view->nodes[claim->subject].claims++;
  }
  if (claim->object != QUOTH_NONE && claim->object != claim->subject) {
    view->nodes[claim->object].claims++;
  }
  if (claim->speaker != QUOTH_NONE) {
    view->nodes[claim->speaker].as_speaker++;
  }
  if (claim->question != QUOTH_NONE) {
    view->questions[claim->question].claims++;
  }
  if (claim->document != QUOTH_NONE) {
    quoth_view_document *of = &view->documents[claim->document];
    of->first_claim = of->claim_count++ ? of->first_claim : index;
  }
}

/* Sorted by place first, then made, so that nodes come in order of the text
 * whatever the order of the file. */
static quoth_status find_claims(struct maker *m) {
  quoth_view *view = m->view;
  const quoth_model *model = view->model;
  const quoth_quad pattern = type_of(0, QUOTH_V_QUOTH_CLAIM);
  const uint32_t count = count_matches(model, pattern);
  struct sort_key *keys =
      quoth_arena_alloc(&view->arena, (count + (size_t)1) * sizeof *keys);
  view->claims = quoth_arena_alloc(&view->arena,
                                   (count + (size_t)1) * sizeof *view->claims);
  if (!keys || !view->claims) {
    return QUOTH_NO_MEMORY;
  }
  quoth_cursor cursor = quoth_model_find(model, pattern);
  quoth_quad quad;
  for (uint32_t i = 0; i < count && quoth_model_next(&cursor, &quad); i++) {
    const quoth_id span =
        quoth_model_object(model, quad.subject, QUOTH_V_PROV_WAS_DERIVED_FROM);
    keys[i] =
        (struct sort_key){.major = QUOTH_NONE,
                          .index = quad.subject,
                          .text = quoth_model_get(model, quad.subject).text};
    if (span) {
      locate(m, span, &keys[i].major, &keys[i].begin, &keys[i].end);
    }
  }
  qsort(keys, count, sizeof *keys, compare_keys);
  for (uint32_t i = 0; i < count; i++) {
    QUOTH_TRY(make_claim(m, keys[i].index, &view->claims[i]));
    count_claim(view, i);
  }
  view->claim_count = count;
  return QUOTH_OK;
}

/* ---- links between claims ---- */

static quoth_status add_link(struct maker *m, uint32_t a, uint32_t b,
                             quoth_link_kind kind) {
  quoth_view *view = m->view;
  if (a == b) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_grow(NULL, &view->links, &m->link_capacity, view->link_count,
                       view->link_count + (size_t)1, sizeof *view->links));
  view->links[view->link_count++] = (quoth_view_link){
      .from = a < b ? a : b, .to = a < b ? b : a, .kind = (uint8_t)kind};
  return QUOTH_OK;
}

static int compare_links(const void *a, const void *b) {
  const quoth_view_link *x = a, *y = b;
  if (x->from != y->from) {
    return x->from < y->from ? -1 : 1;
  }
  if (x->to != y->to) {
    return x->to < y->to ? -1 : 1;
  }
  return (int)x->kind - (int)y->kind;
}

static quoth_status stated_links(struct maker *m, const uint32_t *claim_of) {
  static const quoth_id predicates[] = {QUOTH_V_QUOTH_CONTRADICTS,
                                        QUOTH_V_QUOTH_SHIFTS,
                                        QUOTH_V_QUOTH_CORROBORATES};
  for (unsigned kind = 0; kind < 3; kind++) {
    quoth_cursor cursor = quoth_model_find(
        m->view->model, (quoth_quad){0, predicates[kind], 0, 0});
    quoth_quad quad;
    while (quoth_model_next(&cursor, &quad)) {
      if (claim_of[quad.subject] && claim_of[quad.object]) {
        QUOTH_TRY(add_link(m, claim_of[quad.subject] - 1,
                           claim_of[quad.object] - 1, (quoth_link_kind)kind));
      }
    }
  }
  return QUOTH_OK;
}

/* One plain word ("there") is too little to be affirmed and denied. */
static bool says_enough(const quoth_view *view, uint32_t node) {
  const quoth_view_node *at = &view->nodes[node];
  return at->thing == QUOTH_THING_ENTITY || at->thing == QUOTH_THING_VALUE ||
         memchr(at->label.at, ' ', at->label.size);
}

static bool is_opposable(const quoth_view *view,
                         const quoth_view_claim *claim) {
  return claim->subject != QUOTH_NONE && claim->object != QUOTH_NONE &&
         claim->relation && says_enough(view, claim->object) &&
         !quoth_claim_is_vague(view, claim) &&
         claim->manner != QUOTH_MANNER_HYPOTHETICAL &&
         claim->manner != QUOTH_MANNER_DESIRED;
}

/* Claims that state one proposition: each with the one before it. */
static quoth_status proposition_links(struct maker *m, uint32_t *last) {
  quoth_view *view = m->view;
  for (uint32_t i = 0; i < view->claim_count; i++) {
    const quoth_view_claim *claim = &view->claims[i];
    if (!claim->proposition || quoth_claim_is_vague(view, claim)) {
      continue;
    }
    const uint32_t before = last[claim->proposition];
    last[claim->proposition] = i + 1;
    if (before) {
      const quoth_view_claim *other = &view->claims[before - 1];
      if (other->negated == claim->negated) {
        QUOTH_TRY(add_link(m, before - 1, i, QUOTH_LINK_CORROBORATES));
      } else if (is_opposable(view, claim) && is_opposable(view, other)) {
        QUOTH_TRY(add_link(m, before - 1, i, QUOTH_LINK_CONTRADICTS));
      }
    }
  }
  return QUOTH_OK;
}

/* ---- denials of what others affirm ---- */

/* The next word of `text`, and whether one is left. */
static bool take_word(quoth_text *text, quoth_text *word) {
  const char *blank = memchr(text->at, ' ', text->size);
  const size_t size = blank ? (size_t)(blank - text->at) : text->size;
  *word = (quoth_text){text->at, size};
  const size_t past = blank ? size + 1 : size;
  *text = (quoth_text){text->at + past, text->size - past};
  return size > 0;
}

/* "consumer" and "consumer-oriented" */
static bool same_word(quoth_text a, quoth_text b) {
  const quoth_text *longer = a.size > b.size ? &a : &b;
  const size_t size = longer == &a ? b.size : a.size;
  return (a.size == b.size || longer->at[size] == '-') &&
         quoth_text_equal_nocase((quoth_text){a.at, size},
                                 (quoth_text){b.at, size});
}

/* One name, or a name that says more of it behind: "first product", "first
 * product to come out". */
static bool same_name(quoth_text a, quoth_text b) {
  const size_t shorter = a.size < b.size ? a.size : b.size;
  quoth_text x = {0}, y = {0};
  bool more_a = take_word(&a, &x), more_b = take_word(&b, &y);
  while (more_a && more_b) {
    if (!same_word(x, y)) {
      return false;
    }
    more_a = take_word(&a, &x);
    more_b = take_word(&b, &y);
  }
  return shorter >= 4 || more_a == more_b;
}

static bool same_thing(const quoth_view *view, uint32_t a, uint32_t b) {
  const quoth_view_node *x = &view->nodes[a], *y = &view->nodes[b];
  return a == b ||
         (x->thing == QUOTH_THING_CONCEPT && y->thing == QUOTH_THING_CONCEPT &&
          same_name(x->label, y->label));
}

/* Sorted by object and relation, a denial stands beside what it denies. */
static quoth_status opposite_links(struct maker *m) {
  enum { WINDOW = 64 };
  quoth_view *view = m->view;
  struct sort_key *keys = quoth_arena_alloc(
      &view->arena, (view->claim_count + (size_t)1) * sizeof *keys);
  uint32_t count = 0;
  if (!keys) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < view->claim_count; i++) {
    const quoth_view_claim *claim = &view->claims[i];
    if (is_opposable(view, claim)) {
      keys[count++] = (struct sort_key){
          .major = claim->object, .begin = claim->relation, .index = i};
    }
  }
  qsort(keys, count, sizeof *keys, compare_keys);
  for (uint32_t i = 0; i < count; i++) {
    const quoth_view_claim *a = &view->claims[keys[i].index];
    for (uint32_t k = i + 1; k < count && k < i + WINDOW; k++) {
      const quoth_view_claim *b = &view->claims[keys[k].index];
      if (a->object != b->object || a->relation != b->relation) {
        break;
      }
      if (a->negated != b->negated &&
          (!a->time.size || !b->time.size ||
           quoth_text_equal(a->time, b->time)) &&
          same_thing(view, a->subject, b->subject)) {
        QUOTH_TRY(
            add_link(m, keys[i].index, keys[k].index, QUOTH_LINK_CONTRADICTS));
      }
    }
  }
  return QUOTH_OK;
}

static quoth_status find_links(struct maker *m) {
  quoth_view *view = m->view;
  const size_t terms = quoth_model_term_count(view->model) + (size_t)1;
  uint32_t *claim_of =
      quoth_arena_alloc(&view->arena, terms * sizeof *claim_of);
  uint32_t *last = quoth_arena_alloc(&view->arena, terms * sizeof *last);
  if (!claim_of || !last) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < view->claim_count; i++) {
    claim_of[view->claims[i].id] = i + 1;
  }
  QUOTH_TRY(stated_links(m, claim_of));
  QUOTH_TRY(proposition_links(m, last));
  QUOTH_TRY(opposite_links(m));
  if (!view->link_count) {
    return QUOTH_OK;
  }
  qsort(view->links, view->link_count, sizeof *view->links, compare_links);
  uint32_t kept = 0; /* one link a pair: the strongest */
  for (uint32_t i = 0; i < view->link_count; i++) {
    if (!kept || view->links[kept - 1].from != view->links[i].from ||
        view->links[kept - 1].to != view->links[i].to) {
      view->links[kept++] = view->links[i];
    }
  }
  view->link_count = kept;
  for (uint32_t i = 0; i < kept; i++) {
    if (view->links[i].kind == QUOTH_LINK_CONTRADICTS) {
      view->claims[view->links[i].from].disputed = true;
      view->claims[view->links[i].to].disputed = true;
    }
  }
  return QUOTH_OK;
}

/* Who asks at least a third as often as they claim leads the interview. */
static void find_interviewers(quoth_view *view) {
  for (uint32_t i = 0; i < view->question_count; i++) {
    const uint32_t speaker = view->questions[i].speaker;
    if (speaker == QUOTH_NONE || view->nodes[speaker].interviewer) {
      continue;
    }
    uint32_t asked = 0;
    for (uint32_t k = i; k < view->question_count; k++) {
      asked += view->questions[k].speaker == speaker;
    }
    quoth_view_node *node = &view->nodes[speaker];
    node->interviewer =
        asked * 3 > node->as_speaker || quoth_text_is(node->label, "Moderator");
    if (i > 200) {
      break; /* enough to know */
    }
  }
}

static quoth_status fill(struct maker *m) {
  quoth_view *view = m->view;
  const size_t terms = quoth_model_term_count(view->model) + (size_t)1;
  view->node_of =
      quoth_arena_alloc(&view->arena, terms * sizeof *view->node_of);
  m->document_of =
      quoth_arena_alloc(&view->arena, terms * sizeof *m->document_of);
  m->question_of =
      quoth_arena_alloc(&view->arena, terms * sizeof *m->question_of);
  if (!view->node_of || !m->document_of || !m->question_of) {
    return QUOTH_NO_MEMORY;
  }
  QUOTH_TRY(find_documents(m));
  QUOTH_TRY(find_questions(m));
  QUOTH_TRY(find_claims(m));
  find_interviewers(view);
  return find_links(m);
}

quoth_status quoth_view_make(const quoth_model *model, quoth_view *view) {
  *view = (quoth_view){.model = model};
  struct maker maker = {.view = view};
  return fill(&maker);
}

void quoth_view_free(quoth_view *view) {
  quoth_release(NULL, view->nodes);
  quoth_release(NULL, view->arguments);
  quoth_release(NULL, view->links);
  quoth_arena_free(&view->arena);
  *view = (quoth_view){0};
}
