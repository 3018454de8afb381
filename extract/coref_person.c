#include "extract/coref_person.h"
#include "extract/clause_tree.h"
#include "extract/name_find.h"

enum { REMEMBERED = 64 /* nodes back */ };

/* "No doctor", "man" as such, "eleven children", which are an amount. */
static bool is_nobody(const quoth_tree *tree, uint32_t head) {
  static const char *const words[] = {"no", "any", "every", "each", "which"};
  const uint32_t determiner = quoth_tree_child(tree, head, QUOTH_DEP_DET);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (determiner != QUOTH_NONE && quoth_tree_is(tree, determiner, words[i])) {
      return true;
    }
  }
  if (quoth_tree_child(tree, head, QUOTH_DEP_NUMMOD) != QUOTH_NONE &&
      (tree->tokens[head].features & QUOTH_PLURAL)) {
    return true;
  }
  return determiner == QUOTH_NONE &&
         (quoth_tree_is(tree, head, "man") ||
          quoth_tree_is(tree, head, "woman")) &&
         tree->begin[head - tree->first] == tree->begin[head - tree->first + 1];
}

static quoth_status node_labelled(quoth_names *names, quoth_text words,
                                  uint32_t *out) {
  const quoth_text label = quoth_name_label(names, words);
  if (!label.at) {
    return QUOTH_NO_MEMORY;
  }
  const uint32_t count = (uint32_t)names->node_count;
  for (uint32_t i = count; i > 0 && i + REMEMBERED > count; i--) {
    const quoth_node *node = &names->nodes[i - 1].node;
    if (node->kind == QUOTH_NODE_AGENT && !node->class_id &&
        quoth_text_equal_nocase(node->label, label)) {
      *out = i - 1;
      return QUOTH_OK;
    }
  }
  QUOTH_TRY(quoth_grow(names->from, &names->nodes, &names->node_capacity, count,
                       count + 1, sizeof *names->nodes));
  names->nodes[count] = (quoth_name_node){.node = {.kind = QUOTH_NODE_AGENT,
                                                   .label = label,
                                                   .speaker = QUOTH_NONE,
                                                   .confidence = 80},
                                          .group = QUOTH_NONE,
                                          .type = QUOTH_TYPE_PERSON};
  names->node_count++;
  *out = count;
  return QUOTH_OK;
}

static quoth_status make(quoth_names *names, quoth_tree *tree, uint32_t token,
                         uint32_t *node) {
  const quoth_token *tokens = names->trees->tokens;
  uint32_t first, end;
  quoth_tree_fill(tree, names->document->plain, names->trees,
                  tokens[token].sentence);
  if (!quoth_tree_has(tree, token) || is_nobody(tree, token)) {
    return QUOTH_OK;
  }
  quoth_tree_phrase(names->grammar, tree, token, true, &first, &end);
  const uint32_t clause = quoth_tree_child(tree, token, QUOTH_DEP_ACL);
  if (clause != QUOTH_NONE && clause > token) {
    const uint32_t left = tree->left[clause - tree->first];
    end = left > token && left < end ? left : end; /* "the tailor [to stay]" */
  }
  quoth_tree_trim(tree, &first, &end);
  if (first > token || end <= token) {
    return QUOTH_OK;
  }
  const quoth_span span = {tokens[first].span.begin, tokens[end - 1].span.end};
  QUOTH_TRY(node_labelled(names, quoth_text_slice(names->document->plain, span),
                          node));
  const quoth_mention mention = {.span = span,
                                 .first = first,
                                 .count = end - first,
                                 .head = token,
                                 .node = *node,
                                 .kind = QUOTH_MENTION_NOMINAL,
                                 .confidence = 80};
  return quoth_name_add_mention(names, &mention);
}

quoth_status quoth_person_node(quoth_names *names, uint32_t token,
                               uint32_t *node) {
  quoth_tree tree;
  *node = QUOTH_NONE;
  return make(names, &tree, token, node);
}
