/* Titles, legends and cards: the furniture of diagrams. */
#include "bridge/canvas.h"

static void number(quoth_buffer *out, uint32_t value) {
  quoth_buffer_number(out, value);
}

/* ---- title ---- */

static void add_quiet(quoth_canvas *c, unsigned size) {
  quoth_buffer_string(&c->label, "<FONT POINT-SIZE=\"");
  quoth_buffer_number(&c->label, size);
  quoth_buffer_string(&c->label, "\" COLOR=\"");
  quoth_buffer_string(&c->label, quoth_canvas_colour(c, QUOTH_COLOUR_QUIET));
  quoth_buffer_string(&c->label, "\">");
}

/* Lines of one label stand close. */
static void small_gap(quoth_canvas *c) {
  quoth_buffer_string(&c->label,
                      "<FONT POINT-SIZE=\"3\"> </FONT><BR ALIGN=\"LEFT\"/>");
}

static void subtitle(quoth_canvas *c, const char *note) {
  enum { TITLE = 300 };
  const quoth_view *view = c->view;
  add_quiet(c, 10);
  number(&c->label, c->chosen_count);
  quoth_buffer_string(&c->label, " of ");
  number(&c->label, c->passing);
  quoth_buffer_string(&c->label, c->passing == 1 ? " claim" : " claims");
  if (c->passing < view->claim_count) {
    quoth_buffer_string(&c->label, " that match, of ");
    number(&c->label, view->claim_count);
  }
  const uint32_t only = c->options->filter.document;
  if (view->document_count == 1 || only != QUOTH_NONE) {
    const quoth_view_document *document =
        &view->documents[only == QUOTH_NONE ? 0 : only];
    const quoth_text title = quoth_document_name(document);
    const quoth_text shown = quoth_label_cut(title, 10, false, TITLE);
    quoth_buffer_string(&c->label, " \xc2\xb7 ");
    quoth_label_text(&c->label, shown);
    quoth_buffer_string(&c->label,
                        shown.size < title.size ? "\xe2\x80\xa6" : "");
  } else if (view->document_count > 1) {
    quoth_buffer_string(&c->label, " \xc2\xb7 ");
    number(&c->label, view->document_count);
    quoth_buffer_string(&c->label, " documents");
  }
  quoth_buffer_string(&c->label, "</FONT>");
  if (*note) {
    quoth_buffer_string(&c->label, "<BR ALIGN=\"LEFT\"/>");
    small_gap(c);
    add_quiet(c, 9);
    quoth_buffer_string(&c->label, note);
    quoth_buffer_string(&c->label, "</FONT>");
  }
  quoth_buffer_string(&c->label, "<BR ALIGN=\"LEFT\"/>");
}

void quoth_canvas_title(quoth_canvas *c, const char *title, const char *note) {
  quoth_label_small(&c->label, quoth_canvas_colour(c, QUOTH_COLOUR_INK), 15,
                    true, false, quoth_text_of(title));
  quoth_buffer_string(&c->label, "<BR ALIGN=\"LEFT\"/>");
  small_gap(c);
  subtitle(c, note);
  quoth_buffer_string(&c->label, "<FONT POINT-SIZE=\"6\"> </FONT>"
                                 "<BR ALIGN=\"LEFT\"/>");
}

/* ---- legend ---- */

static void attribute(quoth_buffer *out, const char *name, const char *value) {
  quoth_buffer_char(out, ' ');
  quoth_buffer_string(out, name);
  quoth_buffer_string(out, "=\"");
  quoth_buffer_string(out, value);
  quoth_buffer_char(out, '"');
}

static void legend_words(quoth_canvas *c, const char *words) {
  quoth_label_small(&c->label, quoth_canvas_colour(c, QUOTH_COLOUR_INK), 9,
                    false, false, quoth_text_of(words));
}

static void legend_look(quoth_canvas *c, uint8_t look) {
  const quoth_look_style *style = quoth_look_style_of(look);
  quoth_buffer *out = &c->label;
  quoth_buffer_string(out, "<TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" "
                           "CELLSPACING=\"0\" CELLPADDING=\"3\"><TR><TD");
  attribute(out, "BORDER", look == QUOTH_LOOK_PHRASE ? "0" : "1");
  attribute(out, "BGCOLOR", quoth_canvas_colour(c, style->fill));
  attribute(out, "COLOR", quoth_canvas_colour(c, style->line));
  if (look == QUOTH_LOOK_ARTEFACT || look == QUOTH_LOOK_PERSON) {
    attribute(out, "STYLE", "ROUNDED");
  }
  quoth_buffer_string(out, ">");
  legend_words(c, style->words);
  quoth_buffer_string(out, "</TD></TR></TABLE></TD>");
}

static const char *head_glyph(const char *head) {
  return strcmp(head, "vee") == 0        ? ">"
         : strcmp(head, "odiamond") == 0 ? "\xe2\x97\x87"
         : strcmp(head, "empty") == 0    ? "\xe2\x96\xb7"
                                         : "\xe2\x96\xb6";
}

/* How a claim is drawn: in the entities view a line with its head, else the
 * border of a card. */
struct mark {
  const char *dash, *width, *colour, *head, *word, *words;
  bool twice;
};

static void border(quoth_buffer *out, const struct mark *mark,
                   const char *sides, unsigned width, unsigned height) {
  attribute(out, "BORDER", mark->width);
  attribute(out, "SIDES", sides);
  attribute(out, "STYLE",
            strcmp(mark->dash, "solid") == 0    ? "SOLID"
            : strcmp(mark->dash, "dashed") == 0 ? "DASHED"
                                                : "DOTTED");
  attribute(out, "COLOR", mark->colour);
  quoth_buffer_string(out, " FIXEDSIZE=\"TRUE\" WIDTH=\"");
  quoth_buffer_number(out, width);
  quoth_buffer_string(out, "\" HEIGHT=\"");
  quoth_buffer_number(out, height);
  quoth_buffer_string(out, "\"></TD></TR></TABLE></TD>");
}

static void legend_mark(quoth_canvas *c, const struct mark *mark) {
  quoth_buffer *out = &c->label;
  const bool lines = c->options->kind == QUOTH_DRAW_ENTITIES;
  quoth_buffer_string(out, "<TD><TABLE CELLPADDING=\"0\"");
  attribute(out, "BORDER", !lines && mark->twice ? "1" : "0");
  attribute(out, "CELLSPACING", !lines && mark->twice ? "2" : "0");
  attribute(out, "COLOR", mark->colour);
  quoth_buffer_string(out, "><TR><TD");
  if (lines) {
    quoth_buffer_string(out, " FIXEDSIZE=\"TRUE\" WIDTH=\"34\" HEIGHT=\"6\">"
                             "</TD></TR><TR><TD");
    border(out, mark, mark->twice ? "TB" : "T", 34, 6);
  } else if (mark->twice) {
    border(out, mark, "LTRB", 24, 8);
  } else {
    border(out, mark, "LTRB", 30, 14);
  }
  if (*mark->head) {
    quoth_buffer_string(out, "<TD ALIGN=\"LEFT\">");
    quoth_label_small(out, mark->colour, 9, true, false,
                      quoth_text_of(mark->head));
    quoth_buffer_string(out, "</TD>");
  }
  quoth_buffer_string(out, "<TD ALIGN=\"LEFT\">");
  if (*mark->word) {
    quoth_label_small(out, mark->colour, 9, true, false,
                      quoth_text_of(mark->word));
    quoth_buffer_string(out, "&#160;");
  }
  legend_words(c, mark->words);
  quoth_buffer_string(out, "&#160;&#160;&#160;</TD>");
}

static void legend_manner(quoth_canvas *c, uint8_t manner) {
  const quoth_manner_style *style = quoth_manner_style_of(manner);
  const bool lines = c->options->kind == QUOTH_DRAW_ENTITIES;
  legend_mark(
      c, &(struct mark){
             .dash = style->dash,
             .width = !lines && manner == QUOTH_MANNER_REPORTED ? "1" : "2",
             .colour = quoth_canvas_colour(c, style->colour),
             .head = lines ? head_glyph(style->head) : "",
             .word = lines || !manner ? style->word : style->card,
             .words = style->legend,
             .twice = manner == QUOTH_MANNER_REPORTED});
}

static void legend_denied(quoth_canvas *c) {
  const bool lines = c->options->kind == QUOTH_DRAW_ENTITIES;
  legend_mark(
      c, &(struct mark){.dash = "solid",
                        .width = lines ? "2" : "3",
                        .colour = quoth_canvas_colour(c, QUOTH_COLOUR_DENIED),
                        .head = lines ? "\xe2\x96\xb6|" : "",
                        .word = "NOT",
                        .words = "denied"});
}

/* Begins a new row of the legend after every `columns` cells. */
static void next_cell(quoth_canvas *c, uint32_t *cells, uint32_t columns) {
  if (*cells && *cells % columns == 0) {
    quoth_buffer_string(&c->label, "</TR><TR>");
  }
  ++*cells;
}

static void legend_things(quoth_canvas *c, uint32_t columns) {
  uint32_t cells = 0;
  quoth_buffer_string(&c->label, "<TABLE BORDER=\"0\" CELLBORDER=\"0\" "
                                 "CELLSPACING=\"5\" CELLPADDING=\"1\"><TR>");
  for (uint8_t i = 0; i < QUOTH_LOOK_COUNT; i++) {
    if (c->looks[i]) {
      next_cell(c, &cells, columns);
      legend_look(c, i);
    }
  }
  quoth_buffer_string(&c->label,
                      cells ? "</TR></TABLE>" : "<TD></TD></TR></TABLE>");
}

double quoth_canvas_legend(quoth_canvas *c, bool things, double width) {
  enum { CELL = 130 }; /* the longest words, about */
  const uint32_t columns = width < 500 ? 3 : 4;
  uint32_t cells = 0;
  if (things) {
    legend_things(c, columns);
    quoth_buffer_string(&c->label, "</TD></TR><TR><TD ALIGN=\"LEFT\">");
  }
  quoth_buffer_string(&c->label, "<TABLE BORDER=\"0\" CELLBORDER=\"0\" "
                                 "CELLSPACING=\"5\" CELLPADDING=\"1\"><TR>");
  for (uint8_t i = 0; i < QUOTH_MANNER_COUNT; i++) {
    if (c->manners[i]) {
      next_cell(c, &cells, columns);
      legend_manner(c, i);
    }
  }
  if (c->denied) {
    next_cell(c, &cells, columns);
    legend_denied(c);
  }
  quoth_buffer_string(&c->label,
                      cells ? "</TR></TABLE>" : "<TD></TD></TR></TABLE>");
  return (cells < columns ? cells : columns) * (double)CELL;
}

void quoth_canvas_place_legend(quoth_canvas *c, double x, double y,
                               double width) {
  quoth_buffer_clear(&c->label);
  const double own = quoth_canvas_legend(c, false, width);
  quoth_canvas_text(c, x, y, own, 60);
}

/* ---- cards ---- */

static void card_head(quoth_canvas *c, const quoth_view_claim *claim,
                      double width) {
  quoth_buffer *out = &c->label;
  const quoth_manner_style *style = quoth_manner_style_of(claim->manner);
  const quoth_view_node *speaker =
      claim->speaker == QUOTH_NONE ? NULL : &c->view->nodes[claim->speaker];
  const quoth_text name = quoth_label_cut(
      speaker ? speaker->label : quoth_text_of(""), 10, true, width - 70);
  quoth_buffer_string(out, "<TR><TD ALIGN=\"LEFT\" WIDTH=\"");
  quoth_buffer_number(out, (uint64_t)(width - 64));
  quoth_buffer_string(out, "\">");
  quoth_label_small(out,
                    quoth_canvas_colour(c, speaker && speaker->interviewer
                                               ? QUOTH_COLOUR_INTERVIEWER
                                               : QUOTH_COLOUR_GUEST),
                    8, true, true, name.size ? name : quoth_text_of(" "));
  quoth_buffer_string(out, "</TD><TD ALIGN=\"RIGHT\" WIDTH=\"48\">");
  quoth_label_small(out, quoth_canvas_colour(c, style->colour), 8, true, false,
                    quoth_text_of(claim->manner ? style->card : " "));
  quoth_buffer_string(out, "</TD></TR>");
}

static void card_foot(quoth_canvas *c, uint32_t index, double width) {
  const quoth_view_claim *claim = &c->view->claims[index];
  quoth_buffer *out = &c->label;
  quoth_buffer_clear(&c->text);
  quoth_canvas_number(&c->text, index);
  if (claim->time.size && c->options->kind != QUOTH_DRAW_TIMELINE) {
    quoth_buffer_string(&c->text, " \xc2\xb7 ");
    quoth_buffer_add(&c->text, claim->time);
  }
  if (claim->reported_by != QUOTH_NONE) {
    quoth_buffer_string(&c->text, " \xc2\xb7 quoting ");
    quoth_buffer_add(&c->text, c->view->nodes[claim->reported_by].label);
  }
  if (claim->condition.size) {
    quoth_buffer_string(&c->text, " \xc2\xb7 ");
    quoth_buffer_add(&c->text, claim->condition);
  }
  quoth_flow flow = {.out = out,
                     .theme = c->options->theme,
                     .size = 8,
                     .width = width - 14,
                     .most = 1,
                     .line = ""};
  quoth_flow_add(&flow, quoth_buffer_text(&c->text), QUOTH_TYPE_QUIET);
  quoth_flow_end(&flow);
}

double quoth_canvas_card_label(quoth_canvas *c, uint32_t index, double width) {
  quoth_buffer *out = &c->label;
  quoth_buffer_clear(out);
  quoth_buffer_string(out,
                      "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" "
                      "CELLPADDING=\"1\">");
  card_head(c, &c->view->claims[index], width);
  quoth_buffer_string(out, "<TR><TD ALIGN=\"LEFT\" COLSPAN=\"2\" "
                           "BALIGN=\"LEFT\">");
  quoth_flow flow = {.out = out,
                     .theme = c->options->theme,
                     .size = 11,
                     .width = width - 18,
                     .most = 5,
                     .line = "<BR ALIGN=\"LEFT\"/>"};
  quoth_canvas_sentence(c, &flow, &c->view->claims[index]);
  quoth_buffer_string(out, "</TD></TR><TR><TD ALIGN=\"LEFT\" COLSPAN=\"2\">");
  card_foot(c, index, width);
  quoth_buffer_string(out, "</TD></TR></TABLE>");
  return 36 + 13.5 * flow.lines;
}

Agnode_t *quoth_canvas_card(quoth_canvas *c, uint32_t index, double x, double y,
                            double width, double height) {
  const quoth_view_claim *claim = &c->view->claims[index];
  const quoth_manner_style *style = quoth_manner_style_of(claim->manner);
  const bool asks = claim->speaker != QUOTH_NONE &&
                    c->view->nodes[claim->speaker].interviewer;
  char line[48];
  snprintf(line, sizeof line, "filled,rounded,%s", style->dash);
  Agnode_t *node = quoth_canvas_node(c, 'k', index + 1);
  quoth_canvas_set_label(c, node);
  quoth_canvas_set(node, "shape", "box");
  quoth_canvas_set(node, "style", line);
  quoth_canvas_set(node, "margin", "0.05,0.03");
  quoth_canvas_set(
      node, "fillcolor",
      quoth_canvas_colour(c, asks ? QUOTH_COLOUR_ASKING : QUOTH_COLOUR_PAGE));
  quoth_canvas_set(node, "color",
                   quoth_canvas_colour(c, claim->negated ? QUOTH_COLOUR_DENIED
                                                         : style->colour));
  quoth_canvas_set(node, "penwidth", claim->negated ? "2" : style->width);
  if (claim->manner == QUOTH_MANNER_REPORTED) {
    quoth_canvas_set(node, "peripheries", "2");
  }
  quoth_canvas_claim(c, node, index);
  quoth_canvas_place(node, x + width / 2, y + height / 2, width, height);
  return node;
}
