/* The page's style sheet: report.css with the colours and the filters. */
#include "export/report_parts.h"

/* Names of colours for the sheet. */
static const struct {
  const char *name;
  quoth_colour colour;
} variables[] = {
    {"bg", QUOTH_COLOUR_PAGE},         {"ink", QUOTH_COLOUR_INK},
    {"mute", QUOTH_COLOUR_QUIET},      {"line", QUOTH_COLOUR_HAIRLINE},
    {"panel", QUOTH_COLOUR_PANEL},     {"said", QUOTH_COLOUR_LINE},
    {"neg", QUOTH_COLOUR_DENIED},      {"will", QUOTH_COLOUR_WILL},
    {"wish", QUOTH_COLOUR_WISH},       {"if", QUOTH_COLOUR_IF},
    {"agree", QUOTH_COLOUR_AGREE},     {"guest", QUOTH_COLOUR_GUEST},
    {"asks", QUOTH_COLOUR_INTERVIEWER}};

static void put_variables(FILE *out, quoth_theme theme) {
  fputs(":root{", out);
  for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
    fprintf(out, "--%s:%s;", variables[i].name,
            quoth_colour_of(theme, variables[i].colour));
  }
  fputs("}", out);
}

/* Tint and outline of entities in the text. */
static void put_looks(FILE *out, quoth_theme theme) {
  for (uint8_t i = 0; i < QUOTH_LOOK_PHRASE; i++) {
    const quoth_look_style *style = quoth_look_style_of(i);
    fprintf(out, ".e.%.1s{background:%s;border-color:%s}", style->name,
            quoth_colour_of(theme, style->fill),
            quoth_colour_of(theme, style->line));
  }
}

/* What a box in this state hides: rows go, marks and drawn claims fade. */
static void put_filter(FILE *out, const char *box, const char *state,
                       const char *marked, const char *drawn) {
  fprintf(out,
          "body:has(#f-%s:%s) u%s{text-decoration:none;opacity:.55}"
          "body:has(#f-%s:%s) tr[id]%s{display:none}",
          box, state, marked, box, state, marked);
  if (drawn) {
    fprintf(out, "body:has(#f-%s:%s) svg .claim.%s{opacity:.12}", box, state,
            drawn);
  }
}

static void put_speaker_filters(FILE *out, const quoth_pages *report) {
  static const char off[] = "not(:checked)";
  char name[16], class_name[20], drawn[20];
  for (uint32_t i = 1;
       i <= report->speaker_count && i <= QUOTH_PAGES_SPEAKERS + 1; i++) {
    snprintf(name, sizeof name, "s%lu", (unsigned long)i);
    snprintf(class_name, sizeof class_name, ".%s", name);
    snprintf(drawn, sizeof drawn, "sp%lu",
             (unsigned long)report->speakers[i - 1] + 1);
    put_filter(out, name, off, class_name, drawn);
    fprintf(out,
            "body:has(#f-%s:%s) .turn.%s u{text-decoration:none;opacity:.55}",
            name, off, name);
  }
}

static void put_filters(FILE *out, const quoth_pages *report) {
  static const char *const bands[] = {".b0", ".b1", ":not(.b0,.b1,.b3)"};
  static const char off[] = "not(:checked)";
  char class_name[20], box[16];
  put_speaker_filters(out, report);
  put_filter(out, "asserted", off, ":not(.hed,.pre,.des,.hyp,.rep)",
             "asserted");
  for (uint8_t i = 1; i < QUOTH_MANNER_COUNT; i++) {
    snprintf(class_name, sizeof class_name, ".%.3s", quoth_manner_word(i));
    put_filter(out, quoth_manner_word(i), off, class_name,
               quoth_manner_word(i));
  }
  put_filter(out, "affirmed", off, ":not(.neg)", "affirmed");
  put_filter(out, "negated", off, ".neg", "negated");
  for (int i = 1; i <= 3; i++) { /* #f-b2 hides bands 0 and 1 */
    snprintf(box, sizeof box, "b%d", i);
    for (int k = 0; k < i; k++) {
      put_filter(out, box, "checked", bands[k], NULL);
    }
  }
  if (report->alone) {
    put_filter(out, "alone", off, ".x", NULL);
    put_filter(out, "shared", off, ":not(.x)", NULL);
  }
}

void quoth_page_css(FILE *out, const quoth_pages *report) {
  put_variables(out, QUOTH_THEME_LIGHT);
  fputs("@media screen and (prefers-color-scheme:dark){", out);
  put_variables(out, QUOTH_THEME_DARK);
  fputs("}", out);
  fwrite(quoth_report_css, 1, quoth_report_css_size, out);
  put_looks(out, QUOTH_THEME_LIGHT);
  fputs("@media screen and (prefers-color-scheme:dark){", out);
  put_looks(out, QUOTH_THEME_DARK);
  quoth_style_svg_css(out, QUOTH_THEME_DARK, "figure svg");
  fputs("}@media print{", out);
  put_looks(out, QUOTH_THEME_PRINT);
  quoth_style_svg_css(out, QUOTH_THEME_PRINT, "figure svg");
  fputs("}", out);
  if (report) {
    put_filters(out, report);
  }
}
