/* lexicon_parts.h - (private) what a lexicon holds: lexicon_fill.c compiles it
 * from the ontology, lexicon_image.c keeps it as bytes, lexicon.c answers. */
#ifndef QUOTH_EXTRACT_LEXICON_PARTS_H
#define QUOTH_EXTRACT_LEXICON_PARTS_H

#include "extract/lexicon.h"
#include "extract/lexicon_table.h"

struct quoth_lexicon {
  quoth_allocator *from;
  const quoth_grammar *grammar;
  const quoth_model *ontology;
  quoth_known *known;
  quoth_name_form *forms;
  size_t known_count, known_capacity, form_count, form_capacity;
  quoth_key_table keys;  /* key -> form + 1; 0: a prefix only */
  quoth_key_table words; /* word hash -> QUOTH_NAME_BITs */
  quoth_name_pattern *shapes;
  size_t shape_count, shape_capacity;
  quoth_patterns *patterns; /* of the shapes, numbered alike */
  bool borrowed;            /* forms and tables belong to an image */
};

/* An empty lexicon, or NULL without memory. */
quoth_lexicon *quoth_lexicon_empty(const quoth_grammar *grammar,
                                   quoth_allocator *allocator);

/* Adds the names of the ontology. */
quoth_status quoth_lexicon_fill(quoth_lexicon *lexicon, quoth_error *error);

/* Compiles the patterns of the shapes. */
quoth_status quoth_lexicon_compile(quoth_lexicon *lexicon, quoth_error *error);

/* Compiles and hands over what `status` tells was filled, or frees it. */
quoth_status quoth_lexicon_finish(quoth_lexicon *lexicon, quoth_status status,
                                  quoth_error *error, quoth_lexicon **out);

#endif
