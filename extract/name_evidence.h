/* name_evidence.h - (private) gathering evidence for what names name. */
#ifndef QUOTH_EXTRACT_NAME_EVIDENCE_H
#define QUOTH_EXTRACT_NAME_EVIDENCE_H

#include "extract/name_find.h"

/* True when `words`, QUOTH_NAME_BITs, have that of NAME. */
#define QUOTH_NAME_HAS(words, NAME) (((words)&QUOTH_NAME_BIT(NAME)) != 0)

/* Counts one more hit of QUOTH_FEATURE_NAME. */
#define QUOTH_NAME_NOTE(group, NAME)                                           \
  quoth_name_note(group, QUOTH_FEATURE_##NAME)

static inline void quoth_name_note(quoth_name_group *group,
                                   quoth_name_feature feature) {
  if (group->hits[feature] < UINT8_MAX) {
    group->hits[feature]++;
  }
}

static inline void quoth_name_note_if(bool condition, quoth_name_group *group,
                                      quoth_name_feature feature) {
  if (condition) {
    quoth_name_note(group, feature);
  }
}

/* What a noun is a kind of: its word classes or, when it has none, what the
 * lexicon's lists of kinds say. */
quoth_word_set quoth_name_kind(const quoth_names *names, uint32_t token);

/* Evidence of the name's own words, which stand at `site`. */
void quoth_name_judge_words(const quoth_names *names,
                            const quoth_name_site *site,
                            quoth_name_group *group);

/* Evidence of what stands around `site`. */
void quoth_name_judge_site(const quoth_names *names,
                           const quoth_name_site *site,
                           quoth_name_group *group);

#endif
