#include "cli/check.h"
#include "model/vocab.h"

#include <string.h>

typedef struct {
  quoth_check *check;
  quoth_extractor *extractor;
  quoth_id rule, property;
  quoth_extraction found; /* of the sentence at hand */
} tester;

/* What an example expects of one claim. */
typedef struct {
  quoth_text subject, object;
  bool negated;
} expected;

/* ---- texts ---- */

/* Without a leading article: "the club" is "club". */
static quoth_text bare(quoth_text text) {
  static const char *const articles[] = {"the ", "a ", "an "};
  text = quoth_text_trim(text);
  for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
    const size_t size = strlen(articles[i]);
    if (text.size > size &&
        quoth_text_equal_nocase((quoth_text){text.at, size},
                                quoth_text_of(articles[i]))) {
      return (quoth_text){text.at + size, text.size - size};
    }
  }
  return text;
}

static bool same(quoth_text a, quoth_text b) {
  return quoth_text_equal_nocase(bare(a), bare(b));
}

quoth_text quoth_check_cut(quoth_text *rest, const char *mark) {
  const size_t size = strlen(mark);
  for (size_t i = 0; i + size <= rest->size; i++) {
    if (memcmp(rest->at + i, mark, size) == 0) {
      const quoth_text before = {rest->at, i};
      *rest = (quoth_text){rest->at + i + size, rest->size - i - size};
      return quoth_text_trim(before);
    }
  }
  const quoth_text all = quoth_text_trim(*rest);
  *rest = (quoth_text){rest->at + rest->size, 0};
  return all;
}

/* ---- claims ---- */

static bool argument_is(const tester *t, const quoth_argument *argument,
                        quoth_text wanted) {
  if (argument->kind == QUOTH_ARGUMENT_NONE) {
    return wanted.size == 0;
  }
  if (argument->kind == QUOTH_ARGUMENT_NODE) {
    const quoth_node *node = &t->found.mentions.nodes[argument->node];
    if (same(node->label, wanted)) {
      return true;
    }
    for (uint32_t i = 0; i < node->variant_count; i++) {
      if (same(node->variants[i], wanted)) {
        return true;
      }
    }
  } else if (same(argument->label, wanted)) {
    return true;
  }
  return argument->span.end > argument->span.begin &&
         same(quoth_text_slice(t->found.document->plain, argument->span),
              wanted);
}

static bool claims_it(const tester *t, const expected *wanted) {
  for (uint32_t i = 0; i < t->found.claims.claim_count; i++) {
    const quoth_claim *claim = &t->found.claims.claims[i];
    if (claim->relation == t->property &&
        (claim->polarity == QUOTH_NEGATED) == wanted->negated &&
        argument_is(t, &claim->subject, wanted->subject) &&
        argument_is(t, &claim->object, wanted->object)) {
      return true;
    }
  }
  return false;
}

static quoth_text argument_text(const tester *t,
                                const quoth_argument *argument) {
  if (argument->kind == QUOTH_ARGUMENT_NODE) {
    return t->found.mentions.nodes[argument->node].label;
  }
  if (argument->label.size) {
    return argument->label;
  }
  return quoth_text_slice(t->found.document->plain, argument->span);
}

/* "SUBJECT property OBJECT; …" of what was claimed instead. */
static void describe(const tester *t, quoth_buffer *out) {
  const quoth_model *all = t->check->engine->ontology;
  quoth_buffer_clear(out);
  for (uint32_t i = 0; i < t->found.claims.claim_count && i < 6; i++) {
    const quoth_claim *claim = &t->found.claims.claims[i];
    quoth_text relation = claim->lexical;
    if (claim->relation) {
      relation = quoth_model_get(all, claim->relation).text;
      size_t at = relation.size;
      while (at > 0 && relation.at[at - 1] != '#' &&
             relation.at[at - 1] != '/') {
        at--;
      }
      relation = (quoth_text){relation.at + at, relation.size - at};
    }
    quoth_buffer_string(out, i ? "; " : "");
    quoth_buffer_string(out, claim->polarity == QUOTH_NEGATED ? "not " : "");
    quoth_buffer_add(out, argument_text(t, &claim->subject));
    quoth_buffer_string(out, " | ");
    quoth_buffer_add(out, relation);
    quoth_buffer_string(out, " | ");
    quoth_buffer_add(out, argument_text(t, &claim->object));
  }
  if (!t->found.claims.claim_count) {
    quoth_buffer_string(out, "nothing");
  }
}

/* ---- examples ---- */

static quoth_status extract(tester *t, quoth_text sentence,
                            quoth_document **document, quoth_error *error) {
  const quoth_document_options options = {.path = quoth_text_of("example"),
                                          .format = QUOTH_FORMAT_PLAIN};
  QUOTH_TRY(quoth_document_new(sentence, &options, NULL, error, document));
  return quoth_extract(t->extractor, *document, error, &t->found);
}

static void compare(tester *t, quoth_text example, quoth_text wanted_list) {
  quoth_buffer found = {0};
  while (wanted_list.size) {
    quoth_text rest = quoth_check_cut(&wanted_list, ";");
    expected wanted = {.negated = false};
    wanted.subject = quoth_check_cut(&rest, "|");
    wanted.object = quoth_text_trim(rest);
    if (wanted.subject.size > 4 && memcmp(wanted.subject.at, "not ", 4) == 0) {
      wanted.negated = true;
      wanted.subject =
          (quoth_text){wanted.subject.at + 4, wanted.subject.size - 4};
    }
    if (!claims_it(t, &wanted)) {
      describe(t, &found);
      quoth_check_fail(
          t->check, t->rule, example, "expected %s%.*s | %.*s, found %.*s",
          wanted.negated ? "not " : "", (int)wanted.subject.size,
          wanted.subject.at, (int)wanted.object.size, wanted.object.at,
          (int)found.size, quoth_buffer_text(&found).at);
    }
  }
  quoth_buffer_free(&found);
}

static quoth_status run_example(void *user, quoth_text example,
                                quoth_error *error) {
  tester *t = user;
  quoth_text wanted = example;
  const quoth_text sentence = quoth_check_cut(&wanted, "=>");
  t->check->examples++;
  if (!wanted.size) {
    quoth_check_fail(t->check, t->rule, example,
                     "the example does not say \"=> SUBJECT | OBJECT\"");
    return QUOTH_OK;
  }
  quoth_document *document = NULL;
  const quoth_status status = extract(t, sentence, &document, error);
  if (status == QUOTH_OK) {
    compare(t, example, wanted);
  }
  quoth_document_free(document);
  return status;
}

static quoth_status run_counter_example(void *user, quoth_text sentence,
                                        quoth_error *error) {
  tester *t = user;
  quoth_document *document = NULL;
  t->check->counter_examples++;
  const quoth_status status = extract(t, sentence, &document, error);
  for (uint32_t i = 0; status == QUOTH_OK && i < t->found.claims.claim_count;
       i++) {
    const quoth_claim *claim = &t->found.claims.claims[i];
    if (claim->relation == t->property) {
      const quoth_text subject = argument_text(t, &claim->subject);
      const quoth_text object = argument_text(t, &claim->object);
      quoth_check_fail(t->check, t->rule, sentence,
                       "counter-example claims %.*s | %.*s", (int)subject.size,
                       subject.at, (int)object.size, object.at);
      break;
    }
  }
  quoth_document_free(document);
  return status;
}

quoth_status quoth_check_each(const quoth_check *check, quoth_id subject,
                              quoth_id predicate, quoth_check_visit *each,
                              void *user, quoth_error *error) {
  const quoth_model *all = check->engine->ontology;
  quoth_cursor cursor =
      quoth_model_find(all, (quoth_quad){subject, predicate, 0, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    QUOTH_TRY(each(user, quoth_model_get(all, quad.object).text, error));
  }
  return QUOTH_OK;
}

static quoth_status run_all(tester *t, quoth_error *error) {
  const quoth_model *all = t->check->engine->ontology;
  quoth_cursor cursor = quoth_model_find(
      all, (quoth_quad){0, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_RULE, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    t->rule = quad.subject;
    t->property = quoth_model_object(all, t->rule, QUOTH_V_QUOTH_CLAIMS);
    if (t->property && quoth_check_says(t->check, t->rule, QUOTH_V_RDF_TYPE)) {
      QUOTH_TRY(quoth_check_each(t->check, t->rule, QUOTH_V_QUOTH_EXAMPLE,
                                 run_example, t, error));
      QUOTH_TRY(quoth_check_each(t->check, t->rule,
                                 QUOTH_V_QUOTH_COUNTER_EXAMPLE,
                                 run_counter_example, t, error));
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_check_rules(quoth_check *check, quoth_error *error) {
  tester t = {.check = check};
  QUOTH_TRY(quoth_extractor_new(check->engine->grammar, check->engine->syntax,
                                NULL, &t.extractor));
  const quoth_status status = run_all(&t, error);
  quoth_extractor_free(t.extractor);
  return status;
}
