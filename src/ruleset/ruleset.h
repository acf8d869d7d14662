/* SPDX-License-Identifier: MIT
 * All rules of an engine. Immutable once finished; shared by threads. */
#ifndef RULESET_RULESET_H
#define RULESET_RULESET_H

#include "base/status.h"
#include "ruleset/forms.h"
#include "ruleset/profile.h"
#include "ruleset/rule.h"

/* Rules that the engine reports by itself, always there. */
#define RULE_INVALID_BYTES "encoding.invalid-bytes"
#define RULE_DOES_NOT_FIT "encoding.does-not-fit"
#define RULE_UNSETTLED "engine.unsettled"
#define RULE_LIMIT "engine.limit"

typedef struct Ruleset {
    Arena *arena;         /* owns every string */
    const char *folder;   /* of the files being added, or NULL: in it,
                             style/NAME/ is a pack */
    bool replace_builtin; /* a rule from elsewhere replaces an embedded one */
    Rule *items;          /* sorted by id once finished; owned */
    size_t count, cap;
    RuleList by[PHASE_COUNT][RULE_KINDS]; /* once finished */
    Profiles profiles;                    /* sorted by name once finished */
    FormIndex forms;                      /* of consistency; once finished */
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

/* Starts from the rules that are on in `base` (by rule index) and sets
 * enabled[i] for each that the comma-separated ids and families of select name
 * (NULL or "": all) and ignore does not. An id in select is on in any case. On
 * an unknown name returns false and points *unknown, *unknown_len into the
 * list. */
bool ruleset_select(const Ruleset *rules, const bool *base, const char *select,
                    const char *ignore, bool *enabled, const char **unknown,
                    size_t *unknown_len);
/* Frees what a rule owns beside the arena. */
void rule_free(Rule *rule);
/* Is this its id or its family? */
bool rule_named(const Rule *rule, const char *name, size_t len);
/* Is the rule for this language? lang NULL: undecided. */
bool rule_speaks(const Rule *rule, const char *lang);

#endif
