/* SPDX-License-Identifier: MIT */
#include "ruleset/ruleset.h"

#include "base/vec.h"
#include "ruleset/template.h"
#include <stdlib.h>
#include <string.h>

typedef struct Builtin {
    const char *id, *message, *why;
    Level level;
} Builtin;

static const Builtin BUILTINS[] = {
    {RULE_INVALID_BYTES, "These bytes are not ${from}; they stay as they are",
     "A story in another encoding, or damaged on the way. Name its encoding, "
     "or find the lost characters in the source.",
     LEVEL_ERROR},
    {RULE_DOES_NOT_FIT,
     "The repair of ${from} is left out: it needs ${to}; "
     "`--output-encoding utf-8` has a place for it",
     "A story is written in the encoding it came in, and that one lacks a "
     "character of the repair. An encoding that has it, UTF-8 for one, can be "
     "asked for.",
     LEVEL_WARNING},
    {RULE_UNSETTLED,
     "Rules kept changing this paragraph and were left out here: ${from}",
     "After four rounds these rules still proposed repairs, so that none of "
     "theirs can be trusted in this paragraph. Please report the rules.",
     LEVEL_WARNING},
    {RULE_LIMIT, "The rule ${from} gave up on this paragraph",
     "Its pattern hit a match limit of PCRE2, or the rule took too long, so "
     "the "
     "paragraph was not checked by it; after the second time the rest of the "
     "story was not either. A pattern that backtracks less will do.",
     LEVEL_WARNING},
};

static Status add_builtins(Ruleset *rules) {
    for (size_t i = 0; i < sizeof BUILTINS / sizeof *BUILTINS; i++) {
        const Builtin *b = &BUILTINS[i];
        size_t at;
        Rule rule = {.id = b->id,
                     .family_len = strcspn(b->id, "."),
                     .kind = RULE_BUILTIN,
                     .since = "0.1",
                     .why = b->why,
                     .pack = "core",
                     .level = b->level,
                     .needs = -1};
        if (template_parse(&rule.message, rules->arena, b->message,
                           strlen(b->message), NULL, &at) ||
            !VEC_ADD(rules, rule))
            return STATUS_MEMORY;
    }
    return STATUS_OK;
}

static int by_id(const void *a, const void *b) {
    return strcmp(((const Rule *)a)->id, ((const Rule *)b)->id);
}

/* Both of a pair with one id are at fault; the later one is told. */
static void find_duplicates(const Ruleset *rules, Faults *faults) {
    for (size_t i = 1; i < rules->count; i++) {
        const Rule *a = &rules->items[i - 1], *b = &rules->items[i];
        if (strcmp(a->id, b->id) != 0) continue;
        if (!b->place.path) {
            const Rule *swap = a;
            a = b;
            b = swap;
        }
        fault_add(faults, b->place, "the id %s stands already in %s:%zu", b->id,
                  a->place.path ? a->place.path : "copydesk itself",
                  a->place.line);
    }
}

void rule_free(Rule *rule) {
    regex_free(rule->regex);
    regex_free(rule->near);
    regex_free(rule->unless);
    regex_free(rule->elsewhere);
    regex_free(rule->nowhere);
    regex_free(rule->habit);
    regex_free(rule->majority);
    map_free(&rule->charges);
    map_free(&rule->stems);
    map_free(&rule->joins);
    map_free(&rule->tails);
    map_free(&rule->weekdays);
    map_free(&rule->months);
    map_free(&rule->unit_words);
}

static bool is_embedded(const Rule *rule) {
    return rule->place.path && !strncmp(rule->place.path, "copydesk:", 9);
}

/* Drops embedded rules whose id another file has taken. */
static void replace_embedded(Ruleset *rules) {
    size_t kept = 0;
    for (size_t i = 0; i < rules->count; i++) {
        Rule *rule = &rules->items[i];
        bool taken = false;
        for (size_t k = i ? i - 1 : 0; k <= i + 1 && k < rules->count; k++)
            taken |= k != i && !is_embedded(&rules->items[k]) &&
                     !strcmp(rules->items[k].id, rule->id);
        if (taken && is_embedded(rule))
            rule_free(rule);
        else
            rules->items[kept++] = *rule;
    }
    rules->count = kept;
}

static Status index_rules(Ruleset *rules) {
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        for (int kind = 0; kind < RULE_KINDS; kind++) {
            RuleList *list = &rules->by[phase][kind];
            list->items =
                arena_array(rules->arena, rules->count, sizeof(Rule *));
            if (!list->items) return STATUS_MEMORY;
        }
    for (size_t i = 0; i < rules->count; i++) {
        const Rule *rule = &rules->items[i];
        RuleList *list = &rules->by[rule->phase][rule->kind];
        list->items[list->count++] = rule;
    }
    return STATUS_OK;
}

Status ruleset_finish(Ruleset *rules, Faults *faults) {
    Status status = add_builtins(rules);
    if (status) return status;
    qsort(rules->items, rules->count, sizeof *rules->items, by_id);
    if (rules->replace_builtin) replace_embedded(rules);
    find_duplicates(rules, faults);
    status = index_rules(rules);
    if (!status)
        status = forms_index(&rules->forms, rules->items, rules->count);
    return status ? status : profiles_finish(&rules->profiles, rules, faults);
}

const Rule *ruleset_find(const Ruleset *rules, const char *id) {
    Rule key = {.id = id};
    return bsearch(&key, rules->items, rules->count, sizeof *rules->items,
                   by_id);
}

void ruleset_free(Ruleset *rules) {
    for (size_t i = 0; i < rules->count; i++)
        rule_free(&rules->items[i]);
    forms_free(&rules->forms);
    profiles_free(&rules->profiles);
    free(rules->items);
    *rules = (Ruleset){.arena = rules->arena};
}

static bool is_id(const Rule *rule, const char *name, size_t len) {
    return strlen(rule->id) == len && !memcmp(rule->id, name, len);
}

bool rule_named(const Rule *rule, const char *name, size_t len) {
    return is_id(rule, name, len) ||
           (rule->family_len == len && !memcmp(rule->id, name, len));
}

/* Turns what one list names on or off; false at a name no rule has. A family
 * has those of its rules that are on in `base`. */
static bool apply_list(const Ruleset *rules, const bool *base, const char *list,
                       bool on, bool *enabled, const char **unknown,
                       size_t *unknown_len) {
    for (const char *p = list; *p;) {
        size_t len = strcspn(p, ", ");
        bool known = !len;
        for (size_t i = 0; len && i < rules->count; i++)
            if (rule_named(&rules->items[i], p, len)) {
                enabled[i] = on && (base[i] || is_id(&rules->items[i], p, len));
                known = true;
            }
        if (!known) {
            *unknown = p;
            *unknown_len = len;
            return false;
        }
        p += len;
        p += strspn(p, ", ");
    }
    return true;
}

bool ruleset_select(const Ruleset *rules, const bool *base, const char *select,
                    const char *ignore, bool *enabled, const char **unknown,
                    size_t *unknown_len) {
    bool all = !select || !*select;
    for (size_t i = 0; i < rules->count; i++)
        enabled[i] = all && base[i];
    return (all || apply_list(rules, base, select, true, enabled, unknown,
                              unknown_len)) &&
           (!ignore || apply_list(rules, base, ignore, false, enabled, unknown,
                                  unknown_len));
}

bool rule_speaks(const Rule *rule, const char *lang) {
    for (size_t i = 0; lang && i < rule->lang_count; i++)
        if (!strcmp(rule->langs[i], lang)) return true;
    return !rule->lang_count;
}
