/* SPDX-License-Identifier: MIT
 * The keys of kind `consistency`. */
#include "ruleset/load.h"

#include <string.h>

static size_t count_items(const Node *list) {
    size_t count = 0;
    for (const Node *n = list->first; n; n = n->next)
        count++;
    return count;
}

/* The place of the line in “– … –”, once. */
static bool has_gap(const char *text) {
    const char *gap = strstr(text, FORM_GAP);
    return gap && !strstr(gap + 1, FORM_GAP) && strlen(text) > strlen(FORM_GAP);
}

static void add_spelling(Load *load, const Rule *rule, Form *form,
                         const Node *value) {
    if (value->kind != NODE_SCALAR || !value->len || value->text[0] == ' ')
        load_fault(load, value, 0, "a form is a word or a phrase");
    else if (rule->of_subheads && !has_gap(value->text))
        load_fault(load, value, 0,
                   "a form around subheads has one “" FORM_GAP
                   "”, where the line stands");
    else
        form->spellings[form->count++] = (Spelling){value->text, value->len};
}

static void read_form(Load *load, const Rule *rule, Form *form,
                      const Node *value) {
    size_t count = value->kind == NODE_LIST ? count_items(value) : 1;
    form->spellings = arena_array(load->arena, count + 1, sizeof(Spelling));
    if (!form->spellings) return;
    if (value->kind != NODE_LIST) {
        add_spelling(load, rule, form, value);
        return;
    }
    for (const Node *n = value->first; n; n = n->next)
        add_spelling(load, rule, form, n);
    if (!count) load_fault(load, value, 0, "a form has one spelling at least");
}

static bool has_spelling(const Form *form, const Spelling *spelling) {
    for (size_t i = 0; i < form->count; i++)
        if (form->spellings[i].len == spelling->len &&
            !memcmp(form->spellings[i].text, spelling->text, spelling->len))
            return true;
    return false;
}

/* Rows must pair by position, and no spelling may stand for two forms. */
static void check_forms(Load *load, const Rule *rule, const Node *value) {
    const Node *n = value->first;
    for (size_t i = 0; i < rule->form_count && n; i++, n = n->next) {
        const Form *form = &rule->forms[i];
        if (form->count != rule->forms[0].count)
            load_fault(load, n, 0,
                       "%zu of %zu spellings: they pair by position with the "
                       "first form's",
                       form->count, rule->forms[0].count);
        for (size_t k = 0; k < form->count; k++)
            for (size_t other = 0; other < i; other++)
                if (has_spelling(&rule->forms[other], &form->spellings[k]))
                    load_fault(load, n, 0, "“%s” is of two forms",
                               form->spellings[k].text);
    }
}

void set_around(Load *load, Rule *rule, const Node *value) {
    static const char *const words[] = {"subheads", NULL};
    rule->of_subheads = load_choice(load, value, words) == 0;
}

void set_forms(Load *load, Rule *rule, const Node *value) {
    size_t count = count_items(value), before = load->faults->count;
    rule->forms = arena_array(load->arena, count + 1, sizeof(Form));
    if (!rule->forms) return;
    for (const Node *n = value->first; n; n = n->next)
        read_form(load, rule, &rule->forms[rule->form_count++], n);
    if (count < 2)
        load_fault(load, value, 0, "two forms at least");
    else if (load->faults->count == before)
        check_forms(load, rule, value);
}

void set_default(Load *load, Rule *rule, const Node *value) {
    rule->house = forms_find(rule, value->text);
    if (rule->house == NO_FORM)
        load_fault(load, value, 0, "“%s” is none of the forms", value->text);
}

void set_loses(Load *load, Rule *rule, const Node *value) {
    size_t losers = 0;
    for (const Node *n = value->first; n; n = n->next) {
        size_t form =
            n->kind == NODE_SCALAR ? forms_find(rule, n->text) : NO_FORM;
        if (form == NO_FORM)
            load_fault(load, n, 0, "“%s” is none of the forms",
                       n->kind == NODE_SCALAR ? n->text : "");
        else
            rule->forms[form].loses = ++losers > 0;
    }
    if (rule->form_count && losers >= rule->form_count)
        load_fault(load, value, 0, "one form must be able to stay");
}

static void set_list(Load *load, const Node *value, const char *what,
                     Spelling **items, size_t *count) {
    *items = arena_array(load->arena, count_items(value) + 1, sizeof **items);
    for (const Node *n = value->first; n && *items; n = n->next) {
        if (n->kind != NODE_SCALAR || !n->len)
            load_fault(load, n, 0, "%s", what);
        else
            (*items)[(*count)++] = (Spelling){n->text, n->len};
    }
}

void set_except(Load *load, Rule *rule, const Node *value) {
    set_list(load, value, "an exception is a phrase", &rule->except,
             &rule->except_count);
}

void set_prefixes(Load *load, Rule *rule, const Node *value) {
    set_list(load, value, "the start of a word, please", &rule->prefixes,
             &rule->prefix_count);
}

void set_suffixes(Load *load, Rule *rule, const Node *value) {
    set_list(load, value, "the end of a word, please", &rule->suffixes,
             &rule->suffix_count);
}
