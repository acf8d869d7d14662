/* SPDX-License-Identifier: MIT
 * Stretches that are not prose: addresses, handles, code, file names, tickers,
 * tags. Rules stay out of them unless they say otherwise. */
#ifndef TEXT_PROTECT_H
#define TEXT_PROTECT_H

#include "text/story.h"

/* Fills story->spans and the paragraphs' markup context. */
Status protect_find(Story *story);

#endif
