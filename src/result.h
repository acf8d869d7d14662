/* SPDX-License-Identifier: MIT
 * Inside copydesk.c and result.c: what a caller gets. */
#ifndef RESULT_H
#define RESULT_H

#include "copydesk.h"
#include "passes/settle.h"

struct copydesk_result {
    Arena arena;
    Buf text;
    const char *lang, *encoding, *looks_like;
    copydesk_finding *findings;
    size_t finding_count;
    copydesk_edit *edits;
    size_t edit_count;
};

/* Writes down what a settled job came to: findings in their order, the edits
 * with the findings they come from, the text. Everything that was allocated
 * lies in the result, whatever comes back. STATUS_ENCODING: the character at
 * *bad of the source's text has no place in the encoding of the output. */
Status result_write(copydesk_result *result, const Settle *job,
                    const Source *source, size_t *bad);

#endif
