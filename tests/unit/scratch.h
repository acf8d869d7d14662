/* SPDX-License-Identifier: MIT
 * A temporary folder for tests that need files: made on the first use, removed
 * with all it holds by scratch_remove(). */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char scratch_folder[64];

/* The path of a name in the folder; good until the eighth call after it. */
static inline const char *scratch_path(const char *name) {
    static char paths[8][512];
    static unsigned next;
    if (!*scratch_folder) {
        strcpy(scratch_folder, "/tmp/copydesk-unit-XXXXXX");
        if (!mkdtemp(scratch_folder)) exit(99);
    }
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", scratch_folder, name);
    return path;
}

static inline const char *scratch_write(const char *name, const char *text) {
    const char *path = scratch_path(name);
    FILE *file = fopen(path, "wb");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0) exit(99);
    return path;
}

static inline const char *scratch_dir(const char *name) {
    const char *path = scratch_path(name);
    if (mkdir(path, 0700) != 0) exit(99);
    return path;
}

static inline int scratch_drop(const char *path, const struct stat *st,
                               int type, struct FTW *walk) {
    (void)st, (void)type, (void)walk;
    return remove(path);
}

static inline void scratch_remove(void) {
    if (*scratch_folder)
        nftw(scratch_folder, scratch_drop, 8, FTW_DEPTH | FTW_PHYS);
    *scratch_folder = 0;
}

#endif
