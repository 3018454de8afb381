/* Questions, and entities with where they are named and claimed of. */
#include "export/escape.h"
#include "export/report_parts.h"

#include <stdlib.h>

static bool on_page(const quoth_page *page, uint32_t document) {
  return page->document == QUOTH_NONE || page->document == document;
}

void quoth_page_questions(const quoth_page *page) {
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

/* ---- what touches what ---- */

static int compare_touches(const void *a, const void *b) {
  const struct quoth_touch *x = a, *y = b;
  if (x->node != y->node) {
    return x->node < y->node ? -1 : 1;
  }
  return x->item < y->item ? -1 : x->item > y->item;
}

static quoth_status make_touches(quoth_touches *touches, size_t most,
                                 uint32_t nodes) {
  *touches = (quoth_touches){
      .items = calloc(most + 1, sizeof *touches->items),
      .start = calloc(nodes + (size_t)2, sizeof *touches->start)};
  return touches->items && touches->start ? QUOTH_OK : QUOTH_NO_MEMORY;
}

static void add_touch(quoth_touches *touches, uint32_t node, uint32_t item) {
  if (node != QUOTH_NONE) {
    touches->items[touches->count++] = (struct quoth_touch){node, item};
  }
}

/* Sorts, drops repeats, and finds where each node's begin. */
static void settle(quoth_touches *touches, uint32_t nodes) {
  uint32_t kept = 0;
  qsort(touches->items, touches->count, sizeof *touches->items,
        compare_touches);
  for (uint32_t i = 0; i < touches->count; i++) {
    if (!kept ||
        compare_touches(&touches->items[kept - 1], &touches->items[i]) != 0) {
      touches->items[kept++] = touches->items[i];
      touches->start[touches->items[kept - 1].node + 1]++;
    }
  }
  touches->count = kept;
  for (uint32_t i = 0; i <= nodes; i++) {
    touches->start[i + 1] += touches->start[i];
  }
}

void quoth_touches_free(quoth_touches *touches) {
  free(touches->items);
  free(touches->start);
}

quoth_status quoth_page_touches(const quoth_page *page, quoth_touches *out) {
  const quoth_view *view = page->view;
  size_t most = 0;
  for (uint32_t i = page->first; i < page->end; i++) {
    most += view->claims[i].argument_count + (size_t)3;
  }
  QUOTH_TRY(make_touches(out, most, view->node_count));
  for (uint32_t i = page->first; i < page->end; i++) {
    const quoth_view_claim *claim = &view->claims[i];
    add_touch(out, claim->subject, i);
    add_touch(out, claim->object, i);
    add_touch(out, claim->reported_by, i);
    for (uint32_t k = 0; k < claim->argument_count; k++) {
      add_touch(out, view->arguments[claim->first_argument + k].node, i);
    }
  }
  settle(out, view->node_count);
  return QUOTH_OK;
}

/* Turns of the page by the nodes they name; and how often each is named. */
static quoth_status find_named(const quoth_page *page, quoth_touches *out,
                               uint32_t *mentions) {
  const quoth_pages *report = page->report;
  const uint32_t nodes = page->view->node_count;
  uint32_t turn = 0;
  QUOTH_TRY(make_touches(out, report->mention_count, nodes));
  for (uint32_t i = 0; i < report->mention_count; i++) {
    const quoth_stretch *mention = &report->mentions[i];
    while (turn < report->turn_count &&
           (report->turns[turn].document < mention->document ||
            (report->turns[turn].document == mention->document &&
             report->turns[turn].end <= mention->begin))) {
      turn++;
    }
    if (on_page(page, mention->document)) {
      mentions[mention->node]++;
      add_touch(out, mention->node, turn);
    }
  }
  settle(out, nodes);
  return QUOTH_OK;
}

/* ---- entities ---- */

struct quoth_index {
  const quoth_page *page; /* while it is written */
  quoth_touches claims, turns;
  uint32_t *mentions; /* per node */
  bool *listed;       /* per node */
};

/* The first links to "#" + target + number, and how many more there are. */
static void put_places(const quoth_index *index, const quoth_touches *touches,
                       uint32_t node, const char *target, const char *letter,
                       bool filters) {
  enum { MOST = 8 };
  FILE *out = index->page->out;
  const uint32_t begin = touches->start[node];
  const uint32_t count = touches->start[node + 1] - begin;
  for (uint32_t i = 0; i < count && i < MOST; i++) {
    const unsigned long n = (unsigned long)touches->items[begin + i].item + 1;
    fprintf(out, "%s<a href=\"#%s%lu\">%s%lu</a>", i ? " " : "", target, n,
            letter, n);
  }
  if (count > MOST && filters) {
    fprintf(out, " <a class=\"more\" href=\"#claims\">+%lu more</a>",
            (unsigned long)(count - MOST));
  } else if (count > MOST) {
    fprintf(out, " +%lu", (unsigned long)(count - MOST));
  }
}

static void put_neighbours(const quoth_index *index, uint32_t node) {
  enum { MOST = 8 };
  const quoth_page *page = index->page;
  uint32_t seen[MOST], listed = 0;
  for (uint32_t i = index->claims.start[node];
       i < index->claims.start[node + 1] && listed < MOST; i++) {
    const quoth_view_claim *claim =
        &page->view->claims[index->claims.items[i].item];
    const uint32_t other =
        claim->subject == node ? claim->object : claim->subject;
    bool fresh = other != QUOTH_NONE && other != node &&
                 page->view->nodes[other].thing == QUOTH_THING_ENTITY;
    for (uint32_t k = 0; k < listed && fresh; k++) {
      fresh = seen[k] != other;
    }
    if (fresh) {
      fputs(listed ? ", " : "<br>with ", page->out);
      quoth_page_node(page, other);
      seen[listed++] = other;
    }
  }
}

static void put_names(const quoth_page *page, quoth_id node) {
  enum { MOST = 5 };
  quoth_cursor cursor = quoth_model_find(
      page->view->model, (quoth_quad){node, QUOTH_V_SKOS_ALT_LABEL, 0, 0});
  quoth_quad quad;
  for (int i = 0; i < MOST && quoth_model_next(&cursor, &quad); i++) {
    fputs(i ? ", " : " \xc2\xb7 also ", page->out);
    quoth_html_text(page->out,
                    quoth_model_get(page->view->model, quad.object).text);
  }
}

static void put_entity(const quoth_index *index, uint32_t i) {
  const quoth_view_node *node = &index->page->view->nodes[i];
  const uint32_t mentions = index->mentions[i];
  FILE *out = index->page->out;
  fprintf(out, "<li id=\"n%lu\"><span class=\"e %.1s\">", (unsigned long)i + 1,
          quoth_look_style_of(node->look)->name);
  quoth_html_text(out, node->label);
  fputs("</span> <small>", out);
  quoth_html_text(out, node->type);
  put_names(index->page, node->id);
  put_neighbours(index, i);
  if (mentions && node->thing == QUOTH_THING_ENTITY) {
    fprintf(out, "<br>named %lu\xc3\x97 in turns ", (unsigned long)mentions);
    put_places(index, &index->turns, i, "t", "", false);
  }
  if (index->claims.start[i + 1] > index->claims.start[i]) {
    fputs("<br>", out);
    put_places(index, &index->claims, i, "claim-", "c",
               node->thing == QUOTH_THING_ENTITY);
  }
  fputs("</small></li>\n", out);
}

/* Entities, and what else is claimed of often enough to be a subject. */
static bool is_listed(const quoth_index *index, uint32_t i) {
  enum { OFTEN = 3 };
  const uint32_t own = index->claims.start[i + 1] - index->claims.start[i];
  return index->page->view->nodes[i].thing == QUOTH_THING_ENTITY
             ? own || index->mentions[i]
             : own >= OFTEN;
}

static void put_families(const quoth_index *index) {
  const quoth_view *view = index->page->view;
  FILE *out = index->page->out;
  for (uint8_t look = 0; look < QUOTH_LOOK_PHRASE; look++) {
    bool open = false;
    for (uint32_t i = 0; i < view->node_count; i++) {
      if (view->nodes[i].look != look || !index->listed[i]) {
        continue;
      }
      if (!open) {
        fprintf(out, "<div><h3>%s</h3>\n<ul>\n",
                quoth_look_style_of(look)->words);
        open = true;
      }
      put_entity(index, i);
    }
    fputs(open ? "</ul></div>\n" : "", out);
  }
}

static quoth_status fill(quoth_index *index, const quoth_page *page) {
  const uint32_t nodes = page->view->node_count;
  index->mentions = calloc(nodes + (size_t)1, sizeof *index->mentions);
  index->listed = calloc(nodes + (size_t)1, sizeof *index->listed);
  if (!index->mentions || !index->listed) {
    return QUOTH_NO_MEMORY;
  }
  QUOTH_TRY(quoth_page_touches(page, &index->claims));
  QUOTH_TRY(find_named(page, &index->turns, index->mentions));
  for (uint32_t i = 0; i < nodes; i++) {
    index->listed[i] = is_listed(index, i);
  }
  return QUOTH_OK;
}

quoth_status quoth_index_new(quoth_page *page, quoth_index **out) {
  quoth_index *index = calloc(1, sizeof *index);
  if (!index) {
    return QUOTH_NO_MEMORY;
  }
  index->page = page;
  const quoth_status status = fill(index, page);
  if (status != QUOTH_OK) {
    quoth_index_free(index);
    return status;
  }
  page->listed = index->listed;
  *out = index;
  return QUOTH_OK;
}

void quoth_index_free(quoth_index *index) {
  if (index) {
    quoth_touches_free(&index->claims);
    quoth_touches_free(&index->turns);
    free(index->mentions);
    free(index->listed);
    free(index);
  }
}

void quoth_page_entities(const quoth_page *page, const quoth_index *index) {
  fputs("<section id=\"entities\" aria-labelledby=\"entities-h\">\n<h2 "
        "id=\"entities-h\">Entities</h2>\n<div class=\"ents\">\n",
        page->out);
  put_families(index);
  fputs("</div>\n</section>\n", page->out);
}
