#include "cli/cli.h"

#include <string.h>

static const quoth_option options[] = {{0, 0, NULL, NULL, NULL}};

/* ---- bash ---- */

static void bash_words(const quoth_option *list) {
  for (; list->id; list++) {
    printf(" --%s", list->name);
  }
}

static void write_bash(void) {
  puts("# bash completion for quoth: eval \"$(quoth completion bash)\"\n"
       "_quoth() {\n"
       "  local word=${COMP_WORDS[COMP_CWORD]} words=\n"
       "  if [ \"$COMP_CWORD\" -eq 1 ]; then");
  printf("    words=\"");
  for (size_t i = 0; quoth_commands[i]; i++) {
    printf("%s%s", i ? " " : "", quoth_commands[i]->name);
  }
  puts(" --help --version\"\n"
       "  else\n"
       "    case ${COMP_WORDS[1]} in");
  for (size_t i = 0; quoth_commands[i]; i++) {
    printf("    %s) words=\"", quoth_commands[i]->name);
    bash_words(quoth_commands[i]->options);
    bash_words(quoth_common_options);
    puts("\" ;;");
  }
  puts("    esac\n"
       "  fi\n"
       "  if [ \"$COMP_CWORD\" -eq 1 ] || [ \"${word:0:1}\" = - ]; then\n"
       "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
       "  else\n"
       "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
       "  fi\n"
       "}\n"
       "complete -o filenames -F _quoth quoth");
}

/* ---- zsh ---- */

/* A description inside zsh's '[…]' within single quotes. */
static void zsh_text(const char *text) {
  for (; *text; text++) {
    if (*text == '\'') {
      fputs("'\\''", stdout);
    } else {
      if (strchr("[]:\\", *text)) {
        putchar('\\');
      }
      putchar(*text);
    }
  }
}

static void zsh_options(const quoth_option *list) {
  for (; list->id; list++) {
    printf(" \\\n        '--%s%s[", list->name, list->argument ? "=" : "");
    zsh_text(list->help);
    putchar(']');
    if (list->argument) {
      const bool file = strcmp(list->argument, "FILE") == 0;
      printf(":%s:%s", list->argument, file ? "_files" : "");
    }
    putchar('\'');
  }
}

static void write_zsh(void) {
  puts("#compdef quoth\n"
       "# zsh completion for quoth: eval \"$(quoth completion zsh)\"\n"
       "_quoth() {\n"
       "  local -a commands\n"
       "  commands=(");
  for (size_t i = 0; quoth_commands[i]; i++) {
    printf("    '%s:", quoth_commands[i]->name);
    zsh_text(quoth_commands[i]->summary);
    puts("'");
  }
  puts("  )\n"
       "  if (( CURRENT == 2 )); then\n"
       "    _describe command commands\n"
       "    return\n"
       "  fi\n"
       "  local command=$words[2]\n"
       "  shift words\n"
       "  (( CURRENT-- ))\n"
       "  case $command in");
  for (size_t i = 0; quoth_commands[i]; i++) {
    printf("    %s)\n      _arguments", quoth_commands[i]->name);
    zsh_options(quoth_commands[i]->options);
    zsh_options(quoth_common_options);
    puts(" \\\n        '*:file:_files' ;;");
  }
  puts("  esac\n"
       "}\n"
       "compdef _quoth quoth");
}

static int run(quoth_cli *cli, int argc, char **argv);

const quoth_command quoth_command_completion = {
    "completion", "write the completions of a shell", "bash|zsh", options, run};

static int run(quoth_cli *cli, int argc, char **argv) {
  quoth_args args = quoth_args_of(cli, &quoth_command_completion, argc, argv);
  const char *value;
  if (quoth_args_next(&args, &value) == QUOTH_ARGS_EXIT) {
    return args.exit;
  }
  if (args.argc == 1 && strcmp(args.argv[0], "bash") == 0) {
    write_bash();
  } else if (args.argc == 1 && strcmp(args.argv[0], "zsh") == 0) {
    write_zsh();
  } else {
    return quoth_usage("completion", "completion: bash or zsh?");
  }
  return QUOTH_EXIT_DONE;
}
