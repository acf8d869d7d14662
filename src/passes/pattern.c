/* SPDX-License-Identifier: MIT
 * Kind `pattern`: a PCRE2 pattern, and a template that replaces what it
 * matched. Those with `at` are in edges.c. */
#include "passes/kinds.h"

#include "base/utf8.h"
#include "text/reference.h"
#include "unicode/letter_case.h"
#include <string.h>

/* Edits of one match. A template that keeps two or more groups in their order
 * (“${word} ${bracket} ${rest}”) changes only what lies between them:
 *
 *     stop[Israel]at  ->  two insertions
 *
 * any other replaces the whole match. */
typedef struct Plan {
    Edit edits[REGEX_GROUPS_MAX + 1];
    size_t count;
    Buf text; /* of the edits, end to end */
} Plan;

static bool in_order(const Template *t, const Match *m) {
    size_t at = m->groups[0].start;
    int groups = 0;
    for (size_t i = 0; i < t->count; i++) {
        if (t->parts[i].value < 0) continue;
        if (t->parts[i].lower) return false;
        Group g = m->groups[t->parts[i].value];
        if (g.start == NO_GROUP) continue;
        if (g.start < at || g.end > m->groups[0].end) return false;
        at = g.end;
        groups++;
    }
    return groups > 1;
}

/* One edit, unless it changes nothing. text is its start in plan->text. */
static void plan_edit(Plan *plan, const char *subject, Group gap, size_t text) {
    size_t len = plan->text.len - text;
    bool same = len == gap.end - gap.start &&
                !memcmp(subject + gap.start, buf_str(&plan->text) + text, len);
    if (!same && plan->count <= REGEX_GROUPS_MAX)
        plan->edits[plan->count++] = (Edit){{gap.start, gap.end}, NULL, len};
    else
        plan->text.len = text; /* the next edit's text starts here */
}

static void plan_gaps(Plan *plan, const Template *t, const Match *m,
                      const char *subject) {
    size_t at = m->groups[0].start, text = 0;
    for (size_t i = 0; i < t->count; i++) {
        const Part *part = &t->parts[i];
        if (part->value < 0) {
            buf_add(&plan->text, part->text, part->len);
            continue;
        }
        Group g = m->groups[part->value];
        if (g.start == NO_GROUP) continue;
        plan_edit(plan, subject, (Group){at, g.start}, text);
        text = plan->text.len;
        at = g.end;
    }
    plan_edit(plan, subject, (Group){at, m->groups[0].end}, text);
}

static void plan_whole(Plan *plan, const Template *t, bool keeps_case,
                       const Value *values, const Match *m,
                       const char *subject) {
    Buf plain = {0};
    template_expand(t, values, REGEX_GROUPS_MAX, &plain);
    LetterCase like =
        keeps_case ? letter_case_of(values[0].text, values[0].len) : CASE_AS_IS;
    letter_case_apply(like, buf_str(&plain), plain.len, &plan->text);
    plan->text.failed |= plain.failed;
    buf_free(&plain);
    plan_edit(plan, subject, m->groups[0], 0);
}

/* Offsets of the paragraph become the story's; texts get their pointers. */
static void place_edits(Plan *plan, size_t base) {
    const char *text = buf_str(&plan->text);
    for (size_t i = 0; i < plan->count; i++) {
        plan->edits[i].text = text;
        text += plan->edits[i].len;
        plan->edits[i].span.start += base;
        plan->edits[i].span.end += base;
    }
}

void pattern_values(Value *values, const char *subject, const Match *m) {
    for (int i = 0; i < REGEX_GROUPS_MAX; i++) {
        Group g = m->groups[i];
        values[i] = g.start == NO_GROUP
                        ? (Value){NULL, 0}
                        : (Value){subject + g.start, g.end - g.start};
    }
}

/* Are all words of the template known? */
static bool are_known(PassContext *ctx, const Template *t,
                      const Value *values) {
    Buf text = {0};
    template_expand(t, values, REGEX_GROUPS_MAX, &text);
    if (text.failed) ctx->findings->status = STATUS_MEMORY;
    bool known =
        known_words_has(ctx->words, ctx->lang, buf_str(&text), text.len);
    buf_free(&text);
    return known;
}

/* “de@@ fen@@ dant” is put together where that makes a word. */
static bool is_proven(PassContext *ctx, const Rule *rule, const Value *values) {
    return !rule->has_known || are_known(ctx, &rule->known, values);
}

/* “govern- ment” is one word, “first- and” is not. */
static bool has_words(PassContext *ctx, const Rule *rule, const Value *values) {
    return (!rule->has_if_known || are_known(ctx, &rule->if_known, values)) &&
           (!rule->has_if_unknown ||
            !are_known(ctx, &rule->if_unknown, values));
}

static void propose(PassContext *ctx, const Rule *rule, size_t paragraph,
                    Span span, const Value *values, const Plan *plan) {
    bool proven = is_proven(ctx, rule, values);
    pass_report(ctx, rule, proven ? rule->fix : FIX_NONE, paragraph, span,
                values, REGEX_GROUPS_MAX, plan->edits,
                proven ? plan->count : 0);
}

/* Has the group that is a character reference stand for its character, whose
 * bytes lie in `decoded`. False: it stands for none. */
static bool decode_value(const Rule *rule, Value *values, char *decoded) {
    if (!rule->decodes) return true;
    Value *value = &values[rule->decodes];
    size_t len = reference_read(value->text, value->len, decoded);
    *value = (Value){decoded, len};
    return len > 0;
}

static void report(PassContext *ctx, const Rule *rule, size_t paragraph,
                   const char *subject, const Match *m) {
    size_t base = ctx->story->paragraphs[paragraph].span.start;
    Span span = {base + m->groups[0].start, base + m->groups[0].end};
    if (!pass_applies(ctx, rule, paragraph, span)) return;
    Value values[REGEX_GROUPS_MAX];
    char decoded[REFERENCE_MAX];
    pattern_values(values, subject, m);
    if (!decode_value(rule, values, decoded)) return;
    if (!has_words(ctx, rule, values)) return;
    Plan plan = {.count = 0};
    if (rule->fix != FIX_NONE && !rule->decodes && in_order(&rule->replace, m))
        plan_gaps(&plan, &rule->replace, m, subject);
    else if (rule->fix != FIX_NONE)
        plan_whole(&plan, &rule->replace, rule->keeps_case, values, m, subject);
    place_edits(&plan, base);
    if (plan.text.failed)
        ctx->findings->status = STATUS_MEMORY;
    else if (rule->fix == FIX_NONE || plan.count)
        propose(ctx, rule, paragraph, span, values, &plan);
    buf_free(&plan.text);
}

static size_t step_over(const char *subject, size_t len, size_t at) {
    size_t size;
    utf8_at(subject, len, at, &size);
    return at + (size ? size : 1);
}

#define CLOCK_ROUNDS 64 /* matches between two looks at the clock */
/* Longer paragraphs are searched in parts: so many bytes at which a match may
 * start. */
#define PART_LEAST ((size_t)64 << 10)
#define PART 1024

/* The end of the part that starts at `at`: the whole of a usual paragraph. */
static size_t part_end(const char *subject, size_t len, size_t at) {
    if (len < PART_LEAST || len - at <= PART) return len;
    size_t end = at + PART;
    while ((subject[end] & 0xC0) == 0x80)
        end--;
    return end;
}

void pattern_matches(PassContext *ctx, const Rule *rule, size_t paragraph,
                     PatternEach *each) {
    Span span = ctx->story->paragraphs[paragraph].span;
    const char *subject = ctx->story->text + span.start;
    size_t len = span.end - span.start, at = 0, rounds = 0;
    Match m;
    while (at <= len && !pass_has_left(ctx, rule, paragraph)) {
        size_t until = part_end(subject, len, at);
        if (++rounds % CLOCK_ROUNDS == 0 || until < len) {
            if (pass_stopped(ctx)) return;
            pass_charge(ctx, rule, paragraph);
        }
        Matched matched = regex_match_until(rule->regex, ctx->matcher, subject,
                                            len, at, until, &m);
        if (matched == MATCH_NO && until < len) {
            at = step_over(subject, len, until);
            continue;
        }
        if (matched == MATCH_LIMIT) pass_gave_up(ctx, rule, paragraph);
        if (matched != MATCH_YES) return;
        Group g = m.groups[0];
        if (g.start <= g.end) each(ctx, rule, paragraph, subject, &m);
        at = g.end > at ? g.end : step_over(subject, len, at);
    }
}

bool pattern_may(const PassContext *ctx, const Rule *rule) {
    return (rule->needs < 0 || ctx->bytes[rule->needs]) &&
           bytes_meet(&rule->starts, &ctx->starts);
}

void *pattern_paragraph(PassContext *ctx, size_t paragraph) {
    const RuleList *list = &ctx->rules->by[ctx->phase][RULE_PATTERN];
    pass_start_clock(ctx);
    for (size_t i = 0; i < list->count; i++) {
        const Rule *rule = list->items[i];
        if (rule->at || !pattern_may(ctx, rule) || !pass_wants(ctx, rule))
            continue;
        pattern_matches(ctx, rule, paragraph, report);
        pass_charge(ctx, rule, paragraph);
    }
    return NULL;
}
