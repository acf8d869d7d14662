/* SPDX-License-Identifier: MIT
 * From what the fold over pairs saw to findings. */
#include "base/utf8.h"
#include "passes/evidence.h"
#include "passes/pairs.h"

static Span evidence(const Fold *f, const PairEvent *e) {
    const Story *story = f->ctx->story;
    Span p = story->paragraphs[e->paragraph].span;
    size_t after = e->mark.at + e->mark.size;
    switch (e->shape) {
    case PAIR_DOUBLED: return (Span){e->first, after};
    case PAIR_UNOPENED:
        return (Span){evidence_before(story, e->mark.at, p.start), after};
    default: break;
    }
    return (Span){e->mark.at, evidence_behind(story, after, p.end)};
}

/* Dropping the second of two marks is proven when nothing else is wrong with
 * the paragraph's marks; not in “He told me “never””, she said. */
static bool balances(const Fold *f) {
    for (size_t i = 0; i < f->events.count; i++)
        if (f->events.items[i].shape != PAIR_DOUBLED) return false;
    return true;
}

static void report(Fold *f, const Rule *rule, const PairEvent *e, bool proven) {
    Span at = {e->mark.at, e->mark.at + e->mark.size};
    if (!pass_applies(f->ctx, rule, e->paragraph, at)) return;
    char mark[4];
    size_t len = utf8_encode(e->mark.cp, mark);
    Value values[VALUE_COUNT] = {{mark, len}, {mark, len}};
    Span span = evidence(f, e);
    if (!pass_has_near(f->ctx, rule, e->paragraph, e->mark.at)) return;
    bool fixable = e->shape == PAIR_DOUBLED && proven;
    Edit edit = {span, mark, len};
    pass_report(f->ctx, rule, fixable ? rule->fix : FIX_NONE, e->paragraph,
                span, values, VALUE_COUNT, &edit, fixable);
}

void pair_report(Fold *f) {
    const RuleList *list = &f->ctx->rules->by[f->ctx->phase][RULE_PAIR];
    bool proven = balances(f);
    for (size_t i = 0; i < f->events.count; i++)
        for (size_t k = 0; k < list->count; k++) {
            const Rule *rule = list->items[k];
            if (rule->open == f->pair.open && rule->close == f->pair.close &&
                rule->shape == f->events.items[i].shape &&
                pass_wants(f->ctx, rule))
                report(f, rule, &f->events.items[i], proven);
        }
}
