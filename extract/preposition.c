#include "extract/frame_table.h"

/* Sorted; a closed class of the language. */
static const char *const prepositions[] = {
    "aboard",  "about",      "above",    "across",    "after",
    "against", "ahead",      "along",    "alongside", "amid",
    "amidst",  "among",      "amongst",  "around",    "as",
    "aside",   "at",         "away",     "back",      "because",
    "before",  "behind",     "below",    "beneath",   "beside",
    "besides", "between",    "beyond",   "by",        "concerning",
    "despite", "down",       "during",   "except",    "following",
    "for",     "forward",    "from",     "in",        "including",
    "inside",  "instead",    "into",     "like",      "near",
    "of",      "off",        "on",       "onto",      "out",
    "outside", "over",       "past",     "per",       "regarding",
    "round",   "since",      "than",     "through",   "throughout",
    "till",    "to",         "together", "toward",    "towards",
    "under",   "underneath", "until",    "up",        "upon",
    "versus",  "via",        "with",     "within",    "without"};

bool quoth_is_preposition(quoth_text word) {
  size_t low = 0, high = sizeof prepositions / sizeof *prepositions;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const int order =
        quoth_text_compare(quoth_text_of(prepositions[middle]), word);
    if (order == 0) {
      return true;
    }
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return false;
}
