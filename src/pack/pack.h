/* SPDX-License-Identifier: MIT
 * The rules and dictionaries that are built into the library: the files of
 * rules/ and dict/, byte for byte, so that the binary works from anywhere. */
#ifndef PACK_PACK_H
#define PACK_PACK_H

#include <stddef.h>

typedef struct PackFile {
    const char *path; /* from the source tree's root: "rules/core/…/x.yml" */
    const unsigned char *bytes;
    size_t len;
} PackFile;

/* Sorted by path, in bytes. Never freed. */
extern const PackFile pack_files[];
extern const size_t pack_file_count;

#endif
