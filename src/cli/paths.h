/* SPDX-License-Identifier: MIT
 * Where files stand in relation to folders. Everything that comes out lies in
 * the arena; NULL when memory runs out. */
#ifndef CLI_PATHS_H
#define CLI_PATHS_H

#include "base/arena.h"

/* The path from the root, its folder without symbolic links; the file itself
 * need not be there. "-" stands in the working folder. */
const char *path_full(Arena *arena, const char *path);
/* The folder that holds the file, from the root. */
const char *path_folder(Arena *arena, const char *path);
/* What of path comes behind the folder; NULL when it is not below it. Both are
 * full paths; borrowed from path. */
const char *path_below(const char *folder, const char *path);
/* The way from a folder to a file, "../a/b.txt", both full paths; the path
 * itself when only the root is above both. */
const char *path_from(Arena *arena, const char *folder, const char *path);
/* A path as someone writes it in a file of that folder. */
const char *path_join(Arena *arena, const char *folder, const char *path);

#endif
