/* SPDX-License-Identifier: MIT
 * From the paths of a command line to the files to read. */
#ifndef BATCH_WALK_H
#define BATCH_WALK_H

#include "base/arena.h"
#include <stdbool.h>

typedef struct Input {
    const char *path; /* as given, or below a folder as given */
    bool walked;      /* found in a folder, not named */
    int error;        /* errno that came instead of it; 0: none */
} Input;

typedef struct Inputs {
    Input *items; /* owned; paths in the arena */
    size_t count, cap;
} Inputs;

/* Does one of the globs name the path, its end from any folder on, or a folder
 * above it? */
bool walk_excluded(const char *path, const char *const *globs, size_t count);
/* Adds a path: itself, or, of a folder, the .txt and extensionless files below
 * it, sorted by bytes. Hidden files and folders and symbolic links below a
 * folder are passed over. Paths that match one of the globs (fnmatch, against
 * the whole path, its name, and each folder above) are left out, named ones
 * too. A path that cannot be read is added with its error. False: memory. */
bool walk_add(Inputs *inputs, Arena *arena, const char *path,
              const char *const *exclude, size_t exclude_count);

#endif
