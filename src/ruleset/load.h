/* SPDX-License-Identifier: MIT
 * Inside ruleset/: one rule file being read, and a setter for each key. */
#ifndef RULESET_LOAD_H
#define RULESET_LOAD_H

#include "ruleset/ruleset.h"
#include "ruleset/yaml.h"
#include "text/story.h"

/* Contexts a rule stays out of unless its `skip` says otherwise. */
#define SKIP_UNLESS_SAID (0xFFu | CONTEXT_TABLE | CONTEXT_FURNITURE)

typedef struct Load {
    Ruleset *rules;
    Arena *arena;
    const char *path, *bytes, *pack;
    size_t len;
    Faults *faults;
    const size_t *lines; /* where each line starts, from line 1 at [0] */
    size_t line_count;
    bool broken; /* as YAML: its rules are read for their faults alone */
} Load;

/* The place of a byte in a scalar's text. */
Place load_place(Load *load, const Node *node, size_t byte);
#define load_fault(load, node, byte, ...)                                      \
    fault_add((load)->faults, load_place((load), (node), (byte)), __VA_ARGS__)

void set_id(Load *load, Rule *rule, const Node *value);
void set_kind(Load *load, Rule *rule, const Node *value);
void set_lang(Load *load, Rule *rule, const Node *value);
void set_since(Load *load, Rule *rule, const Node *value);
void set_level(Load *load, Rule *rule, const Node *value);
void set_fix(Load *load, Rule *rule, const Node *value);
void set_phase(Load *load, Rule *rule, const Node *value);
void set_stage(Load *load, Rule *rule, const Node *value);
void set_priority(Load *load, Rule *rule, const Node *value);
void set_skip(Load *load, Rule *rule, const Node *value);
void set_role(Load *load, Rule *rule, const Node *value);
void set_near(Load *load, Rule *rule, const Node *value);
void set_unless(Load *load, Rule *rule, const Node *value);
void set_why(Load *load, Rule *rule, const Node *value);
void set_links(Load *load, Rule *rule, const Node *value);
void set_message(Load *load, Rule *rule, const Node *value);
void set_examples(Load *load, Rule *rule, const Node *value);

/* By kind (keys_kind.c). */
void set_at(Load *load, Rule *rule, const Node *value);
void set_pattern(Load *load, Rule *rule, const Node *value);
void set_replace(Load *load, Rule *rule, const Node *value);
void set_known(Load *load, Rule *rule, const Node *value);
void set_if_known(Load *load, Rule *rule, const Node *value);
void set_if_unknown(Load *load, Rule *rule, const Node *value);
void set_majority(Load *load, Rule *rule, const Node *value);
void set_elsewhere(Load *load, Rule *rule, const Node *value);
void set_nowhere(Load *load, Rule *rule, const Node *value);
void set_case(Load *load, Rule *rule, const Node *value);
void set_decode(Load *load, Rule *rule, const Node *value);
void set_match(Load *load, Rule *rule, const Node *value);
void set_table(Load *load, Rule *rule, const Node *value);
void set_open(Load *load, Rule *rule, const Node *value);
void set_close(Load *load, Rule *rule, const Node *value);
void set_shape(Load *load, Rule *rule, const Node *value);
void set_around(Load *load, Rule *rule, const Node *value);
void set_forms(Load *load, Rule *rule, const Node *value);
void set_default(Load *load, Rule *rule, const Node *value);
void set_loses(Load *load, Rule *rule, const Node *value);
void set_except(Load *load, Rule *rule, const Node *value);
void set_prefixes(Load *load, Rule *rule, const Node *value);
void set_suffixes(Load *load, Rule *rule, const Node *value);
void set_finds(Load *load, Rule *rule, const Node *value);
void set_joins(Load *load, Rule *rule, const Node *value);
void set_tails(Load *load, Rule *rule, const Node *value);

/* Of names (keys_name.c). */
void set_charges(Load *load, Rule *rule, const Node *value);
void set_bodies(Load *load, Rule *rule, const Node *value);
void set_nouns(Load *load, Rule *rule, const Node *value);
/* Faults where a list is missing, or is for nothing. */
void check_name(Load *load, const Rule *rule, const Node *map);

/* Of numbers (keys_number.c). */
void set_reads(Load *load, Rule *rule, const Node *value);
void set_marks(Load *load, Rule *rule, const Node *value);
void set_habit(Load *load, Rule *rule, const Node *value);
void set_weekdays(Load *load, Rule *rule, const Node *value);
void set_months(Load *load, Rule *rule, const Node *value);
void set_units(Load *load, Rule *rule, const Node *value);
/* Finds the groups of the pattern; faults where one, or a key, is missing. */
void check_number(Load *load, Rule *rule, const Node *map);

/* Of scripts (keys_script.c). */
void set_script(Load *load, Rule *rule, const Node *value);
void set_strays(Load *load, Rule *rule, const Node *value);

/* The index of value's text in words (NULL ends them), or -1 with a fault
 * that lists what is allowed. */
int load_choice(Load *load, const Node *value, const char *const *words);
/* NULL with a fault when the pattern is bad. */
Regex *load_regex(Load *load, const Node *value, RegexEdges edges);
/* The same, of a condition on other text: one that always holds is a fault. */
Regex *load_condition(Load *load, const Node *value);
void load_template(Load *load, Rule *rule, Template *out, const Node *value);

#endif
