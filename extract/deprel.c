/* Names of Universal Dependencies relations; see syntax.h. */
#include "extract/syntax.h"

static const char *const names[] = {
    "root",          "acl",        "acl:relcl",   "advcl",
    "advcl:relcl",   "advmod",     "amod",        "appos",
    "aux",           "aux:pass",   "case",        "cc",
    "cc:preconj",    "ccomp",      "compound",    "compound:prt",
    "conj",          "cop",        "csubj",       "csubj:outer",
    "csubj:pass",    "dep",        "det",         "det:predet",
    "discourse",     "dislocated", "expl",        "fixed",
    "flat",          "goeswith",   "iobj",        "list",
    "mark",          "nmod",       "nmod:desc",   "nmod:poss",
    "nmod:unmarked", "nsubj",      "nsubj:outer", "nsubj:pass",
    "nummod",        "obj",        "obl",         "obl:agent",
    "obl:unmarked",  "orphan",     "parataxis",   "punct",
    "reparandum",    "vocative",   "xcomp"};

const char *quoth_deprel_name(quoth_deprel deprel) {
  return (size_t)deprel < sizeof names / sizeof *names ? names[deprel] : "dep";
}

quoth_deprel quoth_deprel_base(quoth_deprel deprel) {
  switch (deprel) {
  case QUOTH_DEP_ACL_RELCL:
    return QUOTH_DEP_ACL;
  case QUOTH_DEP_ADVCL_RELCL:
    return QUOTH_DEP_ADVCL;
  case QUOTH_DEP_AUX_PASS:
    return QUOTH_DEP_AUX;
  case QUOTH_DEP_CC_PRECONJ:
    return QUOTH_DEP_CC;
  case QUOTH_DEP_COMPOUND_PRT:
    return QUOTH_DEP_COMPOUND;
  case QUOTH_DEP_CSUBJ_OUTER:
  case QUOTH_DEP_CSUBJ_PASS:
    return QUOTH_DEP_CSUBJ;
  case QUOTH_DEP_DET_PREDET:
    return QUOTH_DEP_DET;
  case QUOTH_DEP_NMOD_DESC:
  case QUOTH_DEP_NMOD_POSS:
  case QUOTH_DEP_NMOD_UNMARKED:
    return QUOTH_DEP_NMOD;
  case QUOTH_DEP_NSUBJ_OUTER:
  case QUOTH_DEP_NSUBJ_PASS:
    return QUOTH_DEP_NSUBJ;
  case QUOTH_DEP_OBL_AGENT:
  case QUOTH_DEP_OBL_UNMARKED:
    return QUOTH_DEP_OBL;
  default:
    return deprel;
  }
}
