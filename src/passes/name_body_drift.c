/* SPDX-License-Identifier: MIT
 * One body of the story, called by two kinds of body: “the Southern Dawn
 * Movement”, and later “the Southern Dawn Group”. The two words before the kind
 * are its name. It is told where the kind stands that the story has less often,
 * at a tie the later one. */
#include "passes/name.h"

#include "base/vec.h"
#include "passes/name_runs.h"
#include "unicode/fold.h"
#include <stdlib.h>
#include <string.h>

#define NAME 2 /* words of its name, before the kind */

typedef struct Mention {
    size_t paragraph;
    Span span;   /* name and kind */
    size_t name; /* place of the first mention of this name */
    size_t same; /* place of the first one of this name and kind */
    size_t uses; /* of a first one of name and kind */
} Mention;

typedef struct Bodies {
    Mention *items; /* owned */
    size_t count, cap;
    Map by_name, by_both; /* folded -> place of the first mention */
} Bodies;

/* The place that a key stands for; `own` where it is new. */
static bool place_of(PassContext *ctx, Map *map, const char *key, size_t len,
                     size_t own, size_t *out) {
    uint32_t at;
    if (map_get(map, key, len, &at)) {
        *out = at;
        return true;
    }
    char *kept = arena_copy(ctx->facts, key, len);
    *out = own;
    return kept && map_put(map, kept, len, (uint32_t)own);
}

static void add(PassContext *ctx, Bodies *bodies, size_t paragraph, Span name,
                Span kind) {
    char key[2 * FOLD_MAX];
    const char *text = ctx->story->text;
    Mention m = {.paragraph = paragraph, .span = {name.start, kind.end}};
    size_t own = bodies->count;
    size_t len =
        letters_fold(text + name.start, name.end - name.start, key, FOLD_MAX);
    if (!len) return;
    bool ok = place_of(ctx, &bodies->by_name, key, len, own, &m.name);
    key[len++] = '\n';
    len += letters_fold(text + kind.start, kind.end - kind.start, key + len,
                        FOLD_MAX - 1);
    ok = ok && place_of(ctx, &bodies->by_both, key, len, own, &m.same) &&
         VEC_ADD(bodies, m);
    if (ok)
        bodies->items[m.same].uses++;
    else
        ctx->findings->status = STATUS_MEMORY;
}

/* Looks at all words of the run for kinds; returns its words. */
static size_t look(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const NameRun *run, size_t at, void *user) {
    for (size_t i = at + NAME; i < run->last; i++) {
        Span kind = name_stretch(run, i, 1);
        Span name = name_stretch(run, i - NAME, NAME);
        if (run->phrase->words[i].capital &&
            titles_are(ctx, &rule->bodies, kind) &&
            name_no_name(run->phrase, i - NAME) == 0 &&
            !story_contexts(ctx->story, paragraph, (Span){name.start, kind.end},
                            rule->skip))
            add(ctx, user, paragraph, name, kind);
    }
    return run->last - at;
}

/* The kind that the story gives this name most often; the first at a tie. */
static size_t winner(const Bodies *bodies, const Mention *m) {
    size_t best = m->name;
    for (size_t i = m->name; i < bodies->count; i++)
        if (bodies->items[i].name == m->name && bodies->items[i].same == i &&
            bodies->items[i].uses > bodies->items[best].uses)
            best = i;
    return best;
}

static void report(PassContext *ctx, const Rule *rule, const Bodies *bodies) {
    const char *text = ctx->story->text;
    for (size_t i = 0; i < bodies->count && !pass_stopped(ctx); i++) {
        const Mention *m = &bodies->items[i];
        if (m->same != i) continue; /* one finding a form */
        size_t best = winner(bodies, m);
        Span to = bodies->items[best].span;
        if (best == i || !pass_applies(ctx, rule, m->paragraph, m->span))
            continue;
        Value values[VALUE_COUNT] = {
            {text + m->span.start, m->span.end - m->span.start},
            {text + to.start, to.end - to.start}};
        pass_report(ctx, rule, rule->fix, m->paragraph, m->span, values,
                    VALUE_COUNT, NULL, 0);
    }
}

void name_body_drift(PassContext *ctx, const Rule *rule) {
    Bodies bodies = {0};
    for (size_t i = 0; i < ctx->story->paragraph_count; i++) {
        if (pass_stopped(ctx)) break;
        name_runs(ctx, rule, i, NAME + 1, look, &bodies);
    }
    report(ctx, rule, &bodies);
    free(bodies.items);
    map_free(&bodies.by_name);
    map_free(&bodies.by_both);
}
