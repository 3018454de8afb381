#include "bridge/session.h"
#include "bridge/storage.h"

#include <librdf.h>
#include <raptor2.h>

static void on_message(void *data, raptor_log_message *message) {
  quoth_rdf *rdf = data;
  if (message->level < RAPTOR_LOG_LEVEL_ERROR) {
    return;
  }
  const int line = message->locator ? message->locator->line : 0;
  if (rdf->status == QUOTH_OK) {
    rdf->status =
        quoth_error_set(rdf->error, QUOTH_BAD_SYNTAX, rdf->name,
                        line > 0 ? (uint32_t)line : 0, "%s", message->text);
  }
}

/* librdf first: it stands on raptor. */
static void end(quoth_rdf *rdf) {
  if (rdf->librdf) {
    librdf_free_world(rdf->librdf);
  }
  if (rdf->raptor) {
    raptor_free_world(rdf->raptor);
  }
}

void quoth_rdf_tell(quoth_rdf *rdf, const char *name, quoth_error *error) {
  rdf->error = error;
  rdf->name = name;
  rdf->status = QUOTH_OK;
}

quoth_status quoth_raptor_start(quoth_rdf *rdf, quoth_error *error) {
  if (rdf->raptor) {
    return QUOTH_OK;
  }
  rdf->raptor = raptor_new_world();
  if (!rdf->raptor) {
    return QUOTH_NO_MEMORY;
  }
  rdf->end = end;
  raptor_world_set_log_handler(rdf->raptor, rdf, on_message);
  if (raptor_world_open(rdf->raptor) != 0) {
    raptor_free_world(rdf->raptor);
    rdf->raptor = NULL;
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "the RDF library raptor does not start");
  }
  return QUOTH_OK;
}

static int on_log(void *data, librdf_log_message *message) {
  quoth_rdf *rdf = data;
  if (librdf_log_message_level(message) >= LIBRDF_LOG_ERROR &&
      rdf->status == QUOTH_OK) {
    rdf->status = quoth_error_set(rdf->error, QUOTH_BAD_SYNTAX, rdf->name, 0,
                                  "%s", librdf_log_message_message(message));
  }
  return 1;
}

quoth_status quoth_librdf_start(quoth_rdf *rdf, quoth_error *error) {
  QUOTH_TRY(quoth_raptor_start(rdf, error));
  if (rdf->librdf) {
    return QUOTH_OK;
  }
  librdf_world *world = librdf_new_world();
  if (!world) {
    return QUOTH_NO_MEMORY;
  }
  librdf_world_set_raptor(world, rdf->raptor);
  librdf_world_set_logger(world, rdf, on_log);
  librdf_world_open(world);
  quoth_storage_register(world);
  rdf->librdf = world;
  return QUOTH_OK;
}
