/* check.h - what the files of `quoth check` share.
 *
 * check.c         the command: which operand is knowledge, which a graph
 * check_pack.c    terms, names and rules that cannot be right as they stand
 * check_rules.c   every example and counter-example, through the extractor
 * check_names.c   the patterns of names: their examples, and whether they are
 * slow check_corpus.c  which rules fire on a corpus check_graph.c   every quote
 * against its source
 */
#ifndef QUOTH_CLI_CHECK_H
#define QUOTH_CLI_CHECK_H

#include "cli/cli.h"
#include "cli/gold.h"

/* A file of knowledge, kept to find the line that something stands on. */
typedef struct {
  const char *path;
  quoth_buffer bytes;
} quoth_check_file;

typedef struct {
  quoth_cli *cli;
  const quoth_engine *engine; /* all knowledge: shipped, packs, rules */
  quoth_model *pack;          /* only what is being checked */
  quoth_check_file *files;
  size_t file_count, file_capacity;
  size_t failures, warnings, examples, counter_examples, rules, patterns;
} quoth_check;

/* One line on standard output: "FILE:LINE: IRI: message". `near` is text that
 * stands in the file, for the line; `id` of the engine's ontology or 0. */
void quoth_check_fail(quoth_check *check, quoth_id id, quoth_text near,
                      const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void quoth_check_warn(quoth_check *check, quoth_id id, quoth_text near,
                      const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* True when the pack says `subject predicate object` (terms of the engine's
 * ontology; 0 = any). */
bool quoth_check_says(const quoth_check *check, quoth_id subject,
                      quoth_id predicate);

/* Cuts `*rest` behind `mark`: returns what stands before it, trimmed. */
quoth_text quoth_check_cut(quoth_text *rest, const char *mark);

/* Calls `each` for every value of `predicate` that `subject` has. */
typedef quoth_status quoth_check_visit(void *user, quoth_text text,
                                       quoth_error *error);
quoth_status quoth_check_each(const quoth_check *check, quoth_id subject,
                              quoth_id predicate, quoth_check_visit *each,
                              void *user, quoth_error *error);

void quoth_check_pack(quoth_check *check);
quoth_status quoth_check_rules(quoth_check *check, quoth_error *error);
quoth_status quoth_check_names(quoth_check *check, quoth_error *error);

/* `gold` may be empty: then no precision is told. */
quoth_status quoth_check_corpus(quoth_check *check, const char *corpus,
                                const quoth_gold *gold, quoth_error *error);

/* Adds to `*quotes` and `*wrong`; says which are wrong. `folder` (may be NULL)
 * is where the sources are. */
quoth_status quoth_check_graph(quoth_cli *cli, const char *path,
                               const char *folder, size_t *quotes,
                               size_t *wrong, quoth_error *error);

#endif
