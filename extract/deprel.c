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
