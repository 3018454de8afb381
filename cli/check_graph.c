/* A graph is only as good as its quotes: every span must stand in the source
 * where it says, and every quote must be what its span holds. */
#include "cli/check.h"
#include "model/sha256.h"
#include "model/vocab.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  quoth_id id;
  quoth_buffer text; /* empty: no source could be read */
  uint32_t *offsets; /* bytes at which every 256th code point begins */
  size_t code_points;
  bool usable;
} source;

typedef struct {
  quoth_cli *cli;
  const char *path, *folder;
  quoth_model *model;
  source at_hand; /* spans of a document stand together */
  size_t checked, wrong;
} proof;

enum { STRIDE = 256 };

static void complain(proof *p, quoth_id id, const char *what) {
  const quoth_text iri = quoth_model_get(p->model, id).text;
  printf("%s: <%.*s>: %s\n", p->path, (int)iri.size, iri.at, what);
  p->wrong++;
}

static quoth_text text_of(const proof *p, quoth_id subject,
                          quoth_id predicate) {
  const quoth_id object = quoth_model_object(p->model, subject, predicate);
  return object ? quoth_model_get(p->model, object).text : (quoth_text){"", 0};
}

/* ---- sources ---- */

static bool read_below(const char *folder, quoth_text path, quoth_buffer *out) {
  char full[4096];
  const int length = snprintf(full, sizeof full, "%s%s%.*s", folder,
                              *folder ? "/" : "", (int)path.size, path.at);
  quoth_buffer_clear(out);
  return length > 0 && (size_t)length < sizeof full &&
         quoth_read_file(full, out, NULL) == QUOTH_OK;
}

static bool has_digest(const quoth_buffer *bytes, quoth_text identifier) {
  static const char prefix[] = "sha256:";
  char digest[sizeof prefix + 2 * QUOTH_SHA256_SIZE];
  quoth_sha256 sum = quoth_sha256_begin();
  quoth_sha256_add(&sum, quoth_buffer_text(bytes));
  memcpy(digest, prefix, sizeof prefix);
  quoth_sha256_hex(&sum, digest + sizeof prefix - 1);
  return quoth_text_is(identifier, digest);
}

static void release(source *s) {
  quoth_buffer_free(&s->text);
  free(s->offsets);
  *s = (source){0};
}

static bool index_source(source *s) {
  const quoth_text text = quoth_buffer_text(&s->text);
  s->code_points = quoth_utf8_count(text);
  s->offsets = calloc(s->code_points / STRIDE + 2, sizeof *s->offsets);
  if (!s->offsets) {
    return false;
  }
  size_t at = 0;
  for (size_t i = 0; at < text.size; i++) {
    if (i % STRIDE == 0) {
      s->offsets[i / STRIDE] = (uint32_t)at;
    }
    quoth_utf8_next(text, &at);
  }
  return true;
}

/* The document's text: in the graph, below the folder given, or beside the
 * graph or the working folder. */
static void open_source(proof *p, quoth_id document) {
  source *s = &p->at_hand;
  release(s);
  s->id = document;
  const quoth_text whole = text_of(p, document, QUOTH_V_NIF_IS_STRING);
  const quoth_text path = text_of(p, document, QUOTH_V_DCTERMS_SOURCE);
  if (whole.size) {
    quoth_buffer_add(&s->text, whole);
  } else if (!(p->folder && read_below(p->folder, path, &s->text)) &&
             !read_below("", path, &s->text)) {
    complain(p, document, "its source cannot be read; see --sources");
    return;
  } else if (!has_digest(&s->text,
                         text_of(p, document, QUOTH_V_DCTERMS_IDENTIFIER))) {
    complain(p, document, "its source has changed since");
    return;
  }
  s->usable = s->text.status == QUOTH_OK &&
              quoth_utf8_check(quoth_buffer_text(&s->text), NULL) &&
              index_source(s);
}

static size_t byte_of(const source *s, size_t code_point) {
  const quoth_text text = quoth_buffer_text(&s->text);
  if (code_point >= s->code_points) {
    return text.size;
  }
  size_t at = s->offsets[code_point / STRIDE];
  for (size_t i = code_point % STRIDE; i > 0; i--) {
    quoth_utf8_next(text, &at);
  }
  return at;
}

/* ---- spans ---- */

static bool number_of(quoth_text text, size_t *out) {
  *out = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] < '0' || text.at[i] > '9' || i > 12) {
      return false;
    }
    *out = *out * 10 + (size_t)(text.at[i] - '0');
  }
  return text.size > 0;
}

static void check_span(proof *p, quoth_id span) {
  const quoth_id document =
      quoth_model_object(p->model, span, QUOTH_V_NIF_REFERENCE_CONTEXT);
  p->checked++;
  if (!document) {
    complain(p, span, "no nif:referenceContext");
    return;
  }
  if (p->at_hand.id != document) {
    open_source(p, document);
  }
  size_t begin, end;
  if (!p->at_hand.usable) {
    return;
  }
  if (!number_of(text_of(p, span, QUOTH_V_NIF_BEGIN_INDEX), &begin) ||
      !number_of(text_of(p, span, QUOTH_V_NIF_END_INDEX), &end) ||
      begin > end || end > p->at_hand.code_points) {
    complain(p, span, "its offsets lie outside the source");
    return;
  }
  const size_t first = byte_of(&p->at_hand, begin);
  const quoth_text there = {p->at_hand.text.bytes + first,
                            byte_of(&p->at_hand, end) - first};
  if (!quoth_text_equal(there, text_of(p, span, QUOTH_V_NIF_ANCHOR_OF))) {
    complain(p, span, "nif:anchorOf is not what stands in the source");
  }
}

/* The quote is the span without markup: its letters and digits, in order. */
static bool is_within(quoth_text quote, quoth_text anchor) {
  size_t at = 0;
  for (size_t i = 0; i < quote.size;) {
    const uint32_t c = quoth_utf8_next(quote, &i);
    if (!quoth_char_is_letter(c) && !quoth_char_is_digit(c)) {
      continue;
    }
    bool found = false;
    while (at < anchor.size && !found) {
      found = quoth_utf8_next(anchor, &at) == c;
    }
    if (!found) {
      return false;
    }
  }
  return true;
}

static void check_claim(proof *p, quoth_id claim) {
  p->checked++;
  const quoth_id span =
      quoth_model_object(p->model, claim, QUOTH_V_PROV_WAS_DERIVED_FROM);
  if (!span) {
    complain(p, claim, "no span");
  } else if (!is_within(text_of(p, claim, QUOTH_V_QUOTH_QUOTE),
                        text_of(p, span, QUOTH_V_NIF_ANCHOR_OF))) {
    complain(p, claim, "its quote is not in its span");
  }
}

static void check_all(proof *p, quoth_id type,
                      void (*each)(proof *, quoth_id)) {
  quoth_cursor cursor =
      quoth_model_find(p->model, (quoth_quad){0, QUOTH_V_RDF_TYPE, type, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    each(p, quad.subject);
  }
}

static quoth_status prove(proof *p, quoth_error *error) {
  quoth_rdf *rdf;
  quoth_buffer bytes = {0};
  QUOTH_TRY(quoth_cli_rdf(p->cli, &rdf));
  QUOTH_TRY(quoth_model_new(NULL, &p->model));
  quoth_status status = quoth_read_file(p->path, &bytes, error);
  if (status == QUOTH_OK) {
    status = quoth_rdf_read(rdf, quoth_buffer_text(&bytes), p->path, NULL,
                            p->model, error);
  }
  quoth_buffer_free(&bytes);
  QUOTH_TRY(status);
  check_all(p, QUOTH_V_NIF_OFFSET_BASED_STRING, check_span);
  check_all(p, QUOTH_V_QUOTH_CLAIM, check_claim);
  return QUOTH_OK;
}

quoth_status quoth_check_graph(quoth_cli *cli, const char *path,
                               const char *folder, size_t *quotes,
                               size_t *wrong, quoth_error *error) {
  proof p = {.cli = cli, .path = path, .folder = folder};
  const quoth_status status = prove(&p, error);
  release(&p.at_hand);
  quoth_model_free(p.model);
  *quotes += p.checked;
  *wrong += p.wrong;
  return status;
}
