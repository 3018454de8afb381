/* Two perceptrons. The first learns from treebanks, in three layouts. The
 * second learns where people stop when nothing is punctuated: from treebanks
 * and transcripts whose punctuation is taken away. */
#include "tools/train_sentences.h"

#include "extract/weights.h"
#include "tools/linear.h"
#include "tools/plain.h"

#include <dirent.h>
#include <stdlib.h>

enum {
  MARKED_EPOCHS = 12,
  MARKED_MARGIN = 60,
  BARE_EPOCHS = 4,
  BARE_MARGIN = 8,
  TRANSCRIPT_EVERY = 2, /* of the transcripts, in order of their names */
  SECTION_SIZE = (1 << QUOTH_MARKED_BITS) + (1 << QUOTH_BARE_BITS)
};

/* One pass; sentences begin where the model itself puts them. */
static void learn_marked(linear *model, const plain_text *text) {
  quoth_split_state state = {.glances = text->glances, .count = text->count};
  bool begins = true;
  for (uint32_t at = 0; at < text->count; at++) {
    if (begins) {
      quoth_split_begin(&state, at);
    }
    quoth_split_take(&state, at);
    begins = text->glances[at].gap == QUOTH_GAP_BLANK;
    if (!begins && quoth_split_may_end(&state, at)) {
      uint32_t rows[QUOTH_SPLIT_FEATURES];
      const size_t size = quoth_marked_features(&state, at, rows);
      begins =
          linear_learn(model, rows, size, text->ends[at], MARKED_MARGIN) > 0;
    }
  }
}

static void learn_bare(linear *model, const plain_text *text) {
  uint32_t first = 0;
  for (uint32_t at = 0; at + 1 < text->count; at++) {
    if (text->glances[at].gap == QUOTH_GAP_NONE) {
      continue;
    }
    uint32_t rows[QUOTH_SPLIT_FEATURES];
    const size_t size =
        quoth_bare_features(text->glances, first, text->count, at, rows);
    (void)linear_learn(model, rows, size, text->ends[at], BARE_MARGIN);
    first = text->ends[at] ? at + 1 : first;
  }
}

/* Appends `from` without its punctuation to `to`. */
static void append_bare(plain_text *to, const plain_text *from) {
  to->glances =
      plain_alloc(to->glances, (to->count + from->count) * sizeof *to->glances);
  to->ends =
      plain_alloc(to->ends, (to->count + from->count) * sizeof *to->ends);
  for (uint32_t i = 0; i < from->count; i++) {
    if (!quoth_glance_is_word(&from->glances[i])) {
      if (to->count > 0) {
        to->ends[to->count - 1] |= from->ends[i];
        to->glances[to->count - 1].gap = QUOTH_GAP_SPACE;
      }
      continue;
    }
    to->glances[to->count] = from->glances[i];
    to->ends[to->count++] = from->ends[i];
  }
}

static void check(quoth_status status, const char *what) {
  if (status != QUOTH_OK) {
    fprintf(stderr, "%s: %s\n", what, quoth_status_text(status));
    exit(3);
  }
}

/* What is spoken in a line of Markdown: without the speaker's label
 * ("**Name:** …"), emphasis, escapes, and notes in brackets. In place. */
static quoth_text strip_line(char *line, size_t size) {
  size_t from = 0, to = 0;
  if (size > 2 && memcmp(line, "**", 2) == 0) {
    while (from + 3 < size && memcmp(line + from, ":**", 3) != 0) {
      from++;
    }
    from += 3;
  }
  bool note = false;
  for (; from < size; from++) {
    const char c = line[from];
    note = note ? c != ']' : c == '[';
    if (!note && strchr("*\\]_`", c) == NULL) {
      line[to++] = c;
    }
  }
  return (quoth_text){line, to};
}

/* Splits a line of a transcript with the first model and appends it. */
static void append_line(plain_text *to, quoth_text line,
                        const quoth_splitter *splitter) {
  quoth_token_list tokens = {0};
  check(quoth_tokens_find(line, (quoth_span){0, (uint32_t)line.size}, &tokens),
        "transcript");
  plain_text block = {.count = (uint32_t)tokens.count};
  block.glances = plain_alloc(NULL, tokens.count * sizeof *block.glances);
  block.ends = plain_alloc(NULL, tokens.count * sizeof *block.ends);
  quoth_glance_tokens(line, tokens.items, block.count, block.glances);
  quoth_sentences_split(splitter, block.glances, block.count, block.ends);
  append_bare(to, &block);
  plain_free(&block);
  quoth_release(NULL, tokens.items);
}

static void append_transcript(plain_text *to, const char *path,
                              const quoth_splitter *splitter) {
  const quoth_text bytes = plain_read_file(path);
  char *at = (char *)bytes.at, *end = at + bytes.size;
  while (at < end) {
    char *stop = memchr(at, '\n', (size_t)(end - at));
    stop = stop == NULL ? end : stop;
    append_line(to, strip_line(at, (size_t)(stop - at)), splitter);
    at = stop + 1;
  }
  free((void *)bytes.at);
}

static int by_name(const void *a, const void *b) {
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Paths of the files in `folder`, in order of their names. */
static char **list_folder(const char *folder, size_t *count) {
  char **paths = NULL;
  *count = 0;
  DIR *open = opendir(folder);
  if (open == NULL) {
    fprintf(stderr, "%s: cannot open\n", folder);
    exit(3);
  }
  for (struct dirent *entry; (entry = readdir(open)) != NULL;) {
    if (entry->d_name[0] == '.') {
      continue;
    }
    const size_t size = strlen(folder) + strlen(entry->d_name) + 2;
    paths = plain_alloc(paths, (*count + 1) * sizeof *paths);
    paths[*count] = plain_alloc(NULL, size);
    (void)snprintf(paths[*count], size, "%s/%s", folder, entry->d_name);
    *count += 1;
  }
  (void)closedir(open);
  qsort(paths, *count, sizeof *paths, by_name);
  return paths;
}

static void train_marked(const char *const *treebanks, int count, int8_t *out,
                         plain_text *bare) {
  linear model = linear_new(1 << QUOTH_MARKED_BITS);
  plain_text *texts =
      plain_alloc(NULL, (size_t)count * PLAIN_STYLES * sizeof *texts);
  int text_count = 0;
  for (int i = 0; i < count; i++) {
    const quoth_text conllu = plain_read_file(treebanks[i]);
    for (int style = 0; style < PLAIN_STYLES; style++) {
      texts[text_count++] =
          plain_from_conllu(conllu, treebanks[i], (plain_style)style);
    }
    append_bare(bare, &texts[text_count - PLAIN_STYLES]);
    free((void *)conllu.at);
  }
  for (int epoch = 0; epoch < MARKED_EPOCHS; epoch++) {
    for (int i = 0; i < text_count; i++) {
      learn_marked(&model, &texts[i]);
    }
  }
  linear_export(&model, out);
  for (int i = 0; i < text_count; i++) {
    plain_free(&texts[i]);
  }
  free(texts);
  linear_free(&model);
}

static void train_bare(const plain_text *treebanks, const char *transcripts,
                       const quoth_splitter *splitter, int8_t *out) {
  linear model = linear_new(1 << QUOTH_BARE_BITS);
  plain_text talk = {0};
  size_t path_count = 0;
  char **paths = list_folder(transcripts, &path_count);
  for (size_t i = 0; i < path_count; i++) {
    if (i % TRANSCRIPT_EVERY == 0) {
      append_transcript(&talk, paths[i], splitter);
    }
    free(paths[i]);
  }
  free(paths);
  for (int epoch = 0; epoch < BARE_EPOCHS; epoch++) {
    learn_bare(&model, &talk);
    learn_bare(&model, treebanks);
  }
  linear_export(&model, out);
  plain_free(&talk);
  linear_free(&model);
}

void train_sentences(const char *weights, const char *const *treebanks,
                     int count, const char *transcripts) {
  int8_t *section = plain_alloc(NULL, SECTION_SIZE);
  memset(section, 0, SECTION_SIZE);
  const quoth_text bytes = {(const char *)section, SECTION_SIZE};
  plain_text bare = {0};
  train_marked(treebanks, count, section, &bare);
  quoth_splitter splitter;
  check(quoth_splitter_open(bytes, NULL, &splitter), "sentence");
  train_bare(&bare, transcripts, &splitter, section + (1 << QUOTH_MARKED_BITS));
  quoth_error error = {0};
  if (quoth_weights_put(weights, "sentence", bytes, &error) != QUOTH_OK) {
    fprintf(stderr, "%s: %s\n", weights, error.message);
    exit(3);
  }
  plain_free(&bare);
  free(section);
}
