/* SPDX-License-Identifier: MIT */
#ifndef TEXT_ROLE_H
#define TEXT_ROLE_H

#include "text/story.h"

/* The role of a story whose paragraphs have their contexts; in doubt news. */
StoryRole role_of(const Story *story);

#endif
