/* SPDX-License-Identifier: MIT
 * The whole way through copydesk.h with rules of the test's own: rounds and
 * their end, repairs all or none, `also`, suggestions on top of repairs. */
#include "unit/unit_settle.h"

#define SAFE COPYDESK_FIXES_SAFE
#define SUGGESTED COPYDESK_FIXES_SUGGESTED

static copydesk_result *result;

static const char *fixed(const copydesk_engine *engine, const char *text,
                         copydesk_fixes fixes) {
    copydesk_result_free(result);
    result = run(engine, text, fixes);
    return copydesk_result_text(result, NULL);
}

/* "t.a 1-3 1-3=x 5-5=y +t.b": what a finding is; "*" when applied. */
static const char *show(const copydesk_finding *f) {
    static char out[500];
    size_t at = (size_t)sprintf(out, "%s%s %zu-%zu", f->rule,
                                f->applied ? "*" : "", f->start, f->end);
    for (size_t i = 0; i < f->edit_count; i++)
        at += (size_t)sprintf(out + at, " %zu-%zu=%s", f->edits[i].start,
                              f->edits[i].end, f->edits[i].text);
    for (size_t i = 0; i < f->also_count; i++)
        at += (size_t)sprintf(out + at, " +%s", f->also[i]);
    return out;
}

static const char *finding(size_t index) {
    return index < copydesk_result_finding_count(result)
               ? show(copydesk_result_finding(result, index))
               : "none";
}

static bool has_rule(const char *rule, const char *message) {
    for (size_t i = 0; i < copydesk_result_finding_count(result); i++) {
        const copydesk_finding *f = copydesk_result_finding(result, i);
        if (!strcmp(f->rule, rule) && strstr(f->message, message)) return true;
    }
    return false;
}

/* Fixed once and once more, the text must stand. */
static void check_once(const copydesk_engine *engine, const char *text,
                       copydesk_fixes fixes) {
    char once[200];
    snprintf(once, sizeof once, "%s", fixed(engine, text, fixes));
    if (!CHECK_EQ_STR(fixed(engine, once, fixes), once))
        fprintf(stderr, "    fixed from %s\n", text);
}

static void two_that_undo_each_other(void) {
    copydesk_engine *engine = open_rules(SWAP("a", "safe", "red", "blue") SWAP(
        "b", "safe", "blue", "red") SWAP("c", "safe", "one", "two"));
    check_once(engine, "red", SAFE);
    CHECK(has_rule("engine.unsettled", "t."));
    check_once(engine, "blue", SAFE);
    check_once(engine, "blue, red", SAFE);
    CHECK_EQ_STR(fixed(engine, "one\n\nred\n\none\n", SUGGESTED),
                 "two\n\nred\n\ntwo\n");
    CHECK(has_rule("engine.unsettled", "t."));
    CHECK(!has_rule("engine.unsettled", "t.c"));
    copydesk_engine_free(engine);
}

static void suggestions_that_undo_each_other(void) {
    copydesk_engine *engine = open_rules(SWAP("a", "suggested", "red", "blue")
                                             SWAP("b", "safe", "blue", "red"));
    check_once(engine, "red", SAFE);
    CHECK(!has_rule("engine.unsettled", ""));
    check_once(engine, "red", SUGGESTED);
    CHECK(has_rule("engine.unsettled", "t.a"));
    check_once(engine, "blue", SUGGESTED);
    copydesk_engine_free(engine);
}

static void one_that_never_ends(void) {
    copydesk_engine *engine =
        open_rules(PATTERN("a", "safe", "(?<x>o)$", "${x}o"));
    check_once(engine, "go\n\nfast", SAFE);
    CHECK(has_rule("engine.unsettled", "t.a"));
    CHECK_EQ_STR(fixed(engine, "go\n\nfast", SAFE), "go\n\nfast");
    copydesk_engine_free(engine);
}

/* Promise 3 holds for any rules: three in a ring, and a chain that is longer
 * than the rounds. */
static void rings_and_chains_settle_once(void) {
    copydesk_engine *engine = open_rules(SWAP("a", "safe", "red", "blue") SWAP(
        "b", "safe", "blue", "green") SWAP("c", "safe", "green", "red"));
    check_once(engine, "red", SAFE);
    check_once(engine, "blue", SAFE);
    copydesk_engine_free(engine);
    engine = open_rules(
        SWAP("a", "safe", "s1", "s2") SWAP("b", "safe", "s2", "s3")
            SWAP("c", "safe", "s3", "s4") SWAP("d", "safe", "s4", "s5")
                SWAP("e", "safe", "s5", "s6") SWAP("f", "safe", "s6", "s7"));
    check_once(engine, "s1", SAFE);
    check_once(engine, "s3", SAFE);
    copydesk_engine_free(engine);
}

/* <a> … </a> goes whole or not at all: both rules touch one mark of it. */
static void repairs_are_all_or_none(void) {
    copydesk_engine *engine = open_rules(
        PATTERN("wide", "safe", "<(?<x>\\w+)>", "${x}")
            PATTERN("two", "safe", "(?<a>q)x(?<b>r)x(?<c>s)", "${a}${b}${c}")
                PATTERN("win", "safe", "sx?t", "u"));
    CHECK_EQ_STR(fixed(engine, "qxrxs", SAFE), "qrs");
    CHECK_EQ_STR(finding(0), "t.two* 0-5 1-2= 3-4=");
    CHECK_EQ_SIZE(copydesk_result_edit_count(result), 2);
    copydesk_engine_free(engine);
    engine = open_rules(
        PATTERN("a", "safe", "(?<a>q)x(?<b>r)x(?<c>s)", "${a}${b}${c}")
            PATTERN("b", "safe", "xs\\b", "z") "  priority: 5\n");
    CHECK_EQ_STR(fixed(engine, "qxrxs qxrxst", SAFE), "qxrz qrst");
    CHECK_EQ_STR(finding(0), "t.b* 3-5 3-5=z");
    CHECK_EQ_STR(finding(1), "t.a* 6-11 7-8= 9-10=");
    CHECK_EQ_STR(finding(2), "none");
    copydesk_engine_free(engine);
}

/* What stays between two groups does not push the next text away. */
static void unchanged_gaps(void) {
    copydesk_engine *engine = open_rules(PATTERN(
        "a", "safe", "(?<a>\\w+) (?<b>\\d+):(?<c>\\d+)", "${a} ${b}-${c}"));
    CHECK_EQ_STR(fixed(engine, "won 3:1 won", SAFE), "won 3-1 won");
    CHECK_EQ_STR(finding(0), "t.a* 0-7 5-6=-");
    copydesk_engine_free(engine);
}

/* The stage comes first, then the priority within it. */
static void stage_before_priority(void) {
    copydesk_engine *engine =
        open_rules(SWAP("a", "safe", "red", "x") "  priority: 9\n" PATTERN(
            "b", "safe", "red",
            "y") "  stage: -1\n" PATTERN("c", "safe", "(red|y)",
                                         "z") "  stage: 2\n");
    CHECK_EQ_STR(fixed(engine, "a red", SAFE), "a z");
    CHECK_EQ_STR(finding(0), "t.b* 2-5 2-5=y");
    copydesk_engine_free(engine);
}

static void equal_edits_speak_together(void) {
    copydesk_engine *engine = open_rules(
        SWAP("b", "suggested", "red", "blue") SWAP("a", "safe", "red", "blue")
            PATTERN("c", "safe", "red", "blue") "  priority: 3\n");
    CHECK_EQ_STR(fixed(engine, "a red", SAFE), "a blue");
    CHECK_EQ_SIZE(copydesk_result_finding_count(result), 1);
    const char *got = finding(0);
    CHECK(!strncmp(got, "t.c* 2-5 2-5=blue", 17));
    CHECK(strstr(got, " +t.a") && strstr(got, " +t.b"));
    const copydesk_edit *edit = copydesk_result_edit(result, 0);
    CHECK(edit->finding_count == 1 && edit->findings[0] == 0);
    copydesk_engine_free(engine);
}

/* “the the” is made one, and to the one that is left something is said. */
static void suggestions_carry_repairs(void) {
    copydesk_engine *engine =
        open_rules(PATTERN("a", "safe", "(?<w>\\w+) \\k{w}", "${w}")
                       PATTERN("b", "suggested", "(?<=in )the\\b", "a")
                           PATTERN("c", "suggested", "red", "blue")
                               PATTERN("d", "suggested", "(?<=the)\\b", "n"));
    CHECK_EQ_STR(fixed(engine, "in the the red", SAFE), "in the red");
    CHECK_EQ_STR(finding(0), "t.a* 3-10 3-10=the");
    CHECK_EQ_STR(finding(1), "t.b 3-10 3-10=a");
    CHECK_EQ_STR(finding(2), "t.d 10-10 3-10=then");
    CHECK_EQ_STR(finding(3), "t.c 11-14 11-14=blue");
    CHECK_EQ_SIZE(copydesk_result_edit_count(result), 1);
    CHECK_EQ_STR(fixed(engine, "in the the red", SUGGESTED), "in a blue");
    CHECK_EQ_SIZE(copydesk_result_edit_count(result), 2);
    CHECK_EQ_SIZE(copydesk_result_edit(result, 0)->finding_count, 2);
    CHECK_EQ_STR(fixed(engine, "in the the red", COPYDESK_FIXES_NONE),
                 "in the the red");
    CHECK_EQ_SIZE(copydesk_result_edit_count(result), 0);
    CHECK_EQ_STR(finding(0), "t.b 3-6 3-6=a");
    copydesk_engine_free(engine);
}

static void bytes_that_are_no_utf8(void) {
    copydesk_engine *engine =
        open_rules(PATTERN("a", "safe", "a\\W", "b") FLAG("end", "\\W\\z"));
    CHECK_EQ_STR(fixed(engine, "a\xFF\xFE, a-\r\n", SAFE), "a\xFF\xFE, b\r\n");
    CHECK_EQ_STR(finding(0), "t.a 0-2");
    CHECK_EQ_STR(finding(1), "encoding.invalid-bytes 1-3");
    CHECK_EQ_STR(finding(2), "t.a* 5-7 5-7=b");
    CHECK_EQ_STR(fixed(engine, "x\xE2\x80", SAFE), "x\xE2\x80");
    CHECK_EQ_STR(finding(0), "encoding.invalid-bytes 1-3");
    CHECK_EQ_STR(finding(1), "t.end 1-3");
    copydesk_engine_free(engine);
}

/* What stands between bad bytes may hold them apart: without the soft hyphen
 * E2 80 9D would be a quotation mark that nobody wrote. */
static void bad_bytes_stay_bad(void) {
    copydesk_engine *engine =
        open_rules(PATTERN("a", "safe", "-", "") SWAP("b", "safe", "”", "x"));
    check_once(engine, "\xE2-\x80\x9D", SAFE);
    CHECK_EQ_STR(fixed(engine, "\xE2-\x80\x9D", SAFE), "\xE2-\x80\x9D");
    copydesk_engine_free(engine);
}

/* A repair must not change the language that is guessed: in “&ouml;e” stands
 * the word “e” of four languages, in “öe” it does not. */
static void language_stays(void) {
    static const char text[] = "he he e &ouml;e .";
    copydesk_engine *engine;
    copydesk_result *once, *twice;
    if (copydesk_engine_open(&engine, NULL, NULL) != COPYDESK_OK) exit(99);
    copydesk_fix(&once, engine, text, sizeof text - 1, NULL, NULL);
    size_t len;
    const char *fixed_text = copydesk_result_text(once, &len);
    copydesk_fix(&twice, engine, fixed_text, len, NULL, NULL);
    CHECK_EQ_STR(copydesk_result_text(twice, NULL), fixed_text);
    CHECK_EQ_STR(copydesk_result_lang(twice), copydesk_result_lang(once));
    copydesk_result_free(once);
    copydesk_result_free(twice);
    copydesk_engine_free(engine);
}

/* A flag at the very end of a story stands at its end. */
static void flags_at_the_end(void) {
    copydesk_engine *engine = open_rules(FLAG("end", "\\z"));
    fixed(engine, "ab", SAFE);
    CHECK_EQ_STR(finding(0), "t.end 2-2");
    fixed(engine, "ab\r\n", SAFE);
    CHECK_EQ_STR(finding(0), "t.end 2-2");
    CHECK_EQ_STR(finding(1), "none");
    fixed(engine, "ab\xFF", SAFE);
    CHECK_EQ_STR(finding(1), "t.end 3-3");
    copydesk_engine_free(engine);
}

/* A pattern cannot cut a character in two. */
static void characters_stay_whole(void) {
    copydesk_engine_options options = COPYDESK_ENGINE_OPTIONS_INIT;
    const char *path =
        scratch_write("bytes.yml", PATTERN("a", "safe", "\\C(?<x>.)", "${x}"));
    copydesk_engine *engine = NULL;
    options.rules = &path;
    options.rule_count = 1;
    CHECK(copydesk_engine_open(&engine, &options, NULL) ==
          COPYDESK_ERROR_FAULTS);
    copydesk_engine_free(engine);
}

#define KEYS(keys)                                                             \
    "- id: t.a\n  kind: replace\n  fix: safe\n  " keys                         \
    "\n  table: {aa: bb}\n  " COMMON
#define QA "Q: Is it?\nA: It is aa.\nQ: Why?\nA: So.\n"

/* What a rule stays out of, and which stories it is for. */
static void contexts_and_roles(void) {
    copydesk_engine *engine = open_rules(KEYS("match: word"));
    CHECK_EQ_STR(fixed(engine, "EDS: aa.\nIt is aa.\n(MORE)\n", SAFE),
                 "EDS: aa.\nIt is bb.\n(MORE)\n");
    CHECK_EQ_STR(fixed(engine, "aa   1   2\naa   3   4\n", SAFE),
                 "aa   1   2\naa   3   4\n");
    copydesk_engine_free(engine);
    engine = open_rules(KEYS("skip: [headline]"));
    CHECK_EQ_STR(
        fixed(engine, "The aa\nIt is aa, so they say.\nEDS: aa\n", SAFE),
        "The aa\nIt is bb, so they say.\nEDS: bb\n");
    copydesk_engine_free(engine);
    engine = open_rules(KEYS("role: [news, column]"));
    CHECK_EQ_STR(fixed(engine, QA, SAFE), QA);
    CHECK_EQ_STR(fixed(engine, "It is aa.", SAFE), "It is bb.");
    copydesk_engine_free(engine);
}

static void at_the_end(void) {
    copydesk_result_free(result);
    result = NULL;
    scratch_remove();
}

CHECK_MAIN(two_that_undo_each_other, suggestions_that_undo_each_other,
           one_that_never_ends, rings_and_chains_settle_once,
           repairs_are_all_or_none, unchanged_gaps, stage_before_priority,
           out_after_the_second_time, patterns_that_backtrack,
           conditions_that_give_up, pairs_have_conditions, a_rule_has_its_time,
           equal_edits_speak_together, suggestions_carry_repairs,
           bytes_that_are_no_utf8, flags_at_the_end, bad_bytes_stay_bad,
           contexts_and_roles, language_stays, characters_stay_whole,
           limit_of_matching, limit_of_time, cancelled,
           deadline_in_one_paragraph, threads_agree, options_at_fault,
           at_the_end);
