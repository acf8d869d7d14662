/* SPDX-License-Identifier: MIT
 * `copydesk rules test`. A rule's examples are run with the rule alone and
 * with all the others on. */
#include "cli/rules.h"
#include "cli/session.h"
#include <stdio.h>
#include <string.h>

typedef struct Trial {
    const copydesk_engine *engine;
    const copydesk_rule *rule;
    const copydesk_example *example;
    const char *profile; /* one that has the rule's pack on; or NULL */
    bool alone;          /* this rule only, else all */
    size_t failures;
} Trial;

static void complain(Trial *t, const char *what, const char *got) {
    char message[1200];
    snprintf(message, sizeof message, "%s %s: %s%s%s%s", t->rule->id,
             t->alone ? "alone" : "with all rules", what, got ? " “" : "",
             got ? got : "", got ? "”" : "");
    session_tell(t->example->path, t->example->line, t->example->column,
                 message, t->example->source_line);
    t->failures++;
}

static bool reports(const copydesk_result *result, const char *rule) {
    for (size_t i = 0; i < copydesk_result_finding_count(result); i++) {
        const copydesk_finding *f = copydesk_result_finding(result, i);
        if (!strcmp(f->rule, rule)) return true;
        for (size_t k = 0; k < f->also_count; k++)
            if (!strcmp(f->also[k], rule)) return true;
    }
    return false;
}

/* Fixes a text by the rule's own level; NULL with a complaint. */
static copydesk_result *fix(Trial *t, const char *text) {
    copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
    options.fixes = t->rule->fix == COPYDESK_FIXES_SUGGESTED
                        ? COPYDESK_FIXES_SUGGESTED
                        : COPYDESK_FIXES_SAFE;
    options.lang = t->rule->lang;
    options.profile = t->profile;
    options.select = t->alone ? t->rule->id : NULL;
    copydesk_result *result;
    copydesk_error error;
    if (copydesk_fix(&result, t->engine, text, strlen(text), &options, &error))
        complain(t, error.message, NULL);
    return result;
}

static void try_bad(Trial *t) {
    const char *good = t->example->good;
    copydesk_result *result = fix(t, t->example->bad);
    if (!result) return;
    const char *text = copydesk_result_text(result, NULL);
    if (!reports(result, t->rule->id))
        complain(t, "finds nothing in", t->example->bad);
    else if (good && strcmp(text, good) != 0)
        complain(t, "makes", text);
    copydesk_result_free(result);
}

static void try_ok(Trial *t) {
    copydesk_result *result = fix(t, t->example->ok);
    if (!result) return;
    if (reports(result, t->rule->id))
        complain(t, "finds fault with", t->example->ok);
    else if (copydesk_result_edit_count(result))
        complain(t, "makes", copydesk_result_text(result, NULL));
    copydesk_result_free(result);
}

#define FEWEST_EXAMPLES 2 /* of each sort: one alone proves little */

static size_t count_examples(const copydesk_rule *rule) {
    size_t bad = 0, ok = 0;
    for (size_t i = 0; i < rule->example_count; i++) {
        bad += rule->examples[i].bad != NULL;
        ok += rule->examples[i].ok != NULL;
    }
    if (bad >= FEWEST_EXAMPLES && ok >= FEWEST_EXAMPLES) return 0;
    char message[300];
    snprintf(message, sizeof message,
             "%s has %zu bad and %zu ok examples; a rule needs two of each",
             rule->id, bad, ok);
    session_tell(rule->path, rule->line, rule->column, message,
                 rule->source_line);
    return 1;
}

/* A rule of a style pack is tested in the first profile that names it. */
static const char *profile_of(const copydesk_engine *engine,
                              const copydesk_rule *rule) {
    for (size_t i = 0; i < copydesk_engine_profile_count(engine); i++) {
        const copydesk_profile *profile = copydesk_engine_profile(engine, i);
        for (size_t k = 0; k < profile->pack_count; k++)
            if (!strcmp(profile->packs[k], rule->pack)) return profile->name;
    }
    return NULL;
}

static size_t test_rule(const copydesk_engine *engine,
                        const copydesk_rule *rule) {
    Trial t = {.engine = engine, .rule = rule};
    t.profile = profile_of(engine, rule);
    t.failures = count_examples(rule);
    for (size_t i = 0; i < rule->example_count; i++)
        for (int alone = 0; alone < 2; alone++) {
            t.example = &rule->examples[i];
            t.alone = alone;
            if (t.example->ok)
                try_ok(&t);
            else
                try_bad(&t);
        }
    return t.failures;
}

bool rules_tested(const copydesk_rule *rule, const Options *options) {
    bool builtin = rule->path && !strncmp(rule->path, "copydesk:", 9);
    return rule->path && !(options->rules.count && builtin);
}

int rules_test(const copydesk_engine *engine, const Options *options) {
    size_t rules = 0, examples = 0, failures = 0;
    for (size_t i = 0; i < copydesk_engine_rule_count(engine); i++) {
        const copydesk_rule *rule = copydesk_engine_rule(engine, i);
        if (!rules_tested(rule, options)) continue;
        failures += test_rule(engine, rule);
        examples += rule->example_count;
        rules++;
    }
    failures += rules_clash(engine, options);
    printf("%zu rules, %zu examples: %zu failed\n", rules, examples, failures);
    return failures ? EXIT_FOUND : EXIT_FINE;
}
