/* train.c - learns the network of the syntax layer:
 *
 *   quoth-train TREEBANKS TRANSCRIPTS WEIGHTS [name=value ...]
 *
 * TREEBANKS holds {ewt,gum}-{train,dev}.conllu, TRANSCRIPTS *.md. Networks
 * that learnt the treebanks annotate transcripts by vote, and the network that
 * is kept learns from both. The development parts are only graded. The names
 * are those of the table below; the ablations in docs/syntax.md were made with
 * them. The same inputs give the same bits on every machine. */
#include "tools/export.h"
#include "tools/learner.h"
#include "tools/transcript.h"

#include <dirent.h>
#include <stdlib.h>

enum { TEACHERS_MAX = 8, FILES_MAX = 1000, PATH_SIZE = 1024 };

typedef struct {
  sizes student, teacher;
  recipe r;
  uint32_t teachers, teacher_epochs;
  uint32_t files;              /* transcripts read */
  uint32_t in_trees, in_texts; /* how often a known word was seen */
  float sure;                  /* of silver */
} plan;

static const plan usual = {
    .student = {.in = 96, .state = 80, .arc = 64, .label = 64},
    .teacher = {.in = 128, .state = 96, .arc = 64, .label = 64},
    .r = {.epochs = 14,
          .batch = 400,
          .rate = 3e-3f,
          .drop = {.input = 0.1f, .hidden = 0.2f, .word = 0.15f},
          .captions = 0.05f,
          .averaged = 0.25f,
          .seed = 1},
    .teachers = 0,
    .teacher_epochs = 12,
    .files = 100,
    .in_trees = 2,
    .in_texts = 15,
    .sure = 0.85f};

/* Sets what `setting` ("name=value") names; false when there is no such. */
static bool set(plan *p, const char *setting) {
  const struct {
    const char *name;
    uint32_t *whole;
    float *share;
  } settings[] = {{"in", &p->student.in, NULL},
                  {"state", &p->student.state, NULL},
                  {"arc", &p->student.arc, NULL},
                  {"label", &p->student.label, NULL},
                  {"teacher-in", &p->teacher.in, NULL},
                  {"teacher-state", &p->teacher.state, NULL},
                  {"teachers", &p->teachers, NULL},
                  {"teacher-epochs", &p->teacher_epochs, NULL},
                  {"epochs", &p->r.epochs, NULL},
                  {"batch", &p->r.batch, NULL},
                  {"files", &p->files, NULL},
                  {"in-trees", &p->in_trees, NULL},
                  {"in-texts", &p->in_texts, NULL},
                  {"rate", NULL, &p->r.rate},
                  {"drop-input", NULL, &p->r.drop.input},
                  {"drop-hidden", NULL, &p->r.drop.hidden},
                  {"drop-word", NULL, &p->r.drop.word},
                  {"captions", NULL, &p->r.captions},
                  {"averaged", NULL, &p->r.averaged},
                  {"sure", NULL, &p->sure}};
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
  treebank trees, texts, none, ewt_dev, gum_dev;
  vocabulary v;
} material;

static bool read_trees(const char *folder, const char *name, genres only,
                       treebank *bank) {
  char path[PATH_SIZE];
  snprintf(path, sizeof path, "%s/%s.conllu", folder, name);
  return treebank_read(bank, path, only);
}

static int compare_names(const void *a, const void *b) {
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The first `count` transcripts, by name. */
static bool read_texts(const char *folder, uint32_t count, treebank *bank) {
  DIR *listing = opendir(folder);
  if (listing == NULL) {
    fprintf(stderr, "%s: cannot open\n", folder);
    return false;
  }
  char *names[FILES_MAX];
  size_t found = 0;
  for (struct dirent *entry; (entry = readdir(listing)) != NULL;) {
    if (strstr(entry->d_name, ".md") != NULL && found < FILES_MAX) {
      const size_t size = strlen(folder) + strlen(entry->d_name) + 2;
      names[found] = must_alloc(size);
      snprintf(names[found++], size, "%s/%s", folder, entry->d_name);
    }
  }
  closedir(listing);
  qsort(names, found, sizeof *names, compare_names);
  bool fine = true;
  for (size_t i = 0; i < found; i++) {
    fine = fine && (i >= count || transcript_read(bank, names[i]));
    free(names[i]);
  }
  return fine;
}

static bool material_read(material *m, const plan *p, const char *trees,
                          const char *texts) {
  static const char *const speech[] = {"interview", "vlog", "speech",
                                       "conversation", NULL};
  *m = (material){.trees = {.words = NULL}};
  if (!read_trees(trees, "ewt-train", NULL, &m->trees) ||
      !read_trees(trees, "gum-train", NULL, &m->trees) ||
      !read_trees(trees, "ewt-dev", NULL, &m->ewt_dev) ||
      !read_trees(trees, "gum-dev", speech, &m->gum_dev) ||
      !read_texts(texts, p->files, &m->texts)) {
    return false;
  }
  vocabulary_new(&m->v, &m->trees, &m->texts, p->in_trees, p->in_texts);
  fprintf(stderr, "%zu words in trees, %zu in texts; %u known, %u tags\n",
          m->trees.word_count, m->texts.word_count, m->v.word_count,
          m->v.tag_count);
  return true;
}

static void material_free(material *m) {
  treebank_free(&m->trees);
  treebank_free(&m->texts);
  treebank_free(&m->ewt_dev);
  treebank_free(&m->gum_dev);
  vocabulary_free(&m->v);
}

static void tell(const char *name, const char *bank, const grade *g) {
  fprintf(stderr, "%s on %s: UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f\n", name,
          bank, 100.0 * g->upos, 100.0 * g->xpos, 100.0 * g->heads,
          100.0 * g->labels);
}

static void number_all(material *m, bool trees_only) {
  vocabulary_number(&m->v, trees_only, &m->trees);
  vocabulary_number(&m->v, trees_only, &m->texts);
  vocabulary_number(&m->v, trees_only, &m->ewt_dev);
  vocabulary_number(&m->v, trees_only, &m->gum_dev);
}

static void grade_it(const learner *l, const char *name, const material *m) {
  const grade ewt = learner_grade(l, &m->ewt_dev, m->v.pairs);
  tell(name, "EWT dev", &ewt);
  const grade gum = learner_grade(l, &m->gum_dev, m->v.pairs);
  tell(name, "GUM dev, speech", &gum);
}

/* Annotates the texts by the votes of networks that learnt the trees. */
static void make_silver(const plan *p, material *m) {
  learner teachers[TEACHERS_MAX];
  number_all(m, true);
  const uint32_t count =
      p->teachers < TEACHERS_MAX ? p->teachers : TEACHERS_MAX;
  for (uint32_t i = 0; i < count; i++) {
    recipe r = p->r;
    r.epochs = p->teacher_epochs;
    r.seed = p->r.seed + 1 + i;
    r.captions = 0.0f;
    learner_new(&teachers[i], "teacher", &p->teacher, &r, &m->trees, &m->none);
    grade_it(&teachers[i], "teacher", m);
  }
  if (count > 0) {
    learners_annotate(teachers, count, m->v.pairs, p->sure, &m->texts);
  } else {
    m->texts.sentence_count = m->texts.word_count = 0;
  }
  fprintf(stderr, "silver: %zu words\n", m->texts.word_count);
  for (uint32_t i = 0; i < count; i++) {
    learner_free(&teachers[i]);
  }
}

static bool train(plan *p, material *m, const char *path) {
  p->student.words = p->teacher.words = m->v.word_count;
  p->student.tags = p->teacher.tags = m->v.tag_count;
  make_silver(p, m);
  number_all(m, p->teachers == 0);
  learner l;
  learner_new(&l, "student", &p->student, &p->r, &m->trees, &m->texts);
  grade_it(&l, "student", m);
  const bool fine = network_export(path, &l.s, &l.average, &m->v);
  learner_free(&l);
  return fine;
}

int main(int count, char **arguments) {
  plan p = usual;
  bool fine = count >= 4;
  for (int i = 4; fine && i < count; i++) {
    fine = set(&p, arguments[i]);
  }
  if (!fine) {
    fputs("usage: quoth-train TREEBANKS TRANSCRIPTS WEIGHTS [name=value ...]\n",
          stderr);
    return 2;
  }
  if (p.teachers == 0) {
    p.files = 0; /* nobody annotates them */
  }
  material m;
  fine = material_read(&m, &p, arguments[1], arguments[2]) &&
         train(&p, &m, arguments[3]);
  material_free(&m);
  return fine ? 0 : 1;
}
