/* quoth explain: where a claim comes from, or why a sentence gave none. */
#include "cli/cli.h"
#include "extract/clause.h"
#include "extract/record.h"
#include "model/vocab.h"

#include <string.h>

enum { OPTION_WHY_NOT = 1, OPTION_RULES, RULES_MAX = 64 };

static const quoth_option options[] = {
    {OPTION_WHY_NOT, 0, "why-not", "SENTENCE",
     "tell for each clause of SENTENCE what it gave, or what stopped it"},
    {OPTION_RULES, 0, "rules", "FILE",
     "more knowledge: Turtle file or folder (repeatable)"},
    {0, 0, NULL, NULL, NULL}};

/* What is needed to look into one text. */
struct explainer {
  const char *rules[RULES_MAX];
  size_t rule_count;
  const quoth_engine *engine;
  quoth_extractor *extractor;
  quoth_clauser *clauser;
  quoth_document *document;
  quoth_model *model;
  quoth_extraction found;
};

static void free_explainer(struct explainer *e) {
  quoth_model_free(e->model);
  quoth_clauser_free(e->clauser);
  quoth_extractor_free(e->extractor);
  quoth_document_free(e->document);
}

static quoth_status read_text(struct explainer *e, quoth_cli *cli,
                              quoth_text bytes, const char *path,
                              quoth_error *error) {
  const quoth_document_options how = {
      .path = quoth_text_of(path),
      .base = quoth_text_of("https://w3id.org/quoth/id/")};
  QUOTH_TRY(quoth_cli_engine(cli, e->rules, e->rule_count, error, &e->engine));
  QUOTH_TRY(quoth_extractor_new(e->engine->grammar, e->engine->syntax, NULL,
                                &e->extractor));
  QUOTH_TRY(quoth_clauser_new(e->engine->grammar, NULL, &e->clauser));
  QUOTH_TRY(quoth_document_new(bytes, &how, NULL, error, &e->document));
  return quoth_extract(e->extractor, e->document, error, &e->found);
}

/* ---- text ---- */

static void print_text(quoth_text text) {
  for (size_t i = 0; i < text.size; i++) {
    const unsigned char c = (unsigned char)text.at[i];
    putchar(c < 0x20 || c == 0x7f ? ' ' : c);
  }
}

static quoth_text ontology_label(const struct explainer *e, quoth_id term,
                                 quoth_id property) {
  const quoth_id id = quoth_model_object(e->engine->ontology, term, property);
  return id ? quoth_model_get(e->engine->ontology, id).text : quoth_text_of("");
}

static void print_sentence(const struct explainer *e, uint32_t sentence,
                           quoth_span marked) {
  const quoth_sentence *s = &e->found.trees.sentences[sentence];
  const quoth_token *tokens = e->found.trees.tokens + s->first;
  const quoth_text plain = e->document->plain;
  const uint32_t begin = tokens[0].span.begin;
  const uint32_t end = tokens[s->count - 1].span.end;
  printf("sentence  ");
  print_text(quoth_text_slice(plain, (quoth_span){begin, marked.begin}));
  printf("[");
  print_text(quoth_text_slice(plain, marked));
  printf("]");
  if (marked.end < end) {
    print_text(quoth_text_slice(plain, (quoth_span){marked.end, end}));
  }
  putchar('\n');
}

static void print_tree(const struct explainer *e, uint32_t sentence) {
  const quoth_sentence *s = &e->found.trees.sentences[sentence];
  printf("parse\n");
  for (uint32_t i = s->first; i < s->first + s->count; i++) {
    const quoth_token *t = &e->found.trees.tokens[i];
    printf("  %3u  ", i - s->first + 1);
    print_text(quoth_text_slice(e->document->plain, t->span));
    printf("\t%s\t%s\t%s\n", quoth_upos_name((quoth_upos)t->upos),
           quoth_deprel_name((quoth_deprel)t->deprel),
           t->head == QUOTH_NONE ? "-" : "");
    if (t->head != QUOTH_NONE) {
      printf("       of ");
      print_text(quoth_text_slice(e->document->plain,
                                  e->found.trees.tokens[t->head].span));
      putchar('\n');
    }
  }
}

/* The class or name whose quoth:mention found the node. */
static void print_pattern(const struct explainer *e, const quoth_node *node) {
  const quoth_model *all = e->engine->ontology;
  quoth_cursor cursor = quoth_model_find(
      all, (quoth_quad){0, QUOTH_V_QUOTH_P_MENTION, node->pattern, 0});
  quoth_quad quad, owner = {0};
  while (quoth_model_next(&cursor, &quad)) {
    owner = owner.subject == node->class_id ? owner : quad;
  }
  printf("          found by the pattern ");
  print_text(quoth_model_get(all, node->pattern).text);
  printf("\n          of ");
  print_text(quoth_model_get(all, owner.subject).text);
  putchar('\n');
}

static void print_argument(const struct explainer *e, const char *name,
                           const quoth_argument *argument) {
  if (argument->kind == QUOTH_ARGUMENT_NONE) {
    return;
  }
  printf("%-9s ", name);
  if (argument->preposition.size) {
    print_text(argument->preposition);
    putchar(' ');
  }
  print_text(argument->kind == QUOTH_ARGUMENT_NODE
                 ? e->found.mentions.nodes[argument->node].label
             : argument->kind == QUOTH_ARGUMENT_MENTION
                 ? quoth_text_slice(e->document->plain, argument->span)
                 : argument->label);
  putchar('\n');
  if (argument->kind == QUOTH_ARGUMENT_NODE &&
      e->found.mentions.nodes[argument->node].pattern) {
    print_pattern(e, &e->found.mentions.nodes[argument->node]);
  }
}

static void print_claim(const struct explainer *e, const quoth_claim *claim) {
  static const char *const modalities[] = {
      "asserted", "hedged", "predicted", "hypothetical", "desired", "reported"};
  print_argument(e, "subject", &claim->subject);
  printf("relation  ");
  print_text(claim->lexical);
  putchar('\n');
  print_argument(e, "object", &claim->object);
  for (uint32_t i = 0; i < claim->argument_count; i++) {
    print_argument(e, "argument", &claim->arguments[i]);
  }
  if (claim->reported_by) {
    print_argument(e, "reported", claim->reported_by);
  }
  printf("meant     %s, %s\n",
         claim->polarity == QUOTH_NEGATED ? "negated" : "affirmed",
         modalities[claim->modality]);
  printf("rule      ");
  print_text(quoth_model_get(e->engine->ontology, claim->rule).text);
  printf("\n          ");
  print_text(ontology_label(e, claim->rule, QUOTH_V_RDFS_COMMENT));
  printf("\nconfidence %u %%\n", claim->confidence);
}

/* ---- explain INPUT CLAIM ---- */

/* The quote of the claim whose IRI ends so, and its rule; false: none. */
static bool find_claim(const struct explainer *e, quoth_text name,
                       quoth_text *quote, quoth_text *rule) {
  quoth_cursor cursor = quoth_model_find(
      e->model, (quoth_quad){0, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_CLAIM, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    if (name.size &&
        quoth_text_ends(quoth_model_get(e->model, quad.subject).text, name)) {
      *quote =
          quoth_model_get(e->model, quoth_model_object(e->model, quad.subject,
                                                       QUOTH_V_QUOTH_QUOTE))
              .text;
      *rule =
          quoth_model_get(e->model, quoth_model_object(e->model, quad.subject,
                                                       QUOTH_V_QUOTH_P_RULE))
              .text;
      return true;
    }
  }
  return false;
}

static quoth_status explain_claim(struct explainer *e, const char *name,
                                  quoth_error *error) {
  const quoth_record_options how = {
      .base = quoth_text_of("https://w3id.org/quoth/id/"),
      .version = QUOTH_VERSION,
      .rule_pack = e->engine->rule_pack};
  quoth_text quote, rule;
  QUOTH_TRY(quoth_model_new(NULL, &e->model));
  QUOTH_TRY(quoth_extraction_record(&e->found, e->engine->grammar, &how,
                                    e->model, error));
  if (!find_claim(e, quoth_text_of(name), &quote, &rule)) {
    return quoth_error_set(error, QUOTH_BAD_DATA, NULL, 0, "no claim '%.80s'",
                           name);
  }
  for (uint32_t i = 0; i < e->found.claims.claim_count; i++) {
    const quoth_claim *claim = &e->found.claims.claims[i];
    const quoth_text here = quoth_text_slice(
        e->document->source, quoth_document_source(e->document, claim->quote));
    if (quoth_text_equal(here, quote) &&
        quoth_text_equal(quoth_model_get(e->engine->ontology, claim->rule).text,
                         rule)) {
      print_sentence(e, claim->sentence, claim->quote);
      print_claim(e, claim);
      print_tree(e, claim->sentence);
      return QUOTH_OK;
    }
  }
  return QUOTH_OK;
}

/* ---- explain --why-not SENTENCE ---- */

static bool gave_claim(const struct explainer *e, const quoth_clause *clause) {
  const quoth_token *tokens = e->found.trees.tokens;
  const uint32_t begin = tokens[clause->first].span.begin;
  const uint32_t end = tokens[clause->first + clause->count - 1].span.end;
  for (uint32_t i = 0; i < e->found.claims.claim_count; i++) {
    const quoth_span quote = e->found.claims.claims[i].quote;
    if (quote.begin == begin && quote.end == end) {
      return true;
    }
  }
  return false;
}

static bool is_asked(const struct explainer *e, const quoth_clause *clause) {
  const quoth_token *token = &e->found.trees.tokens[clause->predicate];
  for (uint32_t i = 0; i < e->found.claims.question_count; i++) {
    const quoth_span span = e->found.claims.questions[i];
    if (token->span.begin >= span.begin && token->span.end <= span.end) {
      return true;
    }
  }
  return false;
}

static bool has_complement(const quoth_clause *clause) {
  for (uint32_t i = 0; i < clause->part_count; i++) {
    if (clause->parts[i].role == QUOTH_ROLE_CLAUSE) {
      return true;
    }
  }
  return false;
}

static const char *reason(const struct explainer *e,
                          const quoth_clause *clause) {
  const bool subject =
      quoth_clause_part(clause, clause->passive ? QUOTH_ROLE_OBJECT
                                                : QUOTH_ROLE_SUBJECT) != NULL;
  if (is_asked(e, clause)) {
    return "it asks";
  }
  if (clause->kind == QUOTH_CLAUSE_POSSESSIVE ||
      clause->kind == QUOTH_CLAUSE_INFINITIVE) {
    return "this kind of clause claims nothing by itself";
  }
  if (!subject) {
    return "it has no subject";
  }
  if (has_complement(clause)) {
    return "it only says how its complement is meant";
  }
  if (clause->kind == QUOTH_CLAUSE_ADVERBIAL) {
    return "it is a condition, or says when or how";
  }
  if (clause->kind == QUOTH_CLAUSE_RELATIVE ||
      clause->kind == QUOTH_CLAUSE_PARTICIPLE) {
    return "it only tells which thing is meant";
  }
  return "it is talk about the talk, or says too little";
}

static void print_clause(const struct explainer *e,
                         const quoth_clause *clause) {
  static const char *const roles[] = {"subject",    "object",  "recipient",
                                      "complement", "oblique", "clause"};
  static const char *const kinds[] = {
#define KIND_NAME(name, local) local,
      QUOTH_CLAUSE_RULES(KIND_NAME)
#undef KIND_NAME
  };
  const quoth_token *tokens = e->found.trees.tokens;
  printf("%s: ", kinds[clause->kind]);
  print_text(clause->chain);
  printf(clause->chain.size ? " " : "");
  print_text(clause->lemma);
  putchar('\n');
  for (uint32_t i = 0; i < clause->part_count; i++) {
    const quoth_part *part = &clause->parts[i];
    const quoth_span span = {tokens[part->first].span.begin,
                             tokens[part->first + part->count - 1].span.end};
    printf("  %-10s ", roles[part->role]);
    print_text(part->preposition);
    printf(part->preposition.size ? " " : "");
    print_text(quoth_text_slice(e->document->plain, span));
    putchar('\n');
  }
  printf("  -> %s\n", gave_claim(e, clause) ? "a claim" : reason(e, clause));
}

static quoth_status explain_why_not(struct explainer *e) {
  static const quoth_clause_options how = {.distribute = false};
  quoth_clauses clauses;
  QUOTH_TRY(quoth_clauses_find(e->clauser, e->document->plain, &e->found.trees,
                               &how, &clauses));
  for (uint32_t i = 0; i < clauses.clause_count; i++) {
    print_clause(e, &clauses.clauses[i]);
  }
  for (uint32_t i = 0; i < e->found.claims.claim_count; i++) {
    printf("\nclaim %u\n", i + 1);
    print_claim(e, &e->found.claims.claims[i]);
  }
  if (clauses.clause_count == 0) {
    printf("no clause was found\n");
  }
  for (uint32_t i = 0; i < e->found.trees.sentence_count; i++) {
    print_tree(e, i);
  }
  return QUOTH_OK;
}

/* ---- the command ---- */

static quoth_status run_file(struct explainer *e, quoth_cli *cli,
                             const char *path, const char *claim,
                             quoth_error *error) {
  quoth_buffer bytes = {0};
  quoth_status status = quoth_read_file(path, &bytes, error);
  if (status == QUOTH_OK) {
    status = read_text(e, cli, quoth_buffer_text(&bytes), path, error);
  }
  quoth_buffer_free(&bytes);
  return status == QUOTH_OK ? explain_claim(e, claim, error) : status;
}

static int run(quoth_cli *cli, int argc, char **argv);

const quoth_command quoth_command_explain = {
    "explain", "where a claim comes from, or why there is none",
    "INPUT CLAIM | --why-not SENTENCE", options, run};

static int run(quoth_cli *cli, int argc, char **argv) {
  quoth_args args = quoth_args_of(cli, &quoth_command_explain, argc, argv);
  const char *value, *sentence = NULL;
  struct explainer e = {0};
  for (int id; (id = quoth_args_next(&args, &value)) != QUOTH_ARGS_END;) {
    if (id == QUOTH_ARGS_EXIT) {
      return args.exit;
    }
    if (id == OPTION_RULES && e.rule_count == RULES_MAX) {
      return quoth_usage("explain", "more than %d --rules", RULES_MAX);
    }
    if (id == OPTION_RULES) {
      e.rules[e.rule_count++] = value;
    } else {
      sentence = value;
    }
  }
  if (sentence ? args.argc != 0 : args.argc != 2) {
    return quoth_usage("explain", "give INPUT and CLAIM, or --why-not");
  }
  quoth_error error = {0};
  quoth_status status;
  if (sentence) {
    status =
        read_text(&e, cli, quoth_text_of(sentence), "sentence.txt", &error);
    status = status == QUOTH_OK ? explain_why_not(&e) : status;
  } else {
    status = run_file(&e, cli, args.argv[0], args.argv[1], &error);
  }
  free_explainer(&e);
  if (status != QUOTH_OK) {
    quoth_report(sentence ? "--why-not" : args.argv[0], status, &error);
    return QUOTH_EXIT_FAILED;
  }
  return QUOTH_EXIT_DONE;
}
