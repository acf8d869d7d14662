/* SPDX-License-Identifier: MIT
 * In which script the neighbourhood of a place is written: the nearest letters
 * before and after it, whatever stands between (text, blanks, figures, marks).
 * A paragraph is read once, on the first need: most are never asked about. */
#ifndef TEXT_SCRIPT_RUNS_H
#define TEXT_SCRIPT_RUNS_H

#include "text/story.h"
#include "unicode/scripts.h"

/* From the first to the last of letters of one script that follow each other;
 * what has no script may stand between them. */
typedef struct ScriptRun {
    Span span; /* of the story's prose */
    Script script;
} ScriptRun;

/* One thread's; zeroed, it is ready. Set story to NULL when another story may
 * lie at its address. */
typedef struct ScriptRuns {
    const Story *story; /* of the paragraph at hand */
    size_t paragraph;
    ScriptRun *items; /* owned */
    size_t count, cap;
    bool failed; /* memory; sticky */
} ScriptRuns;

/* The script of the last letter of the paragraph that starts before `at`, and
 * of the first that ends behind it; SCRIPT_NONE where there is none. at lies
 * on a character boundary of the paragraph. */
Script script_before(ScriptRuns *runs, const Story *story, size_t paragraph,
                     size_t at);
Script script_after(ScriptRuns *runs, const Story *story, size_t paragraph,
                    size_t at);
void script_runs_free(ScriptRuns *runs);

#endif
