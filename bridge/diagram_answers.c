/* Questions with the claims that answer them; positions are ours. */
#include "bridge/canvas.h"

#include <stdlib.h>

enum {
  DEFAULT_LIMIT = 28,
  MOST_ANSWERS = 4, /* of one question, unless the limit was given */
  QUESTION = 220,   /* width */
  ROOM = 56,        /* between question and answers */
  CARD = 250,
  GAP = 10
};

static bool answers_something(const quoth_view *view,
                              const quoth_view_claim *claim) {
  return claim->question != QUOTH_NONE && claim->subject != QUOTH_NONE &&
         !quoth_claim_is_vague(view, claim);
}

static double question_label(quoth_canvas *c, uint32_t index, uint32_t drawn) {
  const quoth_view_question *question = &c->view->questions[index];
  quoth_buffer *out = &c->label;
  quoth_buffer_clear(out);
  quoth_buffer_string(out, "<TABLE BORDER=\"0\" CELLBORDER=\"0\" "
                           "CELLSPACING=\"0\" CELLPADDING=\"1\"><TR><TD "
                           "ALIGN=\"LEFT\" WIDTH=\"200\">");
  quoth_label_small(out, quoth_canvas_colour(c, QUOTH_COLOUR_INTERVIEWER), 8,
                    true, true,
                    question->speaker == QUOTH_NONE
                        ? quoth_text_of("question")
                        : c->view->nodes[question->speaker].label);
  quoth_buffer_string(out, "</TD></TR><TR><TD ALIGN=\"LEFT\" "
                           "BALIGN=\"LEFT\">");
  quoth_flow flow = {.out = out,
                     .theme = c->options->theme,
                     .size = 11,
                     .width = QUESTION - 22,
                     .most = 8,
                     .line = "<BR ALIGN=\"LEFT\"/>"};
  quoth_flow_add(&flow, question->words, QUOTH_TYPE_PLAIN);
  quoth_flow_end(&flow);
  quoth_buffer_string(out, "</TD></TR>");
  if (question->claims > drawn) {
    quoth_buffer_clear(&c->text);
    quoth_buffer_string(&c->text, "+");
    quoth_buffer_number(&c->text, question->claims - drawn);
    quoth_buffer_string(&c->text, " more claims answer it");
    quoth_buffer_string(out, "<TR><TD ALIGN=\"LEFT\">");
    quoth_label_small(out, quoth_canvas_colour(c, QUOTH_COLOUR_QUIET), 8, false,
                      false, quoth_buffer_text(&c->text));
    quoth_buffer_string(out, "</TD></TR>");
  }
  quoth_buffer_string(out, "</TABLE>");
  return 34 + 13.5 * flow.lines + (question->claims > drawn ? 11 : 0);
}

static Agnode_t *draw_question(quoth_canvas *c, uint32_t index, uint32_t drawn,
                               double y, double *height) {
  *height = question_label(c, index, drawn);
  Agnode_t *node = quoth_canvas_node(c, 'q', index + 1);
  quoth_canvas_set_label(c, node);
  quoth_canvas_set(node, "shape", "box");
  quoth_canvas_set(node, "style", "filled");
  quoth_canvas_set(node, "margin", "0.06,0.03");
  quoth_canvas_set(node, "fillcolor",
                   quoth_canvas_colour(c, QUOTH_COLOUR_ASKING));
  quoth_canvas_set(node, "color",
                   quoth_canvas_colour(c, QUOTH_COLOUR_INTERVIEWER));
  quoth_canvas_set(node, "penwidth", "1.4");
  quoth_canvas_set(node, "class", "question");
  quoth_canvas_set_text(c, node, "tooltip", c->view->questions[index].words);
  quoth_canvas_place(node, QUESTION / 2.0, y + *height / 2, QUESTION, *height);
  return node;
}

static void join(quoth_canvas *c, Agnode_t *from, Agnode_t *to) {
  Agedge_t *edge = agedge(c->graph, from, to, NULL, 1);
  char id[48];
  snprintf(id, sizeof id, "%.32s_l%lu",
           c->options->name ? c->options->name : "answers",
           (unsigned long)++c->serial);
  quoth_canvas_set(edge, "id", id);
  quoth_canvas_set(edge, "color", quoth_canvas_colour(c, QUOTH_COLOUR_LINE));
  quoth_canvas_set(edge, "penwidth", "1.1");
  quoth_canvas_set(edge, "arrowhead", "none");
  quoth_canvas_set(edge, "tailport", "e");
  quoth_canvas_set(edge, "headport", "w");
}

/* The chosen claims [begin, end) answer one question. Returns the height. */
static double draw_block(quoth_canvas *c, uint32_t begin, uint32_t end,
                         double y) {
  const uint32_t question = c->view->claims[c->chosen[begin]].question;
  double height, at = y;
  Agnode_t *asked = draw_question(c, question, end - begin, y, &height);
  for (uint32_t i = begin; i < end; i++) {
    const double own = quoth_canvas_card_label(c, c->chosen[i], CARD);
    join(c, asked,
         quoth_canvas_card(c, c->chosen[i], QUESTION + ROOM, at, CARD, own));
    at += own + GAP;
  }
  return (at - y - GAP > height ? at - y - GAP : height) + 2 * GAP;
}

/* Sorted by question (the text's order), and at most `most` for each. */
static void group(quoth_canvas *c, uint32_t most) {
  const quoth_view *view = c->view;
  for (uint32_t i = 1; i < c->chosen_count; i++) {
    const uint32_t claim = c->chosen[i];
    uint32_t k = i;
    for (; k > 0 && view->claims[c->chosen[k - 1]].question >
                        view->claims[claim].question;
         k--) {
      c->chosen[k] = c->chosen[k - 1];
    }
    c->chosen[k] = claim;
  }
  uint32_t kept = 0, run = 0, last = QUOTH_NONE;
  for (uint32_t i = 0; i < c->chosen_count; i++) {
    const uint32_t question = view->claims[c->chosen[i]].question;
    run = question == last ? run + 1 : 0;
    last = question;
    if (run < most) {
      c->chosen[kept++] = c->chosen[i];
    }
  }
  c->chosen_count = kept;
}

quoth_status quoth_diagram_answers(quoth_canvas *c) {
  const uint32_t limit = c->options->limit;
  QUOTH_TRY(quoth_canvas_choose(c, limit ? limit : DEFAULT_LIMIT * 2,
                                answers_something));
  group(c, limit ? limit : MOST_ANSWERS);
  if (!limit && c->chosen_count > DEFAULT_LIMIT) {
    c->chosen_count = DEFAULT_LIMIT;
  }
  double y = 0;
  for (uint32_t begin = 0, end; begin < c->chosen_count; begin = end) {
    for (end = begin + 1; end < c->chosen_count &&
                          c->view->claims[c->chosen[end]].question ==
                              c->view->claims[c->chosen[begin]].question;
         end++) {
    }
    y += draw_block(c, begin, end, y);
  }
  if (!c->chosen_count) {
    quoth_buffer_clear(&c->label);
    quoth_label_small(&c->label, quoth_canvas_colour(c, QUOTH_COLOUR_QUIET), 11,
                      false, false,
                      quoth_text_of("no claim answers a question"));
    quoth_canvas_text(c, 0, 0, QUESTION, 30);
  }
  if (!c->options->embedded) {
    quoth_canvas_place_legend(c, 0, y, QUESTION + ROOM + CARD);
    quoth_buffer_clear(&c->label);
    quoth_canvas_title(c, "Questions, and the claims that answer them",
                       "border = how it was said \xc2\xb7 number = claim in "
                       "the text");
    quoth_canvas_set_label(c, c->graph);
  }
  return QUOTH_OK;
}
