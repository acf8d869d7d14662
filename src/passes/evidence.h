/* SPDX-License-Identifier: MIT
 * Inside passes/: the few words beside a mark by which an editor finds it. */
#ifndef PASSES_EVIDENCE_H
#define PASSES_EVIDENCE_H

#include "text/story.h"

/* The offset, in bytes of prose, behind the words that follow `at`, and before
 * those that end there; `at` itself where none stand close by. They look no
 * further than `end` and `start`. */
size_t evidence_behind(const Story *story, size_t at, size_t end);
size_t evidence_before(const Story *story, size_t at, size_t start);

#endif
