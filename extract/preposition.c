#include "extract/frame_table.h"

#define WORD(form)                                                             \
  { form, sizeof form - 1 }

/* Sorted; a closed class of the language. */
static const quoth_text prepositions[] = {
    WORD("aboard"),     WORD("about"),     WORD("above"),
    WORD("across"),     WORD("after"),     WORD("against"),
    WORD("ahead"),      WORD("along"),     WORD("alongside"),
    WORD("amid"),       WORD("amidst"),    WORD("among"),
    WORD("amongst"),    WORD("around"),    WORD("as"),
    WORD("aside"),      WORD("at"),        WORD("away"),
    WORD("back"),       WORD("because"),   WORD("before"),
    WORD("behind"),     WORD("below"),     WORD("beneath"),
    WORD("beside"),     WORD("besides"),   WORD("between"),
    WORD("beyond"),     WORD("by"),        WORD("concerning"),
    WORD("despite"),    WORD("down"),      WORD("during"),
    WORD("except"),     WORD("following"), WORD("for"),
    WORD("forward"),    WORD("from"),      WORD("in"),
    WORD("including"),  WORD("inside"),    WORD("instead"),
    WORD("into"),       WORD("like"),      WORD("near"),
    WORD("of"),         WORD("off"),       WORD("on"),
    WORD("onto"),       WORD("out"),       WORD("outside"),
    WORD("over"),       WORD("past"),      WORD("per"),
    WORD("regarding"),  WORD("round"),     WORD("since"),
    WORD("than"),       WORD("through"),   WORD("throughout"),
    WORD("till"),       WORD("to"),        WORD("together"),
    WORD("toward"),     WORD("towards"),   WORD("under"),
    WORD("underneath"), WORD("until"),     WORD("up"),
    WORD("upon"),       WORD("versus"),    WORD("via"),
    WORD("with"),       WORD("within"),    WORD("without")};

bool quoth_is_preposition(quoth_text word) {
  size_t low = 0, high = sizeof prepositions / sizeof *prepositions;
  while (low < high && word.size) {
    const size_t middle = low + (high - low) / 2;
    const quoth_text one = prepositions[middle];
    int order = (unsigned char)one.at[0] - (unsigned char)word.at[0];
    order = order ? order : quoth_text_compare(one, word);
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
