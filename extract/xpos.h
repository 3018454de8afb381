/* xpos.h - private: the Penn part-of-speech tags of UD English, by number. */
#ifndef QUOTH_EXTRACT_XPOS_H
#define QUOTH_EXTRACT_XPOS_H

#include "model/text.h"

/* In the order of their names as bytes; quoth_token.xpos holds one. */
typedef enum {
  QUOTH_XPOS_DOLLAR,
  QUOTH_XPOS_CLOSING_QUOTE,
  QUOTH_XPOS_COMMA,
  QUOTH_XPOS_LRB,
  QUOTH_XPOS_RRB,
  QUOTH_XPOS_STOP,
  QUOTH_XPOS_COLON,
  QUOTH_XPOS_ADD,
  QUOTH_XPOS_AFX,
  QUOTH_XPOS_CC,
  QUOTH_XPOS_CD,
  QUOTH_XPOS_DT,
  QUOTH_XPOS_EX,
  QUOTH_XPOS_FW,
  QUOTH_XPOS_GW,
  QUOTH_XPOS_HYPH,
  QUOTH_XPOS_IN,
  QUOTH_XPOS_JJ,
  QUOTH_XPOS_JJR,
  QUOTH_XPOS_JJS,
  QUOTH_XPOS_LS,
  QUOTH_XPOS_MD,
  QUOTH_XPOS_NFP,
  QUOTH_XPOS_NN,
  QUOTH_XPOS_NNP,
  QUOTH_XPOS_NNPS,
  QUOTH_XPOS_NNS,
  QUOTH_XPOS_PDT,
  QUOTH_XPOS_POS,
  QUOTH_XPOS_PRP,
  QUOTH_XPOS_PRP_POSS,
  QUOTH_XPOS_RB,
  QUOTH_XPOS_RBR,
  QUOTH_XPOS_RBS,
  QUOTH_XPOS_RP,
  QUOTH_XPOS_SYM,
  QUOTH_XPOS_TO,
  QUOTH_XPOS_UH,
  QUOTH_XPOS_VB,
  QUOTH_XPOS_VBD,
  QUOTH_XPOS_VBG,
  QUOTH_XPOS_VBN,
  QUOTH_XPOS_VBP,
  QUOTH_XPOS_VBZ,
  QUOTH_XPOS_WDT,
  QUOTH_XPOS_WP,
  QUOTH_XPOS_WP_POSS,
  QUOTH_XPOS_WRB,
  QUOTH_XPOS_OPENING_QUOTE,
  QUOTH_XPOS_COUNT
} quoth_xpos;

enum { QUOTH_UPOS_COUNT = 17, QUOTH_DEPREL_COUNT = 51 };

/* The number of a name as treebanks write it ("NOUN", "NNP", "nsubj:pass");
 * false when there is no such name. Linear in the number of names. */
bool quoth_upos_find(quoth_text name, uint8_t *upos);
bool quoth_xpos_find(quoth_text name, uint8_t *xpos);
bool quoth_deprel_find(quoth_text name, uint8_t *deprel);

#endif
