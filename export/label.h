/* label.h - wrapped text in Graphviz's HTML-like labels (private to export).
 *
 * A flow lays words out in lines by the widths of Helvetica, which Arial and
 * Liberation Sans share, and writes them with their type styles. */
#ifndef QUOTH_EXPORT_LABEL_H
#define QUOTH_EXPORT_LABEL_H

#include "export/style.h"
#include "model/buffer.h"

typedef enum {
  QUOTH_TYPE_PLAIN,
  QUOTH_TYPE_BOLD,
  QUOTH_TYPE_ITALIC, /* quiet italics: verbs, phrases, hedges */
  QUOTH_TYPE_NOT,    /* bold, in the colour of denial */
  QUOTH_TYPE_QUIET,
  QUOTH_TYPE_COUNT
} quoth_type_style;

typedef struct {
  quoth_buffer *out;
  quoth_theme theme;
  double size;      /* points */
  double width;     /* of a line, in points */
  uint32_t most;    /* lines; the rest becomes "…" */
  const char *line; /* line break: "<BR/>" or "<BR ALIGN=\"LEFT\"/>" */
  /* state, zero at first */
  double at, widest;
  uint32_t lines;
  int open; /* type style + 1 of the run being written */
  bool cut;
} quoth_flow;

/* Adds the words of `text`; a word longer than a line is broken. */
void quoth_flow_add(quoth_flow *flow, quoth_text text, quoth_type_style style);

/* Closes the last line. */
void quoth_flow_end(quoth_flow *flow);

/* Character data of a label: & < > and quotes as references, control
 * characters as spaces; what XML or a reader cannot use is left out. */
void quoth_label_text(quoth_buffer *out, quoth_text text);

/* <FONT …> … </FONT> around `text`; `bold` or not; upper case on request. */
void quoth_label_small(quoth_buffer *out, const char *colour, unsigned size,
                       bool bold, bool upper, quoth_text text);

/* The beginning of `text` that is at most `width` points wide. */
quoth_text quoth_label_cut(quoth_text text, double size, bool bold,
                           double width);

/* Width of `text` in points. */
double quoth_label_width(quoth_text text, double size, bool bold);

#endif
