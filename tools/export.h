/* export.h - the trained network as sections of a weights file. */
#ifndef QUOTH_TOOLS_EXPORT_H
#define QUOTH_TOOLS_EXPORT_H

#include "tools/network.h"
#include "tools/vocabulary.h"

/* Rounds the parameters to what extract/net.h maps and puts them into the
 * weights file at `path`. False, with a message on stderr, when the file cannot
 * be written. */
bool network_export(const char *path, const sizes *s, const parameters *p,
                    const vocabulary *v);

#endif
