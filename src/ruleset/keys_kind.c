/* SPDX-License-Identifier: MIT
 * The keys that belong to one kind of rule. */
#include "base/utf8.h"
#include "ruleset/load.h"
#include "ruleset/template.h"
#include <stdlib.h>
#include <string.h>

static void compile(Load *load, Rule *rule, const Node *value) {
    static const RegexEdges edges[] = {REGEX_ANYWHERE, REGEX_FROM_START,
                                       REGEX_WHOLE, REGEX_WHOLE};
    rule->regex = load_regex(load, value, edges[rule->at]);
    if (rule->regex) rule->needs = regex_needs(rule->regex);
}

void set_at(Load *load, Rule *rule, const Node *value) {
    static const char *const words[] = {"paragraphs", "head", "tail", "story",
                                        NULL};
    int at = load_choice(load, value, words);
    if (at >= 0) rule->at = (RuleAt)at;
}

void set_pattern(Load *load, Rule *rule, const Node *value) {
    compile(load, rule, value);
    for (int b = 0; rule->regex && b < 256; b++)
        if (regex_may_start(rule->regex, (unsigned char)b))
            bytes_add(&rule->starts, (unsigned char)b);
}

void set_replace(Load *load, Rule *rule, const Node *value) {
    load_template(load, rule, &rule->replace, value);
    rule->has_replace = true;
}

/* What is asked of the dictionary must come of what the rule finds. */
static void load_question(Load *load, Rule *rule, Template *out,
                          const Node *value) {
    load_template(load, rule, out, value);
    if (!strstr(value->text, "${"))
        load_fault(load, value, 0,
                   "no ${group}: it asks for the same words everywhere");
}

void set_known(Load *load, Rule *rule, const Node *value) {
    load_question(load, rule, &rule->known, value);
    rule->has_known = true;
}

void set_if_known(Load *load, Rule *rule, const Node *value) {
    load_question(load, rule, &rule->if_known, value);
    rule->has_if_known = true;
}

void set_if_unknown(Load *load, Rule *rule, const Node *value) {
    load_question(load, rule, &rule->if_unknown, value);
    rule->has_if_unknown = true;
}

void set_majority(Load *load, Rule *rule, const Node *value) {
    rule->majority = load_condition(load, value);
}

void set_elsewhere(Load *load, Rule *rule, const Node *value) {
    rule->elsewhere = load_condition(load, value);
}

void set_nowhere(Load *load, Rule *rule, const Node *value) {
    rule->nowhere = load_condition(load, value);
}

void set_decode(Load *load, Rule *rule, const Node *value) {
    if (!rule->regex) return; /* told already */
    rule->decodes = regex_group(rule->regex, value->text, value->len);
    if (!rule->decodes)
        load_fault(load, value, 0, "the pattern has no group “%s”",
                   value->text);
}

void set_match(Load *load, Rule *rule, const Node *value) {
    static const char *const words[] = {"word", "literal", "run", NULL};
    int match = load_choice(load, value, words);
    rule->whole_words = match == 0;
    rule->as_runs = match == 2;
}

void set_case(Load *load, Rule *rule, const Node *value) {
    static const char *const words[] = {"exact", "preserve", NULL};
    rule->keeps_case = load_choice(load, value, words) == 1;
}

/* By first byte, so that a reader finds its rows by halving; longest first,
 * so that “&ldquo;” is tried before “&l”. */
static int by_first_byte(const void *a, const void *b) {
    const Row *x = a, *y = b;
    int fx = (unsigned char)x->from[0], fy = (unsigned char)y->from[0];
    if (fx != fy) return fx - fy;
    if (x->from_len != y->from_len) return x->from_len < y->from_len ? 1 : -1;
    return strcmp(x->from, y->from);
}

#define RING_MAX 8 /* rows that a ring is looked for over */

/* talks: words, words: talks would never settle. */
static void check_rings(Load *load, const Rule *rule, const Node *value) {
    Map rows = {0};
    for (size_t i = 0; i < rule->row_count; i++)
        if (!map_put(&rows, rule->table[i].from, rule->table[i].from_len,
                     (uint32_t)i))
            load->faults->lost = true;
    for (const Node *n = value->first; n; n = n->next) {
        uint32_t row;
        const char *to = n->text;
        size_t len = n->len;
        for (int steps = 0; n->kind == NODE_SCALAR && steps < RING_MAX &&
                            map_get(&rows, to, len, &row);
             steps++) {
            to = rule->table[row].to;
            len = rule->table[row].to_len;
            if (len != n->key->len || memcmp(to, n->key->text, len) != 0)
                continue;
            load_fault(load, n->key, 0,
                       "the table comes back from “%s” to “%s”", n->text,
                       n->key->text);
            break;
        }
    }
    map_free(&rows);
}

/* `case` is read before the table. */
static void index_rows(Load *load, Rule *rule) {
    RowIndex *index = arena_alloc(load->arena, sizeof *index);
    if (!index) return;
    for (size_t i = rule->row_count; i-- > 0;) {
        unsigned char b = (unsigned char)rule->table[i].from[0];
        index->first[b] = (uint32_t)i;
        if (!index->last[b]) index->last[b] = (uint32_t)i + 1;
        bytes_add(&rule->starts, b);
        if (rule->keeps_case && b >= 'a' && b <= 'z')
            bytes_add(&rule->starts, (unsigned char)(b & ~0x20));
    }
    rule->index = index;
}

void set_table(Load *load, Rule *rule, const Node *value) {
    size_t count = 0;
    for (const Node *n = value->first; n; n = n->next)
        count++;
    rule->table = arena_array(load->arena, count + 1, sizeof(Row));
    for (const Node *n = value->first; n && rule->table; n = n->next) {
        if (n->kind != NODE_SCALAR || !n->key->len)
            load_fault(load, n->key, 0, "a row is from: to, both scalars");
        else if (n->key->len == n->len &&
                 !memcmp(n->key->text, n->text, n->len))
            load_fault(load, n->key, 0, "this row replaces nothing");
        else
            rule->table[rule->row_count++] =
                (Row){n->key->text, n->text, n->key->len, n->len};
    }
    if (rule->table)
        qsort(rule->table, rule->row_count, sizeof(Row), by_first_byte);
    if (rule->table) index_rows(load, rule);
    if (rule->table) check_rings(load, rule, value);
}

static uint32_t one_character(Load *load, const Node *value) {
    uint32_t cp = 0;
    if (utf8_decode(value->text, value->len, &cp) != value->len || !value->len)
        load_fault(load, value, 0, "one character, please");
    return cp;
}

void set_open(Load *load, Rule *rule, const Node *value) {
    rule->open = one_character(load, value);
}

void set_close(Load *load, Rule *rule, const Node *value) {
    rule->close = one_character(load, value);
    if (rule->close == rule->open)
        load_fault(load, value, 0, "open and close must differ");
}

void set_shape(Load *load, Rule *rule, const Node *value) {
    static const char *const pairs[] = {"unclosed", "unopened", "doubled",
                                        "reopened", NULL};
    static const char *const words[] = {
        "unclosed",    "unopened", "restarts",   "runs-on", "reopened",
        "interrupted", "nested",   "split",      "doubled", "stray",
        "turned",      "slid",     "spaced",     "stop",    "elision",
        "foreign",     "mixed",    "apostrophe", NULL};
    bool pair = rule->kind == RULE_PAIR;
    int shape = load_choice(load, value, pair ? pairs : words);
    if (shape < 0) return;
    if (pair)
        rule->shape = (PairShape)shape;
    else
        rule->quote_shape = (QuoteShape)shape;
}
