#include "cli/cli.h"

#include <malloc.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>

extern const quoth_command quoth_command_check;
extern const quoth_command quoth_command_triples;
extern const quoth_command quoth_command_explain;
extern const quoth_command quoth_command_compare;
extern const quoth_command quoth_command_completion;
extern const quoth_command quoth_command_draw;
extern const quoth_command quoth_command_extract;
extern const quoth_command quoth_command_load;
extern const quoth_command quoth_command_merge;
extern const quoth_command quoth_command_parse;
extern const quoth_command quoth_command_query;
extern const quoth_command quoth_command_report;

const quoth_command *const quoth_commands[] = {
    &quoth_command_extract,
    &quoth_command_parse,
    &quoth_command_triples,
    &quoth_command_explain,
    &quoth_command_draw,
    &quoth_command_report,
    &quoth_command_compare,
    &quoth_command_query,
    &quoth_command_merge,
    &quoth_command_load,
    &quoth_command_check,
    &quoth_command_completion,
    NULL,
};

void quoth_report(const char *source, quoth_status status,
                  const quoth_error *error) {
  const char *where = error && error->source[0] ? error->source : source;
  const char *what =
      error && error->message[0] ? error->message : quoth_status_text(status);
  fputs("quoth: ", stderr);
  if (where) {
    fprintf(stderr, "%s:", where);
    if (error && error->line) {
      fprintf(stderr, "%u:", error->line);
    }
    fputc(' ', stderr);
  }
  fprintf(stderr, "%s\n", what);
}

int quoth_usage(const char *command, const char *format, ...) {
  va_list arguments;
  fputs("quoth: ", stderr);
  va_start(arguments, format);
  vfprintf(stderr, format, arguments);
  va_end(arguments);
  if (command) {
    fprintf(stderr, " (see quoth %s --help)\n", command);
  } else {
    fputs(" (see quoth --help)\n", stderr);
  }
  return QUOTH_EXIT_USAGE;
}

static int help(void) {
  puts("usage: quoth COMMAND [OPTIONS] [FILE...]\n\n"
       "Turns conversations into knowledge graphs: who said what, about whom,\n"
       "when, how surely, and where exactly in the source.\n\n"
       "Commands:");
  for (size_t i = 0; quoth_commands[i]; i++) {
    printf("  %-10s %s\n", quoth_commands[i]->name, quoth_commands[i]->summary);
  }
  puts("\nquoth COMMAND --help tells more; so does man quoth.");
  return QUOTH_EXIT_DONE;
}

static int dispatch(quoth_cli *cli, int argc, char **argv) {
  for (size_t i = 0; quoth_commands[i]; i++) {
    if (strcmp(quoth_commands[i]->name, argv[1]) == 0) {
      return quoth_commands[i]->run(cli, argc - 1, argv + 1);
    }
  }
  return quoth_usage(NULL, "unknown command '%s'", argv[1]);
}

/* `quoth --quiet extract …` and `quoth extract --quiet …` are the same. */
static int run(quoth_cli *cli, int argc, char **argv) {
  while (argc > 1 && argv[1][0] == '-' && argv[1][1]) {
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
      return help();
    }
    if (strcmp(argv[1], "--version") == 0) {
      puts("quoth " QUOTH_VERSION);
      return QUOTH_EXIT_DONE;
    }
    if (strcmp(argv[1], "--quiet") == 0) {
      cli->quiet = true;
    } else if (strcmp(argv[1], "--verbose") == 0) {
      cli->verbose = true;
    } else {
      return quoth_usage(NULL, "unknown option '%s'", argv[1]);
    }
    argc--;
    argv++;
  }
  if (argc < 2) {
    return quoth_usage(NULL, "which command?");
  }
  return dispatch(cli, argc, argv);
}

int main(int argc, char **argv) {
  quoth_cli cli = {0};
  /* What is large gets pages of its own, which go back when it is freed and
   * move when it grows; left alone, malloc does so less with every large block.
   */
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  signal(SIGPIPE, SIG_IGN); /* a closed pipe is a write error like another */
  int status = run(&cli, argc, argv);
  quoth_cli_close(&cli);
  const bool lost = fflush(stdout) != 0 || ferror(stdout);
  if (lost && status < QUOTH_EXIT_USAGE) { /* else told already */
    quoth_report("standard output", QUOTH_IO, NULL);
    status = QUOTH_EXIT_FAILED;
  }
  return status;
}
