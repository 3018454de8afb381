/* frame_table.h - (private) compiled frames: frame.c fills it from what
 * frame_parse.c reads and frame_label.c makes up, frame_match.c searches it. */
#ifndef QUOTH_EXTRACT_FRAME_TABLE_H
#define QUOTH_EXTRACT_FRAME_TABLE_H

#include "extract/frame.h"
#include "extract/lexicon_table.h"

enum {
  QUOTH_PHRASE_WORDS_MAX = 8,
  QUOTH_PREPOSITION_WORDS_MAX = 3,
  QUOTH_FRAME_PHRASES_MAX = 128,
  QUOTH_FRAME_ARGUMENTS_MAX = 6,
  QUOTH_SLOT_CLASSES_MAX = 6,
  QUOTH_SLOT_NOUNS_MAX = 16
};

typedef enum {
  QUOTH_TARGET_NONE,
  QUOTH_TARGET_SUBJECT,
  QUOTH_TARGET_OBJECT
} quoth_slot_target;

typedef struct {
  quoth_id classes[QUOTH_SLOT_CLASSES_MAX]; /* any of them, */
  quoth_text nouns[QUOTH_SLOT_NOUNS_MAX];   /* or a phrase with such a head; */
  uint8_t class_count, noun_count;          /* none: anything */
  uint8_t open;   /* bit i: any common noun may be of classes[i] */
  uint8_t target; /* quoth_slot_target */
  bool clause;    /* a clause fills it, nothing else */
} quoth_slot;

/* Words that lead to a slot, or the verb with what belongs to it. */
typedef struct {
  quoth_text words[QUOTH_PHRASE_WORDS_MAX];
  uint8_t count;
  uint8_t preposition; /* how many words at the end are prepositions */
  /* suffixes[i]: the last i + 1 of them in one text */
  quoth_text suffixes[QUOTH_PREPOSITION_WORDS_MAX];
} quoth_phrase;

typedef struct {
  quoth_slot slot;
  const quoth_text *prepositions; /* alternatives; none: follows directly */
  uint32_t preposition_count;
  bool optional;
} quoth_frame_argument;

typedef struct {
  quoth_id property, rule;
  quoth_slot lead, after;
  bool has_lead, has_after;
  const quoth_frame_argument *arguments;
  uint32_t argument_count;
} quoth_frame;

/* One alternative of a frame, under its first word and, where a noun or
 * participle follows it, that word. */
typedef struct {
  quoth_phrase phrase;
  quoth_text text;   /* the whole phrase */
  quoth_text second; /* word before the preposition; empty if it is the first */
  uint32_t frame;
  uint32_t first_end, second_end; /* of the row of entries with the same first,
                                     the same first and second word */
} quoth_frame_entry;

struct quoth_frames {
  const quoth_grammar *grammar;
  quoth_allocator *from;
  quoth_arena arena;
  quoth_frame *frames;
  size_t frame_count, frame_capacity;
  quoth_frame_entry *entries; /* by first word, second word, frame */
  size_t entry_count, entry_capacity;
  quoth_key_table rows; /* quoth_frame_key -> its first entry + 1 */
};

/* What frame_parse.c makes of one quoth:frame. */
typedef struct {
  quoth_frame frame; /* arguments point to `arguments` */
  quoth_phrase phrases[QUOTH_FRAME_PHRASES_MAX];
  uint32_t phrase_count;
  quoth_frame_argument arguments[QUOTH_FRAME_ARGUMENTS_MAX];
} quoth_frame_draft;

/* Parses `text` (a frame of `rule` for `property`) into `draft`, whose texts
 * are copied to `arena`. Fails with QUOTH_BAD_RULE naming the rule. */
quoth_status quoth_frame_parse(const quoth_grammar *grammar, quoth_text text,
                               quoth_id rule, quoth_id property,
                               quoth_arena *arena, quoth_error *error,
                               quoth_frame_draft *draft);

/* The words of `phrase` from number `from` on, joined with spaces. */
quoth_status quoth_phrase_join(quoth_arena *arena, const quoth_phrase *phrase,
                               size_t from, quoth_text *out);

/* The key of the entries with these words; `second` may be NULL: any. */
uint64_t quoth_frame_key(quoth_text first, const quoth_text *second);

/* Adds a parsed frame with its phrases; before sorting. */
quoth_status quoth_frames_add(quoth_frames *frames, quoth_frame_draft *draft);

/* Adds frames for properties that have labels but no rule. */
quoth_status quoth_frames_from_labels(quoth_frames *frames,
                                      quoth_frame_draft *draft);

/* True for prepositions and particles of English. */
bool quoth_is_preposition(quoth_text word);

/* Percent: how well what `part` refers to fits `slot`; 0: not at all. */
uint8_t quoth_slot_fit(const quoth_slot *slot,
                       const quoth_frame_context *context,
                       const quoth_part *part);

#endif
