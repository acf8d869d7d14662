/* SPDX-License-Identifier: MIT
 * The keys that name scripts. */
#include "ruleset/load.h"

static const Script *read_scripts(Load *load, const Node *value,
                                  size_t *count) {
    size_t most = 0;
    for (const Node *n = value->first; n; n = n->next)
        most++;
    if (!most) load_fault(load, value, 0, "which script?");
    Script *scripts = arena_array(load->arena, most + 1, sizeof *scripts);
    for (const Node *n = value->first; n && scripts; n = n->next) {
        Script script =
            n->kind == NODE_SCALAR ? script_named(n->text) : SCRIPT_NONE;
        if (script == SCRIPT_NONE)
            load_fault(load, n, 0,
                       "“%s” is no script; they are named as Unicode names "
                       "them: Latin, Cyrillic, Old_Italic",
                       n->text ? n->text : "");
        else
            scripts[(*count)++] = script;
    }
    return scripts;
}

void set_script(Load *load, Rule *rule, const Node *value) {
    rule->scripts = read_scripts(load, value, &rule->script_count);
    if (rule->kind == RULE_HOMOGLYPH && rule->script_count > 1)
        load_fault(load, value, 0, "a word is of one script: name one");
}

void set_strays(Load *load, Rule *rule, const Node *value) {
    rule->strays = read_scripts(load, value, &rule->stray_count);
    for (size_t i = 0; i < rule->stray_count && rule->script_count; i++)
        if (rule->strays[i] == rule->scripts[0])
            load_fault(load, value, 0, "these are letters of other scripts");
}
