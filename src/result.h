/* SPDX-License-Identifier: MIT
 * Inside copydesk.c and result.c: what a caller gets. */
#ifndef RESULT_H
#define RESULT_H

#include "copydesk.h"
#include "passes/settle.h"

struct copydesk_result {
    Arena arena;
    Buf text;
    const char *lang;
    copydesk_finding *findings;
    size_t finding_count;
    copydesk_edit *edits;
    size_t edit_count;
};

/* Writes down what a settled job came to: findings in their order, the edits
 * with the findings they come from, the text. Everything that was allocated
 * lies in the result, whatever comes back. */
Status result_write(copydesk_result *result, const Settle *job,
                    const char *lang);

#endif
