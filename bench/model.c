/* model - how fast a graph is made, written, read and searched.
 *
 *   model [QUADS]     (default 5000000; needs 200 bytes of disk a quad)
 *
 * Built with: cc -O3 -I. bench/model.c bench/graph.c libquoth.a and the
 * libraries of quoth.pc. The first query starts librdf. Rates in quads per
 * second of processor time. */
#include "bench/graph.h"
#include "export/nquads.h"
#include "export/rdf.h"
#include "export/sparql.h"
#include "export/term.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double report(const char *what, const quoth_model *model, double since) {
  const double seconds = now() - since;
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  const double quads = quoth_model_quad_count(model);
  printf("%-20s %6.2f s %6.2f M quads/s  peak %5ld MB\n", what, seconds,
         quads / seconds / 1e6, usage.ru_maxrss / 1024);
  fflush(stdout);
  return now();
}

static quoth_status make(uint32_t quads, FILE *file) {
  quoth_model *model = NULL;
  QUOTH_TRY(quoth_model_new(NULL, &model));
  double since = now();
  quoth_status status = quoth_bench_graph(model, quads);
  since = report("made", model, since);
  if (status == QUOTH_OK) {
    status = quoth_model_check(model, NULL);
    since = report("checked", model, since);
  }
  static quoth_stream stream;
  quoth_stream_to_file(&stream, file);
  if (status == QUOTH_OK) {
    quoth_nquads_write(model, true, &stream);
    status = quoth_stream_finish(&stream);
    report("written as N-Quads", model, since);
  }
  quoth_model_free(model);
  return status;
}

/* Three patterns, in an order that is bad as it stands. */
static quoth_status ask(quoth_rdf *rdf, const quoth_model *model,
                        unsigned entity) {
  static const char format[] =
      "PREFIX quoth: <https://w3id.org/quoth/ns#>\n"
      "PREFIX schema: <https://schema.org/>\n"
      "SELECT ?claim ?quote WHERE {\n"
      "  ?claim quoth:modality quoth:Predicted .\n"
      "  ?claim quoth:quote ?quote .\n"
      "  ?claim schema:about <https://w3id.org/quoth/id/entity/"
      "organization/org-%u-%u> .\n}";
  char query[sizeof format + 16];
  quoth_answer answer;
  snprintf(query, sizeof query, format, entity % 40, entity % 20);
  const double since = now();
  const quoth_status status =
      quoth_sparql_ask(rdf, model, quoth_text_of(query), NULL, &answer);
  printf("joined 3 patterns     %6.2f ms, %zu rows\n", (now() - since) * 1e3,
         answer.rows);
  quoth_answer_free(&answer);
  return status;
}

static quoth_status load(FILE *file) {
  quoth_model *model = NULL;
  quoth_rdf *rdf = NULL;
  const quoth_rdf_format format = QUOTH_NQUADS;
  QUOTH_TRY(quoth_model_new(NULL, &model));
  quoth_status status = quoth_rdf_new(&rdf);
  if (status == QUOTH_OK) {
    const double since = now();
    rewind(file);
    status = quoth_rdf_load(rdf, file, "graph", &format, model, NULL);
    report("loaded from N-Quads", model, since);
  }
  for (unsigned i = 0; i < 5 && status == QUOTH_OK; i++) {
    status = ask(rdf, model, i * 7);
  }
  quoth_rdf_free(rdf);
  quoth_model_free(model);
  return status;
}

int main(int argc, char **argv) {
  const uint32_t quads =
      argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 5000000;
  FILE *file = tmpfile();
  if (!file) {
    perror("model");
    return 1;
  }
  const quoth_status made = make(quads, file);
  const quoth_status loaded = load(file);
  fclose(file);
  return made == QUOTH_OK && loaded == QUOTH_OK ? 0 : 1;
}
