/* SPDX-License-Identifier: MIT
 * Kind `replace`: a table of strings or whole words and what stands for
 * them. */
#include "passes/kinds.h"

#include "base/utf8.h"
#include "unicode/chars.h"
#include "unicode/letter_case.h"
#include <string.h>

static bool is_part_of_word(uint32_t cp) {
    return char_is_word(cp) || cp == '-' || cp == '\'' || cp == 0x2019;
}

/* “adviser” is no word in “advisers” or “co-adviser”. */
static bool stands_alone(const Story *story, Span span) {
    size_t size;
    uint32_t before = utf8_before(story->text, span.start, &size);
    if (size && is_part_of_word(before)) return false;
    uint32_t after = utf8_at(story->text, story->len, span.end, &size);
    return !size || !is_part_of_word(after);
}

static bool reads(const Rule *rule, const Row *row, const char *text) {
    return rule->keeps_case ? letter_case_equal(row->from, text, row->from_len)
                            : !memcmp(row->from, text, row->from_len);
}

static const Row *row_at(const Rule *rule, const Story *story, size_t at,
                         size_t end) {
    unsigned char b = (unsigned char)story->text[at];
    if (rule->keeps_case && b >= 'A' && b <= 'Z') b |= 0x20;
    for (size_t i = rule->index->first[b]; i < rule->index->last[b]; i++) {
        const Row *row = &rule->table[i];
        if (row->from_len > end - at || !reads(rule, row, story->text + at))
            continue;
        if (!rule->whole_words ||
            stands_alone(story, (Span){at, at + row->from_len}))
            return row;
    }
    return NULL;
}

static void report(PassContext *ctx, const Rule *rule, size_t paragraph,
                   Span span, const Buf *to) {
    if (!pass_applies(ctx, rule, paragraph, span)) return;
    const char *from = ctx->story->text + span.start;
    Value values[VALUE_COUNT] = {{from, span.end - span.start},
                                 {buf_str(to), to->len}};
    Edit edit = {span, buf_str(to), to->len};
    if (to->failed) ctx->findings->status = STATUS_MEMORY;
    pass_report(ctx, rule, rule->fix, paragraph, span, values, VALUE_COUNT,
                &edit, 1);
}

/* Adds what stands for the row's text at `at`. */
static void add_row(const PassContext *ctx, const Rule *rule, size_t at,
                    const Row *row, Buf *to) {
    LetterCase like = rule->keeps_case
                          ? letter_case_of(ctx->story->text + at, row->from_len)
                          : CASE_AS_IS;
    letter_case_apply(like, row->to, row->to_len, to);
}

#define CLOCK_ROUNDS 64 /* places between two looks at the clock */

static void scan(PassContext *ctx, const Rule *rule, size_t paragraph) {
    Span span = ctx->story->paragraphs[paragraph].span;
    Buf to = {0};
    size_t rounds = 0;
    for (size_t at = span.start; at < span.end;) {
        size_t start = at;
        const Row *row = row_at(rule, ctx->story, at, span.end);
        to.len = 0;
        while (row) {
            add_row(ctx, rule, at, row, &to);
            at += row->from_len;
            row = rule->as_runs ? row_at(rule, ctx->story, at, span.end) : NULL;
        }
        if (at == start) {
            at++;
            continue;
        }
        report(ctx, rule, paragraph, (Span){start, at}, &to);
        if (++rounds % CLOCK_ROUNDS == 0) {
            if (pass_stopped(ctx)) break;
            pass_charge(ctx, rule, paragraph);
        }
        if (pass_has_left(ctx, rule, paragraph)) break;
    }
    buf_free(&to);
}

void *replace_paragraph(PassContext *ctx, size_t paragraph) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_REPLACE];
    pass_start_clock(ctx);
    for (size_t i = 0; i < list->count; i++) {
        if (!bytes_meet(&list->items[i]->starts, &ctx->starts) ||
            !pass_wants(ctx, list->items[i]))
            continue;
        scan(ctx, list->items[i], paragraph);
        pass_charge(ctx, list->items[i], paragraph);
    }
    return NULL;
}
