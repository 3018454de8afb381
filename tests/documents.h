/* documents.h - reading little documents in tests, and saying what was read. */
#ifndef QUOTH_TESTS_DOCUMENTS_H
#define QUOTH_TESTS_DOCUMENTS_H

#include "extract/document.h"
#include "tests/check.h"

/* Reads `text` as a file of this name; the test ends when that fails. */
static inline quoth_document *read_as(const char *path, const char *text) {
  const quoth_document_options options = {.path = quoth_text_of(path)};
  quoth_error error = {0};
  quoth_document *document = NULL;
  const quoth_status status = quoth_document_new(quoth_text_of(text), &options,
                                                 NULL, &error, &document);
  if (status != QUOTH_OK) {
    fprintf(stderr, "%s:%u: %s\n", path, error.line, error.message);
  }
  CHECK(status == QUOTH_OK);
  return document;
}

/* "Ann: Hello. Who? | -: …": turns by speaker, `-` for nobody, `(Ann)` when the
 * speaker reports; line ends as spaces. */
static inline void describe(const quoth_document *d, char *out, size_t size) {
  size_t at = 0;
  out[0] = '\0';
  for (uint32_t i = 0; i < d->turn_count; i++) {
    const quoth_turn *turn = &d->turns[i];
    const quoth_text text = quoth_text_slice(d->plain, turn->span);
    const quoth_text name = turn->speaker == QUOTH_NONE
                                ? quoth_text_of("-")
                                : d->speakers[turn->speaker].name;
    const bool reports = turn->about_others && turn->speaker != QUOTH_NONE;
    const int n =
        snprintf(out + at, size - at, "%s%s%.*s%s: %.*s", i ? " | " : "",
                 reports ? "(" : "", (int)name.size, name.at,
                 reports ? ")" : "", (int)text.size, text.at);
    CHECK(n >= 0 && (size_t)n < size - at);
    at += (size_t)n;
  }
  for (size_t i = 0; i < at; i++) {
    out[i] = out[i] == '\n' ? ' ' : out[i];
  }
}

/* Every run holds the same bytes in both texts, in order, without overlap. */
static inline void check_runs(const quoth_document *d) {
  uint32_t plain = 0;
  for (uint32_t i = 0; i < d->run_count; i++) {
    const quoth_run *run = &d->runs[i];
    CHECK(run->plain >= plain);
    CHECK(run->plain + run->length <= d->plain.size);
    CHECK(run->source + run->length <= d->source.size);
    CHECK(memcmp(d->plain.at + run->plain, d->source.at + run->source,
                 run->length) == 0);
    plain = run->plain + run->length;
  }
}

/* Blocks and turns cover the text in order; every span leads to the source. */
static inline void check_layout(const quoth_document *d) {
  uint32_t end = 0;
  CHECK(quoth_utf8_check(d->plain, NULL));
  for (uint32_t i = 0; i < d->block_count; i++) {
    const quoth_block *block = &d->blocks[i];
    const quoth_turn *turn = &d->turns[block->turn];
    CHECK(block->span.begin >= end && block->span.begin < block->span.end);
    CHECK(turn->span.begin <= block->span.begin);
    CHECK(block->span.end <= turn->span.end);
    const quoth_span source = quoth_document_source(d, block->span);
    CHECK(source.begin < source.end && source.end <= d->source.size);
    CHECK(quoth_document_code_point(d, source.begin) <
          quoth_document_code_point(d, source.end));
    end = block->span.end;
  }
  CHECK(end == d->plain.size);
  for (uint32_t i = 0; i < d->turn_count; i++) {
    const uint32_t speaker = d->turns[i].speaker;
    CHECK(speaker == QUOTH_NONE || speaker < d->speaker_count);
    CHECK(d->turns[i].label.end <= d->source.size);
  }
  for (uint32_t i = 0; i < d->cue_count; i++) {
    CHECK(i == 0 || d->cues[i].at >= d->cues[i - 1].at);
  }
}

#endif
