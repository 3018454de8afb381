#include "export/jsonld.h"
#include "export/prefix.h"
#include "tests/check.h"

#include <stdlib.h>

/* What the published context must be. */
static char *context(void) {
  char *text = NULL;
  size_t size = 0;
  FILE *file = open_memstream(&text, &size);
  static quoth_stream stream;
  CHECK(file != NULL);
  quoth_stream_to_file(&stream, file);
  quoth_jsonld_context(&stream, (quoth_text){NULL, 0});
  CHECK(quoth_stream_finish(&stream) == QUOTH_OK);
  fclose(file);
  return text;
}

/* With an argument the file is written there instead. */
static void the_published_context_is_ours(const char *path) {
  char *text = context();
  if (path) {
    FILE *file = fopen(path, "w");
    CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
  }
  static char published[1 << 16];
  FILE *file = fopen("ontology/context.jsonld", "r");
  CHECK(file != NULL);
  const size_t size = fread(published, 1, sizeof published - 1, file);
  published[size] = '\0';
  fclose(file);
  CHECK(strcmp(published, text) == 0);
  free(text);
}

/* A word that is also a prefix would change what either means. */
static void words_are_no_prefixes(void) {
  char *text = context();
  for (size_t i = 0; i < quoth_prefix_count; i++) {
    char key[64];
    snprintf(key, sizeof key, "    \"%s\": ", quoth_prefixes[i].name);
    const char *first = strstr(text, key);
    CHECK(first != NULL && strstr(first + 1, key) == NULL);
  }
  free(text);
}

static void what_it_cannot_hold_is_refused(void) {
  quoth_model *model = NULL;
  quoth_id id = 0;
  static quoth_stream stream;
  quoth_buffer out = {.from = NULL};
  quoth_error error = {.line = 0};
  CHECK(quoth_model_new(NULL, &model) == QUOTH_OK);
  CHECK(quoth_model_iri(model, quoth_text_of("person:ann"), &id) == QUOTH_OK);
  CHECK(quoth_model_add(model, id, id, id, 0) == QUOTH_OK);
  quoth_stream_to_buffer(&stream, &out);
  CHECK(quoth_jsonld_write(&stream, quoth_text_of("http://e/"), model,
                           &error) == QUOTH_UNSUPPORTED);
  CHECK(strstr(error.message, "person:ann") != NULL);
  quoth_buffer_free(&out);
  quoth_model_free(model);
}

int main(int argc, char **argv) {
  the_published_context_is_ours(argc > 1 ? argv[1] : NULL);
  words_are_no_prefixes();
  what_it_cannot_hold_is_refused();
  return 0;
}
