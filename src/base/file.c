/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include "base/vec.h"
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static Status read_all(FILE *file, size_t most, Buf *out) {
    size_t start = out->len;
    for (;;) {
        if (!buf_reserve(out, 65536)) return STATUS_MEMORY;
        size_t n = fread(out->data + out->len, 1, 65536, file);
        out->len += n;
        out->data[out->len] = 0;
        if (out->len - start > most) return STATUS_LIMIT;
        if (!n) return ferror(file) ? STATUS_IO : STATUS_OK;
    }
}

Status file_read(const char *path, size_t most, Buf *out) {
    FILE *file = fopen(path, "rb");
    if (!file) return STATUS_IO;
    Status status = read_all(file, most, out);
    int error = errno;
    fclose(file);
    errno = error;
    return status;
}

static bool ends_with(const char *name, const char *suffixes) {
    size_t n = strlen(name);
    for (;;) {
        size_t m = strcspn(suffixes, " ");
        if (n > m && !memcmp(name + n - m, suffixes, m)) return true;
        if (!suffixes[m]) return false;
        suffixes += m + 1;
    }
}

static char *join(Arena *arena, const char *folder, const char *name) {
    Buf path = {0};
    buf_print(&path, "%s/%s", folder, name);
    char *copy = path.failed ? NULL : arena_copy(arena, path.data, path.len);
    buf_free(&path);
    return copy;
}

static Status list_folder(Arena *arena, const char *folder,
                          const char *suffixes, Paths *out) {
    DIR *dir = opendir(folder);
    if (!dir) return STATUS_IO;
    Status status = STATUS_OK;
    for (struct dirent *e; !status && (e = readdir(dir));) {
        if (e->d_name[0] == '.') continue;
        char *path = join(arena, folder, e->d_name);
        struct stat st;
        if (!path)
            status = STATUS_MEMORY;
        else if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
            status = list_folder(arena, path, suffixes, out);
        else if (ends_with(path, suffixes) && !VEC_ADD(out, path))
            status = STATUS_MEMORY;
    }
    closedir(dir);
    return status;
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

Status file_list(Arena *arena, const char *path, const char *suffixes,
                 Paths *out) {
    struct stat st;
    if (stat(path, &st) != 0) return STATUS_IO;
    size_t first = out->count;
    if (!S_ISDIR(st.st_mode)) {
        char *copy = arena_copy(arena, path, strlen(path));
        return copy && VEC_ADD(out, copy) ? STATUS_OK : STATUS_MEMORY;
    }
    Status status = list_folder(arena, path, suffixes, out);
    if (out->count > first)
        qsort(out->items + first, out->count - first, sizeof *out->items,
              by_bytes);
    return status;
}
