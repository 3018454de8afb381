#include "extract/frontmatter.h"

#include <yaml.h>

typedef enum { FIELD_NONE, FIELD_TITLE, FIELD_DATE, FIELD_AUTHOR } field;

typedef struct {
  quoth_draft *draft;
  quoth_text header; /* between the dashes */
  uint32_t line;     /* of the header's first byte, 1-based */
  int depth;         /* of collections; 1 is the header itself */
  bool is_key;       /* of the header: keys and values take turns */
  bool named;        /* the next scalar inside an author is a name */
  field field;
} reader;

static quoth_text line_at(quoth_text text, size_t at) {
  size_t end = at;
  while (end < text.size && text.at[end] != '\n') {
    end++;
  }
  return (quoth_text){text.at + at, end - at};
}

static bool is_mark(quoth_text line, const char *mark) {
  while (line.size && strchr(" \t\r", line.at[line.size - 1])) {
    line.size--;
  }
  return quoth_text_is(line, mark);
}

/* "key: value" or "key:"; in lower case, lest it be a speaker. */
static bool looks_like_field(quoth_text line) {
  if (!line.size || line.at[0] < 'a' || line.at[0] > 'z') {
    return false;
  }
  for (size_t i = 0; i < line.size; i++) {
    const char c = line.at[i];
    if (c == ':') {
      return i > 0 && (i + 1 == line.size || strchr(" \t\r", line.at[i + 1]));
    }
    if (c == ' ' || c == '*' || c == '#') {
      return false;
    }
  }
  return false;
}

/* Finds the header's bytes; false when the file has none. */
static bool find_header(quoth_draft *draft, quoth_text *header, bool *closed) {
  const quoth_text text = draft->checked;
  size_t at = draft->body;
  const quoth_text open = line_at(text, at);
  if (!is_mark(open, "---")) {
    return false;
  }
  at += open.size + 1;
  const size_t begin = at;
  bool blank = true;
  *closed = false;
  for (; at < text.size && !*closed;) {
    const quoth_text line = line_at(text, at);
    *closed = is_mark(line, "---") || is_mark(line, "...");
    if (!*closed && blank && quoth_text_trim(line).size) {
      blank = false;
      if (line.at[0] != '#' && !looks_like_field(line)) {
        return false; /* a rule above a text */
      }
    }
    if (*closed) {
      *header = (quoth_text){text.at + begin, at - begin};
      draft->body = (uint32_t)(at + line.size);
    }
    at += line.size + 1;
  }
  return *closed || !blank;
}

static field field_of(quoth_text key) {
  static const struct {
    const char *name;
    field field;
  } known[] = {
      {"title", FIELD_TITLE},    {"date", FIELD_DATE},
      {"published", FIELD_DATE}, {"author", FIELD_AUTHOR},
      {"authors", FIELD_AUTHOR}, {"by", FIELD_AUTHOR},
      {"byline", FIELD_AUTHOR},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (quoth_text_is_nocase(key, known[i].name)) {
      return known[i].field;
    }
  }
  return FIELD_NONE;
}

/* Where the title stands, when it stands in one line as it is. */
static void locate_title(reader *r, quoth_text value, size_t line) {
  size_t at = 0;
  while (line && at < r->header.size) {
    line -= r->header.at[at++] == '\n';
  }
  const quoth_text in = line_at(r->header, at);
  for (size_t i = 0; i + value.size <= in.size; i++) {
    if (memcmp(in.at + i, value.at, value.size) == 0) {
      const size_t begin = (size_t)(in.at + i - r->draft->checked.at);
      r->draft->title_at =
          (quoth_span){(uint32_t)begin, (uint32_t)(begin + value.size)};
      return;
    }
  }
}

static quoth_status keep(reader *r, quoth_text value, size_t line) {
  enum { LONGEST = 1000 };
  quoth_draft *draft = r->draft;
  quoth_text *const fields[] = {NULL, &draft->title, &draft->date,
                                &draft->author};
  quoth_text *out = fields[r->field];
  char iso[11];
  value = quoth_text_trim(value);
  if (out->size || !value.size || value.size > LONGEST) {
    return QUOTH_OK;
  }
  if (r->field == FIELD_DATE) {
    if (!quoth_frontmatter_date(value, iso)) {
      return QUOTH_OK;
    }
    value = quoth_text_of(iso);
  }
  if (r->field == FIELD_TITLE) {
    locate_title(r, value, line);
  }
  *out = quoth_arena_copy(draft->arena, value);
  return out->at ? QUOTH_OK : QUOTH_NO_MEMORY;
}

static quoth_status on_scalar(reader *r, const yaml_event_t *event) {
  const quoth_text value = {(const char *)event->data.scalar.value,
                            event->data.scalar.length};
  if (r->depth == 1 && r->is_key) {
    r->field = field_of(value);
    r->is_key = false;
    r->named = true;
    return QUOTH_OK;
  }
  const bool wanted = r->field != FIELD_NONE &&
                      (r->depth == 1 || (r->field == FIELD_AUTHOR && r->named));
  if (wanted) {
    QUOTH_TRY(keep(r, value, event->start_mark.line));
  }
  if (r->depth == 1) {
    r->is_key = true;
  } else if (!r->named) {
    r->named = quoth_text_is_nocase(value, "name");
  }
  return QUOTH_OK;
}

static quoth_status on_event(reader *r, const yaml_event_t *event) {
  switch (event->type) {
  case YAML_SCALAR_EVENT:
    return on_scalar(r, event);
  case YAML_ALIAS_EVENT:
    r->is_key = r->depth == 1 ? !r->is_key : r->is_key;
    return QUOTH_OK;
  case YAML_MAPPING_START_EVENT:
    r->named = false; /* author: { name: … } */
    r->depth++;
    r->is_key = r->depth == 1;
    return QUOTH_OK;
  case YAML_SEQUENCE_START_EVENT:
    r->depth++;
    return QUOTH_OK;
  case YAML_MAPPING_END_EVENT:
  case YAML_SEQUENCE_END_EVENT:
    r->depth--;
    r->is_key = r->depth == 1 ? true : r->is_key;
    return QUOTH_OK;
  default:
    return QUOTH_OK;
  }
}

static quoth_status report(reader *r, const yaml_parser_t *parser) {
  if (parser->error == YAML_MEMORY_ERROR) {
    return QUOTH_NO_MEMORY;
  }
  if (r->draft->source.at != r->draft->checked.at) {
    return QUOTH_OK; /* the caller reads past what is broken */
  }
  return quoth_error_set(r->draft->error, QUOTH_BAD_SYNTAX, r->draft->name,
                         r->line + (uint32_t)parser->problem_mark.line,
                         "front matter: %s",
                         parser->problem ? parser->problem : "not YAML");
}

/* Each level that is open costs libyaml time with every token. */
enum { DEEPEST = 64 };

static quoth_status report_depth(reader *r, const yaml_event_t *event) {
  return r->draft->source.at != r->draft->checked.at
             ? QUOTH_OK
             : quoth_error_set(r->draft->error, QUOTH_BAD_SYNTAX,
                               r->draft->name,
                               r->line + (uint32_t)event->start_mark.line,
                               "front matter: nested too deeply");
}

static quoth_status parse(reader *r, yaml_parser_t *parser) {
  for (bool done = false; !done;) {
    yaml_event_t event;
    if (!yaml_parser_parse(parser, &event)) {
      return report(r, parser);
    }
    quoth_status status = on_event(r, &event);
    done = event.type == YAML_STREAM_END_EVENT || r->depth > DEEPEST;
    if (r->depth > DEEPEST) {
      status = report_depth(r, &event);
    }
    yaml_event_delete(&event);
    QUOTH_TRY(status);
  }
  return QUOTH_OK;
}

quoth_status quoth_frontmatter_read(quoth_draft *draft) {
  reader r = {.draft = draft, .line = 2};
  bool closed;
  if (!find_header(draft, &r.header, &closed)) {
    return QUOTH_OK;
  }
  if (!closed) {
    return quoth_error_set(draft->error, QUOTH_BAD_SYNTAX, draft->name, 1,
                           "front matter begins here but does not end: no "
                           "second --- line");
  }
  draft->has_header = true;
  yaml_parser_t parser;
  if (!yaml_parser_initialize(&parser)) {
    return QUOTH_NO_MEMORY;
  }
  yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&parser, (const unsigned char *)r.header.at,
                               r.header.size);
  const quoth_status status = parse(&r, &parser);
  yaml_parser_delete(&parser);
  QUOTH_TRY(status);
  if (draft->title_at.begin == draft->title_at.end) {
    return QUOTH_OK;
  }
  QUOTH_TRY(quoth_draft_line(draft, true, QUOTH_BLOCK_TITLE, 1, 0));
  return quoth_draft_add(draft, draft->title_at.begin,
                         draft->title_at.end - draft->title_at.begin);
}
