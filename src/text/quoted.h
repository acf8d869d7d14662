/* SPDX-License-Identifier: MIT
 * Whether a place is within quotation marks, as far as one paragraph tells.
 * In doubt it says yes: what asks is about to change words. */
#ifndef TEXT_QUOTED_H
#define TEXT_QUOTED_H

#include "text/story.h"

bool quoted_at(const Story *story, Span paragraph, size_t at);

#endif
