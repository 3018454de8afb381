#include "extract/markdown.h"

#include "extract/entity.h"
#include "extract/html.h"
#include "extract/inline.h"

#include <md4c.h>

typedef struct {
  quoth_draft *draft;
  quoth_inline inline_state;
  quoth_html html;
  uint32_t quotes, lists; /* depth */
  uint32_t images, code;  /* inside so many */
  uint8_t heading;        /* level, 0 outside */
  size_t heading_line;    /* its first line */
  bool block, line, rule; /* begins with the next text */
  bool in_html, numbered; /* numbered: an item that begins with a year */
  quoth_status status;
} reader;

static uint8_t at_most(uint32_t value, uint8_t most) {
  return value < most ? (uint8_t)value : most;
}

/* Long "headings" are paragraphs above a line of dashes. */
static void leave_heading(reader *r) {
  enum { LONGEST = 200 };
  quoth_draft *draft = r->draft;
  quoth_draft_trim(draft);
  const size_t lines = draft->line_count - r->heading_line;
  const bool any = draft->line_count > r->heading_line;
  if (any && (lines > 2 ||
              draft->size - draft->lines[r->heading_line].begin > LONGEST)) {
    for (size_t i = r->heading_line; i < draft->line_count; i++) {
      draft->lines[i].kind = QUOTH_BLOCK_PARAGRAPH;
      draft->lines[i].level = 0;
    }
  }
  r->heading = 0;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user) {
  reader *r = user;
  r->block = true;
  switch (type) {
  case MD_BLOCK_QUOTE:
    r->quotes++;
    break;
  case MD_BLOCK_UL:
    r->lists++;
    break;
  case MD_BLOCK_OL:
    r->lists++;
    r->numbered = ((const MD_BLOCK_OL_DETAIL *)detail)->start >= 1000;
    break;
  case MD_BLOCK_H:
    r->heading = at_most(((const MD_BLOCK_H_DETAIL *)detail)->level, 6);
    r->heading_line = r->draft->line_count;
    break;
  case MD_BLOCK_CODE:
    r->code++;
    break;
  case MD_BLOCK_HTML:
    r->in_html = true;
    r->html = (quoth_html){0};
    break;
  case MD_BLOCK_HR:
    r->rule = true;
    break;
  default:
    break;
  }
  return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user) {
  reader *r = user;
  (void)detail;
  r->block = true;
  switch (type) {
  case MD_BLOCK_QUOTE:
    r->quotes--;
    break;
  case MD_BLOCK_UL:
  case MD_BLOCK_OL:
    r->lists--;
    r->numbered = false;
    break;
  case MD_BLOCK_H:
    leave_heading(r);
    break;
  case MD_BLOCK_CODE:
    r->code--;
    break;
  case MD_BLOCK_HTML:
    r->in_html = false;
    break;
  default:
    break;
  }
  return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user) {
  reader *r = user;
  (void)detail;
  r->inline_state.strong += type == MD_SPAN_STRONG;
  r->inline_state.emphasis += type == MD_SPAN_EM;
  r->images += type == MD_SPAN_IMG;
  return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user) {
  reader *r = user;
  (void)detail;
  r->inline_state.strong -= type == MD_SPAN_STRONG;
  r->inline_state.emphasis -= type == MD_SPAN_EM;
  r->images -= type == MD_SPAN_IMG;
  return 0;
}

static quoth_status begin_line(reader *r) {
  if (!r->block && !r->line) {
    return QUOTH_OK;
  }
  const uint8_t kind = r->heading ? QUOTH_BLOCK_HEADING
                       : r->lists ? QUOTH_BLOCK_ITEM
                                  : QUOTH_BLOCK_PARAGRAPH;
  const uint8_t level = r->heading ? r->heading : at_most(r->lists, 255);
  QUOTH_TRY(quoth_draft_line(r->draft, r->block, kind, level,
                             at_most(r->quotes, 255)));
  quoth_line *line = quoth_draft_last(r->draft);
  line->rule = line->rule || r->rule;
  r->block = r->line = r->rule = r->inline_state.loose = false;
  return QUOTH_OK;
}

/* "2016. We began." is no list that starts at 2016: takes the number back. */
static uint32_t with_number(const reader *r, uint32_t source) {
  const char *text = r->draft->checked.at;
  uint32_t at = source;
  while (at && text[at - 1] == ' ') {
    at--;
  }
  at -= at && (text[at - 1] == '.' || text[at - 1] == ')');
  uint32_t digits = at;
  while (digits && text[digits - 1] >= '0' && text[digits - 1] <= '9') {
    digits--;
  }
  return digits < at ? digits : source;
}

/* Attributes and tags of site generators: `{:toc}`, `{% include x %}`. A table
 * of contents stands for the line before it. */
static bool is_directive(reader *r, quoth_text text) {
  if (text.size < 4 || text.at[0] != '{' || text.at[text.size - 1] != '}' ||
      (text.at[1] != ':' && text.at[1] != '%')) {
    return false;
  }
  if (quoth_text_is(text, "{:toc}")) {
    quoth_draft_clear(r->draft);
  }
  return true;
}

static quoth_status add_text(reader *r, uint32_t source, uint32_t length) {
  const char *text = r->draft->checked.at;
  if ((r->block || r->line) && text[source] == '{' &&
      is_directive(r, (quoth_text){text + source, length})) {
    return QUOTH_OK;
  }
  if (r->numbered && r->block) {
    const uint32_t from = with_number(r, source);
    length += source - from;
    source = from;
    r->numbered = false;
  }
  QUOTH_TRY(begin_line(r));
  const quoth_line *line = quoth_draft_last(r->draft);
  while (r->heading && line->begin == line->end && length &&
         (text[source] == '#' || text[source] == ' ')) {
    source++; /* "# # Heading" */
    length--;
  }
  return quoth_inline_add(r->draft, &r->inline_state, source, length);
}

static quoth_status add_entity(reader *r, uint32_t source, uint32_t length) {
  uint32_t code_point;
  const quoth_text text = {r->draft->checked.at + source, length};
  if (quoth_entity_decode(text, &code_point) != length) {
    return add_text(r, source, length);
  }
  QUOTH_TRY(begin_line(r));
  return quoth_inline_put(r->draft, &r->inline_state, source, length,
                          code_point);
}

static bool is_break_tag(quoth_text tag) {
  return tag.size >= 4 && tag.at[0] == '<' && (tag.at[1] | 0x20) == 'b' &&
         (tag.at[2] | 0x20) == 'r' && strchr(" />", tag.at[3]);
}

static quoth_status take(reader *r, MD_TEXTTYPE type, uint32_t source,
                         uint32_t length) {
  if (r->code || r->images) {
    return QUOTH_OK;
  }
  if (r->in_html) {
    if (r->block) {
      QUOTH_TRY(begin_line(r));
    }
    return quoth_html_add(r->draft, &r->html, source, length,
                          at_most(r->quotes, 255));
  }
  if (type == MD_TEXT_HTML) {
    r->line = r->line ||
              is_break_tag((quoth_text){r->draft->checked.at + source, length});
    return QUOTH_OK;
  }
  return type == MD_TEXT_ENTITY ? add_entity(r, source, length)
                                : add_text(r, source, length);
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *at, MD_SIZE size,
                   void *user) {
  reader *r = user;
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    r->line = true;
    return 0;
  }
  const quoth_text all = r->draft->checked;
  /* md4c also hands out texts of its own, such as "\n". */
  if (!size || (uintptr_t)at < (uintptr_t)all.at ||
      (uintptr_t)at >= (uintptr_t)(all.at + all.size)) {
    return 0;
  }
  r->status = take(r, type, (uint32_t)(at - all.at), size);
  return r->status == QUOTH_OK ? 0 : 1;
}

static bool has_brackets(quoth_text text, size_t at, size_t most) {
  size_t count = 0;
  for (const char *next; count < most && at < text.size; count++) {
    next = memchr(text.at + at, '[', text.size - at);
    if (!next) {
      return false;
    }
    at = (size_t)(next - text.at) + 1;
  }
  return count == most;
}

/* For each bracket md4c looks for its line from the top of the paragraph: so
 * many lines with one, and no empty line among them, are enough at a time. */
static size_t piece_end(quoth_text text, size_t at) {
  enum { MOST = 16384 };
  size_t lines = 0;
  if (!has_brackets(text, at, MOST)) {
    return text.size;
  }
  bool empty = true;
  bool bracket = false;
  for (; at < text.size && lines < MOST; at++) {
    const char c = text.at[at];
    const bool whole_break = c == '\n' && at && text.at[at - 1] == '\r';
    if ((c == '\n' || c == '\r') && !whole_break) {
      lines = empty ? 0 : lines + bracket;
      empty = true;
      bracket = false;
    } else {
      empty = empty && (c == ' ' || c == '\t' || c == '\n');
      bracket = bracket || c == '[';
    }
  }
  return at;
}

quoth_status quoth_markdown_read(quoth_draft *draft) {
  reader r = {.draft = draft, .block = true};
  const MD_PARSER parser = {
      .flags =
          MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOINDENTEDCODEBLOCKS,
      .enter_block = enter_block,
      .leave_block = leave_block,
      .enter_span = enter_span,
      .leave_span = leave_span,
      .text = on_text,
  };
  const quoth_text text = draft->checked;
  size_t at = draft->body;
  int failed = 0;
  do {
    const size_t end = piece_end(text, at);
    failed = md_parse(text.at + at, (MD_SIZE)(end - at), &parser, &r);
    at = end;
  } while (!failed && at < text.size);
  quoth_draft_trim(draft);
  if (failed) {
    return r.status != QUOTH_OK ? r.status : QUOTH_NO_MEMORY;
  }
  return QUOTH_OK;
}
