/* What may fill a slot. Names and values fit by their class; nouns by the word
 * class of their head; pronouns that nobody resolved by their form, weakly. */
#include "extract/frame_table.h"
#include "model/vocab.h"

enum {
  FIT_SURE = 100,
  FIT_NOUN = 85,    /* "the company" for {Organization} */
  FIT_OPEN = 70,    /* any noun for {Thing} or an abstract class */
  FIT_PRONOUN = 65, /* "she" for {Person} */
  FIT_VAGUE = 55    /* a name of unknown kind; "it" */
};

static uint8_t better(uint8_t a, uint8_t b) {
  return a > b ? a : b;
}

/* ---- classes ---- */

/* Person, Organization, Product …: what something unknown may well be. */
static bool is_broad(const quoth_grammar *grammar, quoth_id wanted) {
  uint32_t count;
  quoth_grammar_ancestors(grammar, wanted, &count);
  return count > 0 && count <= 2; /* itself, and Thing */
}

/* A wider class may turn out to be what is wanted: an organization a school;
 * but what is only a product is rarely just that kind of product. */
static uint8_t fit_class(const quoth_grammar *grammar, quoth_id wanted,
                         quoth_id given) {
  if (quoth_grammar_is_a(grammar, given, wanted)) {
    return FIT_SURE;
  }
  const bool thing =
      quoth_grammar_family(grammar, wanted) == QUOTH_FAMILY_THING;
  if (!given || given == QUOTH_V_SCHEMA_THING) {
    return thing && is_broad(grammar, wanted) ? FIT_VAGUE : 0;
  }
  return !thing && quoth_grammar_is_a(grammar, wanted, given) ? FIT_VAGUE : 0;
}

static quoth_id value_class(quoth_node_kind kind) {
  switch (kind) {
  case QUOTH_NODE_DATE:
    return QUOTH_V_QUOTH_DATE;
  case QUOTH_NODE_DURATION:
    return QUOTH_V_QUOTH_DURATION;
  case QUOTH_NODE_QUANTITY:
    return QUOTH_V_SCHEMA_QUANTITATIVE_VALUE;
  case QUOTH_NODE_MONEY:
    return QUOTH_V_SCHEMA_MONETARY_AMOUNT;
  case QUOTH_NODE_ENTITY:
  case QUOTH_NODE_AGENT:
  case QUOTH_NODE_CONCEPT:
    break;
  }
  return 0;
}

/* ---- nouns ---- */

typedef struct {
  quoth_id id;
  bool open; /* a common noun may be one: technologies, diseases; no person */
} wanted_class;

/* What is to fill a slot, and what the grammar says of its head, asked once
 * for all the classes that the slot may want. */
typedef struct {
  const quoth_frame_context *context;
  const quoth_token *head;
  const quoth_node *node; /* or NULL */
  quoth_word_set words;
  quoth_id named; /* the class that the head names; once is_named is true */
  bool is_named;
} filler;

static const struct {
  quoth_word_set words;
  quoth_id class_id;
} noun_classes[] = {
    {QUOTH_WORD_BIT(ROLE_NOUN) | QUOTH_WORD_BIT(PERSON_NOUN) |
         QUOTH_WORD_BIT(GENERIC_PERSON),
     QUOTH_V_SCHEMA_PERSON},
    {QUOTH_WORD_BIT(ORG_NOUN), QUOTH_V_SCHEMA_ORGANIZATION},
    {QUOTH_WORD_BIT(PLACE_NOUN), QUOTH_V_SCHEMA_PLACE},
    {QUOTH_WORD_BIT(EVENT_NOUN), QUOTH_V_SCHEMA_EVENT},
    {QUOTH_WORD_BIT(PRODUCT_NOUN), QUOTH_V_SCHEMA_PRODUCT},
    {QUOTH_WORD_BIT(WORK_NOUN), QUOTH_V_SCHEMA_CREATIVE_WORK},
    {QUOTH_WORD_BIT(TIME_NOUN), QUOTH_V_QUOTH_DATE},
    {QUOTH_WORD_BIT(UNIT_NOUN), QUOTH_V_SCHEMA_QUANTITATIVE_VALUE},
};

static uint8_t fit_noun(filler *f, wanted_class wanted) {
  const quoth_grammar *grammar = f->context->grammar;
  uint8_t fit = 0;
  bool classed = false;
  for (size_t i = 0; i < sizeof noun_classes / sizeof *noun_classes; i++) {
    if (f->words & noun_classes[i].words) {
      classed = true;
      if (quoth_grammar_is_a(grammar, noun_classes[i].class_id, wanted.id)) {
        fit = FIT_NOUN;
      }
    }
  }
  if (fit) {
    return fit;
  }
  if (!f->is_named) {
    f->named = quoth_grammar_class(grammar, f->head->lemma, 0);
    f->is_named = true;
  }
  if (f->named && quoth_grammar_is_a(grammar, f->named, wanted.id)) {
    return FIT_NOUN;
  }
  return wanted.open && !classed ? FIT_OPEN : 0;
}

/* ---- pronouns ---- */

static uint8_t fit_pronoun(const quoth_grammar *grammar, quoth_id wanted,
                           const quoth_token *head) {
  const quoth_family family = quoth_grammar_family(grammar, wanted);
  const bool person = family == QUOTH_FAMILY_PERSON;
  const bool group = family == QUOTH_FAMILY_ORGANIZATION;
  const uint32_t f = head->features;
  if (f & (QUOTH_MASCULINE | QUOTH_FEMININE)) {
    return person ? FIT_PRONOUN : 0;
  }
  if (f & (QUOTH_FIRST | QUOTH_SECOND)) {
    const bool alone = (f & QUOTH_FIRST) && (f & QUOTH_SINGULAR);
    return person || (group && !alone) ? FIT_PRONOUN : 0;
  }
  /* "it" and "this" may be anything, so they are no evidence */
  return (f & QUOTH_THIRD) && (f & QUOTH_PLURAL) && (person || group)
             ? FIT_VAGUE
             : 0;
}

/* ---- values ---- */

/* "six years old" is an amount of years of age, and a length of time. */
static bool is_duration(const quoth_grammar *grammar, const quoth_node *node) {
  if (!node->value || !node->value->unit.size) {
    return false;
  }
  quoth_text unit = node->value->unit;
  const char *space = memchr(unit.at, ' ', unit.size);
  unit.size = space ? (size_t)(space - unit.at) : unit.size;
  return (quoth_grammar_word(grammar, unit) & QUOTH_WORD_BIT(TIME_NOUN)) != 0;
}

static uint8_t fit_value(const quoth_grammar *grammar, quoth_id wanted,
                         const quoth_node *node) {
  if (node->kind == QUOTH_NODE_QUANTITY && wanted == QUOTH_V_QUOTH_DURATION) {
    return is_duration(grammar, node) ? FIT_SURE : 0;
  }
  return quoth_grammar_is_a(grammar, value_class(node->kind), wanted) ? FIT_SURE
                                                                      : 0;
}

/* ---- slots ---- */

/* "Fernwood" at the start of a sentence, which the tagger took for a word. */
static bool looks_like_name(const filler *f) {
  const quoth_word_set weightless =
      QUOTH_WORD_BIT(VAGUE_NOUN) | QUOTH_WORD_BIT(LIGHT_ADJECTIVE);
  const quoth_text form = quoth_text_slice(f->context->text, f->head->span);
  const uint8_t upos = f->head->upos;
  size_t at = 0;
  return (f->words & ~weightless) == 0 && form.size > 1 &&
         quoth_char_is_upper(quoth_utf8_next(form, &at)) &&
         (upos == QUOTH_NOUN || upos == QUOTH_ADJ || upos == QUOTH_VERB ||
          upos == QUOTH_X);
}

static uint8_t fit_token(filler *f, wanted_class wanted) {
  const quoth_grammar *grammar = f->context->grammar;
  switch (f->head->upos) {
  case QUOTH_PRON:
  case QUOTH_DET:
    return f->words & QUOTH_WORD_BIT(GENERIC_PERSON)
               ? fit_noun(f, wanted)
               : fit_pronoun(grammar, wanted.id, f->head);
  case QUOTH_PROPN:
    return better(fit_noun(f, wanted),
                  is_broad(grammar, wanted.id) ? FIT_VAGUE : 0);
  case QUOTH_NUM:
  case QUOTH_SYM:
    return quoth_grammar_is_a(grammar, QUOTH_V_SCHEMA_MONETARY_AMOUNT,
                              wanted.id)
               ? FIT_VAGUE
               : 0;
  case QUOTH_NOUN:
  case QUOTH_ADJ:  /* "the French" */
  case QUOTH_VERB: /* "coding" */
    return fit_noun(f, wanted);
  default:
    return 0;
  }
}

/* "people", "the Moderator": somebody, or what the noun says. */
static uint8_t fit_agent(filler *f, wanted_class wanted) {
  const quoth_grammar *grammar = f->context->grammar;
  const uint8_t fit = f->head->upos == QUOTH_PRON
                          ? fit_pronoun(grammar, wanted.id, f->head)
                          : fit_noun(f, wanted);
  return quoth_grammar_is_a(grammar, QUOTH_V_SCHEMA_PERSON, wanted.id)
             ? better(FIT_NOUN, fit)
             : fit;
}

/* A month or weekday that passes for a name is still no place. */
static uint8_t fit_name(const filler *f, quoth_id wanted) {
  if (f->words & QUOTH_WORD_BIT(TIME_NOUN)) {
    return wanted == QUOTH_V_QUOTH_DATE ? FIT_NOUN : 0;
  }
  return fit_class(f->context->grammar, wanted, f->node->class_id);
}

static uint8_t fit_wanted(filler *f, wanted_class wanted) {
  const quoth_grammar *grammar = f->context->grammar;
  if (!f->node || f->node->kind == QUOTH_NODE_CONCEPT) {
    return better(fit_token(f, wanted),
                  looks_like_name(f) && is_broad(grammar, wanted.id) ? FIT_VAGUE
                                                                     : 0);
  }
  switch (f->node->kind) {
  case QUOTH_NODE_ENTITY:
    return fit_name(f, wanted.id);
  case QUOTH_NODE_AGENT:
    return fit_agent(f, wanted);
  case QUOTH_NODE_QUANTITY: /* "twenty engineers" */
    return better(fit_value(grammar, wanted.id, f->node),
                  f->head->upos == QUOTH_NOUN ? fit_noun(f, wanted) : 0);
  default:
    return fit_value(grammar, wanted.id, f->node);
  }
}

static const quoth_node *node_of(const quoth_frame_context *context,
                                 uint32_t token) {
  const quoth_mentions *mentions = context->mentions;
  const uint32_t mention = mentions->of_token[token];
  if (mention == QUOTH_NONE || mentions->mentions[mention].node == QUOTH_NONE) {
    return NULL;
  }
  return &mentions->nodes[mentions->mentions[mention].node];
}

uint8_t quoth_slot_fit(const quoth_slot *slot,
                       const quoth_frame_context *context,
                       const quoth_part *part) {
  if (slot->clause || part->role == QUOTH_ROLE_CLAUSE) {
    return slot->clause && part->role == QUOTH_ROLE_CLAUSE ? FIT_SURE : 0;
  }
  const quoth_token *head = &context->trees->tokens[part->head];
  if (head->deprel == QUOTH_DEP_EXPL) {
    return 0; /* "there", "it takes": stands for nothing */
  }
  if (!slot->class_count && !slot->noun_count) {
    return FIT_SURE;
  }
  for (uint32_t i = 0; i < slot->noun_count; i++) {
    if (quoth_text_equal_nocase(head->lemma, slot->nouns[i])) {
      return FIT_SURE;
    }
  }
  filler f = {.context = context,
              .head = head,
              .node = node_of(context, part->head),
              .words = context->mentions->words[part->head]};
  uint8_t fit = 0;
  for (uint32_t i = 0; i < slot->class_count; i++) {
    const wanted_class wanted = {slot->classes[i], slot->open >> i & 1};
    fit = better(fit, fit_wanted(&f, wanted));
  }
  return fit;
}
