/* SPDX-License-Identifier: MIT
 * Inside text/: fills quotes->inside once the marks are paired. */
#ifndef TEXT_QUOTES_INSIDE_H
#define TEXT_QUOTES_INSIDE_H

#include "text/quotes.h"
#include "text/story.h"

/* False: no memory. */
bool quotes_mark_inside(const Story *story, Arena *arena, Quotes *quotes);

#endif
