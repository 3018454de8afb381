#include "extract/coref_pronoun.h"

quoth_pronoun quoth_pronoun_of(quoth_text word) {
#define ROW(form, kind)                                                        \
  { {form, sizeof form - 1}, QUOTH_PRONOUN_##kind }
  static const struct {
    quoth_text form;
    quoth_pronoun kind;
  } rows[] = {
      ROW("i", I),           ROW("you", YOU),        ROW("it", IT),
      ROW("my", I),          ROW("he", HE),          ROW("his", HE),
      ROW("she", SHE),       ROW("her", SHE),        ROW("they", THEY),
      ROW("we", WE),         ROW("me", I),           ROW("him", HE),
      ROW("them", THEY),     ROW("their", THEY),     ROW("its", IT),
      ROW("your", YOU),      ROW("who", RELATIVE),   ROW("which", RELATIVE),
      ROW("whom", RELATIVE), ROW("whose", RELATIVE), ROW("mine", I),
      ROW("myself", I),      ROW("yours", YOU),      ROW("yourself", YOU),
      ROW("himself", HE),    ROW("herself", SHE),    ROW("hers", SHE),
      ROW("itself", IT),     ROW("theirs", THEY),    ROW("themselves", THEY),
      ROW("us", WE),         ROW("our", WE),         ROW("ours", WE),
      ROW("ourselves", WE),
  };
#undef ROW
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_text_equal_nocase(word, rows[i].form)) {
      return rows[i].kind;
    }
  }
  return QUOTH_PRONOUN_NONE;
}
