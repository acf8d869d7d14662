/* SPDX-License-Identifier: MIT
 * What both files of unit_facts need: the shipped words, and a story's facts
 * as a string. */
#ifndef TESTS_UNIT_FACTS_H
#define TESTS_UNIT_FACTS_H

#include "lexicon/furniture.h"
#include "lexicon/languages.h"
#include "text/story.h"
#include "unit/check.h"

const Furniture *shipped_furniture(void);
const Languages *shipped_languages(void);
/* A story that knows the English words; exits when memory runs out. */
Story *english(const char *source);

void dateline_spans(void);
void no_datelines(void);
void sic_spans(void);
void roles_of_stories(void);
void languages_of_stories(void);
void languages_mixed(void);
void other_scripts(void);
void wraps_are_blanks(void);
void wraps_end_early(void);
void wraps_come_back(void);
void wraps_covered(void);

#endif
