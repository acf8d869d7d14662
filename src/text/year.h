/* SPDX-License-Identifier: MIT */
#ifndef TEXT_YEAR_H
#define TEXT_YEAR_H

#include "text/story.h"

/* The year of the first date in a dateline or another line of furniture
 * (“BAGHDAD, May 3, 2019 (Reuters) -”); 0: none has one. Wants the story’s
 * contexts. */
int year_of(const Story *story);

#endif
