/* SPDX-License-Identifier: MIT */
#include "text/script_runs.h"

#include "base/utf8.h"
#include "base/vec.h"
#include <stdlib.h>

static void read_paragraph(ScriptRuns *runs, const Story *story,
                           size_t paragraph) {
    if (runs->story == story && runs->paragraph == paragraph) return;
    runs->story = story;
    runs->paragraph = paragraph;
    runs->count = 0;
    Span whole = story->paragraphs[paragraph].span;
    size_t size;
    for (size_t at = whole.start; at < whole.end; at += size) {
        Script script = script_of(utf8_at(story->text, whole.end, at, &size));
        if (!size) return;
        if (script == SCRIPT_NONE) continue;
        ScriptRun *last = runs->count ? &runs->items[runs->count - 1] : NULL;
        if (last && last->script == script)
            last->span.end = at + size;
        else if (!VEC_ADD(runs, (ScriptRun){{at, at + size}, script}))
            runs->failed = true;
    }
}

/* How many runs start before `at`. */
static size_t runs_before(const ScriptRuns *runs, size_t at) {
    size_t low = 0, high = runs->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (runs->items[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Script script_before(ScriptRuns *runs, const Story *story, size_t paragraph,
                     size_t at) {
    read_paragraph(runs, story, paragraph);
    size_t n = runs_before(runs, at);
    return n ? runs->items[n - 1].script : SCRIPT_NONE;
}

Script script_after(ScriptRuns *runs, const Story *story, size_t paragraph,
                    size_t at) {
    read_paragraph(runs, story, paragraph);
    size_t n = runs_before(runs, at);
    if (n && runs->items[n - 1].span.end > at) return runs->items[n - 1].script;
    return n < runs->count ? runs->items[n].script : SCRIPT_NONE;
}

void script_runs_free(ScriptRuns *runs) {
    free(runs->items);
    *runs = (ScriptRuns){0};
}
