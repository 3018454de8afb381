#include "extract/speakers.h"

#include "extract/csv.h"
#include "extract/names.h"
#include "extract/structure.h"

/* Speakers that no label names: author, interviewer, interviewee, … */
enum { UNLABELLED = 4 };

typedef struct {
  quoth_draft *draft;
  const quoth_document_options *options;
  quoth_arena *arena;
  quoth_document *document;
  quoth_roster roster;
  quoth_cast cast;
  quoth_layout layout;
  uint32_t narrator;                 /* speaker, or QUOTH_NONE */
  uint32_t interviewer, interviewee; /* where the layout tells them */
} finder;

static bool is_said(const quoth_line *line) {
  return line->speech < line->end;
}

static bool has_label(const quoth_line *line) {
  return line->label.begin != line->label.end;
}

/* ---- labels ---- */

static quoth_status rename_entries(finder *f) {
  quoth_csv csv = {.text = f->options->speakers, .line = 1};
  const char *name =
      f->options->speakers_path ? f->options->speakers_path : "speakers";
  for (bool more = true, first = true; more; first = false) {
    quoth_text label;
    quoth_text renamed;
    QUOTH_TRY(quoth_csv_next(&csv, f->arena, name, f->draft->error, &more,
                             &label, &renamed));
    if (!more || !renamed.size ||
        (first && quoth_text_equal_nocase(label, quoth_text_of("label")))) {
      continue;
    }
    uint8_t shape = QUOTH_SHAPE_NAME;
    quoth_label_shape_of(label, &shape, NULL);
    char key[QUOTH_LABEL_KEY];
    const size_t size = quoth_label_key(label, shape, key);
    quoth_entry *entry = quoth_roster_find(&f->roster, (quoth_text){key, size});
    if (entry) {
      entry->renamed = renamed;
    }
  }
  return QUOTH_OK;
}

static uint32_t source_of(const finder *f, uint32_t at, bool end) {
  return quoth_runs_source(f->draft->runs, f->draft->run_count, at, end);
}

static void apply_label(finder *f, quoth_line *line) {
  quoth_span name = {line->begin, line->speech};
  if (!line->given) {
    quoth_label label;
    quoth_label_read(f->draft, line, &label);
    name = label.name;
    line->speech = label.speech;
  }
  line->label = (quoth_span){source_of(f, name.begin, false),
                             source_of(f, name.end - 1, true)};
  line->starts = true;
}

static void drop_label(quoth_line *line) {
  line->label = (quoth_span){0, 0};
  line->starts = false;
  line->speech = line->begin;
  line->entry = 0;
  line->about_others = true;
}

/* "Jane Doe: a life" above the text speaks of her, not with her voice. */
static bool is_heading_text(const finder *f, const quoth_line *line) {
  quoth_label label;
  return (line->kind == QUOTH_BLOCK_HEADING ||
          line->kind == QUOTH_BLOCK_TITLE) &&
         quoth_label_read(f->draft, line, &label) && label.speech < line->end;
}

/* A label that nothing follows but the next label is something else. */
static void drop_empty_labels(finder *f) {
  quoth_line *empty = NULL;
  for (size_t i = 0; i < f->draft->line_count; i++) {
    quoth_line *line = &f->draft->lines[i];
    if (line->begin == line->end) {
      continue;
    }
    if (empty && has_label(line)) {
      drop_label(empty);
    }
    empty = has_label(line) && !is_said(line) ? line : NULL;
  }
  if (empty) {
    drop_label(empty);
  }
}

static quoth_status find_labels(finder *f) {
  quoth_draft *draft = f->draft;
  QUOTH_TRY(quoth_roster_collect(&f->roster, draft));
  if (f->options->speakers.size) {
    QUOTH_TRY(rename_entries(f));
  }
  quoth_roster_accept(&f->roster, f->document->title, f->document->author);
  for (size_t i = 0; i < draft->line_count; i++) {
    quoth_line *line = &draft->lines[i];
    line->speech = line->given ? line->speech : line->begin;
    if (line->entry && f->roster.entries[line->entry - 1].accepted &&
        !is_heading_text(f, line)) {
      apply_label(f, line);
    }
  }
  drop_empty_labels(f);
  return quoth_cast_make(&f->cast, &f->roster, UNLABELLED, f->arena);
}

static uint32_t labelled(const finder *f, const quoth_line *line) {
  return f->roster.entries[line->entry - 1].speaker;
}

/* ---- speakers without labels ---- */

static quoth_status find_narrator(finder *f) {
  f->narrator = QUOTH_NONE;
  if (f->document->author.size) {
    return quoth_cast_add(&f->cast, f->document->author, QUOTH_SPEAKER_PERSON,
                          f->arena, &f->narrator);
  }
  if (f->draft->has_header) {
    return quoth_cast_add(&f->cast, quoth_text_of("Post Author"),
                          QUOTH_SPEAKER_ROLE, f->arena, &f->narrator);
  }
  return QUOTH_OK;
}

static quoth_status find_interviewer(finder *f) {
  for (size_t i = 0; i < f->roster.count; i++) {
    const quoth_entry *entry = &f->roster.entries[i];
    if (entry->accepted && entry->shape == QUOTH_SHAPE_ROLE &&
        quoth_label_is_asker((quoth_text){entry->key, entry->key_size})) {
      f->interviewer = entry->speaker;
      return QUOTH_OK;
    }
  }
  return quoth_cast_add(&f->cast, quoth_text_of("Moderator"),
                        QUOTH_SPEAKER_ROLE, f->arena, &f->interviewer);
}

/* The person whose label stands right above a quote, or QUOTH_NONE. */
static uint32_t labelled_answerer(const finder *f) {
  const quoth_line *before = NULL;
  for (size_t i = 0; i < f->draft->line_count; i++) {
    const quoth_line *line = &f->draft->lines[i];
    if (line->begin == line->end) {
      continue;
    }
    if (before && line->quote && has_label(before) && !is_said(before) &&
        f->roster.entries[before->entry - 1].shape == QUOTH_SHAPE_NAME) {
      return labelled(f, before);
    }
    before = line;
  }
  return QUOTH_NONE;
}

/* Whether `part` is a whole word of `name`. */
static bool is_word_of(quoth_text part, quoth_text name) {
  for (size_t i = 0; i + part.size <= name.size; i++) {
    const size_t end = i + part.size;
    if ((i == 0 || name.at[i - 1] == ' ') &&
        (end == name.size || name.at[end] == ' ') &&
        memcmp(name.at + i, part.at, part.size) == 0) {
      return true;
    }
  }
  return false;
}

static quoth_status find_interviewee(finder *f) {
  const quoth_text name = quoth_name_in_title(
      f->draft, f->draft->title.size ? f->draft->title : f->document->title);
  f->interviewee = labelled_answerer(f);
  if (f->interviewee == QUOTH_NONE) {
    return quoth_cast_add(&f->cast,
                          name.size ? name : quoth_text_of("Interviewee"),
                          name.size ? QUOTH_SPEAKER_PERSON : QUOTH_SPEAKER_ROLE,
                          f->arena, &f->interviewee);
  }
  quoth_speaker *speaker = &f->cast.items[f->interviewee];
  if (name.size > speaker->name.size && is_word_of(speaker->name, name)) {
    speaker->name = quoth_arena_copy(f->arena, name);
    return speaker->name.at ? QUOTH_OK : QUOTH_NO_MEMORY;
  }
  return QUOTH_OK;
}

/* ---- flow: who goes on speaking ---- */

static void narrate(const finder *f, quoth_line *line) {
  line->speaker = f->narrator;
  line->about_others = true;
}

static bool is_title(const quoth_line *line) {
  return line->kind == QUOTH_BLOCK_HEADING || line->kind == QUOTH_BLOCK_TITLE;
}

static const quoth_line *next_line(const finder *f, size_t i) {
  for (i++; i < f->draft->line_count; i++) {
    if (f->draft->lines[i].begin < f->draft->lines[i].end) {
      return &f->draft->lines[i];
    }
  }
  return NULL;
}

/* The last word of the speaker's name stands in the line. */
static bool names_speaker(const finder *f, const quoth_line *line,
                          uint32_t speaker) {
  const quoth_text name = f->cast.items[speaker].name;
  size_t begin = name.size;
  while (begin && name.at[begin - 1] != ' ') {
    begin--;
  }
  const quoth_text word = {name.at + begin, name.size - begin};
  const quoth_text text = {f->draft->text + line->speech,
                           line->end - line->speech};
  for (size_t i = 0; word.size > 2 && i + word.size <= text.size; i++) {
    if (memcmp(text.at + i, word.at, word.size) == 0) {
      return true;
    }
  }
  return false;
}

/* Between the speeches: an image's caption, a heading that is none in the
 * markup, a sentence about the one who is speaking. */
static bool is_aside(const finder *f, size_t i, uint32_t speaker) {
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
  if (line->entry && next && has_label(next) &&
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
  return quoth_line_is_heading(f->draft, line) && next && has_label(next) &&
         !quoth_line_is_first_person(f->draft, line);
}

static void flow_labels(finder *f) {
  uint32_t current = QUOTH_NONE;
  const quoth_line *pending = NULL; /* a label whose speech comes below it */
  for (size_t i = 0; i < f->draft->line_count; i++) {
    quoth_line *line = &f->draft->lines[i];
    if (has_label(line)) {
      current = labelled(f, line);
      pending = is_said(line) ? NULL : line;
      line->speaker = current;
    } else if (line->begin == line->end) {
      continue;
    } else if (current == QUOTH_NONE || is_title(line) ||
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
static bool skip_dash(const finder *f, quoth_line *line) {
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

static void flow_quote(finder *f, interview *state, quoth_line *line) {
  const bool first = !state->before || !state->before->quote;
  const bool dash = skip_dash(f, line);
  if (first) {
    state->current =
        state->pending ? labelled(f, state->pending) : f->interviewee;
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
static bool is_stage_direction(const finder *f, size_t i) {
  const quoth_line *line = &f->draft->lines[i];
  const quoth_line *next = next_line(f, i);
  return is_title(line) || quoth_line_is_caption(f->draft, line) ||
         (quoth_line_is_heading(f->draft, line) && next && !next->quote &&
          next->first);
}

static void flow_question(finder *f, interview *state, size_t i) {
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

static void flow_quotes(finder *f) {
  interview state = {.asker = f->interviewer, .current = f->interviewee};
  for (size_t i = 0; i < f->draft->line_count; i++) {
    quoth_line *line = &f->draft->lines[i];
    if (line->begin == line->end) {
      continue;
    }
    if (has_label(line)) {
      state.asker = state.current = labelled(f, line);
      line->speaker = state.asker;
      state.pending = is_said(line) ? NULL : line;
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

static void flow_styles(finder *f) {
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
static void flow_prose(finder *f) {
  const bool monologue = quoth_draft_is_monologue(f->draft);
  const bool own =
      monologue && (f->narrator == QUOTH_NONE || f->document->author.size != 0);
  for (size_t i = 0; i < f->draft->line_count; i++) {
    quoth_line *line = &f->draft->lines[i];
    narrate(f, line);
    line->about_others = !own || is_title(line);
    line->starts = line->change;
  }
}

/* ---- the cast ---- */

static bool asks(const quoth_draft *draft, const quoth_line *line) {
  return memchr(draft->text + line->speech, '?', line->end - line->speech) !=
         NULL;
}

/* An interviewer asks in more than half of its turns. */
static quoth_status find_interviewers(finder *f) {
  uint32_t *counts =
      quoth_arena_alloc(f->arena, 2 * (f->cast.count + 1) * sizeof *counts);
  if (!counts) {
    return QUOTH_NO_MEMORY;
  }
  uint32_t last = QUOTH_NONE;
  bool asked = false;
  for (size_t i = 0; i < f->draft->line_count; i++) {
    const quoth_line *line = &f->draft->lines[i];
    if (!is_said(line) || line->about_others || line->speaker == QUOTH_NONE) {
      continue;
    }
    if (line->speaker != last || line->starts) {
      counts[2 * line->speaker]++;
      asked = false;
    }
    if (!asked && asks(f->draft, line)) {
      counts[2 * line->speaker + 1]++;
      asked = true;
    }
    last = line->speaker;
  }
  for (uint32_t i = 0; i < f->cast.count; i++) {
    f->cast.items[i].interviewer =
        counts[2 * i + 1] * 2 > counts[2 * i] && f->cast.count > 1;
  }
  return QUOTH_OK;
}

/* An interviewer by name of the part asks, whatever the count says. */
static void mark_askers(finder *f) {
  for (size_t i = 0; i < f->roster.count; i++) {
    const quoth_entry *entry = &f->roster.entries[i];
    if (entry->accepted && entry->shape == QUOTH_SHAPE_ROLE &&
        quoth_label_is_asker((quoth_text){entry->key, entry->key_size})) {
      f->cast.items[entry->speaker].interviewer = true;
    }
  }
  if (f->layout >= QUOTH_LAYOUT_QUOTES) {
    f->cast.items[f->interviewer].interviewer = true;
    f->cast.items[f->interviewee].interviewer = false;
  }
}

static quoth_status list_labels(finder *f) {
  for (uint32_t i = 0; i < f->cast.count; i++) {
    uint32_t count = 0;
    for (size_t e = 0; e < f->roster.count; e++) {
      count +=
          f->roster.entries[e].accepted && f->roster.entries[e].speaker == i;
    }
    quoth_text *labels = quoth_arena_alloc(f->arena, count * sizeof *labels);
    if (!labels) {
      return QUOTH_NO_MEMORY;
    }
    count = 0;
    for (size_t e = 0; e < f->roster.count; e++) {
      if (f->roster.entries[e].accepted && f->roster.entries[e].speaker == i) {
        labels[count] = quoth_arena_copy(f->arena, f->roster.entries[e].name);
        if (!labels[count++].at) {
          return QUOTH_NO_MEMORY;
        }
      }
    }
    f->cast.items[i].labels = labels;
    f->cast.items[i].label_count = count;
  }
  return QUOTH_OK;
}

static quoth_status flow(finder *f) {
  switch (f->layout) {
  case QUOTH_LAYOUT_PROSE:
    flow_prose(f);
    return QUOTH_OK;
  case QUOTH_LAYOUT_LABELS:
    flow_labels(f);
    return QUOTH_OK;
  default:
    QUOTH_TRY(find_interviewer(f));
    QUOTH_TRY(find_interviewee(f));
    if (f->layout == QUOTH_LAYOUT_QUOTES) {
      flow_quotes(f);
    } else {
      flow_styles(f);
    }
    return QUOTH_OK;
  }
}

static quoth_status find(finder *f) {
  QUOTH_TRY(find_labels(f));
  QUOTH_TRY(find_narrator(f));
  f->layout = quoth_layout_of(f->draft, f->document->title);
  QUOTH_TRY(flow(f));
  QUOTH_TRY(find_interviewers(f));
  mark_askers(f);
  QUOTH_TRY(list_labels(f));
  f->document->speakers = f->cast.items;
  f->document->speaker_count = f->cast.count;
  return QUOTH_OK;
}

quoth_status quoth_speakers_find(quoth_draft *draft,
                                 const quoth_document_options *options,
                                 quoth_arena *arena, quoth_document *document) {
  finder f = {
      .draft = draft, .options = options, .arena = arena, .document = document};
  const quoth_status status = find(&f);
  quoth_roster_free(&f.roster);
  return status;
}
