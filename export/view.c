#include "export/view_parts.h"

#include <stdlib.h>

static quoth_text last_part(quoth_text path) {
  size_t begin = path.size;
  while (begin > 0 && path.at[begin - 1] != '/') {
    begin--;
  }
  return begin < path.size ? (quoth_text){path.at + begin, path.size - begin}
                           : path;
}

quoth_text quoth_document_name(const quoth_view_document *document) {
  return document->title.size ? document->title : last_part(document->source);
}

uint32_t quoth_number_of(quoth_text digits) {
  uint64_t value = 0;
  for (size_t i = 0; i < digits.size; i++) {
    if (digits.at[i] < '0' || digits.at[i] > '9' || value > UINT32_MAX) {
      return 0;
    }
    value = value * 10 + (uint64_t)(digits.at[i] - '0');
  }
  return value > UINT32_MAX ? 0 : (uint32_t)value;
}

quoth_quad quoth_view_type(quoth_id id, quoth_id type) {
  return (quoth_quad){id, QUOTH_V_RDF_TYPE, type, 0};
}

quoth_text quoth_view_text(const quoth_model *model, quoth_id subject,
                           quoth_id predicate) {
  const quoth_id object = quoth_model_object(model, subject, predicate);
  return object ? quoth_model_get(model, object).text : quoth_text_of("");
}

void quoth_view_locate(const quoth_view_maker *m, quoth_id span,
                       uint32_t *document, uint32_t *begin, uint32_t *end) {
  const quoth_model *model = m->view->model;
  const quoth_id context =
      quoth_model_object(model, span, QUOTH_V_NIF_REFERENCE_CONTEXT);
  if (context && m->document_of[context]) {
    *document = m->document_of[context] - 1;
  }
  *begin =
      quoth_number_of(quoth_view_text(model, span, QUOTH_V_NIF_BEGIN_INDEX));
  *end = quoth_number_of(quoth_view_text(model, span, QUOTH_V_NIF_END_INDEX));
}

uint32_t quoth_view_count(const quoth_model *model, quoth_quad pattern) {
  uint32_t count = 0;
  quoth_cursor cursor = quoth_model_find(model, pattern);
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    count++;
  }
  return count;
}

int quoth_view_key_compare(const void *a, const void *b) {
  const quoth_view_key *x = a, *y = b;
  if (x->major != y->major) {
    return x->major < y->major ? -1 : 1;
  }
  if (x->begin != y->begin) {
    return x->begin < y->begin ? -1 : 1;
  }
  if (x->end != y->end) {
    return x->end < y->end ? -1 : 1;
  }
  const int order = quoth_text_compare(x->text, y->text);
  return order ? order : x->index < y->index ? -1 : 1;
}

/* ---- documents and questions ---- */

static quoth_status find_documents(quoth_view_maker *m) {
  quoth_view *view = m->view;
  const quoth_model *model = view->model;
  const uint32_t count =
      quoth_view_count(model, quoth_view_type(0, QUOTH_V_QUOTH_DOCUMENT));
  quoth_view_key *keys =
      quoth_arena_alloc(&view->arena, (count + (size_t)1) * sizeof *keys);
  view->documents = quoth_arena_alloc(
      &view->arena, (count + (size_t)1) * sizeof *view->documents);
  if (!keys || !view->documents) {
    return QUOTH_NO_MEMORY;
  }
  quoth_cursor cursor =
      quoth_model_find(model, quoth_view_type(0, QUOTH_V_QUOTH_DOCUMENT));
  quoth_quad quad;
  for (uint32_t i = 0; i < count && quoth_model_next(&cursor, &quad); i++) {
    const quoth_text source =
        quoth_view_text(model, quad.subject, QUOTH_V_DCTERMS_SOURCE);
    keys[i] = (quoth_view_key){
        .index = quad.subject,
        .text =
            source.size ? source : quoth_model_get(model, quad.subject).text};
  }
  qsort(keys, count, sizeof *keys, quoth_view_key_compare);
  for (uint32_t i = 0; i < count; i++) {
    const quoth_id id = keys[i].index;
    m->document_of[id] = i + 1;
    view->documents[i] = (quoth_view_document){
        .id = id,
        .source = keys[i].text,
        .title = quoth_view_text(model, id, QUOTH_V_DCTERMS_TITLE),
        .date = quoth_view_text(model, id, QUOTH_V_DCTERMS_DATE),
        .digest = quoth_view_text(model, id, QUOTH_V_DCTERMS_IDENTIFIER)};
  }
  view->document_count = count;
  return QUOTH_OK;
}

static quoth_status make_question(quoth_view_maker *m, quoth_id id,
                                  quoth_view_question *question) {
  const quoth_model *model = m->view->model;
  *question = (quoth_view_question){.id = id,
                                    .document = QUOTH_NONE,
                                    .speaker = QUOTH_NONE,
                                    .words = quoth_label_of(model, id)};
  quoth_view_locate(m, id, &question->document, &question->begin,
                    &question->end);
  const quoth_id speaker = quoth_model_object(model, id, QUOTH_V_QUOTH_SPEAKER);
  return speaker ? quoth_view_node_for(m->view, speaker, &question->speaker)
                 : QUOTH_OK;
}

static quoth_status find_questions(quoth_view_maker *m) {
  quoth_view *view = m->view;
  const quoth_model *model = view->model;
  const quoth_quad pattern = quoth_view_type(0, QUOTH_V_QUOTH_QUESTION);
  const uint32_t count = quoth_view_count(model, pattern);
  quoth_view_key *keys =
      quoth_arena_alloc(&view->arena, (count + (size_t)1) * sizeof *keys);
  view->questions = quoth_arena_alloc(
      &view->arena, (count + (size_t)1) * sizeof *view->questions);
  if (!keys || !view->questions) {
    return QUOTH_NO_MEMORY;
  }
  quoth_cursor cursor = quoth_model_find(model, pattern);
  quoth_quad quad;
  for (uint32_t i = 0; i < count && quoth_model_next(&cursor, &quad); i++) {
    keys[i] =
        (quoth_view_key){.major = QUOTH_NONE,
                         .index = quad.subject,
                         .text = quoth_model_get(model, quad.subject).text};
    quoth_view_locate(m, quad.subject, &keys[i].major, &keys[i].begin,
                      &keys[i].end);
  }
  qsort(keys, count, sizeof *keys, quoth_view_key_compare);
  for (uint32_t i = 0; i < count; i++) {
    QUOTH_TRY(make_question(m, keys[i].index, &view->questions[i]));
    m->question_of[keys[i].index] = i + 1;
    const uint32_t document = view->questions[i].document;
    if (document != QUOTH_NONE) {
      quoth_view_document *of = &view->documents[document];
      of->first_question = of->question_count++ ? of->first_question : i;
    }
  }
  view->question_count = count;
  return QUOTH_OK;
}

/* Who asks at least a third as often as they claim leads the interview. */
static void find_interviewers(quoth_view *view) {
  for (uint32_t i = 0; i < view->question_count; i++) {
    const uint32_t speaker = view->questions[i].speaker;
    if (speaker == QUOTH_NONE || view->nodes[speaker].interviewer) {
      continue;
    }
    uint32_t asked = 0;
    for (uint32_t k = i; k < view->question_count; k++) {
      asked += view->questions[k].speaker == speaker;
    }
    quoth_view_node *node = &view->nodes[speaker];
    node->interviewer =
        asked * 3 > node->as_speaker || quoth_text_is(node->label, "Moderator");
    if (i > 200) {
      break; /* enough to know */
    }
  }
}

static quoth_status fill(quoth_view_maker *m) {
  quoth_view *view = m->view;
  const size_t terms = quoth_model_term_count(view->model) + (size_t)1;
  view->node_of =
      quoth_arena_alloc(&view->arena, terms * sizeof *view->node_of);
  m->document_of =
      quoth_arena_alloc(&view->arena, terms * sizeof *m->document_of);
  m->question_of =
      quoth_arena_alloc(&view->arena, terms * sizeof *m->question_of);
  if (!view->node_of || !m->document_of || !m->question_of) {
    return QUOTH_NO_MEMORY;
  }
  QUOTH_TRY(find_documents(m));
  QUOTH_TRY(find_questions(m));
  QUOTH_TRY(quoth_view_claims(m));
  find_interviewers(view);
  return quoth_view_links(m);
}

quoth_status quoth_view_make(const quoth_model *model, quoth_view *view) {
  *view = (quoth_view){.model = model};
  quoth_view_maker maker = {.view = view};
  return fill(&maker);
}

void quoth_view_free(quoth_view *view) {
  quoth_release(NULL, view->nodes);
  quoth_release(NULL, view->arguments);
  quoth_release(NULL, view->links);
  quoth_arena_free(&view->arena);
  *view = (quoth_view){0};
}
