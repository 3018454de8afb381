/* train.c - learns the network of the syntax layer:
 *
 *   quoth-train TREEBANKS WEIGHTS [name=value ...]
 *
 * TREEBANKS holds {ewt,gum}-{train,dev}.conllu; the development parts are only
 * graded. Where it holds examples.conllu, too, those sentences are learnt like
 * the treebanks, and where it holds silver.conllu, that beside them. The names
 * are those of the table below; the ablations in docs/syntax.md were made with
 * them. The same inputs give the same bits on every machine. */
#include "tools/export.h"
#include "tools/learner.h"

#include <stdlib.h>
#include <unistd.h>

enum { PATH_SIZE = 1024 };

typedef struct {
  sizes s;
  recipe r;
  uint32_t seen;  /* how often a known word was seen */
  uint32_t heard; /* … in silver */
} plan;

static const plan usual = {
    .s = {.in = 96, .state = 80, .arc = 64, .label = 64},
    .r = {.epochs = 16,
          .batch = 400,
          .rate = 3e-3f,
          .drop = {.input = 0.1f, .hidden = 0.2f, .word = 0.15f},
          .captions = 0.05f,
          .averaged = 0.25f,
          .silver = 1.6f,
          .seed = 1},
    .seen = 2,
    .heard = 20};

/* Sets what `setting` ("name=value") names; false when there is no such. */
static bool set(plan *p, const char *setting) {
  const struct {
    const char *name;
    uint32_t *whole;
    float *share;
  } settings[] = {{"in", &p->s.in, NULL},
                  {"state", &p->s.state, NULL},
                  {"arc", &p->s.arc, NULL},
                  {"label", &p->s.label, NULL},
                  {"epochs", &p->r.epochs, NULL},
                  {"batch", &p->r.batch, NULL},
                  {"seen", &p->seen, NULL},
                  {"heard", &p->heard, NULL},
                  {"rate", NULL, &p->r.rate},
                  {"drop-input", NULL, &p->r.drop.input},
                  {"drop-hidden", NULL, &p->r.drop.hidden},
                  {"drop-word", NULL, &p->r.drop.word},
                  {"captions", NULL, &p->r.captions},
                  {"averaged", NULL, &p->r.averaged},
                  {"silver", NULL, &p->r.silver}};
  const char *value = strchr(setting, '=');
  for (size_t i = 0; value && i < sizeof settings / sizeof *settings; i++) {
    const quoth_text name = {setting, (size_t)(value - setting)};
    if (!quoth_text_is(name, settings[i].name)) {
      continue;
    }
    if (settings[i].whole != NULL) {
      *settings[i].whole = (uint32_t)strtoul(value + 1, NULL, 10);
    } else {
      *settings[i].share = strtof(value + 1, NULL);
    }
    return true;
  }
  fprintf(stderr, "no such setting: %s\n", setting);
  return false;
}

/* Everything that is read. */
typedef struct {
  treebank trees, silver, ewt_dev, gum_dev;
  vocabulary v;
} material;

static bool read_trees(const char *folder, const char *name, genres only,
                       treebank *bank) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "%s/%s.conllu", folder, name);
  return treebank_read(bank, path, only);
}

/* There need not be any. */
static bool read_more(const char *folder, const char *name, treebank *bank) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "%s/%s.conllu", folder, name);
  return access(path, F_OK) != 0 || treebank_read(bank, path, NULL);
}

static bool material_read(material *m, const plan *p, const char *trees) {
  static const char *const speech[] = {"interview", "vlog", "speech",
                                       "conversation", NULL};
  *m = (material){.trees = {.words = NULL}};
  if (!read_trees(trees, "ewt-train", NULL, &m->trees) ||
      !read_trees(trees, "gum-train", NULL, &m->trees) ||
      !read_more(trees, "examples", &m->trees) ||
      !read_more(trees, "silver", &m->silver) ||
      !read_trees(trees, "ewt-dev", NULL, &m->ewt_dev) ||
      !read_trees(trees, "gum-dev", speech, &m->gum_dev)) {
    return false;
  }
  vocabulary_new(&m->v, &m->trees, p->seen, &m->silver, p->heard);
  vocabulary_number(&m->v, &m->trees);
  vocabulary_number(&m->v, &m->silver);
  vocabulary_number(&m->v, &m->ewt_dev);
  vocabulary_number(&m->v, &m->gum_dev);
  fprintf(stderr, "%zu words, %zu of silver; %u known, %u tags\n",
          m->trees.word_count, m->silver.word_count, m->v.word_count,
          m->v.tag_count);
  return true;
}

static void material_free(material *m) {
  treebank_free(&m->trees);
  treebank_free(&m->silver);
  treebank_free(&m->ewt_dev);
  treebank_free(&m->gum_dev);
  vocabulary_free(&m->v);
}

/* Grades the network on a development part. */
static void tell(const learner *l, const char *name, const treebank *bank,
                 const vocabulary *v) {
  const grade g = learner_grade(l, bank, v->pairs);
  fprintf(stderr, "%s: UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f\n", name,
          100.0 * g.upos, 100.0 * g.xpos, 100.0 * g.heads, 100.0 * g.labels);
}

static bool train(plan *p, const material *m, const char *path) {
  p->s.words = m->v.word_count;
  p->s.tags = m->v.tag_count;
  learner l;
  learner_new(&l, &p->s, &p->r, &m->trees, &m->silver);
  tell(&l, "EWT dev", &m->ewt_dev, &m->v);
  tell(&l, "GUM dev, speech", &m->gum_dev, &m->v);
  const bool fine = network_export(path, &l.s, &l.average, &m->v);
  learner_free(&l);
  return fine;
}

int main(int count, char **arguments) {
  plan p = usual;
  bool fine = count >= 3;
  for (int i = 3; fine && i < count; i++) {
    fine = set(&p, arguments[i]);
  }
  if (!fine) {
    fputs("usage: quoth-train TREEBANKS WEIGHTS [name=value ...]\n", stderr);
    return 2;
  }
  material m;
  fine = material_read(&m, &p, arguments[1]) && train(&p, &m, arguments[2]);
  material_free(&m);
  return fine ? 0 : 1;
}
