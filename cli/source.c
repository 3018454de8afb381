#include "cli/source.h"
#include "cli/json.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { LONGEST_LINE = 1 << 30 };

static const char *shown(const char *path) {
  return strcmp(path, "-") == 0 ? "stdin" : path;
}

/* ---- moving on ---- */

static quoth_status too_long(const quoth_source *source, quoth_item *item) {
  return quoth_error_set(&item->error, QUOTH_LIMIT, shown(item->path),
                         source->line, "a line of more than 1 GiB");
}

/* The rest of the file's current line, without its end; `*any` tells whether
 * there was one. */
static quoth_status read_line(quoth_source *source, quoth_item *item,
                              bool *any) {
  int c;
  quoth_buffer_clear(&item->bytes);
  errno = 0;
  while ((c = getc_unlocked(source->file)) != EOF && c != '\n') {
    if (item->bytes.size < LONGEST_LINE) {
      quoth_buffer_char(&item->bytes, (char)c);
    }
  }
  *any = c != EOF || item->bytes.size > 0;
  source->line += *any;
  if (ferror(source->file)) {
    *any = true;
    return quoth_read_failed(item->path, &item->error);
  }
  return item->bytes.size < LONGEST_LINE ? item->bytes.status
                                         : too_long(source, item);
}

static bool is_blank(quoth_text text) {
  return quoth_text_trim(text).size == 0;
}

/* The next line that is not blank; false at the end of the file. */
static bool next_line(quoth_source *source, quoth_item *item) {
  bool any = true;
  do {
    item->status = read_line(source, item, &any);
  } while (any && item->status == QUOTH_OK &&
           is_blank(quoth_buffer_text(&item->bytes)));
  item->line = source->line;
  if (!any || item->status == QUOTH_IO || item->status == QUOTH_BAD_DATA) {
    quoth_source_close(source);
  }
  return any;
}

/* The line that was read is a path. */
static void name_file(quoth_item *item) {
  const quoth_text line = quoth_buffer_text(&item->bytes);
  const bool cr = line.at[line.size - 1] == '\r';
  quoth_buffer_clear(&item->name);
  quoth_buffer_add(&item->name, (quoth_text){line.at, line.size - cr});
  quoth_buffer_char(&item->name, '\0');
  item->status = item->name.status;
  if (item->status == QUOTH_OK && strcmp(item->name.bytes, "-") == 0) {
    item->status =
        quoth_error_set(&item->error, QUOTH_UNSUPPORTED, shown(item->path),
                        item->line, "standard input holds the list itself");
  } else if (item->status == QUOTH_OK) {
    item->path = item->name.bytes;
    item->line = 0;
  }
}

bool quoth_source_next(quoth_source *source, quoth_item *item) {
  item->error = (quoth_error){0};
  item->status = QUOTH_OK;
  item->line = 0;
  for (;;) {
    if (source->file) {
      item->path = source->inputs->paths[source->at - 1];
      if (next_line(source, item)) {
        if (source->kind == QUOTH_SOURCE_PATHS && item->status == QUOTH_OK) {
          name_file(item);
        }
        return true;
      }
    }
    if (source->at == source->inputs->count) {
      return false;
    }
    item->path = source->inputs->paths[source->at++];
    if (source->kind == QUOTH_SOURCE_TEXT) {
      return true;
    }
    source->line = 0;
    item->status = quoth_open_file(item->path, &source->file, &item->error);
    if (item->status != QUOTH_OK) {
      return true;
    }
  }
}

void quoth_source_close(quoth_source *source) {
  if (source->file && source->file != stdin) {
    fclose(source->file);
  }
  source->file = NULL;
}

uint64_t quoth_source_size(const quoth_source *source) {
  uint64_t size = 0;
  for (size_t i = 0; i < source->inputs->count; i++) {
    struct stat info;
    if (stat(source->inputs->paths[i], &info) != 0 || !S_ISREG(info.st_mode)) {
      return 0;
    }
    size += (uint64_t)info.st_size;
  }
  return size;
}

/* ---- reading ---- */

static quoth_format format_of(quoth_text path) {
  static const struct {
    const char *extension[4];
    quoth_format format;
  } rows[] = {{{".md", ".markdown", NULL}, QUOTH_FORMAT_MARKDOWN},
              {{".srt", NULL}, QUOTH_FORMAT_SRT},
              {{".vtt", NULL}, QUOTH_FORMAT_VTT}};
  char name[64];
  const size_t size = path.size < sizeof name ? path.size : sizeof name - 1;
  memcpy(name, path.at + path.size - size, size);
  name[size] = '\0';
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (quoth_has_extension(name, rows[i].extension)) {
      return rows[i].format;
    }
  }
  return QUOTH_FORMAT_AUTO;
}

static bool is_plain(quoth_text text) {
  return quoth_utf8_check(text, NULL) &&
         !memchr(text.size ? text.at : "-", '\0', text.size);
}

/* {"path": …, "text": …, and what the options of that name say}. */
static quoth_status read_object(quoth_item *item) {
  quoth_document_options *document = &item->document;
  document->path = (quoth_text){NULL, 0};
  item->text = (quoth_text){NULL, 0};
  const quoth_json_field fields[] = {
      {"path", &document->path},
      {"text", &item->text},
      {"id", &document->id},
      {"title", &document->title},
      {"date", &document->date},
      {"author", &document->author},
      {NULL, NULL},
  };
  const char *wrong =
      quoth_json_read((quoth_text){item->bytes.bytes, item->bytes.size},
                      item->bytes.bytes, fields);
  if (!wrong && !item->text.at) {
    wrong = "no \"text\" in this object";
  }
  if (!wrong && !document->path.size) {
    document->path = document->id;
    wrong = document->id.size ? NULL : "neither \"path\" nor \"id\"";
  }
  for (size_t i = 0; !wrong && fields[i].name; i++) {
    if (fields[i].value != &item->text && !is_plain(*fields[i].value)) {
      wrong = "a field with invalid UTF-8 or NUL";
    }
  }
  return wrong ? quoth_error_set(&item->error, QUOTH_BAD_SYNTAX,
                                 shown(item->path), item->line, "%s", wrong)
               : QUOTH_OK;
}

quoth_status quoth_item_read(quoth_item *item,
                             const quoth_document_options *defaults) {
  item->document = *defaults;
  item->size = 0;
  QUOTH_TRY(item->status);
  if (item->line) {
    item->size = item->bytes.size + 1;
    QUOTH_TRY(read_object(item));
  } else {
    QUOTH_TRY(quoth_read_file(item->path, &item->bytes, &item->error));
    item->text = quoth_buffer_text(&item->bytes);
    item->size = item->bytes.size;
    item->document.path = quoth_text_of(shown(item->path));
  }
  item->document.format = format_of(item->document.path);
  return QUOTH_OK;
}

void quoth_item_free(quoth_item *item) {
  quoth_buffer_free(&item->name);
  quoth_buffer_free(&item->bytes);
}
