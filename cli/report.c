#include "export/report.h"
#include "cli/cli.h"
#include "export/compare.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
  OUTPUT = 1,
  WHOLE = 1200000, /* bytes of text that one page bears */
  MOST_DOCUMENTS = 12,
  PATH_SIZE = 4096
};

static const quoth_option options[] = {
    {OUTPUT, 'o', "output", "FILE",
     "where to write (default: standard output); many documents become an "
     "index FILE with a folder of pages"},
    QUOTH_INTAKE_OPTIONS,
    {0, 0, NULL, NULL, NULL},
};

extern const quoth_command quoth_command_report;

/* A page is written when it is complete, as every output. */
static quoth_status write_page(const quoth_pages *report, uint32_t document,
                               const char *index, const char *path,
                               const quoth_inputs *inputs, quoth_error *error) {
  quoth_output *output;
  QUOTH_TRY(quoth_output_open(path, inputs, error, &output));
  const quoth_status status = quoth_pages_write(
      report, document, index, quoth_output_file(output), error);
  if (status != QUOTH_OK) {
    quoth_output_abort(output);
    return status;
  }
  return quoth_output_commit(output, error);
}

static const char *last_part(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

/* out.html -> out-pages */
static quoth_status page_folder(const char *path, char folder[PATH_SIZE],
                                quoth_error *error) {
  const char *dot = strrchr(last_part(path), '.');
  const size_t size = dot ? (size_t)(dot - path) : strlen(path);
  const int length = snprintf(folder, PATH_SIZE, "%.*s-pages", (int)size, path);
  if (length < 0 || length >= PATH_SIZE - 32) {
    return quoth_error_set(error, QUOTH_LIMIT, path, 0, "path too long");
  }
  if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
    return quoth_error_set(error, QUOTH_IO, folder, 0, "%s", strerror(errno));
  }
  return QUOTH_OK;
}

/* Links on pages: file names with what a URL cannot hold escaped. */
static void relative(const char *name, const char *before, char *out,
                     size_t size) {
  size_t used = (size_t)snprintf(out, size, "%s", before);
  for (; *name && used + 4 < size; name++) {
    const unsigned char c = (unsigned char)*name;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
        (c >= '0' && c <= '9') || strchr("-._~", c)) {
      out[used++] = (char)c;
      out[used] = '\0';
    } else {
      used += (size_t)snprintf(out + used, size - used, "%%%02X", c);
    }
  }
}

static quoth_status write_split(const quoth_pages *report, uint32_t documents,
                                const char *path, const quoth_inputs *inputs,
                                quoth_error *error) {
  char folder[PATH_SIZE], page[PATH_SIZE + 32];
  char back[3 * PATH_SIZE], link[3 * PATH_SIZE];
  quoth_output *output;
  QUOTH_TRY(page_folder(path, folder, error));
  relative(last_part(path), "../", back, sizeof back);
  relative(last_part(folder), "", link, sizeof link);
  for (uint32_t i = 0; i < documents; i++) {
    snprintf(page, sizeof page, "%s/%lu.html", folder, (unsigned long)i + 1);
    QUOTH_TRY(write_page(report, i, back, page, inputs, error));
  }
  QUOTH_TRY(quoth_output_open(path, inputs, error, &output));
  const quoth_status status =
      quoth_pages_write_index(report, link, quoth_output_file(output));
  if (status != QUOTH_OK) {
    quoth_output_abort(output);
    return status;
  }
  return quoth_output_commit(output, error);
}

static int take_option(void *context, const quoth_args *args, int id,
                       const char *value) {
  (void)args;
  (void)id; /* there is one */
  *(const char **)context = value;
  return 0;
}

static quoth_status report_model(void *context, quoth_model *model,
                                 const quoth_inputs *inputs,
                                 quoth_error *error) {
  const char *path = *(const char **)context;
  quoth_view view;
  quoth_pages *report = NULL;
  QUOTH_TRY(quoth_model_link(model, MOST_DOCUMENTS));
  quoth_status status = quoth_view_make(model, &view);
  if (status == QUOTH_OK) {
    status = quoth_pages_new(&view, &report);
  }
  if (status == QUOTH_OK) {
    const bool split =
        view.document_count > 1 && (view.document_count > MOST_DOCUMENTS ||
                                    quoth_pages_size(report) > WHOLE);
    if (split && (!path || strcmp(path, "-") == 0)) {
      status = quoth_error_set(error, QUOTH_UNSUPPORTED, NULL, 0,
                               "so many documents need -o FILE");
    } else if (split) {
      status = write_split(report, view.document_count, path, inputs, error);
    } else {
      status = write_page(report, QUOTH_NONE, NULL, path, inputs, error);
    }
  }
  quoth_pages_free(report);
  quoth_view_free(&view);
  return status;
}

static int run(quoth_cli *cli, int argc, char **argv) {
  const char *output = NULL;
  quoth_intake intake = quoth_intake_default();
  quoth_args args = quoth_args_of(cli, &quoth_command_report, argc, argv);
  int status = quoth_intake_options(&intake, &args, take_option, &output);
  if (status < 0) {
    status = args.argc < 1
                 ? quoth_usage("report", "of which text or graph?")
                 : quoth_intake_use(cli, &intake, &args, report_model, &output);
  }
  quoth_intake_free(&intake);
  return status;
}

const quoth_command quoth_command_report = {
    .name = "report",
    .summary = "write a page that shows the text with its claims and diagrams",
    .usage = "[OPTIONS] INPUT... -o FILE.html",
    .options = options,
    .run = run,
};
