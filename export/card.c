/* Titles, legends and cards: the furniture of diagrams. */
#include "export/canvas.h"

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

static void subtitle(quoth_canvas *c, const char *note) {
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
    quoth_text title =
        document->title.size ? document->title : document->source;
    quoth_buffer_string(&c->label, " \xc2\xb7 ");
    if (title.size > 90) {
      title.size = 90;
      while (title.size &&
             ((unsigned char)title.at[title.size] & 0xc0) == 0x80) {
        title.size--;
      }
    }
    quoth_label_text(&c->label, title);
  } else if (view->document_count > 1) {
    quoth_buffer_string(&c->label, " \xc2\xb7 ");
    number(&c->label, view->document_count);
    quoth_buffer_string(&c->label, " documents");
  }
  quoth_buffer_string(&c->label, "</FONT>");
  if (*note) {
    quoth_buffer_string(&c->label, "<BR ALIGN=\"LEFT\"/>");
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

/* A line of the manner, drawn as a cell's edge, with its arrowhead. */
static void legend_line(quoth_canvas *c, const char *dash, const char *colour,
                        const char *head, bool twice, const char *word,
                        const char *words) {
  quoth_buffer *out = &c->label;
  quoth_buffer_string(out, "<TD ALIGN=\"LEFT\"><TABLE BORDER=\"0\" "
                           "CELLSPACING=\"0\" CELLPADDING=\"0\"><TR><TD>"
                           "<TABLE BORDER=\"0\" CELLSPACING=\"0\" "
                           "CELLPADDING=\"0\"><TR><TD FIXEDSIZE=\"TRUE\" "
                           "WIDTH=\"34\" HEIGHT=\"6\"></TD></TR><TR><TD");
  attribute(out, "BORDER", "2");
  attribute(out, "SIDES", twice ? "TB" : "T");
  attribute(out, "STYLE",
            strcmp(dash, "solid") == 0    ? "SOLID"
            : strcmp(dash, "dashed") == 0 ? "DASHED"
                                          : "DOTTED");
  attribute(out, "COLOR", colour);
  quoth_buffer_string(out, " FIXEDSIZE=\"TRUE\" WIDTH=\"34\" HEIGHT=\"6\">"
                           "</TD></TR></TABLE></TD><TD>");
  quoth_label_small(out, colour, 9, true, false, quoth_text_of(head));
  quoth_buffer_string(out, "&#160;</TD><TD>");
  if (*word) {
    quoth_label_small(out, colour, 9, true, false, quoth_text_of(word));
    quoth_buffer_string(out, "&#160;");
  }
  legend_words(c, words);
  quoth_buffer_string(out, "</TD></TR></TABLE></TD>");
}

static void legend_manner(quoth_canvas *c, uint8_t manner) {
  const quoth_manner_style *style = quoth_manner_style_of(manner);
  legend_line(c, style->dash, quoth_canvas_colour(c, style->colour),
              head_glyph(style->head), manner == QUOTH_MANNER_REPORTED,
              style->word, style->legend);
}

/* Cells in rows, with the widths that columns come to. */
struct legend {
  quoth_canvas *c;
  uint32_t cells, columns;
  double widths[4];
};

static void next_cell(struct legend *legend, double width) {
  const uint32_t column = legend->cells % legend->columns;
  if (legend->cells && column == 0) {
    quoth_buffer_string(&legend->c->label, "</TR><TR>");
  }
  if (width > legend->widths[column]) {
    legend->widths[column] = width;
  }
  legend->cells++;
}

static double total_width(const struct legend *legend) {
  double width = 5;
  for (uint32_t i = 0; i < legend->columns; i++) {
    width += legend->widths[i] > 0 ? legend->widths[i] + 7 : 0;
  }
  return width;
}

static double words_width(const char *word, const char *words) {
  return quoth_label_width(quoth_text_of(word), 9, true) +
         quoth_label_width(quoth_text_of(words), 9, false) + 8;
}

double quoth_canvas_legend(quoth_canvas *c, bool things, double width) {
  enum { LINE = 46 };
  struct legend legend = {.c = c, .columns = width < 500 ? 3 : 4};
  quoth_buffer *out = &c->label;
  quoth_buffer_string(out, "<TABLE BORDER=\"0\" CELLBORDER=\"0\" "
                           "CELLSPACING=\"5\" CELLPADDING=\"1\"><TR>");
  for (uint8_t i = 0; i < QUOTH_LOOK_COUNT && things; i++) {
    if (c->looks[i]) {
      next_cell(&legend, words_width("", quoth_look_style_of(i)->words) + 4);
      legend_look(c, i);
    }
  }
  for (uint8_t i = 0; i < QUOTH_MANNER_COUNT; i++) {
    if (c->manners[i]) {
      const quoth_manner_style *style = quoth_manner_style_of(i);
      next_cell(&legend, LINE + words_width(style->word, style->legend));
      legend_manner(c, i);
    }
  }
  if (c->denied) {
    next_cell(&legend, LINE + words_width("NOT", "denied"));
    legend_line(c, "solid", quoth_canvas_colour(c, QUOTH_COLOUR_DENIED),
                "\xe2\x96\xb6|", false, "NOT", "denied");
  }
  quoth_buffer_string(out, legend.cells ? "</TR></TABLE>"
                                        : "<TD></TD></TR></TABLE>");
  return total_width(&legend);
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
  if (claim->time.size) {
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
