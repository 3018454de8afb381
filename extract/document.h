/* document.h - a source file as prose with speakers.
 *
 * A document keeps two texts. `source` is the file as it is, byte for byte;
 * the graph cites it. `plain` is what people said or wrote, without markup,
 * labels, cue numbers and repeated captions; everything after the reader works
 * on it. `runs` lead from one to the other:
 *
 *   source   **Mod:** So, _who_ built it?\n\n> We did.
 *   plain             So,  who  built it?\n\n  We did.
 *   runs              [--] [-]  [---------]    [-----]
 *
 * Immutable once made; shared by threads. */
#ifndef QUOTH_EXTRACT_DOCUMENT_H
#define QUOTH_EXTRACT_DOCUMENT_H

#include "model/arena.h"
#include "model/text.h"

typedef enum {
  QUOTH_FORMAT_AUTO, /* by extension, then by content */
  QUOTH_FORMAT_MARKDOWN,
  QUOTH_FORMAT_PLAIN,
  QUOTH_FORMAT_SRT,
  QUOTH_FORMAT_VTT
} quoth_format;

/* What the caller knows and the file may not say. Every field may be empty
 * (at == NULL). What is given here wins over the file. */
typedef struct {
  quoth_text path; /* as given by the user; becomes part of the IRI */
  quoth_text id;   /* IRI to use instead of BASE doc/ + path */
  quoth_text base; /* default https://w3id.org/quoth/id/ */
  quoth_text title;
  quoth_text date;           /* ISO 8601 */
  quoth_text author;         /* speaker of what nobody else says */
  quoth_text speakers;       /* CSV text: label,name */
  const char *speakers_path; /* its name in messages */
  quoth_format format;
  bool lenient; /* invalid bytes become U+FFFD in plain, source keeps them */
} quoth_document_options;

typedef enum {
  QUOTH_SPEAKER_PERSON, /* a name: "Sam Altman", "Sam" */
  QUOTH_SPEAKER_ROLE    /* "Moderator", "Audience Member", "Narrator" */
} quoth_speaker_kind;

typedef struct {
  quoth_text name; /* canonical: the fullest form seen, or the CSV's */
  quoth_speaker_kind kind;
  bool interviewer;         /* asks more than it answers */
  const quoth_text *labels; /* forms seen in the file */
  uint32_t label_count;
} quoth_speaker;

/* One speaker speaking without interruption. */
typedef struct {
  quoth_span span;   /* plain: first to last block of the turn */
  quoth_span label;  /* source bytes of the name in the label; empty if none */
  uint32_t speaker;  /* index into speakers; QUOTH_NONE when nobody is known.
                      * An article's unnamed author is the role Post Author
                      * when the file has front matter, else QUOTH_NONE. */
  bool about_others; /* headline, summary, article prose: an author reports */
} quoth_turn;

typedef enum {
  QUOTH_BLOCK_PARAGRAPH,
  QUOTH_BLOCK_HEADING,
  QUOTH_BLOCK_ITEM, /* list item */
  QUOTH_BLOCK_CAPTION,
  QUOTH_BLOCK_TITLE /* the document's title, when it stands in the source */
} quoth_block_kind;

/* A stretch of plain text that no sentence crosses. */
typedef struct {
  quoth_span span; /* plain */
  uint32_t turn;
  uint8_t kind;  /* quoth_block_kind */
  uint8_t level; /* of headings 1-6, of nested items 1… */
} quoth_block;

/* Caption times: the text from `at` on is shown from `begin` to `end`. */
typedef struct {
  uint32_t at;         /* plain offset */
  uint32_t begin, end; /* milliseconds */
} quoth_cue;

/* The same `length` bytes in both texts. An empty run pins a place: between
 * two of them stands what has other bytes in each text (`&` and `&amp;`). */
typedef struct {
  uint32_t plain, source, length;
} quoth_run;

typedef struct {
  quoth_text path, iri;     /* iri: absolute, escaped, ready to write */
  quoth_text title, author; /* empty when unknown */
  quoth_text date;          /* ISO 8601 date, possibly partial; or empty */
  char sha256[65];          /* of the raw bytes, hexadecimal */
  quoth_text source, plain; /* valid UTF-8 both (source: unless lenient) */
  const quoth_run *runs;
  const quoth_block *blocks;
  const quoth_turn *turns;
  const quoth_speaker *speakers;
  const quoth_cue *cues;
  uint32_t run_count, block_count, turn_count, speaker_count, cue_count;
} quoth_document;

/* Reads `bytes` (the whole file; copied). Fails with QUOTH_BAD_TEXT (invalid
 * UTF-8 or NUL: error names line and byte; binary), QUOTH_BAD_SYNTAX (front
 * matter, captions, speakers CSV), QUOTH_LIMIT (4 GiB), QUOTH_NO_MEMORY. An
 * empty or blank file is QUOTH_BAD_TEXT ("no text"). Linear time. */
quoth_status quoth_document_new(quoth_text bytes,
                                const quoth_document_options *options,
                                quoth_allocator *allocator, quoth_error *error,
                                quoth_document **out);

/* NULL is allowed. */
void quoth_document_free(quoth_document *document);

/* The smallest span of source that holds `plain_span` (not empty): begins at
 * the source of its first byte, ends after the source of its last byte. */
quoth_span quoth_document_source(const quoth_document *document,
                                 quoth_span plain_span);

/* Code points before source byte `offset`: what nif:beginIndex counts. */
uint32_t quoth_document_code_point(const quoth_document *document,
                                   uint32_t offset);

/* 1-based line of source byte `offset`. */
uint32_t quoth_document_line(const quoth_document *document, uint32_t offset);

/* The cue shown at plain offset `at`, or NULL. */
const quoth_cue *quoth_document_cue(const quoth_document *document,
                                    uint32_t at);

#endif
