/* labels.h - what could be the label of a speaker at the begin of a line. */
#ifndef QUOTH_EXTRACT_LABELS_H
#define QUOTH_EXTRACT_LABELS_H

#include "extract/draft.h"

typedef enum {
  QUOTH_LABEL_COLON,   /* Name: text */
  QUOTH_LABEL_BRACKET, /* [Name] text */
  QUOTH_LABEL_STRONG,  /* **Name** text */
  QUOTH_LABEL_ALONE,   /* Name, on a line of its own */
  QUOTH_LABEL_PERIOD,  /* Q. text */
  QUOTH_LABEL_DASH,    /* Name – text */
  QUOTH_LABEL_STYLES
} quoth_label_style;

typedef enum {
  QUOTH_SHAPE_LOWER, /* a word or two in lower case, as in chats */
  QUOTH_SHAPE_NAME,  /* capitalised words */
  QUOTH_SHAPE_ROLE,  /* Moderator, Audience asks, Speaker 1, Q */
  QUOTH_SHAPE_HEADER /* Note, Image, Date: never a speaker */
} quoth_label_shape;

typedef struct {
  quoth_span name; /* draft; without title, time and punctuation */
  uint32_t speech; /* draft; where what is said begins */
  uint8_t style, shape;
  uint8_t words; /* of the name */
  bool strong;   /* the label is bold */
  bool inside;   /* … and its colon too */
  bool timed;    /* a time stands beside it */
} quoth_label;

/* Reads the label that `line` may begin with. It looks at a bounded number of
 * bytes. */
bool quoth_label_read(const quoth_draft *draft, const quoth_line *line,
                      quoth_label *out);

/* Letters, digits and what else stands inside names. */
bool quoth_label_is_name_char(uint32_t code_point);

/* The shape of a name; false when it has the shape of neither name nor role.
 * `words` may be NULL. */
bool quoth_label_shape_of(quoth_text name, uint8_t *shape, uint8_t *words);

enum { QUOTH_LABEL_KEY = 80 };

/* Writes the form in which two labels of one speaker are equal: lower case, no
 * punctuation, single spaces; roles without verb and plural. Returns its
 * size. */
size_t quoth_label_key(quoth_text name, uint8_t shape,
                       char key[QUOTH_LABEL_KEY]);

/* "Q", "question", "interviewer", "moderator", "host": who asks. */
bool quoth_label_is_asker(quoth_text key);

/* "A", "answer", "interviewee": who answers, by no other name. */
bool quoth_label_is_answerer(quoth_text key);

/* "dr", "coach", in any case and with a full stop or without: stands before a
 * name and is no part of it. */
bool quoth_label_is_honorific(quoth_text word);

/* "Audience", "audience member": many speak under it, each once; but not
 * "participant 3". */
bool quoth_label_is_shared(quoth_text key);

#endif
