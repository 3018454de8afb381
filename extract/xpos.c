/* Names of the tags, and numbers of the names. */
#include "extract/xpos.h"

#include "extract/syntax.h"

static const char *const upos_names[] = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

static const char *const xpos_names[] = {
    "$",    "''",  ",",   "-LRB-", "-RRB-", ".",    ":",   "ADD", "AFX", "CC",
    "CD",   "DT",  "EX",  "FW",    "GW",    "HYPH", "IN",  "JJ",  "JJR", "JJS",
    "LS",   "MD",  "NFP", "NN",    "NNP",   "NNPS", "NNS", "PDT", "POS", "PRP",
    "PRP$", "RB",  "RBR", "RBS",   "RP",    "SYM",  "TO",  "UH",  "VB",  "VBD",
    "VBG",  "VBN", "VBP", "VBZ",   "WDT",   "WP",   "WP$", "WRB", "``"};

_Static_assert(sizeof upos_names / sizeof *upos_names == QUOTH_UPOS_COUNT,
               "a name for each UPOS");
_Static_assert(sizeof xpos_names / sizeof *xpos_names == QUOTH_XPOS_COUNT,
               "a name for each XPOS");
_Static_assert(QUOTH_DEP_XCOMP + 1 == QUOTH_DEPREL_COUNT,
               "every relation is counted");

const char *quoth_upos_name(quoth_upos upos) {
  return (size_t)upos < QUOTH_UPOS_COUNT ? upos_names[upos] : "X";
}

const char *quoth_xpos_name(uint8_t xpos) {
  return xpos < QUOTH_XPOS_COUNT ? xpos_names[xpos] : "FW";
}

bool quoth_upos_find(quoth_text name, uint8_t *upos) {
  for (uint8_t i = 0; i < QUOTH_UPOS_COUNT; i++) {
    if (quoth_text_is(name, upos_names[i])) {
      *upos = i;
      return true;
    }
  }
  return false;
}

bool quoth_xpos_find(quoth_text name, uint8_t *xpos) {
  for (uint8_t i = 0; i < QUOTH_XPOS_COUNT; i++) {
    if (quoth_text_is(name, xpos_names[i])) {
      *xpos = i;
      return true;
    }
  }
  return false;
}

bool quoth_deprel_find(quoth_text name, uint8_t *deprel) {
  for (uint8_t i = 0; i < QUOTH_DEPREL_COUNT; i++) {
    if (quoth_text_is(name, quoth_deprel_name((quoth_deprel)i))) {
      *deprel = i;
      return true;
    }
  }
  return false;
}
