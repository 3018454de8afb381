/* style.h - the visual language, in one place.
 *
 * Fill and shape say what a thing is; line says how a claim was said; nothing
 * is said by colour alone. Hues are Okabe-Ito's, darkened for lines; tints
 * differ in lightness so that they stay apart for the colour-blind. */
#ifndef QUOTH_EXPORT_STYLE_H
#define QUOTH_EXPORT_STYLE_H

#include "export/view.h"

#include <stdio.h>

typedef enum {
  QUOTH_THEME_LIGHT,
  QUOTH_THEME_DARK,
  QUOTH_THEME_PRINT
} quoth_theme;

typedef enum {
  QUOTH_COLOUR_PAGE,
  QUOTH_COLOUR_INK,
  QUOTH_COLOUR_TYPE,     /* the small word above a name */
  QUOTH_COLOUR_QUIET,    /* numbers, notes */
  QUOTH_COLOUR_HAIRLINE, /* frames */
  QUOTH_COLOUR_PANEL,    /* behind groups */
  QUOTH_COLOUR_LINE,     /* stated claims */
  QUOTH_COLOUR_DENIED,   /* denial and contradiction only */
  QUOTH_COLOUR_WILL,
  QUOTH_COLOUR_WISH,
  QUOTH_COLOUR_IF,
  QUOTH_COLOUR_AGREE,
  QUOTH_COLOUR_GUEST,       /* name of a speaker who answers */
  QUOTH_COLOUR_INTERVIEWER, /* name of one who asks */
  QUOTH_COLOUR_ASKING,      /* fill of an interviewer's card */
  QUOTH_COLOUR_PERSON,
  QUOTH_COLOUR_ORGANISATION,
  QUOTH_COLOUR_ARTEFACT,
  QUOTH_COLOUR_IDEA,
  QUOTH_COLOUR_WHERE,
  QUOTH_COLOUR_VALUE,
  QUOTH_COLOUR_PERSON_LINE,
  QUOTH_COLOUR_ORGANISATION_LINE,
  QUOTH_COLOUR_ARTEFACT_LINE,
  QUOTH_COLOUR_IDEA_LINE,
  QUOTH_COLOUR_WHERE_LINE,
  QUOTH_COLOUR_VALUE_LINE,
  QUOTH_COLOUR_COUNT
} quoth_colour;

/* "#rrggbb" in lower case, static. */
const char *quoth_colour_of(quoth_theme theme, quoth_colour colour);

/* How a family of things is drawn. */
typedef struct {
  const char *name;  /* CSS class: "organisation" */
  const char *words; /* in the legend: "product, model, work" */
  const char *shape, *style, *margin; /* Graphviz */
  quoth_colour fill, line;
} quoth_look_style;

const quoth_look_style *quoth_look_style_of(uint8_t look);

/* How a claim's line is drawn. */
typedef struct {
  const char *name;    /* CSS class: "hedged" */
  const char *word;    /* before the verb: "maybe:"; empty for stated */
  const char *card;    /* on a card: "MAYBE" */
  const char *legend;  /* "hedged" */
  const char *dash;    /* Graphviz style: solid, dashed, dotted */
  const char *head;    /* arrowhead */
  const char *width;   /* penwidth */
  quoth_colour colour; /* of the line, unless denied */
} quoth_manner_style;

const quoth_manner_style *quoth_manner_style_of(uint8_t manner);

/* Writes CSS rules that give a light SVG its dark and its print colours:
 * `.scope [fill="#cbe0f3"]{fill:#10324a}` and so on. */
void quoth_style_svg_css(FILE *out, quoth_theme theme, const char *scope);

#endif
