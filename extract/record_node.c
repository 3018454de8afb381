#include "extract/record.h"
#include "extract/slug.h"

/* Where the agents and concepts of a document stand, below its IRI. */
#define AGENT   "agent/"
#define CONCEPT "concept/"

static const char *family_name(quoth_family family) {
  switch (family) {
  case QUOTH_FAMILY_PERSON:
    return "person";
  case QUOTH_FAMILY_ORGANIZATION:
    return "organization";
  case QUOTH_FAMILY_PLACE:
    return "place";
  case QUOTH_FAMILY_EVENT:
    return "event";
  case QUOTH_FAMILY_THING:
    break;
  }
  return "thing";
}

/* What makes two values the same: "2020-06", "P6M", "about 20 30 percent". */
static void add_normal_form(quoth_buffer *out, const quoth_value *value) {
  quoth_buffer form = {.from = out->from};
  if (value->iso.size) {
    quoth_buffer_add(&form, value->iso);
  } else {
    const quoth_text parts[] = {value->number, value->least, value->most,
                                value->currency, value->unit};
    quoth_buffer_string(&form, value->approximate ? "about " : "");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
      quoth_buffer_add(&form, parts[i]);
      quoth_buffer_char(&form, ' ');
    }
    if (!value->currency.size && !value->unit.size) {
      quoth_buffer_string(&form, "number"); /* 2016 the number, not the year */
    }
  }
  quoth_slug_add(out, quoth_buffer_text(&form));
  if (form.status != QUOTH_OK) {
    out->status = form.status;
  }
  quoth_buffer_free(&form);
}

static void build_iri(quoth_recorder *r, const quoth_node *node) {
  quoth_buffer *b = &r->buffer;
  quoth_buffer_clear(b);
  if (node->value) {
    quoth_buffer_add(b, r->base);
    quoth_buffer_string(b, "value/");
    add_normal_form(b, node->value);
    return;
  }
  if (node->kind == QUOTH_NODE_ENTITY) {
    quoth_buffer_add(b, r->base);
    quoth_buffer_string(b, "entity/");
    quoth_buffer_string(
        b, family_name(quoth_grammar_family(r->grammar, node->class_id)));
    quoth_buffer_char(b, '/');
  } else {
    quoth_buffer_add(b, r->document->iri);
    quoth_buffer_char(b, '/');
    quoth_buffer_string(b, node->kind == QUOTH_NODE_AGENT ? AGENT : CONCEPT);
  }
  quoth_slug_add(b, node->label);
}

static quoth_id kind_class(quoth_node_kind kind) {
  switch (kind) {
  case QUOTH_NODE_AGENT:
    return QUOTH_V_QUOTH_ROLE;
  case QUOTH_NODE_CONCEPT:
    return QUOTH_V_SKOS_CONCEPT;
  case QUOTH_NODE_DATE:
    return QUOTH_V_QUOTH_DATE;
  case QUOTH_NODE_DURATION:
    return QUOTH_V_QUOTH_DURATION;
  case QUOTH_NODE_QUANTITY:
    return QUOTH_V_SCHEMA_QUANTITATIVE_VALUE;
  case QUOTH_NODE_MONEY:
    return QUOTH_V_SCHEMA_MONETARY_AMOUNT;
  case QUOTH_NODE_ENTITY:
    break;
  }
  return 0;
}

/* Classes with their superclasses, since stores do not reason. */
static quoth_status record_classes(quoth_recorder *r, const quoth_node *node,
                                   quoth_id id) {
  const quoth_id own = kind_class(node->kind);
  if (own) {
    QUOTH_TRY(quoth_record_add(r, id, QUOTH_V_RDF_TYPE, own));
  }
  uint32_t count = 0;
  const quoth_id *classes =
      node->class_id
          ? quoth_grammar_ancestors(r->grammar, node->class_id, &count)
          : NULL;
  for (uint32_t i = 0; i < count; i++) {
    quoth_id class_id;
    QUOTH_TRY(quoth_record_ontology(r, classes[i], &class_id));
    QUOTH_TRY(quoth_record_add(r, id, QUOTH_V_RDF_TYPE, class_id));
  }
  return own || count
             ? QUOTH_OK
             : quoth_record_add(r, id, QUOTH_V_RDF_TYPE, QUOTH_V_SCHEMA_THING);
}

static quoth_status record_optional(quoth_recorder *r, quoth_id id,
                                    quoth_id predicate, quoth_text text,
                                    quoth_id datatype) {
  if (!text.size) {
    return QUOTH_OK;
  }
  return datatype == QUOTH_V_XSD_DECIMAL
             ? quoth_record_decimal(r, id, predicate, text)
             : quoth_record_literal(r, id, predicate, text, datatype);
}

static quoth_status record_value(quoth_recorder *r, const quoth_value *value,
                                 quoth_id id) {
  const struct {
    quoth_id predicate;
    quoth_text text;
    quoth_id datatype;
  } rows[] = {
      {QUOTH_V_QUOTH_ISO, value->iso, 0},
      {QUOTH_V_QUOTH_FROM, value->from, QUOTH_V_XSD_DATE},
      {QUOTH_V_QUOTH_UNTIL, value->until, QUOTH_V_XSD_DATE},
      {QUOTH_V_SCHEMA_VALUE, value->number, QUOTH_V_XSD_DECIMAL},
      {QUOTH_V_SCHEMA_MIN_VALUE, value->least, QUOTH_V_XSD_DECIMAL},
      {QUOTH_V_SCHEMA_MAX_VALUE, value->most, QUOTH_V_XSD_DECIMAL},
      {QUOTH_V_SCHEMA_UNIT_TEXT, value->unit, 0},
      {QUOTH_V_SCHEMA_CURRENCY, value->currency, 0},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    QUOTH_TRY(record_optional(r, id, rows[i].predicate, rows[i].text,
                              rows[i].datatype));
  }
  return QUOTH_OK;
}

/* One rdfs:label a node, even when two nodes of the document share an IRI. */
static quoth_status record_labels(quoth_recorder *r, const quoth_node *node,
                                  quoth_id id, bool first) {
  if (first) {
    QUOTH_TRY(quoth_record_literal(r, id, QUOTH_V_RDFS_LABEL, node->label, 0));
  }
  for (uint32_t i = 0; i < node->variant_count; i++) {
    if (!quoth_text_equal(node->variants[i], node->label)) {
      QUOTH_TRY(quoth_record_literal(r, id, QUOTH_V_SKOS_ALT_LABEL,
                                     node->variants[i], 0));
    }
  }
  return QUOTH_OK;
}

static uint64_t seen_key(const quoth_recorder *r, quoth_id id) {
  return quoth_text_hash(quoth_model_get(r->model, id).text);
}

static quoth_status record_node(quoth_recorder *r, const quoth_node *node,
                                quoth_id id) {
  bool first;
  QUOTH_TRY(record_classes(r, node, id));
  QUOTH_TRY(
      quoth_record_first(r, QUOTH_SEEN_NODE, seen_key(r, id), NULL, &first));
  QUOTH_TRY(record_labels(r, node, id, first));
  if (node->value) {
    QUOTH_TRY(record_value(r, node->value, id));
  }
  if (node->same_as.size) {
    quoth_id same;
    QUOTH_TRY(quoth_model_iri(r->model, node->same_as, &same));
    QUOTH_TRY(quoth_record_add(r, id, QUOTH_V_SCHEMA_SAME_AS, same));
  }
  return QUOTH_OK;
}

quoth_status quoth_record_node_iri(quoth_recorder *r, uint32_t node,
                                   quoth_id *out) {
  quoth_id *known = &r->nodes[node];
  if (!*known) {
    build_iri(r, &r->from->mentions.nodes[node]);
    QUOTH_TRY(quoth_record_built(r, known));
  }
  *out = *known;
  return QUOTH_OK;
}

quoth_status quoth_record_nodes(quoth_recorder *r) {
  const quoth_mentions *mentions = &r->from->mentions;
  for (uint32_t i = 0; i < mentions->node_count; i++) {
    quoth_id id;
    QUOTH_TRY(quoth_record_node_iri(r, i, &id));
    QUOTH_TRY(record_node(r, &mentions->nodes[i], id));
    QUOTH_TRY(quoth_record_hand_over(r));
  }
  return QUOTH_OK;
}

quoth_status quoth_record_mentions(quoth_recorder *r) {
  static const quoth_id kinds[] = {QUOTH_V_QUOTH_NAMED, QUOTH_V_QUOTH_NOMINAL,
                                   QUOTH_V_QUOTH_PRONOUN};
  const quoth_mentions *mentions = &r->from->mentions;
  for (uint32_t i = 0; i < mentions->mention_count; i++) {
    const quoth_mention *mention = &mentions->mentions[i];
    if (mention->node == QUOTH_NONE) {
      continue;
    }
    quoth_id span, node;
    QUOTH_TRY(quoth_record_span(r, mention->span, &span));
    QUOTH_TRY(quoth_record_node_iri(r, mention->node, &node));
    QUOTH_TRY(
        quoth_record_add(r, span, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_MENTION));
    QUOTH_TRY(quoth_record_add(r, span, QUOTH_V_ITSRDF_TA_IDENT_REF, node));
    QUOTH_TRY(quoth_record_add(r, span, QUOTH_V_QUOTH_MENTION_KIND,
                               kinds[mention->kind]));
    if (mention->garbled) {
      QUOTH_TRY(quoth_record_percent(r, span, QUOTH_V_ITSRDF_TA_CONFIDENCE,
                                     mention->confidence));
    }
    QUOTH_TRY(quoth_record_hand_over(r));
  }
  return QUOTH_OK;
}

static quoth_node phrase_node(bool agent, quoth_text label) {
  return (quoth_node){.kind = agent ? QUOTH_NODE_AGENT : QUOTH_NODE_CONCEPT,
                      .label = label};
}

quoth_status quoth_record_phrase_iri(quoth_recorder *r, bool agent,
                                     quoth_text label, quoth_id *out) {
  const quoth_node node = phrase_node(agent, label);
  build_iri(r, &node);
  return quoth_record_built(r, out);
}

quoth_status quoth_record_phrase(quoth_recorder *r, bool agent,
                                 quoth_text label, quoth_id id) {
  const quoth_node node = phrase_node(agent, label);
  bool first;
  QUOTH_TRY(
      quoth_record_first(r, QUOTH_SEEN_NODE, seen_key(r, id), NULL, &first));
  if (!first) {
    return QUOTH_OK;
  }
  QUOTH_TRY(record_classes(r, &node, id));
  return record_labels(r, &node, id, true);
}

quoth_text quoth_record_phrase_slug(const quoth_recorder *r, quoth_id id) {
  quoth_text iri = quoth_model_get(r->model, id).text;
  const size_t folder = r->document->iri.size + 1; /* agent/ or concept/ */
  const size_t prefix =
      folder + (iri.at[folder] == 'a' ? sizeof AGENT : sizeof CONCEPT) - 1;
  return (quoth_text){iri.at + prefix, iri.size - prefix};
}
