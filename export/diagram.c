#include "export/diagram.h"
#include "export/bridge.h"

static bool one_of(quoth_text word, const char *const *words, int *out) {
  for (int i = 0; words[i]; i++) {
    if (quoth_text_is(word, words[i])) {
      *out = i;
      return true;
    }
  }
  return false;
}

bool quoth_draw_kind_of(quoth_text word, quoth_draw_kind *out) {
  static const char *const words[] = {"entities", "claims", "timeline",
                                      "answers", NULL};
  int found;
  if (!one_of(word, words, &found)) {
    return false;
  }
  *out = (quoth_draw_kind)found;
  return true;
}

bool quoth_picture_of(quoth_text word, quoth_picture *out) {
  static const char *const words[] = {"dot", "svg", "png", "pdf", NULL};
  int found;
  if (!one_of(word, words, &found)) {
    return false;
  }
  *out = (quoth_picture)found;
  return true;
}

bool quoth_cluster_of(quoth_text word, quoth_cluster *out) {
  static const char *const words[] = {"auto",     "topic", "speaker",
                                      "document", "none",  NULL};
  int found;
  if (!one_of(word, words, &found)) {
    return false;
  }
  *out = (quoth_cluster)found;
  return true;
}

bool quoth_theme_of(quoth_text word, quoth_theme *out) {
  static const char *const words[] = {"light", "dark", "print", NULL};
  int found;
  if (!one_of(word, words, &found)) {
    return false;
  }
  *out = (quoth_theme)found;
  return true;
}

quoth_status quoth_draw(const quoth_view *view,
                        const quoth_draw_options *options, quoth_picture as,
                        FILE *out, quoth_error *error) {
  const quoth_bridge *bridge;
  QUOTH_TRY(quoth_bridge_get(&bridge, error));
  return bridge->draw(view, options, as, out, error);
}

quoth_status quoth_dot_write(const quoth_model *model, FILE *out) {
  quoth_view view;
  quoth_status status = quoth_view_make(model, &view);
  if (status == QUOTH_OK) {
    status =
        quoth_draw(&view, &QUOTH_DRAW_DEFAULTS, QUOTH_PICTURE_DOT, out, NULL);
  }
  quoth_view_free(&view);
  return status;
}
