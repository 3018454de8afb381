#include "export/rdf.h"
#include "export/term.h"
#include "tests/check.h"
#include "tests/random_graph.h"

static quoth_rdf *rdf;
static const quoth_text no_base = {NULL, 0};

static quoth_model *new_model(void) {
  quoth_model *model = NULL;
  CHECK(quoth_model_new(NULL, &model) == QUOTH_OK);
  return model;
}

/* What is written; to be freed. */
static char *written(const quoth_model *model, quoth_rdf_format format,
                     size_t *size) {
  char *text = NULL;
  quoth_error error = {.line = 0};
  FILE *file = open_memstream(&text, size);
  CHECK(file != NULL);
  const quoth_status status =
      quoth_rdf_write(rdf, model, format, no_base, file, &error);
  if (status != QUOTH_OK) {
    fprintf(stderr, "%s\n", error.message);
  }
  CHECK(status == QUOTH_OK);
  fclose(file);
  return text;
}

static void survives(const quoth_model *model, quoth_rdf_format format) {
  size_t size = 0;
  char *text = written(model, format, &size);
  quoth_model *back = new_model();
  quoth_error error = {.line = 0};
  const quoth_status status = quoth_rdf_read(rdf, (quoth_text){text, size},
                                             "back", &format, back, &error);
  if (status != QUOTH_OK) {
    fprintf(stderr, "%u: %s\n%s\n", error.line, error.message, text);
  }
  CHECK(status == QUOTH_OK);
  check_same(model, back, format == QUOTH_NQUADS);
  quoth_model_free(back);
  free(text);
}

static void any_graph_survives_turtle(void) {
  for (uint32_t seed = 1; seed <= 60; seed++) {
    quoth_model *model = new_model();
    draw_graph(model, seed, 300);
    survives(model, QUOTH_TURTLE);
    survives(model, QUOTH_NTRIPLES);
    survives(model, QUOTH_NQUADS);
    quoth_model_free(model);
  }
}

static quoth_model *small_graph(void) {
  static const char text[] =
      "@prefix schema: <https://schema.org/> .\n"
      "@prefix quoth: <https://w3id.org/quoth/ns#> .\n"
      "@prefix rdf: <" QUOTH_NS_RDF "> .\n"
      "@prefix rdfs: <" QUOTH_NS_RDFS "> .\n"
      "@prefix xsd: <" QUOTH_NS_XSD "> .\n"
      "@base <https://w3id.org/quoth/id/> .\n"
      "<doc/tea.md/claim/1> a quoth:Claim, schema:Claim ;\n"
      "  rdf:subject <entity/person/ann> ; rdf:predicate <rel/drink-in> ;\n"
      "  quoth:confidence 0.85 ; quoth:time \"2020-06\" ;\n"
      "  quoth:from \"2020-06-01\"^^xsd:date ;\n"
      "  quoth:quote \"She said \\\"no\\\"\\r\\n& left\" .\n"
      "<entity/person/ann> a schema:Person ; rdfs:label \"Ann\"@en .\n"
      "<doc/tea.md/claim/1> schema:about <entity/person/ann> ;\n"
      "  a quoth:Question .\n";
  quoth_model *model = new_model();
  CHECK(quoth_rdf_read(rdf, quoth_text_of(text), "small.ttl", NULL, model,
                       NULL) == QUOTH_OK);
  return model;
}

static void turtle_reads_well(void) {
  quoth_model *model = small_graph();
  size_t size = 0;
  char *text = written(model, QUOTH_TURTLE, &size);
  const char *expected =
      "@base <https://w3id.org/quoth/id/> .\n"
      "@prefix quoth: <https://w3id.org/quoth/ns#> .\n"
      "@prefix rdf: <" QUOTH_NS_RDF "> .\n"
      "@prefix rdfs: <" QUOTH_NS_RDFS "> .\n"
      "@prefix xsd: <" QUOTH_NS_XSD "> .\n"
      "@prefix schema: <https://schema.org/> .\n"
      "@prefix person: <https://w3id.org/quoth/id/entity/person/> .\n"
      "@prefix rel: <https://w3id.org/quoth/id/rel/> .\n"
      "\n"
      "<doc/tea.md/claim/1> a quoth:Claim , schema:Claim , quoth:Question ;\n"
      "    rdf:subject person:ann ;\n"
      "    rdf:predicate rel:drink-in ;\n"
      "    quoth:confidence 0.85 ;\n"
      "    quoth:time \"2020-06\" ;\n"
      "    quoth:from \"2020-06-01\"^^xsd:date ;\n"
      "    quoth:quote \"She said \\\"no\\\"\\r\\n& left\" ;\n"
      "    schema:about person:ann .\n"
      "\n"
      "person:ann a schema:Person ;\n"
      "    rdfs:label \"Ann\"@en .\n";
  if (strcmp(text, expected) != 0) {
    fputs(text, stderr);
  }
  CHECK(strcmp(text, expected) == 0);
  free(text);
  quoth_model_free(model);
}

/* A subject with many predicates, in turn: grouped, and not by comparing each
 * with each. */
static void many_predicates_are_grouped(void) {
  quoth_model *model = new_model();
  for (int round = 0; round < 2; round++) {
    for (int i = 0; i < 60000; i++) {
      char name[32];
      quoth_id predicate = 0;
      quoth_id object = 0;
      snprintf(name, sizeof name, "urn:p%d", i);
      CHECK(quoth_model_iri(model, quoth_text_of(name), &predicate) ==
            QUOTH_OK);
      snprintf(name, sizeof name, "urn:o%d", round);
      CHECK(quoth_model_iri(model, quoth_text_of(name), &object) == QUOTH_OK);
      CHECK(quoth_model_add(model, QUOTH_V_QUOTH_CLAIM, predicate, object, 0) ==
            QUOTH_OK);
    }
  }
  size_t size = 0;
  char *text = written(model, QUOTH_TURTLE, &size);
  CHECK(strstr(text, "<urn:p59999> <urn:o0> , <urn:o1> .\n") != NULL);
  CHECK(strstr(text, "quoth:Claim <urn:p0> <urn:o0> , <urn:o1> ;\n") != NULL);
  free(text);
  quoth_model_free(model);
}

static void rdfxml_survives(void) {
  quoth_model *model = small_graph();
  survives(model, QUOTH_RDFXML);
  quoth_model_free(model);
}

static quoth_status try_write(const quoth_model *model, quoth_rdf_format format,
                              const char *path, quoth_error *error) {
  *error = (quoth_error){.line = 0};
  FILE *file = fopen(path, "w");
  CHECK(file != NULL);
  const quoth_status status =
      quoth_rdf_write(rdf, model, format, no_base, file, error);
  fclose(file);
  return status;
}

static void what_cannot_be_written_is_refused(void) {
  quoth_model *model = small_graph();
  quoth_error error;
  quoth_id id = 0;
  CHECK(try_write(model, QUOTH_TRIG, "/dev/null", &error) == QUOTH_UNSUPPORTED);
  CHECK(error.message[0]);
  CHECK(quoth_model_iri(model, quoth_text_of("urn:401"), &id) == QUOTH_OK);
  CHECK(try_write(model, QUOTH_RDFXML, "/dev/null", &error) == QUOTH_OK);
  CHECK(quoth_model_add(model, id, id, id, 0) == QUOTH_OK);
  CHECK(try_write(model, QUOTH_RDFXML, "/dev/null", &error) ==
        QUOTH_UNSUPPORTED);
  CHECK(strstr(error.message, "urn:401") != NULL);
  CHECK(try_write(model, QUOTH_TURTLE, "/dev/null", &error) == QUOTH_OK);
  CHECK(quoth_model_iri(model, quoth_text_of("not an iri"), &id) == QUOTH_OK);
  for (int f = QUOTH_TURTLE; f <= QUOTH_RDFXML; f++) {
    if (f != QUOTH_TRIG) {
      CHECK(try_write(model, (quoth_rdf_format)f, "/dev/null", &error) ==
            QUOTH_BAD_DATA);
    }
  }
  quoth_model_free(model);
}

static void a_full_disk_is_told(void) {
  FILE *full = fopen("/dev/full", "w");
  if (!full) {
    return;
  }
  fclose(full);
  quoth_model *model = small_graph();
  quoth_error error;
  for (int f = QUOTH_TURTLE; f <= QUOTH_RDFXML; f++) {
    if (f != QUOTH_TRIG) {
      CHECK(try_write(model, (quoth_rdf_format)f, "/dev/full", &error) ==
            QUOTH_IO);
    }
  }
  quoth_model_free(model);
}

static void parts_make_one_file(void) {
  quoth_model *model = small_graph();
  char *text = NULL;
  size_t size = 0;
  FILE *file = open_memstream(&text, &size);
  CHECK(quoth_rdf_begin(NULL, QUOTH_TURTLE, no_base, file) == QUOTH_OK);
  CHECK(quoth_rdf_part(model, QUOTH_TURTLE, no_base, file, NULL) == QUOTH_OK);
  CHECK(quoth_rdf_part(model, QUOTH_TURTLE, no_base, file, NULL) == QUOTH_OK);
  fclose(file);
  quoth_model *back = new_model();
  CHECK(quoth_rdf_read(rdf, (quoth_text){text, size}, "x", NULL, back, NULL) ==
        QUOTH_OK);
  check_same(model, back, false);
  free(text);
  quoth_model_free(back);
  quoth_model_free(model);
}

int main(void) {
  CHECK(quoth_rdf_new(&rdf) == QUOTH_OK);
  any_graph_survives_turtle();
  turtle_reads_well();
  many_predicates_are_grouped();
  rdfxml_survives();
  what_cannot_be_written_is_refused();
  a_full_disk_is_told();
  parts_make_one_file();
  quoth_rdf_free(rdf);
  return 0;
}
