/* storage.h - a librdf storage that is a quoth_model (private to bridge/).
 *
 * librdf and rasqal ask the model itself; nothing is copied but the nodes that
 * a query touches. Read only. */
#ifndef QUOTH_BRIDGE_STORAGE_H
#define QUOTH_BRIDGE_STORAGE_H

#include "model/model.h"

#include <librdf.h>

/* Makes the storage known to a librdf world, once. */
void quoth_storage_register(librdf_world *world);

/* A librdf model over `model`, which must outlive it and stay as it is; NULL
 * when out of memory. Free with quoth_storage_free. */
typedef struct {
  librdf_storage *storage;
  librdf_model *model;
} quoth_storage;
quoth_status quoth_storage_new(librdf_world *world, const quoth_model *model,
                               quoth_storage *out);
void quoth_storage_free(quoth_storage *storage);

/* A quad of the model as a statement, for other storages; to be freed by the
 * caller, NULL when out of memory. */
librdf_statement *quoth_storage_statement(quoth_storage *storage,
                                          quoth_quad quad);

#endif
