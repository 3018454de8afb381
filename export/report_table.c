/* The account of all claims, the entities, and what speaks against what. */
#include "export/canvas.h"
#include "export/escape.h"
#include "export/report_parts.h"

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

void quoth_page_classes(const quoth_page *page, const quoth_view_claim *claim) {
  FILE *out = page->out;
  if (claim->manner != QUOTH_MANNER_ASSERTED) { /* plain claims bear no class */
    fprintf(out, " %s", quoth_manner_style_of(claim->manner)->name);
  }
  fputs(claim->negated ? " negated" : "", out);
  const int band = confidence_band(claim->confidence);
  if (band != QUOTH_PAGES_BAND) {
    fprintf(out, " b%d", band);
  }
  if (claim->speaker != QUOTH_NONE) {
    uint32_t speaker = page->report->speaker_of[claim->speaker];
    if (speaker > QUOTH_PAGES_SPEAKERS) {
      speaker = QUOTH_PAGES_SPEAKERS + 1;
    }
    fprintf(out, " s%lu", (unsigned long)speaker);
  }
}

static void put_node(const quoth_page *page, uint32_t index) {
  FILE *out = page->out;
  if (index == QUOTH_NONE) {
    return;
  }
  const quoth_view_node *node = &page->view->nodes[index];
  if (node->thing == QUOTH_THING_ENTITY) {
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
  put_node(page, claim->subject);
  fputs(claim->negated ? " <b class=\"not\">NOT</b> <i>" : " <i>", out);
  quoth_canvas_verb(&verb, claim);
  quoth_html_text(out, quoth_buffer_text(&verb));
  quoth_buffer_free(&verb);
  fputs("</i> ", out);
  put_node(page, claim->object);
  for (uint32_t i = 0; i < claim->argument_count; i++) {
    const quoth_view_argument *argument =
        &page->view->arguments[claim->first_argument + i];
    putc(' ', out);
    quoth_html_text(out, argument->preposition);
    fputs(argument->preposition.size ? " " : "", out);
    put_node(page, argument->node);
  }
}

/* ---- the claims table ---- */

static void put_how(const quoth_page *page, const quoth_view_claim *claim) {
  FILE *out = page->out;
  fputs(quoth_manner_word(claim->manner), out);
  if (claim->negated) {
    fputs(", <b class=\"not\">denied</b>", out);
  }
  if (claim->reported_by != QUOTH_NONE) {
    fputs(" quoting ", out);
    put_node(page, claim->reported_by);
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
  fprintf(out, "<tr id=\"claim-%lu\" class=\"r", n);
  quoth_page_classes(page, claim);
  fprintf(out, "\"><td><a href=\"#at-%lu\">c%lu</a></td><td>", n, n);
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
        "was said, not what is true.</caption>\n<thead><tr>",
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

/* ---- questions and entities ---- */

static bool on_page(const quoth_page *page, uint32_t document) {
  return page->document == QUOTH_NONE || page->document == document;
}

static void put_questions(const quoth_page *page) {
  FILE *out = page->out;
  bool open = false;
  for (uint32_t i = 0; i < page->view->question_count; i++) {
    const quoth_view_question *question = &page->view->questions[i];
    if (!on_page(page, question->document)) {
      continue;
    }
    if (!open) {
      fputs("<section id=\"questions\" aria-labelledby=\"questions-h\">\n<h2 "
            "id=\"questions-h\">Questions</h2>\n<ul class=\"qs\">\n",
            out);
      open = true;
    }
    fprintf(out, "<li id=\"q%lu\"><small>q%lu", (unsigned long)i + 1,
            (unsigned long)i + 1);
    if (question->speaker != QUOTH_NONE) {
      putc(' ', out);
      quoth_html_text(out, page->view->nodes[question->speaker].label);
    }
    fputs("</small> ", out);
    quoth_html_text(out, question->words);
    fprintf(out, " <small>%lu claim%s</small></li>\n",
            (unsigned long)question->claims, question->claims == 1 ? "" : "s");
  }
  fputs(open ? "</ul>\n</section>\n" : "", out);
}

/* Claims of the page sorted by what they touch, so that each entity finds its
 * own without a search. */
struct touch {
  uint32_t node, claim;
};

static int compare_touches(const void *a, const void *b) {
  const struct touch *x = a, *y = b;
  if (x->node != y->node) {
    return x->node < y->node ? -1 : 1;
  }
  return x->claim < y->claim ? -1 : x->claim > y->claim;
}

static uint32_t find_touches(const quoth_page *page, struct touch *touches) {
  uint32_t count = 0;
  for (uint32_t i = page->first; i < page->end; i++) {
    const quoth_view_claim *claim = &page->view->claims[i];
    if (claim->subject != QUOTH_NONE) {
      touches[count++] = (struct touch){claim->subject, i};
    }
    if (claim->object != QUOTH_NONE && claim->object != claim->subject) {
      touches[count++] = (struct touch){claim->object, i};
    }
  }
  qsort(touches, count, sizeof *touches, compare_touches);
  return count;
}

static void put_neighbours(const quoth_page *page, uint32_t node,
                           const struct touch *touches, uint32_t count) {
  enum { MOST = 8 };
  uint32_t seen[MOST], listed = 0;
  for (uint32_t i = 0; i < count && listed < MOST; i++) {
    const quoth_view_claim *claim = &page->view->claims[touches[i].claim];
    const uint32_t other =
        claim->subject == node ? claim->object : claim->subject;
    bool fresh = other != QUOTH_NONE && other != node &&
                 page->view->nodes[other].thing == QUOTH_THING_ENTITY;
    for (uint32_t k = 0; k < listed && fresh; k++) {
      fresh = seen[k] != other;
    }
    if (fresh) {
      fputs(listed ? ", " : "<br>with ", page->out);
      put_node(page, other);
      seen[listed++] = other;
    }
  }
}

static void put_claim_links(const quoth_page *page, const struct touch *touches,
                            uint32_t count) {
  enum { MOST = 10 };
  for (uint32_t i = 0; i < count && i < MOST; i++) {
    const unsigned long n = (unsigned long)touches[i].claim + 1;
    fprintf(page->out, "%s<a href=\"#claim-%lu\">c%lu</a>", i ? " " : "<br>", n,
            n);
  }
  if (count > MOST) {
    fprintf(page->out, " +%lu more", (unsigned long)(count - MOST));
  }
}

static void put_entity(const quoth_page *page, uint32_t index,
                       uint32_t mentions, const struct touch *touches,
                       uint32_t count) {
  const quoth_view_node *node = &page->view->nodes[index];
  FILE *out = page->out;
  fprintf(out, "<li id=\"n%lu\"><span class=\"e %s\">",
          (unsigned long)index + 1, quoth_look_style_of(node->look)->name);
  quoth_html_text(out, node->label);
  fputs("</span> <small>", out);
  quoth_html_text(out, node->type);
  if (mentions) {
    fprintf(out, " \xc2\xb7 %lu\xc3\x97", (unsigned long)mentions);
  }
  quoth_cursor cursor = quoth_model_find(
      page->view->model, (quoth_quad){node->id, QUOTH_V_SKOS_ALT_LABEL, 0, 0});
  quoth_quad quad;
  for (int i = 0; i < 5 && quoth_model_next(&cursor, &quad); i++) {
    fputs(i ? ", " : " \xc2\xb7 also ", out);
    quoth_html_text(out, quoth_model_get(page->view->model, quad.object).text);
  }
  put_neighbours(page, index, touches, count);
  put_claim_links(page, touches, count);
  fputs("</small></li>\n", out);
}

static void count_mentions(const quoth_page *page, uint32_t *mentions) {
  for (uint32_t i = 0; i < page->report->mention_count; i++) {
    const quoth_stretch *mention = &page->report->mentions[i];
    if (on_page(page, mention->document)) {
      mentions[mention->node]++;
    }
  }
}

/* Families with their members, most claimed of first. */
static void put_families(const quoth_page *page, const uint32_t *mentions,
                         const struct touch *touches, uint32_t count) {
  const quoth_view *view = page->view;
  uint32_t *start = calloc(view->node_count + (size_t)2, sizeof *start);
  if (!start) {
    return;
  }
  for (uint32_t i = 0; i < count; i++) {
    start[touches[i].node + 1]++;
  }
  for (uint32_t i = 0; i <= view->node_count; i++) {
    start[i + 1] += start[i];
  }
  for (uint8_t look = 0; look < QUOTH_LOOK_PHRASE; look++) {
    bool open = false;
    for (uint32_t i = 0; i < view->node_count; i++) {
      const uint32_t own = start[i + 1] - start[i];
      const bool is_shown =
          view->nodes[i].look == look &&
          (mentions[i] || own > 1 ||
           (own && view->nodes[i].thing == QUOTH_THING_ENTITY));
      if (!is_shown) {
        continue;
      }
      if (!open) {
        fprintf(page->out, "<div><h3>%s</h3>\n<ul>\n",
                quoth_look_style_of(look)->words);
        open = true;
      }
      put_entity(page, i, mentions[i], touches + start[i], own);
    }
    fputs(open ? "</ul></div>\n" : "", page->out);
  }
  free(start);
}

void quoth_page_entities(const quoth_page *page) {
  uint32_t *mentions =
      calloc(page->view->node_count + (size_t)1, sizeof *mentions);
  struct touch *touches =
      calloc(2 * (size_t)(page->end - page->first) + 1, sizeof *touches);
  put_questions(page);
  if (mentions && touches) {
    const uint32_t count = find_touches(page, touches);
    count_mentions(page, mentions);
    fputs("<section id=\"entities\" aria-labelledby=\"entities-h\">\n<h2 "
          "id=\"entities-h\">Entities</h2>\n<div class=\"ents\">\n",
          page->out);
    put_families(page, mentions, touches, count);
    fputs("</div>\n</section>\n", page->out);
  }
  free(mentions);
  free(touches);
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
    quoth_html_text(out, page->view->documents[claim->document].source);
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
