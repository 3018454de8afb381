#include "model/snapshot.h"

#include "model/vocab.h"

static const char magic[8] = "QUOTHSN4";

/* magic 8, vocabulary 8, key 64, terms 4, quads 4, checksum 8 */
enum { HEADER = 8 + 8 + QUOTH_SNAPSHOT_KEY + 4 + 4 + 8 };

/* kind 1, datatype 4, sizes of language and text 4; four terms */
enum { TERM = 13, QUAD = 16 };

static void put_number(quoth_buffer *out, uint64_t number, size_t size) {
  for (size_t i = 0; i < size; i++) {
    quoth_buffer_char(out, (char)(unsigned char)(number >> (8 * i)));
  }
}

/* The constants of vocab.h are part of the format. */
static uint64_t vocabulary_hash(void) {
  static const char *const iris[] = {
#define IRI(name, iri) iri,
      QUOTH_VOCAB(IRI)
#undef IRI
  };
  uint64_t hash = 0;
  for (size_t i = 0; i < sizeof iris / sizeof *iris; i++) {
    hash = hash * UINT64_C(0x9e3779b97f4a7c15) +
           quoth_text_hash(quoth_text_of(iris[i]));
  }
  return hash;
}

static void put_term(quoth_buffer *out, const quoth_term *term) {
  put_number(out, (uint64_t)term->kind, 1);
  put_number(out, term->datatype, 4);
  put_number(out, term->language.size, 4);
  put_number(out, term->text.size, 4);
}

static void put_quads(quoth_buffer *out, const quoth_model *model) {
  quoth_cursor cursor = quoth_model_find(model, (quoth_quad){0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    put_number(out, quad.subject, 4);
    put_number(out, quad.predicate, 4);
    put_number(out, quad.object, 4);
    put_number(out, quad.graph, 4);
  }
}

quoth_status quoth_snapshot_write(const quoth_model *model,
                                  const char key[QUOTH_SNAPSHOT_KEY],
                                  quoth_buffer *out) {
  const uint32_t terms = quoth_model_term_count(model);
  quoth_buffer body = {.from = out->from};
  for (quoth_id id = QUOTH_V_END; id <= terms; id++) {
    const quoth_term term = quoth_model_get(model, id);
    put_term(&body, &term);
  }
  put_quads(&body, model);
  for (quoth_id id = QUOTH_V_END; id <= terms; id++) {
    const quoth_term term = quoth_model_get(model, id);
    quoth_buffer_add(&body, term.text);
    quoth_buffer_add(&body, term.language);
  }
  quoth_buffer_add(out, (quoth_text){magic, sizeof magic});
  put_number(out, vocabulary_hash(), 8);
  quoth_buffer_add(out, (quoth_text){key, QUOTH_SNAPSHOT_KEY});
  put_number(out, terms, 4);
  put_number(out, quoth_model_triple_count(model), 4);
  put_number(out, quoth_text_checksum(quoth_buffer_text(&body)), 8);
  quoth_buffer_add(out, quoth_buffer_text(&body));
  const quoth_status status =
      body.status != QUOTH_OK ? body.status : out->status;
  quoth_buffer_free(&body);
  return status;
}

/* ---- reading ---- */

/* What is still unread; `bad` once something ran past the end. */
struct input {
  quoth_text left;
  bool bad;
};

static quoth_text take(struct input *in, size_t size) {
  if (in->bad || in->left.size < size) {
    in->bad = true;
    return (quoth_text){"", 0};
  }
  const quoth_text taken = {in->left.at, size};
  in->left.at += size;
  in->left.size -= size;
  return taken;
}

static uint64_t take_number(struct input *in, size_t size) {
  const quoth_text bytes = take(in, size);
  uint64_t number = 0;
  for (size_t i = 0; i < bytes.size; i++) {
    number |= (uint64_t)(unsigned char)bytes.at[i] << (8 * i);
  }
  return number;
}

/* True for UTF-8 that is cut from UTF-8: only its ends can be amiss. */
static bool is_whole(const struct input *texts, quoth_text text) {
  const quoth_text next = texts->left;
  return (text.size == 0 || ((unsigned char)text.at[0] & 0xc0) != 0x80) &&
         (next.size == 0 || ((unsigned char)next.at[0] & 0xc0) != 0x80);
}

static quoth_status take_term(struct input *in, struct input *texts,
                              quoth_id expected, quoth_model *model) {
  quoth_id id;
  const uint64_t kind = take_number(in, 1);
  const uint64_t datatype = take_number(in, 4);
  const uint64_t language_size = take_number(in, 4);
  const uint64_t size = take_number(in, 4);
  quoth_term term = {.datatype = (quoth_id)datatype};
  term.text = take(texts, (size_t)size);
  const bool whole = is_whole(texts, term.text);
  term.language = take(texts, (size_t)language_size);
  if (in->bad || texts->bad || !whole || kind > QUOTH_BLANK ||
      datatype >= expected) {
    return QUOTH_BAD_DATA;
  }
  term.kind = (quoth_term_kind)kind;
  QUOTH_TRY(quoth_model_borrow(model, &term, &id));
  return id == expected ? QUOTH_OK : QUOTH_BAD_DATA;
}

static quoth_status take_quad(struct input *in, uint32_t terms,
                              quoth_model *model) {
  quoth_id ids[4];
  for (size_t i = 0; i < 4; i++) {
    ids[i] = (quoth_id)take_number(in, 4);
    if (in->bad || ids[i] > terms || (i < 3 && ids[i] == 0)) {
      return QUOTH_BAD_DATA;
    }
  }
  return quoth_model_add(model, ids[0], ids[1], ids[2], ids[3]);
}

static quoth_status take_body(struct input *in, uint32_t terms, uint32_t quads,
                              quoth_model *model) {
  struct input texts = *in;
  const size_t own = terms < QUOTH_V_END ? 0 : terms - QUOTH_V_END + (size_t)1;
  (void)take(&texts, own * TERM + quads * (size_t)QUAD);
  if (texts.bad || !quoth_utf8_check(texts.left, NULL)) {
    return QUOTH_BAD_DATA;
  }
  in->left.size -= texts.left.size;
  for (quoth_id id = QUOTH_V_END; id <= terms; id++) {
    QUOTH_TRY(take_term(in, &texts, id, model));
  }
  for (uint32_t i = 0; i < quads; i++) {
    QUOTH_TRY(take_quad(in, terms, model));
  }
  return texts.left.size ? QUOTH_BAD_DATA : QUOTH_OK;
}

quoth_status quoth_snapshot_read(quoth_text bytes,
                                 const char key[QUOTH_SNAPSHOT_KEY],
                                 quoth_model *model) {
  struct input in = {bytes, bytes.size < HEADER};
  const quoth_text start = take(&in, sizeof magic);
  const uint64_t vocabulary = take_number(&in, 8);
  const quoth_text mark = take(&in, QUOTH_SNAPSHOT_KEY);
  const uint32_t terms = (uint32_t)take_number(&in, 4);
  const uint32_t quads = (uint32_t)take_number(&in, 4);
  const uint64_t checksum = take_number(&in, 8);
  if (in.bad || memcmp(start.at, magic, sizeof magic) != 0 ||
      vocabulary != vocabulary_hash() ||
      memcmp(mark.at, key, QUOTH_SNAPSHOT_KEY) != 0 ||
      checksum != quoth_text_checksum(in.left)) {
    return QUOTH_BAD_DATA;
  }
  const quoth_status status = take_body(&in, terms, quads, model);
  if (status != QUOTH_OK) {
    quoth_model_clear(model);
  }
  return status;
}
