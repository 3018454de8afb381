/* Patterns of names: what a quoth:mention must find and must not, and whether
 * hostile text makes it slow. */
#include "cli/check.h"
#include "extract/lexicon.h"
#include "model/vocab.h"

#include <string.h>

typedef struct {
  quoth_check *check;
  quoth_extractor *extractor;
  quoth_pattern_matcher *matcher;
  quoth_id owner;         /* the class or name at hand */
  quoth_extraction found; /* in the sentence at hand */
  bool used[256];         /* per pattern of the owner: some example finds it */
} prover;

static const quoth_lexicon *lexicon_of(const prover *p) {
  return quoth_grammar_lexicon(p->check->engine->grammar);
}

/* ---- examples ---- */

static quoth_status extract(prover *p, quoth_text sentence,
                            quoth_document **document, quoth_error *error) {
  const quoth_document_options options = {.path = quoth_text_of("example"),
                                          .format = QUOTH_FORMAT_PLAIN};
  QUOTH_TRY(quoth_document_new(sentence, &options, NULL, error, document));
  return quoth_extract(p->extractor, *document, error, &p->found);
}

/* Whether a pattern of the owner found what `mention` stands for; marks it. */
static bool is_found(prover *p, const quoth_mention *mention) {
  if (mention->node == QUOTH_NONE) {
    return false;
  }
  const quoth_id pattern = p->found.mentions.nodes[mention->node].pattern;
  const quoth_lexicon *lexicon = lexicon_of(p);
  size_t mine = 0;
  for (uint32_t i = 0; i < quoth_lexicon_pattern_count(lexicon); i++) {
    const quoth_name_pattern *known = quoth_lexicon_pattern(lexicon, i);
    if (known->owner == p->owner && known->text == pattern) {
      p->used[mine < sizeof p->used ? mine : sizeof p->used - 1] = true;
      return true;
    }
    mine += known->owner == p->owner;
  }
  return false;
}

static quoth_text text_of(const prover *p, const quoth_mention *mention) {
  return quoth_text_slice(p->found.document->plain, mention->span);
}

static bool finds(prover *p, quoth_text name) {
  for (uint32_t i = 0; i < p->found.mentions.mention_count; i++) {
    const quoth_mention *mention = &p->found.mentions.mentions[i];
    if (quoth_text_equal(text_of(p, mention), name) && is_found(p, mention)) {
      return true;
    }
  }
  return false;
}

/* "NAME (class); …" of the names that were found instead. */
static void describe(const prover *p, quoth_buffer *out) {
  const quoth_model *all = p->check->engine->ontology;
  for (uint32_t i = 0; i < p->found.mentions.mention_count; i++) {
    const quoth_mention *mention = &p->found.mentions.mentions[i];
    if (mention->kind != QUOTH_MENTION_NAMED || mention->node == QUOTH_NONE) {
      continue;
    }
    const quoth_node *node = &p->found.mentions.nodes[mention->node];
    quoth_buffer_string(out, out->size ? "; " : "");
    quoth_buffer_add(out, text_of(p, mention));
    if (node->class_id) {
      quoth_buffer_string(out, " (");
      quoth_buffer_add(out, quoth_model_get(all, node->class_id).text);
      quoth_buffer_char(out, ')');
    }
  }
  if (!out->size) {
    quoth_buffer_string(out, "no name");
  }
}

static quoth_status run_example(void *user, quoth_text example,
                                quoth_error *error) {
  prover *p = user;
  quoth_text wanted = example;
  const quoth_text sentence = quoth_check_cut(&wanted, "=>");
  p->check->examples++;
  if (!wanted.size) {
    quoth_check_fail(p->check, p->owner, example,
                     "the example does not say \"=> NAME\"");
    return QUOTH_OK;
  }
  quoth_document *document = NULL;
  const quoth_status status = extract(p, sentence, &document, error);
  while (status == QUOTH_OK && wanted.size) {
    const quoth_text name = quoth_check_cut(&wanted, ";");
    if (!finds(p, name)) {
      quoth_buffer found = {0};
      describe(p, &found);
      quoth_check_fail(p->check, p->owner, example,
                       "expected the name %.*s, found %.*s", (int)name.size,
                       name.at, (int)found.size, quoth_buffer_text(&found).at);
      quoth_buffer_free(&found);
    }
  }
  quoth_document_free(document);
  return status;
}

static quoth_status run_counter_example(void *user, quoth_text sentence,
                                        quoth_error *error) {
  prover *p = user;
  quoth_document *document = NULL;
  p->check->counter_examples++;
  const quoth_status status = extract(p, sentence, &document, error);
  for (uint32_t i = 0;
       status == QUOTH_OK && i < p->found.mentions.mention_count; i++) {
    const quoth_mention *mention = &p->found.mentions.mentions[i];
    if (is_found(p, mention)) {
      const quoth_text name = text_of(p, mention);
      quoth_check_fail(p->check, p->owner, sentence,
                       "counter-example holds the name %.*s", (int)name.size,
                       name.at);
      break;
    }
  }
  quoth_document_free(document);
  return status;
}

/* ---- slow patterns ---- */

enum { PROBE_REPEATS = 200 };

/* Backtracking shows where a repeated character almost matches: the beginning
 * of a name, then its last character again and again, then a stranger. */
static quoth_status probe(prover *p, uint32_t pattern, quoth_text head,
                          char again, bool *slow) {
  char text[PROBE_REPEATS + 64];
  const size_t kept = head.size < 62 ? head.size : 62;
  size_t length;
  memcpy(text, head.at, kept);
  memset(text + kept, again, PROBE_REPEATS);
  text[kept + PROBE_REPEATS] = '\x01';
  QUOTH_TRY(quoth_pattern_matcher_read(
      p->matcher, (quoth_text){text, kept + PROBE_REPEATS + 1}));
  return quoth_pattern_match(p->matcher, pattern, 0, &length, slow);
}

/* Every character that the pattern mentions, again and again. */
static quoth_status is_slow(prover *p, uint32_t pattern, quoth_text text,
                            bool *slow) {
  static const char common[] = "aA1 -";
  const quoth_text nothing = {"", 0};
  *slow = false;
  for (size_t i = 0; i < sizeof common - 1 && !*slow; i++) {
    QUOTH_TRY(probe(p, pattern, nothing, common[i], slow));
  }
  for (size_t i = 0; i < text.size && !*slow; i++) {
    if (text.at[i] > 0) {
      QUOTH_TRY(probe(p, pattern, nothing, text.at[i], slow));
    }
  }
  return QUOTH_OK;
}

typedef struct {
  prover *p;
  uint32_t pattern;
  bool slow;
} probing;

static quoth_status probe_example(void *user, quoth_text example,
                                  quoth_error *error) {
  probing *job = user;
  (void)error;
  quoth_check_cut(&example, "=>");
  const quoth_text name = quoth_text_trim(example);
  for (size_t i = 1; i <= name.size && !job->slow; i++) {
    if (name.at[i - 1] > 0) {
      QUOTH_TRY(probe(job->p, job->pattern, (quoth_text){name.at, i},
                      name.at[i - 1], &job->slow));
    }
  }
  return QUOTH_OK;
}

/* ---- all patterns of one owner ---- */

static quoth_status check_pattern(prover *p, uint32_t index, bool used,
                                  quoth_error *error) {
  const quoth_model *all = p->check->engine->ontology;
  const quoth_id id = quoth_lexicon_pattern(lexicon_of(p), index)->text;
  const quoth_text text = quoth_model_get(all, id).text;
  probing job = {.p = p, .pattern = index};
  p->check->patterns++;
  quoth_pattern_matcher_reset(p->matcher);
  QUOTH_TRY(is_slow(p, index, text, &job.slow));
  if (!job.slow) {
    QUOTH_TRY(quoth_check_each(p->check, p->owner, QUOTH_V_QUOTH_EXAMPLE,
                               probe_example, &job, error));
  }
  if (job.slow) {
    quoth_check_fail(p->check, p->owner, text,
                     "slow: the match limit ends \"%.*s\"", (int)text.size,
                     text.at);
  }
  if (!used) {
    quoth_check_warn(p->check, p->owner, text, "no example needs \"%.*s\"",
                     (int)text.size, text.at);
  }
  return QUOTH_OK;
}

static quoth_status check_owner(prover *p, quoth_error *error) {
  const quoth_lexicon *lexicon = lexicon_of(p);
  memset(p->used, 0, sizeof p->used);
  QUOTH_TRY(quoth_check_each(p->check, p->owner, QUOTH_V_QUOTH_EXAMPLE,
                             run_example, p, error));
  QUOTH_TRY(quoth_check_each(p->check, p->owner, QUOTH_V_QUOTH_COUNTER_EXAMPLE,
                             run_counter_example, p, error));
  size_t mine = 0;
  for (uint32_t i = 0; i < quoth_lexicon_pattern_count(lexicon); i++) {
    if (quoth_lexicon_pattern(lexicon, i)->owner == p->owner) {
      const bool used = mine >= sizeof p->used - 1 || p->used[mine];
      QUOTH_TRY(check_pattern(p, i, used, error));
      mine++;
    }
  }
  return QUOTH_OK;
}

static bool seen_before(const quoth_lexicon *lexicon, uint32_t index) {
  const quoth_id owner = quoth_lexicon_pattern(lexicon, index)->owner;
  for (uint32_t i = 0; i < index; i++) {
    if (quoth_lexicon_pattern(lexicon, i)->owner == owner) {
      return true;
    }
  }
  return false;
}

static quoth_status check_all(prover *p, quoth_error *error) {
  const quoth_lexicon *lexicon = lexicon_of(p);
  for (uint32_t i = 0; i < quoth_lexicon_pattern_count(lexicon); i++) {
    p->owner = quoth_lexicon_pattern(lexicon, i)->owner;
    if (!seen_before(lexicon, i) &&
        quoth_check_says(p->check, p->owner, QUOTH_V_QUOTH_P_MENTION)) {
      QUOTH_TRY(check_owner(p, error));
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_check_names(quoth_check *check, quoth_error *error) {
  prover p = {.check = check};
  quoth_status status = quoth_extractor_new(
      check->engine->grammar, check->engine->syntax, NULL, &p.extractor);
  if (status == QUOTH_OK) {
    status = quoth_pattern_matcher_new(quoth_lexicon_patterns(lexicon_of(&p)),
                                       NULL, &p.matcher);
  }
  if (status == QUOTH_OK) {
    status = check_all(&p, error);
  }
  quoth_pattern_matcher_free(p.matcher);
  quoth_extractor_free(p.extractor);
  return status;
}
