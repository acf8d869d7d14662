/* SPDX-License-Identifier: MIT
 * Which repairs go in together. */
#ifndef EDITS_RESOLVE_H
#define EDITS_RESOLVE_H

#include "edits/finding.h"

/* Merges findings with equal edits: the one with the safer fix, then the
 * higher priority, then the lower rule id speaks; the others stand in its
 * `also` and leave the list. Drops exact repeats of a finding without edits.
 * Leaves the list sorted by place. Sets findings->status when memory runs
 * out. */
void resolve_merge(Findings *findings);

/* Chooses among the findings with fix class `wanted` those whose edits can be
 * laid in together. Overlaps go to the earlier phase, then the higher
 * priority, then the earlier start, the longer, the lower rule id. Writes
 * indexes into chosen (room for findings->count), sorted by place, and
 * their number. */
Status resolve_choose(const Findings *findings, FixClass wanted, size_t len,
                      size_t *chosen, size_t *count);

#endif
