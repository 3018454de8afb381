/* Classes of other vocabularies. A class without a way up to a quoth:family is
 * foreign; it is given one, so that its instances are people, organizations,
 * places … and the frames that ask for these take them. */
#include "extract/class_table.h"
#include "model/vocab.h"

enum { DEPTH_MAX = 32 };

static bool has_family(const quoth_class_table *table,
                       const quoth_model *ontology, quoth_id id) {
  for (int depth = 0; depth < DEPTH_MAX && id; depth++) {
    if (!quoth_class_table_get(table, id)) {
      return false;
    }
    if (quoth_model_object(ontology, id, QUOTH_V_QUOTH_FAMILY)) {
      return true;
    }
    id = quoth_model_object(ontology, id, QUOTH_V_RDFS_SUB_CLASS_OF);
  }
  return false;
}

static quoth_id equivalent(const quoth_class_table *table,
                           const quoth_model *ontology, quoth_id id) {
  const quoth_id same = quoth_model_find_iri(
      ontology, quoth_text_of(QUOTH_NS_OWL "equivalentClass"));
  if (!same) {
    return 0;
  }
  quoth_cursor cursor =
      quoth_model_find(ontology, (quoth_quad){id, same, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    if (has_family(table, ontology, quad.object)) {
      return quad.object;
    }
  }
  return 0;
}

static quoth_text local_name(quoth_text iri) {
  size_t at = iri.size;
  while (at > 0 && iri.at[at - 1] != '#' && iri.at[at - 1] != '/' &&
         iri.at[at - 1] != ':') {
    at--;
  }
  return (quoth_text){iri.at + at, iri.size - at};
}

/* "Person", "Organisation": the shipped class called so. */
static quoth_id namesake(const quoth_class_table *table,
                         const quoth_model *ontology, quoth_id id) {
  const quoth_text local = local_name(quoth_model_get(ontology, id).text);
  const quoth_text shipped = quoth_text_of(QUOTH_NS_SCHEMA "Thing");
  quoth_id found = quoth_class_table_named(table, local, shipped);
  if (quoth_text_is_nocase(local, "Organisation")) {
    found = QUOTH_V_SCHEMA_ORGANIZATION;
  }
  return found != id && has_family(table, ontology, found) ? found : 0;
}

static const struct {
  quoth_word_class words;
  quoth_id class_id;
} kinds[] = {
    {QUOTH_WORD_ROLE_NOUN, QUOTH_V_SCHEMA_PERSON},
    {QUOTH_WORD_PERSON_NOUN, QUOTH_V_SCHEMA_PERSON},
    {QUOTH_WORD_ORG_NOUN, QUOTH_V_SCHEMA_ORGANIZATION},
    {QUOTH_WORD_EVENT_NOUN, QUOTH_V_SCHEMA_EVENT},
    {QUOTH_WORD_PLACE_NOUN, QUOTH_V_SCHEMA_PLACE},
    {QUOTH_WORD_WORK_NOUN, QUOTH_V_SCHEMA_CREATIVE_WORK},
    {QUOTH_WORD_PRODUCT_NOUN, QUOTH_V_SCHEMA_PRODUCT},
};

/* By the last word of the label: a "rugby player" is a player, so a person. */
static quoth_id kind_of_label(const quoth_model *ontology,
                              const quoth_word_table *words, quoth_id id) {
  const quoth_id label = quoth_model_object(ontology, id, QUOTH_V_RDFS_LABEL);
  const quoth_text text = label
                              ? quoth_model_get(ontology, label).text
                              : local_name(quoth_model_get(ontology, id).text);
  size_t at = text.size;
  /* of a local name: "RugbyPlayer" */
  while (at > 0 && text.at[at - 1] != ' ' && text.at[at - 1] != '_' &&
         !(at < text.size && text.at[at] >= 'A' && text.at[at] <= 'Z')) {
    at--;
  }
  const quoth_word_entry *entry =
      quoth_word_table_find(words, (quoth_text){text.at + at, text.size - at});
  for (size_t i = 0; entry && i < sizeof kinds / sizeof *kinds; i++) {
    if (entry->classes >> kinds[i].words & 1) {
      return kinds[i].class_id;
    }
  }
  return 0;
}

static void make_equal(quoth_class_table *table, quoth_class *class_,
                       quoth_id id) {
  quoth_class *shipped = &table->classes[table->of_term[id] - 1];
  class_->like = id;
  class_->next_equal = shipped->first_equal;
  shipped->first_equal = (uint32_t)(class_ - table->classes) + 1;
}

void quoth_class_table_adopt(quoth_class_table *table,
                             const quoth_model *ontology,
                             const quoth_word_table *words) {
  for (uint32_t i = 0; i < table->class_count; i++) {
    quoth_class *class_ = &table->classes[i];
    if (has_family(table, ontology, class_->id)) {
      continue;
    }
    quoth_id same = equivalent(table, ontology, class_->id);
    same = same ? same : namesake(table, ontology, class_->id);
    if (same) {
      make_equal(table, class_, same);
      continue;
    }
    const quoth_id kind = kind_of_label(ontology, words, class_->id);
    if (kind && quoth_class_table_get(table, kind)) {
      class_->like = kind;
    }
  }
}
