/* SPDX-License-Identifier: MIT
 * Wires wrapped by hand. */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "text/story.h"

bool wrap_looks_so(const char *text, size_t len);
/* Of a text wrapped by hand, makes each line end inside a paragraph, with the
 * blanks around it, a blank of the prose (RUN_WRAP): *text, *len and *runs,
 * *count become new ones in the arena. */
Status wrap_fold(Arena *arena, const char **text, size_t *len, const Run **runs,
                 size_t *count);

#endif
