#include "export/sparql_rewrite.h"

#include "export/term.h"
#include "model/vocab.h"

#include <stdlib.h>

/* What a place in a pattern holds. */
typedef struct {
  quoth_id id;         /* of a constant, 0: a variable, or unknown */
  quoth_text variable; /* size 0: a constant */
  bool absent;         /* a constant that the model does not know */
} place;

typedef struct {
  const quoth_pattern_text *text;
  place part[3];
  bool done;
} pattern;

enum { SUBJECT, PREDICATE, OBJECT };

static quoth_text find_prefix(const quoth_rewriter *r, quoth_text name,
                              quoth_text *local) {
  for (size_t i = r->prefix_count; i-- > 0;) {
    const quoth_sparql_prefix *p = &r->prefixes[i];
    if (name.size >= p->name.size &&
        memcmp(name.at, p->name.at, p->name.size) == 0) {
      *local = (quoth_text){name.at + p->name.size, name.size - p->name.size};
      return p->iri;
    }
  }
  return (quoth_text){NULL, 0};
}

static place constant(quoth_id id) {
  return (place){.id = id, .absent = id == 0};
}

static place place_of_name(const quoth_rewriter *r, quoth_text name) {
  quoth_text local = {"", 0};
  const quoth_text space = find_prefix(r, name, &local);
  place result = {.id = 0};
  if (space.at && !memchr(local.at, '\\', local.size)) {
    quoth_buffer iri = {.from = NULL};
    quoth_buffer_add(&iri, space);
    quoth_buffer_add(&iri, local);
    if (iri.status == QUOTH_OK) {
      result =
          constant(quoth_model_find_iri(r->model, quoth_buffer_text(&iri)));
    }
    quoth_buffer_free(&iri);
  }
  return result;
}

/* Plain and tagged strings without escapes are looked up, others guessed. */
static place place_of_string(const quoth_rewriter *r,
                             const quoth_token *token) {
  const quoth_text text = token->text;
  char lower[QUOTH_TAG_SIZE];
  quoth_text tag = {"", 0};
  if (memchr(text.at, '\\', text.size) || text.size < 2 ||
      quoth_token_is(token + 1, "^^") ||
      (text.size >= 6 && text.at[0] == text.at[1])) {
    return (place){.id = 0};
  }
  if (token[1].kind == QUOTH_TOKEN_TAG) {
    tag = quoth_tag_lower(
        (quoth_text){token[1].text.at + 1, token[1].text.size - 1}, lower);
  }
  return constant(quoth_model_find_literal(
      r->model, (quoth_text){text.at + 1, text.size - 2}, 0, tag));
}

static place place_of(const quoth_rewriter *r, const quoth_token *token) {
  const quoth_text text = token->text;
  switch (token->kind) {
  case QUOTH_TOKEN_VAR:
    return (place){.variable = {text.at + 1, text.size - 1}};
  case QUOTH_TOKEN_BLANK:
    return (place){.variable = text};
  case QUOTH_TOKEN_IRI: {
    const quoth_text iri = {text.at + 1, text.size - 2};
    return quoth_iri_check(iri) ? constant(quoth_model_find_iri(r->model, iri))
                                : (place){.id = 0};
  }
  case QUOTH_TOKEN_NAME:
    return place_of_name(r, text);
  case QUOTH_TOKEN_STRING:
    return place_of_string(r, token);
  default:
    return quoth_token_is(token, "a") ? constant(QUOTH_V_RDF_TYPE)
                                      : (place){.id = 0};
  }
}

/* How many of `patterns` that are done hold the variable. */
static bool is_bound(const pattern *patterns, size_t count, quoth_text name) {
  for (size_t i = 0; i < count; i++) {
    for (int k = 0; k < 3 && patterns[i].done; k++) {
      if (patterns[i].part[k].variable.size &&
          quoth_text_equal(patterns[i].part[k].variable, name)) {
        return true;
      }
    }
  }
  return false;
}

/* How many subjects an object of `predicate` has, by a sample. */
static double fan_in(const quoth_model *model, quoth_id predicate) {
  quoth_cursor cursor =
      quoth_model_find(model, (quoth_quad){0, predicate, 0, 0});
  quoth_quad quad;
  double sum = 1;
  int seen = 1;
  while (seen < 32 && quoth_model_next(&cursor, &quad)) {
    sum += quoth_model_estimate(model, (quoth_quad){0, 0, quad.object, 0});
    seen++;
  }
  return sum / seen;
}

/* How many rows a pattern is likely to add for each row there is. */
static double cost(const quoth_model *model, const pattern *patterns,
                   size_t count, const pattern *p, bool any_done) {
  bool bound[3];
  bool connected = false;
  quoth_quad known = {p->part[SUBJECT].id, p->part[PREDICATE].id,
                      p->part[OBJECT].id, 0};
  for (int k = 0; k < 3; k++) {
    const quoth_text name = p->part[k].variable;
    bound[k] = name.size && is_bound(patterns, count, name);
    connected = connected || bound[k];
    if (p->part[k].absent) {
      return 0;
    }
  }
  double rows = quoth_model_estimate(model, known);
  if (bound[SUBJECT]) {
    const double few = known.predicate || bound[PREDICATE] ? 2 : 16;
    rows = rows < few ? rows : few;
  }
  if (bound[OBJECT]) {
    const double some = known.predicate ? fan_in(model, known.predicate) : 1000;
    rows = rows < some ? rows : some;
  }
  if (bound[SUBJECT] && (bound[OBJECT] || known.object)) {
    rows = rows < 0.5 ? rows : 0.5;
  }
  return any_done && !connected ? rows * 1e6 + 1e6 : rows;
}

static void put_pattern(const quoth_pattern_text *text, quoth_buffer *out) {
  if (!text->subject) {
    for (const quoth_token *t = text->begin; t < text->end; t++) {
      quoth_rewrite_put(out, t);
    }
  } else {
    const quoth_token *parts[] = {text->subject, text->predicate, text->object};
    for (int k = 0; k < 3; k++) {
      const quoth_token *t = parts[k];
      quoth_rewrite_put(out, t);
      if (quoth_token_is(t, "-") || quoth_token_is(t, "+")) {
        quoth_buffer_add(out, t[1].text);
      } else if (t->kind == QUOTH_TOKEN_STRING && k == OBJECT) {
        if (t[1].kind == QUOTH_TOKEN_TAG) {
          quoth_rewrite_put(out, t + 1);
        } else if (quoth_token_is(t + 1, "^^")) {
          quoth_rewrite_put(out, t + 1);
          quoth_rewrite_put(out, t + 2);
        }
      }
    }
  }
  quoth_buffer_string(out, " .");
}

static void order(const quoth_rewriter *r, pattern *patterns, size_t count,
                  quoth_buffer *out) {
  for (size_t n = 0; n < count; n++) {
    size_t best = count;
    double least = 0;
    for (size_t i = 0; i < count; i++) {
      if (patterns[i].done) {
        continue;
      }
      /* Statements with brackets keep their place behind the rest. */
      const double rows =
          patterns[i].text->subject
              ? cost(r->model, patterns, count, &patterns[i], n > 0)
              : 1e30;
      if (best == count || rows < least) {
        best = i;
        least = rows;
      }
    }
    patterns[best].done = true;
    put_pattern(patterns[best].text, out);
  }
}

/* More patterns than anybody writes stay as they are: ordering is cubic. */
enum { MAX_ORDERED = 64 };

quoth_status quoth_rewrite_patterns(quoth_rewriter *r,
                                    const quoth_pattern_text *patterns,
                                    size_t count, quoth_buffer *out) {
  if (count > MAX_ORDERED) {
    for (size_t i = 0; i < count; i++) {
      put_pattern(&patterns[i], out);
    }
    return out->status;
  }
  pattern *known = calloc(count + 1, sizeof *known);
  if (!known) {
    return QUOTH_NO_MEMORY;
  }
  for (size_t i = 0; i < count; i++) {
    known[i].text = &patterns[i];
    if (patterns[i].subject) {
      known[i].part[SUBJECT] = place_of(r, patterns[i].subject);
      known[i].part[PREDICATE] = place_of(r, patterns[i].predicate);
      known[i].part[OBJECT] = place_of(r, patterns[i].object);
    }
  }
  order(r, known, count, out);
  free(known);
  return out->status;
}
