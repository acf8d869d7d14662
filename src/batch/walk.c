/* SPDX-License-Identifier: MIT */
#include "batch/walk.h"

#include "base/vec.h"
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct Walk {
    Inputs *inputs;
    Arena *arena;
    const char *const *exclude;
    size_t exclude_count;
} Walk;

/* "./archive/" is how people write the folder "archive". */
static bool matches_one(const char *glob, const char *path) {
    char plain[4096];
    while (!strncmp(glob, "./", 2))
        glob += 2;
    size_t len = strlen(glob);
    if (len >= sizeof plain) return false;
    memcpy(plain, glob, len + 1);
    while (len > 1 && plain[len - 1] == '/')
        plain[--len] = 0;
    return !fnmatch(plain, path, 0);
}

static bool matches(const char *path, const char *const *globs, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (matches_one(globs[i], path)) return true;
    return false;
}

bool walk_excluded(const char *path, const char *const *globs, size_t count) {
    char part[4096];
    size_t len = strlen(path);
    if (!count || len >= sizeof part) return false;
    for (const char *tail = path; tail; tail = strchr(tail, '/')) {
        while (*tail == '/')
            tail++;
        for (size_t n = 0; tail[n]; n++) {
            if (tail[n + 1] != '/' && tail[n + 1]) continue;
            memcpy(part, tail, n + 1);
            part[n + 1] = 0;
            if (matches(part, globs, count)) return true;
        }
    }
    return matches(path, globs, count);
}

static bool excluded(const Walk *w, const char *path) {
    return walk_excluded(path, w->exclude, w->exclude_count);
}

static bool add(Walk *w, const char *path, bool walked, int error) {
    const char *kept = arena_copy(w->arena, path, strlen(path));
    return kept && VEC_ADD(w->inputs, (Input){kept, walked, error});
}

/* The names we read without being told: story.txt, story */
static bool has_reader(const char *name) {
    const char *dot = strrchr(name, '.');
    return !dot || !strcmp(dot, ".txt");
}

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int visible(const struct dirent *e) {
    return e->d_name[0] != '.';
}

static bool walk_folder(Walk *w, const char *folder);

static bool walk_entry(Walk *w, const char *folder, const char *name) {
    char path[4096];
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    int len = snprintf(path, sizeof path, "%s%s%s", folder, slash, name);
    if (len < 0 || (size_t)len >= sizeof path)
        return add(w, folder, true, ENAMETOOLONG);
    struct stat st;
    if (lstat(path, &st) != 0) return add(w, path, true, errno);
    if (excluded(w, path)) return true;
    if (S_ISDIR(st.st_mode)) return walk_folder(w, path);
    if (S_ISREG(st.st_mode) && has_reader(name)) return add(w, path, true, 0);
    return true;
}

static bool walk_folder(Walk *w, const char *folder) {
    struct dirent **entries;
    int count = scandir(folder, &entries, visible, by_name);
    if (count < 0) return add(w, folder, true, errno);
    bool ok = true;
    for (int i = 0; i < count; i++) {
        ok = ok && walk_entry(w, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    return ok;
}

bool walk_add(Inputs *inputs, Arena *arena, const char *path,
              const char *const *exclude, size_t exclude_count) {
    Walk w = {inputs, arena, exclude, exclude_count};
    struct stat st;
    if (!strcmp(path, "-")) return add(&w, path, false, 0);
    if (excluded(&w, path)) return true;
    if (stat(path, &st) != 0) return add(&w, path, false, errno);
    if (S_ISDIR(st.st_mode)) return walk_folder(&w, path);
    return add(&w, path, false, 0);
}
