/* Decides where sentences end. */
#include "extract/sentence.h"

enum {
  MARKED_SIZE = 1 << QUOTH_MARKED_BITS,
  BARE_SIZE = 1 << QUOTH_BARE_BITS,
  /* Of the gaps that score above this, about half are ends; a run-on costs
   * the parser less than a clause cut in two. */
  BARE_THRESHOLD = -30
};

quoth_status quoth_splitter_open(quoth_text section, quoth_error *error,
                                 quoth_splitter *out) {
  if (section.size != MARKED_SIZE + BARE_SIZE) {
    return quoth_error_set(error, QUOTH_BAD_DATA, NULL, 0,
                           "weights of sentence ends have a wrong size");
  }
  out->marked = (const int8_t *)section.at;
  out->bare = out->marked + MARKED_SIZE;
  return QUOTH_OK;
}

static int32_t sum(const int8_t *weights, const uint32_t *rows, size_t count) {
  int32_t total = 0;
  for (size_t i = 0; i < count; i++) {
    total += weights[rows[i]];
  }
  return total;
}

static int32_t bare_score(const quoth_splitter *splitter,
                          const quoth_glance *glances, uint32_t first,
                          uint32_t count, uint32_t at) {
  uint32_t rows[QUOTH_SPLIT_FEATURES];
  const size_t size = quoth_bare_features(glances, first, count, at, rows);
  return sum(splitter->bare, rows, size);
}

/* Cuts the tokens [first, end) so that no part has more than `reach`: where
 * the bare model says so (`eager`), else at the best gap of the second half of
 * the reach. Every gap is scored at most twice. */
static void cut_long(const quoth_splitter *splitter,
                     const quoth_glance *glances, uint32_t first, uint32_t end,
                     uint32_t reach, bool eager, bool *ends) {
  uint32_t best = first;
  int32_t best_score = INT32_MIN;
  for (uint32_t at = first; at + 1 < end; at++) {
    const uint32_t length = at + 1 - first;
    const bool apart = glances[at].gap != QUOTH_GAP_NONE;
    const int32_t score = apart && (eager || length >= reach / 2)
                              ? bare_score(splitter, glances, first, end, at)
                              : INT32_MIN;
    if (eager && score > BARE_THRESHOLD) {
      ends[at] = true;
      first = at + 1;
      best_score = INT32_MIN;
      continue;
    }
    if (length >= reach / 2 && score >= best_score) {
      best = at;
      best_score = score;
    }
    if (length == reach) {
      ends[best] = true;
      at = best;
      first = best + 1;
      best_score = INT32_MIN;
    }
  }
}

/* Few marks in many words: captions made by a machine. */
static bool is_bare(const quoth_glance *glances, uint32_t first, uint32_t end) {
  uint32_t marks = 0;
  for (uint32_t at = first; at < end; at++) {
    marks += quoth_glance_is_mark(&glances[at]);
  }
  return marks * 25 < end - first;
}

static void finish(const quoth_splitter *splitter, const quoth_glance *glances,
                   uint32_t first, uint32_t end, bool *ends) {
  ends[end - 1] = true;
  if (end - first > QUOTH_BARE_REACH && is_bare(glances, first, end)) {
    cut_long(splitter, glances, first, end, QUOTH_BARE_REACH, true, ends);
  } else if (end - first > QUOTH_SENTENCE_REACH) {
    cut_long(splitter, glances, first, end, QUOTH_SENTENCE_REACH, false, ends);
  }
}

void quoth_sentences_split(const quoth_splitter *splitter,
                           const quoth_glance *glances, uint32_t count,
                           bool *ends) {
  quoth_split_state state = {.glances = glances, .count = count};
  bool begins = true;
  for (uint32_t at = 0; at < count; at++) {
    if (begins) {
      quoth_split_begin(&state, at);
    }
    quoth_split_take(&state, at);
    begins = glances[at].gap == QUOTH_GAP_BLANK;
    if (!begins && quoth_split_may_end(&state, at) &&
        !quoth_split_goes_on(glances, at)) {
      uint32_t rows[QUOTH_SPLIT_FEATURES];
      const size_t size = quoth_marked_features(&state, at, rows);
      begins = sum(splitter->marked, rows, size) > 0;
    }
    ends[at] = false;
    if (begins) {
      finish(splitter, glances, state.first, at + 1, ends);
    }
  }
}
