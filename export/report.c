#include "export/report.h"
#include "export/canvas.h"
#include "export/escape.h"
#include "export/report_parts.h"

#include <openssl/evp.h>
#include <stdlib.h>

/* ---- gathering ---- */

static int compare_stretches(const void *a, const void *b) {
  const quoth_stretch *x = a, *y = b;
  if (x->document != y->document) {
    return x->document < y->document ? -1 : 1;
  }
  if (x->begin != y->begin) {
    return x->begin < y->begin ? -1 : 1;
  }
  if (x->end != y->end) {
    return x->end > y->end ? -1 : 1;
  }
  return x->node < y->node ? -1 : x->node > y->node;
}

static quoth_text object_text(const quoth_model *model, quoth_id subject,
                              quoth_id predicate) {
  const quoth_id object = quoth_model_object(model, subject, predicate);
  return object ? quoth_model_get(model, object).text : quoth_text_of("");
}

static uint32_t document_index(const quoth_view *view, quoth_id id,
                               uint32_t guess) {
  if (guess < view->document_count && view->documents[guess].id == id) {
    return guess;
  }
  for (uint32_t i = 0; i < view->document_count; i++) {
    if (view->documents[i].id == id) {
      return i;
    }
  }
  return QUOTH_NONE;
}

/* Every `type` with its `whose` node: turns with speaker, mentions with what
 * they refer to. Turns may lack one. */
static quoth_status gather(quoth_pages *report, quoth_id type, quoth_id whose,
                           quoth_stretch **out, uint32_t *count) {
  quoth_view *view = report->view;
  const quoth_model *model = view->model;
  const bool turns = type == QUOTH_V_QUOTH_TURN;
  size_t capacity = 0;
  uint32_t last = 0;
  quoth_cursor cursor =
      quoth_model_find(model, (quoth_quad){0, QUOTH_V_RDF_TYPE, type, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    const quoth_id node = quoth_model_object(model, quad.subject, whose);
    const quoth_id context =
        quoth_model_object(model, quad.subject, QUOTH_V_NIF_REFERENCE_CONTEXT);
    quoth_stretch stretch = {.node = QUOTH_NONE};
    stretch.document = document_index(view, context, last);
    const bool pronoun =
        !turns &&
        quoth_model_object(model, quad.subject, QUOTH_V_QUOTH_MENTION_KIND) ==
            QUOTH_V_QUOTH_PRONOUN; /* marks on every "I" disturb */
    if (stretch.document == QUOTH_NONE || (!turns && !node) || pronoun) {
      continue;
    }
    last = stretch.document;
    if (node) {
      QUOTH_TRY(quoth_view_node_for(view, node, &stretch.node));
    }
    stretch.begin = quoth_number_of(
        object_text(model, quad.subject, QUOTH_V_NIF_BEGIN_INDEX));
    stretch.end = quoth_number_of(
        object_text(model, quad.subject, QUOTH_V_NIF_END_INDEX));
    if (turns) {
      stretch.text = object_text(model, quad.subject, QUOTH_V_NIF_ANCHOR_OF);
    }
    QUOTH_TRY(quoth_grow(NULL, out, &capacity, *count, *count + (size_t)1,
                         sizeof **out));
    (*out)[(*count)++] = stretch;
  }
  if (*count) {
    qsort(*out, *count, sizeof **out, compare_stretches);
  }
  return QUOTH_OK;
}

static quoth_status rank_speakers(quoth_pages *report) {
  const quoth_view *view = report->view;
  report->speakers =
      calloc(view->node_count + (size_t)1, sizeof *report->speakers);
  report->speaker_of =
      calloc(view->node_count + (size_t)1, sizeof *report->speaker_of);
  if (!report->speakers || !report->speaker_of) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < view->node_count; i++) {
    if (view->nodes[i].as_speaker) {
      uint32_t k = report->speaker_count++;
      for (; k > 0 && view->nodes[report->speakers[k - 1]].as_speaker <
                          view->nodes[i].as_speaker;
           k--) {
        report->speakers[k] = report->speakers[k - 1];
      }
      report->speakers[k] = i;
    }
  }
  for (uint32_t i = 0; i < report->speaker_count; i++) {
    report->speaker_of[report->speakers[i]] = i + 1;
  }
  return QUOTH_OK;
}

quoth_status quoth_pages_new(quoth_view *view, quoth_pages **out) {
  quoth_pages *report = calloc(1, sizeof *report);
  if (!report) {
    return QUOTH_NO_MEMORY;
  }
  report->view = view;
  quoth_status status =
      gather(report, QUOTH_V_QUOTH_TURN, QUOTH_V_QUOTH_SPEAKER, &report->turns,
             &report->turn_count);
  if (status == QUOTH_OK) {
    status = gather(report, QUOTH_V_QUOTH_MENTION, QUOTH_V_ITSRDF_TA_IDENT_REF,
                    &report->mentions, &report->mention_count);
  }
  if (status == QUOTH_OK) {
    status = rank_speakers(report);
  }
  if (status != QUOTH_OK) {
    quoth_pages_free(report);
    return status;
  }
  *out = report;
  return QUOTH_OK;
}

void quoth_pages_free(quoth_pages *report) {
  if (report) {
    quoth_release(NULL, report->turns);
    quoth_release(NULL, report->mentions);
    free(report->speakers);
    free(report->speaker_of);
    free(report);
  }
}

uint64_t quoth_pages_size(const quoth_pages *report) {
  uint64_t size = 0;
  for (uint32_t i = 0; i < report->turn_count; i++) {
    size += report->turns[i].text.size;
  }
  return size;
}

/* ---- head ---- */

static void put_hash(FILE *out, quoth_text text) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned char coded[2 * EVP_MAX_MD_SIZE];
  unsigned size = 0;
  EVP_Digest(text.at, text.size, digest, &size, EVP_sha256(), NULL);
  EVP_EncodeBlock(coded, digest, (int)size);
  fprintf(out, "'sha256-%s'", (const char *)coded);
}

static void put_head(FILE *out, quoth_text title, quoth_text css,
                     quoth_text script) {
  fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta "
        "charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; style-src ",
        out);
  put_hash(out, css);
  if (script.size) {
    fputs("; script-src ", out);
    put_hash(out, script);
  }
  fputs("; img-src data:; base-uri 'none'; form-action 'none'\">\n<meta "
        "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>",
        out);
  quoth_html_text(out, title);
  fputs(" \xe2\x80\x94 who said what</title>\n<style>", out);
  fwrite(css.at, 1, css.size, out);
  fputs("</style>\n</head>\n<body>\n", out);
}

static quoth_text page_title(const quoth_page *page) {
  const quoth_view *view = page->view;
  if (page->document == QUOTH_NONE && view->document_count != 1) {
    return quoth_text_of("Several documents");
  }
  const quoth_view_document *document =
      &view->documents[page->document == QUOTH_NONE ? 0 : page->document];
  return document->title.size ? document->title : document->source;
}

static void put_source(const quoth_page *page) {
  const quoth_view *view = page->view;
  FILE *out = page->out;
  for (uint32_t i = 0; i < view->document_count && i < 20; i++) {
    const quoth_view_document *document = &view->documents[i];
    if (page->document != QUOTH_NONE && page->document != i) {
      continue;
    }
    fputs("<p class=\"meta\">source <code>", out);
    quoth_html_text(out, document->source);
    fputs("</code>", out);
    if (document->date.size) {
      fputs(" \xc2\xb7 ", out);
      quoth_html_text(out, document->date);
    }
    if (document->digest.size) {
      fputs(" \xc2\xb7 <code>", out);
      quoth_html_text(
          out, (quoth_text){document->digest.at, document->digest.size < 19
                                                     ? document->digest.size
                                                     : 19});
      fputs("\xe2\x80\xa6</code>", out);
    }
    fputs("</p>\n", out);
  }
}

static void fact(FILE *out, uint32_t count, const char *one, const char *many) {
  fprintf(out, "<li><b>%lu</b> %s</li>\n", (unsigned long)count,
          count == 1 ? one : many);
}

struct tally {
  uint32_t manners[QUOTH_MANNER_COUNT], denied, bands;
  uint32_t speakers[QUOTH_PAGES_SPEAKERS + 2], speaker_count;
};

static struct tally count_all(const quoth_page *page) {
  struct tally tally = {0};
  for (uint32_t i = page->first; i < page->end; i++) {
    const quoth_view_claim *claim = &page->view->claims[i];
    tally.manners[claim->manner]++;
    tally.denied += claim->negated;
    if (claim->speaker != QUOTH_NONE) {
      uint32_t speaker = page->report->speaker_of[claim->speaker];
      speaker =
          speaker > QUOTH_PAGES_SPEAKERS ? QUOTH_PAGES_SPEAKERS + 1 : speaker;
      tally.speaker_count += !tally.speakers[speaker]++;
    }
  }
  return tally;
}

static uint32_t count_entities(const quoth_page *page) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < page->view->node_count; i++) {
    count += page->view->nodes[i].thing == QUOTH_THING_ENTITY;
  }
  return count;
}

static void put_facts(const quoth_page *page, const struct tally *tally) {
  FILE *out = page->out;
  fputs("<ul class=\"facts\">\n", out);
  fact(out, page->end - page->first, "claim", "claims");
  fact(out, count_entities(page), "entity", "entities");
  fact(out, tally->speaker_count, "speaker", "speakers");
  fact(out, tally->denied, "denied", "denied");
  fact(out, tally->manners[QUOTH_MANNER_PREDICTED], "prediction",
       "predictions");
  fputs("</ul>\n", out);
}

/* One sentence on the first contradiction, when there is one. */
static void put_lead(const quoth_page *page) {
  const quoth_view *view = page->view;
  FILE *out = page->out;
  for (uint32_t i = 0; i < view->link_count; i++) {
    const quoth_view_link *link = &view->links[i];
    if (link->kind != QUOTH_LINK_CONTRADICTS || link->from < page->first ||
        link->to >= page->end) {
      continue;
    }
    const uint32_t sides[] = {link->from, link->to};
    fputs("<p class=\"lead\">A contradiction: ", out);
    for (size_t k = 0; k < 2; k++) {
      const quoth_view_claim *claim = &view->claims[sides[k]];
      fputs(k ? "; " : "", out);
      if (claim->speaker != QUOTH_NONE) {
        quoth_html_text(out, view->nodes[claim->speaker].label);
        fputs(": ", out);
      }
      fputs("<q>", out);
      quoth_html_text(out, claim->quote);
      fprintf(out, "</q> (<a href=\"#claim-%lu\">c%lu</a>)",
              (unsigned long)sides[k] + 1, (unsigned long)sides[k] + 1);
    }
    fputs(".</p>\n", out);
    return;
  }
}

/* ---- filters ---- */

static void put_box(FILE *out, const char *id, const char *class_name,
                    quoth_text label, uint32_t count) {
  fprintf(out,
          "<label><input type=\"checkbox\" id=\"f-%s\" checked> <span "
          "class=\"m %s\">",
          id, class_name);
  quoth_html_text(out, label);
  fprintf(out, "</span> <small>%lu</small></label>\n", (unsigned long)count);
}

static void put_speaker_boxes(const quoth_page *page,
                              const struct tally *tally) {
  const quoth_pages *report = page->report;
  char id[16];
  fputs("<fieldset><legend>Speaker</legend>\n", page->out);
  for (uint32_t i = 1; i <= QUOTH_PAGES_SPEAKERS + 1; i++) {
    if (tally->speakers[i]) {
      snprintf(id, sizeof id, "s%lu", (unsigned long)i);
      put_box(page->out, id, "",
              i > QUOTH_PAGES_SPEAKERS
                  ? quoth_text_of("others")
                  : page->view->nodes[report->speakers[i - 1]].label,
              tally->speakers[i]);
    }
  }
  fputs("</fieldset>\n", page->out);
}

static void put_filters(const quoth_page *page, const struct tally *tally) {
  static const char *const bands[] = {"any", "0.5", "0.7", "0.9"};
  FILE *out = page->out;
  fputs("<details id=\"filters\" open><summary>Filter claims <output "
        "id=\"shown\"></output></summary>\n<div class=\"fs\">\n",
        out);
  put_speaker_boxes(page, tally);
  fputs("<fieldset><legend>How it was said</legend>\n", out);
  for (uint8_t i = 0; i < QUOTH_MANNER_COUNT; i++) {
    if (tally->manners[i]) {
      put_box(out, quoth_manner_word(i), quoth_manner_word(i),
              quoth_text_of(quoth_manner_style_of(i)->legend),
              tally->manners[i]);
    }
  }
  fputs("</fieldset>\n<fieldset><legend>Polarity</legend>\n", out);
  put_box(out, "affirmed", "", quoth_text_of("affirmed"),
          page->end - page->first - tally->denied);
  put_box(out, "negated", "negated", quoth_text_of("denied"), tally->denied);
  fputs("</fieldset>\n<fieldset><legend>Confidence at least</legend>\n", out);
  for (int i = 0; i < 4; i++) {
    fprintf(out,
            "<label><input type=\"radio\" name=\"band\" id=\"f-b%d\"%s> "
            "%s</label>\n",
            i, i ? "" : " checked", bands[i]);
  }
  fputs("</fieldset>\n<div class=\"tools\" hidden><label for=\"find\">Search"
        "</label> <input type=\"search\" id=\"find\"> <button type=\"button\" "
        "id=\"reset\">Show all</button></div>\n</div></details>\n",
        out);
}

static void put_key(FILE *out) {
  fputs("<details class=\"key\"><summary>How to read the marks</summary>\n"
        "<p>Tint and corners tell what a thing is:",
        out);
  for (uint8_t i = 0; i < QUOTH_LOOK_PHRASE; i++) {
    const quoth_look_style *style = quoth_look_style_of(i);
    fprintf(out, " <span class=\"e %s\">%s</span>", style->name, style->words);
  }
  fputs(". The underline tells how a claim was said:", out);
  for (uint8_t i = 0; i < QUOTH_MANNER_COUNT; i++) {
    const quoth_manner_style *style = quoth_manner_style_of(i);
    fprintf(out, " <span class=\"m %s\">%s</span>", style->name, style->legend);
  }
  fputs(", <span class=\"m negated\">denied</span>. The raised number leads "
        "to the claim.</p></details>\n",
        out);
}

/* ---- diagrams ---- */

static const struct {
  const char *tab, *caption;
} figures[] = {
    {"Entities", "<b>Who and what.</b> Boxes are entities, arrows are claims."},
    {"Claims", "<b>What was claimed.</b> Cards by topic."},
    {"Timeline", "<b>When.</b> Dated claims in order, not to scale."},
    {"Answers", "<b>Questions</b> and the claims that answer them."}};

static quoth_status put_figure(const quoth_page *page, int i,
                               quoth_error *error) {
  static const char *const names[] = {"entities-d", "claims-d", "timeline-d",
                                      "answers-d"};
  FILE *out = page->out;
  quoth_draw_options options = QUOTH_DRAW_DEFAULTS;
  options.kind = (quoth_draw_kind)i;
  options.embedded = true;
  options.limit = i ? 0 : 22; /* the column is narrow */
  options.name = names[i];
  options.filter.document = page->document;
  fprintf(out,
          "<figure class=\"f%d\"><section class=\"scroll%s\" tabindex=\"0\" "
          "aria-label=\"%s diagram\">",
          i + 1, i ? "" : " wide", figures[i].tab);
  QUOTH_TRY(quoth_draw(page->view, &options, QUOTH_PICTURE_SVG, out, error));
  fprintf(out,
          "</section>\n<figcaption>%s A selection; all claims are in the <a "
          "href=\"#claims\">table</a>.</figcaption></figure>\n",
          figures[i].caption);
  return QUOTH_OK;
}

static quoth_status put_diagrams(const quoth_page *page, quoth_error *error) {
  FILE *out = page->out;
  fputs("<section id=\"diagrams\" aria-labelledby=\"diagrams-h\">\n<h2 "
        "id=\"diagrams-h\">Diagrams</h2>\n<fieldset class=\"tabs\"><legend>"
        "Show</legend>\n",
        out);
  for (int i = 0; i < 4; i++) {
    fprintf(out,
            "<label><input type=\"radio\" name=\"view\" id=\"v%d\"%s> "
            "%s</label>",
            i + 1, i ? "" : " checked", figures[i].tab);
  }
  fputs("</fieldset>\n", out);
  for (int i = 0; i < 4; i++) {
    QUOTH_TRY(put_figure(page, i, error));
  }
  fputs("</section>\n", out);
  return QUOTH_OK;
}

/* ---- the page ---- */

static quoth_status put_body(const quoth_page *page, const char *index,
                             quoth_text script, quoth_error *error) {
  FILE *out = page->out;
  const struct tally tally = count_all(page);
  fputs("<a class=\"skip\" href=\"#text\">Skip to the transcript</a>\n"
        "<header>\n<h1>",
        out);
  quoth_html_text(out, page_title(page));
  fputs("</h1>\n", out);
  put_source(page);
  put_facts(page, &tally);
  put_lead(page);
  fputs("<nav aria-label=\"Sections\">", out);
  if (index) {
    fprintf(out, "<a href=\"%s\">All documents</a>", index);
  }
  fputs("<a href=\"#text\">Transcript</a><a href=\"#diagrams\">Diagrams</a><a "
        "href=\"#claims\">Claims</a><a href=\"#entities\">Entities</a></nav>\n"
        "</header>\n",
        out);
  fputs("<main>\n", out);
  put_filters(page, &tally);
  fputs("<div class=\"grid\">\n<section id=\"text\" "
        "aria-labelledby=\"text-h\">\n<h2 "
        "id=\"text-h\">Transcript</h2>\n",
        out);
  put_key(out);
  quoth_page_transcript(page);
  fputs("</section>\n", out);
  QUOTH_TRY(put_diagrams(page, error));
  fputs("</div>\n", out);
  quoth_page_links(page);
  quoth_page_table(page);
  quoth_page_entities(page);
  fputs("</main>\n<aside id=\"panel\" hidden aria-live=\"polite\" "
        "aria-label=\"Claim\">"
        "</aside>\n<footer><p>Made by Quoth from the text alone. A claim is "
        "what was said, not what is true.</p></footer>\n<script>",
        out);
  fwrite(script.at, 1, script.size, out);
  fputs("</script>\n</body>\n</html>\n", out);
  return ferror(out) ? QUOTH_IO : QUOTH_OK;
}

/* Style sheet and script as text, since their hashes stand before them. */
struct assets {
  char *css, *script;
  size_t css_size, script_size;
};

static void free_assets(struct assets *assets) {
  free(assets->css);
  free(assets->script);
}

static quoth_status make_assets(struct assets *assets,
                                const quoth_pages *report) {
  FILE *css = open_memstream(&assets->css, &assets->css_size);
  FILE *script = open_memstream(&assets->script, &assets->script_size);
  bool whole = css && script;
  if (whole) {
    quoth_page_css(css, report);
    quoth_page_script(script);
  }
  whole = (!css || fclose(css) == 0) && whole;
  whole = (!script || fclose(script) == 0) && whole;
  return whole ? QUOTH_OK : QUOTH_NO_MEMORY;
}

quoth_status quoth_pages_write(const quoth_pages *report, uint32_t document,
                               const char *index, FILE *out,
                               quoth_error *error) {
  struct assets assets = {0};
  quoth_page page = {.report = report,
                     .view = report->view,
                     .document = document,
                     .end = report->view->claim_count,
                     .out = out};
  if (document != QUOTH_NONE) {
    page.first = report->view->documents[document].first_claim;
    page.end = page.first + report->view->documents[document].claim_count;
  }
  quoth_status status = make_assets(&assets, report);
  if (status == QUOTH_OK) {
    const quoth_text script = {assets.script, assets.script_size};
    put_head(out, page_title(&page), (quoth_text){assets.css, assets.css_size},
             script);
    status = put_body(&page, index, script, error);
  }
  free_assets(&assets);
  return status;
}

quoth_status quoth_pages_write_index(const quoth_pages *report,
                                     const char *folder, FILE *out) {
  const quoth_view *view = report->view;
  struct assets assets = {0};
  const quoth_status status = make_assets(&assets, NULL);
  if (status == QUOTH_OK) {
    put_head(out, quoth_text_of("All documents"),
             (quoth_text){assets.css, assets.css_size}, (quoth_text){0});
  }
  free_assets(&assets);
  QUOTH_TRY(status);
  fprintf(out,
          "<header><h1>%lu documents, %lu claims</h1></header>\n<main>"
          "<table><caption>Each document has a page of its own.</caption>\n"
          "<thead><tr><th scope=\"col\">Document</th><th scope=\"col\">Date"
          "</th><th scope=\"col\">Claims</th><th scope=\"col\">Questions</th>"
          "</tr></thead>\n<tbody>\n",
          (unsigned long)view->document_count,
          (unsigned long)view->claim_count);
  for (uint32_t i = 0; i < view->document_count; i++) {
    const quoth_view_document *document = &view->documents[i];
    fputs("<tr><td><a href=\"", out);
    quoth_html_text(out, quoth_text_of(folder));
    fprintf(out, "/%lu.html\">", (unsigned long)i + 1);
    quoth_html_text(out,
                    document->title.size ? document->title : document->source);
    fputs("</a></td><td>", out);
    quoth_html_text(out, document->date);
    fprintf(out, "</td><td>%lu</td><td>%lu</td></tr>\n",
            (unsigned long)document->claim_count,
            (unsigned long)document->question_count);
  }
  fputs("</tbody></table></main>\n</body>\n</html>\n", out);
  return ferror(out) ? QUOTH_IO : QUOTH_OK;
}
