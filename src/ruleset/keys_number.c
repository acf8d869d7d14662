/* SPDX-License-Identifier: MIT
 * The keys of number. */
#include "base/decimal.h"
#include "base/utf8.h"
#include "ruleset/load.h"
#include <string.h>

void set_reads(Load *load, Rule *rule, const Node *value) {
    /* In the order of NumberReads. */
    static const char *const words[] = {"groups", "blanks", "weekday",
                                        "conversion", NULL};
    int reads = load_choice(load, value, words);
    if (reads >= 0) rule->reads = (NumberReads)reads;
}

void set_marks(Load *load, Rule *rule, const Node *value) {
    if (value->len == 2)
        memcpy(rule->marks, value->text, 2);
    else
        load_fault(load, value, 0,
                   "two marks: before each three figures, and before the "
                   "fraction, as in ',.'");
}

void set_habit(Load *load, Rule *rule, const Node *value) {
    rule->habit = load_condition(load, value);
}

static void put_word(Load *load, Map *words, const Node *n, uint32_t number) {
    if (n->kind != NODE_SCALAR || !n->len ||
        !map_put(words, n->text, n->len, number))
        load_fault(load, n, 0, "a word, please");
}

/* Words that stand for numbers from 0 on: the items of a list, each a word or
 * a list of its spellings. */
static void put_words(Load *load, Map *words, const char **names,
                      uint32_t count, const Node *value) {
    uint32_t number = 0;
    for (const Node *n = value->first; n; n = n->next, number++) {
        const Node *first = n->kind == NODE_LIST ? n->first : n;
        if (first && number < count && names) names[number] = first->text;
        if (n->kind != NODE_LIST) put_word(load, words, n, number);
        for (const Node *s = n->kind == NODE_LIST ? n->first : NULL; s;
             s = s->next)
            put_word(load, words, s, number);
    }
    if (number != count)
        load_fault(load, value, 0, "there are %u of them, not %u", count,
                   number);
}

void set_weekdays(Load *load, Rule *rule, const Node *value) {
    rule->weekday_names = arena_array(load->arena, 7, sizeof(char *));
    put_words(load, &rule->weekdays, rule->weekday_names, 7, value);
}

void set_months(Load *load, Rule *rule, const Node *value) {
    put_words(load, &rule->months, NULL, 12, value);
}

/* The next word of a row, NUL-terminated; NULL: there is none. */
static const char *next_word(Load *load, const Node *row, size_t *at) {
    *at += strspn(row->text + *at, " ");
    size_t len = strcspn(row->text + *at, " ");
    const char *word =
        len ? arena_copy(load->arena, row->text + *at, len) : NULL;
    *at += len;
    return word;
}

/* “metric length 1000”, “customary volume 3.785 4.546”: the factor to the
 * dimension’s own unit, or the least and the greatest one; for scales with
 * another zero “customary heat 0.5556 0.5556 255.37”. */
static bool read_unit(Load *load, const Node *row, Unit *unit) {
    size_t at = 0, count = 0;
    double numbers[3] = {0};
    unit->system = next_word(load, row, &at);
    unit->dimension = next_word(load, row, &at);
    for (const char *word; (word = next_word(load, row, &at)); count++) {
        Decimal d;
        if (count == 3 || !decimal_read(word, strlen(word), &d)) return false;
        numbers[count] = d.value;
    }
    unit->low = numbers[0];
    unit->high = count > 1 ? numbers[1] : numbers[0];
    unit->zero = numbers[2];
    return unit->low > 0 && unit->high >= unit->low;
}

void set_units(Load *load, Rule *rule, const Node *value) {
    uint32_t count = 0;
    for (const Node *n = value->first; n; n = n->next)
        count++;
    Unit *units = arena_array(load->arena, count + 1, sizeof *units);
    rule->units = units;
    count = 0;
    for (const Node *n = value->first; n && units; n = n->next, count++)
        if (n->kind != NODE_SCALAR || !read_unit(load, n, &units[count]) ||
            !map_put(&rule->unit_words, n->key->text, n->key->len, count))
            load_fault(load, n->key, 0,
                       "a unit is its system, its dimension and a factor: "
                       "“metric length 1000”");
}

/* What the pattern names, and what the rule must have, by NumberReads. */
static const struct Wants {
    const char *parts[NUMBER_PARTS];
    const char *key;
} WANTS[] = {
    {{"whole"}, "marks"},
    {{NULL}, NULL},
    {{"weekday", "day", "month", "year"}, "months"},
    {{"number", "unit", "other", "second"}, "units"},
};

void check_number(Load *load, Rule *rule, const Node *map) {
    const struct Wants *wants = &WANTS[rule->reads];
    const Node *pattern = node_get(map, "pattern");
    for (int i = 0; i < NUMBER_PARTS && wants->parts[i]; i++) {
        const char *name = wants->parts[i];
        rule->parts[i] = regex_group(rule->regex, name, strlen(name));
        if (!rule->parts[i])
            load_fault(load, pattern, 0, "the pattern has no group “%s”", name);
    }
    if (rule->reads == READS_GROUPS)
        rule->parts[PART_FRACTION] = regex_group(rule->regex, "fraction", 8);
    if (wants->key && !node_get(map, wants->key))
        load_fault(load, map, 0, "missing key “%s”", wants->key);
    if (rule->reads == READS_WEEKDAY && !rule->weekday_names)
        load_fault(load, map, 0, "missing key “weekdays”");
    bool fixes = rule->reads == READS_GROUPS || rule->reads == READS_BLANKS;
    if (!fixes && rule->fix != FIX_NONE)
        load_fault(load, map, 0, "only groups and blanks can be fixed");
}
