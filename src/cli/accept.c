/* SPDX-License-Identifier: MIT */
#include "cli/accept.h"

#include "cli/session.h"
#include <stdio.h>

/* What is accepted may have hidden other findings: it is looked again, with
 * what was found accepted, until nothing is left. */
#define LOOKS_MOST 20

typedef struct Ask {
    const Words *words; /* NULL: none */
    BaselineUse use;
    const copydesk_source *source;
    bool with_baseline;
} Ask;

static int ask(void *user, const copydesk_candidate *c) {
    Ask *a = user;
    if (a->words && words_accept(a->words, c->text, c->length)) return 1;
    if (!a->with_baseline) return 0;
    copydesk_candidate read = *c; /* a baseline holds words, not bytes */
    read.start = copydesk_source_place(a->source, c->start);
    read.end = copydesk_source_place(a->source, c->end);
    return baseline_accepts(&a->use, &read);
}

static copydesk_status no_memory(copydesk_error *error) {
    error->code = COPYDESK_ERROR_MEMORY;
    snprintf(error->message, sizeof error->message, "out of memory");
    return COPYDESK_ERROR_MEMORY;
}

static copydesk_status fix(copydesk_result **out, const AcceptJob *job,
                           const Baseline *baseline, const char *path,
                           copydesk_error *error) {
    const Settings *s = job->settings;
    copydesk_fix_options f = session_fix_options(s, job->cancel);
    Ask a = {.words = s->words,
             .source = job->source,
             .with_baseline = baseline != NULL};
    size_t len;
    const char *text = copydesk_source_text(job->source, &len);
    *out = NULL;
    bool ok = !baseline || baseline_begin(&a.use, baseline, path, text, len);
    f.encoding = job->encoding;
    if (a.words || baseline) f.accepts = ask;
    f.user = &a;
    copydesk_status status =
        ok ? copydesk_fix(out, s->engine, job->bytes, job->size, &f, error)
           : no_memory(error);
    if (!status && a.use.failed) {
        copydesk_result_free(*out);
        *out = NULL;
        status = no_memory(error);
    }
    if (baseline) baseline_end(&a.use);
    return status;
}

/* Adds what was found; false when memory runs out. */
static bool accept_all(const AcceptJob *job, const copydesk_result *result,
                       const char *path) {
    size_t len;
    const char *text = copydesk_source_text(job->source, &len);
    for (size_t i = 0; i < copydesk_result_finding_count(result); i++) {
        copydesk_finding f = *copydesk_result_finding(result, i);
        f.start = copydesk_source_place(job->source, f.start);
        f.end = copydesk_source_place(job->source, f.end);
        if (!baseline_add(job->fresh, path, text, len, &f)) return false;
    }
    return true;
}

static copydesk_status fix_and_accept(copydesk_result **out,
                                      const AcceptJob *job, const char *path,
                                      copydesk_error *error) {
    copydesk_status status = COPYDESK_OK;
    *out = NULL;
    for (int look = 0; look < LOOKS_MOST && !status; look++) {
        copydesk_result_free(*out);
        baseline_sort(job->fresh);
        status = fix(out, job, job->fresh, path, error);
        if (status || !copydesk_result_finding_count(*out)) break;
        if (accept_all(job, *out, path)) continue;
        copydesk_result_free(*out);
        *out = NULL;
        status = no_memory(error);
    }
    return status;
}

copydesk_status accept_fix(copydesk_result **out, const AcceptJob *job,
                           copydesk_error *error) {
    const Settings *s = job->settings;
    if (!s->baseline) return fix(out, job, NULL, job->path, error);
    Arena arena = {0};
    const char *path = baseline_path(s->baseline->file, &arena, job->path);
    *out = NULL;
    copydesk_status status = path ? COPYDESK_OK : no_memory(error);
    if (!status && job->fresh)
        status = fix_and_accept(out, job, path, error);
    else if (!status)
        status = fix(out, job, s->baseline, path, error);
    arena_free(&arena);
    return status;
}
