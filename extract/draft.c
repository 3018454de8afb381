#include "extract/draft.h"

#include "extract/encoding.h"

void quoth_draft_free(quoth_draft *draft) {
  quoth_release(draft->allocator, draft->text);
  quoth_release(draft->allocator, draft->lines);
  quoth_release(draft->allocator, draft->runs);
  quoth_release(draft->allocator, draft->cues);
}

quoth_status quoth_draft_reserve(quoth_draft *draft) {
  const size_t size = draft->source.size + 64;
  draft->text = quoth_alloc(draft->allocator, size);
  draft->text_capacity = draft->text ? size : 0;
  return draft->text ? QUOTH_OK : QUOTH_NO_MEMORY;
}

quoth_line *quoth_draft_last(quoth_draft *draft) {
  return draft->line_count ? &draft->lines[draft->line_count - 1] : NULL;
}

static void drop_bytes(quoth_draft *draft, size_t count) {
  draft->size -= count;
  while (draft->run_count) {
    quoth_run *run = &draft->runs[draft->run_count - 1];
    if (run->plain + run->length <= draft->size) {
      break;
    }
    if (run->plain < draft->size) {
      run->length = (uint32_t)draft->size - run->plain;
      break;
    }
    draft->run_count--;
  }
}

void quoth_draft_trim(quoth_draft *draft) {
  quoth_line *line = quoth_draft_last(draft);
  if (!line || !draft->open) {
    return;
  }
  const quoth_text text = {draft->text + line->begin,
                           draft->size - line->begin};
  size_t size = text.size;
  while (size && (text.at[size - 1] == ' ' ||
                  (text.at[size - 1] >= '\t' && text.at[size - 1] <= '\r'))) {
    size--;
  }
  drop_bytes(draft, text.size - size);
  line->end = (uint32_t)draft->size;
  if (line->strong_end > line->end) {
    line->strong_end = line->end;
  }
}

void quoth_draft_clear(quoth_draft *draft) {
  quoth_line *line = quoth_draft_last(draft);
  if (line && draft->open) {
    drop_bytes(draft, draft->size - line->begin);
    line->end = line->strong_end = line->begin;
    line->strong = line->emphasis = 0;
  }
}

quoth_status quoth_draft_line(quoth_draft *draft, bool first, uint8_t kind,
                              uint8_t level, uint8_t quote) {
  quoth_draft_trim(draft);
  quoth_line *last = quoth_draft_last(draft);
  if (!last || !draft->open || last->begin != last->end) {
    QUOTH_TRY(quoth_grow(draft->allocator, &draft->lines, &draft->line_capacity,
                         draft->line_count, draft->line_count + 1,
                         sizeof *draft->lines));
    last = &draft->lines[draft->line_count++];
    *last = (quoth_line){.first = first};
  }
  /* An empty line is used again: what it began begins here. */
  last->first = last->first || first;
  last->begin = last->end = last->strong_end = (uint32_t)draft->size;
  last->kind = kind;
  last->level = level;
  last->quote = quote;
  last->strong = last->emphasis = 0;
  last->speaker = QUOTH_NONE;
  draft->open = true;
  return QUOTH_OK;
}

static quoth_status reserve(quoth_draft *draft, size_t more) {
  if (draft->size + more >= UINT32_MAX) {
    return quoth_error_set(draft->error, QUOTH_LIMIT, draft->name, 0,
                           "text of 4 GiB or more");
  }
  QUOTH_TRY(quoth_grow(draft->allocator, &draft->text, &draft->text_capacity,
                       draft->size, draft->size + more, 1));
  return quoth_grow(draft->allocator, &draft->runs, &draft->run_capacity,
                    draft->run_count, draft->run_count + 2,
                    sizeof *draft->runs);
}

/* Room for both is reserved. */
static void add_run(quoth_draft *draft, uint32_t source, uint32_t length) {
  const uint32_t plain = (uint32_t)draft->size;
  if (draft->run_count) {
    quoth_run *last = &draft->runs[draft->run_count - 1];
    if (last->plain + last->length == plain &&
        last->source + last->length == source) {
      last->length += length;
      return;
    }
  }
  draft->runs[draft->run_count++] = (quoth_run){plain, source, length};
}

static bool at_line_begin(quoth_draft *draft) {
  const quoth_line *line = quoth_draft_last(draft);
  return line && draft->open && line->begin == draft->size;
}

/* What stood between two blanks was left out: one of them is enough. */
static bool is_doubled(const quoth_draft *draft, uint32_t source) {
  if (!draft->run_count || !draft->size ||
      draft->text[draft->size - 1] != ' ') {
    return false;
  }
  const quoth_run *last = &draft->runs[draft->run_count - 1];
  return last->source + last->length != source;
}

static quoth_status add_valid(quoth_draft *draft, uint32_t source,
                              uint32_t length) {
  if (at_line_begin(draft) || is_doubled(draft, source)) {
    while (length && (draft->source.at[source] == ' ' ||
                      draft->source.at[source] == '\t')) {
      source++;
      length--;
    }
  }
  if (!length) {
    return QUOTH_OK;
  }
  QUOTH_TRY(reserve(draft, length));
  add_run(draft, source, length);
  memcpy(draft->text + draft->size, draft->source.at + source, length);
  draft->size += length;
  quoth_draft_last(draft)->end = (uint32_t)draft->size;
  return QUOTH_OK;
}

quoth_status quoth_draft_add(quoth_draft *draft, uint32_t source,
                             uint32_t length) {
  if (draft->source.at == draft->checked.at) {
    return add_valid(draft, source, length);
  }
  const quoth_text slice = {draft->source.at, source + length};
  uint32_t from = source;
  for (size_t at = source; at < slice.size;) {
    bool valid;
    const uint32_t step = (uint32_t)quoth_encoding_step(slice, at, &valid);
    if (!valid) {
      QUOTH_TRY(add_valid(draft, from, (uint32_t)at - from));
      QUOTH_TRY(quoth_draft_put(draft, (uint32_t)at, step, QUOTH_REPLACEMENT));
      from = (uint32_t)at + step;
    }
    at += step;
  }
  return add_valid(draft, from, source + length - from);
}

quoth_status quoth_draft_put(quoth_draft *draft, uint32_t source,
                             uint32_t length, uint32_t code_point) {
  if (quoth_char_is_space(code_point) && at_line_begin(draft)) {
    return QUOTH_OK;
  }
  QUOTH_TRY(reserve(draft, 4));
  /* Two empty runs pin both ends, so that the character leads to exactly the
   * bytes that stand for it. */
  add_run(draft, source, 0);
  draft->size += quoth_utf8_put(code_point, draft->text + draft->size);
  draft->runs[draft->run_count++] =
      (quoth_run){(uint32_t)draft->size, source + length, 0};
  quoth_draft_last(draft)->end = (uint32_t)draft->size;
  return QUOTH_OK;
}

quoth_status quoth_draft_cue(quoth_draft *draft, uint32_t begin, uint32_t end) {
  QUOTH_TRY(quoth_grow(draft->allocator, &draft->cues, &draft->cue_capacity,
                       draft->cue_count, draft->cue_count + 1,
                       sizeof *draft->cues));
  draft->cues[draft->cue_count++] =
      (quoth_cue){(uint32_t)draft->size, begin, end};
  return QUOTH_OK;
}

uint32_t quoth_runs_source(const quoth_run *runs, size_t count, uint32_t at,
                           bool end) {
  size_t low = 0;
  size_t high = count;
  while (low < high) { /* the last run that begins at or before `at` */
    const size_t middle = low + (high - low) / 2;
    if (runs[middle].plain <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (!low) {
    return count ? runs[0].source : 0;
  }
  const quoth_run *run = &runs[low - 1];
  if (at < run->plain + run->length) {
    return run->source + (at - run->plain) + (end ? 1 : 0);
  }
  if (end && low < count) {
    return runs[low].source; /* the far end of what has no bytes of its own */
  }
  return run->source + run->length;
}
