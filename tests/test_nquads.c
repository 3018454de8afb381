#include "bridge/session.h"
#include "export/nquads.h"
#include "export/rdf.h"
#include "export/term.h"
#include "tests/check.h"
#include "tests/failing_allocator.h"
#include "tests/random_graph.h"

/* Raptor's N-Quads parser, which only judges here, loses the datatype of a
 * literal: not our leak. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
  return "leak:raptor_new_uri_from_counted_string\n";
}

static quoth_model *new_model(void) {
  quoth_model *model = NULL;
  CHECK(quoth_model_new(NULL, &model) == QUOTH_OK);
  return model;
}

static quoth_status read_text(const char *text, bool triples,
                              quoth_model *model, quoth_error *error) {
  quoth_nquads_reader reader = {.name = "t", .triples = triples};
  const quoth_status status =
      quoth_nquads_read(&reader, quoth_text_of(text), model, error);
  quoth_nquads_close(&reader);
  return status;
}

static const char *written(const quoth_model *model, bool graphs,
                           quoth_buffer *into) {
  static quoth_stream stream;
  quoth_buffer_clear(into);
  quoth_stream_to_buffer(&stream, into);
  quoth_nquads_write(model, graphs, &stream);
  quoth_stream_char(&stream, '\0');
  CHECK(quoth_stream_finish(&stream) == QUOTH_OK);
  return into->bytes;
}

static void writes_canonical_lines(void) {
  quoth_model *model = new_model();
  quoth_buffer out = {.from = NULL};
  const char *lines =
      "<http://e/s> <http://e/p> \"\\b\\t\\n\\f\\r\\\"\\\\'\\u0001\\u001F"
      "\\u007F\xc3\xa9\xf0\x9f\x98\x80/\" .\n"
      "<http://e/s> <http://e/p> \"x\"@en <http://e/g> .\n"
      "<http://e/s> <http://e/p> \"1\"^^<" QUOTH_NS_XSD "integer> .\n"
      "<http://e/s> <http://e/p> \"\" <http://e/g> .\n"
      "_:f0ub <http://e/p> _:f0ub.c-d .\n";
  const char *same =
      "# a comment\n\n"
      "<http://e/s>\t<http://e/p>\"\\b\\t\\n\\f\\r\\\"\\\\\\'\\u0001\\U0000001f"
      "\x7f\\u00E9\\U0001f600/\".# again\r\n"
      "  <http://\\u0065/s> <http://e/p> \"x\"@EN <http://e/g> .\r"
      "<http://e/s> <http://e/p> \"\\u0031\"^^<" QUOTH_NS_XSD
      "\\u0069nteger>.\n"
      "<http://e/s> <http://e/p> \"\"^^<" QUOTH_NS_XSD
      "string> <http://e/g> .\n"
      "_:b <http://e/p> _:b.c-d.";
  CHECK(read_text(same, false, model, NULL) == QUOTH_OK);
  CHECK(strcmp(written(model, true, &out), lines) == 0);
  CHECK(quoth_model_check(model, NULL) == QUOTH_OK);
  quoth_buffer_free(&out);
  quoth_model_free(model);
}

static void triples_of_many_graphs_are_written_once(void) {
  quoth_model *model = new_model();
  quoth_buffer out = {.from = NULL};
  CHECK(read_text("<a:s> <a:p> <a:o> <a:g> .\n<a:s> <a:p> <a:o> <a:h> .\n",
                  false, model, NULL) == QUOTH_OK);
  CHECK(strcmp(written(model, false, &out), "<a:s> <a:p> <a:o> .\n") == 0);
  CHECK(strlen(written(model, true, &out)) == 2 * 26);
  quoth_buffer_free(&out);
  quoth_model_free(model);
}

static void refuses_what_is_no_statement(void) {
  static const struct {
    const char *line;
    uint32_t column;
  } bad[] = {
      {"<a:s> <a:p> <a:o>", 18},
      {"<a:s> <a:p> .", 13},
      {"<a:s> <a:p> <a:o> <a:g> <a:x> .", 25},
      {"<a:s> <a:p> <a:o> . <a:x>", 21},
      {"\"s\" <a:p> <a:o> .", 1},
      {"<a:s> \"p\" <a:o> .", 7},
      {"<a:s> _:p <a:o> .", 7},
      {"<a:s> <a:p> <a:o> \"g\" .", 19},
      {"<a:s> <a:p> 'o' .", 13},
      {"<a:s> <a:p> 1 .", 13},
      {"<a:s> <a:p> \"o .", 14},
      {"<a:s> <a:p> \"\\q\" .", 15},
      {"<a:s> <a:p> \"\\u12\" .", 15},
      {"<a:s> <a:p> \"\\uD800\" .", 15},
      {"<a:s> <a:p> \"\\U00110000\" .", 15},
      {"<a:s> <a:p> \"\\u0000\" .", 15},
      {"<a:s> <a:p> \"o\"@ .", 17},
      {"<a:s> <a:p> \"o\"@1 .", 18},
      {"<a:s> <a:p> \"o\"^^a .", 17},
      {"<a:s> <a:p> \"o\"^<a:t> .", 17},
      {"<s> <a:p> <a:o> .", 3},
      {"<a:s s> <a:p> <a:o> .", 7},
      {"<a:s\\u0020s> <a:p> <a:o> .", 12},
      {"<a:s\\n> <a:p> <a:o> .", 6},
      {"<a:{s}> <a:p> <a:o> .", 7},
      {"<a:%4> <a:p> <a:o> .", 6},
      {"_: <a:p> <a:o> .", 3},
      {"_:-a <a:p> <a:o> .", 5},
      {"_a <a:p> <a:o> .", 2},
      {"@prefix a: <a:> .", 1},
      {"<a:s> <a:p> <a:o", 14},
  };
  quoth_model *model = new_model();
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    char text[200];
    snprintf(text, sizeof text, "<a:s> <a:p> <a:o> .\n\n%s\n<a:s>",
             bad[i].line);
    quoth_error error = {.line = 0};
    CHECK(read_text(text, false, model, &error) == QUOTH_BAD_SYNTAX);
    CHECK(error.line == 3 && error.message[0]);
    if (error.column != bad[i].column) {
      fprintf(stderr, "%s: column %u\n", bad[i].line, error.column);
    }
    CHECK(error.column == bad[i].column);
    CHECK(quoth_model_quad_count(model) == 1);
  }
  CHECK(read_text("<a:s> <a:p> <a:o> <a:g> .", true, model, NULL) ==
        QUOTH_BAD_SYNTAX);
  quoth_model_free(model);
}

/* Raptor is the judge of what we write. */
static void survives_both_parsers(void) {
  quoth_rdf *rdf = NULL;
  CHECK(quoth_rdf_new(&rdf) == QUOTH_OK);
  quoth_buffer out = {.from = NULL};
  for (uint32_t seed = 1; seed <= 20; seed++) {
    quoth_model *model = new_model();
    draw_graph(model, seed, 300);
    CHECK(quoth_model_check(model, NULL) == QUOTH_OK);
    written(model, true, &out);
    const quoth_text text = {out.bytes, out.size - 1};
    quoth_model *ours = new_model();
    CHECK(read_text(out.bytes, false, ours, NULL) == QUOTH_OK);
    check_same(model, ours, true);
    quoth_model *theirs = new_model();
    CHECK(quoth_raptor_read(rdf, text, "t", QUOTH_NQUADS, theirs, NULL) ==
          QUOTH_OK);
    check_same(model, theirs, true);
    quoth_model_free(ours);
    quoth_model_free(theirs);
    quoth_model_free(model);
  }
  quoth_buffer_free(&out);
  quoth_rdf_free(rdf);
}

static void files_are_read_by_the_block(void) {
  FILE *file = tmpfile();
  CHECK(file != NULL);
  enum { LINES = 60000 };
  for (int i = 0; i < LINES; i++) {
    fprintf(file, "<urn:s:%d> <urn:p> \"caf\xc3\xa9 number %d\" .\n", i / 7, i);
  }
  quoth_rdf *rdf = NULL;
  quoth_model *model = new_model();
  const quoth_rdf_format format = QUOTH_NQUADS;
  CHECK(quoth_rdf_new(&rdf) == QUOTH_OK);
  rewind(file);
  CHECK(quoth_rdf_load(rdf, file, "f", &format, model, NULL) == QUOTH_OK);
  CHECK(quoth_model_quad_count(model) == LINES);
  fprintf(file, "<urn:s> <urn:p> \"\xff\" .\n");
  rewind(file);
  quoth_error error = {.line = 0};
  CHECK(quoth_rdf_load(rdf, file, "f.nt", NULL, model, &error) ==
        QUOTH_BAD_TEXT);
  CHECK(error.line == LINES + 1);
  fclose(file);
  quoth_rdf_free(rdf);
  quoth_model_free(model);
}

static quoth_status read_with(failing_allocator *memory) {
  quoth_model *model = NULL;
  QUOTH_TRY(quoth_model_new(&memory->base, &model));
  quoth_nquads_reader reader = {.name = "t", .place.from = &memory->base};
  quoth_status status = QUOTH_OK;
  for (int i = 0; i < 1200 && status == QUOTH_OK; i++) {
    char line[120];
    snprintf(line, sizeof line,
             "<urn:s> <urn:p> \"\\u00e9 %d\"^^<urn:\\u0061> _:b%d .\n", i, i);
    status = quoth_nquads_read(&reader, quoth_text_of(line), model, NULL);
  }
  quoth_nquads_close(&reader);
  quoth_model_free(model);
  return status;
}

static void every_allocation_may_fail_once(void) {
  failing_allocator memory = failing_allocator_after(SIZE_MAX);
  CHECK(read_with(&memory) == QUOTH_OK);
  const size_t needed = memory.tried;
  for (size_t i = 0; i < needed; i += 1 + i / 50) {
    memory = failing_allocator_after(i);
    CHECK(read_with(&memory) == QUOTH_NO_MEMORY);
  }
}

static void bad_terms_are_found_before_writing(void) {
  quoth_model *model = new_model();
  quoth_id id = 0;
  quoth_error error = {.line = 0};
  CHECK(quoth_model_check(model, NULL) == QUOTH_OK);
  CHECK(quoth_model_iri(model, quoth_text_of("http://e/a b"), &id) == QUOTH_OK);
  CHECK(quoth_model_check(model, &error) == QUOTH_BAD_DATA);
  CHECK(strstr(error.message, "http://e/a b") != NULL);
  quoth_model_clear(model);
  CHECK(quoth_model_literal(model, quoth_text_of("\xc3("), 0, quoth_text_of(""),
                            &id) == QUOTH_OK);
  CHECK(quoth_model_check(model, NULL) == QUOTH_BAD_DATA);
  quoth_model_clear(model);
  CHECK(quoth_model_literal(model, quoth_text_of("x"), 0,
                            quoth_text_of("not a tag"), &id) == QUOTH_OK);
  CHECK(quoth_model_check(model, NULL) == QUOTH_BAD_DATA);
  quoth_model_clear(model);
  CHECK(quoth_model_literal(model, quoth_text_of("x"), 0, quoth_text_of(""),
                            &id) == QUOTH_OK);
  CHECK(quoth_model_add(model, id, QUOTH_V_RDF_TYPE, id, 0) == QUOTH_OK);
  CHECK(quoth_model_check(model, NULL) == QUOTH_BAD_DATA);
  quoth_model_free(model);
  CHECK(quoth_iri_check(quoth_text_of("urn:x")));
  CHECK(quoth_iri_check(quoth_text_of("http://e/%C3%A9#\xc3\xa9")));
  CHECK(!quoth_iri_check(quoth_text_of("1:x")));
  CHECK(!quoth_iri_check(quoth_text_of("relative/path")));
  CHECK(!quoth_iri_check(quoth_text_of("")));
}

int main(void) {
  writes_canonical_lines();
  triples_of_many_graphs_are_written_once();
  refuses_what_is_no_statement();
  survives_both_parsers();
  files_are_read_by_the_block();
  every_allocation_may_fail_once();
  bad_terms_are_found_before_writing();
  return 0;
}
