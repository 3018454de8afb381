/* Values as users meet them: in the nodes of a document. */
#include "extract/value.h"
#include "tests/check.h"

#include <stdlib.h>

static quoth_syntax *syntax;

/* Checks that the first value in `text` has this label and these bounds. */
static void check_value(const char *text, const char *date,
                        const char *expected) {
  quoth_parser *parser;
  quoth_document *document;
  quoth_trees trees;
  quoth_arena arena = {0};
  quoth_value_sites sites = {0};
  const quoth_document_options options = {.path = quoth_text_of("talk.txt"),
                                          .date = quoth_text_of(date)};
  CHECK(quoth_parser_new(syntax, NULL, &parser) == QUOTH_OK);
  CHECK(quoth_document_new(quoth_text_of(text), &options, NULL, NULL,
                           &document) == QUOTH_OK);
  CHECK(quoth_parse_text(parser, document->plain, &document->blocks[0].span, 1,
                         NULL, &trees) == QUOTH_OK);
  CHECK(quoth_values_find(document, &trees, &arena, &sites) == QUOTH_OK);
  const quoth_text found =
      sites.count ? sites.sites[0].label : quoth_text_of("nothing");
  if (!quoth_text_is(found, expected)) {
    fprintf(stderr, "%s: found %.*s, not %s\n", text, (int)found.size, found.at,
            expected);
    exit(1);
  }
  quoth_values_free(&sites);
  quoth_arena_free(&arena);
  quoth_document_free(document);
  quoth_parser_free(parser);
}

static void test_dates(void) {
  static const struct {
    const char *text, *expected;
  } rows[] = {
      {"The mill opened on June 8, 1914.", "1914-06-08"},
      {"She moved here on 3 March 2009.", "2009-03-03"},
      {"We began in October of 2011.", "2011-10"},
      {"They met in 1987.", "1987"},
      {"He was mayor from 1914 to 1918.", "1914/1918"},
      {"The bridge was built in 1914–18.", "1914/1918"},
      {"The harbour was busy in the 1990s.", "199X"},
      {"The chapel dates from the 16th century.", "15XX"},
      {"We signed the lease last year.", "2020"},
      {"We signed the lease in 2020-", "2020"},
      {"2020-01-01 2020-", "2020-01-01"},
      {"We met on Tuesday.", "2021-05-04"},
      {"The fair opens next month.", "2021-06"},
      {"I left the bank ten years ago.", "2011"},
      {"The log says 2019-11-02.", "2019-11-02"},
      {"She called yesterday.", "2021-05-04"},
      {"It rained all week and we may march anyway.", "nothing"},
      {"I sold 2000 lamps.", "2,000 lamps"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    check_value(rows[i].text, "2021-05-05", rows[i].expected);
  }
  check_value("We signed the lease last year.", "", "nothing");
}

static void test_amounts(void) {
  static const struct {
    const char *text, *expected;
  } rows[] = {
      {"They paid $40 billion for it.", "$40 billion"},
      {"It cost about 2.5 million euros.", "about €2.5 million"},
      {"We sell 20-30% of them abroad.", "20-30 percent"},
      {"It weighs roughly 70 pounds.", "about 70 pounds"},
      {"There were 14 of us.", "14 people"},
      {"More than 500 million people saw it.", "over 500 million people"},
      {"It took six months.", "6 months"},
      {"We waited a couple of years.", "2 years"},
      {"It got 10x faster.", "10x"},
      {"My 20-year-old sister runs it.", "20 years of age"},
      {"She sang in her early thirties.", "30-39 years of age"},
      {"He writes for people in their 40s and 50s.", "40-59 years of age"},
      {"We left the world of million-dollar boats.", "$1 million"},
      {"We meet once a year.", "every year"},
      {"She keeps twenty-five bees.", "25 bees"},
      {"They planted half a million trees.", "500,000 trees"},
      {"One of them laughed.", "nothing"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    check_value(rows[i].text, "", rows[i].expected);
  }
}

int main(void) {
  const char *data = getenv("QUOTH_DATA");
  char path[4096];
  quoth_error error = {0};
  snprintf(path, sizeof path, "%s/weights/english.weights", data ? data : ".");
  CHECK(quoth_syntax_open(path, &error, &syntax) == QUOTH_OK);
  test_dates();
  test_amounts();
  quoth_syntax_close(syntax);
  return 0;
}
