#include "export/view_parts.h"

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
  if (quoth_model_has(model, quoth_view_type(node->id, QUOTH_V_QUOTH_ROLE))) {
    node->thing = QUOTH_THING_AGENT;
  } else if (quoth_model_has(model,
                             quoth_view_type(node->id, QUOTH_V_SKOS_CONCEPT))) {
    node->thing = QUOTH_THING_CONCEPT;
  }
}

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
