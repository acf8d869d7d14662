/* SPDX-License-Identifier: MIT
 * The keys of mojibake, and what the kinds with “finds” find. */
#include "ruleset/load.h"

void set_finds(Load *load, Rule *rule, const Node *value) {
    /* Each in the order of its enum. */
    static const char *const misread[] = {"misread", "control", "lost", NULL};
    static const char *const names[] = {
        "listed",    "keys",          "role",       "displaced",
        "order",     "lone",          "drift",      "mixed",
        "foreign",   "foreign-alone", "translated", "acronym",
        "body-near", "body-kind",     "body-drift", NULL};
    static const char *const repeats[] = {"word",      "name", "phrase",
                                          "quoted",    "loop", "sentence",
                                          "paragraph", NULL};
    static const char *const fragments[] = {"orphan",      "phrase", "lower",
                                            "lower-start", "break",  NULL};
    static const char *const spells[] = {"listed", "near", "perhaps", "unknown",
                                         NULL};
    static const char *const foreigns[] = {"clause", "word", NULL};
    const char *const *choices = misread;
    switch (rule->kind) {
    case RULE_NAME: choices = names; break;
    case RULE_REPEAT: choices = repeats; break;
    case RULE_FRAGMENT: choices = fragments; break;
    case RULE_SPELL: choices = spells; break;
    case RULE_FOREIGN: choices = foreigns; break;
    default: break;
    }
    int finds = load_choice(load, value, choices);
    if (finds < 0) return;
    switch (rule->kind) {
    case RULE_NAME: rule->name_finds = (NameFinds)finds; break;
    case RULE_REPEAT: rule->repeat_finds = (RepeatFinds)finds; break;
    case RULE_FRAGMENT: rule->fragment_finds = (FragmentFinds)finds; break;
    case RULE_SPELL: rule->spell_finds = (SpellFinds)finds; break;
    case RULE_FOREIGN: rule->foreign_finds = (ForeignFinds)finds; break;
    default: rule->finds = (MojibakeFinds)finds;
    }
}

static void set_words(Load *load, Map *words, const Node *value) {
    for (const Node *n = value->first; n; n = n->next)
        if (n->kind != NODE_SCALAR || !n->len ||
            !map_put(words, n->text, n->len, 1))
            load_fault(load, n, 0, "the end of a word, please");
}

void set_joins(Load *load, Rule *rule, const Node *value) {
    set_words(load, &rule->joins, value);
}

void set_tails(Load *load, Rule *rule, const Node *value) {
    set_words(load, &rule->tails, value);
}
