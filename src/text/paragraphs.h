/* SPDX-License-Identifier: MIT
 * Where a story's paragraphs are. */
#ifndef TEXT_PARAGRAPHS_H
#define TEXT_PARAGRAPHS_H

#include "text/story.h"

/* Fills story->paragraphs; empty and blank lines are none. */
Status paragraphs_find(Story *story);

#endif
