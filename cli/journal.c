#include "cli/journal.h"

#include "model/buffer.h"
#include "model/model.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers of lines, from 1: 0 is never. */
struct when {
  uint32_t last;     /* a line's, or the last of a graph */
  uint32_t replaced; /* the last after which nothing older is in the graph */
};

struct quoth_journal {
  FILE *file;
  const char *path, *target;
  quoth_model *names; /* lines, and `TARGET GRAPH`, as blank nodes */
  struct when *when;  /* of each name, by id */
  size_t room;
  uint32_t line;
  quoth_buffer text; /* the line in hand, without its mark */
};

static quoth_status find(quoth_journal *journal, quoth_text name,
                         struct when **out) {
  quoth_id id;
  QUOTH_TRY(quoth_model_blank(journal->names, name, &id));
  if (id >= journal->room) {
    const size_t room = (size_t)id * 2 + 64;
    struct when *grown = realloc(journal->when, room * sizeof *grown);
    if (!grown) {
      return QUOTH_NO_MEMORY;
    }
    memset(grown + journal->room, 0, (room - journal->room) * sizeof *grown);
    journal->when = grown;
    journal->room = room;
  }
  *out = &journal->when[id];
  return QUOTH_OK;
}

/* The second of two is made first: to make one may move the other. */
static quoth_status find_both(quoth_journal *journal, quoth_text line,
                              struct when **of_line, struct when **of_graph) {
  const char *space = memchr(line.at, ' ', line.size);
  const char *end = line.at + line.size;
  const quoth_text key =
      space ? (quoth_text){space, (size_t)(end - space)} : line;
  QUOTH_TRY(find(journal, key, of_graph));
  QUOTH_TRY(find(journal, line, of_line));
  return find(journal, key, of_graph);
}

static quoth_status learn(quoth_journal *journal, quoth_journal_mark mark,
                          quoth_text line) {
  struct when *of_line, *of_graph;
  QUOTH_TRY(find_both(journal, line, &of_line, &of_graph));
  const uint32_t now = ++journal->line;
  /* A graph is new to the store when it is new to the journal. */
  if (mark != QUOTH_JOURNAL_ADDED || !of_graph->last) {
    of_graph->replaced = now;
  }
  of_graph->last = now;
  if (mark != QUOTH_JOURNAL_UNSURE) {
    of_line->last = now;
  }
  return QUOTH_OK;
}

static quoth_status learn_written(quoth_journal *journal, quoth_text line) {
  quoth_journal_mark mark = QUOTH_JOURNAL_ADDED;
  if (line.size && (line.at[0] == '=' || line.at[0] == '-')) {
    mark = line.at[0] == '=' ? QUOTH_JOURNAL_ALONE : QUOTH_JOURNAL_UNSURE;
    line = (quoth_text){line.at + 1, line.size - 1};
  }
  return learn(journal, mark, line);
}

static quoth_status fail(const quoth_journal *journal, quoth_error *error) {
  return quoth_error_set(error, QUOTH_IO, journal->path, 0, "%s",
                         strerror(errno));
}

static quoth_status read_all(quoth_journal *journal, quoth_error *error) {
  char *line = NULL;
  size_t room = 0;
  ssize_t size;
  bool whole = true;
  quoth_status status = QUOTH_OK;
  rewind(journal->file);
  while (status == QUOTH_OK &&
         (size = getline(&line, &room, journal->file)) > 0) {
    whole = line[size - 1] == '\n';
    if (whole) {
      status = learn_written(journal, (quoth_text){line, (size_t)size - 1});
    }
  }
  free(line);
  if (status == QUOTH_OK && ferror(journal->file)) {
    return fail(journal, error);
  }
  if (!whole && (putc('\n', journal->file) == EOF)) {
    return fail(journal, error);
  }
  return status;
}

quoth_status quoth_journal_open(const char *path, const char *target,
                                quoth_error *error, quoth_journal **out) {
  quoth_journal *journal = calloc(1, sizeof *journal);
  if (!journal) {
    return QUOTH_NO_MEMORY;
  }
  journal->path = path;
  journal->target = target;
  journal->file = fopen(path, "a+");
  quoth_status status = journal->file ? quoth_model_new(NULL, &journal->names)
                                      : fail(journal, error);
  if (status == QUOTH_OK) {
    status = read_all(journal, error);
  }
  if (status != QUOTH_OK) {
    quoth_journal_free(journal);
    return status;
  }
  *out = journal;
  return QUOTH_OK;
}

void quoth_journal_free(quoth_journal *journal) {
  if (!journal) {
    return;
  }
  if (journal->file) {
    fclose(journal->file);
  }
  quoth_model_free(journal->names);
  quoth_buffer_free(&journal->text);
  free(journal->when);
  free(journal);
}

static quoth_status make_line(quoth_journal *journal, const char *digest,
                              quoth_text graph) {
  quoth_buffer_clear(&journal->text);
  quoth_buffer_string(&journal->text, digest);
  quoth_buffer_char(&journal->text, ' ');
  quoth_buffer_string(&journal->text, journal->target);
  quoth_buffer_char(&journal->text, ' ');
  quoth_buffer_add(&journal->text, graph);
  return journal->text.status;
}

quoth_status quoth_journal_holds(quoth_journal *journal, const char *digest,
                                 quoth_text graph, bool alone, bool *holds) {
  struct when *of_line, *of_graph;
  QUOTH_TRY(make_line(journal, digest, graph));
  QUOTH_TRY(find_both(journal, quoth_buffer_text(&journal->text), &of_line,
                      &of_graph));
  *holds = of_line->last && of_line->last >= of_graph->replaced &&
           (!alone || (of_line->last == of_graph->last &&
                       of_line->last == of_graph->replaced));
  return QUOTH_OK;
}

quoth_status quoth_journal_note(quoth_journal *journal, quoth_journal_mark mark,
                                const char *digest, quoth_text graph,
                                quoth_error *error) {
  static const char *const marks[] = {"", "=", "-"};
  struct when *of_line, *of_graph;
  const bool unsure = mark == QUOTH_JOURNAL_UNSURE;
  QUOTH_TRY(make_line(journal, unsure ? "" : digest, graph));
  const quoth_text line = quoth_buffer_text(&journal->text);
  QUOTH_TRY(find_both(journal, line, &of_line, &of_graph));
  if (unsure && !of_graph->last) {
    return QUOTH_OK;
  }
  if (fprintf(journal->file, "%s%.*s\n", marks[mark], (int)line.size, line.at) <
          0 ||
      fflush(journal->file) != 0) {
    return fail(journal, error);
  }
  return learn(journal, mark, line);
}
