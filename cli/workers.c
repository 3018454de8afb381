#include "cli/cli.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- one document ---- */

/* What one thread needs. */
struct worker {
  const quoth_intake *intake;
  const quoth_engine *engine;
  const quoth_sink *sink;
  quoth_extractor *extractor;
  quoth_model *scratch; /* rendered and cleared for each document */
  quoth_buffer bytes;
};

/* One input and what became of it. */
struct job {
  const char *path;
  quoth_status status;
  quoth_error error;
  quoth_model *model; /* when models are handed over; owned */
  char *rendered;     /* when they are rendered; owned */
  size_t rendered_size;
  bool done;
};

static quoth_format format_of(const char *path) {
  static const struct {
    const char *extension[4];
    quoth_format format;
  } rows[] = {{{".md", ".markdown", NULL}, QUOTH_FORMAT_MARKDOWN},
              {{".srt", NULL}, QUOTH_FORMAT_SRT},
              {{".vtt", NULL}, QUOTH_FORMAT_VTT}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_has_extension(path, rows[i].extension)) {
      return rows[i].format;
    }
  }
  return QUOTH_FORMAT_AUTO;
}

static quoth_status record(struct worker *worker, quoth_model *model,
                           struct job *job) {
  quoth_document_options options = worker->intake->document;
  options.path =
      quoth_text_of(strcmp(job->path, "-") == 0 ? "stdin" : job->path);
  options.format = format_of(job->path);
  quoth_document *document = NULL;
  QUOTH_TRY(quoth_read_file(job->path, &worker->bytes, &job->error));
  QUOTH_TRY(quoth_document_new(quoth_buffer_text(&worker->bytes), &options,
                               NULL, &job->error, &document));
  quoth_extraction extraction;
  quoth_record_options how = worker->intake->record;
  how.rule_pack = worker->engine->rule_pack;
  quoth_status status =
      quoth_extract(worker->extractor, document, &job->error, &extraction);
  if (status == QUOTH_OK) {
    status = quoth_extraction_record(&extraction, worker->engine->grammar, &how,
                                     model, &job->error);
  }
  quoth_document_free(document);
  return status;
}

static quoth_status render(struct worker *worker, struct job *job) {
  FILE *out = open_memstream(&job->rendered, &job->rendered_size);
  if (!out) {
    return QUOTH_NO_MEMORY;
  }
  const quoth_status status = worker->sink->render(
      worker->sink->context, worker->scratch, out, &job->error);
  return fclose(out) == 0 ? status : QUOTH_NO_MEMORY;
}

static quoth_status do_job(struct worker *worker, struct job *job) {
  if (!worker->sink->render) {
    QUOTH_TRY(quoth_model_new(NULL, &job->model));
    return record(worker, job->model, job);
  }
  quoth_model_clear(worker->scratch);
  QUOTH_TRY(record(worker, worker->scratch, job));
  return render(worker, job);
}

static quoth_status worker_fill(struct worker *worker) {
  QUOTH_TRY(quoth_extractor_new(worker->engine->grammar, worker->engine->syntax,
                                NULL, &worker->extractor));
  return worker->sink->render ? quoth_model_new(NULL, &worker->scratch)
                              : QUOTH_OK;
}

static void worker_empty(struct worker *worker) {
  quoth_extractor_free(worker->extractor);
  quoth_model_free(worker->scratch);
  quoth_buffer_free(&worker->bytes);
}

static void job_empty(struct job *job) {
  quoth_model_free(job->model);
  free(job->rendered);
  job->model = NULL;
  job->rendered = NULL;
}

/* ---- many documents ---- */

/* Workers take jobs in order and run at most `window` ahead of what the
 * caller's thread has taken, so that memory holds few documents. */
struct pool {
  pthread_mutex_t mutex;
  pthread_cond_t changed;
  struct job *jobs;
  size_t job_count, next, taken, window;
  bool stopped;
};

struct hand {
  struct worker worker;
  struct pool *pool;
  pthread_t thread;
  bool running;
};

static struct job *next_job(struct pool *pool) {
  struct job *job = NULL;
  pthread_mutex_lock(&pool->mutex);
  while (!pool->stopped && pool->next < pool->job_count &&
         pool->next >= pool->taken + pool->window) {
    pthread_cond_wait(&pool->changed, &pool->mutex);
  }
  if (!pool->stopped && pool->next < pool->job_count) {
    job = &pool->jobs[pool->next++];
  }
  pthread_mutex_unlock(&pool->mutex);
  return job;
}

static void *work(void *context) {
  struct hand *hand = context;
  struct job *job;
  while ((job = next_job(hand->pool)) != NULL) {
    const quoth_status status = do_job(&hand->worker, job);
    pthread_mutex_lock(&hand->pool->mutex);
    job->status = status;
    job->done = true;
    pthread_cond_broadcast(&hand->pool->changed);
    pthread_mutex_unlock(&hand->pool->mutex);
  }
  return NULL;
}

static void await(struct pool *pool, size_t index) {
  pthread_mutex_lock(&pool->mutex);
  while (!pool->jobs[index].done) {
    pthread_cond_wait(&pool->changed, &pool->mutex);
  }
  pthread_mutex_unlock(&pool->mutex);
}

static void release(struct pool *pool, size_t index) {
  job_empty(&pool->jobs[index]);
  pthread_mutex_lock(&pool->mutex);
  pool->taken = index + 1;
  pthread_cond_broadcast(&pool->changed);
  pthread_mutex_unlock(&pool->mutex);
}

/* Hands one finished job to the sink; a bad document is only told. */
static quoth_status settle(struct job *job, quoth_sink sink, size_t *failed,
                           quoth_error *error) {
  if (job->status != QUOTH_OK) {
    quoth_report(job->path, job->status, &job->error);
    ++*failed;
    return QUOTH_OK;
  }
  return sink.take(sink.context, job->model,
                   (quoth_text){job->rendered, job->rendered_size}, error);
}

static quoth_status settle_all(struct pool *pool, struct worker *alone,
                               quoth_sink sink, size_t *failed,
                               quoth_error *error) {
  for (size_t i = 0; i < pool->job_count; i++) {
    if (alone) {
      pool->jobs[i].status = do_job(alone, &pool->jobs[i]);
    } else {
      await(pool, i);
    }
    const quoth_status status = settle(&pool->jobs[i], sink, failed, error);
    release(pool, i);
    QUOTH_TRY(status);
  }
  return QUOTH_OK;
}

static void stop(struct pool *pool) {
  pthread_mutex_lock(&pool->mutex);
  pool->stopped = true;
  pthread_cond_broadcast(&pool->changed);
  pthread_mutex_unlock(&pool->mutex);
}

static quoth_status start(struct pool *pool, struct hand *hands, size_t count) {
  for (size_t i = 0; i < count; i++) {
    QUOTH_TRY(worker_fill(&hands[i].worker));
    hands[i].pool = pool;
    if (count > 1) {
      if (pthread_create(&hands[i].thread, NULL, work, &hands[i]) != 0) {
        return QUOTH_NO_MEMORY;
      }
      hands[i].running = true;
    }
  }
  return QUOTH_OK;
}

static quoth_status run(struct pool *pool, struct hand *hands, size_t count,
                        quoth_sink sink, size_t *failed, quoth_error *error) {
  quoth_status status = start(pool, hands, count);
  if (status == QUOTH_OK) {
    status = settle_all(pool, count == 1 ? &hands[0].worker : NULL, sink,
                        failed, error);
  }
  stop(pool);
  for (size_t i = 0; i < count; i++) {
    if (hands[i].running) {
      pthread_join(hands[i].thread, NULL);
    }
    worker_empty(&hands[i].worker);
  }
  return status;
}

static size_t job_threads(const quoth_intake *intake, size_t documents) {
  const long cores = sysconf(_SC_NPROCESSORS_ONLN);
  const long wanted = intake->jobs ? intake->jobs : cores > 0 ? cores : 1;
  const size_t threads =
      (size_t)(wanted < QUOTH_MOST_JOBS ? wanted : QUOTH_MOST_JOBS);
  return documents == 0 ? 1 : threads < documents ? threads : documents;
}

quoth_status quoth_intake_extract(quoth_cli *cli, quoth_intake *intake,
                                  const quoth_inputs *inputs, quoth_sink sink,
                                  size_t *failed, quoth_error *error) {
  const quoth_engine *engine;
  QUOTH_TRY(
      quoth_cli_engine(cli, intake->rules, intake->rule_count, error, &engine));
  const size_t count = job_threads(intake, inputs->count);
  struct pool pool = {.mutex = PTHREAD_MUTEX_INITIALIZER,
                      .changed = PTHREAD_COND_INITIALIZER,
                      .jobs = calloc(inputs->count + 1, sizeof *pool.jobs),
                      .job_count = inputs->count,
                      .window = 2 * count};
  struct hand *hands = calloc(count, sizeof *hands);
  quoth_status status = QUOTH_NO_MEMORY;
  if (pool.jobs && hands) {
    for (size_t i = 0; i < inputs->count; i++) {
      pool.jobs[i].path = inputs->paths[i];
    }
    for (size_t i = 0; i < count; i++) {
      hands[i].worker =
          (struct worker){.intake = intake, .engine = engine, .sink = &sink};
    }
    status = run(&pool, hands, count, sink, failed, error);
  }
  for (size_t i = 0; pool.jobs && i < inputs->count; i++) {
    job_empty(&pool.jobs[i]);
  }
  free(pool.jobs);
  free(hands);
  return status;
}
