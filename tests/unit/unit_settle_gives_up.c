/* SPDX-License-Identifier: MIT
 * Rules that give up: patterns that backtrack, conditions that do, a rule that
 * takes too long. The paragraph is left alone and named; after the second time
 * the rule is out. */
#include "unit/unit_settle.h"
#include <time.h>

#define AS "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define WORDS "we we we we we we we we we we we we we we we we we we "

/* "engine.limit 0|t.x 12|…": rules and where, in order; and its text. */
static const char *seen(const copydesk_engine *engine, const char *text,
                        unsigned rule_ms, char *out, size_t size) {
    static char got[2000];
    copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
    copydesk_result *result;
    size_t at = 0;
    options.select = "t,engine";
    options.rule_ms = rule_ms;
    if (copydesk_fix(&result, engine, text, strlen(text), &options, NULL))
        exit(99);
    *got = 0;
    for (size_t i = 0; i < copydesk_result_finding_count(result); i++) {
        const copydesk_finding *f = copydesk_result_finding(result, i);
        if (at < 1900)
            at += (size_t)sprintf(got + at, "%s%s %zu", i ? "|" : "", f->rule,
                                  f->start);
    }
    if (out) snprintf(out, size, "%s", copydesk_result_text(result, NULL));
    copydesk_result_free(result);
    return got;
}

static void check_seen(const char *rules, const char *text, const char *want) {
    copydesk_engine *engine = open_rules(rules);
    char once[2000], twice[2000];
    if (!CHECK_EQ_STR(seen(engine, text, 0, once, sizeof once), want))
        fprintf(stderr, "    of %s\n", rules);
    seen(engine, once, 0, twice, sizeof twice);
    CHECK_EQ_STR(twice, once);
    copydesk_engine_free(engine);
}

/* The first and the second paragraph are named; in the third, where it would
 * match at once, the rule is out. Nothing found before it gave up stays. */
void out_after_the_second_time(void) {
    check_seen(FLAG("slow", "x|(a+)+$"), "x\nx " AS "!\nx\nx " AS "!\nx\n",
               "t.slow 0|engine.limit 2|t.slow 53|engine.limit 55");
    check_seen(FLAG("slow", "x|(a+)+$"), AS "!\nx\n",
               "engine.limit 0|t.slow 49");
    check_seen(SWAP("b", "safe", "x", "y")
                   PATTERN("slow", "safe", "y|(a+)+$", "z"),
               "x\nx " AS "!\nx\n",
               "t.b 0|t.slow 0|engine.limit 2|t.b 2|"
               "t.b 53|t.slow 53");
}

void patterns_that_backtrack(void) {
    static const char *const patterns[] = {"(a+)+$",
                                           "(\\w+\\s?)+$",
                                           "^(?:(?:\\w+\\s?)+)+$",
                                           "(?=(?=(a+)+$)x?)(a+)+$",
                                           "(?:a|aa)+$",
                                           "(?<!(?:a|b)c)(?:(?:a*)*)*$x",
                                           "(?:[^b]+[^c]+)+$d",
                                           "((a?){40}){40}z"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        char rules[500];
        snprintf(rules, sizeof rules, FLAG("slow", "%s"), patterns[i]);
        copydesk_engine *engine = open_rules(rules);
        clock_t start = clock();
        const char *got =
            seen(engine, AS AS AS "!\n" WORDS WORDS WORDS "!\n", 0, NULL, 0);
        double took = (double)(clock() - start) / CLOCKS_PER_SEC;
        if (!CHECK(took < 0.5))
            fprintf(stderr, "    %s: %.2f s\n", patterns[i], took);
        if (i < 2 && !CHECK(strstr(got, "engine.limit")))
            fprintf(stderr, "    %s: %s\n", patterns[i], got);
        copydesk_engine_free(engine);
    }
}

/* A condition that cannot be decided is none that holds: neither way. */
void conditions_that_give_up(void) {
    check_seen(FLAG("near", "x") "  near: '(a+)+$'\n", AS "; x\n\nx a",
               "engine.limit 0|t.near 52");
    check_seen(FLAG("unless", "x") "  unless: '(a+)+$'\n", AS "; x\n\nx b",
               "engine.limit 0|t.unless 52");
    check_seen(SWAP("near", "safe", "x", "y") "  near: '(a+)+$'\n",
               AS "; x x\n\nx a", "engine.limit 0|t.near 54");
}

/* Pairs ask their conditions, too. */
#define PAIR(more)                                                             \
    "- id: t.pair\n  kind: pair\n  fix: none\n  open: '['\n  close: ']'\n"     \
    "  shape: unclosed\n" more "  " COMMON

void pairs_have_conditions(void) {
    check_seen(PAIR("  near: not\n"), "a [b.\n\nis not [b.\n", "t.pair 14");
    check_seen(PAIR("  unless: not\n"), "a [b.\n\nis not [b.\n", "t.pair 2");
}

/* Each match takes some ten microseconds, but there are many: 100 ms in all. */
#define SLOW_LINE "aaaaaaaaaaaaa!"

void a_rule_has_its_time(void) {
    copydesk_engine *engine =
        open_rules(FLAG("slow", "(?:a|a)+b|!") FLAG("quick", "q"));
    char *text = malloc(3 * (4000 * strlen(SLOW_LINE) + 2) + 1), *p = text;
    for (int i = 0; i < 3; i++) {
        for (size_t k = 0; k < 4000; k++)
            p += sprintf(p, SLOW_LINE);
        p += sprintf(p, "q\n");
    }
    clock_t start = clock();
    const char *got = seen(engine, text, 1, NULL, 0);
    double took = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (!CHECK(took < 0.1)) fprintf(stderr, "    took %.2f s\n", took);
    CHECK_EQ_STR(got, "engine.limit 0|t.quick 56000|engine.limit 56002|"
                      "t.quick 112002|t.quick 168004");
    free(text);
    copydesk_engine_free(engine);
}
