/* Whom pronouns and nouns stand for, with the ontology and weights that ship.
 */
#include "model/vocab.h"
#include "tests/hear_nodes.h"

static void hear(const char *text) {
  hear_on("", text);
}

static void test_the_latter_is_the_second(void) {
  hear("Nokia and Siemens make radios. The former is from Finland, and the "
       "latter is older.\n");
  CHECK(is("The former", 0, "Nokia", QUOTH_V_SCHEMA_ORGANIZATION));
  CHECK(is("the latter", 0, "Siemens", QUOTH_V_SCHEMA_ORGANIZATION));
  hear("We asked Anna Brook and Tom Reed. The second came late.\n");
  CHECK(is("The second", 0, "Tom Reed", QUOTH_V_SCHEMA_PERSON));
  hear("Unlike Nokia, Siemens builds trains. The latter company has a plant "
       "in Lisbon.\n");
  CHECK(is("The latter", 0, "Siemens", 0));
}

static void test_the_latter_of_many_is_nobody(void) {
  hear("Nokia, Siemens and Philips make radios. The latter is old. We like "
       "the former mayor. The second time was worse.\n");
  CHECK(!node_of("The latter", 0) && !node_of("the former", 0));
  CHECK(!node_of("The second", 0));
}

static void test_people_without_a_name_have_nodes(void) {
  hear("The minister opened the clinic. He praised the staff. A nurse from "
       "Leeds came in, and she smiled.\n");
  CHECK(is("He", 0, "minister", 0));
  CHECK(node_of("minister", 0) == node_of("He", 0));
  CHECK(is("she", 0, "nurse from Leeds", 0));
  CHECK(node_of("she", 0)->kind == QUOTH_NODE_AGENT);
  hear("No doctor came. He was at home.\n");
  CHECK(!node_of("He", 0));
}

static void test_nouns_tell_men_from_women(void) {
  hear("My brother and my aunt run the farm. She milks, and he mends.\n");
  CHECK(is("She", 0, "aunt", 0));
  CHECK(is("he", 0, "brother", 0));
}

static void test_a_title_is_who_holds_it(void) {
  hear("The mayor, Hugo Brandt, spoke first. He was short. Then the mayor "
       "left. The judge stayed.\n");
  CHECK(is("He", 0, "Hugo Brandt", QUOTH_V_SCHEMA_PERSON));
  CHECK(is("the mayor", 0, "Hugo Brandt", 0));
  CHECK(!node_of("The judge", 0));
}

static void test_a_noun_is_who_it_is_said_to_be(void) {
  hear("My teacher is a guy named Kenji Sato. He is old. Our tailor, Mr Hope, "
       "lost his brother. He wept.\n");
  CHECK(is("He", 0, "Kenji Sato", 0));
  CHECK(is("He", 1, "Hope", 0));
  hear("Anna Brook is careful. Els Berg is quick. We prefer the latter.\n");
  CHECK(is("the latter", 0, "Els Berg", 0));
}

static void test_what_somebody_is_does_not_compete(void) {
  hear("Odile Farr is a glassblower. At nine she was burnt.\n");
  CHECK(is("she", 0, "Odile Farr", 0));
}

static void test_quoted_i_is_who_is_quoted(void) {
  hear("**Ann Marsh:** What happened?\n\n"
       "**Bo Lund:** My uncle said, \"I will sell the barn.\" And I said, "
       "\"I won't help you.\"\n\n"
       "**Ann Marsh:** And?\n\n"
       "**Bo Lund:** \"I never liked it,\" Tom Reed told me.\n");
  CHECK(is("I", 0, "uncle", 0));
  CHECK(is("I", 1, "Bo Lund", 0));
  CHECK(is("I", 2, "Bo Lund", 0));
  CHECK(!node_of("you", 0));
  CHECK(is("I", 3, "Tom Reed", 0));
}

static void test_you_is_whom_one_speaks_to(void) {
  hear("**Ann Marsh:** Where did you sail, Bo?\n\n"
       "**Bo Lund:** I sailed north. You need a good boat there, and you have "
       "to sleep in your clothes. But your question was about work.\n\n"
       "**Ann Marsh:** Did you guys eat fish?\n\n"
       "**Bo Lund:** I did.\n");
  CHECK(is("you", 0, "Bo Lund", 0));
  CHECK(!node_of("You", 0));
  CHECK(!node_of("your", 0));
  CHECK(is("your", 1, "Ann Marsh", 0));
  CHECK(!node_of("you", 1));
}

static void test_who_is_called_by_name_is_you(void) {
  hear("**Ann Marsh:** Welcome to Bo Lund and Ida Sand. Ida, where do you "
       "live?\n\n"
       "**Ida Sand:** I live in Oslo.\n\n"
       "**Bo Lund:** So do I.\n\n"
       "**Ann Marsh:** Bo? You look tired. Are you both well?\n\n"
       "**Ida Sand:** I am.\n");
  CHECK(is("you", 0, "Ida Sand", 0));
  CHECK(is("You", 0, "Bo Lund", 0));
  CHECK(!node_of("you", 1));
}

static void test_guests_speak_of_one_another(void) {
  hear("**Maya Holt:** How did you two meet?\n\n"
       "**Oscar Lind:** We met at school.\n\n"
       "**Clara Roca:** He broke my bicycle.\n\n"
       "**Maya Holt:** Did it hurt?\n\n"
       "**Oscar Lind:** No, I was fast. Clara was slow, and she knows it.\n\n"
       "**Maya Holt:** And what do you sell now?\n\n"
       "**Clara Roca:** Bicycles.\n");
  CHECK(is("He", 0, "Oscar Lind", 0));
  CHECK(is("she", 0, "Clara Roca", 0));
}

static void test_a_surname_that_speaks_has_a_full_name(void) {
  hear("**MODERATOR:** With us are Senator Ruth Calloway and Ian Teague. What "
       "will you do?\n\n"
       "**CALLOWAY:** I will build.\n\n"
       "**TEAGUE:** The Senator never did. She only talks.\n\n"
       "**CALLOWAY:** I build every day.\n");
  CHECK(is("I", 0, "Ruth Calloway", QUOTH_V_SCHEMA_PERSON));
  CHECK(is("The Senator", 0, "Ruth Calloway", 0));
  CHECK(is("She", 0, "Ruth Calloway", 0));
}

static void test_what_stands_before_is_taken_up(void) {
  hear("Tom Reed came. Our baker, Hugo Brandt, he never slept. My brother, he "
       "sings.\n");
  CHECK(is("he", 0, "Hugo Brandt", 0));
  CHECK(is("he", 1, "brother", 0));
}

static void test_a_comparison_is_nobody(void) {
  hear("My uncle came, and he cried like a child. He said nothing.\n");
  CHECK(is("He", 0, "uncle", 0));
}

static void test_the_company_is_what_all_is_about(void) {
  hear("I founded Brightwater Systems in Lisbon. Brightwater Systems makes "
       "lamps. It rained a lot. Brightwater Systems sold few. We were poor. "
       "Nobody called. Brightwater Systems nearly closed. Then it snowed. The "
       "streets were white. Children sang. We had soup. Who saved the "
       "company?\n");
  CHECK(is("the company", 0, "Brightwater Systems", 0));
}

static void test_it_is_the_subject_before(void) {
  hear("Nokia makes phones in Oulu. It was founded in 1865, and its first "
       "product was paper.\n");
  CHECK(is("It", 0, "Nokia", 0));
  CHECK(is("its", 0, "Nokia", 0));
  hear("Nokia makes phones. It is time to go. It takes years. It seems late. "
       "It is good to see them.\n");
  CHECK(!node_of("It", 0));
}

static void test_it_may_name_nothing(void) {
  hear("Nokia is loud. It was the mayor who called. It is raining.\n");
  CHECK(!node_of("It", 0));
  hear("Nokia makes phones. It is 2016. It is useful to know that. It would "
       "help Nokia.\n");
  CHECK(!node_of("It", 0));
}

static void test_hostile_quotes_do_no_harm(void) {
  hear("\" ' \" ‘ ’ “ ” “ “ ” ” ' said \"I\" said “\n");
  hear("\"\n\n\"\n\n“I\n\n“I said “\n\n'\n");
  static char many[40001];
  for (size_t i = 0; i + 4 < sizeof many; i += 4) {
    memcpy(many + i, i % 12 ? "\"I\" " : "say ", 4);
  }
  hear(many);
}

int main(void) {
  set_up();
  test_the_latter_is_the_second();
  test_the_latter_of_many_is_nobody();
  test_people_without_a_name_have_nodes();
  test_nouns_tell_men_from_women();
  test_a_title_is_who_holds_it();
  test_a_noun_is_who_it_is_said_to_be();
  test_what_somebody_is_does_not_compete();
  test_quoted_i_is_who_is_quoted();
  test_you_is_whom_one_speaks_to();
  test_who_is_called_by_name_is_you();
  test_guests_speak_of_one_another();
  test_a_surname_that_speaks_has_a_full_name();
  test_what_stands_before_is_taken_up();
  test_a_comparison_is_nobody();
  test_the_company_is_what_all_is_about();
  test_it_is_the_subject_before();
  test_it_may_name_nothing();
  test_hostile_quotes_do_no_harm();
  tear_down();
  return 0;
}
