/* SPDX-License-Identifier: MIT
 * Wires wrapped by hand. */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "text/story.h"

/* In a story wrapped by hand, makes each line end inside a paragraph, with the
 * blanks around it, a blank of the prose (RUN_WRAP): *text, *len and *runs,
 * *count become new ones in the arena. Any other story stays as it is. */
Status wrap_fold(Arena *arena, const char **text, size_t *len, const Run **runs,
                 size_t *count);

#endif
