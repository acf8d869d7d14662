/* SPDX-License-Identifier: MIT
 * Kind `number`: a pattern finds figures, and what becomes of them, or whether
 * they are right, is calculated:
 *
 *     1.234.567,5  ->  1,234,567.5
 *     2 %  ->  2%, unless the story always writes so
 *     Monday, January 24, 2023  was a Tuesday
 *     5 km (31 miles)  is 3.1 miles */
#include "passes/number.h"
#include "passes/kinds.h"

#include "base/utf8.h"
#include "unicode/chars.h"

static bool is_figure(char c) {
    return c >= '0' && c <= '9';
}

static size_t count_figures(const Value *value) {
    size_t count = 0;
    for (size_t i = 0; i < value->len; i++)
        count += is_figure(value->text[i]);
    return count;
}

/* The rule's mark before each three figures, whatever stood there. */
static bool regroup(const Rule *rule, const Value *values, Buf *to) {
    const Value *whole = &values[rule->parts[PART_WHOLE]];
    size_t left = count_figures(whole);
    for (size_t i = 0; i < whole->len; i++) {
        if (!is_figure(whole->text[i])) continue;
        if (to->len && left % 3 == 0) buf_char(to, rule->marks[0]);
        buf_char(to, whole->text[i]);
        left--;
    }
    unsigned part = rule->parts[PART_FRACTION];
    if (!part || !values[part].len) return true;
    buf_char(to, rule->marks[1]);
    buf_add(to, values[part].text, values[part].len);
    return true;
}

static bool without_blanks(const Value *values, Buf *to) {
    const Value *all = &values[0];
    size_t size;
    for (size_t at = 0; at < all->len; at += size) {
        bool blank = char_is_blank(utf8_at(all->text, all->len, at, &size));
        if (!blank) buf_add(to, all->text + at, size);
    }
    return true;
}

/* False: nothing is wrong. */
static bool calculate(const Rule *rule, const Value *values, Buf *to) {
    switch (rule->reads) {
    case READS_GROUPS: return regroup(rule, values, to);
    case READS_BLANKS: return without_blanks(values, to);
    case READS_WEEKDAY: return number_wrong_weekday(rule, values, to);
    case READS_CONVERSION: return number_wrong_conversion(rule, values, to);
    }
    return false;
}

static void judge(PassContext *ctx, const Rule *rule, size_t paragraph,
                  const char *subject, const Match *m) {
    size_t base = ctx->story->paragraphs[paragraph].span.start;
    Span span = {base + m->groups[0].start, base + m->groups[0].end};
    Value groups[REGEX_GROUPS_MAX];
    Buf to = {0};
    pattern_values(groups, subject, m);
    if (calculate(rule, groups, &to) &&
        pass_applies(ctx, rule, paragraph, span) && !pass_is_habit(ctx, rule)) {
        Value values[VALUE_COUNT] = {groups[0], {buf_str(&to), to.len}};
        Edit edit = {span, buf_str(&to), to.len};
        pass_report(ctx, rule, rule->fix, paragraph, span, values, VALUE_COUNT,
                    &edit, rule->fix != FIX_NONE);
    }
    if (to.failed) ctx->findings->status = STATUS_MEMORY;
    buf_free(&to);
}

void *number_paragraph(PassContext *ctx, size_t paragraph) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_NUMBER];
    pass_start_clock(ctx);
    for (size_t i = 0; i < list->count; i++) {
        const Rule *rule = list->items[i];
        if (!pattern_may(ctx, rule) || !pass_wants(ctx, rule)) continue;
        pattern_matches(ctx, rule, paragraph, judge);
        pass_charge(ctx, rule, paragraph);
    }
    return NULL;
}
