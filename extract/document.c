#include "extract/document.h"

#include "extract/assemble.h"
#include "extract/captions.h"
#include "extract/encoding.h"
#include "extract/frontmatter.h"
#include "extract/iri.h"
#include "extract/markdown.h"
#include "extract/plaintext.h"
#include "extract/speakers.h"
#include "model/sha256.h"

static const char default_base[] = "https://w3id.org/quoth/id/";

/* Code points and lines before every STRIDE-th byte. */
enum { STRIDE = 128 };

typedef struct {
  uint32_t code_points, lines;
} checkpoint;

/* What a quoth_document is a part of. */
typedef struct {
  quoth_document document; /* first: the pointer is this object's too */
  quoth_arena arena; /* small things; large ones are blocks of their own */
  quoth_allocator *allocator;
  quoth_text checked; /* the source, or its repaired copy */
  checkpoint *checkpoints;
} document_object;

/* Lines end with LF, CR LF or CR; at[size] may be read. */
static uint32_t count_lines(const char *at, size_t size) {
  uint32_t count = 0;
  for (size_t i = 0; i < size; i++) {
    count += (at[i] == '\n') | ((at[i] == '\r') & (at[i + 1] != '\n'));
  }
  return count;
}

static quoth_status index_source(document_object *self) {
  const quoth_text text = self->checked;
  const size_t count = text.size / STRIDE + 1;
  self->checkpoints =
      quoth_arena_alloc(&self->arena, count * sizeof *self->checkpoints);
  if (!self->checkpoints) {
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 1; i < count; i++) {
    const char *at = text.at + (i - 1) * STRIDE;
    const checkpoint *before = &self->checkpoints[i - 1];
    self->checkpoints[i] =
        (checkpoint){before->code_points +
                         (uint32_t)quoth_utf8_count((quoth_text){at, STRIDE}),
                     before->lines + count_lines(at, STRIDE)};
  }
  return QUOTH_OK;
}

static bool ends_with(quoth_text text, const char *end) {
  const size_t size = strlen(end);
  return text.size > size &&
         quoth_text_is_nocase((quoth_text){text.at + text.size - size, size},
                              end);
}

/* A heading, bold, a quote or a front matter at the begin of a line. */
static bool looks_like_markdown(quoth_text text) {
  enum { ENOUGH = 1 << 16 };
  static const char *const marks[] = {"# ", "## ", "### ", "**", "> ", "---\n"};
  const size_t size = text.size < ENOUGH ? text.size : ENOUGH;
  for (size_t at = 0; at < size; at++) {
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
      const size_t length = strlen(marks[i]);
      if (size - at > length && memcmp(text.at + at, marks[i], length) == 0) {
        return true;
      }
    }
    const char *next = memchr(text.at + at, '\n', size - at);
    at = next ? (size_t)(next - text.at) : size;
  }
  return false;
}

static quoth_format format_of(const quoth_document_options *options,
                              quoth_text text) {
  static const struct {
    const char *extension;
    quoth_format format;
  } known[] = {
      {".md", QUOTH_FORMAT_MARKDOWN},    {".markdown", QUOTH_FORMAT_MARKDOWN},
      {".mdown", QUOTH_FORMAT_MARKDOWN}, {".srt", QUOTH_FORMAT_SRT},
      {".vtt", QUOTH_FORMAT_VTT},
  };
  if (options->format != QUOTH_FORMAT_AUTO) {
    return options->format;
  }
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (ends_with(options->path, known[i].extension)) {
      return known[i].format;
    }
  }
  quoth_format found = QUOTH_FORMAT_PLAIN;
  if (quoth_captions_detect(text, &found)) {
    return found;
  }
  const bool plain =
      ends_with(options->path, ".txt") || ends_with(options->path, ".text");
  return plain || !looks_like_markdown(text) ? QUOTH_FORMAT_PLAIN
                                             : QUOTH_FORMAT_MARKDOWN;
}

static quoth_status read_text(quoth_draft *draft, quoth_format format) {
  if (format == QUOTH_FORMAT_MARKDOWN) {
    QUOTH_TRY(quoth_frontmatter_read(draft));
    return quoth_markdown_read(draft);
  }
  if (format == QUOTH_FORMAT_SRT || format == QUOTH_FORMAT_VTT) {
    return quoth_captions_read(draft);
  }
  return quoth_plaintext_read(draft);
}

static quoth_status copy_or(quoth_arena *arena, quoth_text given,
                            quoth_text found, quoth_text *out) {
  const quoth_text from = given.size ? given : found;
  if (from.size) {
    *out = quoth_arena_copy(arena, from);
    return out->at ? QUOTH_OK : QUOTH_NO_MEMORY;
  }
  return QUOTH_OK;
}

static quoth_status name_document(document_object *self, const char *name,
                                  const quoth_document_options *options,
                                  quoth_error *error) {
  quoth_document *out = &self->document;
  const quoth_text base =
      options->base.size ? options->base : quoth_text_of(default_base);
  if (!quoth_iri_is_absolute(options->id.size ? options->id : base)) {
    return quoth_error_set(error, QUOTH_BAD_SYNTAX, name, 0,
                           "%s is not an absolute IRI",
                           options->id.size ? "--id" : "--base");
  }
  out->path = quoth_arena_copy(&self->arena, options->path);
  out->iri = options->id.size
                 ? quoth_iri_escape(options->id, &self->arena)
                 : quoth_iri_of_path(base, options->path, &self->arena);
  return out->path.at && out->iri.at ? QUOTH_OK : QUOTH_NO_MEMORY;
}

static void hash_source(quoth_document *document) {
  quoth_sha256 sum = quoth_sha256_begin();
  quoth_sha256_add(&sum, document->source);
  quoth_sha256_hex(&sum, document->sha256);
}

static quoth_status load(document_object *self, quoth_text bytes,
                         const quoth_document_options *options,
                         const char *name, quoth_error *error) {
  if (bytes.size >= UINT32_MAX) {
    return quoth_error_set(error, QUOTH_LIMIT, name, 0,
                           "file of 4 GiB or more");
  }
  bool valid;
  QUOTH_TRY(quoth_encoding_check(bytes, options->lenient, name, error, &valid));
  char *copy = quoth_alloc(self->allocator, bytes.size + 1);
  if (!copy) {
    return QUOTH_NO_MEMORY;
  }
  memcpy(copy, bytes.at, bytes.size);
  copy[bytes.size] = '\0';
  self->document.source = (quoth_text){copy, bytes.size};
  self->checked = valid ? self->document.source
                        : quoth_encoding_repair(bytes, &self->arena);
  return self->checked.at ? index_source(self) : QUOTH_NO_MEMORY;
}

/* A heading above everything is the title, unless the header has another. */
static void find_title(quoth_draft *draft) {
  quoth_line *line = draft->line_count ? &draft->lines[0] : NULL;
  if (draft->title.size || !line || line->kind != QUOTH_BLOCK_HEADING) {
    return;
  }
  line->kind = QUOTH_BLOCK_TITLE;
  draft->title =
      (quoth_text){draft->text + line->begin, line->end - line->begin};
}

/* A line above the text that is nothing but a date is the document's, and so is
 * the date of a byline. */
static quoth_status find_date(quoth_draft *draft) {
  enum { LINES = 5 };
  char iso[11];
  for (size_t i = 0; !draft->date.size && i < LINES && i < draft->line_count;
       i++) {
    const quoth_line *line = &draft->lines[i];
    const quoth_text text = {draft->text + line->begin,
                             line->end - line->begin};
    const bool set_apart = (line->emphasis + line->strong) * 5 > text.size * 4;
    if (quoth_frontmatter_dateline(text, iso) ||
        quoth_frontmatter_byline(text, set_apart, iso)) {
      draft->date = quoth_arena_copy(draft->arena, quoth_text_of(iso));
      return draft->date.at ? QUOTH_OK : QUOTH_NO_MEMORY;
    }
  }
  return QUOTH_OK;
}

static quoth_status fill(document_object *self, quoth_draft *draft,
                         const quoth_document_options *options) {
  quoth_document *out = &self->document;
  hash_source(out);
  if (draft->checked.size >= 3 &&
      memcmp(draft->checked.at, "\xef\xbb\xbf", 3) == 0) {
    draft->body = 3;
  }
  QUOTH_TRY(quoth_draft_reserve(draft));
  QUOTH_TRY(read_text(draft, format_of(options, draft->checked)));
  find_title(draft);
  QUOTH_TRY(find_date(draft));
  QUOTH_TRY(copy_or(&self->arena, options->title, draft->title, &out->title));
  QUOTH_TRY(copy_or(&self->arena, options->date, draft->date, &out->date));
  QUOTH_TRY(
      copy_or(&self->arena, options->author, draft->author, &out->author));
  QUOTH_TRY(quoth_speakers_find(draft, options, &self->arena, out));
  return quoth_draft_assemble(draft, out);
}

static quoth_status build(document_object *self, quoth_text bytes,
                          const quoth_document_options *options,
                          quoth_error *error) {
  const quoth_text path = quoth_arena_copy(&self->arena, options->path);
  if (!path.at) {
    return QUOTH_NO_MEMORY;
  }
  const char *name = path.size ? path.at : "input";
  QUOTH_TRY(name_document(self, name, options, error));
  QUOTH_TRY(load(self, bytes, options, name, error));
  quoth_draft draft = {.source = self->document.source,
                       .checked = self->checked,
                       .allocator = self->allocator,
                       .arena = &self->arena,
                       .name = name,
                       .error = error};
  const quoth_status status = fill(self, &draft, options);
  quoth_draft_free(&draft);
  return status;
}

quoth_status quoth_document_new(quoth_text bytes,
                                const quoth_document_options *options,
                                quoth_allocator *allocator, quoth_error *error,
                                quoth_document **out) {
  document_object *self = quoth_alloc(allocator, sizeof *self);
  if (!self) {
    return QUOTH_NO_MEMORY;
  }
  *self =
      (document_object){.arena = {.from = allocator}, .allocator = allocator};
  const quoth_status status = build(self, bytes, options, error);
  if (status != QUOTH_OK) {
    quoth_document_free(&self->document);
    return status;
  }
  *out = &self->document;
  return QUOTH_OK;
}

void quoth_document_free(quoth_document *document) {
  if (document) {
    document_object *self = (document_object *)document;
    quoth_allocator *from = self->allocator;
    quoth_release(from, (void *)document->source.at);
    quoth_release(from, (void *)document->plain.at);
    quoth_release(from, (void *)document->runs);
    quoth_release(from, (void *)document->blocks);
    quoth_release(from, (void *)document->turns);
    quoth_release(from, (void *)document->cues);
    quoth_arena_free(&self->arena);
    quoth_release(from, self);
  }
}

quoth_span quoth_document_source(const quoth_document *document,
                                 quoth_span plain_span) {
  const quoth_run *runs = document->runs;
  const size_t count = document->run_count;
  return (quoth_span){quoth_runs_source(runs, count, plain_span.begin, false),
                      quoth_runs_source(runs, count, plain_span.end - 1, true)};
}

uint32_t quoth_document_code_point(const quoth_document *document,
                                   uint32_t offset) {
  const document_object *self = (const document_object *)document;
  const uint32_t from = offset - offset % STRIDE;
  return self->checkpoints[offset / STRIDE].code_points +
         (uint32_t)quoth_utf8_count(
             (quoth_text){self->checked.at + from, offset - from});
}

uint32_t quoth_document_line(const quoth_document *document, uint32_t offset) {
  const document_object *self = (const document_object *)document;
  const uint32_t from = offset - offset % STRIDE;
  return 1 + self->checkpoints[offset / STRIDE].lines +
         count_lines(self->checked.at + from, offset - from);
}

const quoth_cue *quoth_document_cue(const quoth_document *document,
                                    uint32_t at) {
  uint32_t low = 0;
  uint32_t high = document->cue_count;
  while (low < high) { /* the last cue that begins at or before `at` */
    const uint32_t middle = low + (high - low) / 2;
    if (document->cues[middle].at <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low ? &document->cues[low - 1] : NULL;
}
