/* SPDX-License-Identifier: MIT
 * `copydesk dict import FILE`: other people's lists of names as a list of
 * names seen. */
#include "batch/rewrite.h"
#include "cli/dict.h"
#include "cli/output.h"
#include "lexicon/import.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define TOLD_MOST 20 /* bad lines that are named */

/* One import on its way, for the messages. */
typedef struct Job {
    const char *path;
    size_t bad;
    bool terminal;
} Job;

static void clear_progress(const Job *job) {
    if (job->terminal) fputs("\r\033[K", stderr);
}

static void on_bad(void *user, size_t line, const char *message) {
    Job *job = user;
    if (job->bad++ >= TOLD_MOST) return;
    clear_progress(job);
    if (line)
        fprintf(stderr, "%s:%zu: %s\n", job->path, line, message);
    else
        fprintf(stderr, "%s: %s\n", job->path, message);
}

static void on_progress(void *user, size_t lines, size_t entities) {
    const Job *job = user;
    if (job->terminal)
        fprintf(stderr, "\r%s: %zu lines, %zu entities", job->path, lines,
                entities);
}

static int fail(const Job *job, const char *why) {
    clear_progress(job);
    fprintf(stderr, "copydesk: dict import: %s: %s; nothing is written\n",
            job->path, why);
    return EXIT_NOTHING;
}

static int fail_read(const Job *job, Status status, int error) {
    char why[200];
    snprintf(why, sizeof why, "cannot be read: %s", strerror(error));
    return fail(job, status == STATUS_IO ? why : "out of memory");
}

static void add_formats(Buf *out) {
    for (int i = 0; i < IMPORT_FORMATS; i++)
        buf_print(out, "%s%s", i ? "|" : "",
                  import_format_name((ImportFormat)i));
}

/* What --from says, or the file itself. False: it is told. */
static bool choose_format(const Job *job, const Options *options,
                          const ImportLines *lines, ImportFormat *format) {
    const char *head = lines->block + lines->at;
    size_t len = lines->len - lines->at;
    Buf why = {0};
    if (import_is_packed(head, len))
        buf_print(&why,
                  "it is packed; unpack it into a pipe: zcat %s | copydesk "
                  "dict import -",
                  job->path);
    else if (options->from && !import_format_named(options->from, format))
        buf_print(&why, "there is no format %s; --from takes ", options->from);
    else if (!options->from && !import_guess(head, len, format))
        buf_text(&why, "cannot tell its format; say --from ");
    else if (options->lang && *format > IMPORT_PARANAMES)
        buf_text(&why, "--lang is for jrc-names and paranames");
    else
        return true;
    if (why.data && why.data[why.len - 1] == ' ') add_formats(&why);
    fail(job, buf_str(&why));
    buf_free(&why);
    return false;
}

static void add_count(Buf *out, size_t count, const char *one,
                      const char *many) {
    buf_print(out, "%zu %s", count, count == 1 ? one : many);
}

static void add_left(Buf *out, const Import *import) {
    static const struct {
        const char *one, *many;
    } words[LEFT_REASONS] = {
        {"record of another kind", "records of other kinds"},
        {"entity without such a form", "entities without such a form"},
        {"form not in Latin script", "forms not in Latin script"},
        {"form in another language", "forms in other languages"},
        {"weak alias", "weak aliases"},
        {"form that no names file can hold",
         "forms that no names file can hold"},
        {"form beyond an entity’s 64th", "forms beyond an entity’s 64th"}};
    bool any = false;
    for (int i = 0; i < LEFT_REASONS; i++) {
        if (!import->left[i]) continue;
        buf_text(out, any ? ", " : "; left out: ");
        add_count(out, import->left[i], words[i].one, words[i].many);
        any = true;
    }
}

/* people.csv: 3 entities, 7 forms; left out: 2 weak aliases; 1 bad line */
static void sum_up(const Job *job, const Import *import) {
    Buf line = {0};
    clear_progress(job);
    if (job->bad > TOLD_MOST)
        fprintf(stderr, "%s: and %zu more bad lines\n", job->path,
                job->bad - TOLD_MOST);
    add_count(&line, import->rows, "entity", "entities");
    buf_text(&line, ", ");
    add_count(&line, import->forms, "form", "forms");
    add_left(&line, import);
    if (job->bad) {
        buf_text(&line, "; ");
        add_count(&line, job->bad, "bad line", "bad lines");
    }
    fprintf(stderr, "copydesk: %s: %s%s\n", job->path, buf_str(&line),
            import->rows ? "" : "; nothing is written");
    buf_free(&line);
}

/* Into OUT, whole or not at all, or to standard output. */
static int put(const Options *options, const Buf *text) {
    char why[300];
    if (!options->output) {
        output_write(text->data, text->len);
        return output_failed() ? EXIT_NOTHING : EXIT_FINE;
    }
    if (write_file(options->output, text->data, text->len, why, sizeof why))
        return EXIT_FINE;
    fprintf(stderr, "copydesk: %s: %s\n", options->output, why);
    return EXIT_NOTHING;
}

static int read_and_put(const Options *options, const Job *job, Import *import,
                        ImportLines *lines, FILE *file) {
    ImportFormat format;
    Status status = lines_open(lines, file);
    if (status) return fail_read(job, status, lines->error);
    if (!choose_format(job, options, lines, &format)) return EXIT_NOTHING;
    Buf text = {0};
    status = import_read(import, format, lines);
    if (!status) status = import_write(import, &text);
    int code = EXIT_NOTHING;
    if (status) {
        fail_read(job, status, lines->error);
    } else {
        if (import->rows) code = put(options, &text);
        sum_up(job, import);
    }
    buf_free(&text);
    return code == EXIT_FINE && job->bad ? EXIT_FOUND : code;
}

int dict_import(Options *options) {
    if (options->path_count != 2) {
        fputs("copydesk: dict import: want one FILE, or - for standard input "
              "(copydesk dict --help)\n",
              stderr);
        return EXIT_NOTHING;
    }
    Job job = {options->paths[1], 0, isatty(STDERR_FILENO)};
    FILE *file = strcmp(job.path, "-") != 0 ? fopen(job.path, "rb") : stdin;
    if (!file) return fail_read(&job, STATUS_IO, errno);
    Import import = {.options = {options->lang, on_bad, on_progress, &job}};
    ImportLines lines = {0};
    int code = read_and_put(options, &job, &import, &lines, file);
    lines_free(&lines);
    import_free(&import);
    if (file != stdin) fclose(file);
    return code;
}
