/* features.h - private: what the models see of a word's form.
 *
 * The trainer and the runtime both include this: there is no second
 * definition. Forms are normalised first: lower case, digits as 0, typographic
 * quotes and dashes as typewriters have them; their case is kept as a shape. */
#ifndef QUOTH_EXTRACT_FEATURES_H
#define QUOTH_EXTRACT_FEATURES_H

#include "model/text.h"

enum {
  QUOTH_AFFIX_KINDS = 7,    /* rows of affixes per word */
  QUOTH_AFFIX_ROWS = 8192,  /* table they are hashed into; a power of two */
  QUOTH_SHAPES = 32,        /* combinations of the bits below */
  QUOTH_FORM_SIZE = 48,     /* longer forms are cut in the middle */
  QUOTH_SHAPE_INITIAL = 1,  /* first letter is a capital */
  QUOTH_SHAPE_CAPITALS = 2, /* several letters, all capitals */
  QUOTH_SHAPE_MIXED = 4,    /* a capital after the first letter */
  QUOTH_SHAPE_DIGIT = 8,
  QUOTH_SHAPE_UNCASED = 16 /* the whole sentence tells nothing by its case */
};

/* A normalised form. */
typedef struct {
  char at[QUOTH_FORM_SIZE];
  uint32_t size;
  uint8_t shape;     /* without QUOTH_SHAPE_UNCASED */
  bool upper, lower; /* has letters of this case */
} quoth_form;

quoth_form quoth_form_of(quoth_text text);

/* The key of a form in the table of known words; never 0. */
uint64_t quoth_form_key(const quoth_form *form);

/* The rows (< QUOTH_AFFIX_ROWS) of its prefixes and suffixes. */
void quoth_form_affixes(const quoth_form *form,
                        uint16_t rows[QUOTH_AFFIX_KINDS]);

/* Whether a sentence in which these cases of letters occur is written without
 * regard to case: captions without capitals, or nothing but capitals. */
static inline bool quoth_case_is_void(bool any_upper, bool any_lower) {
  return any_upper != any_lower;
}

/* The shape as the models see it. */
static inline uint8_t quoth_shape_in(uint8_t shape, bool uncased) {
  return uncased ? (uint8_t)((shape & QUOTH_SHAPE_DIGIT) | QUOTH_SHAPE_UNCASED)
                 : shape;
}

/* Places between a dependent and its head, in classes. */
enum { QUOTH_DISTANCES = 20 };
uint8_t quoth_distance_class(uint32_t dependent, uint32_t head);

#endif
