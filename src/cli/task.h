/* SPDX-License-Identifier: MIT
 * One file of `fix` or `check`: read, repaired, reported or rewritten. Runs on
 * any thread and prints nothing itself. */
#ifndef CLI_TASK_H
#define CLI_TASK_H

#include "batch/walk.h"
#include "cli/settings.h"
#include "report/report.h"

typedef enum Mode {
    MODE_TEXT,     /* the repaired text, and a summary */
    MODE_FINDINGS, /* the findings */
    MODE_DIFF,
    MODE_WORD_DIFF,
    MODE_IN_PLACE,
} Mode;

/* What all tasks of a command share, and none changes. */
typedef struct TaskPlan {
    const Options *options;
    Mode mode;
    const volatile int *cancel;
    size_t summary_most; /* findings listed in a summary */
    bool color;          /* of a word diff */
} TaskPlan;

typedef struct Task {
    const Input *input;
    const Settings *settings; /* NULL: it is to be left as it is */
    Baseline accepted; /* its findings, where --write-baseline asks for them */
    Buf out, err;      /* for stdout and stderr */
    bool failed, changed, found; /* found: at or above --fail-on */
    bool has_json;               /* out holds an object of `files` */
    size_t applied, open;        /* findings repaired, and not */
} Task;

void task_run(const TaskPlan *plan, Task *task);
void task_free(Task *task);

#endif
