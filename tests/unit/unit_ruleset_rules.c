/* SPDX-License-Identifier: MIT
 * Rule files: what is read, what is at fault and where, and the set of rules
 * that comes of them. */
#include "ruleset/ruleset.h"
#include "text/story.h"
#include "unit/check.h"
#include "unit/unit_ruleset.h"

/* A set of rules being read. */
typedef struct Set {
    Arena arena;
    Ruleset rules;
    Faults faults;
} Set;

static void set_start(Set *set) {
    *set = (Set){0};
    set->rules.arena = &set->arena;
    set->faults.arena = &set->arena;
}

static void set_add(Set *set, const char *path, const char *text) {
    CHECK(ruleset_add(&set->rules, path, text, strlen(text), &set->faults) ==
          STATUS_OK);
}

static void set_free(Set *set) {
    ruleset_free(&set->rules);
    faults_free(&set->faults);
    arena_free(&set->arena);
}

static const char *told(const Set *set) {
    static char text[6000];
    size_t at = 0;
    *text = 0;
    for (size_t i = 0; i < set->faults.count && at < 5000; i++) {
        const Fault *f = &set->faults.items[i];
        at += (size_t)sprintf(text + at, "%s%zu:%zu %s", i ? "|" : "",
                              f->place.line, f->place.column, f->message);
    }
    return text;
}

/* A good rule; lines 1 to 8. */
#define HEAD                                                                   \
    "id: a.b\nkind: pattern\nsince: 0.1\nlevel: info\nfix: safe\n"             \
    "message: m\npattern: '(?<x>y)'\nreplace: z\nexamples: []\n"

void rule_reads_whole(void) {
    Set set;
    set_start(&set);
    set_add(&set, "copydesk:rules/style/ap/f/x.yml",
            "id: fam.one-2\nkind: pattern\nlang: [en, de]\nsince: 0.1\n"
            "level: error\nfix: suggested\nphase: sense\npriority: -7\n"
            "skip: [url, quotes]\nwhy: because\nmessage: 'm ${x}'\n"
            "pattern: '(?<x>y),'\nreplace: '${x}'\n"
            "examples:\n  - {bad: b, good: g}\n  - {bad: f}\n  - {ok: o}\n");
    CHECK_EQ_STR(told(&set), "");
    CHECK_EQ_SIZE(set.rules.count, 1);
    const Rule *r = set.rules.items;
    CHECK_EQ_STR(r->id, "fam.one-2");
    CHECK_EQ_SIZE(r->family_len, 3);
    CHECK(r->kind == RULE_PATTERN && r->level == LEVEL_ERROR);
    CHECK(r->fix == FIX_SUGGESTED && r->phase == PHASE_SENSE);
    CHECK(r->priority == -7 && r->lang_count == 2 && r->needs == ',');
    CHECK_EQ_SIZE(r->skip, CONTEXT_URL | CONTEXT_QUOTES);
    CHECK_EQ_STR(r->why, "because");
    CHECK_EQ_STR(r->pack, "style/ap");
    CHECK_EQ_SIZE(r->message.count, 2);
    CHECK_EQ_SIZE(r->example_count, 3);
    CHECK_EQ_STR(r->examples[0].good, "g");
    CHECK_EQ_STR(r->examples[2].ok, "o");
    CHECK_EQ_SIZE(r->examples[1].place.line, 16);
    CHECK(r->place.line == 1 && r->place.column == 5);
    CHECK_EQ_STR(r->place.text, "id: fam.one-2");
    set_free(&set);
}

/* The faults of one file must be exactly these; "" is none. */
static void check_file(const char *text, const char *want) {
    Set set;
    set_start(&set);
    set_add(&set, "f.yml", text);
    if (!CHECK_EQ_STR(told(&set), want)) fprintf(stderr, "    of %s\n", text);
    CHECK((set.rules.count > 0) == (*text && !*want));
    set_free(&set);
}

/* A good rule and one more line, which is line 10; where its fault is. */
static void check_line(const char *line, const char *want) {
    char text[2000];
    snprintf(text, sizeof text, "%s%s\n", HEAD, line);
    Set set;
    set_start(&set);
    set_add(&set, "f.yml", text);
    const char *got = told(&set);
    if (!CHECK(*want ? !strncmp(got, want, strlen(want)) : !*got))
        fprintf(stderr, "    %s: got %s, want %s\n", line, got, want);
    set_free(&set);
}

/* The good rule with one of its lines replaced; where the fault is. */
static void check_changed(const char *line, const char *other,
                          const char *want) {
    char text[2000];
    const char *at = strstr(HEAD, line);
    snprintf(text, sizeof text, "%.*s%s\n%s", (int)(at - HEAD), HEAD, other,
             at + strlen(line) + 1);
    Set set;
    set_start(&set);
    set_add(&set, "f.yml", text);
    const char *got = told(&set);
    if (!CHECK(!strncmp(got, want, strlen(want)) && *got))
        fprintf(stderr, "    %s: got %s, want %s\n", other, got, want);
    set_free(&set);
}

void rule_faults(void) {
    check_file(HEAD, "");
    check_file("", "");
    check_line("why: fine", "");
    check_line("decode: x", "");
    check_line("decode: q", "10:9 the pattern has no group “q”");
    check_line("color: red", "10:1 unknown key “color”");
    check_line("table: {a: b}", "10:1 a rule of this kind has no “table”");
    check_line("lang: en", "10:7 “lang” must be a list, not a scalar");
    check_line("lang: [eng]", "10:8 a language is its two-letter code: en");
    check_line("lang: [en, {a: b}]", "10:13 a language");
    check_line("phase: late", "10:8 “late” is none of: characters, marks");
    check_line("priority: 1001", "10:11 a priority is a number");
    check_line("priority: 1x", "10:11 a priority is a number");
    check_line("priority: ''", "10:");
    check_line("stage: -9", "");
    check_line("stage: 10", "10:8 a stage is a number, -9 to 9");
    check_line("links: ['https://a.org/b']", "");
    check_line("links: [a.org]", "10:9 a link starts with https:// or");
    check_line("links: ['http://a b']", "10:10 a link starts with");
    check_line("links: [[x]]", "10:");
    check_line("role: [essay]", "10:8 “essay” is none of: news, column");
    check_line("role: []", "10:1 in which stories?");
    check_line("skip: [url, prose]", "10:13 “prose” is none of: url, mail");
    check_line("script: [Latin, Old_Italic]", "");
    check_line("script: Latin", "10:9 “script” must be a list");
    check_line("script: []", "10:1 which script?");
    check_line("script: [Latin, latin]", "10:17 “latin” is no script");
    check_line("script: [Latn]", "10:10 “Latn” is no script");
    check_line("script: [Common]", "10:10 “Common” is no script");
    check_line("script: [[Han]]", "10:");
    check_line("strays: [Han]", "10:1 a rule of this kind has no “strays”");
    check_line("why: [a]", "10:7 “why” must be a scalar, not a list");
    check_changed("id: a.b", "id: ab", "1:5 an id is family.name");
    check_changed("id: a.b", "id: a.", "1:5 an id is family.name");
    check_changed("id: a.b", "id: .b", "1:5 an id is family.name");
    check_changed("id: a.b", "id: a.b.c", "1:5 an id is family.name");
    check_changed("id: a.b", "id: A.b", "1:5 an id is family.name");
    check_changed("id: a.b", "id: a.1b", "1:5 an id is family.name");
    check_changed("id: a.b", "id: \"a.b\\0c\"", "1:");
    check_changed("id: a.b", "why: x", "1:1 missing key “id”");
    check_changed("kind: pattern", "kind: magic", "2:7 “magic” is none of:");
    check_changed("kind: pattern", "kind: built-in", "2:7 “built-in” is none");
    check_changed("kind: pattern", "kind: []", "2:");
    check_changed("since: 0.1", "since: ''", "3:");
    check_changed("level: info", "level: loud", "4:8 “loud” is none of: info");
    check_changed("fix: safe", "fix: yes", "5:6 “yes” is none of: none");
    check_changed("message: m", "message: ''", "6:");
    check_changed("message: m", "message: x ${q}", "6:12 no group of that");
    check_changed("message: m", "message: é ${q}", "6:12 no group of that");
}

#define RULE(kind, rest)                                                       \
    "id: a.b\nkind: " kind "\nsince: 0.1\nlevel: info\nmessage: m\n"           \
    "examples: []\n" rest

void rule_faults_at_edges(void) {
    check_changed("replace: z", "replace: z\nat: head",
                  "8:10 at the head or the tail a rule removes");
    check_changed("replace: z", "replace: a${x}\nat: story",
                  "8:10 at: story keeps one group");
    check_changed("replace: z", "replace: z\nat: end", "9:5 “end” is none of");
}

void rule_faults_of_scripts(void) {
    check_file(RULE("replace", "fix: safe\ntable: {a: b}\nmatch: run\n"), "");
    check_file(RULE("compose", "fix: safe\nscript: [Latin]\n"), "");
    check_file(RULE("compose", "fix: safe\n"), "1:1 missing key “script”");
    check_file(RULE("compose", "fix: none\nscript: [Latin]\n"),
               "1:1 this kind of rule fixes: safe or suggested");
    check_file(
        RULE("homoglyph", "fix: safe\nscript: [Latin]\nstrays: [Cyrillic]\n"),
        "");
    check_file(RULE("homoglyph",
                    "fix: safe\nscript: [Latin, Han]\nstrays: [Cyrillic]\n"),
               "8:10 a word is of one script: name one");
    check_file(
        RULE("homoglyph", "fix: safe\nscript: [Latin]\nstrays: [Latin]\n"),
        "9:10 these are letters of other scripts");
}

/* The rest stands from line 9 on. */
#define NUMBER(fix, pattern, rest)                                             \
    RULE("number", "fix: " fix "\npattern: '" pattern "'\n" rest)
#define MONTHS "months: [a, b, c, d, e, f, g, h, i, j, k, [l, m]]\n"
#define WEEK                                                                   \
    NUMBER("none", "(?<weekday>w)(?<month>m)(?<day>d)(?<year>y)",              \
           "reads: weekday\n" MONTHS)
#define MEASURES                                                               \
    NUMBER("none", "(?<number>1)(?<unit>m)(?<other>1)(?<second>k)",            \
           "reads: conversion\n")

void rule_faults_of_numbers(void) {
    check_file(NUMBER("safe", "a", "reads: blanks\nhabit: q\n"), "");
    check_file(NUMBER("safe", "(?<whole>1)", "reads: groups\nmarks: ',.'\n"),
               "");
    check_file(NUMBER("safe", "(?<whole>1)", "reads: groups\n"),
               "1:1 missing key “marks”");
    check_file(NUMBER("safe", "1", "reads: groups\nmarks: '.'\n"),
               "10:9 two marks: before each three figures, and before the "
               "fraction, as in ',.'");
    check_file(NUMBER("safe", "1", "reads: groups\nmarks: ',.'\n"),
               "8:11 the pattern has no group “whole”");
    check_file(NUMBER("safe", "1", "reads: much\n"),
               "9:8 “much” is none of: groups, blanks, weekday, conversion");
    check_file(WEEK "weekdays: [a, b, c, d, e, f, g]\n", "");
    check_file(WEEK, "1:1 missing key “weekdays”");
    check_file(WEEK "weekdays: [a, b]\n", "11:12 there are 7 of them, not 2");
    check_file(WEEK "weekdays: [a, b, c, d, e, f, {x: y}]\n",
               "11:31 a word, please");
    check_file(MEASURES "units: {m: metric length 1}\n", "");
    check_file(MEASURES, "1:1 missing key “units”");
    check_file(MEASURES "units: {m: metric length}\n",
               "10:9 a unit is its system, its dimension and a factor: "
               "“metric length 1000”");
    check_file(NUMBER("safe", "(?<number>1)(?<unit>m)(?<other>1)(?<second>k)",
                      "reads: conversion\nunits: {m: metric length 1}\n"),
               "1:1 only groups and blanks can be fixed");
}

static void forms_around_subheads(void) {
    check_file(RULE("consistency",
                    "fix: none\naround: subheads\nforms: ['- … -', ■…]\n"),
               "");
    check_file(RULE("consistency",
                    "fix: none\naround: subheads\nforms: ['- … -', ■, …]\n"),
               "9:18 a form around subheads has one “…”, where the line "
               "stands|9:21 a form around subheads has one “…”, where the "
               "line stands");
}

void rule_faults_by_kind(void) {
    check_changed("fix: safe", "fix: none", "1:1 “replace” without a fix");
    check_changed("replace: z", "why: z", "1:1 a rule that fixes needs");
    check_changed("pattern: '(?<x>y)'", "pattern: x(", "7:12 bad pattern: ");
    check_changed("pattern: '(?<x>y)'", "pattern: é(a", "7:13 bad pattern: ");
    check_changed("pattern: '(?<x>y)'", "pattern: a\\Cb", "7:");
    check_changed("replace: z", "replace: a$b", "8:11 a value is ${name}");
    check_changed("examples: []", "examples: [{good: x}]", "9:13 an example");
    check_changed("examples: []", "examples: [{bad: x, ok: y}]", "9:");
    check_changed("examples: []", "examples: [{ok: x, odd: y}]", "9:");
    check_changed("examples: []", "examples: [{bad: [x]}]", "9:");
    check_changed("examples: []", "examples: [x]", "9:12 an example");
    check_changed("examples: []", "examples: {ok: x}", "9:12 “examples” must");
    check_file(RULE("replace", "fix: safe\ntable: {a: b}\n"), "");
    check_file(RULE("replace", "fix: none\ntable: {a: b}\n"),
               "1:1 a replace rule fixes: safe or suggested");
    check_file(RULE("replace", "fix: safe\ntable: {a: b, b: a}\n"),
               "8:9 the table comes back from “b” to “a”|"
               "8:15 the table comes back from “a” to “b”");
    check_file(RULE("replace", "fix: safe\ntable: {a: a}\n"),
               "8:9 this row replaces nothing");
    check_file(RULE("replace", "fix: safe\ntable: {\"a\\0b\": \"a\\0c\"}\n"),
               "8:10 a NUL character|8:18 a NUL character");
    check_file(RULE("replace", "fix: safe\ntable:\n  '': x\n  b: [c]\n"),
               "9:4 a row is from: to, both scalars|"
               "10:3 a row is from: to, both scalars");
    check_file(RULE("replace", "fix: safe\ntable: {a: b}\nmatch: all\n"),
               "9:8 “all” is none of: word, literal, run");
    check_file(RULE("pair", "fix: none\nopen: (\nclose: )\nshape: doubled\n"),
               "");
    check_file(RULE("pair", "fix: safe\nopen: (\nclose: )\nshape: unopened\n"),
               "1:1 only the shape “doubled” can be fixed");
    check_file(RULE("pair", "fix: none\nopen: ((\nclose: )\nshape: odd\n"),
               "8:7 one character, please|10:8 “odd” is none of: unclosed, "
               "unopened, doubled, reopened");
    check_file(RULE("pair", "fix: none\nopen: x\nclose: x\nshape: doubled\n"),
               "9:8 open and close must differ");
    check_file(RULE("name", "fix: safe\nfinds: listed\ncharges: [kill]\n"), "");
    check_file(RULE("consistency", "fix: none\nforms: [US, U.S.]\n"), "");
    check_file(RULE("consistency", "fix: none\nforms: [US]\n"),
               "8:9 two forms at least");
    check_file(RULE("consistency", "fix: none\nforms: [[a, b], c]\n"),
               "8:17 1 of 2 spellings: they pair by position with the first "
               "form's");
    check_file(RULE("consistency", "fix: none\nforms: [a, a]\n"),
               "8:12 “a” is of two forms");
    check_file(RULE("consistency", "fix: none\nforms: [a, {b: c}]\n"),
               "8:13 a form is a word or a phrase");
    check_file(RULE("consistency", "fix: none\nforms: [a, b]\ndefault: c\n"),
               "9:10 “c” is none of the forms");
    check_file(RULE("consistency", "fix: none\nforms: [a, b]\nloses: [b, a]\n"),
               "9:9 one form must be able to stay");
    forms_around_subheads();
    check_line("charges: [kill]", "10:1 a rule of this kind has no");
    check_file("- 1\n- [x]\n", "1:3 a rule is a map of keys, this is a scalar|"
                               "2:4 a rule is a map of keys, this is a list");
}

/* Every fault of a file in one run, of every rule in it. */
void rule_faults_all_told(void) {
    check_file(
        "- {id: x, kind: pattern}\n- {kind: none}\n---\nid: a.b\n",
        "1:8 an id is family.name, of a-z, 0-9 and -, both parts "
        "starting with a letter|"
        "1:4 missing key “since”|1:4 missing key “level”|"
        "1:4 missing key “fix”|1:4 missing key “pattern”|"
        "1:4 missing key “message”|1:4 missing key “examples”|"
        "2:4 missing key “id”|"
        "2:10 “none” is none of: pattern, replace, pair, quotation, name, "
        "consistency, mojibake, compose, homoglyph, number, "
        "repeat, fragment, spell, foreign|"
        "2:4 missing key “since”|2:4 missing key “level”|"
        "2:4 missing key “fix”|2:4 missing key “message”|"
        "2:4 missing key “examples”|"
        "4:1 missing key “kind”|4:1 missing key “since”|"
        "4:1 missing key “level”|4:1 missing key “fix”|"
        "4:1 missing key “message”|4:1 missing key “examples”");
}

/* ----------------------------------------------------------- odd files -- */

static void odd(const char *text) {
    Set set;
    set_start(&set);
    set_add(&set, "f.yml", text);
    CHECK(set.faults.count > 0);
    set_free(&set);
}

static void key_is_a_list(void) {
    odd("? [a, b]\n: c\n");
}

static void key_is_a_map(void) {
    odd("id: a.b\n? {kind: x}\n: pattern\n");
}

static void table_key_is_a_list(void) {
    odd(RULE("replace", "fix: safe\ntable:\n  ? [a]\n  : b\n"));
}

static void key_is_nothing(void) {
    odd(": x\n");
}

static void key_is_an_alias(void) {
    odd("a: &k kind\n*k : pattern\n");
}

/* libfyaml reads such a directive for ever; the alarm ends it. */
static void directive_with_bad_bytes(void) {
    alarm(5);
    odd("%x \xDB\n");
    alarm(0);
}

static void bytes_in_a_plain_scalar(void) {
    odd(RULE("replace", "fix: safe\ntable:\n  a: x\xFFy\n"));
}

static void cut_short(void) {
    for (size_t n = 0; n < strlen(HEAD); n++) {
        Set set;
        set_start(&set);
        CHECK(!ruleset_add(&set.rules, "f", HEAD, n, &set.faults));
        CHECK(set.rules.count == 0 || n > strlen(HEAD) - 3);
        set_free(&set);
    }
}

void rule_survives_odd_files(void) {
    CHECK_SURVIVES(key_is_a_list);
    CHECK_SURVIVES(key_is_a_map);
    CHECK_SURVIVES(table_key_is_a_list);
    CHECK_SURVIVES(key_is_nothing);
    CHECK_SURVIVES(key_is_an_alias);
    CHECK_SURVIVES(directive_with_bad_bytes);
    CHECK_SURVIVES(bytes_in_a_plain_scalar);
    CHECK_SURVIVES(cut_short);
}

/* ------------------------------------------------------------- the set -- */

static const char *flow(const char *id, const char *lang) {
    static char text[4][300];
    static unsigned next;
    char *out = text[next++ % 4];
    snprintf(out, 300,
             "{id: %s, kind: pattern, since: 0.1, level: info, fix: none, "
             "message: m, pattern: x, examples: []%s%s}\n",
             id, lang ? ", lang: " : "", lang ? lang : "");
    return out;
}

/* "ab.c de.f": the rules that are on. */
static const char *selected(const Set *set, const char *select,
                            const char *ignore) {
    static char out[300];
    bool on[16];
    const char *unknown = NULL;
    size_t len = 0, at = 0;
    const Profile *all = profiles_find(&set->rules.profiles, PROFILE_DEFAULT);
    if (!ruleset_select(&set->rules, all->enabled, select, ignore, on, &unknown,
                        &len)) {
        snprintf(out, sizeof out, "unknown %.*s", (int)len, unknown);
        return out;
    }
    *out = 0;
    for (size_t i = 0; i < set->rules.count; i++)
        if (on[i] && set->rules.items[i].kind != RULE_BUILTIN)
            at += (size_t)sprintf(out + at, "%s%s", at ? " " : "",
                                  set->rules.items[i].id);
    return out;
}

void rules_select(void) {
    Set set;
    set_start(&set);
    set_add(&set, "1", flow("zz.a", NULL));
    set_add(&set, "2", flow("ab.c", NULL));
    set_add(&set, "3", flow("ab.d", NULL));
    CHECK(ruleset_finish(&set.rules, &set.faults) == STATUS_OK);
    CHECK_EQ_STR(told(&set), "");
    CHECK_EQ_STR(selected(&set, NULL, NULL), "ab.c ab.d zz.a");
    CHECK_EQ_STR(selected(&set, "", ""), "ab.c ab.d zz.a");
    CHECK_EQ_STR(selected(&set, "ab", NULL), "ab.c ab.d");
    CHECK_EQ_STR(selected(&set, "ab,zz.a", "ab.c"), "ab.d zz.a");
    CHECK_EQ_STR(selected(&set, " ab.d , zz ", NULL), "ab.d zz.a");
    CHECK_EQ_STR(selected(&set, NULL, "ab"), "zz.a");
    CHECK_EQ_STR(selected(&set, "engine", NULL), "");
    CHECK_EQ_STR(selected(&set, "ab,a", NULL), "unknown a");
    CHECK_EQ_STR(selected(&set, "ab.", NULL), "unknown ab.");
    CHECK_EQ_STR(selected(&set, NULL, "zz.a,ab.cc"), "unknown ab.cc");
    CHECK(ruleset_find(&set.rules, "ab.d"));
    CHECK(ruleset_find(&set.rules, RULE_LIMIT));
    CHECK(!ruleset_find(&set.rules, "ab"));
    set_free(&set);
}

void rules_duplicates(void) {
    Set set;
    set_start(&set);
    set_add(&set, "one", flow("ab.c", NULL));
    set_add(&set, "two", "# again\n");
    set_add(&set, "two", flow("ab.c", NULL));
    set_add(&set, "three", flow("engine.limit", NULL));
    CHECK(ruleset_finish(&set.rules, &set.faults) == STATUS_OK);
    CHECK_EQ_STR(told(&set),
                 "1:6 the id ab.c stands already in one:1|"
                 "1:6 the id engine.limit stands already in copydesk itself:0");
    CHECK_EQ_STR(set.faults.items[0].place.path, "two");
    set_free(&set);
}

void rules_replace_builtin(void) {
    for (int replace = 0; replace < 2; replace++) {
        Set set;
        set_start(&set);
        set.rules.replace_builtin = replace;
        set_add(&set, "copydesk:rules/en/x.yml", flow("ab.b", NULL));
        set_add(&set, "copydesk:rules/en/x.yml", flow("ab.c", NULL));
        set_add(&set, "copydesk:rules/en/x.yml", flow("ab.d", NULL));
        set_add(&set, "mine.yml", flow("ab.c", NULL));
        set_add(&set, "mine.yml", flow("ab.b", NULL));
        CHECK(ruleset_finish(&set.rules, &set.faults) == STATUS_OK);
        CHECK_EQ_SIZE(set.faults.count, replace ? 0 : 2);
        const Rule *rule = ruleset_find(&set.rules, "ab.c");
        if (replace) CHECK_EQ_STR(rule->place.path, "mine.yml");
        if (replace) CHECK_EQ_STR(rule->pack, "");
        rule = ruleset_find(&set.rules, "ab.d");
        CHECK_EQ_STR(rule ? rule->pack : NULL, "en");
        set_free(&set);
    }
}

void rules_speak(void) {
    Set set;
    set_start(&set);
    set_add(&set, "1", flow("ab.c", "[en, de]"));
    set_add(&set, "1", flow("ab.d", NULL));
    CHECK(ruleset_finish(&set.rules, &set.faults) == STATUS_OK);
    const Rule *two = ruleset_find(&set.rules, "ab.c");
    const Rule *any = ruleset_find(&set.rules, "ab.d");
    CHECK(rule_speaks(two, "de") && !rule_speaks(two, "fr"));
    CHECK(!rule_speaks(two, NULL) && rule_speaks(any, NULL));
    CHECK(rule_speaks(any, "fr"));
    set_free(&set);
}
