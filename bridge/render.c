#include "bridge/render.h"
#include "export/escape.h"
#include "model/buffer.h"

#include <errno.h>
#include <graphviz/gvc.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEFAULT_SECONDS = 20, FEWEST = 8 };

/* ---- the child ---- */

static int lay_out(const quoth_view *view, const quoth_draw_options *options,
                   quoth_picture as, FILE *out) {
  static const char *const formats[] = {"dot", "svg", "png", "pdf"};
  const char *format = as == QUOTH_PICTURE_PNG ? "png:cairo" : formats[as];
  Agraph_t *graph;
  uint32_t drawn;
  if (quoth_diagram_build(view, options, &graph, &drawn) != QUOTH_OK) {
    return 2;
  }
  if (as == QUOTH_PICTURE_PNG) {
    char name[] = "dpi", value[] = "144";
    agattr(graph, AGRAPH, name, value);
  }
  if (drawn > 80) { /* a quick layout is better than none */
    char names[][12] = {"nslimit", "nslimit1", "mclimit"};
    char values[][4] = {"2", "2", "0.5"};
    for (size_t i = 0; i < 3; i++) {
      agattr(graph, AGRAPH, names[i], values[i]);
    }
  }
  GVC_t *context = gvContext();
  const char *engine = options->kind == QUOTH_DRAW_ENTITIES ? "dot" : "neato";
  if (gvLayout(context, graph, engine) != 0 ||
      gvRender(context, graph, format, out) != 0) {
    return 3;
  }
  return fflush(out) == 0 ? 0 : 3;
}

static _Noreturn void be_child(const quoth_view *view,
                               const quoth_draw_options *options,
                               quoth_picture as, int to) {
  FILE *out = fdopen(to, "wb");
  FILE *quiet = freopen("/dev/null", "w", stderr); /* font warnings */
  _exit(out && quiet ? lay_out(view, options, as, out) : 3);
}

/* ---- the parent ---- */

/* Reads until the end, for at most `seconds` without a byte. */
static bool collect(int from, unsigned seconds, quoth_buffer *out) {
  static char block[65536];
  for (;;) {
    struct pollfd wait = {.fd = from, .events = POLLIN};
    const int ready = poll(&wait, 1, (int)seconds * 1000);
    if (ready < 0 && errno == EINTR) {
      continue;
    }
    if (ready <= 0) {
      return false;
    }
    const ssize_t size = read(from, block, sizeof block);
    if (size <= 0) {
      return size == 0;
    }
    quoth_buffer_add(out, (quoth_text){block, (size_t)size});
  }
}

typedef enum { DONE, TOO_SLOW, FAILED } outcome;

static outcome try_once(const quoth_view *view,
                        const quoth_draw_options *options, quoth_picture as,
                        quoth_buffer *picture) {
  int ends[2];
  fflush(NULL);
  if (pipe(ends) != 0) {
    return FAILED;
  }
  const pid_t child = fork();
  if (child < 0) {
    close(ends[0]);
    close(ends[1]);
    return FAILED;
  }
  if (child == 0) {
    close(ends[0]);
    be_child(view, options, as, ends[1]);
  }
  close(ends[1]);
  quoth_buffer_clear(picture);
  const unsigned seconds =
      options->seconds ? options->seconds : DEFAULT_SECONDS;
  const bool whole = collect(ends[0], seconds, picture);
  close(ends[0]);
  if (!whole) {
    kill(child, SIGKILL);
  }
  int state = 0;
  while (waitpid(child, &state, 0) < 0 && errno == EINTR) {
  }
  if (!whole) {
    return TOO_SLOW;
  }
  return WIFEXITED(state) && WEXITSTATUS(state) == 0 ? DONE : FAILED;
}

/* ---- SVG for pages ---- */

static const char *find(quoth_text text, size_t from, const char *what) {
  const size_t size = strlen(what);
  for (size_t i = from; i + size <= text.size; i++) {
    const char *at = memchr(text.at + i, what[0], text.size - size + 1 - i);
    if (!at) {
      return NULL;
    }
    i = (size_t)(at - text.at);
    if (memcmp(at, what, size) == 0) {
      return at;
    }
  }
  return NULL;
}

/* Skips what begins with `open` at `at` up to after `close`; 0 if neither. */
static size_t skipped(quoth_text text, size_t at, const char *open,
                      const char *close) {
  const size_t size = strlen(open);
  if (at + size > text.size || memcmp(text.at + at, open, size) != 0) {
    return 0;
  }
  const char *end = find(text, at + size, close);
  return end ? (size_t)(end - text.at) + strlen(close) - at : 0;
}

static void write_styles(FILE *out, const quoth_draw_options *options) {
  fputs("<style>a:hover text{text-decoration:underline}", out);
  if (options->theme == QUOTH_THEME_LIGHT) {
    fputs("@media screen and (prefers-color-scheme:dark){", out);
    quoth_style_svg_css(out, QUOTH_THEME_DARK, "svg");
    fputs("}@media print{", out);
    quoth_style_svg_css(out, QUOTH_THEME_PRINT, "svg");
    fputs("}", out);
  }
  fputs("</style>\n", out);
}

static const struct {
  const char *title, *about;
} names[] = {
    {"Entities and the claims that link them",
     "A graph: boxes are people, organisations, things and values; arrows are "
     "claims with their number. The same claims stand in the table."},
    {"Claims by topic",
     "Cards, one a claim: speaker, how it was said, and the claim in words."},
    {"Dated claims in order", "A column of dates with the claims of each."},
    {"Questions and answers", "Each question with the claims that answer it."}};

static void write_head(FILE *out, quoth_text tag,
                       const quoth_draw_options *options) {
  static const char *const ids[] = {"entities", "claims", "timeline",
                                    "answers"};
  const char *id = options->name ? options->name : ids[options->kind];
  for (size_t i = 0; i + 1 < tag.size; i++) { /* on a page: three quarters */
    const bool point = options->embedded && tag.at[i] == 'p' &&
                       tag.at[i + 1] == 't' && i + 2 < tag.size &&
                       tag.at[i + 2] == '"';
    putc(point ? 'p' : tag.at[i], out);
    if (point) {
      putc('x', out);
      i++;
    }
  }
  fprintf(out, " role=\"img\" aria-labelledby=\"%s-title %s-about\">", id, id);
  fprintf(out,
          "<title id=\"%s-title\">%s</title><desc id=\"%s-about\">%s</desc>\n",
          id, names[options->kind].title, id, names[options->kind].about);
  if (!options->embedded) {
    write_styles(out, options);
  }
}

/* A text of blanks only: room between runs, which have their own places. */
static size_t blank_text(quoth_text svg, size_t at) {
  const size_t size = skipped(svg, at, "<text ", "</text>");
  const char *end = size ? memchr(svg.at + at, '>', size) : NULL;
  if (!end) {
    return 0;
  }
  for (const char *c = end + 1; *c != '<'; c++) {
    if (*c != ' ' && *c != '\xc2' && *c != '\xa0') {
      return 0;
    }
  }
  return size;
}

/* What a page can do without, since its style sheet says it or nobody sees it:
 * line ends, fonts, the ids of links, blank texts, and texts' colour of ink. */
static size_t unwanted(quoth_text svg, size_t at, bool in_text) {
  if (svg.at[at] == '\n') {
    return 1;
  }
  if (svg.at[at] != ' ') {
    return blank_text(svg, at);
  }
  size_t skip = skipped(svg, at, " font-family=\"", "\"");
  skip = skip ? skip : skipped(svg, at, " text-anchor=\"star", "t\"");
  skip = skip ? skip : skipped(svg, at, " id=\"a_", "\"");
  return skip || !in_text ? skip : skipped(svg, at, " fill=\"#1b1f", "24\"");
}

static void write_svg(FILE *out, quoth_text svg,
                      const quoth_draw_options *options) {
  const char *start = find(svg, 0, "<svg");
  const char *tag_end = start ? find(svg, (size_t)(start - svg.at), ">") : NULL;
  if (!tag_end) {
    return;
  }
  const size_t begin = (size_t)(start - svg.at);
  size_t at = (size_t)(tag_end - svg.at) + 1;
  if (!options->embedded) {
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", out);
  }
  write_head(out, (quoth_text){start, at - begin}, options);
  size_t from = at;
  bool in_text = false;
  while (at < svg.size) {
    size_t skip = 0;
    if (svg.at[at] == '<') {
      skip = skipped(svg, at, "<title>", "</title>\n");
      skip = skip ? skip : skipped(svg, at, "<!--", "-->\n");
      in_text = svg.size - at > 5 && memcmp(svg.at + at, "<text", 5) == 0;
    }
    if (!skip && options->embedded) {
      skip = unwanted(svg, at, in_text);
    }
    if (skip) {
      fwrite(svg.at + from, 1, at - from, out);
      at += skip;
      from = at;
    } else {
      at++;
    }
  }
  fwrite(svg.at + from, 1, at - from, out);
}

quoth_status quoth_diagram_render(const quoth_view *view,
                                  const quoth_draw_options *options,
                                  quoth_picture as, FILE *out,
                                  quoth_error *error) {
  quoth_draw_options smaller = *options;
  quoth_buffer picture = {0};
  outcome got = try_once(view, &smaller, as, &picture);
  if (got != DONE && smaller.limit == 0) {
    smaller.limit = 32;
  }
  while (got != DONE && smaller.limit > FEWEST) {
    smaller.limit /= 2;
    got = try_once(view, &smaller, as, &picture);
  }
  if (got == DONE && picture.status == QUOTH_OK) {
    if (as == QUOTH_PICTURE_SVG) {
      write_svg(out, quoth_buffer_text(&picture), &smaller);
    } else {
      fwrite(picture.bytes, 1, picture.size, out);
    }
  }
  const quoth_status memory = picture.status;
  quoth_buffer_free(&picture);
  if (memory != QUOTH_OK) {
    return memory;
  }
  if (got != DONE) {
    return quoth_error_set(error, QUOTH_LIMIT, NULL, 0,
                           "Graphviz finds no layout for this diagram");
  }
  return ferror(out) ? QUOTH_IO : QUOTH_OK;
}
