/* Diagrams hold whatever text a graph holds. */
#include "export/diagram.h"
#include "export/graphml.h"
#include "export/tables.h"
#include "model/vocab.h"
#include "tests/check.h"

#include <graphviz/cgraph.h>
#include <string.h>

/* A small generator, so that the test is the same everywhere. */
static uint32_t state = 20210607;

static uint32_t next(uint32_t below) {
  state = state * 1664525u + 1013904223u;
  return (state >> 8) % below;
}

static const char *const pieces[] = {"\"",
                                     "\\",
                                     "\\\"",
                                     "<",
                                     ">",
                                     "&",
                                     "&lt;",
                                     "</B>",
                                     "<TABLE>",
                                     "\n",
                                     "\r\n",
                                     "\t",
                                     "\x01",
                                     "\x1b",
                                     "\x7f",
                                     "]",
                                     "}",
                                     ";",
                                     "--",
                                     "->",
                                     "\\N",
                                     "\\G",
                                     "%",
                                     "'",
                                     "]]>",
                                     "<!--",
                                     "-->",
                                     "😀",
                                     "🏳️‍🌈",
                                     "שלום",
                                     "مرحبا",
                                     "中文",
                                     "é",
                                     "e\xcc\x81",
                                     "\xc2\x85",
                                     "\xe2\x80\xae",
                                     "\xef\xbf\xbe",
                                     "\xef\xbb\xbf",
                                     "\xe2\x80\xa8",
                                     "word",
                                     "a b",
                                     " ",
                                     "#{}",
                                     "https://x.test/?a=1&b=2",
                                     "javascript:alert(1)"};

static size_t random_text(char *out, size_t most) {
  size_t size = 0;
  const size_t wanted = next((uint32_t)most);
  while (size < wanted) {
    const char *piece = pieces[next(sizeof pieces / sizeof *pieces)];
    memcpy(out + size, piece, strlen(piece));
    size += strlen(piece);
  }
  return size;
}

static quoth_id iri(quoth_model *model, const char *kind, uint32_t number) {
  char text[96];
  quoth_id id;
  snprintf(text, sizeof text, "https://example.org/%s/%lu", kind,
           (unsigned long)number);
  CHECK(quoth_model_iri(model, quoth_text_of(text), &id) == QUOTH_OK);
  return id;
}

static void say(quoth_model *model, quoth_id s, quoth_id p, quoth_id o) {
  CHECK(quoth_model_add(model, s, p, o, 0) == QUOTH_OK);
}

static quoth_id words(quoth_model *model, quoth_text text) {
  quoth_id id;
  CHECK(quoth_model_literal(model, text, 0, quoth_text_of(""), &id) ==
        QUOTH_OK);
  return id;
}

static quoth_id node(quoth_model *model, uint32_t number, quoth_text label) {
  static const quoth_id types[] = {QUOTH_V_SCHEMA_PERSON,
                                   QUOTH_V_SCHEMA_ORGANIZATION,
                                   QUOTH_V_QUOTH_DATE, QUOTH_V_SKOS_CONCEPT};
  const quoth_id id = iri(model, "node", number);
  say(model, id, QUOTH_V_RDF_TYPE, types[number % 4]);
  say(model, id, QUOTH_V_RDFS_LABEL, words(model, label));
  return id;
}

static quoth_model *hostile_model(uint32_t claims, size_t length) {
  static char text[8192];
  quoth_model *model;
  CHECK(quoth_model_new(NULL, &model) == QUOTH_OK);
  const quoth_id document = iri(model, "doc", 1);
  say(model, document, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_DOCUMENT);
  for (uint32_t i = 0; i < claims; i++) {
    const quoth_id claim = iri(model, "claim", i), span = iri(model, "span", i);
    const quoth_id begin = words(model, quoth_text_of("7"));
    const quoth_id parts[] = {QUOTH_V_RDF_SUBJECT, QUOTH_V_RDF_OBJECT,
                              QUOTH_V_QUOTH_SPEAKER};
    say(model, claim, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_CLAIM);
    say(model, claim, QUOTH_V_PROV_WAS_DERIVED_FROM, span);
    say(model, span, QUOTH_V_NIF_REFERENCE_CONTEXT, document);
    say(model, span, QUOTH_V_NIF_BEGIN_INDEX, begin);
    for (size_t k = 0; k < 3; k++) {
      const size_t size = random_text(text, length);
      say(model, claim, parts[k],
          node(model, i * 3 + (uint32_t)k, (quoth_text){text, size}));
    }
    const size_t size = random_text(text, length);
    const quoth_id quote = words(model, (quoth_text){text, size});
    say(model, claim, QUOTH_V_QUOTH_QUOTE, quote);
    say(model, claim, QUOTH_V_RDF_PREDICATE, iri(model, "rel", i));
    say(model, iri(model, "rel", i), QUOTH_V_RDFS_LABEL, quote);
    say(model, claim, QUOTH_V_QUOTH_TIME, quote);
    say(model, claim, QUOTH_V_QUOTH_FROM, quote);
    say(model, claim, QUOTH_V_QUOTH_ANSWERS, span);
    say(model, span, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_QUESTION);
    say(model, span, QUOTH_V_NIF_ANCHOR_OF, quote);
  }
  return model;
}

static void check_views(const quoth_model *model) {
  quoth_view view;
  CHECK(quoth_view_make(model, &view) == QUOTH_OK);
  for (int kind = 0; kind < 4; kind++) {
    char *dot = NULL;
    size_t size;
    quoth_draw_options options = QUOTH_DRAW_DEFAULTS;
    quoth_error error = {0};
    options.kind = (quoth_draw_kind)kind;
    options.limit = 200;
    FILE *out = open_memstream(&dot, &size);
    CHECK(quoth_draw(&view, &options, QUOTH_PICTURE_DOT, out, &error) ==
          QUOTH_OK);
    CHECK(fclose(out) == 0 && quoth_utf8_check((quoth_text){dot, size}, NULL));
    Agraph_t *graph = agmemread(dot);
    CHECK(graph);
    agclose(graph);
    CHECK(!strstr(dot, "URL=\"javascript"));
    free(dot);
  }
  quoth_view_free(&view);
}

static void check_picture(const quoth_model *model, quoth_draw_kind kind) {
  quoth_view view;
  char *svg = NULL;
  size_t size;
  quoth_error error = {0};
  quoth_draw_options options = QUOTH_DRAW_DEFAULTS;
  options.kind = kind;
  CHECK(quoth_view_make(model, &view) == QUOTH_OK);
  FILE *out = open_memstream(&svg, &size);
  CHECK(quoth_draw(&view, &options, QUOTH_PICTURE_SVG, out, &error) ==
        QUOTH_OK);
  CHECK(fclose(out) == 0);
  CHECK(strstr(svg, "</svg>") && !strstr(svg, "<TABLE"));
  CHECK(!strstr(svg, "href=\"javascript"));
  free(svg);
  quoth_view_free(&view);
}

int main(void) {
  for (uint32_t round = 0; round < 40; round++) {
    quoth_model *model = hostile_model(12, round % 8 == 7 ? 5000 : 60);
    check_views(model);
    if (round % 8 == 7) {
      check_picture(model, (quoth_draw_kind)(round / 8 % 4));
    }
    quoth_model_free(model);
  }
  quoth_model *empty;
  CHECK(quoth_model_new(NULL, &empty) == QUOTH_OK);
  check_views(empty);
  check_picture(empty, QUOTH_DRAW_ENTITIES);
  check_picture(empty, QUOTH_DRAW_TIMELINE);
  quoth_model_free(empty);
  return 0;
}
