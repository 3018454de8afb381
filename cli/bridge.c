/* The module with bridge/ and the large libraries behind it: beside the
 * program in a build, and from there the same way wherever an install was moved
 * to; else where it was installed. */
#include "export/bridge.h"
#include "cli/cli.h"

#include <dlfcn.h>

quoth_status quoth_bridge_get(const quoth_bridge **out, quoth_error *error) {
  char path[4096];
  if (!quoth_beside_program(QUOTH_MODULE, path) &&
      !quoth_beside_program(QUOTH_TO_MODULES "/" QUOTH_MODULE, path)) {
    snprintf(path, sizeof path, "%s", QUOTH_MODULES "/" QUOTH_MODULE);
  }
  /* It stays: what these libraries have started does not stop cleanly. */
  void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  const quoth_bridge *table =
      module ? dlsym(module, "quoth_bridge_table") : NULL;
  if (!table) {
    const char *why = dlerror();
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0, "%s",
                           why ? why : "no module of Quoth");
  }
  *out = table;
  return QUOTH_OK;
}
