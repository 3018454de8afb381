#include "extract/coref_pair.h"
#include "extract/name_find.h"

enum { REACH = 2, JOINED_REACH = 4 /* sentences back */ };

typedef enum { NEITHER, FORMER, LATTER } side;

typedef struct {
  const quoth_names *names;
  const uint32_t *node_of_token;
} pairs;

/* "the second time"; where a verb follows it stands alone, whatever the tree
 * says. */
static bool leads_noun(const quoth_names *names, uint32_t token) {
  const quoth_token *t = &names->trees->tokens[token];
  const quoth_deprel base = quoth_deprel_base((quoth_deprel)t->deprel);
  const uint8_t next =
      token + 1 < names->trees->token_count ? t[1].upos : (uint8_t)QUOTH_PUNCT;
  return (base == QUOTH_DEP_AMOD || base == QUOTH_DEP_COMPOUND ||
          base == QUOTH_DEP_NUMMOD || base == QUOTH_DEP_ADVMOD) &&
         next != QUOTH_VERB && next != QUOTH_AUX && next != QUOTH_PUNCT;
}

/* "the latter", "the latter firm"; but only "the former" alone, since a
 * "former firm" was one; and "the second", not "the second time". */
static side side_of(const quoth_names *names, uint32_t token, bool *counts) {
  static const struct {
    const char *word;
    side side;
    bool counts, leads;
  } rows[] = {
      {"former", FORMER, false, false}, {"latter", LATTER, false, true},
      {"first", FORMER, true, false},   {"second", LATTER, true, false},
      {"other", LATTER, true, false},
  };
  const quoth_token *tokens = names->trees->tokens;
  if (token == 0 || tokens[token - 1].sentence != tokens[token].sentence ||
      !quoth_text_is_nocase(quoth_name_token_text(names, token - 1), "the")) {
    return NEITHER;
  }
  const bool modifies = leads_noun(names, token);
  const quoth_text word = quoth_name_token_text(names, token);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_text_is(word, rows[i].word)) {
      *counts = rows[i].counts;
      return modifies && !rows[i].leads ? NEITHER : rows[i].side;
    }
  }
  return NEITHER;
}

/* The node of a name; "the former" is none. */
static uint32_t node_at(const pairs *p, uint32_t token) {
  const uint32_t node = p->node_of_token[token];
  bool counts;
  return node != QUOTH_NONE && p->names->nodes[node].type != QUOTH_TYPE_NONE &&
                 side_of(p->names, token, &counts) == NEITHER
             ? node
             : QUOTH_NONE;
}

/* "A and B" that ends last before `end`, of two and no more. */
static bool find_joined(const pairs *p, uint32_t first, uint32_t end,
                        uint32_t pair[2]) {
  const quoth_token *tokens = p->names->trees->tokens;
  for (uint32_t i = end; i-- > first;) {
    const uint32_t head = tokens[i].head;
    if (tokens[i].deprel != QUOTH_DEP_CONJ || head == QUOTH_NONE || head >= i ||
        node_at(p, i) == QUOTH_NONE || node_at(p, head) == QUOTH_NONE ||
        node_at(p, i) == node_at(p, head)) {
      continue;
    }
    uint32_t joined = 0;
    for (uint32_t k = first; k < end; k++) {
      joined += tokens[k].head == head && tokens[k].deprel == QUOTH_DEP_CONJ;
    }
    pair[0] = node_at(p, head);
    pair[1] = node_at(p, i);
    return joined == 1;
  }
  return false;
}

/* The only two of `type` named between `first` and `end`, in order. */
static bool find_opposed(const pairs *p, uint32_t first, uint32_t end,
                         quoth_name_type type, uint32_t pair[2]) {
  uint32_t found = 0;
  for (uint32_t i = first; i < end; i++) {
    const uint32_t node = node_at(p, i);
    const bool other = node == QUOTH_NONE || p->names->nodes[node].type != type;
    if (other || (found > 0 && node == pair[0]) ||
        (found > 1 && node == pair[1])) {
      continue;
    }
    if (found == 2) {
      return false;
    }
    pair[found++] = node;
  }
  return found == 2;
}

/* The pair that the sentences from `from` on up to `end` set against one
 * another. */
static bool find_pair(const pairs *p, uint32_t first, uint32_t end,
                      uint32_t pair[2]) {
  static const quoth_name_type types[] = {
      QUOTH_TYPE_PERSON, QUOTH_TYPE_ORGANIZATION, QUOTH_TYPE_PLACE,
      QUOTH_TYPE_PRODUCT, QUOTH_TYPE_WORK};
  uint32_t found = 0, opposed[2];
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    if (find_opposed(p, first, end, types[i], opposed)) {
      pair[0] = opposed[0];
      pair[1] = opposed[1];
      found++;
    }
  }
  return found == 1;
}

uint32_t quoth_pair_find(const quoth_names *names,
                         const uint32_t *node_of_token, uint32_t token) {
  const pairs p = {names, node_of_token};
  const quoth_trees *trees = names->trees;
  bool counts = false;
  const side wanted = side_of(names, token, &counts);
  const uint32_t here = trees->tokens[token].sentence;
  uint32_t pair[2];
  for (uint32_t back = 0;
       wanted != NEITHER && back <= JOINED_REACH && back <= here; back++) {
    const quoth_sentence *s = &trees->sentences[here - back];
    const uint32_t end = back == 0 ? token : s->first + s->count;
    if (find_joined(&p, s->first, end, pair)) {
      return pair[wanted == LATTER];
    }
  }
  for (uint32_t back = 0;
       wanted != NEITHER && !counts && back <= REACH && back <= here; back++) {
    if (find_pair(&p, trees->sentences[here - back].first, token, pair)) {
      return pair[wanted == LATTER];
    }
  }
  return QUOTH_NONE;
}
