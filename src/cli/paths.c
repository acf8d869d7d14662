/* SPDX-License-Identifier: MIT */
#include "cli/paths.h"

#include "base/buf.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

const char *path_folder(Arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    size_t len = slash ? (size_t)(slash - path) : 0;
    char *folder = slash ? arena_copy(arena, path, len ? len : 1)
                         : arena_copy(arena, ".", 1);
    char real[PATH_MAX];
    /* A folder that is not there: its files cannot be read either. */
    if (!folder || !realpath(folder, real)) return folder;
    return arena_copy(arena, real, strlen(real));
}

const char *path_full(Arena *arena, const char *path) {
    const char *folder = path_folder(arena, path);
    const char *slash = strrchr(path, '/');
    return folder ? path_join(arena, folder, slash ? slash + 1 : path) : NULL;
}

const char *path_below(const char *folder, const char *path) {
    size_t len = strlen(folder);
    if (len == 1 && *folder == '/') return path + 1;
    return !strncmp(folder, path, len) && path[len] == '/' ? path + len + 1
                                                           : NULL;
}

const char *path_from(Arena *arena, const char *folder, const char *path) {
    Buf out = {0};
    char *above = arena_copy(arena, folder, strlen(folder));
    const char *below = NULL;
    while (above && above[1] && !(below = path_below(above, path))) {
        char *slash = strrchr(above, '/');
        if (!slash) break;
        *slash = 0;
        if (slash == above) break;
        buf_text(&out, "../");
    }
    if (!below) {
        buf_free(&out);
        return above ? path : NULL;
    }
    buf_text(&out, below);
    char *copy = out.failed ? NULL : arena_copy(arena, out.data, out.len);
    buf_free(&out);
    return copy;
}

const char *path_join(Arena *arena, const char *folder, const char *path) {
    Buf full = {0};
    const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
    if (*path != '/') buf_print(&full, "%s%s", folder, slash);
    buf_text(&full, path);
    char *copy = full.failed ? NULL : arena_copy(arena, full.data, full.len);
    buf_free(&full);
    return copy;
}
