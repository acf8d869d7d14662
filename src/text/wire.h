/* SPDX-License-Identifier: MIT
 * The furniture of wires: what stands around the copy and is none. */
#ifndef TEXT_WIRE_H
#define TEXT_WIRE_H

#include "text/story.h"

/* The dateline that a paragraph opens with, its dash included:
 * “CAIRO, May 3 (Reuters) -”. An empty span at 0 when there is none. */
Span wire_dateline(const Story *story, Span paragraph);
/* Does a transmission start with this paragraph, “ZCZC ABC123”? */
bool wire_opens(const Story *story, Span paragraph);
/* Is the paragraph furniture? index counts paragraphs from 0, left how many
 * follow it: slugs and bylines stand near the head or the tail. */
bool wire_is_furniture(const Story *story, Span paragraph, size_t index,
                       size_t left);

#endif
