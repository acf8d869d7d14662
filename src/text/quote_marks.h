/* SPDX-License-Identifier: MIT
 * Inside text/: finding the marks of a story and telling by what stands beside
 * each whether it opens or closes. */
#ifndef TEXT_QUOTE_MARKS_H
#define TEXT_QUOTE_MARKS_H

#include "text/quotes.h"
#include "text/story.h"

/* How the story's language writes, and, where it leaves that open, how the
 * story does. */
typedef struct QuoteHabits {
    Delimiters own;
    bool both_sides; /* ” opens as well: Swedish, Finnish, right to left */
    bool low_open;   /* “ closes: German, Czech */
    bool angled;     /* « opens, and one may open each paragraph again */
    bool reversed;   /* »Ja« */
    bool one_angle;  /* »Ja», Swedish and Finnish books */
} QuoteHabits;

/* Writes the marks of the story into list, unless that is NULL, with family,
 * looks and, where the mark itself or its neighbours decide, turn; state
 * QUOTE_APOSTROPHE, QUOTE_INCHES or QUOTE_NONE where it is no quotation mark,
 * and QUOTE_UNOPENED otherwise. Returns how many. */
size_t quote_marks_find(const Story *story, Quote *list);
/* From the language and from how the marks look. */
QuoteHabits quote_habits(const Story *story, const Quote *list, size_t count);
/* Which way a double mark turns by these habits; QUOTE_NEITHER: only what is
 * open can tell. */
QuoteTurn quote_turn(const QuoteHabits *habits, const Quote *mark);

/* Settles turn, state and partner of the single marks. */
void quote_singles(const Story *story, const QuoteHabits *habits, Quote *marks,
                   size_t count);

#endif
