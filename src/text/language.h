/* SPDX-License-Identifier: MIT
 * Which language a story is in, by its function words. */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "lexicon/languages.h"
#include "text/story.h"

/* The code of the language whose function words are most of those found, or
 * NULL when the story is too short or too mixed to say. */
const char *language_guess(const Languages *languages, const Story *story);

#endif
