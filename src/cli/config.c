/* SPDX-License-Identifier: MIT */
#include "cli/config.h"

#include "base/buf.h"
#include "base/file.h"
#include "cli/paths.h"
#include "cli/session.h"
#include "ruleset/yaml.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define CONFIG_MOST ((size_t)1 << 20) /* bytes */

typedef struct Read {
    Arena *arena;
    Config *config;
    Buf bytes;
    Faults faults;
} Read;

static Place place_of(Read *r, const Node *node) {
    return place_in(r->arena, r->config->path, buf_str(&r->bytes), r->bytes.len,
                    node->line, node->column);
}

static void fault_unknown(Read *r, const Node *key, bool in_override) {
    Buf list = {0};
    for (int k = 0; k < KEY_COUNT; k++)
        if (!in_override || SETTING_KEYS[k].overrides)
            buf_print(&list, "%s, ", SETTING_KEYS[k].name);
    buf_text(&list, in_override ? "paths" : "overrides");
    fault_add(&r->faults, place_of(r, key),
              "there is no key “%s” here; there are: %s", key->text,
              buf_str(&list));
    buf_free(&list);
}

static void check_word(Read *r, const KeyInfo *info, const Node *node) {
    Buf list = {0};
    for (int i = 0; info->words[i]; i++) {
        buf_print(&list, "%s%s", i ? ", " : "", info->words[i]);
        if (!strcmp(info->words[i], node->text)) {
            buf_free(&list);
            return;
        }
    }
    fault_add(&r->faults, place_of(r, node), "“%s” is none of: %s", node->text,
              buf_str(&list));
    buf_free(&list);
}

static void read_item(Read *r, SettingKey key, const Node *node, Item *out) {
    const KeyInfo *info = &SETTING_KEYS[key];
    out->text = node->text;
    out->place = place_of(r, node);
    if (node->kind != NODE_SCALAR || !node->len)
        fault_add(&r->faults, out->place, "%s: want a text, not %s", info->name,
                  node->kind == NODE_SCALAR ? "nothing"
                                            : node_kind_name(node->kind));
    else if (info->words)
        check_word(r, info, node);
    else if (key == KEY_LANG && !option_is_lang(node->text))
        fault_add(&r->faults, out->place,
                  "a language is its two-letter code: en");
    else if (info->file)
        out->text = path_join(r->arena, r->config->folder, node->text);
    if (!out->text) out->text = ""; /* a fault, or memory, is told elsewhere */
}

static void read_setting(Read *r, SettingKey key, const Node *value,
                         Layer *out) {
    bool list = value->kind == NODE_LIST && SETTING_KEYS[key].list;
    size_t count = 0, i = 0;
    for (const Node *n = list ? value->first : NULL; n; n = n->next)
        count++;
    if (!list) count = 1;
    Item *items = arena_array(r->arena, count + 1, sizeof *items);
    if (!items) {
        r->faults.lost = true;
        return;
    }
    if (!list) read_item(r, key, value, &items[0]);
    for (const Node *n = list ? value->first : NULL; n; n = n->next)
        read_item(r, key, n, &items[i++]);
    out->of[key] = (Setting){items, count};
}

/* False: no such key. */
static bool read_key(Read *r, const Node *value, bool in_override, Layer *out) {
    for (int k = 0; k < KEY_COUNT; k++) {
        const KeyInfo *info = &SETTING_KEYS[k];
        if (strcmp(info->name, value->key->text) != 0) continue;
        if (in_override && !info->overrides) return false;
        read_setting(r, (SettingKey)k, value, out);
        return true;
    }
    return false;
}

static void read_paths(Read *r, const Node *value, Override *out) {
    for (const Node *n = value->first; n; n = n->next)
        out->path_count++;
    if (value->kind == NODE_SCALAR) out->path_count = 1;
    out->paths = arena_array(r->arena, out->path_count + 1, sizeof(char *));
    if (!out->paths) r->faults.lost = true;
    size_t i = 0;
    const Node *n = value->kind == NODE_SCALAR ? value : value->first;
    for (; out->paths && i < out->path_count; n = n->next, i++) {
        out->paths[i] = n->text ? n->text : "";
        if (n->kind != NODE_SCALAR || !n->len)
            fault_add(&r->faults, place_of(r, n), "paths are globs: \"op/*\"");
    }
}

static void read_override(Read *r, const Node *node, Override *out) {
    if (node->kind != NODE_MAP) {
        fault_add(&r->faults, place_of(r, node),
                  "an override is a map: paths, and what holds for them");
        return;
    }
    for (const Node *n = node->first; n; n = n->next)
        if (!strcmp(n->key->text, "paths"))
            read_paths(r, n, out);
        else if (!read_key(r, n, true, &out->layer))
            fault_unknown(r, n->key, true);
    if (!out->path_count)
        fault_add(&r->faults, place_of(r, node), "an override needs paths");
}

static void read_overrides(Read *r, const Node *value) {
    Config *c = r->config;
    size_t count = 0;
    for (const Node *n = value->first; n; n = n->next)
        count++;
    if (value->kind != NODE_LIST || count > OVERRIDES_MOST) {
        fault_add(&r->faults, place_of(r, value),
                  "overrides: want a list, of at most %d", OVERRIDES_MOST);
        return;
    }
    c->overrides = arena_array(r->arena, count + 1, sizeof *c->overrides);
    if (!c->overrides) r->faults.lost = true;
    for (const Node *n = value->first; n && c->overrides; n = n->next)
        read_override(r, n, &c->overrides[c->override_count++]);
}

static void read_root(Read *r, const Node *documents) {
    const Node *root = documents ? documents->first : NULL;
    if (!root || (root->kind == NODE_SCALAR && !root->len)) return;
    if (root->next)
        fault_add(&r->faults, place_of(r, root->next),
                  "a configuration is one document");
    if (root->kind != NODE_MAP) {
        fault_add(&r->faults, place_of(r, root),
                  "a configuration is a map: fixes: safe");
        return;
    }
    for (const Node *n = root->first; n; n = n->next)
        if (!strcmp(n->key->text, "overrides"))
            read_overrides(r, n);
        else if (!read_key(r, n, false, &r->config->layer))
            fault_unknown(r, n->key, false);
}

static void tell_faults(const Faults *faults) {
    for (size_t i = 0; i < faults->count; i++) {
        const Fault *f = &faults->items[i];
        session_tell(f->place.path, f->place.line, f->place.column, f->message,
                     f->place.text);
    }
    if (faults->lost) fprintf(stderr, "copydesk: out of memory\n");
}

Config *config_read(Arena *arena, const char *path) {
    Read r = {.arena = arena, .faults = {.arena = arena}};
    r.config = arena_alloc(arena, sizeof *r.config);
    const char *folder = path_folder(arena, path);
    r.faults.lost = !r.config || !folder;
    if (!r.faults.lost) {
        *r.config = (Config){.path = path, .folder = folder};
        Status status = file_read(path, CONFIG_MOST, &r.bytes);
        if (status)
            fault_add(&r.faults, (Place){.path = path}, "cannot be read: %s",
                      status == STATUS_IO ? strerror(errno) : "too long");
        else
            read_root(&r, yaml_read(arena, path, buf_str(&r.bytes), r.bytes.len,
                                    &r.faults));
    }
    tell_faults(&r.faults);
    bool ok = !r.faults.lost && !r.faults.count;
    faults_free(&r.faults);
    buf_free(&r.bytes);
    return ok ? r.config : NULL;
}

const char *config_find(Arena *arena, const char *folder) {
    while (folder && *folder) {
        const char *path = path_join(arena, folder, CONFIG_NAME);
        const char *git = path_join(arena, folder, ".git");
        if (path && access(path, F_OK) == 0) return path;
        const char *slash = strrchr(folder, '/');
        if (!slash || !folder[1] || (git && access(git, F_OK) == 0)) break;
        size_t len = slash == folder ? 1 : (size_t)(slash - folder);
        folder = arena_copy(arena, folder, len);
    }
    return NULL;
}
