/* SPDX-License-Identifier: MIT
 * The keys of names. */
#include "ruleset/load.h"

/* "fraud*" stands for every word that starts so. */
void set_charges(Load *load, Rule *rule, const Node *value) {
    for (const Node *n = value->first; n; n = n->next) {
        bool stem = n->len > 1 && n->text[n->len - 1] == '*';
        if (n->kind != NODE_SCALAR ||
            !map_put(stem ? &rule->stems : &rule->charges, n->text,
                     n->len - stem, 1))
            load_fault(load, n, 0,
                       "a charge is a lower-case word, or how it "
                       "starts and a *");
    }
}

static void set_titles(Load *load, Titles *titles, const Node *value) {
    size_t count = 0;
    if (!value->first) load_fault(load, value, 0, "one title at least");
    for (const Node *n = value->first; n; n = n->next)
        count++;
    titles->items = arena_array(load->arena, count + 1, sizeof(char *));
    for (const Node *n = value->first; n && titles->items; n = n->next)
        if (n->kind != NODE_SCALAR || !n->len)
            load_fault(load, n, 0, "a title of dict/roles, please");
        else
            titles->items[titles->count++] = n->text;
}

void set_bodies(Load *load, Rule *rule, const Node *value) {
    set_titles(load, &rule->bodies, value);
}

void set_nouns(Load *load, Rule *rule, const Node *value) {
    set_titles(load, &rule->nouns, value);
}

void check_name(Load *load, const Rule *rule, const Node *map) {
    bool body = rule->name_finds >= NAME_BODY_NEAR;
    bool kind = rule->name_finds == NAME_BODY_KIND;
    if (body != (rule->bodies.count > 0))
        load_fault(load, map, 0,
                   body ? "what finds a body wants “bodies”"
                        : "“bodies” are of what finds a body");
    if (kind != (rule->nouns.count > 0))
        load_fault(load, map, 0,
                   kind ? "“body-kind” wants “nouns”"
                        : "“nouns” are of “body-kind”");
}
