/* SPDX-License-Identifier: MIT
 * What both files of unit_settle need: an engine with rules of the test's own
 * (all in the family "t"), one text fixed, and what came out as a string. */
#ifndef TESTS_UNIT_SETTLE_H
#define TESTS_UNIT_SETTLE_H

#include "copydesk.h"
#include "unit/check.h"
#include "unit/scratch.h"

#define COMMON "since: 0.1\n  level: info\n  message: m\n  examples: []\n"
/* A rule of each kind, as an item of a list; the phase is `sense` for both. */
#define SWAP(id, fix, from, to)                                                \
    "- id: t." id "\n  kind: replace\n  fix: " fix "\n  table: {" from ": " to \
    "}\n  " COMMON
#define PATTERN(id, fix, pattern, replace)                                     \
    "- id: t." id "\n  kind: pattern\n  phase: sense\n  fix: " fix             \
    "\n  pattern: '" pattern "'\n  replace: '" replace "'\n  " COMMON
#define FLAG(id, pattern)                                                      \
    "- id: t." id "\n  kind: pattern\n  phase: sense\n  fix: none\n"           \
    "  pattern: '" pattern "'\n  " COMMON

void limit_of_matching(void);
void out_after_the_second_time(void);
void patterns_that_backtrack(void);
void conditions_that_give_up(void);
void pairs_have_conditions(void);
void a_rule_has_its_time(void);
void limit_of_time(void);
void cancelled(void);
void deadline_in_one_paragraph(void);
void threads_agree(void);
void options_at_fault(void);

static inline void tell_fault(void *user, const copydesk_fault *fault) {
    (void)user;
    fprintf(stderr, "    %s:%zu:%zu %s\n", fault->path, fault->line,
            fault->column, fault->message);
}

static inline copydesk_engine *open_rules(const char *rules) {
    copydesk_engine_options options = COPYDESK_ENGINE_OPTIONS_INIT;
    const char *path = scratch_write("rules.yml", rules);
    copydesk_engine *engine;
    options.rules = &path;
    options.rule_count = 1;
    options.on_fault = tell_fault;
    if (copydesk_engine_open(&engine, &options, NULL) != COPYDESK_OK) exit(99);
    return engine;
}

static inline copydesk_result *run(const copydesk_engine *engine,
                                   const char *text, copydesk_fixes fixes) {
    copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
    copydesk_result *result;
    options.fixes = fixes;
    options.select = "t,engine,encoding";
    if (copydesk_fix(&result, engine, text, strlen(text), &options, NULL))
        exit(99);
    return result;
}

#endif
