#include "bridge/storage.h"

#include "export/term.h"
#include "model/slots.h"

#include <rdf_storage_module.h>
#include <stdlib.h>

enum { FIRST_SLOTS = 256 };

typedef struct {
  quoth_id id;
  librdf_node *node; /* owned */
} made_node;

/* What librdf keeps for us with a storage. A query touches few of millions of
 * terms: their nodes are found by id. */
typedef struct {
  librdf_world *world;
  const quoth_model *model;
  made_node *made; /* owned */
  size_t count, room;
  quoth_slots slots; /* by id, of `made` */
} instance;

static librdf_node *new_node(instance *self, quoth_id id);

/* Ids come in sequence; spread them. */
static uint32_t hash_of(quoth_id id) {
  return id * UINT32_C(0x9e3779b1) >> 7;
}

static librdf_node *find_made(const instance *self, quoth_id id) {
  const uint32_t hash = hash_of(id);
  for (size_t at = quoth_slots_first(&self->slots, hash);
       self->slots.at[at].item; at = quoth_slots_after(&self->slots, at)) {
    const made_node *made = &self->made[self->slots.at[at].item - 1];
    if (made->id == id) {
      return made->node;
    }
  }
  return NULL;
}

static quoth_status make_room(instance *self) {
  QUOTH_TRY(quoth_grow(NULL, &self->made, &self->room, self->count,
                       self->count + 1, sizeof *self->made));
  if (quoth_slots_full(&self->slots, self->count)) {
    QUOTH_TRY(quoth_slots_reset(&self->slots, NULL, self->slots.size * 2));
    for (size_t i = 0; i < self->count; i++) {
      quoth_slots_put(&self->slots, hash_of(self->made[i].id),
                      (uint32_t)(i + 1));
    }
  }
  return QUOTH_OK;
}

/* Borrowed from the storage; NULL when out of memory. */
static librdf_node *node_of(instance *self, quoth_id id) {
  librdf_node *known = find_made(self, id);
  if (known) {
    return known;
  }
  /* A datatype may be made on the way: room only afterwards. */
  librdf_node *node = new_node(self, id);
  if (!node || make_room(self) != QUOTH_OK) {
    if (node) {
      librdf_free_node(node);
    }
    return NULL;
  }
  self->made[self->count++] = (made_node){id, node};
  quoth_slots_put(&self->slots, hash_of(id), (uint32_t)self->count);
  return node;
}

static librdf_node *new_literal(instance *self, const quoth_term *term) {
  char tag[QUOTH_TAG_SIZE + 1];
  const size_t size =
      term->language.size < sizeof tag ? term->language.size : 0;
  memcpy(tag, term->language.at, size);
  tag[size] = '\0';
  librdf_uri *datatype = NULL;
  if (term->datatype) {
    librdf_node *type = node_of(self, term->datatype);
    datatype = type ? librdf_node_get_uri(type) : NULL;
  }
  return librdf_new_node_from_typed_counted_literal(
      self->world, (const unsigned char *)term->text.at, term->text.size,
      size ? tag : NULL, size, datatype);
}

static librdf_node *new_node(instance *self, quoth_id id) {
  const quoth_term term = quoth_model_get(self->model, id);
  const unsigned char *text = (const unsigned char *)term.text.at;
  switch (term.kind) {
  case QUOTH_IRI:
    return librdf_new_node_from_counted_uri_string(self->world, text,
                                                   term.text.size);
  case QUOTH_BLANK:
    return librdf_new_node_from_counted_blank_identifier(self->world, text,
                                                         term.text.size);
  case QUOTH_LITERAL:
    break;
  }
  return new_literal(self, &term);
}

static quoth_text uri_text(librdf_uri *uri) {
  size_t size = 0;
  const char *at = (char *)librdf_uri_as_counted_string(uri, &size);
  return (quoth_text){at, size};
}

/* Finds what `node` is in the model; false when it is not there. NULL matches
 * everything. */
static bool find_node(const instance *self, librdf_node *node, quoth_id *out) {
  *out = 0;
  if (!node) {
    return true;
  }
  quoth_term term = {.kind = QUOTH_IRI, .language = {"", 0}};
  char lower[QUOTH_TAG_SIZE];
  if (librdf_node_is_resource(node)) {
    term.text = uri_text(librdf_node_get_uri(node));
  } else if (librdf_node_is_blank(node)) {
    term.kind = QUOTH_BLANK;
    term.text.at =
        (char *)librdf_node_get_counted_blank_identifier(node, &term.text.size);
  } else {
    term.kind = QUOTH_LITERAL;
    term.text.at = (char *)librdf_node_get_literal_value_as_counted_string(
        node, &term.text.size);
    const char *tag = librdf_node_get_literal_value_language(node);
    librdf_uri *type = librdf_node_get_literal_value_datatype_uri(node);
    if (tag) {
      term.language = quoth_tag_lower(quoth_text_of(tag), lower);
    } else if (type) {
      term.datatype = quoth_model_find_iri(self->model, uri_text(type));
      if (!term.datatype) {
        return false;
      }
    }
  }
  *out = quoth_model_find_term(self->model, &term);
  return *out != 0;
}

static bool find_pattern(const instance *self, librdf_statement *statement,
                         librdf_node *graph, quoth_quad *out) {
  *out = (quoth_quad){0, 0, 0, 0};
  return find_node(self, graph, &out->graph) &&
         (!statement ||
          (find_node(self, librdf_statement_get_subject(statement),
                     &out->subject) &&
           find_node(self, librdf_statement_get_predicate(statement),
                     &out->predicate) &&
           find_node(self, librdf_statement_get_object(statement),
                     &out->object)));
}

/* A lookup as librdf walks it. */
typedef struct {
  instance *self;
  quoth_cursor cursor;
  quoth_quad quad;
  bool more;
  librdf_statement *statement; /* reused; its nodes are the storage's */
} walk;

static int walk_end(void *context) {
  return !((walk *)context)->more;
}

static int walk_next(void *context) {
  walk *w = context;
  w->more = quoth_model_next(&w->cursor, &w->quad);
  return !w->more;
}

static void *walk_get(void *context, int what) {
  walk *w = context;
  if (what == LIBRDF_STREAM_GET_METHOD_GET_CONTEXT) {
    return w->quad.graph ? node_of(w->self, w->quad.graph) : NULL;
  }
  librdf_node *nodes[] = {node_of(w->self, w->quad.subject),
                          node_of(w->self, w->quad.predicate),
                          node_of(w->self, w->quad.object)};
  if (!nodes[0] || !nodes[1] || !nodes[2]) {
    return NULL;
  }
  w->statement->subject = nodes[0];
  w->statement->predicate = nodes[1];
  w->statement->object = nodes[2];
  return w->statement;
}

static void walk_finish(void *context) {
  walk *w = context;
  w->statement->subject = NULL;
  w->statement->predicate = NULL;
  w->statement->object = NULL;
  librdf_free_statement(w->statement);
  free(w);
}

static librdf_stream *find_in_graph(librdf_storage *storage,
                                    librdf_statement *statement,
                                    librdf_node *graph) {
  instance *self = librdf_storage_get_instance(storage);
  quoth_quad pattern;
  if (!find_pattern(self, statement, graph, &pattern)) {
    return librdf_new_empty_stream(self->world);
  }
  walk *w = calloc(1, sizeof *w);
  if (!w) {
    return NULL;
  }
  w->self = self;
  w->statement = librdf_new_statement(self->world);
  if (!w->statement) {
    free(w);
    return NULL;
  }
  w->cursor = quoth_model_find(self->model, pattern);
  walk_next(w);
  return librdf_new_stream(self->world, w, walk_end, walk_next, walk_get,
                           walk_finish);
}

static librdf_stream *find_anywhere(librdf_storage *storage,
                                    librdf_statement *statement) {
  return find_in_graph(storage, statement, NULL);
}

static librdf_stream *serialise(librdf_storage *storage) {
  return find_in_graph(storage, NULL, NULL);
}

static librdf_stream *serialise_graph(librdf_storage *storage,
                                      librdf_node *graph) {
  return find_in_graph(storage, NULL, graph);
}

static int contains(librdf_storage *storage, librdf_statement *statement) {
  instance *self = librdf_storage_get_instance(storage);
  quoth_quad pattern;
  return find_pattern(self, statement, NULL, &pattern) &&
         quoth_model_has(self->model, pattern);
}

static int init(librdf_storage *storage, const char *name,
                librdf_hash *options) {
  (void)name;
  if (options) {
    librdf_free_hash(options);
  }
  instance *self = calloc(1, sizeof *self);
  librdf_storage_set_instance(storage, self);
  return self ? 0 : 1;
}

static void terminate(librdf_storage *storage) {
  instance *self = librdf_storage_get_instance(storage);
  if (!self) {
    return;
  }
  for (size_t i = 0; i < self->count; i++) {
    librdf_free_node(self->made[i].node);
  }
  free(self->made);
  free(self->slots.at);
  free(self);
}

static int open_model(librdf_storage *storage, librdf_model *model) {
  (void)storage;
  (void)model;
  return 0;
}

static int close_model(librdf_storage *storage) {
  (void)storage;
  return 0;
}

static int size(librdf_storage *storage) {
  const instance *self = librdf_storage_get_instance(storage);
  const uint32_t count = quoth_model_triple_count(self->model);
  return count > INT32_MAX ? INT32_MAX : (int)count;
}

static int refuse(librdf_storage *storage, librdf_statement *statement) {
  (void)storage;
  (void)statement;
  return 1;
}

static void fill_factory(librdf_storage_factory *factory) {
  factory->version = LIBRDF_STORAGE_INTERFACE_VERSION;
  factory->init = init;
  factory->terminate = terminate;
  factory->open = open_model;
  factory->close = close_model;
  factory->size = size;
  factory->add_statement = refuse;
  factory->contains_statement = contains;
  factory->serialise = serialise;
  factory->find_statements = find_anywhere;
  factory->find_statements_in_context = find_in_graph;
  factory->context_serialise = serialise_graph;
}

void quoth_storage_register(librdf_world *world) {
  librdf_storage_register_factory(world, "quoth", "a model of Quoth",
                                  fill_factory);
}

quoth_status quoth_storage_new(librdf_world *world, const quoth_model *model,
                               quoth_storage *out) {
  *out = (quoth_storage){NULL, NULL};
  out->storage = librdf_new_storage(world, "quoth", "quoth", NULL);
  if (!out->storage) {
    return QUOTH_NO_MEMORY;
  }
  instance *self = librdf_storage_get_instance(out->storage);
  self->world = world;
  self->model = model;
  if (quoth_slots_reset(&self->slots, NULL, FIRST_SLOTS) == QUOTH_OK) {
    out->model = librdf_new_model(world, out->storage, NULL);
  }
  if (!out->model) {
    quoth_storage_free(out);
    return QUOTH_NO_MEMORY;
  }
  return QUOTH_OK;
}

void quoth_storage_free(quoth_storage *storage) {
  if (storage->model) {
    librdf_free_model(storage->model);
  }
  if (storage->storage) {
    librdf_free_storage(storage->storage);
  }
  *storage = (quoth_storage){NULL, NULL};
}

librdf_statement *quoth_storage_statement(quoth_storage *storage,
                                          quoth_quad quad) {
  instance *self = librdf_storage_get_instance(storage->storage);
  const quoth_id ids[] = {quad.subject, quad.predicate, quad.object};
  librdf_node *nodes[3];
  for (int i = 0; i < 3; i++) {
    librdf_node *known = node_of(self, ids[i]);
    nodes[i] = known ? librdf_new_node_from_node(known) : NULL;
  }
  if (nodes[0] && nodes[1] && nodes[2]) {
    return librdf_new_statement_from_nodes(self->world, nodes[0], nodes[1],
                                           nodes[2]);
  }
  for (int i = 0; i < 3; i++) {
    if (nodes[i]) {
      librdf_free_node(nodes[i]);
    }
  }
  return NULL;
}
