/* The company a speaker speaks for: who "we" are in an interview.
 *
 * Guests say "we" of the organisation they are asked about. It is taken to be
 * the one that the document names most, when one guest answers, no other
 * organisation is named nearly as often, and it is not the guest alone who
 * names it. */
#include "extract/claim_build.h"

enum { NAMED_OFTEN = 3, ASKED_OFTEN = 2 };

static bool is_organization(const quoth_claimer *claimer, uint32_t node) {
  const quoth_node *n = &claimer->mentions->nodes[node];
  return n->kind == QUOTH_NODE_ENTITY && n->class_id &&
         quoth_grammar_family(claimer->grammar, n->class_id) ==
             QUOTH_FAMILY_ORGANIZATION;
}

/* The organisation named most often, if it stands out; else QUOTH_NONE. */
static quoth_status most_named(quoth_claimer *claimer, uint32_t *out) {
  const quoth_mentions *all = claimer->mentions;
  uint32_t *times = quoth_arena_alloc(
      &claimer->arena, (all->node_count + (size_t)1) * sizeof *times);
  if (times == NULL) {
    return QUOTH_NO_MEMORY;
  }
  uint32_t best = QUOTH_NONE, most = 0, next = 0;
  for (uint32_t i = 0; i < all->mention_count; i++) {
    const quoth_mention *mention = &all->mentions[i];
    if (mention->kind == QUOTH_MENTION_NAMED && mention->node != QUOTH_NONE &&
        mention->count > 0) {
      times[mention->node]++;
    }
  }
  for (uint32_t i = 0; i < all->node_count; i++) {
    if (times[i] == 0 || !is_organization(claimer, i)) {
      continue;
    }
    if (times[i] > most) {
      next = most;
      most = times[i];
      best = i;
    } else if (times[i] > next) {
      next = times[i];
    }
  }
  *out = most >= NAMED_OFTEN && most >= 2 * next ? best : QUOTH_NONE;
  return QUOTH_OK;
}

/* Whether a heading names `node`, or those who ask do more than once: what only
 * the guest names is rather something that the guest knows. */
static bool is_asked_about(const quoth_claimer *claimer, uint32_t node) {
  const quoth_document *document = claimer->document;
  const quoth_mentions *all = claimer->mentions;
  uint32_t asked = 0;
  for (uint32_t i = 0; i < all->mention_count; i++) {
    const quoth_mention *mention = &all->mentions[i];
    if (mention->node != node || mention->kind != QUOTH_MENTION_NAMED) {
      continue;
    }
    const uint32_t sentence = claimer->trees->tokens[mention->first].sentence;
    const quoth_block *block =
        &document->blocks[claimer->trees->sentences[sentence].block];
    const uint32_t speaker = document->turns[block->turn].speaker;
    const bool heading =
        block->kind == QUOTH_BLOCK_HEADING || block->kind == QUOTH_BLOCK_TITLE;
    asked += speaker != QUOTH_NONE && speaker != claimer->guest;
    if (heading || asked >= ASKED_OFTEN) {
      return true;
    }
  }
  return false;
}

/* The one speaker who answers; QUOTH_NONE when there are several. */
static uint32_t only_guest(const quoth_document *document) {
  uint32_t guest = QUOTH_NONE;
  for (uint32_t i = 0; i < document->speaker_count; i++) {
    const quoth_speaker *speaker = &document->speakers[i];
    if (speaker->interviewer || speaker->kind != QUOTH_SPEAKER_PERSON) {
      continue;
    }
    if (guest != QUOTH_NONE) {
      return QUOTH_NONE;
    }
    guest = i;
  }
  return guest;
}

quoth_status quoth_claim_find_company(quoth_claimer *claimer) {
  claimer->company = QUOTH_NONE;
  claimer->guest = only_guest(claimer->document);
  if (claimer->guest == QUOTH_NONE) {
    return QUOTH_OK;
  }
  QUOTH_TRY(most_named(claimer, &claimer->company));
  if (claimer->company != QUOTH_NONE && claimer->document->speaker_count > 1 &&
      !is_asked_about(claimer, claimer->company)) {
    claimer->company = QUOTH_NONE;
  }
  return QUOTH_OK;
}
