#define _GNU_SOURCE /* fopencookie */
#include "cli/workers.h"
#include "cli/progress.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Rendered bytes that wait for their turn, for each thread; and the quads that
 * a document's model holds before they are rendered. */
enum { HELD = 8 * 1024 * 1024, PART = 128 * 1024 };

/* One document and what became of it. */
struct slot {
  quoth_item item;
  quoth_status status;
  quoth_error error;
  quoth_model *model; /* when models are handed over; owned */
  quoth_buffer held;  /* what was rendered and not taken */
  size_t index;
  uint32_t quads;
  bool done, needed;
  bool spilled; /* some of it was taken before it was done */
  bool fatal;   /* the sink failed, not the document */
};

/* Workers fill slots in order and run at most `window` ahead of `taken`, the
 * document whose turn it is. The mutex guards all but the slots' insides,
 * which belong to a worker until `done`, and the source. */
struct pool {
  pthread_mutex_t mutex, source_mutex;
  pthread_cond_t changed;
  quoth_source *source;
  const quoth_sink *sink;
  const quoth_intake *intake;
  const quoth_engine *engine;
  struct slot *slots;
  size_t window, next, taken, held, most_held;
  bool ended, stopped;
};

/* What one thread needs. */
struct worker {
  struct pool *pool;
  struct slot *slot; /* in work */
  quoth_extractor *extractor;
  quoth_model *scratch; /* rendered and cleared for each document */
  pthread_t thread;
  bool running;
};

/* ---- what is rendered ---- */

static bool await_turn(struct pool *pool, size_t index) {
  pthread_mutex_lock(&pool->mutex);
  while (pool->taken != index && !pool->stopped) {
    pthread_cond_wait(&pool->changed, &pool->mutex);
  }
  const bool stopped = pool->stopped;
  pthread_mutex_unlock(&pool->mutex);
  return !stopped;
}

/* True when `size` more bytes may wait. */
static bool may_hold(struct pool *pool, const struct slot *slot, size_t size) {
  pthread_mutex_lock(&pool->mutex);
  const bool turn = pool->taken == slot->index && slot->held.size;
  const bool may = !turn && pool->held + size <= pool->most_held;
  pool->held += may ? size : 0;
  pthread_mutex_unlock(&pool->mutex);
  return may;
}

static void release_held(struct pool *pool, struct slot *slot) {
  pthread_mutex_lock(&pool->mutex);
  pool->held -= slot->held.size;
  pthread_mutex_unlock(&pool->mutex);
  quoth_buffer_free(&slot->held);
}

static quoth_status hand_over(struct pool *pool, struct slot *slot,
                              quoth_text more) {
  const quoth_sink *sink = pool->sink;
  slot->spilled = true;
  if (slot->held.size) {
    const quoth_text held = quoth_buffer_text(&slot->held);
    QUOTH_TRY(sink->take(sink->context, NULL, held, &slot->error));
    release_held(pool, slot);
  }
  return sink->take(sink->context, NULL, more, &slot->error);
}

/* A write of the stream that a sink renders to: held until the document's
 * turn, or at its turn passed on at once. 0 is how a cookie says it failed. */
static ssize_t write_ordered(void *cookie, const char *bytes, size_t size) {
  const struct worker *worker = cookie;
  struct slot *slot = worker->slot;
  if (!slot->spilled && may_hold(worker->pool, slot, size)) {
    quoth_buffer_add(&slot->held, (quoth_text){bytes, size});
    return slot->held.status == QUOTH_OK ? (ssize_t)size : 0;
  }
  if (!slot->spilled && !await_turn(worker->pool, slot->index)) {
    errno = ECANCELED;
    return 0;
  }
  return hand_over(worker->pool, slot, (quoth_text){bytes, size}) == QUOTH_OK
             ? (ssize_t)size
             : 0;
}

/* ---- one document ---- */

/* Where a document's quads go. */
struct target {
  struct worker *worker;
  struct slot *slot;
  quoth_kept kept;
  FILE *out;
};

static quoth_status render_part(void *context, const quoth_model *model) {
  struct target *target = context;
  struct slot *slot = target->slot;
  const quoth_sink *sink = target->worker->pool->sink;
  slot->quads += quoth_model_quad_count(model);
  const quoth_status status = sink->render(sink->context, model, &target->kept,
                                           target->out, &slot->error);
  slot->fatal = status == QUOTH_IO;
  return status;
}

static quoth_status record(struct worker *worker, struct slot *slot,
                           const quoth_record_options *how,
                           quoth_model *model) {
  const struct pool *pool = worker->pool;
  quoth_document *document = NULL;
  QUOTH_TRY(quoth_document_new(slot->item.text, &slot->item.document, NULL,
                               &slot->error, &document));
  if (!slot->item.line) {
    quoth_buffer_free(&slot->item.bytes); /* the document has its own */
  }
  quoth_extraction extraction;
  quoth_status status =
      quoth_extract(worker->extractor, document, &slot->error, &extraction);
  if (status == QUOTH_OK) {
    status = quoth_extraction_record(&extraction, pool->engine->grammar, how,
                                     model, &slot->error);
  }
  quoth_document_free(document);
  return status;
}

static quoth_record_options how_to_record(const struct pool *pool) {
  quoth_record_options how = pool->intake->record;
  how.rule_pack = pool->engine->rule_pack;
  return how;
}

static quoth_status record_model(struct worker *worker, struct slot *slot) {
  const quoth_record_options how = how_to_record(worker->pool);
  QUOTH_TRY(quoth_model_new(NULL, &slot->model));
  QUOTH_TRY(record(worker, slot, &how, slot->model));
  slot->quads = quoth_model_quad_count(slot->model);
  return QUOTH_OK;
}

static quoth_status record_target(struct target *target) {
  struct worker *worker = target->worker;
  quoth_record_options how = how_to_record(worker->pool);
  if (worker->pool->sink->parts) {
    how.take = render_part;
    how.context = target;
    how.most = PART;
  }
  quoth_model_clear(worker->scratch);
  QUOTH_TRY(record(worker, target->slot, &how, worker->scratch));
  return render_part(target, worker->scratch);
}

static quoth_status render(struct worker *worker, struct slot *slot,
                           FILE *out) {
  const quoth_sink *sink = worker->pool->sink;
  struct target target = {.worker = worker, .slot = slot, .out = out};
  if (sink->begin) {
    const quoth_status begun =
        sink->begin(sink->context, &slot->item, &target.kept, &slot->needed,
                    out, &slot->error);
    slot->fatal = begun != QUOTH_OK;
    QUOTH_TRY(begun);
  }
  if (!slot->needed) {
    return QUOTH_OK;
  }
  const quoth_status status = record_target(&target);
  if (!sink->end) {
    return status;
  }
  const quoth_status ended =
      sink->end(sink->context, &target.kept, status == QUOTH_OK, &slot->error);
  slot->fatal = slot->fatal || ended == QUOTH_IO;
  return status != QUOTH_OK ? status : ended;
}

static quoth_status do_document(struct worker *worker, struct slot *slot) {
  slot->error = slot->item.error;
  const quoth_status read =
      quoth_item_read(&slot->item, &worker->pool->intake->document);
  if (read != QUOTH_OK) {
    slot->error = slot->item.error;
    return read;
  }
  if (!worker->pool->sink->render) {
    return record_model(worker, slot);
  }
  worker->slot = slot;
  FILE *out = fopencookie(worker, "wb",
                          (cookie_io_functions_t){.write = write_ordered});
  if (!out) {
    return QUOTH_NO_MEMORY;
  }
  const quoth_status status = render(worker, slot, out);
  return fclose(out) == 0 || status != QUOTH_OK ? status
         : slot->held.status != QUOTH_OK        ? slot->held.status
                                                : QUOTH_IO;
}

/* ---- many documents ---- */

static bool may_begin(const struct pool *pool) {
  return pool->next < pool->taken + pool->window;
}

/* The next document, for which there must be a free slot soon; NULL at the
 * end. One worker at a time waits and reads. */
static struct slot *next_slot(struct pool *pool) {
  struct slot *slot = NULL;
  pthread_mutex_lock(&pool->source_mutex);
  pthread_mutex_lock(&pool->mutex);
  while (!pool->stopped && !pool->ended && !may_begin(pool)) {
    pthread_cond_wait(&pool->changed, &pool->mutex);
  }
  if (!pool->stopped && !pool->ended) {
    slot = &pool->slots[pool->next % pool->window];
  }
  pthread_mutex_unlock(&pool->mutex);
  const bool found = slot && quoth_source_next(pool->source, &slot->item);
  pthread_mutex_lock(&pool->mutex);
  if (found) {
    slot->index = pool->next++;
    slot->done = slot->spilled = slot->fatal = false;
    slot->needed = true;
    slot->quads = 0;
  } else {
    slot = NULL;
    pool->ended = true;
  }
  pthread_cond_broadcast(&pool->changed);
  pthread_mutex_unlock(&pool->mutex);
  pthread_mutex_unlock(&pool->source_mutex);
  return slot;
}

static void *work(void *context) {
  struct worker *worker = context;
  struct pool *pool = worker->pool;
  struct slot *slot;
  while ((slot = next_slot(pool)) != NULL) {
    const quoth_status status = do_document(worker, slot);
    pthread_mutex_lock(&pool->mutex);
    slot->status = status;
    slot->done = true;
    pthread_cond_broadcast(&pool->changed);
    pthread_mutex_unlock(&pool->mutex);
  }
  return NULL;
}

/* The document whose turn it is, once it is done; NULL at the end. */
static struct slot *await(struct pool *pool) {
  struct slot *slot = &pool->slots[pool->taken % pool->window];
  pthread_mutex_lock(&pool->mutex);
  while (pool->taken == pool->next ? !pool->ended : !slot->done) {
    pthread_cond_wait(&pool->changed, &pool->mutex);
  }
  const bool any = pool->taken < pool->next;
  pthread_mutex_unlock(&pool->mutex);
  return any ? slot : NULL;
}

/* Without threads: does the next document itself. */
static struct slot *do_next(struct worker *alone) {
  struct slot *slot = next_slot(alone->pool);
  if (slot) {
    slot->status = do_document(alone, slot);
    slot->done = true;
  }
  return slot;
}

static void advance(struct pool *pool, struct slot *slot) {
  quoth_model_free(slot->model);
  slot->model = NULL;
  release_held(pool, slot);
  pthread_mutex_lock(&pool->mutex);
  pool->taken++;
  pthread_cond_broadcast(&pool->changed);
  pthread_mutex_unlock(&pool->mutex);
}

static void stop(struct pool *pool) {
  pthread_mutex_lock(&pool->mutex);
  pool->stopped = true;
  pthread_cond_broadcast(&pool->changed);
  pthread_mutex_unlock(&pool->mutex);
}

/* ---- what is told ---- */

struct teller {
  const quoth_cli *cli;
  quoth_progress progress;
  quoth_buffer failures; /* for the list at the end */
  quoth_tally *tally;
};

static const char *name_of(const quoth_item *item) {
  return strcmp(item->path, "-") == 0 ? "stdin" : item->path;
}

static void add_failure(struct teller *teller, const struct slot *slot) {
  const char *message = slot->error.message[0]
                            ? slot->error.message
                            : quoth_status_text(slot->status);
  quoth_buffer *list = &teller->failures;
  quoth_buffer_string(list, "  ");
  quoth_buffer_string(list, slot->error.source[0] ? slot->error.source
                                                  : name_of(&slot->item));
  quoth_buffer_string(list, ": ");
  quoth_buffer_string(list, message);
  quoth_buffer_char(list, '\n');
}

static void tell(struct teller *teller, const struct slot *slot) {
  const quoth_text path = slot->item.document.path;
  teller->tally->documents++;
  teller->tally->extracted += slot->status == QUOTH_OK && slot->needed;
  teller->tally->failed += slot->status != QUOTH_OK;
  if (slot->status != QUOTH_OK) {
    quoth_progress_clear(&teller->progress);
    quoth_report(name_of(&slot->item), slot->status, &slot->error);
    add_failure(teller, slot);
  } else if (teller->cli->verbose) {
    quoth_progress_clear(&teller->progress);
    fprintf(stderr, slot->needed ? "%.*s: %u quads\n" : "%.*s: unchanged\n",
            (int)path.size, path.at, slot->quads);
  }
  quoth_progress_step(&teller->progress, slot->item.size);
}

/* The bad ones once more, where many lines went by. */
static void sum_up(struct teller *teller) {
  const quoth_tally *tally = teller->tally;
  quoth_progress_clear(&teller->progress);
  if (tally->failed && tally->documents > 1 && !teller->cli->quiet &&
      (teller->cli->verbose || isatty(STDERR_FILENO))) {
    fprintf(stderr, "%zu of %zu documents failed:\n%.*s", tally->failed,
            tally->documents, (int)teller->failures.size,
            teller->failures.bytes);
  }
  quoth_buffer_free(&teller->failures);
}

/* ---- all together ---- */

/* Hands one finished document to the sink; a bad one is only told. */
static quoth_status settle(const quoth_sink *sink, struct slot *slot,
                           quoth_error *error) {
  if (slot->status != QUOTH_OK && !slot->spilled && !slot->fatal) {
    return QUOTH_OK;
  }
  if (slot->status != QUOTH_OK) {
    *error = slot->error;
    return slot->status;
  }
  return slot->model || slot->held.size
             ? sink->take(sink->context, slot->model,
                          quoth_buffer_text(&slot->held), error)
             : QUOTH_OK;
}

static quoth_status settle_all(struct pool *pool, struct worker *alone,
                               struct teller *teller, quoth_error *error) {
  struct slot *slot;
  while ((slot = alone ? do_next(alone) : await(pool)) != NULL) {
    const quoth_status status = settle(pool->sink, slot, error);
    if (status == QUOTH_OK) {
      tell(teller, slot);
    }
    advance(pool, slot);
    QUOTH_TRY(status);
  }
  return QUOTH_OK;
}

static quoth_status worker_fill(struct worker *worker) {
  const struct pool *pool = worker->pool;
  QUOTH_TRY(quoth_extractor_new(pool->engine->grammar, pool->engine->syntax,
                                NULL, &worker->extractor));
  return pool->sink->render ? quoth_model_new(NULL, &worker->scratch)
                            : QUOTH_OK;
}

/* Signals are for the main thread alone. */
static quoth_status start_thread(struct worker *worker) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  worker->running = pthread_create(&worker->thread, NULL, work, worker) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return worker->running ? QUOTH_OK : QUOTH_NO_MEMORY;
}

static quoth_status start(struct worker *workers, size_t count) {
  for (size_t i = 0; i < count; i++) {
    QUOTH_TRY(worker_fill(&workers[i]));
    if (count > 1) {
      QUOTH_TRY(start_thread(&workers[i]));
    }
  }
  return QUOTH_OK;
}

static quoth_status run(struct pool *pool, struct worker *workers, size_t count,
                        struct teller *teller, quoth_error *error) {
  quoth_status status = start(workers, count);
  if (status == QUOTH_OK) {
    status = settle_all(pool, count == 1 ? &workers[0] : NULL, teller, error);
  }
  stop(pool);
  for (size_t i = 0; i < count; i++) {
    if (workers[i].running) {
      pthread_join(workers[i].thread, NULL);
    }
    quoth_extractor_free(workers[i].extractor);
    quoth_model_free(workers[i].scratch);
  }
  return status;
}

/* True when it is known from the beginning how many documents there are. */
static bool is_listed(const quoth_source *source) {
  return source->kind == QUOTH_SOURCE_TEXT;
}

static size_t job_threads(const quoth_intake *intake,
                          const quoth_source *source) {
  const long cores = sysconf(_SC_NPROCESSORS_ONLN);
  const long wanted = intake->jobs ? intake->jobs : cores > 0 ? cores : 1;
  const size_t threads =
      (size_t)(wanted < QUOTH_MOST_JOBS ? wanted : QUOTH_MOST_JOBS);
  const size_t documents = is_listed(source) ? source->inputs->count : SIZE_MAX;
  return documents == 0 ? 1 : threads < documents ? threads : documents;
}

static void pool_empty(struct pool *pool) {
  for (size_t i = 0; pool->slots && i < pool->window; i++) {
    quoth_item_free(&pool->slots[i].item);
    quoth_model_free(pool->slots[i].model);
    quoth_buffer_free(&pool->slots[i].held);
  }
  free(pool->slots);
  quoth_source_close(pool->source);
}

quoth_status quoth_extract_all(quoth_cli *cli, const quoth_intake *intake,
                               quoth_source *source, const quoth_sink *sink,
                               quoth_tally *tally, quoth_error *error) {
  const quoth_engine *engine;
  QUOTH_TRY(
      quoth_cli_engine(cli, intake->rules, intake->rule_count, error, &engine));
  const size_t count = job_threads(intake, source);
  struct pool pool = {.mutex = PTHREAD_MUTEX_INITIALIZER,
                      .source_mutex = PTHREAD_MUTEX_INITIALIZER,
                      .changed = PTHREAD_COND_INITIALIZER,
                      .source = source,
                      .sink = sink,
                      .intake = intake,
                      .engine = engine,
                      .slots = calloc(2 * count, sizeof *pool.slots),
                      .window = 2 * count,
                      .most_held = count * HELD};
  struct teller teller = {.cli = cli, .tally = tally};
  struct worker *workers = calloc(count, sizeof *workers);
  quoth_status status = QUOTH_NO_MEMORY;
  if (pool.slots && workers) {
    for (size_t i = 0; i < count; i++) {
      workers[i].pool = &pool;
    }
    teller.progress =
        quoth_progress_begin(!cli->quiet && !sink->silent, "documents",
                             is_listed(source) ? source->inputs->count : 0);
    teller.progress.size =
        teller.progress.on && source->kind != QUOTH_SOURCE_PATHS
            ? quoth_source_size(source)
            : 0;
    status = run(&pool, workers, count, &teller, error);
    sum_up(&teller);
  }
  pool_empty(&pool);
  free(workers);
  return status;
}
