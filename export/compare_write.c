#include "export/compare.h"
#include "export/escape.h"

static const char *const kind_words[] = {"contradicted", "shifted",
                                         "corroborated"};
static const quoth_id predicates[] = {QUOTH_V_QUOTH_CONTRADICTS,
                                      QUOTH_V_QUOTH_SHIFTS,
                                      QUOTH_V_QUOTH_CORROBORATES};

const char *quoth_difference_word(unsigned bit) {
  static const char *const words[] = {"polarity", "number",   "date",   "name",
                                      "speaker",  "strength", "wording"};
  for (unsigned i = 0; i < sizeof words / sizeof *words; i++) {
    if (bit == 1u << i) {
      return words[i];
    }
  }
  return "";
}

quoth_status quoth_comparison_record(const quoth_comparison *comparison,
                                     const quoth_view *view,
                                     quoth_model *model) {
  for (uint32_t i = 0; i < comparison->match_count; i++) {
    const quoth_match *match = &comparison->matches[i];
    QUOTH_TRY(quoth_model_add(model, view->claims[match->a].id,
                              predicates[match->kind],
                              view->claims[match->b].id, 0));
  }
  return QUOTH_OK;
}

static quoth_status said(FILE *out) {
  return ferror(out) ? QUOTH_IO : QUOTH_OK;
}

/* ---- table ---- */

/* One line of at most `columns` characters, whose number it returns; line ends
 * become blanks, other control characters vanish. */
static unsigned put_line(FILE *out, quoth_text text, unsigned columns) {
  unsigned used = 0;
  bool blank = true; /* no blanks at the start, none doubled */
  for (size_t at = 0; at < text.size;) {
    const size_t from = at;
    const uint32_t c = quoth_utf8_next(text, &at);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      if (!blank) {
        putc(' ', out);
        used++;
      }
      blank = true;
      continue;
    }
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
      continue;
    }
    if (columns && used + 1 >= columns) {
      fputs("\xe2\x80\xa6", out);
      return used + 1;
    }
    fwrite(text.at + from, 1, at - from, out);
    used++;
    blank = false;
  }
  return used;
}

static void put_side(FILE *out, const quoth_view *view, uint32_t index,
                     unsigned columns) {
  const quoth_view_claim *claim = &view->claims[index];
  quoth_text name = {0};
  if (claim->document != QUOTH_NONE) {
    name = view->documents[claim->document].source;
  }
  for (size_t i = name.size; i > 0; i--) { /* the file's name says enough */
    if (name.at[i - 1] == '/') {
      name = (quoth_text){name.at + i, name.size - i};
      break;
    }
  }
  fputs("  ", out);
  unsigned used = 2 + put_line(out, name, 24);
  const int place = fprintf(out, ":%lu ", (unsigned long)claim->begin);
  used += place > 0 ? (unsigned)place : 0;
  if (claim->speaker != QUOTH_NONE) {
    used += put_line(out, view->nodes[claim->speaker].label, 24) + 2;
    fputs(": ", out);
  }
  put_line(out, claim->quote,
           !columns               ? 0
           : columns > used + 20u ? columns - used - 1
                                  : 20);
  fputs("\n", out);
}

static void put_kind(FILE *out, unsigned kind, bool colour) {
  static const char *const inks[] = {"\033[31m", "\033[33m", "\033[32m"};
  fputs(colour ? inks[kind] : "", out);
  fputs(kind_words[kind], out);
  fputs(colour ? "\033[0m" : "", out);
}

static void put_match(FILE *out, const quoth_view *view,
                      const quoth_match *match, unsigned columns, bool colour) {
  put_kind(out, match->kind, colour);
  for (unsigned bit = 1; bit <= QUOTH_DIFFERS_WORDING; bit *= 2) {
    if (match->differs & bit) {
      fprintf(out, " %s", quoth_difference_word(bit));
    }
  }
  if (match->in_a.size || match->in_b.size) {
    fputs(" (", out);
    put_line(out, match->in_a, 40);
    fputs(" / ", out);
    put_line(out, match->in_b, 40);
    fputs(")", out);
  }
  fprintf(out, " [%u%%]\n", match->score);
  put_side(out, view, match->a, columns);
  put_side(out, view, match->b, columns);
}

/* True when a match shortly before tells the same of the same quotes: one
 * sentence often makes several claims. */
static bool is_told(const quoth_comparison *comparison, const quoth_view *view,
                    uint32_t index) {
  enum { WINDOW = 16 };
  const quoth_match *match = &comparison->matches[index];
  const quoth_view_claim *a = &view->claims[match->a];
  const quoth_view_claim *b = &view->claims[match->b];
  for (uint32_t i = index > WINDOW ? index - WINDOW : 0; i < index; i++) {
    const quoth_match *before = &comparison->matches[i];
    const quoth_view_claim *x = &view->claims[before->a];
    const quoth_view_claim *y = &view->claims[before->b];
    if (before->kind == match->kind && before->differs == match->differs &&
        x->document == a->document && x->begin == a->begin &&
        x->end == a->end && y->document == b->document &&
        y->begin == b->begin && y->end == b->end) {
      return true;
    }
  }
  return false;
}

quoth_status quoth_comparison_table(const quoth_comparison *comparison,
                                    const quoth_view *view, unsigned columns,
                                    bool colour, FILE *out) {
  uint32_t counts[3] = {0};
  for (uint32_t i = 0; i < comparison->match_count; i++) {
    if (!is_told(comparison, view, i)) {
      put_match(out, view, &comparison->matches[i], columns, colour);
    }
    counts[comparison->matches[i].kind]++;
  }
  fprintf(out, "\n%lu contradicted, %lu shifted, %lu corroborated\n",
          (unsigned long)counts[0], (unsigned long)counts[1],
          (unsigned long)counts[2]);
  for (uint32_t d = 0; d < view->document_count; d++) {
    const quoth_view_document *document = &view->documents[d];
    uint32_t alone = 0;
    for (uint32_t i = 0; i < document->claim_count; i++) {
      alone += comparison->alone[document->first_claim + i];
    }
    fprintf(out, "%lu of %lu claims only in ", (unsigned long)alone,
            (unsigned long)document->claim_count);
    put_line(out, document->source, 0);
    putc('\n', out);
  }
  return said(out);
}

/* ---- JSON ---- */

static void json_claim(FILE *out, const char *name, const quoth_view *view,
                       uint32_t index) {
  const quoth_view_claim *claim = &view->claims[index];
  fprintf(out, "\"%s\":{\"doc\":", name);
  quoth_json_string(out, claim->document == QUOTH_NONE
                             ? quoth_text_of("")
                             : view->documents[claim->document].source);
  fprintf(out, ",\"start\":%lu,\"end\":%lu,\"speaker\":",
          (unsigned long)claim->begin, (unsigned long)claim->end);
  quoth_json_string(out, claim->speaker == QUOTH_NONE
                             ? quoth_text_of("")
                             : view->nodes[claim->speaker].label);
  fputs(",\"quote\":", out);
  quoth_json_string(out, claim->quote);
  fprintf(out, ",\"polarity\":\"%s\",\"modality\":\"%s\",\"claim_iri\":",
          claim->negated ? "negated" : "affirmed",
          quoth_manner_word(claim->manner));
  quoth_json_string(out, quoth_model_get(view->model, claim->id).text);
  putc('}', out);
}

quoth_status quoth_comparison_json(const quoth_comparison *comparison,
                                   const quoth_view *view, FILE *out) {
  fputs("{\"matches\":[", out);
  for (uint32_t i = 0; i < comparison->match_count; i++) {
    const quoth_match *match = &comparison->matches[i];
    fprintf(out, "%s\n{\"kind\":\"%s\",\"score\":%u.%02u,\"differs\":[",
            i ? "," : "", kind_words[match->kind], match->score / 100u,
            match->score % 100u);
    bool first = true;
    for (unsigned bit = 1; bit <= QUOTH_DIFFERS_WORDING; bit *= 2) {
      if (match->differs & bit) {
        fprintf(out, "%s\"%s\"", first ? "" : ",", quoth_difference_word(bit));
        first = false;
      }
    }
    fputs("],\"in_a\":", out);
    quoth_json_string(out, match->in_a);
    fputs(",\"in_b\":", out);
    quoth_json_string(out, match->in_b);
    putc(',', out);
    json_claim(out, "a", view, match->a);
    putc(',', out);
    json_claim(out, "b", view, match->b);
    putc('}', out);
  }
  fputs("],\n\"only_here\":[", out);
  bool first = true;
  for (uint32_t i = 0; i < view->claim_count; i++) {
    if (comparison->alone[i]) {
      fputs(first ? "\n{" : ",\n{", out);
      json_claim(out, "claim", view, i);
      putc('}', out);
      first = false;
    }
  }
  fputs("]}\n", out);
  return said(out);
}

/* ---- Turtle ---- */

quoth_status quoth_comparison_turtle(const quoth_comparison *comparison,
                                     const quoth_view *view, FILE *out) {
  static const char *const names[] = {"contradicts", "shifts", "corroborates"};
  fputs("@prefix quoth: <" QUOTH_NS_QUOTH "> .\n\n", out);
  for (uint32_t i = 0; i < comparison->match_count; i++) {
    const quoth_match *match = &comparison->matches[i];
    const quoth_text a =
        quoth_model_get(view->model, view->claims[match->a].id).text;
    const quoth_text b =
        quoth_model_get(view->model, view->claims[match->b].id).text;
    fputs("<", out);
    fwrite(a.at, 1, a.size, out);
    fprintf(out, "> quoth:%s <", names[match->kind]);
    fwrite(b.at, 1, b.size, out);
    fputs("> .\n", out);
  }
  return said(out);
}
