/* SPDX-License-Identifier: MIT
 * .copydesk.yml: what a project wants of the stories below it. */
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include "cli/settings.h"

#define CONFIG_NAME ".copydesk.yml"
#define OVERRIDES_MOST 64

/* What holds for some paths alone. */
typedef struct Override {
    const char **paths; /* globs, relative to the configuration's folder */
    size_t path_count;
    Layer layer;
} Override;

typedef struct Config {
    const char *path, *folder; /* as found; the full path of its folder */
    Layer layer;
    Override *overrides; /* a later one goes over an earlier one */
    size_t override_count;
} Config;

/* Reads a configuration; everything lies in the arena. NULL: its faults, all
 * of them, are on stderr. */
Config *config_read(Arena *arena, const char *path);
/* The path of the configuration for the files of a folder (a full path): in
 * it or the nearest folder above, but not above the one that holds .git. NULL
 * when there is none, or no memory. */
const char *config_find(Arena *arena, const char *folder);

#endif
