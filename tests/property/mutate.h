/* SPDX-License-Identifier: MIT
 * Random edits of news copy, the same for the same seed on every machine. */
#ifndef PROPERTY_MUTATE_H
#define PROPERTY_MUTATE_H

#include "property/text.h"
#include <stdint.h>

/* A number below `below` (at least 1); *seed moves on. */
size_t random_below(uint64_t *seed, size_t below);
/* Some lines of `from`, one to eight, into out. */
void mutate_window(Text *out, const Text *from, uint64_t *seed);
/* One edit: bytes, words or lines deleted, doubled or swapped, or a mark, a
 * quotation mark, an entity, a line end, bad bytes put in. */
void mutate_once(Text *text, uint64_t *seed);

#endif
