#include "tests/documents.h"

typedef struct {
  const char *path, *text, *expected;
} example;

static void check_examples(const example *examples, size_t count) {
  for (size_t i = 0; i < count; i++) {
    char got[2000];
    quoth_document *d = read_as(examples[i].path, examples[i].text);
    check_runs(d);
    check_layout(d);
    describe(d, got, sizeof got);
    if (strcmp(got, examples[i].expected) != 0) {
      fprintf(stderr, "example %zu\n  got      %s\n  expected %s\n", i, got,
              examples[i].expected);
      exit(1);
    }
    quoth_document_free(d);
  }
}

static void test_labels_people_use(void) {
  static const example examples[] = {
      {"a.md",
       "**Ines:** Who built the *kiln*?\n\n**Tove Dahl:** We did.\n\n"
       "It took a year.\n",
       "Ines: Who built the kiln? | Tove Dahl: We did.  It took a year."},
      {"a.md",
       "** Moderator: ** Who built it?\n**Tove:**We did.\n"
       "** Moderator: And the roof?**\n**Tove:** My aunt.\n",
       "Moderator: Who built it? | Tove: We did. | Moderator: And the roof? | "
       "Tove: My aunt."},
      {"a.txt",
       "INES: Where did you begin?\nTOVE: In a shed, with two lamps.\n"
       "INES: And then?\nTOVE: We moved.\n",
       "Ines: Where did you begin? | Tove: In a shed, with two lamps. | "
       "Ines: And then? | Tove: We moved."},
      {"a.txt",
       "Interviewer: When?\n\nTove Dahl: In May.\n\nInterviewer: Why?\n\n"
       "Tove: At 10:30 the bank said no, see http://x.example.\n\n"
       "Interviewer: Go on.\n\nDahl: One thing: it was cold.\n",
       "Interviewer: When? | Tove Dahl: In May. | Interviewer: Why? | "
       "Tove Dahl: At 10:30 the bank said no, see http://x.example. | "
       "Interviewer: Go on. | Tove Dahl: One thing: it was cold."},
      {"a.md", "- Ines: Hello?\n- Tove: Hi.\n- Ines: A boat?\n- Tove: Yes.\n",
       "Ines: Hello? | Tove: Hi. | Ines: A boat? | Tove: Yes."},
      {"a.txt",
       "[Ines Ek] Who are you?\n\n[Tove Dahl] I am Tove.\n\n"
       "[Ines Ek] What do you sell? [laughs]\n\n[Tove Dahl] Boats.\n",
       "Ines Ek: Who are you? | Tove Dahl: I am Tove. | "
       "Ines Ek: What do you sell? [laughs] | Tove Dahl: Boats."},
      {"a.txt",
       "Ines Ek (host): Who are you?\n\nTove Dahl (CEO, Kiln): I am Tove.\n\n"
       "Ines: What do you sell?\n\nTove: Boats.\n",
       "Ines Ek: Who are you? | Tove Dahl: I am Tove. | "
       "Ines Ek: What do you sell? | Tove Dahl: Boats."},
      {"a.txt",
       "[00:00:05] Ines Ek: Welcome.\n[00:00:09] Tove Dahl: Thanks.\n"
       "[00:01:00] Ines Ek: What is new?\n",
       "Ines Ek: Welcome. | Tove Dahl: Thanks. | Ines Ek: What is new?"},
      {"a.txt",
       "Ines Ek 00:12\nWelcome.\n\nTove Dahl 00:15\nThanks.\n\n"
       "Ines Ek 00:20\nWhat is new?\n",
       "Ines Ek: Welcome. | Tove Dahl: Thanks. | Ines Ek: What is new?"},
      {"a.txt", "Speaker 1 (00:00):\nWelcome.\n\nSpeaker 2 (00:04):\nThanks.\n",
       "Speaker 1: Welcome. | Speaker 2: Thanks."},
      {"a.txt", "Q: What is it?\nA: A pump.\n\nQ: Whose?\nA: My sister's.\n",
       "Interviewer: What is it? | Interviewee: A pump. | Interviewer: Whose? "
       "| Interviewee: My sister's."},
      {"a.txt",
       "TD: We shipped it.\n\nIE: Why now?\n\nTove Dahl: It was done.\n\n"
       "IE: And next?\n",
       "Tove Dahl: We shipped it. | IE: Why now? | Tove Dahl: It was done. | "
       "IE: And next?"},
      {"a.txt",
       "Tove Dahl and Ines Ek met in May.\n\nTD: We shipped it.\n\n"
       "IE: Why now?\n\nTD: It was done.\n\nIE: And next?\n",
       "-: Tove Dahl and Ines Ek met in May. | Tove Dahl: We shipped it. | "
       "Ines Ek: Why now? | Tove Dahl: It was done. | Ines Ek: And next?"},
      {"a.txt",
       "Host: Ines Ek\nGuest: Tove Dahl\n\nHOST: Welcome. What is new?\n"
       "TOVE: A boat.\nHOST: How big?\nTOVE: Small.\n",
       "-: Host: Ines Ek Guest: Tove Dahl | Ines Ek: Welcome. What is new? | "
       "Tove Dahl: A boat. | Ines Ek: How big? | Tove Dahl: Small."},
      {"a.md",
       "# Transcript\n\n**Ines Ek**\n[(00:00:00)](http://x.example/?t=0) Who "
       "built it?\n\n**Tove Dahl**\n[(00:00:09)](http://x.example/?t=9) My "
       "aunt.\n\n**Ines Ek**\n[(00:00:12)](http://x.example/?t=12) When?\n",
       "-: Transcript | Ines Ek: Who built it? | Tove Dahl: My aunt. | "
       "Ines Ek: When?"},
      {"a.txt",
       "Ines Ek\n(0:02)\nWho built it?\n\nTove Dahl\n(0:09)\nMy aunt.\n\n"
       "Ines Ek\n(0:12)\nWhen?\n\nTove Dahl\n(0:15)\nAt (10:30) sharp.\n",
       "Ines Ek: Who built it? | Tove Dahl: My aunt. | Ines Ek: When? | "
       "Tove Dahl: At (10:30) sharp."},
      {"a.md",
       "# A talk\n\n### Ines Ek\n\nWho built it?\n\n### Tove Dahl\n\n"
       "My aunt.\n\n### Ines Ek\n\nWhen?\n\n### Tove Dahl\n\nIn May.\n",
       "-: A talk | Ines Ek: Who built it? | Tove Dahl: My aunt. | "
       "Ines Ek: When? | Tove Dahl: In May."},
      {"a.md",
       "# Fireside: Tove Dahl of Kiln Ltd\n\n**Moderator:** Tove, who built "
       "it?\n\n> My aunt built it.\n\n**Moderator:** When was that?\n\n"
       "> In May.\n\n**Moderator:** Why?\n\n> She was bored.\n",
       "-: Fireside: Tove Dahl of Kiln Ltd | Moderator: Tove, who built it? | "
       "Tove Dahl: My aunt built it. | Moderator: When was that? | "
       "Tove Dahl: In May. | Moderator: Why? | Tove Dahl: She was bored."},
      {"a.md",
       "# Clay\n\n*We talk to Tove Dahl, a potter.*\n\n**Who built the "
       "kiln?**\n\nMy aunt did, and I helped.\n\n**When was that?**\n\nI "
       "think in May.\n\n**Why did you?**\n\nI was bored.\n",
       "-: Clay  We talk to Tove Dahl, a potter. | Moderator: Who built "
       "the "
       "kiln? | Tove Dahl: My aunt did, and I helped. | Moderator: When was "
       "that? | Tove Dahl: I think in May. | Moderator: Why did you? | "
       "Tove Dahl: I was bored."},
      {"a.md",
       "# Clay\n\n*Tove Dahl bakes pots. We met her in Riga.*\n\n**Who built "
       "the kiln?**\n\nMy aunt did, and I helped.\n\n**When was that?**\n\nI "
       "think in May.\n\n**Why did you?**\n\nI was bored.\n",
       "-: Clay  Tove Dahl bakes pots. We met her in Riga. | Moderator: "
       "Who "
       "built the kiln? | Tove Dahl: My aunt did, and I helped. | Moderator: "
       "When was that? | Tove Dahl: I think in May. | Moderator: Why did you? "
       "| "
       "Tove Dahl: I was bored."},
      {"a.md",
       "# Five questions for Tove Dahl\n\n**Q: Who built it?**\n\nA: My "
       "aunt.\n\n**Q: When?**\n\nA: In May.\n",
       "-: Five questions for Tove Dahl | Interviewer: Who built it? | "
       "Tove Dahl: My aunt. | Interviewer: When? | Tove Dahl: In May."},
      {"a.txt",
       "Moderator \xe2\x80\x93 Please welcome Tove Dahl.\n"
       "Tove Dahl \xe2\x80\x93 Thank you.\n"
       "Audience Member - What does it cost?\n"
       "Tove Dahl \xe2\x80\x93 I sell it for ten crowns.\n"
       "Audience Member - Is it dry?\nTove Dahl \xe2\x80\x93 It is.\n",
       "Moderator: Please welcome Tove Dahl. | Tove Dahl: Thank you. | "
       "Audience Member: What does it cost? | "
       "Tove Dahl: I sell it for ten crowns. | "
       "Audience Member: Is it dry? | Tove Dahl: It is."},
      {"a.txt",
       "Interview with Tove Dahl, potter\n\nQ: Who built it?\n\n"
       "A: My aunt.\n\nQ: When?\n\nA: In May.\n",
       "-: Interview with Tove Dahl, potter | Interviewer: Who built it? | "
       "Tove Dahl: My aunt. | Interviewer: When? | Tove Dahl: In May."},
      {"a.txt",
       ">> INES EK: Thank you. What happened?\n>> TOVE DAHL: It sank.\n"
       ">> How?\n>> Slowly.\n",
       "Ines Ek: Thank you. What happened? | Tove Dahl: It sank. | "
       "Ines Ek: How? | Tove Dahl: Slowly."},
  };
  check_examples(examples, sizeof examples / sizeof *examples);
}

static void test_questions_and_answers_without_labels(void) {
  static const example examples[] = {
      {"a.md",
       "# Tove Dahl interview\n\n**Tove Dahl is here. Welcome.**\n\n> Hello.\n"
       "> Good to be back.\n\n**\xe2\x80\x94How old is the shed?**\n\n"
       "> Ten years.\n> \xe2\x80\x94Twelve.\n> \xe2\x80\x94Right, twelve.\n\n"
       "You sold it?\n> Yes.\n\n**From the floor**\n\n**Audience Member:**\n"
       "**Why?**\n\n> It leaked.\n\n**Tove:**\n> Badly.\n",
       "-: Tove Dahl interview | Moderator: Tove Dahl is here. Welcome. | "
       "Tove Dahl: Hello. Good to be back. | Moderator: How old is the shed? | "
       "Tove Dahl: Ten years. | Moderator: Twelve. | Tove Dahl: Right, twelve. "
       "| Moderator: You sold it? | Tove Dahl: Yes. | -: From the floor | "
       "Audience Member: Why? | Tove Dahl: It leaked. | Tove Dahl: Badly."},
      {"a.md",
       "# Interview with Tove Dahl\n\nTove Dahl runs a kiln in Riga.\n\n"
       "**Why clay?**\n\nI love the smell.\n\n**Who buys?**\n\nHotels.\n\n"
       "We also sell at home.\n\n**What next?**\n\nA second kiln.\n",
       "-: Interview with Tove Dahl  Tove Dahl runs a kiln in Riga. | "
       "Moderator: Why clay? | Tove Dahl: I love the smell. | "
       "Moderator: Who buys? | Tove Dahl: Hotels.  We also sell at home. | "
       "Moderator: What next? | Tove Dahl: A second kiln."},
  };
  check_examples(examples, sizeof examples / sizeof *examples);
}

static void test_what_is_no_label(void) {
  static const example examples[] = {
      {"a.md",
       "# Storage guide\n\n**Note:** Disks fail.\n\n**Key Point:** Test it.\n\n"
       "Update: it works. The rule is simple: test.\n",
       "-: Storage guide  Note: Disks fail.  Key Point: Test it.  "
       "Update: it works. The rule is simple: test."},
      {"a.txt", "Genesis: the beginning.\n\nMonday: rain.\n\nJohn 3:16.\n",
       "-: Genesis: the beginning.  Monday: rain.  John 3:16."},
      {"a.txt",
       "Kiln \xe2\x80\x93 where clay is fired.\nGlaze \xe2\x80\x93 a coat of "
       "glass.\nKiln Dry \xe2\x80\x93 without water.\n",
       "-: Kiln \xe2\x80\x93 where clay is fired. Glaze \xe2\x80\x93 a coat of "
       "glass. Kiln Dry \xe2\x80\x93 without water."},
  };
  check_examples(examples, sizeof examples / sizeof *examples);
}

static void test_articles_and_their_authors(void) {
  static const example examples[] = {
      {"a.md",
       "---\ntitle: A kiln in Riga\ndate: 2024-05-03 12:00\n"
       "authors:\n  - name: Ines Ek\n---\nThe kiln opened.\n\n"
       "**Ines Ek:** Who built it?\n\n**Tove Dahl:** I did.\n",
       "(Ines Ek): A kiln in Riga  The kiln opened. | Ines Ek: Who built it? | "
       "Tove Dahl: I did."},
      {"a.md",
       "---\ntitle: A kiln\n---\n# # Summary\n\nThe kiln opened.\n\n"
       "**Mod:** Who built it?\n\n**Tove Dahl:** I did.\n",
       "(Post Author): A kiln  Summary  The kiln opened. | Mod: Who built it? "
       "| Tove Dahl: I did."},
      {"a.md",
       "**Ines:** Who?\n\n**Tove:** I did.\n\n**Ines:** Why?\n\n"
       "**Tove:** It was cold, and we had clay enough for two winters.\n\n"
       "And wood, as I said.\n\n---\n\nSubscribe now.\n",
       "Ines: Who? | Tove: I did. | Ines: Why? | Tove: It was cold, and we had "
       "clay enough for two winters.  And wood, as I said. | -: Subscribe "
       "now."},
      {"a.txt",
       "Speakers: Ines Ek, Tove Dahl\n\nTHE HOST: When?\nTOVE DAHL: In May.\n"
       "THE HOST: Sure?\nTOVE: Yes.\n",
       "-: Speakers: Ines Ek, Tove Dahl | Host: When? | Tove Dahl: In May. | "
       "Host: Sure? | Tove Dahl: Yes."},
      {"a.md",
       "**Ines:** Who?\n\n**Tove:** Me.\n\nTove at her kiln. Image: I. Ek.\n\n"
       "We began in May.\n\n**Ines:** Thanks.\n",
       "Ines: Who? | Tove: Me. | -: Tove at her kiln. Image: I. Ek. | "
       "Tove: We began in May. | Ines: Thanks."},
      {"a.txt",
       "Tove Dahl: we began in a shed. It was cold, and I had no money at all. "
       "my sister lent me some. So we bought clay, and then a wheel, and then "
       "more clay than I could carry, and here we are in the big hall.\n",
       "Tove Dahl: we began in a shed. It was cold, and I had no money at all. "
       "my sister lent me some. So we bought clay, and then a wheel, and then "
       "more clay than I could carry, and here we are in the big hall."},
  };
  check_examples(examples, sizeof examples / sizeof *examples);
}

static void test_the_caller_knows_better(void) {
  static const char text[] = "SPEAKER 1: Who are you?\nSPEAKER 2: A potter.\n";
  const quoth_document_options options = {
      .path = quoth_text_of("a.txt"),
      .speakers = quoth_text_of("label,name\n\"Speaker 1\",Ines Ek\n"
                                "speaker 2,\"Dahl, \"\"T\"\"\"\n")};
  quoth_document *d = NULL;
  char got[200];
  CHECK(quoth_document_new(quoth_text_of(text), &options, NULL, NULL, &d) ==
        QUOTH_OK);
  describe(d, got, sizeof got);
  CHECK(strcmp(got, "Ines Ek: Who are you? | Dahl, \"T\": A potter.") == 0);
  CHECK(d->speakers[0].kind == QUOTH_SPEAKER_PERSON);
  CHECK(d->speakers[0].interviewer && !d->speakers[1].interviewer);
  quoth_document_free(d);

  const quoth_document_options broken = {
      .path = quoth_text_of("a.txt"),
      .speakers = quoth_text_of("label,name\n\nonly one\n"),
      .speakers_path = "who.csv"};
  quoth_error error = {0};
  CHECK(quoth_document_new(quoth_text_of(text), &broken, NULL, &error, &d) ==
        QUOTH_BAD_SYNTAX);
  CHECK(error.line == 3 && strcmp(error.source, "who.csv") == 0);
}

static void test_monologue_has_its_author(void) {
  const quoth_document_options options = {.path = quoth_text_of("a.txt"),
                                          .author = quoth_text_of("Tove Dahl")};
  quoth_document *d = NULL;
  CHECK(quoth_document_new(
            quoth_text_of("I have a dream of clay. We will all have wheels."),
            &options, NULL, NULL, &d) == QUOTH_OK);
  CHECK(d->turn_count == 1 && d->turns[0].speaker == 0);
  CHECK(!d->turns[0].about_others);
  quoth_document_free(d);
  CHECK(quoth_document_new(
            quoth_text_of("The mill opened. Its owner said \"I am glad\"."),
            &options, NULL, NULL, &d) == QUOTH_OK);
  CHECK(d->turns[0].speaker == 0 && d->turns[0].about_others);
  quoth_document_free(d);
}

static void test_introductions(void) {
  static const example examples[] = {
      {"a.txt", /* who a part is played by */
       "Host: Welcome, I'm Ines Ek, and with me is Tove Dahl.\n"
       "Tove: Hello.\nInes: What do you sell?\nTove: Boats, Ines.\n",
       "Ines Ek: Welcome, I'm Ines Ek, and with me is Tove Dahl. | "
       "Tove Dahl: Hello. | Ines Ek: What do you sell? | "
       "Tove Dahl: Boats, Ines."},
      {"a.txt",
       "Moderator: My name is Ines Ek. Who is here?\n"
       "Speaker 1: I am Bram de Wit. I grow leeks.\n"
       "Speaker 2: And I'm not.\nSpeaker 1: You keep goats.\n",
       "Ines Ek: My name is Ines Ek. Who is here? | "
       "Bram de Wit: I am Bram de Wit. I grow leeks. | "
       "Speaker 2: And I'm not. | Bram de Wit: You keep goats."},
      {"a.txt", /* many speak as the audience */
       "Ines Ek: Any questions?\n"
       "Audience member: I'm Joost Bakker. Is it cold?\n"
       "Ines Ek: It is.\nAudience member: And dark?\nInes Ek: Yes.\n",
       "Ines Ek: Any questions? | "
       "Audience member: I'm Joost Bakker. Is it cold? | Ines Ek: It is. | "
       "Audience member: And dark? | Ines Ek: Yes."},
      {"a.txt", /* who is called by name */
       "Q: Good morning, Dr. Dahl. Who built the kiln?\nA: We did.\n"
       "Q: Coach Dahl, was it cold?\nA: It was.\n",
       "Interviewer: Good morning, Dr. Dahl. Who built the kiln? | "
       "Dahl: We did. | Interviewer: Coach Dahl, was it cold? | Dahl: It was."},
      {"a.txt", /* two are called: nobody knows who answers */
       "Q: Dr. Dahl, who built the kiln?\nA: We did.\n"
       "Q: Mayor Ek, was it cold?\nA: It was.\n",
       "Interviewer: Dr. Dahl, who built the kiln? | Interviewee: We did. | "
       "Interviewer: Mayor Ek, was it cold? | Interviewee: It was."},
      {"a.txt", /* two people called Tove: nobody knows which */
       "Ines: Tove Dahl wrote to us, and so did Tove Lind.\nTove: I did.\n"
       "Ines: When?\nTove: In May.\n",
       "Ines: Tove Dahl wrote to us, and so did Tove Lind. | Tove: I did. | "
       "Ines: When? | Tove: In May."},
  };
  check_examples(examples, sizeof examples / sizeof *examples);
}

int main(void) {
  test_labels_people_use();
  test_introductions();
  test_questions_and_answers_without_labels();
  test_what_is_no_label();
  test_articles_and_their_authors();
  test_the_caller_knows_better();
  test_monologue_has_its_author();
  return 0;
}
