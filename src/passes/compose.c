/* SPDX-License-Identifier: MIT
 * Kind `compose`: a letter whose marks stand beside it as characters of their
 * own is written as one, as Normalization Form C has it. */
#include "passes/kinds.h"

#include "unicode/compose.h"

static bool is_for(const Rule *rule, uint32_t base) {
    Script script = script_of(base);
    for (size_t i = 0; i < rule->script_count; i++)
        if (rule->scripts[i] == script) return true;
    return false;
}

static void report(PassContext *ctx, const Rule *rule, size_t paragraph,
                   Span span, const Composed *found) {
    Span place = {span.start + found->start, span.start + found->end};
    if (!is_for(rule, found->base) ||
        !pass_applies(ctx, rule, paragraph, place))
        return;
    Value values[VALUE_COUNT] = {
        {ctx->story->text + place.start, place.end - place.start},
        {found->text, found->len}};
    Edit edit = {place, found->text, found->len};
    pass_report(ctx, rule, rule->fix, paragraph, place, values, VALUE_COUNT,
                &edit, 1);
}

/* U+0300 on are written with these first bytes; blanks, dashes and quotation
 * marks too (0xE2), so that a look is still needed. */
static bool may_have(const PassContext *ctx) {
    for (int b = 0xCC; b < 0xF5; b++)
        if (ctx->bytes[b]) return true;
    return false;
}

void *compose_paragraph(PassContext *ctx, size_t paragraph) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_COMPOSE];
    if (!may_have(ctx)) return NULL;
    Span span = ctx->story->paragraphs[paragraph].span;
    const char *text = ctx->story->text + span.start;
    Composed found;
    pass_start_clock(ctx);
    for (size_t i = 0; i < list->count; i++) {
        const Rule *rule = list->items[i];
        if (!pass_wants(ctx, rule)) continue;
        size_t at = 0, len = span.end - span.start;
        while (!pass_has_left(ctx, rule, paragraph) &&
               compose_next(text, len, at, &found)) {
            report(ctx, rule, paragraph, span, &found);
            at = found.end;
        }
        pass_charge(ctx, rule, paragraph);
    }
    return NULL;
}
