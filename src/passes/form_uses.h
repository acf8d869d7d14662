/* SPDX-License-Identifier: MIT
 * Where the forms of `consistency` rules stand in a paragraph: the map of that
 * kind, whose fold is consistency.c. */
#ifndef PASSES_FORM_USES_H
#define PASSES_FORM_USES_H

#include "passes/passes.h"

typedef enum UseSort {
    USE_PLAIN,   /* as the rule spells it */
    USE_CAPITAL, /* with the capital that starts a sentence: a use, unless the
                    story has the same word as a name */
    USE_NAME,    /* with a capital elsewhere: a name, and no use */
} UseSort;

/* One place where a form stands. */
typedef struct Use {
    const FormRef *ref;
    UseSort sort;
    Span span; /* around a subhead: the line */
    Span body; /* what a subhead says; of words: empty */
    size_t paragraph;
    const struct Use *next; /* later in the paragraph */
} Use;

/* The forms around a paragraph that is a subhead; NULL: it has none. Lies in
 * ctx->facts. */
Use *subhead_uses(PassContext *ctx, size_t paragraph);
/* Does a sentence end with this use's last stop, “in the U.S. But he”? */
bool use_ends_sentence(const PassContext *ctx, const Use *use);

#endif
