/* Frames of properties that no rule claims, read off their labels, so that a
 * vocabulary made by others works at once:
 *
 *   "employs"       {subject} employ {object}
 *   "works for"     {subject} work for {object}
 *   "founded by"    {subject} be founded by {object}
 *   "is part of"    {subject} be part of {object}
 *   "has author"    {object} be author of {subject}
 *   "birth place"   {object} be birth place of {subject}
 *
 * English does not tell verbs from nouns by their form; where both readings
 * are possible both are made, and the one that is no English never fires. */
#include "extract/frame_table.h"
#include "model/buffer.h"
#include "model/vocab.h"

enum { LABEL_WORDS_MAX = 6, LABEL_MAX = 80 };

typedef struct {
  quoth_text words[LABEL_WORDS_MAX]; /* lower case */
  uint32_t count;
  char bytes[2 * LABEL_MAX];
} label;

typedef struct {
  quoth_frames *frames;
  quoth_frame_draft *draft;
  quoth_id property;
  quoth_buffer text; /* of the frame at hand */
} maker;

/* ---- words of a label ---- */

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Splits at spaces, underscores and inner capitals ("birthPlace"). False when
 * there is something that is no word, or too much. */
static bool split(quoth_text text, label *out) {
  *out = (label){.count = 0};
  if (text.size > LABEL_MAX) {
    return false;
  }
  size_t size = 0, begin = 0;
  for (size_t i = 0; i <= text.size; i++) {
    const char c = i < text.size ? text.at[i] : ' ';
    const bool edge = is_upper(c) && i > 0 && !is_upper(text.at[i - 1]);
    if (size > begin && (edge || c == ' ' || c == '_' || c == '-')) {
      if (out->count == LABEL_WORDS_MAX) {
        return false;
      }
      out->words[out->count++] = (quoth_text){out->bytes + begin, size - begin};
      begin = size;
    }
    if (is_letter(c)) {
      out->bytes[size++] = is_upper(c) ? (char)(c | 0x20) : c;
    } else if (c != ' ' && c != '_' && c != '-') {
      return false;
    }
  }
  return out->count > 0;
}

static bool ends_with(quoth_text word, const char *end) {
  return word.size > strlen(end) + 1 &&
         quoth_text_ends(word, quoth_text_of(end));
}

static quoth_text without(quoth_text word, size_t count) {
  return (quoth_text){word.at, word.size - count};
}

/* ---- frames ---- */

static quoth_status add(maker *m) {
  QUOTH_TRY(m->text.status);
  const quoth_status status = quoth_frame_parse(
      m->frames->grammar, quoth_buffer_text(&m->text), m->property, m->property,
      &m->frames->arena, NULL, m->draft);
  if (status == QUOTH_BAD_RULE) {
    return QUOTH_OK; /* a label is no frame; nobody promised that */
  }
  QUOTH_TRY(status);
  return quoth_frames_add(m->frames, m->draft);
}

static void add_words(maker *m, const quoth_text *words, uint32_t count) {
  for (uint32_t i = 0; i < count; i++) {
    quoth_buffer_char(&m->text, ' ');
    quoth_buffer_add(&m->text, words[i]);
  }
}

/* "{subject} VERB rest {object}" */
static quoth_status add_verb(maker *m, const char *before, quoth_text verb,
                             const char *end, const label *rest) {
  quoth_buffer_clear(&m->text);
  quoth_buffer_string(&m->text, "{subject} ");
  quoth_buffer_string(&m->text, before);
  quoth_buffer_add(&m->text, verb);
  quoth_buffer_string(&m->text, end);
  add_words(m, rest->words + 1, rest->count - 1);
  quoth_buffer_string(&m->text, " {object}");
  return add(m);
}

/* "{object} be NOUN of {subject}", "{subject} have NOUN of {object}" */
static quoth_status add_noun(maker *m, const quoth_text *words,
                             uint32_t count) {
  quoth_buffer_clear(&m->text);
  quoth_buffer_string(&m->text, "{object} be");
  add_words(m, words, count);
  quoth_buffer_string(&m->text, " of {subject}");
  QUOTH_TRY(add(m));
  quoth_buffer_clear(&m->text);
  quoth_buffer_string(&m->text, "{subject} have");
  add_words(m, words, count);
  quoth_buffer_string(&m->text, " of {object}");
  return add(m);
}

/* "employs", "watches", "carries" */
static quoth_status add_present(maker *m, const label *l) {
  const quoth_text verb = l->words[0];
  if (!ends_with(verb, "s") || ends_with(verb, "ss")) {
    return QUOTH_OK;
  }
  QUOTH_TRY(add_verb(m, "", without(verb, 1), "", l));
  if (ends_with(verb, "ies")) {
    return add_verb(m, "", without(verb, 3), "y", l);
  }
  return ends_with(verb, "es") ? add_verb(m, "", without(verb, 2), "", l)
                               : QUOTH_OK;
}

/* "founded by", "based in"; "acquired" */
static quoth_status add_past(maker *m, const label *l) {
  const quoth_text verb = l->words[0];
  const bool leads = quoth_is_preposition(l->words[l->count - 1]);
  if (leads && l->count > 1) {
    QUOTH_TRY(add_verb(m, "be ", verb, "", l));
    return add_verb(m, "", verb, "", l); /* "work for", "live in" */
  }
  if (!ends_with(verb, "ed")) {
    return QUOTH_OK;
  }
  QUOTH_TRY(add_verb(m, "", without(verb, 2), "", l));
  if (ends_with(verb, "ied")) {
    return add_verb(m, "", without(verb, 3), "y", l);
  }
  const char last = verb.at[verb.size - 3];
  if (verb.size > 4 && last == verb.at[verb.size - 4]) {
    QUOTH_TRY(add_verb(m, "", without(verb, 3), "", l)); /* "shipped" */
  }
  return add_verb(m, "", without(verb, 1), "", l); /* "acquired" */
}

static bool is_be(quoth_text word) {
  return quoth_text_is(word, "is") || quoth_text_is(word, "was") ||
         quoth_text_is(word, "are") || quoth_text_is(word, "be");
}

static quoth_status add_label(maker *m, const label *l) {
  if (is_be(l->words[0])) {
    return l->count > 1 ? add_verb(m, "", quoth_text_of("be"), "", l)
                        : QUOTH_OK;
  }
  if (quoth_text_is(l->words[0], "has") || quoth_text_is(l->words[0], "have")) {
    return l->count > 1 ? add_noun(m, l->words + 1, l->count - 1)
                        : add_verb(m, "", quoth_text_of("have"), "", l);
  }
  QUOTH_TRY(add_present(m, l));
  QUOTH_TRY(add_past(m, l));
  return quoth_is_preposition(l->words[l->count - 1])
             ? QUOTH_OK
             : add_noun(m, l->words, l->count);
}

/* ---- properties ---- */

static quoth_text local_name(quoth_text iri) {
  size_t at = iri.size;
  while (at > 0 && iri.at[at - 1] != '#' && iri.at[at - 1] != '/' &&
         iri.at[at - 1] != ':') {
    at--;
  }
  return (quoth_text){iri.at + at, iri.size - at};
}

static bool is_english(quoth_text language) {
  return language.size == 0 ||
         quoth_text_is_nocase((quoth_text){language.at, 2}, "en");
}

static quoth_status add_property(maker *m, quoth_id property) {
  const quoth_model *ontology = quoth_grammar_ontology(m->frames->grammar);
  quoth_cursor cursor = quoth_model_find(
      ontology, (quoth_quad){property, QUOTH_V_RDFS_LABEL, 0, 0});
  quoth_quad quad;
  bool labelled = false;
  m->property = property;
  label l;
  while (quoth_model_next(&cursor, &quad)) {
    const quoth_term term = quoth_model_get(ontology, quad.object);
    labelled = true;
    if (is_english(term.language) && split(term.text, &l)) {
      QUOTH_TRY(add_label(m, &l));
    }
  }
  if (!labelled &&
      split(local_name(quoth_model_get(ontology, property).text), &l)) {
    return add_label(m, &l);
  }
  return QUOTH_OK;
}

/* Quoth's own terms describe graphs, not the world; RDF's neither. */
static bool is_technical(quoth_text iri) {
  static const char *const spaces[] = {
      QUOTH_NS_QUOTH, QUOTH_NS_RDF,  QUOTH_NS_RDFS,
      QUOTH_NS_OWL,   QUOTH_NS_SKOS, QUOTH_NS_DCTERMS,
      QUOTH_NS_PROV,  QUOTH_NS_NIF,  QUOTH_NS_ITSRDF};
  for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
    const size_t size = strlen(spaces[i]);
    if (iri.size >= size && memcmp(iri.at, spaces[i], size) == 0) {
      return true;
    }
  }
  return false;
}

static quoth_status add_typed(maker *m, quoth_id type) {
  const quoth_model *ontology = quoth_grammar_ontology(m->frames->grammar);
  quoth_cursor cursor =
      quoth_model_find(ontology, (quoth_quad){0, QUOTH_V_RDF_TYPE, type, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    const quoth_term term = quoth_model_get(ontology, quad.subject);
    if (term.kind == QUOTH_IRI && !is_technical(term.text) &&
        !quoth_model_has(
            ontology, (quoth_quad){0, QUOTH_V_QUOTH_CLAIMS, quad.subject, 0})) {
      QUOTH_TRY(add_property(m, quad.subject));
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_frames_from_labels(quoth_frames *frames,
                                      quoth_frame_draft *draft) {
  static const quoth_id types[] = {QUOTH_V_RDF_PROPERTY,
                                   QUOTH_V_OWL_OBJECT_PROPERTY,
                                   QUOTH_V_OWL_DATATYPE_PROPERTY};
  maker m = {.frames = frames, .draft = draft, .text = {.from = frames->from}};
  quoth_status status = QUOTH_OK;
  for (size_t i = 0; i < sizeof types / sizeof *types && status == QUOTH_OK;
       i++) {
    status = add_typed(&m, types[i]);
  }
  quoth_buffer_free(&m.text);
  return status;
}
