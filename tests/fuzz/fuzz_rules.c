/* SPDX-License-Identifier: MIT
 * Fuzz target: any bytes as a rule file, and as a names dictionary. They are
 * read or refused; every fault has a message and a place within the file, and
 * nothing is left behind. */
#include "fuzz/fuzz.h"
#include "lexicon/names.h"
#include "ruleset/ruleset.h"
#include <string.h>

static void check_faults(const Faults *faults, const char *bytes, size_t len) {
    size_t lines = 1;
    for (size_t i = 0; i < len; i++)
        lines += bytes[i] == '\n' || bytes[i] == '\r'; /* as YAML does */
    MUST(!faults->lost);
    for (size_t i = 0; i < faults->count; i++) {
        MUST(faults->items[i].message && *faults->items[i].message);
        MUST(faults->items[i].place.line <= lines + 1);
    }
}

static void check_rules(const Ruleset *rules) {
    for (size_t i = 0; i < rules->count; i++) {
        const Rule *rule = &rules->items[i];
        MUST(rule->id && strchr(rule->id, '.'));
        MUST(rule->kind != RULE_PATTERN || rule->regex);
        MUST(i == 0 || strcmp(rule[-1].id, rule->id) <= 0);
    }
    MUST(ruleset_find(rules, RULE_LIMIT));
}

static void read_rules(const char *bytes, size_t len) {
    Arena arena = {0};
    Ruleset rules = {.arena = &arena};
    Faults faults = {.arena = &arena};
    MUST(ruleset_add(&rules, "fuzz.yml", bytes, len, &faults) == STATUS_OK);
    MUST(ruleset_finish(&rules, &faults) == STATUS_OK);
    check_faults(&faults, bytes, len);
    check_rules(&rules);
    ruleset_free(&rules);
    faults_free(&faults);
    arena_free(&arena);
}

static void read_names(const char *bytes, size_t len) {
    Arena arena = {0};
    Names names = {.arena = &arena};
    Faults faults = {.arena = &arena};
    MUST(names_add(&names, "fuzz.tsv", bytes, len, &faults) == STATUS_OK);
    check_faults(&faults, bytes, len);
    for (size_t i = 0; i < names.count; i++)
        for (size_t k = 0; k < names.items[i].wrong.count; k++) {
            const char *form = names.items[i].wrong.items[k];
            MUST(name_nearest(&names.items[i], form, strlen(form)));
        }
    names_free(&names);
    faults_free(&faults);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    read_rules((const char *)data, size);
    read_names((const char *)data, size);
    return 0;
}
