#include "extract/name.h"

void quoth_names_clear(quoth_names *names) {
  quoth_arena_reset(&names->arena);
  names->site_count = 0;
  names->group_count = 0;
  names->node_count = 0;
  names->mention_count = 0;
}

void quoth_names_free(quoth_names *names) {
  quoth_release(names->from, names->nouns);
  quoth_release(names->from, names->words);
  quoth_release(names->from, names->matches);
  quoth_release(names->from, names->capitals);
  quoth_release(names->from, names->letters);
  quoth_release(names->from, names->opens);
  quoth_release(names->from, names->said);
  quoth_release(names->from, names->taken);
  quoth_release(names->from, names->spellings);
  quoth_release(names->from, names->sites);
  quoth_release(names->from, names->groups);
  quoth_release(names->from, names->nodes);
  quoth_release(names->from, names->mentions);
  quoth_pattern_matcher_free(names->matcher);
  quoth_key_table_free(&names->group_of);
  quoth_key_table_free(&names->value_of);
  quoth_values_free(&names->values);
  quoth_arena_free(&names->arena);
}

quoth_status quoth_name_add_mention(quoth_names *names,
                                    const quoth_mention *mention) {
  QUOTH_TRY(quoth_grow(names->from, &names->mentions, &names->mention_capacity,
                       names->mention_count, names->mention_count + 1,
                       sizeof *names->mentions));
  names->mentions[names->mention_count++] = *mention;
  return QUOTH_OK;
}

quoth_status quoth_name_add_variant(quoth_names *names, quoth_name_node *node,
                                    quoth_text words) {
  enum { MOST = 16 };
  uint32_t *count = &node->node.variant_count;
  for (uint32_t i = 0; i < *count; i++) {
    if (quoth_text_equal(node->variants[i], words)) {
      return QUOTH_OK;
    }
  }
  if (*count == MOST) {
    return QUOTH_OK;
  }
  if (!node->variants) {
    node->variants =
        quoth_arena_alloc(&names->arena, MOST * sizeof *node->variants);
    node->variants_room = MOST;
    node->node.variants = node->variants;
    if (!node->variants) {
      return QUOTH_NO_MEMORY;
    }
  }
  node->variants[(*count)++] = words;
  return QUOTH_OK;
}
