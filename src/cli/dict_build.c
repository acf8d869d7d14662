/* SPDX-License-Identifier: MIT
 * `copydesk dict build FILE… -o OUT`: names files as one file that is mapped
 * and not read, so that a million names cost no time to open. */
#include "base/file.h"
#include "batch/rewrite.h"
#include "cli/dict.h"
#include "cli/session.h"
#include "lexicon/name_map_make.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FILES_MOST ((size_t)1 << 30) /* bytes of all files */
#define TOLD_MOST 20                 /* faults that are shown */

/* One build on its way. */
typedef struct Job {
    const Options *options;
    Buf *files; /* one a path; the maker borrows their bytes */
    size_t bytes;
    NameMaker maker;
    Arena arena;
    Faults faults;
} Job;

static bool fail(const char *path, const char *why) {
    fprintf(stderr, "copydesk: dict build: %s: %s; nothing is written\n", path,
            why);
    return false;
}

static bool read_file(Job *job, const char *path, Buf *file) {
    Status status = file_read(path, FILES_MOST - job->bytes, file);
    if (status == STATUS_IO) return fail(path, strerror(errno));
    if (status == STATUS_LIMIT)
        return fail(path, "more than 1 GiB of names; build several files, and "
                          "give each to --names");
    if (!status)
        status = name_maker_read(&job->maker, path, buf_str(file), file->len,
                                 &job->faults);
    job->bytes += file->len;
    return !status || fail(path, "out of memory");
}

static bool tell_faults(const Job *job) {
    const Faults *faults = &job->faults;
    for (size_t i = 0; i < faults->count && i < TOLD_MOST; i++) {
        const Fault *f = &faults->items[i];
        session_tell(f->place.path, f->place.line, f->place.column, f->message,
                     f->place.text);
    }
    if (!faults->count && !faults->lost) return false;
    fprintf(stderr, "copydesk: dict build: %zu fault%s; nothing is written\n",
            faults->count, faults->count == 1 ? "" : "s");
    return true;
}

static bool write_out(Job *job, size_t *size) {
    Buf image = {0};
    char why[300];
    const char *path = job->options->output;
    Status status = name_maker_write(&job->maker, &image);
    bool ok = !status ||
              fail(path, status == STATUS_LIMIT ? "too many names for one file"
                                                : "out of memory");
    if (ok && !write_file(path, image.data, image.len, why, sizeof why)) {
        fprintf(stderr, "copydesk: %s: %s\n", path, why);
        ok = false;
    }
    *size = image.len;
    buf_free(&image);
    return ok;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static bool build(Job *job) {
    double start = seconds();
    size_t size;
    for (size_t i = 1; i < job->options->path_count; i++)
        if (!read_file(job, job->options->paths[i], &job->files[i]))
            return false;
    if (tell_faults(job) || !write_out(job, &size)) return false;
    fprintf(stderr,
            "copydesk: %s: %zu entit%s, %zu form%s, %zu bytes, %.1f s\n",
            job->options->output, job->maker.rows.count,
            job->maker.rows.count == 1 ? "y" : "ies", job->maker.forms,
            job->maker.forms == 1 ? "" : "s", size, seconds() - start);
    if (job->maker.facts)
        fprintf(stderr,
                "copydesk: %zu wrong form%s not in it: it says what was seen; "
                "give the .tsv to --names too\n",
                job->maker.facts,
                job->maker.facts == 1 ? ", role or confusable is"
                                      : "s, roles and confusables are");
    return true;
}

int dict_build(Options *options) {
    if (options->path_count < 2 || !options->output) {
        fputs("copydesk: dict build: want FILE ... -o OUT (copydesk dict "
              "--help)\n",
              stderr);
        return EXIT_NOTHING;
    }
    Job job = {.options = options};
    job.faults.arena = &job.arena;
    job.files = calloc(options->path_count, sizeof *job.files);
    bool ok = job.files ? build(&job) : fail(options->output, "out of memory");
    for (size_t i = 0; job.files && i < options->path_count; i++)
        buf_free(&job.files[i]);
    free(job.files);
    name_maker_free(&job.maker);
    faults_free(&job.faults);
    arena_free(&job.arena);
    return ok ? EXIT_FINE : EXIT_NOTHING;
}
