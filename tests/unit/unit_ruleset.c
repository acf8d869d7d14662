/* SPDX-License-Identifier: MIT
 * ruleset/: YAML and its places, templates, every fault of a rule file, what
 * --select and --ignore name, duplicates, and rules that replace built-in
 * ones. */
#include "unit/unit_ruleset.h"
#include "ruleset/ruleset.h"
#include "ruleset/template.h"
#include "ruleset/yaml.h"
#include "unit/check.h"

static Arena arena;

/* "3:7 message|4:1 other" */
static const char *told(const Faults *faults) {
    static char text[4000];
    size_t at = 0;
    *text = 0;
    for (size_t i = 0; i < faults->count && at < 3000; i++) {
        const Fault *f = &faults->items[i];
        at += (size_t)sprintf(text + at, "%s%zu:%zu %s", i ? "|" : "",
                              f->place.line, f->place.column, f->message);
    }
    return text;
}

/* ---------------------------------------------------------------- yaml -- */

static const Node *child(const Node *node, int index) {
    const Node *n = node ? node->first : NULL;
    while (n && index-- > 0)
        n = n->next;
    return n;
}

static void yaml_has_places(void) {
    static const char file[] = "# about\nkey: value\n"
                               "\xC3\xA9\xC3\xA9: 'q''d'\n"
                               "list:\n  - a\n  - {b: c, d: \"e\\n\"}\nnone:\n";
    Faults faults = {.arena = &arena};
    const Node *docs = yaml_read(&arena, "f", file, sizeof file - 1, &faults);
    const Node *map = child(docs, 0), *n = node_get(map, "key");
    CHECK_EQ_STR(told(&faults), "");
    CHECK(map && map->kind == NODE_MAP && map->line == 2 && map->column == 1);
    CHECK(n && n->line == 2 && n->column == 6 && n->key->column == 1);
    n = node_get(map, "\xC3\xA9\xC3\xA9");
    CHECK(n && n->line == 3 && n->column >= 5 && n->column <= 6);
    CHECK_EQ_STR(n ? n->text : NULL, "q'd");
    n = node_get(map, "list");
    CHECK(n && n->kind == NODE_LIST && n->line == 5 && n->column == 5);
    n = node_get(child(n, 1), "d");
    CHECK_EQ_STR(n ? n->text : NULL, "e\n");
    CHECK(n && n->len == 2 && n->line == 6);
    n = node_get(map, "none");
    CHECK(n && n->kind == NODE_SCALAR && n->line == 7 && !n->len);
    CHECK(!node_get(map, "absent"));
    CHECK_EQ_STR(node_kind_name(NODE_LIST), "a list");
    faults_free(&faults);
}

static void yaml_documents(void) {
    static const char file[] = "a\n---\n- b\n- c\n";
    Faults faults = {.arena = &arena};
    const Node *docs = yaml_read(&arena, "f", file, sizeof file - 1, &faults);
    CHECK_EQ_STR(child(docs, 0) ? child(docs, 0)->text : NULL, "a");
    CHECK(child(docs, 1) && child(docs, 1)->kind == NODE_LIST);
    CHECK(!child(docs, 2));
    CHECK(!yaml_read(&arena, "f", "", 0, &faults));
    CHECK(!yaml_read(&arena, "f", "# x\n", 4, &faults));
    CHECK_EQ_SIZE(faults.count, 0);
    faults_free(&faults);
}

/* The place of the first fault in a YAML file, 0:0 for none. */
static void yaml_fault(const char *file, const char *want) {
    Faults faults = {.arena = &arena};
    yaml_read(&arena, "f", file, strlen(file), &faults);
    CHECK(faults.count > 0);
    const char *got = told(&faults);
    if (!CHECK(!strncmp(got, want, strlen(want))))
        fprintf(stderr, "    %s, want %s…\n", got, want);
    faults_free(&faults);
}

static void yaml_faults(void) {
    yaml_fault("a: 1\nb: [x\n", "");
    yaml_fault("a: 1\nb: *x\n", "2:");
    yaml_fault("a: &x 1\nb: *x\n", "2:5 aliases are not allowed");
    yaml_fault("a: 1\na: 2\n", "2:1");
    yaml_fault("a: 'x\n", "");
    yaml_fault("\tb: 1\n", "1:");
    yaml_fault("a: 1\n? [b]\n: c\n", "2:");
    yaml_fault("a: \xFF\n", "1:");
}

static void yaml_deep(void) {
    char deep[300];
    Faults faults = {.arena = &arena};
    for (size_t n = 1; n < 140; n += n < 14 ? 1 : 25) {
        memset(deep, '[', n);
        memset(deep + n, ']', n);
        yaml_read(&arena, "f", deep, 2 * n, &faults);
        CHECK((faults.count > 0) == (n > 15));
        if (faults.count) CHECK(faults.items[0].message[0]);
        faults_free(&faults);
    }
}

/* ----------------------------------------------------------- templates -- */

static const char *expand(const char *text, const Regex *regex) {
    static char out[200];
    Template t;
    size_t at = 99;
    Buf buf = {0};
    const char *error =
        template_parse(&t, &arena, text, strlen(text), regex, &at);
    if (error) {
        snprintf(out, sizeof out, "%zu %s", at, error);
        return out;
    }
    Value values[3] = {{"FF", 2}, {"TO", 2}, {NULL, 0}};
    template_expand(&t, values, 3, &buf);
    snprintf(out, sizeof out, "%s", buf_str(&buf));
    buf_free(&buf);
    return out;
}

static void templates(void) {
    CHECK_EQ_STR(expand("", NULL), "");
    CHECK_EQ_STR(expand("plain }{", NULL), "plain }{");
    CHECK_EQ_STR(expand("${from} to ${to}", NULL), "FF to TO");
    CHECK_EQ_STR(expand("${from}${from}$$", NULL), "FFFF$");
    CHECK_EQ_STR(expand("${from:lower} ${to}", NULL), "ff TO");
    CHECK(!strncmp(expand("${:lower}", NULL), "0 ", 2));
    CHECK_EQ_STR(expand("$$$$x$${from}", NULL), "$$x${from}");
    CHECK(!strncmp(expand("ab$", NULL), "2 ", 2));
    CHECK(!strncmp(expand("a$1", NULL), "1 ", 2));
    CHECK_EQ_STR(expand("\xC3\xA9${from", NULL), "2 missing } after ${");
    CHECK(!strncmp(expand("${}", NULL), "0 ", 2));
    CHECK(!strncmp(expand("x${word}", NULL), "1 ", 2));
}

static void templates_of_groups(void) {
    char message[100];
    size_t at;
    Regex *regex =
        regex_compile("(?<a>x)(?<b>y)?", 15, &at, message, sizeof message);
    CHECK(regex && regex_group(regex, "b", 1) == 2);
    CHECK_EQ_SIZE(regex_group(regex, "c", 1), 0);
    CHECK_EQ_STR(expand("<${a}|${b}>", regex), "<TO|>");
    CHECK_EQ_STR(expand("${c}", regex), "0 no group of that name in the "
                                        "pattern");
    CHECK(!strncmp(expand("${from}", regex), "0 ", 2));
    regex_free(regex);
}

static void regexes(void) {
    char message[200];
    size_t at = 0;
    Match m;
    CHECK(!regex_compile("ab(", 3, &at, message, sizeof message));
    CHECK(at == 3 && *message);
    char many[4 * REGEX_GROUPS_MAX + 1] = "";
    for (int i = 0; i < REGEX_GROUPS_MAX; i++)
        strcat(many, "(a)");
    CHECK(!regex_compile(many, strlen(many), &at, message, sizeof message));
    CHECK(strstr(message, "groups"));
    Regex *regex = regex_compile("\\w+$", 4, &at, message, sizeof message);
    Matcher *matcher = matcher_new();
    CHECK(regex_match(regex, matcher, "a \xC3\xA9s", 5, 0, &m) == MATCH_YES);
    CHECK(m.groups[0].start == 2 && m.groups[1].start == NO_GROUP);
    CHECK(regex_match(regex, matcher, "a \xC3\xA9s\n", 6, 0, &m) == MATCH_NO);
    CHECK(regex_match(regex, matcher, "", 0, 0, &m) == MATCH_NO);
    regex_free(regex);
    regex = regex_compile("(a+)+$", 6, &at, message, sizeof message);
    CHECK(regex_match(regex, matcher, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", 33,
                      0, &m) == MATCH_LIMIT);
    regex_free(regex);
    regex_free(NULL);
    matcher_free(matcher);
    matcher_free(NULL);
}

/* What a regex needs must be in everything that it matches. */
static void regex_needs_a_byte(void) {
    static const struct {
        const char *pattern;
        int needs;
    } cases[] = {{"a,b", ','},  {"x", -1},          {"(?i)\xC3\xA9", -1},
                 {",|;", -1},   {",?", -1},         {"\\h,(?=;)", ','},
                 {"^", -1},     {"(?!,)", -1},      {"(?:,){0}", -1},
                 {"(?=,)", -1}, {"(*ACCEPT),", -1}, {"[,]", ','}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char message[200];
        size_t at;
        Regex *regex = regex_compile(cases[i].pattern, strlen(cases[i].pattern),
                                     &at, message, sizeof message);
        int needs = regex ? regex_needs(regex) : -2;
        bool fine = needs == cases[i].needs || needs == -1;
        if (cases[i].needs == -1 && strchr(cases[i].pattern, '=')) fine = true;
        if (!CHECK(fine))
            fprintf(stderr, "    %s needs %d\n", cases[i].pattern, needs);
        regex_free(regex);
    }
}

static void reset(void) {
    arena_free(&arena);
}

CHECK_MAIN(yaml_has_places, yaml_documents, yaml_faults, yaml_deep, templates,
           templates_of_groups, regexes, regex_needs_a_byte, rule_reads_whole,
           rule_faults, rule_faults_at_edges, rule_faults_by_kind,
           rule_faults_of_scripts, rule_faults_of_numbers, rule_faults_all_told,
           rule_survives_odd_files, rules_select, rules_duplicates,
           rules_replace_builtin, rules_speak, reset);
