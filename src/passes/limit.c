/* SPDX-License-Identifier: MIT
 * Rules that give up: a pattern at PCRE2's limits, a rule that takes too long.
 * Such a rule leaves the paragraph alone, and after the second time the rest of
 * the snapshot. The count starts afresh with each snapshot, so that what comes
 * out depends on the last one alone, and fixing it again does the same. */
#include "passes/limit.h"

#include "passes/passes.h"
#include <string.h>
#include <time.h>

static uint64_t read_clock(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t clock_now(void) {
    return read_clock(CLOCK_MONOTONIC);
}

/* Time on the wall is read at a fraction of the cost, but counts other
 * programs in: it only says which rule to look at closely. */
static uint64_t rule_clock(const Limits *limits) {
    return limits->exact ? read_clock(CLOCK_THREAD_CPUTIME_ID) : clock_now();
}

static RuleLimit *limit_of(const PassContext *ctx, const Rule *rule) {
    return &ctx->limits->rules[rule - ctx->rules->items];
}

void limits_start(PassContext *ctx) {
    memset(ctx->limits->rules, 0,
           ctx->rules->count * sizeof *ctx->limits->rules);
    ctx->limits->any = false;
    ctx->limits->exact = false;
}

bool limits_off(const PassContext *ctx, const Rule *rule) {
    return ctx->limits->any && limit_of(ctx, rule)->times == LIMIT_TIMES;
}

bool pass_has_left(const PassContext *ctx, const Rule *rule, size_t paragraph) {
    if (!ctx->limits->any) return false;
    const RuleLimit *limit = limit_of(ctx, rule);
    for (unsigned i = 0; i < limit->times; i++)
        if (limit->at[i] == paragraph) return true;
    return false;
}

void pass_gave_up(PassContext *ctx, const Rule *rule, size_t paragraph) {
    RuleLimit *limit = limit_of(ctx, rule);
    if (limit->times == LIMIT_TIMES || pass_has_left(ctx, rule, paragraph))
        return;
    limit->at[limit->times++] = paragraph;
    limit->spent_ns = 0;
    ctx->limits->any = true;
    const Rule *told = ruleset_find(ctx->rules, RULE_LIMIT);
    Value values[VALUE_COUNT] = {{rule->id, strlen(rule->id)}, {"", 0}};
    size_t start = ctx->story->paragraphs[paragraph].span.start;
    if (pass_wants(ctx, told))
        pass_report(ctx, told, FIX_NONE, paragraph, (Span){start, start},
                    values, VALUE_COUNT, NULL, 0);
}

void pass_start_clock(PassContext *ctx) {
    ctx->limits->mark_ns = rule_clock(ctx->limits);
}

void pass_charge(PassContext *ctx, const Rule *rule, size_t paragraph) {
    Limits *limits = ctx->limits;
    uint64_t now = rule_clock(limits);
    RuleLimit *limit = limit_of(ctx, rule);
    limit->spent_ns += now - limits->mark_ns;
    limits->mark_ns = now;
    if (limit->spent_ns <= limits->budget_ns) return;
    if (limits->exact) {
        pass_gave_up(ctx, rule, paragraph);
        return;
    }
    limits->exact = true;
    limits->mark_ns = rule_clock(limits);
    limit->spent_ns = 0;
}

void limits_withdraw(PassContext *ctx) {
    if (!ctx->limits->any) return;
    Findings *list = ctx->findings;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (!pass_has_left(ctx, list->items[i].rule, list->items[i].paragraph))
            list->items[kept++] = list->items[i];
    list->count = kept;
}
