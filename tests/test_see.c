/* Views, tables, GraphML, diagrams, report and comparison of one graph. */
#include "export/compare.h"
#include "export/diagram.h"
#include "export/graphml.h"
#include "export/rdf.h"
#include "export/report.h"
#include "export/tables.h"
#include "model/buffer.h"
#include "tests/check.h"

#include <graphviz/cgraph.h>
#include <string.h>

static quoth_model *model;

static void load(quoth_rdf *rdf) {
  char block[4096];
  quoth_buffer bytes = {0};
  quoth_error error = {0};
  FILE *in = fopen("tests/see/interviews.ttl", "rb");
  CHECK(in);
  for (size_t size; (size = fread(block, 1, sizeof block, in)) > 0;) {
    quoth_buffer_add(&bytes, (quoth_text){block, size});
  }
  fclose(in);
  CHECK(quoth_model_new(NULL, &model) == QUOTH_OK);
  CHECK(quoth_rdf_read(rdf, quoth_buffer_text(&bytes), "interviews.ttl", NULL,
                       model, &error) == QUOTH_OK);
  quoth_buffer_free(&bytes);
}

/* What `write` writes, as a string that the caller frees. */
static char *written(quoth_status (*write)(FILE *out)) {
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  CHECK(out && write(out) == QUOTH_OK && fclose(out) == 0);
  return text;
}

static size_t count(const char *text, const char *part) {
  size_t found = 0;
  for (const char *at = text; (at = strstr(at, part)); at += strlen(part)) {
    found++;
  }
  return found;
}

static void test_view_numbers_claims_in_text_order(void) {
  quoth_view view;
  CHECK(quoth_view_make(model, &view) == QUOTH_OK);
  CHECK(view.document_count == 2 && view.claim_count == 28);
  CHECK(quoth_text_is(view.documents[0].source, "harbour.md"));
  CHECK(view.documents[0].claim_count == 22 && view.question_count == 3);
  for (uint32_t i = 1; i < view.claim_count; i++) {
    CHECK(view.claims[i - 1].document < view.claims[i].document ||
          view.claims[i - 1].begin <= view.claims[i].begin);
  }
  const quoth_view_claim *denied = &view.claims[5];
  CHECK(denied->negated && denied->disputed);
  CHECK(quoth_text_is(view.nodes[denied->subject].label, "first product"));
  CHECK(view.nodes[view.claims[0].speaker].interviewer);
  CHECK(!view.nodes[denied->speaker].interviewer);
  quoth_view_free(&view);
}

static void test_filters_choose_claims(void) {
  quoth_view view;
  uint32_t about = 0, predicted = 0, said = 0;
  CHECK(quoth_view_make(model, &view) == QUOTH_OK);
  quoth_filter filter = QUOTH_FILTER_NONE;
  filter.about = quoth_text_of("brannick");
  quoth_filter manner = QUOTH_FILTER_NONE;
  manner.manner = quoth_manner_of(quoth_text_of("Predicted"));
  quoth_filter speaker = QUOTH_FILTER_NONE;
  speaker.speaker = quoth_text_of("petra");
  for (uint32_t i = 0; i < view.claim_count; i++) {
    about += quoth_filter_passes(&filter, &view, &view.claims[i]);
    predicted += quoth_filter_passes(&manner, &view, &view.claims[i]);
    said += quoth_filter_passes(&speaker, &view, &view.claims[i]);
  }
  CHECK(about == 1 && predicted == 2 && said == 3);
  CHECK(quoth_manner_of(quoth_text_of("shouted")) == -1);
  quoth_view_free(&view);
}

static quoth_status write_jsonl(FILE *out) {
  return quoth_jsonl_write(model, out);
}

static quoth_status write_csv(FILE *out) {
  return quoth_csv_write(model, true, out);
}

static quoth_status write_graphml(FILE *out) {
  return quoth_graphml_write(model, out);
}

static quoth_status write_edges(FILE *out) {
  return quoth_csv_edges_write(model, false, out);
}

static quoth_status write_dot(FILE *out) {
  return quoth_dot_write(model, out);
}

static void test_tables_have_the_columns(void) {
  char *json = written(write_jsonl), *csv = written(write_csv);
  CHECK(count(json, "\n") == 28);
  CHECK(strstr(json, "{\"doc\":\"harbour.md\",\"start\":6,\"end\":40,\"quote\":"
                     "\"you started Tidewater Labs in 2019\",\"speaker\":"
                     "\"Moderator\",\"subject\":\"Ines Okafor\""));
  CHECK(strstr(json, "\"arguments\":[{\"preposition\":\"in\",\"value\":\"2019"
                     "\",\"iri\":\"https://w3id.org/quoth/id/value/2019\"}]"));
  CHECK(strstr(json, "\"object\":null"));
  CHECK(strncmp(csv,
                "doc,start,end,quote,speaker,subject,relation,object,"
                "arguments,polarity,modality,certainty,tense,time,from,until,"
                "reported_by,condition,answers,confidence,rule,claim,",
                150) == 0);
  CHECK(count(csv, "\r\n") == 29);
  free(json);
  free(csv);
}

static void test_graphml_directs_edges(void) {
  char *xml = written(write_graphml), *csv = written(write_edges);
  CHECK(strstr(xml, "edgedefault=\"directed\""));
  CHECK(count(xml, "<edge ") == 27 && count(csv, "\r\n") == 28);
  CHECK(strstr(xml, "<data key=\"negated\">true</data>"));
  free(xml);
  free(csv);
}

static void check_dot(const char *dot, int nodes, int edges) {
  Agraph_t *graph = agmemread(dot);
  CHECK(graph);
  CHECK(agnnodes(graph) == nodes && agnedges(graph) == edges);
  agclose(graph);
}

static void test_dot_merges_repeats(void) {
  char *dot = written(write_dot);
  check_dot(dot, 26, 25); /* two of 27 edges say what another says */
  CHECK(strstr(dot, "NOT") && strstr(dot, "27 of 28 claims"));
  free(dot);
}

static char *drawn(const quoth_view *view, const quoth_draw_options *options,
                   quoth_picture as) {
  char *text = NULL;
  size_t size;
  quoth_error error = {0};
  FILE *out = open_memstream(&text, &size);
  CHECK(out);
  CHECK(quoth_draw(view, options, as, out, &error) == QUOTH_OK);
  CHECK(fclose(out) == 0 && size > 0);
  return text;
}

static void test_every_view_becomes_a_picture(void) {
  quoth_view view;
  CHECK(quoth_view_make(model, &view) == QUOTH_OK);
  for (int kind = 0; kind < 4; kind++) {
    quoth_draw_options options = QUOTH_DRAW_DEFAULTS;
    options.kind = (quoth_draw_kind)kind;
    char *svg = drawn(&view, &options, QUOTH_PICTURE_SVG);
    CHECK(strstr(svg, "role=\"img\"") && strstr(svg, "<desc "));
    CHECK(!strstr(svg, "<script") && !strstr(svg, "<!--"));
    CHECK(strstr(svg, "prefers-color-scheme:dark"));
    CHECK(count(svg, "<title") == 1);
    free(svg);
    char *png = drawn(&view, &options, QUOTH_PICTURE_PNG);
    CHECK(memcmp(png, "\x89PNG", 4) == 0);
    free(png);
  }
  quoth_view_free(&view);
}

static void test_clusters_by_document_and_speaker(void) {
  quoth_view view;
  CHECK(quoth_view_make(model, &view) == QUOTH_OK);
  quoth_draw_options options = QUOTH_DRAW_DEFAULTS;
  char *dot = drawn(&view, &options, QUOTH_PICTURE_DOT);
  CHECK(strstr(dot, "cluster_1") && strstr(dot, "cluster_2"));
  free(dot);
  options.cluster = QUOTH_CLUSTER_NONE;
  dot = drawn(&view, &options, QUOTH_PICTURE_DOT);
  CHECK(!strstr(dot, "cluster_"));
  free(dot);
  options.cluster = QUOTH_CLUSTER_SPEAKER;
  options.kind = QUOTH_DRAW_CLAIMS;
  dot = drawn(&view, &options, QUOTH_PICTURE_DOT);
  CHECK(!strstr(dot, "Other claims"));
  free(dot);
  quoth_view_free(&view);
}

static void test_drawing_is_repeatable(void) {
  quoth_view view;
  quoth_draw_options options = QUOTH_DRAW_DEFAULTS;
  CHECK(quoth_view_make(model, &view) == QUOTH_OK);
  char *one = drawn(&view, &options, QUOTH_PICTURE_SVG);
  char *two = drawn(&view, &options, QUOTH_PICTURE_SVG);
  CHECK(strcmp(one, two) == 0);
  free(one);
  free(two);
  quoth_view_free(&view);
}

static void test_comparison_tells_what_differs(void) {
  quoth_view view;
  quoth_comparison found;
  unsigned seen = 0;
  uint32_t contradicted = 0;
  CHECK(quoth_view_make(model, &view) == QUOTH_OK);
  CHECK(quoth_compare(&view, &found) == QUOTH_OK);
  for (uint32_t i = 0; i < found.match_count; i++) {
    const quoth_match *match = &found.matches[i];
    CHECK(view.claims[match->a].document != view.claims[match->b].document);
    contradicted += match->kind == QUOTH_LINK_CONTRADICTS;
    seen |= match->differs;
    if (match->differs & QUOTH_DIFFERS_NAME &&
        !(match->differs & QUOTH_DIFFERS_DATE)) {
      CHECK(quoth_text_is(match->in_a, "Aveiro"));
      CHECK(quoth_text_is(match->in_b, "Aviero"));
    }
  }
  CHECK(contradicted == 1);
  CHECK(seen & QUOTH_DIFFERS_DATE && seen & QUOTH_DIFFERS_NAME &&
        seen & QUOTH_DIFFERS_STRENGTH && seen & QUOTH_DIFFERS_NUMBER);
  quoth_comparison_free(&found);
  quoth_view_free(&view);
}

static void test_report_shows_markup_as_text(void) {
  quoth_view view;
  quoth_pages *report;
  quoth_error error = {0};
  char *page = NULL;
  size_t size;
  CHECK(quoth_view_make(model, &view) == QUOTH_OK);
  CHECK(quoth_pages_new(&view, &report) == QUOTH_OK);
  FILE *out = open_memstream(&page, &size);
  CHECK(quoth_pages_write(report, QUOTH_NONE, NULL, out, &error) == QUOTH_OK);
  CHECK(fclose(out) == 0);
  CHECK(strstr(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK(!strstr(page, "<script>alert"));
  CHECK(count(page, "<script>") == 1);
  CHECK(strstr(page, "default-src 'none'; style-src 'sha256-"));
  CHECK(!strstr(page, " style=\"") && !strstr(page, "onclick"));
  CHECK(strstr(page, "id=\"claim-6\"") && strstr(page, "id=\"a6\""));
  CHECK(count(page, "<svg") == 4);
  free(page);
  quoth_pages_free(report);
  quoth_view_free(&view);
}

int main(void) {
  quoth_rdf *rdf;
  CHECK(quoth_rdf_new(&rdf) == QUOTH_OK);
  load(rdf);
  test_view_numbers_claims_in_text_order();
  test_filters_choose_claims();
  test_tables_have_the_columns();
  test_graphml_directs_edges();
  test_dot_merges_repeats();
  test_every_view_becomes_a_picture();
  test_clusters_by_document_and_speaker();
  test_drawing_is_repeatable();
  test_comparison_tells_what_differs();
  test_report_shows_markup_as_text();
  quoth_model_free(model);
  quoth_rdf_free(rdf);
  return 0;
}
