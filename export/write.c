#include "export/bridge.h"
#include "export/jsonld.h"
#include "export/nquads.h"
#include "export/term.h"
#include "export/turtle.h"

static quoth_text base_or_default(quoth_text base) {
  return base.at ? base : quoth_text_of(QUOTH_RDF_BASE);
}

bool quoth_rdf_is_own(quoth_rdf_format format) {
  return format == QUOTH_TURTLE || format == QUOTH_NTRIPLES ||
         format == QUOTH_NQUADS;
}

quoth_status quoth_rdf_begin(const quoth_model *model, quoth_rdf_format format,
                             quoth_text base, FILE *out) {
  if (format != QUOTH_TURTLE) {
    return QUOTH_OK;
  }
  quoth_stream stream;
  quoth_stream_to_file(&stream, out);
  quoth_turtle_begin(&stream, base_or_default(base), model);
  return quoth_stream_finish(&stream);
}

static quoth_status put_part(quoth_stream *stream, const quoth_model *model,
                             quoth_rdf_format format, quoth_text base) {
  if (format == QUOTH_TURTLE) {
    return quoth_turtle_write(stream, base_or_default(base), model);
  }
  quoth_nquads_write(model, format == QUOTH_NQUADS, stream);
  return QUOTH_OK;
}

quoth_status quoth_rdf_part(const quoth_model *model, quoth_rdf_format format,
                            quoth_text base, FILE *out, quoth_error *error) {
  if (!quoth_rdf_is_own(format)) {
    return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                           "%s cannot be written in parts",
                           quoth_rdf_format_name(format));
  }
  QUOTH_TRY(quoth_model_check(model, error));
  quoth_stream stream;
  quoth_stream_to_file(&stream, out);
  const quoth_status status = put_part(&stream, model, format, base);
  const quoth_status finished = quoth_stream_finish(&stream);
  return status != QUOTH_OK ? status : finished;
}

static quoth_status write_jsonld(const quoth_model *model, quoth_text base,
                                 FILE *out, quoth_error *error) {
  QUOTH_TRY(quoth_model_check(model, error));
  quoth_stream stream;
  quoth_stream_to_file(&stream, out);
  const quoth_status status = quoth_jsonld_write(&stream, base, model, error);
  const quoth_status finished = quoth_stream_finish(&stream);
  return status != QUOTH_OK ? status : finished;
}

quoth_status quoth_rdf_write(quoth_rdf *rdf, const quoth_model *model,
                             quoth_rdf_format format, quoth_text base,
                             FILE *out, quoth_error *error) {
  if (format == QUOTH_RDFXML) {
    const quoth_bridge *bridge;
    QUOTH_TRY(quoth_model_check(model, error));
    QUOTH_TRY(quoth_bridge_get(&bridge, error));
    return bridge->write_rdfxml(rdf, model, base_or_default(base), out, error);
  }
  if (quoth_rdf_is_own(format)) {
    QUOTH_TRY(quoth_rdf_begin(model, format, base, out));
    return quoth_rdf_part(model, format, base, out, error);
  }
  if (format == QUOTH_JSONLD) {
    return write_jsonld(model, base_or_default(base), out, error);
  }
  return quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                         "%s is read, not written",
                         quoth_rdf_format_name(format));
}
