/* SPDX-License-Identifier: MIT
 * copydesk_fix with what a project accepts: its words and its baseline. */
#ifndef CLI_ACCEPT_H
#define CLI_ACCEPT_H

#include "cli/settings.h"

/* One text to fix. Everything is borrowed. */
typedef struct AcceptJob {
    const Settings *settings; /* its engine is not NULL */
    const char *path, *bytes;
    size_t size;
    const copydesk_source *source; /* the bytes, read */
    const char *encoding;          /* as what; NULL: what they say themselves */
    const volatile int *cancel;
    /* Not NULL: every finding is accepted and added here, to the entries of
     * its file that it may hold already. */
    Baseline *fresh;
} AcceptJob;

copydesk_status accept_fix(copydesk_result **out, const AcceptJob *job,
                           copydesk_error *error);

#endif
