#include "extract/document.h"
#include "tests/check.h"
#include "tests/failing_allocator.h"

static quoth_document *read_as(const char *path, const char *text) {
  const quoth_document_options options = {.path = quoth_text_of(path)};
  quoth_error error = {0};
  quoth_document *document = NULL;
  const quoth_status status = quoth_document_new(quoth_text_of(text), &options,
                                                 NULL, &error, &document);
  if (status != QUOTH_OK) {
    fprintf(stderr, "%s\n", error.message);
  }
  CHECK(status == QUOTH_OK);
  return document;
}

static quoth_status refuse(quoth_text bytes, quoth_error *error) {
  const quoth_document_options options = {.path = quoth_text_of("a.txt")};
  quoth_document *document = NULL;
  *error = (quoth_error){0};
  const quoth_status status =
      quoth_document_new(bytes, &options, NULL, error, &document);
  CHECK(document == NULL);
  return status;
}

static void test_paragraphs_become_blocks(void) {
  quoth_document *d = read_as("a.txt", "One day.\n\nTwo days.\n");
  CHECK(quoth_text_is(d->plain, "One day.\n\nTwo days."));
  CHECK(d->block_count == 2 && d->turn_count == 1);
  CHECK(d->blocks[1].span.begin == 10 && d->blocks[1].span.end == 19);
  quoth_document_free(d);
}

static void test_offsets_lead_back_to_the_file(void) {
  quoth_document *d =
      read_as("a.txt", "\xef\xbb\xbfna\xc3\xafve\r\n\r\n  second\r\n");
  CHECK(quoth_text_is(d->plain, "na\xc3\xafve\n\nsecond"));
  const quoth_span found = quoth_document_source(d, (quoth_span){8, 14});
  CHECK(found.begin == 15 && found.end == 21);
  CHECK(quoth_document_code_point(d, found.begin) == 12);
  CHECK(quoth_document_line(d, found.begin) == 3);
  quoth_document_free(d);
}

static void test_iri_comes_from_the_path(void) {
  static const char *const cases[][2] = {
      {"../shared/seeds/000.md", "doc/shared/seeds/000.md"},
      {"./a b.md", "doc/a%20b.md"},
      {"/tmp/x/../y.txt", "doc/tmp/y.txt"},
      {"caf\xc3\xa9.md", "doc/caf%C3%A9.md"},
      {"", "doc/document"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    quoth_document *d = read_as(cases[i][0], "Hello.");
    const size_t base = strlen("https://w3id.org/quoth/id/");
    CHECK(d->iri.size > base);
    CHECK(quoth_text_is((quoth_text){d->iri.at + base, d->iri.size - base},
                        cases[i][1]));
    quoth_document_free(d);
  }
}

static void test_what_is_no_text_is_refused(void) {
  quoth_error error;
  CHECK(refuse(quoth_text_of(""), &error) == QUOTH_BAD_TEXT);
  CHECK(refuse(quoth_text_of(" \n\t\n"), &error) == QUOTH_BAD_TEXT);
  CHECK(strcmp(error.message, "no text") == 0);
  CHECK(refuse((quoth_text){"a\nb\0c", 5}, &error) == QUOTH_BAD_TEXT);
  CHECK(error.line == 2 && strstr(error.message, "NUL at byte 3"));
  CHECK(refuse((quoth_text){"\xff\xfeH\0i\0", 6}, &error) == QUOTH_BAD_TEXT);
  CHECK(strstr(error.message, "UTF-16"));
  CHECK(refuse(quoth_text_of("%PDF-1.4\n"), &error) == QUOTH_BAD_TEXT);
  CHECK(strstr(error.message, "PDF"));
  CHECK(refuse(quoth_text_of("one\ntwo \xe9\n"), &error) == QUOTH_BAD_TEXT);
  CHECK(error.line == 2 && strstr(error.message, "byte 8"));
}

static void test_lenient_reads_past_bad_bytes(void) {
  const quoth_document_options options = {.path = quoth_text_of("a.txt"),
                                          .lenient = true};
  quoth_document *d = NULL;
  CHECK(quoth_document_new(quoth_text_of("a\xe2\x82z \xff\xfe."), &options,
                           NULL, NULL, &d) == QUOTH_OK);
  CHECK(quoth_text_is(d->plain, "a\xef\xbf\xbdz \xef\xbf\xbd\xef\xbf\xbd."));
  CHECK(quoth_utf8_check(d->plain, NULL));
  const quoth_span z = quoth_document_source(d, (quoth_span){4, 5});
  CHECK(z.begin == 3 && z.end == 4);
  CHECK(quoth_document_code_point(d, 3) == 2); /* a, one replacement */
  const quoth_span bad = quoth_document_source(d, (quoth_span){1, 4});
  CHECK(bad.begin == 1 && bad.end == 3);
  CHECK(quoth_document_code_point(d, 7) == 6);
  quoth_document_free(d);
}

int main(void) {
  test_paragraphs_become_blocks();
  test_offsets_lead_back_to_the_file();
  test_iri_comes_from_the_path();
  test_what_is_no_text_is_refused();
  test_lenient_reads_past_bad_bytes();
  return 0;
}
