/* The boxes that filter claims, and the key to the marks. */
#include "export/escape.h"
#include "export/report_parts.h"

#include <stdlib.h>

quoth_tally quoth_page_count(const quoth_page *page) {
  quoth_tally tally = {0};
  for (uint32_t i = page->first; i < page->end; i++) {
    const quoth_view_claim *claim = &page->view->claims[i];
    const uint32_t speaker = quoth_page_speaker(page, claim->speaker);
    tally.manners[claim->manner]++;
    tally.denied += claim->negated;
    tally.alone += page->report->alone && page->report->alone[i];
    if (speaker) {
      tally.speaker_count += !tally.speakers[speaker]++;
    }
  }
  return tally;
}

static void put_box(FILE *out, const char *id, const char *class_name,
                    quoth_text label, uint32_t count) {
  fprintf(out,
          "<label><input type=\"checkbox\" id=\"f-%s\" checked> <span "
          "class=\"m %.3s\">",
          id, class_name);
  quoth_html_text(out, label);
  fprintf(out, "</span> <small>%lu</small></label>\n", (unsigned long)count);
}

static void put_speaker_boxes(const quoth_page *page,
                              const quoth_tally *tally) {
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

/* Nodes of the page, most claimed of first, as far as a list is of use. */
static quoth_status put_entities(const quoth_page *page) {
  enum { MOST = 200, LEAST = 2 };
  const quoth_view *view = page->view;
  quoth_touches touches;
  uint32_t most = 0, listed = 0;
  const quoth_status status = quoth_page_touches(page, &touches);
  for (uint32_t i = 0; i < view->node_count && status == QUOTH_OK; i++) {
    const uint32_t own = touches.start[i + 1] - touches.start[i];
    most = own > most ? own : most;
  }
  for (uint32_t count = most; count >= LEAST && listed < MOST; count--) {
    for (uint32_t i = 0; i < view->node_count && listed < MOST; i++) {
      if (touches.start[i + 1] - touches.start[i] == count &&
          view->nodes[i].thing == QUOTH_THING_ENTITY) {
        fprintf(page->out, "<option value=\"%lu\">", (unsigned long)i + 1);
        quoth_html_text(page->out, view->nodes[i].label);
        fprintf(page->out, " (%lu)</option>\n", (unsigned long)count);
        listed++;
      }
    }
  }
  quoth_touches_free(&touches);
  return status;
}

quoth_status quoth_page_filters(const quoth_page *page,
                                const quoth_tally *tally) {
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
  put_box(out, "negated", "neg", quoth_text_of("denied"), tally->denied);
  fputs("</fieldset>\n<fieldset><legend>Confidence at least</legend>\n", out);
  for (int i = 0; i < 4; i++) {
    fprintf(out,
            "<label><input type=\"radio\" name=\"band\" id=\"f-b%d\"%s> "
            "%s</label>\n",
            i, i ? "" : " checked", bands[i]);
  }
  fputs("</fieldset>\n", out);
  if (page->report->alone) {
    fputs("<fieldset><legend>Several documents</legend>\n", out);
    put_box(out, "shared", "", quoth_text_of("also elsewhere"),
            page->end - page->first - tally->alone);
    put_box(out, "alone", "", quoth_text_of("only here"), tally->alone);
    fputs("</fieldset>\n", out);
  }
  fputs("<div class=\"tools\" hidden><label for=\"entity\">Entity</label> "
        "<select id=\"entity\"><option value=\"\">any</option>\n",
        out);
  const quoth_status status = put_entities(page);
  fputs("</select> <label for=\"find\">Search</label> <input type=\"search\" "
        "id=\"find\"> <button type=\"button\" id=\"reset\">Show all</button>"
        "</div>\n</div></details>\n",
        out);
  return status;
}

void quoth_page_key(FILE *out) {
  fputs("<details class=\"key\"><summary>How to read the marks</summary>\n"
        "<p>Tint and corners tell what a thing is:",
        out);
  for (uint8_t i = 0; i < QUOTH_LOOK_PHRASE; i++) {
    const quoth_look_style *style = quoth_look_style_of(i);
    fprintf(out, " <span class=\"e %.1s\">%s</span>", style->name,
            style->words);
  }
  fputs(". The underline tells how a claim was said:", out);
  for (uint8_t i = 0; i < QUOTH_MANNER_COUNT; i++) {
    const quoth_manner_style *style = quoth_manner_style_of(i);
    fprintf(out, " <span class=\"m %.3s\">%s</span>", style->name,
            style->legend);
  }
  fputs(", <span class=\"m neg\">denied</span>. The raised number leads "
        "to the claim.</p></details>\n",
        out);
}
