/* Sites that are spelled the same become one group. */
#include "extract/name_find.h"

quoth_text quoth_name_label(quoth_names *names, quoth_text text) {
  quoth_text copy = quoth_arena_copy(&names->arena, text);
  if (!copy.at) {
    return copy;
  }
  char *bytes = (char *)copy.at;
  size_t size = 0;
  bool gap = false;
  for (size_t i = 0; i < copy.size; i++) {
    const bool space = bytes[i] == ' ' || bytes[i] == '\n' ||
                       bytes[i] == '\t' || bytes[i] == '\r';
    if (!space) {
      if (gap && size) {
        bytes[size++] = ' ';
      }
      bytes[size++] = bytes[i];
    }
    gap = space;
  }
  return (quoth_text){bytes, size};
}

static uint32_t count_units(quoth_text text) {
  quoth_name_unit unit;
  size_t at = 0;
  uint32_t count = 0;
  while (quoth_name_unit_next(text, &at, &unit)) {
    count++;
  }
  return count;
}

quoth_status quoth_name_group_get(quoth_names *names, quoth_text text,
                                  uint32_t *out) {
  const uint64_t key = quoth_name_key(text);
  uint32_t *slot;
  QUOTH_TRY(quoth_key_table_put(&names->group_of, key, &slot));
  if (*slot) {
    *out = *slot - 1;
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_grow(names->from, &names->groups, &names->group_capacity,
                       names->group_count, names->group_count + 1,
                       sizeof *names->groups));
  quoth_name_group group = {.key = key,
                            .label = quoth_name_label(names, text),
                            .first = QUOTH_NONE,
                            .units = count_units(text),
                            .known = QUOTH_NONE,
                            .pattern = QUOTH_NONE,
                            .node = QUOTH_NONE,
                            .speaker = QUOTH_NONE};
  if (!group.label.at) {
    return QUOTH_NO_MEMORY;
  }
  *out = (uint32_t)names->group_count;
  names->groups[names->group_count++] = group;
  *slot = *out + 1;
  return QUOTH_OK;
}

static quoth_status group_site(quoth_names *names, uint32_t index) {
  quoth_name_site *site = &names->sites[index];
  const quoth_text text = quoth_text_slice(names->document->plain, site->span);
  QUOTH_TRY(quoth_name_group_get(names, text, &site->group));
  quoth_name_group *group = &names->groups[site->group];
  if (group->first == QUOTH_NONE) {
    group->first = index;
  }
  group->site_count++;
  group->flags |= site->flags;
  if (site->form && group->known == QUOTH_NONE) {
    group->known = site->form->known;
    group->pattern = site->form->pattern;
  }
  return QUOTH_OK;
}

static quoth_status group_speakers(quoth_names *names) {
  for (uint32_t i = 0; i < names->document->speaker_count; i++) {
    const quoth_speaker *speaker = &names->document->speakers[i];
    if (speaker->kind != QUOTH_SPEAKER_PERSON) {
      continue;
    }
    uint32_t group;
    QUOTH_TRY(quoth_name_group_get(names, speaker->name, &group));
    names->groups[group].speaker = i;
    for (uint32_t j = 0; j < speaker->label_count; j++) {
      QUOTH_TRY(quoth_name_group_get(names, speaker->labels[j], &group));
      if (names->groups[group].speaker == QUOTH_NONE) {
        names->groups[group].speaker = i;
      }
    }
  }
  return QUOTH_OK;
}

/* A word that is clearly a name somewhere is one where its place or a
 * careless hand hides it: "google told us". */
static quoth_status add_careless(quoth_names *names) {
  const quoth_trees *trees = names->trees;
  for (uint32_t i = 0; i < trees->token_count; i++) {
    const quoth_token *token = &trees->tokens[i];
    if (names->taken[i] || names->capitals[i] != QUOTH_CAPITAL_WEAK) {
      continue;
    }
    const quoth_text text = quoth_name_token_text(names, i);
    const uint32_t *slot =
        quoth_key_table_get(&names->group_of, quoth_name_key(text));
    if (slot && *slot &&
        (token->upos == QUOTH_NOUN || token->upos == QUOTH_X)) {
      QUOTH_TRY(quoth_name_add(names, token->sentence, i, i + 1, NULL,
                               QUOTH_SITE_INITIAL));
      QUOTH_TRY(group_site(names, (uint32_t)names->site_count - 1));
    }
  }
  return QUOTH_OK;
}

static quoth_status mark_taken(quoth_names *names) {
  QUOTH_TRY(quoth_grow(names->from, &names->taken, &names->taken_capacity, 0,
                       names->trees->token_count, sizeof *names->taken));
  if (names->trees->token_count) {
    memset(names->taken, 0, names->trees->token_count);
  }
  for (size_t i = 0; i < names->site_count; i++) {
    memset(names->taken + names->sites[i].first, 1, names->sites[i].count);
  }
  return QUOTH_OK;
}

quoth_status quoth_names_group(quoth_names *names) {
  quoth_key_table_clear(&names->group_of);
  QUOTH_TRY(group_speakers(names));
  QUOTH_TRY(mark_taken(names));
  const uint32_t count = (uint32_t)names->site_count;
  for (uint32_t i = 0; i < count; i++) {
    QUOTH_TRY(group_site(names, i));
  }
  return add_careless(names);
}
