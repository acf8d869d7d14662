/* SPDX-License-Identifier: MIT */
#include "cli/settings.h"

#include <string.h>

const KeyInfo SETTING_KEYS[KEY_COUNT] = {
    {.name = "profile", .overrides = true},
    {.name = "lang", .overrides = true},
    {.name = "encoding", .overrides = true},
    {.name = "fixes",
     .words = OPTION_FIXES,
     .otherwise = "safe",
     .overrides = true},
    {.name = "fail-on",
     .words = OPTION_FAIL_ON,
     .otherwise = "warning",
     .overrides = true},
    {.name = "select", .list = true, .overrides = true},
    {.name = "ignore", .list = true, .overrides = true},
    {.name = "rules",
     .list = true,
     .adds = true,
     .file = true,
     .overrides = true},
    {.name = "names",
     .list = true,
     .adds = true,
     .file = true,
     .overrides = true},
    {.name = "words",
     .list = true,
     .adds = true,
     .file = true,
     .overrides = true},
    {.name = "baseline", .file = true, .overrides = true},
    {.name = "exclude", .list = true, .adds = true},
};

static bool set(Layer *out, Arena *arena, SettingKey key, const char *option,
                const char *const *values, size_t count) {
    Item *items = arena_array(arena, count + 1, sizeof *items);
    for (size_t i = 0; items && i < count; i++)
        items[i] = (Item){values[i], {.path = option}};
    out->of[key] = (Setting){items, count};
    return items != NULL;
}

static bool set_one(Layer *out, Arena *arena, SettingKey key,
                    const char *option, const char *value) {
    return !value || set(out, arena, key, option, &value, 1);
}

static bool set_list(Layer *out, Arena *arena, SettingKey key,
                     const char *option, const Strings *list) {
    return !list->count ||
           set(out, arena, key, option, list->items, list->count);
}

bool settings_of_options(Layer *out, Arena *arena, const Options *o) {
    *out = (Layer){0};
    const char *fixes = o->fixes < 0 ? NULL : OPTION_FIXES[o->fixes];
    const char *fail_on = o->fail_on < 0 ? NULL : OPTION_FAIL_ON[o->fail_on];
    return set_one(out, arena, KEY_PROFILE, "--profile", o->profile) &&
           set_one(out, arena, KEY_LANG, "--lang", o->lang) &&
           set_one(out, arena, KEY_ENCODING, "--encoding", o->encoding) &&
           set_one(out, arena, KEY_FIXES, "--fixes", fixes) &&
           set_one(out, arena, KEY_FAIL_ON, "--fail-on", fail_on) &&
           set_one(out, arena, KEY_SELECT, "--select", o->select) &&
           set_one(out, arena, KEY_IGNORE, "--ignore", o->ignore) &&
           set_one(out, arena, KEY_BASELINE, "--baseline", o->baseline) &&
           set_list(out, arena, KEY_RULES, "--rules", &o->rules) &&
           set_list(out, arena, KEY_NAMES, "--names", &o->names) &&
           set_list(out, arena, KEY_WORDS, "--words", &o->words) &&
           set_list(out, arena, KEY_EXCLUDE, "--exclude", &o->exclude);
}

static bool append(Setting *under, Arena *arena, const Setting *over) {
    size_t count = under->count + over->count;
    Item *items = arena_array(arena, count, sizeof *items);
    if (!items) return false;
    if (under->count) memcpy(items, under->items, under->count * sizeof *items);
    memcpy(items + under->count, over->items, over->count * sizeof *items);
    *under = (Setting){items, count};
    return true;
}

bool settings_lay(Layer *under, Arena *arena, const Layer *over) {
    bool ok = true;
    for (int key = 0; key < KEY_COUNT && ok; key++) {
        if (!over->of[key].count) continue;
        if (SETTING_KEYS[key].adds)
            ok = append(&under->of[key], arena, &over->of[key]);
        else
            under->of[key] = over->of[key];
    }
    return ok;
}

const char *settings_join(Arena *arena, const Setting *setting) {
    size_t len = 0;
    for (size_t i = 0; i < setting->count; i++)
        len += strlen(setting->items[i].text) + 1;
    char *out = len ? arena_alloc(arena, len) : NULL;
    for (size_t i = 0, at = 0; out && i < setting->count; i++) {
        size_t n = strlen(setting->items[i].text);
        if (i) out[at++] = ',';
        memcpy(out + at, setting->items[i].text, n);
        at += n;
    }
    return out;
}

static int choice(const Layer *layer, SettingKey key) {
    const KeyInfo *info = &SETTING_KEYS[key];
    const Setting *s = &layer->of[key];
    const char *text = s->count ? s->items[0].text : info->otherwise;
    int i = 0;
    while (info->words[i] && strcmp(info->words[i], text) != 0)
        i++;
    return i;
}

static const char *first(const Layer *layer, SettingKey key) {
    return layer->of[key].count ? layer->of[key].items[0].text : NULL;
}

bool settings_read(Settings *out, Arena *arena, const Layer *layer) {
    *out = (Settings){
        .layer = *layer,
        .fixes = (copydesk_fixes)choice(layer, KEY_FIXES),
        .fail_on = choice(layer, KEY_FAIL_ON),
        .profile = first(layer, KEY_PROFILE),
        .lang = first(layer, KEY_LANG),
        .encoding = first(layer, KEY_ENCODING),
        .baseline_file = first(layer, KEY_BASELINE),
        .select = settings_join(arena, &layer->of[KEY_SELECT]),
        .ignore = settings_join(arena, &layer->of[KEY_IGNORE]),
    };
    return (out->select || !layer->of[KEY_SELECT].count) &&
           (out->ignore || !layer->of[KEY_IGNORE].count);
}
