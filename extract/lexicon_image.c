/* The lexicon as bytes:
 *
 *   header | table of keys | table of words | forms | names | shapes
 *
 * Tables and forms are used where they lie. The checksum tells of accidents;
 * against whoever computes it anew every index is checked. */
#include "extract/lexicon_parts.h"

typedef struct {
  char magic[8];
  uint64_t checksum; /* of what follows */
  uint32_t terms;    /* of the ontology */
  uint32_t key_size, key_count, word_size, word_count;
  uint32_t form_count, known_count, shape_count;
} image_header;

/* A quoth_known; its label begins at a byte of the literal. */
typedef struct {
  quoth_id class_id, literal, same;
  uint32_t begin, size;
  uint32_t listed;
} image_known;

_Static_assert(sizeof(image_header) % 8 == 0, "tables are aligned");

static const char magic[8] = "QUOTHLX1";

/* ---- writing ---- */

static void put(quoth_buffer *out, const void *items, size_t size) {
  if (size) {
    quoth_buffer_add(out, (quoth_text){items, size});
  }
}

/* Slots without a key have no value to show. */
static void put_table(quoth_buffer *out, const quoth_key_table *table) {
  put(out, table->keys, table->size * sizeof *table->keys);
  put(out, table->seen, table->size);
  for (size_t i = 0; i < table->size; i++) {
    const uint32_t value = table->keys[i] ? table->values[i] : 0;
    put(out, &value, sizeof value);
  }
}

static void put_known(quoth_buffer *out, const quoth_lexicon *lexicon,
                      const quoth_known *known) {
  image_known record = {.class_id = known->class_id,
                        .literal = known->literal,
                        .same = known->same,
                        .size = (uint32_t)known->label.size,
                        .listed = known->listed};
  if (known->literal) {
    record.begin =
        (uint32_t)(known->label.at -
                   quoth_model_get(lexicon->ontology, known->literal).text.at);
  }
  put(out, &record, sizeof record);
}

quoth_status quoth_lexicon_write(const quoth_lexicon *lexicon,
                                 quoth_buffer *out) {
  quoth_buffer body = {.from = out->from};
  image_header header = {
      .terms = quoth_model_term_count(lexicon->ontology),
      .key_size = (uint32_t)lexicon->keys.size,
      .key_count = (uint32_t)lexicon->keys.count,
      .word_size = (uint32_t)lexicon->words.size,
      .word_count = (uint32_t)lexicon->words.count,
      .form_count = (uint32_t)lexicon->form_count,
      .known_count = (uint32_t)lexicon->known_count,
      .shape_count = (uint32_t)lexicon->shape_count,
  };
  memcpy(header.magic, magic, sizeof magic);
  put(&body, &header, sizeof header);
  put_table(&body, &lexicon->keys);
  put_table(&body, &lexicon->words);
  put(&body, lexicon->forms, lexicon->form_count * sizeof *lexicon->forms);
  for (size_t i = 0; i < lexicon->known_count; i++) {
    put_known(&body, lexicon, &lexicon->known[i]);
  }
  put(&body, lexicon->shapes, lexicon->shape_count * sizeof *lexicon->shapes);
  if (body.status == QUOTH_OK) {
    const size_t summed = offsetof(image_header, terms);
    header.checksum = quoth_text_checksum(
        (quoth_text){body.bytes + summed, body.size - summed});
    memcpy(body.bytes, &header, sizeof header);
    put(out, body.bytes, body.size);
  }
  const quoth_status status =
      body.status != QUOTH_OK ? body.status : out->status;
  quoth_buffer_free(&body);
  return status;
}

/* ---- reading ---- */

/* What is still unread; `bad` once something ran past the end. */
typedef struct {
  const char *at;
  size_t left;
  bool bad;
} reader;

static void *take(reader *r, size_t count, size_t size) {
  if (r->bad || r->left / size < count) {
    r->bad = true;
    return NULL;
  }
  const char *taken = r->at;
  r->at += count * size;
  r->left -= count * size;
  return (void *)(uintptr_t)taken; /* never written: the lexicon is immutable */
}

/* A table must have a free slot, where a search ends, and no value past
 * `most`. */
static bool take_table(reader *r, quoth_key_table *table, size_t size,
                       size_t count, uint32_t most) {
  table->keys = take(r, size, sizeof *table->keys);
  table->seen = take(r, size, 1);
  table->values = take(r, size, sizeof *table->values);
  table->size = size;
  table->count = count;
  if (r->bad || (size & (size - 1)) != 0 || (size && size < 64)) {
    return false;
  }
  size_t used = 0;
  uint32_t highest = 0;
  for (size_t i = 0; i < size; i++) {
    used += table->keys[i] != 0;
    highest = table->values[i] > highest ? table->values[i] : highest;
  }
  return highest <= most && used == count && (size == 0 || used < size);
}

static bool is_sound_form(const quoth_lexicon *lexicon,
                          const quoth_name_form *form, size_t index) {
  return form->known < lexicon->known_count &&
         (form->next == QUOTH_NONE ||
          (form->next > index && form->next < lexicon->form_count)) &&
         (form->pattern == QUOTH_NONE || form->pattern < lexicon->shape_count);
}

static bool take_forms(reader *r, quoth_lexicon *lexicon) {
  lexicon->forms = take(r, lexicon->form_count, sizeof *lexicon->forms);
  for (size_t i = 0; !r->bad && i < lexicon->form_count; i++) {
    if (!is_sound_form(lexicon, &lexicon->forms[i], i)) {
      return false;
    }
  }
  return !r->bad;
}

/* True between two characters of the literal, and at its ends. */
static bool is_boundary(quoth_text text, size_t at) {
  return at == text.size ||
         (at < text.size && ((unsigned char)text.at[at] & 0xc0) != 0x80);
}

static bool read_known(const quoth_model *ontology, const image_known *record,
                       quoth_known *out) {
  const uint32_t terms = quoth_model_term_count(ontology);
  quoth_text literal = {"", 0};
  *out = (quoth_known){.class_id = record->class_id,
                       .literal = record->literal,
                       .same = record->same,
                       .same_as = {"", 0},
                       .listed = record->listed != 0};
  if (record->class_id > terms || record->literal > terms ||
      record->same > terms) {
    return false;
  }
  if (record->literal) {
    literal = quoth_model_get(ontology, record->literal).text;
  }
  if (record->same) {
    out->same_as = quoth_model_get(ontology, record->same).text;
  }
  const size_t end = (size_t)record->begin + record->size;
  out->label = (quoth_text){literal.at + record->begin, record->size};
  return is_boundary(literal, record->begin) && is_boundary(literal, end);
}

static quoth_status take_known(reader *r, quoth_lexicon *lexicon) {
  const image_known *records =
      take(r, lexicon->known_count, sizeof(image_known));
  if (r->bad) {
    return QUOTH_BAD_DATA;
  }
  QUOTH_TRY(quoth_grow(lexicon->from, &lexicon->known, &lexicon->known_capacity,
                       0, lexicon->known_count, sizeof *lexicon->known));
  for (size_t i = 0; i < lexicon->known_count; i++) {
    if (!read_known(lexicon->ontology, &records[i], &lexicon->known[i])) {
      return QUOTH_BAD_DATA;
    }
  }
  return QUOTH_OK;
}

static quoth_status take_shapes(reader *r, quoth_lexicon *lexicon) {
  const uint32_t terms = quoth_model_term_count(lexicon->ontology);
  const quoth_name_pattern *shapes =
      take(r, lexicon->shape_count, sizeof *shapes);
  if (r->bad || r->left) {
    return QUOTH_BAD_DATA;
  }
  QUOTH_TRY(quoth_grow(lexicon->from, &lexicon->shapes,
                       &lexicon->shape_capacity, 0, lexicon->shape_count,
                       sizeof *shapes));
  for (size_t i = 0; i < lexicon->shape_count; i++) {
    lexicon->shapes[i] = shapes[i];
    if (shapes[i].owner - 1 >= terms || shapes[i].text - 1 >= terms ||
        !is_sound_form(lexicon, &shapes[i].form, 0)) {
      return QUOTH_BAD_DATA;
    }
  }
  return QUOTH_OK;
}

static quoth_status fill(quoth_lexicon *lexicon, quoth_text bytes) {
  image_header header;
  const size_t summed = offsetof(image_header, terms);
  reader r = {bytes.at, bytes.size, false};
  const void *begin = take(&r, 1, sizeof header);
  if (!begin) {
    return QUOTH_BAD_DATA;
  }
  memcpy(&header, begin, sizeof header);
  if (memcmp(header.magic, magic, sizeof magic) != 0 ||
      header.terms != quoth_model_term_count(lexicon->ontology) ||
      header.checksum != quoth_text_checksum((quoth_text){
                             bytes.at + summed, bytes.size - summed})) {
    return QUOTH_BAD_DATA;
  }
  lexicon->form_count = header.form_count;
  lexicon->known_count = header.known_count;
  lexicon->shape_count = header.shape_count;
  if (!take_table(&r, &lexicon->keys, header.key_size, header.key_count,
                  header.form_count) ||
      !take_table(&r, &lexicon->words, header.word_size, header.word_count,
                  UINT32_MAX) ||
      !take_forms(&r, lexicon)) {
    return QUOTH_BAD_DATA;
  }
  QUOTH_TRY(take_known(&r, lexicon));
  return take_shapes(&r, lexicon);
}

quoth_status quoth_lexicon_read(const quoth_grammar *grammar, quoth_text bytes,
                                quoth_allocator *allocator, quoth_error *error,
                                quoth_lexicon **out) {
  quoth_lexicon *lexicon = quoth_lexicon_empty(grammar, allocator);
  if (!lexicon) {
    return QUOTH_NO_MEMORY;
  }
  lexicon->borrowed = true;
  return quoth_lexicon_finish(lexicon, fill(lexicon, bytes), error, out);
}
