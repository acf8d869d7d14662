/* SPDX-License-Identifier: MIT
 * What one file is checked by: the command line over its configuration over
 * what holds by itself. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "base/fault.h"
#include "cli/baseline.h"
#include "cli/options.h"
#include "cli/words.h"

/* What can be set, in the order of SETTING_KEYS. */
typedef enum SettingKey {
    KEY_PROFILE,
    KEY_LANG,
    KEY_ENCODING,
    KEY_FIXES,
    KEY_FAIL_ON,
    KEY_SELECT,
    KEY_IGNORE,
    KEY_RULES,
    KEY_NAMES,
    KEY_WORDS,
    KEY_BASELINE,
    KEY_EXCLUDE,
    KEY_COUNT,
} SettingKey;

typedef struct KeyInfo {
    const char *name;         /* in a configuration; --name says the same */
    const char *const *words; /* what it may be, NULL: anything */
    const char *otherwise;    /* what holds by itself; NULL: nothing */
    bool list;                /* several values */
    bool adds;                /* to those of a layer below, else over them */
    bool file;                /* relative to the configuration's folder */
    bool overrides;           /* may be set for some paths alone */
} KeyInfo;

extern const KeyInfo SETTING_KEYS[KEY_COUNT];

typedef struct Item {
    const char *text;
    Place place; /* line 0: path is an option's name */
} Item;

/* The values of a key; none: not set here. */
typedef struct Setting {
    const Item *items;
    size_t count;
} Setting;

typedef struct Layer {
    Setting of[KEY_COUNT];
} Layer;

typedef struct Settings {
    Layer layer; /* all that is set, with where it comes from */
    copydesk_fixes fixes;
    int fail_on; /* a copydesk_level, or FAIL_NEVER */
    const char *profile, *lang, *select, *ignore, *baseline_file; /* or NULL */
    const char *encoding;        /* of the file; NULL: by its byte order mark */
    const char *output_encoding; /* NULL: the same */
    /* Opened for these; shared by many settings. */
    const copydesk_engine *engine; /* NULL: faults were told, text passes */
    const Words *words;            /* NULL: none */
    Baseline *baseline;            /* NULL: none */
} Settings;

/* What the command line sets. False: memory. */
bool settings_of_options(Layer *out, Arena *arena, const Options *options);
/* Lays a layer over what there is. False: memory. */
bool settings_lay(Layer *under, Arena *arena, const Layer *over);
/* The values of a key with commas between them; NULL when there are none, or
 * no memory. */
const char *settings_join(Arena *arena, const Setting *setting);
/* What a layer of all there is means. False: memory. */
bool settings_read(Settings *out, Arena *arena, const Layer *layer);

#endif
