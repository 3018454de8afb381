/* The transcript with its marks: text is cut at every boundary of a claim or
 * a mention, and each piece gets the shortest claim and longest name that cover
 * it, so that crossing spans need no nesting. */
#include "export/escape.h"
#include "export/report_parts.h"

#include <stdlib.h>

enum { MOST_OPEN = 64 }; /* claims or mentions that cover one place */

struct open_set {
  uint32_t items[MOST_OPEN];
  uint32_t count;
};

struct writer {
  const quoth_page *page;
  uint32_t speaker;        /* node of the turn */
  uint32_t claim, mention; /* next to begin */
  struct open_set claims, mentions;
  uint32_t shown_claim, shown_mention; /* open in the HTML; QUOTH_NONE */
  bool line_start;
};

static bool is_linked(const struct writer *w, uint32_t mention) {
  return w->page->listed[w->page->report->mentions[mention].node];
}

static void close_mention(struct writer *w) {
  if (w->shown_mention != QUOTH_NONE) {
    fputs(is_linked(w, w->shown_mention) ? "</a>" : "</span>", w->page->out);
    w->shown_mention = QUOTH_NONE;
  }
}

static void close_all(struct writer *w) {
  close_mention(w);
  if (w->shown_claim != QUOTH_NONE) {
    fputs("</u>", w->page->out);
    w->shown_claim = QUOTH_NONE;
  }
}

static void show(struct writer *w, uint32_t claim, uint32_t mention) {
  FILE *out = w->page->out;
  if (claim == w->shown_claim && mention == w->shown_mention) {
    return;
  }
  close_mention(w);
  if (claim != w->shown_claim) {
    close_all(w);
    if (claim != QUOTH_NONE) {
      fprintf(out, "<u class=\"k%lu", (unsigned long)claim + 1);
      quoth_page_classes(w->page, &w->page->view->claims[claim], " ",
                         w->speaker);
      fputs("\">", out);
    }
    w->shown_claim = claim;
  }
  if (mention != QUOTH_NONE) {
    const uint32_t node = w->page->report->mentions[mention].node;
    const char *look =
        quoth_look_style_of(w->page->view->nodes[node].look)->name;
    if (is_linked(w, mention)) {
      fprintf(out, "<a class=\"e %.1s\" href=\"#n%lu\">", look,
              (unsigned long)node + 1);
    } else {
      fprintf(out, "<span class=\"e %.1s\">", look);
    }
    w->shown_mention = mention;
  }
}

/* The shortest claim that is open: what a reader points at. */
static uint32_t innermost_claim(const struct writer *w) {
  uint32_t best = QUOTH_NONE, length = UINT32_MAX;
  for (uint32_t i = 0; i < w->claims.count; i++) {
    const quoth_view_claim *claim = &w->page->view->claims[w->claims.items[i]];
    if (claim->end - claim->begin < length) {
      length = claim->end - claim->begin;
      best = w->claims.items[i];
    }
  }
  return best;
}

/* Names inside names ("University of Lisbon") are one mark: the longest. */
static uint32_t outermost_mention(const struct writer *w) {
  uint32_t best = QUOTH_NONE, length = 0;
  for (uint32_t i = 0; i < w->mentions.count; i++) {
    const quoth_stretch *mention =
        &w->page->report->mentions[w->mentions.items[i]];
    if (mention->end - mention->begin > length) {
      length = mention->end - mention->begin;
      best = w->mentions.items[i];
    }
  }
  return best;
}

/* Tags stand behind their claim: "NOT c29". */
static void put_tag(struct writer *w, uint32_t index) {
  const quoth_view_claim *claim = &w->page->view->claims[index];
  FILE *out = w->page->out;
  const char *word = quoth_manner_style_of(claim->manner)->word;
  const unsigned long number = (unsigned long)index + 1;
  char manner[4];
  snprintf(manner, sizeof manner, "%.3s", quoth_manner_word(claim->manner));
  close_all(w);
  fputs("<a", out);
  if (*word || claim->negated) {
    fprintf(out, " class=\"%s\"", claim->negated ? "neg" : manner);
  }
  fprintf(out, " id=\"a%lu\" href=\"#claim-%lu\">", number, number);
  fprintf(out, "%s%.*s%sc%lu</a>", claim->negated ? "NOT " : "",
          *word ? (int)strlen(word) - 1 : 0, word, *word ? " " : "", number);
}

static void end_claims(struct writer *w, uint32_t at) {
  for (uint32_t i = 0; i < w->claims.count;) {
    const uint32_t claim = w->claims.items[i];
    if (w->page->view->claims[claim].end <= at) {
      put_tag(w, claim);
      memmove(&w->claims.items[i], &w->claims.items[i + 1],
              (w->claims.count - i - 1) * sizeof *w->claims.items);
      w->claims.count--;
    } else {
      i++;
    }
  }
}

static void end_mentions(struct writer *w, uint32_t at) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < w->mentions.count; i++) {
    const uint32_t mention = w->mentions.items[i];
    if (w->page->report->mentions[mention].end > at) {
      w->mentions.items[kept++] = mention;
    }
  }
  w->mentions.count = kept;
}

static void add_open(struct open_set *set, uint32_t item) {
  if (set->count < MOST_OPEN) {
    set->items[set->count++] = item;
  }
}

/* Opens what begins at `at` in the turn's document. */
static void begin_all(struct writer *w, const quoth_stretch *turn,
                      uint32_t at) {
  const quoth_view *view = w->page->view;
  const quoth_pages *report = w->page->report;
  for (; w->claim < view->claim_count; w->claim++) {
    const quoth_view_claim *claim = &view->claims[w->claim];
    if (claim->document != turn->document || claim->begin > at) {
      break;
    }
    if (claim->end > at) {
      add_open(&w->claims, w->claim);
    }
  }
  for (; w->mention < report->mention_count; w->mention++) {
    const quoth_stretch *mention = &report->mentions[w->mention];
    if (mention->document != turn->document || mention->begin > at) {
      break;
    }
    if (mention->end > at) {
      add_open(&w->mentions, w->mention);
    }
  }
}

static uint32_t smaller(uint32_t a, uint32_t b) {
  return a < b ? a : b;
}

/* Where the next piece ends. */
static uint32_t next_boundary(const struct writer *w, const quoth_stretch *turn,
                              uint32_t at) {
  const quoth_view *view = w->page->view;
  const quoth_pages *report = w->page->report;
  uint32_t next = turn->end;
  for (uint32_t i = 0; i < w->claims.count; i++) {
    next = smaller(next, view->claims[w->claims.items[i]].end);
  }
  for (uint32_t i = 0; i < w->mentions.count; i++) {
    next = smaller(next, report->mentions[w->mentions.items[i]].end);
  }
  if (w->claim < view->claim_count &&
      view->claims[w->claim].document == turn->document) {
    next = smaller(next, view->claims[w->claim].begin);
  }
  if (w->mention < report->mention_count &&
      report->mentions[w->mention].document == turn->document) {
    next = smaller(next, report->mentions[w->mention].begin);
  }
  return next > at ? next : at + 1;
}

/* ---- the words, without the marks of Markdown and captions ---- */

static size_t line_length(quoth_text text, size_t at) {
  const char *end = memchr(text.at + at, '\n', text.size - at);
  return end ? (size_t)(end - text.at) - at : text.size - at;
}

/* How much of a line's beginning readers need not see. */
static size_t hidden_prefix(quoth_text text, size_t at) {
  const size_t size = line_length(text, at);
  const quoth_text line = {text.at + at, size};
  size_t i = 0;
  for (size_t k = 0; k + 3 <= size; k++) {
    if (memcmp(line.at + k, "-->", 3) == 0) {
      return size; /* times of a caption */
    }
  }
  while (i < size && strchr(" >#", line.at[i])) {
    i++;
  }
  return i;
}

static bool is_blank_line(quoth_text text, size_t at) {
  while (at < text.size &&
         (text.at[at] == ' ' || text.at[at] == '>' || text.at[at] == '\r')) {
    at++;
  }
  return at < text.size && text.at[at] == '\n';
}

struct reader {
  quoth_text text;
  size_t at;        /* byte */
  uint32_t code;    /* code point of the document */
  size_t hidden_to; /* bytes before this are not shown */
  bool new_paragraph;
};

static void put_break(struct writer *w, struct reader *r) {
  if (r->new_paragraph) {
    close_all(w);
    fputs("</p>\n<p>", w->page->out);
    r->new_paragraph = false;
  }
}

/* A star of Markdown's: doubled, or with a letter on one side and none on the
 * other. */
static bool is_emphasis(quoth_text text, size_t at) {
  if (text.at[at] != '*') {
    return false;
  }
  const char before = at ? text.at[at - 1] : ' ';
  const char after = at + 1 < text.size ? text.at[at + 1] : ' ';
  const bool left = strchr(" \n.,;:!?-\"'()", before) != NULL;
  const bool right = strchr(" \n.,;:!?-\"'()", after) != NULL;
  return before == '*' || after == '*' || left != right;
}

/* A piece of a name without a letter is no link. */
static bool is_blank(const struct reader *r, uint32_t end) {
  size_t at = r->at;
  for (uint32_t code = r->code; code < end && at < r->text.size; code++) {
    if (!quoth_char_is_space(quoth_utf8_next(r->text, &at))) {
      return false;
    }
  }
  return true;
}

/* Writes code points up to `end`; marks open at the first that shows. */
static void put_piece(struct writer *w, struct reader *r, uint32_t end) {
  const uint32_t claim = innermost_claim(w);
  const uint32_t mention = is_blank(r, end) ? QUOTH_NONE : outermost_mention(w);
  while (r->code < end && r->at < r->text.size) {
    const size_t from = r->at;
    if (w->line_start) {
      r->hidden_to = r->at + hidden_prefix(r->text, r->at);
      w->line_start = false;
    }
    quoth_utf8_next(r->text, &r->at);
    r->code++;
    const char c = r->text.at[from];
    if (c == '\n') {
      w->line_start = true;
      if (is_blank_line(r->text, r->at)) {
        r->new_paragraph = true;
      } else if (!r->new_paragraph) {
        putc(' ', w->page->out);
      }
      continue;
    }
    const bool star = is_emphasis(r->text, from);
    if (from < r->hidden_to || star || c == '\r') {
      continue;
    }
    put_break(w, r);
    show(w, claim, mention);
    quoth_html_text(w->page->out,
                    (quoth_text){r->text.at + from, r->at - from});
  }
}

static void skip_to(struct writer *w, const quoth_stretch *turn) {
  const quoth_view *view = w->page->view;
  const quoth_pages *report = w->page->report;
  while (w->claim < view->claim_count &&
         (view->claims[w->claim].document < turn->document ||
          (view->claims[w->claim].document == turn->document &&
           view->claims[w->claim].end <= turn->begin))) {
    w->claim++;
  }
  while (w->mention < report->mention_count &&
         (report->mentions[w->mention].document < turn->document ||
          (report->mentions[w->mention].document == turn->document &&
           report->mentions[w->mention].end <= turn->begin))) {
    w->mention++;
  }
}

static void put_turn(struct writer *w, const quoth_stretch *turn) {
  const uint32_t voice = quoth_page_speaker(w->page, turn->node);
  FILE *out = w->page->out;
  const quoth_view *view = w->page->view;
  const quoth_view_node *speaker =
      turn->node == QUOTH_NONE ? NULL : &view->nodes[turn->node];
  w->speaker = turn->node;
  fprintf(out, "<div class=\"turn%s",
          speaker && speaker->interviewer ? " asks" : "");
  if (voice) {
    fprintf(out, " s%lu", (unsigned long)voice);
  }
  fprintf(out, "\" id=\"t%lu\">\n",
          (unsigned long)(turn - w->page->report->turns) + 1);
  if (speaker) {
    fputs("<h3>", out);
    quoth_html_text(out, speaker->label);
    fputs("</h3>\n", out);
  }
  fputs("<p>", out);
  struct reader r = {.text = turn->text, .code = turn->begin};
  w->line_start = true;
  skip_to(w, turn);
  while (r.code < turn->end && r.at < r.text.size) {
    begin_all(w, turn, r.code);
    const uint32_t next = next_boundary(w, turn, r.code);
    put_piece(w, &r, next);
    end_mentions(w, r.code);
    end_claims(w, r.code);
  }
  end_claims(w, UINT32_MAX);
  end_mentions(w, UINT32_MAX);
  close_all(w);
  fputs("</p>\n</div>\n", out);
}

void quoth_page_transcript(const quoth_page *page) {
  struct writer *w = calloc(1, sizeof *w);
  if (!w) {
    return;
  }
  w->page = page;
  w->shown_claim = w->shown_mention = QUOTH_NONE;
  uint32_t document = QUOTH_NONE;
  for (uint32_t i = 0; i < page->report->turn_count; i++) {
    const quoth_stretch *turn = &page->report->turns[i];
    if (page->document != QUOTH_NONE && turn->document != page->document) {
      continue;
    }
    if (turn->document != document && page->document == QUOTH_NONE &&
        page->view->document_count > 1) {
      const quoth_view_document *of = &page->view->documents[turn->document];
      fprintf(page->out, "<h3 id=\"doc-%lu\">",
              (unsigned long)turn->document + 1);
      quoth_html_text(page->out, quoth_document_name(of));
      fputs("</h3>\n", page->out);
    }
    document = turn->document;
    put_turn(w, turn);
  }
  free(w);
}
