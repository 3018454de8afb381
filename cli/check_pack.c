#include "cli/check.h"
#include "model/vocab.h"

#include <stdlib.h>
#include <string.h>

static const quoth_text nowhere = {"", 0};

static quoth_text iri_of(const quoth_model *model, quoth_id id) {
  return quoth_model_get(model, id).text;
}

static quoth_text local_name(quoth_text iri) {
  size_t at = iri.size;
  while (at > 0 && iri.at[at - 1] != '#' && iri.at[at - 1] != '/') {
    at--;
  }
  return (quoth_text){iri.at + at, iri.size - at};
}

/* ---- terms ---- */

static bool is_quoths(quoth_text iri) {
  const size_t size = sizeof QUOTH_NS_QUOTH - 1;
  return iri.size > size && memcmp(iri.at, QUOTH_NS_QUOTH, size) == 0;
}

/* A term of the quoth name space that nothing defines is a slip of the pen. */
static void check_term(quoth_check *check, quoth_id term) {
  const quoth_term t = quoth_model_get(check->pack, term);
  if (t.kind != QUOTH_IRI || !is_quoths(t.text)) {
    return;
  }
  const quoth_model *all = check->engine->ontology;
  const quoth_id id = quoth_model_find_iri(all, t.text);
  const quoth_id list =
      quoth_model_find_iri(all, quoth_text_of(QUOTH_NS_QUOTH "nameList"));
  /* what may have a list of names is checked where lists are read */
  if (!quoth_model_has(all, (quoth_quad){id, QUOTH_V_RDF_TYPE, 0, 0}) &&
      !(list && quoth_model_has(all, (quoth_quad){id, list, 0, 0}))) {
    quoth_check_fail(check, id, local_name(t.text), "no such term");
  }
}

static void check_terms(quoth_check *check) {
  const uint32_t count = quoth_model_term_count(check->pack);
  for (quoth_id id = QUOTH_V_END; id <= count; id++) {
    check_term(check, id);
  }
}

/* ---- properties ---- */

static void check_end(quoth_check *check, quoth_id property, quoth_id end,
                      const char *name) {
  const quoth_model *all = check->engine->ontology;
  quoth_cursor cursor =
      quoth_model_find(all, (quoth_quad){property, end, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    const quoth_text iri = iri_of(all, quad.object);
    uint32_t known;
    quoth_grammar_ancestors(check->engine->grammar, quad.object, &known);
    if (!known && quad.object >= QUOTH_V_END && is_quoths(iri)) {
      quoth_check_fail(check, property, nowhere, "%s %.*s is no class", name,
                       (int)iri.size, iri.at);
    }
  }
}

static bool is_property(const quoth_model *all, quoth_id id) {
  static const quoth_id types[] = {QUOTH_V_RDF_PROPERTY,
                                   QUOTH_V_OWL_OBJECT_PROPERTY,
                                   QUOTH_V_OWL_DATATYPE_PROPERTY};
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    if (quoth_model_has(all, (quoth_quad){id, QUOTH_V_RDF_TYPE, types[i], 0})) {
      return true;
    }
  }
  return false;
}

/* ---- rules ---- */

static void check_rule(quoth_check *check, quoth_id rule) {
  const quoth_model *all = check->engine->ontology;
  const quoth_id property = quoth_model_object(all, rule, QUOTH_V_QUOTH_CLAIMS);
  const quoth_text near = local_name(iri_of(all, rule));
  if (!property) {
    if (quoth_model_object(all, rule, QUOTH_V_QUOTH_FRAME)) {
      quoth_check_fail(check, rule, near, "a frame but no quoth:claims");
    }
    return; /* a rule of the program's own; it has no frames */
  }
  if (!is_property(all, property)) {
    quoth_check_fail(check, rule, near, "what it claims is no rdf:Property");
  }
  check_end(check, property, QUOTH_V_RDFS_DOMAIN, "rdfs:domain");
  check_end(check, property, QUOTH_V_RDFS_RANGE, "rdfs:range");
  if (!quoth_model_object(all, property, QUOTH_V_RDFS_LABEL)) {
    quoth_check_warn(check, property, near, "no rdfs:label");
  }
  if (!quoth_model_object(all, rule, QUOTH_V_QUOTH_FRAME)) {
    quoth_check_fail(check, rule, near, "no quoth:frame, so it never fires");
  }
  if (!quoth_model_object(all, rule, QUOTH_V_QUOTH_EXAMPLE)) {
    quoth_check_warn(check, rule, near, "no quoth:example");
  }
}

/* Two rules with the same frame for the same property: one is for nothing. */
static void check_same_frame(quoth_check *check, quoth_id rule,
                             quoth_id frame) {
  const quoth_model *all = check->engine->ontology;
  const quoth_id property = quoth_model_object(all, rule, QUOTH_V_QUOTH_CLAIMS);
  quoth_cursor cursor =
      quoth_model_find(all, (quoth_quad){0, QUOTH_V_QUOTH_FRAME, frame, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    if (quad.subject < rule &&
        quoth_model_object(all, quad.subject, QUOTH_V_QUOTH_CLAIMS) ==
            property) {
      const quoth_text other = iri_of(all, quad.subject);
      quoth_check_warn(check, rule, iri_of(all, frame),
                       "shadowed: <%.*s> has the same frame", (int)other.size,
                       other.at);
    }
  }
}

static void check_rules(quoth_check *check) {
  const quoth_model *all = check->engine->ontology;
  quoth_cursor cursor = quoth_model_find(
      all, (quoth_quad){0, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_RULE, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    if (!quoth_check_says(check, quad.subject, QUOTH_V_RDF_TYPE)) {
      continue;
    }
    check->rules++;
    check_rule(check, quad.subject);
    quoth_cursor frames = quoth_model_find(
        all, (quoth_quad){quad.subject, QUOTH_V_QUOTH_FRAME, 0, 0});
    quoth_quad frame;
    while (quoth_model_next(&frames, &frame)) {
      check_same_frame(check, quad.subject, frame.object);
    }
  }
}

/* ---- names ---- */

/* What has names in the world; Quoth's own terms have none. */
static bool is_instance(const quoth_check *check, quoth_id id) {
  const quoth_model *all = check->engine->ontology;
  if (is_quoths(iri_of(all, id))) {
    return false;
  }
  quoth_cursor cursor =
      quoth_model_find(all, (quoth_quad){id, QUOTH_V_RDF_TYPE, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    uint32_t known;
    quoth_grammar_ancestors(check->engine->grammar, quad.object, &known);
    if (known > 0) {
      return true;
    }
  }
  return false;
}

/* A name that two things share is ambiguous wherever it stands. */
static void check_shared(quoth_check *check, quoth_id thing, quoth_id label) {
  static const quoth_id kinds[] = {QUOTH_V_RDFS_LABEL, QUOTH_V_SKOS_PREF_LABEL,
                                   QUOTH_V_SKOS_ALT_LABEL};
  const quoth_model *all = check->engine->ontology;
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    quoth_cursor cursor =
        quoth_model_find(all, (quoth_quad){0, kinds[k], label, 0});
    quoth_quad quad;
    while (quoth_model_next(&cursor, &quad)) {
      if (quad.subject != thing && is_instance(check, quad.subject)) {
        const quoth_text name = iri_of(all, label);
        const quoth_text other = iri_of(all, quad.subject);
        quoth_check_warn(check, thing, name, "\"%.*s\" also names <%.*s>",
                         (int)name.size, name.at, (int)other.size, other.at);
        return;
      }
    }
  }
}

static void check_names(quoth_check *check, quoth_id kind) {
  const quoth_model *all = check->engine->ontology;
  quoth_cursor cursor = quoth_model_find(all, (quoth_quad){0, kind, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    if (quoth_check_says(check, quad.subject, kind) &&
        is_instance(check, quad.subject)) {
      check_shared(check, quad.subject, quad.object);
    }
  }
}

void quoth_check_pack(quoth_check *check) {
  check_terms(check);
  check_rules(check);
  check_names(check, QUOTH_V_RDFS_LABEL);
  check_names(check, QUOTH_V_SKOS_ALT_LABEL);
}
