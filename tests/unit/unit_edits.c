/* SPDX-License-Identifier: MIT
 * edits/resolve: findings that merge, and repairs that fit together. The
 * tests of edits/lay are in unit_edits_lay.c and unit_edits_replay.c. */
#include "unit/unit_edits.h"
#include "edits/resolve.h"
#include "unit/check.h"

static const Rule LOW = {.id = "b.low", .phase = PHASE_MARKS};
static const Rule HIGH = {.id = "c.high", .phase = PHASE_MARKS, .priority = 10};
static const Rule FIRST = {.id = "a.first", .phase = PHASE_MARKS};
static const Rule EARLY = {
    .id = "z.early", .phase = PHASE_CHARACTERS, .priority = -10};

/* Adds a finding whose span is its repair's, from start of the first edit. */
static Finding *add(Findings *list, const Rule *rule, FixClass fix,
                    const Edit *edits, size_t count) {
    Edit *copy = arena_array(&list->arena, count, sizeof *copy);
    memcpy(copy, edits, count * sizeof *copy);
    Finding f = {.rule = rule, .fix = fix, .edits = copy, .edit_count = count};
    f.span = (Span){edits[0].span.start, edits[count - 1].span.end};
    findings_add(list, f);
    return &list->items[list->count - 1];
}

static Finding *put(Findings *list, const Rule *rule, FixClass fix,
                    size_t start, size_t end, const char *text) {
    Edit edit = {{start, end}, text, strlen(text)};
    return add(list, rule, fix, &edit, 1);
}

static void flag(Findings *list, const Rule *rule, size_t start, size_t end) {
    findings_add(list, (Finding){.rule = rule, .span = {start, end}});
}

/* "c.high(a.first b.low)": the rule and those of its also, sorted. */
static const char *speaks(const Finding *f) {
    static char text[200];
    const char *ids[8];
    size_t count = 0;
    for (const Also *a = f->also; a && count < 8; a = a->next) {
        size_t i = count++;
        for (; i && strcmp(ids[i - 1], a->rule->id) > 0; i--)
            ids[i] = ids[i - 1];
        ids[i] = a->rule->id;
    }
    size_t at = (size_t)sprintf(text, "%s(", f->rule->id);
    for (size_t i = 0; i < count; i++)
        at += (size_t)sprintf(text + at, "%s%s", i ? " " : "", ids[i]);
    strcpy(text + at, ")");
    return text;
}

static void merge_picks_the_speaker(void) {
    Findings list = {0};
    resolve_merge(&list);
    CHECK_EQ_SIZE(list.count, 0);
    put(&list, &LOW, FIX_SAFE, 2, 4, "x");
    put(&list, &HIGH, FIX_SAFE, 2, 4, "x");
    put(&list, &FIRST, FIX_SAFE, 2, 4, "x");
    put(&list, &LOW, FIX_SAFE, 2, 4, "x");
    resolve_merge(&list);
    CHECK_EQ_SIZE(list.count, 1);
    CHECK_EQ_STR(speaks(&list.items[0]), "c.high(a.first b.low)");
    findings_clear(&list);
    put(&list, &HIGH, FIX_SUGGESTED, 2, 4, "x");
    put(&list, &LOW, FIX_SAFE, 2, 4, "x");
    put(&list, &FIRST, FIX_SAFE, 2, 4, "x");
    resolve_merge(&list);
    CHECK_EQ_SIZE(list.count, 1);
    CHECK_EQ_STR(speaks(&list.items[0]), "a.first(b.low c.high)");
    CHECK(list.items[0].fix == FIX_SAFE);
    findings_free(&list);
}

static void merge_wants_equal_edits(void) {
    Findings list = {0};
    put(&list, &LOW, FIX_SAFE, 2, 4, "x");
    put(&list, &HIGH, FIX_SAFE, 2, 4, "y");
    put(&list, &HIGH, FIX_SAFE, 2, 4, "xx");
    put(&list, &HIGH, FIX_SAFE, 2, 4, "");
    put(&list, &HIGH, FIX_SAFE, 2, 5, "x");
    Edit two[] = {{{2, 4}, "w", 1}, {{6, 6}, "z", 1}};
    add(&list, &HIGH, FIX_SAFE, two, 2);
    add(&list, &LOW, FIX_SAFE, two, 2);
    resolve_merge(&list);
    CHECK_EQ_SIZE(list.count, 6);
    CHECK_EQ_STR(speaks(&list.items[5]), "c.high(b.low)");
    findings_free(&list);
}

static void merge_takes_parts_in(void) {
    Findings list = {0};
    Edit two[] = {{{2, 4}, "x", 1}, {{6, 8}, "", 0}};
    add(&list, &HIGH, FIX_SUGGESTED, two, 2);
    add(&list, &LOW, FIX_SUGGESTED, two + 1, 1);
    add(&list, &FIRST, FIX_SAFE, two, 1);
    resolve_merge(&list);
    CHECK_EQ_SIZE(list.count, 2); /* a safe part is not given up */
    CHECK_EQ_STR(speaks(&list.items[0]), "a.first()");
    CHECK_EQ_STR(speaks(&list.items[1]), "c.high(b.low)");
    findings_free(&list);
}

static void merge_drops_repeated_flags(void) {
    Findings list = {0};
    flag(&list, &HIGH, 5, 7);
    flag(&list, &LOW, 5, 7);
    flag(&list, &LOW, 5, 7);
    flag(&list, &LOW, 5, 6);
    flag(&list, &LOW, 1, 9);
    put(&list, &LOW, FIX_SAFE, 5, 7, "");
    resolve_merge(&list);
    CHECK_EQ_SIZE(list.count, 5);
    CHECK_EQ_SIZE(list.items[0].span.start, 1);
    CHECK_EQ_SIZE(list.items[1].span.end, 6);
    CHECK_EQ_STR(list.items[2].rule->id, "b.low");
    CHECK_EQ_STR(list.items[4].rule->id, "c.high");
    findings_free(&list);
}

/* Each phase merges once more what the phases before it left. */
static void merge_again_keeps_also(void) {
    Findings list = {0};
    put(&list, &LOW, FIX_SUGGESTED, 2, 4, "x");
    put(&list, &FIRST, FIX_SUGGESTED, 2, 4, "x");
    resolve_merge(&list);
    CHECK_EQ_STR(speaks(&list.items[0]), "a.first(b.low)");
    put(&list, &HIGH, FIX_SUGGESTED, 2, 4, "x");
    resolve_merge(&list);
    CHECK_EQ_SIZE(list.count, 1);
    CHECK_EQ_STR(speaks(&list.items[0]), "c.high(a.first b.low)");
    findings_free(&list);
}

/* ------------------------------------------------------------- choosing -- */

/* The rules that win, in the order of their places: "a.first c.high". */
static const char *winners(const Findings *list, FixClass wanted) {
    static char text[300];
    size_t chosen[20], count = 99, at = 0;
    *text = 0;
    CHECK(resolve_choose(list, wanted, 20, chosen, &count) == STATUS_OK);
    for (size_t i = 0; i < count && i < 20; i++) {
        if (i) CHECK(chosen[i] > chosen[i - 1]);
        at += (size_t)sprintf(text + at, "%s%s", i ? " " : "",
                              list->items[chosen[i]].rule->id);
    }
    return text;
}

/* Two findings of class SAFE over each other: who wins? Asked both ways. */
static void duel(const Rule *a, Span sa, const Rule *b, Span sb,
                 const char *want) {
    for (int swap = 0; swap < 2; swap++) {
        Findings list = {0};
        if (!swap) put(&list, a, FIX_SAFE, sa.start, sa.end, "1");
        put(&list, b, FIX_SAFE, sb.start, sb.end, "22");
        if (swap) put(&list, a, FIX_SAFE, sa.start, sa.end, "1");
        resolve_merge(&list);
        CHECK_EQ_STR(winners(&list, FIX_SAFE), want);
        findings_free(&list);
    }
}

static void choose_by_precedence(void) {
    duel(&EARLY, (Span){4, 6}, &HIGH, (Span){3, 9}, "z.early");
    duel(&LOW, (Span){2, 9}, &HIGH, (Span){4, 6}, "c.high");
    duel(&LOW, (Span){3, 6}, &FIRST, (Span){4, 9}, "b.low");
    duel(&LOW, (Span){3, 9}, &FIRST, (Span){3, 6}, "b.low");
    duel(&LOW, (Span){3, 6}, &FIRST, (Span){3, 6}, "a.first");
}

static void choose_at_seams(void) {
    duel(&FIRST, (Span){3, 5}, &LOW, (Span){5, 7}, "a.first");
    duel(&FIRST, (Span){3, 5}, &LOW, (Span){6, 7}, "a.first b.low");
    duel(&FIRST, (Span){5, 5}, &LOW, (Span){5, 5}, "a.first");
    duel(&FIRST, (Span){5, 5}, &LOW, (Span){6, 6}, "a.first b.low");
    duel(&FIRST, (Span){5, 5}, &LOW, (Span){5, 6}, "b.low");
    duel(&FIRST, (Span){5, 5}, &LOW, (Span){3, 5}, "b.low");
    duel(&FIRST, (Span){5, 5}, &HIGH, (Span){4, 6}, "c.high");
    duel(&FIRST, (Span){0, 0}, &LOW, (Span){20, 20}, "a.first b.low");
    duel(&FIRST, (Span){0, 20}, &LOW, (Span){20, 20}, "a.first");
}

static void choose_all_or_none(void) {
    Findings list = {0};
    Edit wide[] = {{{1, 2}, "x", 1}, {{10, 11}, "x", 1}};
    add(&list, &LOW, FIX_SAFE, wide, 2);
    put(&list, &HIGH, FIX_SAFE, 10, 12, "y");
    put(&list, &FIRST, FIX_SAFE, 1, 3, "z");
    put(&list, &EARLY, FIX_SUGGESTED, 5, 6, "z");
    flag(&list, &EARLY, 0, 20);
    resolve_merge(&list);
    CHECK_EQ_STR(winners(&list, FIX_SAFE), "a.first c.high");
    CHECK_EQ_STR(winners(&list, FIX_SUGGESTED), "z.early");
    findings_free(&list);
    CHECK_EQ_STR(winners(&list, FIX_SAFE), "");
}

/* The edits of one repair may touch each other. */
static void choose_touching_edits_of_one(void) {
    Findings list = {0};
    Edit both[] = {{{1, 1}, "(", 1}, {{1, 3}, "x", 1}, {{3, 3}, ")", 1}};
    add(&list, &LOW, FIX_SAFE, both, 3);
    resolve_merge(&list);
    CHECK_EQ_STR(winners(&list, FIX_SAFE), "b.low");
    findings_free(&list);
}

static void findings_stop_at_a_limit(void) {
    Findings list = {.count = FINDINGS_MAX};
    flag(&list, &LOW, 0, 1);
    CHECK(list.status == STATUS_LIMIT && list.count == FINDINGS_MAX);
    list.count = 0;
    flag(&list, &LOW, 0, 1);
    CHECK_EQ_SIZE(list.count, 0);
    findings_free(&list);
}

CHECK_MAIN(merge_picks_the_speaker, merge_wants_equal_edits,
           merge_takes_parts_in, merge_drops_repeated_flags,
           merge_again_keeps_also, choose_by_precedence, choose_at_seams,
           choose_all_or_none, choose_touching_edits_of_one,
           findings_stop_at_a_limit, lay_at_places, lay_over_runs,
           lay_over_earlier, lay_allows, lay_gives_source_edits,
           lay_carries_earlier_edits, lay_on_nothing, replay_random_edits);
