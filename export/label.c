#include "export/label.h"

/* Thousandths of the type size; near enough to Helvetica's metrics. */
static double advance(uint32_t c) {
  if (c < 0x80) {
    if (strchr("iljI.,:;'|!ft()[]/ \"-r`", (int)c)) {
      return c == 'r' || c == '(' || c == ')' || c == '-' || c == '"' ? 340
                                                                      : 278;
    }
    if (strchr("mwMW@%", (int)c)) {
      return c == '@' ? 1015 : c == 'w' ? 722 : 880;
    }
    if (c >= 'A' && c <= 'Z') {
      return strchr("OQGDCHNUR", (int)c) ? 760 : 680;
    }
    return 556;
  }
  if (c == 0xb7 || (c >= 0x2018 && c <= 0x201a)) {
    return 278;
  }
  if ((c >= 0x300 && c <= 0x36f) || c == 0x200b ||
      (c >= 0xfe00 && c <= 0xfe0f)) {
    return 0;
  }
  if (c >= 0x1100 && (c <= 0x115f || c >= 0x2e80)) {
    return 1000; /* East Asian, emoji */
  }
  return 640;
}

/* Characters that no label can use: controls, direction overrides, and what
 * XML forbids. Blank characters become a space. */
static uint32_t shown(uint32_t c) {
  if (c == '\t' || c == '\n' || c == '\r' || c == 0xa0 || c == 0x2028 ||
      c == 0x2029) {
    return ' ';
  }
  if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200e && c <= 0x200f) ||
      (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
      c == 0xfeff || (c >= 0xfff0 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe ||
      (c >= 0xfdd0 && c <= 0xfdef)) {
    return 0;
  }
  return c;
}

double quoth_label_width(quoth_text text, double size, bool bold) {
  double width = 0;
  for (size_t at = 0; at < text.size;) {
    const uint32_t c = shown(quoth_utf8_next(text, &at));
    width += c ? advance(c) : 0;
  }
  return width * size / 1000 * (bold ? 1.07 : 1.0);
}

quoth_text quoth_label_cut(quoth_text text, double size, bool bold,
                           double width) {
  const double most = width * 1000 / size / (bold ? 1.07 : 1.0);
  double used = 0;
  for (size_t at = 0; at < text.size;) {
    const size_t from = at;
    const uint32_t c = shown(quoth_utf8_next(text, &at));
    used += c ? advance(c) : 0;
    if (used > most) {
      return (quoth_text){text.at, from};
    }
  }
  return text;
}

static void add_char(quoth_buffer *out, uint32_t c) {
  switch (c) {
  case 0:
    return;
  case '&':
    quoth_buffer_string(out, "&amp;");
    return;
  case '<':
    quoth_buffer_string(out, "&lt;");
    return;
  case '>':
    quoth_buffer_string(out, "&gt;");
    return;
  case '"':
    quoth_buffer_string(out, "&quot;");
    return;
  default: {
    char bytes[4];
    quoth_buffer_add(out, (quoth_text){bytes, quoth_utf8_put(c, bytes)});
  }
  }
}

void quoth_label_text(quoth_buffer *out, quoth_text text) {
  for (size_t at = 0; at < text.size;) {
    add_char(out, shown(quoth_utf8_next(text, &at)));
  }
}

void quoth_label_small(quoth_buffer *out, const char *colour, unsigned size,
                       bool bold, bool upper, quoth_text text) {
  quoth_buffer_string(out, "<FONT POINT-SIZE=\"");
  quoth_buffer_number(out, size);
  quoth_buffer_string(out, "\" COLOR=\"");
  quoth_buffer_string(out, colour);
  quoth_buffer_string(out, bold ? "\"><B>" : "\">");
  for (size_t at = 0; at < text.size;) {
    uint32_t c = shown(quoth_utf8_next(text, &at));
    if (upper &&
        ((c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfe && c != 0xf7) ||
         (c >= 0x3b1 && c <= 0x3c9 && c != 0x3c2) ||
         (c >= 0x430 && c <= 0x44f))) {
      c -= 'a' - 'A'; /* Latin, Greek and Cyrillic alike */
    }
    add_char(out, c);
  }
  quoth_buffer_string(out, bold ? "</B></FONT>" : "</FONT>");
}

/* ---- flows ---- */

static const struct {
  const char *open, *close;
  int colour; /* quoth_colour + 1, or 0 for ink */
} types[QUOTH_TYPE_COUNT] = {
    [QUOTH_TYPE_PLAIN] = {"", "", 0},
    [QUOTH_TYPE_BOLD] = {"<B>", "</B>", 0},
    [QUOTH_TYPE_ITALIC] = {"<I>", "</I>", QUOTH_COLOUR_QUIET + 1},
    [QUOTH_TYPE_NOT] = {"<B>", "</B>", QUOTH_COLOUR_DENIED + 1},
    [QUOTH_TYPE_QUIET] = {"", "", QUOTH_COLOUR_QUIET + 1},
};

static void close_run(quoth_flow *flow) {
  if (flow->open) {
    quoth_buffer_string(flow->out, types[flow->open - 1].close);
    quoth_buffer_string(flow->out, "</FONT>");
    flow->open = 0;
  }
}

static void open_run(quoth_flow *flow, quoth_type_style style) {
  const int colour = types[style].colour;
  quoth_buffer_string(flow->out, "<FONT POINT-SIZE=\"");
  quoth_buffer_number(flow->out, (uint64_t)flow->size);
  quoth_buffer_string(flow->out, "\" COLOR=\"");
  quoth_buffer_string(
      flow->out,
      quoth_colour_of(flow->theme,
                      colour ? (quoth_colour)(colour - 1) : QUOTH_COLOUR_INK));
  quoth_buffer_string(flow->out, "\">");
  quoth_buffer_string(flow->out, types[style].open);
  flow->open = (int)style + 1;
}

static void break_line(quoth_flow *flow) {
  if (++flow->lines >= flow->most) {
    quoth_buffer_string(flow->out, "\xe2\x80\xa6");
    flow->cut = true;
    flow->lines--;
    return;
  }
  close_run(flow);
  quoth_buffer_string(flow->out, flow->line);
  flow->at = 0;
}

static void add_word(quoth_flow *flow, quoth_text word,
                     quoth_type_style style) {
  const bool bold = style == QUOTH_TYPE_BOLD || style == QUOTH_TYPE_NOT;
  const double width = quoth_label_width(word, flow->size, bold);
  const double space = flow->size * 0.3;
  if (flow->at > 0 && flow->at + space + width > flow->width) {
    break_line(flow);
    if (flow->cut) {
      return;
    }
  }
  const bool same = flow->open == (int)style + 1;
  if (!same) {
    close_run(flow);
  }
  if (flow->at > 0) {
    quoth_buffer_string(flow->out, same ? " " : "&#160;");
    flow->at += space;
  }
  if (!same) {
    open_run(flow, style);
  }
  quoth_label_text(flow->out, word);
  flow->at += width;
  flow->widest = flow->at > flow->widest ? flow->at : flow->widest;
}

/* The longest beginning of `word` that fits a line, at least a character; a
 * hyphen or slash is the better place to break. */
static size_t fitting(const quoth_flow *flow, quoth_text word) {
  double width = 0;
  size_t at = 0, hyphen = 0;
  while (at < word.size) {
    size_t next = at;
    width += advance(quoth_utf8_next(word, &next)) * flow->size / 1000 * 1.07;
    if (width > flow->width && at > 0) {
      return hyphen ? hyphen : at;
    }
    if (word.at[at] == '-' || word.at[at] == '/') {
      hyphen = next;
    }
    at = next;
  }
  return at;
}

void quoth_flow_add(quoth_flow *flow, quoth_text text, quoth_type_style style) {
  size_t at = 0;
  while (at < text.size && !flow->cut) {
    size_t begin = at, end = at;
    while (at < text.size) {
      end = at;
      const uint32_t c = shown(quoth_utf8_next(text, &at));
      if (c == ' ' || quoth_char_is_space(c)) {
        break;
      }
      end = at;
    }
    quoth_text word = {text.at + begin, end - begin};
    while (word.size && !flow->cut) {
      const size_t size = fitting(flow, word);
      add_word(flow, (quoth_text){word.at, size}, style);
      word.at += size;
      word.size -= size;
    }
  }
}

void quoth_flow_end(quoth_flow *flow) {
  close_run(flow);
  flow->lines += flow->at > 0;
}
