/* SPDX-License-Identifier: MIT
 * Reading the files that an engine is made of, and folders of them. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/status.h"

/* Appends the whole file. STATUS_IO leaves errno set; STATUS_LIMIT when it is
 * longer than `most` bytes. */
Status file_read(const char *path, size_t most, Buf *out);

typedef struct Paths {
    const char **items; /* owned array, strings in the arena */
    size_t count, cap;
} Paths;

/* The path itself, or, for a folder, every file below it whose name ends in
 * one of the suffixes (“.tsv .names”), sorted by bytes. STATUS_IO leaves errno
 * set. */
Status file_list(Arena *arena, const char *path, const char *suffixes,
                 Paths *out);

#endif
