/* The account of all claims, the entities, and what speaks against what. */
#include "export/escape.h"
#include "export/report_parts.h"
#include "export/verb.h"

#include <stdlib.h>

static void number(FILE *out, uint32_t value) {
  fprintf(out, "%lu", (unsigned long)value);
}

/* 0 … 3: below 0.5, 0.5, 0.7, 0.9 and more. */
static int confidence_band(quoth_text confidence) {
  if (confidence.size < 3 || confidence.at[0] != '0') {
    return 3;
  }
  const char tenth = confidence.at[2];
  return tenth >= '9' ? 3 : tenth >= '7' ? 2 : tenth >= '5' ? 1 : 0;
}

uint32_t quoth_page_speaker(const quoth_page *page, uint32_t node) {
  const uint32_t number =
      node == QUOTH_NONE ? 0 : page->report->speaker_of[node];
  return number > QUOTH_PAGES_SPEAKERS ? QUOTH_PAGES_SPEAKERS + 1 : number;
}

static void put_class(FILE *out, const char **separator, const char *name) {
  fprintf(out, "%s%s", *separator, name);
  *separator = " ";
}

void quoth_page_classes(const quoth_page *page, const quoth_view_claim *claim,
                        const char *separator, uint32_t around) {
  FILE *out = page->out;
  char name[16];
  const bool *alone = page->report->alone;
  const int band = confidence_band(claim->confidence);
  const uint32_t speaker = quoth_page_speaker(page, claim->speaker);
  if (claim->manner != QUOTH_MANNER_ASSERTED) { /* plain claims bear no class */
    snprintf(name, sizeof name, "%.3s", quoth_manner_word(claim->manner));
    put_class(out, &separator, name);
  }
  if (claim->negated) {
    put_class(out, &separator, "neg");
  }
  if (band != QUOTH_PAGES_BAND) {
    snprintf(name, sizeof name, "b%d", band);
    put_class(out, &separator, name);
  }
  if (speaker && claim->speaker != around) {
    snprintf(name, sizeof name, "s%lu", (unsigned long)speaker);
    put_class(out, &separator, name);
  }
  if (alone && alone[claim - page->view->claims]) {
    put_class(out, &separator, "x");
  }
}

void quoth_page_node(const quoth_page *page, uint32_t index) {
  FILE *out = page->out;
  if (index == QUOTH_NONE) {
    return;
  }
  const quoth_view_node *node = &page->view->nodes[index];
  if (node->thing == QUOTH_THING_ENTITY && page->listed[index]) {
    fputs("<a href=\"#n", out);
    number(out, index + 1);
    fputs("\">", out);
    quoth_html_text(out, node->label);
    fputs("</a>", out);
  } else {
    quoth_html_text(out, node->label);
  }
}

void quoth_page_sentence(const quoth_page *page,
                         const quoth_view_claim *claim) {
  FILE *out = page->out;
  quoth_buffer verb = {0};
  quoth_page_node(page, claim->subject);
  fputs(claim->negated ? " <b>NOT</b> <i>" : " <i>", out);
  quoth_verb_said(&verb, claim);
  quoth_html_text(out, quoth_buffer_text(&verb));
  quoth_buffer_free(&verb);
  fputs("</i> ", out);
  quoth_page_node(page, claim->object);
  for (uint32_t i = 0; i < claim->argument_count; i++) {
    const quoth_view_argument *argument =
        &page->view->arguments[claim->first_argument + i];
    putc(' ', out);
    quoth_html_text(out, argument->preposition);
    fputs(argument->preposition.size ? " " : "", out);
    quoth_page_node(page, argument->node);
  }
}

/* ---- the claims table ---- */

static void put_how(const quoth_page *page, const quoth_view_claim *claim) {
  FILE *out = page->out;
  fputs(claim->manner ? quoth_manner_word(claim->manner) : "", out);
  if (claim->negated) {
    fputs(claim->manner ? ", <b>denied</b>" : "<b>denied</b>", out);
  }
  if (claim->reported_by != QUOTH_NONE) {
    fputs(" quoting ", out);
    quoth_page_node(page, claim->reported_by);
  }
  if (claim->condition.size) {
    fputs(" <q>", out);
    quoth_html_text(out, claim->condition);
    fputs("</q>", out);
  }
}

static void put_row(const quoth_page *page, uint32_t index) {
  const quoth_view_claim *claim = &page->view->claims[index];
  FILE *out = page->out;
  const unsigned long n = (unsigned long)index + 1;
  fprintf(out, "<tr id=\"claim-%lu\" class=\"", n);
  quoth_page_classes(page, claim, "", QUOTH_NONE);
  fprintf(out, "\"><td><a href=\"#a%lu\">c%lu</a></td><td>", n, n);
  if (claim->speaker != QUOTH_NONE) {
    quoth_html_text(out, page->view->nodes[claim->speaker].label);
  }
  fputs("</td><td>", out);
  quoth_page_sentence(page, claim);
  fputs("</td><td>", out);
  put_how(page, claim);
  fputs("</td><td>", out);
  quoth_html_text(out, claim->time);
  fputs("</td><td>", out);
  quoth_html_text(out, claim->confidence);
  putc(' ', out);
  quoth_html_text(out, claim->rule_label);
  if (claim->question != QUOTH_NONE) {
    const unsigned long q = (unsigned long)claim->question + 1;
    fprintf(out, ", <a href=\"#q%lu\">q%lu</a>", q, q);
  }
  fputs("</td></tr>\n", out);
}

void quoth_page_table(const quoth_page *page) {
  static const char *const heads[] = {
      "No.", "Who", "Claim", "How", "When", "Confidence, rule, question"};
  FILE *out = page->out;
  fputs("<section id=\"claims\" aria-labelledby=\"claims-h\">\n"
        "<h2 id=\"claims-h\">Claims</h2>\n"
        "<p class=\"tools\" hidden><button type=\"button\" id=\"csv\">Download "
        "as CSV</button></p>\n<section class=\"scroll\" tabindex=\"0\" "
        "aria-label=\"Claims table\">\n"
        "<table id=\"all\"><caption>Every claim, in order of the text: what "
        "was said, not what is true. Where nothing tells how, it was stated "
        "plainly.</caption>\n<thead><tr>",
        out);
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    fprintf(out, "<th scope=\"col\">%s</th>", heads[i]);
  }
  fputs("</tr></thead>\n<tbody>\n", out);
  for (uint32_t i = page->first; i < page->end; i++) {
    put_row(page, i);
  }
  fputs("</tbody></table></section>\n</section>\n", out);
}

/* ---- claims that speak to each other ---- */

static void put_side(const quoth_page *page, uint32_t index) {
  const quoth_view_claim *claim = &page->view->claims[index];
  FILE *out = page->out;
  const unsigned long n = (unsigned long)index + 1;
  fputs("<blockquote><p>", out);
  quoth_html_text(out, claim->quote);
  fputs("</p><footer>", out);
  if (claim->speaker != QUOTH_NONE) {
    quoth_html_text(out, page->view->nodes[claim->speaker].label);
    fputs(", ", out);
  }
  fprintf(out, "<a href=\"#claim-%lu\">c%lu</a>", n, n);
  if (page->document == QUOTH_NONE && page->view->document_count > 1 &&
      claim->document != QUOTH_NONE) {
    fputs(" \xc2\xb7 ", out);
    quoth_html_text(
        out, quoth_document_name(&page->view->documents[claim->document]));
  }
  fputs("</footer></blockquote>", out);
}

void quoth_page_links(const quoth_page *page) {
  static const char *const words[] = {"contradicts", "differs from",
                                      "says the same as"};
  enum { MOST = 60 };
  uint32_t listed = 0;
  for (uint8_t kind = 0; kind < 3; kind++) {
    for (uint32_t i = 0; i < page->view->link_count && listed < MOST; i++) {
      const quoth_view_link *link = &page->view->links[i];
      const bool inside = link->from >= page->first && link->to < page->end;
      if (link->kind != kind || !inside) {
        continue;
      }
      if (!listed++) {
        fputs("<section id=\"links\" aria-labelledby=\"links-h\">\n<h2 "
              "id=\"links-h\">Side by side</h2>\n",
              page->out);
      }
      fprintf(page->out, "<div class=\"pair link%u\">", kind);
      put_side(page, link->from);
      fprintf(page->out, "<p class=\"rel\">%s</p>", words[kind]);
      put_side(page, link->to);
      fputs("</div>\n", page->out);
    }
  }
  fputs(listed ? "</section>\n" : "", page->out);
}
