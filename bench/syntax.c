/* How fast the syntax layer is: each stage over one text, median of five.
 *
 *   bench-syntax WEIGHTS TEXT
 *
 * Prints "stage seconds" lines (of processor time) for bench/syntax.py: load,
 * words, sentences, trees, all; then bytes, tokens, sentences, and resident KB.
 * Lines of TEXT are blocks, as the reader of transcripts makes them. */
#include "extract/reading.h"
#include "extract/sentence.h"
#include "extract/token.h"
#include "extract/weights.h"

#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 5 };

typedef enum { LOAD, WORDS, SENTENCES, TREES, ALL, STAGES } stage;

typedef struct {
  const quoth_syntax *syntax;
  quoth_text text;
  quoth_span *blocks;
  uint32_t block_count;
  double seconds[STAGES];
  size_t tokens, sentences;
} bench;

static void must(quoth_status status) {
  if (status != QUOTH_OK) {
    fprintf(stderr, "bench-syntax: %s\n", quoth_status_text(status));
    exit(1);
  }
}

static void *must_alloc(size_t size) {
  void *at = malloc(size > 0 ? size : 1);
  must(at == NULL ? QUOTH_NO_MEMORY : QUOTH_OK);
  return at;
}

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
  return (double)at.tv_sec + 1e-9 * (double)at.tv_nsec;
}

static quoth_text read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  must(file == NULL || fseek(file, 0, SEEK_END) != 0 ? QUOTH_IO : QUOTH_OK);
  const size_t size = (size_t)ftell(file);
  rewind(file);
  char *at = must_alloc(size);
  must(fread(at, 1, size, file) == size ? QUOTH_OK : QUOTH_IO);
  (void)fclose(file);
  return (quoth_text){at, size};
}

static void find_blocks(bench *b) {
  size_t lines = 1;
  for (size_t i = 0; i < b->text.size; i++) {
    lines += b->text.at[i] == '\n';
  }
  b->blocks = must_alloc(lines * sizeof *b->blocks);
  uint32_t begin = 0;
  for (uint32_t i = 0; i <= b->text.size; i++) {
    if (i == b->text.size || b->text.at[i] == '\n') {
      if (i > begin) {
        b->blocks[b->block_count++] = (quoth_span){begin, i};
      }
      begin = i + 1;
    }
  }
}

/* Splits all blocks; stores where each sentence ends in `ends`. */
static void split(bench *b, const quoth_splitter *splitter,
                  quoth_token_list *tokens, bool **ends, double seconds[]) {
  double begin = now();
  uint32_t *counts = must_alloc((b->block_count + 1) * sizeof *counts);
  for (uint32_t i = 0; i < b->block_count; i++) {
    counts[i] = (uint32_t)tokens->count;
    must(quoth_tokens_find(b->text, b->blocks[i], tokens));
  }
  counts[b->block_count] = (uint32_t)tokens->count;
  seconds[WORDS] = now() - begin;
  *ends = must_alloc(tokens->count);
  quoth_glance *glances = must_alloc(tokens->count * sizeof *glances);
  begin = now();
  for (uint32_t i = 0; i < b->block_count; i++) {
    const uint32_t first = counts[i], count = counts[i + 1] - first;
    quoth_glance_tokens(b->text, tokens->items + first, count, glances);
    quoth_sentences_split(splitter, glances, count, *ends + first);
  }
  seconds[SENTENCES] = now() - begin;
  free(glances);
  free(counts);
}

static void find_sentences(bench *b, const quoth_token_list *tokens,
                           const bool *ends, quoth_sentence *sentences) {
  b->tokens = tokens->count;
  b->sentences = 0;
  uint32_t first = 0;
  for (uint32_t i = 0; i < tokens->count; i++) {
    if (ends[i]) {
      sentences[b->sentences++] =
          (quoth_sentence){.first = first, .count = i + 1 - first};
      first = i + 1;
    }
  }
}

/* One round of words, sentences and trees. */
static void run_stages(bench *b, double seconds[STAGES]) {
  quoth_splitter splitter;
  quoth_token_list tokens = {0};
  quoth_reading *reading = NULL;
  bool *ends = NULL;
  must(quoth_splitter_open(quoth_syntax_section(b->syntax, "sentence"), NULL,
                           &splitter));
  must(quoth_reading_new(b->syntax, NULL, &reading));
  split(b, &splitter, &tokens, &ends, seconds);
  quoth_sentence *sentences = must_alloc(tokens.count * sizeof *sentences);
  find_sentences(b, &tokens, ends, sentences);
  const double begin = now();
  quoth_reading_run(reading, b->text, tokens.items, sentences,
                    (uint32_t)b->sentences);
  seconds[TREES] = now() - begin;
  quoth_reading_free(reading);
  quoth_release(NULL, tokens.items);
  free(sentences);
  free(ends);
}

/* The whole of it, as the program calls it: for a transcript at a time. */
static double run_all(const bench *b) {
  enum { TRANSCRIPT = 300 }; /* paragraphs */
  quoth_parser *parser = NULL;
  must(quoth_parser_new(b->syntax, NULL, &parser));
  const double begin = now();
  for (uint32_t i = 0; i < b->block_count; i += TRANSCRIPT) {
    const uint32_t left = b->block_count - i;
    quoth_trees trees;
    must(quoth_parse_text(parser, b->text, &b->blocks[i],
                          left < TRANSCRIPT ? left : TRANSCRIPT, NULL, &trees));
  }
  const double seconds = now() - begin;
  quoth_parser_free(parser);
  return seconds;
}

static int compare(const void *a, const void *b) {
  const double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Most memory resident so far, in KB. */
static long resident(void) {
  FILE *file = fopen("/proc/self/status", "r");
  must(file == NULL ? QUOTH_IO : QUOTH_OK);
  char line[256];
  long kilobytes = 0;
  while (fgets(line, sizeof line, file) != NULL) {
    if (strncmp(line, "VmHWM:", 6) == 0) {
      kilobytes = strtol(line + 6, NULL, 10);
    }
  }
  (void)fclose(file);
  return kilobytes;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("usage: bench-syntax WEIGHTS TEXT\n", stderr);
    return 2;
  }
  static const char *const names[STAGES] = {"load", "words", "sentences",
                                            "trees", "all"};
  double times[STAGES][ROUNDS];
  bench b = {0};
  quoth_syntax *syntax = NULL;
  for (int round = 0; round < ROUNDS; round++) {
    quoth_syntax_close(syntax);
    const double begin = now();
    must(quoth_syntax_open(argv[1], NULL, &syntax));
    times[LOAD][round] = now() - begin;
  }
  b.syntax = syntax;
  const long loaded = resident();
  b.text = read_file(argv[2]);
  find_blocks(&b);
  const long before = resident();
  for (int round = 0; round < ROUNDS; round++) {
    times[ALL][round] = run_all(&b);
  }
  const long parsed = resident();
  for (int round = 0; round < ROUNDS; round++) {
    double seconds[STAGES];
    run_stages(&b, seconds);
    for (stage s = WORDS; s <= TREES; s++) {
      times[s][round] = seconds[s];
    }
  }
  for (stage s = LOAD; s < STAGES; s++) {
    qsort(times[s], ROUNDS, sizeof **times, compare);
    printf("%s %.6f\n", names[s], times[s][ROUNDS / 2]);
  }
  printf("bytes %zu\ntokens %zu\nsentence_count %zu\nresident_kb %ld\n",
         b.text.size, b.tokens, b.sentences, loaded + (parsed - before));

  free(b.blocks);
  free((void *)b.text.at);
  quoth_syntax_close(syntax);
  return 0;
}
