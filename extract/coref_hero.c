#include "extract/coref_hero.h"
#include "extract/coref_pronoun.h"
#include "extract/name_find.h"

static uint32_t find_hero(const quoth_names *names, const uint32_t *counts,
                          quoth_name_type type) {
  uint32_t best = QUOTH_NONE, second = 0;
  for (uint32_t i = 0; i < names->node_count; i++) {
    if (names->nodes[i].type != type) {
      continue;
    }
    if (best == QUOTH_NONE || counts[i] > counts[best]) {
      second = best == QUOTH_NONE ? 0 : counts[best];
      best = i;
    } else if (counts[i] > second) {
      second = counts[i];
    }
  }
  if (best == QUOTH_NONE || counts[best] < 4 || counts[best] * 2 < second * 3) {
    return QUOTH_NONE;
  }
  return best;
}

/* The hero is what most pronouns say. */
static void guess_gender(const quoth_names *names, quoth_name_node *hero) {
  uint32_t he = 0, she = 0;
  for (uint32_t i = 0; i < names->trees->token_count; i++) {
    if (names->trees->tokens[i].upos == QUOTH_PRON) {
      const quoth_pronoun pronoun =
          quoth_pronoun_of(quoth_name_token_text(names, i));
      he += pronoun == QUOTH_PRONOUN_HE;
      she += pronoun == QUOTH_PRONOUN_SHE;
    }
  }
  if (he + she >= 5 && he > 3 * she) {
    hero->gender = QUOTH_GENDER_MALE;
  } else if (he + she >= 5 && she > 3 * he) {
    hero->gender = QUOTH_GENDER_FEMALE;
  }
}

quoth_status quoth_hero_find(quoth_names *names, uint32_t *hero,
                             uint32_t *company) {
  uint32_t *counts = quoth_arena_alloc(&names->arena, (names->node_count + 1) *
                                                          sizeof *counts);
  if (!counts) {
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 0; i < names->mention_count; i++) {
    counts[names->mentions[i].node]++;
  }
  *company = find_hero(names, counts, QUOTH_TYPE_ORGANIZATION);
  *hero = find_hero(names, counts, QUOTH_TYPE_PERSON);
  if (*hero != QUOTH_NONE) {
    guess_gender(names, &names->nodes[*hero]);
  }
  return QUOTH_OK;
}
