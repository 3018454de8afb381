#include "export/report.h"
#include "export/diagram.h"
#include "export/escape.h"
#include "export/report_parts.h"
#include "model/sha256.h"

#include <stdlib.h>

/* ---- head ---- */

/* In base64, as browsers want it. */
static void put_hash(FILE *out, quoth_text text) {
  static const char letters[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  unsigned char digest[QUOTH_SHA256_SIZE + 1] = {0};
  quoth_sha256 sum = quoth_sha256_begin();
  quoth_sha256_add(&sum, text);
  quoth_sha256_end(&sum, digest);
  fputs("'sha256-", out);
  for (size_t bit = 0; bit < 8 * (size_t)QUOTH_SHA256_SIZE; bit += 6) {
    const unsigned pair = digest[bit / 8] * 256u + digest[bit / 8 + 1];
    fputc(letters[pair >> (10 - bit % 8) & 63], out);
  }
  fputs("='", out);
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
  return quoth_document_name(document);
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

static uint32_t count_entities(const quoth_page *page) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < page->view->node_count; i++) {
    count += page->view->nodes[i].thing == QUOTH_THING_ENTITY;
  }
  return count;
}

static void put_facts(const quoth_page *page, const quoth_tally *tally) {
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

/* The contradiction on the page that tells most; NULL when there is none. */
static const quoth_view_link *find_lead(const quoth_page *page) {
  const quoth_view *view = page->view;
  const quoth_view_link *lead = NULL;
  int most = 0;
  for (uint32_t i = 0; i < view->link_count; i++) {
    const quoth_view_link *link = &view->links[i];
    if (link->kind == QUOTH_LINK_CONTRADICTS && link->from >= page->first &&
        link->to < page->end) {
      const int weight = quoth_claim_weight(view, link->from) +
                         quoth_claim_weight(view, link->to);
      if (!lead || weight > most) {
        lead = link;
        most = weight;
      }
    }
  }
  return lead;
}

static void put_lead(const quoth_page *page) {
  const quoth_view *view = page->view;
  FILE *out = page->out;
  const quoth_view_link *link = find_lead(page);
  if (!link) {
    return;
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
  static const char *const names[] = {"de", "dc", "dt", "da"};
  FILE *out = page->out;
  quoth_draw_options options = QUOTH_DRAW_DEFAULTS;
  options.kind = (quoth_draw_kind)i;
  options.embedded = true;
  options.limit = i ? 0 : 22; /* the column is narrow */
  options.name = names[i];
  options.linked = page->listed;
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

static quoth_status put_body(const quoth_page *page,
                             const quoth_index *entities, const char *index,
                             quoth_text script, quoth_error *error) {
  FILE *out = page->out;
  const quoth_tally tally = quoth_page_count(page);
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
  QUOTH_TRY(quoth_page_filters(page, &tally));
  fputs("<div class=\"grid\">\n<section id=\"text\" "
        "aria-labelledby=\"text-h\">\n<h2 "
        "id=\"text-h\">Transcript</h2>\n",
        out);
  quoth_page_key(out);
  quoth_page_transcript(page);
  fputs("</section>\n", out);
  QUOTH_TRY(put_diagrams(page, error));
  fputs("</div>\n", out);
  quoth_page_links(page);
  quoth_page_table(page);
  quoth_page_questions(page);
  quoth_page_entities(page, entities);
  fputs("</main>\n<aside id=\"panel\" hidden aria-live=\"polite\" "
        "aria-label=\"Claim\">"
        "</aside>\n<footer><p>Made by Quoth from the text alone. A claim is "
        "what was said, not what is true.</p></footer>\n<script>",
        out);
  fwrite(script.at, 1, script.size, out);
  fputs("</script>\n</body>\n</html>\n", out);
  return ferror(out) ? QUOTH_IO : QUOTH_OK;
}

/* The style sheet as text, since its hash stands before it; the caller frees
 * it. */
static quoth_status make_css(const quoth_pages *report, char **css,
                             quoth_text *out) {
  size_t size = 0;
  FILE *file = open_memstream(css, &size);
  if (!file) {
    return QUOTH_NO_MEMORY;
  }
  quoth_page_css(file, report);
  if (fclose(file) != 0) {
    return QUOTH_NO_MEMORY;
  }
  *out = (quoth_text){*css, size};
  return QUOTH_OK;
}

quoth_status quoth_pages_write(const quoth_pages *report, uint32_t document,
                               const char *index, FILE *out,
                               quoth_error *error) {
  char *bytes = NULL;
  quoth_text css = {0};
  quoth_page page = {.report = report,
                     .view = report->view,
                     .document = document,
                     .end = report->view->claim_count,
                     .out = out};
  if (document != QUOTH_NONE) {
    page.first = report->view->documents[document].first_claim;
    page.end = page.first + report->view->documents[document].claim_count;
  }
  quoth_index *entities = NULL;
  quoth_status status = make_css(report, &bytes, &css);
  if (status == QUOTH_OK) {
    status = quoth_index_new(&page, &entities);
  }
  if (status == QUOTH_OK) {
    const quoth_text script = {(const char *)quoth_report_js,
                               quoth_report_js_size};
    put_head(out, page_title(&page), css, script);
    status = put_body(&page, entities, index, script, error);
  }
  quoth_index_free(entities);
  free(bytes);
  return status;
}

quoth_status quoth_pages_write_index(const quoth_pages *report,
                                     const char *folder, FILE *out) {
  const quoth_view *view = report->view;
  char *bytes = NULL;
  quoth_text css = {0};
  const quoth_status status = make_css(NULL, &bytes, &css);
  if (status == QUOTH_OK) {
    put_head(out, quoth_text_of("All documents"), css, (quoth_text){0});
  }
  free(bytes);
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
    quoth_html_text(out, quoth_document_name(document));
    fputs("</a></td><td>", out);
    quoth_html_text(out, document->date);
    fprintf(out, "</td><td>%lu</td><td>%lu</td></tr>\n",
            (unsigned long)document->claim_count,
            (unsigned long)document->question_count);
  }
  fputs("</tbody></table></main>\n</body>\n</html>\n", out);
  return ferror(out) ? QUOTH_IO : QUOTH_OK;
}
