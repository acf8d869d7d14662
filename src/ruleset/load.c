/* SPDX-License-Identifier: MIT
 * YAML nodes to rules. Each key has one setter; the table KEYS is the whole
 * language, and its order is the order in which keys are read (a template
 * needs the pattern's groups first). */
#include "ruleset/load.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "ruleset/ruleset.h"
#include "ruleset/template.h"
#include <stdlib.h>
#include <string.h>

#define KIND(k) (1u << (k))
#define ANY_KIND (KIND(RULE_BUILTIN) - 1)
#define OF_SCRIPTS (KIND(RULE_COMPOSE) | KIND(RULE_HOMOGLYPH))

typedef struct Key {
    const char *name;
    unsigned kinds;    /* that have it */
    unsigned required; /* kinds that must */
    NodeKind shape;
    void (*set)(Load *load, Rule *rule, const Node *value);
} Key;

static const Key KEYS[] = {
    {"id", ANY_KIND, ANY_KIND, NODE_SCALAR, set_id},
    {"kind", ANY_KIND, ANY_KIND, NODE_SCALAR, set_kind},
    {"lang", ANY_KIND, 0, NODE_LIST, set_lang},
    {"since", ANY_KIND, ANY_KIND, NODE_SCALAR, set_since},
    {"level", ANY_KIND, ANY_KIND, NODE_SCALAR, set_level},
    {"fix", ANY_KIND, ANY_KIND, NODE_SCALAR, set_fix},
    {"phase", ANY_KIND, 0, NODE_SCALAR, set_phase},
    {"stage", ANY_KIND, 0, NODE_SCALAR, set_stage},
    {"priority", ANY_KIND, 0, NODE_SCALAR, set_priority},
    {"skip", ANY_KIND, 0, NODE_LIST, set_skip},
    {"role", ANY_KIND, 0, NODE_LIST, set_role},
    {"near", ANY_KIND, 0, NODE_SCALAR, set_near},
    {"unless", ANY_KIND, 0, NODE_SCALAR, set_unless},
    {"script",
     KIND(RULE_PATTERN) | KIND(RULE_REPLACE) | KIND(RULE_QUOTATION) |
         KIND(RULE_COMPOSE) | KIND(RULE_HOMOGLYPH),
     KIND(RULE_COMPOSE) | KIND(RULE_HOMOGLYPH), NODE_LIST, set_script},
    {"strays", KIND(RULE_HOMOGLYPH), KIND(RULE_HOMOGLYPH), NODE_LIST,
     set_strays},
    {"why", ANY_KIND, 0, NODE_SCALAR, set_why},
    {"links", ANY_KIND, 0, NODE_LIST, set_links},
    {"at", KIND(RULE_PATTERN), 0, NODE_SCALAR, set_at},
    {"pattern", KIND(RULE_PATTERN) | KIND(RULE_NUMBER),
     KIND(RULE_PATTERN) | KIND(RULE_NUMBER), NODE_SCALAR, set_pattern},
    {"replace", KIND(RULE_PATTERN), 0, NODE_SCALAR, set_replace},
    {"known", KIND(RULE_PATTERN) | KIND(RULE_HOMOGLYPH), 0, NODE_SCALAR,
     set_known},
    {"if-known", KIND(RULE_PATTERN), 0, NODE_SCALAR, set_if_known},
    {"if-unknown", KIND(RULE_PATTERN), 0, NODE_SCALAR, set_if_unknown},
    {"majority", KIND(RULE_PATTERN), 0, NODE_SCALAR, set_majority},
    {"elsewhere", KIND(RULE_PATTERN) | KIND(RULE_NUMBER), 0, NODE_SCALAR,
     set_elsewhere},
    {"nowhere", KIND(RULE_PATTERN) | KIND(RULE_NUMBER), 0, NODE_SCALAR,
     set_nowhere},
    {"decode", KIND(RULE_PATTERN), 0, NODE_SCALAR, set_decode},
    {"case", KIND(RULE_PATTERN) | KIND(RULE_REPLACE), 0, NODE_SCALAR, set_case},
    {"match", KIND(RULE_REPLACE), 0, NODE_SCALAR, set_match},
    {"table", KIND(RULE_REPLACE), KIND(RULE_REPLACE), NODE_MAP, set_table},
    {"open", KIND(RULE_PAIR), KIND(RULE_PAIR), NODE_SCALAR, set_open},
    {"close", KIND(RULE_PAIR), KIND(RULE_PAIR), NODE_SCALAR, set_close},
    {"shape", KIND(RULE_PAIR) | KIND(RULE_QUOTATION),
     KIND(RULE_PAIR) | KIND(RULE_QUOTATION), NODE_SCALAR, set_shape},
    {"around", KIND(RULE_CONSISTENCY), 0, NODE_SCALAR, set_around},
    {"forms", KIND(RULE_CONSISTENCY), KIND(RULE_CONSISTENCY), NODE_LIST,
     set_forms},
    {"default", KIND(RULE_CONSISTENCY), 0, NODE_SCALAR, set_default},
    {"loses", KIND(RULE_CONSISTENCY), 0, NODE_LIST, set_loses},
    {"except", KIND(RULE_CONSISTENCY) | KIND(RULE_REPEAT), 0, NODE_LIST,
     set_except},
    {"finds",
     KIND(RULE_MOJIBAKE) | KIND(RULE_NAME) | KIND(RULE_REPEAT) |
         KIND(RULE_FRAGMENT) | KIND(RULE_SPELL) | KIND(RULE_FOREIGN),
     KIND(RULE_MOJIBAKE) | KIND(RULE_NAME) | KIND(RULE_REPEAT) |
         KIND(RULE_FRAGMENT) | KIND(RULE_SPELL) | KIND(RULE_FOREIGN),
     NODE_SCALAR, set_finds},
    {"prefixes", KIND(RULE_SPELL), 0, NODE_LIST, set_prefixes},
    {"suffixes", KIND(RULE_SPELL), 0, NODE_LIST, set_suffixes},
    {"joins", KIND(RULE_MOJIBAKE), 0, NODE_LIST, set_joins},
    {"tails", KIND(RULE_MOJIBAKE), 0, NODE_LIST, set_tails},
    {"reads", KIND(RULE_NUMBER), KIND(RULE_NUMBER), NODE_SCALAR, set_reads},
    {"marks", KIND(RULE_NUMBER), 0, NODE_SCALAR, set_marks},
    {"habit", KIND(RULE_NUMBER), 0, NODE_SCALAR, set_habit},
    {"weekdays", KIND(RULE_NUMBER), 0, NODE_LIST, set_weekdays},
    {"months", KIND(RULE_NUMBER), 0, NODE_LIST, set_months},
    {"units", KIND(RULE_NUMBER), 0, NODE_MAP, set_units},
    {"charges", KIND(RULE_NAME), 0, NODE_LIST, set_charges},
    {"bodies", KIND(RULE_NAME), 0, NODE_LIST, set_bodies},
    {"nouns", KIND(RULE_NAME), 0, NODE_LIST, set_nouns},
    {"message", ANY_KIND, ANY_KIND, NODE_SCALAR, set_message},
    {"examples", ANY_KIND, ANY_KIND, NODE_LIST, set_examples},
};
#define KEY_COUNT (sizeof KEYS / sizeof *KEYS)

Place load_place(Load *load, const Node *node, size_t byte) {
    size_t column = node->column;
    if (node->kind == NODE_SCALAR && byte <= node->len)
        column += utf8_count(node->text, byte);
    bool known = node->line && node->line <= load->line_count;
    size_t start = known ? load->lines[node->line - 1] : load->len;
    Place place = place_in(load->arena, load->path, load->bytes + start,
                           load->len - start, known, column);
    place.line = node->line;
    return place;
}

/* Files of ten thousand rules ask for the places of many. */
static Status index_lines(Load *load) {
    size_t count = 1, n = 0;
    for (size_t i = 0; i < load->len; i++)
        count += load->bytes[i] == '\n';
    size_t *lines = arena_array(load->arena, count, sizeof *lines);
    if (!lines) return STATUS_MEMORY;
    lines[n++] = 0;
    for (size_t i = 0; i < load->len; i++)
        if (load->bytes[i] == '\n') lines[n++] = i + 1;
    load->lines = lines;
    load->line_count = count;
    return STATUS_OK;
}

static const Key *find_key(const char *name) {
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (!strcmp(KEYS[i].name, name)) return &KEYS[i];
    return NULL;
}

static void check_known(Load *load, const Rule *rule, const Node *map) {
    for (const Node *n = map->first; n; n = n->next) {
        const Key *key = find_key(n->key->text);
        if (!key)
            load_fault(load, n->key, 0, "unknown key “%s”", n->key->text);
        else if (!(key->kinds & KIND(rule->kind)))
            load_fault(load, n->key, 0, "a rule of this kind has no “%s”",
                       n->key->text);
    }
}

static void read_key(Load *load, Rule *rule, const Node *map, const Key *key) {
    const Node *value = node_get(map, key->name);
    if (!value) {
        if (key->required & KIND(rule->kind))
            load_fault(load, map, 0, "missing key “%s”", key->name);
    } else if (value->kind != key->shape) {
        load_fault(load, value, 0, "“%s” must be %s, not %s", key->name,
                   node_kind_name(key->shape), node_kind_name(value->kind));
    } else if (key->kinds & KIND(rule->kind)) {
        key->set(load, rule, value);
    }
}

/* What a rule with `at` takes it takes whole, so its template is one of two. */
static void check_edge(Load *load, const Rule *rule, const Node *map) {
    const Template *t = &rule->replace;
    if (rule->at != AT_STORY && t->count)
        load_fault(load, node_get(map, "replace"), 0,
                   "at the head or the tail a rule removes: replace: ''");
    if (rule->at == AT_STORY && (t->count != 1 || t->parts[0].value < 0))
        load_fault(load, node_get(map, "replace"), 0,
                   "at: story keeps one group, as in replace: '${story}'");
}

static void check_whole(Load *load, Rule *rule, const Node *map) {
    bool fixes = rule->fix != FIX_NONE;
    if (rule->kind == RULE_PATTERN && fixes != rule->has_replace)
        load_fault(load, map, 0,
                   fixes ? "a rule that fixes needs “replace”"
                         : "“replace” without a fix: say fix: safe or "
                           "suggested");
    if (rule->has_known && !fixes)
        load_fault(load, map, 0, "“known” without a fix: it holds one back");
    if (rule->at && fixes && rule->has_replace) check_edge(load, rule, map);
    if (rule->at && (rule->has_known || rule->decodes || rule->keeps_case))
        load_fault(load, map, 0,
                   "“known”, “decode” and “case: preserve” are for patterns "
                   "in paragraphs: leave them out, or “at”");
    if (rule->at &&
        (rule->has_if_known || rule->has_if_unknown || rule->majority))
        load_fault(load, map, 0,
                   "“if-known”, “if-unknown” and “majority” are for patterns "
                   "in paragraphs: leave them out, or “at”");
    if (rule->kind == RULE_REPLACE && !fixes)
        load_fault(load, map, 0, "a replace rule fixes: safe or suggested");
    if (KIND(rule->kind) & OF_SCRIPTS && !fixes)
        load_fault(load, map, 0, "this kind of rule fixes: safe or suggested");
    if (rule->kind == RULE_NUMBER) check_number(load, rule, map);
    if (rule->kind == RULE_NAME) check_name(load, rule, map);
    if (rule->kind == RULE_PAIR && fixes && rule->shape != PAIR_DOUBLED)
        load_fault(load, map, 0, "only the shape “doubled” can be fixed");
}

static Phase usual_phase(RuleKind kind) {
    if (kind == RULE_MOJIBAKE || KIND(kind) & OF_SCRIPTS)
        return PHASE_CHARACTERS;
    bool marks = kind == RULE_PATTERN || kind == RULE_PAIR ||
                 kind == RULE_QUOTATION || kind == RULE_NUMBER;
    return marks ? PHASE_MARKS : PHASE_SENSE;
}

static void read_rule(Load *load, const Node *map) {
    if (map->kind != NODE_MAP) {
        load_fault(load, map, 0, "a rule is a map of keys, this is %s",
                   node_kind_name(map->kind));
        return;
    }
    size_t before = load->faults->count;
    Rule rule = {.needs = -1,
                 .skip = SKIP_UNLESS_SAID,
                 .house = NO_FORM,
                 .pack = load->pack};
    const Node *kind = node_get(map, "kind");
    if (kind && kind->kind == NODE_SCALAR) set_kind(load, &rule, kind);
    bool kind_known = kind && load->faults->count == before;
    load->faults->count = before; /* the table reads it again */
    rule.phase = usual_phase(rule.kind);
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (kind_known || KEYS[i].kinds == ANY_KIND)
            read_key(load, &rule, map, &KEYS[i]);
    if (kind_known) check_known(load, &rule, map);
    if (load->faults->count == before) check_whole(load, &rule, map);
    if (!load->broken && load->faults->count == before &&
        VEC_ADD(load->rules, rule))
        return;
    rule_free(&rule);
}

/* Where the path goes on behind the folder that holds packs; NULL when there
 * is none. */
static const char *below(const char *path, const char *folder) {
    static const char embedded[] = "copydesk:rules/";
    if (!strncmp(path, embedded, strlen(embedded)))
        return path + strlen(embedded);
    size_t len = folder ? strlen(folder) : 0;
    if (!len || strncmp(path, folder, len) != 0) return NULL;
    return path + len + strspn(path + len, "/");
}

/* "rules/style/ap/…" is pack "style/ap", also in a folder of one's own; other
 * files from elsewhere have none. */
static const char *pack_of(Arena *arena, const char *path, const char *folder) {
    const char *start = below(path, folder);
    if (!start) return "";
    bool style = !strncmp(start, "style/", 6);
    if (!style && strncmp(path, "copydesk:", 9) != 0) return "";
    const char *slash = strchr(start, '/');
    if (slash && style) slash = strchr(slash + 1, '/');
    size_t len = slash ? (size_t)(slash - start) : 0;
    const char *pack = arena_copy(arena, start, len);
    return pack ? pack : "";
}

Status ruleset_add(Ruleset *rules, const char *path, const char *bytes,
                   size_t len, Faults *faults) {
    Load load = {.rules = rules,
                 .arena = rules->arena,
                 .path = path,
                 .bytes = bytes,
                 .len = len,
                 .pack = pack_of(rules->arena, path, rules->folder),
                 .faults = faults};
    if (index_lines(&load)) return STATUS_MEMORY;
    size_t before = faults->count;
    const Node *documents = yaml_read(rules->arena, path, bytes, len, faults);
    load.broken = faults->count > before;
    for (const Node *d = documents ? documents->first : NULL; d; d = d->next) {
        if (d->kind != NODE_LIST) {
            read_rule(&load, d);
            continue;
        }
        for (const Node *item = d->first; item; item = item->next)
            read_rule(&load, item);
    }
    return faults->lost ? STATUS_MEMORY : STATUS_OK;
}
