/* number.h - private: words that are numbers, wherever they stand. */
#ifndef QUOTH_EXTRACT_NUMBER_H
#define QUOTH_EXTRACT_NUMBER_H

#include "model/text.h"

/* "seven", "Million", "half": a cardinal or a scale, in any case. */
bool quoth_number_is_word(quoth_text form);

#endif
