#include "export/rdf.h"
#include "model/vocab.h"
#include "tests/check.h"

static quoth_rdf *rdf;
static quoth_model *model;
static quoth_error error;

static quoth_status read_as(const char *text, const char *name) {
  quoth_model_clear(model);
  error = (quoth_error){.line = 0};
  return quoth_rdf_read(rdf, quoth_text_of(text), name, NULL, model, &error);
}

static quoth_id iri(const char *text) {
  const quoth_id id = quoth_model_find_iri(model, quoth_text_of(text));
  CHECK(id != 0);
  return id;
}

static void turtle_becomes_quads(void) {
  CHECK(read_as("@prefix ex: <http://example.org/> .\n"
                "ex:ada a ex:Person ; ex:name \"Ada\"@en-GB , 'A\\u00e9' ;\n"
                "  ex:age 36 ; ex:knows [ ex:name \"Charles\" ] .\n"
                "<doc/x> ex:of ex:ada .\n",
                "x.ttl") == QUOTH_OK);
  CHECK(quoth_model_triple_count(model) == 7);
  const quoth_id ada = iri("http://example.org/ada");
  CHECK(quoth_model_object(model, ada, QUOTH_V_RDF_TYPE) ==
        iri("http://example.org/Person"));
  CHECK(quoth_model_object(model, ada, iri("http://example.org/name")) ==
        quoth_model_find_literal(model, quoth_text_of("Ada"), 0,
                                 quoth_text_of("en-gb")));
  CHECK(quoth_model_object(model, ada, iri("http://example.org/age")) ==
        quoth_model_find_literal(model, quoth_text_of("36"),
                                 QUOTH_V_XSD_INTEGER, (quoth_text){"", 0}));
  iri(QUOTH_RDF_BASE "doc/x");
}

static void every_format_is_read(void) {
  const char *triple = "<http://e/s> <http://e/p> \"o\" .\n";
  CHECK(read_as(triple, "a.nt") == QUOTH_OK);
  CHECK(quoth_model_triple_count(model) == 1);
  CHECK(read_as(triple, "no extension") == QUOTH_OK);
  CHECK(read_as("\xef\xbb\xbf<http://e/s> <http://e/p> \"o\" .\n", "bom") ==
        QUOTH_OK);
  CHECK(read_as("<http://e/s> <http://e/p> \"o\" <http://e/g> .\n", "a.nq") ==
        QUOTH_OK);
  CHECK(quoth_model_quad(model, 0).graph == iri("http://e/g"));
  CHECK(read_as("<http://e/g> { <http://e/s> <http://e/p> 1 }", "a.trig") ==
        QUOTH_OK);
  CHECK(quoth_model_quad(model, 0).graph == iri("http://e/g"));
  const char *xml =
      "<?xml version='1.0'?><rdf:RDF xmlns:e='http://e/' xmlns:rdf='" //
      QUOTH_NS_RDF "'><e:C rdf:about='http://e/s'/></rdf:RDF>";
  CHECK(read_as(xml, "-") == QUOTH_OK);
  CHECK(quoth_model_object(model, iri("http://e/s"), QUOTH_V_RDF_TYPE) ==
        iri("http://e/C"));
  CHECK(read_as("{\"http://e/s\":{\"http://e/p\":[{\"type\":\"literal\","
                "\"value\":\"o\"}]}}",
                "-") == QUOTH_OK);
  CHECK(quoth_model_triple_count(model) == 1);
  CHECK(read_as("", "empty.ttl") == QUOTH_OK);
  CHECK(read_as("{}", "a.jsonld") == QUOTH_UNSUPPORTED);
}

static void blank_nodes_of_two_files_stay_apart(void) {
  quoth_model_clear(model);
  const quoth_text file = quoth_text_of("_:a <http://e/p> [] .");
  CHECK(quoth_rdf_read(rdf, file, "1", NULL, model, NULL) == QUOTH_OK);
  CHECK(quoth_rdf_read(rdf, file, "2", NULL, model, NULL) == QUOTH_OK);
  CHECK(quoth_model_triple_count(model) == 2);
  const quoth_text tricky =
      quoth_text_of("_:genid1 <http://e/p> [] . _:g1 <http://e/p> [] .");
  CHECK(quoth_rdf_read(rdf, tricky, "3", NULL, model, NULL) == QUOTH_OK);
  CHECK(quoth_model_triple_count(model) == 4);
  CHECK(quoth_model_term_count(model) == QUOTH_V_END - 1 + 1 + 8);
}

static void errors_say_where(void) {
  CHECK(read_as("@prefix e: <http://e/> .\n\ne:a e:b e:c ;;; e .\n",
                "broken.ttl") == QUOTH_BAD_SYNTAX);
  CHECK(strcmp(error.source, "broken.ttl") == 0);
  CHECK(error.line == 3);
  CHECK(error.message[0]);
  CHECK(read_as("<http://e/a b> <http://e/p> 1 .", "x") == QUOTH_BAD_SYNTAX);
  CHECK(read_as("<http://e/a> <http://e/p\\u0020q> 1 .", "x.ttl") ==
        QUOTH_BAD_SYNTAX);
  CHECK(read_as("<http://e/a> <http://e/p> <http://e/%zz> .", "x.ttl") ==
        QUOTH_BAD_SYNTAX);
  CHECK(read_as("\n\n\"\xff\"", "x.ttl") == QUOTH_BAD_TEXT);
  CHECK(error.line == 3);
  error = (quoth_error){.line = 0};
  CHECK(quoth_rdf_read(rdf, (quoth_text){"a\0b", 3}, "x", NULL, model,
                       &error) == QUOTH_BAD_TEXT);
  CHECK(read_as("just some prose, no RDF", "x.txt") == QUOTH_BAD_SYNTAX);
  CHECK(read_as("<?xml version='1.0'?><a>", "x.rdf") == QUOTH_BAD_SYNTAX);
}

/* Nothing outside the file is looked at, and nothing is expanded forever. */
static void hostile_xml_is_harmless(void) {
  const char *external =
      "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM "
      "'file:///etc/hostname'>]><rdf:RDF xmlns:e='http://e/' xmlns:rdf='" //
      QUOTH_NS_RDF "'><e:C rdf:about='http://e/s'><e:p>[&x;]</e:p></e:C>"
      "</rdf:RDF>";
  if (read_as(external, "x.rdf") == QUOTH_OK) {
    const quoth_id object =
        quoth_model_object(model, iri("http://e/s"), iri("http://e/p"));
    CHECK(object == 0 || quoth_model_get(model, object).text.size <= 2);
  }
}

static void deep_nesting_ends_in_an_error_or_well(void) {
  enum { DEPTH = 200000 };
  char *text = malloc(2 * DEPTH + 64);
  CHECK(text != NULL);
  char *at = text + sprintf(text, "<http://e/s> <http://e/p> ");
  memset(at, '(', DEPTH);
  memset(at + DEPTH, ')', DEPTH);
  at[2 * DEPTH] = '.';
  at[2 * DEPTH + 1] = 0;
  CHECK(read_as(text, "deep.ttl") != QUOTH_NO_MEMORY);
  free(text);
}

static void formats_have_names(void) {
  quoth_rdf_format format = QUOTH_TRIG;
  CHECK(quoth_rdf_format_named(quoth_text_of("nquads"), &format));
  CHECK(format == QUOTH_NQUADS);
  CHECK(!quoth_rdf_format_named(quoth_text_of("docx"), &format));
  CHECK(quoth_rdf_format_of_file(quoth_text_of("A.TTL"), &format));
  CHECK(format == QUOTH_TURTLE);
  CHECK(!quoth_rdf_format_of_file(quoth_text_of(".ttl"), &format));
  CHECK(strcmp(quoth_rdf_format_name(QUOTH_JSONLD), "jsonld") == 0);
}

int main(void) {
  CHECK(quoth_rdf_new(&rdf) == QUOTH_OK);
  CHECK(quoth_model_new(NULL, &model) == QUOTH_OK);
  turtle_becomes_quads();
  every_format_is_read();
  blank_nodes_of_two_files_stay_apart();
  errors_say_where();
  hostile_xml_is_harmless();
  deep_nesting_ends_in_an_error_or_well();
  formats_have_names();
  quoth_model_free(model);
  quoth_rdf_free(rdf);
  return 0;
}
