/* SPDX-License-Identifier: MIT
 * Rules that contradict one another, found by running both ways: what one
 * makes, and what it calls fine, goes through all of them. */
#include "cli/rules.h"

#include "cli/session.h"
#include <stdio.h>
#include <string.h>

typedef struct Clash {
    const copydesk_engine *engine;
    const copydesk_rule *rule; /* whose examples are tried */
    const Options *options;
    size_t failures;
} Clash;

static void tell(Clash *c, const copydesk_example *e, const char *what,
                 const char *more) {
    char message[1200];
    snprintf(message, sizeof message, "%s: %s: %s", c->rule->id, what, more);
    session_tell(e->path, e->line, e->column, message, e->source_line);
    c->failures++;
}

/* The text by all rules, suggestions included; NULL with a complaint. */
static copydesk_result *fix_all(Clash *c, const copydesk_example *e,
                                const char *text) {
    copydesk_fix_options options = COPYDESK_FIX_OPTIONS_INIT;
    copydesk_result *result;
    copydesk_error error;
    options.fixes = COPYDESK_FIXES_SUGGESTED;
    options.lang = c->rule->lang;
    if (copydesk_fix(&result, c->engine, text, strlen(text), &options, &error))
        tell(c, e, "cannot be tried", error.message);
    return result;
}

static bool tell_unsettled(Clash *c, const copydesk_example *e,
                           const copydesk_result *result) {
    for (size_t i = 0; i < copydesk_result_finding_count(result); i++) {
        const copydesk_finding *f = copydesk_result_finding(result, i);
        if (strcmp(f->rule, "engine.unsettled") != 0) continue;
        tell(c, e, "with all rules", f->message);
        return true;
    }
    return false;
}

/* Is the other rule of the files under test, or this one? */
static bool concerns(const Clash *c, const char *id) {
    if (rules_tested(c->rule, c->options)) return true;
    for (size_t i = 0; i < copydesk_engine_rule_count(c->engine); i++) {
        const copydesk_rule *rule = copydesk_engine_rule(c->engine, i);
        if (!strcmp(rule->id, id)) return rules_tested(rule, c->options);
    }
    return false;
}

/* Names the rules that changed a text which this one made, or finds fine. */
static void tell_changes(Clash *c, const copydesk_example *e,
                         const copydesk_result *result) {
    const char *what = e->ok ? "finds fine what another changes"
                             : "makes what another unmakes";
    for (size_t i = 0; i < copydesk_result_finding_count(result); i++) {
        const copydesk_finding *f = copydesk_result_finding(result, i);
        bool itself = !strcmp(f->rule, c->rule->id); /* its own test told */
        if (itself || !f->applied || !f->edit_count || !concerns(c, f->rule))
            continue;
        char more[1000];
        snprintf(more, sizeof more, "%s makes “%s”", f->rule,
                 copydesk_result_text(result, NULL));
        tell(c, e, what, more);
    }
}

/* False when it never settles: then more of the example says no more. */
static bool try_text(Clash *c, const copydesk_example *e, const char *text,
                     bool settled) {
    copydesk_result *result = fix_all(c, e, text);
    if (!result) return false;
    bool unsettled =
        rules_tested(c->rule, c->options) && tell_unsettled(c, e, result);
    if (settled && !unsettled) tell_changes(c, e, result);
    copydesk_result_free(result);
    return !unsettled;
}

static void try_example(Clash *c, const copydesk_example *e) {
    if (e->ok)
        try_text(c, e, e->ok, true);
    else if (try_text(c, e, e->bad, false) && e->good)
        try_text(c, e, e->good, true);
}

size_t rules_clash(const copydesk_engine *engine, const Options *options) {
    Clash c = {.engine = engine, .options = options};
    for (size_t i = 0; i < copydesk_engine_rule_count(engine); i++) {
        c.rule = copydesk_engine_rule(engine, i);
        for (size_t k = 0; k < c.rule->example_count; k++)
            try_example(&c, &c.rule->examples[k]);
    }
    return c.failures;
}
