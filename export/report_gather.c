/* What all pages need: turns, mentions, speakers, and claims said once. */
#include "export/report_parts.h"

#include <stdlib.h>

static int compare_stretches(const void *a, const void *b) {
  const quoth_stretch *x = a, *y = b;
  if (x->document != y->document) {
    return x->document < y->document ? -1 : 1;
  }
  if (x->begin != y->begin) {
    return x->begin < y->begin ? -1 : 1;
  }
  if (x->end != y->end) {
    return x->end > y->end ? -1 : 1;
  }
  return x->node < y->node ? -1 : x->node > y->node;
}

static quoth_text object_text(const quoth_model *model, quoth_id subject,
                              quoth_id predicate) {
  const quoth_id object = quoth_model_object(model, subject, predicate);
  return object ? quoth_model_get(model, object).text : quoth_text_of("");
}

static uint32_t document_index(const quoth_view *view, quoth_id id,
                               uint32_t guess) {
  if (guess < view->document_count && view->documents[guess].id == id) {
    return guess;
  }
  for (uint32_t i = 0; i < view->document_count; i++) {
    if (view->documents[i].id == id) {
      return i;
    }
  }
  return QUOTH_NONE;
}

/* Every `type` with its `whose` node: turns with speaker, mentions with what
 * they refer to. Turns may lack one. */
static quoth_status gather(quoth_pages *report, quoth_id type, quoth_id whose,
                           quoth_stretch **out, uint32_t *count) {
  quoth_view *view = report->view;
  const quoth_model *model = view->model;
  const bool turns = type == QUOTH_V_QUOTH_TURN;
  size_t capacity = 0;
  uint32_t last = 0;
  quoth_cursor cursor =
      quoth_model_find(model, (quoth_quad){0, QUOTH_V_RDF_TYPE, type, 0});
  quoth_quad quad;
  while (quoth_model_next(&cursor, &quad)) {
    const quoth_id node = quoth_model_object(model, quad.subject, whose);
    const quoth_id context =
        quoth_model_object(model, quad.subject, QUOTH_V_NIF_REFERENCE_CONTEXT);
    quoth_stretch stretch = {.node = QUOTH_NONE};
    stretch.document = document_index(view, context, last);
    const bool pronoun =
        !turns &&
        quoth_model_object(model, quad.subject, QUOTH_V_QUOTH_MENTION_KIND) ==
            QUOTH_V_QUOTH_PRONOUN; /* marks on every "I" disturb */
    if (stretch.document == QUOTH_NONE || (!turns && !node) || pronoun) {
      continue;
    }
    last = stretch.document;
    if (node) {
      QUOTH_TRY(quoth_view_node_for(view, node, &stretch.node));
    }
    stretch.begin = quoth_number_of(
        object_text(model, quad.subject, QUOTH_V_NIF_BEGIN_INDEX));
    stretch.end = quoth_number_of(
        object_text(model, quad.subject, QUOTH_V_NIF_END_INDEX));
    if (turns) {
      stretch.text = object_text(model, quad.subject, QUOTH_V_NIF_ANCHOR_OF);
    }
    QUOTH_TRY(quoth_grow(NULL, out, &capacity, *count, *count + (size_t)1,
                         sizeof **out));
    (*out)[(*count)++] = stretch;
  }
  if (*count) {
    qsort(*out, *count, sizeof **out, compare_stretches);
  }
  return QUOTH_OK;
}

static quoth_status rank_speakers(quoth_pages *report) {
  const quoth_view *view = report->view;
  report->speakers =
      calloc(view->node_count + (size_t)1, sizeof *report->speakers);
  report->speaker_of =
      calloc(view->node_count + (size_t)1, sizeof *report->speaker_of);
  if (!report->speakers || !report->speaker_of) {
    return QUOTH_NO_MEMORY;
  }
  for (uint32_t i = 0; i < view->node_count; i++) {
    if (view->nodes[i].as_speaker) {
      uint32_t k = report->speaker_count++;
      for (; k > 0 && view->nodes[report->speakers[k - 1]].as_speaker <
                          view->nodes[i].as_speaker;
           k--) {
        report->speakers[k] = report->speakers[k - 1];
      }
      report->speakers[k] = i;
    }
  }
  for (uint32_t i = 0; i < report->speaker_count; i++) {
    report->speaker_of[report->speakers[i]] = i + 1;
  }
  return QUOTH_OK;
}

/* What only one of several documents says. */
static quoth_status find_alone(quoth_pages *report) {
  const quoth_view *view = report->view;
  if (view->document_count < 2) {
    return QUOTH_OK;
  }
  report->alone = malloc(view->claim_count + (size_t)1);
  if (!report->alone) {
    return QUOTH_NO_MEMORY;
  }
  memset(report->alone, true, view->claim_count);
  for (uint32_t i = 0; i < view->link_count; i++) {
    const quoth_view_link *link = &view->links[i];
    if (view->claims[link->from].document != view->claims[link->to].document) {
      report->alone[link->from] = report->alone[link->to] = false;
    }
  }
  return QUOTH_OK;
}

quoth_status quoth_pages_new(quoth_view *view, quoth_pages **out) {
  quoth_pages *report = calloc(1, sizeof *report);
  if (!report) {
    return QUOTH_NO_MEMORY;
  }
  report->view = view;
  quoth_status status =
      gather(report, QUOTH_V_QUOTH_TURN, QUOTH_V_QUOTH_SPEAKER, &report->turns,
             &report->turn_count);
  if (status == QUOTH_OK) {
    status = gather(report, QUOTH_V_QUOTH_MENTION, QUOTH_V_ITSRDF_TA_IDENT_REF,
                    &report->mentions, &report->mention_count);
  }
  if (status == QUOTH_OK) {
    status = rank_speakers(report);
  }
  if (status == QUOTH_OK) {
    status = find_alone(report);
  }
  if (status != QUOTH_OK) {
    quoth_pages_free(report);
    return status;
  }
  *out = report;
  return QUOTH_OK;
}

void quoth_pages_free(quoth_pages *report) {
  if (report) {
    quoth_release(NULL, report->turns);
    quoth_release(NULL, report->mentions);
    free(report->speakers);
    free(report->speaker_of);
    free(report->alone);
    free(report);
  }
}

uint64_t quoth_pages_size(const quoth_pages *report) {
  uint64_t size = 0;
  for (uint32_t i = 0; i < report->turn_count; i++) {
    size += report->turns[i].text.size;
  }
  return size;
}
