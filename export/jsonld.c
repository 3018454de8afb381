#include "export/jsonld.h"

#include "export/prefix.h"
#include "export/subjects.h"
#include "model/vocab.h"

/* What the values of a word are taken for. */
typedef enum { TEXT, NODE, DATE, DECIMAL, COUNT } value_type;

/* The words for properties, none of them a prefix; other properties are
 * written with one. */
static const struct word {
  const char *name;
  quoth_id property;
  value_type type;
} words[] = {
    {"label", QUOTH_V_RDFS_LABEL, TEXT},
    {"altLabel", QUOTH_V_SKOS_ALT_LABEL, TEXT},
    {"title", QUOTH_V_DCTERMS_TITLE, TEXT},
    {"date", QUOTH_V_DCTERMS_DATE, DATE},
    {"source", QUOTH_V_DCTERMS_SOURCE, TEXT},
    {"identifier", QUOTH_V_DCTERMS_IDENTIFIER, TEXT},
    {"sameAs", QUOTH_V_SCHEMA_SAME_AS, NODE},
    {"about", QUOTH_V_SCHEMA_ABOUT, NODE},
    {"amount", QUOTH_V_SCHEMA_VALUE, DECIMAL},
    {"minValue", QUOTH_V_SCHEMA_MIN_VALUE, DECIMAL},
    {"maxValue", QUOTH_V_SCHEMA_MAX_VALUE, DECIMAL},
    {"unitText", QUOTH_V_SCHEMA_UNIT_TEXT, TEXT},
    {"currency", QUOTH_V_SCHEMA_CURRENCY, TEXT},
    {"used", QUOTH_V_PROV_USED, NODE},
    {"wasAttributedTo", QUOTH_V_PROV_WAS_ATTRIBUTED_TO, NODE},
    {"wasDerivedFrom", QUOTH_V_PROV_WAS_DERIVED_FROM, NODE},
    {"wasGeneratedBy", QUOTH_V_PROV_WAS_GENERATED_BY, NODE},
    {"isString", QUOTH_V_NIF_IS_STRING, TEXT},
    {"beginIndex", QUOTH_V_NIF_BEGIN_INDEX, COUNT},
    {"endIndex", QUOTH_V_NIF_END_INDEX, COUNT},
    {"anchorOf", QUOTH_V_NIF_ANCHOR_OF, TEXT},
    {"referenceContext", QUOTH_V_NIF_REFERENCE_CONTEXT, NODE},
    {"taIdentRef", QUOTH_V_ITSRDF_TA_IDENT_REF, NODE},
    {"subject", QUOTH_V_RDF_SUBJECT, NODE},
    {"predicate", QUOTH_V_RDF_PREDICATE, NODE},
    {"object", QUOTH_V_RDF_OBJECT, NODE},
    {"participant", QUOTH_V_QUOTH_PARTICIPANT, NODE},
    {"version", QUOTH_V_QUOTH_VERSION, TEXT},
    {"rulePack", QUOTH_V_QUOTH_RULE_PACK, TEXT},
    {"startTime", QUOTH_V_QUOTH_START_TIME, DECIMAL},
    {"endTime", QUOTH_V_QUOTH_END_TIME, DECIMAL},
    {"speaker", QUOTH_V_QUOTH_SPEAKER, NODE},
    {"answers", QUOTH_V_QUOTH_ANSWERS, NODE},
    {"mentionKind", QUOTH_V_QUOTH_MENTION_KIND, NODE},
    {"iso", QUOTH_V_QUOTH_ISO, TEXT},
    {"from", QUOTH_V_QUOTH_FROM, DATE},
    {"until", QUOTH_V_QUOTH_UNTIL, DATE},
    {"lexicalRelation", QUOTH_V_QUOTH_LEXICAL_RELATION, NODE},
    {"states", QUOTH_V_QUOTH_STATES, NODE},
    {"polarity", QUOTH_V_QUOTH_POLARITY, NODE},
    {"modality", QUOTH_V_QUOTH_MODALITY, NODE},
    {"certainty", QUOTH_V_QUOTH_CERTAINTY, NODE},
    {"tense", QUOTH_V_QUOTH_TENSE, NODE},
    {"time", QUOTH_V_QUOTH_TIME, TEXT},
    {"saidAt", QUOTH_V_QUOTH_SAID_AT, DATE},
    {"quote", QUOTH_V_QUOTH_QUOTE, TEXT},
    {"byRule", QUOTH_V_QUOTH_P_RULE, NODE},
    {"confidence", QUOTH_V_QUOTH_CONFIDENCE, DECIMAL},
    {"salience", QUOTH_V_QUOTH_SALIENCE, DECIMAL},
    {"reportedBy", QUOTH_V_QUOTH_REPORTED_BY, NODE},
    {"condition", QUOTH_V_QUOTH_CONDITION, TEXT},
    {"agent", QUOTH_V_QUOTH_AGENT, NODE},
    {"argument", QUOTH_V_QUOTH_ARGUMENT, NODE},
    {"sentence", QUOTH_V_QUOTH_SENTENCE, NODE},
    {"corroborates", QUOTH_V_QUOTH_CORROBORATES, NODE},
    {"contradicts", QUOTH_V_QUOTH_CONTRADICTS, NODE},
    {"shifts", QUOTH_V_QUOTH_SHIFTS, NODE},
};

enum { WORDS = sizeof words / sizeof *words };

static const char *const type_names[] = {NULL, "@id", "xsd:date", "xsd:decimal",
                                         "xsd:nonNegativeInteger"};
static const quoth_id datatypes[] = {0, 0, QUOTH_V_XSD_DATE,
                                     QUOTH_V_XSD_DECIMAL,
                                     QUOTH_V_XSD_NON_NEGATIVE_INTEGER};

typedef struct {
  quoth_stream *stream;
  quoth_text base;
  const quoth_model *model;
  quoth_error *error;
  quoth_status status;
  const struct word *of[QUOTH_V_END]; /* the word for a property */
} jsonld_writer;

static void put_text(quoth_stream *stream, quoth_text text) {
  static const char hex[] = "0123456789abcdef";
  size_t plain = 0;
  for (size_t i = 0; i < text.size; i++) {
    const unsigned char c = (unsigned char)text.at[i];
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f) {
      continue;
    }
    quoth_stream_put(stream, (quoth_text){text.at + plain, i - plain});
    plain = i + 1;
    const char escape[] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
    if (c == '"' || c == '\\') {
      quoth_stream_char(stream, '\\');
      quoth_stream_char(stream, (char)c);
    } else {
      quoth_stream_put(stream, (quoth_text){escape, sizeof escape});
    }
  }
  quoth_stream_put(stream, (quoth_text){text.at + plain, text.size - plain});
}

static void put_string(quoth_stream *stream, quoth_text text) {
  quoth_stream_char(stream, '"');
  put_text(stream, text);
  quoth_stream_char(stream, '"');
}

/* One entry of the context whose value needs no escapes. */
static void put_entry(quoth_stream *stream, const char *name, quoth_text space,
                      quoth_text value) {
  quoth_stream_string(stream, "    \"");
  quoth_stream_string(stream, name);
  quoth_stream_string(stream, "\": \"");
  put_text(stream, space);
  put_text(stream, value);
  quoth_stream_string(stream, "\",\n");
}

/* The IRI of a vocabulary term with its prefix, such as quoth:speaker. */
static void put_vocabulary(quoth_stream *stream, quoth_id id) {
  static const quoth_text iris[] = {{"", 0},
#define IRI_TEXT(name, iri) {(iri), sizeof(iri) - 1},
                                    QUOTH_VOCAB(IRI_TEXT)
#undef IRI_TEXT
  };
  quoth_text local = iris[id];
  const quoth_prefix *prefix =
      quoth_prefix_find((quoth_text){"", 0}, iris[id], &local);
  if (prefix) {
    quoth_stream_string(stream, prefix->name);
    quoth_stream_char(stream, ':');
  }
  quoth_stream_put(stream, local);
}

static void put_context(quoth_stream *stream, quoth_text base) {
  const quoth_text none = {"", 0};
  const quoth_text space =
      base.at ? base : quoth_text_of("https://w3id.org/quoth/id/");
  quoth_stream_string(stream, "  \"@context\": {\n"
                              "    \"@version\": 1.1,\n");
  if (base.at) {
    put_entry(stream, "@base", none, base);
  }
  put_entry(stream, "id", none, quoth_text_of("@id"));
  put_entry(stream, "type", none, quoth_text_of("@type"));
  for (size_t i = 0; i < quoth_prefix_count; i++) {
    const quoth_prefix *prefix = &quoth_prefixes[i];
    put_entry(stream, prefix->name, prefix->below_base ? space : none,
              prefix->tail);
  }
  for (size_t i = 0; i < WORDS; i++) {
    quoth_stream_string(stream, "    \"");
    quoth_stream_string(stream, words[i].name);
    quoth_stream_string(stream, words[i].type ? "\": {\"@id\": \"" : "\": \"");
    put_vocabulary(stream, words[i].property);
    if (words[i].type) {
      quoth_stream_string(stream, "\", \"@type\": \"");
      quoth_stream_string(stream, type_names[words[i].type]);
      quoth_stream_string(stream, "\"}");
    } else {
      quoth_stream_char(stream, '"');
    }
    quoth_stream_string(stream, i + 1 < WORDS ? ",\n" : "\n");
  }
  quoth_stream_string(stream, "  }");
}

void quoth_jsonld_context(quoth_stream *stream, quoth_text base) {
  quoth_stream_string(stream, "{\n");
  put_context(stream, base);
  quoth_stream_string(stream, "\n}\n");
}

/* An IRI as "…": with a prefix, relative to the base, or whole. */
static void put_iri(jsonld_writer *w, quoth_text iri, bool relative) {
  quoth_text rest = iri;
  const quoth_prefix *prefix = quoth_prefix_find(w->base, iri, &rest);
  quoth_stream_char(w->stream, '"');
  if (prefix && rest.size && rest.at[0] != '/') {
    quoth_stream_string(w->stream, prefix->name);
    quoth_stream_char(w->stream, ':');
    put_text(w->stream, rest);
  } else if (relative && quoth_iri_shorten(w->base, iri, &rest)) {
    put_text(w->stream, rest);
  } else {
    for (size_t i = 0; i < quoth_prefix_count; i++) {
      const quoth_text name = quoth_text_of(quoth_prefixes[i].name);
      if (iri.size > name.size && iri.at[name.size] == ':' &&
          memcmp(iri.at, name.at, name.size) == 0) {
        w->status = quoth_error_set(
            w->error, QUOTH_UNSUPPORTED, NULL, 0,
            "JSON-LD would take the scheme of <%.*s> for a prefix",
            iri.size < 120 ? (int)iri.size : 120, iri.at);
      }
    }
    put_text(w->stream, iri);
  }
  quoth_stream_char(w->stream, '"');
}

static void put_node(jsonld_writer *w, quoth_id id) {
  const quoth_term term = quoth_model_get(w->model, id);
  if (term.kind == QUOTH_BLANK) {
    quoth_stream_string(w->stream, "\"_:");
    put_text(w->stream, term.text);
    quoth_stream_char(w->stream, '"');
  } else {
    put_iri(w, term.text, true);
  }
}

/* A value that is not what its property's word says. */
static void put_expanded(jsonld_writer *w, const quoth_term *term) {
  quoth_stream_string(w->stream, "{\"@value\": ");
  put_string(w->stream, term->text);
  if (term->language.size) {
    quoth_stream_string(w->stream, ", \"@language\": ");
    put_string(w->stream, term->language);
  } else if (term->datatype) {
    quoth_stream_string(w->stream, ", \"@type\": ");
    put_iri(w, quoth_model_get(w->model, term->datatype).text, false);
  }
  quoth_stream_char(w->stream, '}');
}

static void put_value(jsonld_writer *w, value_type type, quoth_id id) {
  const quoth_term term = quoth_model_get(w->model, id);
  if (term.kind != QUOTH_LITERAL) {
    quoth_stream_string(w->stream, type == NODE ? "" : "{\"id\": ");
    put_node(w, id);
    quoth_stream_string(w->stream, type == NODE ? "" : "}");
  } else if (type != NODE && !term.language.size &&
             term.datatype == datatypes[type]) {
    put_string(w->stream, term.text);
  } else {
    put_expanded(w, &term);
  }
}

static value_type put_property(jsonld_writer *w, quoth_id property) {
  const struct word *word = property < QUOTH_V_END ? w->of[property] : NULL;
  if (property == QUOTH_V_RDF_TYPE) {
    quoth_stream_string(w->stream, "\"type\"");
    return NODE;
  }
  if (word) {
    quoth_stream_char(w->stream, '"');
    quoth_stream_string(w->stream, word->name);
    quoth_stream_char(w->stream, '"');
    return word->type;
  }
  put_iri(w, quoth_model_get(w->model, property).text, false);
  return TEXT;
}

/* Classes stand in "type"; a literal there (foreign graphs) is refused. */
static void put_class(jsonld_writer *w, quoth_id id) {
  const quoth_term term = quoth_model_get(w->model, id);
  if (term.kind == QUOTH_LITERAL) {
    w->status = quoth_error_set(w->error, QUOTH_UNSUPPORTED, NULL, 0,
                                "JSON-LD cannot hold a literal as a type");
  } else if (term.kind == QUOTH_BLANK) {
    put_node(w, id);
  } else {
    put_iri(w, term.text, false);
  }
}

static void put_subject(jsonld_writer *w, const quoth_subjects *subjects) {
  quoth_stream_string(w->stream, "    {\"id\": ");
  put_node(w, subjects->subject);
  for (size_t i = 0; i < subjects->count;) {
    const quoth_id property = subjects->said[i].predicate;
    size_t end = i;
    while (end < subjects->count && subjects->said[end].predicate == property) {
      end++;
    }
    quoth_stream_string(w->stream, ",\n     ");
    const value_type type = put_property(w, property);
    quoth_stream_string(w->stream, end - i > 1 ? ": [" : ": ");
    const size_t begin = i;
    for (; i < end; i++) {
      quoth_stream_string(w->stream, i > begin ? ", " : "");
      if (property == QUOTH_V_RDF_TYPE) {
        put_class(w, subjects->said[i].object);
      } else {
        put_value(w, type, subjects->said[i].object);
      }
    }
    quoth_stream_string(w->stream, end - begin > 1 ? "]" : "");
  }
  quoth_stream_char(w->stream, '}');
}

quoth_status quoth_jsonld_write(quoth_stream *stream, quoth_text base,
                                const quoth_model *model, quoth_error *error) {
  jsonld_writer w = {
      .stream = stream, .base = base, .model = model, .error = error};
  for (size_t i = 0; i < WORDS; i++) {
    w.of[words[i].property] = &words[i];
  }
  quoth_subjects subjects = quoth_subjects_of(model);
  quoth_stream_string(stream, "{\n");
  put_context(stream, base);
  quoth_stream_string(stream, ",\n  \"@graph\": [");
  const char *comma = "\n";
  while (w.status == QUOTH_OK && quoth_subjects_next(&subjects)) {
    quoth_stream_string(stream, comma);
    comma = ",\n";
    put_subject(&w, &subjects);
  }
  quoth_stream_string(stream, "\n  ]\n}\n");
  quoth_subjects_free(&subjects);
  return w.status != QUOTH_OK ? w.status : subjects.status;
}
