/* Phrases that a document talks about become nodes of that document. */
#include "tests/hear.h"

/* The node of the `nth` (from 0) nominal mention written `words`, or NONE. */
static uint32_t node_of(const char *words, int nth) {
  for (uint32_t i = 0; i < t.found.mention_count; i++) {
    const quoth_mention *mention = &t.found.mentions[i];
    if (mention->kind == QUOTH_MENTION_NOMINAL &&
        quoth_text_is(quoth_text_slice(t.document->plain, mention->span),
                      words) &&
        nth-- == 0) {
      return mention->node;
    }
  }
  return QUOTH_NONE;
}

static bool is_node(const char *words, quoth_node_kind kind,
                    const char *label) {
  const uint32_t node = node_of(words, 0);
  return node != QUOTH_NONE && t.found.nodes[node].kind == kind &&
         quoth_text_is(t.found.nodes[node].label, label);
}

static void test_both_numbers_are_one_node(void) {
  hear_on("", "The fishing quota fell in spring. Sailors hate fishing quotas, "
              "and a new fishing quota comes.\n");
  CHECK(is_node("fishing quota", QUOTH_NODE_CONCEPT, "fishing quota"));
  CHECK(node_of("fishing quota", 0) == node_of("fishing quotas", 0));
  CHECK(node_of("fishing quota", 0) == node_of("fishing quota", 1));
  CHECK(t.found.nodes[node_of("fishing quota", 0)].variant_count == 2);
}

static void test_one_word_must_come_often(void) {
  hear_on("", "The harbour is deep. We love the harbour. Gulls left, and "
              "they love the harbour.\n");
  CHECK(is_node("harbour", QUOTH_NODE_CONCEPT, "harbour"));
  CHECK(node_of("Gulls", 0) == QUOTH_NONE);
  hear_on("", "The thing is deep. Ships like the thing. The thing froze.\n");
  CHECK(node_of("thing", 0) == QUOTH_NONE);
}

static void test_other_modifiers_are_other_nodes(void) {
  hear_on("", "The rope bridge swayed. We mended the rope bridge. Then the "
              "iron bridge fell, and we mended the iron bridge.\n");
  CHECK(node_of("rope bridge", 0) != QUOTH_NONE);
  CHECK(node_of("rope bridge", 0) != node_of("iron bridge", 0));
}

static void test_short_forms_join_full_ones(void) {
  hear_on("", "The harbour ferry line sank. We miss the harbour ferry line, "
              "and the songs of that harbour line.\n");
  CHECK(node_of("harbour ferry line", 0) != QUOTH_NONE);
  CHECK(node_of("harbour line", 0) == node_of("harbour ferry line", 0));
}

static void test_what_is_not_short_for_another(void) {
  hear_on("", "We ran the harbour line. Now the harbour ferry line is gone, "
              "and so is the ticket for the harbour ferry line.\n");
  CHECK(node_of("harbour ferry line", 0) != QUOTH_NONE);
  CHECK(node_of("harbour line", 0) != node_of("harbour ferry line", 0));
  hear_on("", "The first kitchen stove was ours. We sold the first kitchen "
              "stove, but the first stove was a gift.\n");
  CHECK(node_of("first stove", 0) != node_of("first kitchen stove", 0));
}

static void test_numbered_things_are_themselves(void) {
  hear_on("", "Nobody sleeps on Day 1. By Day 30 the crew is calm.\n");
  CHECK(is_node("Day 1", QUOTH_NODE_CONCEPT, "Day 1"));
  CHECK(node_of("Day 1", 0) != node_of("Day 30", 0));
}

static void test_people_are_agents(void) {
  hear_on("", "The night nurses sang. Ask the night nurses. A night nurse "
              "knows.\n");
  CHECK(is_node("night nurses", QUOTH_NODE_AGENT, "night nurses"));
}

static void test_names_stay_names(void) {
  hear_on("", "We fly to Lisbon. Lisbon is warm. We stay in Lisbon.\n");
  CHECK(node_of("Lisbon", 0) == QUOTH_NONE);
}

int main(void) {
  set_up();
  test_both_numbers_are_one_node();
  test_one_word_must_come_often();
  test_other_modifiers_are_other_nodes();
  test_short_forms_join_full_ones();
  test_what_is_not_short_for_another();
  test_numbered_things_are_themselves();
  test_people_are_agents();
  test_names_stay_names();
  tear_down();
  return 0;
}
