#include "extract/fact.h"
#include "model/vocab.h"

#include <stdlib.h>

enum { WIDER_MAX = 32 };

typedef struct {
  quoth_id subject, predicate, object; /* of the model */
} triple;

typedef struct {
  quoth_model *model;
  const quoth_model *ontology;
  const quoth_grammar *grammar;
  quoth_id graph;
  triple *denied; /* what claims deny, sorted */
  size_t denied_count, denied_capacity;
} recorder;

static quoth_id get(const recorder *r, quoth_id subject, quoth_id predicate) {
  quoth_cursor cursor =
      quoth_model_find(r->model, (quoth_quad){subject, predicate, 0, r->graph});
  quoth_quad quad;
  return quoth_model_next(&cursor, &quad) ? quad.object : 0;
}

/* The ontology's term for a term of the model, and back; 0: not there. */
static quoth_id to_ontology(const recorder *r, quoth_id id) {
  return id < QUOTH_V_END
             ? id
             : quoth_model_find_iri(r->ontology,
                                    quoth_model_get(r->model, id).text);
}

static quoth_status to_model(recorder *r, quoth_id id, quoth_id *out) {
  if (id < QUOTH_V_END) {
    *out = id;
    return QUOTH_OK;
  }
  return quoth_model_iri(r->model, quoth_model_get(r->ontology, id).text, out);
}

/* ---- which claims ---- */

static bool is_plain(const recorder *r, quoth_id claim) {
  return get(r, claim, QUOTH_V_QUOTH_POLARITY) == QUOTH_V_QUOTH_AFFIRMED &&
         get(r, claim, QUOTH_V_QUOTH_MODALITY) == QUOTH_V_QUOTH_ASSERTED &&
         get(r, claim, QUOTH_V_QUOTH_CERTAINTY) == QUOTH_V_QUOTH_CERTAIN &&
         get(r, claim, QUOTH_V_QUOTH_TENSE) != QUOTH_V_QUOTH_FUTURE &&
         !get(r, claim, QUOTH_V_QUOTH_CONDITION) &&
         !get(r, claim, QUOTH_V_QUOTH_REPORTED_BY);
}

static triple triple_of(const recorder *r, quoth_id claim) {
  return (triple){get(r, claim, QUOTH_V_RDF_SUBJECT),
                  get(r, claim, QUOTH_V_RDF_PREDICATE),
                  get(r, claim, QUOTH_V_RDF_OBJECT)};
}

static int by_terms(const void *left, const void *right) {
  return memcmp(left, right, sizeof(triple)); /* any order will do */
}

static quoth_status find_denied(recorder *r) {
  const uint32_t quads = quoth_model_quad_count(r->model);
  for (uint32_t i = 0; i < quads; i++) {
    const quoth_quad quad = quoth_model_quad(r->model, i);
    if (quad.predicate != QUOTH_V_QUOTH_POLARITY ||
        quad.object != QUOTH_V_QUOTH_NEGATED || quad.graph != r->graph) {
      continue;
    }
    QUOTH_TRY(quoth_grow(NULL, &r->denied, &r->denied_capacity, r->denied_count,
                         r->denied_count + 1, sizeof *r->denied));
    r->denied[r->denied_count++] = triple_of(r, quad.subject);
  }
  if (r->denied_count) {
    qsort(r->denied, r->denied_count, sizeof *r->denied, by_terms);
  }
  return QUOTH_OK;
}

static bool is_denied(const recorder *r, const triple *t) {
  return r->denied_count && bsearch(t, r->denied, r->denied_count,
                                    sizeof *r->denied, by_terms) != NULL;
}

/* A pronoun that nobody resolved is no node. */
static bool is_node(const recorder *r, quoth_id id) {
  return quoth_model_get(r->model, id).kind == QUOTH_IRI &&
         !get(r, id, QUOTH_V_NIF_BEGIN_INDEX);
}

/* ---- literals ---- */

static bool is_datatype(const recorder *r, quoth_id range) {
  const quoth_text iri = quoth_model_get(r->ontology, range).text;
  const size_t size = sizeof QUOTH_NS_XSD - 1;
  return iri.size > size && memcmp(iri.at, QUOTH_NS_XSD, size) == 0;
}

/* "2013" is a year, whatever datatype the ontology asks for. */
static quoth_id date_type(quoth_text iso) {
  for (size_t i = 0; i < iso.size; i++) {
    if (iso.at[i] != '-' && (iso.at[i] < '0' || iso.at[i] > '9')) {
      return QUOTH_V_XSD_STRING;
    }
  }
  return iso.size == 4    ? QUOTH_V_XSD_G_YEAR
         : iso.size == 7  ? QUOTH_V_XSD_G_YEAR_MONTH
         : iso.size == 10 ? QUOTH_V_XSD_DATE
                          : QUOTH_V_XSD_STRING;
}

/* The value of `node` as a literal for a property whose range is a datatype. */
static quoth_status literal_of(recorder *r, quoth_id node, quoth_id *out) {
  const quoth_id iso = get(r, node, QUOTH_V_QUOTH_ISO);
  if (iso) {
    const quoth_text text = quoth_model_get(r->model, iso).text;
    return quoth_model_literal(r->model, text, date_type(text),
                               quoth_text_of(""), out);
  }
  const quoth_id number = get(r, node, QUOTH_V_SCHEMA_VALUE);
  const quoth_id label = get(r, node, QUOTH_V_RDFS_LABEL);
  *out = number ? number : label ? label : node;
  return QUOTH_OK;
}

/* ---- types ---- */

/* Adds the class that the property asks for, unless it is known or would make
 * a person an organization. */
static quoth_status add_type(recorder *r, quoth_id node, quoth_id property,
                             quoth_id end) {
  const quoth_id asked = quoth_model_object(r->ontology, property, end);
  uint32_t known;
  quoth_grammar_ancestors(r->grammar, asked, &known);
  if (!asked || !known || asked == QUOTH_V_SCHEMA_THING) {
    return QUOTH_OK;
  }
  quoth_cursor cursor = quoth_model_find(
      r->model, (quoth_quad){node, QUOTH_V_RDF_TYPE, 0, r->graph});
  quoth_quad quad;
  bool fits = false;
  while (quoth_model_next(&cursor, &quad)) {
    const quoth_id type = to_ontology(r, quad.object);
    if (type && quoth_grammar_is_a(r->grammar, type, asked)) {
      return QUOTH_OK;
    }
    fits = fits || (type && quoth_grammar_is_a(r->grammar, asked, type) &&
                    quoth_grammar_family(r->grammar, type) ==
                        quoth_grammar_family(r->grammar, asked));
  }
  if (!fits) {
    return QUOTH_OK;
  }
  quoth_id type;
  QUOTH_TRY(to_model(r, asked, &type));
  return quoth_model_add(r->model, node, QUOTH_V_RDF_TYPE, type, r->graph);
}

/* ---- triples ---- */

/* Everything with a name has one label. */
static quoth_status add_label(recorder *r, quoth_id property,
                              quoth_id predicate) {
  const quoth_id label =
      quoth_model_object(r->ontology, property, QUOTH_V_RDFS_LABEL);
  if (!label || get(r, predicate, QUOTH_V_RDFS_LABEL)) {
    return QUOTH_OK;
  }
  quoth_id copy;
  QUOTH_TRY(quoth_model_literal(r->model,
                                quoth_model_get(r->ontology, label).text, 0,
                                quoth_text_of(""), &copy));
  return quoth_model_add(r->model, predicate, QUOTH_V_RDFS_LABEL, copy,
                         r->graph);
}

static quoth_status add_one(recorder *r, const triple *t, quoth_id property) {
  quoth_id predicate;
  QUOTH_TRY(to_model(r, property, &predicate));
  QUOTH_TRY(add_label(r, property, predicate));
  const quoth_id range =
      quoth_model_object(r->ontology, property, QUOTH_V_RDFS_RANGE);
  if (range && is_datatype(r, range)) {
    quoth_id literal;
    QUOTH_TRY(literal_of(r, t->object, &literal));
    return quoth_model_add(r->model, t->subject, predicate, literal, r->graph);
  }
  QUOTH_TRY(add_type(r, t->subject, property, QUOTH_V_RDFS_DOMAIN));
  QUOTH_TRY(add_type(r, t->object, property, QUOTH_V_RDFS_RANGE));
  return quoth_model_add(r->model, t->subject, predicate, t->object, r->graph);
}

static quoth_status add_reverse(recorder *r, const triple *t,
                                quoth_id inverse) {
  const triple turned = {t->object, t->predicate, t->subject};
  return add_one(r, &turned, inverse);
}

/* The triple the other way, for each inverse and for symmetric properties. */
static quoth_status add_inverses(recorder *r, const triple *t,
                                 quoth_id property) {
  quoth_quad quad;
  quoth_cursor cursor = quoth_model_find(
      r->ontology, (quoth_quad){property, QUOTH_V_OWL_INVERSE_OF, 0, 0});
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(add_reverse(r, t, quad.object));
  }
  cursor = quoth_model_find(
      r->ontology, (quoth_quad){0, QUOTH_V_OWL_INVERSE_OF, property, 0});
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(add_reverse(r, t, quad.subject));
  }
  const quoth_id symmetric = quoth_model_find_iri(
      r->ontology, quoth_text_of(QUOTH_NS_OWL "SymmetricProperty"));
  return symmetric && quoth_model_has(r->ontology,
                                      (quoth_quad){property, QUOTH_V_RDF_TYPE,
                                                   symmetric, 0})
             ? add_reverse(r, t, property)
             : QUOTH_OK;
}

/* Adds the ends of `pattern`'s quads, each once. */
static uint32_t add_ends(const recorder *r, quoth_quad pattern,
                         quoth_id out[WIDER_MAX], uint32_t count) {
  quoth_cursor cursor = quoth_model_find(r->ontology, pattern);
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad) && count < WIDER_MAX) {
    const quoth_id end = pattern.subject ? quad.object : quad.subject;
    uint32_t i = 0;
    while (i < count && out[i] != end) {
      i++;
    }
    if (i == count) {
      out[count++] = end;
    }
  }
  return count;
}

/* The property and all that are wider or the same, each once. */
static uint32_t find_wider(const recorder *r, quoth_id property,
                           quoth_id out[WIDER_MAX]) {
  const quoth_id equal = quoth_model_find_iri(
      r->ontology, quoth_text_of(QUOTH_NS_OWL "equivalentProperty"));
  const quoth_id alike[] = {equal, QUOTH_V_OWL_SAME_AS};
  uint32_t count = 0;
  out[count++] = property;
  for (uint32_t at = 0; at < count; at++) {
    const quoth_id id = out[at];
    count = add_ends(r, (quoth_quad){id, QUOTH_V_RDFS_SUB_PROPERTY_OF, 0, 0},
                     out, count);
    for (size_t i = 0; i < 2; i++) {
      if (alike[i]) {
        count = add_ends(r, (quoth_quad){id, alike[i], 0, 0}, out, count);
        count = add_ends(r, (quoth_quad){0, alike[i], id, 0}, out, count);
      }
    }
  }
  return count;
}

static quoth_status record_fact(recorder *r, quoth_id claim) {
  const triple t = triple_of(r, claim);
  if (!t.subject || !t.predicate || !t.object || !is_node(r, t.subject) ||
      !is_node(r, t.object)) {
    return QUOTH_OK;
  }
  const quoth_id property = to_ontology(r, t.predicate);
  if (!property || !is_plain(r, claim) || is_denied(r, &t)) {
    return QUOTH_OK;
  }
  quoth_id wider[WIDER_MAX];
  const uint32_t count = find_wider(r, property, wider);
  for (uint32_t i = 0; i < count; i++) {
    QUOTH_TRY(add_one(r, &t, wider[i]));
    QUOTH_TRY(add_inverses(r, &t, wider[i]));
  }
  return QUOTH_OK;
}

/* Looks at every quad, which is quicker than linking them for a search. */
static quoth_status record_facts(recorder *r) {
  const uint32_t quads = quoth_model_quad_count(r->model);
  for (uint32_t i = 0; i < quads; i++) {
    const quoth_quad quad = quoth_model_quad(r->model, i);
    if (quad.predicate == QUOTH_V_RDF_TYPE &&
        quad.object == QUOTH_V_QUOTH_CLAIM && quad.graph == r->graph) {
      QUOTH_TRY(record_fact(r, quad.subject));
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_facts_record(quoth_model *model,
                                const quoth_grammar *grammar, quoth_id graph) {
  recorder r = {.model = model,
                .ontology = quoth_grammar_ontology(grammar),
                .grammar = grammar,
                .graph = graph};
  quoth_status status = find_denied(&r);
  if (status == QUOTH_OK) {
    status = record_facts(&r);
  }
  quoth_release(NULL, r.denied);
  return status;
}
