/* What nobody writes on purpose: failing memory, mutilated files, traps for
 * readers that look back or nest. */
#include "tests/documents.h"
#include "tests/failing_allocator.h"

static const char *const samples[] = {
    "---\ntitle: A kiln\nauthor: [Ines Ek]\ndate: 2024-05-03\n---\n# # Head\n\n"
    "Tove *Dahl* &amp; co.\n\n**Ines:** Who built [it](x)?\n\n"
    "**Tove Dahl:** We did.[^1] \\[00:12\\]\n\n- One\n- Two\n\n"
    "> A quote\n> \xe2\x80\x94 and a dash\n\n| a | b |\n|---|---|\n| c | d "
    "|\n\n"
    "<div>\n<b>x</b> <!-- y\n</div>\n\n**Ines:** Why?\n\n[^1]: Note.\n",
    "WEBVTT\n\nNOTE x\n\n1\n00:01.000 --> 00:02.000\n<v Ines Ek>Hello <i>you\n"
    "there</i>\n\n00:02.000 --> 00:03.000\nthere\n>> and &gt; more [music]\n\n"
    "00:03.000 --> 00:04.000\n<v Tove>and &gt; more\n- Yes?\n- No.\n",
    "Host: Ines Ek\n\nHOST: When?\nTOVE (potter): In May.\n\n>> Ines: "
    "Caf\xc3\xa9?\n"
    "Q. Sure?\nA. Yes.\n00:12:33 Tove Dahl: Fine.\n\n  - item\n  * item\n",
    "# Tove interview\n\n**Why?**\n\n> I do.\n> \xe2\x80\x94No.\n\n**How?**\n> "
    "So.\n\n"
    "**Tove:**\n> Here.\n\nAnd then?\n> Then.\n",
};

static const char *const names[] = {"a.md", "a.vtt", "a.txt", "a.md"};

enum { SAMPLES = sizeof samples / sizeof *samples };

static quoth_status try_read(size_t sample, quoth_allocator *allocator) {
  const quoth_document_options options = {
      .path = quoth_text_of(names[sample]),
      .speakers = quoth_text_of("label,name\n\"Tove\",\"Tove D.\"\n")};
  quoth_document *d = NULL;
  const quoth_status status = quoth_document_new(quoth_text_of(samples[sample]),
                                                 &options, allocator, NULL, &d);
  CHECK((status == QUOTH_OK) == (d != NULL));
  quoth_document_free(d);
  return status;
}

static void test_every_allocation_may_fail(void) {
  for (size_t sample = 0; sample < SAMPLES; sample++) {
    failing_allocator count = failing_allocator_after(SIZE_MAX);
    CHECK(try_read(sample, &count.base) == QUOTH_OK);
    CHECK(count.tried > 5);
    for (size_t i = 0; i < count.tried; i++) {
      failing_allocator fail = failing_allocator_after(i);
      CHECK(try_read(sample, &fail.base) == QUOTH_NO_MEMORY);
    }
  }
}

static uint64_t random_state = 88172645463325252u;

static size_t random_below(size_t limit) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return (size_t)(random_state % limit);
}

/* Cuts, repeats, and splices in what readers take for markup. */
static size_t mutate(char *text, size_t size, size_t room) {
  static const char *const pieces[] = {"**",
                                       "> ",
                                       "\n",
                                       "\n\n",
                                       ":",
                                       "[",
                                       "]",
                                       "<",
                                       ">",
                                       ">>",
                                       "--",
                                       "- ",
                                       "# ",
                                       "&amp",
                                       "&#x0;",
                                       "\\",
                                       "`",
                                       "```\n",
                                       "00:",
                                       "-->",
                                       "---",
                                       "\r",
                                       "\xff",
                                       "\xe2\x80",
                                       "<v ",
                                       "{\\",
                                       "|",
                                       "\"",
                                       "?",
                                       "A",
                                       "\xf0\x9f\x98\x80",
                                       "<!--",
                                       "NOTE\n",
                                       "\x01",
                                       "1\n"};
  for (size_t n = 1 + random_below(6); n > 0; n--) {
    const size_t at = random_below(size + 1);
    if (random_below(3) == 0 && size > 8) {
      const size_t cut = random_below(size - at + 1) % 40;
      memmove(text + at, text + at + cut, size - at - cut);
      size -= cut;
      continue;
    }
    const char *piece = pieces[random_below(sizeof pieces / sizeof *pieces)];
    const size_t length = strlen(piece);
    if (size + length < room) {
      memmove(text + at + length, text + at, size - at);
      memcpy(text + at, piece, length);
      size += length;
    }
  }
  return size;
}

static void read_mutilated(quoth_text text, const char *name) {
  const quoth_document_options options = {.path = quoth_text_of(name),
                                          .lenient = true};
  quoth_error error = {0};
  quoth_document *d = NULL;
  if (quoth_document_new(text, &options, NULL, &error, &d) != QUOTH_OK) {
    CHECK(error.message[0]);
    return;
  }
  check_runs(d);
  check_layout(d);
  quoth_document_free(d);
}

static void test_mutilated_files(void) {
  enum { ROUNDS = 4000 };
  char text[2048];
  for (int round = 0; round < ROUNDS; round++) {
    const char *sample = samples[random_below(SAMPLES)];
    size_t size = strlen(sample);
    memcpy(text, sample, size);
    size = mutate(text, size, sizeof text);
    read_mutilated((quoth_text){text, size}, names[random_below(SAMPLES)]);
  }
}

static void read_repeated(const char *name, const char *before,
                          const char *piece, size_t times, const char *after) {
  const size_t size =
      strlen(before) + strlen(piece) * times + strlen(after) + 1;
  char *text = malloc(size);
  CHECK(text);
  char *at = text + sprintf(text, "%s", before);
  for (size_t i = 0; i < times; i++) {
    memcpy(at, piece, strlen(piece));
    at += strlen(piece);
  }
  memcpy(at, after, strlen(after) + 1);
  read_mutilated(quoth_text_of(text), name);
  free(text);
}

static void test_traps(void) {
  static const char *const pieces[] = {
      ">",      "*",       "**a ",  "[",    "<a ",  "`a``",         "&amp;",
      "[12:3",  "\\[",     "- ",    "(",    "A ",   "A: ",          "a\n",
      "A: b\n", "> a\n\n", "<v A>", "{\\a", "00:",  "\xe2\x80\x94", "\"",
      "# ",     "_a_",     "<div>", "<!--", "| a ", "1. "};
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
    read_repeated("a.md", "x ", pieces[i], 100000, " end\n");
    read_repeated("a.md", "", pieces[i], 100000, " end\n");
    read_repeated("a.txt", "", pieces[i], 100000, " end\n");
    read_repeated("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n", pieces[i],
                  100000, " end\n");
  }
}

static void test_many_labels(void) {
  enum { LABELS = 20000 };
  char *text = malloc(LABELS * 24);
  CHECK(text);
  char *at = text;
  for (int i = 0; i < LABELS; i++) { /* each of them only once */
    at += sprintf(at, "N%c%c%c%c Ek: word\n", 'a' + i % 26, 'a' + i / 26 % 26,
                  'a' + i / 676 % 26, 'a' + i / 17576 % 26);
  }
  read_mutilated(quoth_text_of(text), "a.txt");
  free(text);
}

int main(void) {
  test_every_allocation_may_fail();
  test_mutilated_files();
  test_traps();
  test_many_labels();
  return 0;
}
