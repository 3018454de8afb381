/* quoth triples: open triples of plain sentences, for people who compare
 * extractors. One sentence a line in; tuples out, in the sentence's own words.
 *
 * Unlike claims, which say who asserts what, triples keep to the convention of
 * open information extraction: "she said | that | …" is a tuple, the relation
 * holds its auxiliaries and preposition, nothing is resolved. */
#include "cli/cli.h"
#include "extract/clause.h"

#include <stdlib.h>
#include <string.h>

enum { MORE = 3, LINE_TOKENS = 1024 };

/* One thread's way from lines to tuples. */
struct triples {
  quoth_parser *parser;
  quoth_clauser *clauser;
  const quoth_grammar *grammar;
  quoth_buffer text, row;
  quoth_span *blocks;
  size_t block_capacity;
  quoth_trees trees;
  FILE *out;
};

/* ---- words ---- */

static quoth_text word_of(const struct triples *t, uint32_t token) {
  return quoth_text_slice(quoth_buffer_text(&t->text),
                          t->trees.tokens[token].span);
}

/* Hyphenated words are one word to those who compare. */
static bool glued(const struct triples *t, uint32_t token, uint32_t first) {
  if (token == first || t->trees.tokens[token].space_before) {
    return false;
  }
  const quoth_text word = word_of(t, token), last = word_of(t, token - 1);
  return quoth_text_is(word, "-") || quoth_text_is(last, "-") ||
         quoth_text_is(word, "–") || quoth_text_is(last, "–") ||
         quoth_text_is(word, "/") || quoth_text_is(last, "/");
}

static void add_token(struct triples *t, uint32_t token, uint32_t first) {
  const quoth_text word = word_of(t, token);
  const size_t size = t->row.size;
  if (size && t->row.bytes[size - 1] != '\t' && !glued(t, token, first)) {
    quoth_buffer_char(&t->row, ' ');
  }
  quoth_buffer_add(&t->row, word);
}

static void add_range(struct triples *t, uint32_t first, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    add_token(t, first + i, first);
  }
}

/* The words of a preposition stand right before the phrase, but for those
 * that a relative left behind. */
static void add_marker(struct triples *t, const quoth_part *part) {
  const quoth_token *tokens = t->trees.tokens;
  if (part->marker == QUOTH_NONE) {
    return;
  }
  add_token(t, part->marker, part->marker);
  for (uint32_t i = part->marker + 1; i < part->first; i++) {
    const quoth_deprel rel = (quoth_deprel)tokens[i].deprel;
    const bool marks = rel == QUOTH_DEP_CASE || rel == QUOTH_DEP_MARK ||
                       rel == QUOTH_DEP_FIXED;
    if (!marks) {
      break;
    }
    add_token(t, i, i);
  }
}

static bool is_negator(const struct triples *t, uint32_t token) {
  return (quoth_grammar_word(t->grammar, t->trees.tokens[token].lemma) &
          QUOTH_WORD_BIT(NEGATOR)) != 0;
}

/* A conjunct without an auxiliary of its own shares the first's: "is known
 * and [is] governed". */
static bool shares_auxiliary(const struct triples *t, uint32_t token,
                             uint32_t verb) {
  const quoth_token *tokens = t->trees.tokens;
  const uint32_t first = tokens[verb].head;
  if (tokens[verb].deprel != QUOTH_DEP_CONJ || tokens[token].head != first ||
      tokens[verb].xpos != tokens[first].xpos ||
      tokens[token].deprel == QUOTH_DEP_COP ||
      quoth_deprel_base((quoth_deprel)tokens[token].deprel) != QUOTH_DEP_AUX) {
    return false;
  }
  const quoth_sentence *s = &t->trees.sentences[tokens[verb].sentence];
  for (uint32_t i = s->first; i < verb; i++) {
    const quoth_deprel base = quoth_deprel_base((quoth_deprel)tokens[i].deprel);
    if (tokens[i].head == verb &&
        (base == QUOTH_DEP_AUX || base == QUOTH_DEP_NSUBJ)) {
      return false;
    }
  }
  return true;
}

/* True when `token` is a word of the verb group that `verb` heads. */
static bool groups_with(const struct triples *t, uint32_t token,
                        uint32_t verb) {
  const quoth_token *at = &t->trees.tokens[token];
  if (at->head != verb) {
    return false;
  }
  switch ((quoth_deprel)at->deprel) {
  case QUOTH_DEP_AUX:
  case QUOTH_DEP_AUX_PASS:
  case QUOTH_DEP_COP:
  case QUOTH_DEP_COMPOUND_PRT:
    return true;
  case QUOTH_DEP_ADVMOD:
    return is_negator(t, token);
  default:
    return false;
  }
}

/* The verbs of a chain, and "to" between them. */
static void add_relation(struct triples *t, const quoth_clause *clause) {
  const quoth_token *tokens = t->trees.tokens;
  const quoth_sentence *s = &t->trees.sentences[clause->sentence];
  if (clause->verb == QUOTH_NONE) {
    quoth_buffer_string(&t->row,
                        quoth_text_is(clause->lemma, "have") ? "has" : "is");
    return;
  }
  uint32_t verbs[8], count = 0;
  for (uint32_t verb = clause->predicate; count < 8;) {
    verbs[count++] = verb;
    if (verb == clause->top || tokens[verb].head == QUOTH_NONE) {
      break;
    }
    verb = tokens[verb].head;
  }
  for (uint32_t i = s->first;
       i < s->first + s->count && i < s->first + LINE_TOKENS; i++) {
    for (uint32_t v = 0; v < count; v++) {
      const bool copular = clause->verb != clause->predicate && v == 0;
      const bool is_verb = i == verbs[v] && !copular;
      const bool is_to = v + 1 < count && tokens[i].head == verbs[v] &&
                         tokens[i].deprel == QUOTH_DEP_MARK;
      if (is_verb || is_to || i == clause->verb ||
          groups_with(t, i, verbs[v]) || shares_auxiliary(t, i, verbs[v])) {
        add_token(t, i, i);
        break;
      }
    }
  }
}

/* ---- tuples ---- */

static void begin_row(struct triples *t, uint32_t line, const quoth_part *who) {
  quoth_buffer_clear(&t->row);
  quoth_buffer_number(&t->row, line);
  quoth_buffer_char(&t->row, '\t');
  add_range(t, who->first, who->count);
  quoth_buffer_char(&t->row, '\t');
}

static void end_row(struct triples *t) {
  fwrite(t->row.bytes, 1, t->row.size, t->out);
  fputc('\n', t->out);
}

static void add_argument(struct triples *t, const quoth_part *part) {
  quoth_buffer_char(&t->row, '\t');
  add_marker(t, part);
  add_range(t, part->first, part->count);
}

/* What the relation leads to when it leads to no phrase with a preposition: an
 * object, what is said of the subject, a clause. */
static const quoth_part *core_part(const quoth_clause *clause,
                                   const quoth_part *subject) {
  static const quoth_role order[] = {QUOTH_ROLE_OBJECT, QUOTH_ROLE_COMPLEMENT,
                                     QUOTH_ROLE_CLAUSE};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    for (uint32_t p = 0; p < clause->part_count; p++) {
      const quoth_part *part = &clause->parts[p];
      const bool adverbial = order[i] == QUOTH_ROLE_CLAUSE &&
                             part->preposition.size &&
                             !quoth_text_is(part->preposition, "that") &&
                             !quoth_text_is(part->preposition, "to");
      if (part != subject && part->role == order[i] && !adverbial) {
        return part;
      }
    }
  }
  return NULL;
}

/* One tuple: `bridge` (may be NULL) is what the relation says before the
 * object's preposition: "is [home] to", "is [the capital] of". */
static void write_tuple(struct triples *t, const quoth_clause *clause,
                        const quoth_part *subject, const quoth_part *bridge,
                        const quoth_part *object) {
  begin_row(t, t->trees.sentences[clause->sentence].block + 1, subject);
  add_relation(t, clause);
  if (bridge != NULL) {
    add_marker(t, bridge);
    add_range(t, bridge->first, bridge->count);
  }
  add_marker(t, object);
  quoth_buffer_char(&t->row, '\t');
  add_range(t, object->first, object->count);
  uint32_t more = 0;
  for (uint32_t p = 0; p < clause->part_count && more < MORE; p++) {
    const quoth_part *part = &clause->parts[p];
    const bool written = part == subject || part == object || part == bridge ||
                         (bridge != NULL && part->head == bridge->head);
    if (!written) {
      add_argument(t, part);
      more++;
    }
  }
  end_row(t);
}

/* The subject as the sentence has it: of passives what is acted on. */
static const quoth_part *surface_subject(const quoth_clause *clause) {
  return quoth_clause_part(clause, clause->passive ? QUOTH_ROLE_OBJECT
                                                   : QUOTH_ROLE_SUBJECT);
}

static bool is_noun(const struct triples *t, uint32_t token) {
  const uint8_t upos = t->trees.tokens[token].upos;
  return upos == QUOTH_NOUN || upos == QUOTH_PROPN || upos == QUOTH_NUM;
}

/* "the capital of France": splits the phrase at its first "of". */
static bool split_of(const struct triples *t, const quoth_part *part,
                     quoth_part *before, quoth_part *after) {
  const quoth_token *tokens = t->trees.tokens;
  for (uint32_t i = part->head + 1; i < part->first + part->count; i++) {
    const uint32_t noun = tokens[i].head;
    if (tokens[i].deprel == QUOTH_DEP_CASE &&
        quoth_text_is(tokens[i].lemma, "of") && noun > i &&
        tokens[noun].head == part->head && i > part->first) {
      *before = *part;
      before->count = i - part->first;
      *after = *part;
      after->role = QUOTH_ROLE_OBLIQUE;
      after->head = noun;
      after->marker = i;
      after->first = i + 1;
      after->count = part->first + part->count - i - 1;
      return true;
    }
  }
  return false;
}

/* Tuples of what a copula says. */
static void write_copula(struct triples *t, const quoth_clause *clause,
                         const quoth_part *subject, const quoth_part *said) {
  quoth_part before, after;
  if (is_noun(t, said->head) && said->marker == QUOTH_NONE &&
      split_of(t, said, &before, &after)) {
    write_tuple(t, clause, subject, &before, &after);
  }
  if (!is_noun(t, said->head) && said->marker == QUOTH_NONE) {
    for (uint32_t p = 0; p < clause->part_count; p++) {
      const quoth_part *part = &clause->parts[p];
      if (part->role == QUOTH_ROLE_OBLIQUE && part->marker != QUOTH_NONE &&
          part->first > said->head) {
        write_tuple(t, clause, subject, said, part);
        return;
      }
    }
  }
  write_tuple(t, clause, subject, NULL, said);
}

static void write_clause(struct triples *t, const quoth_clause *clause) {
  const quoth_part *subject = surface_subject(clause);
  if (subject == NULL) {
    return;
  }
  const quoth_part *core = core_part(clause, subject);
  if (core != NULL && core->role == QUOTH_ROLE_COMPLEMENT &&
      quoth_text_is(clause->lemma, "be")) {
    write_copula(t, clause, subject, core);
    return;
  }
  if (core != NULL) {
    write_tuple(t, clause, subject, NULL, core);
    return;
  }
  bool written = false;
  for (uint32_t p = 0; p < clause->part_count; p++) {
    const quoth_part *part = &clause->parts[p];
    if (part != subject && part->marker != QUOTH_NONE) {
      write_tuple(t, clause, subject, NULL, part);
      written = true;
    }
  }
  for (uint32_t p = 0; p < clause->part_count && !written; p++) {
    if (&clause->parts[p] != subject) {
      write_tuple(t, clause, subject, NULL, &clause->parts[p]);
      written = true;
    }
  }
}

/* ---- the command ---- */

static quoth_status find_blocks(struct triples *t, uint32_t *count) {
  const quoth_text text = quoth_buffer_text(&t->text);
  *count = 0;
  for (size_t at = 0; at < text.size;) {
    const char *end = memchr(text.at + at, '\n', text.size - at);
    const size_t stop = end ? (size_t)(end - text.at) : text.size;
    QUOTH_TRY(quoth_grow(NULL, &t->blocks, &t->block_capacity, *count,
                         *count + (size_t)1, sizeof *t->blocks));
    t->blocks[(*count)++] = (quoth_span){(uint32_t)at, (uint32_t)stop};
    at = stop + 1;
  }
  return QUOTH_OK;
}

static quoth_status run_text(struct triples *t, quoth_error *error) {
  static const quoth_clause_options options = {.distribute = true,
                                               .owners = true};
  uint32_t count;
  size_t bad;
  const quoth_text text = quoth_buffer_text(&t->text);
  if (text.size >= UINT32_MAX) {
    return quoth_error_set(error, QUOTH_LIMIT, NULL, 0, "more than 4 GiB");
  }
  if (!quoth_utf8_check(text, &bad)) {
    return quoth_error_set(error, QUOTH_BAD_TEXT, NULL, 0,
                           "byte %zu is not UTF-8", bad);
  }
  QUOTH_TRY(find_blocks(t, &count));
  QUOTH_TRY(
      quoth_parse_text(t->parser, text, t->blocks, count, error, &t->trees));
  quoth_clauses clauses;
  QUOTH_TRY(
      quoth_clauses_find(t->clauser, text, &t->trees, &options, &clauses));
  for (uint32_t i = 0; i < clauses.clause_count; i++) {
    write_clause(t, &clauses.clauses[i]);
  }
  return t->row.status;
}

static quoth_status open_and_run(struct triples *t, quoth_cli *cli,
                                 const char *path, quoth_error *error) {
  const quoth_engine *engine;
  QUOTH_TRY(quoth_cli_engine(cli, NULL, 0, error, &engine));
  QUOTH_TRY(quoth_read_file(path, &t->text, error));
  t->grammar = engine->grammar;
  QUOTH_TRY(quoth_parser_new(engine->syntax, NULL, &t->parser));
  QUOTH_TRY(quoth_clauser_new(engine->grammar, NULL, &t->clauser));
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
  quoth_clauser_free(t.clauser);
  quoth_parser_free(t.parser);
  quoth_buffer_free(&t.text);
  quoth_buffer_free(&t.row);
  quoth_release(NULL, t.blocks);
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
