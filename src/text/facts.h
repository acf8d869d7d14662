/* SPDX-License-Identifier: MIT
 * What each paragraph is: headline, subhead, item of a list, row of a table,
 * furniture. */
#ifndef TEXT_FACTS_H
#define TEXT_FACTS_H

#include "text/story.h"

/* Adds to the contexts of story->paragraphs. Wants its protected spans. */
Status facts_find(Story *story);

#endif
