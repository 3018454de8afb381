#include "export/answer.h"
#include "export/escape.h"
#include "export/nquads.h"
#include "model/vocab.h"

#include <inttypes.h>

bool quoth_answer_format_named(quoth_text name, quoth_answer_format *out) {
  static const char *const names[] = {"table", "csv", "tsv",
                                      "json",  "xml", "turtle"};
  for (int i = 0; i < 6; i++) {
    if (quoth_text_is(name, names[i])) {
      *out = (quoth_answer_format)i;
      return true;
    }
  }
  return false;
}

static void put_csv_cell(FILE *out, const quoth_answer *answer, quoth_id id) {
  if (!id) {
    return;
  }
  const quoth_term term = quoth_model_get(answer->terms, id);
  if (term.kind == QUOTH_BLANK) {
    fputs("_:", out);
  }
  quoth_csv_cell(out, term.text, false);
}

static void put_csv(FILE *out, const quoth_answer *answer) {
  for (size_t c = 0; c < answer->columns; c++) {
    fputs(c ? "," : "", out);
    quoth_csv_cell(out, answer->names[c], false);
  }
  fputs("\r\n", out);
  for (size_t r = 0; r < answer->rows; r++) {
    for (size_t c = 0; c < answer->columns; c++) {
      fputs(c ? "," : "", out);
      put_csv_cell(out, answer, answer->cells[r * answer->columns + c]);
    }
    fputs("\r\n", out);
  }
}

static void put_tsv(quoth_stream *stream, const quoth_answer *answer) {
  for (size_t c = 0; c < answer->columns; c++) {
    quoth_stream_string(stream, c ? "\t?" : "?");
    quoth_stream_put(stream, answer->names[c]);
  }
  quoth_stream_char(stream, '\n');
  for (size_t r = 0; r < answer->rows; r++) {
    for (size_t c = 0; c < answer->columns; c++) {
      const quoth_id id = answer->cells[r * answer->columns + c];
      quoth_stream_string(stream, c ? "\t" : "");
      if (id) {
        quoth_nquads_term(stream, answer->terms, id);
      }
    }
    quoth_stream_char(stream, '\n');
  }
}

static const char *kind_name(quoth_term_kind kind) {
  switch (kind) {
  case QUOTH_IRI:
    return "uri";
  case QUOTH_BLANK:
    return "bnode";
  case QUOTH_LITERAL:
    break;
  }
  return "literal";
}

static void put_json_value(FILE *out, const quoth_answer *answer, quoth_id id) {
  const quoth_term term = quoth_model_get(answer->terms, id);
  fprintf(out, "{\"type\":\"%s\",\"value\":", kind_name(term.kind));
  quoth_json_string(out, term.text);
  if (term.language.size) {
    fputs(",\"xml:lang\":", out);
    quoth_json_string(out, term.language);
  } else if (term.datatype) {
    fputs(",\"datatype\":", out);
    quoth_json_string(out, quoth_model_get(answer->terms, term.datatype).text);
  }
  putc('}', out);
}

static void put_json(FILE *out, const quoth_answer *answer) {
  if (answer->kind == QUOTH_ANSWER_BOOLEAN) {
    fprintf(out, "{\"head\":{},\"boolean\":%s}\n",
            answer->truth ? "true" : "false");
    return;
  }
  fputs("{\"head\":{\"vars\":[", out);
  for (size_t c = 0; c < answer->columns; c++) {
    fputs(c ? "," : "", out);
    quoth_json_string(out, answer->names[c]);
  }
  fputs("]},\"results\":{\"bindings\":[", out);
  for (size_t r = 0; r < answer->rows; r++) {
    const char *comma = "";
    fputs(r ? ",\n{" : "\n{", out);
    for (size_t c = 0; c < answer->columns; c++) {
      const quoth_id id = answer->cells[r * answer->columns + c];
      if (id) {
        fputs(comma, out);
        comma = ",";
        quoth_json_string(out, answer->names[c]);
        putc(':', out);
        put_json_value(out, answer, id);
      }
    }
    putc('}', out);
  }
  fputs("\n]}}\n", out);
}

static void put_xml_value(FILE *out, const quoth_answer *answer, quoth_id id) {
  const quoth_term term = quoth_model_get(answer->terms, id);
  const char *kind = kind_name(term.kind);
  fprintf(out, "<%s", kind);
  if (term.language.size) {
    fputs(" xml:lang=\"", out);
    quoth_html_text(out, term.language);
    putc('"', out);
  } else if (term.datatype) {
    fputs(" datatype=\"", out);
    quoth_html_text(out, quoth_model_get(answer->terms, term.datatype).text);
    putc('"', out);
  }
  putc('>', out);
  quoth_html_text(out, term.text);
  fprintf(out, "</%s>", kind);
}

static void put_xml(FILE *out, const quoth_answer *answer) {
  fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n<head>",
        out);
  for (size_t c = 0; c < answer->columns; c++) {
    fputs("<variable name=\"", out);
    quoth_html_text(out, answer->names[c]);
    fputs("\"/>", out);
  }
  fputs("</head>\n", out);
  if (answer->kind == QUOTH_ANSWER_BOOLEAN) {
    fprintf(out, "<boolean>%s</boolean>\n</sparql>\n",
            answer->truth ? "true" : "false");
    return;
  }
  fputs("<results>\n", out);
  for (size_t r = 0; r < answer->rows; r++) {
    fputs("<result>", out);
    for (size_t c = 0; c < answer->columns; c++) {
      const quoth_id id = answer->cells[r * answer->columns + c];
      if (id) {
        fputs("<binding name=\"", out);
        quoth_html_text(out, answer->names[c]);
        fputs("\">", out);
        put_xml_value(out, answer, id);
        fputs("</binding>", out);
      }
    }
    fputs("</result>\n", out);
  }
  fputs("</results>\n</sparql>\n", out);
}

static quoth_status put_stream(const quoth_answer *answer,
                               quoth_answer_format format, size_t width,
                               FILE *out) {
  quoth_stream stream;
  quoth_status status = QUOTH_OK;
  quoth_stream_to_file(&stream, out);
  if (answer->kind == QUOTH_ANSWER_BOOLEAN) {
    const bool table = format == QUOTH_AS_TABLE;
    quoth_stream_string(&stream, answer->truth ? table ? "yes\n" : "true\n"
                                 : table       ? "no\n"
                                               : "false\n");
  } else if (format == QUOTH_AS_TABLE) {
    status = quoth_answer_table(answer, width, &stream);
  } else {
    put_tsv(&stream, answer);
  }
  const quoth_status finished = quoth_stream_finish(&stream);
  return status != QUOTH_OK ? status : finished;
}

quoth_status quoth_answer_write(const quoth_answer *answer,
                                quoth_answer_format format, size_t width,
                                FILE *out, quoth_error *error) {
  if (answer->kind == QUOTH_ANSWER_GRAPH) {
    return format == QUOTH_AS_TURTLE || format == QUOTH_AS_TABLE
               ? quoth_rdf_write(NULL, answer->terms, QUOTH_TURTLE,
                                 (quoth_text){NULL, 0}, out, error)
               : quoth_error_set(error, QUOTH_UNSUPPORTED, "query", 0,
                                 "CONSTRUCT gives a graph: it is written as "
                                 "turtle");
  }
  switch (format) {
  case QUOTH_AS_TABLE:
  case QUOTH_AS_TSV:
    return put_stream(answer, format, width, out);
  case QUOTH_AS_CSV:
    if (answer->kind == QUOTH_ANSWER_BOOLEAN) {
      return put_stream(answer, format, width, out);
    }
    put_csv(out, answer);
    break;
  case QUOTH_AS_JSON:
    put_json(out, answer);
    break;
  case QUOTH_AS_XML:
    put_xml(out, answer);
    break;
  case QUOTH_AS_TURTLE:
    return quoth_error_set(error, QUOTH_UNSUPPORTED, "query", 0,
                           "only CONSTRUCT gives a graph that can be written "
                           "as turtle");
  }
  return fflush(out) != 0 || ferror(out) ? QUOTH_IO : QUOTH_OK;
}
