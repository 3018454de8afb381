#include "extract/finder.h"

static void narrate(const quoth_finder *f, quoth_line *line) {
  line->speaker = f->narrator;
  line->about_others = true;
}

static bool is_title(const quoth_line *line) {
  return line->kind == QUOTH_BLOCK_HEADING || line->kind == QUOTH_BLOCK_TITLE;
}

static const quoth_line *next_line(const quoth_finder *f, size_t i) {
  for (i++; i < f->draft->line_count; i++) {
    if (f->draft->lines[i].begin < f->draft->lines[i].end) {
      return &f->draft->lines[i];
    }
  }
  return NULL;
}

/* The line begins with the speaker's name, or its last word: "Dahl at her
 * kiln", "— Dahl, on clay". */
static bool names_speaker(const quoth_finder *f, const quoth_line *line,
                          uint32_t speaker) {
  const quoth_text name = f->cast.items[speaker].name;
  size_t last = name.size;
  while (last && name.at[last - 1] != ' ') {
    last--;
  }
  const quoth_text word = {name.at + last, name.size - last};
  const quoth_text text = {f->draft->text + line->speech,
                           line->end - line->speech};
  const size_t latest = last + strlen("\xe2\x80\x94 ");
  for (size_t i = 0; word.size > 2 && i <= latest && i + word.size <= text.size;
       i++) {
    if (memcmp(text.at + i, word.at, word.size) == 0) {
      return true;
    }
  }
  return false;
}

/* Between the speeches: an image's caption, a heading that is none in the
 * markup, a sentence about the one who is speaking. */
static bool is_aside(const quoth_finder *f, size_t i, uint32_t speaker) {
  enum { SHORT = 200 };
  const quoth_line *line = &f->draft->lines[i];
  if (line->about_others) {
    return true; /* a label that nobody followed up */
  }
  if (!line->first || line->kind != QUOTH_BLOCK_PARAGRAPH) {
    return false;
  }
  if (quoth_line_is_caption(f->draft, line) || (line->quote && line->rule)) {
    return true;
  }
  const quoth_line *next = next_line(f, i);
  const bool alone = !next || next->first;
  if (line->entry && next && quoth_line_has_label(next) &&
      f->draft->text[line->end - 1] == ':') {
    return true; /* a second label above the label */
  }
  if (line->end - line->begin > SHORT || !alone ||
      f->cast.items[speaker].kind != QUOTH_SPEAKER_PERSON) {
    return false;
  }
  if (names_speaker(f, line, speaker) &&
      !quoth_line_is_first_person(f->draft, line)) {
    return true;
  }
  return quoth_line_is_heading(f->draft, line) && next &&
         quoth_line_has_label(next) &&
         !quoth_line_is_first_person(f->draft, line);
}

/* Captions name the voice each time. */
static bool is_same_voice(const quoth_finder *f, const quoth_line *line,
                          uint32_t current) {
  return line->kind == QUOTH_BLOCK_CAPTION && quoth_line_has_label(line) &&
         quoth_line_is_said(line) && quoth_line_labelled(f, line) == current;
}

static bool breaks(const quoth_line *line) {
  return is_title(line) || line->rule;
}

/* Where the conversation is over: the heading or rule after the last label,
 * when little follows, and when other headings stand above labels, not within
 * speeches. Else the number of lines. */
static size_t find_end(const quoth_finder *f) {
  enum { LABELS = 4, PART = 5 };
  const quoth_draft *draft = f->draft;
  const size_t count = draft->line_count;
  size_t labels = 0;
  size_t end = count;  /* of the first break since the last label */
  bool speech = false; /* unlabelled words came after that break */
  for (size_t i = 0; i < count; i++) {
    const quoth_line *line = &draft->lines[i];
    if (line->begin == line->end) {
      continue;
    }
    if (quoth_line_has_label(line)) {
      if (speech) {
        return count; /* speeches go on below headings here */
      }
      labels++;
      end = count;
    } else if (labels && breaks(line)) {
      end = end < count ? end : i;
      speech = speech || !is_title(line);
    } else {
      speech = speech || end < count;
    }
  }
  const bool little =
      end < count &&
      (uint64_t)(draft->size - draft->lines[end].begin) * PART < draft->size;
  return labels >= LABELS && little ? end : count;
}

static void flow_labels(quoth_finder *f) {
  uint32_t current = QUOTH_NONE;
  const quoth_line *pending = NULL; /* a label whose speech comes below it */
  const size_t end = find_end(f);
  for (size_t i = 0; i < f->draft->line_count; i++) {
    quoth_line *line = &f->draft->lines[i];
    if (line->begin == line->end) {
      continue;
    }
    if (is_same_voice(f, line, current)) {
      line->label = (quoth_span){0, 0};
      line->starts = false;
      line->speaker = current;
    } else if (quoth_line_has_label(line)) {
      current = quoth_line_labelled(f, line);
      pending = quoth_line_is_said(line) ? NULL : line;
      line->speaker = current;
    } else if (line->change) {
      current = f->cast.count == 2 && current != QUOTH_NONE ? 1 - current
                                                            : QUOTH_NONE;
      pending = NULL;
      line->speaker = current;
      line->starts = true;
    } else if (line->kind == QUOTH_BLOCK_CAPTION && current == QUOTH_NONE) {
      line->speaker = current; /* heard, but not whose */
    } else if (current == QUOTH_NONE || is_title(line) || i >= end ||
               (!pending && is_aside(f, i, current))) {
      narrate(f, line);
    } else {
      line->speaker = current;
      if (pending) {
        line->label = pending->label;
        line->starts = true;
        pending = NULL;
      }
    }
  }
}

/* A dash at the begin of a line marks another voice, or just a new line. */
static bool skip_dash(const quoth_finder *f, quoth_line *line) {
  const quoth_text text = {f->draft->text + line->speech,
                           line->end - line->speech};
  size_t size = 0;
  if (text.size > 3 && memcmp(text.at, "\xe2\x80\x94", 3) == 0) {
    size = 3;
  } else if (text.size > 2 && memcmp(text.at, "--", 2) == 0) {
    size = 2;
  }
  if (!size) {
    return false;
  }
  while (size < text.size && text.at[size] == ' ') {
    size++;
  }
  line->speech += (uint32_t)size;
  return true;
}

typedef struct {
  uint32_t asker;   /* who asks the present question */
  uint32_t current; /* who speaks inside the present quote */
  const quoth_line *before, *pending;
  bool answered; /* a quote has come */
} interview;

static void flow_quote(quoth_finder *f, interview *state, quoth_line *line) {
  const bool first = !state->before || !state->before->quote;
  const bool dash = skip_dash(f, line);
  if (first) {
    state->current = state->pending ? quoth_line_labelled(f, state->pending)
                                    : f->interviewee;
    line->starts = true;
  } else if (dash) {
    state->current =
        state->current == f->interviewee ? f->interviewer : f->interviewee;
    line->starts = true;
  }
  line->speaker = state->current;
  state->answered = true;
}

/* Bold words that neither ask nor are answered: "Questions from the floor". */
static bool is_stage_direction(const quoth_finder *f, size_t i) {
  const quoth_line *line = &f->draft->lines[i];
  const quoth_line *next = next_line(f, i);
  return is_title(line) || quoth_line_is_caption(f->draft, line) ||
         (quoth_line_is_heading(f->draft, line) && next && !next->quote &&
          next->first);
}

static void flow_question(quoth_finder *f, interview *state, size_t i) {
  quoth_line *line = &f->draft->lines[i];
  const quoth_line *next = next_line(f, i);
  if (state->before && state->before->quote) {
    state->asker = f->interviewer;
  }
  const bool foreword = !state->answered && !quoth_line_is_strong(line) &&
                        !(next && next->quote) && !state->pending;
  if (!state->pending && (foreword || is_stage_direction(f, i))) {
    narrate(f, line);
    return;
  }
  skip_dash(f, line);
  line->speaker = state->asker;
}

static void flow_quotes(quoth_finder *f) {
  interview state = {.asker = f->interviewer, .current = f->interviewee};
  for (size_t i = 0; i < f->draft->line_count; i++) {
    quoth_line *line = &f->draft->lines[i];
    if (line->begin == line->end) {
      continue;
    }
    if (quoth_line_has_label(line)) {
      state.asker = state.current = quoth_line_labelled(f, line);
      line->speaker = state.asker;
      state.pending = quoth_line_is_said(line) ? NULL : line;
      state.before = line;
      continue;
    }
    if (line->quote) {
      flow_quote(f, &state, line);
    } else {
      flow_question(f, &state, i);
    }
    if (state.pending) {
      line->label = state.pending->label;
      line->starts = true;
      state.pending = NULL;
    }
    state.before = line;
  }
}

static void flow_styles(quoth_finder *f) {
  bool asked = false;
  for (size_t i = 0; i < f->draft->line_count; i++) {
    quoth_line *line = &f->draft->lines[i];
    if (line->begin == line->end) {
      continue;
    }
    if (quoth_layout_asks(f->layout, line)) {
      asked = true;
      line->speaker = f->interviewer;
    } else if (!asked || is_title(line) ||
               quoth_line_is_caption(f->draft, line)) {
      narrate(f, line);
    } else {
      line->speaker = f->interviewee;
    }
  }
}

/* No labels: an author's article, or one who tells of himself. */
static void flow_prose(quoth_finder *f) {
  const bool monologue = quoth_draft_is_monologue(f->draft);
  const bool own =
      monologue && (f->narrator == QUOTH_NONE || f->document->author.size != 0);
  for (size_t i = 0; i < f->draft->line_count; i++) {
    quoth_line *line = &f->draft->lines[i];
    narrate(f, line);
    line->about_others =
        line->kind != QUOTH_BLOCK_CAPTION && (!own || is_title(line));
    line->starts = line->change;
  }
}

void quoth_speakers_flow(quoth_finder *f) {
  switch (f->layout) {
  case QUOTH_LAYOUT_PROSE:
    flow_prose(f);
    break;
  case QUOTH_LAYOUT_LABELS:
    flow_labels(f);
    break;
  case QUOTH_LAYOUT_QUOTES:
    flow_quotes(f);
    break;
  default:
    flow_styles(f);
    break;
  }
}
