/* SPDX-License-Identifier: MIT
 * Who said it: “he said”, “said the bank’s governor”. Words of attribution by
 * their shape alone, from the lists of dict/speech/ in the story's language;
 * a story without lists or language has none. “He said no more” starts like
 * one too: the caller knows whether a quotation stands beside it.
 *
 * Offsets are bytes of the prose. All are thread-safe, allocate nothing, and
 * read no further than `end`, which may lie behind the story. */
#ifndef TEXT_ATTRIBUTION_H
#define TEXT_ATTRIBUTION_H

#include "text/story.h"

/* The offset behind the attribution that starts at `at`, the first letter of a
 * word; 0 when none starts there. It ends with the verb (“Ms. Rao later
 * added”) or with who speaks, whichever comes later; what follows (“on
 * Monday”, “told reporters”) is not in it. Reads PHRASE_MOST words. */
size_t attribution_at(const Story *story, size_t at, size_t end);
/* Is [start, end), a sentence with or without its stop, an attribution and at
 * most a dozen words more, without a quotation mark: “She said on Monday.”
 * What was said (“He said that it was closed.”, “He said he left.”) is none;
 * where no such word tells (“He said no more.”) it is taken for one. */
bool attribution_ends(const Story *story, size_t start, size_t end);
/* Where [start, end) closes with one (“We go, he said.”, “We go, she added on
 * Monday.”): the offset behind the comma before it; 0 when it does not. */
size_t attribution_tail(const Story *story, size_t start, size_t end);
/* The offset behind the first capital pronoun in [start, end) that follows a
 * conjunction, where no sentence starts: behind “He” in “it was necessary and
 * He said”. start is where a word may start. 0 when there is none. */
size_t attribution_restart(const Story *story, size_t start, size_t end);
/* Does an apostrophe before `at` stand for lost letters: is the word there one
 * like “em”, “til”, or two digits and no third (“90s”, “68”)? */
bool attribution_is_elision(const Story *story, size_t at, size_t end);

#endif
