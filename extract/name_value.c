/* Values join the names of a document as nodes and mentions. */
#include "extract/name.h"
#include "extract/value.h"

/* Two places with the same normal form speak of the same value. */
static uint64_t key_of(const quoth_value_site *site) {
  const quoth_value *value = &site->value;
  const quoth_text parts[] = {value->iso,  value->number, value->least,
                              value->most, value->unit,   value->currency};
  uint64_t key = (uint64_t)site->kind * 2 + value->approximate;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    key = key * UINT64_C(0x9e3779b97f4a7c15) + quoth_text_hash(parts[i]);
  }
  return key;
}

static bool inside_name(const quoth_names *names,
                        const quoth_value_site *site) {
  for (uint32_t i = 0; i < site->count; i++) {
    if (names->taken[site->first + i]) {
      return true;
    }
  }
  return false;
}

static quoth_status add_node(quoth_names *names, const quoth_value_site *site,
                             uint32_t *out) {
  quoth_value *value = quoth_arena_alloc(&names->arena, sizeof *value);
  if (!value) {
    return QUOTH_NO_MEMORY;
  }
  *value = site->value;
  QUOTH_TRY(quoth_grow(names->from, &names->nodes, &names->node_capacity,
                       names->node_count, names->node_count + 1,
                       sizeof *names->nodes));
  names->nodes[names->node_count] =
      (quoth_name_node){.node = {.kind = site->kind,
                                 .label = site->label,
                                 .value = value,
                                 .speaker = QUOTH_NONE,
                                 .confidence = 90},
                        .group = QUOTH_NONE};
  *out = (uint32_t)names->node_count++;
  return QUOTH_OK;
}

static quoth_status add_site(quoth_names *names, const quoth_value_site *site) {
  uint32_t *known, node;
  QUOTH_TRY(quoth_key_table_put(&names->value_of, key_of(site), &known));
  if (*known) {
    node = *known - 1;
  } else {
    QUOTH_TRY(add_node(names, site, &node));
    *known = node + 1;
  }
  QUOTH_TRY(quoth_name_add_variant(
      names, &names->nodes[node],
      quoth_text_slice(names->document->plain, site->span)));
  const quoth_mention mention = {.span = site->span,
                                 .first = site->first,
                                 .count = site->count,
                                 .head = site->head,
                                 .node = node,
                                 .kind = QUOTH_MENTION_NAMED,
                                 .confidence = 90,
                                 .inner = site->inner};
  return quoth_name_add_mention(names, &mention);
}

quoth_status quoth_names_add_values(quoth_names *names) {
  quoth_key_table_clear(&names->value_of);
  for (size_t i = 0; i < names->values.count; i++) {
    if (!inside_name(names, &names->values.sites[i])) {
      QUOTH_TRY(add_site(names, &names->values.sites[i]));
    }
  }
  return QUOTH_OK;
}
