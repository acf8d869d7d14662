/* SPDX-License-Identifier: MIT
 * Inside kind `name`: runs of capital words, and stretches of them that may be
 * a name. */
#ifndef PASSES_NAME_RUNS_H
#define PASSES_NAME_RUNS_H

#include "passes/name.h"
#include "text/phrase.h"

#define FORM_WORDS 6 /* as they are written, titles and “al-” with them */

/* Words of a name side by side, [first, last) of a phrase: “Prime Minister
 * Mohammed bin Salman”. */
typedef struct NameRun {
    const Phrase *phrase;
    size_t first, last;
} NameRun;

/* Looks at a run from the word `at` on; returns how many words it took, 1 at
 * least. user is what name_runs was given. */
typedef size_t NameLook(PassContext *ctx, const Rule *rule, size_t paragraph,
                        const NameRun *run, size_t at, void *user);

/* Has `look` go through each run of a paragraph that has so many words. */
void name_runs(PassContext *ctx, const Rule *rule, size_t paragraph,
               size_t least, NameLook *look, void *user);
/* `count` words from `from` on, a genitive’s ’s left out. */
Span name_stretch(const NameRun *run, size_t from, size_t count);
/* Does nobody’s name go on to the left: “President”, “The”, “U.S.”? */
bool name_starts(const PassContext *ctx, const NameRun *run, size_t at);
/* Titles are no part of a name, “Dr Rowan”: their keys are empty. */
bool name_has_key(const PassContext *ctx, const NameRun *run, size_t at);
/* How many words from the index on are none of a name, though they may have a
 * capital: a title, “The”, “Yesterday”; 0: this one may be of a name. */
size_t name_no_name(const Phrase *p, size_t i);

#endif
