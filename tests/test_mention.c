/* Who and what a document speaks of, with the ontology and weights that ship.
 */
#include "model/vocab.h"
#include "tests/hear_nodes.h"

static void hear(const char *text) {
  hear_on("", text);
}

static void test_names_have_types(void) {
  hear("Dr. Maria Keller founded Brightwater Systems in Lisbon. She joined "
       "the University of Porto after the Bergen Film Festival.\n");
  CHECK(is("Maria Keller", 0, "Maria Keller", QUOTH_V_SCHEMA_PERSON));
  CHECK(is("Brightwater Systems", 0, "Brightwater Systems",
           QUOTH_V_SCHEMA_ORGANIZATION));
  CHECK(is("Lisbon", 0, "Lisbon", QUOTH_V_SCHEMA_PLACE));
  CHECK(is("University of Porto", 0, "University of Porto",
           QUOTH_V_SCHEMA_ORGANIZATION));
  CHECK(is("Bergen Film Festival", 0, "Bergen Film Festival",
           QUOTH_V_SCHEMA_EVENT));
  CHECK(is("She", 0, "Maria Keller", 0));
}

static void test_variants_are_one_node(void) {
  hear("We tried GPT-3 first. Then GPT three grew up. DALL-E drew cats, and "
       "Dall.E drew dogs. NASA called.\n");
  CHECK(node_of("GPT-3", 0) && node_of("GPT-3", 0) == node_of("GPT three", 0));
  CHECK(is("DALL-E", 0, "DALL·E", 0));
  CHECK(node_of("NASA", 0)->same_as.size > 0);
}

static void test_short_names_join_full_ones(void) {
  hear("Tobias Wren met Olga Petrenko at noon. Wren smiled, and Olga left. "
       "Later Tobias wrote to Petrenko.\n");
  CHECK(is("Wren", 0, "Tobias Wren", QUOTH_V_SCHEMA_PERSON));
  CHECK(is("Olga", 0, "Olga Petrenko", 0));
  CHECK(is("Tobias", 0, "Tobias Wren", 0));
  CHECK(is("Petrenko", 0, "Olga Petrenko", 0));
}

static void test_joint_and_lettered_names_are_whole(void) {
  hear("D. Anton Reyes met Jean-Luc Brandt in June. Jean-Luc sells boards "
       "with RISC-V. Anna left in May.\n");
  CHECK(is("D. Anton Reyes", 0, "D. Anton Reyes", QUOTH_V_SCHEMA_PERSON));
  CHECK(is("Jean-Luc", 0, "Jean-Luc Brandt", 0));
  CHECK(is("RISC-V", 0, "RISC-V", 0));
  CHECK(!node_of("June", 0) && !node_of("May", 0));
}

static void test_a_first_name_stays_in_its_document(void) {
  hear("Then Tobias came in and told us about the boat.\n");
  CHECK(is("Tobias", 0, "Tobias", QUOTH_V_SCHEMA_PERSON));
  CHECK(node_of("Tobias", 0)->kind == QUOTH_NODE_AGENT);
}

static void test_names_stand_inside_names(void) {
  hear("She works at the Albert Einstein Institute near Boston University. "
       "We wrapped the GPT-3 API, and flew home to New Zealand.\n");
  CHECK(is("Albert Einstein", 0, "Albert Einstein", QUOTH_V_SCHEMA_PERSON));
  CHECK(is("Boston", 0, "Boston", QUOTH_V_SCHEMA_PLACE));
  CHECK(is("GPT-3", 0, "GPT-3", 0));
  CHECK(is("New Zealand", 0, "New Zealand", QUOTH_V_SCHEMA_PLACE));
  CHECK(!node_of("Zealand", 0));
}

static void test_names_are_whole(void) {
  hear("He chairs the Open Source Harbour Fund. She runs the Kestrel Storage "
       "Service team, and I read The Trouble With Ferries at sea.\n");
  CHECK(is("Open Source Harbour Fund", 0, "Open Source Harbour Fund",
           QUOTH_V_SCHEMA_ORGANIZATION));
  CHECK(node_of("Kestrel Storage Service", 0) != NULL);
  CHECK(node_of("Trouble With Ferries", 0) != NULL);
}

/* What is unknown is of a kind with what is known beside it. */
static void test_first_words_stand_for_companies(void) {
  hear("We raised money from Tarvo Capital, and Tarvo hired Joris de Ruyt. "
       "He came from Ostrava Fields, which is a bank in Ghent.\n");
  CHECK(is("Tarvo", 0, "Tarvo Capital", QUOTH_V_SCHEMA_ORGANIZATION));
  CHECK(is("Joris de Ruyt", 0, "Joris de Ruyt", QUOTH_V_SCHEMA_PERSON));
  CHECK(is("Ostrava Fields", 0, "Ostrava Fields", QUOTH_V_SCHEMA_ORGANIZATION));
}

static void test_what_is_said_of_names_tells_what_they_are(void) {
  hear(
      "We signed with a start-up, Brindokk. Brindokk have grown. Ana works for "
      "Vexora now. Fjelldal is run by its founder. We moved to QuillDB, and "
      "we read Copper & Thread and Harvest Notebook.\n");
  CHECK(is("Brindokk", 0, "Brindokk", QUOTH_V_SCHEMA_ORGANIZATION));
  CHECK(is("Vexora", 0, "Vexora", QUOTH_V_SCHEMA_ORGANIZATION));
  CHECK(is("Fjelldal", 0, "Fjelldal", QUOTH_V_SCHEMA_ORGANIZATION));
  const char *const others[] = {"QuillDB", "Copper & Thread",
                                "Harvest Notebook"};
  for (size_t i = 0; i < 3; i++) {
    CHECK(node_of(others[i], 0));
    const quoth_id class_id = node_of(others[i], 0)->class_id;
    CHECK(!quoth_grammar_is_a(t.grammar, class_id, QUOTH_V_SCHEMA_PERSON) &&
          !quoth_grammar_is_a(t.grammar, class_id, QUOTH_V_SCHEMA_PLACE));
  }
}

static void test_names_that_begin_a_sentence(void) {
  hear("Brussels is slow. Ursula de Brandt said so. We met Marloes de Wit, and "
       "the Open Parcel Kit won.\n");
  CHECK(is("Brussels", 0, "Brussels", QUOTH_V_SCHEMA_PLACE));
  CHECK(is("Ursula de Brandt", 0, "Ursula de Brandt", QUOTH_V_SCHEMA_PERSON));
  CHECK(is("Marloes de Wit", 0, "Marloes de Wit", QUOTH_V_SCHEMA_PERSON));
  CHECK(node_of("Open Parcel Kit", 0) &&
        !quoth_grammar_is_a(t.grammar, node_of("Open Parcel Kit", 0)->class_id,
                            QUOTH_V_SCHEMA_PERSON));
}

static void test_technical_names_name_things(void) {
  hear("We use Python, Kubernetes, Docker and Linux, and JavaScript on top. "
       "Flotta compiles to SQL, and the QZX format replaced JSON.\n");
  CHECK(node_of("QZX", 0) &&
        !quoth_grammar_is_a(t.grammar, node_of("QZX", 0)->class_id,
                            QUOTH_V_SCHEMA_ORGANIZATION));
  CHECK(node_of("Flotta", 0) &&
        !quoth_grammar_is_a(t.grammar, node_of("Flotta", 0)->class_id,
                            QUOTH_V_SCHEMA_PERSON));
}

static void test_small_words_are_no_names(void) {
  hear("Image: Anna Brook. Whoa! Me too. We sailed to Bourg-la-Reine.\n");
  CHECK(!node_of("Image", 0) && !node_of("Whoa", 0) && !node_of("la", 0) &&
        !node_of("Me too", 0));
  CHECK(is("Anna Brook", 0, "Anna Brook", QUOTH_V_SCHEMA_PERSON));
}

static void test_speakers_are_i_and_you(void) {
  hear("**Ann Marsh:** Where do you live?\n\n"
       "**Bo Lund:** I live in Oslo.\n\n"
       "**Ann Marsh:** I see. Do you like it?\n\n"
       "**Bo Lund:** My wife does.\n");
  CHECK(is("you", 0, "Bo Lund", QUOTH_V_SCHEMA_PERSON));
  CHECK(is("I", 0, "Bo Lund", 0));
  CHECK(is("I", 1, "Ann Marsh", 0));
  CHECK(is("My", 0, "Bo Lund", 0));
  for (uint32_t i = 0; i < t.document->speaker_count; i++) {
    const quoth_node *node = &t.found.nodes[t.found.of_speaker[i]];
    CHECK(quoth_text_equal(node->label, t.document->speakers[i].name));
  }
}

static void test_the_company_is_the_one_named(void) {
  hear("Nokia opened an office in Lisbon. Last year the company hired forty "
       "people. The city was glad.\n");
  CHECK(is("the company", 0, "Nokia", QUOTH_V_SCHEMA_ORGANIZATION));
  CHECK(is("The city", 0, "Lisbon", QUOTH_V_SCHEMA_PLACE));
  hear("Nokia bought Siemens shares. Then the company that sold them "
       "vanished, and the company rose.\n");
  CHECK(!node_of("the company", 0) && !node_of("the company", 1));
}

static void test_damaged_names_are_mended_with_doubt(void) {
  hear("OpenAI built ChatGPT with GPT-4. People love ChhatGPT. RLHF helped; "
       "some write RHF. They had a GGX1, and a GPT-7 is not GPT-4.\n");
  CHECK(is("ChhatGPT", 0, "ChatGPT", 0));
  CHECK(is("RHF", 0, "RLHF", 0));
  CHECK(is("GGX1", 0, "DGX-1", 0));
  CHECK(is("GPT-7", 0, "GPT-7", 0));
  for (uint32_t i = 0; i < t.found.mention_count; i++) {
    const quoth_mention *mention = &t.found.mentions[i];
    const quoth_text words = quoth_text_slice(t.document->plain, mention->span);
    CHECK(mention->garbled ==
          (quoth_text_is(words, "ChhatGPT") || quoth_text_is(words, "RHF") ||
           quoth_text_is(words, "GGX1")));
    CHECK(!mention->garbled || mention->confidence < 50);
  }
}

static void test_figures_heard_for_letters(void) {
  hear("OpenAI built GPT-4, o1 and GPT-3. Everybody says 03 is slow.\n");
  CHECK(is("03", 0, "o3", 0));
  hear("We painted gate 02 and gate 04. Everybody says 03 is slow.\n");
  CHECK(!node_of("03", 0));
}

static void test_names_leave_dates_alone(void) {
  hear("On May 5, 2019 we saw Theresa May in London.\n");
  CHECK(is("Theresa May", 0, "Theresa May", QUOTH_V_SCHEMA_PERSON));
  CHECK(!node_of("May", 0));
}

static void test_mentions_are_in_order_and_inside(void) {
  hear("Ada Lovelace wrote to Charles Babbage. He answered her from London, "
       "where the Royal Society met. It was 1843.\n");
  uint32_t begin = 0;
  for (uint32_t i = 0; i < t.found.mention_count; i++) {
    const quoth_mention *mention = &t.found.mentions[i];
    CHECK(mention->span.begin >= begin);
    CHECK(mention->span.begin < mention->span.end);
    CHECK(mention->span.end <= t.document->plain.size);
    CHECK(mention->node == QUOTH_NONE || mention->node < t.found.node_count);
    begin = mention->span.begin;
  }
  for (uint32_t i = 0; i < t.trees.token_count; i++) {
    const uint32_t at = t.found.of_token[i];
    CHECK(at == QUOTH_NONE || at < t.found.mention_count);
  }
}

/* Anything that is valid UTF-8 may come. */
static void test_hostile_text_does_no_harm(void) {
  static const char *const texts[] = {
      "A.\n",
      "- - - & & of of The of\n",
      "I I I you he it They WHO\n",
      "X'X'X-X-X-X of X of X of X and X and X & X\n",
      "\xc3\x89\xcc\x81\xe2\x80\x93\xf0\x9f\x98\x80 \xd0\x96\xd0\x96 GPT\n",
      "Dr. Mr. Mrs. President CEO\n",
      "# The Of\n\n# A B C D E F G H\n",
      "**:** : ** I **A:** you\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    hear(texts[i]);
  }
  static char many[60001];
  for (size_t i = 0; i + 5 < sizeof many; i += 5) {
    memcpy(many + i, i % 15 ? "Abc-D" : " of X", 5);
  }
  hear(many);
}

int main(void) {
  set_up();
  test_names_have_types();
  test_variants_are_one_node();
  test_short_names_join_full_ones();
  test_joint_and_lettered_names_are_whole();
  test_a_first_name_stays_in_its_document();
  test_names_stand_inside_names();
  test_names_are_whole();
  test_first_words_stand_for_companies();
  test_what_is_said_of_names_tells_what_they_are();
  test_names_that_begin_a_sentence();
  test_technical_names_name_things();
  test_small_words_are_no_names();
  test_speakers_are_i_and_you();
  test_the_company_is_the_one_named();
  test_damaged_names_are_mended_with_doubt();
  test_figures_heard_for_letters();
  test_names_leave_dates_alone();
  test_mentions_are_in_order_and_inside();
  test_hostile_text_does_no_harm();
  tear_down();
  return 0;
}
