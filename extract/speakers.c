#include "extract/speakers.h"

#include "extract/csv.h"
#include "extract/finder.h"

/* Speakers that no label names: author, interviewer, interviewee, … */
enum { UNLABELLED = 4 };

/* ---- labels ---- */

static quoth_status rename_entries(quoth_finder *f) {
  quoth_csv csv = {.text = f->options->speakers, .line = 1};
  const char *name =
      f->options->speakers_path ? f->options->speakers_path : "speakers";
  for (bool more = true, first = true; more; first = false) {
    quoth_text label;
    quoth_text renamed;
    QUOTH_TRY(quoth_csv_next(&csv, f->arena, name, f->draft->error, &more,
                             &label, &renamed));
    if (!more || !renamed.size ||
        (first && quoth_text_is_nocase(label, "label"))) {
      continue;
    }
    uint8_t shape = QUOTH_SHAPE_NAME;
    quoth_label_shape_of(label, &shape, NULL);
    char key[QUOTH_LABEL_KEY];
    const size_t size = quoth_label_key(label, shape, key);
    quoth_entry *entry = quoth_roster_find(&f->roster, (quoth_text){key, size});
    if (entry) {
      entry->renamed = renamed;
      entry->given = true;
    }
  }
  return QUOTH_OK;
}

static uint32_t source_of(const quoth_finder *f, uint32_t at, bool end) {
  return quoth_runs_source(f->draft->runs, f->draft->run_count, at, end);
}

static void apply_label(quoth_finder *f, quoth_line *line) {
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
  line->speech = line->given ? line->speech : line->begin;
  line->entry = 0;
  line->about_others = true;
}

/* "Jane Doe: a life" above the text speaks of her, not with her voice. */
static bool is_heading_text(const quoth_finder *f, const quoth_line *line) {
  quoth_label label;
  return (line->kind == QUOTH_BLOCK_HEADING ||
          line->kind == QUOTH_BLOCK_TITLE) &&
         quoth_label_read(f->draft, line, &label) && label.speech < line->end;
}

/* "Host: Jane Doe" in the head tells who the host is, and says nothing. */
static bool is_head(const quoth_finder *f, const quoth_line *line) {
  const quoth_text name = f->roster.entries[line->entry - 1].renamed;
  const char *text = f->draft->text;
  return name.size && name.at >= text + line->begin &&
         name.at < text + line->end;
}

/* A label that nothing follows but the next label is something else. */
static void drop_empty_labels(quoth_finder *f) {
  quoth_line *empty = NULL;
  for (size_t i = 0; i < f->draft->line_count; i++) {
    quoth_line *line = &f->draft->lines[i];
    if (line->begin == line->end) {
      continue;
    }
    if (empty && quoth_line_has_label(line)) {
      drop_label(empty);
    }
    empty =
        quoth_line_has_label(line) && !quoth_line_is_said(line) ? line : NULL;
  }
  if (empty) {
    drop_label(empty);
  }
}

/* What the document is called, or else what stands above its text. */
static quoth_text title_of(const quoth_finder *f) {
  const quoth_draft *draft = f->draft;
  if (draft->title.size || f->document->title.size || !draft->line_count) {
    return draft->title.size ? draft->title : f->document->title;
  }
  const quoth_line *line = &draft->lines[0];
  return quoth_line_is_heading(draft, line)
             ? (quoth_text){draft->text + line->begin, line->end - line->begin}
             : (quoth_text){NULL, 0};
}

/* The only name by which those who ask call somebody: "Q: Dr. Ek, …". */
static quoth_text called_name(const quoth_finder *f) {
  const quoth_draft *draft = f->draft;
  quoth_text found = {NULL, 0};
  for (size_t i = 0; i < draft->line_count; i++) {
    const quoth_line *line = &draft->lines[i];
    if (!line->entry || !quoth_line_has_label(line)) {
      continue;
    }
    const quoth_entry *entry = &f->roster.entries[line->entry - 1];
    if (!quoth_label_is_asker((quoth_text){entry->key, entry->key_size})) {
      continue;
    }
    const quoth_text name = quoth_name_called(
        (quoth_text){draft->text + line->speech, line->end - line->speech});
    if (name.size && found.size && !quoth_text_equal_nocase(name, found)) {
      return (quoth_text){NULL, 0};
    }
    found = name.size ? name : found;
  }
  return found;
}

/* Whoever answers as "A:" below "An interview with Jane Doe" is Jane Doe. */
static void name_answerer(quoth_finder *f) {
  quoth_entry *answerer = NULL;
  for (size_t i = 0; i < f->roster.count; i++) {
    quoth_entry *entry = &f->roster.entries[i];
    const quoth_text key = {entry->key, entry->key_size};
    if (!entry->accepted) {
      continue;
    }
    if (quoth_label_is_answerer(key)) {
      answerer = answerer ? answerer : entry;
    } else if (entry->shape != QUOTH_SHAPE_ROLE) {
      return; /* the one in the title may speak under the own name */
    }
  }
  if (answerer && !answerer->renamed.size) {
    answerer->renamed = quoth_name_of_guest(f->draft, title_of(f));
    answerer->renamed =
        answerer->renamed.size ? answerer->renamed : called_name(f);
  }
}

/* The end of what is said from line `first` on. */
static size_t speech_end(const quoth_draft *draft, size_t first) {
  size_t last = first;
  while (last + 1 < draft->line_count &&
         !quoth_line_has_label(&draft->lines[last + 1])) {
    last++;
  }
  return draft->lines[last].end;
}

/* Whether the entry is one person's part, who may tell the own name. */
static bool is_part(const quoth_entry *entry) {
  return entry->accepted && entry->shape == QUOTH_SHAPE_ROLE && !entry->given &&
         !entry->renamed.size &&
         !quoth_label_is_shared((quoth_text){entry->key, entry->key_size});
}

/* A part whose player says who that is has this name: "Host: … I'm Jane Doe".
 * It is told early on; later somebody else may be quoted. */
static void name_parts(quoth_finder *f) {
  enum { EARLY = 40 }; /* lines */
  const quoth_draft *draft = f->draft;
  for (size_t i = 0; i < draft->line_count && i < EARLY; i++) {
    const quoth_line *line = &draft->lines[i];
    quoth_entry *entry =
        line->entry ? &f->roster.entries[line->entry - 1] : NULL;
    if (entry && is_part(entry) && quoth_line_has_label(line)) {
      entry->renamed = quoth_name_self_told((quoth_text){
          draft->text + line->speech, speech_end(draft, i) - line->speech});
    }
  }
}

static quoth_status find_labels(quoth_finder *f) {
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
        !is_heading_text(f, line) && !is_head(f, line)) {
      apply_label(f, line);
    }
  }
  drop_empty_labels(f);
  name_parts(f);
  name_answerer(f);
  return quoth_cast_make(&f->cast, &f->roster, UNLABELLED, f->arena);
}

/* ---- speakers without labels ---- */

static quoth_status find_narrator(quoth_finder *f) {
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

/* The speaker whose labelled words stand right above a quote, or
 * QUOTH_NONE. */
static uint32_t labelled_asker(const quoth_finder *f) {
  const quoth_line *before = NULL;
  for (size_t i = 0; i < f->draft->line_count; i++) {
    const quoth_line *line = &f->draft->lines[i];
    if (line->begin == line->end) {
      continue;
    }
    if (before && line->quote && quoth_line_has_label(before) &&
        quoth_line_is_said(before)) {
      return quoth_line_labelled(f, before);
    }
    before = line;
  }
  return QUOTH_NONE;
}

static quoth_status find_interviewer(quoth_finder *f) {
  for (size_t i = 0; i < f->roster.count; i++) {
    const quoth_entry *entry = &f->roster.entries[i];
    if (entry->accepted && entry->shape == QUOTH_SHAPE_ROLE &&
        quoth_label_is_asker((quoth_text){entry->key, entry->key_size})) {
      f->interviewer = entry->speaker;
      return QUOTH_OK;
    }
  }
  f->interviewer = labelled_asker(f);
  if (f->interviewer != QUOTH_NONE) {
    return QUOTH_OK;
  }
  return quoth_cast_add(&f->cast, quoth_text_of("Moderator"),
                        QUOTH_SPEAKER_ROLE, f->arena, &f->interviewer);
}

/* The person whose label stands right above a quote, or QUOTH_NONE. */
static uint32_t labelled_answerer(const quoth_finder *f) {
  const quoth_line *before = NULL;
  for (size_t i = 0; i < f->draft->line_count; i++) {
    const quoth_line *line = &f->draft->lines[i];
    if (line->begin == line->end) {
      continue;
    }
    if (before && line->quote && quoth_line_has_label(before) &&
        !quoth_line_is_said(before) &&
        f->roster.entries[before->entry - 1].shape == QUOTH_SHAPE_NAME) {
      return quoth_line_labelled(f, before);
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

static quoth_status find_interviewee(quoth_finder *f) {
  const quoth_text name = quoth_name_of_guest(f->draft, title_of(f));
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

/* ---- the cast ---- */

static bool asks(const quoth_draft *draft, const quoth_line *line) {
  return memchr(draft->text + line->speech, '?', line->end - line->speech) !=
         NULL;
}

typedef struct {
  uint32_t lines, turns, asked; /* turns: speech of one's own */
} tally;

static void count_turns(const quoth_finder *f, tally *tallies) {
  uint32_t last = QUOTH_NONE;
  bool asked = false;
  for (size_t i = 0; i < f->draft->line_count; i++) {
    const quoth_line *line = &f->draft->lines[i];
    if (!quoth_line_is_said(line) || line->speaker == QUOTH_NONE) {
      continue;
    }
    tally *t = &tallies[line->speaker];
    t->lines++;
    if (line->about_others) {
      continue;
    }
    if (line->speaker != last || line->starts) {
      t->turns++;
      asked = false;
    }
    if (!asked && asks(f->draft, line)) {
      t->asked++;
      asked = true;
    }
    last = line->speaker;
  }
}

/* Leaves out speakers who say nothing, such as a host who is only named. */
static void drop_silent(quoth_finder *f, tally *tallies, uint32_t *numbers) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < f->cast.count; i++) {
    numbers[i] = tallies[i].lines ? kept : QUOTH_NONE;
    f->cast.items[kept] = f->cast.items[i];
    tallies[kept] = tallies[i];
    kept += numbers[i] != QUOTH_NONE;
  }
  f->cast.count = kept;
  for (size_t i = 0; i < f->roster.count; i++) {
    quoth_entry *entry = &f->roster.entries[i];
    if (entry->accepted) {
      entry->speaker = numbers[entry->speaker];
    }
  }
  for (size_t i = 0; i < f->draft->line_count; i++) {
    quoth_line *line = &f->draft->lines[i];
    if (line->speaker != QUOTH_NONE) {
      line->speaker = numbers[line->speaker];
    }
  }
}

/* An interviewer by name of the part asks, whatever the count says. */
static void mark_askers(quoth_finder *f) {
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

/* An interviewer asks in more than half of its turns. */
static quoth_status find_interviewers(quoth_finder *f) {
  const size_t count = f->cast.count + 1;
  tally *tallies = quoth_arena_alloc(f->arena, count * sizeof *tallies);
  uint32_t *numbers = quoth_arena_alloc(f->arena, count * sizeof *numbers);
  if (!tallies || !numbers) {
    return QUOTH_NO_MEMORY;
  }
  count_turns(f, tallies);
  for (uint32_t i = 0; i < f->cast.count; i++) {
    f->cast.items[i].interviewer =
        tallies[i].asked * 2 > tallies[i].turns && f->cast.count > 1;
  }
  mark_askers(f);
  drop_silent(f, tallies, numbers);
  return QUOTH_OK;
}

static quoth_status list_labels(quoth_finder *f) {
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

static quoth_status find_roles(quoth_finder *f) {
  if (f->layout < QUOTH_LAYOUT_QUOTES) {
    return QUOTH_OK;
  }
  QUOTH_TRY(find_interviewer(f));
  return find_interviewee(f);
}

static quoth_status find(quoth_finder *f) {
  QUOTH_TRY(find_labels(f));
  QUOTH_TRY(find_narrator(f));
  f->layout = quoth_layout_of(f->draft, f->document->title);
  QUOTH_TRY(find_roles(f));
  quoth_speakers_flow(f);
  QUOTH_TRY(find_interviewers(f));
  QUOTH_TRY(list_labels(f));
  f->document->speakers = f->cast.items;
  f->document->speaker_count = f->cast.count;
  return QUOTH_OK;
}

quoth_status quoth_speakers_find(quoth_draft *draft,
                                 const quoth_document_options *options,
                                 quoth_arena *arena, quoth_document *document) {
  quoth_finder f = {
      .draft = draft, .options = options, .arena = arena, .document = document};
  const quoth_status status = find(&f);
  quoth_roster_free(&f.roster);
  return status;
}
