#include "extract/slug.h"
#include "tests/check.h"

static void check_slug(const char *text, const char *expected) {
  quoth_buffer out = {0};
  quoth_slug_add(&out, quoth_text_of(text));
  CHECK(out.status == QUOTH_OK);
  if (!quoth_text_is(quoth_buffer_text(&out), expected)) {
    fprintf(stderr, "%s -> %.*s\n", text, (int)out.size, out.bytes);
    exit(1);
  }
  quoth_buffer_free(&out);
}

int main(void) {
  check_slug("Sam Altman", "sam-altman");
  check_slug("DALL·E", "dall-e");
  check_slug("  GPT-4o! ", "gpt-4o");
  check_slug("C++", "c-plus-plus");
  check_slug("C# language", "c-sharp-language");
  check_slug("C", "c");
  check_slug("Zürich Ⅻ", "zürich-xii");
  check_slug("ÉCOLE", "école");
  check_slug("東京", "東京");
  check_slug("1+1", "1-1");
  check_slug("…", "x-2026");
  check_slug("?", "x-003f");
  return 0;
}
