/* quoth triples: open triples of plain sentences, for people who compare
 * extractors. One sentence a line in; tuples out, in the sentence's own
 * words (see extract/tuple.h). */
#include "cli/cli.h"
#include "extract/token.h"
#include "extract/tuple.h"

#include <stdlib.h>
#include <string.h>

/* One thread's way from lines to tuples. */
struct triples {
  quoth_parser *parser;
  quoth_tupler *tupler;
  quoth_buffer text, row;
  quoth_token_list tokens;
  quoth_trees trees;
  FILE *out;
};

/* ---- words ---- */

static quoth_text word_of(const struct triples *t, uint32_t token) {
  if (token == QUOTH_TUPLE_IS || token == QUOTH_TUPLE_HAS) {
    return quoth_text_of(token == QUOTH_TUPLE_IS ? "is" : "has");
  }
  return quoth_text_slice(quoth_buffer_text(&t->text),
                          t->trees.tokens[token].span);
}

/* Hyphenated words are one word to those who compare. */
static bool is_glued(const struct triples *t, uint32_t left, uint32_t right) {
  if (right != left + 1 || right >= t->trees.token_count ||
      t->trees.tokens[right].space_before) {
    return false;
  }
  static const char *const marks[] = {"-", "–", "/"};
  const quoth_text before = word_of(t, left), after = word_of(t, right);
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (quoth_text_is(before, marks[i]) || quoth_text_is(after, marks[i])) {
      return true;
    }
  }
  return false;
}

static void add_slot(struct triples *t, const quoth_tuple_slot *slot) {
  quoth_buffer_char(&t->row, '\t');
  for (uint32_t i = 0; i < slot->count; i++) {
    if (i > 0 && !is_glued(t, slot->tokens[i - 1], slot->tokens[i])) {
      quoth_buffer_char(&t->row, ' ');
    }
    quoth_buffer_add(&t->row, word_of(t, slot->tokens[i]));
  }
}

static void write_tuple(struct triples *t, const quoth_tuple *tuple) {
  const quoth_sentence *sentence = &t->trees.sentences[tuple->sentence];
  quoth_buffer_clear(&t->row);
  quoth_buffer_number(&t->row, t->tokens.items[sentence->first].sentence + 1u);
  for (uint32_t i = 0; i < tuple->slot_count; i++) {
    add_slot(t, &tuple->slots[i]);
  }
  quoth_buffer_char(&t->row, '\n');
  fwrite(t->row.bytes, 1, t->row.size, t->out);
}

/* ---- the command ---- */

/* Words of each line, numbered by the line: a line is one sentence. */
static quoth_status find_words(struct triples *t) {
  const quoth_text text = quoth_buffer_text(&t->text);
  uint32_t line = 0;
  for (size_t at = 0; at < text.size; line++) {
    const char *end = memchr(text.at + at, '\n', text.size - at);
    const size_t stop = end ? (size_t)(end - text.at) : text.size;
    const size_t from = t->tokens.count;
    QUOTH_TRY(quoth_tokens_find(
        text, (quoth_span){(uint32_t)at, (uint32_t)stop}, &t->tokens));
    for (size_t i = from; i < t->tokens.count; i++) {
      t->tokens.items[i].sentence = line;
    }
    at = stop + 1;
  }
  return QUOTH_OK;
}

static quoth_status run_text(struct triples *t, quoth_error *error) {
  size_t bad;
  const quoth_text text = quoth_buffer_text(&t->text);
  if (text.size >= UINT32_MAX) {
    return quoth_error_set(error, QUOTH_LIMIT, NULL, 0, "more than 4 GiB");
  }
  if (!quoth_utf8_check(text, &bad)) {
    return quoth_error_set(error, QUOTH_BAD_TEXT, NULL, 0,
                           "byte %zu is not UTF-8", bad);
  }
  QUOTH_TRY(find_words(t));
  QUOTH_TRY(quoth_parse_tokens(t->parser, text, t->tokens.items,
                               (uint32_t)t->tokens.count, error, &t->trees));
  const quoth_tuple *tuples;
  uint32_t count;
  QUOTH_TRY(quoth_tuples_find(t->tupler, text, &t->trees, &tuples, &count));
  for (uint32_t i = 0; i < count; i++) {
    write_tuple(t, &tuples[i]);
  }
  return t->row.status;
}

static quoth_status open_and_run(struct triples *t, quoth_cli *cli,
                                 const char *path, quoth_error *error) {
  const quoth_engine *engine;
  QUOTH_TRY(quoth_cli_engine(cli, NULL, 0, error, &engine));
  QUOTH_TRY(quoth_read_file(path, &t->text, error));
  QUOTH_TRY(quoth_parser_new(engine->syntax, NULL, &t->parser));
  QUOTH_TRY(quoth_tupler_new(engine->grammar, NULL, &t->tupler));
  return run_text(t, error);
}

static const quoth_option options[] = {
    {'o', 'o', "output", "FILE", "write to FILE"}, {0, 0, NULL, NULL, NULL}};

static int run(quoth_cli *cli, int argc, char **argv);

const quoth_command quoth_command_triples = {
    "triples", "open triples of plain sentences", "[FILE]", options, run};

static int run(quoth_cli *cli, int argc, char **argv) {
  quoth_args args = quoth_args_of(cli, &quoth_command_triples, argc, argv);
  const char *value, *path = NULL;
  for (int id; (id = quoth_args_next(&args, &value)) != QUOTH_ARGS_END;) {
    if (id == QUOTH_ARGS_EXIT) {
      return args.exit;
    }
    path = value;
  }
  if (args.argc > 1) {
    return quoth_usage("triples", "one file at a time");
  }
  const char *input = args.argc ? args.argv[0] : "-";
  quoth_error error = {0};
  quoth_output *output = NULL;
  struct triples t = {0};
  quoth_status status = quoth_output_open(path, NULL, &error, &output);
  if (status == QUOTH_OK) {
    t.out = quoth_output_file(output);
    status = open_and_run(&t, cli, input, &error);
  }
  quoth_tupler_free(t.tupler);
  quoth_parser_free(t.parser);
  quoth_buffer_free(&t.text);
  quoth_buffer_free(&t.row);
  quoth_release(NULL, t.tokens.items);
  if (status == QUOTH_OK) {
    status = quoth_output_commit(output, &error);
  } else {
    quoth_output_abort(output);
  }
  if (status != QUOTH_OK) {
    quoth_report(input, status, &error);
    return QUOTH_EXIT_FAILED;
  }
  return QUOTH_EXIT_DONE;
}
