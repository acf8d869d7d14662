/* SPDX-License-Identifier: MIT
 * Names of listed people that an engine took for words: “Octavio Peace”. What
 * they should be is told and not written: the words may stand for themselves.
 * Whom the copy introduces (“Octavio Peace, 34,”), or whose family it knows
 * (“his son Anton Peace”), is called so. */
#include "passes/name_runs.h"

#include "base/vec.h"
#include <stdlib.h>
#include <string.h>

typedef struct Hit {
    size_t paragraph;
    Span span;
    const Name *name;
} Hit;

typedef struct Translated {
    Hit *items; /* owned */
    size_t count, cap;
    Map others; /* last words of other names of the story */
} Translated;

static bool is_number_behind(const Story *story, size_t at) {
    return at + 2 < story->len && story->text[at] == ',' &&
           story->text[at + 1] == ' ' && story->text[at + 2] >= '0' &&
           story->text[at + 2] <= '9';
}

/* The last word of a name, behind another one. */
static void note_other(PassContext *ctx, Translated *t, const NameRun *run) {
    if (run->last - run->first < 2) return;
    Span last = name_stretch(run, run->last - 1, 1);
    if (!map_put(&t->others, ctx->story->text + last.start,
                 last.end - last.start, 1))
        ctx->findings->status = STATUS_MEMORY;
}

/* Words from `at` on with blanks between them, small ones too: “William of the
 * Bull”. */
static size_t words_from(const Phrase *p, size_t at) {
    size_t count = 1;
    while (count < FORM_WORDS && at + count < p->count &&
           p->words[at + count - 1].gap == GAP_BLANK)
        count++;
    return count;
}

/* Nobody's name goes on: “Joseph Count Basie”. */
static bool ends_there(const Phrase *p, size_t last) {
    return p->words[last].gap != GAP_BLANK || p->words[last].genitive ||
           last + 1 == p->count || !p->words[last + 1].capital;
}

/* Takes the longest listed form from `at` on; returns its words. */
static size_t look(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const NameRun *run, size_t at, void *user) {
    Translated *t = user;
    const Story *story = ctx->story;
    (void)rule;
    for (size_t count = words_from(run->phrase, at); count > 1; count--) {
        Span span = name_stretch(run, at, count);
        const Name *name = names_translated(
            ctx->names, story->text + span.start, span.end - span.start);
        if (!name) continue;
        if (ends_there(run->phrase, at + count - 1) &&
            name_starts(ctx, run, at) && !is_number_behind(story, span.end) &&
            !VEC_ADD(t, (Hit){paragraph, span, name}))
            ctx->findings->status = STATUS_MEMORY;
        return count < run->last - at ? count : run->last - at;
    }
    if (at == run->first) note_other(ctx, t, run);
    return 1;
}

/* Has another name of the story this last word? */
static bool has_family(const PassContext *ctx, const Translated *t, Span span) {
    const char *text = ctx->story->text;
    size_t at = span.end;
    while (at > span.start && text[at - 1] != ' ')
        at--;
    return map_get(&t->others, text + at, span.end - at, NULL);
}

static void report(PassContext *ctx, const Rule *rule, const Hit *hit) {
    const char *to = hit->name->canonical;
    Value values[VALUE_COUNT] = {
        {ctx->story->text + hit->span.start, hit->span.end - hit->span.start},
        {to, strlen(to)}};
    if (pass_applies(ctx, rule, hit->paragraph, hit->span))
        pass_report(ctx, rule, rule->fix, hit->paragraph, hit->span, values,
                    VALUE_COUNT, NULL, 0);
}

void name_translated(PassContext *ctx, const Rule *rule) {
    Translated t = {0};
    for (size_t i = 0; i < ctx->story->paragraph_count; i++) {
        if (pass_stopped(ctx)) break;
        name_runs(ctx, rule, i, 1, look, &t);
    }
    for (size_t i = 0; i < t.count && !pass_stopped(ctx); i++)
        if (!has_family(ctx, &t, t.items[i].span))
            report(ctx, rule, &t.items[i]);
    free(t.items);
    map_free(&t.others);
}
