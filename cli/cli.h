/* cli.h - what the commands of the program share.
 *
 * main.c      finds the command and runs it
 * options.c   parses options, writes --help from the same tables
 * engine.c    the ontology and the weights, loaded when first needed
 * bridge.c    the large libraries, loaded when first needed (export/bridge.h)
 * cache.c     what the ontology parsed to, kept between runs (cache.h)
 * input.c     files, directories, standard input
 * pack.c      gzip and zstd as streams (pack.h)
 * output.c    results go to a temporary that is renamed when complete
 * intake.c    options about reading; inputs, texts or graphs, into one model
 * source.c    documents, from files or JSON lines (source.h, json.h)
 * workers.c   documents, through threads, to a sink (workers.h)
 * shards.c    a folder with an output for each document (shards.h)
 * progress.c  how far it got (progress.h)
 */
#ifndef QUOTH_CLI_CLI_H
#define QUOTH_CLI_CLI_H

#include "export/rdf.h"
#include "extract/extractor.h"
#include "model/buffer.h"

#include <stdio.h>

#ifndef QUOTH_VERSION
#define QUOTH_VERSION "unknown"
#endif

/* Exit statuses; see the man page. */
enum {
  QUOTH_EXIT_DONE = 0,
  QUOTH_EXIT_PARTLY = 1, /* some input failed, the rest was written */
  QUOTH_EXIT_USAGE = 2,
  QUOTH_EXIT_FAILED = 3 /* could not run at all */
};

enum { QUOTH_MOST_JOBS = 256 }; /* threads */

typedef struct {
  bool quiet, verbose;
  struct quoth_engine *engine; /* NULL until needed; see engine.c */
  quoth_rdf *rdf;              /* the process's one RDF session, or NULL */
} quoth_cli;

/* ---- options.c ---- */

typedef struct {
  int id;               /* what quoth_args_next returns; > 0 */
  char letter;          /* 0: none */
  const char *name;     /* without the dashes */
  const char *argument; /* what it takes, in capitals; NULL: nothing */
  const char *help;     /* one line */
} quoth_option;

typedef struct {
  const char *name, *summary;  /* of the list of commands */
  const char *usage;           /* after "quoth NAME " */
  const quoth_option *options; /* closed by id 0 */
  int (*run)(quoth_cli *cli, int argc, char **argv);
} quoth_command;

/* All commands, closed by NULL, in the order of --help; see main.c. Each is
 * defined in cli/NAME.c. */
extern const quoth_command *const quoth_commands[];

/* Options of every command, which quoth_args_next handles itself. */
extern const quoth_option quoth_common_options[];

typedef struct {
  quoth_cli *cli;
  const quoth_command *command;
  int argc; /* operands, once QUOTH_ARGS_END was returned */
  char **argv;
  int exit; /* set when QUOTH_ARGS_EXIT was returned */
} quoth_args;

enum { QUOTH_ARGS_END = 0, QUOTH_ARGS_EXIT = -1 };

/* The next option's id and in `*value` its argument; QUOTH_ARGS_END after the
 * last (operands are then argv[0 … argc-1]); QUOTH_ARGS_EXIT when the command
 * is to return args->exit at once (--help, wrong usage; already told). */
quoth_args quoth_args_of(quoth_cli *cli, const quoth_command *command, int argc,
                         char **argv);
int quoth_args_next(quoth_args *args, const char **value);

/* Reads a whole number in [least, most]; tells and returns false if not. */
bool quoth_args_number(const quoth_args *args, const char *option,
                       const char *value, long least, long most, long *out);

/* Tells what is wrong with the way COMMAND was called; QUOTH_EXIT_USAGE. */
int quoth_usage(const char *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

void quoth_print_help(FILE *out, const quoth_command *command);

/* ---- main.c ---- */

/* One `quoth: SOURCE:LINE: message` line on stderr; `source` when the error
 * itself names none (may be NULL). */
void quoth_report(const char *source, quoth_status status,
                  const quoth_error *error);

/* ---- engine.c ---- */

typedef struct quoth_engine {
  quoth_model *ontology;
  quoth_grammar *grammar;
  quoth_syntax *syntax;
  char rule_pack[65];        /* SHA-256 over the ontology's files */
  struct quoth_cache *cache; /* what lies under ontology and grammar */
} quoth_engine;

/* The folder that holds ontology/ and weights/: $QUOTH_DATA, beside the
 * program, as installed, or the source tree; NULL when there is none. */
const char *quoth_data_folder(void);

/* `path` from the program's own folder, in `out` (4096 bytes); false when
 * nothing readable is there. */
bool quoth_beside_program(const char *path, char out[4096]);

/* `name` inside the data folder; `out` holds at least 4096 bytes. */
quoth_status quoth_data_path(const char *name, char *out, quoth_error *error);

/* The process's RDF session; made at the first call. */
quoth_status quoth_cli_rdf(quoth_cli *cli, quoth_rdf **out);

/* Loads ontology, `rules` (paths of files or folders) and weights, once. */
quoth_status quoth_cli_engine(quoth_cli *cli, const char *const *rules,
                              size_t rule_count, quoth_error *error,
                              const quoth_engine **out);
void quoth_cli_close(quoth_cli *cli);

/* ---- input.c ---- */

typedef struct {
  char **paths; /* "-" is standard input */
  size_t count, capacity;
} quoth_inputs;

/* Adds `operand`: a file, "-", or every readable regular file below a folder
 * (sorted by path; names that begin with a dot are skipped; with
 * `extensions` — closed by NULL; NULL: any — only those; of a folder of shards,
 * those that its manifest names). */
quoth_status quoth_inputs_add(quoth_inputs *inputs, const char *operand,
                              const char *const *extensions,
                              quoth_error *error);
quoth_status quoth_inputs_add_path(quoth_inputs *inputs, const char *path);
void quoth_inputs_free(quoth_inputs *inputs);

/* Extensions of texts (.md .txt .srt .vtt …, also with .gz or .zst). */
extern const char *const quoth_text_extensions[];
extern const char *const quoth_graph_extensions[];
bool quoth_has_extension(const char *path, const char *const *extensions);

/* Opens a file for reading, or standard input, which is not to be closed;
 * .gz and .zst are decompressed on the way. */
quoth_status quoth_open_file(const char *path, FILE **out, quoth_error *error);

/* Says why a read from what quoth_open_file opened failed (errno). */
quoth_status quoth_read_failed(const char *path, quoth_error *error);

/* Reads a whole file or standard input, decompressing .gz and .zst. */
quoth_status quoth_read_file(const char *path, quoth_buffer *out,
                             quoth_error *error);

/* ---- output.c ---- */

typedef struct quoth_output quoth_output;

/* Opens `path` for writing ("-" or NULL: standard output). A regular file is
 * written beside its place and renamed by commit; devices and pipes are
 * written directly; .gz and .zst are compressed. Refuses a path that is one
 * of `inputs` (may be NULL). */
quoth_status quoth_output_open(const char *path, const quoth_inputs *inputs,
                               quoth_error *error, quoth_output **out);
FILE *quoth_output_file(quoth_output *output);

/* Has the bytes on the disk before the output gets its name, so that no loss
 * of power leaves a name without its bytes. */
void quoth_output_durable(quoth_output *output);

/* Flushes, closes, renames; then the output is gone, whatever is returned. */
quoth_status quoth_output_commit(quoth_output *output, quoth_error *error);

/* Removes what was written; NULL is allowed. */
void quoth_output_abort(quoth_output *output);

/* Columns of the terminal that is written to when `path` is NULL; 0: none. */
unsigned quoth_output_columns(const char *path);

/* Whether what goes to `path` (NULL: standard output) may be coloured: it is a
 * terminal that can, and NO_COLOR is not set. */
bool quoth_output_has_colour(const char *path);

/* ---- intake.c ---- */

/* What the options about reading said; shared by every command that takes
 * texts. */
typedef struct {
  quoth_document_options document;
  quoth_record_options record;
  const char *rules[64];
  size_t rule_count;
  long jobs;
  quoth_buffer speakers; /* the CSV */
} quoth_intake;

enum {
  QUOTH_OPTION_TITLE = 1000,
  QUOTH_OPTION_DATE,
  QUOTH_OPTION_AUTHOR,
  QUOTH_OPTION_SPEAKERS,
  QUOTH_OPTION_ID,
  QUOTH_OPTION_BASE,
  QUOTH_OPTION_RULES,
  QUOTH_OPTION_FACTS,
  QUOTH_OPTION_TEXT,
  QUOTH_OPTION_LENIENT,
  QUOTH_OPTION_JOBS
};

#define QUOTH_INTAKE_OPTIONS                                                   \
  {QUOTH_OPTION_TITLE, 0, "title", "TEXT", "the document's title"},            \
      {QUOTH_OPTION_DATE, 0, "date", "ISO", "when it was said"},               \
      {QUOTH_OPTION_AUTHOR, 0, "author", "NAME", "who speaks unless told"},    \
      {QUOTH_OPTION_SPEAKERS, 0, "speakers", "FILE",                           \
       "CSV of labels and the names they stand for"},                          \
      {QUOTH_OPTION_ID, 0, "id", "IRI", "the document's IRI"},                 \
      {QUOTH_OPTION_BASE, 0, "base", "IRI", "where IRIs begin"},               \
      {QUOTH_OPTION_RULES, 0, "rules", "FILE",                                 \
       "more knowledge: Turtle file or folder (repeatable)"},                  \
      {QUOTH_OPTION_FACTS, 0, "facts", NULL,                                   \
       "add plain triples for what is stated plainly"},                        \
      {QUOTH_OPTION_TEXT, 0, "text", NULL, "add the whole text"},              \
      {QUOTH_OPTION_LENIENT, 0, "lenient", NULL, "read past invalid bytes"}, { \
    QUOTH_OPTION_JOBS, 'j', "jobs", "N", "threads (default: all cores)"        \
  }

quoth_intake quoth_intake_default(void);
void quoth_intake_free(quoth_intake *intake);

/* Takes the options of a command that reads texts: `own` is called for those
 * with ids below QUOTH_OPTION_TITLE and returns 0, or the exit status after
 * telling what is wrong. -1 when the command is to go on with the operands,
 * otherwise the exit status. */
typedef int quoth_take_option(void *context, const quoth_args *args, int id,
                              const char *value);
int quoth_intake_options(quoth_intake *intake, quoth_args *args,
                         quoth_take_option *own, void *context);

/* What a command does with all that it was given. */
typedef quoth_status quoth_use_model(void *context, quoth_model *model,
                                     const quoth_inputs *inputs,
                                     quoth_error *error);

/* Reads every operand — graph files by extension, texts otherwise — into one
 * model and has `use` use it; the exit status, after telling what failed. */
int quoth_intake_use(quoth_cli *cli, quoth_intake *intake,
                     const quoth_args *operands, quoth_use_model *use,
                     void *context);

/* Reads a graph file, by the block where its format allows. */
quoth_status quoth_read_graph(quoth_cli *cli, const char *path,
                              quoth_model *into, quoth_error *error);

#endif
