/* vocab.h - the IRIs we name ourselves, one list.
 *
 * X(NAME, "IRI") gives the constant QUOTH_V_NAME, the id of that IRI in every
 * model. */
#ifndef QUOTH_MODEL_VOCAB_H
#define QUOTH_MODEL_VOCAB_H

#define QUOTH_NS_RDF     "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define QUOTH_NS_RDFS    "http://www.w3.org/2000/01/rdf-schema#"
#define QUOTH_NS_OWL     "http://www.w3.org/2002/07/owl#"
#define QUOTH_NS_XSD     "http://www.w3.org/2001/XMLSchema#"
#define QUOTH_NS_SKOS    "http://www.w3.org/2004/02/skos/core#"
#define QUOTH_NS_DCTERMS "http://purl.org/dc/terms/"
#define QUOTH_NS_SCHEMA  "https://schema.org/"
#define QUOTH_NS_PROV    "http://www.w3.org/ns/prov#"
#define QUOTH_NS_NIF                                                           \
  "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
#define QUOTH_NS_ITSRDF "http://www.w3.org/2005/11/its/rdf#"
#define QUOTH_NS_QUOTH  "https://w3id.org/quoth/ns#"

/* clang-format off */
#define QUOTH_VOCAB(X) \
  X(RDF_TYPE, QUOTH_NS_RDF "type") \
  X(RDF_SUBJECT, QUOTH_NS_RDF "subject") \
  X(RDF_PREDICATE, QUOTH_NS_RDF "predicate") \
  X(RDF_OBJECT, QUOTH_NS_RDF "object") \
  X(RDF_PROPERTY, QUOTH_NS_RDF "Property") \
  X(RDF_LANG_STRING, QUOTH_NS_RDF "langString") \
  X(RDFS_LABEL, QUOTH_NS_RDFS "label") \
  X(RDFS_COMMENT, QUOTH_NS_RDFS "comment") \
  X(RDFS_SUB_CLASS_OF, QUOTH_NS_RDFS "subClassOf") \
  X(RDFS_SUB_PROPERTY_OF, QUOTH_NS_RDFS "subPropertyOf") \
  X(RDFS_DOMAIN, QUOTH_NS_RDFS "domain") \
  X(RDFS_RANGE, QUOTH_NS_RDFS "range") \
  X(RDFS_CLASS, QUOTH_NS_RDFS "Class") \
  X(RDFS_SEE_ALSO, QUOTH_NS_RDFS "seeAlso") \
  X(RDFS_IS_DEFINED_BY, QUOTH_NS_RDFS "isDefinedBy") \
  X(OWL_CLASS, QUOTH_NS_OWL "Class") \
  X(OWL_OBJECT_PROPERTY, QUOTH_NS_OWL "ObjectProperty") \
  X(OWL_DATATYPE_PROPERTY, QUOTH_NS_OWL "DatatypeProperty") \
  X(OWL_INVERSE_OF, QUOTH_NS_OWL "inverseOf") \
  X(OWL_SAME_AS, QUOTH_NS_OWL "sameAs") \
  X(OWL_ONTOLOGY, QUOTH_NS_OWL "Ontology") \
  X(XSD_STRING, QUOTH_NS_XSD "string") \
  X(XSD_INTEGER, QUOTH_NS_XSD "integer") \
  X(XSD_DECIMAL, QUOTH_NS_XSD "decimal") \
  X(XSD_DOUBLE, QUOTH_NS_XSD "double") \
  X(XSD_BOOLEAN, QUOTH_NS_XSD "boolean") \
  X(XSD_DATE, QUOTH_NS_XSD "date") \
  X(XSD_NON_NEGATIVE_INTEGER, QUOTH_NS_XSD "nonNegativeInteger") \
  X(XSD_G_YEAR, QUOTH_NS_XSD "gYear") \
  X(XSD_G_YEAR_MONTH, QUOTH_NS_XSD "gYearMonth") \
  X(XSD_ANY_URI, QUOTH_NS_XSD "anyURI") \
  X(SKOS_PREF_LABEL, QUOTH_NS_SKOS "prefLabel") \
  X(SKOS_ALT_LABEL, QUOTH_NS_SKOS "altLabel") \
  X(SKOS_HIDDEN_LABEL, QUOTH_NS_SKOS "hiddenLabel") \
  X(SKOS_CONCEPT, QUOTH_NS_SKOS "Concept") \
  X(SKOS_BROADER, QUOTH_NS_SKOS "broader") \
  X(SKOS_DEFINITION, QUOTH_NS_SKOS "definition") \
  X(DCTERMS_TITLE, QUOTH_NS_DCTERMS "title") \
  X(DCTERMS_DATE, QUOTH_NS_DCTERMS "date") \
  X(DCTERMS_SOURCE, QUOTH_NS_DCTERMS "source") \
  X(DCTERMS_IDENTIFIER, QUOTH_NS_DCTERMS "identifier") \
  X(DCTERMS_CREATOR, QUOTH_NS_DCTERMS "creator") \
  X(DCTERMS_IS_PART_OF, QUOTH_NS_DCTERMS "isPartOf") \
  X(SCHEMA_CREATIVE_WORK, QUOTH_NS_SCHEMA "CreativeWork") \
  X(SCHEMA_CLAIM, QUOTH_NS_SCHEMA "Claim") \
  X(SCHEMA_PERSON, QUOTH_NS_SCHEMA "Person") \
  X(SCHEMA_ORGANIZATION, QUOTH_NS_SCHEMA "Organization") \
  X(SCHEMA_PLACE, QUOTH_NS_SCHEMA "Place") \
  X(SCHEMA_EVENT, QUOTH_NS_SCHEMA "Event") \
  X(SCHEMA_PRODUCT, QUOTH_NS_SCHEMA "Product") \
  X(SCHEMA_THING, QUOTH_NS_SCHEMA "Thing") \
  X(SCHEMA_INTANGIBLE, QUOTH_NS_SCHEMA "Intangible") \
  X(SCHEMA_DEFINED_TERM, QUOTH_NS_SCHEMA "DefinedTerm") \
  X(SCHEMA_QUANTITATIVE_VALUE, QUOTH_NS_SCHEMA "QuantitativeValue") \
  X(SCHEMA_MONETARY_AMOUNT, QUOTH_NS_SCHEMA "MonetaryAmount") \
  X(SCHEMA_VALUE, QUOTH_NS_SCHEMA "value") \
  X(SCHEMA_MIN_VALUE, QUOTH_NS_SCHEMA "minValue") \
  X(SCHEMA_MAX_VALUE, QUOTH_NS_SCHEMA "maxValue") \
  X(SCHEMA_UNIT_TEXT, QUOTH_NS_SCHEMA "unitText") \
  X(SCHEMA_CURRENCY, QUOTH_NS_SCHEMA "currency") \
  X(SCHEMA_SAME_AS, QUOTH_NS_SCHEMA "sameAs") \
  X(SCHEMA_ABOUT, QUOTH_NS_SCHEMA "about") \
  X(PROV_ENTITY, QUOTH_NS_PROV "Entity") \
  X(PROV_ACTIVITY, QUOTH_NS_PROV "Activity") \
  X(PROV_AGENT, QUOTH_NS_PROV "Agent") \
  X(PROV_USED, QUOTH_NS_PROV "used") \
  X(PROV_WAS_ATTRIBUTED_TO, QUOTH_NS_PROV "wasAttributedTo") \
  X(PROV_WAS_DERIVED_FROM, QUOTH_NS_PROV "wasDerivedFrom") \
  X(PROV_WAS_GENERATED_BY, QUOTH_NS_PROV "wasGeneratedBy") \
  X(NIF_CONTEXT, QUOTH_NS_NIF "Context") \
  X(NIF_STRING, QUOTH_NS_NIF "String") \
  X(NIF_OFFSET_BASED_STRING, QUOTH_NS_NIF "OffsetBasedString") \
  X(NIF_IS_STRING, QUOTH_NS_NIF "isString") \
  X(NIF_BEGIN_INDEX, QUOTH_NS_NIF "beginIndex") \
  X(NIF_END_INDEX, QUOTH_NS_NIF "endIndex") \
  X(NIF_ANCHOR_OF, QUOTH_NS_NIF "anchorOf") \
  X(NIF_REFERENCE_CONTEXT, QUOTH_NS_NIF "referenceContext") \
  X(ITSRDF_TA_IDENT_REF, QUOTH_NS_ITSRDF "taIdentRef") \
  X(ITSRDF_TA_CONFIDENCE, QUOTH_NS_ITSRDF "taConfidence") \
  X(QUOTH_DOCUMENT, QUOTH_NS_QUOTH "Document") \
  X(QUOTH_TURN, QUOTH_NS_QUOTH "Turn") \
  X(QUOTH_QUESTION, QUOTH_NS_QUOTH "Question") \
  X(QUOTH_MENTION, QUOTH_NS_QUOTH "Mention") \
  X(QUOTH_CLAIM, QUOTH_NS_QUOTH "Claim") \
  X(QUOTH_PROPOSITION, QUOTH_NS_QUOTH "Proposition") \
  X(QUOTH_ROLE, QUOTH_NS_QUOTH "Role") \
  X(QUOTH_DATE, QUOTH_NS_QUOTH "Date") \
  X(QUOTH_DURATION, QUOTH_NS_QUOTH "Duration") \
  X(QUOTH_RULE, QUOTH_NS_QUOTH "Rule") \
  X(QUOTH_WORD_CLASS, QUOTH_NS_QUOTH "WordClass") \
  X(QUOTH_PARTICIPANT, QUOTH_NS_QUOTH "participant") \
  X(QUOTH_VERSION, QUOTH_NS_QUOTH "version") \
  X(QUOTH_RULE_PACK, QUOTH_NS_QUOTH "rulePack") \
  X(QUOTH_START_TIME, QUOTH_NS_QUOTH "startTime") \
  X(QUOTH_END_TIME, QUOTH_NS_QUOTH "endTime") \
  X(QUOTH_SPEAKER, QUOTH_NS_QUOTH "speaker") \
  X(QUOTH_ANSWERS, QUOTH_NS_QUOTH "answers") \
  X(QUOTH_MENTION_KIND, QUOTH_NS_QUOTH "mentionKind") \
  X(QUOTH_NAMED, QUOTH_NS_QUOTH "Named") \
  X(QUOTH_NOMINAL, QUOTH_NS_QUOTH "Nominal") \
  X(QUOTH_PRONOUN, QUOTH_NS_QUOTH "Pronoun") \
  X(QUOTH_ISO, QUOTH_NS_QUOTH "iso") \
  X(QUOTH_FROM, QUOTH_NS_QUOTH "from") \
  X(QUOTH_UNTIL, QUOTH_NS_QUOTH "until") \
  X(QUOTH_LEXICAL_RELATION, QUOTH_NS_QUOTH "lexicalRelation") \
  X(QUOTH_STATES, QUOTH_NS_QUOTH "states") \
  X(QUOTH_POLARITY, QUOTH_NS_QUOTH "polarity") \
  X(QUOTH_AFFIRMED, QUOTH_NS_QUOTH "Affirmed") \
  X(QUOTH_NEGATED, QUOTH_NS_QUOTH "Negated") \
  X(QUOTH_MODALITY, QUOTH_NS_QUOTH "modality") \
  X(QUOTH_ASSERTED, QUOTH_NS_QUOTH "Asserted") \
  X(QUOTH_HEDGED, QUOTH_NS_QUOTH "Hedged") \
  X(QUOTH_PREDICTED, QUOTH_NS_QUOTH "Predicted") \
  X(QUOTH_HYPOTHETICAL, QUOTH_NS_QUOTH "Hypothetical") \
  X(QUOTH_DESIRED, QUOTH_NS_QUOTH "Desired") \
  X(QUOTH_REPORTED, QUOTH_NS_QUOTH "Reported") \
  X(QUOTH_CERTAINTY, QUOTH_NS_QUOTH "certainty") \
  X(QUOTH_CERTAIN, QUOTH_NS_QUOTH "Certain") \
  X(QUOTH_PROBABLE, QUOTH_NS_QUOTH "Probable") \
  X(QUOTH_POSSIBLE, QUOTH_NS_QUOTH "Possible") \
  X(QUOTH_TENSE, QUOTH_NS_QUOTH "tense") \
  X(QUOTH_PAST, QUOTH_NS_QUOTH "Past") \
  X(QUOTH_PRESENT, QUOTH_NS_QUOTH "Present") \
  X(QUOTH_FUTURE, QUOTH_NS_QUOTH "Future") \
  X(QUOTH_TIME, QUOTH_NS_QUOTH "time") \
  X(QUOTH_SAID_AT, QUOTH_NS_QUOTH "saidAt") \
  X(QUOTH_QUOTE, QUOTH_NS_QUOTH "quote") \
  X(QUOTH_P_RULE, QUOTH_NS_QUOTH "rule") \
  X(QUOTH_CONFIDENCE, QUOTH_NS_QUOTH "confidence") \
  X(QUOTH_REPORTED_BY, QUOTH_NS_QUOTH "reportedBy") \
  X(QUOTH_CONDITION, QUOTH_NS_QUOTH "condition") \
  X(QUOTH_AGENT, QUOTH_NS_QUOTH "agent") \
  X(QUOTH_ARGUMENT, QUOTH_NS_QUOTH "argument") \
  X(QUOTH_SENTENCE, QUOTH_NS_QUOTH "sentence") \
  X(QUOTH_CORROBORATES, QUOTH_NS_QUOTH "corroborates") \
  X(QUOTH_CONTRADICTS, QUOTH_NS_QUOTH "contradicts") \
  X(QUOTH_SHIFTS, QUOTH_NS_QUOTH "shifts") \
  X(QUOTH_SALIENCE, QUOTH_NS_QUOTH "salience") \
  X(QUOTH_FORM, QUOTH_NS_QUOTH "form") \
  X(QUOTH_CLAIMS, QUOTH_NS_QUOTH "claims") \
  X(QUOTH_FRAME, QUOTH_NS_QUOTH "frame") \
  X(QUOTH_EXAMPLE, QUOTH_NS_QUOTH "example") \
  X(QUOTH_COUNTER_EXAMPLE, QUOTH_NS_QUOTH "counterExample") \
  X(QUOTH_P_MENTION, QUOTH_NS_QUOTH "mention") \
  X(QUOTH_UNIT, QUOTH_NS_QUOTH "unit") \
  X(QUOTH_FAMILY, QUOTH_NS_QUOTH "family") \
  X(QUOTH_OPEN_CLASS, QUOTH_NS_QUOTH "openClass")
/* clang-format on */

enum {
  QUOTH_V_NONE,
#define QUOTH_VOCAB_ID(name, iri) QUOTH_V_##name,
  QUOTH_VOCAB(QUOTH_VOCAB_ID)
#undef QUOTH_VOCAB_ID
      QUOTH_V_END /* one past the last id */
};

#endif
