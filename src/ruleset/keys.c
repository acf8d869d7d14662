/* SPDX-License-Identifier: MIT
 * The keys that every rule has. */
#include "base/buf.h"
#include "base/utf8.h"
#include "ruleset/load.h"
#include "ruleset/template.h"
#include "text/story.h"
#include <stdlib.h>
#include <string.h>

int load_choice(Load *load, const Node *value, const char *const *words) {
    Buf list = {0};
    for (int i = 0; words[i]; i++) {
        if (value->kind == NODE_SCALAR && !strcmp(words[i], value->text)) {
            buf_free(&list);
            return i;
        }
        buf_print(&list, "%s%s", i ? ", " : "", words[i]);
    }
    load_fault(load, value, 0, "“%s” is none of: %s",
               value->text ? value->text : "", buf_str(&list));
    buf_free(&list);
    return -1;
}

void load_template(Load *load, Rule *rule, Template *out, const Node *value) {
    size_t at = 0;
    const char *error =
        template_parse(out, load->arena, value->text, value->len,
                       rule->kind == RULE_PATTERN ? rule->regex : NULL, &at);
    for (size_t i = 0; !error && i < out->count; i++)
        if (rule->kind != RULE_PATTERN && rule->kind != RULE_CONSISTENCY &&
            out->parts[i].value == VALUE_EVIDENCE)
            load_fault(load, value, 0, "this kind of rule has no evidence");
    for (size_t i = 0; !error && i < out->count; i++)
        if (rule->kind != RULE_PATTERN && rule->kind != RULE_MOJIBAKE &&
            out->parts[i].value == VALUE_AS)
            load_fault(load, value, 0, "only mojibake is read “as”");
    if (error && (rule->kind != RULE_PATTERN || rule->regex))
        load_fault(load, value, at, "%s", error);
}

Regex *load_regex(Load *load, const Node *value, RegexEdges edges) {
    char message[200];
    size_t at;
    Regex *regex = regex_compile_at(value->text, value->len, edges, &at,
                                    message, sizeof message);
    if (!regex) load_fault(load, value, at, "bad pattern: %s", message);
    return regex;
}

Regex *load_condition(Load *load, const Node *value) {
    Regex *regex = load_regex(load, value, REGEX_ANYWHERE);
    if (!value->len)
        load_fault(load, value, 0, "an empty condition: leave the key out");
    else if (regex && regex_is_idle(regex))
        load_fault(load, value, 0,
                   "an empty text matches this: it would hold everywhere");
    return regex;
}

static bool is_id_part(const char *text, size_t len) {
    if (!len || text[0] < 'a' || text[0] > 'z') return false;
    for (size_t i = 0; i < len; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", text[i]))
            return false;
    return true;
}

void set_id(Load *load, Rule *rule, const Node *value) {
    const char *dot = strchr(value->text, '.');
    size_t family = dot ? (size_t)(dot - value->text) : 0;
    if (!dot || !is_id_part(value->text, family) ||
        !is_id_part(dot + 1, value->len - family - 1))
        load_fault(load, value, 0,
                   "an id is family.name, of a-z, 0-9 and -, both parts "
                   "starting with a letter");
    rule->id = value->text;
    rule->family_len = family;
    rule->place = load_place(load, value, 0);
}

void set_kind(Load *load, Rule *rule, const Node *value) {
    static const char *const words[] = {
        "pattern",     "replace",  "pair",    "quotation", "name",
        "consistency", "mojibake", "compose", "homoglyph", "number",
        "repeat",      "fragment", "spell",   "foreign",   NULL};
    int kind = load_choice(load, value, words);
    if (kind >= 0) rule->kind = (RuleKind)kind;
}

void set_lang(Load *load, Rule *rule, const Node *value) {
    if (!value->first)
        load_fault(load, value, 0,
                   "which language? Leave “lang” out for a rule of any");
    size_t count = 0;
    for (const Node *n = value->first; n; n = n->next)
        count++;
    rule->langs = arena_array(load->arena, count + 1, sizeof(char *));
    for (const Node *n = value->first; n && rule->langs; n = n->next) {
        if (n->kind != NODE_SCALAR || n->len != 2)
            load_fault(load, n, 0, "a language is its two-letter code: en");
        else
            rule->langs[rule->lang_count++] = n->text;
    }
}

void set_since(Load *load, Rule *rule, const Node *value) {
    if (!value->len) load_fault(load, value, 0, "since which version?");
    rule->since = value->text;
}

void set_level(Load *load, Rule *rule, const Node *value) {
    static const char *const words[] = {"info", "warning", "error", NULL};
    int level = load_choice(load, value, words);
    if (level >= 0) rule->level = (Level)level;
}

void set_fix(Load *load, Rule *rule, const Node *value) {
    static const char *const words[] = {"none", "suggested", "safe", NULL};
    int fix = load_choice(load, value, words);
    if (fix >= 0) rule->fix = (FixClass)fix;
}

void set_phase(Load *load, Rule *rule, const Node *value) {
    static const char *const words[] = {"characters", "marks", "sense", NULL};
    int phase = load_choice(load, value, words);
    if (phase >= 0) rule->phase = (Phase)phase;
}

static int load_number(Load *load, const Node *value, int most) {
    char *end;
    long n = strtol(value->text, &end, 10);
    if (value->len && !*end && n >= -most && n <= most) return (int)n;
    load_fault(load, value, 0, "a %s is a number, %d to %d", value->key->text,
               -most, most);
    return 0;
}

void set_stage(Load *load, Rule *rule, const Node *value) {
    rule->stage = load_number(load, value, 9);
}

void set_priority(Load *load, Rule *rule, const Node *value) {
    rule->priority = load_number(load, value, 1000);
}

void set_skip(Load *load, Rule *rule, const Node *value) {
    /* In the order of enum Context. */
    static const char *const words[] = {
        "url",    "mail",  "handle",    "hashtag", "code",     "file",
        "ticker", "tag",   "markup",    "quotes",  "headline", "subhead",
        "list",   "table", "furniture", NULL};
    _Static_assert(CONTEXT_FURNITURE == 1 << 14, "words follow enum Context");
    rule->skip = 0;
    for (const Node *n = value->first; n; n = n->next) {
        int bit = load_choice(load, n, words);
        if (bit >= 0) rule->skip |= 1u << bit;
    }
}

void set_role(Load *load, Rule *rule, const Node *value) {
    /* In the order of enum StoryRole. */
    static const char *const words[] = {"news", "column",     "qa",
                                        "list", "transcript", NULL};
    _Static_assert(ROLES == 5, "words follow enum StoryRole");
    for (const Node *n = value->first; n; n = n->next) {
        int bit = load_choice(load, n, words);
        if (bit >= 0) rule->roles |= 1u << bit;
    }
    if (!value->first) load_fault(load, value, 0, "in which stories?");
}

void set_near(Load *load, Rule *rule, const Node *value) {
    rule->near = load_condition(load, value);
}

void set_unless(Load *load, Rule *rule, const Node *value) {
    rule->unless = load_condition(load, value);
}

void set_why(Load *load, Rule *rule, const Node *value) {
    (void)load;
    rule->why = value->text;
}

static bool is_link(const Node *n) {
    return n->kind == NODE_SCALAR && !strpbrk(n->text, " \t\n") &&
           (!strncmp(n->text, "https://", 8) ||
            !strncmp(n->text, "http://", 7));
}

void set_links(Load *load, Rule *rule, const Node *value) {
    size_t count = 0;
    for (const Node *n = value->first; n; n = n->next)
        count++;
    rule->links = arena_array(load->arena, count + 1, sizeof(char *));
    for (const Node *n = value->first; n && rule->links; n = n->next) {
        if (!is_link(n))
            load_fault(load, n, 0, "a link starts with https:// or http://");
        else
            rule->links[rule->link_count++] = n->text;
    }
}

void set_message(Load *load, Rule *rule, const Node *value) {
    if (!value->len)
        load_fault(load, value, 0, "an empty message helps nobody");
    load_template(load, rule, &rule->message, value);
}

static bool set_text(const char **to, const Node *map, const char *key,
                     size_t *known) {
    const Node *n = node_get(map, key);
    if (n && n->kind != NODE_SCALAR) return false;
    if (n) *to = n->text;
    *known += n != NULL;
    return true;
}

static void set_example(Load *load, Rule *rule, const Node *map) {
    Example e = {.place = load_place(load, map, 0)};
    size_t known = 0, keys = 0;
    bool fine = map->kind == NODE_MAP && set_text(&e.bad, map, "bad", &known) &&
                set_text(&e.good, map, "good", &known) &&
                set_text(&e.ok, map, "ok", &known);
    for (const Node *n = map->first; n; n = n->next)
        keys++;
    fine = fine && keys == known && (e.ok ? known == 1 : e.bad != NULL);
    if (!fine)
        load_fault(load, map, 0,
                   "an example is {bad: …, good: …}, {bad: …} or {ok: …}");
    else
        rule->examples[rule->example_count++] = e;
}

void set_examples(Load *load, Rule *rule, const Node *value) {
    size_t count = 0;
    for (const Node *n = value->first; n; n = n->next)
        count++;
    rule->examples = arena_array(load->arena, count + 1, sizeof(Example));
    for (const Node *n = value->first; n && rule->examples; n = n->next)
        set_example(load, rule, n);
}
