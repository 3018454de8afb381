#include "extract/roster.h"

/* Half points; what speaks for an entry or against it. */
enum { ENOUGH = 8, ANCHOR = 5 };

static uint8_t main_style(const quoth_entry *entry) {
  uint8_t best = 0;
  for (uint8_t i = 1; i < QUOTH_LABEL_STYLES; i++) {
    best = entry->styles[i] > entry->styles[best] ? i : best;
  }
  return best;
}

/* Labels of one house look alike: style, weight, colon in or out of it. */
static uint8_t look_of(const quoth_entry *entry) {
  const bool strong = entry->strong * 2 > entry->count;
  const bool inside = entry->inside * 2 > entry->count;
  return (uint8_t)(main_style(entry) * 4 + strong * 2 + inside);
}

static bool mentions(quoth_text text, const quoth_entry *entry) {
  const quoth_text name = entry->name;
  for (size_t i = 0; name.size > 2 && i + name.size <= text.size; i++) {
    if (memcmp(text.at + i, name.at, name.size) == 0) {
      return true;
    }
  }
  return false;
}

/* Half points for the look of the name, and how often it comes. */
static int name_merits(const quoth_entry *entry) {
  static const int shapes[] = {[QUOTH_SHAPE_LOWER] = 0,
                               [QUOTH_SHAPE_NAME] = 1,
                               [QUOTH_SHAPE_ROLE] = 6,
                               [QUOTH_SHAPE_HEADER] = -20};
  int points = shapes[entry->shape];
  if (entry->shape == QUOTH_SHAPE_NAME && entry->words > 1) {
    points += 2;
  }
  points += entry->count >= 4 ? 6 : entry->count >= 2 ? 4 : 0;
  points += entry->caps && entry->key_size > 1;
  if (entry->shape == QUOTH_SHAPE_NAME && entry->count < 6) {
    points += entry->ordinary > 2 ? -4 : entry->ordinary ? -3 : 0;
    points += entry->named && !entry->ordinary ? 2 : 0;
  }
  return points;
}

/* … for how the label is set. */
static int style_merits(const quoth_entry *entry) {
  const bool strong = entry->strong * 2 > entry->count;
  int points = strong + (entry->inside * 2 > entry->count);
  points += entry->timed * 2 > entry->count ? 6 : 0;
  points -= entry->item * 2 > entry->count && entry->count < 2 ? 3 : 0;
  switch (main_style(entry)) {
  case QUOTH_LABEL_ALONE:
    return points - (entry->timed ? 0 : strong && entry->count > 1 ? 2 : 7);
  case QUOTH_LABEL_STRONG:
    return points - 4;
  case QUOTH_LABEL_DASH:
    return points - (entry->count >= 2 ? 2 : 6);
  case QUOTH_LABEL_PERIOD:
    return points - (entry->count >= 3 ? 0 : 8);
  default:
    return points;
  }
}

/* … for what stands after it. */
static int speech_merits(const quoth_entry *entry) {
  if (!entry->spoken) {
    return 0;
  }
  int points = entry->bare * 2 > entry->spoken ? -20 : 0;
  if (entry->shape != QUOTH_SHAPE_LOWER && entry->small * 2 > entry->spoken) {
    points -= 2;
  }
  if (entry->talk * 2 >= entry->spoken) {
    return points + 2;
  }
  return entry->talk == 0 && entry->spoken >= 3 ? points - 2 : points;
}

/* Half points for what the entry shows by itself. */
static int merits(const quoth_entry *entry) {
  if (entry->given) {
    return 20;
  }
  return entry->count
             ? name_merits(entry) + style_merits(entry) + speech_merits(entry)
             : -20;
}

typedef struct {
  uint32_t keys, lines; /* of anchors */
  uint32_t all;         /* lines of any candidate */
  uint32_t changes, first, item;
} look;

static void survey(const quoth_roster *roster,
                   look looks[4 * QUOTH_LABEL_STYLES]) {
  for (size_t i = 0; i < roster->count; i++) {
    const quoth_entry *entry = &roster->entries[i];
    if (entry->shape == QUOTH_SHAPE_HEADER) {
      continue;
    }
    look *l = &looks[look_of(entry)];
    l->all += entry->count;
    if (merits(entry) >= ANCHOR) {
      l->keys++;
      l->lines += entry->count;
      l->changes += entry->changes;
      l->first += entry->first;
      l->item += entry->item;
    }
  }
}

/* Half points for the company an entry keeps. */
static int company(const quoth_entry *entry, const look *l) {
  const bool anchor = merits(entry) >= ANCHOR;
  const uint32_t others = l->keys - anchor;
  int points = others >= 2 ? 4 : others == 1 ? 3 : 0;
  if (!others) {
    return 0;
  }
  points += l->changes * 10 >= l->lines * 6 ? 2 : 0;
  if (l->lines >= 4 && l->lines * 10 >= l->all * 6) {
    points += 3; /* the house style */
  }
  if (l->first * 10 >= l->lines * 9 && entry->first * 2 < entry->count) {
    points -= 4; /* all others begin a paragraph */
  }
  if (l->item * 2 > l->lines) {
    points += entry->item * 2 > entry->count ? 3 : 0;
  } else if (entry->item * 2 > entry->count) {
    points -= 3;
  }
  return points;
}

/* "Jane Doe: …" at the very beginning, and no other label: the only voice. */
static bool is_only_voice(const quoth_roster *roster,
                          const quoth_entry *entry) {
  const quoth_draft *draft = roster->draft;
  if (entry->shape == QUOTH_SHAPE_HEADER || entry->first_line != 0 ||
      entry->words < 2 || entry->bare ||
      main_style(entry) != QUOTH_LABEL_COLON) {
    return false;
  }
  const quoth_line *line = &draft->lines[0];
  return line->kind != QUOTH_BLOCK_HEADING && line->kind != QUOTH_BLOCK_TITLE &&
         (draft->line_count > 1 || entry->talk ||
          line->end - line->begin > 200);
}

void quoth_roster_accept(quoth_roster *roster, quoth_text title,
                         quoth_text author) {
  look looks[4 * QUOTH_LABEL_STYLES] = {{0}};
  survey(roster, looks);
  bool any = false;
  for (size_t i = 0; i < roster->count; i++) {
    quoth_entry *entry = &roster->entries[i];
    int points = merits(entry) + company(entry, &looks[look_of(entry)]);
    if (points > 0 && entry->shape == QUOTH_SHAPE_NAME &&
        (mentions(title, entry) || mentions(author, entry))) {
      points += 3;
    }
    entry->accepted = points >= ENOUGH;
    any = any || entry->accepted;
  }
  for (size_t i = 0; !any && i < roster->count; i++) {
    roster->entries[i].accepted = is_only_voice(roster, &roster->entries[i]);
  }
}
