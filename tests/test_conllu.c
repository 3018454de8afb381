/* CoNLL-U that is wrong is refused with its line. */
#include "extract/conllu.h"
#include "tests/check.h"

#define F "\t_\t_\t_\t_\t_\t_\t_\t_\n"

static void expect_bad(const char *text, uint32_t line, const char *message) {
  quoth_conllu reader = {.text = quoth_text_of(text), .source = "x"};
  quoth_error error = {0};
  quoth_status status;
  do {
    status = quoth_conllu_next(&reader, &error);
  } while (status == QUOTH_OK && reader.row_count > 0);
  CHECK(status == QUOTH_BAD_SYNTAX);
  if (error.line != line || strcmp(error.message, message) != 0) {
    fprintf(stderr, "%u: %s (wanted %u: %s)\n", error.line, error.message, line,
            message);
  }
  CHECK(error.line == line && strcmp(error.message, message) == 0);
  quoth_conllu_close(&reader);
}

static void test_bad(void) {
  expect_bad("1\ta\n", 1, "a line needs ten fields separated by tabs");
  expect_bad("# c\n1\ta" F "3\tb" F, 3,
             "words are not numbered 1, 2, 3 in order");
  expect_bad("x\ta" F, 1, "the first field is no word number");
  expect_bad("1\t" F, 1, "the word form is empty");
  expect_bad("0\ta" F, 1, "the first field is no word number");
  expect_bad("2-3\tab" F "1\ta" F, 1,
             "a multiword range does not stand before its first word");
  expect_bad("1-2\tab" F "1\ta" F "\n", 2,
             "a multiword range goes beyond the sentence");
  expect_bad("1\ta" F "2.1\tb" F, 2,
             "an empty node does not stand after its word");
  expect_bad("1\ta" F "# c\n", 2, "a comment inside a sentence");
  expect_bad("# c\n\n", 1, "a sentence has no words");
  expect_bad("99999999999\ta" F, 1, "the first field is no word number");
}

static void test_good(void) {
  const char *text = "\n# one\r\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No"
                     "\r\n1\tdo" F "2\tn't" F "2.1\tgo" F "\n\n1\tx" F;
  quoth_conllu reader = {.text = quoth_text_of(text)};
  CHECK(quoth_conllu_next(&reader, NULL) == QUOTH_OK);
  CHECK(reader.row_count == 5);
  CHECK(reader.rows[0].kind == QUOTH_ROW_COMMENT);
  CHECK(reader.rows[1].kind == QUOTH_ROW_RANGE && reader.rows[1].last == 2);
  CHECK(quoth_row_no_space(&reader.rows[1]));
  CHECK(!quoth_row_no_space(&reader.rows[2]));
  CHECK(reader.rows[4].kind == QUOTH_ROW_EMPTY);
  CHECK(quoth_conllu_next(&reader, NULL) == QUOTH_OK && reader.row_count == 1);
  CHECK(quoth_text_is(reader.rows[0].fields[QUOTH_CONLLU_FORM], "x"));
  CHECK(quoth_conllu_next(&reader, NULL) == QUOTH_OK && reader.row_count == 0);
  quoth_conllu_close(&reader);
}

int main(void) {
  test_bad();
  test_good();
  return 0;
}
