/* SPDX-License-Identifier: MIT */
#include "cli/task.h"

#include "batch/input.h"
#include "batch/rewrite.h"
#include "cli/accept.h"
#include <stdio.h>
#include <string.h>

static void tell(Task *task, const char *message) {
    buf_print(&task->err, "copydesk: %s: %s\n", task->input->path, message);
}

static void fail(Task *task, const char *message) {
    tell(task, message);
    task->failed = true;
}

static void count(Task *task, const copydesk_result *result) {
    for (size_t i = 0; i < copydesk_result_finding_count(result); i++) {
        const copydesk_finding *f = copydesk_result_finding(result, i);
        task->applied += f->applied != 0;
        task->open += !f->applied;
        task->found |= (int)f->level >= task->settings->fail_on;
    }
}

/* Converting a text changes it without a single repair. */
static bool is_changed(const Checked *checked) {
    size_t len;
    const char *text = copydesk_result_text(checked->result, &len);
    return copydesk_result_edit_count(checked->result) ||
           len != checked->size ||
           (len && memcmp(text, checked->bytes, len) != 0);
}

static void report_findings(const TaskPlan *plan, Task *task,
                            const Checked *checked) {
    switch (plan->options->format) {
    case FORMAT_TEXT: report_text(&task->out, checked); break;
    case FORMAT_JSONL: report_jsonl(&task->out, checked); break;
    case FORMAT_JSON:
        report_json(&task->out, checked);
        task->has_json = true;
        break;
    }
}

static void rewrite(Task *task, const Checked *checked) {
    char message[300];
    size_t len;
    const char *text = copydesk_result_text(checked->result, &len);
    if (!task->changed) return;
    if (!rewrite_file(checked->path, text, len, message, sizeof message)) {
        fail(task, message);
        task->changed = false;
    } else {
        buf_print(&task->err, "%s: %zu repaired, %zu left\n", checked->path,
                  task->applied, task->open);
    }
}

/* git and patch take lines for bytes that end in a line feed. */
static void diff(Task *task, const Checked *checked) {
    if (copydesk_source_has_lines(checked->source)) {
        report_diff(&task->out, checked);
    } else if (task->changed) {
        char message[200];
        snprintf(message, sizeof message,
                 "no diff of a text in %s would apply: --word-diff shows what "
                 "changes, --in-place writes it",
                 copydesk_source_encoding(checked->source));
        fail(task, message);
    }
}

static void tell_guess(Task *task, const copydesk_result *result) {
    const char *guess = copydesk_result_looks_like(result);
    if (guess)
        buf_print(
            &task->err,
            "copydesk: %s: read as %s; looks like %s: try --encoding %s\n",
            task->input->path, copydesk_result_encoding(result), guess, guess);
}

static void report(const TaskPlan *plan, Task *task, const Checked *checked) {
    size_t len;
    const char *text = copydesk_result_text(checked->result, &len);
    switch (plan->mode) {
    case MODE_TEXT:
        buf_add(&task->out, text, len);
        report_summary(&task->err, checked, plan->summary_most);
        break;
    case MODE_FINDINGS: report_findings(plan, task, checked); break;
    case MODE_DIFF: diff(task, checked); break;
    case MODE_WORD_DIFF:
        report_word_diff(&task->out, checked, plan->color);
        break;
    case MODE_IN_PLACE: rewrite(task, checked); break;
    }
}

/* Text that cannot be repaired comes out as it came in; not where it was to
 * come out in another encoding. */
static void pass_through(const TaskPlan *plan, Task *task, const Buf *bytes) {
    if (plan->options->output_encoding && task->failed) return;
    if (plan->mode == MODE_TEXT) buf_add(&task->out, bytes->data, bytes->len);
}

/* With --select or --ignore the baseline is not told of the other rules: what
 * it holds of this file stays. */
static bool keep_accepted(const TaskPlan *plan, Task *task) {
    const Options *o = plan->options;
    const Baseline *old = task->settings->baseline;
    if (!o->write_baseline || !(o->select || o->ignore)) return true;
    Arena arena = {0};
    const char *path = baseline_path(old->file, &arena, task->input->path);
    bool ok = path && baseline_copy(&task->accepted, old, path);
    arena_free(&arena);
    return ok;
}

static void run_text(const TaskPlan *plan, Task *task, const Buf *bytes,
                     const copydesk_source *source, const char *encoding) {
    copydesk_result *result;
    copydesk_error error;
    bool writes = plan->options->write_baseline;
    AcceptJob job = {.settings = task->settings,
                     .path = task->input->path,
                     .bytes = buf_str(bytes),
                     .size = bytes->len,
                     .source = source,
                     .encoding = encoding,
                     .cancel = plan->cancel,
                     .fresh = writes ? &task->accepted : NULL};
    if (!keep_accepted(plan, task)) {
        fail(task, "out of memory");
        return;
    }
    if (accept_fix(&result, &job, &error)) {
        fail(task, error.message);
        pass_through(plan, task, bytes);
        return;
    }
    Checked checked = {.path = task->input->path,
                       .bytes = buf_str(bytes),
                       .size = bytes->len,
                       .source = source,
                       .result = result};
    checked.text = copydesk_source_text(source, &checked.len);
    count(task, result);
    task->changed = is_changed(&checked);
    tell_guess(task, result);
    report(plan, task, &checked);
    copydesk_result_free(result);
}

/* A configuration speaks of a folder, so that a byte order mark of one file
 * goes over it; who names an encoding on the command line means these files. */
static const char *open_source(const TaskPlan *plan, const Task *task,
                               const Buf *bytes, copydesk_source **out,
                               copydesk_error *error) {
    const char *encoding = task->settings->encoding;
    if (copydesk_source_open(out, buf_str(bytes), bytes->len, encoding,
                             error) == COPYDESK_ERROR_ENCODING &&
        !plan->options->encoding) {
        encoding = NULL;
        copydesk_source_open(out, buf_str(bytes), bytes->len, encoding, error);
    }
    return encoding;
}

/* Reads the text in its encoding, and looks whether it is one. */
static void run_bytes(const TaskPlan *plan, Task *task, const Buf *bytes) {
    copydesk_source *source;
    copydesk_error error;
    char message[300];
    InputKind kind = INPUT_TEXT;
    const char *encoding = open_source(plan, task, bytes, &source, &error);
    if (!source) {
        fail(task, error.message);
        pass_through(plan, task, bytes);
        return;
    }
    if (!plan->options->as_text) {
        size_t len;
        const char *text = copydesk_source_text(source, &len);
        kind =
            input_judge(task->input, bytes, text, len, message, sizeof message);
    }
    if (kind == INPUT_TEXT) {
        run_text(plan, task, bytes, source, encoding);
    } else if (kind == INPUT_OTHER) {
        tell(task, message);
        pass_through(plan, task, bytes);
    }
    copydesk_source_free(source);
}

void task_run(const TaskPlan *plan, Task *task) {
    Buf bytes = {0};
    char message[300];
    InputKind kind = input_read(task->input, plan->options->as_text, &bytes,
                                message, sizeof message);
    if (kind == INPUT_FAILED) {
        fail(task, message);
    } else if (!task->settings) {
        pass_through(plan, task, &bytes);
    } else if (!task->settings->engine) {
        task->failed = true;
        pass_through(plan, task, &bytes);
    } else if (kind == INPUT_TEXT) {
        run_bytes(plan, task, &bytes);
    } else {
        tell(task, message);
        pass_through(plan, task, &bytes);
    }
    buf_free(&bytes);
    if (task->out.failed || task->err.failed) {
        buf_free(&task->out);
        buf_free(&task->err);
        fail(task, "out of memory");
    }
}

void task_free(Task *task) {
    buf_free(&task->out);
    buf_free(&task->err);
    baseline_free(&task->accepted);
}
