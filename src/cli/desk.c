/* SPDX-License-Identifier: MIT */
#include "cli/desk.h"

#include "base/buf.h"
#include "batch/walk.h"
#include "cli/paths.h"
#include "cli/session.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool no_memory(Desk *desk) {
    fprintf(stderr, "copydesk: out of memory\n");
    desk->failed = true;
    return false;
}

static const Opened *look_up(const OpenedList *list, const char *key) {
    uint32_t i;
    return map_get(&list->by_key, key, strlen(key), &i) ? &list->items[i]
                                                        : NULL;
}

static bool keep(Desk *desk, OpenedList *list, const char *key, void *thing) {
    const char *copy = arena_copy(&desk->arena, key, strlen(key));
    if (!copy || !VEC_ADD(list, (Opened){thing})) return no_memory(desk);
    size_t i = list->count - 1;
    if (map_put(&list->by_key, copy, strlen(copy), (uint32_t)i)) return true;
    list->count--; /* the thing stays the caller's */
    return no_memory(desk);
}

bool desk_open(Desk *desk, const Options *options) {
    *desk = (Desk){.options = options};
    return settings_of_options(&desk->command_line, &desk->arena, options);
}

static void close_list(OpenedList *list, void (*close)(void *)) {
    for (size_t i = 0; i < list->count && close; i++)
        close(list->items[i].thing);
    free(list->items);
    map_free(&list->by_key);
}

static void close_engine(void *engine) {
    copydesk_engine_free(engine);
}

static void close_words(void *words) {
    if (words) words_free(words);
}

static void close_baseline(void *baseline) {
    if (baseline) baseline_free(baseline);
}

void desk_close(Desk *desk) {
    close_list(&desk->engines, close_engine);
    close_list(&desk->words, close_words);
    close_list(&desk->baselines, close_baseline);
    close_list(&desk->folders, NULL);
    close_list(&desk->configs, NULL);
    close_list(&desk->settings, NULL);
    arena_free(&desk->arena);
    *desk = (Desk){0};
}

/* ------------------------------------------------------ configurations -- */

static const Config *read_config(Desk *desk, const char *path) {
    const Opened *known = look_up(&desk->configs, path);
    if (known) return known->thing;
    Config *config = config_read(&desk->arena, path);
    if (!config) desk->failed = true;
    keep(desk, &desk->configs, path, config);
    return config;
}

static const Config *config_of(Desk *desk, const char *path) {
    const char *given = desk->options->config;
    if (given)
        return strcmp(given, "none") != 0 ? read_config(desk, given) : NULL;
    Arena scratch = {0};
    const char *folder = path_folder(&scratch, path);
    const Opened *known = folder ? look_up(&desk->folders, folder) : NULL;
    const Config *config = known ? known->thing : NULL;
    if (folder && !known) {
        const char *file = config_find(&desk->arena, folder);
        config = file ? read_config(desk, file) : NULL;
        keep(desk, &desk->folders, folder, (void *)(uintptr_t)config);
    }
    arena_free(&scratch);
    return config;
}

static bool config_excludes(const Config *config, const char *below) {
    const Setting *exclude = &config->layer.of[KEY_EXCLUDE];
    for (size_t i = 0; i < exclude->count; i++)
        if (walk_excluded(below, &exclude->items[i].text, 1)) return true;
    return false;
}

/* Which overrides hold for a path, a bit each. */
static uint64_t overrides_of(const Config *config, const char *below) {
    uint64_t bits = 0;
    for (size_t i = 0; i < config->override_count; i++)
        if (walk_excluded(below, config->overrides[i].paths,
                          config->overrides[i].path_count))
            bits |= (uint64_t)1 << i;
    return bits;
}

/* The command line over the overrides over the configuration. */
static Settings *lay_all(Desk *desk, const Config *config, uint64_t overrides) {
    Layer all = {0};
    Settings *out = arena_alloc(&desk->arena, sizeof *out);
    bool ok = out != NULL;
    if (ok && config) ok = settings_lay(&all, &desk->arena, &config->layer);
    for (size_t i = 0; ok && config && i < config->override_count; i++)
        if (overrides >> i & 1)
            ok = settings_lay(&all, &desk->arena, &config->overrides[i].layer);
    ok = ok && settings_lay(&all, &desk->arena, &desk->command_line) &&
         settings_read(out, &desk->arena, &all);
    if (ok) out->output_encoding = desk->options->output_encoding;
    return ok ? out : NULL;
}

const Settings *desk_settings(Desk *desk, const char *path,
                              const Config **found) {
    const Config *config = config_of(desk, path);
    Arena scratch = {0};
    uint64_t overrides = 0;
    if (found) *found = config;
    if (config) {
        const char *full = path_full(&scratch, path);
        const char *below = full ? path_below(config->folder, full) : NULL;
        bool excluded = below && config_excludes(config, below);
        if (below) overrides = overrides_of(config, below);
        arena_free(&scratch);
        if (excluded) return NULL;
    }
    char key[64];
    snprintf(key, sizeof key, "%p %llx", (const void *)config,
             (unsigned long long)overrides);
    const Opened *known = look_up(&desk->settings, key);
    if (known) return known->thing;
    Settings *settings = lay_all(desk, config, overrides);
    if (!settings)
        no_memory(desk);
    else if (!keep(desk, &desk->settings, key, settings))
        return NULL;
    return settings;
}

/* -------------------------------------------------------- opened things -- */

static Strings strings_of(Desk *desk, const Setting *setting) {
    Strings out = {0};
    for (size_t i = 0; i < setting->count; i++)
        if (!VEC_ADD(&out, setting->items[i].text)) no_memory(desk);
    return out;
}

static void add_key(Buf *key, char mark, const Setting *setting) {
    for (size_t i = 0; i < setting->count; i++)
        buf_print(key, "%c%s\n", mark, setting->items[i].text);
}

/* One engine for each set of rules and names. A profile joins the key, and
 * the engine's options, here. */
static const copydesk_engine *engine_of(Desk *desk, const Settings *s) {
    const Setting *rules = &s->layer.of[KEY_RULES];
    const Setting *names = &s->layer.of[KEY_NAMES];
    Buf key = {0};
    add_key(&key, 'r', rules);
    add_key(&key, 'n', names);
    const Opened *known = look_up(&desk->engines, buf_str(&key));
    copydesk_engine *engine = known ? known->thing : NULL;
    if (!known) {
        Strings r = strings_of(desk, rules), n = strings_of(desk, names);
        engine = session_open(&r, &n, desk->options->replace_builtin);
        free(r.items);
        free(n.items);
        if (!keep(desk, &desk->engines, buf_str(&key), engine)) {
            copydesk_engine_free(engine);
            engine = NULL;
        }
    }
    buf_free(&key);
    if (!engine) desk->failed = true;
    return engine;
}

static Words *read_words(Desk *desk, const Setting *files) {
    Words *words = arena_alloc(&desk->arena, sizeof *words);
    if (!words) no_memory(desk);
    for (size_t i = 0; words && i < files->count; i++)
        if (!words_read(words, files->items[i].text)) desk->failed = true;
    return words;
}

static const Words *words_of(Desk *desk, const Settings *s) {
    const Setting *files = &s->layer.of[KEY_WORDS];
    if (!files->count) return NULL;
    Buf key = {0};
    add_key(&key, 'w', files);
    const Opened *known = look_up(&desk->words, buf_str(&key));
    Words *words = known ? known->thing : read_words(desk, files);
    if (!known && words && !keep(desk, &desk->words, buf_str(&key), words)) {
        words_free(words);
        words = NULL;
    }
    buf_free(&key);
    return words;
}

static Baseline *baseline_of(Desk *desk, const Settings *s) {
    if (!s->baseline_file) return NULL;
    const Opened *known = look_up(&desk->baselines, s->baseline_file);
    if (known) return known->thing;
    Baseline *b = arena_alloc(&desk->arena, sizeof *b);
    if (!b) {
        no_memory(desk);
        return NULL;
    }
    if (!baseline_read(b, s->baseline_file, desk->options->write_baseline))
        desk->failed = true;
    if (keep(desk, &desk->baselines, s->baseline_file, b)) return b;
    baseline_free(b);
    return NULL;
}

/* A bad value, at its place: an option, or a line of a configuration. */
static void tell_at(Desk *desk, const Setting *setting, const char *message) {
    const Place *place = &setting->items[0].place;
    if (place->line)
        session_tell(place->path, place->line, place->column, message,
                     place->text);
    else
        fprintf(stderr, "copydesk: %s\n", message);
    desk->failed = true;
}

static void check_rules(Desk *desk, const Settings *s) {
    copydesk_error error;
    char message[600];
    SettingKey bad = KEY_COUNT;
    if (!session_selects(s->engine, s->profile, NULL, NULL, &error))
        bad = KEY_PROFILE;
    else if (!session_selects(s->engine, NULL, s->select, NULL, &error))
        bad = KEY_SELECT;
    else if (!session_selects(s->engine, NULL, NULL, s->ignore, &error))
        bad = KEY_IGNORE;
    if (bad != KEY_COUNT) {
        snprintf(message, sizeof message, "%s%s", error.message,
                 bad == KEY_PROFILE ? ""
                                    : " (copydesk rules list shows them all)");
        tell_at(desk, &s->layer.of[bad], message);
    }
    session_tell_language(s->engine, s->lang);
}

/* An empty text is in any encoding there is. */
static bool is_encoding(const char *name, copydesk_error *error) {
    copydesk_source *source;
    if (!name) return true;
    copydesk_status status = copydesk_source_open(&source, "", 0, name, error);
    copydesk_source_free(source);
    return !status;
}

static void check_encodings(Desk *desk, const Settings *s) {
    copydesk_error error;
    if (!is_encoding(s->encoding, &error))
        tell_at(desk, &s->layer.of[KEY_ENCODING], error.message);
    if (is_encoding(s->output_encoding, &error)) return;
    fprintf(stderr, "copydesk: --output-encoding: %s\n", error.message);
    desk->failed = true;
}

/* Suggestions go into files only by name, whoever asked for them. */
static void check_suggested(Desk *desk, const Settings *s) {
    if (desk->options->in_place && s->fixes == COPYDESK_FIXES_SUGGESTED &&
        !s->select)
        tell_at(desk, &s->layer.of[KEY_FIXES],
                "--in-place with --fixes suggested needs --select: name the "
                "rules or families whose suggestions you accept");
}

static void check_baseline(Desk *desk, const Settings *s) {
    if (!desk->options->write_baseline || s->baseline_file || desk->failed)
        return;
    fprintf(stderr, "copydesk: --write-baseline: which file? Name it with "
                    "--baseline FILE\n");
    desk->failed = true;
}

void desk_open_all(Desk *desk) {
    for (size_t i = 0; i < desk->settings.count; i++) {
        Settings *s = desk->settings.items[i].thing;
        check_baseline(desk, s);
        s->engine = engine_of(desk, s);
        s->words = words_of(desk, s);
        s->baseline = baseline_of(desk, s);
        if (s->engine) check_rules(desk, s);
        check_encodings(desk, s);
        check_suggested(desk, s);
    }
    /* Nothing is done by half a set of rules. */
    for (size_t i = 0; i < desk->settings.count && desk->failed; i++)
        ((Settings *)desk->settings.items[i].thing)->engine = NULL;
}

bool desk_write_baselines(const Desk *desk) {
    char message[300];
    bool ok = true;
    for (size_t i = 0; i < desk->baselines.count; i++) {
        const Baseline *b = desk->baselines.items[i].thing;
        if (baseline_write(b, message, sizeof message)) continue;
        fprintf(stderr, "copydesk: %s: %s\n", b->file, message);
        ok = false;
    }
    return ok;
}
