/* SPDX-License-Identifier: MIT */
#include "ruleset/profile.h"

#include "base/vec.h"
#include "ruleset/ruleset.h"
#include "ruleset/yaml.h"
#include <stdlib.h>
#include <string.h>

static const char FOLDER[] = "profiles/";
static const char STYLE[] = "style/"; /* packs that wait to be named */

bool profile_is(const char *path) {
    const char *slash = strrchr(path, '/');
    size_t len = slash ? (size_t)(slash - path) + 1 : 0, want = strlen(FOLDER);
    return len >= want && !memcmp(path + len - want, FOLDER, want) &&
           (len == want || path[len - want - 1] == '/');
}

/* --------------------------------------------------------------- reading -- */

/* A profile being read or worked out. */
typedef struct Reading {
    Ruleset *rules;
    Profile *profile;
    Faults *faults;
} Reading;

static Place place_of(const Reading *r, const Node *node) {
    const Profile *p = r->profile;
    return place_in(r->rules->arena, p->place.path, p->bytes.text, p->bytes.len,
                    node->line, node->column);
}

static bool wants(Reading *r, const Node *value, NodeKind kind) {
    bool fine = value->kind == kind;
    for (const Node *n = value->first; fine && n; n = n->next)
        if (n->kind != NODE_SCALAR) {
            fault_add(r->faults, place_of(r, n), "a name or a word, not %s",
                      node_kind_name(n->kind));
            return false;
        }
    if (!fine)
        fault_add(r->faults, place_of(r, value), "“%s” must be %s, not %s",
                  value->key->text, node_kind_name(kind),
                  node_kind_name(value->kind));
    return fine;
}

static void read_packs(Reading *r, const Node *value) {
    size_t count = 0;
    for (const Node *n = value->first; n; n = n->next)
        count++;
    Profile *p = r->profile;
    p->packs = arena_array(r->rules->arena, count + 1, sizeof *p->packs);
    for (const Node *n = value->first; n && p->packs; n = n->next)
        p->packs[p->pack_count++] = n->text;
    p->pack_list = value;
}

static void read_key(Reading *r, const Node *value) {
    const char *key = value->key->text;
    Profile *p = r->profile;
    if (!strcmp(key, "about")) {
        if (wants(r, value, NODE_SCALAR)) p->about = value->text;
    } else if (!strcmp(key, "packs")) {
        if (wants(r, value, NODE_LIST)) read_packs(r, value);
    } else if (!strcmp(key, "on")) {
        if (wants(r, value, NODE_LIST)) p->on = value;
    } else if (!strcmp(key, "off")) {
        if (wants(r, value, NODE_LIST)) p->off = value;
    } else if (!strcmp(key, "forms")) {
        if (wants(r, value, NODE_MAP)) p->forms = value;
    } else {
        fault_add(r->faults, place_of(r, value->key),
                  "unknown key “%s”; a profile has about, packs, on, off and "
                  "forms",
                  key);
    }
}

static void drop_namesake(Profiles *profiles, const char *name) {
    size_t kept = 0;
    for (size_t i = 0; i < profiles->count; i++)
        if (strcmp(profiles->items[i].name, name) != 0)
            profiles->items[kept++] = profiles->items[i];
    profiles->count = kept;
}

static const char *name_of(Arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return arena_copy(arena, name, dot ? (size_t)(dot - name) : strlen(name));
}

Status profiles_add(Ruleset *rules, const char *path, const char *bytes,
                    size_t len, Faults *faults) {
    Arena *arena = rules->arena;
    Profile profile = {.name = name_of(arena, path), .about = ""};
    profile.place = (Place){.path = path};
    profile.bytes = (Spelling){arena_copy(arena, bytes, len), len};
    if (!profile.name || !profile.bytes.text) return STATUS_MEMORY;
    size_t before = faults->count;
    const Node *documents = yaml_read(arena, path, bytes, len, faults);
    const Node *map = documents ? documents->first : NULL;
    Reading r = {rules, &profile, faults};
    if (map && (map->kind != NODE_MAP || map->next))
        fault_add(faults, profile.place, "a profile is one map of keys");
    else if (map && faults->count == before)
        for (const Node *n = map->first; n; n = n->next)
            read_key(&r, n);
    drop_namesake(&rules->profiles, profile.name);
    return !faults->lost && VEC_ADD(&rules->profiles, profile) ? STATUS_OK
                                                               : STATUS_MEMORY;
}

/* ----------------------------------------------------------- working out -- */

static bool has_pack(const Profile *profile, const char *pack) {
    if (strncmp(pack, STYLE, strlen(STYLE)) != 0) return true;
    for (size_t i = 0; i < profile->pack_count; i++)
        if (!strcmp(profile->packs[i], pack)) return true;
    return false;
}

static void check_packs(Reading *r) {
    const Node *list = r->profile->pack_list;
    for (const Node *n = list ? list->first : NULL; n; n = n->next) {
        bool known = false;
        for (size_t i = 0; i < r->rules->count && !known; i++)
            known = !strcmp(r->rules->items[i].pack, n->text);
        if (!known)
            fault_add(r->faults, place_of(r, n), "no rule is of the pack “%s”",
                      n->text);
    }
}

static void turn(Reading *r, const Node *list, bool on) {
    for (const Node *n = list ? list->first : NULL; n; n = n->next) {
        bool known = false;
        for (size_t i = 0; i < r->rules->count; i++)
            if (rule_named(&r->rules->items[i], n->text, n->len)) {
                r->profile->enabled[i] = on;
                known = true;
            }
        if (!known)
            fault_add(r->faults, place_of(r, n),
                      "no rule or family is called %s", n->text);
    }
}

static void set_form(Reading *r, const Node *n) {
    const Rule *rule = ruleset_find(r->rules, n->key->text);
    if (!rule || rule->kind != RULE_CONSISTENCY) {
        fault_add(r->faults, place_of(r, n->key),
                  "no consistency rule is called %s", n->key->text);
        return;
    }
    size_t form = forms_find(rule, n->text);
    if (form == NO_FORM)
        fault_add(r->faults, place_of(r, n), "“%s” is none of the forms of %s",
                  n->text, rule->id);
    r->profile->house[rule - r->rules->items] = form;
}

static bool work_out(Reading *r) {
    Profile *p = r->profile;
    size_t count = r->rules->count;
    p->enabled = arena_array(r->rules->arena, count + 1, sizeof *p->enabled);
    p->house = arena_array(r->rules->arena, count + 1, sizeof *p->house);
    if (!p->enabled || !p->house) return false;
    for (size_t i = 0; i < count; i++) {
        const Rule *rule = &r->rules->items[i];
        p->enabled[i] = has_pack(p, rule->pack);
        p->house[i] = rule->kind == RULE_CONSISTENCY ? rule->house : NO_FORM;
    }
    check_packs(r);
    turn(r, p->on, true);
    turn(r, p->off, false);
    for (const Node *n = p->forms ? p->forms->first : NULL; n; n = n->next)
        set_form(r, n);
    return true;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const Profile *)a)->name, ((const Profile *)b)->name);
}

static Status list_rules(Profiles *profiles, Ruleset *rules, Faults *faults) {
    size_t before = faults->count;
    for (size_t i = 0; i < profiles->count; i++) {
        Reading r = {rules, &profiles->items[i], faults};
        if (!work_out(&r)) return STATUS_MEMORY;
    }
    /* What a rule with faults would have been, no profile can name. */
    if (before) faults->count = before;
    return STATUS_OK;
}

Status profiles_finish(Profiles *profiles, Ruleset *rules, Faults *faults) {
    if (!profiles_find(profiles, PROFILE_DEFAULT) &&
        !VEC_ADD(profiles, (Profile){.name = PROFILE_DEFAULT, .about = ""}))
        return STATUS_MEMORY;
    qsort(profiles->items, profiles->count, sizeof *profiles->items, by_name);
    return list_rules(profiles, rules, faults);
}

const Profile *profiles_find(const Profiles *profiles, const char *name) {
    for (size_t i = 0; i < profiles->count; i++)
        if (!strcmp(profiles->items[i].name, name)) return &profiles->items[i];
    return NULL;
}

void profiles_free(Profiles *profiles) {
    free(profiles->items);
    *profiles = (Profiles){0};
}
