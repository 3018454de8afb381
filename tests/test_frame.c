/* Frames against clauses read off small trees, written one word a field:
 * form/lemma/upos/head/deprel, heads counted from 1 and 0 for the root. */
#include "extract/frame.h"
#include "model/vocab.h"
#include "tests/check.h"
#include "tests/failing_allocator.h"

#include <string.h>

enum { WORDS = 24 };

static const struct {
  const char *name;
  quoth_upos upos;
} tags[] = {{"NOUN", QUOTH_NOUN}, {"PROPN", QUOTH_PROPN}, {"VERB", QUOTH_VERB},
            {"AUX", QUOTH_AUX},   {"ADP", QUOTH_ADP},     {"DET", QUOTH_DET},
            {"PART", QUOTH_PART}, {"PRON", QUOTH_PRON},   {"NUM", QUOTH_NUM},
            {"ADJ", QUOTH_ADJ},   {"ADV", QUOTH_ADV}};

static quoth_upos tag(const char *name) {
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
    if (strcmp(tags[i].name, name) == 0) {
      return tags[i].upos;
    }
  }
  return QUOTH_X;
}

static quoth_deprel relation(const char *name) {
  for (int i = 0; i <= QUOTH_DEP_XCOMP; i++) {
    if (strcmp(quoth_deprel_name((quoth_deprel)i), name) == 0) {
      return (quoth_deprel)i;
    }
  }
  return QUOTH_DEP_DEP;
}

typedef struct {
  char text[512];
  char lemmas[WORDS][32];
  quoth_token tokens[WORDS];
  quoth_sentence sentence;
  quoth_trees trees;
} tree;

static void read_tree(const char *notation, tree *out) {
  memset(out, 0, sizeof *out);
  uint32_t n = 0;
  size_t at = 0;
  for (const char *p = notation; *p; n++) {
    char form[32], upos[16], deprel[24];
    unsigned head;
    int used;
    CHECK(sscanf(p, "%31[^/]/%31[^/]/%15[^/]/%u/%23s%n", form, out->lemmas[n],
                 upos, &head, deprel, &used) == 5);
    const size_t size = strlen(form);
    memcpy(out->text + at, form, size);
    out->tokens[n] = (quoth_token){
        .span = {(uint32_t)at, (uint32_t)(at + size)},
        .lemma = quoth_text_of(out->lemmas[n]),
        .head = head ? head - 1 : QUOTH_NONE,
        .upos = (uint8_t)tag(upos),
        .deprel = (uint8_t)relation(deprel),
        .space_before = 1,
    };
    if (!head) {
      out->sentence.root = n;
    }
    at += size;
    out->text[at++] = ' ';
    p += used;
    while (*p == ' ') {
      p++;
    }
  }
  out->sentence.count = n;
  out->trees = (quoth_trees){out->tokens, n, &out->sentence, 1};
}

/* ---- the ontology ---- */

static quoth_id iri(quoth_model *model, const char *text) {
  quoth_id id;
  CHECK(quoth_model_iri(model, quoth_text_of(text), &id) == QUOTH_OK);
  return id;
}

static void add(quoth_model *model, quoth_id s, quoth_id p, quoth_id o) {
  CHECK(quoth_model_add(model, s, p, o, 0) == QUOTH_OK);
}

static void add_text(quoth_model *model, quoth_id s, quoth_id p,
                     const char *text) {
  quoth_id object;
  CHECK(quoth_model_literal(model, quoth_text_of(text), 0, quoth_text_of(""),
                            &object) == QUOTH_OK);
  add(model, s, p, object);
}

static void add_rule(quoth_model *model, const char *rule, const char *property,
                     const char *frame) {
  const quoth_id id = iri(model, rule);
  add(model, id, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_RULE);
  add(model, id, QUOTH_V_QUOTH_CLAIMS, iri(model, property));
  add_text(model, id, QUOTH_V_QUOTH_FRAME, frame);
}

static quoth_model *classes(void) {
  quoth_model *model;
  CHECK(quoth_model_new(NULL, &model) == QUOTH_OK);
  static const quoth_id ids[] = {
      QUOTH_V_SCHEMA_PERSON, QUOTH_V_SCHEMA_ORGANIZATION,
      QUOTH_V_SCHEMA_PRODUCT, QUOTH_V_SCHEMA_PLACE, QUOTH_V_QUOTH_DATE};
  static const char *const families[] = {"person", "organization", "thing",
                                         "place", "thing"};
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
    add(model, ids[i], QUOTH_V_RDF_TYPE, QUOTH_V_RDFS_CLASS);
    add_text(model, ids[i], QUOTH_V_QUOTH_FAMILY, families[i]);
  }
  const quoth_id organisation = iri(model, QUOTH_NS_QUOTH "OrganizationNoun");
  add(model, organisation, QUOTH_V_RDF_TYPE, QUOTH_V_QUOTH_WORD_CLASS);
  add_text(model, organisation, QUOTH_V_QUOTH_FORM, "company");
  return model;
}

static quoth_model *rules(void) {
  quoth_model *model = classes();
  add_rule(model, "rule:release", "ex:released",
           "{Organization} release|ship|put out {Product} [in {Date}]");
  add_rule(model, "rule:release-date", "ex:releaseDate",
           "release|ship|put out {subject:Product} in {object:Date}");
  add_rule(model, "rule:head", "ex:heads",
           "{Person} (be|become) (founder|chief executive|CEO) of|lead "
           "{Organization}");
  add_rule(model, "rule:based", "ex:basedIn",
           "{Organization} be based in|be headquartered in {Place}");
  add_rule(model, "rule:part", "ex:takesPart", "{Person} take part in {any}");
  return model;
}

/* ---- names in the tree ---- */

typedef struct {
  const char *label;
  quoth_id class_id; /* 0: a date */
} name;

typedef struct {
  quoth_node nodes[8];
  quoth_mention mentions[8];
  uint32_t of_token[WORDS];
  quoth_word_set words[WORDS];
  quoth_mentions all;
} found;

static void name_tokens(const quoth_grammar *grammar, const tree *t,
                        const name *names, found *out) {
  memset(out, 0, sizeof *out);
  for (uint32_t i = 0; i < t->trees.token_count; i++) {
    out->of_token[i] = QUOTH_NONE;
    out->words[i] = quoth_grammar_word(grammar, t->tokens[i].lemma);
    const quoth_text form =
        quoth_text_slice(quoth_text_of(t->text), t->tokens[i].span);
    for (uint32_t n = 0; names[n].label; n++) {
      if (quoth_text_is(form, names[n].label)) {
        out->nodes[n] = (quoth_node){
            .kind = names[n].class_id ? QUOTH_NODE_ENTITY : QUOTH_NODE_DATE,
            .class_id = names[n].class_id};
        out->mentions[n] = (quoth_mention){.head = i, .node = n};
        out->of_token[i] = n;
      }
    }
  }
  out->all = (quoth_mentions){.nodes = out->nodes,
                              .mentions = out->mentions,
                              .of_token = out->of_token,
                              .words = out->words};
}

static const name names[] = {{"Ada", QUOTH_V_SCHEMA_PERSON},
                             {"Acme", QUOTH_V_SCHEMA_ORGANIZATION},
                             {"Rocket", QUOTH_V_SCHEMA_PRODUCT},
                             {"Paris", QUOTH_V_SCHEMA_PLACE},
                             {"March", 0},
                             {NULL, 0}};

/* "property subject object; …" of every clause, best first. */
static const char *claims_of(quoth_model *model, const char *notation) {
  static char out[512];
  tree t;
  found f;
  quoth_grammar *grammar;
  quoth_clauser *clauser;
  quoth_clauses clauses;
  const quoth_clause_options options = {.distribute = true};
  read_tree(notation, &t);
  CHECK(quoth_grammar_new(model, NULL, NULL, &grammar) == QUOTH_OK);
  name_tokens(grammar, &t, names, &f);
  CHECK(quoth_clauser_new(grammar, NULL, &clauser) == QUOTH_OK);
  const quoth_text text = quoth_text_of(t.text);
  CHECK(quoth_clauses_find(clauser, text, &t.trees, &options, &clauses) ==
        QUOTH_OK);
  const quoth_frame_context context = {grammar, text, &t.trees, &f.all};
  out[0] = '\0';
  for (uint32_t c = 0; c < clauses.clause_count; c++) {
    quoth_frame_match found_here[4];
    const uint32_t count =
        quoth_frames_match(quoth_grammar_frames(grammar), &context,
                           &clauses.clauses[c], found_here, 4);
    for (uint32_t i = 0; i < count; i++) {
      const quoth_text property =
          quoth_model_get(model, found_here[i].property).text;
      const size_t at = strlen(out);
      const char *object =
          found_here[i].has_object ? t.lemmas[found_here[i].object.head] : "-";
      snprintf(out + at, sizeof out - at, "%s%.*s %s %s", at ? "; " : "",
               (int)property.size, property.at,
               t.lemmas[found_here[i].subject.head], object);
    }
  }
  quoth_clauser_free(clauser);
  quoth_grammar_free(grammar);
  quoth_model_free(model);
  return out;
}

static void expect(const char *notation, const char *expected) {
  const char *found_here = claims_of(rules(), notation);
  if (strcmp(found_here, expected) != 0) {
    fprintf(stderr, "%s\n expected: %s\n found:    %s\n", notation, expected,
            found_here);
    exit(1);
  }
}

static void test_verbs_and_their_arguments(void) {
  expect("Acme/Acme/PROPN/2/nsubj released/release/VERB/0/root "
         "Rocket/Rocket/PROPN/2/obj in/in/ADP/5/case March/March/PROPN/2/obl",
         "ex:released Acme Rocket; ex:releaseDate Rocket March");
  /* the tree may hang the date on the product */
  expect("Acme/Acme/PROPN/2/nsubj shipped/ship/VERB/0/root "
         "Rocket/Rocket/PROPN/2/obj in/in/ADP/5/case March/March/PROPN/3/nmod",
         "ex:released Acme Rocket; ex:releaseDate Rocket March");
  expect("Acme/Acme/PROPN/2/nsubj sold/sell/VERB/0/root "
         "Rocket/Rocket/PROPN/2/obj",
         "");
}

static void test_particles_and_fixed_nouns(void) {
  expect("Acme/Acme/PROPN/2/nsubj put/put/VERB/0/root "
         "Rocket/Rocket/PROPN/2/obj out/out/ADP/2/compound:prt",
         "ex:released Acme Rocket");
  expect("Ada/Ada/PROPN/2/nsubj took/take/VERB/0/root part/part/NOUN/2/obj "
         "in/in/ADP/6/case the/the/DET/6/det race/race/NOUN/2/obl",
         "ex:takesPart Ada race");
  expect("Ada/Ada/PROPN/2/nsubj took/take/VERB/0/root part/part/NOUN/2/obj "
         "in/in/ADP/6/case the/the/DET/6/det race/race/NOUN/3/nmod",
         "ex:takesPart Ada race");
  expect("Ada/Ada/PROPN/2/nsubj took/take/VERB/0/root time/time/NOUN/2/obj "
         "in/in/ADP/6/case the/the/DET/6/det race/race/NOUN/2/obl",
         "");
}

static void test_passives_are_undone(void) {
  expect("Rocket/Rocket/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass "
         "released/release/VERB/0/root by/by/ADP/5/case "
         "Acme/Acme/PROPN/3/obl:agent",
         "ex:released Acme Rocket");
  expect("Rocket/Rocket/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass "
         "released/release/VERB/0/root in/in/ADP/5/case "
         "March/March/PROPN/3/obl",
         "ex:releaseDate Rocket March");
  expect("Acme/Acme/PROPN/3/nsubj:pass is/be/AUX/3/aux:pass "
         "based/base/VERB/0/root in/in/ADP/5/case Paris/Paris/PROPN/3/obl",
         "ex:basedIn Acme Paris");
}

static void test_nouns_after_a_copula(void) {
  expect("Ada/Ada/PROPN/4/nsubj is/be/AUX/4/cop the/the/DET/4/det "
         "CEO/CEO/NOUN/0/root of/of/ADP/6/case Acme/Acme/PROPN/4/nmod",
         "ex:heads Ada Acme");
  expect("Ada/Ada/PROPN/5/nsubj is/be/AUX/5/cop Acme/Acme/PROPN/5/nmod:poss "
         "'s/'s/PART/3/case founder/founder/NOUN/0/root",
         "ex:heads Ada Acme");
  expect("Ada/Ada/PROPN/2/nsubj became/become/VERB/0/root "
         "chief/chief/ADJ/4/amod executive/executive/NOUN/2/xcomp "
         "of/of/ADP/6/case Acme/Acme/PROPN/4/nmod",
         "ex:heads Ada Acme");
  expect("Ada/Ada/PROPN/4/nsubj is/be/AUX/4/cop the/the/DET/4/det "
         "aunt/aunt/NOUN/0/root of/of/ADP/6/case Acme/Acme/PROPN/4/nmod",
         "");
}

static void test_slots_take_only_their_classes(void) {
  expect("Ada/Ada/PROPN/2/nsubj released/release/VERB/0/root "
         "Rocket/Rocket/PROPN/2/obj",
         "");
  expect("the/the/DET/2/det company/company/NOUN/3/nsubj "
         "released/release/VERB/0/root Rocket/Rocket/PROPN/3/obj",
         "ex:released company Rocket");
  expect("the/the/DET/2/det neighbor/neighbor/NOUN/3/nsubj "
         "released/release/VERB/0/root Rocket/Rocket/PROPN/3/obj",
         "");
}

static void test_domain_and_range_type_the_slots(void) {
  quoth_model *model = classes();
  const quoth_id owns = iri(model, "ex:owns");
  add(model, owns, QUOTH_V_RDFS_DOMAIN, QUOTH_V_SCHEMA_PERSON);
  add(model, owns, QUOTH_V_RDFS_RANGE, QUOTH_V_SCHEMA_PRODUCT);
  add_rule(model, "rule:own", "ex:owns", "{subject} own {object}");
  CHECK(strcmp(claims_of(model, "Ada/Ada/PROPN/2/nsubj owns/own/VERB/0/root "
                                "Rocket/Rocket/PROPN/2/obj"),
               "ex:owns Ada Rocket") == 0);
  model = classes();
  add(model, iri(model, "ex:owns"), QUOTH_V_RDFS_DOMAIN, QUOTH_V_SCHEMA_PERSON);
  add_rule(model, "rule:own", "ex:owns", "{object} belong to {subject}");
  CHECK(strcmp(claims_of(model, "Rocket/Rocket/PROPN/2/nsubj "
                                "belongs/belong/VERB/0/root to/to/ADP/4/case "
                                "Ada/Ada/PROPN/2/obl"),
               "ex:owns Ada Rocket") == 0);
}

/* A vocabulary that knows nothing of rules. */
static quoth_model *foreign(const char *property, const char *label) {
  quoth_model *model = classes();
  const quoth_id id = iri(model, property);
  add(model, id, QUOTH_V_RDF_TYPE, QUOTH_V_OWL_OBJECT_PROPERTY);
  if (label) {
    add_text(model, id, QUOTH_V_RDFS_LABEL, label);
  }
  return model;
}

static void test_labels_of_properties_become_frames(void) {
  static const char *const lead =
      "Ada/Ada/PROPN/2/nsubj leads/lead/VERB/0/root "
      "Acme/Acme/PROPN/2/obj";
  static const char *const part =
      "Ada/Ada/PROPN/4/nsubj is/be/AUX/4/cop the/the/DET/4/det "
      "author/author/NOUN/0/root of/of/ADP/6/case Rocket/Rocket/PROPN/4/nmod";
  static const char *const by_ada =
      "Acme/Acme/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass "
      "founded/found/VERB/0/root by/by/ADP/5/case Ada/Ada/PROPN/3/obl:agent";
  CHECK(strcmp(claims_of(foreign("ex:p", "leads"), lead), "ex:p Ada Acme") ==
        0);
  CHECK(strcmp(claims_of(foreign("ex:leads", NULL), lead),
               "ex:leads Ada Acme") == 0);
  CHECK(strcmp(claims_of(foreign("ex:p", "author"), part), "ex:p Rocket Ada") ==
        0);
  CHECK(strcmp(claims_of(foreign("ex:hasAuthor", NULL), part),
               "ex:hasAuthor Rocket Ada") == 0);
  CHECK(strcmp(claims_of(foreign("ex:p", "is author of"), part),
               "ex:p Ada Rocket") == 0);
  CHECK(strcmp(claims_of(foreign("ex:p", "founded by"), by_ada),
               "ex:p Acme Ada") == 0);
  CHECK(strcmp(claims_of(foreign("ex:p", "founded"), by_ada),
               "ex:p Ada Acme") == 0);
  CHECK(strcmp(claims_of(foreign("ex:p", "{subject} [)("), by_ada), "") == 0);
}

static void test_bad_frames_name_the_rule(void) {
  static const char *const bad[] = {
      "",
      "{Organization}",
      "{Organization {Product}",
      "{Wombat} release {Product}",
      "{Organization} release {Product} [in {Date}",
      "{Organization} (release|ship {Product}",
      "{Organization} release || ship {Product}",
      "{Organization} be maker {Product}",
      "{Organization} release {Product} sideways {Date}",
      "{subject:Organization} release {subject:Product}",
      "release",
      "{Organization} release|ship in|on {Date}",
      "{a} b c d e f g h i j k {Product}",
  };
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    quoth_model *model = classes();
    quoth_grammar *grammar;
    quoth_error error = {0};
    add_rule(model, "rule:bad", "ex:p", bad[i]);
    CHECK(quoth_grammar_new(model, NULL, &error, &grammar) == QUOTH_BAD_RULE);
    CHECK(quoth_text_is(quoth_text_of(error.source), "rule:bad"));
    CHECK(error.message[0]);
    quoth_model_free(model);
  }
}

static void test_every_allocation_may_fail(void) {
  quoth_model *model = rules();
  for (size_t n = 0;; n++) {
    failing_allocator allocator = failing_allocator_after(n);
    quoth_grammar *grammar = NULL;
    const quoth_status status =
        quoth_grammar_new(model, &allocator.base, NULL, &grammar);
    if (status == QUOTH_OK) {
      CHECK(quoth_frames_count(quoth_grammar_frames(grammar)) == 5);
      quoth_grammar_free(grammar);
      break;
    }
    CHECK(status == QUOTH_NO_MEMORY && !grammar);
  }
  quoth_model_free(model);
}

int main(void) {
  test_verbs_and_their_arguments();
  test_particles_and_fixed_nouns();
  test_passives_are_undone();
  test_nouns_after_a_copula();
  test_slots_take_only_their_classes();
  test_domain_and_range_type_the_slots();
  test_labels_of_properties_become_frames();
  test_bad_frames_name_the_rule();
  test_every_allocation_may_fail();
  return 0;
}
