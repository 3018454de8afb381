/* Dates in running text, with the ontology and weights that ship. */
#include "tests/hear.h"

/* The dates of a text spoken on `date`, in order, as "iso iso ". */
static void dates(const char *date, const char *text, const char *expected) {
  char out[1024] = "";
  size_t at = 0;
  hear_on(date, text);
  for (uint32_t i = 0; i < t.found.mention_count; i++) {
    const quoth_mention *mention = &t.found.mentions[i];
    const quoth_node *node =
        mention->node == QUOTH_NONE ? NULL : &t.found.nodes[mention->node];
    if (node && node->kind == QUOTH_NODE_DATE) {
      at += (size_t)snprintf(out + at, sizeof out - at, "%.*s ",
                             (int)node->value->iso.size, node->value->iso.at);
      CHECK(at < sizeof out);
    }
  }
  if (strcmp(out, expected) != 0) {
    fprintf(stderr, "%s\n  gives %s\n  not   %s\n", text, out, expected);
    exit(1);
  }
}

static void reads_years(void) {
  dates("", "He began the 2011 season as a coach.", "2011 ");
  dates("", "The report blames the 2014 elections.", "2014 ");
  dates("", "We sold 2014 tickets.", "");
  dates("", "Her uncle Karl (1922 - 2013) built boats.", "1922 2013 ");
  dates("", "She ran the office from 1987 to 1994.", "1987/1994 1987 1994 ");
  dates("", "They fought there in 1914-18.", "1914/1918 1914 1918 ");
  dates("", "The walls fell around 455 AD.", "0455 ");
  dates("", "The bakery opened in nineteen seventy-two.", "1972 ");
  dates("", "I retired in two thousand and sixteen.", "2016 ");
  dates("", "The mill closed in the 1930's.", "193X ");
  dates("", "We met in the early 1980s.", "1980/1984 ");
  dates("", "They moved here in 1990 and sold the farm three years later.",
        "1990 1993 ");
}

static void reads_clipped_years(void) {
  dates("", "It was the summer of '98.", "1998-22 ");
  dates("",
        "We have lived here since \xe2\x80\x99"
        "07.",
        "2007 ");
  dates("", "The '98 team was better.", "");
  dates("", "We met in mid-2015.", "2015 ");
  dates("", "That was in the early nineties.", "1990/1994 ");
  dates("", "It began in the second half of 2018.", "2018-07/2018-12 ");
  dates("", "The third quarter of 2021 was bad.", "2021-07/2021-09 ");
}

static void reads_named_days(void) {
  dates("2024-06-10", "We married on Christmas Eve.", "2023-12-24 ");
  dates("2024-06-10", "Last Christmas I gave up.", "2023-12-25 ");
  dates("2024-06-10", "He left at Easter.", "2024-03-31 ");
  dates("", "It rained on Good Friday, 2021, and after.", "2021-04-02 ");
  dates("", "They met at Thanksgiving of 2022.", "2022-11-24 ");
  dates("2024-06-10", "We meet at Easter. He cut a Christmas tree.", "");
  dates("", "We married on Christmas Eve.", "");
  dates("2024-06-10", "The law passed on the first Monday in June.",
        "2024-06-03 ");
  dates("", "It rained on the last Friday of May 2019.", "2019-05-31 ");
  dates("", "They met on the fifth Monday of June 2024.", "2024-06 ");
}

static void reads_relative_days(void) {
  dates("2021-06-10", "We spoke on Friday.", "2021-06-04 ");
  dates("2021-06-10", "I called her last night.", "2021-06-09 ");
  dates("2021-06-10", "I called her today.", "2021-06-10 ");
  dates("2021-06-10", "We had lunch the day before yesterday.", "2021-06-08 ");
  dates("2021-06-10", "It was a year and a half ago.", "2019-12 ");
  dates("2021-06-10", "I joined three and a half years ago.", "2017-12 ");
  dates("2021-06-10", "She comes every second Tuesday.", "");
  dates("2021-06-10", "The mill is still in use today.", "");
  dates("2021-06-10", "The street is known today as Mill Lane.", "");
  dates("2021-06-10", "We will paint the fence this weekend.",
        "2021-06-12/2021-06-13 ");
}

/* Seen from the date spoken of before, not from the document's. */
static void reads_what_came_next(void) {
  dates("2021-06-10",
        "We sailed on May 5, 2014. The next day we lost the mast, and the "
        "following month we sold her.",
        "2014-05-05 2014-05-06 2014-06 ");
  dates("2021-06-10",
        "The mill burnt in 1950. The year before, it had flooded.",
        "1950 1949 ");
  dates("2021-06-10", "The next day we lost the mast.", "");
  dates("2021-06-10", "We opened in 1998. We will grow over the next year.",
        "1998 2022 ");
}

/* No calendar reaches there, and no integer holds them. */
static void refuses_what_no_calendar_holds(void) {
  dates("2021-06-10", "It happened 999999999999 years ago.", "");
  dates("2021-06-10", "It happened 100000 centuries ago.", "");
  dates("2021-06-10", "It happened 99999 weeks ago.", "0104-12-04 ");
  dates("2021-06-10", "In June 99999 they left.", "2021-06 ");
  dates("9999-12-31", "We shall see next year.", "");
  dates("", "They stayed from 2016 to 99999999999999999.", "2016 ");
  dates("", "It costs $999999999999999999 trillion.", "");
}

int main(void) {
  set_up();
  reads_years();
  reads_clipped_years();
  reads_named_days();
  reads_relative_days();
  reads_what_came_next();
  refuses_what_no_calendar_holds();
  tear_down();
  return 0;
}
