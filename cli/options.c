#include "cli/cli.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OPTIONS = 64, QUIET = 100000, VERBOSE, HELP };

const quoth_option quoth_common_options[] = {
    {QUIET, 0, "quiet", NULL, "say nothing but errors"},
    {VERBOSE, 0, "verbose", NULL, "say more"},
    {HELP, 'h', "help", NULL, "this text"},
    {0, 0, NULL, NULL, NULL},
};

/* getopt's two tables, made from ours. */
struct tables {
  struct option longs[MOST_OPTIONS + 1];
  char letters[2 * MOST_OPTIONS + 2];
  size_t count, letter_count;
};

static void add_options(struct tables *tables, const quoth_option *options) {
  for (; options->id && tables->count < MOST_OPTIONS; options++) {
    tables->longs[tables->count++] = (struct option){
        options->name, options->argument ? required_argument : no_argument,
        NULL, options->id};
    if (options->letter) {
      tables->letters[tables->letter_count++] = options->letter;
      if (options->argument) {
        tables->letters[tables->letter_count++] = ':';
      }
    }
  }
}

static int id_of_letter(const quoth_option *options, int letter) {
  for (; options->id; options++) {
    if (options->letter == letter) {
      return options->id;
    }
  }
  return 0;
}

quoth_args quoth_args_of(quoth_cli *cli, const quoth_command *command, int argc,
                         char **argv) {
  optind = 1;
  return (quoth_args){
      .cli = cli, .command = command, .argc = argc, .argv = argv};
}

/* What getopt could not make sense of. */
static int complain(quoth_args *args) {
  const char *word = args->argv[optind > 0 ? optind - 1 : 0];
  args->exit = quoth_usage(args->command->name, "%s: wrong option '%s'",
                           args->command->name, word);
  return QUOTH_ARGS_EXIT;
}

static int next_raw(quoth_args *args) {
  struct tables tables = {.letters = ""};
  add_options(&tables, args->command->options);
  add_options(&tables, quoth_common_options);
  opterr = 0;
  const int found =
      getopt_long(args->argc, args->argv, tables.letters, tables.longs, NULL);
  if (found <= 0 || found >= 256 || found == '?') {
    return found;
  }
  for (size_t i = 0; i < tables.count; i++) {
    if (tables.longs[i].val == found) {
      return found; /* a long option with a small id */
    }
  }
  const int id = id_of_letter(args->command->options, found);
  return id ? id : id_of_letter(quoth_common_options, found);
}

int quoth_args_next(quoth_args *args, const char **value) {
  for (;;) {
    const int id = next_raw(args);
    switch (id) {
    case -1:
      args->argc -= optind;
      args->argv += optind;
      return QUOTH_ARGS_END;
    case '?':
      return complain(args);
    case QUIET:
      args->cli->quiet = true;
      break;
    case VERBOSE:
      args->cli->verbose = true;
      break;
    case HELP:
      quoth_print_help(stdout, args->command);
      args->exit = QUOTH_EXIT_DONE;
      return QUOTH_ARGS_EXIT;
    default:
      *value = optarg;
      return id;
    }
  }
}

bool quoth_args_number(const quoth_args *args, const char *option,
                       const char *value, long least, long most, long *out) {
  char *end;
  errno = 0;
  const long number = strtol(value, &end, 10);
  if (errno || end == value || *end || number < least || number > most) {
    quoth_usage(args->command->name,
                "--%s takes a whole number from %ld to %ld, not '%s'", option,
                least, most, value);
    return false;
  }
  *out = number;
  return true;
}

static void print_options(FILE *out, const quoth_option *options) {
  for (; options->id; options++) {
    char left[64];
    const char letter[] = {'-', options->letter, ',', ' ', '\0'};
    snprintf(left, sizeof left, "%s--%s%s%s", options->letter ? letter : "    ",
             options->name, options->argument ? " " : "",
             options->argument ? options->argument : "");
    fprintf(out, "  %-24s %s\n", left, options->help);
  }
}

void quoth_print_help(FILE *out, const quoth_command *command) {
  fprintf(out, "usage: quoth %s %s\n\n%s\n\n", command->name, command->usage,
          command->summary);
  print_options(out, command->options);
  print_options(out, quoth_common_options);
}
