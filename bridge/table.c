#include "bridge/session.h"

const quoth_bridge quoth_bridge_table = {
    .read = quoth_raptor_read,
    .write_rdfxml = quoth_rdfxml_write,
    .ask = quoth_librdf_ask,
    .draw = quoth_graphviz_draw,
    .open_endpoint = quoth_curl_open,
    .open_storage = quoth_librdf_open,
};

quoth_status quoth_bridge_get(const quoth_bridge **out, quoth_error *error) {
  (void)error;
  *out = &quoth_bridge_table;
  return QUOTH_OK;
}
