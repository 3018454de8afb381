/* hear_nodes.h - asking what a little text speaks of. */
#ifndef QUOTH_TESTS_HEAR_NODES_H
#define QUOTH_TESTS_HEAR_NODES_H

#include "tests/hear.h"

/* The node of the `nth` (from 0) mention written `words`, or NULL. */
static inline const quoth_node *node_of(const char *words, int nth) {
  for (uint32_t i = 0; i < t.found.mention_count; i++) {
    const quoth_mention *mention = &t.found.mentions[i];
    if (quoth_text_is(quoth_text_slice(t.document->plain, mention->span),
                      words) &&
        nth-- == 0) {
      return mention->node == QUOTH_NONE ? NULL : &t.found.nodes[mention->node];
    }
  }
  return NULL;
}

/* Whether it has that label, and is of that class (0: any). */
static inline bool is(const char *words, int nth, const char *label,
                      quoth_id class_id) {
  const quoth_node *node = node_of(words, nth);
  const bool right = node && quoth_text_is(node->label, label) &&
                     (class_id == 0 ||
                      quoth_grammar_is_a(t.grammar, node->class_id, class_id));
  if (!right) {
    fprintf(stderr, "'%s' is '%.*s'\n", words, node ? (int)node->label.size : 1,
            node ? node->label.at : "-");
  }
  return right;
}

#endif
