/* SPDX-License-Identifier: MIT
 * The settings of each file of a command: configurations found, laid over one
 * another, and what they name opened, each once. */
#ifndef CLI_DESK_H
#define CLI_DESK_H

#include "base/hash.h"
#include "base/vec.h"
#include "cli/config.h"

typedef struct Opened {
    void *thing; /* NULL: it could not be, and that was told */
} Opened;

/* Things by a key that says what they were opened for. */
typedef struct OpenedList {
    Opened *items; /* owned, in the order they were opened */
    size_t count, cap;
    Map by_key; /* keys in the arena of the desk, values indexes */
} OpenedList;

typedef struct Desk {
    Arena arena;
    const Options *options;
    Layer command_line;
    /* By folder, by path, by configuration and overrides, … */
    OpenedList folders, configs, settings, engines, words, baselines;
    bool failed; /* something was told that nothing can be done with */
} Desk;

/* False: memory. */
bool desk_open(Desk *desk, const Options *options);
void desk_close(Desk *desk);
/* The settings of a file, NULL when it is excluded, or memory ran out
 * (desk->failed). Nothing in them is opened yet. The configuration, if any,
 * in *config (may be NULL). */
const Settings *desk_settings(Desk *desk, const char *path,
                              const Config **config);
/* Opens what all settings so far name: rules, names, words, baselines. Faults
 * are told, and desk->failed. */
void desk_open_all(Desk *desk);
/* Writes each baseline. False: told. */
bool desk_write_baselines(const Desk *desk);

#endif
