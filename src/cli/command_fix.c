/* SPDX-License-Identifier: MIT
 * `copydesk fix` and `copydesk check`: which files, in what order, and what
 * the exit code says. */
#include "batch/queue.h"
#include "cli/commands.h"
#include "cli/desk.h"
#include "cli/output.h"
#include "cli/paths.h"
#include "cli/task.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SUMMARY_MOST 40   /* findings in the summary of one story */
#define PROGRESS_FROM 100 /* files, before a terminal is told how far it is */

typedef struct Job {
    Options options;
    TaskPlan plan;
    Arena arena;
    Inputs inputs;
    Task *tasks;
    Desk desk;
    size_t done, failed, changed, found, json_files;
    size_t accepted; /* entries for the baseline */
    bool lost;       /* some could not be kept: memory */
    bool progress;
} Job;

/* Set by SIGINT and SIGTERM: files under way are finished or left alone. */
static volatile sig_atomic_t stop_signal;
static volatile int cancel;

static void on_signal(int number) {
    stop_signal = number;
    cancel = 1;
}

/* A read that waits is broken off; a second signal kills at once. */
static void catch_signals(void) {
    struct sigaction action = {.sa_handler = on_signal};
    action.sa_flags = (int)SA_RESETHAND;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static void work(void *user, size_t i) {
    Job *job = user;
    job->tasks[i].input = &job->inputs.items[i];
    if (!cancel) task_run(&job->plan, &job->tasks[i]);
}

static bool write_out(Job *job, Task *task) {
    if (task->has_json && job->json_files++) output_write(",\n", 2);
    return output_write(buf_str(&task->out), task->out.len);
}

static void show_progress(const Job *job) {
    if (job->progress && job->done % 64 == 0)
        fprintf(stderr, "\r%zu of %zu files", job->done, job->inputs.count);
    if (job->progress && job->done == job->inputs.count)
        fprintf(stderr, "\r                              \r");
}

/* In the order of the files, so that a baseline is written one way. */
static void take_accepted(Job *job, Task *task) {
    if (!job->options.write_baseline || task->failed) return;
    Baseline *baseline = task->settings->baseline;
    Arena arena = {0};
    const char *path = baseline_path(baseline->file, &arena, task->input->path);
    job->accepted += task->accepted.count;
    job->lost |= !path || !baseline_take(baseline, path, &task->accepted);
    arena_free(&arena);
}

static bool take(void *user, size_t i) {
    Job *job = user;
    Task *task = &job->tasks[i];
    if (cancel) return false;
    bool go_on = write_out(job, task);
    /* Who closed the pipe has read enough, of the summary too. */
    if (task->failed || (go_on && !job->progress))
        fwrite(buf_str(&task->err), 1, task->err.len, stderr);
    job->done++;
    job->failed += task->failed;
    job->changed += task->changed;
    take_accepted(job, task);
    job->found += task->found;
    task_free(task);
    show_progress(job);
    return go_on;
}

static int refuse(const char *message) {
    fprintf(stderr, "copydesk: %s\n", message);
    return EXIT_NOTHING;
}

/* What cannot be asked together; EXIT_FINE when all is well. */
static int check_options(const Options *o, bool fixing) {
    if (!o->path_count)
        return refuse("name a file, a folder, or - for standard input "
                      "(copydesk --help)");
    bool shows = o->diff || o->word_diff;
    if (!fixing && (shows || o->in_place || o->exit_code || o->output_encoding))
        return refuse("check changes nothing: --diff, --word-diff, --in-place, "
                      "--exit-code and --output-encoding belong to fix");
    if (shows && o->output_encoding)
        return refuse("--diff and --word-diff show repairs, --output-encoding "
                      "converts every line: choose one");
    for (size_t i = 0; i < o->path_count && o->in_place; i++)
        if (!strcmp(o->paths[i], "-"))
            return refuse("--in-place rewrites files, and standard input is "
                          "none: leave it out, and read standard output");
    if (shows + o->in_place > 1 || (o->diff && o->word_diff))
        return refuse("--diff and --word-diff show, --in-place writes: choose "
                      "one");
    if ((shows || o->in_place) && o->format_given)
        return refuse("--format is for findings; --diff and --in-place have "
                      "a form of their own");
    if (fixing && o->write_baseline)
        return refuse("--write-baseline belongs to check: it accepts what "
                      "check finds");
    return EXIT_FINE;
}

static bool is_one_file(const Job *job) {
    return job->inputs.count == 1 && !job->inputs.items[0].walked;
}

static int choose_mode(Job *job, bool fixing) {
    const Options *o = &job->options;
    job->plan.mode = o->in_place    ? MODE_IN_PLACE
                     : o->diff      ? MODE_DIFF
                     : o->word_diff ? MODE_WORD_DIFF
                     : fixing && (!o->format_given || o->format == FORMAT_TEXT)
                         ? MODE_TEXT
                         : MODE_FINDINGS;
    bool several = o->path_count > 1 || !is_one_file(job);
    if (job->plan.mode == MODE_TEXT && several && job->inputs.count)
        return refuse("several inputs would run together on standard output: "
                      "say --in-place to rewrite them, --diff to see what "
                      "changes, or --format json");
    return EXIT_FINE;
}

static bool list_inputs(Job *job) {
    const Options *o = &job->options;
    for (size_t i = 0; i < o->path_count; i++)
        if (!walk_add(&job->inputs, &job->arena, o->paths[i], o->exclude.items,
                      o->exclude.count))
            return false;
    return true;
}

/* Is this one of the files that the settings themselves are made of? A word
 * list below a walked folder is no story. */
static bool is_desk_file(Job *job, const Settings *s, const char *path) {
    static const SettingKey keys[] = {KEY_RULES, KEY_NAMES, KEY_WORDS,
                                      KEY_BASELINE};
    const char *full = path_full(&job->arena, path);
    for (size_t k = 0; full && k < sizeof keys / sizeof *keys; k++) {
        const Setting *setting = &s->layer.of[keys[k]];
        for (size_t i = 0; i < setting->count; i++) {
            const char *own = path_full(&job->arena, setting->items[i].text);
            if (own && (!strcmp(own, full) || path_below(own, full)))
                return true;
        }
    }
    return false;
}

/* Finds each file's settings; those that a configuration excludes go, but for
 * one whose text someone waits for: it comes out as it is. */
static bool find_settings(Job *job) {
    job->tasks = calloc(job->inputs.count + 1, sizeof *job->tasks);
    if (!job->tasks || !desk_open(&job->desk, &job->options)) return false;
    size_t kept = 0;
    for (size_t i = 0; i < job->inputs.count; i++) {
        const Input *input = &job->inputs.items[i];
        const Settings *s = desk_settings(&job->desk, input->path, NULL);
        if (s && input->walked && is_desk_file(job, s, input->path)) continue;
        job->tasks[kept].settings = s;
        if (s || job->plan.mode == MODE_TEXT)
            job->inputs.items[kept++] = job->inputs.items[i];
    }
    job->inputs.count = kept;
    desk_open_all(&job->desk);
    return true;
}

/* One file named twice is one file: its diff would not apply twice. */
static void drop_repeats(Inputs *inputs) {
    struct stat *seen = malloc((inputs->count + 1) * sizeof *seen);
    size_t kept = 0;
    for (size_t i = 0; seen && i < inputs->count; i++) {
        bool there = stat(inputs->items[i].path, &seen[kept]) == 0;
        bool again = false;
        for (size_t k = 0; there && k < kept && !inputs->items[i].walked; k++)
            again |= seen[k].st_ino == seen[kept].st_ino &&
                     seen[k].st_dev == seen[kept].st_dev;
        if (!again) inputs->items[kept++] = inputs->items[i];
    }
    if (seen) inputs->count = kept;
    free(seen);
}

static size_t job_count(const Options *o) {
    if (o->jobs) return o->jobs;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors > 0 ? (size_t)processors : 1;
}

static void run_tasks(Job *job) {
    bool json =
        job->plan.mode == MODE_FINDINGS && job->options.format == FORMAT_JSON;
    if (json) {
        char head[80];
        int len = snprintf(head, sizeof head, "{\"version\":\"%s\",\"files\":[",
                           copydesk_version());
        output_write(head, (size_t)len);
    }
    Queue queue = {.count = job->inputs.count,
                   .jobs = job_count(&job->options),
                   .user = job,
                   .work = work,
                   .take = take};
    queue_run(&queue);
    if (json) output_write("]}\n", 3);
}

static void tell_totals(const Job *job) {
    if (job->inputs.count < 2) return;
    Mode mode = job->plan.mode;
    if (mode == MODE_IN_PLACE || mode == MODE_DIFF || mode == MODE_WORD_DIFF)
        fprintf(stderr, "%zu of %zu files %s%s", job->changed, job->done,
                mode == MODE_IN_PLACE ? "changed" : "would change",
                job->failed ? "" : "\n");
    else
        fprintf(stderr, "%zu of %zu files have findings to look at%s",
                job->found, job->done, job->failed ? "" : "\n");
    if (job->failed) fprintf(stderr, ", %zu failed\n", job->failed);
}

static int exit_code(const Job *job, bool fixing) {
    if (output_failed() || job->desk.failed || job->lost) return EXIT_NOTHING;
    if (job->failed && job->failed == job->done) return EXIT_NOTHING;
    if (job->failed) return EXIT_FOUND;
    if (fixing)
        return job->options.exit_code && job->changed ? EXIT_FOUND : EXIT_FINE;
    return job->found ? EXIT_FOUND : EXIT_FINE;
}

/* Stopped by a signal: says so, and ends as a signal does. */
static void end_by_signal(const Job *job) {
    if (!stop_signal) return;
    fprintf(stderr,
            "copydesk: stopped; %zu of %zu files done, the others are "
            "as they were\n",
            job->done, job->inputs.count);
    signal(stop_signal, SIG_DFL);
    raise(stop_signal);
}

static bool write_baselines(Job *job) {
    if (!job->options.write_baseline || stop_signal || job->lost) return true;
    if (!desk_write_baselines(&job->desk)) return false;
    fprintf(stderr, "%zu entries accepted in %zu files\n", job->accepted,
            job->done);
    return true;
}

static void plan(Job *job) {
    job->plan.options = &job->options;
    job->plan.cancel = &cancel;
    job->plan.summary_most = SUMMARY_MOST;
    job->plan.color = job->options.color == COLOR_ALWAYS ||
                      (job->options.color == COLOR_AUTO &&
                       isatty(STDOUT_FILENO) && !getenv("NO_COLOR"));
    job->progress = job->inputs.count >= PROGRESS_FROM && isatty(STDERR_FILENO);
}

static int run(Job *job, bool fixing) {
    int code = check_options(&job->options, fixing);
    if (code) return code;
    if (!list_inputs(job)) return refuse("out of memory");
    code = choose_mode(job, fixing);
    if (code) return code;
    if (job->plan.mode != MODE_FINDINGS) drop_repeats(&job->inputs);
    if (!find_settings(job)) return refuse("out of memory");
    plan(job);
    catch_signals();
    bool ready = !job->desk.failed;
    if (ready || job->plan.mode == MODE_TEXT) run_tasks(job);
    end_by_signal(job);
    if (ready) tell_totals(job);
    if (ready && !write_baselines(job)) return EXIT_NOTHING;
    return exit_code(job, fixing);
}

static int command(int argc, char **argv, bool fixing) {
    const char *name = fixing ? "fix" : "check";
    Job job = {0};
    int code = EXIT_NOTHING;
    if (options_read(&job.options, argc, argv)) {
        if (job.options.help)
            code = help_print(name) ? EXIT_FINE : EXIT_NOTHING;
        else
            code = run(&job, fixing);
    }
    for (size_t i = 0; job.tasks && i < job.inputs.count; i++)
        task_free(&job.tasks[i]);
    free(job.tasks);
    free(job.inputs.items);
    desk_close(&job.desk);
    arena_free(&job.arena);
    options_free(&job.options);
    return code;
}

int command_fix(int argc, char **argv) {
    return command(argc, argv, true);
}

int command_check(int argc, char **argv) {
    return command(argc, argv, false);
}
