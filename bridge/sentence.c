/* A claim in words: the verb as it was said, names, dates. */
#include "bridge/canvas.h"
#include "export/verb.h"

/* Many an argument says again what the subject or object said. */
static bool is_repeated(const quoth_canvas *c, const quoth_view_claim *claim,
                        uint32_t node) {
  const quoth_text label = c->view->nodes[node].label;
  const uint32_t ends[] = {claim->subject, claim->object};
  for (size_t i = 0; i < 2; i++) {
    if (ends[i] == QUOTH_NONE) {
      continue;
    }
    const quoth_text end = c->view->nodes[ends[i]].label;
    if (ends[i] == node || quoth_text_equal_nocase(end, label) ||
        (label.size < end.size &&
         quoth_text_equal_nocase(
             label,
             (quoth_text){end.at + end.size - label.size, label.size}))) {
      return true;
    }
  }
  return false;
}

static int digits(quoth_text text, size_t at, size_t count) {
  int value = 0;
  for (size_t i = at; i < at + count; i++) {
    if (i >= text.size || text.at[i] < '0' || text.at[i] > '9') {
      return -1;
    }
    value = value * 10 + (text.at[i] - '0');
  }
  return value;
}

void quoth_canvas_date(quoth_buffer *out, quoth_text time) {
  static const char *const months[] = {"Jan", "Feb", "Mar", "Apr",
                                       "May", "Jun", "Jul", "Aug",
                                       "Sep", "Oct", "Nov", "Dec"};
  for (size_t i = 0; i < time.size; i++) {
    if (time.at[i] == '/') {
      quoth_canvas_date(out, (quoth_text){time.at, i});
      quoth_buffer_string(out, " \xe2\x80\x93 ");
      time = (quoth_text){time.at + i + 1, time.size - i - 1};
      i = 0;
    }
  }
  const int year = digits(time, 0, 4);
  const int month = time.size >= 7 ? digits(time, 5, 2) : -1;
  const int day = time.size >= 10 ? digits(time, 8, 2) : -1;
  if (time.size == 4 && time.at[3] == 'X' && digits(time, 0, 3) > 0) {
    quoth_buffer_add(out, (quoth_text){time.at, 3});
    quoth_buffer_string(out, "0s");
  } else if (year >= 0 && month >= 1 && month <= 12 &&
             (time.size == 7 || (time.size == 10 && day > 0))) {
    if (time.size == 10) {
      quoth_buffer_number(out, (uint64_t)day);
      quoth_buffer_char(out, ' ');
    }
    quoth_buffer_string(out, months[month - 1]);
    quoth_buffer_char(out, ' ');
    quoth_buffer_number(out, (uint64_t)year);
  } else {
    quoth_buffer_add(out, time);
  }
}

quoth_text quoth_canvas_name(quoth_canvas *c, uint32_t node) {
  const quoth_view_node *at = &c->view->nodes[node];
  if (!quoth_text_is(at->type, "date")) {
    return at->label;
  }
  quoth_buffer_clear(&c->name);
  quoth_canvas_date(&c->name, at->label);
  return c->name.status == QUOTH_OK ? quoth_buffer_text(&c->name) : at->label;
}

static void flow_node(quoth_canvas *c, quoth_flow *flow, uint32_t node) {
  if (node != QUOTH_NONE) {
    const quoth_view_node *at = &c->view->nodes[node];
    quoth_flow_add(flow, quoth_canvas_name(c, node),
                   at->thing == QUOTH_THING_WORDS ||
                           at->thing == QUOTH_THING_PRONOUN
                       ? QUOTH_TYPE_PLAIN
                       : QUOTH_TYPE_BOLD);
  }
}

void quoth_canvas_sentence(quoth_canvas *c, quoth_flow *flow,
                           const quoth_view_claim *claim) {
  flow_node(c, flow, claim->subject);
  if (claim->negated) {
    quoth_flow_add(flow, quoth_text_of("NOT"), QUOTH_TYPE_NOT);
  }
  quoth_buffer_clear(&c->text);
  quoth_verb_said(&c->text, claim);
  quoth_flow_add(flow, quoth_buffer_text(&c->text), QUOTH_TYPE_ITALIC);
  flow_node(c, flow, claim->object);
  for (uint32_t i = 0; i < claim->argument_count && i < 3; i++) {
    const quoth_view_argument *argument =
        &c->view->arguments[claim->first_argument + i];
    if (is_repeated(c, claim, argument->node)) {
      continue;
    }
    quoth_flow_add(flow, argument->preposition, QUOTH_TYPE_ITALIC);
    quoth_flow_add(flow, quoth_canvas_name(c, argument->node),
                   QUOTH_TYPE_PLAIN);
  }
  quoth_flow_end(flow);
}
