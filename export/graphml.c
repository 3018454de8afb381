#include "export/graphml.h"
#include "export/escape.h"
#include "export/view.h"

/* Attributes: id, what it describes, name, type. */
static const struct {
  const char *id, *of, *name, *type;
} keys[] = {
    {"label", "node", "label", "string"},
    {"type", "node", "type", "string"},
    {"iri", "node", "iri", "string"},
    {"claims", "node", "claims", "int"},
    {"e_label", "edge", "label", "string"},
    {"relation", "edge", "relation", "string"},
    {"speaker", "edge", "speaker", "string"},
    {"polarity", "edge", "polarity", "string"},
    {"modality", "edge", "modality", "string"},
    {"negated", "edge", "negated", "boolean"},
    {"certainty", "edge", "certainty", "string"},
    {"tense", "edge", "tense", "string"},
    {"time", "edge", "time", "string"},
    {"from", "edge", "from", "string"},
    {"until", "edge", "until", "string"},
    {"reported_by", "edge", "reported_by", "string"},
    {"condition", "edge", "condition", "string"},
    {"confidence", "edge", "confidence", "double"},
    {"quote", "edge", "quote", "string"},
    {"doc", "edge", "doc", "string"},
    {"start", "edge", "start", "int"},
    {"end", "edge", "end", "int"},
    {"claim", "edge", "claim", "string"},
};

/* XML cannot hold U+FFFE and U+FFFF; control characters go in the escape. */
static void put_text(FILE *out, quoth_text text) {
  size_t from = 0;
  for (size_t i = 0; i + 2 < text.size; i++) {
    if (memcmp(text.at + i, "\xef\xbf", 2) == 0 &&
        (unsigned char)text.at[i + 2] >= 0xbe) {
      quoth_html_text(out, (quoth_text){text.at + from, i - from});
      from = i + 3;
    }
  }
  quoth_html_text(out, (quoth_text){text.at + from, text.size - from});
}

static void put(FILE *out, const char *key, quoth_text value) {
  if (value.size) {
    fprintf(out, "<data key=\"%s\">", key);
    put_text(out, value);
    fputs("</data>", out);
  }
}

static void put_number(FILE *out, const char *key, uint32_t number) {
  fprintf(out, "<data key=\"%s\">%lu</data>", key, (unsigned long)number);
}

static void put_iri(FILE *out, const char *key, const quoth_model *model,
                    quoth_id id) {
  const quoth_term term = quoth_model_get(model, id);
  if (term.kind != QUOTH_LITERAL) {
    put(out, key, term.text);
  }
}

static void put_node(FILE *out, const quoth_view *view, uint32_t index) {
  const quoth_view_node *node = &view->nodes[index];
  fprintf(out, "<node id=\"n%lu\">", (unsigned long)index + 1);
  put(out, "label", node->label);
  put(out, "type", node->type.size ? node->type : quoth_text_of("phrase"));
  put_iri(out, "iri", view->model, node->id);
  put_number(out, "claims", node->claims);
  fputs("</node>\n", out);
}

static void put_edge(FILE *out, const quoth_view *view, uint32_t index) {
  const quoth_view_claim *claim = &view->claims[index];
  fprintf(out, "<edge id=\"c%lu\" source=\"n%lu\" target=\"n%lu\">",
          (unsigned long)index + 1, (unsigned long)claim->subject + 1,
          (unsigned long)claim->object + 1);
  put(out, "e_label", claim->words);
  put(out, "relation", claim->relation_label);
  if (claim->speaker != QUOTH_NONE) {
    put(out, "speaker", view->nodes[claim->speaker].label);
  }
  put(out, "polarity", quoth_text_of(claim->negated ? "negated" : "affirmed"));
  put(out, "modality", quoth_text_of(quoth_manner_word(claim->manner)));
  put(out, "negated", quoth_text_of(claim->negated ? "true" : "false"));
  put(out, "certainty", claim->certainty);
  put(out, "tense", claim->tense);
  put(out, "time", claim->time);
  put(out, "from", claim->from);
  put(out, "until", claim->until);
  if (claim->reported_by != QUOTH_NONE) {
    put(out, "reported_by", view->nodes[claim->reported_by].label);
  }
  put(out, "condition", claim->condition);
  put(out, "confidence", claim->confidence);
  put(out, "quote", claim->quote);
  if (claim->document != QUOTH_NONE) {
    put(out, "doc", view->documents[claim->document].source);
  }
  put_number(out, "start", claim->begin);
  put_number(out, "end", claim->end);
  put_iri(out, "claim", view->model, claim->id);
  fputs("</edge>\n", out);
}

static void put_graph(FILE *out, const quoth_view *view) {
  fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
        " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
        out);
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    fprintf(out,
            "<key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
            keys[i].id, keys[i].of, keys[i].name, keys[i].type);
  }
  fputs("<graph id=\"claims\" edgedefault=\"directed\">\n", out);
  for (uint32_t i = 0; i < view->node_count; i++) {
    put_node(out, view, i);
  }
  for (uint32_t i = 0; i < view->claim_count; i++) {
    if (view->claims[i].subject != QUOTH_NONE &&
        view->claims[i].object != QUOTH_NONE) {
      put_edge(out, view, i);
    }
  }
  fputs("</graph>\n</graphml>\n", out);
}

quoth_status quoth_graphml_write(const quoth_model *model, FILE *out) {
  quoth_view view;
  const quoth_status status = quoth_view_make(model, &view);
  if (status == QUOTH_OK) {
    put_graph(out, &view);
  }
  quoth_view_free(&view);
  return status != QUOTH_OK ? status : ferror(out) ? QUOTH_IO : QUOTH_OK;
}
