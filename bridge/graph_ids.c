/* Numbers for the names of a graph's parts, in the order of their making.
 * cgraph's own are addresses of strings, and it sorts subgraphs by them: the
 * same input would not give the same bytes. */
#include "bridge/canvas.h"

#include <stdlib.h>

struct names {
  Agraph_t *graph;
  char **items;
  size_t count, capacity;
  unsigned long anonymous;
};

static void *open_names(Agraph_t *graph, Agdisc_t *discipline) {
  struct names *names = calloc(1, sizeof *names);
  (void)discipline;
  if (names) {
    names->graph = graph;
  }
  return names;
}

/* cgraph looks before a string for what kind it is: only its own will do. They
 * are freed with the graph. */
static bool add_name(struct names *names, char *name) {
  if (quoth_grow(NULL, &names->items, &names->capacity, names->count,
                 names->count + 1, sizeof *names->items) != QUOTH_OK) {
    return false;
  }
  names->items[names->count] = agstrdup(names->graph, name);
  return names->items[names->count++] != NULL;
}

/* Even numbers have names, odd ones none. A few hundred at most: a search from
 * the newest is quick. */
static long map_name(void *state, int type, char *name, IDTYPE *id,
                     int create) {
  struct names *names = state;
  (void)type;
  if (!name) {
    *id = 2 * names->anonymous++ + 1;
    return create;
  }
  for (size_t i = names->count; i > 0; i--) {
    if (strcmp(names->items[i - 1], name) == 0) {
      *id = 2 * i;
      return 1;
    }
  }
  *id = 2 * (names->count + 1);
  return create && add_name(names, name);
}

static long take_number(void *state, int type, IDTYPE id) {
  (void)state;
  (void)type;
  (void)id;
  return 0; /* nobody asks for a number */
}

static void free_number(void *state, int type, IDTYPE id) {
  (void)state;
  (void)type;
  (void)id;
}

static char *print_name(void *state, int type, IDTYPE id) {
  const struct names *names = state;
  (void)type;
  return id % 2 == 0 && id > 0 && id / 2 <= names->count
             ? names->items[id / 2 - 1]
             : NULL;
}

static void close_names(void *state) {
  struct names *names = state;
  quoth_release(NULL, names->items);
  free(names);
}

static void note_object(void *state, int type, void *object) {
  (void)state;
  (void)type;
  (void)object;
}

Agraph_t *quoth_canvas_open(void) {
  static Agiddisc_t numbers = {open_names,  map_name,   take_number,
                               free_number, print_name, close_names,
                               note_object};
  static Agdisc_t discipline = {.id = &numbers};
  char name[] = "quoth";
  return agopen(name, Agdirected, &discipline);
}
