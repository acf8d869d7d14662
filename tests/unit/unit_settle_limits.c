/* SPDX-License-Identifier: MIT
 * What stops a fix: the match limit of a pattern, the deadline, the cancel
 * flag, options that name what does not exist. And threads that share one
 * engine. */
#include "unit/unit_settle.h"
#include <pthread.h>
#include <time.h>

/* The pattern gives up on the first paragraph; the second one is checked. */
void limit_of_matching(void) {
    copydesk_engine *engine =
        open_rules(FLAG("slow", "(a+)+$") SWAP("b", "safe", "x", "y"));
    static const char text[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! x\n"
                               "x aaa\n";
    copydesk_result *result = run(engine, text, COPYDESK_FIXES_SAFE);
    size_t limits = 0, found = 0;
    for (size_t i = 0; i < copydesk_result_finding_count(result); i++) {
        const copydesk_finding *f = copydesk_result_finding(result, i);
        found += !strcmp(f->rule, "t.slow");
        if (strcmp(f->rule, "engine.limit") != 0) continue;
        limits++;
        CHECK(f->start == 0 && strstr(f->message, "t.slow"));
    }
    CHECK_EQ_SIZE(limits, 1);
    CHECK_EQ_SIZE(found, 1);
    const char *out = copydesk_result_text(result, NULL);
    CHECK(strstr(out, "! y\ny aaa\n"));
    copydesk_result_free(result);
    copydesk_engine_free(engine);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* count times the line, each ending in end. */
static char *repeated(const char *line, char end, size_t count) {
    size_t len = strlen(line);
    char *text = malloc(count * (len + 1) + 1);
    for (size_t i = 0; i < count; i++) {
        memcpy(text + i * (len + 1), line, len);
        text[i * (len + 1) + len] = end;
    }
    text[count * (len + 1)] = 0;
    return text;
}

/* Some 10 microseconds each of the 100,000 times that the line is read. */
#define SLOW_LINE "aaaaaaaaaaaaa!"
#define SLOW_RULE FLAG("slow", "(?:a|a)+b|!")
#define SLOW_LINES 100000

/* The fix must be given up, and soon, though it would run for seconds. */
static void check_given_up(char end, const volatile int *cancel,
                           unsigned timeout_ms) {
    copydesk_engine *engine = open_rules(SLOW_RULE);
    char *text = repeated(SLOW_LINE, end, SLOW_LINES);
    copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
    copydesk_error error = {0};
    copydesk_result *result = (void *)text;
    options.select = "t";
    options.cancel = cancel;
    options.timeout_ms = timeout_ms;
    double start = now();
    CHECK(copydesk_fix(&result, engine, text, strlen(text), &options, &error) ==
          COPYDESK_ERROR_CANCELLED);
    CHECK(!result);
    CHECK(error.code == COPYDESK_ERROR_CANCELLED && *error.message);
    double took = now() - start;
    if (!CHECK(took < 1.5)) fprintf(stderr, "    took %.1f s\n", took);
    copydesk_result_free(result);
    free(text);
    copydesk_engine_free(engine);
}

void limit_of_time(void) {
    check_given_up('\n', NULL, 30);
}

static volatile int flag;

static void *raise_flag(void *unused) {
    struct timespec wait = {0, 30000000};
    nanosleep(&wait, NULL);
    flag = 1;
    return unused;
}

void cancelled(void) {
    pthread_t thread;
    flag = 1;
    check_given_up('\n', &flag, 0);
    flag = 0;
    if (pthread_create(&thread, NULL, raise_flag, NULL) != 0) exit(99);
    check_given_up('\n', &flag, 0);
    pthread_join(thread, NULL);
}

/* A book may come in one paragraph; the deadline holds there, too. */
void deadline_in_one_paragraph(void) {
    check_given_up(' ', NULL, 30);
}

/* ------------------------------------------------------------- threads -- */

typedef struct Worker {
    const copydesk_engine *engine;
    char *seen; /* everything that came out, in order */
} Worker;

static const char *const STORIES[] = {
    "The the mayor , who said “we left.\n\nred red aaa\n",
    "Near the port , U.N. chief Antonio Gutteres arrived .\n",
    "\xEF\xBB\xBFin the the red\r\nblue \xFF red\r\n", "", "x\n"};
#define STORY_COUNT (sizeof STORIES / sizeof *STORIES)

static void *work(void *argument) {
    Worker *worker = argument;
    size_t size = 0;
    FILE *out = open_memstream(&worker->seen, &size);
    for (size_t i = 0; i < 12 * STORY_COUNT; i++) {
        copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
        copydesk_result *r;
        const char *text = STORIES[i % STORY_COUNT];
        options.lang = i % 2 ? "en" : NULL;
        options.fixes = (copydesk_fixes)(i % 3);
        if (copydesk_fix(&r, worker->engine, text, strlen(text), &options,
                         NULL))
            exit(99);
        fprintf(out, "%s", copydesk_result_text(r, NULL));
        for (size_t k = 0; k < copydesk_result_finding_count(r); k++) {
            const copydesk_finding *f = copydesk_result_finding(r, k);
            fprintf(out, "%s %zu-%zu %s\n", f->rule, f->start, f->end,
                    f->message);
        }
        copydesk_result_free(r);
    }
    fclose(out);
    return NULL;
}

#define THREADS 4

void threads_agree(void) {
    copydesk_engine *engine =
        open_rules(PATTERN("a", "safe", "(?<w>\\w+) \\k{w}", "${w}") SWAP(
            "b", "safe", "red", "blue") SWAP("c", "suggested", "blue", "red"));
    Worker workers[THREADS];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        workers[i] = (Worker){engine, NULL};
        if (pthread_create(&threads[i], NULL, work, &workers[i])) exit(99);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    CHECK(strlen(workers[0].seen) > 1000);
    for (int i = 1; i < THREADS; i++)
        CHECK(!strcmp(workers[i].seen, workers[0].seen));
    for (int i = 0; i < THREADS; i++)
        free(workers[i].seen);
    copydesk_engine_free(engine);
}

/* ------------------------------------------------------------- options -- */

static copydesk_status fix_with(const char *select, const char *ignore,
                                const char *lang, copydesk_error *error) {
    copydesk_engine *engine = open_rules(SWAP("a", "safe", "red", "blue"));
    copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
    copydesk_result *result = (void *)engine;
    *error = (copydesk_error){0};
    options.select = select;
    options.ignore = ignore;
    options.lang = lang;
    copydesk_status status =
        copydesk_fix(&result, engine, "red", 3, &options, error);
    CHECK((status == COPYDESK_OK) == (result != NULL));
    CHECK(error->code == status);
    copydesk_result_free(result);
    copydesk_engine_free(engine);
    return status;
}

static void engine_at_fault(void) {
    const char *paths[] = {scratch_path("none.yml"), scratch_dir("nothing")};
    copydesk_engine_options options = COPYDESK_ENGINE_OPTIONS_INIT;
    copydesk_engine *engine = (void *)&options;
    copydesk_error error = {0};
    options.rules = paths;
    options.rule_count = 2;
    CHECK(copydesk_engine_open(&engine, &options, &error) ==
          COPYDESK_ERROR_FAULTS);
    CHECK(!engine && strstr(error.message, "1 fault "));
    copydesk_engine_free(engine);
}

void options_at_fault(void) {
    copydesk_error error;
    CHECK(fix_with("t.a", "t", NULL, &error) == COPYDESK_OK);
    CHECK(fix_with("t.a,nope", NULL, NULL, &error) == COPYDESK_ERROR_ARGUMENT);
    CHECK_EQ_STR(error.message, "no rule or family is called nope");
    CHECK(fix_with(NULL, "t.b", NULL, &error) == COPYDESK_ERROR_ARGUMENT);
    CHECK_EQ_STR(error.message, "no rule or family is called t.b");
    CHECK(fix_with(NULL, NULL, "en", &error) == COPYDESK_OK);
    CHECK(fix_with(NULL, NULL, "klingon", &error) == COPYDESK_ERROR_ARGUMENT);
    CHECK_SURVIVES(engine_at_fault);
}
