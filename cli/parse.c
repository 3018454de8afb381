#include "cli/cli.h"
#include "extract/conllu_write.h"

#include <string.h>

enum { OPTION_INPUT = 1, OPTION_OUTPUT };

static const quoth_option options[] = {
    {OPTION_INPUT, 0, "input", "FORMAT",
     "text (default), or conllu: its words are kept, the rest is made anew"},
    {OPTION_OUTPUT, 'o', "output", "FILE", "where to write (default: stdout)"},
    {0, 0, NULL, NULL, NULL}};

/* A long text is parsed in pieces, so that memory does not grow with it. */
enum { PIECE = 1 << 20, PIECE_LOOK = 1 << 12 };

/* The end of the piece that begins at `begin`: after a blank line, else a
 * line, else white space near the limit, else anywhere between characters. */
static uint32_t piece_end(quoth_text text, uint32_t begin) {
  if (text.size - begin <= PIECE) {
    return (uint32_t)text.size;
  }
  const uint32_t limit = begin + PIECE;
  uint32_t line = 0, space = 0;
  for (uint32_t at = limit; at > begin + PIECE / 2; at--) {
    const char here = text.at[at - 1];
    if (here == '\n' && text.at[at - 2] == '\n') {
      return at;
    }
    line = line == 0 && here == '\n' ? at : line;
    space = space == 0 && here == ' ' && limit - at < PIECE_LOOK ? at : space;
  }
  uint32_t end = line ? line : space ? space : limit;
  while (((unsigned char)text.at[end] & 0xc0) == 0x80) {
    end--;
  }
  return end;
}

static quoth_status parse_text(quoth_parser *parser, quoth_text text, FILE *out,
                               quoth_error *error) {
  if (text.size >= UINT32_MAX) {
    return quoth_error_set(error, QUOTH_LIMIT, NULL, 0,
                           "the text is larger than 4 GiB");
  }
  quoth_conllu_writer writer = {.text = text, .out = out};
  uint32_t begin = 0;
  while (begin < text.size) {
    const quoth_span piece = {begin, piece_end(text, begin)};
    quoth_trees trees;
    QUOTH_TRY(quoth_parse_text(parser, text, &piece, 1, error, &trees));
    QUOTH_TRY(quoth_conllu_writer_put(&writer, &trees));
    begin = piece.end;
  }
  return QUOTH_OK;
}

/* `quoth: FILE:LINE: not valid UTF-8`. */
static quoth_status check_text(quoth_text text, const char *path,
                               quoth_error *error) {
  size_t bad = 0;
  if (quoth_utf8_check(text, &bad)) {
    return QUOTH_OK;
  }
  uint32_t line = 1;
  for (size_t i = 0; i < bad; i++) {
    line += text.at[i] == '\n';
  }
  return quoth_error_set(error, QUOTH_BAD_TEXT, path, line, "not valid UTF-8");
}

static quoth_status parse_file(quoth_parser *parser, const char *path,
                               bool conllu, FILE *out, quoth_error *error) {
  quoth_buffer bytes = {0};
  const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
  quoth_status status = quoth_read_file(path, &bytes, error);
  const quoth_text text = quoth_buffer_text(&bytes);
  if (status == QUOTH_OK && conllu) {
    status = quoth_conllu_annotate(parser, text, name, out, error);
  } else if (status == QUOTH_OK) {
    status = check_text(text, name, error);
    if (status == QUOTH_OK) {
      status = parse_text(parser, text, out, error);
    }
  }
  quoth_buffer_free(&bytes);
  return status;
}

/* Opens what is needed, parses, closes. `*ready` tells whether it got
 * as far as the input, and it is the input that is at fault. */
static quoth_status parse(const char *path, const char *output, bool conllu,
                          bool *ready, quoth_error *error) {
  char weights[4096];
  quoth_syntax *syntax = NULL;
  quoth_parser *parser = NULL;
  quoth_output *out = NULL;
  quoth_status status =
      quoth_data_path("weights/english.weights", weights, error);
  if (status == QUOTH_OK) {
    status = quoth_syntax_open(weights, error, &syntax);
  }
  if (status == QUOTH_OK) {
    status = quoth_parser_new(syntax, NULL, &parser);
  }
  *ready = status == QUOTH_OK;
  if (*ready) {
    quoth_inputs inputs = {0};
    status = quoth_inputs_add(&inputs, path, NULL, error);
    if (status == QUOTH_OK) {
      status = quoth_output_open(output, &inputs, error, &out);
    }
    quoth_inputs_free(&inputs);
  }
  if (status == QUOTH_OK) {
    status = parse_file(parser, path, conllu, quoth_output_file(out), error);
  }
  if (status == QUOTH_OK || (out && ferror(quoth_output_file(out)))) {
    status = quoth_output_commit(out, error);
    *ready = status == QUOTH_OK;
  } else {
    quoth_output_abort(out);
  }
  quoth_parser_free(parser);
  quoth_syntax_close(syntax);
  return status;
}

static int run(quoth_cli *cli, int argc, char **argv) {
  extern const quoth_command quoth_command_parse;
  quoth_args args = quoth_args_of(cli, &quoth_command_parse, argc, argv);
  const char *value, *output = NULL;
  bool conllu = false;
  int id;
  while ((id = quoth_args_next(&args, &value)) != QUOTH_ARGS_END) {
    if (id == QUOTH_ARGS_EXIT) {
      return args.exit;
    }
    if (id == OPTION_OUTPUT) {
      output = value;
      continue;
    }
    conllu = strcmp(value, "conllu") == 0;
    if (!conllu && strcmp(value, "text") != 0) {
      return quoth_usage("parse", "--input takes text or conllu, not '%s'",
                         value);
    }
  }
  if (args.argc > 1) {
    return quoth_usage("parse", "one file at a time");
  }
  const char *path = args.argc == 1 ? args.argv[0] : "-";
  quoth_error error = {0};
  bool ready = false;
  const quoth_status status = parse(path, output, conllu, &ready, &error);
  if (status == QUOTH_OK) {
    return QUOTH_EXIT_DONE;
  }
  quoth_report(path, status, &error);
  return ready ? QUOTH_EXIT_PARTLY : QUOTH_EXIT_FAILED;
}

const quoth_command quoth_command_parse = {
    "parse", "the syntax layer's view of a text, as CoNLL-U", "[FILE]", options,
    run};
