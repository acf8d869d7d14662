/* SPDX-License-Identifier: MIT
 * The whole way through, in copydesk_fix: bytes to a story, rounds of passes
 * that propose and a resolver that lays in, and out as text, findings and
 * edits. */
#include "copydesk.h"

#include "encoding.h"
#include "engine.h"
#include "result.h"
#include "text/language.h"
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* ------------------------------------------------ what the caller wants -- */

/* A caller built against an older header has fewer options. */
static copydesk_fix_options options_of(const copydesk_fix_options *given) {
    copydesk_fix_options all = COPYDESK_FIX_OPTIONS_INIT;
    size_t size = given ? given->size : 0;
    if (size > sizeof all) size = sizeof all;
    if (size) memcpy(&all, given, size);
    return all;
}

/* NULL, with an error that lists what there is, when there is none. */
static const Profile *choose_profile(const copydesk_engine *engine,
                                     const copydesk_fix_options *options,
                                     copydesk_error *error) {
    const Profiles *all = &engine->rules.profiles;
    const char *name = options->profile ? options->profile : PROFILE_DEFAULT;
    const Profile *profile = profiles_find(all, name);
    if (profile) return profile;
    Buf names = {0};
    for (size_t i = 0; i < all->count; i++)
        buf_print(&names, "%s %s", i ? "," : "", all->items[i].name);
    engine_fail(error, STATUS_ARGUMENT, "no profile is called %s; there are%s",
                name, buf_str(&names));
    buf_free(&names);
    return NULL;
}

static Status choose_rules(const copydesk_engine *engine,
                           const copydesk_fix_options *options,
                           const Profile *profile, const char *lang,
                           bool *enabled, copydesk_error *error) {
    const char *unknown;
    size_t len;
    if (options->lang &&
        (strlen(options->lang) != 2 ||
         strspn(options->lang, "abcdefghijklmnopqrstuvwxyz") != 2)) {
        engine_fail(error, STATUS_ARGUMENT,
                    "a language is its two-letter code, not %s", options->lang);
        return STATUS_ARGUMENT;
    }
    if (!ruleset_select(&engine->rules, profile->enabled, options->select,
                        options->ignore, enabled, &unknown, &len)) {
        engine_fail(error, STATUS_ARGUMENT, "no rule or family is called %.*s",
                    (int)len, unknown);
        return STATUS_ARGUMENT;
    }
    for (size_t i = 0; i < engine->rules.count; i++)
        enabled[i] &= rule_speaks(&engine->rules.items[i], lang);
    return STATUS_OK;
}

static Clock start_clock(const copydesk_fix_options *options) {
    Clock clock = {options->cancel, 0};
    if (!options->timeout_ms) return clock;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    clock.deadline_ns = (uint64_t)now.tv_sec * 1000000000u +
                        (uint64_t)now.tv_nsec +
                        options->timeout_ms * (uint64_t)1000000;
    return clock;
}

/* ------------------------------------------------------------- the flow -- */

/* One way through with the language given; job holds what came of it. */
static Status run(Settle *job, const copydesk_engine *engine, Source *source,
                  const copydesk_fix_options *options, bool *enabled,
                  copydesk_error *error) {
    Story *story;
    job->found.count = 0;
    Status status =
        story_plain_as(&story, source->text, source->len, job->wrap);
    story_free(job->story);
    job->story = story;
    if (!status && (source->from || source->to || source->converts))
        story->origin = source;
    if (!status && !job->looks_like)
        job->looks_like = encoding_guess(source, story);
    if (!status && !job->lang_known) {
        job->lang = language_guess(&engine->languages, story);
        job->lang_known = true;
    }
    if (!status) status = story_learn(story, &engine->furniture, job->lang);
    const Profile *profile = choose_profile(engine, options, error);
    if (!status && !profile) status = STATUS_ARGUMENT;
    if (!status)
        status =
            choose_rules(engine, options, profile, job->lang, enabled, error);
    if (!status) job->house = profile->house;
    return status ? status : settle(job);
}

#define LAPS 4

static bool is_changed(const Story *story) {
    for (size_t i = 0; i < story->run_count; i++)
        if (story->runs[i].codec == RUN_EDIT) return true;
    return false;
}

/* Would the settled text be read as wrapped by hand, where the source was not,
 * or the other way round? */
static Status look_again(Settle *job, bool *again) {
    Buf text = {0};
    Story *story;
    *again = false;
    if (!is_changed(job->story)) return STATUS_OK;
    lay_write(job->story, &text);
    Status status = text.failed ? STATUS_MEMORY
                                : story_plain(&story, buf_str(&text), text.len);
    if (!status) {
        *again = story->wrapped != job->story->wrapped;
        if (*again) job->wrap = story->wrapped ? WRAP_YES : WRAP_NO;
        story_free(story);
    }
    buf_free(&text);
    return status;
}

/* Residue can hide the language, “o&shy;f”, and make lines wider; the repaired
 * text shows both. Else a second fix would know more than the first. */
static Status run_laps(Settle *job, const copydesk_engine *engine,
                       Source *source, const copydesk_fix_options *options,
                       bool *enabled, copydesk_error *error) {
    Status status = STATUS_OK;
    job->lang = options->lang;
    job->lang_known = options->lang != NULL;
    bool again = true;
    for (int lap = 0; lap < LAPS && again && !status; lap++) {
        status = run(job, engine, source, options, enabled, error);
        if (!status) status = look_again(job, &again);
        if (status || options->lang) continue;
        const char *lang = language_guess(&engine->languages, job->story);
        if (lang == job->lang) continue;
        job->lang = lang;
        again = true;
    }
    /* Lines at the very edge of being wrapped: read as wrapped, the repaired
     * text is not, and the other way round. Or words at the edge of a language.
     * The text stays as it came. */
    if (!status && again && job->fixes != FIX_NONE) {
        job->fixes = FIX_NONE;
        status = run(job, engine, source, options, enabled, error);
    }
    return status;
}

typedef struct Ask {
    const copydesk_fix_options *options;
    const Source *source;
} Ask;

static bool ask_caller(void *user, const Rule *rule, Span source,
                       const char *text, size_t len) {
    const Ask *ask = user;
    copydesk_candidate candidate = {
        rule->id, source_to_bytes(ask->source, source.start),
        source_to_bytes(ask->source, source.end), text, len};
    return ask->options->accepts(ask->options->user, &candidate) != 0;
}

static Status fix(copydesk_result *result, const copydesk_engine *engine,
                  Source *source, const copydesk_fix_options *options,
                  copydesk_error *error) {
    size_t bad = 0;
    Ask ask = {options, source};
    Settle job = {.rules = &engine->rules,
                  .names = &engine->names,
                  .keys = &engine->keys,
                  .people = &engine->people,
                  .countries = &engine->countries,
                  .roles = &engine->roles,
                  .words = engine->words,
                  .orthography = engine->orthography,
                  .languages = &engine->languages,
                  .leftovers = &engine->leftovers,
                  .abbreviations = &engine->abbreviations,
                  .fixes = (FixClass)options->fixes,
                  .clock = start_clock(options),
                  .accept = {options->accepts ? ask_caller : NULL, &ask},
                  .rule_ns = options->rule_ms * (uint64_t)1000000,
                  .arena = &result->arena};
    bool *enabled = calloc(engine->rules.count, sizeof *enabled);
    job.enabled = enabled;
    Status status = enabled ? STATUS_OK : STATUS_MEMORY;
    if (!status)
        status = run_laps(&job, engine, source, options, enabled, error);
    if (!status) status = result_write(result, &job, source, &bad);
    if (status == STATUS_ENCODING) encoding_tell(source, bad, error);
    story_free(job.story);
    free(job.found.items);
    free(enabled);
    return status;
}

static copydesk_status tell(Status status, copydesk_error *error) {
    switch (status) {
    case STATUS_ARGUMENT: return COPYDESK_ERROR_ARGUMENT; /* told already */
    case STATUS_ENCODING: return COPYDESK_ERROR_ENCODING; /* likewise */
    case STATUS_LIMIT:
        return engine_fail(error, status,
                           "more than %zu findings, or too many side by side: "
                           "split the text, or select fewer rules",
                           FINDINGS_MAX);
    case STATUS_CANCELLED:
        return engine_fail(error, status, "cancelled, or out of time");
    default: return engine_fail(error, status, "out of memory");
    }
}

copydesk_status copydesk_fix(copydesk_result **out,
                             const copydesk_engine *engine, const char *text,
                             size_t length, const copydesk_fix_options *options,
                             copydesk_error *error) {
    copydesk_fix_options all = options_of(options);
    *out = NULL;
    copydesk_result *result = calloc(1, sizeof *result);
    if (!result) return tell(STATUS_MEMORY, error);
    Source source;
    Status status = encoding_read(&source, text, length, all.encoding,
                                  all.output_encoding, error);
    if (!status) status = fix(result, engine, &source, &all, error);
    source_close(&source);
    if (!status) {
        *out = result;
        return COPYDESK_OK;
    }
    copydesk_result_free(result);
    return tell(status, error);
}

const char *copydesk_version(void) {
    return COPYDESK_VERSION;
}
