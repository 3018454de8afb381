#include "extract/assemble.h"

/* Margins beyond this are not margins but long paragraphs. */
enum { WIDEST_MARGIN = 160 };

typedef struct {
  const quoth_draft *draft;
  quoth_document *document;
  char *plain;
  quoth_run *runs;
  quoth_block *blocks;
  quoth_turn *turns;
  quoth_cue *cues;
  uint32_t size;   /* of plain */
  size_t run, cue; /* next of the draft's */
  bool wrapped;    /* lines end at a margin */
} assembly;

static uint32_t said(const quoth_line *line) {
  return line->end - line->speech;
}

static uint32_t first_word(const quoth_draft *draft, const quoth_line *line) {
  uint32_t at = line->begin;
  while (at < line->end && draft->text[at] != ' ') {
    at++;
  }
  return at - line->begin;
}

/* Lines no longer than the margin that all but a few lines keep. */
static uint32_t margin(const quoth_draft *draft) {
  uint32_t widths[WIDEST_MARGIN + 1] = {0};
  uint32_t lines = 0;
  for (size_t i = 0; i < draft->line_count; i++) {
    const uint32_t width = draft->lines[i].end - draft->lines[i].begin;
    widths[width < WIDEST_MARGIN ? width : WIDEST_MARGIN]++;
    lines++;
  }
  uint32_t over = 0;
  uint32_t width = WIDEST_MARGIN;
  while (width > 0 && (uint64_t)(over + widths[width]) * 50 <= lines) {
    over += widths[width--];
  }
  return width;
}

/* A file breaks lines at a margin when the next word would not have fitted. */
static bool is_wrapped(const quoth_draft *draft) {
  const uint32_t width = margin(draft);
  if (width >= WIDEST_MARGIN) {
    return false;
  }
  uint32_t breaks = 0;
  uint32_t forced = 0;
  for (size_t i = 1; i < draft->line_count; i++) {
    const quoth_line *line = &draft->lines[i];
    if (line->first || line->kind == QUOTH_BLOCK_CAPTION) {
      continue;
    }
    breaks++;
    forced += line[-1].end - line[-1].begin + 1 + first_word(draft, line) +
                  width / 10 >
              width;
  }
  return (uint64_t)forced * 10 >= (uint64_t)breaks * 8;
}

static bool ends_sentence(const quoth_draft *draft, const quoth_line *line) {
  uint32_t at = line->end;
  while (at > line->begin) {
    const unsigned char c = (unsigned char)draft->text[at - 1];
    if (c == '.' || c == '!' || c == '?' || c == ':') {
      return true;
    }
    if (c != '"' && c != '\'' && c != ')' && c != ']' && c < 0x80) {
      return false;
    }
    at--; /* closing quotes, in ASCII or UTF-8 */
    if (c >= 0x80 && line->end - at > 4) {
      return false;
    }
  }
  return false;
}

/* A line that only goes on with what the line before began. */
static bool goes_on(const quoth_draft *draft, const quoth_line *before,
                    const quoth_line *line) {
  if (ends_sentence(draft, before)) {
    return false;
  }
  const quoth_text text = {draft->text, line->end};
  size_t at = line->speech;
  const uint32_t c = quoth_utf8_next(text, &at);
  const char last = draft->text[before->end - 1];
  return last == ',' || (quoth_char_is_letter(c) && !quoth_char_is_upper(c));
}

static void copy_runs(assembly *a, uint32_t begin, uint32_t end) {
  const quoth_draft *draft = a->draft;
  quoth_document *out = a->document;
  while (a->run < draft->run_count &&
         draft->runs[a->run].plain + draft->runs[a->run].length < begin) {
    a->run++;
  }
  for (; a->run < draft->run_count && draft->runs[a->run].plain <= end;
       a->run++) {
    quoth_run run = draft->runs[a->run];
    const uint32_t run_end = run.plain + run.length;
    if (run.plain < begin) {
      run.source += begin - run.plain;
      run.length -= begin - run.plain;
      run.plain = begin;
    }
    if (run_end > end) {
      run.length -= run_end - end;
    }
    run.plain = run.plain - begin + a->size;
    if (run.length || !draft->runs[a->run].length) {
      a->runs[out->run_count++] = run;
    }
    if (run_end >= end) {
      break; /* it may reach into the next line */
    }
  }
}

static void copy_cues(assembly *a, uint32_t begin, uint32_t end) {
  const quoth_draft *draft = a->draft;
  for (; a->cue < draft->cue_count && draft->cues[a->cue].at < end; a->cue++) {
    quoth_cue cue = draft->cues[a->cue];
    cue.at = (cue.at > begin ? cue.at - begin : 0) + a->size;
    a->cues[a->document->cue_count++] = cue;
  }
}

static void begin_turn(assembly *a, const quoth_line *line) {
  quoth_document *out = a->document;
  a->turns[out->turn_count++] = (quoth_turn){
      {a->size, a->size}, line->label, line->speaker, line->about_others};
}

static void separate(assembly *a, bool paragraph) {
  a->plain[a->size++] = '\n';
  if (paragraph) {
    a->plain[a->size++] = '\n';
  }
}

static void add_line(assembly *a, const quoth_line *before,
                     const quoth_line *line, bool paragraph) {
  quoth_document *out = a->document;
  const bool turn = !before || line->starts ||
                    before->speaker != line->speaker ||
                    before->about_others != line->about_others;
  const bool block = turn || paragraph || before->kind != line->kind ||
                     (!a->wrapped && line->kind != QUOTH_BLOCK_CAPTION &&
                      !goes_on(a->draft, before, line));
  if (before) {
    separate(a, paragraph || turn);
  }
  if (turn) {
    begin_turn(a, line);
  }
  if (block) {
    /* What only happens to go on below a list item is no item. */
    const bool below = line->kind == QUOTH_BLOCK_ITEM && !paragraph;
    a->blocks[out->block_count++] =
        (quoth_block){{a->size, a->size},
                      out->turn_count - 1,
                      below ? QUOTH_BLOCK_PARAGRAPH : line->kind,
                      below ? 0 : line->level};
  }
  copy_runs(a, line->speech, line->end);
  copy_cues(a, line->speech, line->end);
  memcpy(a->plain + a->size, a->draft->text + line->speech, said(line));
  a->size += said(line);
  a->blocks[out->block_count - 1].span.end = a->size;
  a->turns[out->turn_count - 1].span.end = a->size;
}

/* Room for the most there can be; what is not used is never touched. */
static quoth_status reserve(assembly *a) {
  const quoth_draft *draft = a->draft;
  quoth_document *out = a->document;
  quoth_allocator *from = draft->allocator;
  const size_t lines = draft->line_count + 1;
  const size_t size = draft->size + 2 * lines;
  if (size >= UINT32_MAX) {
    quoth_error_set(draft->error, QUOTH_LIMIT, draft->name, 0,
                    "text of 4 GiB or more");
    return QUOTH_LIMIT;
  }
  const size_t runs = draft->run_count + 2 * lines;
  out->plain.at = a->plain = quoth_alloc(from, size);
  out->runs = a->runs = quoth_alloc(from, runs * sizeof *a->runs);
  out->blocks = a->blocks = quoth_alloc(from, lines * sizeof *a->blocks);
  out->turns = a->turns = quoth_alloc(from, lines * sizeof *a->turns);
  out->cues = a->cues =
      quoth_alloc(from, (draft->cue_count + 1) * sizeof *a->cues);
  return a->plain && a->runs && a->blocks && a->turns && a->cues
             ? QUOTH_OK
             : QUOTH_NO_MEMORY;
}

quoth_status quoth_draft_assemble(const quoth_draft *draft,
                                  quoth_document *document) {
  assembly a = {.draft = draft, .document = document};
  QUOTH_TRY(reserve(&a));
  a.wrapped = is_wrapped(draft);
  const quoth_line *before = NULL;
  bool paragraph = false;
  for (size_t i = 0; i < draft->line_count; i++) {
    const quoth_line *line = &draft->lines[i];
    paragraph = paragraph || line->first;
    if (line->speech < line->end) {
      add_line(&a, before, line, paragraph);
      before = line;
      paragraph = false;
    }
  }
  document->plain.size = a.size;
  return QUOTH_OK;
}
