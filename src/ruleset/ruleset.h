/* SPDX-License-Identifier: MIT
 * All rules of an engine. Immutable once finished; shared by threads. */
#ifndef RULESET_RULESET_H
#define RULESET_RULESET_H

#include "base/status.h"
#include "ruleset/rule.h"

/* Rules that the engine reports by itself, always there. */
#define RULE_INVALID_BYTES "encoding.invalid-bytes"
#define RULE_UNSETTLED "engine.unsettled"
#define RULE_LIMIT "engine.limit"

typedef struct Ruleset {
    Arena *arena;         /* owns every string */
    bool replace_builtin; /* a rule from elsewhere replaces an embedded one */
    Rule *items;          /* sorted by id once finished; owned */
    size_t count, cap;
    RuleList by[PHASE_COUNT][RULE_KINDS]; /* once finished */
} Ruleset;

/* Adds the rules of a YAML file; faults go to faults, rules with one are left
 * out. path must outlive the ruleset. STATUS_MEMORY is the only error. */
Status ruleset_add(Ruleset *rules, const char *path, const char *bytes,
                   size_t len, Faults *faults);
/* Sorts, adds the built-in rules, finds duplicate ids. Call once, last. */
Status ruleset_finish(Ruleset *rules, Faults *faults);
/* NULL when there is none of that id. Only on a finished ruleset. */
const Rule *ruleset_find(const Ruleset *rules, const char *id);
void ruleset_free(Ruleset *rules);

/* Sets enabled[i] for each rule that the comma-separated ids and families of
 * select name (NULL or "": all) and ignore does not. On an unknown name
 * returns false and points *unknown, *unknown_len into the list. */
bool ruleset_select(const Ruleset *rules, const char *select,
                    const char *ignore, bool *enabled, const char **unknown,
                    size_t *unknown_len);
/* Frees what a rule owns beside the arena. */
void rule_free(Rule *rule);
/* Is the rule for this language? lang NULL: undecided. */
bool rule_speaks(const Rule *rule, const char *lang);

#endif
