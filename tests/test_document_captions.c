#include "tests/documents.h"

static void check_turns(const char *path, const char *text,
                        const char *expected) {
  char got[1000];
  quoth_document *d = read_as(path, text);
  check_runs(d);
  check_layout(d);
  describe(d, got, sizeof got);
  if (strcmp(got, expected) != 0) {
    fprintf(stderr, "got      %s\nexpected %s\n", got, expected);
    exit(1);
  }
  quoth_document_free(d);
}

static const char *const voices =
    "WEBVTT - made by hand\n\nSTYLE\n::cue { color: red }\n\nNOTE not said\n"
    "over two lines\n\nfirst\n00:01.000 --> 00:04.000 align:start\n"
    "<v.loud Ines Ek>Welcome &amp; hello.</v>\n<v Tove>Thanks.\n\n"
    "00:04.000 --> 00:06.500\n<v Tove>It is <i>good</i> "
    "to<00:05.000> be here.\n\n00:07.000 --> 00:08.000\n[applause]\n\n"
    "01:00:10.000 --> 01:00:12.000\n<v Ines Ek>What did you build?\n";

static void test_voices_and_notes(void) {
  check_turns("a.vtt", voices,
              "Ines Ek: Welcome & hello. | Tove: Thanks. It is good to be "
              "here. | Ines Ek: What did you build?");
}

static void test_times_are_kept(void) {
  quoth_document *d = read_as("a.vtt", voices);
  const quoth_cue *cue =
      quoth_document_cue(d, d->turns[1].span.end - 1); /* "here." */
  CHECK(cue && cue->begin == 4000 && cue->end == 6500);
  cue = quoth_document_cue(d, d->turns[2].span.begin);
  CHECK(cue && cue->begin == 3610000 && cue->end == 3612000);
  cue = quoth_document_cue(d, 0);
  CHECK(cue && cue->begin == 1000);
  quoth_document_free(d);
}

static void test_subrip(void) {
  check_turns(
      "a.srt",
      "\xef\xbb\xbf"
      "1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>Hello there.</i>\r\n"
      "{\\an8}How are you?\r\n\r\n2\r\n00:00:03,600 --> 00:00:05,000\r\n"
      "- Fine.\r\n- Good.\r\n\r\n3\r\n00:00:09,000 --> "
      "00:00:11,000\r\n12\r\n",
      "-: Hello there. How are you? | -: Fine. | -: Good.  12");
  check_turns("a.srt",
              "1\n00:00:01,000 --> 00:00:02,000\n>> INES EK: When?\n\n"
              "2\n00:00:02,000 --> 00:00:03,000\n>> TOVE: In May. >> Sure?\n",
              "Ines Ek: When? | Tove: In May. | Ines Ek: Sure?");
}

static void test_rolling_lines_are_said_once(void) {
  check_turns("a.vtt",
              "WEBVTT\nKind: captions\n\n00:00.160 --> 00:02.270\n \n"
              "welcome<00:00.480><c> back</c><00:00.960><c> everybody</c>\n\n"
              "00:02.270 --> 00:02.280\nwelcome back everybody\n \n\n"
              "00:02.280 --> 00:04.390\nwelcome back everybody\n"
              "today<00:02.720><c> we</c><00:03.120><c> talk</c>\n\n"
              "00:04.390 --> 00:04.400\ntoday we talk\n \n\n"
              "00:04.400 --> 00:07.000\ntoday we talk\nabout kilns\n",
              "-: welcome back everybody today we talk about kilns");
  check_turns("a.srt", /* written while they speak */
              "1\n00:00:01,000 --> 00:00:02,000\nThe kiln\n\n"
              "2\n00:00:02,000 --> 00:00:03,000\nThe kiln was\n\n"
              "3\n00:00:03,000 --> 00:00:04,000\nThe kiln was cold.\n",
              "-: The kiln was cold.");
  check_turns("a.srt", /* but people do say things twice */
              "1\n00:00:01,000 --> 00:00:02,000\nYes.\n\n"
              "2\n00:00:02,000 --> 00:00:03,000\nYes.\n",
              "-: Yes. Yes.");
}

static void test_pauses_end_paragraphs(void) {
  quoth_document *d = read_as("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n"
                                       "One thing and\n\n"
                                       "2\n00:00:02,100 --> 00:00:03,000\n"
                                       "another.\n\n"
                                       "3\n00:00:09,000 --> 00:00:10,000\n"
                                       "Later.\n");
  CHECK(d->block_count == 2 && d->turn_count == 1);
  CHECK(quoth_text_is(d->plain, "One thing and\nanother.\n\nLater."));
  CHECK(d->blocks[0].kind == QUOTH_BLOCK_CAPTION);
  quoth_document_free(d);
}

static void test_broken_times_are_errors(void) {
  static const char *const bad[] = {"1\n00:00:0x,000 --> 00:00:02,000\nHi\n",
                                    "1\n\n00:00:01,000 -->\nHi\n",
                                    "no times at all\n"};
  static const uint32_t lines[] = {2, 3, 1};
  for (size_t i = 0; i < 3; i++) {
    const quoth_document_options options = {.path = quoth_text_of("a.srt")};
    quoth_error error = {0};
    quoth_document *d = NULL;
    CHECK(quoth_document_new(quoth_text_of(bad[i]), &options, NULL, &error,
                             &d) == QUOTH_BAD_SYNTAX);
    CHECK(error.line == lines[i] && strstr(error.message, "captions"));
  }
}

static void test_the_format_may_be_guessed(void) {
  check_turns("noname", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n",
              "-: Hello.");
  check_turns("-", "1\n00:00:01,000 --> 00:00:02,000\nHello.\n", "-: Hello.");
  check_turns("x.transcript", "# Talk\n\nSome *words*.\n",
              "-: Talk  Some words.");
  check_turns("x", "5 * 3 is *not* markup here.\n",
              "-: 5 * 3 is *not* markup here.");
}

int main(void) {
  test_voices_and_notes();
  test_times_are_kept();
  test_subrip();
  test_rolling_lines_are_said_once();
  test_pauses_end_paragraphs();
  test_broken_times_are_errors();
  test_the_format_may_be_guessed();
  return 0;
}
