#include "extract/conllu_write.h"

#include "extract/morph.h"
#include "extract/token.h"
#include "extract/xpos.h"

static void put_text(FILE *out, quoth_text text) {
  fwrite(text.at, 1, text.size, out);
}

void quoth_conllu_put_annotation(quoth_text form, const quoth_token *token,
                                 uint32_t first, FILE *out) {
  put_text(out, token->lemma);
  fprintf(out, "\t%s\t%s\t", quoth_upos_name((quoth_upos)token->upos),
          quoth_xpos_name(token->xpos));
  quoth_morph_write(form, token, out);
  fprintf(out, "\t%u\t%s",
          token->head == QUOTH_NONE ? 0 : token->head - first + 1,
          quoth_deprel_name((quoth_deprel)token->deprel));
}

/* Code points before byte `offset`, which never lies before the last one
 * asked for by more than a sentence. */
static uint32_t code_point_at(quoth_conllu_writer *writer, uint32_t offset) {
  if (offset < writer->at) {
    const quoth_span back = {offset, writer->at};
    return writer->code_points -
           (uint32_t)quoth_utf8_count(quoth_text_slice(writer->text, back));
  }
  const quoth_span ahead = {writer->at, offset};
  writer->code_points +=
      (uint32_t)quoth_utf8_count(quoth_text_slice(writer->text, ahead));
  writer->at = offset;
  return writer->code_points;
}

static void put_misc(quoth_conllu_writer *writer, quoth_span span,
                     bool no_space) {
  const uint32_t begin = code_point_at(writer, span.begin);
  const uint32_t end = code_point_at(writer, span.end);
  fprintf(writer->out, "\t_\t%sstart_char=%u|end_char=%u\n",
          no_space ? "SpaceAfter=No|" : "", begin, end);
}

/* True when `token` is written together with the one before as one word. */
static bool joins(quoth_text text, const quoth_token *token) {
  if (token->space_before) {
    return false;
  }
  return token->xpos == QUOTH_XPOS_POS ||
         quoth_tokens_contract(quoth_text_slice(text, token[-1].span),
                               quoth_text_slice(text, token->span));
}

/* The last token of the multiword token that `at` begins. */
static uint32_t range_end(quoth_text text, const quoth_token *tokens,
                          uint32_t at, uint32_t end) {
  while (at + 1 < end && joins(text, &tokens[at + 1])) {
    at++;
  }
  return at;
}

static void put_text_comment(const quoth_conllu_writer *writer,
                             const quoth_token *tokens, uint32_t count) {
  fputs("# text = ", writer->out);
  for (uint32_t i = 0; i < count; i++) {
    if (i > 0 && tokens[i].space_before) {
      fputc(' ', writer->out);
    }
    put_text(writer->out, quoth_text_slice(writer->text, tokens[i].span));
  }
  fputc('\n', writer->out);
}

/* The line "3-4 don't …" before the first word of a multiword token. */
static void put_range(quoth_conllu_writer *writer, const quoth_token *tokens,
                      uint32_t at, uint32_t last, bool no_space) {
  const quoth_span span = {tokens[at].span.begin, tokens[last].span.end};
  fprintf(writer->out, "%u-%u\t", at + 1, last + 1);
  put_text(writer->out, quoth_text_slice(writer->text, span));
  fputs("\t_\t_\t_\t_\t_\t_", writer->out);
  put_misc(writer, span, no_space);
}

static void put_sentence(quoth_conllu_writer *writer, const quoth_trees *trees,
                         const quoth_sentence *sentence) {
  const quoth_token *tokens = trees->tokens + sentence->first;
  const uint32_t count = sentence->count;
  fprintf(writer->out, "# sent_id = %u\n", ++writer->sentences);
  put_text_comment(writer, tokens, count);
  uint32_t last = 0;
  for (uint32_t i = 0; i < count; i++) {
    const bool begins_word = i == 0 || i > last;
    const bool inside = !begins_word;
    if (begins_word) {
      last = range_end(writer->text, tokens, i, count);
    }
    /* The next token, which may begin another sentence, tells. */
    const uint32_t next = sentence->first + last + 1;
    const bool no_space =
        next < trees->token_count && !trees->tokens[next].space_before;
    if (begins_word && last > i) {
      put_range(writer, tokens, i, last, no_space);
    }
    const quoth_text form = quoth_text_slice(writer->text, tokens[i].span);
    fprintf(writer->out, "%u\t", i + 1);
    put_text(writer->out, form);
    fputc('\t', writer->out);
    quoth_conllu_put_annotation(form, &tokens[i], sentence->first, writer->out);
    put_misc(writer, tokens[i].span, no_space && !inside && last == i);
  }
  fputc('\n', writer->out);
}

quoth_status quoth_conllu_writer_put(quoth_conllu_writer *writer,
                                     const quoth_trees *trees) {
  for (uint32_t i = 0; i < trees->sentence_count; i++) {
    const quoth_sentence *sentence = &trees->sentences[i];
    if (i > 0 && sentence->block != sentence[-1].block) {
      fputs("# newpar\n", writer->out);
    }
    put_sentence(writer, trees, sentence);
  }
  return ferror(writer->out) ? QUOTH_IO : QUOTH_OK;
}

quoth_status quoth_conllu_write(quoth_text text, const quoth_trees *trees,
                                FILE *out) {
  quoth_conllu_writer writer = {.text = text, .out = out};
  return quoth_conllu_writer_put(&writer, trees);
}
