#include "tests/documents.h"

static void check_plain(const char *path, const char *text,
                        const char *expected) {
  quoth_document *d = read_as(path, text);
  check_runs(d);
  check_layout(d);
  if (!quoth_text_is(d->plain, expected)) {
    fprintf(stderr, "from     %s\ngot      %.*s\nexpected %s\n", text,
            (int)d->plain.size, d->plain.at, expected);
    exit(1);
  }
  quoth_document_free(d);
}

static void test_markup_is_left_out(void) {
  check_plain("a.md", "Some *soft* and **hard** ~~old~~ `code` words.\n",
              "Some soft and hard old code words.");
  check_plain("a.md",
              "See [the site](http://x.example \"t\") and ![a](b.png) it.",
              "See the site and it.");
  check_plain("a.md",
              "5 * 3, 2**10, \\*kept\\*, a_b_c, \\$40 &amp; &#8212; &bogus;",
              "5 * 3, 2**10, *kept*, a_b_c, $40 & \xe2\x80\x94 &bogus;");
  check_plain("a.md", "One <b>two</b><br>three <!-- no --> four.",
              "One two\nthree four.");
  check_plain("a.md",
              "Word.[^1] More \\[12:33\\] words.\n\n[^1]: Foot note here.\n",
              "Word. More words.\n\nFoot note here.");
}

static void test_blocks_that_are_no_prose_are_left_out(void) {
  check_plain("a.md", "Before.\n\n```c\nint x;\n```\n\nAfter.\n",
              "Before.\n\nAfter.");
  check_plain("a.md",
              "<div class=\"a > b\">\n<p>First &lt;word</p>\n"
              "<script>\nbad()\n</script>\n</div>\n\nLast.\n",
              "First <word\n\nLast.");
  check_plain("a.md", "| a | b |\n|---|---|\n| c d | e |\n",
              "a\n\nb\n\nc d\n\ne");
  check_plain("a.md", "* content\n{:toc}\n\n{% include x.html %}\n\nText.\n",
              "Text.");
}

static void test_broken_emphasis_is_mended(void) {
  check_plain("a.md", "** Strong words ** begin; output**, otherwise.",
              "Strong words begin; output, otherwise.");
  check_plain("a.md", "# # A heading\n\n## Another ##\n\nText.",
              "A heading\n\nAnother\n\nText.");
}

static void test_lists_and_years(void) {
  quoth_document *d =
      read_as("a.md", "1. One.\n   - Two.\n\n2016. That was the year.\n");
  CHECK(d->block_count == 3);
  CHECK(d->blocks[0].kind == QUOTH_BLOCK_ITEM && d->blocks[0].level == 1);
  CHECK(d->blocks[1].kind == QUOTH_BLOCK_ITEM && d->blocks[1].level == 2);
  quoth_document_free(d);
  check_plain("a.md", "Then.\n\n2016. That was the year.\n",
              "Then.\n\n2016. That was the year.");
}

static void test_lines_are_blocks_unless_wrapped(void) {
  quoth_document *d = read_as(
      "a.md",
      "> Algorithms\n> Data\n> We said it would be so,\n> and it was.\n");
  CHECK(quoth_text_is(
      d->plain, "Algorithms\nData\nWe said it would be so,\nand it was."));
  CHECK(d->block_count == 3);
  quoth_document_free(d);
  d = read_as("a.txt",
              "The kiln stands in the yard behind the\nold mill, and nobody "
              "knows today who\nbuilt it or why it has two doors. The\nmiller "
              "thinks that it was his uncle.\n\nHe may well be right, as he "
              "often is\nin these things.\n");
  CHECK(d->block_count == 2);
  quoth_document_free(d);
}

static void test_entities_lead_to_their_bytes(void) {
  const char *text = "Q&amp;A \\$5 and caf\xc3\xa9.";
  quoth_document *d = read_as("a.md", text);
  CHECK(quoth_text_is(d->plain, "Q&A $5 and caf\xc3\xa9."));
  quoth_span at = quoth_document_source(d, (quoth_span){1, 2});
  CHECK(at.begin == 1 && at.end == 6);
  at = quoth_document_source(d, (quoth_span){4, 6}); /* $5 */
  CHECK(at.begin == 9 && at.end == 11);
  at = quoth_document_source(d, (quoth_span){0, 3});
  CHECK(at.begin == 0 && at.end == 7);
  quoth_document_free(d);
}

static void test_front_matter(void) {
  quoth_document *d =
      read_as("a.md", "\xef\xbb\xbf---\r\ntitle: \"A: kiln\"\r\n"
                      "date: 7 June 2025\r\ntags: [a, b]\r\n"
                      "author: Ines Ek\r\n---\r\nIt opened.\r\n");
  CHECK(quoth_text_is(d->title, "A: kiln"));
  CHECK(quoth_text_is(d->date, "2025-06-07"));
  CHECK(quoth_text_is(d->author, "Ines Ek"));
  CHECK(d->blocks[0].kind == QUOTH_BLOCK_TITLE);
  CHECK(quoth_text_is(d->plain, "A: kiln\n\nIt opened."));
  const quoth_span title = quoth_document_source(d, d->blocks[0].span);
  CHECK(quoth_text_is(quoth_text_slice(d->source, title), "A: kiln"));
  quoth_document_free(d);
  check_plain("a.md", "---\nAnn: a rule above\n", "Ann: a rule above");
}

static void test_bad_front_matter_is_an_error(void) {
  static const struct {
    const char *text;
    uint32_t line;
  } bad[] = {{"---\ntitle: a\n\nText.\n", 1},
             {"---\ntitle: a\nx: [1, 2\n---\nText.\n", 0},
             {"---\ntitle: \"a\nb: c\n---\nText.\n", 0}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    const quoth_document_options options = {.path = quoth_text_of("a.md")};
    quoth_error error = {0};
    quoth_document *d = NULL;
    CHECK(quoth_document_new(quoth_text_of(bad[i].text), &options, NULL, &error,
                             &d) == QUOTH_BAD_SYNTAX);
    CHECK(error.line > 0 && (!bad[i].line || error.line == bad[i].line));
    CHECK(strstr(error.message, "front matter"));
  }
}

static void test_title_is_the_first_heading(void) {
  quoth_document *d = read_as("a.md", "# A kiln\n\nText.\n\n# More\n\nText.\n");
  CHECK(quoth_text_is(d->title, "A kiln"));
  CHECK(d->blocks[0].kind == QUOTH_BLOCK_TITLE);
  CHECK(d->blocks[2].kind == QUOTH_BLOCK_HEADING && d->blocks[2].level == 1);
  quoth_document_free(d);
}

static void test_dates_in_words(void) {
  static const char *const lines[][2] = {
      {"Tuesday, May 6, 2014", "2014-05-06"},
      {"14 August 1947", "1947-08-14"},
      {"2020-02-03", "2020-02-03"},
      {"May 2014", ""},
      {"On May 6, 2014 it rained.", ""},
      {"2014", ""},
      {"*Kiln Notes, 6 May 2014. By Ines Ek*", "2014-05-06"},
      {"Recorded on May 6, 2014 | 40 minutes", "2014-05-06"},
      {"By Ines Ek, Tuesday, May 6, 2014", "2014-05-06"},
      {"*On 6 May 2014, the kiln burned.*", ""},
      {"*The kiln that burned on 6 May 2014.*", ""},
      {"By 6 May 2014 it had burned.", ""}};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    char text[100];
    snprintf(text, sizeof text, "# Head\n\n%s\n\nText.\n", lines[i][0]);
    quoth_document *d = read_as("a.md", text);
    CHECK(quoth_text_is(d->date, lines[i][1]));
    quoth_document_free(d);
  }
}

int main(void) {
  test_dates_in_words();
  test_markup_is_left_out();
  test_blocks_that_are_no_prose_are_left_out();
  test_broken_emphasis_is_mended();
  test_lists_and_years();
  test_lines_are_blocks_unless_wrapped();
  test_entities_lead_to_their_bytes();
  test_front_matter();
  test_bad_front_matter_is_an_error();
  test_title_is_the_first_heading();
  return 0;
}
