#include "export/style.h"

/* Light and dark; contrast of text on each is at least 6.1 to 1. */
static const char *const colours[QUOTH_COLOUR_COUNT][2] = {
    [QUOTH_COLOUR_PAGE] = {"#ffffff", "#14171a"},
    [QUOTH_COLOUR_INK] = {"#1b1f24", "#e8eaed"},
    [QUOTH_COLOUR_TYPE] = {"#454c54", "#c3c9d0"},
    [QUOTH_COLOUR_QUIET] = {"#57606a", "#a9b1ba"},
    [QUOTH_COLOUR_HAIRLINE] = {"#d0d7de", "#3d444e"},
    [QUOTH_COLOUR_PANEL] = {"#f6f8fa", "#1c2126"},
    [QUOTH_COLOUR_LINE] = {"#3d444d", "#aeb6bf"},
    [QUOTH_COLOUR_DENIED] = {"#a33a00", "#ff9a5c"},
    [QUOTH_COLOUR_WILL] = {"#0061a8", "#6cb8ff"},
    [QUOTH_COLOUR_WISH] = {"#8e3a6b", "#f0a6cf"},
    [QUOTH_COLOUR_IF] = {"#6b6200", "#e8dc4a"},
    [QUOTH_COLOUR_AGREE] = {"#00694d", "#2fc79a"},
    [QUOTH_COLOUR_GUEST] = {"#005a8c", "#56b4e9"},
    [QUOTH_COLOUR_INTERVIEWER] = {"#6b4e00", "#e6b450"},
    [QUOTH_COLOUR_ASKING] = {"#f6f1e4", "#35301f"},
    [QUOTH_COLOUR_PERSON] = {"#cbe0f3", "#10324a"},
    [QUOTH_COLOUR_ORGANISATION] = {"#b9e0d0", "#0b3a2c"},
    [QUOTH_COLOUR_ARTEFACT] = {"#f7d79b", "#45300a"},
    [QUOTH_COLOUR_IDEA] = {"#faedf4", "#42213a"},
    [QUOTH_COLOUR_WHERE] = {"#edf7fd", "#123a50"},
    [QUOTH_COLOUR_VALUE] = {"#fbfae0", "#39360c"},
    [QUOTH_COLOUR_PERSON_LINE] = {"#005a8c", "#56b4e9"},
    [QUOTH_COLOUR_ORGANISATION_LINE] = {"#00694d", "#2fc79a"},
    [QUOTH_COLOUR_ARTEFACT_LINE] = {"#8f5f00", "#e69f00"},
    [QUOTH_COLOUR_IDEA_LINE] = {"#8e3a6b", "#f0a6cf"},
    [QUOTH_COLOUR_WHERE_LINE] = {"#1f6e9c", "#7cc7f0"},
    [QUOTH_COLOUR_VALUE_LINE] = {"#6b6200", "#e8dc4a"},
};

/* On paper fills are white and lines are ink, but greys stay grey. */
static const char *print_colour(quoth_colour colour) {
  switch (colour) {
  case QUOTH_COLOUR_PAGE:
  case QUOTH_COLOUR_PANEL:
  case QUOTH_COLOUR_ASKING:
  case QUOTH_COLOUR_PERSON:
  case QUOTH_COLOUR_ORGANISATION:
  case QUOTH_COLOUR_ARTEFACT:
  case QUOTH_COLOUR_IDEA:
  case QUOTH_COLOUR_WHERE:
  case QUOTH_COLOUR_VALUE:
    return "#ffffff";
  case QUOTH_COLOUR_TYPE:
  case QUOTH_COLOUR_QUIET:
  case QUOTH_COLOUR_HAIRLINE:
    return colours[colour][0];
  default:
    return "#1b1f24";
  }
}

const char *quoth_colour_of(quoth_theme theme, quoth_colour colour) {
  return theme == QUOTH_THEME_PRINT ? print_colour(colour)
                                    : colours[colour][theme];
}

static const quoth_look_style looks[QUOTH_LOOK_COUNT] = {
    [QUOTH_LOOK_PERSON] = {"person", "person, role", "ellipse", "filled",
                           "0.10,0.04", QUOTH_COLOUR_PERSON,
                           QUOTH_COLOUR_PERSON_LINE},
    [QUOTH_LOOK_ORGANISATION] = {"organisation", "organisation", "box",
                                 "filled", "0.13,0.06",
                                 QUOTH_COLOUR_ORGANISATION,
                                 QUOTH_COLOUR_ORGANISATION_LINE},
    [QUOTH_LOOK_ARTEFACT] = {"artefact", "product, model, work", "box",
                             "filled,rounded", "0.13,0.06",
                             QUOTH_COLOUR_ARTEFACT, QUOTH_COLOUR_ARTEFACT_LINE},
    [QUOTH_LOOK_IDEA] = {"idea", "technology, concept", "hexagon", "filled",
                         "0,0.01", QUOTH_COLOUR_IDEA, QUOTH_COLOUR_IDEA_LINE},
    [QUOTH_LOOK_WHERE] = {"where", "place, event", "tab", "filled", "0.13,0.06",
                          QUOTH_COLOUR_WHERE, QUOTH_COLOUR_WHERE_LINE},
    [QUOTH_LOOK_VALUE] = {"value", "date, money, quantity", "note", "filled",
                          "0.13,0.06", QUOTH_COLOUR_VALUE,
                          QUOTH_COLOUR_VALUE_LINE},
    [QUOTH_LOOK_PHRASE] = {"phrase", "other words", "plaintext", "",
                           "0.04,0.02", QUOTH_COLOUR_PAGE, QUOTH_COLOUR_QUIET},
};

const quoth_look_style *quoth_look_style_of(uint8_t look) {
  return &looks[look < QUOTH_LOOK_COUNT ? look : QUOTH_LOOK_PHRASE];
}

static const quoth_manner_style manners[QUOTH_MANNER_COUNT] = {
    [QUOTH_MANNER_ASSERTED] = {"asserted", "", "STATED", "stated as fact",
                               "solid", "normal", "1.5", QUOTH_COLOUR_LINE},
    [QUOTH_MANNER_HEDGED] = {"hedged", "maybe:", "MAYBE", "hedged", "dashed",
                             "normal", "1.3", QUOTH_COLOUR_LINE},
    [QUOTH_MANNER_PREDICTED] = {"predicted", "will:", "WILL", "predicted",
                                "dashed", "vee", "1.5", QUOTH_COLOUR_WILL},
    [QUOTH_MANNER_DESIRED] = {"desired", "wish:", "WISH", "wished for",
                              "dotted", "odiamond", "1.7", QUOTH_COLOUR_WISH},
    [QUOTH_MANNER_HYPOTHETICAL] = {"hypothetical", "if:", "IF", "hypothetical",
                                   "dotted", "empty", "1.6", QUOTH_COLOUR_IF},
    [QUOTH_MANNER_REPORTED] = {"reported", "said:", "SAID", "reported speech",
                               "solid", "normal", "1.1", QUOTH_COLOUR_LINE},
};

const quoth_manner_style *quoth_manner_style_of(uint8_t manner) {
  return &manners[manner < QUOTH_MANNER_COUNT ? manner : 0];
}

static void rule(FILE *out, const char *scope, const char *property,
                 const char *from, const char *to) {
  fprintf(out, "%s [%s=\"%s\"]{%s:%s}", scope, property, from, property, to);
}

void quoth_style_svg_css(FILE *out, quoth_theme theme, const char *scope) {
  for (int i = 0; i < QUOTH_COLOUR_COUNT; i++) {
    const char *light = colours[i][0];
    const char *target = quoth_colour_of(theme, (quoth_colour)i);
    bool seen = strcmp(light, target) == 0;
    for (int k = 0; k < i && !seen; k++) {
      seen = strcmp(colours[k][0], light) == 0;
    }
    if (!seen) {
      rule(out, scope, "fill", light, target);
      rule(out, scope, "stroke", light, target);
    }
  }
  /* Graphviz leaves black out: text without a colour is ink. */
  fprintf(out, "%s text:not([fill]){fill:%s}", scope,
          quoth_colour_of(theme, QUOTH_COLOUR_INK));
}
