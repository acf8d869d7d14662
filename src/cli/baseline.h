/* SPDX-License-Identifier: MIT
 * Findings that someone accepted. Wire copy has no comments to say so in, and
 * offsets move; so an entry is the file, the rule, the evidence, and what
 * words stand around it, with how often that is.
 *
 * The file is TSV, sorted by bytes: path, rule, evidence, context, count. Paths
 * are relative to the folder of the baseline, wherever copydesk runs. */
#ifndef CLI_BASELINE_H
#define CLI_BASELINE_H

#include "base/arena.h"
#include "cli/context.h"
#include "copydesk.h"
#include <stdbool.h>

typedef struct Entry {
    const char *path, *rule, *text; /* in the arena of the baseline */
    size_t len;                     /* of text, which may hold anything */
    Surroundings around;
    size_t count;
} Entry;

typedef struct Baseline {
    const char *file; /* borrowed */
    Arena arena;
    Entry *items; /* owned; of count 0 when they are gone */
    size_t count, cap;
    size_t read; /* how many were in the file; these are sorted */
} Baseline;

/* Reads a baseline, its faults told on stderr: false. A file that is not
 * there is an empty one where may_lack says so, and a fault elsewhere. */
bool baseline_read(Baseline *out, const char *file, bool may_lack);
void baseline_free(Baseline *baseline);
/* How a baseline calls a file; in the arena. NULL when memory runs out. */
const char *baseline_path(const char *file, Arena *arena, const char *path);
/* By path, rule, evidence and context: as a use of it wants it. */
void baseline_sort(Baseline *baseline);
/* The first of the entries of a file, *end behind the last of them, among the
 * first `count`, which are sorted by path. */
size_t baseline_find(const Baseline *baseline, size_t count, const char *path,
                     size_t *end);
/* Accepts one more finding of a text. False: memory. */
bool baseline_add(Baseline *baseline, const char *path, const char *text,
                  size_t len, const copydesk_finding *finding);
/* Puts the entries of `fresh` in place of those for path. False: memory. */
bool baseline_take(Baseline *baseline, const char *path, const Baseline *fresh);
/* Adds the entries for path of another baseline. False: memory. */
bool baseline_copy(Baseline *out, const Baseline *from, const char *path);
/* Writes the file, whole or not at all; false with a message. */
bool baseline_write(const Baseline *baseline, char *message, size_t size);

/* A baseline at work on one text. */
typedef struct BaselineUse {
    const Baseline *baseline;
    const char *text;
    size_t len;
    size_t first, end; /* its entries of this file */
    size_t *left;      /* by entry, from first: how many may still come */
    size_t *loose;     /* of these, with words of one side changed */
    struct {
        struct Spot *items;
        size_t count, cap;
    } spots; /* what was accepted */
    bool failed;
} BaselineUse;

bool baseline_begin(BaselineUse *use, const Baseline *baseline,
                    const char *path, const char *text, size_t len);
bool baseline_accepts(BaselineUse *use, const copydesk_candidate *candidate);
void baseline_end(BaselineUse *use);

#endif
