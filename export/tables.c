#include "export/tables.h"
#include "export/escape.h"
#include "model/buffer.h"

/* A table writes itself cell by cell through one of these. */
struct sheet {
  FILE *out;
  bool json, defuse;
  bool first; /* next cell opens the row */
};

static void separate(struct sheet *sheet, const char *name) {
  if (sheet->json) {
    fputs(sheet->first ? "{" : ",", sheet->out);
    fprintf(sheet->out, "\"%s\":", name);
  } else if (!sheet->first) {
    putc(',', sheet->out);
  }
  sheet->first = false;
}

static void put_text(struct sheet *sheet, const char *name, quoth_text text) {
  separate(sheet, name);
  if (!sheet->json) {
    quoth_csv_cell(sheet->out, text, sheet->defuse);
  } else if (text.size) {
    quoth_json_string(sheet->out, text);
  } else {
    fputs("null", sheet->out);
  }
}

static void put_number(struct sheet *sheet, const char *name, uint32_t number) {
  separate(sheet, name);
  fprintf(sheet->out, "%lu", (unsigned long)number);
}

static bool is_decimal(quoth_text text) {
  size_t digits = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] >= '0' && text.at[i] <= '9') {
      digits++;
    } else if (text.at[i] != '.' || i == 0 || i + 1 == text.size) {
      return false;
    }
  }
  return digits > 0 && digits + 1 >= text.size;
}

/* A decimal as JSON number; anything else as string. */
static void put_decimal(struct sheet *sheet, const char *name,
                        quoth_text text) {
  if (sheet->json && is_decimal(text)) {
    separate(sheet, name);
    fwrite(text.at, 1, text.size, sheet->out);
  } else {
    put_text(sheet, name, text);
  }
}

static void end_row(struct sheet *sheet) {
  fputs(sheet->json ? "}\n" : "\r\n", sheet->out);
  sheet->first = true;
}

static quoth_text label_at(const quoth_view *view, uint32_t node) {
  return node == QUOTH_NONE ? quoth_text_of("") : view->nodes[node].label;
}

/* The IRI of a term; nothing for literals. */
static quoth_text iri_of(const quoth_view *view, quoth_id id) {
  if (!id) {
    return quoth_text_of("");
  }
  const quoth_term term = quoth_model_get(view->model, id);
  return term.kind == QUOTH_LITERAL ? quoth_text_of("") : term.text;
}

static quoth_text iri_at(const quoth_view *view, uint32_t node) {
  return iri_of(view, node == QUOTH_NONE ? 0 : view->nodes[node].id);
}

static void arguments_json(struct sheet *sheet, const quoth_view *view,
                           const quoth_view_claim *claim) {
  separate(sheet, "arguments");
  putc('[', sheet->out);
  for (uint32_t i = 0; i < claim->argument_count; i++) {
    const quoth_view_argument *argument =
        &view->arguments[claim->first_argument + i];
    fputs(i ? "," : "", sheet->out);
    struct sheet inner = {.out = sheet->out, .json = true, .first = true};
    put_text(&inner, "preposition", argument->preposition);
    put_text(&inner, "value", label_at(view, argument->node));
    put_text(&inner, "iri", iri_at(view, argument->node));
    putc('}', sheet->out);
  }
  putc(']', sheet->out);
}

/* "in Paris; with Ada" */
static quoth_status arguments_csv(struct sheet *sheet, const quoth_view *view,
                                  const quoth_view_claim *claim,
                                  quoth_buffer *cell) {
  quoth_buffer_clear(cell);
  for (uint32_t i = 0; i < claim->argument_count; i++) {
    const quoth_view_argument *argument =
        &view->arguments[claim->first_argument + i];
    quoth_buffer_string(cell, i ? "; " : "");
    quoth_buffer_add(cell, argument->preposition);
    quoth_buffer_string(cell, argument->preposition.size ? " " : "");
    quoth_buffer_add(cell, label_at(view, argument->node));
  }
  put_text(sheet, "arguments", quoth_buffer_text(cell));
  return cell->status;
}

static void put_place(struct sheet *sheet, const quoth_view *view,
                      const quoth_view_claim *claim) {
  put_text(sheet, "doc",
           claim->document == QUOTH_NONE
               ? quoth_text_of("")
               : view->documents[claim->document].source);
  put_number(sheet, "start", claim->begin);
  put_number(sheet, "end", claim->end);
  put_text(sheet, "quote", claim->quote);
}

static void put_iris(struct sheet *sheet, const quoth_view *view,
                     const quoth_view_claim *claim) {
  put_text(sheet, "doc_iri",
           iri_of(view, claim->document == QUOTH_NONE
                            ? 0
                            : view->documents[claim->document].id));
  put_text(sheet, "quote_iri", iri_of(view, claim->span));
  put_text(sheet, "speaker_iri", iri_at(view, claim->speaker));
  put_text(sheet, "subject_iri", iri_at(view, claim->subject));
  put_text(sheet, "relation_iri", iri_of(view, claim->relation));
  put_text(sheet, "object_iri", iri_at(view, claim->object));
  put_text(sheet, "reported_by_iri", iri_at(view, claim->reported_by));
  put_text(sheet, "answers_iri",
           iri_of(view, claim->question == QUOTH_NONE
                            ? 0
                            : view->questions[claim->question].id));
  put_text(sheet, "rule_iri", iri_of(view, claim->rule));
  put_text(sheet, "claim_iri", iri_of(view, claim->id));
}

static quoth_status put_claim(struct sheet *sheet, const quoth_view *view,
                              const quoth_view_claim *claim,
                              quoth_buffer *cell) {
  put_place(sheet, view, claim);
  put_text(sheet, "speaker", label_at(view, claim->speaker));
  put_text(sheet, "subject", label_at(view, claim->subject));
  put_text(sheet, "relation", claim->relation_label);
  put_text(sheet, "object", label_at(view, claim->object));
  if (sheet->json) {
    arguments_json(sheet, view, claim);
  } else {
    QUOTH_TRY(arguments_csv(sheet, view, claim, cell));
  }
  put_text(sheet, "polarity",
           quoth_text_of(claim->negated ? "negated" : "affirmed"));
  put_text(sheet, "modality", quoth_text_of(quoth_manner_word(claim->manner)));
  put_text(sheet, "certainty", claim->certainty);
  put_text(sheet, "tense", claim->tense);
  put_text(sheet, "time", claim->time);
  put_text(sheet, "from", claim->from);
  put_text(sheet, "until", claim->until);
  put_text(sheet, "reported_by", label_at(view, claim->reported_by));
  put_text(sheet, "condition", claim->condition);
  put_text(sheet, "answers",
           claim->question == QUOTH_NONE
               ? quoth_text_of("")
               : view->questions[claim->question].words);
  put_decimal(sheet, "confidence", claim->confidence);
  put_text(sheet, "rule", claim->rule_label);
  const quoth_text iri = iri_of(view, claim->id);
  size_t begin = iri.size;
  while (begin > 0 && iri.at[begin - 1] != '/') {
    begin--;
  }
  put_text(sheet, "claim", (quoth_text){iri.at + begin, iri.size - begin});
  put_iris(sheet, view, claim);
  end_row(sheet);
  return QUOTH_OK;
}

static const char claim_header[] =
    "doc,start,end,quote,speaker,subject,relation,object,arguments,polarity,"
    "modality,certainty,tense,time,from,until,reported_by,condition,answers,"
    "confidence,rule,claim,doc_iri,quote_iri,speaker_iri,subject_iri,"
    "relation_iri,object_iri,reported_by_iri,answers_iri,rule_iri,claim_iri"
    "\r\n";

static quoth_status put_claims(struct sheet *sheet, const quoth_view *view) {
  quoth_buffer cell = {0};
  quoth_status status = QUOTH_OK;
  for (uint32_t i = 0; i < view->claim_count && status == QUOTH_OK; i++) {
    status = put_claim(sheet, view, &view->claims[i], &cell);
  }
  quoth_buffer_free(&cell);
  return status;
}

/* Makes a view, lets `put` write it, and says how it went. */
static quoth_status write_rows(const quoth_model *model, struct sheet *sheet,
                               quoth_status (*put)(struct sheet *,
                                                   const quoth_view *)) {
  quoth_view view;
  quoth_status status = quoth_view_make(model, &view);
  if (status == QUOTH_OK) {
    status = put(sheet, &view);
  }
  quoth_view_free(&view);
  return status != QUOTH_OK ? status : ferror(sheet->out) ? QUOTH_IO : QUOTH_OK;
}

quoth_status quoth_jsonl_write(const quoth_model *model, FILE *out) {
  struct sheet sheet = {.out = out, .json = true, .first = true};
  return write_rows(model, &sheet, put_claims);
}

quoth_status quoth_csv_write(const quoth_model *model, bool defuse, FILE *out) {
  struct sheet sheet = {.out = out, .defuse = defuse, .first = true};
  fputs(claim_header, out);
  return write_rows(model, &sheet, put_claims);
}

/* ---- node and edge lists ---- */

static quoth_status put_nodes(struct sheet *sheet, const quoth_view *view) {
  for (uint32_t i = 0; i < view->node_count; i++) {
    const quoth_view_node *node = &view->nodes[i];
    put_number(sheet, "Id", i + 1);
    put_text(sheet, "Label", node->label);
    put_text(sheet, "type", node->type);
    put_number(sheet, "claims", node->claims);
    put_text(sheet, "iri", iri_of(view, node->id));
    end_row(sheet);
  }
  return QUOTH_OK;
}

static quoth_status put_edges(struct sheet *sheet, const quoth_view *view) {
  for (uint32_t i = 0; i < view->claim_count; i++) {
    const quoth_view_claim *claim = &view->claims[i];
    if (claim->subject == QUOTH_NONE || claim->object == QUOTH_NONE) {
      continue;
    }
    put_number(sheet, "Source", claim->subject + 1);
    put_number(sheet, "Target", claim->object + 1);
    put_text(sheet, "Type", quoth_text_of("Directed"));
    put_text(sheet, "Label", claim->words);
    put_text(sheet, "relation", claim->relation_label);
    put_text(sheet, "speaker", label_at(view, claim->speaker));
    put_text(sheet, "polarity",
             quoth_text_of(claim->negated ? "negated" : "affirmed"));
    put_text(sheet, "modality",
             quoth_text_of(quoth_manner_word(claim->manner)));
    put_text(sheet, "time", claim->time);
    put_text(sheet, "confidence", claim->confidence);
    put_text(sheet, "quote", claim->quote);
    put_text(sheet, "claim_iri", iri_of(view, claim->id));
    end_row(sheet);
  }
  return QUOTH_OK;
}

quoth_status quoth_csv_nodes_write(const quoth_model *model, bool defuse,
                                   FILE *out) {
  struct sheet sheet = {.out = out, .defuse = defuse, .first = true};
  fputs("Id,Label,type,claims,iri\r\n", out);
  return write_rows(model, &sheet, put_nodes);
}

quoth_status quoth_csv_edges_write(const quoth_model *model, bool defuse,
                                   FILE *out) {
  struct sheet sheet = {.out = out, .defuse = defuse, .first = true};
  fputs("Source,Target,Type,Label,relation,speaker,polarity,modality,time,"
        "confidence,quote,claim_iri\r\n",
        out);
  return write_rows(model, &sheet, put_edges);
}
