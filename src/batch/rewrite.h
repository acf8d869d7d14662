/* SPDX-License-Identifier: MIT
 * Putting new text in a file's place, whole or not at all. */
#ifndef BATCH_REWRITE_H
#define BATCH_REWRITE_H

#include <stdbool.h>
#include <stddef.h>

/* Writes a file beside the old one, with its mode and, where allowed, its
 * owner, forces it to the disk, and renames it into place; a symbolic link is
 * followed, a file one may not write is refused. At any moment, a crash
 * included, path holds the old text or the new. False: nothing changed, and
 * message (size bytes) says why. */
bool rewrite_file(const char *path, const char *bytes, size_t len,
                  char *message, size_t size);

/* The same for a file of our own, which may not be there yet. */
bool write_file(const char *path, const char *bytes, size_t len, char *message,
                size_t size);

#endif
