/* Re-annotates the sentences of a CoNLL-U file. */
#include "extract/conllu.h"
#include "extract/conllu_write.h"
#include "model/buffer.h"

/* The words of one sentence as a text and tokens of it. */
typedef struct {
  quoth_buffer text;
  quoth_token *tokens;
  size_t count, capacity;
} given;

/* Words inside a range are set apart in the text, but have no space. */
static quoth_status take_words(given *in, const quoth_conllu *reader) {
  in->text.size = 0;
  in->count = 0;
  uint32_t range_end = 0;
  bool range_space = true, space = true;
  for (size_t i = 0; i < reader->row_count; i++) {
    const quoth_row *row = &reader->rows[i];
    if (row->kind == QUOTH_ROW_RANGE) {
      range_end = row->last;
      range_space = !quoth_row_no_space(row);
    }
    if (row->kind != QUOTH_ROW_WORD) {
      continue;
    }
    QUOTH_TRY(quoth_grow(NULL, &in->tokens, &in->capacity, in->count,
                         in->count + 1, sizeof *in->tokens));
    const uint32_t begin = (uint32_t)in->text.size;
    quoth_buffer_add(&in->text, row->fields[QUOTH_CONLLU_FORM]);
    in->tokens[in->count++] = (quoth_token){
        .span = {begin, (uint32_t)in->text.size}, .space_before = space};
    space = row->first < range_end    ? false
            : row->first == range_end ? range_space
                                      : !quoth_row_no_space(row);
    quoth_buffer_char(&in->text, ' ');
  }
  return in->text.status;
}

static void put_field(FILE *out, quoth_text field, char after) {
  fwrite(field.at, 1, field.size, out);
  fputc(after, out);
}

static void put_row(const quoth_row *row, quoth_text text,
                    const quoth_trees *trees, FILE *out) {
  if (row->kind == QUOTH_ROW_COMMENT) {
    put_field(out, row->fields[0], '\n');
    return;
  }
  if (row->kind != QUOTH_ROW_WORD) {
    for (int i = 0; i < QUOTH_CONLLU_FIELDS; i++) {
      put_field(out, row->fields[i], i == QUOTH_CONLLU_MISC ? '\n' : '\t');
    }
    return;
  }
  const quoth_token *token = &trees->tokens[row->first - 1];
  put_field(out, row->fields[QUOTH_CONLLU_ID], '\t');
  put_field(out, row->fields[QUOTH_CONLLU_FORM], '\t');
  quoth_conllu_put_annotation(quoth_text_slice(text, token->span), token, 0,
                              out);
  fputs("\t_\t", out);
  put_field(out, row->fields[QUOTH_CONLLU_MISC], '\n');
}

static quoth_status annotate(quoth_parser *parser, quoth_conllu *reader,
                             given *in, FILE *out, quoth_error *error) {
  for (;;) {
    QUOTH_TRY(quoth_conllu_next(reader, error));
    if (reader->row_count == 0) {
      return ferror(out) ? QUOTH_IO : QUOTH_OK;
    }
    QUOTH_TRY(take_words(in, reader));
    const quoth_text text = quoth_buffer_text(&in->text);
    quoth_trees trees;
    QUOTH_TRY(quoth_parse_tokens(parser, text, in->tokens, (uint32_t)in->count,
                                 error, &trees));
    for (size_t i = 0; i < reader->row_count; i++) {
      put_row(&reader->rows[i], text, &trees, out);
    }
    fputc('\n', out);
  }
}

/* The line of `text` that byte `at` lies in. */
static uint32_t line_of(quoth_text text, size_t at) {
  uint32_t line = 1;
  for (size_t i = 0; i < at; i++) {
    line += text.at[i] == '\n';
  }
  return line;
}

quoth_status quoth_conllu_annotate(quoth_parser *parser, quoth_text conllu,
                                   const char *source, FILE *out,
                                   quoth_error *error) {
  size_t bad = 0;
  if (!quoth_utf8_check(conllu, &bad)) {
    return quoth_error_set(error, QUOTH_BAD_TEXT, source, line_of(conllu, bad),
                           "not valid UTF-8");
  }
  quoth_conllu reader = {.text = conllu, .source = source};
  given in = {0};
  const quoth_status status = annotate(parser, &reader, &in, out, error);
  quoth_conllu_close(&reader);
  quoth_buffer_free(&in.text);
  quoth_release(NULL, in.tokens);
  return status;
}
